# The text of a depositary notification in French, in the depositary's standard form: recalled, and consistent with a
# notification of 1979. The spaces inside « » and before : are no-break spaces (U+00A0). Names of States are kept without
# their articles, so they stand in brackets.

draft = PROJET SOUMIS À APPROBATION – NE VAUT PAS NOTIFICATION
reference = { $known ->
    [yes] Référence : { $reference } (Notification dépositaire)
   *[no] Référence : [à compléter] (Notification dépositaire)
}
title = { $known ->
    [yes] { $title }
   *[no] « { $title } »
}
concluded = { $known ->
    [yes] [lieu de conclusion], { $on }
   *[no] [lieu et date de conclusion]
}
subject = { $participant } : { $action }

the-treaty = { $sort ->
    [convention] La Convention
    [protocol] Le Protocole
    [agreement] L’Accord
    [covenant] Le Pacte
   *[treaty] Le Traité
}
of-the-treaty = { $sort ->
    [convention] de la Convention
    [protocol] du Protocole
    [agreement] de l’Accord
    [covenant] du Pacte
   *[treaty] du Traité
}
enters = { $time ->
    [past] est entré{ $sort ->
        [convention] e
       *[other] {""}
    } en vigueur
   *[future] entrera en vigueur
}
cited = { $clause ->
    [quoted] , conformément à son article { $article }, qui se lit comme suit : « { $words } »
    [article] , conformément à son article { $article }.
   *[none] .
}

opening = Le Secrétaire général de l’Organisation des Nations Unies, agissant en sa qualité de dépositaire, communique :
effected = L’action susmentionnée a été effectuée le { $on }.
in-force = Les conditions de l’entrée en vigueur { of-the-treaty } ont été remplies le { $met-on }. { the-treaty } { enters } le { $on }{ cited }
effect = { $kind ->
    [state] { the-treaty } { enters } à l’égard de cet État ({ $participant }) le { $on }{ cited }
   *[organization] { the-treaty } { enters } à l’égard de cette organisation ({ $participant }) le { $on }{ cited }
}
leaving = { $time ->
    [past] La dénonciation a pris effet à l’égard de son auteur ({ $participant }) le { $on }{ cited }
   *[future] La dénonciation prendra effet à l’égard de son auteur ({ $participant }) le { $on }{ cited }
}

statements = { $with ->
    [communication] La communication comprend ce qui suit :
   *[action] L’action était accompagnée de ce qui suit :
}
statement = { $count ->
    [0] { $label } :
   *[other] { PLURAL($count) ->
        [one] { $label }, article { $provisions } :
       *[other] { $label }, articles { $provisions } :
    }
}
designated = { $what ->
    [central_authority] Désignation : l’autorité centrale chargée de l’entraide judiciaire.
    [point_of_contact_24_7] Désignation : le point de contact joignable à toute heure.
    [extradition_authority] Désignation : l’autorité chargée de l’extradition ou de l’arrestation provisoire.
    [extradition_basis] Notification : si le traité constitue la base légale de l’extradition.
    [languages] Notification : les langues acceptées pour les demandes.
    [preventive_authority] Désignation : l’autorité qui prête assistance en matière de prévention.
   *[legislation] Notification : les lois qui donnent effet au traité.
}
territories = Territoires : { $territories }.
concerns = Déclaration visée : { $statement } du registre.
precludes = Son auteur s’oppose à l’entrée en vigueur du traité entre les deux.
words = { $language ->
    [known] « { $words } » (Original : { $original })
   *[unknown] « { $words } » (Original : [langue])
}
no-words = [le texte tel que reçu]
issued = { $known ->
    [yes] { $on }
   *[no] [date d’émission]
}
