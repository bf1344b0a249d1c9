# 生效日期为何如此。日期和数字均已写好。

explain-title = { $treaty }：日期的依据
explain-answer = { $stage ->
    [in_force] 生效条件已于{ $reached }满足，条约自{ $date }起生效。
    [threshold_reached] 生效条件已于{ $reached }满足，条约将于{ $date }生效。
   *[pending] 生效条件尚未满足，因此还没有日期。
}
explain-threshold = 所需数目
explain-counted = 计入数目
explain-reached = 条件满足日期
explain-in-force = 生效日期
explain-missing = 尚缺
explain-nothing-missing = 文书数目已足。
explain-missing-instruments = { PLURAL($missing) ->
   *[other] 还需{ $missing }份文书
}
explain-missing-conditions = { PLURAL($missing) ->
   *[other] 还需满足{ $missing }项其他条件
}
explain-waits-for-parent = 本条约所补充的条约（{ $parent }）的生效，其日期尚不可知
explain-conditions = 其他条件
explain-met = { $met ->
    [yes] 已满足
   *[no] 未满足
}
explain-condition-state = 状况
explain-measure = 所占份额
explain-at-least = 至少
explain-present = 计入者所占
explain-percent = { $number }%
explain-named = 条约列名者数目
explain-named-missing = 尚缺
explain-clauses = 条约的规定
explain-clause-entry = 生效
explain-clause-later = 其后表示同意者
explain-article = 第{ $article }条
explain-no-words = 本登记册未载该条款的文字。
explain-verified = { $verified ->
    [yes] 该条款已在此处所列来源中查阅。
    [no] 该条款尚未与经核证无误的副本核对。
   *[unstated] 未说明该条款是否已与经核证无误的副本核对。
}
explain-rule = 以规则表示
explain-kinds = 计入的文书
explain-reio-term = 组织的文书
explain-reio = { $reio ->
    [not_additional] 不在其成员国文书之外另行计算
    [not_counted] 不计入
    [counted] 计入
   *[not_applicable] 无：组织不能参加
}
explain-days = { PLURAL($n) ->
   *[other] { $n }天
}
explain-months = { PLURAL($n) ->
   *[other] { $n }个月
}
explain-period = 自最后一项条件满足之日起
explain-later-period = 其后的文书，自交存之日起
explain-delay = { $delay ->
    [nth_day_after] { explain-days }，当日为第0天
    [months_after] { explain-months }，不超过当月月底
    [on_deposit] 无期限：即为当日
    [first_of_month_after_nth_day] 至{ explain-days }届满后次月的第一天
    [first_of_nth_month_after_month] 至{ explain-months }后该月的第一天
   *[first_of_month_after_months] 至{ explain-months }届满后次月的第一天
}
explain-fixed-date = 如条件在此之前满足，则为
explain-not-before = 不早于
explain-not-before-parent = 不早于下列条约的生效
explain-arithmetic = 日期如何计算
explain-no-date = 尚无日期
explain-step = { $step ->
    [day_of_deposit] 交存之日
    [last_condition_met] 最后一项条件满足之日
    [plus_days] 加{ explain-days }
    [plus_months] 加{ explain-months }，不超过当月月底
    [date_of_deposit] 交存日期本身
    [first_of_next_month] 次月的第一天
    [first_of_nth_month] { explain-months }后该月的第一天
    [fixed_date] 条款所定日期，因为条件在此之前已满足
    [not_before_date] 不早于条款所定日期
    [not_before_parent] 不早于本条约所补充的条约（{ $parent }）的生效
    [not_before_entry_into_force] 不早于条约生效
    [common_date] 共同日期，因为文书及时交存
    [date_of_succession] 国家继承日期，晚于条约生效
   *[deposit_or_entry_into_force] 交存之日，或较其为晚的生效日期
}
explain-basis = { $basis ->
    [entry_into_force] 共同日期，因为文书及时交存
    [own_delay] 自其交存起算的期限
    [entry_into_force_floor] 共同日期，因为其自身期限届满较早
    [succession_date] 国家继承日期
   *[succession_deposit] 继承通知之日，或较其为晚的生效日期
}
explain-example = 示例
explain-example-note = 这是模拟而非预测：假如最后一项条件在{ $date }（本页日期）满足，条约的生效日期将计算如下。
explain-asserted-beside = 保存人公布的日期与计算所得
explain-asserted = 保存人公布
explain-computed = 根据登记册计算
explain-compared = 比较
explain-difference = { $order ->
    [same] 两者相同
    [later] { PLURAL($days) ->
       *[other] 公布的日期晚{ $days }天
    }
   *[earlier] { PLURAL($days) ->
       *[other] 公布的日期早{ $days }天
    }
}
explain-decision = 决定
explain-findings = 读者须知
explain-finding = 事项
explain-if-stay-met = 如条件一经满足即保持满足
explain-if-never-deposited = 如撤回的文书视为从未交存
explain-readings = 对撤回的两种解读
explain-stated = 登记册采用这一解读。
explain-reached-by = 使条件满足者
explain-corrections = 改变了日期的更正
explain-corrected = 更正
explain-correction = 第{ $entry }条记录更正第{ $corrected }条记录
explain-before = 更正前的计算结果
explain-after = 更正后的计算结果
explain-instruments = 全部文书
explain-no-instruments = 截至该日没有交存任何文书。
explain-ties = 按交存日期排列。同日交存的数份文书彼此不分先后，共用一段序号。
explain-number = 序号
explain-kind = 类别
explain-remarks = 备注
explain-ordinal = { $shared ->
    [yes] { $first }–{ $last }
   *[no] { $first }
}
explain-met-here = 条件于该日满足。
explain-not-counted = 不计入：{ $reason }
explain-ended = 终止日期：{ $date }
explain-further = 其他重要数目
explain-purpose = 取决于此的事项
explain-what-counts = 计算对象
explain-further-counts = { $counts ->
    [states_parties] 条约已对其生效的国家
    [parties] 条约已对其生效的所有各方
   *[contracting_states_and_parties] 已表示同意受约束的所有各方
}
explain-will-be-reached = 将达到的日期
explain-policies = 法律未作规定之处
explain-policies-note = 凡没有来源可以解决的问题，登记册均声明其做法。保存人可另作决定。
explain-by-default = 默认
explain-by-decision = 依{ $date }的决定，第{ $entry }条记录
explain-policy = { $policy ->
    [withdrawal_after_threshold] 在条件满足之后、生效之前撤回的文书，是否使条件不再满足？
    [reio_accession_before_entry_into_force] 在条约对某一成员国生效之前，组织可否加入？
    [predecessor_and_successor] 已不存在的国家的文书，是否与其继承国的文书一并继续计入？
    [eligibility] 对所有国家开放的条约，谁可以参加？
    [operative_date_of_deposit] 先收到电子文本、后收到纸质文本的文书，交存日期为哪一天？
    [wrongly_dated_deposit] 交存日期有误时，计算所得的日期如何处理？
    [asserted_entry_into_force] 保存人公布的生效日期如何处理？
   *[reio_ceases_with_members] 组织何时因其成员国退约而不再受约束？
}
explain-policy-value = { $value ->
    [conditions_stay_met] 条件一经满足即保持满足。
    [as_never_deposited] 撤回的文书视为从未交存。
    [strict] 否：条约须在当日已对某一成员国生效。
    [with_override_reason] 否，除非保存人接受该文书并说明理由。
    [both] 是，各自从其交存起计入。
    [count_once_for_continuing_or_notifying_state] 仅在另有文书取代其计入之前计入。
    [list_and_decisions] 登记册名单上的国家，以及条约允许的组织；决定优先于名单。
    [paper] 收到纸质文本之日。
    [first_receipt] 首次收到之日，不论何种形式。
    [correction_recomputes] 更正自始去除错误日期，一切重新计算。
    [beside_computed] 列于计算所得的日期之旁，绝不取代。
    [all_that_were_party] 其曾受约束的成员国全部退约之时。
   *[every_member_literally] 每个成员国均已退约之时；只要其中有一国未曾受约束，即永不发生。
}
