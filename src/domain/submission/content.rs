//! What is submitted: what the instrument says of itself, in the words of its State.

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::ids::ParticipantCode;
use super::super::particulars::Capacity;
use super::super::place::Place;
use super::super::statement::Statement;

/// The contents of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The kind of act that is asked for.
    pub kind: ActionKind,
    /// What the instrument calls itself.
    pub title_received: String,
    /// The date that it bears.
    pub dated_on: Option<NaiveDate>,
    /// Where it was issued.
    pub issued_at: Option<Place>,
    /// Who signed it, as printed.
    pub signatory: Option<String>,
    /// The office that the signatory holds.
    pub capacity: Option<Capacity>,
    /// Whether the signatory holds that office ad interim.
    pub ad_interim: bool,
    /// Whether full powers are produced with it.
    pub full_powers: Option<bool>,
    /// For a succession: the date of the succession of States.
    pub succession_on: Option<NaiveDate>,
    /// For a succession: the State that is succeeded.
    pub predecessor: Option<ParticipantCode>,
    /// The statements that come with it.
    pub statements: Vec<Statement>,
    /// What the State tells the depositary beside it; never a part of the record.
    pub note: Option<String>,
}
