//! Nobody changes what was noted, and what was changed by hand is found.

use signatory::audit::transfer;
use signatory::domain::ids::Position;
use signatory::store::chain::{Hash, Head};
use signatory::store::ledger as record;

use super::{entries, filled, found, open, verify};
use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::ledger::{accession, record as enter, with_small_treaty};

both!(
    a_whole_trail_verifies_and_an_empty_one,
    neither_entries_nor_details_nor_the_head_are_changed,
    a_changed_body_is_found,
    a_changed_column_is_found,
    a_changed_detail_is_found,
    a_deleted_entry_is_found,
    a_deleted_last_entry_is_found,
    a_head_that_was_set_back_is_found_and_keeps_the_trail_from_opening,
    a_checkpoint_is_kept_to,
    an_entry_of_the_ledger_never_passes_for_one_of_the_trail,
    an_export_has_the_stored_bytes_and_the_details_only_if_asked_for,
);

fn execute(database: &TestDatabase, statement: &str) {
    database.batch(statement, statement).unwrap();
}

fn a_whole_trail_verifies_and_an_empty_one(database: &TestDatabase) {
    drop(database.migrated());
    assert_eq!(verify(database).unwrap().head, Head::default());

    filled(database, 3);

    let verified = verify(database).unwrap();
    assert_eq!(verified.head.position, Position(3));
    assert_eq!((verified.kept, verified.erased), (3, 0));
}

fn neither_entries_nor_details_nor_the_head_are_changed(database: &TestDatabase) {
    filled(database, 3);

    for statement in [
        "UPDATE audit_entry SET treaty = 'other'",
        "DELETE FROM audit_entry",
        "UPDATE audit_person SET subject = 'other'",
        "UPDATE audit_head SET position = 2",
        "DELETE FROM audit_head",
    ] {
        let refusal = database.batch(statement, statement).unwrap_err();
        assert!(refusal.to_string().contains("append-only"), "{refusal}");
    }
    assert_eq!(verify(database).unwrap().kept, 3);
}

#[test]
fn no_table_of_the_trail_is_ever_truncated() {
    on_postgres(|database| {
        filled(database, 1);
        for table in ["audit_entry CASCADE", "audit_person", "audit_head"] {
            let statement = format!("TRUNCATE {table}");
            let refusal = database.batch("", &statement).unwrap_err();
            assert!(refusal.to_string().contains("append-only"), "{refusal}");
        }
    });
}

fn a_changed_body_is_found(database: &TestDatabase) {
    filled(database, 4);
    database.without_triggers_of_the_trail();
    let mut body = entries(database)[1].body.clone();
    body[20] ^= 1;
    let digits = hex::encode(body);

    database
        .batch(
            &format!("UPDATE audit_entry SET body = X'{digits}' WHERE position = 2"),
            &format!("UPDATE audit_entry SET body = decode('{digits}', 'hex') WHERE position = 2"),
        )
        .unwrap();

    let broken = found(database);
    assert_eq!(broken.position, Position(2));
    assert!(broken.detail.contains("hash"), "{}", broken.detail);
}

fn a_changed_column_is_found(database: &TestDatabase) {
    for change in [
        "treaty = NULL",
        "participant = 'KEN'",
        "operation = 'list_audit'",
        "at_micros = at_micros + 1",
    ] {
        let database = &another(database);
        filled(database, 4);
        database.without_triggers_of_the_trail();

        execute(
            database,
            &format!("UPDATE audit_entry SET {change} WHERE position = 3"),
        );

        assert_eq!(found(database).position, Position(3), "{change}");
    }
}

/// Another database of the same kind.
fn another(database: &TestDatabase) -> TestDatabase {
    if database.address.starts_with("sqlite:") {
        TestDatabase::sqlite()
    } else {
        TestDatabase::postgres().unwrap()
    }
}

fn a_changed_detail_is_found(database: &TestDatabase) {
    for change in [
        "details = replace(details, 'subject-2', 'subject-9'), subject = 'subject-9'",
        "details = replace(details, '192.0.2.7', '192.0.2.8')",
        "subject = 'subject-9'",
        "salt = (SELECT hash FROM audit_entry WHERE position = 1)",
    ] {
        let database = &another(database);
        filled(database, 3);
        database.without_triggers_of_the_trail();

        execute(
            database,
            &format!("UPDATE audit_person SET {change} WHERE position = 2"),
        );

        assert_eq!(found(database).position, Position(2), "{change}");
    }
}

fn a_deleted_entry_is_found(database: &TestDatabase) {
    filled(database, 4);
    database.without_triggers_of_the_trail();

    execute(database, "DELETE FROM audit_person WHERE position = 2");
    execute(database, "DELETE FROM audit_entry WHERE position = 2");

    assert_eq!(found(database).position, Position(2));
}

fn a_deleted_last_entry_is_found(database: &TestDatabase) {
    filled(database, 4);
    database.without_triggers_of_the_trail();

    execute(database, "DELETE FROM audit_person WHERE position = 4");
    execute(database, "DELETE FROM audit_entry WHERE position = 4");

    assert_eq!(found(database).position, Position(4));
}

fn a_head_that_was_set_back_is_found_and_keeps_the_trail_from_opening(database: &TestDatabase) {
    filled(database, 4);
    database.without_triggers_of_the_trail();

    execute(
        database,
        "UPDATE audit_head SET position = 3, hash = (SELECT hash FROM audit_entry WHERE position = 3)",
    );

    assert_eq!(found(database).position, Position(4));
    let opened = std::panic::catch_unwind(|| drop(open(database)));
    assert!(opened.is_err());
}

fn a_checkpoint_is_kept_to(database: &TestDatabase) {
    filled(database, 3);
    let kept = verify(database).unwrap().head;
    filled(database, 1);
    let to = |expected| transfer::verify(&mut database.open(), Some(expected), |_, _| {});

    assert_eq!(to(kept).unwrap().head.position, Position(4));
    let another = Head {
        hash: Hash::of(b"another"),
        ..kept
    };
    let beyond = Head {
        position: Position(9),
        ..kept
    };
    assert!(to(another).unwrap_err().to_string().contains("position 3"));
    assert!(to(beyond).unwrap_err().to_string().contains("beyond"));
}

fn an_entry_of_the_ledger_never_passes_for_one_of_the_trail(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    enter(&ledger, [accession(0)], None).unwrap();
    let first = record::entries_after(&mut database.open(), Position(0), 1).unwrap();
    let (body, hash) = (hex::encode(&first[0].body), first[0].hash);
    let zero = Hash::ZERO;

    database
        .batch(
            &format!("INSERT INTO audit_entry VALUES (1, X'{body}', X'{zero}', X'{hash}', 0, NULL, NULL, NULL, FALSE);
                      UPDATE audit_head SET position = 1, hash = X'{hash}'"),
            &format!("INSERT INTO audit_entry VALUES (1, decode('{body}', 'hex'), decode('{zero}', 'hex'), decode('{hash}', 'hex'), 0, NULL, NULL, NULL, FALSE);
                      UPDATE audit_head SET position = 1, hash = decode('{hash}', 'hex')"),
        )
        .unwrap();

    let broken = found(database);
    assert_eq!(broken.position, Position(1));
    assert!(broken.detail.contains("hash"), "{}", broken.detail);
}

fn an_export_has_the_stored_bytes_and_the_details_only_if_asked_for(database: &TestDatabase) {
    filled(database, 2);
    let export = |with_details| {
        let mut file = Vec::new();
        transfer::export(&mut database.open(), &mut file, with_details, |_, _| {}).unwrap();
        String::from_utf8(file).unwrap()
    };

    let whole = export(true);
    let lines: Vec<serde_json::Value> = whole
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();

    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["format"], "signatory-audit/1");
    let stored = entries(database);
    assert_eq!(
        lines[2]["body"].as_str().unwrap().as_bytes(),
        stored[1].body
    );
    assert_eq!(lines[2]["hash"], stored[1].hash.to_string());
    assert!(
        lines[2]["person"]["details"]
            .as_str()
            .unwrap()
            .contains("subject-2")
    );
    assert_eq!(lines[3]["checkpoint"]["hash"], stored[1].hash.to_string());
    assert!(!export(false).contains("subject-2"));
}
