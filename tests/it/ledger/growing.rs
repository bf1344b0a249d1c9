//! A long record: it is read, checked and entered side by side, and is the same as if it were read entry by entry.

use std::collections::BTreeSet;

use arcstr::ArcStr;
use signatory::clock::Clock;
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Assessment;
use signatory::domain::event::{EventType, Filter};
use signatory::domain::ids::{Position, TreatyId};
use signatory::domain::milestones::standing;
use signatory::ledger::register::Register;
use signatory::store::StoreError;
use signatory::store::chain::Head;
use signatory::store::connection::Database;
use signatory::store::entry::Content;
use signatory::store::ledger as stored;

use crate::support::database::{TestDatabase, both};
use crate::support::domain::date;
use crate::support::ledger::{
    accession, noon, open, record, register_small, settings, shared_directory, small, try_open,
    verified,
};

#[path = "../../../benches/growth/generated.rs"]
mod generated;

both!(
    a_long_record_is_what_its_entries_are_one_by_one,
    a_changed_byte_in_a_long_record_is_found,
    what_entries_have_in_common_is_kept_once,
    what_is_recorded_shares_with_what_was_read_and_recorded_before,
    events_are_found_by_reading_on,
    whatever_moves_a_milestone_is_among_what_can,
);

/// More than is read at once, several times over.
const ENTRIES: usize = 7_000;

fn filled(database: &TestDatabase) -> Head {
    generated::fill(&mut database.migrated(), ENTRIES).unwrap()
}

/// The record, entered one entry after the other.
fn one_by_one(database: &mut Database) -> Register {
    let mut register = Register::empty(shared_directory());
    loop {
        let part = stored::entries_after(database, register.head().position, 100).unwrap();
        if part.is_empty() {
            return register;
        }
        for entry in part {
            register.follow(vec![entry]).unwrap();
        }
    }
}

fn a_long_record_is_what_its_entries_are_one_by_one(database: &TestDatabase) {
    let head = filled(database);

    let ledger = open(database);

    let published = ledger.published();
    let expected = one_by_one(&mut database.open());
    assert_eq!(published.register.head(), head);
    assert_eq!(verified(database), head);
    let middle = Position(u64::try_from(ENTRIES / 2).unwrap());
    for (read, record) in published.register.treaties().zip(expected.treaties()) {
        let assessed = |record: &signatory::ledger::register::TreatyRecord, position| {
            record
                .history_at(position)
                .map(|history| Assessment::of(&history, &shared_directory(), date("2026-01-01")))
                .map(|assessment| format!("{assessment:?}"))
        };
        for position in [middle, head.position] {
            assert_eq!(assessed(read, position), assessed(record, position));
        }
    }
    assert!(published.register.entries().eq(expected.entries()));
}

fn a_changed_byte_in_a_long_record_is_found(database: &TestDatabase) {
    filled(database);
    database.without_triggers();
    // The first byte of every stored entry is a brace.
    database
        .batch(
            "UPDATE ledger_entry SET body = CAST('[' || substr(CAST(body AS TEXT), 2) AS BLOB) WHERE position = 4321",
            "UPDATE ledger_entry SET body = overlay(body placing '\\x5b'::bytea from 1) WHERE position = 4321",
        )
        .unwrap();

    let opened = try_open(&settings(database), &Clock::standing_at(noon()));

    let Err(StoreError::Broken(broken)) = opened.map(|_ledger| ()) else {
        panic!("the ledger was opened");
    };
    assert_eq!(broken.position, Position(4321));
}

fn what_entries_have_in_common_is_kept_once(database: &TestDatabase) {
    filled(database);

    let ledger = open(database);

    let published = ledger.published();
    let busiest = published.register.treaty(&generated::busiest()).unwrap();
    let sources: Vec<&ArcStr> = busiest
        .actions
        .iter()
        .filter_map(|recorded| recorded.entry.content.action()?.act.source.as_ref())
        .collect();
    let (first, last) = (sources[0], sources[sources.len() / 2]);
    assert_eq!(first, last);
    assert!(ArcStr::ptr_eq(first, last));
}

fn what_is_recorded_shares_with_what_was_read_and_recorded_before(database: &TestDatabase) {
    let source = |n: usize, source: &str| Act {
        source: Some(source.into()),
        ..accession(n)
    };
    let before = open(database);
    register_small(&before);
    record(&before, [source(0, "C.N.1.2026")], None).unwrap();
    drop(before);

    let ledger = open(database);
    for (n, text) in ["C.N.1.2026", "C.N.2.2026", "C.N.2.2026"]
        .iter()
        .enumerate()
    {
        record(&ledger, [source(n + 1, text)], None).unwrap();
    }

    let published = ledger.published();
    let sources: Vec<&ArcStr> = published
        .register
        .treaty(&small())
        .unwrap()
        .actions
        .iter()
        .filter_map(|recorded| recorded.entry.content.action()?.act.source.as_ref())
        .collect();
    assert_eq!(sources.len(), 4);
    assert!(ArcStr::ptr_eq(sources[0], sources[1]), "read at the start");
    assert!(ArcStr::ptr_eq(sources[2], sources[3]), "recorded since");
}

fn events_are_found_by_reading_on(database: &TestDatabase) {
    filled(database);
    let ledger = open(database);
    let published = ledger.published();
    let register = &published.register;
    let filter = Filter {
        kinds: [EventType::CommunicationRecorded].into(),
        ..Filter::default()
    };

    let mut found = Vec::new();
    let mut after = Position::ZERO;
    while after < register.head().position {
        let part = register.events_after(after, &filter, 3);
        found.extend(
            part.events
                .iter()
                .map(|(recorded, _)| recorded.entry.position),
        );
        after = part.looked_at;
    }

    let expected: Vec<Position> = register
        .entries()
        .filter(|recorded| is_communication(&recorded.entry.content))
        .map(|recorded| recorded.entry.position)
        .collect();
    assert!(expected.len() > 3, "{expected:?}");
    assert_eq!(found, expected);
}

fn whatever_moves_a_milestone_is_among_what_can(database: &TestDatabase) {
    filled(database);
    let today = date("2026-11-20");
    let standing_of = |register: &Register, treaty: &TreatyId| {
        let record = register.treaty(treaty);
        record.map(|record| {
            let assessment = Assessment::of(&record.history, register.directory(), today);
            standing(&assessment)
        })
    };
    let mut register = Register::empty(shared_directory());
    let mut database = database.migrated();
    let (mut moved, mut unmoved) = (0, 0);
    loop {
        let before = register.clone();
        let part = stored::entries_after(&mut database, before.head().position, 20).unwrap();
        if part.is_empty() {
            break;
        }
        register.follow(part).unwrap();
        let can = register.moved_after(before.head().position);
        let entered: BTreeSet<&TreatyId> = register
            .entries_after(before.head().position)
            .map(|recorded| &recorded.entry.treaty)
            .collect();
        for treaty in entered {
            let has_moved = standing_of(&before, treaty) != standing_of(&register, treaty);
            assert!(!has_moved || can.contains(treaty), "{treaty}");
            moved += u32::from(has_moved);
            unmoved += u32::from(!can.contains(treaty));
        }
    }
    assert!(moved > 10 && unmoved > 10, "{moved} {unmoved}");
}

fn is_communication(content: &Content) -> bool {
    matches!(content, Content::Action(action) if action.act.kind == ActionKind::Communication)
}
