# صفحة جهة واحدة في علاقتها بمعاهدة. وتأتي التواريخ والأعداد مكتوبة.

participant-standing = وضع هذه الجهة
participant-kind = النوع
participant-group = المجموعة الإقليمية
participant-name-then = الاسم في ذلك التاريخ
participant-signed = تاريخ التوقيع
participant-signature-withdrawn = أعلنت عدم اعتزامها أن تصبح طرفا
participant-instrument = صك الموافقة على الالتزام
participant-deposited = تاريخ الإيداع
participant-counted = يحتسب لبدء النفاذ
participant-counts = { $counts ->
    [yes] نعم
   *[no] لا
}
participant-effect = بدء النفاذ بالنسبة إليها
participant-no-effect = { $known ->
    [yes] لا يبدأ: ينتهي الصك قبل ذلك اليوم.
   *[no] غير معروف: لا يعرف بعد تاريخ بدء نفاذ المعاهدة.
}
participant-basis = سبب هذا اليوم
participant-leaves = تنتهي مشاركتها في
participant-provisional = تطبق المعاهدة تطبيقا مؤقتا منذ
participant-last-day = آخر يوم للدولة
participant-note = ملاحظة
participant-acts = ما قامت به
participant-acts-none = لم يسجل شيء حتى هذا التاريخ.
participant-entry = القيد { $entry } من السجل
participant-corrected = صحح القيد { $entry } من السجل هذا البيان، فلم يعد قائما.
participant-corrects = هذا البيان يحل محل القيد { $entry } من السجل.
participant-correction-kind = أساس التصحيح
participant-correction = { $kind ->
    [proces_verbal] تصحيح بمحضر من الوديع
   *[clerical] خطأ كتابي في هذا السجل
}
participant-reason = السبب
participant-now-says = يقول السجل الآن
participant-nothing-done = إنه لم يتخذ أي إجراء
participant-place = المكان
participant-signatory = الموقع
participant-in-capacity = بصفته
participant-capacity = { $capacity ->
    [head_of_state] رئيس الدولة
    [head_of_government] رئيس الحكومة
    [minister_for_foreign_affairs] وزير الخارجية
    [head_of_mission] رئيس بعثة دبلوماسية أو ممثلا دائما
   *[other] صفة أخرى
}
participant-full-powers = وثيقة التفويض
participant-full-powers-shown = { $produced ->
    [yes] أبرزت
   *[no] لم تبرز
}
participant-title-received = عنوان الصك كما ورد
participant-dated = التاريخ المدون على الصك
participant-received-electronically = تاريخ الاستلام بالشكل الإلكتروني
participant-received = تاريخ استلام الأصل
participant-notified = تاريخ إشعار الوديع
participant-notification = إشعار الوديع
participant-registered = تاريخ التسجيل بموجب المادة 102 من الميثاق
participant-succession = تاريخ خلافة الدول
participant-succeeded = الدولة السلف
participant-override = سبب قبول الوديع
participant-source = المصدر
participant-number = الرقم بين الصكوك المحتسبة
participant-not-counted = سبب عدم الاحتساب
participant-ended = تاريخ الانتهاء
participant-denunciation-effect = تاريخ نفاذ النقض
participant-with-statements = { PLURAL($statements) ->
    [zero] لم يرافقه أي بيان
    [one] رافقه بيان واحد
    [two] رافقه بيانان
    [few] رافقته { $statements } بيانات
    [many] رافقه { $statements } بيانا
   *[other] رافقه { $statements } بيان
}
participant-statements = الإعلانات والتحفظات
participant-statements-own = صدرت عن هذه الجهة
participant-no-text = النص غير وارد في هذا السجل.
participant-concerns = بشأن بيان
participant-designates = تعيين
participant-designated = { $what ->
    [central_authority] السلطة المركزية للمساعدة القانونية المتبادلة
    [point_of_contact_24_7] جهة اتصال متاحة على مدار الساعة طوال أيام الأسبوع
    [extradition_authority] السلطة المختصة بتسليم المطلوبين
    [extradition_basis] الأساس القانوني لتسليم المطلوبين
    [languages] اللغات المقبولة للطلبات
    [preventive_authority] السلطة المختصة بتدابير المنع
   *[legislation] القوانين التي تضع المعاهدة موضع التنفيذ
}
participant-territories = الأقاليم
participant-extent = النطاق
participant-precludes = يعارض صاحبه بدء نفاذ المعاهدة بين الاثنين.
participant-made-with = صدر مع
participant-date = التاريخ
participant-fate = ما آل إليه
participant-since = منذ
participant-grounded = على أي أساس
participant-ground = { $ground ->
    [treaty] تجيزه المعاهدة صراحة
    [express_acceptance] قبل صراحة
   *[tacit_acceptance] لم يعترض أحد في الموعد
}
participant-objections-until = يجوز الاعتراض حتى
participant-confirmed-by = تم تأكيده
participant-objections = الاعتراضات القائمة
participant-raised = قدم في الموعد
participant-in-time = { $intime ->
    [yes] نعم
   *[no] لا
}
participant-about = ما قالته جهات أخرى عن بياناتها
participant-pending = ما لم تبلغ به الوديع بعد
participant-pending-note = لا شيء من هذا يمنع إيداعا أو يغير تاريخا أو عددا.
participant-to-tell = ما بقي الإبلاغ به
participant-competence = إعلان نطاق اختصاصها
participant-in-english = بالإنكليزية
participant-article = المادة
participant-clause = الحكم
participant-due-since = مستحق منذ
participant-steps = ما يمكنها أن تفعله
participant-steps-note = حتى { $date }، إذا لم يحدث شيء آخر. ويعرض كل إجراء على القواعد التي يسجل بها هذا السجل.
participant-not-eligible = لا يمكنها أن تشارك في هذه المعاهدة.
participant-period = { $until ->
    [open] ممكن اعتبارا من { $from } دون نهاية محددة.
    [today] ممكن في { $from } وليس بعده.
   *[until] ممكن من { $from } إلى { $last }، بما في ذلك هذان اليومان.
}
participant-then = بعد ذلك
participant-grounds = يستند إلى
participant-would-be = سيكون رقمه
participant-would-not-count = سبب عدم احتسابه
participant-then-counted = عدد الصكوك التي ستحتسب عندئذ
participant-would-count = { $counted }
participant-conditions = شروط بدء النفاذ
participant-reaches = تستوفى بهذا الصك.
participant-treaty-in-force = تاريخ بدء نفاذ المعاهدة عندئذ
participant-last-common = آخر يوم للإيداع للاستفادة من التاريخ المشترك
participant-no-date = لن ينتج عن ذلك تاريخ بعد
participant-own-date = التاريخ الخاص بهذه الجهة
participant-formalities = ما يلزم من حيث الشكل
participant-formalities-note = لا يتحقق هذا السجل من أي من ذلك، فالوديع هو الذي ينظر في الأوراق.
participant-recalled = لم يقابل بمصدره
participant-form = { $rule ->
    [full_powers_to_sign] يحتاج الموقع إلى وثيقة تفويض، ما لم يكن رئيس الدولة أو رئيس الحكومة أو وزير الخارجية.
    [head_of_mission_needs_full_powers] يجوز لرؤساء البعثات الدبلوماسية والممثلين الدائمين اعتماد نص بحكم وظائفهم، أما للتوقيع فيحتاجون إلى وثيقة تفويض.
    [organization_full_powers] يبرز من يوقع باسم منظمة وثيقة تفويض، ما لم يكن واضحا أن قواعد المنظمة لا تقتضيها.
    [content_of_full_powers] تسمي وثيقة التفويض المعاهدة والشخص الذي سيوقعها، ويوقعها رئيس الدولة أو رئيس الحكومة أو وزير الخارجية، أو من يتولى ذلك المنصب بالنيابة. وتوقعها بالنسبة إلى منظمة السلطة التي تعينها قواعدها.
    [full_powers_shown_before] تعرض وثيقة التفويض على الوديع قبل موعد التوقيع.
    [instrument_names_treaty] يذكر الصك عنوان المعاهدة وتاريخ عقدها ومكانه.
    [instrument_expresses_consent] يعبر الصك دون لبس عن الموافقة على الالتزام بالمعاهدة وعن التعهد بتنفيذها.
    [instrument_unconditional] ينفذ الصك فورا، وما علق منه على شرط أو على تاريخ لاحق خاص به لا يعد إيداعا إلى أن يزول ذلك.
    [instrument_dated] يذكر الصك مكان إصداره وتاريخه.
    [instrument_signed] يوقع الصك، مع ذكر صفة الموقع، رئيس الدولة أو رئيس الحكومة أو وزير الخارجية، أو شخص يحمل وثيقة تفويض بذلك.
    [organization_instrument_signed] توقع الصك، مع ذكر صفة الموقع، السلطة التي يجوز لها إلزام المنظمة وفقا لقواعدها، أو شخص يحمل وثيقة تفويض بذلك.
    [original_deposited] يودع الأصل لدى الوديع، وتاريخ الإيداع هو يوم استلامه حسب الأصول في المقر بنيويورك.
    [deposit_without_full_powers] لا يحتاج من يسلم الصك إلى وثيقة تفويض.
    [competence_declared] يعلن صك المنظمة نطاق اختصاصها في المسائل التي تنظمها المعاهدة.
    [succession_in_writing] تبلغ الخلافة إلى الوديع كتابة، بتوقيع رئيس الدولة أو رئيس الحكومة أو وزير الخارجية، أو بتوقيع ممثل قد تطلب منه وثيقة تفويض.
    [provisional_application_notified] يبلغ التطبيق المؤقت إلى الوديع، حيثما تنص عليه المعاهدة أو اتفق عليه بطريقة أخرى.
    [intention_made_clear] توضح رسالة إلى الوديع نية عدم أن تصبح الجهة طرفا.
    [notice_in_writing] يكون الإخطار الموجه إلى الوديع كتابيا، ويحسب من يوم استلام الوديع له.
    [notice_signed] إذا لم يوقع الإخطار رئيس الدولة أو رئيس الحكومة أو وزير الخارجية جاز طلب وثيقة تفويض.
    [reservation_in_writing] يصاغ التحفظ كتابة، مع التوقيع أو في الصك أو معه.
   *[reservation_confirmed] يؤكد التحفظ الذي أبدي عند التوقيع تأكيدا رسميا عند التعبير عن الموافقة على الالتزام، ويعد قد أبدي في ذلك اليوم.
}
participant-reservations = التحفظات التي تجيزها المعاهدة صراحة عندئذ:
participant-notifications = ما تطلب المعاهدة الإبلاغ به عندئذ
participant-members-first = ما تنتظره المنظمة
participant-member-condition = { $condition ->
    [member_has_signed] وقعت دولة عضو
    [member_has_consented] أودعت دولة عضو صكها
   *[member_is_party] المعاهدة نافذة بالنسبة إلى دولة عضو
}
participant-members-meet = { PLURAL($met) ->
    [zero] لا تستوفي هذا الشرط أي دولة عضو. وهو مقرر لما يلي: { $kinds }
    [one] تستوفي هذا الشرط دولة عضو واحدة. وهو مقرر لما يلي: { $kinds }
    [two] تستوفي هذا الشرط دولتان عضوان. وهو مقرر لما يلي: { $kinds }
    [few] تستوفي هذا الشرط { $met } دول أعضاء. وهو مقرر لما يلي: { $kinds }
    [many] تستوفي هذا الشرط { $met } دولة عضوا. وهو مقرر لما يلي: { $kinds }
   *[other] تستوفي هذا الشرط { $met } دولة عضو. وهو مقرر لما يلي: { $kinds }
}
participant-undated = ما تطلب المعاهدة الإبلاغ به دون تحديد يوم
participant-not-possible = ما ليس ممكنا
participant-possible-from = ممكن اعتبارا من
participant-instead = الممكن بدلا منه
participant-obstacle = { $code ->
    [not_eligible] لا يمكنها أن تشارك في هذه المعاهدة.
    [kind_not_admitted] لا تنص المعاهدة على هذا النوع من الإجراءات.
    [before_opening] لم يفتح باب التوقيع على المعاهدة بعد.
    [signature_closed] باب التوقيع على المعاهدة غير مفتوح.
    [wrong_place_of_signature] باب التوقيع على المعاهدة مفتوح في مكان آخر.
    [already_signed] توقيعها قائم بالفعل.
    [already_bound] صكها مودع بالفعل.
    [signature_required] لا يقوم بذلك إلا موقع، وهي لم توقع.
    [before_own_signature] لم توقع إلا بعد ذلك.
    [accession_by_signatory] الموقع لا ينضم، بل تتخذ موافقته شكلا آخر.
    [accession_not_open] لم يفتح باب الانضمام إلى المعاهدة بعد.
    [no_member_has_signed] لم توقع أي دولة عضو.
    [no_member_has_consented] لم تودع أي دولة عضو صكا.
    [no_member_is_party] المعاهدة غير نافذة بالنسبة إلى أي دولة عضو.
    [parent_required] هي غير ملزمة بالمعاهدة التي تكملها هذه المعاهدة.
    [nothing_to_withdraw] لا يوجد ما يمكنها سحبه.
    [in_force_for_participant] المعاهدة نافذة بالنسبة إليها، فلا يمكنها إلا نقضها.
    [not_in_force_for_participant] المعاهدة غير نافذة بالنسبة إليها.
    [full_powers_required] تلزم وثيقة تفويض.
    [predecessor_not_bound] لا يوجد ما يمكنها أن تخلف فيه.
    [contradicts_later_action] يحول دون ذلك إجراء لاحق في السجل.
   *[rule] تحول دون ذلك قاعدة من قواعد السجل.
}
participant-relations = الأسلاف والأخلاف والأعضاء
participant-predecessors = الدول السلف
participant-successors = الدول الخلف
participant-member-of = عضو في
participant-members = الدول الأعضاء
participant-certificate = شهادة
participant-feed = موجز الأخبار
participant-steps-data = ما يمكنها أن تفعله، بيانات
