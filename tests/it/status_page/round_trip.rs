//! What is exported is read back without a difference: every treaty that ships, on many days.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use signatory::documents::shipped::{self, Shipped};
use signatory::documents::{actions, treaty};
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::history::History;
use signatory::domain::ids::{ParticipantCode, TreatyId};

use super::{planned, written};
use crate::support::domain::{acts_of, history};

fn shipped() -> Vec<Shipped> {
    let replays = shipped::replays().into_iter().map(|replay| replay.files);
    shipped::treaties().into_iter().chain(replays).collect()
}

fn history_of(files: Shipped) -> History {
    history(
        treaty::parse(files.document).unwrap(),
        acts_of(files.actions),
    )
}

/// The days of the first and the last act, one in each year between, and the present.
fn days(files: Shipped) -> Vec<NaiveDate> {
    let file = actions::read(files.actions.as_bytes()).unwrap();
    let dates: Vec<NaiveDate> = file.rows.iter().map(|row| row.act.date).collect();
    let (first, last) = (*dates.iter().min().unwrap(), *dates.iter().max().unwrap());
    let between =
        (first.year() + 1..last.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 6, 15));
    [first, last]
        .into_iter()
        .chain(between)
        .chain(NaiveDate::from_ymd_opt(2026, 11, 21))
        .collect()
}

#[test]
fn every_shipped_treaty_is_read_back_without_a_difference_on_every_day_tried() {
    let shipped = shipped();
    assert_eq!(shipped.len(), 16);
    let mut compared = 0;
    for files in shipped {
        let history = history_of(files);
        for day in days(files) {
            let day = day.to_string();

            let plan = planned(&written(&history, &day), &history, &day);

            let id: &TreatyId = &history.treaty().id;
            assert_eq!(plan.items, [], "{id} on {day}");
            assert_eq!(plan.remarks, Vec::<String>::new(), "{id} on {day}");
            compared += plan.rows;
        }
    }
    assert!(compared > 10_000, "{compared}");
}

#[test]
fn from_an_empty_record_the_page_of_a_treaty_proposes_its_whole_table() {
    for files in shipped() {
        let full = history_of(files);
        let empty = history(full.treaty().clone(), []);

        let plan = planned(&written(&full, "2026-11-21"), &empty, "2026-11-21");

        let proposed: BTreeSet<_> = plan.acts().map(entry).collect();
        // The first spell of the United States in the Paris Agreement, until 2020, is in no table of today.
        let is_past = |act: &Act| {
            full.treaty().id.as_str() == "xxvii-7-d"
                && act.participant.as_str() == "USA"
                && matches!(act.date.to_string().as_str(), "2016-09-03" | "2019-11-04")
        };
        let acts = acts_of(files.actions);
        let expected: BTreeSet<_> = acts.iter().filter(|act| !is_past(act)).map(entry).collect();
        let missing: Vec<_> = expected.difference(&proposed).collect();
        let more: Vec<_> = proposed.difference(&expected).collect();
        assert_eq!(
            (missing, more),
            (Vec::new(), Vec::new()),
            "{}",
            full.treaty().id
        );
    }
}

fn entry(act: &Act) -> (ParticipantCode, ActionKind, NaiveDate) {
    (act.participant.clone(), act.kind, act.date)
}
