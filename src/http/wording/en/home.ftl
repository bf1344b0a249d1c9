# The page of a treaty. Dates and numbers come written; a number by itself is compared with 0 only.

home-instruments-note = of ratification, acceptance, approval or accession, on deposit
home-bar = { $counted } of { $threshold } instruments on deposit
home-threshold = threshold
home-signatories-label = Signatories
home-contracting-states-label = Contracting States and organizations
home-parties-label = Parties
home-parties-none = There are no parties before the entry into force.
home-dates = Dates that matter
home-signature-opens = Opens for signature
home-signature-closes = Last day for signature
home-entry-into-force = Entry into force
home-no-date = No date yet
home-no-date-note = It follows from the instruments still to be deposited, and from nothing else.
home-article = article { $article }
home-today = Today
home-why = Why this date
home-unverified = This clause has not been compared with the certified true copy.
home-chart = Signatures and instruments over time
home-chart-text = Lines of the number of signatories and of the instruments that count, from { $from } to { $until }. The threshold is { $threshold }.
home-chart-instruments = Instruments that count
home-chart-neighbours = Instruments of other treaties, from the same day after their opening
home-chart-table = The numbers as a table
home-day = Day
home-groups = By regional group
home-group = Regional group
home-group-members = Members
home-recent = Recent actions
home-recent-none = No action is recorded up to this date.
home-participants = Participants
home-search = Search
home-status = Status
home-every-status = Every status
home-every-group = Every group
home-sort = Order
home-sort-name = By name
home-sort-signature = By date of signature
home-sort-consent = By date of deposit
home-apply = Show
home-participant = Participant
home-signature = Signature
home-consent = Consent to be bound
home-effect = In force for it
home-nobody = Nobody matches.
home-as-of = As of
home-data = Data
home-calendar = Calendar
home-feed = Feed
home-cite = Cite as
home-updated = The record has changed; the page shows the new state.

home-of-instruments = { PLURAL($threshold) ->
    [one] of { $threshold } instrument
   *[other] of { $threshold } instruments
}
home-remaining = { $remaining ->
    [0] The threshold has been reached.
   *[other] { PLURAL($remaining) ->
        [one] { $remaining } more instrument is needed.
       *[other] { $remaining } more instruments are needed.
    }
}
home-un-members = { PLURAL($number) ->
    [one] { $number } Member State of the United Nations
   *[other] { $number } Member States of the United Nations
}
home-observers = { PLURAL($number) ->
    [one] { $number } observer State
   *[other] { $number } observer States
}
home-other-states = { PLURAL($number) ->
    [one] { $number } other State
   *[other] { $number } other States
}
home-in-days = { PLURAL($days) ->
    [one] in { $days } day
   *[other] in { $days } days
}
home-days-ago = { PLURAL($days) ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
