//! What one instance records, the others publish.

use std::time::Duration;

use diesel::RunQueryDsl as _;
use signatory::clock::Clock;
use signatory::ledger::LedgerSettings;

use crate::support::database::{TestDatabase, on_postgres};
use crate::support::ledger::{
    NEVER, accession, noon, published_head, published_position, record, settings, try_open,
    with_small_treaty,
};
use crate::support::waiting::wait_until;

fn follows(database: &TestDatabase, poll: Duration) {
    let first = with_small_treaty(database);
    let second = try_open(
        &LedgerSettings {
            poll,
            ..settings(database)
        },
        &Clock::standing_at(noon()),
    )
    .unwrap();

    for n in 0..3 {
        record(&first, [accession(n)], None).unwrap();
        wait_until("the other instance publishes the entry", || {
            published_head(&second) == published_head(&first)
        });
    }

    assert_eq!(published_position(&second), 4);
}

#[test]
fn on_sqlite_another_is_heard_of_by_looking() {
    follows(&TestDatabase::sqlite(), Duration::from_millis(20));
}

#[test]
fn on_postgres_another_is_heard_of_by_its_announcement() {
    on_postgres(|database| follows(database, NEVER));
}

#[test]
fn on_postgres_a_lost_subscription_is_renewed() {
    on_postgres(|database| {
        let first = with_small_treaty(database);
        let second = try_open(&settings(database), &Clock::standing_at(noon())).unwrap();
        record(&first, [accession(0)], None).unwrap();
        wait_until("the other instance follows", || {
            published_position(&second) == 2
        });

        diesel::sql_query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .execute(&mut database.open())
        .unwrap();
        record(&first, [accession(1)], None).unwrap();

        wait_until("the other instance follows again", || {
            published_position(&second) == 3
        });
    });
}
