//! The record as a page of the depositary's, and such a page beside the record.

mod planning;
mod round_trip;

use std::sync::LazyLock;

use signatory::documents::mtdsg::{read, write};
use signatory::domain::history::History;
use signatory::ledger::lookup::Lookup;
use signatory::ledger::status_page::{Against, Item, Plan, Proposed, page, plan};

use crate::support::domain::{date, directory};

/// Where the pages of these tests are said to come from.
const SOURCE: &str = "sha256:cafe";

fn lookup() -> &'static Lookup {
    static LOOKUP: LazyLock<Lookup> = LazyLock::new(|| Lookup::new(directory()));
    &LOOKUP
}

/// The page of a history on a day, as text.
fn written(history: &History, as_of: &str) -> String {
    let bytes = write(&page(history, directory(), date(as_of)));
    // Latin-1 is the beginning of Unicode.
    bytes.into_iter().map(char::from).collect()
}

/// What follows from a document in UTF-8 or ASCII for a history.
fn planned(document: &str, history: &History, as_of: &str) -> Plan {
    let bytes: Vec<u8> = document
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    plan(
        &read(&bytes).unwrap(),
        Against {
            history,
            directory: directory(),
            lookup: lookup(),
            as_of: date(as_of),
            source: SOURCE,
        },
    )
}

/// The reason why an item needs a person.
fn reason(item: &Item) -> &'static str {
    match &item.proposed {
        Proposed::Person { reason, .. } => reason,
        Proposed::Record(act) => panic!("{act:?} is proposed"),
    }
}

/// The acts that a plan proposes, as `CODE kind date`.
fn proposed(plan: &Plan) -> Vec<String> {
    plan.acts()
        .map(|act| format!("{} {} {}", act.participant, act.kind, act.date))
        .collect()
}
