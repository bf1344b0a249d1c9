//! What the service may do with its tables: asked of PostgreSQL without doing it. A SQLite file knows no such rights.

use diesel::RunQueryDsl as _;
use diesel::sql_types::Bool;

use super::StoreError;
use super::connection::Database;

const ALL: &[&str] = &["SELECT", "INSERT", "UPDATE", "DELETE"];
const KEPT: &[&str] = &["SELECT", "INSERT", "UPDATE"];
const APPENDED: &[&str] = &["SELECT", "INSERT"];
const HEAD: &[&str] = &["SELECT", "UPDATE"];

/// What serving needs, by table.
const NEEDED: &[(&str, &[&str])] = &[
    ("__diesel_schema_migrations", &["SELECT"]),
    ("ledger_entry", APPENDED),
    ("ledger_head", HEAD),
    ("audit_entry", APPENDED),
    ("audit_person", APPENDED),
    ("audit_head", HEAD),
    ("submission", KEPT),
    ("submission_event", APPENDED),
    ("submission_document", ALL),
    ("document_lock", ALL),
    ("proposed_entry", KEPT),
    ("revocation", ALL),
    ("revocation_head", HEAD),
    ("outbox", KEPT),
    ("webhook_subscription", ALL),
    ("webhook_key", ALL),
    ("webhook_delivery", ALL),
    ("webhook_attempt", ALL),
    ("webhook_cursor", HEAD),
    ("webhook_milestone", ALL),
];

#[derive(diesel::QueryableByName)]
struct Answer {
    #[diesel(sql_type = Bool)]
    held: bool,
}

/// The rights that are missing, as `INSERT on ledger_entry`.
///
/// # Errors
/// When the database refuses, as for a table that is not there.
pub fn missing(connection: &mut Database) -> Result<Vec<String>, StoreError> {
    let Database::Postgres(postgres) = connection else {
        return Ok(Vec::new());
    };
    let mut missing = Vec::new();
    for (table, rights) in NEEDED {
        for right in *rights {
            // Both are constants of ours.
            let query = format!("SELECT has_table_privilege('{table}', '{right}') AS held");
            let Answer { held } = diesel::sql_query(query).get_result(postgres)?;
            if !held {
                missing.push(format!("{right} on {table}"));
            }
        }
    }
    Ok(missing)
}
