# جدول الحالة للطباعة. وتأتي التواريخ والأعداد مكتوبة.

table-title = { $treaty }: حالة المعاهدة
table-adopted = تاريخ الاعتماد
table-adopted-by = اعتمدت بموجب
table-open-for-signature = باب التوقيع
table-window = { $place }: من { $from } إلى { $to }
table-entry-into-force = بدء النفاذ:
table-status = الحالة:
table-signatories = الموقعون
table-contracting = الدول والمنظمات المتعاقدة
table-bound = الأطراف
table-caption = الجهات المشاركة وتواريخ إجراءاتها
table-participant = الجهة
table-signature = التوقيع
table-empty = لم يسجل شيء حتى هذا التاريخ.
table-brackets = ما بين القوسين المعقوفين لم يعد قائما في القانون. والحروف هي حروف الوديع، وتاريخ الموافقة الذي لا حرف له هو من النوع الذي لا حرف له في رأس الجدول.
table-reservations = الإعلانات والتحفظات
table-objections = الاعتراضات وحالات القبول
table-territories = التطبيق الإقليمي
table-notifications = التعيينات والإخطارات
table-notes = الحواشي
table-back = العودة إلى الحاشية { $note } في الجدول
table-permanent = يبقى هذا الجدول، كما هو في السجل، على هذا العنوان:
table-signature-withdrawn = { $name }: أعلن في { $date } عدم اعتزام أن تصبح طرفا.
table-ended = { $how ->
    [withdrawn] { $name }: سحب الصك ({ $kind }) في { $received }.
    [denounced] { $name }: استلم الوديع إخطار النقض في { $received }، وينفذ النقض في { $effective }.
    [left_with_parent] { $name }: انتهت المشاركة في { $effective } مع المشاركة في المعاهدة التي تكملها هذه المعاهدة.
   *[ceased_with_members] { $name }: انتهى الالتزام في { $effective } مع انتهاء التزام دولها الأعضاء.
}
table-ceased = { $name }: دولة لم تعد قائمة، وكان آخر يوم لها { $date }.
table-succession = { $name }: تاريخ خلافة الدول هو { $date }.
table-corrected = صححه القيد { $entry } من السجل، وكان السجل يقول: { $name }، { $kind }، { $date }.
