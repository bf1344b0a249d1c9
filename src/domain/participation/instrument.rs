//! An instrument of consent, and the ways in which it ceases to bind.

use chrono::NaiveDate;

use crate::domain::action::ActionKind;
use crate::domain::ids::Position;
use crate::domain::threshold::NotCounted;

/// An instrument of consent and its fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// The action that deposited it.
    pub action: Position,
    /// Its kind.
    pub kind: ActionKind,
    /// The date of deposit.
    pub deposited_on: NaiveDate,
    /// For a succession: the date of the succession of States, if it is recorded.
    pub succession_on: Option<NaiveDate>,
    /// How it ended or will end.
    pub end: Option<End>,
}

/// How an instrument ceases to bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Withdrawn before entry into force for the participant: treated as not deposited from that day.
    Withdrawn {
        /// The day on which the depositary received the withdrawal.
        on: NaiveDate,
        /// The action.
        action: Position,
    },
    /// Denounced: the treaty ceases to bind when the delay has run.
    Denounced {
        /// The day on which the depositary received the notice.
        received_on: NaiveDate,
        /// The first day without the treaty.
        effective_on: NaiveDate,
        /// The action.
        action: Position,
    },
    /// Left the parent treaty, which entails leaving this one. UNTOC 40(3).
    LeftWithParent {
        /// The first day without the treaty: the one on which the parent ceased to bind.
        on: NaiveDate,
    },
    /// An organization all of whose member States have left. UNCAC 70(2).
    CeasedWithMembers {
        /// The first day without the treaty: the one on which the last member's denunciation took effect.
        on: NaiveDate,
    },
}

impl End {
    /// The first day on which the instrument no longer stands.
    #[must_use]
    pub fn on(self) -> NaiveDate {
        match self {
            Self::Withdrawn { on, .. }
            | Self::LeftWithParent { on }
            | Self::CeasedWithMembers { on } => on,
            Self::Denounced { effective_on, .. } => effective_on,
        }
    }

    /// Whether one that was bound is released by it; a withdrawn instrument is treated as not deposited instead.
    #[must_use]
    pub fn is_leaving(self) -> bool {
        match self {
            Self::Withdrawn { .. } => false,
            Self::Denounced { .. }
            | Self::LeftWithParent { .. }
            | Self::CeasedWithMembers { .. } => true,
        }
    }

    /// Why an instrument with this end no longer counts.
    #[must_use]
    pub fn reason(self) -> NotCounted {
        match self {
            Self::Withdrawn { .. } => NotCounted::Withdrawn,
            Self::Denounced { .. } => NotCounted::Denounced,
            Self::LeftWithParent { .. } => NotCounted::LeftWithParent,
            Self::CeasedWithMembers { .. } => NotCounted::CeasedWithMembers,
        }
    }
}

impl Instrument {
    /// Whether it is on deposit and stands on that day.
    #[must_use]
    pub fn stands_on(&self, date: NaiveDate) -> bool {
        self.deposited_on <= date && self.end.is_none_or(|end| date < end.on())
    }

    /// The day on which one that was bound by it on the day before is released; none where it ends otherwise, or
    /// bound for no day.
    #[must_use]
    pub fn left_on(&self) -> Option<NaiveDate> {
        let on = self.end.filter(|end| end.is_leaving())?.on();
        (self.deposited_on < on).then_some(on)
    }
}
