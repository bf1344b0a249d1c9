# La page d'un participant par rapport à un traité. Les dates et les nombres arrivent écrits.

participant-standing = Sa situation
participant-kind = Nature
participant-group = Groupe régional
participant-name-then = Nom à cette date
participant-signed = Signature
participant-signature-withdrawn = A fait connaître son intention de ne pas devenir partie
participant-instrument = Instrument de consentement
participant-deposited = Date du dépôt
participant-counted = Compte pour l’entrée en vigueur
participant-counts = { $counts ->
    [yes] oui
   *[no] non
}
participant-effect = En vigueur à son égard depuis le
participant-no-effect = { $known ->
    [yes] Jamais : l’instrument prend fin avant ce jour.
   *[no] Inconnu : l’entrée en vigueur du traité n’est pas encore connue.
}
participant-basis = Pourquoi ce jour
participant-leaves = Sa participation prend fin le
participant-provisional = Applique le traité à titre provisoire depuis le
participant-last-day = Dernier jour de l’État
participant-note = Note
participant-acts = Ce qu’il a fait
participant-acts-none = Rien n’est inscrit jusqu’à cette date.
participant-entry = Entrée { $entry } du registre
participant-corrected = Ceci a été corrigé par l’entrée { $entry } du registre et n’est plus en vigueur.
participant-corrects = Ceci remplace l’entrée { $entry } du registre.
participant-correction-kind = Motif de la correction
participant-correction = { $kind ->
    [proces_verbal] rectification par procès-verbal du dépositaire
   *[clerical] erreur d’écriture de ce registre
}
participant-reason = Raison
participant-now-says = Le registre dit maintenant
participant-nothing-done = que rien n’a été fait
participant-place = Lieu
participant-signatory = Signé par
participant-in-capacity = En qualité de
participant-capacity = { $capacity ->
    [head_of_state] chef d’État
    [head_of_government] chef de gouvernement
    [minister_for_foreign_affairs] ministre des affaires étrangères
    [head_of_mission] chef de mission diplomatique ou représentant permanent
   *[other] autre qualité
}
participant-full-powers = Pleins pouvoirs
participant-full-powers-shown = { $produced ->
    [yes] produits
   *[no] non produits
}
participant-title-received = Titre de l’instrument, tel que reçu
participant-dated = Date portée par l’instrument
participant-received-electronically = Reçu sous forme électronique le
participant-received = Original reçu le
participant-notified = Notifié par le dépositaire le
participant-notification = Notification dépositaire
participant-registered = Enregistré en vertu de l’Article 102 de la Charte le
participant-succession = Date de la succession d’États
participant-succeeded = État auquel il succède
participant-override = Pourquoi le dépositaire l’a accepté
participant-source = Source
participant-number = Numéro parmi ceux qui comptent
participant-not-counted = Ne compte pas, car
participant-ended = A pris fin ou prend fin le
participant-denunciation-effect = Prend effet le
participant-with-statements = { PLURAL($statements) ->
    [one] { $statements } déclaration l’accompagnait
   *[other] { $statements } déclarations l’accompagnaient
}
participant-statements = Déclarations et réserves
participant-statements-own = Formulées par ce participant
participant-no-text = Le texte ne figure pas dans ce registre.
participant-concerns = Concerne la déclaration de
participant-designates = Désigne
participant-designated = { $what ->
    [central_authority] autorité centrale pour l’entraide judiciaire
    [point_of_contact_24_7] point de contact joignable 24 heures sur 24, 7 jours sur 7
    [extradition_authority] autorité compétente pour l’extradition
    [extradition_basis] base légale de l’extradition
    [languages] langues acceptées pour les demandes
    [preventive_authority] autorité compétente pour les mesures de prévention
   *[legislation] lois qui donnent effet au traité
}
participant-territories = Territoires
participant-extent = Portée
participant-precludes = Son auteur s’oppose à l’entrée en vigueur du traité entre les deux.
participant-made-with = Formulée avec
participant-date = Date
participant-fate = Ce qu’il en est advenu
participant-since = Depuis le
participant-grounded = À quel titre
participant-ground = { $ground ->
    [treaty] le traité l’autorise expressément
    [express_acceptance] elle a été acceptée expressément
   *[tacit_acceptance] personne n’a objecté à temps
}
participant-objections-until = Objections possibles jusqu’au
participant-confirmed-by = Confirmée
participant-objections = Objections maintenues
participant-raised = Formulée à temps
participant-in-time = { $intime ->
    [yes] oui
   *[no] non
}
participant-about = Ce que d’autres ont dit de ses déclarations
participant-pending = Ce qu’il n’a pas encore communiqué au dépositaire
participant-pending-note = Rien de ceci n’empêche un dépôt ni ne change une date ou un compte.
participant-to-tell = Reste à communiquer
participant-competence = déclaration sur l’étendue de sa compétence
participant-in-english = En anglais
participant-article = Article
participant-clause = Disposition
participant-due-since = Dû depuis le
participant-steps = Ce qu’il peut faire
participant-steps-note = Au { $date }, si rien d’autre ne se produit. Chaque acte est soumis aux règles selon lesquelles ce registre inscrit.
participant-not-eligible = Il ne peut pas participer à ce traité.
participant-period = { $until ->
    [open] Possible à partir du { $from }, sans limite de temps.
    [today] Possible le { $from }, et non après.
   *[until] Possible du { $from } au { $last }, ces deux jours inclus.
}
participant-then = Ensuite
participant-grounds = Se fonde sur
participant-would-be = Serait le numéro
participant-would-not-count = Ne compterait pas, car
participant-then-counted = Instruments qui compteraient alors
participant-would-count = { $counted }
participant-conditions = Conditions de l’entrée en vigueur
participant-reaches = Elles seraient réunies avec cet instrument.
participant-treaty-in-force = Le traité entrerait en vigueur le
participant-last-common = Dernier jour de dépôt pour la date commune
participant-no-date = Aucune date n’en résulterait encore
participant-own-date = La date propre au participant
participant-formalities = Ce qui est exigé quant à la forme
participant-formalities-note = Ce registre ne vérifie rien de tout cela. Le dépositaire examine les pièces.
participant-recalled = non lu à sa source
participant-form = { $rule ->
    [full_powers_to_sign] Le signataire doit avoir les pleins pouvoirs, sauf s’il est chef d’État, chef de gouvernement ou ministre des affaires étrangères.
    [head_of_mission_needs_full_powers] Les chefs de mission diplomatique et les représentants permanents peuvent adopter un texte en vertu de leurs fonctions ; pour signer, il leur faut les pleins pouvoirs.
    [organization_full_powers] Celui qui signe pour une organisation produit des pleins pouvoirs, à moins qu’il ne soit clair que les règles de l’organisation n’en exigent pas.
    [content_of_full_powers] Les pleins pouvoirs nomment le traité et la personne appelée à signer ; ils sont signés par le chef d’État, le chef de gouvernement ou le ministre des affaires étrangères, ou par celui qui exerce cette fonction par intérim ; pour une organisation, par l’autorité que désignent ses règles.
    [full_powers_shown_before] Les pleins pouvoirs sont présentés au dépositaire avant le rendez-vous de signature.
    [instrument_names_treaty] L’instrument indique le titre du traité ainsi que la date et le lieu de sa conclusion.
    [instrument_expresses_consent] L’instrument exprime sans ambiguïté le consentement à être lié par le traité et l’engagement de l’exécuter.
    [instrument_unconditional] L’instrument prend effet immédiatement ; celui qui est soumis à une condition ou à une date ultérieure ne vaut pas dépôt tant que celle-ci subsiste.
    [instrument_dated] L’instrument indique le lieu et la date de son établissement.
    [instrument_signed] L’instrument est signé, avec indication du titre du signataire, par le chef d’État, le chef de gouvernement ou le ministre des affaires étrangères, ou par une personne munie de pleins pouvoirs à cet effet.
    [organization_instrument_signed] L’instrument est signé, avec indication du titre du signataire, par l’autorité qui peut engager l’organisation selon ses propres règles, ou par une personne munie de pleins pouvoirs à cet effet.
    [original_deposited] L’original est déposé auprès du dépositaire ; la date du dépôt est le jour où il est reçu en bonne et due forme au Siège, à New York.
    [deposit_without_full_powers] Celui qui remet l’instrument n’a pas besoin de pleins pouvoirs.
    [competence_declared] L’instrument de l’organisation déclare l’étendue de sa compétence dans les matières régies par le traité.
    [succession_in_writing] La succession est notifiée au dépositaire par écrit, sous la signature du chef d’État, du chef de gouvernement ou du ministre des affaires étrangères, ou d’un représentant à qui des pleins pouvoirs peuvent être demandés.
    [provisional_application_notified] L’application à titre provisoire est notifiée au dépositaire, si le traité la prévoit ou s’il en a été ainsi convenu.
    [intention_made_clear] Une communication au dépositaire manifeste l’intention de ne pas devenir partie.
    [notice_in_writing] La notification au dépositaire est faite par écrit ; elle compte à partir du jour où le dépositaire la reçoit.
    [notice_signed] Si la notification n’est pas signée par le chef d’État, le chef de gouvernement ou le ministre des affaires étrangères, des pleins pouvoirs peuvent être demandés.
    [reservation_in_writing] Une réserve est formulée par écrit, lors de la signature, ou dans l’instrument ou avec lui.
   *[reservation_confirmed] Une réserve formulée lors de la signature est confirmée formellement au moment où s’exprime le consentement à être lié, et elle est réputée faite ce jour-là.
}
participant-reservations = Réserves que le traité autorise expressément à cette occasion :
participant-notifications = Ce que le traité demande de communiquer à cette occasion
participant-members-first = Ce que l’organisation attend
participant-member-condition = { $condition ->
    [member_has_signed] Un État membre a signé
    [member_has_consented] Un État membre a déposé son instrument
   *[member_is_party] Le traité est en vigueur pour un État membre
}
participant-members-meet = { PLURAL($met) ->
    [one] { $met } État membre remplit cette condition ; elle vaut pour : { $kinds }
   *[other] { $met } États membres remplissent cette condition ; elle vaut pour : { $kinds }
}
participant-undated = Ce que le traité demande de communiquer sans fixer de jour
participant-not-possible = Ce qui n’est pas possible
participant-possible-from = Possible à partir du
participant-instead = Possible à la place
participant-obstacle = { $code ->
    [not_eligible] Il ne peut pas participer à ce traité.
    [kind_not_admitted] Le traité ne prévoit pas ce genre d’acte.
    [before_opening] Le traité n’est pas encore ouvert à la signature.
    [signature_closed] Le traité n’est pas ouvert à la signature.
    [wrong_place_of_signature] Le traité est ouvert à la signature dans un autre lieu.
    [already_signed] Il a déjà signé.
    [already_bound] Son instrument est déjà déposé.
    [signature_required] Seul un signataire peut le faire, et il n’a pas signé.
    [before_own_signature] Il n’a signé que plus tard.
    [accession_by_signatory] Un signataire n’adhère pas : son consentement prend une autre forme.
    [accession_not_open] Le traité n’est pas encore ouvert à l’adhésion.
    [no_member_has_signed] Aucun État membre n’a signé.
    [no_member_has_consented] Aucun État membre n’a d’instrument déposé.
    [no_member_is_party] Le traité n’est en vigueur pour aucun État membre.
    [parent_required] Il n’est pas lié par le traité que celui-ci complète.
    [nothing_to_withdraw] Il n’y a rien qu’il puisse retirer.
    [in_force_for_participant] Le traité est en vigueur à son égard : il ne peut que le dénoncer.
    [not_in_force_for_participant] Le traité n’est pas en vigueur à son égard.
    [full_powers_required] Des pleins pouvoirs sont nécessaires.
    [predecessor_not_bound] Il n’y a rien à quoi il puisse succéder.
    [contradicts_later_action] Un acte ultérieur du registre s’y oppose.
   *[rule] Une règle du registre s’y oppose.
}
participant-relations = Prédécesseurs, successeurs et membres
participant-predecessors = États auxquels il a succédé
participant-successors = États qui lui ont succédé
participant-member-of = Membre de
participant-members = États membres
participant-certificate = Attestation
participant-feed = Fil
participant-steps-data = Ce qu’il peut faire, en JSON
