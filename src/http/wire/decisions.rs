//! Decisions of the depositary: in a request, in the record, and what holds by them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::assessment::{Asserted, Assessment};
use crate::domain::decision::{Decision, Decisions, Matter};
use crate::domain::ids::Position;
use crate::domain::policy::{PolicyCode, PolicyValue};
use crate::ledger::register::Recorded;

use super::{Currency, Instant};

/// A decision to be recorded: what every decision has, and the fields that belong to its kind.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordDecisionRequest {
    /// `policy`, `entry_into_force`, `eligibility` or `revocation`.
    #[schema(examples("policy"))]
    pub kind: String,
    /// The legal date from which it holds: a civil date in New York, not after today's.
    #[schema(examples("2026-11-21"), format = Date, value_type = String)]
    pub date: String,
    /// For a policy: its code, see `/v1/vocabulary`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("withdrawal_after_threshold"))]
    pub policy: Option<String>,
    /// For a policy: its value from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("as_never_deposited"))]
    pub value: Option<String>,
    /// For an entry into force: the day that the depositary states; it may lie ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub entry_into_force_on: Option<String>,
    /// For eligibility: a code, or any name by which the participant is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 100)]
    pub participant: Option<String>,
    /// For eligibility: whether the participant may take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admitted: Option<bool>,
    /// For a revocation: the id of the decision that no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(pattern = "^[1-9][0-9]*$")]
    pub revokes: Option<String>,
    /// The depositary notification that announced it, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub reference: Option<String>,
    /// Where it can be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 1000)]
    pub source: Option<String>,
    /// Why.
    #[schema(
        examples("the depositary follows its practice before the threshold"),
        min_length = 1,
        max_length = 2000
    )]
    pub reason: String,
}

/// A decision in the record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionResponse {
    /// Its id.
    #[schema(examples("724"))]
    pub id: String,
    /// Its place in the record.
    #[schema(examples(724))]
    pub position: u64,
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// `policy`, `entry_into_force`, `eligibility` or `revocation`.
    #[schema(examples("policy"))]
    pub kind: &'static str,
    /// The legal date from which it holds.
    #[schema(examples("2026-11-21"))]
    pub date: NaiveDate,
    /// For a policy: its code.
    #[schema(examples("withdrawal_after_threshold"))]
    pub policy: Option<&'static str>,
    /// For a policy: its value.
    #[schema(examples("as_never_deposited"))]
    pub value: Option<&'static str>,
    /// For an entry into force: the day that the depositary states.
    pub entry_into_force_on: Option<NaiveDate>,
    /// For eligibility: the participant's code.
    pub participant: Option<String>,
    /// For eligibility: whether the participant may take part.
    pub admitted: Option<bool>,
    /// For a revocation: the id of the decision that no longer holds.
    pub revokes: Option<String>,
    /// The depositary notification, as printed.
    pub reference: Option<String>,
    /// Where it can be checked.
    pub source: Option<String>,
    /// Why.
    #[schema(examples("the depositary follows its practice before the threshold"))]
    pub reason: String,
    /// Whether it holds at the moment of the answer: not revoked, and no later decision in its place. A revocation is done
    /// once and holds for good.
    #[schema(examples(true))]
    pub holds: bool,
    /// The id of the decision that revoked it.
    pub revoked_by: Option<String>,
    /// When it was recorded here.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Instant,
    /// The entry's hash in the chain.
    pub hash: String,
}

/// A page of decisions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionsPage {
    /// The decisions, in the order of the record.
    pub decisions: Vec<DecisionResponse>,
    /// How many there are on all pages.
    #[schema(examples(1))]
    pub total: u64,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// For which moment this is.
    pub currency: Currency,
}

/// A date of entry into force that the depositary states.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssertedResponse {
    /// The day.
    pub on: NaiveDate,
    /// The id of the decision that says so.
    #[schema(examples("724"))]
    pub decision: String,
    /// The depositary notification that announced it, as printed.
    pub reference: Option<String>,
    /// Where it can be checked.
    pub source: Option<String>,
}

/// A policy with the value that holds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyInForce {
    /// Its code: see `/v1/vocabulary`.
    #[schema(examples("withdrawal_after_threshold"))]
    pub policy: &'static str,
    /// The value that holds.
    #[schema(examples("conditions_stay_met"))]
    pub value: &'static str,
    /// Whether it holds by default: no decision on it does.
    #[schema(examples(true))]
    pub by_default: bool,
    /// The id of the decision by which it holds.
    pub decision: Option<String>,
    /// From when, by that decision.
    pub since: Option<NaiveDate>,
    /// The depositary notification that announced it, as printed.
    pub reference: Option<String>,
}

/// A policy: a question that no source settles, and what can be answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyDescription {
    /// Its code.
    #[schema(examples("withdrawal_after_threshold"))]
    pub name: &'static str,
    /// The question.
    pub definition: &'static str,
    /// Where the question, and what is known of an answer, comes from.
    pub source: &'static str,
    /// The value that holds where no decision declares another.
    #[schema(examples("conditions_stay_met"))]
    pub default: &'static str,
    /// Every value that can be declared.
    pub values: Vec<PolicyValueDescription>,
}

/// A value of a policy.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyValueDescription {
    /// Its name.
    #[schema(examples("conditions_stay_met"))]
    pub name: &'static str,
    /// What the register does.
    pub definition: &'static str,
}

impl DecisionResponse {
    /// Renders an entry that is a decision.
    #[must_use]
    pub fn of(recorded: &Recorded, decision: &Decision) -> Self {
        let ruling = &decision.ruling;
        let mut response = Self {
            id: decision.position.to_string(),
            position: decision.position.0,
            treaty: recorded.entry.treaty.to_string(),
            kind: ruling.matter.kind().as_str(),
            date: ruling.date,
            policy: None,
            value: None,
            entry_into_force_on: None,
            participant: None,
            admitted: None,
            revokes: None,
            reference: ruling.reference.clone(),
            source: ruling.source.clone(),
            reason: ruling.reason.clone(),
            holds: true,
            revoked_by: None,
            recorded_at: Instant(recorded.entry.recorded_at),
            hash: recorded.hash.to_string(),
        };
        match &ruling.matter {
            Matter::Policy(value) => {
                response.policy = Some(value.policy().as_str());
                response.value = Some(value.as_str());
            }
            Matter::EntryIntoForce(on) => response.entry_into_force_on = Some(*on),
            Matter::Eligibility {
                participant,
                admitted,
            } => {
                response.participant = Some(participant.to_string());
                response.admitted = Some(*admitted);
            }
            Matter::Revocation(of) => response.revokes = Some(of.to_string()),
        }
        response
    }

    /// The same, with what the register knows of it, as of a day.
    #[must_use]
    pub fn as_known(mut self, decisions: &Decisions, as_of: NaiveDate) -> Self {
        let position = Position(self.position);
        let revocation = decisions
            .revoked_by(position)
            .filter(|revocation| revocation.ruling.date <= as_of);
        self.holds = decisions.holds(position, as_of);
        self.revoked_by = revocation.map(|decision| decision.position.to_string());
        self
    }
}

impl From<&Asserted> for AssertedResponse {
    fn from(asserted: &Asserted) -> Self {
        Self {
            on: asserted.on,
            decision: asserted.decision.position.to_string(),
            reference: asserted.decision.ruling.reference.clone(),
            source: asserted.decision.ruling.source.clone(),
        }
    }
}

impl PolicyInForce {
    /// Every policy, as it holds at the moment of an assessment.
    #[must_use]
    pub fn all(assessment: &Assessment) -> Vec<Self> {
        let policy = |code: PolicyCode| {
            let decision = assessment.decisions.on_policy(code, assessment.as_of);
            Self {
                policy: code.as_str(),
                value: assessment.policies.value(code).as_str(),
                by_default: decision.is_none(),
                decision: decision.map(|decision| decision.position.to_string()),
                since: decision.map(|decision| decision.ruling.date),
                reference: decision.and_then(|decision| decision.ruling.reference.clone()),
            }
        };
        PolicyCode::ALL.map(policy).to_vec()
    }
}

impl From<PolicyCode> for PolicyDescription {
    fn from(code: PolicyCode) -> Self {
        Self {
            name: code.as_str(),
            definition: code.definition(),
            source: code.source(),
            default: code.default_value().as_str(),
            values: code.values().map(Into::into).collect(),
        }
    }
}

impl From<PolicyValue> for PolicyValueDescription {
    fn from(value: PolicyValue) -> Self {
        Self {
            name: value.as_str(),
            definition: value.definition(),
        }
    }
}
