# L'état à imprimer. Les dates et les nombres arrivent écrits.

table-title = { $treaty } : état du traité
table-adopted = Adopté le
table-adopted-by = Adopté par
table-open-for-signature = Ouvert à la signature
table-window = { $place } : du { $from } au { $to }
table-entry-into-force = Entrée en vigueur :
table-status = État :
table-signatories = Signataires
table-contracting = États contractants et organisations contractantes
table-bound = Parties
table-caption = Participants et dates de leurs actes
table-participant = Participant
table-signature = Signature
table-empty = Rien n’est inscrit jusqu’à cette date.
table-brackets = Ce qui figure entre crochets n’a plus d’effet en droit. Les lettres sont celles du dépositaire ; une date de consentement sans lettre correspond à l’acte qui n’en porte pas dans l’en-tête.
table-reservations = Déclarations et réserves
table-objections = Objections et acceptations
table-territories = Application territoriale
table-notifications = Désignations et notifications
table-notes = Notes
table-back = Retour à l’appel de la note { $note } dans le tableau
table-permanent = Cet état, tel qu’il figure au registre, reste à cette adresse :
table-signature-withdrawn = { $name } a fait connaître le { $date } son intention de ne pas devenir partie.
table-ended = { $how ->
    [withdrawn] { $name } : l’instrument ({ $kind }) a été retiré le { $received }.
    [denounced] { $name } : le dépositaire a reçu la notification de dénonciation le { $received } ; elle prend effet le { $effective }.
    [left_with_parent] { $name } : participation terminée le { $effective }, avec celle au traité que celui-ci complète.
   *[ceased_with_members] { $name } : a cessé d’être liée le { $effective }, avec ses États membres.
}
table-ceased = { $name } n’existe plus ; son dernier jour a été le { $date }.
table-succession = { $name } : la date de la succession d’États est le { $date }.
table-corrected = Corrigé par l’entrée { $entry } du registre, qui disait auparavant : { $name }, { $kind }, { $date }.
