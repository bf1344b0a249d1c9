//! What the depositary finds when it examines a submission, and why it gives one back.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::person::Person;
use super::super::place::Place;
use super::super::statement::Statement;
use super::checklist::{Finding, Item};

/// An examination as far as it has come, and what is to be recorded if it ends well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examination {
    /// The kind under which it is to be recorded: for a mislabelled instrument another one than its title says.
    pub kind: ActionKind,
    /// The legal date, where it is not the day of receipt of the original: of signature, or as a policy says.
    pub date: Option<NaiveDate>,
    /// The day on which the original was received at Headquarters.
    pub received_on: Option<NaiveDate>,
    /// The day on which it was received in electronic form.
    pub received_electronically_on: Option<NaiveDate>,
    /// For a signature: where it was affixed.
    pub place: Option<Place>,
    /// Where the fact can be checked; public once recorded.
    pub source: Option<String>,
    /// What a reader of the record should know; public once recorded.
    pub note: Option<String>,
    /// Why it is accepted where a declared policy leaves that to the depositary's decision.
    pub override_reason: Option<String>,
    /// The statements by what they are rather than by what they are called; none to leave them as received.
    pub statements: Option<Vec<Statement>>,
    /// What was found of each item.
    pub findings: BTreeMap<Item, Finding>,
    /// Who entered this last.
    pub prepared_by: Person,
}

/// Why a submission is given back, and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The reasons, at least one.
    pub reasons: Vec<ReturnReason>,
    /// What the State is told beside them.
    pub text: Option<String>,
}

/// A reason for giving a submission back. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReturnReason {
    /// The signatory needs full powers, and none were produced (VCLT 7).
    FullPowersMissing,
    /// The full powers do not name the treaty, the act or the signatory, or are not signed as they must be.
    FullPowersNotInForm,
    /// The signatory could not sign for the State at all (VCLT 8).
    SignatoryNotCompetent,
    /// The instrument does not name the treaty, or names another.
    TreatyNotNamed,
    /// The instrument does not say that the State consents to be bound.
    ConsentNotExpressed,
    /// The instrument has a condition, or a later date of effect of its own.
    Conditional,
    /// The place or the date of issue is missing.
    PlaceOrDateMissing,
    /// The title does not fit what the State can do, and it is to say which act it means.
    KindToBeClarified,
    /// The organization has not declared the extent of its competence.
    CompetenceNotDeclared,
    /// A reservation is prohibited by the treaty (VCLT 19).
    ReservationProhibited,
    /// A statement cannot be made with this act or at this time.
    StatementNotPossible,
    /// The act is not open to the State, or not on that date.
    NotOpen,
    /// The original has not arrived.
    OriginalNotReceived,
    /// A document cannot be read, or is not what it should be.
    DocumentNotUsable,
    /// Something else, said in the text.
    Other,
}

impl ReturnReason {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::FullPowersMissing,
        Self::FullPowersNotInForm,
        Self::SignatoryNotCompetent,
        Self::TreatyNotNamed,
        Self::ConsentNotExpressed,
        Self::Conditional,
        Self::PlaceOrDateMissing,
        Self::KindToBeClarified,
        Self::CompetenceNotDeclared,
        Self::ReservationProhibited,
        Self::StatementNotPossible,
        Self::NotOpen,
        Self::OriginalNotReceived,
        Self::DocumentNotUsable,
        Self::Other,
    ];

    /// The name used in requests, answers and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FullPowersMissing => "full_powers_missing",
            Self::FullPowersNotInForm => "full_powers_not_in_form",
            Self::SignatoryNotCompetent => "signatory_not_competent",
            Self::TreatyNotNamed => "treaty_not_named",
            Self::ConsentNotExpressed => "consent_not_expressed",
            Self::Conditional => "conditional",
            Self::PlaceOrDateMissing => "place_or_date_missing",
            Self::KindToBeClarified => "kind_to_be_clarified",
            Self::CompetenceNotDeclared => "competence_not_declared",
            Self::ReservationProhibited => "reservation_prohibited",
            Self::StatementNotPossible => "statement_not_possible",
            Self::NotOpen => "not_open",
            Self::OriginalNotReceived => "original_not_received",
            Self::DocumentNotUsable => "document_not_usable",
            Self::Other => "other",
        }
    }

    /// Reads a name as [`ReturnReason::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}
