//! What lies behind and ahead on the way to entry into force.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessment::Assessment;
use crate::domain::milestones::{Event, Milestone, milestones};
use crate::domain::treaty::{FinalClauses, Provenance};

use super::progress::{ActionRef, ArticleRef, action_refs};
use super::{Currency, LocalizedText};

/// A treaty's milestones.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MilestonesResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The name by which it is known.
    pub title: LocalizedText,
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// How many count.
    #[schema(examples(1))]
    pub counted: u32,
    /// The milestones: those with a day in order of time, then those without.
    pub milestones: Vec<MilestoneResponse>,
    /// For which moment this is.
    pub currency: Currency,
}

/// Something on the way to entry into force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MilestoneResponse {
    /// `signature_opens`, `signature_closes` (the last day for signature); `quarter_of_threshold`,
    /// `half_of_threshold`, `three_quarters_of_threshold` (rounded up), `one_before_threshold`, `threshold`;
    /// `conditions_met`, where there are others beside the threshold; `days_before_entry_into_force`,
    /// `entry_into_force`.
    #[schema(examples("one_before_threshold"))]
    pub event: &'static str,
    /// Of a count: how many instruments.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(39))]
    pub count: Option<u32>,
    /// Of the days before the entry into force: how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(30))]
    pub days_before: Option<u32>,
    /// `reached`: its day has come; of the end of the period for signature, has passed. `ahead`: its day is known and
    /// to come. `not_dated`: its day is not known.
    #[schema(examples("not_dated"))]
    pub state: &'static str,
    /// The day. Of a count it is the first on which so many counted, whatever became of them.
    pub on: Option<NaiveDate>,
    /// Days from the legal date to that day: 0 is the day itself, negative is behind.
    #[schema(examples(40))]
    pub days: Option<i64>,
    /// The actions that reached it: all counted deposits of that day, for they have no order.
    pub reached_by: Vec<ActionRef>,
    /// Of a count that was reached: whether so many count on the legal date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<bool>,
    /// Of a count that was reached and lost: the latest day on which an instrument's end left fewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fell_below_on: Option<NaiveDate>,
    /// Of a count that was lost and reached again: the latest day on which that happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regained_on: Option<NaiveDate>,
    /// The article that it rests on; absent where the document has no such clause.
    pub basis: Option<ArticleRef>,
}

impl MilestonesResponse {
    /// Renders the milestones of an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment, currency: Currency) -> Self {
        let treaty = &assessment.treaty;
        Self {
            treaty: treaty.id.to_string(),
            title: treaty.name().into(),
            threshold: treaty.clauses.entry_into_force.threshold,
            counted: u32::try_from(assessment.counted()).unwrap_or(u32::MAX),
            milestones: milestones(assessment)
                .iter()
                .map(|milestone| MilestoneResponse::of(milestone, assessment))
                .collect(),
            currency,
        }
    }
}

impl MilestoneResponse {
    fn of(milestone: &Milestone, assessment: &Assessment) -> Self {
        let (count, days_before) = match milestone.event {
            Event::Counted { count, .. } => (Some(count), None),
            Event::DaysBefore(days) => (None, Some(days)),
            Event::SignatureOpens
            | Event::SignatureCloses
            | Event::ConditionsMet
            | Event::EntryIntoForce => (None, None),
        };
        let days = |on: NaiveDate| on.signed_duration_since(assessment.as_of).num_days();
        Self {
            event: milestone.event.as_str(),
            count,
            days_before,
            state: milestone.state.as_str(),
            on: milestone.on,
            days: milestone.on.map(days),
            reached_by: action_refs(assessment, &milestone.by),
            stands: milestone.held.map(|held| held.stands),
            fell_below_on: milestone.held.and_then(|held| held.fell_below_on),
            regained_on: milestone.held.and_then(|held| held.regained_on),
            basis: basis(milestone.event, &assessment.treaty.clauses),
        }
    }
}

fn basis(event: Event, clauses: &FinalClauses) -> Option<ArticleRef> {
    match event {
        Event::SignatureOpens | Event::SignatureCloses => {
            let clause = clauses.signature.as_ref()?;
            Some(article(clause.article.as_ref(), &clause.provenance))
        }
        Event::Counted { .. }
        | Event::ConditionsMet
        | Event::DaysBefore(_)
        | Event::EntryIntoForce => {
            let clause = &clauses.entry_into_force;
            Some(article(Some(&clause.article), &clause.provenance))
        }
    }
}

/// An article with where it was read.
pub(super) fn article(article: Option<&String>, provenance: &Provenance) -> ArticleRef {
    ArticleRef {
        article: article.cloned(),
        source: provenance.source.clone(),
        verified: provenance.verified,
    }
}
