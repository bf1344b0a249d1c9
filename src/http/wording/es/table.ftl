# El cuadro para imprimir. Las fechas y los números llegan escritos.

table-title = { $treaty }: estado del tratado
table-adopted = Aprobado el
table-adopted-by = Aprobado por
table-open-for-signature = Abierto a la firma
table-window = { $place }: del { $from } al { $to }
table-entry-into-force = Entrada en vigor:
table-status = Estado:
table-signatories = Signatarios
table-contracting = Estados contratantes y organizaciones contratantes
table-bound = Partes
table-caption = Participantes con las fechas de sus actos
table-participant = Participante
table-signature = Firma
table-empty = No hay nada inscrito hasta esta fecha.
table-brackets = Lo que figura entre corchetes ya no tiene efecto en derecho. Las letras son las del depositario; una fecha de consentimiento sin letra corresponde al acto que no la lleva en el encabezamiento.
table-reservations = Declaraciones y reservas
table-objections = Objeciones y aceptaciones
table-territories = Aplicación territorial
table-notifications = Designaciones y notificaciones
table-notes = Notas
table-back = Volver a la llamada de la nota { $note } en el cuadro
table-permanent = Este cuadro, tal como figura en el registro, permanece en esta dirección:
table-signature-withdrawn = { $name } manifestó el { $date } su intención de no llegar a ser parte.
table-ended = { $how ->
    [withdrawn] { $name }: el instrumento ({ $kind }) se retiró el { $received }.
    [denounced] { $name }: el depositario recibió la notificación de denuncia el { $received }; surte efecto el { $effective }.
    [left_with_parent] { $name }: su participación terminó el { $effective }, junto con la del tratado que este complementa.
   *[ceased_with_members] { $name }: dejó de estar obligada el { $effective }, junto con sus Estados miembros.
}
table-ceased = { $name } ya no existe; su último día fue el { $date }.
table-succession = { $name }: la fecha de la sucesión de Estados es el { $date }.
table-corrected = Corregido por el asiento { $entry } del registro, que decía antes: { $name }, { $kind }, { $date }.
