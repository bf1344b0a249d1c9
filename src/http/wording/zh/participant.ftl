# 一个参与方与条约的关系。日期和数字均已写好。

participant-standing = 所处地位
participant-kind = 类别
participant-group = 区域集团
participant-name-then = 该日的名称
participant-signed = 签署日期
participant-signature-withdrawn = 表明不打算成为当事方的日期
participant-instrument = 同意受约束的文书
participant-deposited = 交存日期
participant-counted = 计入生效所需数目
participant-counts = { $counts ->
    [yes] 是
   *[no] 否
}
participant-effect = 对其生效日期
participant-no-effect = { $known ->
    [yes] 不生效：文书在该日之前终止。
   *[no] 尚不可知：条约的生效日期尚不可知。
}
participant-basis = 为何是这一天
participant-leaves = 终止参加的日期
participant-provisional = 暂时适用条约的起始日期
participant-last-day = 该国存在的最后一日
participant-note = 说明
participant-acts = 已采取的行动
participant-acts-none = 截至该日没有任何记录。
participant-entry = 登记册第{ $entry }条记录
participant-corrected = 此项已由登记册第{ $entry }条记录更正，不再有效。
participant-corrects = 此项取代登记册第{ $entry }条记录。
participant-correction-kind = 更正的依据
participant-correction = { $kind ->
    [proces_verbal] 保存人以记录加以更正
   *[clerical] 本登记册的笔误
}
participant-reason = 理由
participant-now-says = 登记册现载
participant-nothing-done = 未采取任何行动
participant-place = 地点
participant-signatory = 签署人
participant-in-capacity = 身份
participant-capacity = { $capacity ->
    [head_of_state] 国家元首
    [head_of_government] 政府首脑
    [minister_for_foreign_affairs] 外交部长
    [head_of_mission] 使馆馆长或常驻代表
   *[other] 其他身份
}
participant-full-powers = 全权证书
participant-full-powers-shown = { $produced ->
    [yes] 已出示
   *[no] 未出示
}
participant-title-received = 收到时文书的名称
participant-dated = 文书所载日期
participant-received-electronically = 收到电子文本的日期
participant-received = 收到正本的日期
participant-notified = 保存人发出通知的日期
participant-notification = 保存人通知
participant-registered = 依《宪章》第一百零二条登记的日期
participant-succession = 国家继承日期
participant-succeeded = 被继承国
participant-override = 保存人予以接受的理由
participant-source = 来源
participant-number = 在计入文书中的序号
participant-not-counted = 不计入的原因
participant-ended = 终止日期
participant-denunciation-effect = 发生效力的日期
participant-with-statements = { PLURAL($statements) ->
   *[other] 随附{ $statements }项声明
}
participant-statements = 声明和保留
participant-statements-own = 由该参与方作出
participant-no-text = 本登记册未载其文字。
participant-concerns = 所涉声明的作出者
participant-designates = 指定
participant-designated = { $what ->
    [central_authority] 司法协助中央机关
    [point_of_contact_24_7] 每周七天、每天二十四小时可联络的联络点
    [extradition_authority] 引渡主管机关
    [extradition_basis] 引渡的法律依据
    [languages] 可接受的请求语文
    [preventive_authority] 预防措施主管机关
   *[legislation] 实施条约的法律
}
participant-territories = 领土
participant-extent = 范围
participant-precludes = 作出者反对条约在双方之间生效。
participant-made-with = 作出时的行动
participant-date = 日期
participant-fate = 现状
participant-since = 自
participant-grounded = 依据
participant-ground = { $ground ->
    [treaty] 条约明文准许
    [express_acceptance] 已获明示接受
   *[tacit_acceptance] 无人及时提出反对
}
participant-objections-until = 可提出反对的最后日期
participant-confirmed-by = 已获确认
participant-objections = 仍然有效的反对
participant-raised = 是否及时提出
participant-in-time = { $intime ->
    [yes] 是
   *[no] 否
}
participant-about = 他方对其声明的表态
participant-pending = 尚未告知保存人的事项
participant-pending-note = 这些事项均不妨碍交存，也不改变任何日期或计数。
participant-to-tell = 有待告知
participant-competence = 关于其权限范围的声明
participant-in-english = 英文原文
participant-article = 条款
participant-clause = 条文
participant-due-since = 应告知的起始日期
participant-steps = 可以采取的行动
participant-steps-note = 截至{ $date }，假定此外无其他情况发生。每项行动均按本登记册的记录规则加以检验。
participant-not-eligible = 不能参加本条约。
participant-period = { $until ->
    [open] 自{ $from }起可行，无截止日期。
    [today] 仅{ $from }当日可行，其后不可行。
   *[until] 自{ $from }至{ $last }可行，首尾两日均包括在内。
}
participant-then = 其后
participant-grounds = 依据
participant-would-be = 序号将为
participant-would-not-count = 将不计入的原因
participant-then-counted = 届时计入的文书数
participant-would-count = { $counted }
participant-conditions = 生效条件
participant-reaches = 有了这份文书，条件即告满足。
participant-treaty-in-force = 条约将于何日生效
participant-last-common = 适用共同日期的最后交存日
participant-no-date = 尚不能得出日期
participant-own-date = 该参与方自己的日期
participant-formalities = 形式要求
participant-formalities-note = 本登记册对此均不作审查，文件由保存人审查。
participant-recalled = 未经与出处核对
participant-form = { $rule ->
    [full_powers_to_sign] 签署人须持有全权证书，国家元首、政府首脑和外交部长除外。
    [head_of_mission_needs_full_powers] 使馆馆长和常驻代表可凭其职务议定约文；签署则须持有全权证书。
    [organization_full_powers] 代表组织签署者须出示全权证书，除非依该组织的规则显然无此必要。
    [content_of_full_powers] 全权证书载明条约名称和签署人姓名，由国家元首、政府首脑或外交部长签署，或由代行该职务者签署；组织的全权证书由其规则所指定的机关签署。
    [full_powers_shown_before] 全权证书须在约定的签署时间之前提交保存人。
    [instrument_names_treaty] 文书载明条约名称以及缔结日期和地点。
    [instrument_expresses_consent] 文书明确表示同意受条约约束并承诺予以履行。
    [instrument_unconditional] 文书立即生效；附有条件或另定较后日期的文书，在条件或日期消失之前不构成交存。
    [instrument_dated] 文书载明签发的地点和日期。
    [instrument_signed] 文书由国家元首、政府首脑或外交部长签署，或由为此持有全权证书者签署，并注明签署人职衔。
    [organization_instrument_signed] 文书由依组织自身规则可使其受约束的机关签署，或由为此持有全权证书者签署，并注明签署人职衔。
    [original_deposited] 正本交存保存人；交存日期为纽约总部收到妥善文书之日。
    [deposit_without_full_powers] 递交文书者无须全权证书。
    [competence_declared] 组织的文书声明其在条约所涉事项上的权限范围。
    [succession_in_writing] 继承以书面通知保存人，由国家元首、政府首脑或外交部长签署，或由可被要求出示全权证书的代表签署。
    [provisional_application_notified] 暂时适用须通知保存人，但以条约有此规定或另有协议为限。
    [intention_made_clear] 致保存人的函件明确表示不打算成为当事方。
    [notice_in_writing] 致保存人的通知以书面为之，自保存人收到之日起算。
    [notice_signed] 通知如未经国家元首、政府首脑或外交部长签署，可要求出示全权证书。
    [reservation_in_writing] 保留以书面提出，在签署时提出，或载于文书之内或随文书提出。
   *[reservation_confirmed] 签署时提出的保留，须在表示同意受约束时正式确认，并视为在该日提出。
}
participant-reservations = 条约明文准许届时提出的保留：
participant-notifications = 条约要求届时告知的事项
participant-members-first = 该组织所待的条件
participant-member-condition = { $condition ->
    [member_has_signed] 有成员国已签署
    [member_has_consented] 有成员国已交存文书
   *[member_is_party] 条约已对某一成员国生效
}
participant-members-meet = { PLURAL($met) ->
   *[other] { $met }个成员国满足这一条件；该条件适用于：{ $kinds }
}
participant-undated = 条约要求告知而未定日期的事项
participant-not-possible = 不可行的行动
participant-possible-from = 可行的起始日期
participant-instead = 可代之以
participant-obstacle = { $code ->
    [not_eligible] 不能参加本条约。
    [kind_not_admitted] 条约没有规定这种行动。
    [before_opening] 条约尚未开放供签署。
    [signature_closed] 条约不开放供签署。
    [wrong_place_of_signature] 条约在另一地点开放供签署。
    [already_signed] 已经签署。
    [already_bound] 文书已经交存。
    [signature_required] 只有签署方可以这样做，而其尚未签署。
    [before_own_signature] 其签署在该日之后。
    [accession_by_signatory] 签署方不以加入表示同意，而采用另一种方式。
    [accession_not_open] 条约尚未开放供加入。
    [no_member_has_signed] 没有成员国签署。
    [no_member_has_consented] 没有成员国交存文书。
    [no_member_is_party] 条约尚未对任何成员国生效。
    [parent_required] 不受本条约所补充的条约约束。
    [nothing_to_withdraw] 没有可以撤回的行动。
    [in_force_for_participant] 条约已对其生效，因此只能退约。
    [not_in_force_for_participant] 条约尚未对其生效。
    [full_powers_required] 须有全权证书。
    [predecessor_not_bound] 没有可以继承的行动。
    [contradicts_later_action] 登记册中较后的行动与此不符。
   *[rule] 登记册的规则不允许。
}
participant-relations = 被继承国、继承国和成员
participant-predecessors = 被继承国
participant-successors = 继承国
participant-member-of = 所属组织
participant-members = 成员国
participant-certificate = 证明
participant-feed = 订阅源
participant-steps-data = 可以采取的行动（JSON）
