# Canales, calendarios y citas: títulos y líneas. $title es uno de estos títulos.

feeds-title = { $treaty }: el registro
feeds-title-participant = { $treaty }: el registro – { $participant }

feeds-registered = { $treaty }: inscripción del tratado en este registro
feeds-act-signature = { $participant }: firma del tratado
feeds-act-definitive-signature = { $participant }: firma definitiva del tratado
feeds-act-ratification = { $participant }: depósito del instrumento de ratificación
feeds-act-acceptance = { $participant }: depósito del instrumento de aceptación
feeds-act-approval = { $participant }: depósito del instrumento de aprobación
feeds-act-accession = { $participant }: depósito del instrumento de adhesión
feeds-act-succession = { $participant }: depósito de la notificación de sucesión
feeds-act-succession-to-signature = { $participant }: notificación de sucesión en la firma
feeds-act-formal-confirmation = { $participant }: depósito del instrumento de confirmación formal
feeds-act-provisional-application = { $participant }: notificación de aplicación provisional
feeds-act-withdrawal-of-signature = { $participant }: retiro de la firma
feeds-act-withdrawal-of-instrument = { $participant }: retiro del instrumento
feeds-act-denunciation = { $participant }: notificación de denuncia
feeds-act-withdrawal-of-denunciation = { $participant }: retiro de la denuncia
feeds-act-communication = { $participant }: comunicación al depositario
feeds-corrected = Rectificación: { $title }
feeds-annulled = Rectificación: el asiento { $entry } ya no es válido
feeds-decision-policy = Decisión del depositario sobre una cuestión que el tratado no regula
feeds-decision-entry-into-force = Fecha de entrada en vigor indicada por el depositario: { $date }
feeds-decision-admitted = Decisión del depositario – { $participant }: participación admitida
feeds-decision-not-admitted = Decisión del depositario – { $participant }: participación no admitida
feeds-decision-revocation = Revocación por el depositario de la decisión del asiento { $entry }

feeds-date = Fecha del acto: { $date }.
feeds-holds-from = Rige desde el { $date }.
feeds-corrects = Sustituye al asiento { $entry }: { $title } ({ $date }).
feeds-annuls = El asiento { $entry } decía: { $title } ({ $date }).
feeds-corrected-by = Este asiento fue rectificado por el asiento { $entry }.
feeds-revoked-by = Esta decisión fue revocada por el asiento { $entry }.
feeds-reason = Motivo: { $text }
feeds-objections = Pueden formularse objeciones hasta el { $date }.
feeds-notification = Notificación del depositario: { $text }
feeds-source = Fuente: { $text }
feeds-note = Nota: { $text }
feeds-statement = Declaración o comunicación ({ $kind }): { $text }
feeds-statement-unwritten = Declaración o comunicación ({ $kind }); su texto no consta en el registro.
feeds-reached = Con este asiento se alcanzó: { $milestone }.
feeds-lost = Con este asiento deja de alcanzarse: { $milestone }.

feeds-milestone-signature-opens = apertura a la firma
feeds-milestone-signature-closes = fin del período para la firma
feeds-milestone-quarter = una cuarta parte de los instrumentos necesarios para la entrada en vigor
feeds-milestone-half = la mitad de los instrumentos necesarios para la entrada en vigor
feeds-milestone-three-quarters = las tres cuartas partes de los instrumentos necesarios para la entrada en vigor
feeds-milestone-one-before = todos los instrumentos necesarios para la entrada en vigor menos uno
feeds-milestone-threshold = el número de instrumentos necesario para la entrada en vigor
feeds-milestone-conditions-met = todas las condiciones para la entrada en vigor
feeds-milestone-days-before = { PLURAL($days) ->
    [one] { $days } día antes de la entrada en vigor
   *[other] { $days } días antes de la entrada en vigor
}
feeds-milestone-entry-into-force = entrada en vigor

feeds-calendar-title = { $treaty }: fechas
feeds-calendar-title-participant = { $treaty }: fechas – { $participant }
feeds-calendar-signature-opens = { $treaty }: apertura a la firma
feeds-calendar-signature-closes = { $treaty }: último día para la firma
feeds-calendar-threshold = { $treaty }: alcanzado el número de instrumentos necesario para la entrada en vigor
feeds-calendar-conditions = { $treaty }: cumplidas todas las condiciones para la entrada en vigor
feeds-calendar-entry-into-force = { $treaty }: entrada en vigor
feeds-calendar-effect = { $treaty }: entrada en vigor – { $participant }
feeds-calendar-denunciation = { $treaty }: efecto de la denuncia – { $participant }
feeds-calendar-end = { $treaty }: deja de estar en vigor – { $participant }
feeds-calendar-for = En esta fecha entra en vigor para los siguientes participantes: { $participants }.
feeds-calendar-article = Artículo: { $text }.
feeds-calendar-unverified = La cláusula aplicable no se ha cotejado con la copia certificada conforme.
feeds-calendar-fell-below = Desde el { $date } se cuentan menos instrumentos.
feeds-calendar-asserted = El depositario ha indicado otra fecha de entrada en vigor: { $date }.
feeds-calendar-moved = Esta fecha ha cambiado en el registro: antes era el { $date }.

feeds-citation = Cita (CSL-JSON)
feeds-cite-title = { $treaty }: estado al { $date }
feeds-cite-as = Citar como: { $title }. Signatory, asiento { $entry } del registro, { $url }
