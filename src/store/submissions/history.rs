//! What happened to a submission, as it is kept: one row for each version.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::ids::ParticipantCode;
use crate::domain::person::{Actor, Person};
use crate::domain::submission::{ReturnReason, SubmissionId};
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::schema::submission_event;

use super::{broken, version_from};

/// What was said on an occasion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The reasons for a return.
    pub reasons: Vec<ReturnReason>,
    /// What was said beside them, or instead.
    pub text: Option<String>,
}

/// Something that happened, read from the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// The version that the submission has had since.
    pub version: u64,
    /// The name of what happened.
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: Actor,
    /// What was said.
    pub said: Said,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredSaid {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = submission_event)]
struct HappenedRow {
    version: i64,
    kind: String,
    at: chrono::NaiveDateTime,
    by_issuer: String,
    by_subject: String,
    by_participant: Option<String>,
    content: String,
}

/// What happened to a submission after a version, in order.
///
/// # Errors
/// When the database refuses, or what it holds is not of its form.
pub fn events_after(
    connection: &mut Database,
    id: &SubmissionId,
    after: u64,
    limit: u32,
) -> Result<Vec<Happened>, StoreError> {
    let rows: Vec<HappenedRow> = submission_event::table
        .filter(submission_event::submission.eq(id.as_str()))
        .filter(submission_event::version.gt(i64::try_from(after).unwrap_or(i64::MAX)))
        .order(submission_event::version.asc())
        .limit(i64::from(limit))
        .select(HappenedRow::as_select())
        .load(connection)?;
    rows.into_iter().map(HappenedRow::parse).collect()
}

impl HappenedRow {
    fn parse(self) -> Result<Happened, StoreError> {
        let participant = self
            .by_participant
            .map(|code| ParticipantCode::parse(&code).map_err(|e| broken(e.to_string())))
            .transpose()?;
        Ok(Happened {
            version: version_from(self.version)?,
            kind: self.kind,
            at: self.at.and_utc(),
            by: Actor {
                person: Person {
                    issuer: self.by_issuer,
                    subject: self.by_subject,
                },
                participant,
            },
            said: Said::parse(&self.content)?,
        })
    }
}

impl Said {
    /// As it is stored.
    pub(super) fn stored(&self) -> Result<String, StoreError> {
        let stored = StoredSaid {
            reasons: self
                .reasons
                .iter()
                .map(|reason| reason.as_str().to_owned())
                .collect(),
            text: self.text.clone(),
        };
        serde_json::to_string(&stored).map_err(|e| broken(e.to_string()))
    }

    fn parse(stored: &str) -> Result<Self, StoreError> {
        let stored: StoredSaid = serde_json::from_str(stored).map_err(|e| broken(e.to_string()))?;
        let reasons = stored.reasons.iter().map(|reason| {
            ReturnReason::parse(reason).ok_or_else(|| broken(format!("unknown reason {reason:?}")))
        });
        Ok(Self {
            reasons: reasons.collect::<Result<_, _>>()?,
            text: stored.text,
        })
    }
}
