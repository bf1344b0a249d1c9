//! Real histories, computed, beside the official dates.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::ids::ParticipantCode;
use crate::ledger::conformance::{Conformance, Replayed};

use super::LocalizedText;

/// How histories that the service computes compare with what was officially stated.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConformanceResponse {
    /// Whether all could be computed and all are equal.
    #[schema(examples(true))]
    pub conforms: bool,
    /// Each history.
    pub replays: Vec<ReplayResponse>,
    /// Files that could not be used; empty when all is well.
    pub unreadable: Vec<UnreadableFile>,
    /// The version of the service that computed this.
    #[schema(examples("0.1.0"))]
    pub software: &'static str,
}

/// A treaty's history, computed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReplayResponse {
    /// The treaty's id; it need not be in the register.
    #[schema(examples("xxvii-14"))]
    pub treaty: String,
    /// The depositary's reference.
    #[schema(examples("XXVII-14"))]
    pub mtdsg_no: Option<String>,
    /// The title.
    pub title: LocalizedText,
    /// The article on entry into force.
    #[schema(examples("26"))]
    pub article: String,
    /// How many instruments it takes.
    #[schema(examples(50))]
    pub threshold: u32,
    /// How many instruments its history holds, counted or not.
    #[schema(examples(155))]
    pub instruments: u64,
    /// What follows from the history.
    pub computed: ComputedDates,
    /// What was officially stated.
    pub official: OfficialDatesResponse,
    /// Whether both are the same, in the days and in who reached the threshold.
    #[schema(examples(true))]
    pub equal: bool,
}

/// What follows from a history.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComputedDates {
    /// The day on which all conditions were met.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The codes of those whose deposits of that day met them; no order among them is known.
    #[schema(examples(json!(["ARM"])))]
    pub threshold_reached_by: Vec<String>,
    /// The entry into force.
    pub entry_into_force_on: Option<NaiveDate>,
}

/// What was officially stated.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfficialDatesResponse {
    /// The day on which all conditions were met.
    pub threshold_reached_on: NaiveDate,
    /// The codes of those whose deposits of that day met them.
    #[schema(examples(json!(["ARM"])))]
    pub threshold_reached_by: Vec<String>,
    /// The entry into force.
    pub entry_into_force_on: NaiveDate,
    /// Where it was stated.
    pub source: String,
}

/// A file that could not be used.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UnreadableFile {
    /// Its name, without the ending.
    #[schema(examples("27-14"))]
    pub file: String,
    /// Why.
    pub detail: String,
}

impl ConformanceResponse {
    /// The answer for a comparison.
    #[must_use]
    pub fn of(conformance: &Conformance) -> Self {
        Self {
            conforms: conformance.conforms(),
            replays: conformance.replays.iter().map(Into::into).collect(),
            unreadable: conformance
                .unreadable
                .iter()
                .map(|unreadable| UnreadableFile {
                    file: unreadable.file.clone(),
                    detail: unreadable.detail.clone(),
                })
                .collect(),
            software: env!("CARGO_PKG_VERSION"),
        }
    }
}

impl From<&Replayed> for ReplayResponse {
    fn from(replayed: &Replayed) -> Self {
        let treaty = &replayed.treaty;
        let clause = &treaty.clauses.entry_into_force;
        Self {
            treaty: treaty.id.to_string(),
            mtdsg_no: treaty.mtdsg_no.clone(),
            title: (&treaty.title).into(),
            article: clause.article.clone(),
            threshold: clause.threshold,
            instruments: u64::try_from(replayed.instruments).unwrap_or(u64::MAX),
            computed: ComputedDates {
                threshold_reached_on: replayed.computed.threshold_reached_on,
                threshold_reached_by: codes(&replayed.computed.threshold_reached_by),
                entry_into_force_on: replayed.computed.entry_into_force_on,
            },
            official: OfficialDatesResponse {
                threshold_reached_on: replayed.official.threshold_reached_on,
                threshold_reached_by: codes(&replayed.official.threshold_reached_by),
                entry_into_force_on: replayed.official.entry_into_force_on,
                source: replayed.official.source.clone(),
            },
            equal: replayed.is_equal(),
        }
    }
}

fn codes(participants: &[ParticipantCode]) -> Vec<String> {
    participants.iter().map(ToString::to_string).collect()
}
