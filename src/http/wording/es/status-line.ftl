# The status line in Spanish.

states = { PLURAL($states) ->
    [one] { $states } Estado
   *[other] { $states } Estados
}
regional = { PLURAL($regional) ->
    [one] { $regional } organización regional de integración económica
   *[other] { $regional } organizaciones regionales de integración económica
}
organizations = { PLURAL($organizations) ->
    [one] { $organizations } organización internacional
   *[other] { $organizations } organizaciones internacionales
}
split = { $composition ->
    [regional] { regional }
    [organizations] { organizations }
    [states-regional] { states } y { regional }
    [states-organizations] { states } y { organizations }
    [regional-organizations] { regional } y { organizations }
    [all] { states }, { regional } y { organizations }
   *[states] { states }
}

as-it-stood = { $pinned ->
    [yes] {" "}en su estado en el asiento núm. { $entry }
   *[no] {""}
}
completeness = { $completeness ->
    [until] , completo solo hasta el { $complete-until }
    [unstated] , que no indica en qué medida está completo
   *[complete] {""}
}
basis = { $time ->
    [projected] Según una proyección al { $as-of } hecha a partir de este registro{ as-it-stood }{ completeness },
   *[reached] Al { $as-of }, según este registro{ as-it-stood }{ completeness },
}
signatories = { $signatories ->
    [0] el tratado «{ $treaty }» tiene { $signatories } signatarios
   *[other] { PLURAL($signatories) ->
        [one] el tratado «{ $treaty }» tiene { $signatories } signatario ({ $signatories-split })
       *[other] el tratado «{ $treaty }» tiene { $signatories } signatarios ({ $signatories-split })
    }
}
deposited = { PLURAL($threshold) ->
    [one] de { $threshold } instrumento necesario para su entrada en vigor { PLURAL($counted) ->
        [one] se ha depositado { $counted }
       *[other] se han depositado { $counted }
    }
   *[other] de los { $threshold } instrumentos necesarios para su entrada en vigor { PLURAL($counted) ->
        [one] se ha depositado { $counted }
       *[other] se han depositado { $counted }
    }
}
deposited-further = { PLURAL($counted) ->
    [one] se ha depositado { $counted } instrumento que cuenta para los { $threshold } necesarios para su entrada en vigor
   *[other] se han depositado { $counted } instrumentos que cuentan para los { $threshold } necesarios para su entrada en vigor
}
met = { PLURAL($threshold) ->
    [one] el instrumento necesario para su entrada en vigor ({ $threshold }) se había depositado a más tardar el { $reached-on }
   *[other] los { $threshold } instrumentos necesarios para su entrada en vigor se habían depositado a más tardar el { $reached-on }
}
parties = { $parties ->
    [0] { $parties } partes
   *[other] { PLURAL($parties) ->
        [one] { $parties } parte ({ $parties-split })
       *[other] { $parties } partes ({ $parties-split })
    }
}
caveat = { $caveat ->
    [unverified] ; la cláusula relativa a su entrada en vigor no se ha cotejado con la copia certificada conforme
    [disputed] ; se retiró un instrumento después de cumplirse las condiciones de la entrada en vigor, y ninguna fuente resuelve las consecuencias
    [both] ; la cláusula relativa a su entrada en vigor no se ha cotejado con la copia certificada conforme, se retiró un instrumento después de cumplirse las condiciones, y ninguna fuente resuelve las consecuencias
   *[none] {""}
}
asserted = { $asserted ->
    [yes] ; el depositario ha indicado una fecha de entrada en vigor que no se desprende de este registro
   *[no] {""}
}

pending = { basis } { signatories }; { deposited }; el tratado no está en vigor{ caveat }{ asserted }.
pending-further = { basis } { signatories }; { deposited-further }; su entrada en vigor depende también de otras condiciones, y el tratado no está en vigor{ caveat }{ asserted }.
threshold-reached = { basis } { signatories }; { met }, y el tratado entrará en vigor el { $in-force-on }{ caveat }{ asserted }.
in-force = { basis } { signatories }; { met }, y el tratado está en vigor desde el { $in-force-on }, con { parties }{ caveat }{ asserted }.
