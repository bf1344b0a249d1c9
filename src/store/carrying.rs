//! Rows of any table out of a database and into another, of either kind: what a backup is made of.
//!
//! A row is a JSON array with the same text whichever database it comes from. Everything is read within one snapshot and
//! entered within one transaction. What the tables are is `carrying/tables.rs`; a test holds it against both schemas.

mod dialect;
pub mod tables;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::connection::{AnsiTransactionManager, DefaultLoadingMode, SimpleConnection as _};
use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde_json::Value;

use super::StoreError;
use super::connection::Database;
use tables::{Kind, Table};

/// How diesel writes an instant into SQLite, which keeps it as text.
const INSTANT: &str = "%F %T%.f";

/// Why rows could not be carried.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A row is not of its table's form.
    #[error("a row of {table} is not of its form: {detail}")]
    Row {
        /// The table.
        table: &'static str,
        /// What was expected and what was found.
        detail: String,
    },
}

impl From<diesel::result::Error> for CarryError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(error.into())
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Begins a transaction that sees the database as it is at its first statement, whatever others write meanwhile, and for
/// as long as it takes.
///
/// # Errors
/// When the database refuses.
pub fn begin_snapshot(connection: &mut Database) -> Result<(), StoreError> {
    match connection {
        // A reader of a write-ahead log sees one moment; the first read chooses it.
        Database::Sqlite(sqlite) => {
            AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN DEFERRED")?;
            sqlite.batch_execute("SELECT count(*) FROM ledger_head")?;
        }
        Database::Postgres(postgres) => {
            let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
            AnsiTransactionManager::begin_transaction_sql(postgres, begin)?;
        }
    }
    Ok(take_time(connection)?)
}

/// Begins a transaction that fills a database, for as long as it takes.
///
/// # Errors
/// When the database refuses.
pub fn begin_filling(connection: &mut Database) -> Result<(), StoreError> {
    connection.begin_immediate()?;
    Ok(take_time(connection)?)
}

fn take_time(connection: &mut Database) -> QueryResult<()> {
    if let Database::Postgres(postgres) = connection {
        postgres.batch_execute(
            "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0",
        )?;
    }
    Ok(())
}

/// Reads every row of a table in the order of its key.
///
/// # Errors
/// When the database refuses, a row is not of its form, or what hears of it fails.
pub fn read<E: From<CarryError>>(
    connection: &mut Database,
    table: &'static Table,
    mut each: impl FnMut(Vec<Value>) -> Result<(), E>,
) -> Result<(), E> {
    let query = diesel::sql_query(dialect::reading(connection, table));
    let refused = |error: diesel::result::Error| E::from(CarryError::from(error));
    let mut row = |line: QueryResult<Line>| each(parse(table, &line.map_err(refused)?.line)?);
    // Row by row: a table need not fit into memory.
    match connection {
        Database::Sqlite(sqlite) => query
            .load_iter::<Line, DefaultLoadingMode>(sqlite)
            .map_err(refused)?
            .try_for_each(&mut row),
        Database::Postgres(postgres) => query
            .load_iter::<Line, PgRowByRowLoadingMode>(postgres)
            .map_err(refused)?
            .try_for_each(&mut row),
    }
}

/// Enters rows, which [`parse`] has read. A table with one row that is always there gets its values.
///
/// # Errors
/// When the database refuses, or a table of one row would get more.
pub fn enter(
    connection: &mut Database,
    table: &'static Table,
    rows: &[Vec<Value>],
) -> Result<(), CarryError> {
    if rows.is_empty() {
        return Ok(());
    }
    if table.counted_by.is_some() && rows.len() != 1 {
        let detail = format!("expected one row and found {}", rows.len());
        return Err(wrong(table, detail));
    }
    let text = serde_json::to_string(rows).map_err(|error| wrong(table, error.to_string()))?;
    let query = diesel::sql_query(dialect::entering(connection, table)).bind::<Text, _>(text);
    let entered = match connection {
        Database::Sqlite(sqlite) => query.execute(sqlite)?,
        Database::Postgres(postgres) => query.execute(postgres)?,
    };
    if entered != rows.len() {
        let detail = format!("{entered} of {} rows were entered", rows.len());
        return Err(wrong(table, detail));
    }
    Ok(())
}

/// How many rows a table has; one that always has one row counts by what is in it.
///
/// # Errors
/// When the database refuses.
pub fn count(connection: &mut Database, table: &'static Table) -> Result<u64, StoreError> {
    let counted = match table.counted_by {
        Some(column) => format!("SELECT {column} AS number FROM {}", table.name),
        None => format!("SELECT count(*) AS number FROM {}", table.name),
    };
    let Number { number } = diesel::sql_query(counted).get_result(connection)?;
    Ok(u64::try_from(number).unwrap_or_default())
}

/// The last number that a table has given, also to rows that are gone; none for one that gives none.
///
/// # Errors
/// When the database refuses.
pub fn last_given(connection: &mut Database, table: &Table) -> Result<Option<i64>, StoreError> {
    let Some(column) = table.gives else {
        return Ok(None);
    };
    let query = dialect::last_given(connection, table, column);
    let found: Option<Number> = diesel::sql_query(query).get_result(connection).optional()?;
    Ok(Some(found.map_or(0, |found| found.number)))
}

/// Lets a table go on giving numbers after this one.
///
/// # Errors
/// When the database refuses.
pub fn go_on_after(connection: &mut Database, table: &Table, last: i64) -> Result<(), StoreError> {
    let Some(column) = table.gives.filter(|_| last > 0) else {
        return Ok(());
    };
    for statement in dialect::go_on_after(connection, table, column, last) {
        diesel::sql_query(statement).execute(connection)?;
    }
    Ok(())
}

/// Reads a row from its text and brings every value into the one form that it has.
///
/// # Errors
/// When it is not of the table's form.
pub fn parse(table: &'static Table, line: &str) -> Result<Vec<Value>, CarryError> {
    let row: Vec<Value> =
        serde_json::from_str(line).map_err(|error| wrong(table, error.to_string()))?;
    if row.len() != table.columns.len() {
        let (expected, found) = (table.columns.len(), row.len());
        let detail = format!("expected {expected} values and found {found}");
        return Err(wrong(table, detail));
    }
    let columns = table.columns.iter();
    row.into_iter()
        .zip(columns)
        .map(|(value, (name, kind))| {
            in_form(value, *kind).ok_or_else(|| wrong(table, format!("the value of {name}")))
        })
        .collect()
}

/// A value in the one form of its kind; none when it is of another kind.
fn in_form(value: Value, kind: Kind) -> Option<Value> {
    if value.is_null() {
        return Some(value);
    }
    let text = value.as_str();
    let fits = match kind {
        Kind::Integer => value.as_i64().is_some(),
        Kind::Boolean => value.is_boolean(),
        Kind::Text => text.is_some(),
        Kind::Bytes => text.is_some_and(|text| hex::decode(text).is_ok()),
        Kind::Date => text.is_some_and(|text| text.parse::<NaiveDate>().is_ok()),
        Kind::Instant => {
            let instant = NaiveDateTime::parse_from_str(text?, INSTANT).ok()?;
            return Some(Value::String(instant.format(INSTANT).to_string()));
        }
    };
    fits.then_some(value)
}

fn wrong(table: &Table, detail: String) -> CarryError {
    CarryError::Row {
        table: table.name,
        detail,
    }
}
