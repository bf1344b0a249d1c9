//! What lies behind and ahead on the way to entry into force.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::delay::Delay;
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::milestones::{
    Change, Event, Held, Milestone, Name, Share, State, milestones, shares, standing,
};
use signatory::domain::treaty::{Condition, Treaty};

use crate::support::domain::{
    act, assess, code, date, hanoi, history, ratifications, same_day, states,
};

fn of_threshold(threshold: u32) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = threshold;
    treaty
}

fn accession(participant: &str, on: &str) -> Act {
    act(participant, ActionKind::Accession, on)
}

fn told(history: &History, as_of: &str) -> Vec<Milestone> {
    milestones(&assess(history, as_of))
}

fn find(milestones: &[Milestone], is: impl Fn(Event) -> bool) -> &Milestone {
    milestones.iter().find(|m| is(m.event)).unwrap()
}

fn count(milestones: &[Milestone], count: u32) -> &Milestone {
    find(
        milestones,
        |event| matches!(event, Event::Counted { count: n, .. } if n == count),
    )
}

#[test]
fn forty_has_milestones_at_10_20_30_39_and_40() {
    assert_eq!(
        shares(40),
        [
            (10, Share::Quarter),
            (20, Share::Half),
            (30, Share::ThreeQuarters),
            (39, Share::OneBefore),
            (40, Share::Threshold),
        ]
    );
}

#[test]
fn quarters_are_rounded_up_and_the_greater_share_stands_for_a_number_they_share() {
    let counts = |threshold| -> Vec<u32> { shares(threshold).iter().map(|(n, _)| *n).collect() };

    assert_eq!(counts(30), [8, 15, 23, 29, 30]);
    assert_eq!(counts(50), [13, 25, 38, 49, 50]);
    assert_eq!(counts(5), [2, 3, 4, 5]);
    assert_eq!(shares(4)[2], (3, Share::OneBefore));
    assert_eq!(shares(2), [(1, Share::OneBefore), (2, Share::Threshold)]);
    assert_eq!(shares(1), [(1, Share::Threshold)]);
    assert_eq!(shares(u32::MAX).len(), 5);
}

#[test]
fn the_period_for_signature_is_over_when_its_last_day_is() {
    let history = history(hanoi(), []);
    let state = |as_of: &str, event: Event| find(&told(&history, as_of), |e| e == event).state;

    assert_eq!(state("2025-10-24", Event::SignatureOpens), State::Ahead);
    assert_eq!(state("2025-10-25", Event::SignatureOpens), State::Reached);
    assert_eq!(state("2026-12-31", Event::SignatureCloses), State::Ahead);
    assert_eq!(state("2027-01-01", Event::SignatureCloses), State::Reached);
}

#[test]
fn all_deposits_of_the_day_reached_the_count() {
    let days = same_day(9, "2026-06-01")
        .into_iter()
        .chain(same_day(3, "2026-06-15"));
    let milestones = told(&history(hanoi(), ratifications(days)), "2026-07-01");

    let tenth = count(&milestones, 10);

    assert_eq!(
        (tenth.state, tenth.on),
        (State::Reached, Some(date("2026-06-15")))
    );
    // Signature and ratification of each of twelve States, in this order.
    assert_eq!(tenth.by, [20, 22, 24].map(Position));
    assert!(tenth.held.unwrap().stands);
    assert_eq!(count(&milestones, 20).state, State::NotDated);
}

#[test]
fn a_count_that_was_lost_keeps_its_day_and_says_so() {
    let acts = [
        accession("VNM", "2026-01-10"),
        accession("FRA", "2026-02-10"),
        act("FRA", ActionKind::WithdrawalOfInstrument, "2026-03-10"),
    ];

    let milestones = told(&history(of_threshold(3), acts), "2026-04-01");
    let second = count(&milestones, 2);

    assert_eq!(
        (second.state, second.on),
        (State::Reached, Some(date("2026-02-10")))
    );
    assert_eq!(
        second.held,
        Some(Held {
            stands: false,
            fell_below_on: Some(date("2026-03-10")),
            regained_on: None,
        })
    );
    assert!(count(&milestones, 1).held.unwrap().fell_below_on.is_none());
}

#[test]
fn a_count_that_was_regained_keeps_its_first_day() {
    let acts = [
        accession("VNM", "2026-01-10"),
        accession("FRA", "2026-02-10"),
        act("FRA", ActionKind::WithdrawalOfInstrument, "2026-03-10"),
        accession("KEN", "2026-03-20"),
    ];

    let milestones = told(&history(of_threshold(3), acts), "2026-04-01");
    let second = count(&milestones, 2);

    assert_eq!(second.on, Some(date("2026-02-10")));
    assert_eq!(second.by, [Position(2)]);
    assert_eq!(
        second.held,
        Some(Held {
            stands: true,
            fell_below_on: Some(date("2026-03-10")),
            regained_on: Some(date("2026-03-20")),
        })
    );
}

#[test]
fn the_entry_into_force_and_the_days_before_it_are_dated_once_the_conditions_are_met() {
    let history = history(of_threshold(1), [accession("VNM", "2027-01-15")]);

    let day = |as_of: &str, event: Event| {
        let milestones = told(&history, as_of);
        let milestone = find(&milestones, |e| e == event);
        (milestone.state, milestone.on)
    };

    for event in [
        Event::DaysBefore(30),
        Event::DaysBefore(7),
        Event::EntryIntoForce,
    ] {
        assert_eq!(day("2027-01-14", event), (State::NotDated, None));
    }
    let ahead = |on| (State::Ahead, Some(date(on)));
    assert_eq!(
        day("2027-01-15", Event::DaysBefore(30)),
        ahead("2027-03-16")
    );
    assert_eq!(day("2027-01-15", Event::DaysBefore(7)), ahead("2027-04-08"));
    assert_eq!(
        day("2027-04-14", Event::EntryIntoForce),
        ahead("2027-04-15")
    );
    let reached = (State::Reached, Some(date("2027-04-15")));
    assert_eq!(day("2027-04-15", Event::EntryIntoForce), reached);
}

#[test]
fn a_day_on_which_nobody_knew_of_the_entry_into_force_is_not_dated() {
    let mut treaty = of_threshold(1);
    treaty.clauses.entry_into_force.delay = Delay::NthDayAfter(10);

    let milestones = told(
        &history(treaty, [accession("VNM", "2027-01-15")]),
        "2027-01-20",
    );

    let before = |days| find(&milestones, |e| e == Event::DaysBefore(days)).on;
    assert_eq!((before(30), before(7)), (None, Some(date("2027-01-18"))));
}

#[test]
fn further_conditions_are_a_milestone_of_their_own() {
    let mut treaty = of_threshold(1);
    treaty.clauses.entry_into_force.conditions = vec![Condition::Named {
        all_of: vec![code("FRA")],
    }];
    let acts = [
        accession("VNM", "2027-01-15"),
        accession("FRA", "2027-02-15"),
    ];
    let history = history(treaty, acts);

    let before = told(&history, "2027-02-01");
    let after = told(&history, "2027-02-15");

    assert_eq!(count(&before, 1).on, Some(date("2027-01-15")));
    assert_eq!(find(&before, |e| e == Event::ConditionsMet).on, None);
    let met = find(&after, |e| e == Event::ConditionsMet);
    assert_eq!(
        (met.on, &met.by),
        (Some(date("2027-02-15")), &vec![Position(2)])
    );
}

#[test]
fn those_with_a_day_come_first_in_order_of_time() {
    let acts: Vec<Act> = states(10)
        .iter()
        .map(|state| accession(state, "2027-02-01"))
        .collect();

    let milestones = told(&history(hanoi(), acts), "2027-03-01");

    let days: Vec<_> = milestones.iter().filter_map(|m| m.on).collect();
    let expected = ["2025-10-25", "2026-12-31", "2027-02-01"].map(date);
    assert_eq!(days, expected);
    assert!(milestones[3..].iter().all(|m| m.on.is_none()));
}

#[test]
fn every_milestone_has_a_name_that_can_be_asked_for() {
    let all = [
        Share::Quarter,
        Share::Half,
        Share::ThreeQuarters,
        Share::OneBefore,
        Share::Threshold,
    ]
    .map(|share| Event::Counted { count: 1, share });
    let others = [
        Event::SignatureOpens,
        Event::SignatureCloses,
        Event::ConditionsMet,
        Event::DaysBefore(7),
        Event::EntryIntoForce,
    ];

    for event in all.into_iter().chain(others) {
        assert_eq!(Name::parse(event.as_str()), Some(event.name()));
    }
    assert_eq!(Name::ALL.len(), all.len() + others.len());
}

#[test]
fn what_one_more_act_reaches_is_the_difference_on_the_same_day() {
    let before = assess(
        &history(of_threshold(4), ratifications(["2026-01-05"])),
        "2026-11-21",
    );
    let after = assess(
        &history(of_threshold(4), ratifications(["2026-01-05"; 2])),
        "2026-11-21",
    );

    let change = Change::between(&standing(&before), &standing(&after));
    let back = Change::between(&standing(&after), &standing(&before));

    let half = Event::Counted {
        count: 2,
        share: Share::Half,
    };
    assert_eq!(change.reached, [half]);
    assert!(change.lost.is_empty());
    assert_eq!(back.lost, [half]);
}
