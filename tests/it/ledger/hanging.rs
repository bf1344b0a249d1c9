//! The database is there and does not answer: whoever waits is told the truth in time.

use std::time::Duration;

use signatory::clock::Stopwatch;
use signatory::ledger::Ledger;
use signatory::ledger::proposal::RecordError;
use signatory::store::StoreError;
use signatory::store::connection::Database;
use signatory::store::ledger as stored;
use signatory::store::pool::{Pool, PoolError};

use crate::support::database::{TestDatabase, both};
use crate::support::ledger::{
    accession, positions, record, request, runtime, verified, with_small_treaty,
};
use crate::support::waiting::wait_until;

both!(
    a_write_that_is_not_answered_is_unknown_in_time_and_recorded_once,
    what_was_not_taken_up_in_time_is_withdrawn,
    a_unit_of_work_that_is_not_answered_is_unknown_in_time,
);

const LIMIT: Duration = Duration::from_millis(200);
/// Less than either database waits for its lock.
const IN_TIME_MICROS: u64 = 5_000_000;

fn impatient(database: &TestDatabase) -> Ledger {
    with_small_treaty(database).answering_within(LIMIT)
}

/// Holds what a writer needs.
fn locked(database: &TestDatabase) -> Database {
    let mut other = database.open();
    other.begin().unwrap();
    stored::lock_head(&mut other).unwrap();
    other
}

fn a_write_that_is_not_answered_is_unknown_in_time_and_recorded_once(database: &TestDatabase) {
    let ledger = impatient(database);
    let mut lock = locked(database);

    let watch = Stopwatch::start();
    let unanswered = record(&ledger, [accession(0)], Some(request("k", "a")));
    let waited = watch.micros();
    wait_until("the ledger says that it hangs", || {
        !ledger.database_reached()
    });
    lock.roll_back().unwrap();
    wait_until("the ledger says that it goes on", || {
        ledger.database_reached()
    });
    let again = record(&ledger, [accession(0)], Some(request("k", "a")));

    assert!(
        matches!(unanswered, Err(RecordError::OutcomeUnknown(_))),
        "{unanswered:?}"
    );
    assert!(waited < IN_TIME_MICROS, "{waited}");
    assert_eq!(positions(&again), [2]);
    assert!(again.unwrap().repeated);
    assert_eq!(verified(database).position.0, 2);
}

fn what_was_not_taken_up_in_time_is_withdrawn(database: &TestDatabase) {
    let ledger = impatient(database);
    let mut lock = locked(database);

    let taken_up = record(&ledger, [accession(0)], None);
    let behind = record(&ledger, [accession(1)], None);
    lock.roll_back().unwrap();
    wait_until("the ledger goes on", || ledger.database_reached());
    let after = record(&ledger, [accession(2)], None);

    assert!(
        matches!(taken_up, Err(RecordError::OutcomeUnknown(_))),
        "{taken_up:?}"
    );
    assert!(
        matches!(behind, Err(RecordError::NotRecorded(_))),
        "{behind:?}"
    );
    // Right behind the first: the second was not entered between them.
    assert_eq!(positions(&after), [3]);
    assert_eq!(verified(database).position.0, 3);
}

fn a_unit_of_work_that_is_not_answered_is_unknown_in_time(database: &TestDatabase) {
    drop(with_small_treaty(database));
    let pool = Pool::new(database.url().clone()).answering_within(LIMIT);
    let mut lock = locked(database);

    let watch = Stopwatch::start();
    let runtime = runtime();
    let unanswered =
        runtime.block_on(pool.transact(|database| stored::lock_head(database).map(|_head| ())));
    let waited = watch.micros();
    lock.roll_back().unwrap();
    // On the same runtime, which the unit of work that was left goes on in.
    let again =
        runtime.block_on(pool.transact(|database| stored::lock_head(database).map(|_head| ())));

    assert!(
        matches!(unanswered, Err(PoolError::Store(StoreError::Commit(_)))),
        "{unanswered:?}"
    );
    assert!(waited < IN_TIME_MICROS, "{waited}");
    assert!(again.is_ok(), "{again:?}");
}
