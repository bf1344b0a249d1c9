//! The dates that follow once the conditions have been met: the entry into force, and the effect of each instrument.

use chrono::NaiveDate;

use crate::domain::action::ActionKind;
use crate::domain::participation::Instrument;
use crate::domain::treaty::{EntryIntoForceClause, FinalClauses};

/// When a treaty enters into force, and why then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commencement {
    /// The day on which the conditions were met.
    pub reached_on: NaiveDate,
    /// The day of entry into force.
    pub in_force_on: NaiveDate,
    /// The day from which that date has been certain: the conditions were met, and the parent's too where its entry
    /// into force is the floor.
    pub known_on: NaiveDate,
}

/// The entry into force of the parent treaty, before which a protocol does not enter into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Floor {
    /// There is none: no such clause, or the parent is not in the register.
    None,
    /// The parent's entry into force is not known, so this one's is not either.
    NotKnown,
    /// The parent's.
    Parent(Commencement),
}

impl Commencement {
    /// The date of entry into force that a clause gives by itself, whatever a parent treaty adds to it.
    #[must_use]
    pub fn by_own_clause(clause: &EntryIntoForceClause, reached_on: NaiveDate) -> NaiveDate {
        let own = match clause.fixed_date {
            Some(fixed) if reached_on <= fixed => fixed,
            Some(_) | None => clause.delay.after(reached_on),
        };
        clause.not_before.map_or(own, |floor| own.max(floor))
    }

    /// The entry into force that follows from the day on which the conditions were met; none while the parent's, which
    /// is the floor, is not known.
    #[must_use]
    pub fn of(clause: &EntryIntoForceClause, reached_on: NaiveDate, floor: Floor) -> Option<Self> {
        let own = Self::by_own_clause(clause, reached_on);
        match floor {
            Floor::None => Some(Self {
                reached_on,
                in_force_on: own,
                known_on: reached_on,
            }),
            Floor::NotKnown => None,
            Floor::Parent(parent) => Some(Self {
                reached_on,
                in_force_on: own.max(parent.in_force_on),
                known_on: reached_on.max(parent.known_on),
            }),
        }
    }
}

/// The rule by which a date of effect was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EffectBasis {
    /// Deposited by the day on which the conditions were met: the common date of entry into force.
    EntryIntoForce,
    /// Deposited later: its own delay.
    OwnDelay,
    /// Deposited later, but its own delay ends before the entry into force, which is the floor.
    EntryIntoForceFloor,
    /// A succession: the date of the succession of States, which is later than the entry into force (VCSST 23(1)).
    SuccessionDate,
    /// A succession whose date of succession is not recorded: the date of its deposit, or the entry into force
    /// where that is later (VCSST 23(1) would give the date of succession).
    SuccessionDeposit,
}

impl EffectBasis {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::EntryIntoForce,
        Self::OwnDelay,
        Self::EntryIntoForceFloor,
        Self::SuccessionDate,
        Self::SuccessionDeposit,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EntryIntoForce => "entry_into_force",
            Self::OwnDelay => "own_delay",
            Self::EntryIntoForceFloor => "entry_into_force_floor",
            Self::SuccessionDate => "succession_date",
            Self::SuccessionDeposit => "succession_deposit",
        }
    }
}

/// The day on which a treaty enters into force for one participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// The day.
    pub on: NaiveDate,
    /// How it was found.
    pub basis: EffectBasis,
}

/// The date of effect of an instrument, unless it ends before: withdrawn or denounced, it brings nothing into force.
#[must_use]
pub fn effect(
    clauses: &FinalClauses,
    commencement: Commencement,
    instrument: &Instrument,
) -> Option<Effect> {
    let effect = date_of_effect(clauses, commencement, instrument);
    let ends_before = instrument.end.is_some_and(|end| end.on() <= effect.on);
    (!ends_before).then_some(effect)
}

/// The date of effect of an instrument, once the entry into force is known.
#[must_use]
pub fn date_of_effect(
    clauses: &FinalClauses,
    commencement: Commencement,
    instrument: &Instrument,
) -> Effect {
    let clause = &clauses.entry_into_force;
    let in_force_on = commencement.in_force_on;
    if let Some(succession_on) = instrument.succession_on {
        return if succession_on > in_force_on {
            Effect {
                on: succession_on,
                basis: EffectBasis::SuccessionDate,
            }
        } else {
            Effect {
                on: in_force_on,
                basis: EffectBasis::EntryIntoForce,
            }
        };
    }
    if instrument.deposited_on <= last_day_of_common_date(clause, commencement.reached_on) {
        return Effect {
            on: in_force_on,
            basis: EffectBasis::EntryIntoForce,
        };
    }
    if matches!(instrument.kind, ActionKind::Succession) {
        return Effect {
            on: instrument.deposited_on.max(in_force_on),
            basis: EffectBasis::SuccessionDeposit,
        };
    }
    let own = clauses.later_parties.delay.after(instrument.deposited_on);
    if own >= in_force_on {
        Effect {
            on: own,
            basis: EffectBasis::OwnDelay,
        }
    } else {
        Effect {
            on: in_force_on,
            basis: EffectBasis::EntryIntoForceFloor,
        }
    }
}

/// The last day of deposit that still has the common date: with a fixed date, the day before it.
fn last_day_of_common_date(clause: &EntryIntoForceClause, reached_on: NaiveDate) -> NaiveDate {
    match clause.fixed_date {
        Some(fixed) if reached_on <= fixed => fixed.pred_opt().unwrap_or(fixed).max(reached_on),
        Some(_) | None => reached_on,
    }
}
