//! Why the numbers are what they are: each instrument's ordinal or the reason why it does not count, and the
//! dates calculated line by line.

use chrono::NaiveDate;

use super::assessment::{Assessment, Ordinal};
use super::delay::{Operation, Step};
use super::further::FurtherState;
use super::ids::{Position, TreatyId};
use super::participation::Instrument;
use super::threshold::{
    self, Commencement, ConditionState, Deposit, Effect, EffectBasis, Floor, NotCounted,
};
use super::treaty::FinalClauses;

/// One instrument and how it was counted.
#[derive(Debug, Clone)]
pub struct ExplainedInstrument {
    /// The instrument and its participant.
    pub deposit: Deposit,
    /// Its number among those that count, or why it has none.
    pub counted: Result<Ordinal, NotCounted>,
    /// When the treaty enters into force by it, once that is known.
    pub effect: Option<Effect>,
}

/// A correction that changed the computed entry into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recomputed {
    /// The correction.
    pub correction: Position,
    /// The action that it corrects.
    pub of: Position,
    /// The entry into force as it was computed before it; none while the conditions were not met.
    pub before: Option<NaiveDate>,
    /// The same after it.
    pub after: Option<NaiveDate>,
}

/// How far the conditions are met and what is missing.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// Every instrument, by date of deposit.
    pub instruments: Vec<ExplainedInstrument>,
    /// How the date of entry into force was calculated, if it is known.
    pub arithmetic: Vec<Step>,
    /// How many instruments are missing.
    pub missing_instruments: u32,
    /// The further conditions that are not met.
    pub unmet_conditions: Vec<ConditionState>,
    /// The parent treaty, where this one does not enter into force before it and that day is not known.
    pub waits_for_parent: Option<TreatyId>,
    /// How far the numbers are on which something else depends.
    pub further_thresholds: Vec<FurtherState>,
}

impl Explanation {
    /// Explains an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let clause = &assessment.treaty.clauses.entry_into_force;
        let ordinals = assessment.ordinals();
        let counted = assessment
            .tally
            .standing_on(assessment.as_of)
            .filter_map(|deposit| {
                let ordinal = ordinals.get(&deposit.instrument.action)?.clone();
                Some((deposit, Ok(ordinal)))
            });
        let not_counted = assessment
            .not_counted()
            .into_iter()
            .map(|(deposit, reason)| (deposit, Err(reason)));
        let mut instruments: Vec<ExplainedInstrument> = counted
            .chain(not_counted)
            .map(|(deposit, counted)| ExplainedInstrument {
                deposit: deposit.clone(),
                effect: effect(assessment, deposit, &counted),
                counted,
            })
            .collect();
        instruments.sort_by_key(|i| {
            (
                i.deposit.instrument.deposited_on,
                i.deposit.instrument.action,
            )
        });
        Self {
            instruments,
            arithmetic: arithmetic(assessment),
            missing_instruments: clause
                .threshold
                .saturating_sub(u32::try_from(assessment.counted()).unwrap_or(u32::MAX)),
            unmet_conditions: assessment
                .conditions
                .iter()
                .filter(|condition| !condition.is_met())
                .cloned()
                .collect(),
            waits_for_parent: match assessment.floor {
                Floor::NotKnown => parent(assessment),
                Floor::None | Floor::Parent(_) => None,
            },
            further_thresholds: FurtherState::all_of(assessment),
        }
    }
}

fn parent(assessment: &Assessment) -> Option<TreatyId> {
    Some(assessment.treaty.parent.as_ref()?.treaty.clone())
}

fn effect(
    assessment: &Assessment,
    deposit: &Deposit,
    counted: &Result<Ordinal, NotCounted>,
) -> Option<Effect> {
    match counted {
        Err(NotCounted::AlreadyBound) => None,
        Ok(_) | Err(_) => {
            let commencement = assessment.commencement?;
            threshold::effect(
                &assessment.treaty.clauses,
                commencement,
                &deposit.instrument,
            )
        }
    }
}

/// How the date of effect of an instrument is calculated, once the conditions have been met.
#[must_use]
pub fn arithmetic_of_effect(
    clauses: &FinalClauses,
    commencement: Commencement,
    instrument: &Instrument,
) -> Vec<Step> {
    let effect = threshold::date_of_effect(clauses, commencement, instrument);
    let deposited = Step {
        operation: Operation::DayOfDeposit,
        result: instrument.deposited_on,
    };
    let last = |operation: Operation| Step {
        operation,
        result: effect.on,
    };
    match effect.basis {
        EffectBasis::EntryIntoForce => vec![deposited, last(Operation::CommonDate)],
        EffectBasis::SuccessionDate => vec![deposited, last(Operation::DateOfSuccession)],
        EffectBasis::SuccessionDeposit => vec![deposited, last(Operation::DepositOrEntryIntoForce)],
        EffectBasis::OwnDelay | EffectBasis::EntryIntoForceFloor => {
            let mut steps = vec![deposited];
            steps.extend(clauses.later_parties.delay.steps(instrument.deposited_on));
            if matches!(effect.basis, EffectBasis::EntryIntoForceFloor) {
                steps.push(last(Operation::NotBeforeEntryIntoForce));
            }
            steps
        }
    }
}

fn arithmetic(assessment: &Assessment) -> Vec<Step> {
    let clause = &assessment.treaty.clauses.entry_into_force;
    let Some(commencement) = assessment.commencement else {
        return Vec::new();
    };
    let reached_on = commencement.reached_on;
    let mut steps = vec![Step {
        operation: Operation::LastConditionMet,
        result: reached_on,
    }];
    match clause.fixed_date {
        Some(fixed) if reached_on <= fixed => steps.push(Step {
            operation: Operation::FixedDate,
            result: fixed,
        }),
        Some(_) | None => steps.extend(clause.delay.steps(reached_on)),
    }
    if let Some(floor) = clause.not_before {
        raise(&mut steps, floor, Operation::NotBeforeDate);
    }
    if let (Floor::Parent(floor), Some(parent)) = (assessment.floor, parent(assessment)) {
        let operation = Operation::NotBeforeParent(parent);
        raise(&mut steps, floor.in_force_on, operation);
    }
    steps
}

/// Adds a floor to a calculation whose result lies below it.
fn raise(steps: &mut Vec<Step>, floor: NaiveDate, operation: Operation) {
    if steps.last().is_some_and(|step| step.result < floor) {
        steps.push(Step {
            operation,
            result: floor,
        });
    }
}
