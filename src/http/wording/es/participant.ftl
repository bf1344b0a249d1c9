# La página de un participante en relación con un tratado. Las fechas y los números llegan escritos.

participant-standing = Su situación
participant-kind = Naturaleza
participant-group = Grupo regional
participant-name-then = Nombre en esa fecha
participant-signed = Firma
participant-signature-withdrawn = Manifestó su intención de no llegar a ser parte
participant-instrument = Instrumento de consentimiento
participant-deposited = Fecha de depósito
participant-counted = Cuenta para la entrada en vigor
participant-counts = { $counts ->
    [yes] sí
   *[no] no
}
participant-effect = En vigor para él desde el
participant-no-effect = { $known ->
    [yes] Nunca: el instrumento termina antes de ese día.
   *[no] No se sabe: aún no se conoce la entrada en vigor del tratado.
}
participant-basis = Por qué ese día
participant-leaves = Su participación termina el
participant-provisional = Aplica el tratado provisionalmente desde el
participant-last-day = Último día del Estado
participant-note = Nota
participant-acts = Lo que hizo
participant-acts-none = No hay nada inscrito hasta esta fecha.
participant-entry = Asiento { $entry } del registro
participant-corrected = Esto fue corregido por el asiento { $entry } del registro y ya no es válido.
participant-corrects = Esto ocupa el lugar del asiento { $entry } del registro.
participant-correction-kind = Motivo de la corrección
participant-correction = { $kind ->
    [proces_verbal] rectificación por acta del depositario
   *[clerical] error material de este registro
}
participant-reason = Razón
participant-now-says = El registro dice ahora
participant-nothing-done = que no se hizo nada
participant-place = Lugar
participant-signatory = Firmado por
participant-in-capacity = En calidad de
participant-capacity = { $capacity ->
    [head_of_state] Jefe de Estado
    [head_of_government] Jefe de Gobierno
    [minister_for_foreign_affairs] Ministro de Relaciones Exteriores
    [head_of_mission] jefe de misión diplomática o representante permanente
   *[other] otra calidad
}
participant-full-powers = Plenos poderes
participant-full-powers-shown = { $produced ->
    [yes] presentados
   *[no] no presentados
}
participant-title-received = Título del instrumento, tal como se recibió
participant-dated = Fecha que lleva el instrumento
participant-received-electronically = Recibido en forma electrónica el
participant-received = Original recibido el
participant-notified = Notificado por el depositario el
participant-notification = Notificación del depositario
participant-registered = Registrado conforme al Artículo 102 de la Carta el
participant-succession = Fecha de la sucesión de Estados
participant-succeeded = Estado al que sucede
participant-override = Por qué lo aceptó el depositario
participant-source = Fuente
participant-number = Número entre los que cuentan
participant-not-counted = No cuenta porque
participant-ended = Terminó o termina el
participant-denunciation-effect = Surte efecto el
participant-with-statements = { PLURAL($statements) ->
    [one] lo acompañaba { $statements } declaración
   *[other] lo acompañaban { $statements } declaraciones
}
participant-statements = Declaraciones y reservas
participant-statements-own = Formuladas por este participante
participant-no-text = El texto no figura en este registro.
participant-concerns = Sobre la declaración de
participant-designates = Designa
participant-designated = { $what ->
    [central_authority] autoridad central para la asistencia judicial recíproca
    [point_of_contact_24_7] punto de contacto disponible las 24 horas del día, los 7 días de la semana
    [extradition_authority] autoridad competente en materia de extradición
    [extradition_basis] base jurídica de la extradición
    [languages] idiomas aceptables para las solicitudes
    [preventive_authority] autoridad competente para las medidas de prevención
   *[legislation] leyes que dan efecto al tratado
}
participant-territories = Territorios
participant-extent = Alcance
participant-precludes = Su autor se opone a la entrada en vigor del tratado entre ambos.
participant-made-with = Formulada con
participant-date = Fecha
participant-fate = Qué ha sido de ella
participant-since = Desde el
participant-grounded = Con qué fundamento
participant-ground = { $ground ->
    [treaty] el tratado la permite expresamente
    [express_acceptance] fue aceptada expresamente
   *[tacit_acceptance] nadie objetó a tiempo
}
participant-objections-until = Se puede objetar hasta el
participant-confirmed-by = Confirmada
participant-objections = Objeciones que se mantienen
participant-raised = Formulada a tiempo
participant-in-time = { $intime ->
    [yes] sí
   *[no] no
}
participant-about = Lo que otros han dicho de sus declaraciones
participant-pending = Lo que aún no ha comunicado al depositario
participant-pending-note = Nada de esto impide un depósito ni cambia una fecha o un recuento.
participant-to-tell = Falta comunicar
participant-competence = declaración sobre el alcance de su competencia
participant-in-english = En inglés
participant-article = Artículo
participant-clause = Disposición
participant-due-since = Debido desde el
participant-steps = Lo que puede hacer
participant-steps-note = A fecha de { $date }, si no ocurre nada más. Cada acto se somete a las reglas con las que inscribe este registro.
participant-not-eligible = No puede participar en este tratado.
participant-period = { $until ->
    [open] Posible desde el { $from }, sin límite de tiempo.
    [today] Posible el { $from } y no después.
   *[until] Posible del { $from } al { $last }, ambos días inclusive.
}
participant-then = Después
participant-grounds = Se funda en
participant-would-be = Sería el número
participant-would-not-count = No contaría porque
participant-then-counted = Instrumentos que contarían entonces
participant-would-count = { $counted }
participant-conditions = Condiciones para la entrada en vigor
participant-reaches = Se cumplirían con este instrumento.
participant-treaty-in-force = El tratado entraría en vigor el
participant-last-common = Último día de depósito para la fecha común
participant-no-date = Aún no resultaría ninguna fecha
participant-own-date = La fecha propia del participante
participant-formalities = Lo que se exige en cuanto a la forma
participant-formalities-note = Este registro no comprueba nada de esto. El depositario examina los documentos.
participant-recalled = no leído en su fuente
participant-form = { $rule ->
    [full_powers_to_sign] Quien firma necesita plenos poderes, salvo el Jefe de Estado, el Jefe de Gobierno y el Ministro de Relaciones Exteriores.
    [head_of_mission_needs_full_powers] Los jefes de misión diplomática y los representantes permanentes pueden adoptar un texto en virtud de sus funciones; para firmar necesitan plenos poderes.
    [organization_full_powers] Quien firma por una organización presenta plenos poderes, a menos que sea claro que las reglas de la organización no los exigen.
    [content_of_full_powers] Los plenos poderes nombran el tratado y a la persona que ha de firmar, y los firma el Jefe de Estado, el Jefe de Gobierno o el Ministro de Relaciones Exteriores, o quien ejerza ese cargo interinamente; en el caso de una organización, la autoridad que indiquen sus reglas.
    [full_powers_shown_before] Los plenos poderes se presentan al depositario antes de la cita para la firma.
    [instrument_names_treaty] El instrumento indica el título del tratado y la fecha y el lugar de su celebración.
    [instrument_expresses_consent] El instrumento expresa sin ambigüedad el consentimiento en obligarse por el tratado y el compromiso de cumplirlo.
    [instrument_unconditional] El instrumento surte efecto de inmediato; el que lleva una condición o una fecha posterior propia no es un depósito hasta que esta desaparezca.
    [instrument_dated] El instrumento indica el lugar y la fecha de su expedición.
    [instrument_signed] El instrumento lo firma, con indicación del cargo, el Jefe de Estado, el Jefe de Gobierno o el Ministro de Relaciones Exteriores, o una persona con plenos poderes para ello.
    [organization_instrument_signed] El instrumento lo firma, con indicación del cargo, la autoridad que puede obligar a la organización según sus propias reglas, o una persona con plenos poderes para ello.
    [original_deposited] El original se deposita en poder del depositario; la fecha de depósito es el día en que se recibe en debida forma en la Sede, en Nueva York.
    [deposit_without_full_powers] Quien entrega el instrumento no necesita plenos poderes.
    [competence_declared] El instrumento de la organización declara el alcance de su competencia en las materias regidas por el tratado.
    [succession_in_writing] La sucesión se notifica por escrito al depositario, con la firma del Jefe de Estado, el Jefe de Gobierno o el Ministro de Relaciones Exteriores, o de un representante a quien se pueden pedir plenos poderes.
    [provisional_application_notified] La aplicación provisional se notifica al depositario, si el tratado la prevé o se convino de otro modo.
    [intention_made_clear] Una comunicación al depositario manifiesta la intención de no llegar a ser parte.
    [notice_in_writing] La notificación al depositario se hace por escrito; cuenta desde el día en que el depositario la recibe.
    [notice_signed] Si la notificación no la firma el Jefe de Estado, el Jefe de Gobierno o el Ministro de Relaciones Exteriores, se pueden pedir plenos poderes.
    [reservation_in_writing] Una reserva se formula por escrito, con la firma o en el instrumento o junto con él.
   *[reservation_confirmed] Una reserva formulada en el momento de la firma se confirma formalmente al manifestar el consentimiento en obligarse, y se considera hecha ese día.
}
participant-reservations = Reservas que el tratado permite expresamente con ello:
participant-notifications = Lo que el tratado pide comunicar con ello
participant-members-first = Lo que espera la organización
participant-member-condition = { $condition ->
    [member_has_signed] Un Estado miembro ha firmado
    [member_has_consented] Un Estado miembro ha depositado su instrumento
   *[member_is_party] El tratado está en vigor para un Estado miembro
}
participant-members-meet = { PLURAL($met) ->
    [one] { $met } Estado miembro cumple esta condición; rige para: { $kinds }
   *[other] { $met } Estados miembros cumplen esta condición; rige para: { $kinds }
}
participant-undated = Lo que el tratado pide comunicar sin fijar un día
participant-not-possible = Lo que no es posible
participant-possible-from = Posible desde el
participant-instead = Posible en su lugar
participant-obstacle = { $code ->
    [not_eligible] No puede participar en este tratado.
    [kind_not_admitted] El tratado no prevé este tipo de acto.
    [before_opening] El tratado aún no está abierto a la firma.
    [signature_closed] El tratado no está abierto a la firma.
    [wrong_place_of_signature] El tratado está abierto a la firma en otro lugar.
    [already_signed] Ya ha firmado.
    [already_bound] Su instrumento ya está depositado.
    [signature_required] Solo puede hacerlo un signatario, y no ha firmado.
    [before_own_signature] Firmó solo más tarde.
    [accession_by_signatory] Un signatario no se adhiere: su consentimiento tiene otra forma.
    [accession_not_open] El tratado aún no está abierto a la adhesión.
    [no_member_has_signed] Ningún Estado miembro ha firmado.
    [no_member_has_consented] Ningún Estado miembro tiene un instrumento depositado.
    [no_member_is_party] El tratado no está en vigor para ningún Estado miembro.
    [parent_required] No está obligado por el tratado que este complementa.
    [nothing_to_withdraw] No hay nada que pueda retirar.
    [in_force_for_participant] El tratado está en vigor para él, de modo que solo puede denunciarlo.
    [not_in_force_for_participant] El tratado no está en vigor para él.
    [full_powers_required] Se necesitan plenos poderes.
    [predecessor_not_bound] No hay nada a lo que pueda suceder.
    [contradicts_later_action] Lo impide un acto posterior del registro.
   *[rule] Lo impide una regla del registro.
}
participant-relations = Predecesores, sucesores y miembros
participant-predecessors = Estados a los que sucedió
participant-successors = Estados que lo sucedieron
participant-member-of = Miembro de
participant-members = Estados miembros
participant-certificate = Certificado
participant-feed = Canal de novedades
participant-steps-data = Lo que puede hacer, en JSON
