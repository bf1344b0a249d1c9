//! The particulars of an act: its other dates, who signed the paper, what came with it.
//!
//! None of them decides the count. The date of the act is the legal date; the other dates are kept beside it and never
//! taken for it: a notification is issued, and an action registered, later than it is done.

use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use chrono::NaiveDate;

use super::ids::{DocumentHash, ParticipantCode};
use super::statement::Statement;

/// What is known of an act beside who, what, when and where. Everything may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
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

/// The particulars of an act, which take room only where there are any, and once where several acts have the same.
#[derive(Debug, Clone, Default)]
pub struct SharedParticulars(Option<Arc<Particulars>>);

impl PartialEq for SharedParticulars {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for SharedParticulars {}

impl Hash for SharedParticulars {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

/// Nothing is known beside who, what, when and where.
static NONE: Particulars = Particulars {
    title_received: None,
    dated_on: None,
    received_on: None,
    received_electronically_on: None,
    notified_on: None,
    registered_on: None,
    succession_on: None,
    predecessor: None,
    capacity: None,
    full_powers: None,
    override_reason: None,
    statements: Vec::new(),
    documents: Vec::new(),
};

impl From<Particulars> for SharedParticulars {
    fn from(particulars: Particulars) -> Self {
        Self((particulars != NONE).then(|| Arc::new(particulars)))
    }
}

impl SharedParticulars {
    /// Whether there are any.
    #[must_use]
    pub fn are_any(&self) -> bool {
        self.0.is_some()
    }
}

impl Deref for SharedParticulars {
    type Target = Particulars;

    fn deref(&self) -> &Particulars {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for SharedParticulars {
    fn deref_mut(&mut self) -> &mut Particulars {
        Arc::make_mut(self.0.get_or_insert_default())
    }
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
