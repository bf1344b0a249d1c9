# 订阅源、日历与引用：标题与各行。$title 是其中的一个标题。

feeds-title = { $treaty }：登记记录
feeds-title-participant = { $treaty }：登记记录——{ $participant }

feeds-registered = { $treaty }：条约载入本登记册
feeds-act-signature = { $participant }签署条约
feeds-act-definitive-signature = { $participant }对条约作出确定性签署
feeds-act-ratification = { $participant }交存批准书
feeds-act-acceptance = { $participant }交存接受书
feeds-act-approval = { $participant }交存核准书
feeds-act-accession = { $participant }交存加入书
feeds-act-succession = { $participant }交存继承通知
feeds-act-succession-to-signature = { $participant }通知对签署的继承
feeds-act-formal-confirmation = { $participant }交存正式确认书
feeds-act-provisional-application = { $participant }通知暂时适用条约
feeds-act-withdrawal-of-signature = { $participant }撤回签署
feeds-act-withdrawal-of-instrument = { $participant }撤回文书
feeds-act-denunciation = { $participant }通知退约
feeds-act-withdrawal-of-denunciation = { $participant }撤回退约
feeds-act-communication = { $participant }致函保存人
feeds-corrected = 更正：{ $title }
feeds-annulled = 更正：第{ $entry }条记录不再有效
feeds-decision-policy = 保存人就条约未规定的问题作出决定
feeds-decision-entry-into-force = 保存人指明生效日期：{ $date }
feeds-decision-admitted = 保存人决定{ $participant }可以参加
feeds-decision-not-admitted = 保存人决定{ $participant }不得参加
feeds-decision-revocation = 保存人撤销第{ $entry }条记录中的决定

feeds-date = 行为日期：{ $date }。
feeds-holds-from = 自{ $date }起适用。
feeds-corrects = 取代第{ $entry }条记录：{ $title }（{ $date }）。
feeds-annuls = 第{ $entry }条记录原为：{ $title }（{ $date }）。
feeds-corrected-by = 本条记录已由第{ $entry }条记录更正。
feeds-revoked-by = 该决定已由第{ $entry }条记录撤销。
feeds-reason = 理由：{ $text }
feeds-objections = 可在{ $date }之前（含当日）提出异议。
feeds-notification = 保存人通知：{ $text }
feeds-source = 来源：{ $text }
feeds-note = 附注：{ $text }
feeds-statement = 声明（{ $kind }）：{ $text }
feeds-statement-unwritten = 声明（{ $kind }）；登记册中没有其文本。
feeds-reached = 经本条记录达到：{ $milestone }。
feeds-lost = 经本条记录不再达到：{ $milestone }。

feeds-milestone-signature-opens = 开放签署
feeds-milestone-signature-closes = 签署期结束
feeds-milestone-quarter = 生效所需文书的四分之一
feeds-milestone-half = 生效所需文书的一半
feeds-milestone-three-quarters = 生效所需文书的四分之三
feeds-milestone-one-before = 距生效所需文书数仅差一份
feeds-milestone-threshold = 生效所需的文书数
feeds-milestone-conditions-met = 生效的全部条件
feeds-milestone-days-before = { PLURAL($days) ->
   *[other] 生效前{ $days }天
}
feeds-milestone-entry-into-force = 生效

feeds-calendar-title = { $treaty }：日期
feeds-calendar-title-participant = { $treaty }：日期——{ $participant }
feeds-calendar-signature-opens = { $treaty }：开放签署
feeds-calendar-signature-closes = { $treaty }：签署的最后一日
feeds-calendar-threshold = { $treaty }：达到生效所需的文书数
feeds-calendar-conditions = { $treaty }：生效的全部条件均已满足
feeds-calendar-entry-into-force = { $treaty }：生效
feeds-calendar-effect = { $treaty }：对{ $participant }生效
feeds-calendar-denunciation = { $treaty }：{ $participant }的退约生效
feeds-calendar-end = { $treaty }：对{ $participant }停止生效
feeds-calendar-for = 当日对下列各方生效：{ $participants }。
feeds-calendar-article = 条款：{ $text }。
feeds-calendar-unverified = 所依据的条款尚未与经核证无误的副本核对。
feeds-calendar-fell-below = 自{ $date }起计入的文书少于该数。
feeds-calendar-asserted = 保存人指明了另一生效日期：{ $date }。
feeds-calendar-moved = 该日期在登记册中有变更：原为{ $date }。

feeds-citation = 引用（CSL-JSON）
feeds-cite-title = { $treaty }：截至{ $date }的状况
feeds-cite-as = 引用格式：{ $title }。Signatory，登记册第{ $entry }条记录，{ $url }
