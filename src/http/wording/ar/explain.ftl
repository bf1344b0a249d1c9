# لماذا تاريخ بدء النفاذ هو ما هو. وتأتي التواريخ والأعداد مكتوبة.

explain-title = { $treaty }: لماذا هذا التاريخ
explain-answer = { $stage ->
    [in_force] استوفيت شروط بدء النفاذ في { $reached }، والمعاهدة نافذة منذ { $date }.
    [threshold_reached] استوفيت شروط بدء النفاذ في { $reached }، وسيبدأ نفاذ المعاهدة في { $date }.
   *[pending] لم تستوف شروط بدء النفاذ، ولذلك لا يوجد تاريخ بعد.
}
explain-threshold = العدد اللازم
explain-counted = العدد المحتسب
explain-reached = تاريخ استيفاء الشروط
explain-in-force = بدء النفاذ
explain-missing = ما ينقص
explain-nothing-missing = لا ينقص أي صك.
explain-missing-instruments = { PLURAL($missing) ->
    [zero] لا ينقص أي صك
    [one] صك واحد آخر
    [two] صكان آخران
    [few] { $missing } صكوك أخرى
    [many] { $missing } صكا آخر
   *[other] { $missing } صك آخر
}
explain-missing-conditions = { PLURAL($missing) ->
    [zero] لا ينقص أي شرط آخر
    [one] شرط واحد آخر
    [two] شرطان آخران
    [few] { $missing } شروط أخرى
    [many] { $missing } شرطا آخر
   *[other] { $missing } شرط آخر
}
explain-waits-for-parent = بدء نفاذ المعاهدة التي تكملها هذه المعاهدة (‏⁦{ $parent }⁩)، وهو غير معروف
explain-conditions = شروط أخرى
explain-met = { $met ->
    [yes] مستوفى
   *[no] غير مستوفى
}
explain-condition-state = الحالة
explain-measure = الحصة من
explain-at-least = الحد الأدنى
explain-present = حصة الجهات المحتسبة
explain-percent = { $number } في المائة
explain-named = عدد من سمتهم المعاهدة
explain-named-missing = من لا يزال ناقصا
explain-clauses = ما تقوله المعاهدة
explain-clause-entry = بدء النفاذ
explain-clause-later = لمن يوافق لاحقا
explain-article = المادة { $article }
explain-no-words = نص هذا الحكم غير وارد في هذا السجل.
explain-verified = { $verified ->
    [yes] قُرئ هذا الحكم في المصدر المذكور هنا.
    [no] لم يقابل هذا الحكم بالنسخة المصدقة طبق الأصل.
   *[unstated] لم يذكر هل قوبل هذا الحكم بالنسخة المصدقة طبق الأصل.
}
explain-rule = الحكم نفسه في صورة قاعدة
explain-kinds = الصكوك المحتسبة
explain-reio-term = صكوك المنظمات
explain-reio = { $reio ->
    [not_additional] لا تعد إضافة إلى صكوك دولها الأعضاء
    [not_counted] لا تحتسب
    [counted] تحتسب
   *[not_applicable] لا توجد: لا يمكن للمنظمات أن تشارك
}
explain-days = { PLURAL($n) ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يوما
   *[other] { $n } يوم
}
explain-months = { PLURAL($n) ->
    [zero] { $n } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $n } أشهر
    [many] { $n } شهرا
   *[other] { $n } شهر
}
explain-period = من يوم استيفاء آخر شرط
explain-later-period = للصكوك اللاحقة، من يوم الإيداع
explain-delay = { $delay ->
    [nth_day_after] بعد { explain-days }، على أن يكون ذلك اليوم هو اليوم صفر
    [months_after] بعد { explain-months } تقويميا، دون تجاوز نهاية الشهر
    [on_deposit] لا مهلة: في ذلك اليوم نفسه
    [first_of_month_after_nth_day] إلى أول يوم من الشهر الذي يلي انقضاء { explain-days }
    [first_of_nth_month_after_month] إلى أول يوم من الشهر بعد { explain-months }
   *[first_of_month_after_months] إلى أول يوم من الشهر الذي يلي انقضاء { explain-months }
}
explain-fixed-date = إذا استوفيت الشروط قبل ذلك، في
explain-not-before = ليس قبل
explain-not-before-parent = ليس قبل بدء نفاذ
explain-arithmetic = كيف يحسب التاريخ
explain-no-date = لا يوجد تاريخ بعد
explain-step = { $step ->
    [day_of_deposit] يوم الإيداع
    [last_condition_met] اليوم الذي استوفي فيه آخر شرط
    [plus_days] بعد { explain-days }
    [plus_months] بعد { explain-months } تقويميا، دون تجاوز نهاية الشهر
    [date_of_deposit] تاريخ الإيداع نفسه
    [first_of_next_month] أول يوم من الشهر التالي
    [first_of_nth_month] أول يوم من الشهر بعد { explain-months }
    [fixed_date] التاريخ الذي يحدده الحكم، لأن الشروط استوفيت قبله
    [not_before_date] ليس قبل التاريخ الذي يحدده الحكم
    [not_before_parent] ليس قبل بدء نفاذ المعاهدة التي تكملها هذه المعاهدة (‏⁦{ $parent }⁩)
    [not_before_entry_into_force] ليس قبل بدء النفاذ
    [common_date] التاريخ المشترك، لأن الصك أودع في الموعد
    [date_of_succession] تاريخ خلافة الدول، وهو لاحق لبدء النفاذ
   *[deposit_or_entry_into_force] يوم الإيداع، أو بدء النفاذ إن كان لاحقا
}
explain-basis = { $basis ->
    [entry_into_force] التاريخ المشترك، لأن الصك أودع في الموعد
    [own_delay] مهلته الخاصة محسوبة من يوم إيداعه
    [entry_into_force_floor] التاريخ المشترك، لأن مهلته الخاصة تنتهي قبله
    [succession_date] تاريخ خلافة الدول
   *[succession_deposit] يوم الإشعار بالخلافة، أو بدء النفاذ إن كان لاحقا
}
explain-example = مثال
explain-example-note = هذه محاكاة وليست توقعا: لو استوفي آخر شرط في { $date }، وهو تاريخ هذه الصفحة، لبدأ نفاذ المعاهدة على النحو التالي.
explain-asserted-beside = ما يذكره الوديع إلى جانب ما يحسب
explain-asserted = ما ذكره الوديع
explain-computed = المحسوب من السجل
explain-compared = المقارنة
explain-difference = { $order ->
    [same] التاريخان واحد
    [later] { PLURAL($days) ->
        [zero] التاريخ المذكور لاحق بعدد أيام قدره { $days }
        [one] التاريخ المذكور لاحق بيوم واحد
        [two] التاريخ المذكور لاحق بيومين
        [few] التاريخ المذكور لاحق بما قدره { $days } أيام
        [many] التاريخ المذكور لاحق بما قدره { $days } يوما
       *[other] التاريخ المذكور لاحق بما قدره { $days } يوم
    }
   *[earlier] { PLURAL($days) ->
        [zero] التاريخ المذكور سابق بعدد أيام قدره { $days }
        [one] التاريخ المذكور سابق بيوم واحد
        [two] التاريخ المذكور سابق بيومين
        [few] التاريخ المذكور سابق بما قدره { $days } أيام
        [many] التاريخ المذكور سابق بما قدره { $days } يوما
       *[other] التاريخ المذكور سابق بما قدره { $days } يوم
    }
}
explain-decision = القرار
explain-findings = ما ينبغي للقارئ أن يعرفه
explain-finding = ملاحظة
explain-if-stay-met = إذا بقيت الشروط التي استوفيت مستوفاة
explain-if-never-deposited = إذا عد الصك المسحوب كأنه لم يودع قط
explain-readings = قراءتان للسحب
explain-stated = هذه هي القراءة التي يأخذ بها السجل.
explain-reached-by = استوفيت بصكوك
explain-corrections = تصحيحات غيرت التاريخ
explain-corrected = التصحيح
explain-correction = القيد { $entry } يصحح القيد { $corrected }
explain-before = المحسوب قبله
explain-after = المحسوب بعده
explain-instruments = جميع الصكوك
explain-no-instruments = لم يودع أي صك حتى هذا التاريخ.
explain-ties = بحسب تاريخ الإيداع. والصكوك المودعة في يوم واحد لا ترتيب بينها، وتشترك في مدى من الأرقام.
explain-number = الرقم
explain-kind = النوع
explain-remarks = ملاحظات
explain-ordinal = { $shared ->
    [yes] { $first }–{ $last }
   *[no] { $first }
}
explain-met-here = استوفيت الشروط في هذا اليوم.
explain-not-counted = لا يحتسب: { $reason }
explain-ended = تاريخ الانتهاء: { $date }
explain-further = أعداد أخرى ذات شأن
explain-purpose = ما يتوقف عليه
explain-what-counts = ما يحتسب
explain-further-counts = { $counts ->
    [states_parties] الدول التي تكون المعاهدة نافذة بالنسبة إليها
    [parties] كل من تكون المعاهدة نافذة بالنسبة إليه
   *[contracting_states_and_parties] كل من عبر عن موافقته على الالتزام
}
explain-will-be-reached = سيبلغ العدد في
explain-policies = حيث يسكت القانون
explain-policies-note = حيث لا يحسم أي مصدر مسألة ما، يعلن السجل ما يفعله. ويجوز لقرار من الوديع أن يعلن غير ذلك.
explain-by-default = بحسب الأصل
explain-by-decision = بقرار مؤرخ { $date }، القيد { $entry }
explain-policy = { $policy ->
    [withdrawal_after_threshold] هل يبطل الشروط صك يسحب بعد استيفائها وقبل بدء النفاذ؟
    [reio_accession_before_entry_into_force] هل يجوز لمنظمة أن تنضم قبل نفاذ المعاهدة بالنسبة إلى دولة عضو؟
    [predecessor_and_successor] هل يظل صك دولة لم تعد قائمة محتسبا إلى جانب صكوك أخلافها؟
    [eligibility] من يجوز له المشاركة في معاهدة مفتوحة لجميع الدول؟
    [operative_date_of_deposit] أي يوم هو تاريخ إيداع صك يصل بشكل إلكتروني أولا ثم على الورق؟
    [wrongly_dated_deposit] ما مصير التاريخ المحسوب إذا تبين أن تاريخ إيداع ما خاطئ؟
    [asserted_entry_into_force] ما مصير تاريخ لبدء النفاذ يذكره الوديع؟
   *[reio_ceases_with_members] متى تنتهي ملزمية المعاهدة لمنظمة بسبب نقض دولها الأعضاء؟
}
explain-policy-value = { $value ->
    [conditions_stay_met] الشروط التي استوفيت تبقى مستوفاة.
    [as_never_deposited] يعامل الصك المسحوب كأنه لم يودع قط.
    [strict] لا: يجب أن تكون المعاهدة نافذة في ذلك اليوم بالنسبة إلى دولة عضو.
    [with_override_reason] لا، إلا إذا قبل الوديع الصك وبين السبب.
    [both] نعم، يحتسب كل صك من يوم إيداعه.
    [count_once_for_continuing_or_notifying_state] فقط إلى أن يحتسب صك آخر محله.
    [list_and_decisions] الدول المدرجة في قائمة السجل، والمنظمات حيث تقبلها المعاهدة، وللقرار أن يخالف القائمة.
    [paper] يوم استلام الورق.
    [first_receipt] يوم الاستلام الأول بأي شكل كان.
    [correction_recomputes] يزيل التصحيح التاريخ الخاطئ من الأصل، ويعاد حساب كل شيء.
    [beside_computed] يعرض إلى جانب التاريخ المحسوب ولا يحل محله أبدا.
    [all_that_were_party] عندما تنقض المعاهدة كل دولها الأعضاء التي كانت ملزمة بها.
   *[every_member_literally] عندما تنقض المعاهدة كل دولة عضو، فلا يحدث ذلك أبدا ما دامت بينها دولة لم تكن ملزمة بها.
}
