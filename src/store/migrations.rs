//! The schema's versions, embedded: SQLite's run at start, PostgreSQL's by `signatory migrate` under a lock.

use diesel::RunQueryDsl as _;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::StoreError;
use super::connection::Database;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number of ours: the key of PostgreSQL's advisory lock that one migrating instance holds.
const MIGRATION_LOCK: i64 = 0x5349_474e_4154_4f52;

/// Runs what is pending and returns the names of what was run.
///
/// # Errors
/// When a migration fails; PostgreSQL's and SQLite's are transactional, so nothing is half done.
pub fn run(connection: &mut Database) -> Result<Vec<String>, StoreError> {
    match connection {
        Database::Sqlite(sqlite) => run_pending(sqlite, SQLITE),
        Database::Postgres(postgres) => {
            diesel::sql_query(format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))
                .execute(postgres)?;
            let outcome = run_pending(postgres, POSTGRES);
            diesel::sql_query(format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})"))
                .execute(postgres)?;
            outcome
        }
    }
}

/// Refuses when a migration is pending.
///
/// # Errors
/// [`StoreError::PendingMigrations`] with their number and the first one's name.
pub fn require_none_pending(connection: &mut Database) -> Result<(), StoreError> {
    let pending = match connection {
        Database::Sqlite(sqlite) => pending(sqlite, SQLITE)?,
        Database::Postgres(postgres) => pending(postgres, POSTGRES)?,
    };
    match pending.first() {
        None => Ok(()),
        Some(first) => Err(StoreError::PendingMigrations(format!(
            "{} migration(s), the first of them {first},",
            pending.len()
        ))),
    }
}

fn run_pending<DB: diesel::backend::Backend>(
    connection: &mut impl MigrationHarness<DB>,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, StoreError> {
    connection
        .run_pending_migrations(source)
        .map(|versions| versions.iter().map(ToString::to_string).collect())
        .map_err(|error| StoreError::Migration(error.to_string()))
}

fn pending<DB: diesel::backend::Backend>(
    connection: &mut impl MigrationHarness<DB>,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, StoreError> {
    connection
        .pending_migrations(source)
        .map(|migrations| migrations.iter().map(|m| m.name().to_string()).collect())
        .map_err(|error| StoreError::Migration(error.to_string()))
}
