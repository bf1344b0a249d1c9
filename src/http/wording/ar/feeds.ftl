# الخلاصات والتقويمات والاستشهادات: العناوين والأسطر. $title أحد هذه العناوين.

feeds-title = { $treaty }: السجل
feeds-title-participant = { $treaty }: السجل – { $participant }

feeds-registered = { $treaty }: قيد المعاهدة في هذا السجل
feeds-act-signature = { $participant }: توقيع المعاهدة
feeds-act-definitive-signature = { $participant }: توقيع المعاهدة توقيعا نهائيا
feeds-act-ratification = { $participant }: إيداع صك التصديق
feeds-act-acceptance = { $participant }: إيداع صك القبول
feeds-act-approval = { $participant }: إيداع صك الموافقة
feeds-act-accession = { $participant }: إيداع صك الانضمام
feeds-act-succession = { $participant }: إيداع الإشعار بالخلافة
feeds-act-succession-to-signature = { $participant }: الإشعار بالخلافة في التوقيع
feeds-act-formal-confirmation = { $participant }: إيداع صك الإقرار الرسمي
feeds-act-provisional-application = { $participant }: الإشعار بالتطبيق المؤقت
feeds-act-withdrawal-of-signature = { $participant }: سحب التوقيع
feeds-act-withdrawal-of-instrument = { $participant }: سحب الصك
feeds-act-denunciation = { $participant }: الإشعار بالنقض
feeds-act-withdrawal-of-denunciation = { $participant }: سحب النقض
feeds-act-communication = { $participant }: رسالة إلى الوديع
feeds-corrected = تصحيح: { $title }
feeds-annulled = تصحيح: لم يعد القيد { $entry } قائما
feeds-decision-policy = قرار الوديع في مسألة لا تحسمها المعاهدة
feeds-decision-entry-into-force = ذكر الوديع تاريخ بدء النفاذ: { $date }
feeds-decision-admitted = قرار الوديع – { $participant }: قبول المشاركة
feeds-decision-not-admitted = قرار الوديع – { $participant }: عدم قبول المشاركة
feeds-decision-revocation = ألغى الوديع القرار الوارد في القيد { $entry }

feeds-date = تاريخ الإجراء: { $date }.
feeds-holds-from = يسري اعتبارا من { $date }.
feeds-corrects = يحل محل القيد { $entry }: { $title } ({ $date }).
feeds-annuls = كان نص القيد { $entry }: { $title } ({ $date }).
feeds-corrected-by = صُحح هذا القيد بالقيد { $entry }.
feeds-revoked-by = أُلغي هذا القرار بالقيد { $entry }.
feeds-reason = السبب: { $text }
feeds-objections = يجوز تقديم الاعتراضات حتى { $date }.
feeds-notification = إشعار الوديع: { $text }
feeds-source = المصدر: { $text }
feeds-note = ملاحظة: { $text }
feeds-statement = بيان ({ $kind }): { $text }
feeds-statement-unwritten = بيان ({ $kind })؛ لا يتضمن السجل نصه.
feeds-reached = تحقق بهذا القيد: { $milestone }.
feeds-lost = لم يعد متحققا بهذا القيد: { $milestone }.

feeds-milestone-signature-opens = فتح باب التوقيع
feeds-milestone-signature-closes = انتهاء فترة التوقيع
feeds-milestone-quarter = ربع عدد الصكوك اللازم لبدء النفاذ
feeds-milestone-half = نصف عدد الصكوك اللازم لبدء النفاذ
feeds-milestone-three-quarters = ثلاثة أرباع عدد الصكوك اللازم لبدء النفاذ
feeds-milestone-one-before = جميع الصكوك اللازمة لبدء النفاذ إلا صكا واحدا
feeds-milestone-threshold = عدد الصكوك اللازم لبدء النفاذ
feeds-milestone-conditions-met = جميع شروط بدء النفاذ
feeds-milestone-days-before = { PLURAL($days) ->
    [one] قبل بدء النفاذ بيوم واحد
    [two] قبل بدء النفاذ بيومين
    [few] قبل بدء النفاذ بـ { $days } أيام
    [many] قبل بدء النفاذ بـ { $days } يوما
   *[other] قبل بدء النفاذ بـ { $days } يوم
}
feeds-milestone-entry-into-force = بدء النفاذ

feeds-calendar-title = { $treaty }: المواعيد
feeds-calendar-title-participant = { $treaty }: المواعيد – { $participant }
feeds-calendar-signature-opens = { $treaty }: فتح باب التوقيع
feeds-calendar-signature-closes = { $treaty }: آخر يوم للتوقيع
feeds-calendar-threshold = { $treaty }: بلوغ عدد الصكوك اللازم لبدء النفاذ
feeds-calendar-conditions = { $treaty }: استيفاء جميع شروط بدء النفاذ
feeds-calendar-entry-into-force = { $treaty }: بدء النفاذ
feeds-calendar-effect = { $treaty }: بدء النفاذ – { $participant }
feeds-calendar-denunciation = { $treaty }: نفاذ النقض – { $participant }
feeds-calendar-end = { $treaty }: انتهاء النفاذ – { $participant }
feeds-calendar-for = يبدأ النفاذ في هذا اليوم بالنسبة إلى: { $participants }.
feeds-calendar-article = المادة: { $text }.
feeds-calendar-unverified = لم يقابل الحكم المستند إليه بالنسخة المصدقة طبق الأصل.
feeds-calendar-fell-below = منذ { $date } يحتسب عدد أقل من الصكوك.
feeds-calendar-asserted = ذكر الوديع تاريخا آخر لبدء النفاذ: { $date }.
feeds-calendar-moved = تغير هذا التاريخ في السجل: كان قبل ذلك { $date }.

feeds-citation = الاستشهاد (⁦CSL-JSON⁩)
feeds-cite-title = { $treaty }: الحالة حتى { $date }
feeds-cite-as = يستشهد به هكذا: { $title }. ⁨Signatory⁩، القيد { $entry } من السجل، ⁨{ $url }⁩
