//! Tokens that were revoked before they expired.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::StoreError;
use super::connection::Database;
use super::schema::{revocation, revocation_head};

/// How many rows are read at once.
const ROWS: u32 = 1000;

/// A revoked token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRevocation {
    /// Who issued the token.
    pub issuer: String,
    /// Its id.
    pub jti: String,
    /// When it expires.
    pub until: DateTime<Utc>,
    /// Why it was revoked.
    pub reason: String,
    /// When it was revoked.
    pub revoked_at: DateTime<Utc>,
    /// The issuer of the token that did it.
    pub by_issuer: String,
    /// Whom that token speaks for.
    pub by_subject: String,
    /// Its place in the order of revocations.
    pub sequence: i64,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = revocation)]
struct Row {
    issuer: String,
    jti: String,
    until: NaiveDateTime,
    reason: String,
    revoked_at: NaiveDateTime,
    by_issuer: String,
    by_subject: String,
    sequence: i64,
}

/// Locks the revocations until the transaction ends, and counts one more. Returns the count.
///
/// # Errors
/// When the database refuses.
pub fn count_one_more(connection: &mut Database) -> Result<i64, StoreError> {
    Ok(diesel::update(revocation_head::table.find(1))
        .set(revocation_head::sequence.eq(revocation_head::sequence + 1))
        .returning(revocation_head::sequence)
        .get_result(connection)?)
}

/// How many revocations there have been.
///
/// # Errors
/// When the database refuses.
pub fn count(connection: &mut Database) -> Result<i64, StoreError> {
    Ok(revocation_head::table
        .find(1)
        .select(revocation_head::sequence)
        .first(connection)?)
}

/// The revocation of a token, if it was revoked.
///
/// # Errors
/// When the database refuses.
pub fn find(
    connection: &mut Database,
    issuer: &str,
    jti: &str,
) -> Result<Option<StoredRevocation>, StoreError> {
    let row: Option<Row> = revocation::table
        .find((issuer, jti))
        .select(Row::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(StoredRevocation::from))
}

/// Adds one. Belongs into a transaction that holds the lock.
///
/// # Errors
/// When the database refuses.
pub fn add(connection: &mut Database, new: &StoredRevocation) -> Result<(), StoreError> {
    diesel::insert_into(revocation::table)
        .values(&Row::from(new))
        .execute(connection)?;
    Ok(())
}

/// Lets one hold until a later moment. Belongs into a transaction that holds the lock.
///
/// # Errors
/// When the database refuses.
pub fn extend(
    connection: &mut Database,
    issuer: &str,
    jti: &str,
    until: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(revocation::table.find((issuer, jti)))
        .set(revocation::until.eq(until.naive_utc()))
        .execute(connection)?;
    Ok(())
}

/// Removes those whose tokens had expired by a moment.
///
/// # Errors
/// When the database refuses.
pub fn prune(connection: &mut Database, expired_by: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::delete(revocation::table.filter(revocation::until.lt(expired_by.naive_utc())))
        .execute(connection)?;
    Ok(())
}

/// Up to `limit` of them that came before a place in their order, the last first.
///
/// # Errors
/// When the database refuses.
pub fn before(
    connection: &mut Database,
    sequence: i64,
    limit: u32,
) -> Result<Vec<StoredRevocation>, StoreError> {
    let rows: Vec<Row> = revocation::table
        .filter(revocation::sequence.lt(sequence))
        .order(revocation::sequence.desc())
        .limit(i64::from(limit))
        .select(Row::as_select())
        .load(connection)?;
    Ok(rows.into_iter().map(StoredRevocation::from).collect())
}

/// All of them, the last first.
///
/// # Errors
/// When the database refuses.
pub fn all(connection: &mut Database) -> Result<Vec<StoredRevocation>, StoreError> {
    let mut all = before(connection, i64::MAX, ROWS)?;
    let mut page = all.len();
    while let Some(last) = all.last().filter(|_| page == usize_of(ROWS)) {
        let more = before(connection, last.sequence, ROWS)?;
        page = more.len();
        all.extend(more);
    }
    Ok(all)
}

fn usize_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl From<Row> for StoredRevocation {
    fn from(row: Row) -> Self {
        Self {
            issuer: row.issuer,
            jti: row.jti,
            until: row.until.and_utc(),
            reason: row.reason,
            revoked_at: row.revoked_at.and_utc(),
            by_issuer: row.by_issuer,
            by_subject: row.by_subject,
            sequence: row.sequence,
        }
    }
}

impl From<&StoredRevocation> for Row {
    fn from(new: &StoredRevocation) -> Self {
        Self {
            issuer: new.issuer.clone(),
            jti: new.jti.clone(),
            until: new.until.naive_utc(),
            reason: new.reason.clone(),
            revoked_at: new.revoked_at.naive_utc(),
            by_issuer: new.by_issuer.clone(),
            by_subject: new.by_subject.clone(),
            sequence: new.sequence,
        }
    }
}
