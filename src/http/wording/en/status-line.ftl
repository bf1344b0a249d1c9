# The status line in English. Dates and numbers come written as CLDR has them for en-GB, as in United Nations English.
# PLURAL gives the plural form of a number by CLDR; a number by itself is compared with 0 only.
# Each message is one line or one choice: a line break in a message would be one in the sentence.

states = { PLURAL($states) ->
    [one] { $states } State
   *[other] { $states } States
}
regional = { PLURAL($regional) ->
    [one] { $regional } regional economic integration organization
   *[other] { $regional } regional economic integration organizations
}
organizations = { PLURAL($organizations) ->
    [one] { $organizations } international organization
   *[other] { $organizations } international organizations
}
split = { $composition ->
    [regional] { regional }
    [organizations] { organizations }
    [states-regional] { states } and { regional }
    [states-organizations] { states } and { organizations }
    [regional-organizations] { regional } and { organizations }
    [all] { states }, { regional } and { organizations }
   *[states] { states }
}

as-it-stood = { $pinned ->
    [yes] {" "}as it stood at entry { $entry }
   *[no] {""}
}
completeness = { $completeness ->
    [until] , whose record is complete only until { $complete-until }
    [unstated] , which does not state how complete its record is
   *[complete] {""}
}
basis = { $time ->
    [projected] As projected to { $as-of } from this register{ as-it-stood }{ completeness },
   *[reached] As of { $as-of }, according to this register{ as-it-stood }{ completeness },
}
signatories = { $signatories ->
    [0] the { $treaty } has { $signatories } signatories
   *[other] { PLURAL($signatories) ->
        [one] the { $treaty } has { $signatories } signatory ({ $signatories-split })
       *[other] the { $treaty } has { $signatories } signatories ({ $signatories-split })
    }
}
deposited = { PLURAL($threshold) ->
    [one] { $counted } of the { $threshold } instrument required for its entry into force { PLURAL($counted) ->
        [one] has been deposited
       *[other] have been deposited
    }
   *[other] { $counted } of the { $threshold } instruments required for its entry into force { PLURAL($counted) ->
        [one] has been deposited
       *[other] have been deposited
    }
}
deposited-further = { PLURAL($counted) ->
    [one] { $counted } instrument that counts towards the { $threshold } required for its entry into force has been deposited
   *[other] { $counted } instruments that count towards the { $threshold } required for its entry into force have been deposited
}
met = { PLURAL($threshold) ->
    [one] the { $threshold } instrument required for its entry into force had been deposited by { $reached-on }
   *[other] the { $threshold } instruments required for its entry into force had been deposited by { $reached-on }
}
parties = { $parties ->
    [0] { $parties } parties
   *[other] { PLURAL($parties) ->
        [one] { $parties } party ({ $parties-split })
       *[other] { $parties } parties ({ $parties-split })
    }
}
caveat = { $caveat ->
    [unverified] ; the clause on its entry into force has not been compared with the certified true copy
    [disputed] ; an instrument was withdrawn after the conditions for entry into force had been met, and no source settles what follows
    [both] ; the clause on its entry into force has not been compared with the certified true copy, an instrument was withdrawn after the conditions had been met, and no source settles what follows
   *[none] {""}
}
asserted = { $asserted ->
    [yes] ; the depositary has stated a date of entry into force that does not follow from this record
   *[no] {""}
}

pending = { basis } { signatories }; { deposited }; it is not in force{ caveat }{ asserted }.
pending-further = { basis } { signatories }; { deposited-further }; its entry into force also depends on other conditions, and it is not in force{ caveat }{ asserted }.
threshold-reached = { basis } { signatories }; { met }, and it will enter into force on { $in-force-on }{ caveat }{ asserted }.
in-force = { basis } { signatories }; { met }, and it has been in force since { $in-force-on }, with { parties }{ caveat }{ asserted }.
