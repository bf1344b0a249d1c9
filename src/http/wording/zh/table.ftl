# 供打印的状况表。日期和数字均已写好。

table-title = { $treaty }：条约状况表
table-adopted = 通过日期
table-adopted-by = 通过文书
table-open-for-signature = 开放供签署
table-window = { $place }：{ $from }至{ $to }
table-entry-into-force = 生效：
table-status = 状况：
table-signatories = 签署方
table-contracting = 缔约国和缔约组织
table-bound = 当事方
table-caption = 参与方及其行动日期
table-participant = 参与方
table-signature = 签署
table-empty = 截至该日没有任何记录。
table-brackets = 方括号内的内容在法律上不再有效。字母为保存人所用；未附字母的同意日期，属于表头中不带字母的类别。
table-reservations = 声明和保留
table-objections = 反对和接受
table-territories = 领土适用
table-notifications = 指定和通知
table-notes = 注
table-back = 返回表中注{ $note }处
table-permanent = 本表按登记册所载状态，永久存于以下地址：
table-signature-withdrawn = { $name }于{ $date }表明不打算成为当事方。
table-ended = { $how ->
    [withdrawn] { $name }：文书（{ $kind }）已于{ $received }撤回。
    [denounced] { $name }：保存人于{ $received }收到退约通知；退约于{ $effective }生效。
    [left_with_parent] { $name }：于{ $effective }随本条约所补充的条约一并终止参加。
   *[ceased_with_members] { $name }：于{ $effective }随其成员国一并不再受约束。
}
table-ceased = { $name }已不存在；其最后一日为{ $date }。
table-succession = { $name }：国家继承日期为{ $date }。
table-corrected = 已由登记册第{ $entry }条记录更正；原载：{ $name }，{ $kind }，{ $date }。
