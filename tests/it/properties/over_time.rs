//! The numbers over time and the milestones, against the assessment of each single day.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use signatory::domain::action::{Act, Action};
use signatory::domain::history::History;
use signatory::domain::milestones::{Event, Held, State, milestones};
use signatory::domain::progress::Progress;
use signatory::domain::series::{Interval, Series, Span};
use signatory::domain::treaty::Treaty;

use super::assessed;
use super::strategies::{day, days, histories, numbered};
use crate::support::domain::directory;

/// The days of the histories, some before, and enough after for every effect to set in.
fn all_days(as_of: NaiveDate) -> Vec<NaiveDate> {
    let first = days()[0].checked_sub_days(Days::new(2)).unwrap();
    first.iter_days().take_while(|day| *day <= as_of).collect()
}

/// The day of the answer: within the history, or so late that every effect has set in.
fn as_of() -> impl Strategy<Value = NaiveDate> {
    (day(), any::<bool>()).prop_map(|(day, late)| {
        let days = if late { 30 } else { 0 };
        day.checked_add_days(Days::new(days)).unwrap()
    })
}

fn series(treaty: &Treaty, actions: &[Action], as_of: NaiveDate) -> Series {
    let history = History::of(treaty.clone().into(), actions);
    Series::of(&history, directory(), as_of)
}

fn counts(treaty: &Treaty, actions: &[Action], as_of: NaiveDate) -> Vec<(NaiveDate, u32)> {
    let counted = |day| Progress::of(&assessed(treaty, actions, day)).counted;
    let days = all_days(as_of).into_iter();
    days.map(|day| (day, counted(day))).collect()
}

/// What became of a count, day by day.
fn held(days: &[(NaiveDate, u32)], count: u32) -> Option<(NaiveDate, Held)> {
    let first = days.iter().position(|(_, n)| *n >= count)?;
    let mut held = Held {
        stands: true,
        fell_below_on: None,
        regained_on: None,
    };
    for pair in days[first..].windows(2) {
        let ((_, before), (day, now)) = (pair[0], pair[1]);
        if before >= count && now < count {
            held.fell_below_on = Some(day);
        }
        if before < count && now >= count {
            held.regained_on = Some(day);
        }
        held.stands = now >= count;
    }
    Some((days[first].0, held))
}

proptest! {
    #[test]
    fn each_point_is_the_progress_of_its_day(
        (treaty, acts) in histories(),
        as_of in as_of(),
    ) {
        let actions = numbered(acts);
        let series = series(&treaty, &actions, as_of);

        for day in all_days(as_of) {
            let progress = Progress::of(&assessed(&treaty, &actions, day));
            let numbers = series.on(day);
            prop_assert_eq!(numbers.signatories, progress.signatories, "{}", day);
            prop_assert_eq!(numbers.signatures_withdrawn, progress.signatures_withdrawn, "{}", day);
            prop_assert_eq!(numbers.counted, progress.counted, "{}", day);
            prop_assert_eq!(numbers.contracting_states, progress.contracting_states, "{}", day);
            prop_assert_eq!(numbers.parties, progress.parties, "{}", day);
        }
    }

    #[test]
    fn days_months_and_changes_tell_the_same(
        (treaty, acts) in histories(),
        as_of in as_of(),
        from in day(),
    ) {
        let actions = numbered(acts);
        let series = series(&treaty, &actions, as_of);
        let span = Span { from, until: as_of };
        let points = |interval| series.points(interval, span, 1000).unwrap();
        let every_day = points(Interval::Day);

        for interval in [Interval::Change, Interval::Month] {
            for point in points(interval) {
                let same = every_day.iter().find(|other| other.on == point.on).unwrap();
                prop_assert_eq!(same.numbers, point.numbers);
            }
        }
        let changes = points(Interval::Change);
        for point in &every_day {
            let last = changes.iter().rfind(|change| change.on <= point.on).unwrap();
            prop_assert_eq!(last.numbers, point.numbers, "{}", point.on);
        }
    }

    #[test]
    fn a_count_is_reached_lost_and_regained_on_the_days_that_the_progress_says(
        (treaty, acts) in histories(),
        as_of in as_of(),
    ) {
        let acts: Vec<Act> = acts;
        let actions = numbered(acts);
        let assessment = assessed(&treaty, &actions, as_of);
        let days = counts(&treaty, &actions, as_of);

        for milestone in milestones(&assessment) {
            let Event::Counted { count, .. } = milestone.event else {
                continue;
            };
            let expected = held(&days, count);
            prop_assert_eq!(milestone.on, expected.map(|(on, _)| on));
            prop_assert_eq!(milestone.held, expected.map(|(_, held)| held));
            prop_assert_eq!(milestone.state == State::Reached, expected.is_some());
            prop_assert_eq!(milestone.by.is_empty(), expected.is_none());
            if count == treaty.clauses.entry_into_force.threshold {
                let reached = assessment.reached.as_ref();
                prop_assert_eq!(milestone.on, reached.map(|reached| reached.on));
                prop_assert_eq!(milestone.by, reached.map_or(Vec::new(), |r| r.by.clone()));
            }
        }
    }
}
