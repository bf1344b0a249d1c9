//! Why the number is what it is.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessment::{Asserted, Assessment, Ordinal};
use crate::domain::explain::{ExplainedInstrument, Explanation, Recomputed};
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Directory;
use crate::domain::participation::End;
use crate::domain::policy::PolicyCode;
use crate::domain::progress::Progress;
use crate::domain::threshold::{Commencement, Reached, Readings};

use super::Currency;
use super::decisions::{AssertedResponse, PolicyInForce};
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
    /// The date that the depositary states, beside the computed one.
    pub entry_into_force_asserted: Option<AssertedExplained>,
    /// Every policy and the value that holds.
    pub policies: Vec<PolicyInForce>,
    /// Both readings of what follows from a withdrawal, where one came before the entry into force.
    pub readings: Option<ReadingsExplained>,
    /// The corrections that changed the computed entry into force, in the order of the record; none in a simulation.
    pub corrections: Vec<CorrectionExplained>,
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

/// The date that the depositary states, compared with the computed one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssertedExplained {
    /// The day.
    pub on: NaiveDate,
    /// The id of the decision that says so.
    #[schema(examples("724"))]
    pub decision: String,
    /// The depositary notification that announced it, as printed.
    pub reference: Option<String>,
    /// Where it can be checked.
    pub source: Option<String>,
    /// By how many days it is later than the computed date, earlier if negative; none while none is computed.
    #[schema(examples(1))]
    pub days_after_computed: Option<i64>,
}

/// Both readings of a withdrawal before the entry into force, side by side.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReadingsExplained {
    /// The reading that the register states: `conditions_stay_met` or `as_never_deposited`.
    #[schema(examples("conditions_stay_met"))]
    pub stated: &'static str,
    /// If conditions once met stay met.
    pub conditions_stay_met: ReadingExplained,
    /// If an instrument withdrawn before the entry into force was never deposited.
    pub as_never_deposited: ReadingExplained,
}

/// What follows by one reading.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReadingExplained {
    /// The day on which all conditions were met.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The counted deposits of that day.
    pub threshold_reached_by: Vec<ActionRef>,
    /// The entry into force that follows.
    pub entry_into_force_on: Option<NaiveDate>,
}

/// A correction that changed the computed entry into force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CorrectionExplained {
    /// The correction's id.
    #[schema(examples("720"))]
    pub correction: String,
    /// The id of the action that was wrong.
    #[schema(examples("74"))]
    pub corrects: String,
    /// The entry into force as it was computed before.
    pub entry_into_force_on_before: Option<NaiveDate>,
    /// The same after the correction.
    pub entry_into_force_on_after: Option<NaiveDate>,
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
                    operation: step.operation.to_string(),
                    result: step.result,
                })
                .collect(),
            entry_into_force_on: assessment.in_force_on,
            entry_into_force_asserted: assessment
                .asserted
                .as_ref()
                .map(|asserted| AssertedExplained::of(asserted, assessment.in_force_on)),
            policies: PolicyInForce::all(assessment),
            readings: assessment
                .readings
                .as_ref()
                .map(|readings| ReadingsExplained::of(readings, assessment)),
            corrections: Vec::new(),
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

impl ExplainResponse {
    /// The same with the corrections that changed the computed entry into force.
    #[must_use]
    pub fn with_corrections(mut self, recomputed: &[Recomputed]) -> Self {
        self.corrections = recomputed.iter().map(Into::into).collect();
        self
    }
}

impl AssertedExplained {
    fn of(asserted: &Asserted, computed: Option<NaiveDate>) -> Self {
        let AssertedResponse {
            on,
            decision,
            reference,
            source,
        } = asserted.into();
        Self {
            on,
            decision,
            reference,
            source,
            days_after_computed: computed
                .map(|computed| asserted.on.signed_duration_since(computed).num_days()),
        }
    }
}

impl ReadingsExplained {
    fn of(readings: &Readings, assessment: &Assessment) -> Self {
        let clause = &assessment.treaty.clauses.entry_into_force;
        let explained = |reached: Option<&Reached>| ReadingExplained {
            threshold_reached_on: reached.map(|reached| reached.on),
            threshold_reached_by: reached
                .map_or_else(Vec::new, |reached| action_refs(assessment, &reached.by)),
            entry_into_force_on: reached
                .and_then(|reached| Commencement::of(clause, reached.on, assessment.floor))
                .map(|commencement| commencement.in_force_on),
        };
        Self {
            stated: assessment
                .policies
                .value(PolicyCode::WithdrawalAfterThreshold)
                .as_str(),
            conditions_stay_met: explained(readings.conditions_stay_met.as_ref()),
            as_never_deposited: explained(readings.as_never_deposited.as_ref()),
        }
    }
}

impl From<&Recomputed> for CorrectionExplained {
    fn from(recomputed: &Recomputed) -> Self {
        Self {
            correction: recomputed.correction.to_string(),
            corrects: recomputed.of.to_string(),
            entry_into_force_on_before: recomputed.before,
            entry_into_force_on_after: recomputed.after,
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
            ordinal: ordinal.map(Into::into),
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

impl From<&Ordinal> for OrdinalRange {
    fn from(ordinal: &Ordinal) -> Self {
        Self {
            first: u64::try_from(ordinal.first).unwrap_or(u64::MAX),
            last: u64::try_from(ordinal.last).unwrap_or(u64::MAX),
        }
    }
}

pub(super) fn name_of(directory: &Directory, code: &ParticipantCode) -> String {
    directory.resolve(code).map_or_else(
        || code.to_string(),
        |participant| participant.name().to_owned(),
    )
}
