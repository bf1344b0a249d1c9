//! Submissions and what happened to each.
//!
//! Every change goes with a row of its history and, where others are told of it, a row of the outbox, in the transaction
//! of the caller.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::StoreError;
use super::chain::Broken;
use super::connection::Database;
use super::outbox::{self, Happening};
use super::schema::{submission, submission_event};
use crate::domain::ids::Position;
use crate::domain::person::Actor;
use crate::domain::submission::{Status, Step, SubmissionId};

/// A submission that is locked until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Its status.
    pub status: Status,
    /// Its version.
    pub version: u64,
}

/// Something that happened to a submission.
#[derive(Debug, Clone)]
pub struct Occurrence {
    /// The name of what happened.
    pub kind: &'static str,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: Actor,
    /// What was said on that occasion, JSON.
    pub content: String,
    /// Whether it goes into the outbox.
    pub is_told: bool,
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

/// Says of a submission that an entry of the ledger recorded it. It must be locked, and the entry appended.
///
/// # Errors
/// When the database refuses.
pub fn settle(
    connection: &mut Database,
    id: &SubmissionId,
    action: Position,
    occurrence: &Occurrence,
) -> Result<(), StoreError> {
    let (treaty, participant, version) = diesel::update(submission::table.find(id.as_str()))
        .set((
            submission::status.eq(Status::Recorded.as_str()),
            submission::action.eq(i64::try_from(action.0).unwrap_or(i64::MAX)),
            submission::version.eq(submission::version + 1),
            submission::changed_at.eq(occurrence.at.naive_utc()),
        ))
        .returning((
            submission::treaty,
            submission::participant,
            submission::version,
        ))
        .get_result::<(String, String, i64)>(connection)?;
    let of = Of {
        id,
        treaty: &treaty,
        participant: &participant,
    };
    note(connection, &of, version, occurrence)
}

/// Which submission something happened to.
struct Of<'a> {
    id: &'a SubmissionId,
    treaty: &'a str,
    participant: &'a str,
}

/// Writes what happened into the history of the submission, and into the outbox.
fn note(
    connection: &mut Database,
    of: &Of<'_>,
    version: i64,
    occurrence: &Occurrence,
) -> Result<(), StoreError> {
    let by = &occurrence.by;
    diesel::insert_into(submission_event::table)
        .values((
            submission_event::submission.eq(of.id.as_str()),
            submission_event::version.eq(version),
            submission_event::kind.eq(occurrence.kind),
            submission_event::at.eq(occurrence.at.naive_utc()),
            submission_event::by_issuer.eq(&by.person.issuer),
            submission_event::by_subject.eq(&by.person.subject),
            submission_event::by_participant.eq(by.participant.as_ref().map(ToString::to_string)),
            submission_event::content.eq(&occurrence.content),
        ))
        .execute(connection)?;
    if !occurrence.is_told {
        return Ok(());
    }
    outbox::append(
        connection,
        &Happening {
            // One happening, one id, however often the transaction is tried.
            id: format!("{}.{version}", of.id),
            kind: format!("submission.{}", occurrence.kind),
            treaty: Some(of.treaty.to_owned()),
            participant: Some(of.participant.to_owned()),
            link: format!("/v1/treaties/{}/submissions/{}", of.treaty, of.id),
            occurred_at: occurrence.at,
        },
    )
}

fn status_from(text: &str) -> Result<Status, StoreError> {
    Status::parse(text)
        .ok_or_else(|| broken(format!("a submission has the unknown status {text:?}")))
}

fn version_from(version: i64) -> Result<u64, StoreError> {
    u64::try_from(version)
        .map_err(|_negative| broken(format!("a submission has the version {version}")))
}

fn broken(detail: String) -> StoreError {
    StoreError::Broken(Broken {
        position: Position::ZERO,
        detail,
    })
}
