//! One treaty that is compared with, or why a history is not.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::pace::{Compared, Method, Neighbour, NoNeighbour, Projected};
use crate::domain::treaty::Treaty;
use crate::http::wire::LocalizedText;
use crate::ledger::neighbours::Neighbours;

use super::{PaceOpening, PacePoint};

/// A treaty that has entered into force, beside the one in question. Days are counted from its own opening.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NeighbourResponse {
    /// Its id; it need not be in the register.
    #[schema(examples("xviii-14"))]
    pub treaty: String,
    /// The depositary's reference.
    #[schema(examples("XVIII-14"))]
    pub mtdsg_no: Option<String>,
    /// Its title.
    pub title: LocalizedText,
    /// Its day 0.
    pub opening: PaceOpening,
    /// The last legal date of its record.
    #[schema(examples("2014-04-02"))]
    pub known_until: NaiveDate,
    /// How many instruments it took.
    #[schema(examples(30))]
    pub threshold: u32,
    /// The day on which its own conditions were met.
    #[schema(examples(646))]
    pub days_to_own_threshold: Option<u32>,
    /// The day of its own entry into force.
    #[schema(examples(736))]
    pub days_to_own_entry_into_force: Option<u32>,
    /// Those that had signed it on the same day since opening; absent beyond its record.
    #[schema(examples(116))]
    pub signatories_same_day: Option<u32>,
    /// The instruments that counted on the same day since opening; absent beyond its record.
    #[schema(examples(15))]
    pub counted_same_day: Option<u32>,
    /// The first day on which it had as many signatories as this treaty has now, or more.
    #[schema(examples(0))]
    pub day_with_as_many_signatories: Option<u32>,
    /// The first day on which it had as many counted instruments as this treaty has now, or more; day 0 for none.
    #[schema(examples(0))]
    pub day_with_as_many_counted: Option<u32>,
    /// The first day on which it had as many counted instruments as this treaty needs.
    #[schema(examples(742))]
    pub days_to_this_threshold: Option<u32>,
    /// What each method gives with it.
    pub projections: Vec<PaceProjection>,
    /// Its numbers on day 0 and every `curve_every`th day after it, as far as there is something to compare.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub curve: Option<Vec<PacePoint>>,
}

/// What a method gives with one neighbour.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct PaceProjection {
    /// `same_day_since_opening` or `from_present_count`.
    #[schema(examples("from_present_count"))]
    pub method: &'static str,
    /// `dated`; `passed`: the day lies before the date of the answer; `not_reached_by_neighbour`: it never had as many
    /// counted instruments; `already_reached`: this treaty needs no more; `not_open`: this treaty is not open for
    /// signature on that date, or its opening is not known.
    #[schema(examples("dated"))]
    pub outcome: &'static str,
    /// The day of the threshold, where there is a date.
    pub threshold_on: Option<NaiveDate>,
    /// The entry into force that would follow by this treaty's own clause.
    pub entry_into_force_on: Option<NaiveDate>,
}

/// A history that is not compared with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaceLeftOut {
    /// The treaty's id, or the name of a file that cannot be read.
    #[schema(examples("xviii-12"))]
    pub history: String,
    /// `same_treaty`, `no_opening`, `not_reached` or `unreadable`.
    #[schema(examples("same_treaty"))]
    pub reason: &'static str,
    /// In words.
    pub detail: String,
}

impl From<&Compared<'_>> for NeighbourResponse {
    fn from(compared: &Compared<'_>) -> Self {
        let neighbour = compared.neighbour;
        let treaty = &neighbour.treaty;
        let opening = neighbour.curve.opening;
        Self {
            treaty: treaty.id.to_string(),
            mtdsg_no: treaty.mtdsg_no.clone(),
            title: treaty.name().into(),
            opening: opening.into(),
            known_until: neighbour.known_until,
            threshold: treaty.clauses.entry_into_force.threshold,
            days_to_own_threshold: opening.day_of(neighbour.reached_on),
            days_to_own_entry_into_force: opening.day_of(neighbour.in_force_on),
            signatories_same_day: compared.same_day.map(|values| values.signatories),
            counted_same_day: compared.same_day.map(|values| values.counted),
            day_with_as_many_signatories: compared.day_with_as_many_signatories,
            day_with_as_many_counted: compared.day_with_as_many_counted,
            days_to_this_threshold: compared.days_to_this_threshold,
            projections: compared.projected.map(Into::into).into(),
            curve: None,
        }
    }
}

impl From<(Method, Projected)> for PaceProjection {
    fn from((method, projected): (Method, Projected)) -> Self {
        let dates = projected.dates();
        Self {
            method: method.as_str(),
            outcome: projected.as_str(),
            threshold_on: dates.map(|dates| dates.threshold_on),
            entry_into_force_on: dates.map(|dates| dates.in_force_on),
        }
    }
}

impl PaceLeftOut {
    pub(super) fn of((neighbour, reason): &(&Neighbour, NoNeighbour)) -> Self {
        Self::because(&neighbour.treaty, *reason)
    }

    pub(super) fn all_of(neighbours: &Neighbours) -> impl Iterator<Item = Self> {
        let left_out = neighbours.left_out.iter();
        let unreadable = neighbours.unreadable.iter();
        left_out
            .map(|(treaty, reason)| Self::because(treaty, *reason))
            .chain(unreadable.map(|(file, detail)| Self {
                history: file.clone(),
                reason: "unreadable",
                detail: detail.clone(),
            }))
    }

    fn because(treaty: &Treaty, reason: NoNeighbour) -> Self {
        Self {
            history: treaty.id.to_string(),
            reason: reason.as_str(),
            detail: reason.to_string(),
        }
    }
}
