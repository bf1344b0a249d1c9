//! A treaty beside others that have entered into force.

mod neighbour;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::pace::{Limit, Opening, Pace, Range, Ranged, Sample, Sampled};
use crate::domain::treaty::Treaty;
use crate::ledger::neighbours::Neighbours;

use super::milestones::article;
use super::progress::ArticleRef;
use super::{Currency, LocalizedText};
pub use neighbour::{NeighbourResponse, PaceLeftOut, PaceProjection};

/// What is said before every number.
const STATEMENT: &str = "A comparison, no prediction by the depositary.";

/// How a treaty's signatures and deposits compare with those of treaties that have entered into force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaceResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The name by which it is known.
    pub title: LocalizedText,
    /// What this is, and what it is not.
    #[schema(examples("A comparison, no prediction by the depositary."))]
    pub statement: &'static str,
    /// Day 0 of this treaty; absent where neither a clause nor a signature gives it.
    pub opening: Option<PaceOpening>,
    /// The day of the answer since then; absent before the opening.
    #[schema(examples(392))]
    pub day: Option<u32>,
    /// Those that have signed by that day.
    #[schema(examples(73))]
    pub signatories: u32,
    /// The instruments that count on that day.
    #[schema(examples(0))]
    pub counted: u32,
    /// How many it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// The day on which this treaty's conditions were met, if they were.
    pub threshold_reached_on: Option<NaiveDate>,
    /// Its entry into force, once they were.
    pub entry_into_force_on: Option<NaiveDate>,
    /// The article by which an entry into force follows from a day of the threshold.
    pub rule: ArticleRef,
    /// The earliest and the latest date that any neighbour's pace gives by either method; absent where none does.
    pub range: Option<PaceRange>,
    /// What each method gives.
    pub methods: Vec<PaceMethod>,
    /// The treaties that are compared with.
    pub neighbours: Vec<NeighbourResponse>,
    /// Histories that are not, with the reason.
    pub left_out: Vec<PaceLeftOut>,
    /// This treaty's numbers on day 0 and every `curve_every`th day after it, up to that of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub curve: Option<Vec<PacePoint>>,
    /// What a reader must know before using a date.
    pub limits: Vec<PaceLimit>,
    /// For which moment this is.
    pub currency: Currency,
}

/// Day 0 of a treaty.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct PaceOpening {
    /// The day.
    #[schema(examples("2025-10-25"))]
    pub on: NaiveDate,
    /// `signature_clause`: the first day for signature by the treaty. `first_signature`: the first in the record, for
    /// the document has no such clause.
    #[schema(examples("signature_clause"))]
    pub basis: &'static str,
}

/// The earliest and the latest of several dates.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct PaceRange {
    /// The earliest day of the threshold.
    pub threshold_earliest_on: NaiveDate,
    /// The latest.
    pub threshold_latest_on: NaiveDate,
    /// The earliest entry into force.
    pub entry_into_force_earliest_on: NaiveDate,
    /// The latest.
    pub entry_into_force_latest_on: NaiveDate,
}

/// What a method gives with all neighbours.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaceMethod {
    /// `same_day_since_opening` or `from_present_count`.
    #[schema(examples("from_present_count"))]
    pub method: &'static str,
    /// How a date is calculated.
    pub calculation: &'static str,
    /// The range of its dates; absent where no neighbour gives one.
    pub range: Option<PaceRange>,
    /// How many neighbours give a date.
    #[schema(examples(10))]
    pub dated: u64,
    /// How many give a day that has passed, and so no date.
    #[schema(examples(0))]
    pub passed: u64,
    /// How many never had as many counted instruments as this treaty needs.
    #[schema(examples(0))]
    pub not_reached_by_neighbour: u64,
}

/// The numbers on a day since opening.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct PacePoint {
    /// The day.
    #[schema(examples(30))]
    pub day: u32,
    /// Those that had signed.
    #[schema(examples(73))]
    pub signatories: u32,
    /// The instruments that counted.
    #[schema(examples(0))]
    pub counted: u32,
}

/// What a reader must know.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaceLimit {
    /// `neighbours_are_tables`, `own_clauses`, `few_neighbours`, `counts_are_lower_bounds`, `clause_not_verified` or
    /// `further_conditions`.
    #[schema(examples("counts_are_lower_bounds"))]
    pub code: &'static str,
    /// In words.
    pub detail: String,
}

impl PaceResponse {
    /// Renders a comparison.
    #[must_use]
    pub fn of(pace: &Pace<'_>, treaty: &Treaty, currency: Currency) -> Self {
        let clause = &treaty.clauses.entry_into_force;
        let reached_on = pace.reached.as_ref().map(|reached| reached.on);
        Self {
            treaty: treaty.id.to_string(),
            title: treaty.name().into(),
            statement: STATEMENT,
            opening: pace.opening.map(Into::into),
            day: pace.day,
            signatories: pace.present.signatories,
            counted: pace.present.counted,
            threshold: clause.threshold,
            threshold_reached_on: reached_on,
            entry_into_force_on: pace.in_force_on,
            rule: article(Some(&clause.article), &clause.provenance),
            range: pace.range.map(Into::into),
            methods: pace.methods.iter().map(Into::into).collect(),
            neighbours: pace.neighbours.iter().map(Into::into).collect(),
            left_out: pace.left_out.iter().map(PaceLeftOut::of).collect(),
            curve: None,
            limits: pace.limits.iter().map(Into::into).collect(),
            currency,
        }
    }

    /// The same with the histories that could not be compared with anything.
    #[must_use]
    pub fn with_left_out(mut self, neighbours: &Neighbours) -> Self {
        self.left_out.extend(PaceLeftOut::all_of(neighbours));
        self
    }

    /// The same with curves.
    #[must_use]
    pub fn with_curves(mut self, curves: Option<Sampled>) -> Self {
        let Some(curves) = curves else {
            return self;
        };
        self.curve = Some(points(&curves.treaty));
        for (neighbour, curve) in self.neighbours.iter_mut().zip(curves.neighbours) {
            neighbour.curve = Some(points(&curve));
        }
        self
    }
}

fn points(samples: &[Sample]) -> Vec<PacePoint> {
    samples
        .iter()
        .map(|(day, values)| PacePoint {
            day: *day,
            signatories: values.signatories,
            counted: values.counted,
        })
        .collect()
}

impl From<Opening> for PaceOpening {
    fn from(opening: Opening) -> Self {
        Self {
            on: opening.on,
            basis: opening.basis.as_str(),
        }
    }
}

impl From<Range> for PaceRange {
    fn from(range: Range) -> Self {
        Self {
            threshold_earliest_on: range.earliest.threshold_on,
            threshold_latest_on: range.latest.threshold_on,
            entry_into_force_earliest_on: range.earliest.in_force_on,
            entry_into_force_latest_on: range.latest.in_force_on,
        }
    }
}

impl From<&Ranged> for PaceMethod {
    fn from(ranged: &Ranged) -> Self {
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Self {
            method: ranged.method.as_str(),
            calculation: ranged.method.calculation(),
            range: ranged.range.map(Into::into),
            dated: number(ranged.dated),
            passed: number(ranged.passed),
            not_reached_by_neighbour: number(ranged.not_reached),
        }
    }
}

impl From<&Limit> for PaceLimit {
    fn from(limit: &Limit) -> Self {
        let detail = match limit {
            Limit::NeighboursAreTables => {
                "the neighbours' histories are the depositary's tables as copied from 2014 to 2023: withdrawals, \
                 footnotes and later acts are missing, and neither the tables nor the clauses were compared with \
                 certified true copies"
                    .into()
            }
            Limit::OwnClauses => {
                "each treaty is counted by its own clauses: which instruments count, and from when they could be \
                 deposited, differ"
                    .into()
            }
            Limit::FewNeighbours => {
                "the neighbours are the few histories that ship with the service; all of them entered into force, so \
                 treaties that are slower or never do are not among them"
                    .into()
            }
            Limit::CompleteUntil(day) => format!(
                "this treaty's record is believed complete up to {day} only, which is before the date of the answer: \
                 its numbers may be lower bounds, and the dates too late"
            ),
            Limit::ClauseNotVerified => {
                "this treaty's clause on entry into force was not compared with the certified true copy".into()
            }
            Limit::FurtherConditions => {
                "this treaty has conditions for entry into force beside the number of instruments; the dates leave \
                 them out of account"
                    .into()
            }
        };
        Self {
            code: limit.as_str(),
            detail,
        }
    }
}
