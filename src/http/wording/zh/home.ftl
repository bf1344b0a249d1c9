# 条约页面。

home-instruments-note = 批准书、接受书、核准书或加入书，已交存
home-bar = 已交存{ $counted }份，共需{ $threshold }份
home-threshold = 门槛
home-signatories-label = 签署方
home-contracting-states-label = 缔约国和缔约组织
home-parties-label = 当事方
home-parties-none = 生效之前没有当事方。
home-dates = 重要日期
home-signature-opens = 开放签署
home-signature-closes = 签署截止日
home-entry-into-force = 生效
home-no-date = 尚无日期
home-no-date-note = 日期取决于尚待交存的文书，别无其他。
home-article = 第{ $article }条
home-today = 今天
home-why = 日期的依据
home-unverified = 该条款尚未与经核证的无误副本核对。
home-chart = 签署与文书的历时变化
home-chart-text = 自{ $from }至{ $until }签署方数目和计入文书数目的折线。门槛为{ $threshold }。
home-chart-instruments = 计入的文书
home-chart-neighbours = 其他条约在开放签署后同一天数的文书
home-chart-table = 以表格显示数字
home-day = 日期
home-groups = 按区域组
home-group = 区域组
home-group-members = 成员
home-recent = 近期行为
home-recent-none = 截至该日没有记录任何行为。
home-participants = 国家和组织
home-search = 搜索
home-status = 状态
home-every-status = 所有状态
home-every-group = 所有区域组
home-sort = 排序
home-sort-name = 按名称
home-sort-signature = 按签署日期
home-sort-consent = 按交存日期
home-apply = 显示
home-participant = 国家或组织
home-signature = 签署
home-consent = 同意承受约束
home-effect = 对其生效
home-nobody = 没有匹配项。
home-as-of = 截至
home-data = 数据
home-calendar = 日历
home-feed = 订阅源
home-cite = 引用格式
home-updated = 记录已更新；页面显示最新状态。

home-of-instruments = { PLURAL($threshold) ->
   *[other] 份，共需{ $threshold }份文书
}
home-remaining = { $remaining ->
    [0] 已达到门槛。
   *[other] { PLURAL($remaining) ->
       *[other] 尚需{ $remaining }份文书。
    }
}
home-un-members = { PLURAL($number) ->
   *[other] { $number }个联合国会员国
}
home-observers = { PLURAL($number) ->
   *[other] { $number }个观察员国
}
home-other-states = { PLURAL($number) ->
   *[other] { $number }个其他国家
}
home-in-days = { PLURAL($days) ->
   *[other] { $days }天后
}
home-days-ago = { PLURAL($days) ->
   *[other] { $days }天前
}
