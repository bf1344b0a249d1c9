//! The numbers over time.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::progress::Split;
use crate::domain::series::{Interval, Point, Span};
use crate::domain::threshold::Reached;
use crate::domain::treaty::Treaty;

use super::Currency;

/// A treaty's cumulative numbers over time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeriesResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// `change`: the first day, each day on which a number changed, and the last day; between two points the numbers
    /// stand. `day`: every day. `month`: the last day of every month, and the last day of all.
    #[schema(examples("change"))]
    pub interval: &'static str,
    /// The first day: that of `from`, otherwise the opening for signature or the first action.
    #[schema(examples("2025-10-25"))]
    pub from: NaiveDate,
    /// The last day: that of `until`, otherwise the legal date.
    #[schema(examples("2026-11-21"))]
    pub until: NaiveDate,
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// The day on which all conditions were met, as known on the legal date.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The day of entry into force, as known on the legal date.
    pub entry_into_force_on: Option<NaiveDate>,
    /// The points, in order of time.
    pub points: Vec<SeriesPoint>,
    /// For which moment this is.
    pub currency: Currency,
}

/// The numbers at the end of a day, as `progress` has them with that day as `as_of`.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct SeriesPoint {
    /// The day.
    #[schema(examples("2025-10-25"))]
    pub on: NaiveDate,
    /// Why this day: `change`, a number changed on it; `day`, every day was asked for; `month_end`, the last day of a
    /// month; `from` and `until`, the first and the last day, where it is none of these.
    #[schema(examples("change"))]
    pub taken: &'static str,
    /// Those that have signed, whatever they did since.
    pub signatories: SeriesSplit,
    /// Of those, how many made known that they will not become parties; their rows and dates stay.
    #[schema(examples(0))]
    pub signatures_withdrawn: u32,
    /// How many instruments count towards the threshold.
    #[schema(examples(0))]
    pub counted: u32,
    /// Those that consented to be bound and for which the treaty is not yet in force.
    pub contracting_states: SeriesSplit,
    /// Those for which it is in force.
    pub parties: SeriesSplit,
}

/// Participants counted by what they are.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct SeriesSplit {
    /// All of them: States, regional and other organizations.
    #[schema(examples(69))]
    pub total: u32,
    /// States.
    #[schema(examples(68))]
    pub states: u32,
    /// Regional economic integration organizations.
    #[schema(examples(1))]
    pub regional_organizations: u32,
}

/// What a series is rendered from.
pub struct Charted<'a> {
    /// The treaty.
    pub treaty: &'a Treaty,
    /// When its conditions were met, if they were.
    pub reached: Option<Reached>,
    /// When it enters into force, if that is known.
    pub in_force_on: Option<NaiveDate>,
    /// For which days points were wanted.
    pub interval: Interval,
    /// From when to when.
    pub span: Span,
    /// The points.
    pub points: Vec<Point>,
}

impl SeriesResponse {
    /// Renders a series.
    #[must_use]
    pub fn of(charted: &Charted<'_>, currency: Currency) -> Self {
        let treaty = charted.treaty;
        let clause = &treaty.clauses.entry_into_force;
        let reached_on = charted.reached.as_ref().map(|reached| reached.on);
        Self {
            treaty: treaty.id.to_string(),
            interval: charted.interval.as_str(),
            from: charted.span.from,
            until: charted.span.until,
            threshold: clause.threshold,
            threshold_reached_on: reached_on,
            entry_into_force_on: charted.in_force_on,
            points: charted.points.iter().map(Into::into).collect(),
            currency,
        }
    }
}

impl From<&Point> for SeriesPoint {
    fn from(point: &Point) -> Self {
        let numbers = &point.numbers;
        Self {
            on: point.on,
            taken: point.taken.as_str(),
            signatories: numbers.signatories.into(),
            signatures_withdrawn: numbers.signatures_withdrawn,
            counted: numbers.counted,
            contracting_states: numbers.contracting_states.into(),
            parties: numbers.parties.into(),
        }
    }
}

impl From<Split> for SeriesSplit {
    fn from(split: Split) -> Self {
        Self {
            total: split.total,
            states: split.states,
            regional_organizations: split.regional_organizations,
        }
    }
}
