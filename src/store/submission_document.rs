//! The rows of submissions' documents, and the lock on an address of the document store.
//!
//! Bytes and rows cannot be changed in one transaction. The lock makes it safe: whoever puts bytes at an address, or
//! removes them because no row refers to them, holds it; a crash leaves at worst bytes that nobody refers to.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp};

use super::StoreError;
use super::connection::Database;
use super::schema::{document_lock, submission, submission_document, submission_event};

/// The most documents of one submission that are ever listed.
pub const MOST: i64 = 50;

/// A document, as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDocument {
    /// Its identifier, a UUID.
    pub id: String,
    /// The submission's.
    pub submission: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub size_bytes: i64,
    /// What it is, by its bytes.
    pub media_type: String,
    /// What its sender calls it.
    pub name: String,
    /// Whether its hash may enter the record.
    pub public: bool,
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
    /// Who said who uploaded it.
    pub by_issuer: String,
    /// Who uploaded it.
    pub by_subject: String,
}

type Row = (
    String,
    String,
    String,
    i64,
    String,
    String,
    bool,
    chrono::NaiveDateTime,
    String,
    String,
);

impl From<Row> for StoredDocument {
    fn from(row: Row) -> Self {
        Self {
            id: row.0,
            submission: row.1,
            sha256: row.2,
            size_bytes: row.3,
            media_type: row.4,
            name: row.5,
            public: row.6,
            uploaded_at: row.7.and_utc(),
            by_issuer: row.8,
            by_subject: row.9,
        }
    }
}

/// A change of a submission through its documents.
#[derive(Debug, Clone)]
pub struct Change {
    /// The submission.
    pub submission: String,
    /// The version that is changed.
    pub version: i64,
    /// What happens, as the history calls it.
    pub kind: &'static str,
    /// What is said of it, JSON.
    pub content: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who says who does it.
    pub by_issuer: String,
    /// Who does it.
    pub by_subject: String,
    /// For which State; none for the depositary.
    pub by_participant: Option<String>,
}

/// Counts a change of a submission and enters it into its history. The submission must be locked.
///
/// # Errors
/// When the database refuses.
pub fn count_change(connection: &mut Database, change: &Change) -> Result<(), StoreError> {
    let version = change.version.saturating_add(1);
    diesel::update(submission::table.find(&change.submission))
        .set((
            submission::version.eq(version),
            submission::changed_at.eq(change.at.naive_utc()),
        ))
        .execute(connection)?;
    diesel::insert_into(submission_event::table)
        .values((
            submission_event::submission.eq(&change.submission),
            submission_event::version.eq(version),
            submission_event::kind.eq(change.kind),
            submission_event::at.eq(change.at.naive_utc()),
            submission_event::by_issuer.eq(&change.by_issuer),
            submission_event::by_subject.eq(&change.by_subject),
            submission_event::by_participant.eq(&change.by_participant),
            submission_event::content.eq(&change.content),
        ))
        .execute(connection)?;
    Ok(())
}

/// Enters a document.
///
/// # Errors
/// When the database refuses.
pub fn insert(connection: &mut Database, document: &StoredDocument) -> Result<(), StoreError> {
    diesel::insert_into(submission_document::table)
        .values((
            submission_document::id.eq(&document.id),
            submission_document::submission.eq(&document.submission),
            submission_document::sha256.eq(&document.sha256),
            submission_document::size_bytes.eq(document.size_bytes),
            submission_document::media_type.eq(&document.media_type),
            submission_document::name.eq(&document.name),
            submission_document::public.eq(document.public),
            submission_document::uploaded_at.eq(document.uploaded_at.naive_utc()),
            submission_document::by_issuer.eq(&document.by_issuer),
            submission_document::by_subject.eq(&document.by_subject),
        ))
        .execute(connection)?;
    Ok(())
}

/// The documents of a submission, in the order in which they came.
///
/// # Errors
/// When the database refuses.
pub fn list(
    connection: &mut Database,
    submission: &str,
) -> Result<Vec<StoredDocument>, StoreError> {
    let rows: Vec<Row> = submission_document::table
        .filter(submission_document::submission.eq(submission))
        .order(submission_document::id)
        .limit(MOST)
        .load(connection)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// A document of a submission, if it has one of this id.
///
/// # Errors
/// When the database refuses.
pub fn find(
    connection: &mut Database,
    submission: &str,
    id: &str,
) -> Result<Option<StoredDocument>, StoreError> {
    let row: Option<Row> = submission_document::table
        .filter(submission_document::submission.eq(submission))
        .filter(submission_document::id.eq(id))
        .first(connection)
        .optional()?;
    Ok(row.map(Into::into))
}

/// Removes a document's row.
///
/// # Errors
/// When the database refuses.
pub fn remove(connection: &mut Database, id: &str) -> Result<(), StoreError> {
    diesel::delete(submission_document::table.filter(submission_document::id.eq(id)))
        .execute(connection)?;
    Ok(())
}

/// Says whether a document's hash may enter the record.
///
/// # Errors
/// When the database refuses.
pub fn set_public(connection: &mut Database, id: &str, public: bool) -> Result<(), StoreError> {
    diesel::update(submission_document::table.filter(submission_document::id.eq(id)))
        .set(submission_document::public.eq(public))
        .execute(connection)?;
    Ok(())
}

/// Whether any document has these bytes.
///
/// # Errors
/// When the database refuses.
pub fn is_referred_to(connection: &mut Database, sha256: &str) -> Result<bool, StoreError> {
    let count: i64 = submission_document::table
        .filter(submission_document::sha256.eq(sha256))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}

/// Some documents in the order of their ids, after one; every document in turn, if asked until there are none.
///
/// # Errors
/// When the database refuses.
pub fn some_after(
    connection: &mut Database,
    after: &str,
    limit: i64,
) -> Result<Vec<StoredDocument>, StoreError> {
    let rows: Vec<Row> = submission_document::table
        .filter(submission_document::id.gt(after))
        .order(submission_document::id)
        .limit(limit)
        .load(connection)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The lock on an address.
#[derive(Debug, Clone)]
pub struct Lock {
    /// The address.
    pub sha256: String,
    /// Who takes it, a name that nobody else has.
    pub holder: String,
    /// When.
    pub taken_at: DateTime<Utc>,
    /// A lock that was taken before this instant is void: its holder has crashed.
    pub void_before: DateTime<Utc>,
}

/// Takes a lock, unless another has it.
///
/// # Errors
/// When the database refuses.
pub fn take(connection: &mut Database, lock: &Lock) -> Result<bool, StoreError> {
    diesel::delete(
        document_lock::table
            .filter(document_lock::sha256.eq(&lock.sha256))
            .filter(document_lock::taken_at.lt(lock.void_before.naive_utc())),
    )
    .execute(connection)?;
    // The query builder has no ON CONFLICT for both databases at once.
    let taken = match connection {
        Database::Sqlite(sqlite) => diesel::sql_query(
            "INSERT INTO document_lock (sha256, holder, taken_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        )
        .bind::<Text, _>(&lock.sha256)
        .bind::<Text, _>(&lock.holder)
        .bind::<Timestamp, _>(lock.taken_at.naive_utc())
        .execute(sqlite)?,
        Database::Postgres(postgres) => diesel::sql_query(
            "INSERT INTO document_lock (sha256, holder, taken_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind::<Text, _>(&lock.sha256)
        .bind::<Text, _>(&lock.holder)
        .bind::<Timestamp, _>(lock.taken_at.naive_utc())
        .execute(postgres)?,
    };
    Ok(taken == 1)
}

/// Takes a lock anew that is held, and waits for a transaction that may be giving it back. False if it is held no more.
///
/// # Errors
/// When the database refuses.
pub fn renew(
    connection: &mut Database,
    lock: &Lock,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let renewed = diesel::update(
        document_lock::table
            .filter(document_lock::sha256.eq(&lock.sha256))
            .filter(document_lock::holder.eq(&lock.holder)),
    )
    .set(document_lock::taken_at.eq(at.naive_utc()))
    .execute(connection)?;
    Ok(renewed == 1)
}

/// Gives a lock back. False if it was void by now and another has taken it.
///
/// # Errors
/// When the database refuses.
pub fn give_back(connection: &mut Database, lock: &Lock) -> Result<bool, StoreError> {
    let given_back = diesel::delete(
        document_lock::table
            .filter(document_lock::sha256.eq(&lock.sha256))
            .filter(document_lock::holder.eq(&lock.holder)),
    )
    .execute(connection)?;
    Ok(given_back == 1)
}
