# Feeds, calendars and citations: titles and lines. $title is one of the titles here.

feeds-title = { $treaty }: the record
feeds-title-participant = { $treaty }: the record of { $participant }

feeds-registered = { $treaty }: taken up into this register
feeds-act-signature = { $participant } signed the treaty
feeds-act-definitive-signature = { $participant } signed the treaty definitively
feeds-act-ratification = { $participant } deposited its instrument of ratification
feeds-act-acceptance = { $participant } deposited its instrument of acceptance
feeds-act-approval = { $participant } deposited its instrument of approval
feeds-act-accession = { $participant } deposited its instrument of accession
feeds-act-succession = { $participant } deposited its notification of succession
feeds-act-succession-to-signature = { $participant } notified its succession to the signature
feeds-act-formal-confirmation = { $participant } deposited its instrument of formal confirmation
feeds-act-provisional-application = { $participant } notified that it applies the treaty provisionally
feeds-act-withdrawal-of-signature = { $participant } withdrew its signature
feeds-act-withdrawal-of-instrument = { $participant } withdrew its instrument
feeds-act-denunciation = { $participant } notified its denunciation
feeds-act-withdrawal-of-denunciation = { $participant } withdrew its denunciation
feeds-act-communication = { $participant } made a communication
feeds-corrected = Correction: { $title }
feeds-annulled = Correction: entry { $entry } no longer stands
feeds-decision-policy = The depositary decided a question that the treaty leaves open
feeds-decision-entry-into-force = The depositary stated the date of entry into force: { $date }
feeds-decision-admitted = The depositary decided that { $participant } may take part
feeds-decision-not-admitted = The depositary decided that { $participant } may not take part
feeds-decision-revocation = The depositary revoked the decision in entry { $entry }

feeds-date = Date of the act: { $date }.
feeds-holds-from = It holds from { $date }.
feeds-corrects = It takes the place of entry { $entry }: { $title } ({ $date }).
feeds-annuls = Entry { $entry } had said: { $title } ({ $date }).
feeds-corrected-by = This entry was corrected by entry { $entry }.
feeds-revoked-by = This decision was revoked by entry { $entry }.
feeds-reason = Reason: { $text }
feeds-objections = Objections may be made until { $date }.
feeds-notification = Depositary notification: { $text }
feeds-source = Source: { $text }
feeds-note = Note: { $text }
feeds-statement = Statement ({ $kind }): { $text }
feeds-statement-unwritten = Statement ({ $kind }); its text is not in the record.
feeds-reached = With this entry was reached: { $milestone }.
feeds-lost = With this entry no longer holds: { $milestone }.

feeds-milestone-signature-opens = opening for signature
feeds-milestone-signature-closes = end of the period for signature
feeds-milestone-quarter = a quarter of the instruments required for entry into force
feeds-milestone-half = half of the instruments required for entry into force
feeds-milestone-three-quarters = three quarters of the instruments required for entry into force
feeds-milestone-one-before = all but one of the instruments required for entry into force
feeds-milestone-threshold = the number of instruments required for entry into force
feeds-milestone-conditions-met = all conditions for entry into force
feeds-milestone-days-before = { PLURAL($days) ->
    [one] { $days } day before entry into force
   *[other] { $days } days before entry into force
}
feeds-milestone-entry-into-force = entry into force

feeds-calendar-title = { $treaty }: dates
feeds-calendar-title-participant = { $treaty }: dates of { $participant }
feeds-calendar-signature-opens = { $treaty }: opening for signature
feeds-calendar-signature-closes = { $treaty }: last day for signature
feeds-calendar-threshold = { $treaty }: the number of instruments required for entry into force reached
feeds-calendar-conditions = { $treaty }: all conditions for entry into force met
feeds-calendar-entry-into-force = { $treaty }: entry into force
feeds-calendar-effect = { $treaty }: entry into force for { $participant }
feeds-calendar-denunciation = { $treaty }: denunciation by { $participant } takes effect
feeds-calendar-end = { $treaty }: ceases to be in force for { $participant }
feeds-calendar-for = On this day it enters into force for: { $participants }.
feeds-calendar-article = Article: { $text }.
feeds-calendar-unverified = The clause that this rests on has not been compared with the certified true copy.
feeds-calendar-fell-below = Since { $date } fewer instruments count.
feeds-calendar-asserted = The depositary has stated another date of entry into force: { $date }.
feeds-calendar-moved = This date has changed in the record: it was { $date } before.

feeds-citation = Citation (CSL-JSON)
feeds-cite-title = { $treaty }: status as of { $date }
feeds-cite-as = Cite as: { $title }. Signatory, entry { $entry } of the record, { $url }
