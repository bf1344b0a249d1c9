//! Why the number is what it is.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessment::Assessment;
use crate::domain::explain::{ExplainedInstrument, Explanation};
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Directory;
use crate::domain::participation::End;
use crate::domain::progress::Progress;

use super::Currency;
use super::links::FurtherThresholdResponse;
use super::progress::{ActionRef, ConditionProgress, FindingResponse, action_refs, reached_on};

/// Why the numbers are what they are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// `pending`, `threshold_reached` or `in_force`.
    #[schema(examples("pending"))]
    pub state: &'static str,
    /// The clause on entry into force, verbatim where it is known.
    pub entry_into_force: ClauseText,
    /// The clause on those that consent later.
    pub later_parties: ClauseText,
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// How many count.
    #[schema(examples(1))]
    pub counted: u32,
    /// Every instrument, by date of deposit, with its ordinal or why it has none.
    pub instruments: Vec<InstrumentExplained>,
    /// The day on which all conditions were met.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The counted deposits of that day.
    pub threshold_reached_by: Vec<ActionRef>,
    /// The calculation of the entry into force, line by line; empty while it is not known.
    pub arithmetic: Vec<ArithmeticLine>,
    /// The result.
    pub entry_into_force_on: Option<NaiveDate>,
    /// What is missing.
    pub missing: MissingResponse,
    /// Numbers of parties on which something other than the entry into force depends, and how far they are reached.
    pub further_thresholds: Vec<FurtherThresholdResponse>,
    /// What needs a decision of the depositary.
    pub findings: Vec<FindingResponse>,
    /// For which moment this is.
    pub currency: Currency,
}

/// A clause with its words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClauseText {
    /// The article.
    #[schema(examples("65(1)"))]
    pub article: Option<String>,
    /// The words of the clause.
    pub text: Option<String>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// `false`: not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
}

/// One instrument and how it was counted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InstrumentExplained {
    /// The action's id.
    #[schema(examples("74"))]
    pub action: String,
    /// The participant's code.
    #[schema(examples("VNM"))]
    pub participant: String,
    /// The participant's English name.
    #[schema(examples("Viet Nam"))]
    pub name: String,
    /// The kind of instrument.
    #[schema(examples("ratification"))]
    pub kind: &'static str,
    /// The date of deposit.
    pub deposited_on: NaiveDate,
    /// Its number among those that count.
    pub ordinal: Option<OrdinalRange>,
    /// Why it does not count.
    #[schema(examples("reio_not_additional"))]
    pub not_counted_reason: Option<&'static str>,
    /// The first day on which it stands no more, if it has ended or will.
    pub ended_on: Option<NaiveDate>,
    /// How it ends: `withdrawn`, `denounced`, `left_with_parent` or `ceased_with_members`.
    #[schema(examples("denounced"))]
    pub ended_by: Option<&'static str>,
    /// When the treaty enters into force by it.
    pub effective_on: Option<NaiveDate>,
    /// The rule by which that was found: `entry_into_force`, `own_delay`, `entry_into_force_floor`, `succession_deposit`.
    pub effective_basis: Option<&'static str>,
}

/// A number, or a range of numbers that several deposits of one day share.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct OrdinalRange {
    /// The first.
    #[schema(examples(57))]
    pub first: u64,
    /// The last.
    #[schema(examples(66))]
    pub last: u64,
}

/// One line of a calculation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArithmeticLine {
    /// What was done.
    #[schema(examples("plus 90 days (the day of deposit is day 0)"))]
    pub operation: String,
    /// The date that it gave.
    pub result: NaiveDate,
}

/// What is missing for entry into force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MissingResponse {
    /// How many instruments.
    #[schema(examples(39))]
    pub instruments: u32,
    /// The further conditions that are not met.
    pub conditions: Vec<ConditionProgress>,
    /// The parent treaty, if its own entry into force is not known and this one does not enter into force before it.
    #[schema(examples("untoc"))]
    pub parent_in_force: Option<String>,
}

impl ExplainResponse {
    /// Renders the explanation of an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment, directory: &Directory, currency: Currency) -> Self {
        let clauses = &assessment.treaty.clauses;
        let progress = Progress::of(assessment);
        let explanation = Explanation::of(assessment);
        Self {
            treaty: assessment.treaty.id.to_string(),
            state: progress.stage.as_str(),
            entry_into_force: ClauseText {
                article: Some(clauses.entry_into_force.article.clone()),
                text: clauses.entry_into_force.text.clone(),
                source: clauses.entry_into_force.provenance.source.clone(),
                verified: clauses.entry_into_force.provenance.verified,
            },
            later_parties: ClauseText {
                article: clauses.later_parties.article.clone(),
                text: clauses.later_parties.text.clone(),
                source: clauses.later_parties.provenance.source.clone(),
                verified: clauses.later_parties.provenance.verified,
            },
            threshold: progress.threshold,
            counted: progress.counted,
            instruments: explanation
                .instruments
                .iter()
                .map(|instrument| InstrumentExplained::of(instrument, directory))
                .collect(),
            threshold_reached_on: reached_on(&progress.stage),
            threshold_reached_by: action_refs(assessment, &progress.reached_by),
            arithmetic: explanation
                .arithmetic
                .into_iter()
                .map(|step| ArithmeticLine {
                    operation: step.operation,
                    result: step.result,
                })
                .collect(),
            entry_into_force_on: assessment.in_force_on,
            missing: MissingResponse {
                instruments: explanation.missing_instruments,
                conditions: explanation
                    .unmet_conditions
                    .iter()
                    .map(Into::into)
                    .collect(),
                parent_in_force: explanation.waits_for_parent.map(|id| id.to_string()),
            },
            further_thresholds: explanation
                .further_thresholds
                .iter()
                .map(Into::into)
                .collect(),
            findings: assessment.findings.iter().map(Into::into).collect(),
            currency,
        }
    }
}

impl InstrumentExplained {
    fn of(explained: &ExplainedInstrument, directory: &Directory) -> Self {
        let deposit = &explained.deposit;
        let ordinal = explained.counted.as_ref().ok();
        Self {
            action: deposit.instrument.action.to_string(),
            participant: deposit.participant.to_string(),
            name: name_of(directory, &deposit.participant),
            kind: deposit.instrument.kind.as_str(),
            deposited_on: deposit.instrument.deposited_on,
            ordinal: ordinal.map(|ordinal| OrdinalRange {
                first: u64::try_from(ordinal.first).unwrap_or(u64::MAX),
                last: u64::try_from(ordinal.last).unwrap_or(u64::MAX),
            }),
            not_counted_reason: explained
                .counted
                .as_ref()
                .err()
                .map(|reason| reason.as_str()),
            ended_on: deposit.instrument.end.map(End::on),
            ended_by: deposit.instrument.end.map(|end| end.reason().as_str()),
            effective_on: explained.effect.map(|effect| effect.on),
            effective_basis: explained.effect.map(|effect| effect.basis.as_str()),
        }
    }
}

pub(super) fn name_of(directory: &Directory, code: &ParticipantCode) -> String {
    directory.resolve(code).map_or_else(
        || code.to_string(),
        |participant| participant.name().to_owned(),
    )
}
