//! What can be asked of the writer, and what it answers.

use crate::domain::action::Act;
use crate::domain::correction::Rectification;
use crate::domain::decision::Ruling;
use crate::domain::ids::TreatyId;
use crate::domain::rules::Irregularity;
use crate::domain::treaty::Treaty;
use crate::store::chain::Hash;

use super::note::Note;
use super::register::Recorded;
use super::settlement::Settlement;

/// Something to be entered into the ledger, all of it or nothing.
#[derive(Debug, Clone)]
pub enum Proposal {
    /// New acts, each to be decided by the rules.
    Record(RecordActs),
    /// A correction of an action.
    Correct(Box<CorrectAction>),
    /// A decision of the depositary.
    Decide(RecordDecision),
    /// Treaties with histories that the depositary recorded: taken as facts.
    Import(Vec<Import>),
}

/// New acts in relation to one treaty.
#[derive(Debug, Clone)]
pub struct RecordActs {
    /// The treaty.
    pub treaty: TreatyId,
    /// The acts, in the order in which they are to be decided.
    pub acts: Vec<Act>,
    /// What makes a repetition of the request safe.
    pub request: Option<RequestKey>,
    /// What is settled in the same transaction, if anything.
    pub settles: Option<Settlement>,
    /// Names the request in the log.
    pub request_id: String,
    /// What the audit trail says of the request, in the same transaction.
    pub note: Option<Note>,
}

/// A correction of an action of one treaty.
#[derive(Debug, Clone)]
pub struct CorrectAction {
    /// The treaty.
    pub treaty: TreatyId,
    /// What is wrong and what is right.
    pub rectification: Rectification,
    /// What makes a repetition of the request safe.
    pub request: Option<RequestKey>,
    /// What is settled in the same transaction, if anything.
    pub settles: Option<Settlement>,
    /// Names the request in the log.
    pub request_id: String,
    /// What the audit trail says of the request, in the same transaction.
    pub note: Option<Note>,
}

/// A decision of the depositary on one treaty.
#[derive(Debug, Clone)]
pub struct RecordDecision {
    /// The treaty.
    pub treaty: TreatyId,
    /// What is decided.
    pub ruling: Ruling,
    /// What makes a repetition of the request safe.
    pub request: Option<RequestKey>,
    /// What is settled in the same transaction, if anything.
    pub settles: Option<Settlement>,
    /// Names the request in the log.
    pub request_id: String,
    /// What the audit trail says of the request, in the same transaction.
    pub note: Option<Note>,
}

impl Proposal {
    /// What makes a repetition of it safe.
    #[must_use]
    pub fn request(&self) -> Option<RequestKey> {
        match self {
            Self::Record(record) => record.request,
            Self::Correct(correct) => correct.request,
            Self::Decide(decide) => decide.request,
            Self::Import(_) => None,
        }
    }

    /// What it settles in the same transaction.
    #[must_use]
    pub fn settles(&self) -> Option<&Settlement> {
        match self {
            Self::Record(record) => record.settles.as_ref(),
            Self::Correct(correct) => correct.settles.as_ref(),
            Self::Decide(decide) => decide.settles.as_ref(),
            Self::Import(_) => None,
        }
    }

    /// What the audit trail says of its request.
    #[must_use]
    pub fn note(&self) -> Option<&Note> {
        match self {
            Self::Record(record) => record.note.as_ref(),
            Self::Correct(correct) => correct.note.as_ref(),
            Self::Decide(decide) => decide.note.as_ref(),
            Self::Import(_) => None,
        }
    }

    /// Whether it is refused before anything is entered, or enters a single entry.
    #[must_use]
    pub fn enters_one_at_most(&self) -> bool {
        match self {
            Self::Record(record) => record.acts.len() <= 1,
            Self::Correct(_) | Self::Decide(_) => true,
            Self::Import(_) => false,
        }
    }

    /// The requests behind a group of proposals, for a line of the log.
    #[must_use]
    pub fn request_ids(proposals: &[Self]) -> String {
        let ids: Vec<&str> = proposals
            .iter()
            .map(|proposal| match proposal {
                Self::Record(record) => record.request_id.as_str(),
                Self::Correct(correct) => correct.request_id.as_str(),
                Self::Decide(decide) => decide.request_id.as_str(),
                Self::Import(_) => "import",
            })
            .collect();
        ids.join(" ")
    }
}

/// The identity of a request that may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestKey {
    /// The hash of the client and its Idempotency-Key.
    pub key: Hash,
    /// The hash of what was asked.
    pub fingerprint: Hash,
}

/// A treaty and a history of it. What the register already has is not entered again.
#[derive(Debug, Clone)]
pub struct Import {
    /// The treaty.
    pub treaty: Treaty,
    /// Its acts, in the order of the file.
    pub acts: Vec<Act>,
}

/// What was entered.
#[derive(Debug, Clone)]
pub struct Entered {
    /// The entries, in order; for a repeated request, those of the first time.
    pub entries: Vec<Recorded>,
    /// Whether the request had been carried out before.
    pub repeated: bool,
}

/// Why nothing was entered.
#[derive(Debug, Clone, thiserror::Error)]
pub enum RecordError {
    /// The register has no such treaty.
    #[error("the register has no treaty {0}")]
    UnknownTreaty(TreatyId),
    /// An act breaks a rule.
    #[error("{irregularity}")]
    Refused {
        /// Which of the proposed acts, from 0.
        index: usize,
        /// Which rule, and why.
        irregularity: Box<Irregularity>,
    },
    /// The key was used for another request.
    #[error("the Idempotency-Key was used for another request")]
    KeyReused,
    /// The treaty is registered with other final clauses.
    #[error("the treaty {0} is already registered, with another document")]
    OtherDocument(TreatyId),
    /// The treaty would be its own parent, through one that is registered.
    #[error("the treaty {0} would be its own parent, through one that is registered")]
    OwnParent(TreatyId),
    /// What was to be settled is another version by now.
    #[error("version {expected} was expected, and version {found} was found")]
    Stale {
        /// The version for which it was asked.
        expected: u64,
        /// The version that was found.
        found: u64,
    },
    /// What was to be settled is in a status that does not allow it.
    #[error("its status is {0}, and that does not allow it")]
    NotOpen(&'static str),
    /// Who proposed it cannot be the one who confirms it.
    #[error("who proposed it cannot be the one who confirms it")]
    SecondOfficerRequired,
    /// Too many proposals wait.
    #[error("too many proposals are waiting")]
    Busy,
    /// Nothing was recorded; the same request may be sent again.
    #[error("nothing was recorded: {0}")]
    NotRecorded(String),
    /// Nobody knows whether it was recorded; the same request with the same key will tell.
    #[error("it is unknown whether it was recorded: {0}")]
    OutcomeUnknown(String),
}

/// The outcome of a proposal.
pub type Outcome = Result<Entered, RecordError>;
