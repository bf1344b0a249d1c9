//! Why there is no date: neither of the treaty's entry into force, nor of its effect for one participant.
//!
//! A date that is missing has a reason, and whoever relies on a statement of status must be told which.

use super::assessment::{Assessment, Standing};
use super::participation::End;

/// Why a treaty has no date of entry into force, for a participant or at all. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoEffect {
    /// The participant has deposited no instrument of consent to be bound.
    NoInstrument,
    /// Its instrument no longer stands, and brought nothing into force while it did.
    InstrumentEnded,
    /// Not all conditions for the entry into force have been met.
    ConditionsNotMet,
    /// They have, but the treaty does not enter into force before its parent, whose own date is not known.
    ParentNotInForce,
    /// Its instrument will end before the treaty would enter into force for it.
    EndsBefore,
}

impl NoEffect {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::NoInstrument,
        Self::InstrumentEnded,
        Self::ConditionsNotMet,
        Self::ParentNotInForce,
        Self::EndsBefore,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoInstrument => "no_instrument",
            Self::InstrumentEnded => "instrument_ended",
            Self::ConditionsNotMet => "conditions_not_met",
            Self::ParentNotInForce => "parent_not_in_force",
            Self::EndsBefore => "ends_before_effect",
        }
    }

    /// Why the treaty has no date of entry into force; none where it has one.
    #[must_use]
    pub fn of_treaty(assessment: &Assessment) -> Option<Self> {
        match (&assessment.commencement, &assessment.reached) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(Self::ParentNotInForce),
            (None, None) => Some(Self::ConditionsNotMet),
        }
    }

    /// Why the treaty has no date of effect for a participant; none where it has one.
    #[must_use]
    pub fn of(assessment: &Assessment, standing: &Standing) -> Option<Self> {
        if standing.effect.is_some() {
            return None;
        }
        let Some(instrument) = &standing.instrument else {
            return Some(Self::NoInstrument);
        };
        let has_ended = instrument
            .end
            .map(End::on)
            .is_some_and(|on| on <= assessment.as_of);
        if has_ended {
            return Some(Self::InstrumentEnded);
        }
        Some(Self::of_treaty(assessment).unwrap_or(Self::EndsBefore))
    }
}
