//! The database fails or goes away: the truth is told, nothing is lost and nothing is doubled.

mod proxy;

use diesel::RunQueryDsl as _;
use signatory::clock::Clock;
use signatory::ledger::proposal::RecordError;
use signatory::ledger::{Ledger, LedgerSettings};
use signatory::store::ledger as stored;

use crate::support::database::{TestDatabase, on_postgres};
use crate::support::ledger::{
    accession, noon, open, positions, published_head, published_position, record, request,
    settings, try_open, verified, with_small_treaty,
};
use crate::support::waiting::wait_until;
use proxy::Proxy;

/// Ends every other connection to the database that the condition describes. Returns how many.
fn terminate(database: &TestDatabase, condition: &str) -> usize {
    let statement = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND {condition}"
    );
    diesel::sql_query(statement)
        .execute(&mut database.open())
        .unwrap()
}

#[test]
fn a_writer_that_lost_its_connection_records_on_a_new_one() {
    on_postgres(|database| {
        let ledger = with_small_treaty(database);

        for n in 0..5 {
            assert!(terminate(database, "true") > 0);
            let outcome = record(&ledger, [accession(n)], None);
            assert_eq!(positions(&outcome), [u64::try_from(n).unwrap() + 2]);
        }

        assert!(ledger.database_reached());
        assert_eq!(verified(database).position.0, 6);
    });
}

#[test]
fn a_writer_that_loses_its_connection_while_it_waits_records_once() {
    on_postgres(|database| {
        let ledger = with_small_treaty(database);
        let mut other = database.open();
        other.begin().unwrap();
        stored::lock_head(&mut other).unwrap();

        let outcome = std::thread::scope(|scope| {
            let asked = scope.spawn(|| record(&ledger, [accession(0)], None));
            wait_until("the writer waits for the lock and is cut off", || {
                terminate(database, "wait_event_type = 'Lock'") > 0
            });
            other.roll_back().unwrap();
            asked.join().unwrap()
        });

        assert_eq!(positions(&outcome), [2]);
        assert_eq!(verified(database).position.0, 2);
    });
}

/// Makes every commit that enters something fail in this way.
fn break_commits(database: &TestDatabase, how: &str) {
    let statement = format!(
        "CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {how}; RETURN NULL; END $$;
         CREATE CONSTRAINT TRIGGER breaks AFTER INSERT ON ledger_entry
         DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION breaks();"
    );
    database.batch("", &statement).unwrap();
}

/// Lets another instance record, so that the ledger's next group is entered in a transaction that holds the locks.
fn another_comes_between(database: &TestDatabase) {
    positions(&record(&open(database), [accession(9)], None));
}

fn a_failed_commit_is_looked_up(how: &str) {
    on_postgres(|database| {
        let ledger = with_small_treaty(database);
        another_comes_between(database);
        break_commits(database, how);

        let failed = record(&ledger, [accession(0)], Some(request("k", "a")));
        database.batch("", "DROP FUNCTION breaks CASCADE").unwrap();
        let again = record(&ledger, [accession(0)], Some(request("k", "a")));

        assert!(
            matches!(failed, Err(RecordError::NotRecorded(_))),
            "{failed:?}"
        );
        assert_eq!(positions(&again), [3]);
        assert!(!again.unwrap().repeated);
        assert_eq!(verified(database).position.0, 3);
    });
}

#[test]
fn a_commit_that_is_refused_is_known_not_to_be_recorded() {
    a_failed_commit_is_looked_up("RAISE EXCEPTION 'the disk is full'");
}

#[test]
fn a_commit_that_kills_its_connection_is_known_not_to_be_recorded() {
    a_failed_commit_is_looked_up("PERFORM pg_terminate_backend(pg_backend_pid())");
}

#[test]
fn a_statement_that_the_server_refuses_is_known_not_to_be_recorded() {
    on_postgres(|database| {
        let ledger = with_small_treaty(database);
        break_commits(database, "RAISE EXCEPTION 'the disk is full'");

        let failed = record(&ledger, [accession(0)], None);
        database.batch("", "DROP FUNCTION breaks CASCADE").unwrap();
        let again = record(&ledger, [accession(0)], None);

        assert!(
            matches!(failed, Err(RecordError::NotRecorded(_))),
            "{failed:?}"
        );
        assert_eq!(positions(&again), [2]);
        assert_eq!(verified(database).position.0, 2);
    });
}

#[test]
fn a_statement_that_kills_its_connection_may_have_been_recorded_and_the_key_tells_that_it_was_not()
{
    on_postgres(|database| {
        let ledger = with_small_treaty(database);
        break_commits(database, "PERFORM pg_terminate_backend(pg_backend_pid())");

        let failed = record(&ledger, [accession(0)], Some(request("k", "a")));
        database.batch("", "DROP FUNCTION breaks CASCADE").unwrap();
        let again = record(&ledger, [accession(0)], Some(request("k", "a")));

        assert!(
            matches!(failed, Err(RecordError::OutcomeUnknown(_))),
            "{failed:?}"
        );
        assert_eq!(positions(&again), [2]);
        assert!(!again.unwrap().repeated);
        assert_eq!(verified(database).position.0, 2);
    });
}

/// A ledger whose connections all go through a proxy.
fn through(proxy: &Proxy, database: &TestDatabase) -> Ledger {
    let mut address = url::Url::parse(&database.address).unwrap();
    address.set_ip_host([127, 0, 0, 1].into()).unwrap();
    address.set_port(Some(proxy.port())).unwrap();
    let url = signatory::store::url::DatabaseUrl::parse(address.as_str()).unwrap();
    let settings = LedgerSettings {
        database: url,
        ..settings(database)
    };
    try_open(&settings, &Clock::standing_at(noon())).unwrap()
}

#[test]
fn a_commit_whose_answer_was_lost_is_looked_up_and_found() {
    on_postgres(|database| {
        drop(with_small_treaty(database));
        let proxy = Proxy::to(&database.address);
        let ledger = through(&proxy, database);

        proxy.lose_the_next_answer_to_a_commit();
        let outcome = record(&ledger, [accession(0)], Some(request("k", "a")));
        let again = record(&ledger, [accession(0)], Some(request("k", "a")));

        assert!(proxy.has_lost_one());
        assert_eq!(positions(&outcome), [2]);
        assert_eq!(positions(&again), [2]);
        assert!(again.unwrap().repeated);
        assert_eq!(published_position(&ledger), 2);
        assert_eq!(verified(database).position.0, 2);
    });
}

#[test]
fn a_writer_that_nobody_comes_between_needs_no_transaction() {
    on_postgres(|database| {
        drop(with_small_treaty(database));
        let proxy = Proxy::to(&database.address);
        let ledger = through(&proxy, database);
        let recorded = |n| {
            let before = proxy.transactions();
            let outcome = record(&ledger, [accession(n)], None);
            (positions(&outcome)[0], proxy.transactions() - before)
        };

        let alone = [0, 1, 2].map(recorded);
        another_comes_between(database);
        let after_another = [3, 4, 5].map(recorded);

        assert_eq!(alone, [(2, 1), (3, 0), (4, 0)]);
        assert_eq!(after_another, [(6, 1), (7, 1), (8, 0)]);
        assert_eq!(verified(database), published_head(&ledger));
    });
}

#[test]
fn a_refusal_is_decided_on_what_another_has_recorded() {
    on_postgres(|database| {
        let ledger = with_small_treaty(database);
        positions(&record(&ledger, [accession(0)], None));
        another_comes_between(database);

        let refused = record(&ledger, [accession(9)], None);

        assert!(
            matches!(refused, Err(RecordError::Refused { .. })),
            "{refused:?}"
        );
        assert_eq!(published_position(&ledger), 3);
    });
}

#[test]
fn a_statement_whose_answer_was_lost_is_looked_up_and_found() {
    on_postgres(|database| {
        drop(with_small_treaty(database));
        let proxy = Proxy::to(&database.address);
        let ledger = through(&proxy, database);
        positions(&record(&ledger, [accession(0)], None));

        proxy.lose_the_next_answer_to_an_append();
        let outcome = record(&ledger, [accession(1)], Some(request("k", "a")));
        let again = record(&ledger, [accession(1)], Some(request("k", "a")));

        assert!(proxy.has_lost_one());
        assert_eq!(positions(&outcome), [3]);
        assert_eq!(positions(&again), [3]);
        assert!(again.unwrap().repeated);
        assert_eq!(published_position(&ledger), 3);
        assert_eq!(verified(database).position.0, 3);
    });
}

#[test]
fn a_statement_that_comes_after_its_group_was_entered_otherwise_enters_nothing() {
    on_postgres(|database| {
        drop(with_small_treaty(database));
        let proxy = Proxy::to(&database.address);
        let ledger = through(&proxy, database);
        positions(&record(&ledger, [accession(0)], None));

        proxy.hold_the_next_append();
        let outcome = std::thread::scope(|scope| {
            let asked = scope.spawn(|| record(&ledger, [accession(1)], None));
            wait_until("the statement is held", || proxy.holds_one());
            proxy.cut();
            asked.join().unwrap()
        });
        proxy.let_go();
        wait_until("the statement has ended", || proxy.has_answered_it());
        let next = record(&ledger, [accession(2)], None);

        assert_eq!(positions(&outcome), [3]);
        assert_eq!(positions(&next), [4]);
        assert_eq!(verified(database), published_head(&ledger));
    });
}

#[test]
fn a_statement_that_may_still_come_makes_its_outcome_unknown() {
    on_postgres(|database| {
        drop(with_small_treaty(database));
        let proxy = Proxy::to(&database.address);
        let ledger = through(&proxy, database);
        positions(&record(&ledger, [accession(0)], None));

        proxy.hold_the_next_append();
        let outcome = std::thread::scope(|scope| {
            let asked = scope.spawn(|| record(&ledger, [accession(1)], None));
            wait_until("the statement is held", || proxy.holds_one());
            proxy.refuse_connections();
            proxy.cut();
            asked.join().unwrap()
        });
        proxy.let_go();
        wait_until("the statement has ended", || proxy.has_answered_it());
        proxy.accept_connections();
        let next = record(&ledger, [accession(2)], None);

        assert!(
            matches!(outcome, Err(RecordError::OutcomeUnknown(_))),
            "{outcome:?}"
        );
        assert_eq!(positions(&next), [4], "the lost statement was carried out");
        assert_eq!(verified(database), published_head(&ledger));
    });
}

#[test]
fn a_statement_waits_for_nobody() {
    on_postgres(|database| {
        let ledger = with_small_treaty(database);
        positions(&record(&ledger, [accession(0)], None));
        let mut other = database.open();
        other.begin().unwrap();
        stored::lock_head(&mut other).unwrap();

        let outcome = std::thread::scope(|scope| {
            let asked = scope.spawn(|| record(&ledger, [accession(1)], None));
            wait_until("the writer waits for the lock, in a transaction", || {
                terminate(
                    database,
                    "wait_event_type = 'Lock' AND xact_start < query_start",
                ) > 0
            });
            other.roll_back().unwrap();
            asked.join().unwrap()
        });

        assert_eq!(positions(&outcome), [3]);
    });
}

#[test]
fn an_outcome_that_cannot_be_looked_up_is_called_unknown_and_the_key_tells_it_later() {
    on_postgres(|database| {
        drop(with_small_treaty(database));
        let proxy = Proxy::to(&database.address);
        let ledger = through(&proxy, database);

        proxy.lose_the_next_answer_to_a_commit();
        proxy.refuse_connections_after_that();
        let outcome = record(&ledger, [accession(0)], Some(request("k", "a")));
        let reached = ledger.database_reached();
        let meanwhile = record(&ledger, [accession(1)], None);
        proxy.accept_connections();
        let again = record(&ledger, [accession(0)], Some(request("k", "a")));

        assert!(
            matches!(outcome, Err(RecordError::OutcomeUnknown(_))),
            "{outcome:?}"
        );
        assert!(!reached);
        assert!(
            matches!(meanwhile, Err(RecordError::NotRecorded(_))),
            "{meanwhile:?}"
        );
        assert_eq!(positions(&again), [2]);
        assert!(again.unwrap().repeated);
        assert!(ledger.database_reached());
        assert_eq!(verified(database).position.0, 2);
    });
}

#[test]
fn a_sqlite_file_that_another_process_holds_for_a_while_is_waited_for() {
    let database = TestDatabase::sqlite();
    let ledger = with_small_treaty(&database);
    let mut other = database.open();
    other.begin().unwrap();
    stored::lock_head(&mut other).unwrap();

    let outcome = std::thread::scope(|scope| {
        let asked = scope.spawn(|| record(&ledger, [accession(0)], None));
        std::thread::park_timeout(std::time::Duration::from_millis(300));
        other.roll_back().unwrap();
        asked.join().unwrap()
    });

    assert_eq!(positions(&outcome), [2]);
}
