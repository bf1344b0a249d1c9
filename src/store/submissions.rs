//! Submissions and what happened to each.
//!
//! Every change goes with a row of its history and, where others are told of it, a row of the outbox, in the transaction
//! of the caller.

mod content;
mod history;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::StoreError;
use super::chain::{Broken, Hash};
use super::columns;
use super::connection::Database;
use super::outbox::{self, Happening};
use super::schema::{submission, submission_event};
use crate::domain::ids::{ParticipantCode, Position, TreatyId};
use crate::domain::person::Actor;
use crate::domain::submission::{Status, Step, Submission, SubmissionId};

use content::StoredSubmission;
pub use history::{Happened, Said, events_after};

/// What a submission's first event is called.
pub const CREATED: &str = "created";

/// A submission that is locked until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Its status.
    pub status: Status,
    /// Its version.
    pub version: u64,
}

/// Something that happens to a submission.
#[derive(Debug, Clone)]
pub struct Occurrence {
    /// What: a step, or none for its creation.
    pub step: Option<Step>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: Actor,
    /// What was said on that occasion.
    pub said: Said,
}

/// The request that made a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeBy {
    /// The hash of the client and its Idempotency-Key.
    pub key: Hash,
    /// The hash of what was asked.
    pub fingerprint: Hash,
}

/// Which submissions are looked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Of this treaty.
    pub treaty: TreatyId,
    /// Of this participant only.
    pub participant: Option<ParticipantCode>,
    /// In one of these statuses.
    pub statuses: Vec<Status>,
    /// After this one.
    pub after: Option<SubmissionId>,
    /// So many at most.
    pub limit: u32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = submission)]
struct SubmissionRow {
    id: String,
    treaty: String,
    participant: String,
    status: String,
    version: i64,
    content: String,
    created_at: NaiveDateTime,
    changed_at: NaiveDateTime,
    action: Option<i64>,
}

/// Locks a submission until the transaction ends, by writing to it; none if there is no such submission.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn lock(connection: &mut Database, id: &SubmissionId) -> Result<Option<Held>, StoreError> {
    let row = diesel::update(submission::table.find(id.as_str()))
        .set(submission::version.eq(submission::version))
        .returning((submission::status, submission::version))
        .get_result::<(String, i64)>(connection)
        .optional()?;
    row.map(|(status, version)| {
        Ok(Held {
            status: status_from(&status)?,
            version: version_from(version)?,
        })
    })
    .transpose()
}

/// The submission of this id, if there is one.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn find(
    connection: &mut Database,
    id: &SubmissionId,
) -> Result<Option<Submission>, StoreError> {
    let row: Option<SubmissionRow> = submission::table
        .find(id.as_str())
        .select(SubmissionRow::as_select())
        .first(connection)
        .optional()?;
    row.map(SubmissionRow::parse).transpose()
}

/// The submission that a request with this key made, and the hash of what was asked with it.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn made_by(
    connection: &mut Database,
    key: Hash,
) -> Result<Option<(SubmissionId, Option<Hash>)>, StoreError> {
    let row = submission::table
        .filter(submission::request_key.eq(key.0.to_vec()))
        .order(submission::id.asc())
        .limit(1)
        .select((submission::id, submission::request_fingerprint))
        .first::<(String, Option<Vec<u8>>)>(connection)
        .optional()?;
    row.map(|(id, fingerprint)| {
        let fingerprint = fingerprint.and_then(|bytes| Hash::from_stored(&bytes));
        Ok((id_from(&id)?, fingerprint))
    })
    .transpose()
}

/// A page of submissions, in the order in which they were made.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn page(connection: &mut Database, wanted: &Wanted) -> Result<Vec<Submission>, StoreError> {
    let statuses: Vec<&str> = wanted.statuses.iter().map(|s| s.as_str()).collect();
    let after = wanted.after.as_ref().map_or("", SubmissionId::as_str);
    let base = submission::table
        .filter(submission::treaty.eq(wanted.treaty.as_str()))
        .filter(submission::status.eq_any(statuses))
        .filter(submission::id.gt(after))
        .order(submission::id.asc())
        .limit(i64::from(wanted.limit))
        .select(SubmissionRow::as_select());
    let rows: Vec<SubmissionRow> = match &wanted.participant {
        None => base.load(connection)?,
        Some(participant) => base
            .filter(submission::participant.eq(participant.as_str()))
            .load(connection)?,
    };
    rows.into_iter().map(SubmissionRow::parse).collect()
}

/// Adds a submission, and to its history that it was made.
///
/// # Errors
/// When the database refuses, also because the key was used before.
pub fn insert(
    connection: &mut Database,
    made: &Submission,
    by: Option<MadeBy>,
    occurrence: &Occurrence,
) -> Result<(), StoreError> {
    diesel::insert_into(submission::table)
        .values((
            submission::id.eq(made.id.as_str()),
            submission::treaty.eq(made.treaty.as_str()),
            submission::participant.eq(made.participant.as_str()),
            submission::status.eq(made.status.as_str()),
            submission::version.eq(columns::of_count(made.version)),
            submission::content.eq(to_json(made)?),
            submission::created_at.eq(made.created_at.naive_utc()),
            submission::changed_at.eq(made.changed_at.naive_utc()),
            submission::request_key.eq(by.map(|by| by.key.0.to_vec())),
            submission::request_fingerprint.eq(by.map(|by| by.fingerprint.0.to_vec())),
        ))
        .execute(connection)?;
    note(connection, made, occurrence)
}

/// Keeps a submission as it is after something happened to it, and what that was. It must be locked.
///
/// # Errors
/// When the database refuses.
pub fn save(
    connection: &mut Database,
    changed: &Submission,
    occurrence: &Occurrence,
) -> Result<(), StoreError> {
    diesel::update(submission::table.find(changed.id.as_str()))
        .set((
            submission::status.eq(changed.status.as_str()),
            submission::version.eq(columns::of_count(changed.version)),
            submission::content.eq(to_json(changed)?),
            submission::changed_at.eq(changed.changed_at.naive_utc()),
            submission::action.eq(changed.action.map(columns::of_position)),
        ))
        .execute(connection)?;
    note(connection, changed, occurrence)
}

/// Whether a submission was not added because its key is in use.
#[must_use]
pub fn is_taken(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Query(diesel::result::Error::DatabaseError(
            diesel::result::DatabaseErrorKind::UniqueViolation,
            _
        ))
    )
}

/// Writes what happened into the history of the submission, and into the outbox.
fn note(
    connection: &mut Database,
    of: &Submission,
    occurrence: &Occurrence,
) -> Result<(), StoreError> {
    let by = &occurrence.by;
    let kind = occurrence.step.map_or(CREATED, Step::as_str);
    diesel::insert_into(submission_event::table)
        .values((
            submission_event::submission.eq(of.id.as_str()),
            submission_event::version.eq(columns::of_count(of.version)),
            submission_event::kind.eq(kind),
            submission_event::at.eq(occurrence.at.naive_utc()),
            submission_event::by_issuer.eq(&by.person.issuer),
            submission_event::by_subject.eq(&by.person.subject),
            submission_event::by_participant.eq(by.participant.as_ref().map(ToString::to_string)),
            submission_event::content.eq(occurrence.said.stored()?),
        ))
        .execute(connection)?;
    if !occurrence.step.is_some_and(Step::is_told) {
        return Ok(());
    }
    outbox::append(
        connection,
        &Happening {
            // One happening, one id, however often the transaction is tried.
            id: format!("{}.{}", of.id, of.version),
            kind: format!("submission.{kind}"),
            treaty: Some(of.treaty.to_string()),
            participant: Some(of.participant.to_string()),
            link: format!("/v1/treaties/{}/submissions/{}", of.treaty, of.id),
            occurred_at: occurrence.at,
        },
    )
}

impl SubmissionRow {
    fn parse(self) -> Result<Submission, StoreError> {
        let stored: StoredSubmission =
            serde_json::from_str(&self.content).map_err(|e| broken(e.to_string()))?;
        let parts = stored.parse().map_err(broken)?;
        Ok(Submission {
            id: id_from(&self.id)?,
            treaty: TreatyId::parse(&self.treaty).map_err(|e| broken(e.to_string()))?,
            participant: ParticipantCode::parse(&self.participant)
                .map_err(|e| broken(e.to_string()))?,
            status: status_from(&self.status)?,
            version: version_from(self.version)?,
            on_paper: parts.on_paper,
            content: parts.content,
            examination: parts.examination,
            returned: parts.returned,
            action: self.action.map(version_from).transpose()?.map(Position),
            created_at: self.created_at.and_utc(),
            changed_at: self.changed_at.and_utc(),
        })
    }
}

fn to_json(of: &Submission) -> Result<String, StoreError> {
    serde_json::to_string(&StoredSubmission::from(of)).map_err(|e| broken(e.to_string()))
}

fn id_from(text: &str) -> Result<SubmissionId, StoreError> {
    SubmissionId::parse(text).ok_or_else(|| {
        broken(format!(
            "expected the id of a submission and found {text:?}"
        ))
    })
}

fn status_from(text: &str) -> Result<Status, StoreError> {
    Status::parse(text)
        .ok_or_else(|| broken(format!("a submission has the unknown status {text:?}")))
}

fn version_from(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number)
        .map_err(|_negative| broken(format!("a submission has the number {number}")))
}

fn broken(detail: String) -> StoreError {
    StoreError::Broken(Broken {
        position: Position::ZERO,
        detail,
    })
}
