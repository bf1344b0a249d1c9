# 每个页面内容之外的文字。

page-skip = 跳到正文
page-languages = 语言
page-progress = 进展
page-explain = 日期的依据
page-table = 打印用表
page-live = 实时看板
page-embed = 嵌入
page-home = 返回首页
page-authority = 本登记册并非保存人的登记册。以保存人本身的出版物《联合国条约汇编》为准。
page-stamp = 截至{ $date }，登记册第{ $entry }条记录。
page-recorded = 最后一条记录：{ $at }。
page-complete-until = 本条约的记录仅完整至{ $date }；其后的行为可能缺失。
page-problem = 无法显示此页面
page-near = 您要找的是否为下列之一？
