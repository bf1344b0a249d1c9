//! The schema's versions, embedded: SQLite's run at start, PostgreSQL's by `signatory migrate` under a lock.

use diesel::RunQueryDsl as _;
use diesel::backend::Backend;
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
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
    if let Database::Postgres(postgres) = connection {
        diesel::sql_query(format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))
            .execute(postgres)?;
    }
    let outcome = pending(connection).and_then(|names| {
        match connection {
            Database::Sqlite(sqlite) => sqlite.run_pending_migrations(SQLITE).map(|_| ()),
            Database::Postgres(postgres) => postgres.run_pending_migrations(POSTGRES).map(|_| ()),
        }
        .map(|()| names)
        .map_err(|error| StoreError::Migration(error.to_string()))
    });
    if let Database::Postgres(postgres) = connection {
        diesel::sql_query(format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})"))
            .execute(postgres)?;
    }
    outcome
}

/// Refuses when a migration is pending.
///
/// # Errors
/// [`StoreError::PendingMigrations`] with their number and the first one's name.
pub fn require_none_pending(connection: &mut Database) -> Result<(), StoreError> {
    let pending = pending(connection)?;
    match pending.first() {
        None => Ok(()),
        Some(first) => Err(StoreError::PendingMigrations(format!(
            "{} migration(s), the first of them {first},",
            pending.len()
        ))),
    }
}

/// The version of the schema that this program knows: that of its last migration.
///
/// # Errors
/// When the embedded migrations cannot be read.
pub fn newest() -> Result<String, StoreError> {
    let last = names::<Sqlite>(SQLITE)?.pop();
    Ok(last.map(|(version, _)| version).unwrap_or_default())
}

/// Refuses a schema that is not the one of this program: older, or newer.
///
/// # Errors
/// [`StoreError::PendingMigrations`], or [`StoreError::Migration`] when the schema is of a newer program.
pub fn require_newest(connection: &mut Database) -> Result<(), StoreError> {
    require_none_pending(connection)?;
    let last = "SELECT version FROM __diesel_schema_migrations ORDER BY version DESC LIMIT 1";
    let Version { version: found } = diesel::sql_query(last).get_result(connection)?;
    let known = newest()?;
    if found == known {
        return Ok(());
    }
    Err(StoreError::Migration(format!(
        "the schema is at {found}, and this program knows it up to {known}: use the newer program"
    )))
}

#[derive(diesel::QueryableByName)]
struct Version {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

#[derive(diesel::QueryableByName)]
struct TableCount {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    tables: i64,
}

/// The names of the migrations that have not been run, found without a right to create anything.
fn pending(connection: &mut Database) -> Result<Vec<String>, StoreError> {
    let tables = match connection {
        Database::Sqlite(_) => {
            "SELECT count(*) AS tables FROM sqlite_master WHERE name = '__diesel_schema_migrations'"
        }
        Database::Postgres(_) => {
            "SELECT count(*) AS tables FROM pg_catalog.pg_class WHERE oid = to_regclass('__diesel_schema_migrations')"
        }
    };
    let is_there = diesel::sql_query(tables)
        .get_result::<TableCount>(connection)?
        .tables
        > 0;
    let run: Vec<Version> = if is_there {
        diesel::sql_query(
            "SELECT version FROM __diesel_schema_migrations ORDER BY version LIMIT 10000",
        )
        .load(connection)?
    } else {
        Vec::new()
    };
    let known = match connection {
        Database::Sqlite(_) => names::<Sqlite>(SQLITE)?,
        Database::Postgres(_) => names::<Pg>(POSTGRES)?,
    };
    Ok(known
        .into_iter()
        .filter(|(version, _)| !run.iter().any(|run| run.version == *version))
        .map(|(_, name)| name)
        .collect())
}

/// The versions and names of embedded migrations, in order.
fn names<DB: Backend>(source: EmbeddedMigrations) -> Result<Vec<(String, String)>, StoreError> {
    let mut names: Vec<(String, String)> = MigrationSource::<DB>::migrations(&source)
        .map_err(|error| StoreError::Migration(error.to_string()))?
        .iter()
        .map(|migration| {
            let name = migration.name();
            (name.version().to_string(), name.to_string())
        })
        .collect();
    names.sort();
    Ok(names)
}
