//! What a group of recordings leaves: entries of the ledger, and what the audit trail says of the requests.
//!
//! A SQLite file is in this process, and takes one statement after the other. PostgreSQL is some way off, and gets all of
//! it in one: both heads are locked with one statement, and everything is appended with another. Who knows where both
//! heads are needs not lock them first: one statement looks whether they are there still, and is its own transaction.

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{Array, BigInt, Binary, Bool, HasSqlType, Nullable, Text};

use super::StoreError;
use super::audit::{self, StoredAudit};
use super::chain::{Hash, Head};
use super::columns;
use super::connection::Database;
use super::ledger::{self, CHANNEL, StoredEntry};
use super::schema::{audit_head, ledger_head};

/// The ends of both chains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads {
    /// Of the ledger.
    pub ledger: Head,
    /// Of the audit trail.
    pub audit: Head,
}

/// Locks both heads until the transaction ends, that of the ledger first, and returns them. The transaction is one that
/// [`Database::begin_immediate`] began.
///
/// # Errors
/// When the database refuses, or a lock cannot be had in time.
pub fn lock_heads(database: &mut Database) -> Result<Heads, StoreError> {
    let (ledger, audit) = match database {
        // Whoever began to write to the file holds all of it.
        Database::Sqlite(_) => {
            return Ok(Heads {
                ledger: ledger::head(database)?,
                audit: audit::head(database)?,
            });
        }
        Database::Postgres(postgres) => ledger_head::table
            .inner_join(audit_head::table.on(audit_head::id.eq(ledger_head::id)))
            .filter(ledger_head::id.eq(1))
            .select((
                (ledger_head::position, ledger_head::hash),
                (audit_head::position, audit_head::hash),
            ))
            .for_update()
            .first::<((i64, Vec<u8>), (i64, Vec<u8>))>(postgres)?,
    };
    Ok(Heads {
        ledger: columns::head(ledger)?,
        audit: columns::head(audit)?,
    })
}

/// Appends entries to the ledger and to the trail, and moves both heads to the last of them. Belongs into a transaction
/// that holds both locks.
///
/// # Errors
/// When the database refuses.
pub fn append(
    database: &mut Database,
    entries: &[StoredEntry],
    notes: &[StoredAudit],
) -> Result<(), StoreError> {
    match (database, entries.last(), notes.last()) {
        (Database::Postgres(postgres), Some(last), Some(last_note)) => {
            Appended::of(entries, last.head(), notes, last_note.head()).execute(postgres)?;
            Ok(())
        }
        (database, _, _) => {
            ledger::append(database, entries)?;
            audit::append(database, notes)
        }
    }
}

/// The same outside of any transaction, if both heads are still there and nobody holds them; else nothing is appended.
///
/// Returns whether it was. A SQLite file, where nothing is spared by it, appends nothing.
///
/// # Errors
/// When the database refuses, or the connection is lost: then it may have been appended, or may still be.
pub fn append_if_unmoved(
    database: &mut Database,
    heads: Heads,
    entries: &[StoredEntry],
    notes: &[StoredAudit],
) -> Result<bool, StoreError> {
    let Database::Postgres(postgres) = database else {
        return Ok(false);
    };
    let last = entries.last().map_or(heads.ledger, StoredEntry::head);
    let last_note = notes.last().map_or(heads.audit, StoredAudit::head);
    let appended = AppendedAt {
        heads: [heads.ledger, heads.audit]
            .map(|head| (columns::of_position(head.position), head.hash)),
        appended: Appended::of(entries, last, notes, last_note),
    };
    Ok(appended.execute(postgres)? == 1)
}

/// Everything in one statement, by columns: so it is the same statement for any number of rows, and PostgreSQL parses
/// it once for a connection.
struct Appended<'a> {
    entries: Entries<'a>,
    notes: Notes<'a>,
    people: People<'a>,
}

/// The same where both heads are, and nothing anywhere else. They are locked with looking at them; where another holds a
/// lock they are as if they were elsewhere, so that nobody is waited for.
struct AppendedAt<'a> {
    /// Of the ledger and of the trail.
    heads: [(i64, Hash); 2],
    appended: Appended<'a>,
}

struct Entries<'a> {
    position: Vec<i64>,
    body: Vec<&'a [u8]>,
    previous_hash: Vec<&'a [u8]>,
    hash: Vec<&'a [u8]>,
    request_key: Vec<Option<&'a [u8]>>,
    request_fingerprint: Vec<Option<&'a [u8]>>,
    request_size: Vec<Option<i64>>,
    last: Moved,
    announced: String,
}

struct Notes<'a> {
    position: Vec<i64>,
    body: Vec<&'a [u8]>,
    previous_hash: Vec<&'a [u8]>,
    hash: Vec<&'a [u8]>,
    at_micros: Vec<i64>,
    operation: Vec<Option<&'a str>>,
    treaty: Vec<Option<&'a str>>,
    participant: Vec<Option<&'a str>>,
    is_refused: Vec<bool>,
    last: Moved,
}

struct People<'a> {
    position: Vec<i64>,
    salt: Vec<&'a [u8]>,
    details: Vec<&'a str>,
    subject: Vec<Option<&'a str>>,
}

/// Where a head is moved to.
struct Moved {
    position: i64,
    hash: Hash,
}

impl<'a> Appended<'a> {
    fn of(
        entries: &'a [StoredEntry],
        last: Head,
        notes: &'a [StoredAudit],
        last_note: Head,
    ) -> Self {
        Self {
            entries: Entries::of(entries, last),
            notes: Notes::of(notes, last_note),
            people: People::of(notes),
        }
    }
}

impl<'a> Entries<'a> {
    fn of(entries: &'a [StoredEntry], last: Head) -> Self {
        let requests = || entries.iter().map(|entry| entry.request.as_ref());
        let key = |entry: &'a StoredEntry| Some(&entry.request.as_ref()?.key.0[..]);
        let fingerprint = |entry: &'a StoredEntry| Some(&entry.request.as_ref()?.fingerprint.0[..]);
        Self {
            position: entries
                .iter()
                .map(|entry| columns::of_position(entry.position))
                .collect(),
            body: entries.iter().map(|entry| &entry.body[..]).collect(),
            previous_hash: entries
                .iter()
                .map(|entry| &entry.previous_hash.0[..])
                .collect(),
            hash: entries.iter().map(|entry| &entry.hash.0[..]).collect(),
            request_key: entries.iter().map(key).collect(),
            request_fingerprint: entries.iter().map(fingerprint).collect(),
            request_size: requests()
                .map(|request| Some(columns::of_count(request?.size)))
                .collect(),
            last: Moved::to(last),
            announced: last.position.to_string(),
        }
    }
}

impl<'a> Notes<'a> {
    fn of(notes: &'a [StoredAudit], last: Head) -> Self {
        let text = |of: fn(&StoredAudit) -> &Option<String>| {
            notes.iter().map(|note| of(note).as_deref()).collect()
        };
        Self {
            position: notes
                .iter()
                .map(|note| columns::of_position(note.position))
                .collect(),
            body: notes.iter().map(|note| &note.body[..]).collect(),
            previous_hash: notes.iter().map(|note| &note.previous_hash.0[..]).collect(),
            hash: notes.iter().map(|note| &note.hash.0[..]).collect(),
            at_micros: notes.iter().map(|note| note.sought.at_micros).collect(),
            operation: text(|note| &note.sought.operation),
            treaty: text(|note| &note.sought.treaty),
            participant: text(|note| &note.sought.participant),
            is_refused: notes.iter().map(|note| note.sought.is_refused).collect(),
            last: Moved::to(last),
        }
    }
}

impl<'a> People<'a> {
    fn of(notes: &'a [StoredAudit]) -> Self {
        let people = || {
            notes
                .iter()
                .filter_map(|note| Some((note.position, note.person.as_ref()?)))
        };
        Self {
            position: people()
                .map(|(position, _)| columns::of_position(position))
                .collect(),
            salt: people().map(|(_, person)| &person.salt[..]).collect(),
            details: people().map(|(_, person)| &person.details[..]).collect(),
            subject: people()
                .map(|(_, person)| person.subject.as_deref())
                .collect(),
        }
    }
}

impl Appended<'_> {
    /// What follows WITH. Nothing is appended where the condition does not hold.
    fn walk<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>, condition: &str) -> QueryResult<()> {
        out.push_sql(
            "entry AS (INSERT INTO ledger_entry (position, body, previous_hash, hash, request_key, \
             request_fingerprint, request_size) SELECT * FROM unnest(",
        );
        self.entries.walk_ast(out.reborrow())?;
        out.push_sql(") WHERE ");
        out.push_sql(condition);
        out.push_sql(
            "), note AS (INSERT INTO audit_entry (position, body, previous_hash, hash, at_micros, operation, treaty, \
             participant, is_refused) SELECT * FROM unnest(",
        );
        self.notes.walk_ast(out.reborrow())?;
        out.push_sql(") WHERE ");
        out.push_sql(condition);
        out.push_sql(
            "), person AS (INSERT INTO audit_person (position, salt, details, subject) SELECT * FROM unnest(",
        );
        self.people.walk_ast(out.reborrow())?;
        out.push_sql(") WHERE ");
        out.push_sql(condition);
        out.push_sql("), trail AS (UPDATE audit_head SET ");
        self.notes.last.walk_ast(out.reborrow())?;
        out.push_sql(" WHERE id = 1 AND ");
        out.push_sql(condition);
        out.push_sql(") UPDATE ledger_head SET ");
        self.entries.last.walk_ast(out.reborrow())?;
        out.push_sql(" WHERE id = 1 AND ");
        out.push_sql(condition);
        out.push_sql(" RETURNING pg_notify(");
        out.push_bind_param::<Text, _>(CHANNEL)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(&self.entries.announced)?;
        out.push_sql(")");
        Ok(())
    }
}

impl QueryFragment<Pg> for Appended<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("WITH ");
        self.walk(out, "true")
    }
}

impl QueryFragment<Pg> for AppendedAt<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let [ledger, audit] = &self.heads;
        out.push_sql(
            "WITH there AS (SELECT FROM ledger_head JOIN audit_head ON audit_head.id = ledger_head.id \
             WHERE ledger_head.id = 1 AND ledger_head.position = ",
        );
        out.push_bind_param::<BigInt, _>(&ledger.0)?;
        out.push_sql(" AND ledger_head.hash = ");
        out.push_bind_param::<Binary, _>(&ledger.1.0[..])?;
        out.push_sql(" AND audit_head.position = ");
        out.push_bind_param::<BigInt, _>(&audit.0)?;
        out.push_sql(" AND audit_head.hash = ");
        out.push_bind_param::<Binary, _>(&audit.1.0[..])?;
        out.push_sql(" FOR UPDATE SKIP LOCKED), ");
        self.appended.walk(out, "EXISTS (SELECT FROM there)")
    }
}

impl QueryId for AppendedAt<'_> {
    type QueryId = AppendedAt<'static>;

    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<PgConnection> for AppendedAt<'_> {}

impl QueryId for Appended<'_> {
    type QueryId = Appended<'static>;

    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<PgConnection> for Appended<'_> {}

impl QueryFragment<Pg> for Entries<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_bind_param::<Array<BigInt>, _>(&self.position)?;
        column::<Array<Binary>, _>(&mut out, &self.body)?;
        column::<Array<Binary>, _>(&mut out, &self.previous_hash)?;
        column::<Array<Binary>, _>(&mut out, &self.hash)?;
        column::<Array<Nullable<Binary>>, _>(&mut out, &self.request_key)?;
        column::<Array<Nullable<Binary>>, _>(&mut out, &self.request_fingerprint)?;
        column::<Array<Nullable<BigInt>>, _>(&mut out, &self.request_size)
    }
}

impl QueryFragment<Pg> for Notes<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_bind_param::<Array<BigInt>, _>(&self.position)?;
        column::<Array<Binary>, _>(&mut out, &self.body)?;
        column::<Array<Binary>, _>(&mut out, &self.previous_hash)?;
        column::<Array<Binary>, _>(&mut out, &self.hash)?;
        column::<Array<BigInt>, _>(&mut out, &self.at_micros)?;
        column::<Array<Nullable<Text>>, _>(&mut out, &self.operation)?;
        column::<Array<Nullable<Text>>, _>(&mut out, &self.treaty)?;
        column::<Array<Nullable<Text>>, _>(&mut out, &self.participant)?;
        column::<Array<Bool>, _>(&mut out, &self.is_refused)
    }
}

impl QueryFragment<Pg> for People<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_bind_param::<Array<BigInt>, _>(&self.position)?;
        column::<Array<Binary>, _>(&mut out, &self.salt)?;
        column::<Array<Text>, _>(&mut out, &self.details)?;
        column::<Array<Nullable<Text>>, _>(&mut out, &self.subject)
    }
}

/// One more column of a list.
fn column<'b, ST, T>(out: &mut AstPass<'_, 'b, Pg>, rows: &'b T) -> QueryResult<()>
where
    Pg: HasSqlType<ST>,
    T: ToSql<ST, Pg>,
{
    out.push_sql(", ");
    out.push_bind_param::<ST, _>(rows)
}

impl Moved {
    fn to(head: Head) -> Self {
        Self {
            position: columns::of_position(head.position),
            hash: head.hash,
        }
    }
}

impl QueryFragment<Pg> for Moved {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("position = ");
        out.push_bind_param::<BigInt, _>(&self.position)?;
        out.push_sql(", hash = ");
        out.push_bind_param::<Binary, _>(&self.hash.0[..])
    }
}
