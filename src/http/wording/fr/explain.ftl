# Pourquoi la date d'entrée en vigueur est celle-là. Les dates et les nombres arrivent écrits.

explain-title = { $treaty } : pourquoi cette date
explain-answer = { $stage ->
    [in_force] Les conditions de l’entrée en vigueur ont été réunies le { $reached }, et le traité est en vigueur depuis le { $date }.
    [threshold_reached] Les conditions de l’entrée en vigueur ont été réunies le { $reached }, et le traité entrera en vigueur le { $date }.
   *[pending] Les conditions de l’entrée en vigueur ne sont pas réunies : il n’y a donc pas encore de date.
}
explain-threshold = Requis
explain-counted = Comptés
explain-reached = Conditions réunies le
explain-in-force = Entrée en vigueur
explain-missing = Ce qui manque
explain-nothing-missing = Aucun instrument ne manque.
explain-missing-instruments = { PLURAL($missing) ->
    [one] encore { $missing } instrument
   *[other] encore { $missing } instruments
}
explain-missing-conditions = { PLURAL($missing) ->
    [one] encore { $missing } autre condition
   *[other] encore { $missing } autres conditions
}
explain-waits-for-parent = l’entrée en vigueur du traité que celui-ci complète ({ $parent }), qui n’est pas connue
explain-conditions = Autres conditions
explain-met = { $met ->
    [yes] remplie
   *[no] non remplie
}
explain-condition-state = État
explain-measure = Part de
explain-at-least = Au moins
explain-present = Part de ceux qui comptent
explain-percent = { $number } %
explain-named = Nommés dans le traité
explain-named-missing = Manquent encore
explain-clauses = Ce que dit le traité
explain-clause-entry = Entrée en vigueur
explain-clause-later = Pour ceux qui consentent plus tard
explain-article = Article { $article }
explain-no-words = Le texte de cette disposition ne figure pas dans ce registre.
explain-verified = { $verified ->
    [yes] La disposition a été lue dans la source indiquée ici.
    [no] La disposition n’a pas été comparée avec la copie certifiée conforme.
   *[unstated] Il n’est pas indiqué si la disposition a été comparée avec la copie certifiée conforme.
}
explain-rule = La même chose en règle
explain-kinds = Instruments qui comptent
explain-reio-term = Instruments des organisations
explain-reio = { $reio ->
    [not_additional] ne s’ajoutent pas à ceux de leurs États membres
    [not_counted] ne comptent pas
    [counted] comptent
   *[not_applicable] aucun : les organisations ne peuvent pas participer
}
explain-days = { PLURAL($n) ->
    [one] { $n } jour
   *[other] { $n } jours
}
explain-months = { PLURAL($n) ->
    [one] { $n } mois
   *[other] { $n } mois
}
explain-period = À partir du jour où la dernière condition est réunie
explain-later-period = Pour les instruments ultérieurs, à partir du jour du dépôt
explain-delay = { $delay ->
    [nth_day_after] { explain-days }, ce jour-là étant le jour 0
    [months_after] { explain-months } de calendrier, sans dépasser la fin du mois
    [on_deposit] aucun délai : ce jour même
    [first_of_month_after_nth_day] jusqu’au premier jour du mois qui suit l’expiration de { explain-days }
    [first_of_nth_month_after_month] jusqu’au premier jour du mois, { explain-months } plus tard
   *[first_of_month_after_months] jusqu’au premier jour du mois qui suit l’expiration de { explain-months }
}
explain-fixed-date = Si les conditions sont réunies d’ici là, le
explain-not-before = Pas avant le
explain-not-before-parent = Pas avant l’entrée en vigueur de
explain-arithmetic = Comment la date est calculée
explain-no-date = pas encore de date
explain-step = { $step ->
    [day_of_deposit] le jour du dépôt
    [last_condition_met] le jour où la dernière condition a été réunie
    [plus_days] plus { explain-days }
    [plus_months] plus { explain-months } de calendrier, sans dépasser la fin du mois
    [date_of_deposit] la date même du dépôt
    [first_of_next_month] le premier jour du mois suivant
    [first_of_nth_month] le premier jour du mois, { explain-months } plus tard
    [fixed_date] la date que fixe la disposition, les conditions ayant été réunies d’ici là
    [not_before_date] pas avant la date que fixe la disposition
    [not_before_parent] pas avant l’entrée en vigueur du traité que celui-ci complète ({ $parent })
    [not_before_entry_into_force] pas avant l’entrée en vigueur
    [common_date] la date commune, l’instrument ayant été déposé à temps
    [date_of_succession] la date de la succession d’États, postérieure à l’entrée en vigueur
   *[deposit_or_entry_into_force] le jour du dépôt, ou l’entrée en vigueur si elle est postérieure
}
explain-basis = { $basis ->
    [entry_into_force] la date commune, l’instrument ayant été déposé à temps
    [own_delay] son propre délai, compté à partir de son dépôt
    [entry_into_force_floor] la date commune, son propre délai expirant plus tôt
    [succession_date] la date de la succession d’États
   *[succession_deposit] le jour de la notification de succession, ou l’entrée en vigueur si elle est postérieure
}
explain-example = Un exemple
explain-example-note = Une simulation, non une prévision : si la dernière condition était réunie le { $date }, date de cette page, le traité entrerait en vigueur comme suit.
explain-asserted-beside = Ce qu’indique le dépositaire, à côté de ce qui est calculé
explain-asserted = Indiqué par le dépositaire
explain-computed = Calculé d’après le registre
explain-compared = Comparaison
explain-difference = { $order ->
    [same] les deux dates sont les mêmes
    [later] { PLURAL($days) ->
        [one] la date indiquée est postérieure de { $days } jour
       *[other] la date indiquée est postérieure de { $days } jours
    }
   *[earlier] { PLURAL($days) ->
        [one] la date indiquée est antérieure de { $days } jour
       *[other] la date indiquée est antérieure de { $days } jours
    }
}
explain-decision = Décision
explain-findings = Ce que le lecteur doit savoir
explain-finding = Constatation
explain-if-stay-met = Si les conditions une fois réunies le restent
explain-if-never-deposited = Si l’instrument retiré n’a jamais été déposé
explain-readings = Deux lectures d’un retrait
explain-stated = C’est celle que retient le registre.
explain-reached-by = Réunies par
explain-corrections = Corrections qui ont changé la date
explain-corrected = Correction
explain-correction = l’entrée { $entry } corrige l’entrée { $corrected }
explain-before = Calculé avant
explain-after = Calculé après
explain-instruments = Tous les instruments
explain-no-instruments = Aucun instrument n’est déposé à cette date.
explain-ties = Par date de dépôt. Plusieurs dépôts d’un même jour n’ont pas d’ordre entre eux et partagent une suite de numéros.
explain-number = N°
explain-kind = Nature
explain-remarks = Observations
explain-ordinal = { $shared ->
    [yes] { $first }–{ $last }
   *[no] { $first }
}
explain-met-here = Les conditions ont été réunies ce jour-là.
explain-not-counted = Non compté : { $reason }
explain-ended = A pris fin ou prend fin le { $date }
explain-further = Autres nombres importants
explain-purpose = Ce qui en dépend
explain-what-counts = Ce qui compte
explain-further-counts = { $counts ->
    [states_parties] les États pour lesquels le traité est en vigueur
    [parties] tous ceux pour lesquels le traité est en vigueur
   *[contracting_states_and_parties] tous ceux qui ont exprimé leur consentement à être liés
}
explain-will-be-reached = Sera atteint le
explain-policies = Là où le droit est muet
explain-policies-note = Quand aucune source ne tranche une question, le registre déclare ce qu’il fait. Une décision du dépositaire peut en disposer autrement.
explain-by-default = par défaut
explain-by-decision = par une décision du { $date }, entrée { $entry }
explain-policy = { $policy ->
    [withdrawal_after_threshold] Un instrument retiré après que les conditions ont été réunies, et avant l’entrée en vigueur, les défait-il ?
    [reio_accession_before_entry_into_force] Une organisation peut-elle adhérer avant que le traité ne soit en vigueur pour un État membre ?
    [predecessor_and_successor] L’instrument d’un État qui n’existe plus compte-t-il encore à côté de ceux de ses successeurs ?
    [eligibility] Qui peut participer à un traité ouvert à tous les États ?
    [operative_date_of_deposit] Quel jour est la date du dépôt d’un instrument reçu d’abord sous forme électronique, puis sur papier ?
    [wrongly_dated_deposit] Qu’advient-il de la date calculée quand la date d’un dépôt se révèle fausse ?
    [asserted_entry_into_force] Qu’advient-il d’une date d’entrée en vigueur qu’indique le dépositaire ?
   *[reio_ceases_with_members] Quand une organisation cesse-t-elle d’être liée parce que ses États membres ont dénoncé ?
}
explain-policy-value = { $value ->
    [conditions_stay_met] Les conditions une fois réunies le restent.
    [as_never_deposited] Un instrument retiré est réputé n’avoir jamais été déposé.
    [strict] Non : le traité doit être en vigueur pour un État membre ce jour-là.
    [with_override_reason] Non, sauf si le dépositaire accepte l’instrument et dit pourquoi.
    [both] Oui, chacun compte à partir de son propre dépôt.
    [count_once_for_continuing_or_notifying_state] Seulement jusqu’à ce qu’un instrument compte à sa place.
    [list_and_decisions] Les États de la liste du registre, et les organisations que le traité admet ; une décision l’emporte sur la liste.
    [paper] Le jour où le papier est reçu.
    [first_receipt] Le jour où il est reçu pour la première fois, sous quelque forme que ce soit.
    [correction_recomputes] Une correction retire la date fausse dès l’origine, et tout est recalculé.
    [beside_computed] Elle est montrée à côté de la date calculée et ne la remplace jamais.
    [all_that_were_party] Quand tous ses États membres qui étaient liés ont dénoncé.
   *[every_member_literally] Quand chaque État membre a dénoncé, donc jamais tant que l’un d’eux n’était pas lié.
}
