//! The custody of documents (VCLT 77(1)(a)): taken in with a submission, shown to those entitled, removed with care.
//!
//! Bytes and rows are two stores without a common transaction. Bytes come first and go last, under the lock on their
//! address; what a crash leaves is bytes to which nothing refers, and the sweep removes them.

pub mod care;
mod locking;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::clock::Clock;
use crate::domain::ids::TreatyId;
use crate::domain::person::Actor;
use crate::domain::submission::{Status, Step, Submission, SubmissionId};
use crate::store::connection::Database;
use crate::store::pool::{Pool, PoolError};
use crate::store::submission_document::{self as rows, Change, Lock, StoredDocument};
use crate::store::{StoreError, submissions};
use crate::vault::content::MediaType;
use crate::vault::incoming::Incoming;
use crate::vault::{Address, Stream, Vault, VaultError};

use super::submissions::SubmissionError;

/// The most documents of one submission.
pub const MOST_DOCUMENTS: usize = 50;

/// The bounds of what is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustodyLimits {
    /// The largest document, in bytes.
    pub document_bytes: u64,
    /// How many uploads may go on at once.
    pub uploads_at_once: usize,
    /// How long an upload may pause.
    pub pause: Duration,
    /// How long an upload may take in all.
    pub whole: Duration,
}

/// The documents of submissions.
pub struct Custody {
    pool: Pool,
    clock: Clock,
    vault: Vault,
    limits: CustodyLimits,
    uploads: Arc<Semaphore>,
}

/// A submission, and who asks for its documents.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The treaty under which it is looked for.
    pub treaty: TreatyId,
    /// The submission.
    pub submission: SubmissionId,
    /// Who asks.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
}

/// A document that has arrived and is accepted.
pub struct Arrived {
    /// What it is called.
    pub name: String,
    /// What it is, by its bytes.
    pub media_type: MediaType,
    /// Its bytes.
    pub incoming: Incoming,
}

/// A document, and the version of its submission since the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The document.
    pub document: StoredDocument,
    /// The submission's version.
    pub version: u64,
}

/// Why something could not be done with a document.
#[derive(Debug, thiserror::Error)]
pub enum CustodyError {
    /// The submission does not allow it.
    #[error(transparent)]
    Submission(#[from] SubmissionError),
    /// The submission has no such document.
    #[error("there is no such document")]
    NoDocument,
    /// The submission has as many documents as it may.
    #[error("the submission has {MOST_DOCUMENTS} documents, and may not have more")]
    TooMany,
    /// The document store could not be used.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<PoolError> for CustodyError {
    fn from(error: PoolError) -> Self {
        Self::Submission(error.into())
    }
}

/// What a transaction comes to: a refusal is no failure of the store.
type Decided<T> = Result<Result<T, CustodyError>, StoreError>;

impl Custody {
    /// The custody over a database and a vault.
    #[must_use]
    pub fn new(pool: Pool, clock: Clock, vault: Vault, limits: CustodyLimits) -> Self {
        Self {
            pool,
            clock,
            vault,
            limits,
            uploads: Arc::new(Semaphore::new(limits.uploads_at_once)),
        }
    }

    /// The bounds.
    #[must_use]
    pub fn limits(&self) -> CustodyLimits {
        self.limits
    }

    /// The documents of a submission, for someone who may see it.
    ///
    /// # Errors
    /// When there is no such submission for them, or the store cannot be read.
    pub async fn documents(
        &self,
        asked: Asked,
    ) -> Result<(Submission, Vec<StoredDocument>), CustodyError> {
        let work = move |db: &mut Database| {
            Ok(match visible(db, &asked)? {
                Ok(found) => Ok((found, rows::list(db, asked.submission.as_str())?)),
                Err(refusal) => Err(refusal),
            })
        };
        self.pool.transact(work).await?
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`Custody::documents`], or when it has no such document.
    pub async fn document(&self, asked: Asked, id: String) -> Result<StoredDocument, CustodyError> {
        let work = move |db: &mut Database| {
            Ok(match visible(db, &asked)? {
                Ok(_) => {
                    rows::find(db, asked.submission.as_str(), &id)?.ok_or(CustodyError::NoDocument)
                }
                Err(refusal) => Err(refusal),
            })
        };
        self.pool.transact(work).await?
    }

    /// The bytes of a document, checked as they pass.
    ///
    /// # Errors
    /// When they are missing, or the store cannot be read.
    pub async fn content(&self, document: &StoredDocument) -> Result<Stream, CustodyError> {
        let address = Address::parse(&document.sha256)
            .ok_or_else(|| unavailable(format!("{:?} is no SHA-256", document.sha256)))?;
        Ok(self.vault.read(address).await?)
    }

    /// Whether a document could be added now; what is asked before any of it is read.
    ///
    /// # Errors
    /// What [`Custody::add`] would refuse.
    pub async fn may_add(&self, asked: Asked, version: u64) -> Result<(), CustodyError> {
        let work = move |db: &mut Database| addable(db, &asked, version);
        self.pool.transact(work).await?.map(|_submission| ())
    }

    /// A place among the uploads that may go on at once.
    ///
    /// # Errors
    /// When there is none.
    pub fn admit(&self) -> Result<OwnedSemaphorePermit, CustodyError> {
        self.uploads
            .clone()
            .try_acquire_owned()
            .map_err(|_taken| CustodyError::Submission(SubmissionError::Busy))
    }

    /// Begins to take in a document.
    ///
    /// # Errors
    /// When the document store cannot be used.
    pub async fn receive(&self) -> Result<Incoming, CustodyError> {
        Ok(self.vault.receive(&new_id()).await?)
    }

    /// Keeps a document that has arrived. It is finished also if the one who asks goes away.
    ///
    /// # Errors
    /// What the submission refuses, or the truth about a failure; nothing is left then.
    pub async fn add(
        self: Arc<Self>,
        asked: Asked,
        version: u64,
        arrived: Arrived,
    ) -> Result<Changed, CustodyError> {
        let adding = tokio::spawn(async move { self.add_whole(asked, version, arrived).await });
        adding.await.unwrap_or_else(|panicked| {
            Err(unavailable(format!("the upload did not end: {panicked}")))
        })
    }

    async fn add_whole(
        &self,
        asked: Asked,
        version: u64,
        arrived: Arrived,
    ) -> Result<Changed, CustodyError> {
        let document = self.described(&asked, &arrived);
        let lock = self.locked(&document.sha256).await?;
        let kept = match arrived.incoming.keep().await {
            Ok(_address) => {
                let (lock, document) = (lock.clone(), document.clone());
                let work = move |db: &mut Database| enter(db, &asked, version, &document, &lock);
                self.pool.transact(work).await.map_err(Into::into)
            }
            Err(error) => Err(error.into()),
        };
        let entered = kept.and_then(|decided| decided);
        match entered {
            Ok(version) => Ok(Changed { document, version }),
            Err(error) => {
                self.discard(lock).await;
                Err(error)
            }
        }
    }

    /// Removes a document, and its bytes if no other document has them.
    ///
    /// # Errors
    /// What the submission refuses, or the truth about a failure.
    pub async fn remove(
        self: Arc<Self>,
        asked: Asked,
        version: u64,
        id: String,
    ) -> Result<u64, CustodyError> {
        let lock = self.lock_for("");
        let work = move |db: &mut Database| strike(db, &asked, version, &id, &lock);
        let (version, lock) = self.pool.transact(work).await??;
        if let Some(lock) = lock {
            let custody = self.clone();
            let discarding = tokio::spawn(async move { custody.discard(lock).await });
            // What it could not do is logged, and done by the sweep.
            let _ = discarding.await;
        }
        Ok(version)
    }

    /// Says whether a document is public: whether its hash may enter the record. For the depositary, while it examines.
    ///
    /// # Errors
    /// What the submission refuses, or the truth about a failure.
    pub async fn publish(
        &self,
        asked: Asked,
        version: u64,
        (id, public): (String, bool),
    ) -> Result<Changed, CustodyError> {
        let work = move |db: &mut Database| mark(db, &asked, version, (&id, public));
        self.pool.transact(work).await?
    }

    fn described(&self, asked: &Asked, arrived: &Arrived) -> StoredDocument {
        StoredDocument {
            id: new_id(),
            submission: asked.submission.to_string(),
            sha256: arrived.incoming.address().to_string(),
            size_bytes: i64::try_from(arrived.incoming.size_bytes()).unwrap_or(i64::MAX),
            media_type: arrived.media_type.as_str().to_owned(),
            name: arrived.name.clone(),
            public: false,
            uploaded_at: asked.at,
            by_issuer: asked.by.person.issuer.clone(),
            by_subject: asked.by.person.subject.clone(),
        }
    }
}

/// The submission, if there is one for the one who asks.
fn visible(db: &mut Database, asked: &Asked) -> Decided<Submission> {
    let found = submissions::find(db, &asked.submission)?;
    let of = found.as_ref().map(|found| found.participant.clone());
    Ok(found
        .filter(|found| found.treaty == asked.treaty && found.is_visible_to(&asked.by))
        .ok_or_else(|| SubmissionError::NotFound { of }.into()))
}

/// The submission, if it is of this version and its documents may be changed by the one who asks.
fn editable(db: &mut Database, asked: &Asked, version: u64) -> Decided<Submission> {
    let found = match visible(db, asked)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    Ok(current(found, version).and_then(|found| {
        if !found.is_for(&asked.by, Step::Change) {
            Err(SubmissionError::NotForDepositary.into())
        } else if !found.status.is_editable() {
            Err(SubmissionError::NotPossible(found.status).into())
        } else {
            Ok(found)
        }
    }))
}

fn current(found: Submission, version: u64) -> Result<Submission, CustodyError> {
    if found.version == version {
        return Ok(found);
    }
    Err(SubmissionError::Stale {
        expected: version,
        found: found.version,
    }
    .into())
}

fn addable(db: &mut Database, asked: &Asked, version: u64) -> Decided<Submission> {
    let found = match editable(db, asked, version)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if rows::list(db, asked.submission.as_str())?.len() >= MOST_DOCUMENTS {
        return Ok(Err(CustodyError::TooMany));
    }
    Ok(Ok(found))
}

/// The row, the change of the submission and the end of the lock, or none of them.
fn enter(
    db: &mut Database,
    asked: &Asked,
    version: u64,
    document: &StoredDocument,
    lock: &Lock,
) -> Decided<u64> {
    submissions::lock(db, &asked.submission)?;
    let found = match addable(db, asked, version)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !rows::give_back(db, lock)? {
        // So late that the bytes may have been removed by now.
        return Ok(Err(SubmissionError::Busy.into()));
    }
    rows::insert(db, document)?;
    count(db, asked, (&found, "document_added"), document)
}

/// Removes the row. Gives the lock back with which its bytes are to be removed, if nothing else refers to them.
fn strike(
    db: &mut Database,
    asked: &Asked,
    version: u64,
    id: &str,
    lock: &Lock,
) -> Decided<(u64, Option<Lock>)> {
    submissions::lock(db, &asked.submission)?;
    let found = match editable(db, asked, version)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(document) = rows::find(db, asked.submission.as_str(), id)? else {
        return Ok(Err(CustodyError::NoDocument));
    };
    rows::remove(db, id)?;
    let lock = Lock {
        sha256: document.sha256.clone(),
        ..lock.clone()
    };
    // Who holds the lock brings a row of its own, or cleans up.
    let is_last = !rows::is_referred_to(db, &lock.sha256)? && rows::take(db, &lock)?;
    let counted = count(db, asked, (&found, "document_removed"), &document)?;
    Ok(counted.map(|version| (version, is_last.then_some(lock))))
}

fn mark(
    db: &mut Database,
    asked: &Asked,
    version: u64,
    (id, public): (&str, bool),
) -> Decided<Changed> {
    submissions::lock(db, &asked.submission)?;
    let found = match visible(db, asked)?.and_then(|found| current(found, version)) {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    match found.status {
        Status::Lodged | Status::UnderExamination => {}
        Status::Draft | Status::Returned | Status::Recorded | Status::Withdrawn => {
            return Ok(Err(SubmissionError::NotPossible(found.status).into()));
        }
    }
    let Some(mut document) = rows::find(db, asked.submission.as_str(), id)? else {
        return Ok(Err(CustodyError::NoDocument));
    };
    rows::set_public(db, id, public)?;
    document.public = public;
    let kind = if public {
        "document_made_public"
    } else {
        "document_made_private"
    };
    let counted = count(db, asked, (&found, kind), &document)?;
    Ok(counted.map(|version| Changed { document, version }))
}

/// Counts the change of a submission, and says in its history what it was. Gives the new version.
fn count(
    db: &mut Database,
    asked: &Asked,
    (found, kind): (&Submission, &'static str),
    document: &StoredDocument,
) -> Decided<u64> {
    let text = format!("{} (sha-256 {})", document.name, document.sha256);
    let change = Change {
        submission: found.id.to_string(),
        version: i64::try_from(found.version).unwrap_or(i64::MAX),
        kind,
        content: serde_json::json!({ "text": text }).to_string(),
        at: asked.at,
        by_issuer: asked.by.person.issuer.clone(),
        by_subject: asked.by.person.subject.clone(),
        by_participant: asked.by.participant.as_ref().map(ToString::to_string),
    };
    rows::count_change(db, &change)?;
    Ok(Ok(found.version.saturating_add(1)))
}

fn new_id() -> String {
    uuid::Uuid::now_v7().hyphenated().to_string()
}

fn unavailable(cause: String) -> CustodyError {
    CustodyError::Submission(SubmissionError::Unavailable(cause))
}
