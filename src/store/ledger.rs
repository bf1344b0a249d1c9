//! The queries of the ledger: lock its head, read what follows a position, append.

use diesel::prelude::*;

use super::StoreError;
use super::chain::{Broken, Hash, Head};
use super::columns;
use super::connection::Database;
use super::entry::RequestMark;
use super::heads;
use super::schema::{ledger_entry, ledger_head};
use crate::domain::ids::Position;

/// The channel on which PostgreSQL instances tell each other that the ledger has grown, and to which position.
pub const CHANNEL: &str = "signatory_ledger";

/// Rows in one INSERT statement: 7 values each stay far below either database's limit of bound values.
const ROWS_PER_INSERT: usize = 1000;

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its position.
    pub position: Position,
    /// The bytes that are hashed.
    pub body: Vec<u8>,
    /// The hash of the entry before it.
    pub previous_hash: Hash,
    /// Its own hash.
    pub hash: Hash,
    /// The request that recorded it, if that can be repeated safely and this is its first entry.
    pub request: Option<RequestMark>,
}

impl StoredEntry {
    /// The head of the ledger once this is its last entry.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            position: self.position,
            hash: self.hash,
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = ledger_entry, treat_none_as_default_value = false)]
struct EntryRow {
    position: i64,
    body: Vec<u8>,
    previous_hash: Vec<u8>,
    hash: Vec<u8>,
    request_key: Option<Vec<u8>>,
    request_fingerprint: Option<Vec<u8>>,
    request_size: Option<i64>,
}

/// Locks the head until the transaction ends, by writing to it, and returns it.
///
/// # Errors
/// When the database refuses, or the lock cannot be had in time.
pub fn lock_head(connection: &mut Database) -> Result<Head, StoreError> {
    let head = diesel::update(ledger_head::table.find(1))
        .set(ledger_head::position.eq(ledger_head::position))
        .returning((ledger_head::position, ledger_head::hash))
        .get_result::<(i64, Vec<u8>)>(connection)?;
    columns::head(head)
}

/// The head, without a lock.
///
/// # Errors
/// When the database refuses.
pub fn head(connection: &mut Database) -> Result<Head, StoreError> {
    let head = ledger_head::table
        .find(1)
        .select((ledger_head::position, ledger_head::hash))
        .first::<(i64, Vec<u8>)>(connection)?;
    columns::head(head)
}

/// Up to `limit` entries after a position, in order.
///
/// # Errors
/// When the database refuses, or a stored value is not of its form.
pub fn entries_after(
    connection: &mut Database,
    after: Position,
    limit: u32,
) -> Result<Vec<StoredEntry>, StoreError> {
    let rows: Vec<EntryRow> = ledger_entry::table
        .filter(ledger_entry::position.gt(columns::of_position(after)))
        .order(ledger_entry::position.asc())
        .limit(i64::from(limit))
        .select(EntryRow::as_select())
        .load(connection)?;
    rows.into_iter().map(StoredEntry::try_from).collect()
}

/// Refuses entries beyond a head that was read before, unless the head has moved on with them: both are committed
/// together, so a head that is read after an entry is never behind it.
///
/// # Errors
/// The first position beyond the head, or when the database refuses.
pub fn require_nothing_beyond(connection: &mut Database, head: Head) -> Result<(), StoreError> {
    let Some(beyond) = entries_after(connection, head.position, 1)?.pop() else {
        return Ok(());
    };
    let stated = self::head(connection)?.position;
    if stated < beyond.position {
        return Err(StoreError::Broken(Broken {
            position: beyond.position,
            detail: format!("the head states position {stated}, and this entry is beyond it"),
        }));
    }
    Ok(())
}

/// The first entries of the requests with these keys, among those already recorded.
///
/// # Errors
/// When the database refuses, or a stored value is not of its form.
pub fn requests(connection: &mut Database, keys: &[Hash]) -> Result<Vec<StoredEntry>, StoreError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let keys: Vec<Vec<u8>> = keys.iter().map(|key| key.0.to_vec()).collect();
    let limit = i64::try_from(keys.len()).unwrap_or(i64::MAX);
    let rows: Vec<EntryRow> = ledger_entry::table
        .filter(ledger_entry::request_key.eq_any(keys))
        .order(ledger_entry::position.asc())
        .limit(limit)
        .select(EntryRow::as_select())
        .load(connection)?;
    rows.into_iter().map(StoredEntry::try_from).collect()
}

/// Appends entries and moves the head to the last of them. Belongs into a transaction that holds the lock.
///
/// # Errors
/// When the database refuses.
pub fn append(connection: &mut Database, entries: &[StoredEntry]) -> Result<(), StoreError> {
    let Some(last) = entries.last() else {
        return Ok(());
    };
    for chunk in entries.chunks(ROWS_PER_INSERT) {
        let rows: Vec<EntryRow> = chunk.iter().map(EntryRow::from).collect();
        match connection {
            // A statement for one row is prepared once; one for many would be parsed anew for each number of rows.
            Database::Sqlite(sqlite) => {
                for row in &rows {
                    diesel::insert_into(ledger_entry::table)
                        .values(row)
                        .execute(sqlite)?;
                }
            }
            Database::Postgres(postgres) => {
                diesel::insert_into(ledger_entry::table)
                    .values(&rows)
                    .execute(postgres)?;
            }
        }
    }
    match connection {
        Database::Sqlite(sqlite) => heads::advance::<heads::Ledger>(sqlite, last.head())?,
        // In one statement, for one way to the server and back. Subscribers hear of it when the transaction commits.
        Database::Postgres(postgres) => {
            diesel::update(ledger_head::table.find(1))
                .set((
                    ledger_head::position.eq(columns::of_position(last.position)),
                    ledger_head::hash.eq(last.hash.0.to_vec()),
                ))
                .returning(pg_notify(CHANNEL, last.position.to_string()))
                .execute(postgres)?;
        }
    }
    Ok(())
}

diesel::define_sql_function! {
    /// Tells those who listen on a channel, once the transaction is committed (PostgreSQL).
    fn pg_notify(channel: diesel::sql_types::Text, payload: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

impl TryFrom<EntryRow> for StoredEntry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        let position = columns::position(row.position)?;
        let hash = |bytes: &[u8]| columns::hash(position, bytes);
        let request = match (row.request_key, row.request_fingerprint, row.request_size) {
            (Some(key), Some(fingerprint), Some(size)) => Some(RequestMark {
                key: hash(&key)?,
                fingerprint: hash(&fingerprint)?,
                size: columns::count(size)?,
            }),
            _ => None,
        };
        Ok(Self {
            position,
            previous_hash: hash(&row.previous_hash)?,
            hash: hash(&row.hash)?,
            body: row.body,
            request,
        })
    }
}

impl From<&StoredEntry> for EntryRow {
    fn from(entry: &StoredEntry) -> Self {
        Self {
            position: columns::of_position(entry.position),
            body: entry.body.clone(),
            previous_hash: entry.previous_hash.0.to_vec(),
            hash: entry.hash.0.to_vec(),
            request_key: entry.request.map(|r| r.key.0.to_vec()),
            request_fingerprint: entry.request.map(|r| r.fingerprint.0.to_vec()),
            request_size: entry.request.map(|r| columns::of_count(r.size)),
        }
    }
}
