//! What stands beside signature and consent: reservations that a treaty permits or prohibits, and what it asks to be told.
//!
//! Only a prohibition is read by a rule: a reservation that the treaty prohibits is refused. Nothing else in these clauses
//! bars a signature or a deposit, or changes a count or a date.

use super::Provenance;
use crate::domain::statement::Designated;

/// A reservation that the treaty expressly permits, so that it needs no acceptance (VCLT 20(1)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReservationClause {
    /// The article that permits it.
    pub article: String,
    /// When it may be made.
    pub at: Vec<ReservationMoment>,
    /// Where it was read.
    pub provenance: Provenance,
}

/// When a reservation may be made (VCLT 19).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReservationMoment {
    /// When signing; to be confirmed when consenting (VCLT 23(2)).
    Signature,
    /// When ratifying, accepting, approving or acceding.
    Consent,
}

/// A clause that prohibits reservations (VCLT 19(a), (b)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReservationProhibition {
    /// The article. Rome Statute 120, Minamata 32.
    pub article: Option<String>,
    /// Which reservations.
    pub scope: ProhibitedReservations,
    /// Where it was read.
    pub provenance: Provenance,
}

/// Which reservations a treaty prohibits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProhibitedReservations {
    /// All of them (VCLT 19(a)).
    All,
    /// All but those that it expressly permits (VCLT 19(b)).
    Others,
}

/// Something that a State or an organization is to tell the depositary: an authority, a legal basis, its laws.
///
/// That it is missing affects neither the validity of an instrument, nor its date, nor the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationClause {
    /// The article that asks for it.
    pub article: Option<String>,
    /// What is to be told, in English.
    pub what: String,
    /// By which designation it is told; none where no single kind of designation does.
    pub designates: Option<Designated>,
    /// When.
    pub when: NotificationMoment,
    /// Whether it belongs into the instrument itself, rather than beside it.
    pub part_of_instrument: bool,
    /// Where it was read.
    pub provenance: Provenance,
}

/// When the depositary is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationMoment {
    /// When signing.
    AtSignature,
    /// When depositing the instrument.
    AtDeposit,
    /// The treaty gives no day.
    Undated,
}

impl NotificationMoment {
    /// The name used in documents and answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AtSignature => "at_signature",
            Self::AtDeposit => "at_deposit",
            Self::Undated => "undated",
        }
    }
}
