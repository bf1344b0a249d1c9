//! What is told to those who follow the record: an entry's type, whom it concerns, and the milestones that it reached
//! or took back.
//!
//! The feed, the stream and the webhooks tell the same events and choose among them with the same filter.

use std::collections::BTreeSet;

use super::action::{ActionKind, Family};
use super::ids::{ParticipantCode, Position, TreatyId};
use super::milestones::{Change, Name};

/// What kind of entry it is. The list is closed within a version of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// A treaty was registered with its final clauses.
    TreatyRegistered,
    /// A signature, or a succession to one.
    SignatureRecorded,
    /// Consent to be bound, a definitive signature included.
    ConsentRecorded,
    /// A notification of provisional application.
    ProvisionalApplicationRecorded,
    /// A withdrawal, a denunciation, or the revocation of one.
    WithdrawalRecorded,
    /// A communication that consists of statements only.
    CommunicationRecorded,
    /// An action was corrected.
    ActionCorrected,
    /// The depositary decided something.
    DecisionRecorded,
}

impl EventType {
    /// Every type, in the order in which they are documented.
    pub const ALL: [Self; 8] = [
        Self::TreatyRegistered,
        Self::SignatureRecorded,
        Self::ConsentRecorded,
        Self::ProvisionalApplicationRecorded,
        Self::WithdrawalRecorded,
        Self::CommunicationRecorded,
        Self::ActionCorrected,
        Self::DecisionRecorded,
    ];

    /// The type of an entry that records an action.
    #[must_use]
    pub fn of_action(kind: ActionKind) -> Self {
        match kind.family() {
            Family::Signature => Self::SignatureRecorded,
            Family::Consent => Self::ConsentRecorded,
            Family::ProvisionalApplication => Self::ProvisionalApplicationRecorded,
            Family::Withdrawal => Self::WithdrawalRecorded,
            Family::Communication => Self::CommunicationRecorded,
        }
    }

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TreatyRegistered => "treaty.registered",
            Self::SignatureRecorded => "signature.recorded",
            Self::ConsentRecorded => "consent.recorded",
            Self::ProvisionalApplicationRecorded => "provisional_application.recorded",
            Self::WithdrawalRecorded => "withdrawal.recorded",
            Self::CommunicationRecorded => "communication.recorded",
            Self::ActionCorrected => "action.corrected",
            Self::DecisionRecorded => "decision.recorded",
        }
    }

    /// Reads a name as [`EventType::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// An entry of the record, as it is told to those who follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its place in the record.
    pub position: Position,
    /// What kind of entry it is.
    pub kind: EventType,
    /// The treaty that it is about.
    pub treaty: TreatyId,
    /// Whom it concerns, by code: who acted, who acted as recorded before a correction, whose statement is objected to
    /// or accepted, whose eligibility was decided.
    pub participants: BTreeSet<ParticipantCode>,
    /// What it did to the treaty's milestones, on the depositary's day on which it was recorded.
    pub milestones: Change,
}

impl Event {
    /// The names of the milestones that it reached, each once.
    #[must_use]
    pub fn reached(&self) -> BTreeSet<Name> {
        self.milestones.reached.iter().map(|m| m.name()).collect()
    }

    /// The names of the milestones that it took back, each once.
    #[must_use]
    pub fn lost(&self) -> BTreeSet<Name> {
        self.milestones.lost.iter().map(|m| m.name()).collect()
    }
}

/// Which events someone wants to hear of: those that meet every part, and any item of each. An empty part asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    /// About one of these treaties.
    pub treaties: BTreeSet<TreatyId>,
    /// Concerning one of these participants.
    pub participants: BTreeSet<ParticipantCode>,
    /// Of one of these types.
    pub kinds: BTreeSet<EventType>,
    /// Reaching or taking back one of these milestones.
    pub milestones: BTreeSet<Name>,
}

impl Filter {
    /// Whether an event is wanted.
    #[must_use]
    pub fn admits(&self, event: &Event) -> bool {
        self.admits_treaty(&event.treaty)
            && self.admits_kind(event.kind)
            && self.admits_participants(&event.participants)
            && (self.milestones.is_empty()
                || !self.milestones.is_disjoint(&event.reached())
                || !self.milestones.is_disjoint(&event.lost()))
    }

    /// Whether events about a treaty can be wanted: cheaper to ask than to make the event.
    #[must_use]
    pub fn admits_treaty(&self, treaty: &TreatyId) -> bool {
        self.treaties.is_empty() || self.treaties.contains(treaty)
    }

    /// Whether events of a kind can be wanted.
    #[must_use]
    pub fn admits_kind(&self, kind: EventType) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether events that concern these participants can be wanted.
    #[must_use]
    pub fn admits_participants(&self, concerned: &BTreeSet<ParticipantCode>) -> bool {
        self.participants.is_empty() || !self.participants.is_disjoint(concerned)
    }
}
