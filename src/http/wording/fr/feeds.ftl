# Fils, calendriers et citations : titres et lignes. $title est l'un de ces titres.

feeds-title = { $treaty } : le registre
feeds-title-participant = { $treaty } : le registre – { $participant }

feeds-registered = { $treaty } : inscription du traité dans ce registre
feeds-act-signature = { $participant } : signature du traité
feeds-act-definitive-signature = { $participant } : signature définitive du traité
feeds-act-ratification = { $participant } : dépôt de l’instrument de ratification
feeds-act-acceptance = { $participant } : dépôt de l’instrument d’acceptation
feeds-act-approval = { $participant } : dépôt de l’instrument d’approbation
feeds-act-accession = { $participant } : dépôt de l’instrument d’adhésion
feeds-act-succession = { $participant } : dépôt de la notification de succession
feeds-act-succession-to-signature = { $participant } : notification de succession à la signature
feeds-act-formal-confirmation = { $participant } : dépôt de l’instrument de confirmation formelle
feeds-act-provisional-application = { $participant } : notification d’application à titre provisoire
feeds-act-withdrawal-of-signature = { $participant } : retrait de la signature
feeds-act-withdrawal-of-instrument = { $participant } : retrait de l’instrument
feeds-act-denunciation = { $participant } : notification de dénonciation
feeds-act-withdrawal-of-denunciation = { $participant } : retrait de la dénonciation
feeds-act-communication = { $participant } : communication au dépositaire
feeds-corrected = Rectification – { $title }
feeds-annulled = Rectification : l’entrée { $entry } n’est plus valable
feeds-decision-policy = Décision du dépositaire sur une question que le traité ne règle pas
feeds-decision-entry-into-force = Date d’entrée en vigueur indiquée par le dépositaire : { $date }
feeds-decision-admitted = Décision du dépositaire – { $participant } : participation admise
feeds-decision-not-admitted = Décision du dépositaire – { $participant } : participation non admise
feeds-decision-revocation = Révocation par le dépositaire de la décision de l’entrée { $entry }

feeds-date = Date de l’acte : { $date }.
feeds-holds-from = Applicable à compter du { $date }.
feeds-corrects = Elle remplace l’entrée { $entry } – { $title } ({ $date }).
feeds-annuls = L’entrée { $entry } disait – { $title } ({ $date }).
feeds-corrected-by = Cette entrée a été rectifiée par l’entrée { $entry }.
feeds-revoked-by = Cette décision a été révoquée par l’entrée { $entry }.
feeds-reason = Motif : { $text }
feeds-objections = Des objections peuvent être formulées jusqu’au { $date }.
feeds-notification = Notification dépositaire : { $text }
feeds-source = Source : { $text }
feeds-note = Note : { $text }
feeds-statement = Déclaration ou communication ({ $kind }) : { $text }
feeds-statement-unwritten = Déclaration ou communication ({ $kind }) ; son texte n’est pas dans le registre.
feeds-reached = Étape atteinte avec cette entrée : { $milestone }.
feeds-lost = Étape qui n’est plus atteinte avec cette entrée : { $milestone }.

feeds-milestone-signature-opens = ouverture à la signature
feeds-milestone-signature-closes = fin de la période de signature
feeds-milestone-quarter = un quart des instruments requis pour l’entrée en vigueur
feeds-milestone-half = la moitié des instruments requis pour l’entrée en vigueur
feeds-milestone-three-quarters = les trois quarts des instruments requis pour l’entrée en vigueur
feeds-milestone-one-before = tous les instruments requis pour l’entrée en vigueur sauf un
feeds-milestone-threshold = le nombre d’instruments requis pour l’entrée en vigueur
feeds-milestone-conditions-met = toutes les conditions de l’entrée en vigueur
feeds-milestone-days-before = { PLURAL($days) ->
    [one] { $days } jour avant l’entrée en vigueur
   *[other] { $days } jours avant l’entrée en vigueur
}
feeds-milestone-entry-into-force = entrée en vigueur

feeds-calendar-title = { $treaty } : dates
feeds-calendar-title-participant = { $treaty } : dates – { $participant }
feeds-calendar-signature-opens = { $treaty } : ouverture à la signature
feeds-calendar-signature-closes = { $treaty } : dernier jour de la période de signature
feeds-calendar-threshold = { $treaty } : nombre d’instruments requis pour l’entrée en vigueur atteint
feeds-calendar-conditions = { $treaty } : toutes les conditions de l’entrée en vigueur réunies
feeds-calendar-entry-into-force = { $treaty } : entrée en vigueur
feeds-calendar-effect = { $treaty } : entrée en vigueur – { $participant }
feeds-calendar-denunciation = { $treaty } : prise d’effet de la dénonciation – { $participant }
feeds-calendar-end = { $treaty } : cesse d’être en vigueur – { $participant }
feeds-calendar-for = Entrée en vigueur à cette date pour les participants suivants : { $participants }.
feeds-calendar-article = Article : { $text }.
feeds-calendar-unverified = La clause applicable n’a pas été comparée avec la copie certifiée conforme.
feeds-calendar-fell-below = Depuis le { $date }, moins d’instruments sont comptés.
feeds-calendar-asserted = Le dépositaire a indiqué une autre date d’entrée en vigueur : { $date }.
feeds-calendar-moved = Cette date a changé dans le registre : c’était auparavant le { $date }.

feeds-citation = Référence (CSL-JSON)
feeds-cite-title = { $treaty } : état au { $date }
feeds-cite-as = Citer ainsi : { $title }. Signatory, entrée { $entry } du registre, { $url }
