//! The queries of the audit trail: lock its head, append, read, select, erase personal details.

pub mod entry;
pub mod noting;
pub mod person;

use diesel::prelude::*;

use super::StoreError;
use super::chain::{Broken, Chain, Hash, Head};
use super::columns;
use super::connection::Database;
use super::heads;
use super::schema::{audit_entry, audit_head, audit_person};
use crate::domain::ids::Position;
use entry::AuditEntry;
use person::StoredPerson;

/// Rows in one INSERT statement: 9 values each stay far below either database's limit of bound values.
const ROWS_PER_INSERT: usize = 500;

/// An entry as it is stored, with its personal details if they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAudit {
    /// Its position.
    pub position: Position,
    /// The bytes that are hashed.
    pub body: Vec<u8>,
    /// The hash of the entry before it.
    pub previous_hash: Hash,
    /// Its own hash.
    pub hash: Hash,
    /// What is stored beside the bytes, for the search.
    pub sought: Sought,
    /// Its personal details, if they are kept.
    pub person: Option<StoredPerson>,
}

/// What entries are found by, beside their position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    pub(super) at_micros: i64,
    pub(super) operation: Option<String>,
    pub(super) treaty: Option<String>,
    pub(super) participant: Option<String>,
    pub(super) is_refused: bool,
}

/// Which entries are asked for: those that fit everything that is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The subject of the token.
    pub subject: Option<String>,
    /// Whom the token spoke for.
    pub participant: Option<String>,
    /// The treaty.
    pub treaty: Option<String>,
    /// The operation's id.
    pub operation: Option<String>,
    /// Whether it was refused.
    pub is_refused: Option<bool>,
    /// At this instant or later, in microseconds since 1970.
    pub since_micros: Option<i64>,
    /// At this instant or earlier.
    pub until_micros: Option<i64>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entry, treat_none_as_default_value = false)]
struct EntryRow {
    position: i64,
    body: Vec<u8>,
    previous_hash: Vec<u8>,
    hash: Vec<u8>,
    at_micros: i64,
    operation: Option<String>,
    treaty: Option<String>,
    participant: Option<String>,
    is_refused: bool,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_person, treat_none_as_default_value = false)]
struct PersonRow {
    position: i64,
    salt: Vec<u8>,
    details: String,
    subject: Option<String>,
}

#[derive(QueryableByName)]
struct Erased {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    position: i64,
}

/// Locks the head until the transaction ends, by writing to it, and returns it.
///
/// # Errors
/// When the database refuses, or the lock cannot be had in time.
pub fn lock_head(connection: &mut Database) -> Result<Head, StoreError> {
    let head = diesel::update(audit_head::table.find(1))
        .set(audit_head::position.eq(audit_head::position))
        .returning((audit_head::position, audit_head::hash))
        .get_result::<(i64, Vec<u8>)>(connection)?;
    columns::head(head)
}

/// The head, without a lock.
///
/// # Errors
/// When the database refuses.
pub fn head(connection: &mut Database) -> Result<Head, StoreError> {
    let head = audit_head::table
        .find(1)
        .select((audit_head::position, audit_head::hash))
        .first::<(i64, Vec<u8>)>(connection)?;
    columns::head(head)
}

/// Up to `limit` of the selected entries after one position and up to another, in order.
///
/// # Errors
/// When the database refuses, or a stored value is not of its form.
pub fn select(
    connection: &mut Database,
    selection: &Selection,
    (after, until): (Position, Position),
    limit: u32,
) -> Result<Vec<StoredAudit>, StoreError> {
    let mut query = audit_entry::table
        .left_join(audit_person::table)
        .select((EntryRow::as_select(), Option::<PersonRow>::as_select()))
        .filter(audit_entry::position.gt(columns::of_position(after)))
        .filter(audit_entry::position.le(columns::of_position(until)))
        .order(audit_entry::position.asc())
        .limit(i64::from(limit))
        .into_boxed();
    if let Some(subject) = &selection.subject {
        query = query.filter(audit_person::subject.eq(subject));
    }
    if let Some(participant) = &selection.participant {
        query = query.filter(audit_entry::participant.eq(participant));
    }
    if let Some(treaty) = &selection.treaty {
        query = query.filter(audit_entry::treaty.eq(treaty));
    }
    if let Some(operation) = &selection.operation {
        query = query.filter(audit_entry::operation.eq(operation));
    }
    if let Some(is_refused) = selection.is_refused {
        query = query.filter(audit_entry::is_refused.eq(is_refused));
    }
    if let Some(since) = selection.since_micros {
        query = query.filter(audit_entry::at_micros.ge(since));
    }
    if let Some(until) = selection.until_micros {
        query = query.filter(audit_entry::at_micros.le(until));
    }
    let rows: Vec<(EntryRow, Option<PersonRow>)> = query.load(connection)?;
    rows.into_iter()
        .map(|(entry, person)| StoredAudit::read(entry, person))
        .collect()
}

/// Appends entries and moves the head to the last of them. Belongs into a transaction that holds the lock.
///
/// # Errors
/// When the database refuses.
pub fn append(connection: &mut Database, entries: &[StoredAudit]) -> Result<(), StoreError> {
    let Some(last) = entries.last() else {
        return Ok(());
    };
    for chunk in entries.chunks(ROWS_PER_INSERT) {
        let rows: Vec<EntryRow> = chunk.iter().map(EntryRow::from).collect();
        let people: Vec<PersonRow> = chunk.iter().filter_map(person_row).collect();
        match connection {
            // A statement for one row is prepared once; one for many would be parsed anew for each number of rows.
            Database::Sqlite(sqlite) => {
                for row in &rows {
                    diesel::insert_into(audit_entry::table)
                        .values(row)
                        .execute(sqlite)?;
                }
                for row in &people {
                    diesel::insert_into(audit_person::table)
                        .values(row)
                        .execute(sqlite)?;
                }
            }
            Database::Postgres(postgres) => {
                diesel::insert_into(audit_entry::table)
                    .values(&rows)
                    .execute(postgres)?;
                diesel::insert_into(audit_person::table)
                    .values(&people)
                    .execute(postgres)?;
            }
        }
    }
    match connection {
        Database::Sqlite(sqlite) => heads::advance::<heads::AuditTrail>(sqlite, last.head())?,
        Database::Postgres(postgres) => {
            diesel::update(audit_head::table.find(1))
                .set((
                    audit_head::position.eq(columns::of_position(last.position)),
                    audit_head::hash.eq(last.hash.0.to_vec()),
                ))
                .execute(postgres)?;
        }
    }
    Ok(())
}

/// Erases the personal details of up to `limit` entries before an instant, the oldest first. Returns of how many.
///
/// # Errors
/// When the database refuses.
pub fn erase(connection: &mut Database, before_micros: i64, limit: u32) -> Result<u64, StoreError> {
    // Two whole numbers of ours, so nothing needs to be bound.
    let erased: Vec<Erased> = diesel::sql_query(format!(
        "DELETE FROM audit_person WHERE position IN (
             SELECT person.position FROM audit_person AS person
             JOIN audit_entry AS entry ON entry.position = person.position
             WHERE entry.at_micros < {before_micros} ORDER BY person.position LIMIT {limit})
         RETURNING position"
    ))
    .load(connection)?;
    debug_assert!(erased.iter().all(|row| row.position > 0));
    Ok(u64::try_from(erased.len()).unwrap_or(u64::MAX))
}

/// An entry that follows a head, as it is to be stored.
#[must_use]
pub fn linked(head: Head, entry: &AuditEntry, person: Option<StoredPerson>) -> StoredAudit {
    let body = entry.encode();
    StoredAudit {
        position: entry.position,
        hash: Hash::link_in(Chain::AuditTrail, head.hash, &body),
        previous_hash: head.hash,
        body,
        sought: Sought::of(entry),
        person,
    }
}

impl StoredAudit {
    /// The head of the trail once this is its last entry.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            position: self.position,
            hash: self.hash,
        }
    }

    /// Reads the entry, and checks that what is stored beside its bytes is what they say.
    ///
    /// # Errors
    /// The first thing that does not fit. Personal details that are absent fit.
    pub fn entry(&self) -> Result<AuditEntry, Broken> {
        let position = self.position;
        let broken = |detail: &str| Broken {
            position,
            detail: detail.to_owned(),
        };
        let entry = AuditEntry::decode(position, &self.body)?;
        if Sought::of(&entry) != self.sought {
            return Err(broken("what it is found by is not what its bytes say"));
        }
        let Some(person) = &self.person else {
            return Ok(entry);
        };
        person.decode().map_err(|detail| broken(&detail))?;
        if entry.person == Some(person.commitment()) {
            Ok(entry)
        } else {
            Err(broken(
                "its personal details are not those that were written",
            ))
        }
    }

    fn read(row: EntryRow, person: Option<PersonRow>) -> Result<Self, StoreError> {
        let position = columns::position(row.position)?;
        let hash = |bytes: &[u8]| columns::hash(position, bytes);
        Ok(Self {
            position,
            previous_hash: hash(&row.previous_hash)?,
            hash: hash(&row.hash)?,
            body: row.body,
            sought: Sought {
                at_micros: row.at_micros,
                operation: row.operation,
                treaty: row.treaty,
                participant: row.participant,
                is_refused: row.is_refused,
            },
            person: person.map(|row| StoredPerson {
                salt: row.salt,
                details: row.details,
                subject: row.subject,
            }),
        })
    }
}

impl Sought {
    fn of(entry: &AuditEntry) -> Self {
        let request = entry.noted.request();
        Self {
            at_micros: entry.at.timestamp_micros(),
            operation: request.and_then(|request| request.operation.clone()),
            treaty: request.and_then(|request| request.treaty.clone()),
            participant: request.and_then(|request| request.participant.clone()),
            is_refused: entry.noted.is_refused(),
        }
    }
}

impl From<&StoredAudit> for EntryRow {
    fn from(entry: &StoredAudit) -> Self {
        let Sought {
            at_micros,
            operation,
            treaty,
            participant,
            is_refused,
        } = entry.sought.clone();
        Self {
            position: columns::of_position(entry.position),
            body: entry.body.clone(),
            previous_hash: entry.previous_hash.0.to_vec(),
            hash: entry.hash.0.to_vec(),
            at_micros,
            operation,
            treaty,
            participant,
            is_refused,
        }
    }
}

fn person_row(entry: &StoredAudit) -> Option<PersonRow> {
    let person = entry.person.as_ref()?;
    Some(PersonRow {
        position: columns::of_position(entry.position),
        salt: person.salt.clone(),
        details: person.details.clone(),
        subject: person.subject.clone(),
    })
}
