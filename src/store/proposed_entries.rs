//! Proposed entries: what one officer asked to be entered, until another confirms it or one rejects it.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::StoreError;
use super::chain::{Broken, Hash};
use super::columns;
use super::connection::Database;
use super::schema::proposed_entry;
use crate::domain::ids::{Position, TreatyId};
use crate::domain::person::Person;
use crate::domain::proposed_entry::{AskedFor, Closed, ProposedEntry, ProposedEntryId, Status};

/// The request that proposed an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProposedWith {
    /// The hash of the client and its Idempotency-Key.
    pub key: Hash,
    /// The hash of what was asked.
    pub fingerprint: Hash,
}

/// Which proposed entries are looked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// In one of these statuses.
    pub statuses: Vec<Status>,
    /// After this one.
    pub after: Option<ProposedEntryId>,
    /// So many at most.
    pub limit: u32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = proposed_entry)]
struct Row {
    id: String,
    treaty: String,
    asked: String,
    corrects: Option<i64>,
    body: String,
    status: String,
    version: i64,
    proposed_at: NaiveDateTime,
    proposed_by_issuer: String,
    proposed_by_subject: String,
    closed_at: Option<NaiveDateTime>,
    closed_by_issuer: Option<String>,
    closed_by_subject: Option<String>,
    said: Option<String>,
    entry: Option<i64>,
}

/// Adds one.
///
/// # Errors
/// When the database refuses, also because the key was used before.
pub fn insert(
    connection: &mut Database,
    made: &ProposedEntry,
    with: Option<ProposedWith>,
) -> Result<(), StoreError> {
    let corrects = made.asked.corrects();
    diesel::insert_into(proposed_entry::table)
        .values((
            proposed_entry::id.eq(made.id.as_str()),
            proposed_entry::treaty.eq(made.treaty.as_str()),
            proposed_entry::asked.eq(made.asked.as_str()),
            proposed_entry::corrects.eq(corrects.map(columns::of_position)),
            proposed_entry::body.eq(&made.body),
            proposed_entry::status.eq(made.status.as_str()),
            proposed_entry::version.eq(columns::of_count(made.version)),
            proposed_entry::proposed_at.eq(made.proposed_at.naive_utc()),
            proposed_entry::proposed_by_issuer.eq(&made.proposed_by.issuer),
            proposed_entry::proposed_by_subject.eq(&made.proposed_by.subject),
            proposed_entry::request_key.eq(with.map(|with| with.key.0.to_vec())),
            proposed_entry::request_fingerprint.eq(with.map(|with| with.fingerprint.0.to_vec())),
        ))
        .execute(connection)?;
    Ok(())
}

/// The proposed entry of this id, if there is one.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn find(
    connection: &mut Database,
    id: &ProposedEntryId,
) -> Result<Option<ProposedEntry>, StoreError> {
    let row: Option<Row> = proposed_entry::table
        .find(id.as_str())
        .select(Row::as_select())
        .first(connection)
        .optional()?;
    row.map(Row::parse).transpose()
}

/// The entry that a request with this key proposed, and the hash of what was asked with it.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn proposed_with(
    connection: &mut Database,
    key: Hash,
) -> Result<Option<(ProposedEntry, Option<Hash>)>, StoreError> {
    let row = proposed_entry::table
        .filter(proposed_entry::request_key.eq(key.0.to_vec()))
        .order(proposed_entry::id.asc())
        .limit(1)
        .select((Row::as_select(), proposed_entry::request_fingerprint))
        .first::<(Row, Option<Vec<u8>>)>(connection)
        .optional()?;
    row.map(|(row, fingerprint)| {
        let fingerprint = fingerprint.and_then(|bytes| Hash::from_stored(&bytes));
        Ok((row.parse()?, fingerprint))
    })
    .transpose()
}

/// A page of them, in the order in which they were proposed.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn page(connection: &mut Database, wanted: &Wanted) -> Result<Vec<ProposedEntry>, StoreError> {
    let statuses: Vec<&str> = wanted.statuses.iter().map(|s| s.as_str()).collect();
    let after = wanted.after.as_ref().map_or("", ProposedEntryId::as_str);
    let rows: Vec<Row> = proposed_entry::table
        .filter(proposed_entry::status.eq_any(statuses))
        .filter(proposed_entry::id.gt(after))
        .order(proposed_entry::id.asc())
        .limit(i64::from(wanted.limit))
        .select(Row::as_select())
        .load(connection)?;
    rows.into_iter().map(Row::parse).collect()
}

/// Locks one until the transaction ends, by writing to it; none if there is none of this id.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn lock(
    connection: &mut Database,
    id: &ProposedEntryId,
) -> Result<Option<ProposedEntry>, StoreError> {
    diesel::update(proposed_entry::table.find(id.as_str()))
        .set(proposed_entry::version.eq(proposed_entry::version))
        .execute(connection)?;
    find(connection, id)
}

/// Closes one that is locked.
///
/// # Errors
/// When the database refuses.
pub fn close(
    connection: &mut Database,
    id: &ProposedEntryId,
    status: Status,
    closed: &Closed,
) -> Result<(), StoreError> {
    diesel::update(proposed_entry::table.find(id.as_str()))
        .set((
            proposed_entry::status.eq(status.as_str()),
            proposed_entry::version.eq(proposed_entry::version + 1),
            proposed_entry::closed_at.eq(closed.at.naive_utc()),
            proposed_entry::closed_by_issuer.eq(&closed.by.issuer),
            proposed_entry::closed_by_subject.eq(&closed.by.subject),
            proposed_entry::said.eq(&closed.said),
            proposed_entry::entry.eq(closed.entry.map(columns::of_position)),
        ))
        .execute(connection)?;
    Ok(())
}

impl Row {
    fn parse(self) -> Result<ProposedEntry, StoreError> {
        let id = ProposedEntryId::parse(&self.id);
        let corrects = self.corrects.map(from_stored).transpose()?.map(Position);
        let entry = self.entry.map(from_stored).transpose()?.map(Position);
        let closed = match (
            self.closed_at,
            self.closed_by_issuer,
            self.closed_by_subject,
        ) {
            (Some(at), Some(issuer), Some(subject)) => Some(Closed {
                at: at.and_utc(),
                by: Person { issuer, subject },
                said: self.said,
                entry,
            }),
            (_, _, _) => None,
        };
        Ok(ProposedEntry {
            id: id.ok_or_else(|| broken("id", &self.id))?,
            treaty: TreatyId::parse(&self.treaty)
                .map_err(|_not_an_id| broken("treaty", &self.treaty))?,
            asked: AskedFor::parse(&self.asked, corrects)
                .ok_or_else(|| broken("kind of request", &self.asked))?,
            body: self.body,
            status: Status::parse(&self.status).ok_or_else(|| broken("status", &self.status))?,
            version: from_stored(self.version)?,
            proposed_at: self.proposed_at.and_utc(),
            proposed_by: Person {
                issuer: self.proposed_by_issuer,
                subject: self.proposed_by_subject,
            },
            closed,
        })
    }
}

fn from_stored(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_negative| broken("number", &number.to_string()))
}

fn broken(what: &str, found: &str) -> StoreError {
    StoreError::Broken(Broken {
        position: Position::ZERO,
        detail: format!("a proposed entry has the unknown {what} {found:?}"),
    })
}
