# ما يحيط بمحتوى كل صفحة.

page-skip = الانتقال إلى المحتوى
page-languages = اللغات
page-progress = التقدم
page-explain = لماذا هذا التاريخ
page-table = جدول للطباعة
page-live = لوحة مباشرة
page-embed = التضمين
page-home = إلى الصفحة الأولى
page-authority = هذا السجل ليس سجل الوديع. والمعتد به هو ما ينشره الوديع نفسه في مجموعة معاهدات الأمم المتحدة.
page-stamp = حتى { $date }، عند القيد { $entry } من السجل.
page-recorded = آخر قيد: { $at }.
page-complete-until = سجل هذه المعاهدة مكتمل حتى { $date } فقط، وقد تنقصه إجراءات لاحقة.
page-problem = لا يمكن عرض هذه الصفحة
page-near = هل تقصد واحدا مما يلي؟
