//! Decisions of the depositary: what they change, from when, and which are refused.

use chrono::{DateTime, Utc};
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::{Finding, Status};
use signatory::domain::decide::decide;
use signatory::domain::decision::{Matter, decide_decision};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::policy::PolicyValue;
use signatory::domain::progress::{Progress, Stage};
use signatory::domain::rules::IrregularityCode as Code;

use crate::support::domain::{
    act, assess, at_place, code, date, decided, directory, hanoi, history, ratifications, ruling,
    same_day, standing,
};

fn now() -> DateTime<Utc> {
    "2027-06-01T15:00:00Z".parse().unwrap()
}

fn eligibility(participant: &str, admitted: bool) -> Matter {
    Matter::Eligibility {
        participant: code(participant),
        admitted,
    }
}

fn in_force_on(on: &str) -> Matter {
    Matter::EntryIntoForce(date(on))
}

fn never_deposited() -> Matter {
    Matter::Policy(PolicyValue::AsNeverDeposited)
}

fn refused(history: &History, on: &str, matter: Matter) -> Option<Code> {
    decide_decision(history, directory(), &ruling(on, matter), now())
        .err()
        .map(|irregularity| irregularity.code)
}

/// Forty by 15 January 2027.
fn forty() -> History {
    let days = same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    history(hanoi(), ratifications(days))
}

#[test]
fn a_stated_entry_into_force_stands_beside_the_computed_one() {
    let history = decided(&forty(), "2027-02-01", in_force_on("2027-04-16"));

    let before = assess(&history, "2027-01-31");
    let since = assess(&history, "2027-04-15");

    assert_eq!(before.asserted, None);
    assert_eq!(before.findings, []);
    assert_eq!(since.asserted.as_ref().unwrap().on, date("2027-04-16"));
    assert_eq!(since.in_force_on, Some(date("2027-04-15")));
    assert!(matches!(Progress::of(&since).stage, Stage::InForce { .. }));
    assert_eq!(
        since.findings,
        [Finding::AssertedEntryIntoForceDiffers {
            asserted: date("2027-04-16"),
            computed: Some(date("2027-04-15")),
        }]
    );
}

#[test]
fn a_stated_entry_into_force_that_agrees_is_no_finding_and_one_without_computed_date_is() {
    let agreeing = decided(&forty(), "2027-02-01", in_force_on("2027-04-15"));
    let alone = decided(
        &history(hanoi(), []),
        "2027-02-01",
        in_force_on("2027-04-15"),
    );

    assert_eq!(assess(&agreeing, "2027-02-01").findings, []);
    let assessment = assess(&alone, "2027-05-01");
    assert_eq!(Progress::of(&assessment).stage, Stage::Pending);
    assert_eq!(
        assessment.findings,
        [Finding::AssertedEntryIntoForceDiffers {
            asserted: date("2027-04-15"),
            computed: None,
        }]
    );
}

#[test]
fn one_that_is_not_admitted_cannot_act_from_that_date_and_keeps_what_it_did() {
    let signed = |who: &str, on: &str| at_place(act(who, ActionKind::Signature, on), "New York");
    let history = decided(
        &history(hanoi(), [signed("COK", "2026-01-10")]),
        "2026-02-01",
        eligibility("NIU", false),
    );
    let history = decided(&history, "2026-02-01", eligibility("COK", false));
    let may = |act: Act| decide(&history, directory(), act, now()).map_err(|e| e.code);

    assert!(may(signed("NIU", "2026-01-31")).is_ok());
    assert_eq!(may(signed("NIU", "2026-02-01")), Err(Code::NotEligible));
    let ratified = act("COK", ActionKind::Ratification, "2026-03-01");
    assert_eq!(may(ratified), Err(Code::NotEligible));

    let (before, since) = (
        assess(&history, "2026-01-31"),
        assess(&history, "2026-02-01"),
    );
    assert_eq!(standing(&before, "NIU").status, Status::NoAction);
    assert!(since.standing(&code("NIU")).is_none());
    assert_eq!(standing(&since, "COK").status, Status::Signatory);
    assert_eq!(before.standings.len(), since.standings.len() + 1);
}

#[test]
fn one_that_is_admitted_takes_part_where_the_clauses_would_not_let_it() {
    let mut treaty = hanoi();
    treaty.clauses.reio.as_mut().unwrap().admitted = false;
    let plain = history(treaty, []);
    let history = decided(&plain, "2026-02-01", eligibility("EUE", true));

    assert!(
        assess(&plain, "2026-02-01")
            .standing(&code("EUE"))
            .is_none()
    );
    assert!(
        assess(&history, "2026-01-31")
            .standing(&code("EUE"))
            .is_none()
    );
    let assessment = assess(&history, "2026-02-01");
    assert_eq!(standing(&assessment, "EUE").status, Status::NoAction);
}

#[test]
fn a_later_decision_takes_the_place_of_an_earlier_and_a_revoked_one_gives_it_back() {
    let first = decided(&forty(), "2027-01-20", in_force_on("2027-04-16"));
    let second = decided(&first, "2027-02-01", in_force_on("2027-04-17"));
    let revoked = decided(&second, "2027-03-01", Matter::Revocation(Position(1001)));
    let stated = |day: &str| assess(&revoked, day).asserted.map(|asserted| asserted.on);

    assert_eq!(stated("2027-01-19"), None);
    assert_eq!(stated("2027-01-31"), Some(date("2027-04-16")));
    assert_eq!(stated("2027-02-28"), Some(date("2027-04-17")));
    assert_eq!(stated("2027-03-01"), Some(date("2027-04-16")));
    let decisions = revoked.decisions();
    let held = |day: &str| [1000, 1001, 1002].map(|n| decisions.holds(Position(n), date(day)));
    assert_eq!(held("2027-01-31"), [true, false, false]);
    assert_eq!(held("2027-02-28"), [false, true, false]);
    assert_eq!(held("2027-03-01"), [true, false, true]);
}

#[test]
fn of_two_decisions_of_one_date_the_one_recorded_later_holds() {
    let history = decided(&forty(), "2027-02-01", in_force_on("2027-04-16"));
    let history = decided(&history, "2027-02-01", in_force_on("2027-04-17"));

    let asserted = assess(&history, "2027-02-01").asserted.unwrap();
    assert_eq!(asserted.on, date("2027-04-17"));
}

#[test]
fn a_decision_that_changes_nothing_is_refused() {
    let plain = forty();
    let stated = decided(&plain, "2027-02-01", in_force_on("2027-04-16"));
    let revoked = decided(&stated, "2027-03-01", Matter::Revocation(Position(1000)));
    let nothing = Some(Code::NothingDecided);

    for (history, on, matter) in [
        (
            &plain,
            "2027-02-01",
            Matter::Policy(PolicyValue::ConditionsStayMet),
        ),
        (
            &plain,
            "2027-02-01",
            Matter::Policy(PolicyValue::BesideComputed),
        ),
        (&stated, "2027-02-01", in_force_on("2027-04-16")),
        (&plain, "2027-02-01", eligibility("FRA", true)),
        (&plain, "2027-02-01", eligibility("YUG", true)),
        (&plain, "2027-02-01", eligibility("X:Some Club", false)),
        (&plain, "2027-02-01", Matter::Revocation(Position(1000))),
        (&stated, "2027-01-31", Matter::Revocation(Position(1000))),
        (&revoked, "2027-03-01", Matter::Revocation(Position(1000))),
        (&revoked, "2027-03-01", Matter::Revocation(Position(1001))),
    ] {
        assert_eq!(
            refused(history, on, matter.clone()),
            nothing,
            "{matter:?} on {on}"
        );
    }
    assert_eq!(
        refused(&stated, "2027-01-31", in_force_on("2027-04-16")),
        None
    );
    assert_eq!(
        refused(&revoked, "2027-03-01", in_force_on("2027-04-16")),
        None
    );
    assert_eq!(refused(&plain, "2027-02-01", never_deposited()), None);
}

#[test]
fn a_decision_is_not_dated_after_today_in_new_york() {
    let decided_at = |now: &str| {
        let ruling = ruling("2027-06-02", never_deposited());
        decide_decision(&forty(), directory(), &ruling, now.parse().unwrap())
    };

    let evening = decided_at("2027-06-02T03:59:00Z");
    assert_eq!(evening.unwrap_err().code, Code::DateInFuture);
    assert!(decided_at("2027-06-02T04:00:00Z").is_ok());
}

#[test]
fn a_decision_that_would_make_an_action_irregular_is_refused() {
    let signed = at_place(act("NIU", ActionKind::Signature, "2026-01-10"), "New York");
    let with_signature = history(hanoi(), [signed]);
    let contradicts = Some(Code::ContradictsLaterAction);

    assert_eq!(
        refused(&with_signature, "2026-01-10", eligibility("NIU", false)),
        contradicts
    );
    assert_eq!(
        refused(&with_signature, "2026-01-11", eligibility("NIU", false)),
        None
    );

    let days = same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    let mut acts = ratifications(days);
    acts.push(act("AFG", ActionKind::WithdrawalOfInstrument, "2027-02-01"));
    acts.push(act("AGO", ActionKind::Denunciation, "2027-05-01"));
    let denounced = history(hanoi(), acts);
    // Read so, the treaty would not be in force when AGO denounced it.
    assert_eq!(
        refused(&denounced, "2027-04-30", never_deposited()),
        contradicts
    );
    assert_eq!(refused(&denounced, "2027-05-02", never_deposited()), None);
}

#[test]
fn a_decision_on_one_treaty_stays_with_it() {
    let plain = forty();
    let _other = decided(&plain, "2027-02-01", never_deposited());

    assert_eq!(plain.decisions().iter().count(), 0);
}
