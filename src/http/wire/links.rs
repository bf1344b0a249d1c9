//! What links a treaty to others, and the numbers of its parties on which something else depends.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessment::Assessment;
use crate::domain::further::FurtherState;
use crate::domain::treaty::{EntailedDenunciation, ParentClause};
use crate::http::moment::Moment;
use crate::ledger::register::{Register, TreatyRecord};

use super::LocalizedText;

/// The treaty that this one supplements.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ParentResponse {
    /// Its id.
    #[schema(examples("untoc"))]
    pub treaty: String,
    /// Whether it is in this register. Where it is not, nothing that is said here of the two is applied.
    #[schema(examples(true))]
    pub in_register: bool,
    /// Its full title, if it is in the register.
    pub title: Option<LocalizedText>,
    /// Its entry into force, if it is in the register and that is known.
    #[schema(examples("2003-09-29"))]
    pub entry_into_force_on: Option<NaiveDate>,
    /// The parent's article on how the two are related.
    #[schema(examples("37(2)"))]
    pub article: Option<String>,
    /// Whether only one that is bound by the parent may consent to be bound.
    pub participation_requires: bool,
    /// The clause by which leaving the parent is leaving this treaty on the same day.
    pub denunciation_entails: Option<EntailedDenunciationResponse>,
    /// Whether this treaty enters into force not before its parent.
    pub entry_into_force_floor: bool,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// `false`: not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
    /// Its address, if it is in the register.
    #[schema(examples("/v1/treaties/untoc"))]
    pub href: Option<String>,
}

/// The clause by which leaving the parent is leaving the treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EntailedDenunciationResponse {
    /// The parent's article.
    #[schema(examples("40(3)"))]
    pub article: Option<String>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// `false`: not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
}

/// A treaty that supplements this one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProtocolResponse {
    /// Its id.
    pub treaty: String,
    /// Its full title.
    pub title: LocalizedText,
    /// Its address.
    pub href: String,
}

/// A number of parties on which something other than the entry into force depends.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FurtherThresholdResponse {
    /// The article.
    #[schema(examples("62"))]
    pub article: String,
    /// What may or shall be done once the number is reached.
    pub purpose: LocalizedText,
    /// Who counts: `states_parties` (the treaty is in force for them; organizations do not count), `parties` (with
    /// organizations) or `contracting_states_and_parties` (also those for which it is not in force yet).
    #[schema(examples("states_parties"))]
    pub counts: &'static str,
    /// How many it takes.
    #[schema(examples(60))]
    pub count: u32,
    /// How many there are.
    #[schema(examples(0))]
    pub counted: u32,
    /// How many are missing now, also where there once were enough.
    #[schema(examples(60))]
    pub remaining: u32,
    /// The first day on which there were enough.
    pub reached_on: Option<NaiveDate>,
    /// The first day on which there will be enough by what has been deposited, if it lies ahead.
    pub will_be_reached_on: Option<NaiveDate>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// `false`: not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
}

/// What links a treaty to others at a moment.
#[derive(Debug, Clone)]
pub struct Links {
    /// Its parent.
    pub parent: Option<ParentResponse>,
    /// Those that name it as their parent, by id.
    pub protocols: Vec<ProtocolResponse>,
    /// Its further thresholds, in the order of its document.
    pub further_thresholds: Vec<FurtherThresholdResponse>,
}

impl Links {
    /// Reads the links of a treaty off the register.
    #[must_use]
    pub fn of(register: &Register, record: &TreatyRecord, moment: &Moment) -> Self {
        let parent = record.treaty.parent.as_ref().map(|clause| {
            let known = record.parent_at(moment.position);
            ParentResponse::of(clause, known.map(AsRef::as_ref), register, moment)
        });
        let protocols = register
            .protocols_of(&record.treaty.id, moment.position)
            .map(|protocol| ProtocolResponse {
                treaty: protocol.treaty.id.to_string(),
                title: (&protocol.treaty.title).into(),
                href: href(protocol),
            })
            .collect();
        let further_thresholds = record
            .history_at(moment.position)
            .filter(|_| !record.treaty.further_thresholds.is_empty())
            .map(|history| Assessment::of(&history, register.directory(), moment.as_of))
            .map_or_else(Vec::new, |assessment| {
                let states = FurtherState::all_of(&assessment);
                states.iter().map(Into::into).collect()
            });
        Self {
            parent,
            protocols,
            further_thresholds,
        }
    }
}

impl ParentResponse {
    fn of(
        clause: &ParentClause,
        known: Option<&TreatyRecord>,
        register: &Register,
        moment: &Moment,
    ) -> Self {
        let commencement = known
            .and_then(|parent| parent.history_at(moment.position))
            .and_then(|history| history.commencement(register.directory(), moment.as_of));
        Self {
            treaty: clause.treaty.to_string(),
            in_register: known.is_some(),
            title: known.map(|parent| (&parent.treaty.title).into()),
            entry_into_force_on: commencement.map(|commencement| commencement.in_force_on),
            article: clause.article.clone(),
            participation_requires: clause.participation_requires,
            denunciation_entails: clause.denunciation_entails.as_ref().map(Into::into),
            entry_into_force_floor: clause.entry_into_force_floor,
            source: clause.provenance.source.clone(),
            verified: clause.provenance.verified,
            href: known.map(href),
        }
    }
}

impl From<&EntailedDenunciation> for EntailedDenunciationResponse {
    fn from(clause: &EntailedDenunciation) -> Self {
        Self {
            article: clause.article.clone(),
            source: clause.provenance.source.clone(),
            verified: clause.provenance.verified,
        }
    }
}

impl From<&FurtherState> for FurtherThresholdResponse {
    fn from(state: &FurtherState) -> Self {
        let clause = &state.clause;
        Self {
            article: clause.article.clone(),
            purpose: (&clause.purpose).into(),
            counts: clause.counts.as_str(),
            count: clause.count,
            counted: state.counted,
            remaining: state.remaining,
            reached_on: state.reached_on,
            will_be_reached_on: state.will_be_reached_on,
            source: clause.provenance.source.clone(),
            verified: clause.provenance.verified,
        }
    }
}

fn href(record: &TreatyRecord) -> String {
    format!("/v1/treaties/{}", record.treaty.id)
}
