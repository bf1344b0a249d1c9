# Ce qui est intégré dans d’autres sites : le cadre, le composant, les images ; et la page où l’on choisit.

widget-count = { PLURAL($counted) ->
    [one] { $counted } instrument sur { $threshold }
   *[other] { $counted } instruments sur { $threshold }
}
widget-count-met = { $counted } instruments ; { $threshold } requis
widget-badge = { $counted } sur { $threshold }
widget-threshold = seuil : { $threshold }
widget-pending = { PLURAL($threshold) ->
    [one] Pas encore en vigueur : { $threshold } instrument doit être déposé
   *[other] Pas encore en vigueur : { $threshold } instruments doivent être déposés
}
widget-pending-further = { PLURAL($threshold) ->
    [one] Pas encore en vigueur : { $threshold } instrument et d’autres conditions sont requis
   *[other] Pas encore en vigueur : { $threshold } instruments et d’autres conditions sont requis
}
widget-reached = Entrera en vigueur le { $date }
widget-in-force = En vigueur depuis le { $date }
widget-bound = { PLURAL($bound) ->
    [one] { $bound } partie
   *[other] { $bound } parties
}
widget-signatories = { $signatories ->
    [0] { $signatories } signataire
   *[other] { PLURAL($signatories) ->
        [one] { $signatories } signataire ({ $split })
       *[other] { $signatories } signataires ({ $split })
    }
}
widget-opens = Ouverture à la signature le { $date }
widget-closes = Dernier jour pour la signature : { $date }
widget-enters = Entrée en vigueur : { $date }
widget-days = { $days ->
    [0] aujourd’hui
   *[other] { PLURAL($days) ->
        [one] dans { $days } jour
       *[other] dans { $days } jours
    }
}
widget-countdown = {" "}({ $days })
widget-entry = { $pinned ->
    [yes] , à l’entrée { $entry }
   *[no] {""}
}
widget-as-of = { $time ->
    [projected] Projection au { $date }{ widget-entry }
   *[reached] Au { $date }{ widget-entry }
}
widget-until = Registre complet seulement jusqu’au { $date }
widget-qualified = Précisions importantes sur la page du traité.
widget-more = Détails
widget-away = Le service est injoignable. Voici sa dernière réponse, à la date indiquée.
widget-frame = { $treaty } : progression vers l’entrée en vigueur

widget-choose-title = Intégrer la progression d’un traité
widget-choose-intro = Pour tout site : exact au jour près, sans cookies, sans suivi et sans requête à un autre hôte.
widget-choose-treaty = Traité
widget-choose-form = Forme
widget-choose-frame = Cadre
widget-choose-component = Composant web
widget-choose-badge = Badge
widget-choose-picture = Image
widget-choose-shield = Badge de shields.io
widget-choose-size = Taille
widget-choose-small = Petite
widget-choose-medium = Moyenne
widget-choose-large = Grande
widget-choose-language = Langue
widget-choose-theme = Couleurs
widget-choose-light = Claires
widget-choose-dark = Sombres
widget-choose-auto = Selon la préférence du lecteur
widget-choose-show = Afficher le code
widget-choose-code = Code à copier
widget-choose-preview = Aperçu
widget-choose-no-preview = Il n’y a pas d’aperçu : ce badge est dessiné par shields.io, un autre hôte, que cette page n’interroge pas. Les navigateurs de vos lecteurs l’interrogeraient.
widget-choose-policy = Si votre site a une politique de sécurité du contenu (CSP), elle doit autoriser ceci :
