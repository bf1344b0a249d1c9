//! Which instruments count, and under which number.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::explain::Explanation;
use signatory::domain::threshold::NotCounted;
use signatory::domain::treaty::{ReioCounting, Treaty};

use crate::support::domain::{
    act, assess, code, date, effect_on, hanoi, history, ratifications, ratified, same_day,
    standing, states,
};

fn accessions(states: &[String], on: &str) -> Vec<Act> {
    states
        .iter()
        .map(|state| act(state, ActionKind::Accession, on))
        .collect()
}

fn of_threshold(threshold: u32) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = threshold;
    treaty
}

fn why_not(treaty: Treaty, acts: Vec<Act>, participant: &str) -> Option<NotCounted> {
    let assessment = assess(&history(treaty, acts), "2030-01-01");
    assessment
        .not_counted()
        .into_iter()
        .find(|(deposit, _)| deposit.participant == code(participant))
        .map(|(_, reason)| reason)
}

#[test]
fn thirty_nine_states_and_the_european_union_are_thirty_nine() {
    let mut acts = ratifications(same_day(39, "2026-06-01"));
    acts.extend(ratified("EUE", "2026-06-02"));

    let assessment = assess(&history(hanoi(), acts), "2030-01-01");

    assert_eq!(assessment.counted(), 39);
    assert_eq!(assessment.in_force_on, None);
    assert_eq!(
        standing(&assessment, "EUE").status,
        Status::ContractingState
    );
    assert!(!standing(&assessment, "EUE").counts);
}

#[test]
fn with_the_european_union_first_the_fortieth_state_decides() {
    let mut acts = Vec::from(ratified("EUE", "2026-01-05"));
    acts.extend(ratifications(
        same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]),
    ));

    let assessment = assess(&history(hanoi(), acts), "2030-01-01");

    assert_eq!(assessment.reached.as_ref().unwrap().on, date("2027-01-15"));
    assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
    assert_eq!(effect_on(&assessment, "EUE"), Some(date("2027-04-15")));
}

#[test]
fn four_of_one_day_share_the_numbers_38_to_41_and_none_is_the_fortieth() {
    let days = same_day(37, "2026-06-01")
        .into_iter()
        .chain(same_day(4, "2027-01-15"));

    let assessment = assess(&history(hanoi(), ratifications(days)), "2030-01-01");

    let reached = assessment.reached.as_ref().unwrap();
    let ordinals = assessment.ordinals();
    assert_eq!(reached.on, date("2027-01-15"));
    assert_eq!(reached.by.len(), 4);
    for position in &reached.by {
        assert_eq!(
            (ordinals[position].first, ordinals[position].last),
            (38, 41)
        );
    }
}

#[test]
fn an_organization_counts_where_the_clause_is_silent_and_only_there() {
    for (rule, counted, reason) in [
        (ReioCounting::Counted, 16, None),
        (
            ReioCounting::NotAdditional,
            15,
            Some(NotCounted::ReioNotAdditional),
        ),
        (
            ReioCounting::NotCounted,
            15,
            Some(NotCounted::ReioNotCounted),
        ),
        (
            ReioCounting::NotApplicable,
            15,
            Some(NotCounted::OrganizationNotCounted),
        ),
    ] {
        let mut treaty = of_threshold(16);
        treaty.clauses.entry_into_force.reio = rule;
        let mut acts = accessions(&states(15), "2026-06-01");
        acts.push(act("EUE", ActionKind::Accession, "2026-06-02"));

        let assessment = assess(&history(treaty.clone(), acts.clone()), "2030-01-01");

        assert_eq!(assessment.counted(), counted, "{rule:?}");
        assert_eq!(assessment.in_force_on.is_some(), counted == 16, "{rule:?}");
        assert_eq!(why_not(treaty, acts, "EUE"), reason, "{rule:?}");
    }
}

#[test]
fn an_organization_outside_every_list_never_counts() {
    let mut treaty = of_threshold(1);
    treaty.clauses.entry_into_force.reio = ReioCounting::Counted;
    let acts = vec![act(
        "X:Some Organization",
        ActionKind::Accession,
        "2026-06-01",
    )];

    let assessment = assess(&history(treaty.clone(), acts.clone()), "2030-01-01");

    assert_eq!(assessment.counted(), 0);
    assert_eq!(
        standing(&assessment, "X:Some Organization")
            .participant
            .name(),
        "Some Organization"
    );
    assert_eq!(
        why_not(treaty, acts, "X:Some Organization"),
        Some(NotCounted::OrganizationNotCounted)
    );
}

#[test]
fn states_outside_the_united_nations_count() {
    let acts =
        ["VAT", "PSE", "COK", "NIU"].map(|state| act(state, ActionKind::Accession, "2026-06-01"));

    let assessment = assess(&history(of_threshold(4), acts), "2030-01-01");

    assert_eq!(assessment.in_force_on, Some(date("2026-08-30")));
}

#[test]
fn a_kind_that_the_clause_does_not_list_does_not_count() {
    let mut treaty = of_threshold(1);
    treaty.clauses.entry_into_force.counted_kinds = vec![ActionKind::Ratification];
    let acts = vec![act("VNM", ActionKind::Accession, "2026-06-01")];

    assert_eq!(
        why_not(treaty.clone(), acts, "VNM"),
        Some(NotCounted::KindNotCounted)
    );
    let ratified = assess(
        &history(treaty, ratified("VNM", "2026-06-01")),
        "2030-01-01",
    );
    assert_eq!(ratified.counted(), 1);
}

#[test]
fn a_definitive_signature_counts_where_the_clause_lists_it() {
    let mut treaty = of_threshold(1);
    treaty.clauses.entry_into_force.counted_kinds = vec![ActionKind::DefinitiveSignature];
    let acts = [act("VNM", ActionKind::DefinitiveSignature, "2026-06-01")];

    let assessment = assess(&history(treaty, acts), "2026-06-01");

    assert_eq!(assessment.counted(), 1);
    assert_eq!(
        standing(&assessment, "VNM").signed.as_ref().unwrap().on,
        date("2026-06-01")
    );
}

#[test]
fn a_signature_and_provisional_application_do_not_count() {
    let acts = [
        act("VNM", ActionKind::Signature, "2025-10-25"),
        act("VNM", ActionKind::ProvisionalApplication, "2026-01-01"),
    ];

    let assessment = assess(&history(of_threshold(1), acts), "2030-01-01");

    let standing = standing(&assessment, "VNM");
    assert_eq!(assessment.counted(), 0);
    assert_eq!(standing.status, Status::Signatory);
    assert_eq!(standing.provisional_since, Some(date("2026-01-01")));
}

#[test]
fn a_second_instrument_beside_the_first_does_not_count() {
    let acts = [
        act("VNM", ActionKind::Accession, "2026-01-01"),
        act("VNM", ActionKind::Accession, "2026-02-01"),
    ];

    let assessment = assess(&history(of_threshold(2), acts), "2030-01-01");
    let explanation = Explanation::of(&assessment);

    assert_eq!(assessment.counted(), 1);
    assert_eq!(
        explanation.instruments[1].counted,
        Err(NotCounted::AlreadyBound)
    );
    assert_eq!(assessment.in_force_on, None);
}

#[test]
fn provisional_application_is_since_its_first_notice_and_ends_with_being_a_party() {
    let acts = [
        act("VNM", ActionKind::ProvisionalApplication, "2026-01-01"),
        act("VNM", ActionKind::ProvisionalApplication, "2026-02-01"),
        act("VNM", ActionKind::Accession, "2026-03-01"),
    ];
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 1;
    let history = history(treaty, acts);

    let since = |as_of| standing(&assess(&history, as_of), "VNM").provisional_since;

    assert_eq!(since("2026-05-29"), Some(date("2026-01-01")));
    assert_eq!(since("2026-05-30"), None);
}

#[test]
fn provisional_application_ends_with_the_intention_not_to_become_a_party() {
    let acts = [
        act("VNM", ActionKind::Signature, "2025-10-25"),
        act("VNM", ActionKind::ProvisionalApplication, "2026-01-01"),
        act("VNM", ActionKind::WithdrawalOfSignature, "2026-02-01"),
    ];
    let history = history(hanoi(), acts);

    let since = |as_of| standing(&assess(&history, as_of), "VNM").provisional_since;

    assert_eq!(since("2026-01-31"), Some(date("2026-01-01")));
    assert_eq!(since("2026-02-01"), None);
}
