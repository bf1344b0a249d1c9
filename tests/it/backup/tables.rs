//! The rows of every table: what is carried is what was there, and no table is forgotten.

use std::collections::BTreeSet;

use diesel::RunQueryDsl as _;
use serde_json::{Value, json};
use signatory::store::carrying::tables::{Kind, LEFT_OUT, TABLES, of_name};
use signatory::store::carrying::{self, CarryError};
use signatory::store::connection::Database;

use crate::support::database::{TestDatabase, both, on_postgres};

both!(
    every_column_is_in_a_backup_or_its_table_left_out_with_a_reason,
    a_value_of_another_kind_is_refused,
    a_snapshot_does_not_see_what_is_written_after_it,
);

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

fn kind(declared: &str) -> Kind {
    match declared.to_lowercase().as_str() {
        "integer" | "bigint" => Kind::Integer,
        "text" => Kind::Text,
        "blob" | "bytea" => Kind::Bytes,
        "boolean" => Kind::Boolean,
        "timestamp" | "timestamp without time zone" => Kind::Instant,
        "date" => Kind::Date,
        other => panic!("a column is of the kind {other}, which no backup has"),
    }
}

fn every_column_is_in_a_backup_or_its_table_left_out_with_a_reason(database: &TestDatabase) {
    let mut connection = database.migrated();
    let query = match &connection {
        Database::Sqlite(_) => {
            "SELECT m.name || '|' || c.name || '|' || c.type AS line FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        }
        Database::Postgres(_) => {
            "SELECT table_name || '|' || column_name || '|' || data_type AS line FROM information_schema.columns
             WHERE table_schema = current_schema()"
        }
    };
    let there: Vec<Line> = diesel::sql_query(query).load(&mut connection).unwrap();
    let there: BTreeSet<String> = there
        .iter()
        .filter_map(|Line { line }| {
            let parts: Vec<&str> = line.split('|').collect();
            let left_out = LEFT_OUT.iter().any(|(name, _)| *name == parts[0]);
            (!left_out).then(|| format!("{}.{}: {:?}", parts[0], parts[1], kind(parts[2])))
        })
        .collect();

    let carried: BTreeSet<String> = TABLES
        .iter()
        .flat_map(|table| {
            let columns = table.columns.iter();
            columns.map(|(name, kind)| format!("{}.{name}: {kind:?}", table.name))
        })
        .collect();

    assert_eq!(there, carried);
}

/// A row for each table, with what is hard to carry: quotes, line ends, other scripts, parts of a second, nothing.
fn rows() -> Vec<(&'static str, Vec<Value>)> {
    let hash = "00".repeat(31) + "ff";
    let hard = "a \"quoted\" \\ line\nand Việt Nam, 中国, عربي";
    let body = hex::encode(hard);
    vec![
        (
            "ledger_entry",
            vec![
                json!([1, body, hash, hash, hash, hash, 1]),
                json!([2, "", hash, hash, null, null, null]),
            ],
        ),
        ("ledger_head", vec![json!([1, 2, hash])]),
        (
            "audit_entry",
            vec![json!([
                1,
                body,
                hash,
                hash,
                9_007_199_254_740_993_i64,
                "op",
                null,
                "VNM",
                true
            ])],
        ),
        ("audit_person", vec![json!([1, hash, hard, null])]),
        ("audit_head", vec![json!([1, 1, hash])]),
        (
            "submission",
            vec![json!([
                "s",
                "t",
                "VNM",
                "recorded",
                3,
                hard,
                "2026-11-22 09:00:00",
                "2026-11-22 09:00:00.500",
                2,
                hash,
                hash
            ])],
        ),
        (
            "submission_event",
            vec![json!([
                "s",
                1,
                "created",
                "2026-11-22 09:00:00.000001",
                "i",
                "s",
                null,
                hard
            ])],
        ),
        (
            "submission_document",
            vec![
                json!([
                    "B",
                    "s",
                    hash,
                    5,
                    "application/pdf",
                    hard,
                    false,
                    "2026-11-22 09:00:00",
                    "i",
                    "s"
                ]),
                json!([
                    "a",
                    "s",
                    hash,
                    5,
                    "application/pdf",
                    hard,
                    true,
                    "2026-11-22 09:00:00",
                    "i",
                    "s"
                ]),
            ],
        ),
        (
            "proposed_entry",
            vec![json!([
                "p",
                "t",
                "action",
                null,
                hard,
                "open",
                1,
                "2026-11-22 09:00:00",
                "i",
                "s",
                null,
                null,
                null,
                null,
                null,
                null,
                null
            ])],
        ),
        (
            "revocation",
            vec![json!([
                "i",
                "j",
                "2026-11-23 09:00:00",
                hard,
                "2026-11-22 09:00:00",
                "i",
                "s",
                4
            ])],
        ),
        ("revocation_head", vec![json!([1, 4])]),
        (
            "outbox",
            vec![json!([
                7,
                "o",
                "submission.lodged",
                null,
                null,
                "/",
                "2026-11-22 09:00:00",
                false
            ])],
        ),
        (
            "webhook_subscription",
            vec![json!([
                "w",
                "VNM",
                "https://hooks.example.org/",
                null,
                "{}",
                "active",
                1,
                0,
                7,
                "2026-11-22 09:00:00",
                "2026-11-22 09:00:00"
            ])],
        ),
        (
            "webhook_key",
            vec![json!(["w", 1, hash, "k", "2026-11-22 09:00:00", null])],
        ),
        (
            "webhook_delivery",
            vec![json!([
                9,
                "d",
                "w",
                "e",
                "ping",
                hard,
                "pending",
                null,
                0,
                0,
                "2026-11-22 09:00:00",
                "2026-11-22 09:00:00",
                null,
                null,
                null
            ])],
        ),
        (
            "webhook_attempt",
            vec![json!(["d", 1, "2026-11-22 09:00:00", 15, "refused", 500])],
        ),
        ("webhook_cursor", vec![json!([1, 2])]),
        ("webhook_milestone", vec![json!(["t", "m", "2026-11-22"])]),
    ]
}

fn fill(connection: &mut Database) {
    for (name, rows) in rows() {
        let table = of_name(name).unwrap();
        let rows: Vec<Vec<Value>> = rows
            .iter()
            .map(|row| carrying::parse(table, &row.to_string()).unwrap())
            .collect();
        carrying::enter(connection, table, &rows).unwrap();
        carrying::go_on_after(connection, table, 40).unwrap();
    }
}

/// Everything, as it is carried.
fn everything(connection: &mut Database) -> Vec<String> {
    let mut found = Vec::new();
    for table in TABLES {
        carrying::read(connection, table, |row| {
            found.push(format!("{} {}", table.name, Value::Array(row)));
            Ok::<(), CarryError>(())
        })
        .unwrap();
        let last = carrying::last_given(connection, table).unwrap();
        found.extend(last.map(|last| format!("{} {last}", table.name)));
    }
    found
}

#[test]
fn every_table_has_the_same_rows_on_either_database() {
    on_postgres(|postgres| {
        let sqlite = TestDatabase::sqlite();
        let (mut one, mut other) = (sqlite.migrated(), postgres.migrated());
        assert_eq!(rows().len(), TABLES.len());

        fill(&mut one);
        fill(&mut other);

        let found = everything(&mut one);
        assert_eq!(found, everything(&mut other));
        let filled = found.iter().filter(|line| line.contains('[')).count();
        assert_eq!(
            filled,
            rows().iter().map(|(_, rows)| rows.len()).sum::<usize>()
        );
        let hard = found.iter().find(|line| line.starts_with("audit_person"));
        assert!(hard.unwrap().contains("Việt Nam, 中国, عربي"), "{found:?}");
        for connection in [&mut one, &mut other] {
            diesel::sql_query("INSERT INTO outbox (id, kind, link, occurred_at) VALUES ('n', 'k', '/', '2026-11-22 09:00:00')")
                .execute(connection)
                .unwrap();
            let next = everything(connection);
            assert!(
                next.iter().any(|line| line.starts_with("outbox [41,")),
                "{next:?}"
            );
        }
    });
}

fn a_value_of_another_kind_is_refused(database: &TestDatabase) {
    drop(database.migrated());
    let head = of_name("ledger_head").unwrap();

    for wrong in [
        "[1, \"two\", \"00\"]",
        "[1, 2, \"0g\"]",
        "[1, 2]",
        "[1, 2.5, \"00\"]",
        "{}",
    ] {
        assert!(carrying::parse(head, wrong).is_err(), "{wrong}");
    }
}

fn a_snapshot_does_not_see_what_is_written_after_it(database: &TestDatabase) {
    let mut reader = database.migrated();
    fill(&mut database.open());
    carrying::begin_snapshot(&mut reader).unwrap();
    let before = everything(&mut reader);

    database
        .batch(
            "INSERT INTO webhook_milestone VALUES ('t', 'n', '2026-11-23')",
            "INSERT INTO webhook_milestone VALUES ('t', 'n', '2026-11-23')",
        )
        .unwrap();

    assert_eq!(everything(&mut reader), before);
    reader.roll_back().unwrap();
    assert_eq!(everything(&mut reader).len(), before.len() + 1);
}
