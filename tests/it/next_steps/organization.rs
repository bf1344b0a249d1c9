//! What an organization waits for: a member State that has signed, that has consented likewise, that is a party.

use signatory::domain::action::{Act, ActionKind as Kind};
use signatory::domain::history::History;
use signatory::domain::rules::{IrregularityCode as Code, MemberCondition};

use super::{in_force_with, next_steps, not_possible, possible};
use crate::support::domain::{act, code, date, hanoi, hanoi_history, history, ratified};

const UNION: &str = "EUE";

/// For each condition whether it is met, on a day.
fn met(history: &History, on: &str) -> [bool; 3] {
    let organization = next_steps(history, UNION, on).organization.unwrap();
    MemberCondition::ALL.map(|condition| {
        let mut states = organization.conditions.iter();
        let state = states.find(|state| state.condition == condition).unwrap();
        !state.met_by.is_empty()
    })
}

fn of(acts: impl IntoIterator<Item = Act>) -> History {
    history(hanoi(), acts)
}

#[test]
fn a_state_has_no_such_conditions() {
    let steps = next_steps(&hanoi_history(), "FRA", "2026-11-21");

    assert_eq!(steps.organization, None);
}

#[test]
fn each_condition_holds_from_the_day_of_its_member() {
    let signed = of([act("FRA", Kind::Signature, "2025-11-03")]);
    let consented = of(ratified("FRA", "2026-02-03"));
    let party = in_force_with([]);

    assert_eq!(met(&of([]), "2025-11-03"), [false; 3]);
    assert_eq!(met(&signed, "2025-11-02"), [false; 3]);
    assert_eq!(met(&signed, "2025-11-03"), [true, false, false]);
    assert_eq!(met(&consented, "2026-02-03"), [true, true, false]);
    assert_eq!(met(&party, "2027-04-14"), [true, true, false]);
    assert_eq!(met(&party, "2027-04-15"), [true, true, true]);
}

#[test]
fn before_a_member_has_signed_the_union_waits() {
    let steps = next_steps(&of([]), UNION, "2026-11-21");

    let signature = not_possible(&steps, Kind::Signature);
    assert_eq!(signature.irregularity.code, Code::NoMemberHasSigned);
    assert_eq!(signature.possible_from, None);
}

#[test]
fn after_a_member_has_signed_the_union_signs() {
    let steps = next_steps(
        &of([act("FRA", Kind::Signature, "2025-11-03")]),
        UNION,
        "2026-11-21",
    );

    possible(&steps, Kind::Signature);
}

#[test]
fn a_signatory_union_waits_for_a_member_that_consents() {
    let before = next_steps(&hanoi_history(), UNION, "2026-11-21");
    let mut acts = ratified("FRA", "2026-02-03").to_vec();
    acts.push(act(UNION, Kind::Signature, "2025-11-04"));
    let after = next_steps(&of(acts), UNION, "2026-11-21");

    let waiting = not_possible(&before, Kind::Approval);
    assert_eq!(waiting.irregularity.code, Code::NoMemberHasConsented);
    possible(&after, Kind::Approval);
}

#[test]
fn a_member_that_acceded_has_not_done_likewise() {
    let acts = [
        act("FRA", Kind::Accession, "2026-02-03"),
        act("DEU", Kind::Signature, "2025-11-03"),
        act(UNION, Kind::Signature, "2025-11-04"),
    ];
    let steps = next_steps(&of(acts), UNION, "2026-11-21");

    let approval = not_possible(&steps, Kind::Approval);
    assert_eq!(approval.irregularity.code, Code::NoMemberHasConsented);
}

#[test]
fn accession_opens_on_the_day_on_which_a_member_becomes_a_party() {
    let steps = next_steps(&in_force_with([]), UNION, "2027-02-01");

    let accession = not_possible(&steps, Kind::Accession);
    assert_eq!(accession.irregularity.code, Code::NoMemberIsParty);
    assert_eq!(accession.possible_from, Some(date("2027-04-15")));
}

#[test]
fn the_kinds_that_wait_are_those_for_which_the_treaty_sets_the_condition() {
    let organization = next_steps(&hanoi_history(), UNION, "2026-11-21")
        .organization
        .unwrap();

    let kinds: Vec<(MemberCondition, Vec<Kind>)> = organization
        .conditions
        .iter()
        .map(|state| (state.condition, state.kinds.clone()))
        .collect();
    let consents = vec![Kind::Ratification, Kind::Acceptance, Kind::Approval];
    assert_eq!(
        kinds,
        [
            (MemberCondition::HasSigned, vec![Kind::Signature]),
            (MemberCondition::HasConsented, consents),
            (MemberCondition::IsParty, vec![Kind::Accession]),
        ]
    );
    assert_eq!(organization.members, 27);
    assert!(organization.conditions[0].met_by.contains(&code("FRA")));
}

#[test]
fn where_the_treaty_sets_no_condition_nothing_waits() {
    let mut treaty = hanoi();
    let clause = treaty.clauses.reio.as_mut().unwrap();
    (clause.sign_after_member, clause.consent_after_member) = (false, false);
    let steps = next_steps(&history(treaty, []), UNION, "2026-11-21");

    possible(&steps, Kind::Signature);
    possible(&steps, Kind::Accession);
    let organization = steps.organization.unwrap();
    assert!(
        organization
            .conditions
            .iter()
            .all(|state| state.kinds.is_empty())
    );
}
