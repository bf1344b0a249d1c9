# 嵌入其他网站的内容：框架、组件、图片；以及选择页面。

widget-count = { PLURAL($threshold) ->
   *[other] 已交存{ $counted }份文书，需{ $threshold }份
}
widget-count-met = 已交存{ $counted }份文书，所需{ $threshold }份
widget-badge = { $counted }/{ $threshold }份
widget-threshold = 所需：{ $threshold }
widget-pending = { PLURAL($threshold) ->
   *[other] 尚未生效：须交存{ $threshold }份文书
}
widget-pending-further = { PLURAL($threshold) ->
   *[other] 尚未生效：须交存{ $threshold }份文书并满足其他条件
}
widget-reached = 将于{ $date }生效
widget-in-force = 自{ $date }起生效
widget-bound = { PLURAL($bound) ->
   *[other] { $bound }个当事方
}
widget-signatories = { $signatories ->
    [0] { $signatories }个签署方
   *[other] { $signatories }个签署方（{ $split }）
}
widget-opens = { $date }开放供签署
widget-closes = 签署截止日：{ $date }
widget-enters = 生效日期：{ $date }
widget-days = { $days ->
    [0] 今天
   *[other] { $days }天后
}
widget-countdown = （{ $days }）
widget-entry = { $pinned ->
    [yes] ，第{ $entry }条记录
   *[no] {""}
}
widget-as-of = { $time ->
    [projected] 推算至{ $date }{ widget-entry }
   *[reached] 截至{ $date }{ widget-entry }
}
widget-until = 记录仅完整至{ $date }
widget-qualified = 重要说明见条约页面。
widget-more = 详情
widget-away = 服务暂时无法访问。这是其最近一次的答复，以所示日期为准。
widget-frame = { $treaty }：生效进展

widget-choose-title = 嵌入条约的进展
widget-choose-intro = 适用于任何网站：每日准确，不使用 cookie，不作跟踪，不向其他主机发出请求。
widget-choose-treaty = 条约
widget-choose-form = 形式
widget-choose-frame = 框架
widget-choose-component = 网页组件
widget-choose-badge = 徽章
widget-choose-picture = 图片
widget-choose-shield = shields.io 徽章
widget-choose-size = 大小
widget-choose-small = 小
widget-choose-medium = 中
widget-choose-large = 大
widget-choose-language = 语言
widget-choose-theme = 颜色
widget-choose-light = 浅色
widget-choose-dark = 深色
widget-choose-auto = 依读者偏好
widget-choose-show = 显示代码
widget-choose-code = 供复制的代码
widget-choose-preview = 预览
widget-choose-no-preview = 没有预览：此徽章由另一主机 shields.io 绘制，本页面不向其发出请求，而您的读者的浏览器会向其发出请求。
widget-choose-policy = 如果您的网站设有内容安全策略（CSP），须允许以下内容：
