//! Proposed entries: an officer proposes, another confirms, either rejects.
//!
//! Confirming is the writer's work: the entry is made in the transaction in which the proposed one is closed
//! (`settlement.rs`).

use crate::domain::ids::TreatyId;
use crate::domain::person::Person;
use crate::domain::proposed_entry::{AskedFor, Closed, ProposedEntry, ProposedEntryId, Status};
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::pool::PoolError;
use crate::store::proposed_entries::{self as stored, ProposedWith, Wanted};
use crate::store::submissions::is_taken;

use super::Ledger;
use super::proposal::{RecordError, RequestKey};

/// An entry to be proposed.
#[derive(Debug, Clone)]
pub struct NewProposedEntry {
    /// The treaty.
    pub treaty: TreatyId,
    /// What is asked for.
    pub asked: AskedFor,
    /// The request's body, as it was sent.
    pub body: String,
    /// Who proposes it.
    pub by: Person,
    /// What makes a repetition of the request safe.
    pub request: Option<RequestKey>,
}

/// A rejection.
#[derive(Debug, Clone)]
pub struct Rejection {
    /// Of which.
    pub id: ProposedEntryId,
    /// The version that was read.
    pub version: u64,
    /// Why.
    pub reason: String,
    /// Who rejects it.
    pub by: Person,
}

impl From<PoolError> for RecordError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Busy => Self::Busy,
            PoolError::Store(lost @ (StoreError::Commit(_) | StoreError::Silent(_))) => {
                Self::OutcomeUnknown(lost.to_string())
            }
            PoolError::Store(other) => Self::NotRecorded(other.to_string()),
        }
    }
}

impl ProposedEntry {
    /// Says whether it still is what was read, and open.
    ///
    /// # Errors
    /// When it is another version by now, or closed.
    pub fn may_be_closed(&self, version: u64) -> Result<(), RecordError> {
        if self.version != version {
            return Err(RecordError::Stale {
                expected: version,
                found: self.version,
            });
        }
        match self.status {
            Status::Open => Ok(()),
            Status::Confirmed | Status::Rejected => Err(RecordError::NotOpen(self.status.as_str())),
        }
    }
}

impl Ledger {
    /// The entry that this request has proposed before, if it has.
    ///
    /// # Errors
    /// When the key was used for another request, or the store cannot be read.
    pub async fn proposed_before(
        &self,
        request: RequestKey,
    ) -> Result<Option<ProposedEntry>, RecordError> {
        self.pool()
            .transact(move |db| proposed_before(db, request))
            .await?
    }

    /// Proposes an entry. Says also whether the request had been carried out before.
    ///
    /// # Errors
    /// When the key was used for another request, or the truth about a failure of the store.
    pub async fn propose_entry(
        &self,
        new: NewProposedEntry,
    ) -> Result<(ProposedEntry, bool), RecordError> {
        let made = ProposedEntry {
            id: new_id(),
            treaty: new.treaty,
            asked: new.asked,
            body: new.body,
            status: Status::Open,
            version: 1,
            proposed_at: self.clock().now(),
            proposed_by: new.by,
            closed: None,
        };
        let work = move |db: &mut Database| make(db, &made, new.request);
        match self.pool().transact(work.clone()).await {
            // Another request with the same key was faster; now it is found.
            Err(PoolError::Store(error)) if is_taken(&error) => self.pool().transact(work).await?,
            other => other?,
        }
    }

    /// The proposed entry of this id, if there is one.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn proposed_entry(
        &self,
        id: ProposedEntryId,
    ) -> Result<Option<ProposedEntry>, RecordError> {
        Ok(self
            .pool()
            .transact(move |db| stored::find(db, &id))
            .await?)
    }

    /// A page of proposed entries.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn proposed_entries(
        &self,
        wanted: Wanted,
    ) -> Result<Vec<ProposedEntry>, RecordError> {
        Ok(self
            .pool()
            .transact(move |db| stored::page(db, &wanted))
            .await?)
    }

    /// Rejects a proposed entry; none if there is none of this id.
    ///
    /// # Errors
    /// When it is another version by now, or closed, or the truth about a failure of the store.
    pub async fn reject(&self, asked: Rejection) -> Result<Option<ProposedEntry>, RecordError> {
        let now = self.clock().now();
        self.pool()
            .transact(move |db| {
                let Some(found) = stored::lock(db, &asked.id)? else {
                    return Ok(Ok(None));
                };
                if let Err(refusal) = found.may_be_closed(asked.version) {
                    return Ok(Err(refusal));
                }
                let closed = Closed {
                    at: now,
                    by: asked.by.clone(),
                    said: Some(asked.reason.clone()),
                    entry: None,
                };
                stored::close(db, &asked.id, Status::Rejected, &closed)?;
                Ok(Ok(stored::find(db, &asked.id)?))
            })
            .await?
    }
}

type Made = Result<(ProposedEntry, bool), RecordError>;

fn make(
    db: &mut Database,
    made: &ProposedEntry,
    request: Option<RequestKey>,
) -> Result<Made, StoreError> {
    if let Some(request) = request {
        match proposed_before(db, request)? {
            Ok(None) => {}
            Ok(Some(before)) => return Ok(Ok((before, true))),
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    let with = request.map(|request| ProposedWith {
        key: request.key,
        fingerprint: request.fingerprint,
    });
    stored::insert(db, made, with)?;
    Ok(Ok((made.clone(), false)))
}

fn proposed_before(
    db: &mut Database,
    request: RequestKey,
) -> Result<Result<Option<ProposedEntry>, RecordError>, StoreError> {
    Ok(match stored::proposed_with(db, request.key)? {
        None => Ok(None),
        Some((before, fingerprint)) if fingerprint == Some(request.fingerprint) => Ok(Some(before)),
        Some(_) => Err(RecordError::KeyReused),
    })
}

/// A new id; what is made later comes later.
fn new_id() -> ProposedEntryId {
    loop {
        let id = uuid::Uuid::now_v7().hyphenated().to_string();
        if let Some(id) = ProposedEntryId::parse(&id) {
            return id;
        }
    }
}
