//! What was changed by hand is found, and its position named.

use signatory::clock::Clock;
use signatory::ledger::transfer;
use signatory::store::StoreError;
use signatory::store::chain::{Broken, Hash, Head};
use signatory::store::ledger::{self as stored, StoredEntry};

use crate::support::database::{TestDatabase, both};
use crate::support::ledger::{accession, at, noon, record, settings, try_open, with_small_treaty};

both!(
    a_whole_ledger_verifies,
    an_empty_ledger_verifies,
    a_changed_byte_of_an_entry_is_found,
    a_changed_request_is_found,
    a_changed_hash_is_found,
    a_changed_previous_hash_is_found,
    an_entry_that_was_changed_with_its_hash_is_found_at_the_next,
    a_last_entry_that_was_changed_with_its_hash_is_found,
    a_deleted_entry_is_found,
    a_deleted_last_entry_is_found,
    a_head_that_was_set_back_is_found,
    a_head_that_was_moved_on_is_found,
    a_head_with_another_hash_is_found,
);

const ENTRIES: u64 = 6;

/// A ledger of six entries, closed, that nothing protects any more.
fn unprotected(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    record(&ledger, (0..5).map(accession), None).unwrap();
    drop(ledger);
    database.without_triggers();
}

fn entry(database: &TestDatabase, position: u64) -> StoredEntry {
    stored::entries_after(&mut database.open(), at(position - 1), 1)
        .unwrap()
        .remove(0)
}

/// Sets a column of bytes of an entry, or of the head for position 0.
fn set(database: &TestDatabase, position: u64, column: &str, bytes: &[u8]) {
    let row = match position {
        0 => "ledger_head SET {} WHERE id = 1".to_owned(),
        _ => format!("ledger_entry SET {{}} WHERE position = {position}"),
    };
    let statement = |value: String| {
        format!(
            "UPDATE {}",
            row.replace("{}", &format!("{column} = {value}"))
        )
    };
    let digits = hex::encode(bytes);
    database
        .batch(
            &statement(format!("X'{digits}'")),
            &statement(format!("decode('{digits}', 'hex')")),
        )
        .unwrap();
}

fn execute(database: &TestDatabase, statement: &str) {
    database.batch(statement, statement).unwrap();
}

fn verify(database: &TestDatabase) -> Result<Head, StoreError> {
    transfer::verify(&mut database.open(), |_, _| {})
}

/// The break that verification finds, and that keeps the service from starting.
fn found(database: &TestDatabase) -> Broken {
    let Err(StoreError::Broken(broken)) = verify(database) else {
        panic!("the ledger verifies");
    };
    let opened = try_open(&settings(database), &Clock::standing_at(noon()));
    assert!(
        matches!(opened.err(), Some(StoreError::Broken(_))),
        "the service would start on a ledger that is broken: {broken}"
    );
    let exported = transfer::export(&mut database.open(), &mut Vec::new(), |_, _| {});
    assert!(exported.is_err(), "a broken ledger is exported: {broken}");
    let said = format!("at position {}:", broken.position);
    assert!(broken.to_string().contains(&said), "{broken}");
    broken
}

fn a_whole_ledger_verifies(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    record(&ledger, (0..5).map(accession), None).unwrap();

    let head = verify(database).unwrap();

    assert_eq!(head, ledger.published().register.head());
    assert_eq!(head.position, at(ENTRIES));
}

fn an_empty_ledger_verifies(database: &TestDatabase) {
    database.migrated();

    assert_eq!(verify(database).unwrap(), Head::default());
}

fn a_changed_byte_of_an_entry_is_found(database: &TestDatabase) {
    unprotected(database);
    let original = entry(database, 3).body;

    for at_byte in [0, original.len() / 2, original.len() - 1] {
        let mut body = original.clone();
        body[at_byte] ^= 1;
        set(database, 3, "body", &body);

        let broken = found(database);

        assert_eq!(broken.position, at(3));
        assert!(broken.detail.contains("hash"), "{broken}");
    }
    set(database, 3, "body", &original);
    assert!(verify(database).is_ok());
}

fn a_changed_request_is_found(database: &TestDatabase) {
    unprotected(database);

    set(database, 3, "request_fingerprint", &[7; 32]);
    set(database, 3, "request_key", &[7; 32]);
    execute(
        database,
        "UPDATE ledger_entry SET request_size = 1 WHERE position = 3",
    );

    assert_eq!(found(database).position, at(3));
}

fn a_changed_hash_is_found(database: &TestDatabase) {
    unprotected(database);

    set(database, 3, "hash", &[7; 32]);

    assert_eq!(found(database).position, at(3));
}

fn a_changed_previous_hash_is_found(database: &TestDatabase) {
    unprotected(database);

    set(database, 3, "previous_hash", &[7; 32]);

    assert_eq!(found(database).position, at(3));
}

/// Changes the date in an entry and makes its hash fit.
fn forge(database: &TestDatabase, position: u64) {
    let entry = entry(database, position);
    let text = String::from_utf8(entry.body).unwrap();
    let body = text.replace("2026-03-02", "2026-03-03").into_bytes();
    let hash = Hash::link(entry.previous_hash, &body);
    set(database, position, "body", &body);
    set(database, position, "hash", &hash.0);
}

fn an_entry_that_was_changed_with_its_hash_is_found_at_the_next(database: &TestDatabase) {
    unprotected(database);

    forge(database, 3);

    assert_eq!(found(database).position, at(4));
}

fn a_last_entry_that_was_changed_with_its_hash_is_found(database: &TestDatabase) {
    unprotected(database);

    forge(database, ENTRIES);

    assert_eq!(found(database).position, at(ENTRIES));
}

fn a_deleted_entry_is_found(database: &TestDatabase) {
    unprotected(database);

    execute(database, "DELETE FROM ledger_entry WHERE position = 3");

    assert_eq!(found(database).position, at(3));
}

fn a_deleted_last_entry_is_found(database: &TestDatabase) {
    unprotected(database);

    execute(database, "DELETE FROM ledger_entry WHERE position = 6");

    assert_eq!(found(database).position, at(ENTRIES));
}

fn a_head_that_was_set_back_is_found(database: &TestDatabase) {
    unprotected(database);
    let fifth = entry(database, 5).hash;

    execute(database, "UPDATE ledger_head SET position = 5");
    set(database, 0, "hash", &fifth.0);

    assert_eq!(found(database).position, at(ENTRIES));
}

fn a_head_that_was_moved_on_is_found(database: &TestDatabase) {
    unprotected(database);

    execute(database, "UPDATE ledger_head SET position = 7");

    assert_eq!(found(database).position, at(7));
}

fn a_head_with_another_hash_is_found(database: &TestDatabase) {
    unprotected(database);

    set(database, 0, "hash", &[7; 32]);

    assert_eq!(found(database).position, at(ENTRIES));
}
