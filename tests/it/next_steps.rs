//! What one participant can do on a day, in each status, and what would follow.

mod consequence;
mod form;
mod organization;

use signatory::domain::action::{Act, ActionKind as Kind};
use signatory::domain::assessment::Status;
use signatory::domain::history::History;
use signatory::domain::next_steps::{NextStep, NextSteps, NotPossible, Possible, Verdict};
use signatory::domain::rules::IrregularityCode as Code;

use crate::support::domain::{
    act, code, date, directory, hanoi, hanoi_history, history, ratifications, ratified, same_day,
};

pub fn next_steps(history: &History, participant: &str, on: &str) -> NextSteps {
    let participant = directory().resolve(&code(participant)).unwrap();
    NextSteps::of(history, directory(), &participant, date(on))
}

pub fn step(steps: &NextSteps, kind: Kind) -> &NextStep {
    steps.steps.iter().find(|step| step.kind == kind).unwrap()
}

#[track_caller]
pub fn possible(steps: &NextSteps, kind: Kind) -> &Possible {
    match &step(steps, kind).verdict {
        Verdict::Possible(possible) => possible,
        Verdict::NotPossible(not) => panic!("{kind} is not possible: {not:?}"),
    }
}

#[track_caller]
pub fn not_possible(steps: &NextSteps, kind: Kind) -> &NotPossible {
    match &step(steps, kind).verdict {
        Verdict::Possible(possible) => panic!("{kind} is possible: {possible:?}"),
        Verdict::NotPossible(not) => not,
    }
}

fn kinds(steps: &NextSteps) -> Vec<Kind> {
    let is_possible = |step: &&NextStep| matches!(step.verdict, Verdict::Possible(_));
    steps
        .steps
        .iter()
        .filter(is_possible)
        .map(|step| step.kind)
        .collect()
}

/// Forty parties since 15 April 2027, Afghanistan (AFG) the first of them by code, and these acts.
pub fn in_force_with(further: impl IntoIterator<Item = Act>) -> History {
    let days = same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    let acts = ratifications(days).into_iter().chain(further);
    history(hanoi(), acts)
}

const CONSENTS_OF_SIGNATORIES: [Kind; 3] = [Kind::Ratification, Kind::Acceptance, Kind::Approval];

#[test]
fn every_kind_of_act_is_listed_once_in_the_order_of_the_vocabulary() {
    let steps = next_steps(&hanoi_history(), "KEN", "2026-11-21");

    let listed: Vec<Kind> = steps.steps.iter().map(|step| step.kind).collect();
    // The last of them is the communication, which is no step.
    assert_eq!(listed, Kind::ALL[..Kind::ALL.len() - 1]);
}

#[test]
fn one_that_has_done_nothing_signs_until_the_last_day_or_accedes() {
    let steps = next_steps(&hanoi_history(), "KEN", "2026-11-21");

    assert_eq!(steps.standing.status, Status::NoAction);
    assert_eq!(kinds(&steps), [Kind::Signature, Kind::Accession]);
    let until = possible(&steps, Kind::Signature).until.clone().unwrap();
    assert_eq!(until.on, date("2026-12-31"));
    assert_eq!(until.place.unwrap().as_str(), "New York");
    assert_eq!(until.then.code, Code::SignatureClosed);
    assert_eq!(possible(&steps, Kind::Accession).until, None);
}

#[test]
fn the_last_day_of_signature_is_in_time_and_accession_remains_after_it() {
    let last = next_steps(&hanoi_history(), "KEN", "2026-12-31");
    let after = next_steps(&hanoi_history(), "KEN", "2027-01-01");

    let until = possible(&last, Kind::Signature).until.clone().unwrap();
    assert_eq!(until.on, date("2026-12-31"));
    let closed = not_possible(&after, Kind::Signature);
    assert_eq!(closed.irregularity.code, Code::SignatureClosed);
    assert_eq!(closed.instead, [Kind::Accession]);
    assert_eq!(closed.possible_from, None);
    assert_eq!(kinds(&after), [Kind::Accession]);
}

#[test]
fn a_signature_at_hanoi_goes_on_at_new_york() {
    let steps = next_steps(&history(hanoi(), []), "KEN", "2025-10-25");

    let signature = possible(&steps, Kind::Signature);
    assert_eq!(signature.act.place.as_ref().unwrap().as_str(), "Hanoi");
    let until = signature.until.clone().unwrap();
    assert_eq!(
        (until.on, until.place.unwrap().as_str()),
        (date("2026-12-31"), "New York")
    );
}

#[test]
fn before_the_opening_the_first_day_is_named() {
    let steps = next_steps(&history(hanoi(), []), "KEN", "2025-06-01");

    assert_eq!(kinds(&steps), []);
    for kind in [Kind::Signature, Kind::Accession] {
        let not = not_possible(&steps, kind);
        assert_eq!(not.irregularity.code, Code::BeforeOpening);
        assert_eq!(not.possible_from, Some(date("2025-10-25")));
    }
}

#[test]
fn a_signatory_consents_or_makes_known_that_it_will_not() {
    let steps = next_steps(&hanoi_history(), "VNM", "2027-06-01");

    assert_eq!(steps.standing.status, Status::Signatory);
    let mut expected = CONSENTS_OF_SIGNATORIES.to_vec();
    expected.push(Kind::WithdrawalOfSignature);
    assert_eq!(kinds(&steps), expected);
    let accession = not_possible(&steps, Kind::Accession);
    assert_eq!(accession.irregularity.code, Code::AccessionBySignatory);
    assert_eq!(accession.instead, CONSENTS_OF_SIGNATORIES);
}

#[test]
fn a_contracting_state_withdraws_its_instrument_until_the_day_before_it_is_bound() {
    let steps = next_steps(&in_force_with([]), "AFG", "2027-02-01");

    assert_eq!(steps.standing.status, Status::ContractingState);
    assert_eq!(kinds(&steps), [Kind::WithdrawalOfInstrument]);
    let until = possible(&steps, Kind::WithdrawalOfInstrument)
        .until
        .clone()
        .unwrap();
    assert_eq!(until.on, date("2027-04-14"));
    assert_eq!(until.then.code, Code::InForceForParticipant);
    let denunciation = not_possible(&steps, Kind::Denunciation);
    assert_eq!(
        denunciation.irregularity.code,
        Code::NotInForceForParticipant
    );
    assert_eq!(denunciation.possible_from, Some(date("2027-04-15")));
    assert_eq!(denunciation.instead, [Kind::WithdrawalOfInstrument]);
}

#[test]
fn before_the_threshold_an_instrument_can_be_withdrawn_without_a_last_day() {
    let steps = next_steps(
        &history(hanoi(), ratified("AFG", "2026-06-01")),
        "AFG",
        "2027-02-01",
    );

    assert_eq!(possible(&steps, Kind::WithdrawalOfInstrument).until, None);
    assert_eq!(not_possible(&steps, Kind::Denunciation).possible_from, None);
}

#[test]
fn a_party_can_only_denounce() {
    let steps = next_steps(&in_force_with([]), "AFG", "2027-04-15");

    assert_eq!(steps.standing.status, Status::Party);
    assert_eq!(kinds(&steps), [Kind::Denunciation]);
    assert_eq!(possible(&steps, Kind::Denunciation).until, None);
    let ratification = not_possible(&steps, Kind::Ratification);
    assert_eq!(ratification.irregularity.code, Code::AlreadyBound);
    assert!(ratification.instead.is_empty());
}

#[test]
fn a_pending_denunciation_is_revoked_until_the_day_before_it_takes_effect() {
    let denounced = act("AFG", Kind::Denunciation, "2027-06-01");
    let steps = next_steps(&in_force_with([denounced]), "AFG", "2027-07-01");

    assert_eq!(kinds(&steps), [Kind::WithdrawalOfDenunciation]);
    let until = possible(&steps, Kind::WithdrawalOfDenunciation)
        .until
        .clone()
        .unwrap();
    assert_eq!(until.on, date("2028-05-31"));
    assert_eq!(until.then.code, Code::NothingToWithdraw);
    let again = not_possible(&steps, Kind::Ratification);
    assert_eq!(again.possible_from, Some(date("2028-06-01")));
}

#[test]
fn a_former_party_may_come_back() {
    let denounced = act("AFG", Kind::Denunciation, "2027-06-01");
    let steps = next_steps(&in_force_with([denounced]), "AFG", "2028-06-01");

    assert_eq!(steps.standing.status, Status::FormerParty);
    let mut expected = CONSENTS_OF_SIGNATORIES.to_vec();
    expected.push(Kind::WithdrawalOfSignature);
    assert_eq!(kinds(&steps), expected);
}

#[test]
fn one_that_withdrew_its_instrument_may_deposit_another() {
    let acts = [
        act("KEN", Kind::Accession, "2026-02-01"),
        act("KEN", Kind::WithdrawalOfInstrument, "2026-03-01"),
    ];
    let steps = next_steps(&history(hanoi(), acts), "KEN", "2026-11-21");

    assert_eq!(steps.standing.status, Status::InstrumentWithdrawn);
    assert_eq!(kinds(&steps), [Kind::Signature, Kind::Accession]);
}

#[test]
fn one_that_withdrew_its_signature_may_accede_or_sign_again() {
    let withdrawn = act("VNM", Kind::WithdrawalOfSignature, "2026-03-01");
    let signed = act("VNM", Kind::Signature, "2025-10-25");
    let steps = next_steps(&history(hanoi(), [signed, withdrawn]), "VNM", "2026-11-21");

    assert_eq!(steps.standing.status, Status::SignatureWithdrawn);
    assert_eq!(kinds(&steps), [Kind::Signature, Kind::Accession]);
}

#[test]
fn a_state_that_no_longer_exists_is_told_so() {
    let steps = next_steps(&hanoi_history(), "CSK", "2026-11-21");

    assert_eq!(steps.standing.status, Status::Ceased);
    assert_eq!(steps.not_eligible.as_ref().unwrap().code, Code::NotEligible);
    assert!(kinds(&steps).is_empty());
    for step in &steps.steps {
        assert_eq!(
            not_possible(&steps, step.kind).irregularity.code,
            Code::NotEligible
        );
    }
}

#[test]
fn an_eligible_participant_is_not_told_that_it_cannot_take_part() {
    for participant in ["KEN", "VNM", "EUE"] {
        let steps = next_steps(&hanoi_history(), participant, "2026-11-21");
        assert_eq!(steps.not_eligible, None, "{participant}");
    }
}

#[test]
fn a_day_before_the_record_ends_says_what_the_record_would_refuse() {
    // Mauritius signed on 19 November 2025.
    let steps = next_steps(&hanoi_history(), "MUS", "2025-11-01");

    let signature = not_possible(&steps, Kind::Signature);
    assert_eq!(signature.irregularity.code, Code::ContradictsLaterAction);
    assert_eq!(signature.possible_from, None);
}

#[test]
fn a_step_is_a_sentence() {
    let open = next_steps(&hanoi_history(), "KEN", "2026-11-21");
    let last = next_steps(&hanoi_history(), "KEN", "2026-12-31");
    let closed = next_steps(&hanoi_history(), "KEN", "2027-01-01");
    let sentence = |steps: &NextSteps, kind| {
        step(steps, kind).sentence(&steps.standing.participant, steps.assessment.as_of)
    };

    assert_eq!(
        sentence(&open, Kind::Signature),
        "From 2026-11-21 to 2026-12-31, Kenya can sign."
    );
    assert_eq!(
        sentence(&last, Kind::Signature),
        "On 2026-12-31, the last day for it, Kenya can sign."
    );
    assert_eq!(
        sentence(&open, Kind::Accession),
        "From 2026-11-21 on, Kenya can deposit an instrument of accession."
    );
    assert!(sentence(&closed, Kind::Signature).ends_with(" Possible instead: accession."));
}
