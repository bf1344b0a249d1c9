# The status line in French. The spaces inside « » and before ; and : are no-break spaces (U+00A0).
# Zero is singular in French, as CLDR has it.

states = { PLURAL($states) ->
    [one] { $states } État
   *[other] { $states } États
}
regional = { PLURAL($regional) ->
    [one] { $regional } organisation régionale d’intégration économique
   *[other] { $regional } organisations régionales d’intégration économique
}
organizations = { PLURAL($organizations) ->
    [one] { $organizations } organisation internationale
   *[other] { $organizations } organisations internationales
}
split = { $composition ->
    [regional] { regional }
    [organizations] { organizations }
    [states-regional] { states } et { regional }
    [states-organizations] { states } et { organizations }
    [regional-organizations] { regional } et { organizations }
    [all] { states }, { regional } et { organizations }
   *[states] { states }
}

as-it-stood = { $pinned ->
    [yes] {" "}dans son état à l’inscription nº { $entry }
   *[no] {""}
}
completeness = { $completeness ->
    [until] , complet seulement jusqu’au { $complete-until }
    [unstated] , qui n’indique pas dans quelle mesure il est complet
   *[complete] {""}
}
basis = { $time ->
    [projected] Selon une projection au { $as-of } établie à partir du présent registre{ as-it-stood }{ completeness },
   *[reached] Au { $as-of }, d’après le présent registre{ as-it-stood }{ completeness },
}
signatories = { $signatories ->
    [0] le traité « { $treaty } » compte { $signatories } signataire
   *[other] { PLURAL($signatories) ->
        [one] le traité « { $treaty } » compte { $signatories } signataire ({ $signatories-split })
       *[other] le traité « { $treaty } » compte { $signatories } signataires ({ $signatories-split })
    }
}
deposited = { PLURAL($threshold) ->
    [one] sur { $threshold } instrument requis pour son entrée en vigueur, { PLURAL($counted) ->
        [one] { $counted } a été déposé
       *[other] { $counted } ont été déposés
    }
   *[other] sur les { $threshold } instruments requis pour son entrée en vigueur, { PLURAL($counted) ->
        [one] { $counted } a été déposé
       *[other] { $counted } ont été déposés
    }
}
deposited-further = { PLURAL($counted) ->
    [one] { $counted } instrument comptant pour les { $threshold } requis pour son entrée en vigueur a été déposé
   *[other] { $counted } instruments comptant pour les { $threshold } requis pour son entrée en vigueur ont été déposés
}
met = { PLURAL($threshold) ->
    [one] l’instrument requis pour son entrée en vigueur ({ $threshold }) avait été déposé au { $reached-on }
   *[other] les { $threshold } instruments requis pour son entrée en vigueur avaient été déposés au { $reached-on }
}
parties = { $parties ->
    [0] { $parties } partie
   *[other] { PLURAL($parties) ->
        [one] { $parties } partie ({ $parties-split })
       *[other] { $parties } parties ({ $parties-split })
    }
}
caveat = { $caveat ->
    [unverified]  ; la clause relative à son entrée en vigueur n’a pas été comparée à la copie certifiée conforme
    [disputed]  ; un instrument a été retiré après que les conditions de l’entrée en vigueur ont été remplies, et aucune source n’en règle les conséquences
    [both]  ; la clause relative à son entrée en vigueur n’a pas été comparée à la copie certifiée conforme, un instrument a été retiré après que les conditions ont été remplies, et aucune source n’en règle les conséquences
   *[none] {""}
}
asserted = { $asserted ->
    [yes]  ; le dépositaire a indiqué une date d’entrée en vigueur qui ne découle pas du présent registre
   *[no] {""}
}

pending = { basis } { signatories } ; { deposited } ; le traité n’est pas en vigueur{ caveat }{ asserted }.
pending-further = { basis } { signatories } ; { deposited-further } ; son entrée en vigueur dépend aussi d’autres conditions, et le traité n’est pas en vigueur{ caveat }{ asserted }.
threshold-reached = { basis } { signatories } ; { met }, et le traité entrera en vigueur le { $in-force-on }{ caveat }{ asserted }.
in-force = { basis } { signatories } ; { met }, et le traité est en vigueur depuis le { $in-force-on }, avec { parties }{ caveat }{ asserted }.
