# La page d’un traité.

home-instruments-note = de ratification, d’acceptation, d’approbation ou d’adhésion, déposés
home-bar = { $counted } instruments déposés sur { $threshold }
home-threshold = seuil
home-signatories-label = Signataires
home-contracting-states-label = États et organisations contractants
home-parties-label = Parties
home-parties-none = Il n’y a pas de parties avant l’entrée en vigueur.
home-dates = Dates importantes
home-signature-opens = Ouverture à la signature
home-signature-closes = Dernier jour pour signer
home-entry-into-force = Entrée en vigueur
home-no-date = Pas encore de date
home-no-date-note = Elle dépend des instruments qui restent à déposer, et de rien d’autre.
home-article = article { $article }
home-today = Aujourd’hui
home-why = Pourquoi cette date
home-unverified = Cette clause n’a pas été comparée à la copie certifiée conforme.
home-chart = Signatures et instruments dans le temps
home-chart-text = Courbes du nombre de signataires et des instruments qui comptent, du { $from } au { $until }. Le seuil est de { $threshold }.
home-chart-instruments = Instruments qui comptent
home-chart-neighbours = Instruments d’autres traités, au même jour après leur ouverture
home-chart-table = Les chiffres en tableau
home-day = Jour
home-groups = Par groupe régional
home-group = Groupe régional
home-group-members = Membres
home-recent = Actes récents
home-recent-none = Aucun acte n’est inscrit jusqu’à cette date.
home-participants = Participants
home-search = Rechercher
home-status = État
home-every-status = Tous les états
home-every-group = Tous les groupes
home-sort = Ordre
home-sort-name = Par nom
home-sort-signature = Par date de signature
home-sort-consent = Par date de dépôt
home-apply = Afficher
home-participant = Participant
home-signature = Signature
home-consent = Consentement à être lié
home-effect = En vigueur à son égard
home-nobody = Aucun résultat.
home-as-of = À la date du
home-data = Données
home-calendar = Calendrier
home-feed = Fil
home-cite = Citer comme suit
home-updated = Le registre a changé ; la page montre le nouvel état.

home-of-instruments = { PLURAL($threshold) ->
    [one] sur { $threshold } instrument
   *[other] sur { $threshold } instruments
}
home-remaining = { $remaining ->
    [0] Le seuil est atteint.
   *[other] { PLURAL($remaining) ->
        [one] Il manque encore { $remaining } instrument.
       *[other] Il manque encore { $remaining } instruments.
    }
}
home-un-members = { PLURAL($number) ->
    [one] { $number } État Membre de l’Organisation des Nations Unies
   *[other] { $number } États Membres de l’Organisation des Nations Unies
}
home-observers = { PLURAL($number) ->
    [one] { $number } État observateur
   *[other] { $number } États observateurs
}
home-other-states = { PLURAL($number) ->
    [one] { $number } autre État
   *[other] { $number } autres États
}
home-in-days = { PLURAL($days) ->
    [one] dans { $days } jour
   *[other] dans { $days } jours
}
home-days-ago = { PLURAL($days) ->
    [one] il y a { $days } jour
   *[other] il y a { $days } jours
}
