//! The particulars of an act: its other dates, who signed the paper, what came with it.
//!
//! None of them decides the count. The date of the act is the legal date; the other dates are kept beside it and never
//! taken for it: a notification is issued, and an action registered, later than it is done.

use chrono::NaiveDate;

use super::ids::{DocumentHash, ParticipantCode};
use super::statement::Statement;

/// What is known of an act beside who, what, when and where. Everything may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Particulars {
    /// What the instrument calls itself, as received: a "ratification" by one that has not signed is an accession.
    pub title_received: Option<String>,
    /// The date that the instrument or letter itself bears.
    pub dated_on: Option<NaiveDate>,
    /// When the depositary received the original.
    pub received_on: Option<NaiveDate>,
    /// When the depositary received it in electronic form.
    pub received_electronically_on: Option<NaiveDate>,
    /// When the depositary issued its notification.
    pub notified_on: Option<NaiveDate>,
    /// When the action was registered under Article 102 of the Charter.
    pub registered_on: Option<NaiveDate>,
    /// For a succession: the date of the succession of States, from which it has effect (VCSST 23(1)).
    pub succession_on: Option<NaiveDate>,
    /// For a succession: the State that is succeeded.
    pub predecessor: Option<ParticipantCode>,
    /// In what capacity the signatory signed.
    pub capacity: Option<Capacity>,
    /// Whether the signatory produced full powers (VCLT 7(1)(a)).
    pub full_powers: Option<bool>,
    /// Why the depositary accepted it where a declared policy leaves that to its decision.
    pub override_reason: Option<String>,
    /// The statements that came with it, or of which it consists.
    pub statements: Vec<Statement>,
    /// The public documents that were lodged with it; the documents themselves are no part of the record.
    pub documents: Vec<DocumentHash>,
}

/// In what capacity one signs for a State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// Head of State.
    HeadOfState,
    /// Head of Government.
    HeadOfGovernment,
    /// Minister for Foreign Affairs.
    MinisterForForeignAffairs,
    /// Head of a diplomatic mission, or permanent representative: by office for the adoption of a text only
    /// (VCLT 7(2)(b), (c)).
    HeadOfMission,
    /// Any other.
    Other,
}

impl Capacity {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::HeadOfState,
        Self::HeadOfGovernment,
        Self::MinisterForForeignAffairs,
        Self::HeadOfMission,
        Self::Other,
    ];

    /// The name used in requests, answers and the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HeadOfState => "head_of_state",
            Self::HeadOfGovernment => "head_of_government",
            Self::MinisterForForeignAffairs => "minister_for_foreign_affairs",
            Self::HeadOfMission => "head_of_mission",
            Self::Other => "other",
        }
    }

    /// Reads a name as [`Capacity::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|capacity| capacity.as_str() == name)
    }

    /// Whether it represents the State by office, without full powers (VCLT 7(2)(a)).
    #[must_use]
    pub fn represents_by_office(self) -> bool {
        match self {
            Self::HeadOfState | Self::HeadOfGovernment | Self::MinisterForForeignAffairs => true,
            Self::HeadOfMission | Self::Other => false,
        }
    }
}
