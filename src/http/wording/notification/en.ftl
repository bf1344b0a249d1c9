# The text of a depositary notification in English, in the depositary's standard form: recalled, and consistent with a
# notification of 1979. Each message is one paragraph or one line of the draft. What stands in square brackets is to be
# filled in by a person.

draft = DRAFT FOR APPROVAL – NOT A NOTIFICATION
reference = { $known ->
    [yes] Reference: { $reference } (Depositary Notification)
   *[no] Reference: [to be filled in] (Depositary Notification)
}
title = { $known ->
    [yes] { $title }
   *[no] “{ $title }”
}
concluded = { $known ->
    [yes] [place of conclusion], { $on }
   *[no] [place and date of conclusion]
}
subject = { $participant }: { $action }

the-treaty = { $sort ->
    [convention] The Convention
    [protocol] The Protocol
    [agreement] The Agreement
    [covenant] The Covenant
   *[treaty] The Treaty
}
of-the-treaty = { $sort ->
    [convention] of the Convention
    [protocol] of the Protocol
    [agreement] of the Agreement
    [covenant] of the Covenant
   *[treaty] of the Treaty
}
enters = { $time ->
    [past] entered into force
   *[future] will enter into force
}
cited = { $clause ->
    [quoted] , in accordance with its article { $article }, which reads as follows: “{ $words }”
    [article] , in accordance with its article { $article }.
   *[none] .
}

opening = The Secretary-General of the United Nations, acting in his capacity as depositary, communicates the following:
effected = The above action was effected on { $on }.
in-force = The conditions for the entry into force { of-the-treaty } were met on { $met-on }. { the-treaty } { enters } on { $on }{ cited }
effect = { the-treaty } { enters } for { $participant } on { $on }{ cited }
leaving = { $time ->
    [past] The denunciation took effect for { $participant } on { $on }{ cited }
   *[future] The denunciation will take effect for { $participant } on { $on }{ cited }
}

statements = { $with ->
    [communication] The communication consists of the following:
   *[action] The action was accompanied by the following:
}
statement = { $count ->
    [0] { $label }:
   *[other] { PLURAL($count) ->
        [one] { $label }, article { $provisions }:
       *[other] { $label }, articles { $provisions }:
    }
}
designated = { $what ->
    [central_authority] Designated: the central authority for mutual legal assistance.
    [point_of_contact_24_7] Designated: the point of contact available at every hour.
    [extradition_authority] Designated: the authority for extradition or provisional arrest.
    [extradition_basis] Notified: whether the treaty is the legal basis for extradition.
    [languages] Notified: the languages acceptable for requests.
    [preventive_authority] Designated: the authority that assists in prevention.
   *[legislation] Notified: the laws that give effect to the treaty.
}
territories = Territories: { $territories }.
concerns = It concerns statement { $statement } of the register.
precludes = Its author opposes the entry into force of the treaty between the two.
words = { $language ->
    [known] “{ $words }” (Original: { $original })
   *[unknown] “{ $words }” (Original: [language])
}
no-words = [the words as received]
issued = { $known ->
    [yes] { $on }
   *[no] [date of issue]
}
