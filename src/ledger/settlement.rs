//! What an entry settles outside the ledger, in the transaction in which it is appended.
//!
//! So there is never a recorded submission without its action, nor an action of a submission that is still open; and the
//! same for an entry that two officers make.

use chrono::{DateTime, Utc};

use crate::domain::ids::Position;
use crate::domain::person::{Actor, Person};
use crate::domain::proposed_entry::{Closed, ProposedEntryId, Status};
use crate::domain::submission::{Step, SubmissionId};
use crate::store::StoreError;
use crate::store::chain::Broken;
use crate::store::connection::Database;
use crate::store::proposed_entries;
use crate::store::submissions::{self, Occurrence, Said};

use super::proposal::RecordError;

/// What is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// A submission that is recorded.
    Submission {
        /// Which.
        id: SubmissionId,
        /// The version that was examined.
        version: u64,
        /// Who records it.
        by: Actor,
        /// What is said on that occasion.
        note: Option<String>,
    },
    /// A proposed entry that a second officer confirms.
    ProposedEntry {
        /// Which.
        id: ProposedEntryId,
        /// The version that was read.
        version: u64,
        /// Who confirms it.
        by: Person,
        /// What is said on that occasion.
        note: Option<String>,
    },
}

impl Settlement {
    /// Why it comes too late behind another one that is settled first: both are about the same.
    #[must_use]
    pub fn lost_to(&self, earlier: &Self) -> Option<RecordError> {
        match (self, earlier) {
            (Self::Submission { id, version, .. }, Self::Submission { id: other, .. }) => {
                (id == other).then(|| RecordError::Stale {
                    expected: *version,
                    found: version.saturating_add(1),
                })
            }
            (Self::ProposedEntry { id, version, .. }, Self::ProposedEntry { id: other, .. }) => {
                (id == other).then(|| RecordError::Stale {
                    expected: *version,
                    found: version.saturating_add(1),
                })
            }
            (Self::Submission { .. }, Self::ProposedEntry { .. })
            | (Self::ProposedEntry { .. }, Self::Submission { .. }) => None,
        }
    }

    /// Locks what is to be settled and says whether it still is what it was when this was asked for.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn lock(&self, database: &mut Database) -> Result<Result<(), RecordError>, StoreError> {
        match self {
            Self::Submission { id, version, .. } => {
                let held = submissions::lock(database, id)?;
                Ok(match held {
                    Some(held) if held.version != *version => Err(RecordError::Stale {
                        expected: *version,
                        found: held.version,
                    }),
                    Some(held) if held.status.after(Step::Record).is_none() => {
                        Err(RecordError::NotOpen(held.status.as_str()))
                    }
                    Some(_) => Ok(()),
                    None => Err(RecordError::NotRecorded(format!(
                        "there is no submission {id} to settle"
                    ))),
                })
            }
            Self::ProposedEntry {
                id, version, by, ..
            } => {
                let held = proposed_entries::lock(database, id)?;
                Ok(match held {
                    Some(held) => held.may_be_closed(*version).and_then(|()| {
                        // Asked before, and held here too: no way round it.
                        if held.proposed_by == *by {
                            Err(RecordError::SecondOfficerRequired)
                        } else {
                            Ok(())
                        }
                    }),
                    None => Err(RecordError::NotRecorded(format!(
                        "there is no proposed entry {id} to settle"
                    ))),
                })
            }
        }
    }
}

/// Settles what is locked, by the entry at a position, which must be appended already.
///
/// # Errors
/// When the database refuses.
pub fn settle(
    database: &mut Database,
    settlement: &Settlement,
    position: Position,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    match settlement {
        Settlement::Submission { id, by, note, .. } => {
            let found = submissions::find(database, id)?;
            let recorded = found
                .as_ref()
                .and_then(|found| found.status.after(Step::Record));
            let (Some(mut submission), Some(recorded)) = (found, recorded) else {
                return Err(StoreError::Broken(Broken {
                    position,
                    detail: format!(
                        "the submission {id} that it records is not there to be recorded"
                    ),
                }));
            };
            submission.status = recorded;
            submission.version = submission.version.saturating_add(1);
            submission.changed_at = at;
            submission.action = Some(position);
            let occurrence = Occurrence {
                step: Some(Step::Record),
                at,
                by: by.clone(),
                said: Said {
                    text: note.clone(),
                    ..Said::default()
                },
            };
            submissions::save(database, &submission, &occurrence)
        }
        Settlement::ProposedEntry { id, by, note, .. } => proposed_entries::close(
            database,
            id,
            Status::Confirmed,
            &Closed {
                at,
                by: by.clone(),
                said: note.clone(),
                entry: Some(position),
            },
        ),
    }
}
