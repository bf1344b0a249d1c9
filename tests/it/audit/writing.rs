//! The writer: groups, several instances, floods, and a database that fails or goes away.

use std::collections::BTreeMap;
use std::time::Duration;

use signatory::audit::AuditTrail;
use signatory::clock::Clock;
use signatory::store::audit as stored;
use signatory::store::audit::entry::Noted;

use super::{by_client, draft, entries, note, open, settings, verify};
use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::ledger::{block_on, instant, noon};
use crate::support::waiting::wait_until;

both!(
    eight_clients_at_once_share_the_positions,
    what_waits_is_written_together_and_in_order,
    no_more_wait_than_there_are_places,
    what_the_database_refuses_is_kept_until_it_is_written,
    what_waits_at_the_end_is_written,
    a_trail_that_hangs_takes_nothing_more_and_keeps_what_it_has,
    refusals_beyond_the_number_are_summed_up,
);

const CLIENTS: usize = 8;
const EACH: usize = 20;

fn load(trail: &AuditTrail, name: &str) {
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            scope.spawn(move || {
                for _ in 0..EACH {
                    note(trail, draft(&format!("{name}{client}"), noon()));
                }
            });
        }
    });
}

fn eight_clients_at_once_share_the_positions(database: &TestDatabase) {
    drop(database.migrated());
    let trail = open(database);

    load(&trail, "c");

    let expected = u64::try_from(CLIENTS * EACH).unwrap();
    assert_eq!(verify(database).unwrap().head.position.0, expected);
    let counts = by_client(database);
    assert_eq!(counts.len(), CLIENTS);
    assert!(counts.values().all(|count| *count == EACH), "{counts:?}");
}

#[test]
fn two_instances_share_the_trail_without_gaps() {
    on_postgres(|database| {
        drop(database.migrated());
        let (one, two) = (open(database), open(database));

        std::thread::scope(|scope| {
            scope.spawn(|| load(&one, "one"));
            scope.spawn(|| load(&two, "two"));
        });

        let expected = u64::try_from(2 * CLIENTS * EACH).unwrap();
        assert_eq!(verify(database).unwrap().head.position.0, expected);
        let counts = by_client(database);
        assert_eq!(counts.len(), 2 * CLIENTS);
        assert!(counts.values().all(|count| *count == EACH), "{counts:?}");
    });
}

/// Holds the lock of the trail, so that its writer waits.
fn locked(database: &TestDatabase) -> signatory::store::connection::Database {
    let mut other = database.open();
    other.begin().unwrap();
    stored::lock_head(&mut other).unwrap();
    other
}

fn what_waits_is_written_together_and_in_order(database: &TestDatabase) {
    drop(database.migrated());
    let trail = open(database);
    let mut lock = locked(database);

    let waiting: Vec<_> = (0..50)
        .map(|number| {
            trail
                .reserve()
                .unwrap()
                .note(draft(&number.to_string(), noon()))
        })
        .collect();
    lock.roll_back().unwrap();
    for written in waiting {
        block_on(written).unwrap();
    }

    let order: Vec<String> = entries(database)
        .iter()
        .map(|entry| {
            entry
                .entry()
                .unwrap()
                .noted
                .request()
                .unwrap()
                .request_id
                .clone()
        })
        .collect();
    let expected: Vec<String> = (0..50).map(|number: u32| number.to_string()).collect();
    assert_eq!(order, expected);
}

fn a_trail_that_hangs_takes_nothing_more_and_keeps_what_it_has(database: &TestDatabase) {
    drop(database.migrated());
    let trail = open(database).answering_within(Duration::from_millis(200));
    let mut lock = locked(database);

    let entry = trail.reserve().unwrap().note(draft("hanging", noon()));
    block_on(trail.written(entry));
    wait_until("the trail says that it hangs", || !trail.is_writing());
    assert!(trail.reserve().is_none());
    lock.roll_back().unwrap();
    wait_until("the trail goes on", || trail.is_writing());
    note(&trail, draft("after", noon()));

    assert_eq!(entries(database).len(), 2);
}

fn no_more_wait_than_there_are_places(database: &TestDatabase) {
    drop(database.migrated());
    let trail = open(database);

    let places: Vec<_> = (0..100).map(|_| trail.reserve().unwrap()).collect();

    assert!(trail.reserve().is_none());
    drop(places);
    assert!(trail.reserve().is_some());
}

const LOSE: &str = "ALTER TABLE audit_entry RENAME TO lost_entry";
const RESTORE: &str = "ALTER TABLE lost_entry RENAME TO audit_entry";

fn what_the_database_refuses_is_kept_until_it_is_written(database: &TestDatabase) {
    drop(database.migrated());
    let trail = open(database);
    let place = trail.reserve().unwrap();
    let late = trail.reserve().unwrap();
    database.batch(LOSE, LOSE).unwrap();

    // The answer of what is done is not held back for ever.
    block_on(place.note(draft("kept", noon()))).unwrap();
    let turned_away = trail.reserve().is_none();
    let told = late.note(draft("late", noon()));
    database.batch(RESTORE, RESTORE).unwrap();
    wait_until("what was kept is written", || trail.is_writing());
    block_on(told).unwrap();
    wait_until("what came late is written", || {
        by_client(database).len() == 2
    });
    note(&trail, draft("after", noon()));

    assert!(turned_away);
    let counts = by_client(database);
    let expected = ["after", "kept", "late"].map(|name| (name.to_owned(), 1));
    assert_eq!(counts, BTreeMap::from(expected));
    assert_eq!(verify(database).unwrap().head.position.0, 3);
}

#[test]
fn a_commit_that_fails_is_looked_up_and_nothing_is_written_twice() {
    on_postgres(|database| {
        for how in [
            "RAISE EXCEPTION 'the disk is full'",
            "PERFORM pg_terminate_backend(pg_backend_pid())",
        ] {
            drop(database.migrated());
            let trail = open(database);
            let before = verify(database).unwrap().head.position.0;
            let statement = format!(
                "CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {how}; RETURN NULL; END $$;
                 CREATE CONSTRAINT TRIGGER breaks AFTER INSERT ON audit_entry
                 DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION breaks();"
            );
            database.batch("", &statement).unwrap();

            note(&trail, draft("kept", noon()));
            assert!(!trail.is_writing());
            database.batch("", "DROP FUNCTION breaks CASCADE").unwrap();
            wait_until("what was kept is written", || trail.is_writing());

            assert_eq!(verify(database).unwrap().head.position.0, before + 1);
        }
    });
}

fn what_waits_at_the_end_is_written(database: &TestDatabase) {
    drop(database.migrated());
    let trail = open(database);

    let told = trail.reserve().unwrap().note(draft("last", noon()));
    trail.count_refusal("busy");
    drop(trail);

    block_on(told).unwrap();
    assert_eq!(verify(database).unwrap().head.position.0, 2);
}

fn refusals_beyond_the_number_are_summed_up(database: &TestDatabase) {
    drop(database.migrated());
    let clock = Clock::standing_at(noon());
    let trail = AuditTrail::open(&settings(database), clock.clone()).unwrap();

    let listed: Vec<bool> = (0..4)
        .map(|_| trail.lists_refusal("token_expired"))
        .collect();
    let other = trail.lists_refusal("token_missing");
    clock.set(instant("2026-11-21T12:01:00Z"));
    let next_minute = trail.lists_refusal("token_expired");
    wait_until("the minute is summed up", || entries(database).len() == 1);

    assert_eq!(listed, [true, true, false, false]);
    assert!(!other && next_minute);
    let sum = entries(database)[0].entry().unwrap();
    assert_eq!(sum.at, noon());
    let expected = [("token_expired", 2), ("token_missing", 1)];
    let expected = expected.map(|(code, count)| (code.to_owned(), count));
    assert_eq!(sum.noted, Noted::NotListed(BTreeMap::from(expected)));
}
