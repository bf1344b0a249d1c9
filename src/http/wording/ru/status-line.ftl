# The status line in Russian. A date ends in «г.», so none stands at the end of a sentence.

states = { PLURAL($states) ->
    [one] { $states } государство
    [few] { $states } государства
   *[many] { $states } государств
}
regional = { PLURAL($regional) ->
    [one] { $regional } региональная организация экономической интеграции
    [few] { $regional } региональные организации экономической интеграции
   *[many] { $regional } региональных организаций экономической интеграции
}
organizations = { PLURAL($organizations) ->
    [one] { $organizations } международная организация
    [few] { $organizations } международные организации
   *[many] { $organizations } международных организаций
}
split = { $composition ->
    [regional] { regional }
    [organizations] { organizations }
    [states-regional] { states } и { regional }
    [states-organizations] { states } и { organizations }
    [regional-organizations] { regional } и { organizations }
    [all] { states }, { regional } и { organizations }
   *[states] { states }
}

as-it-stood = { $pinned ->
    [yes] {" "}в его состоянии на момент записи № { $entry }
   *[no] {""}
}
completeness = { $completeness ->
    [until] , полного лишь по { $complete-until }
    [unstated] , полнота которого в нем не указана
   *[complete] {""}
}
basis = { $time ->
    [projected] По расчету на { $as-of } на основании настоящего реестра{ as-it-stood }{ completeness },
   *[reached] По состоянию на { $as-of }, по данным настоящего реестра{ as-it-stood }{ completeness },
}
signatories = { $signatories ->
    [0] число подписавших договор «{ $treaty }» составляет { $signatories }
   *[other] число подписавших договор «{ $treaty }» составляет { $signatories } ({ $signatories-split })
}
deposited = { PLURAL($threshold) ->
    [one] из { $threshold } документа, требуемого для его вступления в силу, на хранение { PLURAL($counted) ->
        [one] сдан { $counted }
       *[many] сдано { $counted }
    }
   *[many] из { $threshold } документов, требуемых для его вступления в силу, на хранение { PLURAL($counted) ->
        [one] сдан { $counted }
       *[many] сдано { $counted }
    }
}
deposited-further = { PLURAL($counted) ->
    [one] на хранение сдан { $counted } документ, идущий в счет числа документов, требуемого для его вступления в силу ({ $threshold })
    [few] на хранение сдано { $counted } документа, идущих в счет числа документов, требуемого для его вступления в силу ({ $threshold })
   *[many] на хранение сдано { $counted } документов, идущих в счет числа документов, требуемого для его вступления в силу ({ $threshold })
}
met = { PLURAL($threshold) ->
    [one] { $threshold } документ, требуемый для его вступления в силу, был сдан на хранение не позднее { $reached-on }
    [few] { $threshold } документа, требуемые для его вступления в силу, были сданы на хранение не позднее { $reached-on }
   *[many] { $threshold } документов, требуемых для его вступления в силу, были сданы на хранение не позднее { $reached-on }
}
parties = { $parties ->
    [0] { $parties }
   *[other] { $parties } ({ $parties-split })
}
caveat = { $caveat ->
    [unverified] ; положение о его вступлении в силу не сверено с заверенной копией
    [disputed] ; один из документов был отозван после выполнения условий вступления в силу, и ни один источник не определяет последствий этого
    [both] ; положение о его вступлении в силу не сверено с заверенной копией, один из документов был отозван после выполнения условий, и ни один источник не определяет последствий этого
   *[none] {""}
}
asserted = { $asserted ->
    [yes] ; депозитарий указал дату вступления в силу, которая не следует из настоящего реестра
   *[no] {""}
}

pending = { basis } { signatories }; { deposited }; договор не вступил в силу{ caveat }{ asserted }.
pending-further = { basis } { signatories }; { deposited-further }; его вступление в силу зависит и от других условий, и договор не вступил в силу{ caveat }{ asserted }.
threshold-reached = { basis } { signatories }; { met }, и { $in-force-on } договор вступит в силу{ caveat }{ asserted }.
in-force = { basis } { signatories }; { met }, договор находится в силе с { $in-force-on }, и число его участников составляет { parties }{ caveat }{ asserted }.
