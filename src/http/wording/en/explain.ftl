# Why the date of entry into force is what it is. Dates and numbers come written.

explain-title = { $treaty }: why this date
explain-answer = { $stage ->
    [in_force] The conditions for entry into force were met on { $reached }, and the treaty has been in force since { $date }.
    [threshold_reached] The conditions for entry into force were met on { $reached }, and the treaty will enter into force on { $date }.
   *[pending] The conditions for entry into force have not been met, so that there is no date yet.
}
explain-threshold = Needed
explain-counted = Counted
explain-reached = Conditions met on
explain-in-force = Entry into force
explain-missing = What is missing
explain-nothing-missing = No instrument is missing.
explain-missing-instruments = { PLURAL($missing) ->
    [one] { $missing } more instrument
   *[other] { $missing } more instruments
}
explain-missing-conditions = { PLURAL($missing) ->
    [one] { $missing } further condition
   *[other] { $missing } further conditions
}
explain-waits-for-parent = the entry into force of the treaty that this one supplements ({ $parent }), which is not known
explain-conditions = Further conditions
explain-met = { $met ->
    [yes] met
   *[no] not met
}
explain-condition-state = State
explain-measure = Share of
explain-at-least = At least
explain-present = Of those that count
explain-percent = { $number }%
explain-named = Named in the treaty
explain-named-missing = Still missing
explain-clauses = What the treaty says
explain-clause-entry = Entry into force
explain-clause-later = For those that consent later
explain-article = Article { $article }
explain-no-words = The words of this clause are not in this register.
explain-verified = { $verified ->
    [yes] The clause was read in the source named here.
    [no] The clause has not been compared with the certified true copy.
   *[unstated] It is not stated whether the clause has been compared with the certified true copy.
}
explain-rule = The same as a rule
explain-kinds = Instruments that count
explain-reio-term = Instruments of organizations
explain-reio = { $reio ->
    [not_additional] not counted as additional to those of their member States
    [not_counted] not counted
    [counted] counted
   *[not_applicable] none: organizations cannot take part
}
explain-days = { PLURAL($n) ->
    [one] { $n } day
   *[other] { $n } days
}
explain-months = { PLURAL($n) ->
    [one] { $n } calendar month
   *[other] { $n } calendar months
}
explain-period = From the day on which the last condition is met
explain-later-period = For later instruments, from the day of deposit
explain-delay = { $delay ->
    [nth_day_after] { explain-days }, that day being day 0
    [months_after] { explain-months }, not beyond the end of the month
    [on_deposit] none: on that day itself
    [first_of_month_after_nth_day] to the first day of the month that follows the end of { explain-days }
    [first_of_nth_month_after_month] to the first day of the month that is { explain-months } later
   *[first_of_month_after_months] to the first day of the month that follows the end of { explain-months }
}
explain-fixed-date = If the conditions are met by then, on
explain-not-before = Not before
explain-not-before-parent = Not before the entry into force of
explain-arithmetic = How the date is calculated
explain-no-date = no date yet
explain-step = { $step ->
    [day_of_deposit] the day of deposit
    [last_condition_met] the day on which the last condition was met
    [plus_days] plus { explain-days }
    [plus_months] plus { explain-months }, not beyond the end of the month
    [date_of_deposit] the date of deposit itself
    [first_of_next_month] the first day of the month that follows
    [first_of_nth_month] the first day of the month that is { explain-months } later
    [fixed_date] the date that the clause names, because the conditions were met by then
    [not_before_date] not before the date that the clause names
    [not_before_parent] not before the entry into force of the treaty that this one supplements ({ $parent })
    [not_before_entry_into_force] not before the entry into force
    [common_date] the common date, because the instrument was deposited in time for it
    [date_of_succession] the date of the succession of States, which is later than the entry into force
   *[deposit_or_entry_into_force] the day of deposit, or the entry into force where that is later
}
explain-basis = { $basis ->
    [entry_into_force] the common date, because the instrument was deposited in time for it
    [own_delay] its own period, counted from its deposit
    [entry_into_force_floor] the common date, because its own period ends earlier
    [succession_date] the date of the succession of States
   *[succession_deposit] the day of the notification of succession, or the entry into force where that is later
}
explain-example = An example
explain-example-note = A simulation, not a forecast: if the last condition were met on { $date }, the date of this page, the treaty would enter into force as follows.
explain-asserted-beside = What the depositary states, beside what is computed
explain-asserted = Stated by the depositary
explain-computed = Computed from the record
explain-compared = Compared
explain-difference = { $order ->
    [same] both are the same
    [later] { PLURAL($days) ->
        [one] the stated date is { $days } day later
       *[other] the stated date is { $days } days later
    }
   *[earlier] { PLURAL($days) ->
        [one] the stated date is { $days } day earlier
       *[other] the stated date is { $days } days earlier
    }
}
explain-decision = Decision
explain-findings = What a reader must know
explain-finding = Finding
explain-if-stay-met = If conditions once met stay met
explain-if-never-deposited = If a withdrawn instrument was never deposited
explain-readings = Two readings of a withdrawal
explain-stated = The register states this one.
explain-reached-by = Met by
explain-corrections = Corrections that changed the date
explain-corrected = Correction
explain-correction = entry { $entry } corrects entry { $corrected }
explain-before = Computed before
explain-after = Computed after
explain-instruments = Every instrument
explain-no-instruments = No instrument is on deposit by this date.
explain-ties = By date of deposit. Several deposits of one day have no order among them and share a range of numbers.
explain-number = No.
explain-kind = Kind
explain-remarks = Remarks
explain-ordinal = { $shared ->
    [yes] { $first }–{ $last }
   *[no] { $first }
}
explain-met-here = The conditions were met on this day.
explain-not-counted = Not counted: { $reason }
explain-ended = Ended, or ends, on { $date }
explain-further = Other numbers that matter
explain-purpose = What depends on it
explain-what-counts = What counts
explain-further-counts = { $counts ->
    [states_parties] States for which the treaty is in force
    [parties] all for which the treaty is in force
   *[contracting_states_and_parties] all that have expressed consent to be bound
}
explain-will-be-reached = Will be reached on
explain-policies = Where the law is silent
explain-policies-note = Where no source settles a question, the register declares what it does. A decision of the depositary can declare otherwise.
explain-by-default = by default
explain-by-decision = by a decision of { $date }, entry { $entry }
explain-policy = { $policy ->
    [withdrawal_after_threshold] Does an instrument that is withdrawn after the conditions were met, and before the entry into force, undo them?
    [reio_accession_before_entry_into_force] May an organization accede before the treaty is in force for a member State?
    [predecessor_and_successor] Does the instrument of a State that is no more go on counting beside those of its successors?
    [eligibility] Who may take part in a treaty that is open to all States?
    [operative_date_of_deposit] Which day is the date of deposit of an instrument that arrives in electronic form first and on paper later?
    [wrongly_dated_deposit] What becomes of the computed date when the date of a deposit turns out to be wrong?
    [asserted_entry_into_force] What becomes of a date of entry into force that the depositary states?
   *[reio_ceases_with_members] When does an organization cease to be bound because its member States have denounced?
}
explain-policy-value = { $value ->
    [conditions_stay_met] Conditions once met stay met.
    [as_never_deposited] A withdrawn instrument is treated as never deposited.
    [strict] No: the treaty must be in force for a member State on that day.
    [with_override_reason] No, unless the depositary accepts the instrument and states why.
    [both] Yes, each counts from its own deposit.
    [count_once_for_continuing_or_notifying_state] Only until an instrument counts in its place.
    [list_and_decisions] The States of the register’s list, and organizations where the treaty admits them; a decision overrides the list.
    [paper] The day on which the paper is received.
    [first_receipt] The day on which it is first received, in whatever form.
    [correction_recomputes] A correction takes the wrong date out from the beginning, and everything is computed anew.
    [beside_computed] It is shown beside the computed date and never takes its place.
    [all_that_were_party] When all its member States that were bound have denounced.
   *[every_member_literally] When every member State has denounced, so never while one that was not bound is among them.
}
