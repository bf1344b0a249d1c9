//! What would follow from a step that is possible, read off the same simulation that everyone may ask for.

use chrono::NaiveDate;

use super::super::action::{Act, ActionKind, Family};
use super::super::assessment::{Assessment, Ordinal};
use super::super::delay::Step;
use super::super::explain::{Explanation, arithmetic_of_effect};
use super::super::history::{HYPOTHETICAL, History};
use super::super::ids::{Position, TreatyId};
use super::super::participant::Directory;
use super::super::participation::{DENUNCIATION_WITHOUT_CLAUSE, Instrument};
use super::super::simulation::simulate;
use super::super::threshold::{Commencement, ConditionState, Effect, NotCounted, date_of_effect};
use super::super::treaty::FinalClauses;

/// What would follow from a step.
#[derive(Debug, Clone)]
pub enum Consequence {
    /// An instrument would be on deposit.
    Deposit(Box<DepositConsequence>),
    /// The treaty would cease to bind.
    Denunciation {
        /// The first day without the treaty.
        effective_on: NaiveDate,
        /// How that day is found.
        arithmetic: Vec<Step>,
    },
}

/// What would follow from an instrument.
#[derive(Debug, Clone)]
pub struct DepositConsequence {
    /// Its number among those that count, or why it would have none.
    pub counted: Result<Ordinal, NotCounted>,
    /// How many would count with it.
    pub count: usize,
    /// Whether the conditions would be met with it and are not met without it.
    pub reaches_threshold: bool,
    /// The dates that would follow; none while conditions are missing.
    pub dates: Option<Dates>,
    /// How many instruments would still be missing.
    pub missing_instruments: u32,
    /// The further conditions that would still not be met.
    pub unmet_conditions: Vec<ConditionState>,
    /// The parent treaty, if its own entry into force is not known and this one does not enter into force before it.
    pub waits_for_parent: Option<TreatyId>,
}

/// The dates that would follow from an instrument.
#[derive(Debug, Clone)]
pub struct Dates {
    /// When the treaty enters into force.
    pub entry_into_force: NaiveDate,
    /// How that is found, line by line.
    pub arithmetic: Vec<Step>,
    /// When it enters into force for the participant; not at all where the record ends the instrument before.
    pub effect: Option<Effect>,
    /// How that is found, line by line.
    pub arithmetic_of_effect: Vec<Step>,
    /// The last day of deposit that still has the common date; it may be past.
    pub last_deposit_for_common_date: NaiveDate,
}

impl Consequence {
    /// What would follow from an act on its own day, beside how things stand that day without it.
    #[must_use]
    pub fn of(
        history: &History,
        directory: &Directory,
        act: &Act,
        before: &Assessment,
    ) -> Option<Self> {
        let clauses = &history.treaty().clauses;
        let is_denunciation = act.kind == ActionKind::Denunciation;
        if !is_denunciation && act.kind.family() != Family::Consent {
            return None;
        }
        let after = Assessment::of(
            &simulate(history, std::slice::from_ref(act)),
            directory,
            act.date,
        );
        if is_denunciation {
            let effective_on = after.standing(&act.participant)?.leaves_on?;
            let clause = clauses.denunciation.as_ref();
            let delay = clause.map_or(DENUNCIATION_WITHOUT_CLAUSE, |clause| clause.delay);
            return Some(Self::Denunciation {
                effective_on,
                arithmetic: delay.steps(act.date),
            });
        }
        let explanation = Explanation::of(&after);
        let own = explanation
            .instruments
            .iter()
            .find(|explained| explained.deposit.instrument.action == HYPOTHETICAL)?;
        let instrument = &own.deposit.instrument;
        let dates = after.commencement.map(|commencement| Dates {
            entry_into_force: commencement.in_force_on,
            arithmetic: explanation.arithmetic.clone(),
            effect: own.effect,
            arithmetic_of_effect: own.effect.map_or_else(Vec::new, |_| {
                arithmetic_of_effect(clauses, commencement, instrument)
            }),
            last_deposit_for_common_date: last_deposit_for_common_date(
                clauses,
                commencement,
                act.kind,
            ),
        });
        Some(Self::Deposit(Box::new(DepositConsequence {
            counted: own.counted.clone(),
            count: after.counted(),
            reaches_threshold: before.reached.is_none() && after.reached.is_some(),
            dates,
            missing_instruments: explanation.missing_instruments,
            unmet_conditions: explanation.unmet_conditions,
            waits_for_parent: explanation.waits_for_parent,
        })))
    }
}

/// The last day on which an instrument of this kind can be deposited and still have the common date of entry into
/// force: its own delay then ends by that date.
#[must_use]
pub fn last_deposit_for_common_date(
    clauses: &FinalClauses,
    commencement: Commencement,
    kind: ActionKind,
) -> NaiveDate {
    let (reached_on, in_force_on) = (commencement.reached_on, commencement.in_force_on);
    let has_common_date = |deposited_on: NaiveDate| {
        let instrument = Instrument {
            action: Position::ZERO,
            kind,
            deposited_on,
            succession_on: None,
            end: None,
        };
        date_of_effect(clauses, commencement, &instrument).on == in_force_on
    };
    // A later deposit never has an earlier date, so the days that have the common one come first.
    let (mut has, mut beyond) = (reached_on, in_force_on.succ_opt().unwrap_or(in_force_on));
    while beyond.signed_duration_since(has).num_days() > 1 {
        let half = beyond.signed_duration_since(has) / 2;
        let Some(middle) = has.checked_add_signed(half) else {
            break;
        };
        if has_common_date(middle) {
            has = middle;
        } else {
            beyond = middle;
        }
    }
    has
}
