//! Submissions: a ministry makes, changes and lodges them; the depositary examines them, and returns or records them.
//!
//! Whoever is not entitled to see one is told that there is none. Each change is one transaction: the submission, its
//! history, and what others are to be told.

use chrono::{DateTime, Utc};

use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::person::Actor;
use crate::domain::submission::{Content, Deed, Status, Step, Submission, SubmissionId};
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::pool::PoolError;
use crate::store::submissions::{self as stored, Happened, MadeBy, Occurrence, Said, Wanted};

use super::Ledger;

/// A submission to be made.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// The treaty.
    pub treaty: TreatyId,
    /// Whose it is.
    pub participant: ParticipantCode,
    /// What is submitted.
    pub content: Content,
    /// Whether it is lodged at once.
    pub lodge: bool,
    /// Who makes it.
    pub by: Actor,
    /// What makes a repetition of the request safe.
    pub request: Option<MadeBy>,
}

impl NewSubmission {
    /// The draft that it begins as.
    #[must_use]
    pub fn draft(&self, now: DateTime<Utc>) -> Submission {
        let by = &self.by;
        Submission {
            id: new_id(),
            treaty: self.treaty.clone(),
            participant: self.participant.clone(),
            status: Status::Draft,
            version: 1,
            on_paper: by.is_depositary().then(|| by.person.clone()),
            content: self.content.clone(),
            examination: None,
            returned: None,
            action: None,
            created_at: now,
            changed_at: now,
        }
    }
}

/// A change of a submission.
#[derive(Debug, Clone)]
pub struct Alteration {
    /// The treaty under which it is looked for.
    pub treaty: TreatyId,
    /// Which.
    pub id: SubmissionId,
    /// The version that the change is made for.
    pub version: u64,
    /// What is done.
    pub deed: Deed,
    /// What is said on that occasion.
    pub note: Option<String>,
    /// Who does it.
    pub by: Actor,
}

/// Why something could not be done with a submission.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SubmissionError {
    /// There is none, for the one who asks.
    #[error("there is no such submission")]
    NotFound {
        /// Whose it is, if there is one after all.
        of: Option<ParticipantCode>,
    },
    /// It is another version by now.
    #[error("version {expected} was expected, and version {found} was found")]
    Stale {
        /// The version for which it was asked.
        expected: u64,
        /// The version that was found.
        found: u64,
    },
    /// Its status does not allow it.
    #[error("its status is {}, and that does not allow it", .0.as_str())]
    NotPossible(Status),
    /// It is for its State to do, and not for the depositary.
    #[error("this is for its State to do")]
    NotForDepositary,
    /// The key was used for another request.
    #[error("the Idempotency-Key was used for another request")]
    KeyReused,
    /// Too many units of work wait.
    #[error("too many units of work are waiting")]
    Busy,
    /// The store could not be used.
    #[error("the store could not be used: {0}")]
    Unavailable(String),
    /// Nobody knows whether it was done.
    #[error("it is unknown whether it was done: {0}")]
    OutcomeUnknown(String),
}

impl From<PoolError> for SubmissionError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Busy => Self::Busy,
            PoolError::Store(lost @ (StoreError::Commit(_) | StoreError::Silent(_))) => {
                Self::OutcomeUnknown(lost.to_string())
            }
            PoolError::Store(other) => Self::Unavailable(other.to_string()),
        }
    }
}

impl Ledger {
    /// The submission of this id, for someone who may see it: `status.is_editable()` says whether it can be changed.
    ///
    /// # Errors
    /// When there is none for them, or the store cannot be read.
    pub async fn submission_for(
        &self,
        actor: &Actor,
        treaty: &TreatyId,
        id: &SubmissionId,
    ) -> Result<Submission, SubmissionError> {
        let sought = id.clone();
        let found = self
            .pool()
            .transact(move |db| stored::find(db, &sought))
            .await?;
        visible(found, actor, treaty)
    }

    /// A page of the submissions to a treaty, those of other States aside for one who speaks for a State.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn submissions(
        &self,
        actor: &Actor,
        mut wanted: Wanted,
    ) -> Result<Vec<Submission>, SubmissionError> {
        if let Some(own) = &actor.participant {
            wanted.participant = Some(own.clone());
        }
        Ok(self
            .pool()
            .transact(move |db| stored::page(db, &wanted))
            .await?)
    }

    /// What happened to a submission after a version, for someone who may see it.
    ///
    /// # Errors
    /// When there is none for them, or the store cannot be read.
    pub async fn history_of_submission(
        &self,
        of: &Submission,
        after: u64,
        limit: u32,
    ) -> Result<Vec<Happened>, SubmissionError> {
        let id = of.id.clone();
        Ok(self
            .pool()
            .transact(move |db| stored::events_after(db, &id, after, limit))
            .await?)
    }

    /// Makes a submission. Says also whether the request had been carried out before.
    ///
    /// # Errors
    /// When the key was used for another request, or the truth about a failure of the store.
    pub async fn submit(&self, new: NewSubmission) -> Result<(Submission, bool), SubmissionError> {
        let made = new.draft(self.clock().now());
        let work = move |db: &mut Database| make(db, &new, &made);
        match self.pool().transact(work.clone()).await {
            // Another request with the same key was faster; now it is found.
            Err(PoolError::Store(error)) if stored::is_taken(&error) => {
                self.pool().transact(work).await?
            }
            other => other?,
        }
    }

    /// Changes a submission.
    ///
    /// # Errors
    /// When there is none for them, it is another version by now, its status does not allow it, or the truth about a
    /// failure of the store.
    pub async fn alter(&self, alteration: Alteration) -> Result<Submission, SubmissionError> {
        let now = self.clock().now();
        self.pool()
            .transact(move |db| alter(db, &alteration, now))
            .await?
    }
}

/// What is found, if it is for the one who asks.
fn visible(
    found: Option<Submission>,
    actor: &Actor,
    treaty: &TreatyId,
) -> Result<Submission, SubmissionError> {
    let of = found.as_ref().map(|found| found.participant.clone());
    found
        .filter(|found| found.treaty == *treaty && found.is_visible_to(actor))
        .ok_or(SubmissionError::NotFound { of })
}

/// A new id; what is made later comes later.
fn new_id() -> SubmissionId {
    loop {
        let id = uuid::Uuid::now_v7().hyphenated().to_string();
        if let Some(id) = SubmissionId::parse(&id) {
            return id;
        }
    }
}

type Made = Result<(Submission, bool), SubmissionError>;

fn make(db: &mut Database, new: &NewSubmission, draft: &Submission) -> Result<Made, StoreError> {
    if let Some(request) = new.request
        && let Some((id, fingerprint)) = stored::made_by(db, request.key)?
    {
        if fingerprint != Some(request.fingerprint) {
            return Ok(Err(SubmissionError::KeyReused));
        }
        let found = stored::find(db, &id)?;
        return Ok(visible(found, &new.by, &new.treaty).map(|found| (found, true)));
    }
    let occurrence = |step| Occurrence {
        step,
        at: draft.created_at,
        by: new.by.clone(),
        said: Said::default(),
    };
    stored::insert(db, draft, new.request, &occurrence(None))?;
    let lodged = draft
        .after(&Deed::Lodge, draft.created_at)
        .filter(|_| new.lodge);
    let Some(lodged) = lodged else {
        return Ok(Ok((draft.clone(), false)));
    };
    stored::save(db, &lodged, &occurrence(Some(Step::Lodge)))?;
    Ok(Ok((lodged, false)))
}

fn alter(
    db: &mut Database,
    asked: &Alteration,
    now: DateTime<Utc>,
) -> Result<Result<Submission, SubmissionError>, StoreError> {
    stored::lock(db, &asked.id)?;
    let before = match visible(stored::find(db, &asked.id)?, &asked.by, &asked.treaty) {
        Ok(before) => before,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if before.version != asked.version {
        return Ok(Err(SubmissionError::Stale {
            expected: asked.version,
            found: before.version,
        }));
    }
    if !before.is_for(&asked.by, asked.deed.step()) {
        return Ok(Err(SubmissionError::NotForDepositary));
    }
    let Some(after) = before.after(&asked.deed, now) else {
        return Ok(Err(SubmissionError::NotPossible(before.status)));
    };
    let occurrence = Occurrence {
        step: Some(asked.deed.step()),
        at: now,
        by: asked.by.clone(),
        said: said(asked),
    };
    stored::save(db, &after, &occurrence)?;
    Ok(Ok(after))
}

fn said(asked: &Alteration) -> Said {
    match &asked.deed {
        Deed::Return(returned) => Said {
            reasons: returned.reasons.clone(),
            text: returned.text.clone(),
        },
        Deed::Change(_) | Deed::Lodge | Deed::TakeUp | Deed::Examine(_) | Deed::Withdraw => Said {
            reasons: Vec::new(),
            text: asked.note.clone(),
        },
    }
}
