# ما يضمَّن في مواقع أخرى: الإطار والمكوِّن والصور، وصفحة الاختيار.
# No text begins with a number, so that the order is right also where nothing says the direction.

widget-count = الصكوك المودعة: { $counted } من أصل { $threshold }
widget-count-met = الصكوك المودعة: { $counted }، واللازم منها: { $threshold }
widget-badge = الصكوك: { $counted } من أصل { $threshold }
widget-threshold = العتبة: { $threshold }
widget-pending = { PLURAL($threshold) ->
    [one] لم يبدأ النفاذ بعد: يلزم إيداع صك واحد ({ $threshold })
    [two] لم يبدأ النفاذ بعد: يلزم إيداع صكين ({ $threshold })
    [few] لم يبدأ النفاذ بعد: يلزم إيداع { $threshold } صكوك
    [many] لم يبدأ النفاذ بعد: يلزم إيداع { $threshold } صكا
   *[other] لم يبدأ النفاذ بعد: يلزم إيداع { $threshold } صك
}
widget-pending-further = { PLURAL($threshold) ->
    [one] لم يبدأ النفاذ بعد: يلزم إيداع صك واحد ({ $threshold }) واستيفاء شروط أخرى
    [two] لم يبدأ النفاذ بعد: يلزم إيداع صكين ({ $threshold }) واستيفاء شروط أخرى
    [few] لم يبدأ النفاذ بعد: يلزم إيداع { $threshold } صكوك واستيفاء شروط أخرى
    [many] لم يبدأ النفاذ بعد: يلزم إيداع { $threshold } صكا واستيفاء شروط أخرى
   *[other] لم يبدأ النفاذ بعد: يلزم إيداع { $threshold } صك واستيفاء شروط أخرى
}
widget-reached = يبدأ النفاذ في { $date }
widget-in-force = نافذة منذ { $date }
widget-bound = عدد الأطراف: { $bound }
widget-signatories = { $signatories ->
    [0] عدد الموقعين: { $signatories }
   *[other] عدد الموقعين: { $signatories } ({ $split })
}
widget-opens = يفتح باب التوقيع في { $date }
widget-closes = آخر يوم للتوقيع: { $date }
widget-enters = بدء النفاذ: { $date }
widget-days = { $days ->
    [0] اليوم
   *[other] { PLURAL($days) ->
        [one] بعد يوم واحد
        [two] بعد يومين
        [few] بعد { $days } أيام
        [many] بعد { $days } يوما
       *[other] بعد { $days } يوم
    }
}
widget-countdown = {" "}({ $days })
widget-entry = { $pinned ->
    [yes] ، عند القيد { $entry }
   *[no] {""}
}
widget-as-of = { $time ->
    [projected] وفقا لإسقاط حتى { $date }{ widget-entry }
   *[reached] حتى { $date }{ widget-entry }
}
widget-until = السجل مكتمل حتى { $date } فقط
widget-qualified = انظر التوضيحات المهمة في صفحة المعاهدة.
widget-more = التفاصيل
widget-away = يتعذر الوصول إلى الخدمة. هذه آخر إجابة منها، بالتاريخ المذكور.
widget-frame = { $treaty }: التقدم نحو بدء النفاذ

widget-choose-title = تضمين تقدم معاهدة
widget-choose-intro = لأي موقع: بيانات صحيحة كل يوم، دون ملفات تعريف الارتباط، ودون تتبع، ودون أي طلب إلى مضيف آخر.
widget-choose-treaty = المعاهدة
widget-choose-form = الشكل
widget-choose-frame = إطار
widget-choose-component = مكوِّن ويب
widget-choose-badge = شارة
widget-choose-picture = صورة
widget-choose-shield = شارة من موقع الشارات الخارجي
widget-choose-size = الحجم
widget-choose-small = صغير
widget-choose-medium = متوسط
widget-choose-large = كبير
widget-choose-language = اللغة
widget-choose-theme = الألوان
widget-choose-light = فاتحة
widget-choose-dark = داكنة
widget-choose-auto = كما يفضل القارئ
widget-choose-show = عرض الشفرة
widget-choose-code = الشفرة للنسخ
widget-choose-preview = معاينة
widget-choose-no-preview = لا توجد معاينة: هذه الشارة يرسمها مضيف آخر لا ترسل إليه هذه الصفحة أي طلب، أما متصفحات قرائكم فترسل إليه طلبات.
widget-choose-policy = إذا كانت لموقعكم سياسة لأمن المحتوى، فيجب أن تسمح بما يلي:
