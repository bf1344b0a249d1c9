//! An organization ceases to be a party when all its member States have left (Hanoi 67(2), UNCAC 70(2)).

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::decide::decide;
use signatory::domain::difference::{Actions, Difference, Span, summary};
use signatory::domain::explain::Explanation;
use signatory::domain::history::History;
use signatory::domain::participation::End;
use signatory::domain::rules::{IrregularityCode, Regime, review};
use signatory::domain::threshold::NotCounted;
use signatory::domain::treaty::{ReioCounting, Treaty};

use crate::support::domain::{
    act, assess, code, date, directory, effect_on, hanoi, history, standing,
};

fn of_two() -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 2;
    treaty
}

/// In force since 1 April 2026 for France and Germany, since 31 May 2026 for the European Union.
fn bound() -> Vec<Act> {
    vec![
        act("FRA", ActionKind::Accession, "2026-01-01"),
        act("DEU", ActionKind::Accession, "2026-01-01"),
        act("EUE", ActionKind::Accession, "2026-05-01"),
    ]
}

/// France leaves on 1 June 2028, and Germany on 1 September 2028.
fn both_leave() -> Vec<Act> {
    let mut acts = bound();
    acts.push(act("FRA", ActionKind::Denunciation, "2027-06-01"));
    acts.push(act("DEU", ActionKind::Denunciation, "2027-09-01"));
    acts
}

fn with(mut acts: Vec<Act>, further: &[Act]) -> History {
    acts.extend_from_slice(further);
    history(of_two(), acts)
}

/// The status of the European Union on a day, and the day on which it leaves.
fn union(history: &History, as_of: &str) -> (Status, Option<String>) {
    let assessment = assess(history, as_of);
    let union = standing(&assessment, "EUE");
    (union.status, union.leaves_on.map(|on| on.to_string()))
}

#[test]
fn an_organization_ceases_to_be_a_party_on_the_day_on_which_its_last_member_does() {
    let history = with(both_leave(), &[]);
    let leaves = || Some("2028-09-01".to_owned());

    assert_eq!(union(&history, "2027-08-31"), (Status::Party, None));
    assert_eq!(union(&history, "2027-09-01"), (Status::Party, leaves()));
    assert_eq!(union(&history, "2028-08-31"), (Status::Party, leaves()));
    assert_eq!(
        union(&history, "2028-09-01"),
        (Status::FormerParty, leaves())
    );
    let after = assess(&history, "2030-01-01");
    assert_eq!(effect_on(&after, "EUE"), Some(date("2026-05-31")));
    assert_eq!(after.in_force_on, Some(date("2026-04-01")));
}

#[test]
fn without_the_clause_it_stays() {
    let mut treaty = of_two();
    let clause = treaty.clauses.denunciation.as_mut().unwrap();
    clause.reio_ceases_with_members = None;

    let history = history(treaty, both_leave());

    assert_eq!(union(&history, "2030-01-01"), (Status::Party, None));
}

#[test]
fn a_member_that_thinks_better_of_it_keeps_the_organization_in() {
    let revoked = act("DEU", ActionKind::WithdrawalOfDenunciation, "2028-08-31");

    let history = with(both_leave(), &[revoked]);

    assert_eq!(union(&history, "2028-08-31"), (Status::Party, None));
    assert_eq!(union(&history, "2030-01-01"), (Status::Party, None));
}

#[test]
fn any_member_that_is_bound_keeps_it_in_and_a_former_member_does_not() {
    for (other, stays) in [("ITA", true), ("GBR", false), ("NOR", false)] {
        let history = with(
            both_leave(),
            &[act(other, ActionKind::Accession, "2028-08-15")],
        );

        let (status, _) = union(&history, "2028-09-01");

        let expected = if stays {
            Status::Party
        } else {
            Status::FormerParty
        };
        assert_eq!(status, expected, "{other}");
    }
}

#[test]
fn members_that_never_consented_end_nothing_and_are_not_waited_for() {
    assert_eq!(
        union(&with(bound(), &[]), "2030-01-01"),
        (Status::Party, None)
    );
    let alone = history(of_two(), [act("EUE", ActionKind::Accession, "2026-05-01")]);
    assert_eq!(
        union(&alone, "2030-01-01"),
        (Status::ContractingState, None)
    );
}

#[test]
fn its_own_notice_that_takes_effect_earlier_is_its_end() {
    let own = act("EUE", ActionKind::Denunciation, "2027-03-01");
    let history = with(both_leave(), &[own]);

    let participation = history.participation(&code("EUE"), directory(), date("2030-01-01"));

    let end = participation.instruments[0].end.unwrap();
    assert!(matches!(end, End::Denounced { .. }));
    assert_eq!(end.on(), date("2028-03-01"));
}

#[test]
fn its_own_notice_that_would_take_effect_later_is_overtaken() {
    let own = act("EUE", ActionKind::Denunciation, "2028-01-01");
    let history = with(both_leave(), &[own]);

    let participation = history.participation(&code("EUE"), directory(), date("2028-01-01"));

    let on = date("2028-09-01");
    assert_eq!(
        participation.instruments[0].end,
        Some(End::CeasedWithMembers { on })
    );
}

#[test]
fn it_may_come_back_once_a_member_is_a_party_again() {
    let back = [
        act("DEU", ActionKind::Accession, "2029-01-01"),
        act("EUE", ActionKind::Accession, "2029-03-01"),
    ];
    let history = with(both_leave(), &back);

    let irregular = review(&history, directory(), &code("EUE"), Regime::NewAct);
    let assessment = assess(&history, "2029-03-31");

    assert_eq!(irregular, []);
    let union = standing(&assessment, "EUE");
    assert_eq!(union.status, Status::Party);
    assert_eq!(effect_on(&assessment, "EUE"), Some(date("2029-03-31")));
    let participation = history.participation(&code("EUE"), directory(), date("2029-03-31"));
    let ends: Vec<_> = participation.instruments.iter().map(|i| i.end).collect();
    let on = date("2028-09-01");
    assert_eq!(ends, [Some(End::CeasedWithMembers { on }), None]);
}

#[test]
fn on_the_day_itself_a_new_instrument_is_a_new_spell() {
    let same_day = act("EUE", ActionKind::Accession, "2028-09-01");
    let history = with(both_leave(), &[same_day]);

    let participation = history.participation(&code("EUE"), directory(), date("2028-09-01"));

    assert_eq!(participation.instruments.len(), 2);
    assert_eq!(participation.superfluous, []);
}

#[test]
fn the_rules_know_that_it_has_left() {
    let history = with(both_leave(), &[]);
    let now = "2031-01-01T12:00:00Z".parse().unwrap();
    let refused = |kind, on: &str| {
        decide(&history, directory(), act("EUE", kind, on), now)
            .unwrap_err()
            .code
    };

    assert_eq!(
        refused(ActionKind::Denunciation, "2028-09-01"),
        IrregularityCode::NothingToWithdraw
    );
    assert_eq!(
        refused(ActionKind::Accession, "2028-08-31"),
        IrregularityCode::AlreadyBound
    );
    assert_eq!(
        refused(ActionKind::Accession, "2028-09-01"),
        IrregularityCode::NoMemberIsParty
    );
}

#[test]
fn where_it_counted_the_reason_why_it_no_longer_does_is_given() {
    let mut treaty = of_two();
    treaty.clauses.entry_into_force.reio = ReioCounting::Counted;
    let history = history(treaty, both_leave());

    let before = assess(&history, "2028-08-31");
    let after = assess(&history, "2028-09-01");

    assert_eq!((before.counted(), after.counted()), (2, 0));
    let explained = Explanation::of(&after).instruments;
    let union = explained
        .iter()
        .find(|i| i.deposit.participant == code("EUE"));
    assert_eq!(
        union.unwrap().counted,
        Err(NotCounted::CeasedWithMembers),
        "{explained:?}"
    );
}

#[test]
fn a_difference_names_it_although_it_did_nothing() {
    let history = with(both_leave(), &[]);
    let (from, to) = (date("2028-08-31"), date("2028-09-01"));

    let difference = Difference::between(
        &assess(&history, "2028-08-31"),
        &assess(&history, "2028-09-01"),
    );

    let changed: Vec<&str> = difference
        .participants
        .iter()
        .map(|change| change.participant.code.as_str())
        .collect();
    assert_eq!(changed, ["DEU", "EUE"]);
    let none = Actions {
        gained: &[],
        lost: &[],
    };
    let told = summary(Span::LegalDate { from, to }, none, &difference);
    assert!(
        told.contains("the number of parties went from 2 to 0"),
        "{told}"
    );
}
