//! Real histories, computed, beside the official dates.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::documents::official::{OfficialDates, Stated};
use crate::domain::ids::ParticipantCode;
use crate::ledger::conformance::{Conformance, Replayed};

use super::LocalizedText;
use super::progress::ConditionProgress;

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
    /// The date for which it was computed.
    pub as_of: NaiveDate,
    /// What follows from the history.
    pub computed: ComputedDates,
    /// The conditions beside the threshold, on the day on which all were met; where they have not been, on `as_of`,
    /// with what is missing.
    pub conditions: Vec<ConditionProgress>,
    /// What was officially stated.
    pub official: OfficialDatesResponse,
    /// Whether both are the same, in the days and in who reached the threshold; for a treaty that is not in force,
    /// whether nothing follows from its history either.
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
    /// The day on which all conditions were met; none for a treaty that is not in force.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The codes of those whose deposits of that day met them.
    #[schema(examples(json!(["ARM"])))]
    pub threshold_reached_by: Vec<String>,
    /// The entry into force; none for a treaty that is not in force.
    pub entry_into_force_on: Option<NaiveDate>,
    /// For a treaty that is not in force: the day for which that was stated.
    pub not_in_force_as_of: Option<NaiveDate>,
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
            as_of: replayed.as_of,
            instruments: u64::try_from(replayed.instruments).unwrap_or(u64::MAX),
            computed: ComputedDates {
                threshold_reached_on: replayed.computed.threshold_reached_on,
                threshold_reached_by: codes(&replayed.computed.threshold_reached_by),
                entry_into_force_on: replayed.computed.entry_into_force_on,
            },
            conditions: replayed.conditions.iter().map(Into::into).collect(),
            official: (&replayed.official).into(),
            equal: replayed.is_equal(),
        }
    }
}

impl From<&OfficialDates> for OfficialDatesResponse {
    fn from(official: &OfficialDates) -> Self {
        let source = official.source.clone();
        match &official.stated {
            Stated::InForce {
                threshold_reached_on,
                threshold_reached_by,
                entry_into_force_on,
            } => Self {
                threshold_reached_on: Some(*threshold_reached_on),
                threshold_reached_by: codes(threshold_reached_by),
                entry_into_force_on: Some(*entry_into_force_on),
                not_in_force_as_of: None,
                source,
            },
            Stated::NotInForce { as_of } => Self {
                threshold_reached_on: None,
                threshold_reached_by: Vec::new(),
                entry_into_force_on: None,
                not_in_force_as_of: Some(*as_of),
                source,
            },
        }
    }
}

fn codes(participants: &[ParticipantCode]) -> Vec<String> {
    participants.iter().map(ToString::to_string).collect()
}
