//! A treaty beside others that have entered into force.

mod neighbours;

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::history::History;
use signatory::domain::ids::TreatyId;
use signatory::domain::pace::{
    Compared, Dates, Limit, Method, Neighbour, NoNeighbour, Opening, OpeningBasis, Pace, Projected,
    Values,
};
use signatory::domain::treaty::{Condition, Treaty};

use crate::support::domain::{act, code, date, directory, hanoi, hanoi_history, history};

/// A treaty that took two, without a clause on signature: days 0 and 10 two signatures, days 30, 60 and 100 deposits.
fn old_treaty() -> Treaty {
    let mut treaty = hanoi();
    treaty.id = TreatyId::parse("old").unwrap();
    treaty.mtdsg_no = None;
    treaty.record = None;
    treaty.clauses.signature = None;
    treaty.clauses.entry_into_force.threshold = 2;
    treaty
}

fn old_history() -> History {
    let acts = [
        act("FRA", ActionKind::Signature, "2001-01-01"),
        act("KEN", ActionKind::Signature, "2001-01-11"),
        act("FRA", ActionKind::Ratification, "2001-01-31"),
        act("KEN", ActionKind::Ratification, "2001-03-02"),
        act("JPN", ActionKind::Accession, "2001-04-11"),
    ];
    history(old_treaty(), acts)
}

fn neighbour(history: &History) -> Neighbour {
    Neighbour::of(history, directory()).unwrap()
}

/// Opened on 25 October 2025, of threshold three: two signatures on day 0, and a deposit on day 10.
fn young(threshold: u32) -> History {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = threshold;
    let acts = [
        act("VNM", ActionKind::Signature, "2025-10-25"),
        act("FRA", ActionKind::Signature, "2025-10-25"),
        act("VNM", ActionKind::Ratification, "2025-11-04"),
    ];
    history(treaty, acts)
}

fn pace<'a>(history: &History, as_of: &str, neighbours: &'a [Neighbour]) -> Pace<'a> {
    Pace::of(history, directory(), date(as_of), neighbours)
}

fn projected(compared: &Compared<'_>, wanted: Method) -> Projected {
    let mut projected = compared.projected.into_iter();
    projected.find(|(method, _)| *method == wanted).unwrap().1
}

fn dates(threshold_on: &str, in_force_on: &str) -> Projected {
    Projected::On(Dates {
        threshold_on: date(threshold_on),
        in_force_on: date(in_force_on),
    })
}

#[test]
fn the_neighbour_is_read_on_the_same_day_since_opening() {
    let neighbours = [neighbour(&old_history())];

    let pace = pace(&young(3), "2025-11-14", &neighbours);
    let compared = &pace.neighbours[0];

    assert_eq!(pace.day, Some(20));
    assert_eq!((pace.present.signatories, pace.present.counted), (2, 1));
    assert_eq!(
        compared.same_day,
        Some(Values {
            signatories: 2,
            counted: 0
        })
    );
    assert_eq!(compared.day_with_as_many_signatories, Some(10));
    assert_eq!(compared.day_with_as_many_counted, Some(30));
    assert_eq!(compared.days_to_this_threshold, Some(100));
}

#[test]
fn the_two_methods_give_the_dates_that_a_hand_gives() {
    let neighbours = [neighbour(&old_history())];

    let pace = pace(&young(3), "2025-11-14", &neighbours);

    let method = |method| projected(&pace.neighbours[0], method);
    // Day 100 after 25 October 2025; the ninetieth day after that.
    assert_eq!(
        method(Method::SameDaySinceOpening),
        dates("2026-02-02", "2026-05-03")
    );
    // 14 November 2025 and the 70 days from day 30 to day 100.
    assert_eq!(
        method(Method::FromPresentCount),
        dates("2026-01-23", "2026-04-23")
    );
    let range = pace.range.unwrap();
    assert_eq!(range.earliest.threshold_on, date("2026-01-23"));
    assert_eq!(range.latest.in_force_on, date("2026-05-03"));
    for ranged in pace.methods {
        let counts = (ranged.dated, ranged.passed, ranged.not_reached);
        assert_eq!(counts, (1, 0, 0));
    }
}

#[test]
fn a_day_that_has_passed_is_no_date() {
    let neighbours = [neighbour(&old_history())];
    let history = young(3);

    let on = |as_of| {
        let pace = pace(&history, as_of, &neighbours);
        let projected = projected(&pace.neighbours[0], Method::SameDaySinceOpening);
        (
            projected,
            pace.methods[0].range.is_some(),
            pace.methods[0].passed,
        )
    };

    assert_eq!(
        on("2026-02-02"),
        (dates("2026-02-02", "2026-05-03"), true, 0)
    );
    assert_eq!(on("2026-02-03"), (Projected::Passed, false, 1));
}

#[test]
fn a_neighbour_that_never_had_as_many_gives_no_date() {
    let neighbours = [neighbour(&old_history())];

    let pace = pace(&young(4), "2025-11-14", &neighbours);

    assert_eq!(pace.neighbours[0].days_to_this_threshold, None);
    for ranged in pace.methods {
        assert_eq!((ranged.range, ranged.not_reached), (None, 1));
    }
    assert_eq!(pace.range, None);
}

#[test]
fn a_treaty_that_needs_no_more_is_compared_without_dates() {
    let neighbours = [neighbour(&old_history())];

    let pace = pace(&young(1), "2025-11-14", &neighbours);

    assert_eq!(pace.reached.as_ref().unwrap().on, date("2025-11-04"));
    assert_eq!(pace.neighbours[0].days_to_this_threshold, Some(30));
    for method in Method::ALL {
        assert_eq!(
            projected(&pace.neighbours[0], method),
            Projected::AlreadyReached
        );
    }
}

#[test]
fn before_the_opening_there_is_no_day_and_no_date() {
    let neighbours = [neighbour(&old_history())];

    let pace = pace(&young(3), "2025-10-24", &neighbours);

    assert_eq!((pace.day, pace.neighbours[0].same_day), (None, None));
    assert_eq!(pace.curve, None);
    assert!(pace.range.is_none());
    assert_eq!(
        projected(&pace.neighbours[0], Method::FromPresentCount),
        Projected::NotOpen
    );
}

#[test]
fn beyond_its_record_a_neighbour_has_no_same_day() {
    let neighbours = [neighbour(&old_history())];
    assert_eq!(neighbours[0].known_until, date("2001-04-11"));

    let same_day = |as_of| pace(&young(3), as_of, &neighbours).neighbours[0].same_day;

    assert_eq!(same_day("2026-02-02").unwrap().counted, 3);
    assert_eq!(same_day("2026-02-03"), None);
}

#[test]
fn a_treaty_that_goes_as_its_neighbour_went_gets_its_neighbours_date() {
    let original = old_history();
    let neighbours = [neighbour(&original)];
    let mut twin = old_treaty();
    twin.id = TreatyId::parse("twin").unwrap();
    let acts: Vec<Act> = original
        .participants()
        .flat_map(|code| original.actions_of(code))
        .map(|action| action.act.clone())
        .collect();
    let twin = history(twin, acts);

    for as_of in ["2001-01-01", "2001-01-31", "2001-03-01"] {
        let pace = pace(&twin, as_of, &neighbours);
        assert_eq!(
            projected(&pace.neighbours[0], Method::SameDaySinceOpening),
            dates("2001-03-02", "2001-05-31"),
            "{as_of}"
        );
    }
    // On the very day of its present count, the other method gives the same.
    let pace = pace(&twin, "2001-01-31", &neighbours);
    assert_eq!(
        projected(&pace.neighbours[0], Method::FromPresentCount),
        dates("2001-03-02", "2001-05-31")
    );
}

#[test]
fn day_0_is_the_clauses_otherwise_the_first_signature() {
    let by_clause = Opening::of(&hanoi_history(), date("2025-10-26")).unwrap();
    let by_signature = Opening::of(&old_history(), date("2002-01-01")).unwrap();

    assert_eq!(by_clause.basis, OpeningBasis::Clause);
    assert_eq!(by_clause.on, date("2025-10-25"));
    assert_eq!(by_signature.basis, OpeningBasis::FirstSignature);
    assert_eq!(by_signature.on, date("2001-01-01"));
    assert_eq!(Opening::of(&old_history(), date("2000-12-31")), None);
}

#[test]
fn a_history_without_day_0_or_entry_into_force_is_no_neighbour() {
    let acceded = [
        act("FRA", ActionKind::Accession, "2001-01-01"),
        act("KEN", ActionKind::Accession, "2001-01-02"),
    ];
    let signed = [act("FRA", ActionKind::Signature, "2001-01-01")];
    let why_not = |acts: &[Act]| {
        let history = history(old_treaty(), acts.to_vec());
        Neighbour::of(&history, directory())
            .map(|_| ())
            .unwrap_err()
    };

    assert_eq!(why_not(&acceded), NoNeighbour::NoOpening);
    assert_eq!(why_not(&signed), NoNeighbour::NotReached);
    assert_eq!(why_not(&[]), NoNeighbour::NoOpening);
}

#[test]
fn a_treaty_is_not_compared_with_itself() {
    let neighbours = [neighbour(&old_history())];
    let mut same = old_treaty();
    same.id = TreatyId::parse("another-name").unwrap();
    same.mtdsg_no = Some("I-1".into());
    let mut numbered = neighbours.clone();
    numbered[0].treaty = same.clone().into();
    same.id = TreatyId::parse("old").unwrap();
    let history = history(same, []);

    let by_id = pace(&history, "2001-06-01", &neighbours);
    let by_number = pace(&history, "2001-06-01", &numbered);

    for pace in [by_id, by_number] {
        assert!(pace.neighbours.is_empty());
        assert_eq!(pace.left_out[0].1, NoNeighbour::SameTreaty);
        assert!(pace.range.is_none());
    }
}

#[test]
fn what_limits_the_comparison_is_said_where_it_holds() {
    let limits = |history: &History, as_of| pace(history, as_of, &[]).limits;
    let shipped = hanoi_history();
    let complete_until = Limit::CompleteUntil(date("2025-11-19"));

    assert!(!limits(&shipped, "2025-11-19").contains(&complete_until));
    assert!(limits(&shipped, "2025-11-20").contains(&complete_until));
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.provenance.verified = Some(false);
    treaty.clauses.entry_into_force.conditions = vec![Condition::Named {
        all_of: vec![code("FRA")],
    }];
    let doubtful = limits(&history(treaty, []), "2026-01-01");
    assert!(doubtful.contains(&Limit::ClauseNotVerified));
    assert!(doubtful.contains(&Limit::FurtherConditions));
    assert_eq!(limits(&shipped, "2025-11-19").len(), 3);
}

#[test]
fn curves_are_sampled_as_far_as_there_is_something_to_compare() {
    let neighbours = [neighbour(&old_history())];
    let pace = pace(&young(3), "2025-11-14", &neighbours);

    let sampled = pace.sampled(10, 100).unwrap();

    let days: Vec<u32> = sampled.treaty.iter().map(|(day, _)| *day).collect();
    assert_eq!(days, [0, 10, 20]);
    let counted: Vec<u32> = sampled.neighbours[0]
        .iter()
        .map(|(_, v)| v.counted)
        .collect();
    assert_eq!(counted, [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3]);
    assert!(pace.sampled(10, 14).is_ok());
    assert!(pace.sampled(10, 13).is_err());
}
