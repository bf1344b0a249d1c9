# The status line in Chinese.

states = { PLURAL($states) ->
   *[other] { $states }个国家
}
regional = { PLURAL($regional) ->
   *[other] { $regional }个区域经济一体化组织
}
organizations = { PLURAL($organizations) ->
   *[other] { $organizations }个国际组织
}
split = { $composition ->
    [regional] { regional }
    [organizations] { organizations }
    [states-regional] { states }和{ regional }
    [states-organizations] { states }和{ organizations }
    [regional-organizations] { regional }和{ organizations }
    [all] { states }、{ regional }和{ organizations }
   *[states] { states }
}

as-it-stood = { $pinned ->
    [yes] （截至第{ $entry }号条目）
   *[no] {""}
}
completeness = { $completeness ->
    [until] （记录仅完整至{ $complete-until }）
    [unstated] （未说明记录是否完整）
   *[complete] {""}
}
basis = { $time ->
    [projected] 根据本登记册{ as-it-stood }{ completeness }推算至{ $as-of }，
   *[reached] 截至{ $as-of }，根据本登记册{ as-it-stood }{ completeness }，
}
signatories = { $signatories ->
    [0] 条约《{ $treaty }》有{ $signatories }个签署方
   *[other] 条约《{ $treaty }》有{ $signatories }个签署方（{ $signatories-split }）
}
deposited = { PLURAL($threshold) ->
   *[other] 生效所需的{ $threshold }份文书中已交存{ $counted }份
}
deposited-further = { PLURAL($counted) ->
   *[other] 计入生效所需{ $threshold }份文书的文书已交存{ $counted }份
}
met = { PLURAL($threshold) ->
   *[other] 生效所需的{ $threshold }份文书已于{ $reached-on }或之前交存
}
parties = { $parties ->
    [0] { $parties }个当事方
   *[other] { $parties }个当事方（{ $parties-split }）
}
caveat = { $caveat ->
    [unverified] ；生效条款尚未与经核证无误的副本核对
    [disputed] ；生效条件满足之后有一份文书被撤回，其后果尚无任何来源可以确定
    [both] ；生效条款尚未与经核证无误的副本核对，生效条件满足之后有一份文书被撤回，其后果尚无任何来源可以确定
   *[none] {""}
}
asserted = { $asserted ->
    [yes] ；保存人公布了一个无法由本登记册得出的生效日期
   *[no] {""}
}

pending = { basis }{ signatories }；{ deposited }；该条约尚未生效{ caveat }{ asserted }。
pending-further = { basis }{ signatories }；{ deposited-further }；生效还取决于其他条件，该条约尚未生效{ caveat }{ asserted }。
threshold-reached = { basis }{ signatories }；{ met }，该条约将于{ $in-force-on }生效{ caveat }{ asserted }。
in-force = { basis }{ signatories }；{ met }，该条约自{ $in-force-on }起生效，有{ parties }{ caveat }{ asserted }。
