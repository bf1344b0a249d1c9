//! Neither database lets anyone change what was recorded, and reading takes no more than was asked for.

use signatory::store::ledger as stored;

use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::ledger::{accession, at, record, with_small_treaty};

both!(
    an_entry_is_never_updated,
    an_entry_is_never_deleted,
    the_head_never_goes_back,
    the_head_is_never_deleted,
    there_is_one_head,
    a_position_is_issued_once,
    a_request_key_is_used_once,
    entries_are_read_in_order_and_no_more_than_asked_for,
);

/// A ledger of five entries, closed.
fn five_entries(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    record(&ledger, (0..4).map(accession), None).unwrap();
}

fn refused(database: &TestDatabase, statement: &str) -> String {
    five_entries(database);
    let before = stored::entries_after(&mut database.open(), at(0), 10).unwrap();

    let refused = database.batch(statement, statement).unwrap_err();

    let mut connection = database.open();
    let after = stored::entries_after(&mut connection, at(0), 10).unwrap();
    assert_eq!(after, before);
    assert_eq!(stored::head(&mut connection).unwrap().position, at(5));
    refused.to_string()
}

fn refused_as_append_only(database: &TestDatabase, statement: &str) {
    let refusal = refused(database, statement);
    assert!(refusal.contains("append-only"), "{refusal}");
}

fn an_entry_is_never_updated(database: &TestDatabase) {
    refused_as_append_only(database, "UPDATE ledger_entry SET request_size = 1");
}

fn an_entry_is_never_deleted(database: &TestDatabase) {
    refused_as_append_only(database, "DELETE FROM ledger_entry");
}

fn the_head_never_goes_back(database: &TestDatabase) {
    refused_as_append_only(database, "UPDATE ledger_head SET position = 4");
}

fn the_head_is_never_deleted(database: &TestDatabase) {
    refused_as_append_only(database, "DELETE FROM ledger_head");
}

fn there_is_one_head(database: &TestDatabase) {
    refused(
        database,
        "INSERT INTO ledger_head (id, position, hash) SELECT 2, position, hash FROM ledger_head",
    );
}

fn a_position_is_issued_once(database: &TestDatabase) {
    refused(
        database,
        "INSERT INTO ledger_entry SELECT * FROM ledger_entry WHERE position = 5",
    );
}

fn a_request_key_is_used_once(database: &TestDatabase) {
    let with_key = |position: u32| {
        format!(
            "INSERT INTO ledger_entry (position, body, previous_hash, hash, request_key)
             SELECT {position}, body, hash, hash, hash FROM ledger_entry WHERE position = 1;"
        )
    };
    let twice = format!("BEGIN; {} {}", with_key(6), with_key(7));

    let refusal = refused(database, &twice);

    assert!(refusal.to_lowercase().contains("unique"), "{refusal}");
}

fn entries_are_read_in_order_and_no_more_than_asked_for(database: &TestDatabase) {
    five_entries(database);
    let mut connection = database.open();
    let mut read = |after, limit| -> Vec<u64> {
        stored::entries_after(&mut connection, at(after), limit)
            .unwrap()
            .iter()
            .map(|entry| entry.position.0)
            .collect()
    };

    assert_eq!(read(0, 10), [1, 2, 3, 4, 5]);
    assert_eq!(read(0, 5), [1, 2, 3, 4, 5]);
    assert_eq!(read(0, 2), [1, 2]);
    assert_eq!(read(3, 10), [4, 5]);
    assert_eq!(read(5, 10), [0; 0]);
    assert_eq!(read(u64::MAX, 10), [0; 0]);
    assert_eq!(read(0, 0), [0; 0]);
}

#[test]
fn neither_table_is_ever_truncated() {
    for table in ["ledger_entry", "ledger_head"] {
        on_postgres(|database| {
            refused_as_append_only(database, &format!("TRUNCATE {table} CASCADE"))
        });
    }
}
