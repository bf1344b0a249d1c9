//! The status line, with the numbers and dates that it is made of.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessment::Assessment;
use crate::domain::language::Language;
use crate::domain::progress::Progress;

use super::Currency;
use super::progress::{ParticipantSplit, reached_on};

/// Where a treaty stands, in one sentence that can be quoted as it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatusLineResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The sentence, plain text.
    pub text: String,
    /// The language of the sentence.
    #[schema(examples("en"))]
    pub language: &'static str,
    /// The direction in which it is to be set: `ltr` or `rtl`, as HTML's `dir`.
    #[schema(examples("ltr"))]
    pub direction: &'static str,
    /// `pending`, `threshold_reached` or `in_force`.
    #[schema(examples("pending"))]
    pub state: &'static str,
    /// The numbers, as in `progress`.
    pub numbers: StatusLineNumbers,
    /// The dates.
    pub dates: StatusLineDates,
    /// For which moment this is.
    pub currency: Currency,
}

/// The numbers behind the sentence.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct StatusLineNumbers {
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// How many instruments count.
    #[schema(examples(0))]
    pub counted: u32,
    /// How many are missing.
    #[schema(examples(40))]
    pub remaining: u32,
    /// Those that have signed, whatever they did since.
    pub signatories: ParticipantSplit,
    /// Those that consented to be bound and for which the treaty is not yet in force (VCLT 2(1)(f)).
    pub contracting_states: ParticipantSplit,
    /// Those for which the treaty is in force (VCLT 2(1)(g)).
    pub parties: ParticipantSplit,
}

/// The dates behind the sentence.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct StatusLineDates {
    /// The date that the sentence is about.
    #[schema(examples("2026-11-21"))]
    pub as_of: NaiveDate,
    /// The last day for signature; null where there is none.
    #[schema(examples("2026-12-31"))]
    pub signature_closes_on: Option<NaiveDate>,
    /// The day on which all conditions were met.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The day of entry into force, once the conditions have been met.
    pub entry_into_force_on: Option<NaiveDate>,
}

impl StatusLineResponse {
    /// Renders a sentence that was made from this assessment, with its numbers.
    #[must_use]
    pub fn of(
        assessment: &Assessment,
        text: String,
        language: Language,
        currency: Currency,
    ) -> Self {
        let progress = Progress::of(assessment);
        Self {
            treaty: assessment.treaty.id.to_string(),
            text,
            language: language.tag(),
            direction: language.direction(),
            state: progress.stage.as_str(),
            numbers: StatusLineNumbers::of(&progress),
            dates: StatusLineDates {
                as_of: assessment.as_of,
                signature_closes_on: assessment.treaty.clauses.signature_closes_on(),
                threshold_reached_on: reached_on(&progress.stage),
                entry_into_force_on: assessment.in_force_on,
            },
            currency,
        }
    }
}

impl StatusLineNumbers {
    /// The numbers of a progress.
    #[must_use]
    pub fn of(progress: &Progress) -> Self {
        Self {
            threshold: progress.threshold,
            counted: progress.counted,
            remaining: progress.remaining,
            signatories: progress.signatories.into(),
            contracting_states: progress.contracting_states.into(),
            parties: progress.parties.into(),
        }
    }
}
