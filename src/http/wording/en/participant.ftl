# The page of one participant in relation to a treaty. Dates and numbers come written.

participant-standing = Where it stands
participant-kind = Kind
participant-group = Regional group
participant-name-then = Name on that date
participant-signed = Signed on
participant-signature-withdrawn = Made known that it does not intend to become a party
participant-instrument = Instrument of consent
participant-deposited = Date of deposit
participant-counted = Counts towards entry into force
participant-counts = { $counts ->
    [yes] yes
   *[no] no
}
participant-effect = In force for it from
participant-no-effect = { $known ->
    [yes] Not at all: the instrument ends before that day.
   *[no] Not known: the entry into force of the treaty is not known yet.
}
participant-basis = Why that day
participant-leaves = Its participation ends on
participant-provisional = Applies the treaty provisionally since
participant-last-day = Last day of the State
participant-note = Note
participant-acts = What it did
participant-acts-none = Nothing is recorded up to this date.
participant-entry = Entry { $entry } of the record
participant-corrected = This has been corrected by entry { $entry } of the record and no longer stands.
participant-corrects = This stands in place of entry { $entry } of the record.
participant-correction-kind = Ground of the correction
participant-correction = { $kind ->
    [proces_verbal] rectification by procès-verbal of the depositary
   *[clerical] clerical error of this register
}
participant-reason = Reason
participant-now-says = The record now says
participant-nothing-done = that nothing was done
participant-place = Place
participant-signatory = Signed by
participant-in-capacity = In the capacity of
participant-capacity = { $capacity ->
    [head_of_state] Head of State
    [head_of_government] Head of Government
    [minister_for_foreign_affairs] Minister for Foreign Affairs
    [head_of_mission] head of a diplomatic mission or permanent representative
   *[other] another capacity
}
participant-full-powers = Full powers
participant-full-powers-shown = { $produced ->
    [yes] produced
   *[no] not produced
}
participant-title-received = Title of the instrument, as received
participant-dated = Date on the instrument
participant-received-electronically = Received in electronic form on
participant-received = Original received on
participant-notified = Notified by the depositary on
participant-notification = Depositary notification
participant-registered = Registered under Article 102 of the Charter on
participant-succession = Date of the succession of States
participant-succeeded = State succeeded
participant-override = Why the depositary accepted it
participant-source = Source
participant-number = Number among those that count
participant-not-counted = Does not count because
participant-ended = Ended, or ends, on
participant-denunciation-effect = Takes effect on
participant-with-statements = { PLURAL($statements) ->
    [one] { $statements } statement came with it
   *[other] { $statements } statements came with it
}
participant-statements = Statements
participant-statements-own = Made by this participant
participant-no-text = The words are not in this register.
participant-concerns = About the statement of
participant-designates = Designates
participant-designated = { $what ->
    [central_authority] central authority for mutual legal assistance
    [point_of_contact_24_7] point of contact available 24 hours a day, 7 days a week
    [extradition_authority] authority for extradition
    [extradition_basis] legal basis for extradition
    [languages] languages acceptable for requests
    [preventive_authority] authority for measures of prevention
   *[legislation] laws that give effect to the treaty
}
participant-territories = Territories
participant-extent = Extent
participant-precludes = Its author opposes the entry into force of the treaty between the two.
participant-made-with = Made with
participant-date = Date
participant-fate = What has become of it
participant-since = Since
participant-grounded = On what ground
participant-ground = { $ground ->
    [treaty] the treaty permits it expressly
    [express_acceptance] it was accepted expressly
   *[tacit_acceptance] nobody objected in time
}
participant-objections-until = Objections possible until
participant-confirmed-by = Confirmed
participant-objections = Objections that stand
participant-raised = Raised in time
participant-in-time = { $intime ->
    [yes] yes
   *[no] no
}
participant-about = What others have said of its statements
participant-pending = What it has not told the depositary yet
participant-pending-note = Nothing of this bars a deposit or changes a date or a count.
participant-to-tell = Still to be told
participant-competence = declaration of the extent of its competence
participant-in-english = In English
participant-article = Article
participant-clause = Clause
participant-due-since = Due since
participant-steps = What it can do
participant-steps-note = As of { $date }, if nothing else happens. Each act is put to the rules by which this register records.
participant-not-eligible = It cannot take part in this treaty.
participant-period = { $until ->
    [open] Possible from { $from }, without an end.
    [today] Possible on { $from } and not after.
   *[until] Possible from { $from } to { $last }, both days included.
}
participant-then = After that
participant-grounds = Rests on
participant-would-be = Would be number
participant-would-not-count = Would not count because
participant-then-counted = Instruments that would then count
participant-would-count = { $counted }
participant-conditions = Conditions for entry into force
participant-reaches = With this instrument they would be met.
participant-treaty-in-force = The treaty would enter into force on
participant-last-common = Last day of deposit for the common date
participant-no-date = No date would follow yet
participant-own-date = The participant’s own date
participant-formalities = What is required of the form
participant-formalities-note = None of this is checked by this register. The depositary looks at the papers.
participant-recalled = not read where it stands
participant-form = { $rule ->
    [full_powers_to_sign] Whoever signs needs full powers, except the Head of State, the Head of Government and the Minister for Foreign Affairs.
    [head_of_mission_needs_full_powers] Heads of diplomatic missions and permanent representatives may adopt a text by virtue of their office; to sign they need full powers.
    [organization_full_powers] Whoever signs for an organization produces full powers, unless it is clear that none are needed under the rules of the organization.
    [content_of_full_powers] Full powers name the treaty and the person who is to sign, and are signed by the Head of State, the Head of Government or the Minister for Foreign Affairs, or by one who holds that office ad interim; for an organization, by the authority that its rules name.
    [full_powers_shown_before] Full powers are shown to the depositary before the appointment for signature.
    [instrument_names_treaty] The instrument gives the title of the treaty and the date and place of its conclusion.
    [instrument_expresses_consent] The instrument expresses without ambiguity the consent to be bound by the treaty and the undertaking to carry it out.
    [instrument_unconditional] The instrument takes effect at once; one with a condition or a later date of its own is no deposit until that falls away.
    [instrument_dated] The instrument gives the place and the date of its issue.
    [instrument_signed] The instrument is signed, with the title of the signatory, by the Head of State, the Head of Government or the Minister for Foreign Affairs, or by a person with full powers for it.
    [organization_instrument_signed] The instrument is signed, with the title of the signatory, by the authority that may bind the organization under its own rules, or by a person with full powers for it.
    [original_deposited] The original is deposited with the depositary; the date of deposit is the day on which it is received in due form at Headquarters in New York.
    [deposit_without_full_powers] Whoever hands in the instrument needs no full powers.
    [competence_declared] The instrument of the organization declares the extent of its competence in the matters governed by the treaty.
    [succession_in_writing] A succession is notified to the depositary in writing, signed by the Head of State, the Head of Government or the Minister for Foreign Affairs, or by a representative who may be asked for full powers.
    [provisional_application_notified] Provisional application is notified to the depositary, where the treaty provides for it or it was agreed otherwise.
    [intention_made_clear] A communication to the depositary makes clear the intention not to become a party.
    [notice_in_writing] The notice to the depositary is in writing; it counts from the day on which the depositary receives it.
    [notice_signed] If the notice is not signed by the Head of State, the Head of Government or the Minister for Foreign Affairs, full powers may be asked for.
    [reservation_in_writing] A reservation is made in writing, with the signature or in or with the instrument.
   *[reservation_confirmed] A reservation made when signing is formally confirmed when consent to be bound is expressed, and counts as made on that day.
}
participant-reservations = Reservations that the treaty expressly permits with it:
participant-notifications = What the treaty asks to be told with it
participant-members-first = What the organization waits for
participant-member-condition = { $condition ->
    [member_has_signed] A member State has signed
    [member_has_consented] A member State has deposited its instrument
   *[member_is_party] The treaty is in force for a member State
}
participant-members-meet = { PLURAL($met) ->
    [one] { $met } member State meets this condition; it is set for: { $kinds }
   *[other] { $met } member States meet this condition; it is set for: { $kinds }
}
participant-undated = What the treaty asks to be told without naming a day
participant-not-possible = What is not possible
participant-possible-from = Possible from
participant-instead = Possible instead
participant-obstacle = { $code ->
    [not_eligible] It cannot take part in this treaty.
    [kind_not_admitted] The treaty does not provide for this kind of act.
    [before_opening] The treaty is not open for signature yet.
    [signature_closed] The treaty is not open for signature.
    [wrong_place_of_signature] The treaty is open for signature at another place.
    [already_signed] Its signature stands already.
    [already_bound] Its instrument is on deposit already.
    [signature_required] Only a signatory can do this, and it has not signed.
    [before_own_signature] It has signed only later.
    [accession_by_signatory] A signatory does not accede: its consent has another form.
    [accession_not_open] The treaty is not open for accession yet.
    [no_member_has_signed] No member State has signed.
    [no_member_has_consented] No member State has an instrument on deposit.
    [no_member_is_party] The treaty is not in force for any member State.
    [parent_required] It is not bound by the treaty that this one supplements.
    [nothing_to_withdraw] There is nothing that it could take back.
    [in_force_for_participant] The treaty is in force for it, so that it can only denounce it.
    [not_in_force_for_participant] The treaty is not in force for it.
    [full_powers_required] Full powers are needed.
    [predecessor_not_bound] There is nothing to which it could succeed.
    [contradicts_later_action] A later act in the record stands in the way.
   *[rule] A rule of the register stands in the way.
}
participant-relations = Predecessors, successors and members
participant-predecessors = States that it followed
participant-successors = States that followed it
participant-member-of = Member of
participant-members = Member States
participant-certificate = Certificate
participant-feed = Feed
participant-steps-data = What it can do, as JSON
