//! The numbers over time.

use signatory::documents::shipped;
use signatory::domain::action::ActionKind;
use signatory::domain::history::History;
use signatory::domain::progress::Progress;
use signatory::domain::series::{Interval, Point, Series, Span, Taken, TooManyPoints};

use crate::support::domain::{
    act, acts_of, assess, date, directory, hanoi, hanoi_history, history, shipped_treaty,
};

fn series(history: &History, as_of: &str) -> Series {
    Series::of(history, directory(), date(as_of))
}

fn span(from: &str, until: &str) -> Span {
    Span {
        from: date(from),
        until: date(until),
    }
}

fn points(history: &History, interval: Interval, from: &str, until: &str) -> Vec<Point> {
    series(history, until)
        .points(interval, span(from, until), 1000)
        .unwrap()
}

/// Day, reason, signatories and counted instruments.
fn told(points: &[Point]) -> Vec<(String, &str, u32, u32)> {
    points
        .iter()
        .map(|point| {
            let numbers = point.numbers;
            (
                point.on.to_string(),
                point.taken.as_str(),
                numbers.signatories.total,
                numbers.counted,
            )
        })
        .collect()
}

/// Two signatures, one deposit, and a threshold of one.
fn short() -> History {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 1;
    history(
        treaty,
        [
            act("VNM", ActionKind::Signature, "2025-10-25"),
            act("FRA", ActionKind::Signature, "2025-11-10"),
            act("VNM", ActionKind::Ratification, "2026-01-15"),
        ],
    )
}

#[test]
fn changes_are_the_first_day_the_days_of_change_and_the_last() {
    let points = points(&short(), Interval::Change, "2025-10-20", "2026-02-01");

    let expected = [
        ("2025-10-20", "from", 0, 0),
        ("2025-10-25", "change", 1, 0),
        ("2025-11-10", "change", 2, 0),
        ("2026-01-15", "change", 2, 1),
        ("2026-02-01", "until", 2, 1),
    ]
    .map(|(on, taken, signed, counted)| (on.to_owned(), taken, signed, counted));
    assert_eq!(told(&points), expected);
}

#[test]
fn months_have_their_last_day_and_the_running_month_its_last_known_one() {
    let points = points(&short(), Interval::Month, "2025-10-25", "2026-02-10");

    let expected = [
        ("2025-10-31", "month_end", 1, 0),
        ("2025-11-30", "month_end", 2, 0),
        ("2025-12-31", "month_end", 2, 0),
        ("2026-01-31", "month_end", 2, 1),
        ("2026-02-10", "until", 2, 1),
    ]
    .map(|(on, taken, signed, counted)| (on.to_owned(), taken, signed, counted));
    assert_eq!(told(&points), expected);
}

#[test]
fn a_month_that_ends_on_the_last_day_is_whole_also_in_a_leap_year() {
    let history = short();

    let whole = points(&history, Interval::Month, "2028-02-01", "2028-02-29");
    let running = points(&history, Interval::Month, "2028-02-10", "2028-02-28");

    assert_eq!(
        (whole.len(), whole[0].on, whole[0].taken),
        (1, date("2028-02-29"), Taken::MonthEnd)
    );
    assert_eq!(
        (running.len(), running[0].on, running[0].taken),
        (1, date("2028-02-28"), Taken::Until)
    );
}

#[test]
fn days_are_all_there_and_carry_the_numbers_forward() {
    let points = points(&short(), Interval::Day, "2025-11-09", "2025-11-12");

    let signed: Vec<u32> = points.iter().map(|p| p.numbers.signatories.total).collect();
    assert_eq!(signed, [1, 2, 2, 2]);
    assert!(points.iter().all(|point| point.taken == Taken::Day));
}

#[test]
fn a_contracting_state_becomes_a_party_on_its_day_though_nobody_acts() {
    let points = points(&short(), Interval::Change, "2026-01-15", "2026-12-31");

    let states = |point: &Point| {
        let numbers = point.numbers;
        (numbers.contracting_states.states, numbers.parties.states)
    };
    assert_eq!(points[1].on, date("2026-04-15"));
    assert_eq!(points[1].taken, Taken::Change);
    assert_eq!((states(&points[0]), states(&points[1])), ((1, 0), (0, 1)));
}

#[test]
fn a_denunciation_changes_the_numbers_when_it_takes_effect() {
    let mut acts = vec![act("VNM", ActionKind::Accession, "2026-01-15")];
    acts.push(act("VNM", ActionKind::Denunciation, "2026-06-01"));
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 1;

    let points = points(
        &history(treaty, acts),
        Interval::Change,
        "2026-04-15",
        "2028-01-01",
    );

    let days: Vec<String> = points.iter().map(|p| p.on.to_string()).collect();
    assert_eq!(days, ["2026-04-15", "2027-06-01", "2028-01-01"]);
    assert_eq!(points[0].numbers.parties.total, 1);
    assert_eq!(points[1].numbers.parties.total, 0);
    assert_eq!(points[1].numbers.counted, 0);
}

#[test]
fn a_signature_taken_back_stays_in_the_number_and_is_told_beside_it() {
    let acts = [
        act("VNM", ActionKind::Signature, "2025-10-25"),
        act("VNM", ActionKind::WithdrawalOfSignature, "2026-01-01"),
    ];

    let series = series(&history(hanoi(), acts), "2026-02-01");

    let numbers = |day: &str| {
        let numbers = series.on(date(day));
        (numbers.signatories.total, numbers.signatures_withdrawn)
    };
    assert_eq!(numbers("2025-12-31"), (1, 0));
    assert_eq!(numbers("2026-01-01"), (1, 1));
}

#[test]
fn too_many_points_are_refused_and_as_many_as_allowed_are_given() {
    let series = series(&short(), "2026-11-21");
    let ten_days = span("2026-01-01", "2026-01-10");

    for interval in [Interval::Day, Interval::Month] {
        let given = series.points(interval, ten_days, 10).unwrap().len();
        assert_eq!(
            series.points(interval, ten_days, given - 1),
            Err(TooManyPoints { at_most: given - 1 })
        );
    }
    let ever = span("0001-01-01", "9999-12-31");
    assert!(series.points(Interval::Day, ever, 10).is_err());
    assert_eq!(series.points(Interval::Change, ever, 10).unwrap().len(), 6);
}

#[test]
fn the_series_begins_with_the_opening_or_an_earlier_action() {
    let shipped = series(&hanoi_history(), "2026-11-21");
    let untoc = history(shipped_treaty(1), acts_of(shipped::treaties()[1].actions));
    let nothing_yet = series(&hanoi_history(), "2025-10-24");

    assert_eq!(shipped.begins_on(), Some(date("2025-10-25")));
    assert_eq!(
        series(&untoc, "2014-01-01").begins_on(),
        Some(date("2000-12-12"))
    );
    assert_eq!(nothing_yet.begins_on(), None);
    assert_eq!(nothing_yet.on(date("2025-10-24")).signatories.total, 0);
}

#[test]
fn each_point_of_a_shipped_treaty_is_the_progress_of_its_day() {
    for index in 0..3 {
        let acts = acts_of(shipped::treaties()[index].actions);
        let history = history(shipped_treaty(index), acts);
        let series = series(&history, "2026-11-21");

        assert!(series.changes().count() >= 3);
        for (day, numbers) in series.changes() {
            for (day, numbers) in [
                (day, *numbers),
                (day.pred_opt().unwrap(), series.on(day.pred_opt().unwrap())),
            ] {
                let progress = Progress::of(&assess(&history, &day.to_string()));
                assert_eq!(numbers.signatories, progress.signatories, "{day}");
                assert_eq!(numbers.counted, progress.counted, "{day}");
                assert_eq!(numbers.parties, progress.parties, "{day}");
                assert_eq!(
                    numbers.contracting_states, progress.contracting_states,
                    "{day}"
                );
            }
        }
    }
}
