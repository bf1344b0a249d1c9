# The status table to print. Dates and numbers come written.

table-title = { $treaty }: status table
table-adopted = Adopted on
table-adopted-by = Adopted by
table-open-for-signature = Open for signature
table-window = { $place }: { $from } to { $to }
table-entry-into-force = Entry into force:
table-status = Status:
table-signatories = Signatories
table-contracting = Contracting States and organizations
table-bound = Parties
table-caption = Participants with the dates of their acts
table-participant = Participant
table-signature = Signature
table-empty = Nothing is recorded up to this date.
table-brackets = What stands in brackets no longer stands in law. Letters are those of the depositary; a date of consent without a letter is of the kind that has none in the heading.
table-reservations = Declarations and reservations
table-objections = Objections and acceptances
table-territories = Territorial application
table-notifications = Designations and notifications
table-notes = Notes
table-back = Back to note { $note } in the table
table-permanent = This table, as it stands in the record, stays at this address:
table-signature-withdrawn = { $name } made known on { $date } that it does not intend to become a party.
table-ended = { $how ->
    [withdrawn] { $name }: the instrument ({ $kind }) was withdrawn on { $received }.
    [denounced] { $name }: the depositary received notice of denunciation on { $received }; it takes effect on { $effective }.
    [left_with_parent] { $name }: left on { $effective } with the treaty that this one supplements.
   *[ceased_with_members] { $name }: ceased to be bound on { $effective } with its member States.
}
table-ceased = { $name } no longer exists; its last day was { $date }.
table-succession = { $name }: the date of the succession of States is { $date }.
table-corrected = Corrected by entry { $entry } of the record, which said before: { $name }, { $kind }, { $date }.
