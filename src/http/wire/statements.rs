//! Statements and what has become of them.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::participant::Directory;
use crate::domain::statement::{StatementStanding, StatementState};

use super::Currency;
use super::particulars::StatementResponse;

/// A page of statements.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatementsPage {
    /// The statements, in the order of the record.
    pub statements: Vec<StatementStandingResponse>,
    /// How many there are on all pages.
    #[schema(examples(4))]
    pub total: u64,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// For which moment this is.
    pub currency: Currency,
}

/// A statement and what has become of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatementStandingResponse {
    /// What was stated.
    pub statement: StatementResponse,
    /// The code of its author.
    #[schema(examples("AZE"))]
    pub participant: String,
    /// The author's English name.
    #[schema(examples("Azerbaijan"))]
    pub participant_name: String,
    /// The id of the action on which it hangs.
    #[schema(examples("6"))]
    pub action: String,
    /// The kind of that action.
    #[schema(examples("signature"))]
    pub made_with: &'static str,
    /// The date of that action.
    #[schema(examples("2025-10-25"))]
    pub made_on: NaiveDate,
    /// Where the statement can be checked.
    pub source: Option<String>,
    /// What has become of it: see `/v1/vocabulary`.
    #[schema(examples("awaits_confirmation"))]
    pub state: &'static str,
    /// Since when it is in that state, where that is a day.
    pub since: Option<NaiveDate>,
    /// The last day for objections; absent where there is none, or the date of notification is not recorded.
    pub objections_until: Option<NaiveDate>,
    /// For a reservation that stands, the ground: `treaty`, `express_acceptance` or `tacit_acceptance`.
    pub ground: Option<&'static str>,
    /// The id of the statement that confirmed it with the instrument.
    pub confirmed_by: Option<String>,
    /// The ids of the objections to it that stand.
    pub objections: Vec<String>,
    /// For an objection: whether it was raised in time; absent where that cannot be said.
    pub in_time: Option<bool>,
}

impl StatementStandingResponse {
    /// Renders a statement and what has become of it.
    #[must_use]
    pub fn of(standing: &StatementStanding<'_>, directory: &Directory) -> Self {
        let act = &standing.action.act;
        Self {
            statement: StatementResponse::of(standing.id, standing.statement),
            participant: act.participant.to_string(),
            participant_name: directory
                .resolve(&act.participant)
                .map_or_else(|| act.participant.to_string(), |p| p.name().to_owned()),
            action: standing.action.position.to_string(),
            made_with: act.kind.as_str(),
            made_on: act.date,
            source: standing
                .statement
                .source
                .clone()
                .or_else(|| act.source.as_deref().map(str::to_owned)),
            state: standing.state.as_str(),
            since: standing.state.since(),
            objections_until: standing.state.objections_until(),
            ground: match standing.state {
                StatementState::Established { by, .. } => Some(by.as_str()),
                _ => None,
            },
            confirmed_by: standing.confirmed_by.map(|id| id.to_string()),
            objections: standing
                .objections
                .iter()
                .map(ToString::to_string)
                .collect(),
            in_time: standing.in_time,
        }
    }
}
