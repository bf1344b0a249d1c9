//! Actions: what a State or an organization does in relation to a treaty, as the depositary records it.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use arcstr::ArcStr;
use chrono::NaiveDate;

use super::ids::{ParticipantCode, Position};
use super::particulars::SharedParticulars;
use super::place::Place;

/// The kind of an action, in the words of the Vienna Convention and of the depositary's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// Signature subject to ratification, acceptance or approval (VCLT 14, 18(a)).
    Signature,
    /// Signature that is itself consent to be bound (VCLT 12).
    DefinitiveSignature,
    /// Consent by a signatory (VCLT 14).
    Ratification,
    /// Consent by a signatory, in a simplified form; same effect as ratification (VCLT 14(2)).
    Acceptance,
    /// Consent by a signatory, in a simplified form; same effect as ratification (VCLT 14(2)).
    Approval,
    /// Consent by one that has not signed (VCLT 15).
    Accession,
    /// Notification of succession to the treaty (1978 Vienna Convention on Succession, VCSST 17, 22).
    Succession,
    /// Notification of succession to a predecessor's signature (VCSST 19, 37).
    SuccessionToSignature,
    /// An organization's counterpart of ratification (VCLT-IO 2(1)(b bis)).
    FormalConfirmation,
    /// Notification of provisional application (VCLT 25); it never makes a party.
    ProvisionalApplication,
    /// Communication of the intention not to become a party (VCLT 18(a)); the signature's row and date stay.
    WithdrawalOfSignature,
    /// Withdrawal of an instrument before the treaty is in force for the participant.
    WithdrawalOfInstrument,
    /// Notice of denunciation or withdrawal from a treaty in force (VCLT 54, 56, 67).
    Denunciation,
    /// Revocation of a denunciation before it takes effect (VCLT 68).
    WithdrawalOfDenunciation,
    /// A communication that consists of statements only: a late reservation, an objection, a designation (VCLT 78).
    Communication,
}

impl ActionKind {
    /// Every kind, in the order in which they are documented.
    pub const ALL: [Self; 15] = [
        Self::Signature,
        Self::DefinitiveSignature,
        Self::Ratification,
        Self::Acceptance,
        Self::Approval,
        Self::Accession,
        Self::Succession,
        Self::SuccessionToSignature,
        Self::FormalConfirmation,
        Self::ProvisionalApplication,
        Self::WithdrawalOfSignature,
        Self::WithdrawalOfInstrument,
        Self::Denunciation,
        Self::WithdrawalOfDenunciation,
        Self::Communication,
    ];

    /// The name used in documents, files and answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::DefinitiveSignature => "definitive_signature",
            Self::Ratification => "ratification",
            Self::Acceptance => "acceptance",
            Self::Approval => "approval",
            Self::Accession => "accession",
            Self::Succession => "succession",
            Self::SuccessionToSignature => "succession_to_signature",
            Self::FormalConfirmation => "formal_confirmation",
            Self::ProvisionalApplication => "provisional_application",
            Self::WithdrawalOfSignature => "withdrawal_of_signature",
            Self::WithdrawalOfInstrument => "withdrawal_of_instrument",
            Self::Denunciation => "denunciation",
            Self::WithdrawalOfDenunciation => "withdrawal_of_denunciation",
            Self::Communication => "communication",
        }
    }

    /// Reads a name as [`ActionKind::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The same kind in words, for a sentence.
    #[must_use]
    pub fn in_words(self) -> String {
        self.as_str().replace('_', " ")
    }

    /// The depositary's letter after a date in its tables; it is case-sensitive. Kinds without one have none.
    #[must_use]
    pub fn letter(self) -> Option<&'static str> {
        match self {
            Self::Acceptance => Some("A"),
            Self::Approval => Some("AA"),
            Self::Accession => Some("a"),
            Self::Succession | Self::SuccessionToSignature => Some("d"),
            Self::DefinitiveSignature => Some("s"),
            Self::FormalConfirmation => Some("c"),
            Self::ProvisionalApplication => Some("n"),
            Self::Signature
            | Self::Ratification
            | Self::WithdrawalOfSignature
            | Self::WithdrawalOfInstrument
            | Self::Denunciation
            | Self::WithdrawalOfDenunciation
            | Self::Communication => None,
        }
    }

    /// What family of acts it belongs to.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Self::Signature | Self::SuccessionToSignature => Family::Signature,
            Self::DefinitiveSignature
            | Self::Ratification
            | Self::Acceptance
            | Self::Approval
            | Self::Accession
            | Self::Succession
            | Self::FormalConfirmation => Family::Consent,
            Self::ProvisionalApplication => Family::ProvisionalApplication,
            Self::WithdrawalOfSignature
            | Self::WithdrawalOfInstrument
            | Self::Denunciation
            | Self::WithdrawalOfDenunciation => Family::Withdrawal,
            Self::Communication => Family::Communication,
        }
    }

    /// Whether it expresses consent to be bound (VCLT 11).
    #[must_use]
    pub fn is_consent(self) -> bool {
        matches!(self.family(), Family::Consent)
    }

    /// Whether it puts a date into the signature column: a definitive signature does so too.
    #[must_use]
    pub fn is_signature(self) -> bool {
        matches!(self.family(), Family::Signature) || matches!(self, Self::DefinitiveSignature)
    }

    /// Whether it presupposes the participant's own earlier signature.
    #[must_use]
    pub fn needs_signature(self) -> bool {
        matches!(self, Self::Ratification | Self::Acceptance | Self::Approval)
    }
}

impl std::fmt::Display for ActionKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What an action is about: signing, consenting, applying provisionally, or taking one of these back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// A date in the signature column.
    Signature,
    /// Consent to be bound.
    Consent,
    /// Provisional application.
    ProvisionalApplication,
    /// Something earlier is taken back or ended.
    Withdrawal,
    /// Statements, and nothing else.
    Communication,
}

/// How an action came into the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Taken from a history that the depositary or another source had already recorded.
    Imported,
    /// Recorded in this register as a new act, after its rules were checked.
    Recorded,
}

/// What was done, before it has a place in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who did it.
    pub participant: ParticipantCode,
    /// What kind of act it is.
    pub kind: ActionKind,
    /// The legal date: of signature, or of deposit, that is receipt by the depositary. A civil date at the place.
    pub date: NaiveDate,
    /// Where it was done, if known.
    pub place: Option<Place>,
    /// Who signed for the participant, as printed.
    pub signatory: Option<ArcStr>,
    /// The depositary notification that announced it, as printed: `C.N.196.2025.TREATIES-XVIII.16`.
    pub notification: Option<ArcStr>,
    /// Where the fact can be checked: an address or a reference.
    pub source: Option<ArcStr>,
    /// What a reader should know beside it.
    pub note: Option<ArcStr>,
    /// Its other dates, who signed the paper, what came with it.
    pub particulars: SharedParticulars,
}

impl Act {
    /// An act with nothing but who, what and when.
    #[must_use]
    pub fn new(participant: ParticipantCode, kind: ActionKind, date: NaiveDate) -> Self {
        Self {
            participant,
            kind,
            date,
            place: None,
            signatory: None,
            notification: None,
            source: None,
            note: None,
            particulars: SharedParticulars::default(),
        }
    }
}

/// An act that is in the record. It is shared: a copy of it is a pointer, and what is changed is a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action(Arc<Placed>);

/// An act with its place in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the ledger, which is also its identifier.
    pub position: Position,
    /// How it came here.
    pub origin: Origin,
    /// What was done.
    pub act: Act,
}

impl Action {
    /// An act at its place in the record.
    #[must_use]
    pub fn new(position: Position, origin: Origin, act: Act) -> Self {
        Self(Arc::new(Placed {
            position,
            origin,
            act,
        }))
    }
}

impl Deref for Action {
    type Target = Placed;

    fn deref(&self) -> &Placed {
        &self.0
    }
}

impl DerefMut for Action {
    fn deref_mut(&mut self) -> &mut Placed {
        Arc::make_mut(&mut self.0)
    }
}
