# صفحة معاهدة.

home-instruments-note = تصديق أو قبول أو موافقة أو انضمام، مودعة
home-bar = المودع { $counted } من أصل { $threshold }
home-threshold = العتبة
home-signatories-label = الموقّعون
home-contracting-states-label = الدول والمنظمات المتعاقدة
home-parties-label = الأطراف
home-parties-none = لا أطراف قبل بدء النفاذ.
home-dates = تواريخ مهمة
home-signature-opens = فتح باب التوقيع
home-signature-closes = آخر يوم للتوقيع
home-entry-into-force = بدء النفاذ
home-no-date = لا تاريخ بعد
home-no-date-note = يتوقف التاريخ على الصكوك التي لم تودع بعد، لا غير.
home-article = المادة { $article }
home-today = اليوم
home-why = لماذا هذا التاريخ
home-unverified = لم يقابل هذا البند بالنسخة المصدّقة طبق الأصل.
home-chart = التوقيعات والصكوك عبر الزمن
home-chart-text = خطان لعدد الموقعين وعدد الصكوك المحتسبة من { $from } إلى { $until }. العتبة { $threshold }.
home-chart-instruments = الصكوك المحتسبة
home-chart-neighbours = صكوك معاهدات أخرى في اليوم نفسه بعد فتحها للتوقيع
home-chart-table = الأرقام في جدول
home-day = اليوم المعني
home-groups = حسب المجموعة الإقليمية
home-group = المجموعة الإقليمية
home-group-members = الأعضاء
home-recent = الإجراءات الأخيرة
home-recent-none = لم يسجل أي إجراء حتى هذا التاريخ.
home-participants = الدول والمنظمات
home-search = بحث
home-status = الحالة
home-every-status = كل الحالات
home-every-group = كل المجموعات
home-sort = الترتيب
home-sort-name = حسب الاسم
home-sort-signature = حسب تاريخ التوقيع
home-sort-consent = حسب تاريخ الإيداع
home-apply = عرض
home-participant = الدولة أو المنظمة
home-signature = التوقيع
home-consent = الموافقة على الالتزام
home-effect = بدء النفاذ بالنسبة إليها
home-nobody = لا نتائج.
home-as-of = في تاريخ
home-data = البيانات
home-calendar = التقويم
home-feed = التغذية
home-cite = طريقة الاستشهاد
home-updated = تغير السجل، والصفحة تعرض الحالة الجديدة.

home-of-instruments = { PLURAL($threshold) ->
    [one] من صك واحد
    [two] من صكين
    [few] من { $threshold } صكوك
    [many] من { $threshold } صكا
   *[other] من { $threshold } صك
}
home-remaining = { $remaining ->
    [0] تم بلوغ العتبة.
   *[other] { PLURAL($remaining) ->
        [one] ينقص صك واحد.
        [two] ينقص صكان.
        [few] تنقص { $remaining } صكوك.
        [many] ينقص { $remaining } صكا.
       *[other] ينقص { $remaining } صك.
    }
}
home-un-members = { PLURAL($number) ->
    [one] دولة واحدة عضو في الأمم المتحدة
    [two] دولتان عضوان في الأمم المتحدة
    [few] { $number } دول أعضاء في الأمم المتحدة
    [many] { $number } دولة عضوا في الأمم المتحدة
   *[other] { $number } دولة عضو في الأمم المتحدة
}
home-observers = { PLURAL($number) ->
    [one] دولة مراقبة واحدة
    [two] دولتان مراقبتان
    [few] { $number } دول مراقبة
    [many] { $number } دولة مراقبة
   *[other] { $number } دولة مراقبة
}
home-other-states = { PLURAL($number) ->
    [one] دولة أخرى واحدة
    [two] دولتان أخريان
    [few] { $number } دول أخرى
    [many] { $number } دولة أخرى
   *[other] { $number } دولة أخرى
}
home-in-days = { PLURAL($days) ->
    [one] بعد يوم واحد
    [two] بعد يومين
    [few] بعد { $days } أيام
    [many] بعد { $days } يوما
   *[other] بعد { $days } يوم
}
home-days-ago = { PLURAL($days) ->
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $days } أيام
    [many] قبل { $days } يوما
   *[other] قبل { $days } يوم
}
