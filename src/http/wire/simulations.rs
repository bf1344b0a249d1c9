//! Simulations: what would follow from acts that nobody has done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::action::Act;
use crate::domain::ids::Position;
use crate::domain::participant::Directory;
use crate::domain::simulation::{Change, Simulation, Warning};
use crate::http::moment::Moment;

use super::Currency;
use super::explain::{ExplainResponse, name_of};
use super::progress::ProgressResponse;

/// Acts whose consequences are asked for.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SimulationRequest {
    /// The acts. Those of one participant on one day take effect in the order of the law.
    #[schema(min_items = 1, max_items = 250)]
    pub actions: Vec<HypotheticalActRequest>,
}

/// An act that nobody has done.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HypotheticalActRequest {
    /// Who would do it: a code, or any name by which the participant is found.
    #[schema(examples("VNM"), min_length = 1, max_length = 100)]
    pub participant: String,
    /// What would be done: see `/v1/vocabulary`.
    #[schema(examples("ratification"))]
    pub kind: String,
    /// The legal date; it may lie in the future.
    #[schema(examples("2027-01-15"), format = Date, value_type = String)]
    pub date: String,
}

/// What would follow from hypothetical acts. Nothing of it is in the record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimulationResponse {
    /// Always `true`: this is no statement of the register.
    #[schema(examples(true))]
    pub hypothetical: bool,
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The acts as they were understood, in the order in which they were sent.
    pub actions: Vec<HypotheticalAct>,
    /// The rules that the acts break. They are simulated all the same.
    pub warnings: Vec<SimulationWarning>,
    /// The progress with the acts.
    pub progress: ProgressResponse,
    /// The explanation with the acts; theirs have ids such as `hypothetical-1`.
    pub explain: ExplainResponse,
    /// Everyone whose status or date of effect is another with the acts, by code.
    pub participants: Vec<ChangedParticipant>,
    /// For which moment this is.
    pub currency: Currency,
}

/// A hypothetical act as it was understood.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HypotheticalAct {
    /// Its id in this answer, by its place in the request. It is no id of the record.
    #[schema(examples("hypothetical-1"))]
    pub id: String,
    /// The participant's code.
    #[schema(examples("VNM"))]
    pub participant: String,
    /// The participant's English name.
    #[schema(examples("Viet Nam"))]
    pub name: String,
    /// What would be done.
    #[schema(examples("ratification"))]
    pub kind: &'static str,
    /// The legal date.
    #[schema(examples("2027-01-15"))]
    pub date: NaiveDate,
}

/// A rule that a hypothetical act breaks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimulationWarning {
    /// Which of the acts that were sent, counted from 0.
    #[schema(examples(0))]
    pub index: u64,
    /// Which rule: the code with which a recording would be refused.
    #[schema(examples("signature_required"))]
    pub code: &'static str,
    /// What was expected and what was found.
    pub detail: String,
    /// The article that the rule rests on.
    #[schema(examples("64(3)-(4)"))]
    pub article: Option<String>,
}

/// A participant for which the acts change something.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangedParticipant {
    /// The participant's code.
    #[schema(examples("VNM"))]
    pub code: String,
    /// The participant's English name.
    #[schema(examples("Viet Nam"))]
    pub name: String,
    /// Its status without the acts.
    #[schema(examples("signatory"))]
    pub status_before: &'static str,
    /// Its status with them.
    #[schema(examples("contracting_state"))]
    pub status: &'static str,
    /// When the treaty enters into force for it without the acts, if that is known.
    pub effective_on_before: Option<NaiveDate>,
    /// When the treaty would enter into force for it, if that follows.
    pub effective_on: Option<NaiveDate>,
}

impl SimulationResponse {
    /// Renders a simulation.
    #[must_use]
    pub fn of(simulation: &Simulation, directory: &Directory, moment: &Moment) -> Self {
        let assessment = &simulation.after;
        let currency = || Currency::of(moment, Some(&assessment.treaty));
        Self {
            hypothetical: true,
            treaty: assessment.treaty.id.to_string(),
            actions: (1..)
                .zip(&simulation.acts)
                .map(|(n, act)| HypotheticalAct::of(n, act, directory))
                .collect(),
            warnings: simulation.warnings.iter().map(Into::into).collect(),
            progress: ProgressResponse::of(assessment, currency()),
            explain: ExplainResponse::of(assessment, directory, currency()),
            participants: simulation.changes().iter().map(Into::into).collect(),
            currency: currency(),
        }
    }
}

impl HypotheticalAct {
    fn of(n: u64, act: &Act, directory: &Directory) -> Self {
        Self {
            id: Position::hypothetical(n).to_string(),
            participant: act.participant.to_string(),
            name: name_of(directory, &act.participant),
            kind: act.kind.as_str(),
            date: act.date,
        }
    }
}

impl From<&Warning> for SimulationWarning {
    fn from(warning: &Warning) -> Self {
        let irregularity = &warning.irregularity;
        Self {
            index: u64::try_from(warning.index).unwrap_or(u64::MAX),
            code: irregularity.code.as_str(),
            detail: irregularity.detail.clone(),
            article: irregularity.article.clone(),
        }
    }
}

impl From<&Change> for ChangedParticipant {
    fn from(change: &Change) -> Self {
        Self {
            code: change.participant.code.to_string(),
            name: change.participant.name().to_owned(),
            status_before: change.status_before.as_str(),
            status: change.status.as_str(),
            effective_on_before: change.effective_on_before,
            effective_on: change.effective_on,
        }
    }
}
