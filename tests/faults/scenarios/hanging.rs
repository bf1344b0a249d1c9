//! The database is there and does not answer: PostgreSQL's processes are stopped, or another process holds SQLite's
//! write lock longer than one waits for it.

use std::time::Duration;

use signatory::clock::Stopwatch;
use signatory::store::ledger as stored;

use super::{Ended, skipped, wait_for_more};
use crate::cluster::Server;
use crate::journal::{Claim, Journal};
use crate::judgement::judge;
use crate::load::{WRITERS, under_load};
use crate::service::Service;
use crate::support::database::TestDatabase;
use crate::support::process::Home;
use crate::support::waiting::wait_until;

/// How long the service lets a client wait.
const ANSWER_SECONDS: u64 = 2;
/// No answer may come later.
const SLOWEST: Duration = Duration::from_secs(ANSWER_SECONDS + 5);
/// Longer than the service waits for SQLite's lock.
const HELD: Duration = Duration::from_secs(12);
/// Longer than a read may take.
const HUNG: Duration = Duration::from_secs(12);
const WRITES: usize = 20;
const SUPPLY: usize = 3000;

pub fn held() -> Ended {
    let database = TestDatabase::sqlite();
    let mut lock = None;
    hang(
        Home::beside(&database),
        &database,
        HELD,
        |begins| {
            if begins {
                let mut other = database.open();
                other.begin().unwrap();
                stored::lock_head(&mut other).unwrap();
                lock = Some(other);
            } else if let Some(mut other) = lock.take() {
                other.roll_back().unwrap();
            }
        },
        "another process held the write lock",
    )
}

pub fn hung() -> Ended {
    let Some(server) = Server::start() else {
        return skipped("PostgreSQL's programs are not installed");
    };
    let database = server.database();
    hang(
        Home::migrated(&database),
        &database,
        HUNG,
        |begins| {
            if begins {
                server.hang();
            } else {
                server.go_on();
            }
        },
        "PostgreSQL was stopped",
    )
}

fn hang(
    home: Home<'_>,
    database: &TestDatabase,
    length: Duration,
    mut fault: impl FnMut(bool),
    what: &str,
) -> Ended {
    let home = home.with("SIGNATORY_ANSWER_SECONDS", ANSWER_SECONDS.to_string());
    let service = Service::start(home, database, SUPPLY);
    let journal = Journal::default();
    let turned_away = || journal.told(|claim| !matches!(claim, Claim::Recorded { .. }));
    under_load(&service, &journal, || {
        wait_for_more(&journal, WRITES);
        let before = turned_away();
        fault(true);
        let watch = Stopwatch::start();
        wait_until("every writer has been answered", || {
            turned_away() >= before + WRITERS
        });
        assert_eq!(service.client().get("/ready").status, 503);
        wait_until("it has hung for a while", || {
            Duration::from_micros(watch.micros()) > length
        });
        fault(false);
        journal.settle(&service);
        wait_for_more(&journal, WRITES);
        wait_until("the service is ready again", || {
            service.client().get("/ready").status == 200
        });
    });
    judge(&service, &journal);
    let slowest = journal
        .slowest_write
        .load(std::sync::atomic::Ordering::SeqCst);
    assert!(
        Duration::from_micros(slowest) < SLOWEST,
        "a write was answered after {slowest} microseconds"
    );
    Ended::Passed(journal.summary(&format!("{what} for {} s", length.as_secs())))
}
