# The status line in Arabic. None, one and two are words, as the language has it; every other number is written in digits.
# No Latin letter stands outside an isolate, and every number has an Arabic letter before it, so that the order is right.

states = { PLURAL($states) ->
    [one] دولة واحدة
    [two] دولتان
    [few] { $states } دول
    [many] { $states } دولة
   *[other] { $states } دولة
}
regional = { PLURAL($regional) ->
    [one] منظمة إقليمية واحدة للتكامل الاقتصادي
    [two] منظمتان إقليميتان للتكامل الاقتصادي
    [few] { $regional } منظمات إقليمية للتكامل الاقتصادي
    [many] { $regional } منظمة إقليمية للتكامل الاقتصادي
   *[other] { $regional } منظمة إقليمية للتكامل الاقتصادي
}
organizations = { PLURAL($organizations) ->
    [one] منظمة دولية واحدة
    [two] منظمتان دوليتان
    [few] { $organizations } منظمات دولية
    [many] { $organizations } منظمة دولية
   *[other] { $organizations } منظمة دولية
}
split = { $composition ->
    [regional] { regional }
    [organizations] { organizations }
    [states-regional] { states } و{ regional }
    [states-organizations] { states } و{ organizations }
    [regional-organizations] { regional } و{ organizations }
    [all] { states } و{ regional } و{ organizations }
   *[states] { states }
}

as-it-stood = { $pinned ->
    [yes] {" "}بحالته عند القيد رقم { $entry }
   *[no] {""}
}
completeness = { $completeness ->
    [until] ، المكتمل حتى { $complete-until } فقط
    [unstated] ، الذي لا يبين مدى اكتماله
   *[complete] {""}
}
basis = { $time ->
    [projected] وفقا لإسقاط حتى { $as-of } مستمد من هذا السجل{ as-it-stood }{ completeness }،
   *[reached] حتى { $as-of }، ووفقا لهذا السجل{ as-it-stood }{ completeness }،
}
signatories = { $signatories ->
    [0] يبلغ عدد الموقعين على المعاهدة «{ $treaty }» { $signatories }
   *[other] يبلغ عدد الموقعين على المعاهدة «{ $treaty }» { $signatories } ({ $signatories-split })
}
deposited = { PLURAL($counted) ->
    [zero] ولم يودع أي صك من العدد اللازم لبدء نفاذها وهو { $threshold }
    [one] وأودع صك واحد من العدد اللازم لبدء نفاذها وهو { $threshold }
    [two] وأودع صكان من العدد اللازم لبدء نفاذها وهو { $threshold }
    [few] وأودعت { $counted } صكوك من العدد اللازم لبدء نفاذها وهو { $threshold }
    [many] وأودع { $counted } صكا من العدد اللازم لبدء نفاذها وهو { $threshold }
   *[other] وأودع { $counted } صك من العدد اللازم لبدء نفاذها وهو { $threshold }
}
deposited-further = { PLURAL($counted) ->
    [zero] ولم يودع أي صك يحتسب ضمن العدد اللازم لبدء نفاذها وهو { $threshold }
    [one] وأودع صك واحد يحتسب ضمن العدد اللازم لبدء نفاذها وهو { $threshold }
    [two] وأودع صكان يحتسبان ضمن العدد اللازم لبدء نفاذها وهو { $threshold }
    [few] وأودعت { $counted } صكوك تحتسب ضمن العدد اللازم لبدء نفاذها وهو { $threshold }
    [many] وأودع { $counted } صكا تحتسب ضمن العدد اللازم لبدء نفاذها وهو { $threshold }
   *[other] وأودع { $counted } صك تحتسب ضمن العدد اللازم لبدء نفاذها وهو { $threshold }
}
met = وأودع عدد الصكوك اللازم لبدء نفاذها، وهو { $threshold }، في موعد أقصاه { $reached-on }
parties = { $parties ->
    [0] { $parties }
   *[other] { $parties } ({ $parties-split })
}
caveat = { $caveat ->
    [unverified] ؛ ولم يقابل الحكم المتعلق ببدء نفاذها بالنسخة المصدقة طبق الأصل
    [disputed] ؛ وسحب صك بعد استيفاء شروط بدء النفاذ، ولا يحسم أي مصدر ما يترتب على ذلك
    [both] ؛ ولم يقابل الحكم المتعلق ببدء نفاذها بالنسخة المصدقة طبق الأصل، وسحب صك بعد استيفاء الشروط، ولا يحسم أي مصدر ما يترتب على ذلك
   *[none] {""}
}
asserted = { $asserted ->
    [yes] ؛ وقد ذكر الوديع تاريخا لبدء النفاذ لا يُستنتج من هذا السجل
   *[no] {""}
}

pending = { basis } { signatories }، { deposited }، ولم يبدأ نفاذ المعاهدة بعد{ caveat }{ asserted }.
pending-further = { basis } { signatories }، { deposited-further }، ويتوقف بدء نفاذها أيضا على شروط أخرى، ولم يبدأ نفاذ المعاهدة بعد{ caveat }{ asserted }.
threshold-reached = { basis } { signatories }، { met }، وسيبدأ نفاذ المعاهدة في { $in-force-on }{ caveat }{ asserted }.
in-force = { basis } { signatories }، { met }، والمعاهدة نافذة منذ { $in-force-on }، ويبلغ عدد أطرافها { parties }{ caveat }{ asserted }.
