//! The words of the treaty document for the domain's closed lists.

use crate::domain::delay::Delay;
use crate::domain::statement::Designated;
use crate::domain::treaty::{
    FurtherCount, NotificationMoment, ProhibitedReservations, RecordKind, ReioCounting,
    ReservationMoment,
};

/// A closed list whose values have a word in the document.
pub(super) trait Named: Copy + 'static {
    /// Every value, in the order in which the format documents them.
    const ALL: &'static [Self];

    /// Its word.
    fn word(self) -> &'static str;

    /// The value of a word.
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }

    /// All words, for a message.
    fn words() -> String {
        let words: Vec<&str> = Self::ALL.iter().map(|value| value.word()).collect();
        words.join(", ")
    }
}

impl Named for ReioCounting {
    const ALL: &'static [Self] = &[
        Self::NotAdditional,
        Self::NotCounted,
        Self::Counted,
        Self::NotApplicable,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::NotAdditional => "not_additional",
            Self::NotCounted => "not_counted",
            Self::Counted => "counted",
            Self::NotApplicable => "not_applicable",
        }
    }
}

impl Named for ReservationMoment {
    const ALL: &'static [Self] = &[Self::Signature, Self::Consent];

    fn word(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Consent => "consent",
        }
    }
}

impl Named for ProhibitedReservations {
    const ALL: &'static [Self] = &[Self::All, Self::Others];

    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Others => "others",
        }
    }
}

impl Named for NotificationMoment {
    const ALL: &'static [Self] = &[Self::AtSignature, Self::AtDeposit, Self::Undated];

    fn word(self) -> &'static str {
        self.as_str()
    }
}

impl Named for Designated {
    const ALL: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        self.as_str()
    }
}

impl Named for RecordKind {
    const ALL: &'static [Self] = &[Self::Register, Self::HistoricalTable];

    fn word(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::HistoricalTable => "historical_table",
        }
    }
}

impl Named for FurtherCount {
    const ALL: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        self.as_str()
    }
}

/// A delay's kind without its number.
#[derive(Debug, Clone, Copy)]
pub(super) enum DelayKind {
    NthDayAfter,
    MonthsAfter,
    OnDeposit,
    FirstOfMonthAfterNthDay,
    FirstOfNthMonthAfterMonth,
    FirstOfMonthAfterMonths,
}

impl Named for DelayKind {
    const ALL: &'static [Self] = &[
        Self::NthDayAfter,
        Self::MonthsAfter,
        Self::OnDeposit,
        Self::FirstOfMonthAfterNthDay,
        Self::FirstOfNthMonthAfterMonth,
        Self::FirstOfMonthAfterMonths,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::NthDayAfter => "nth_day_after",
            Self::MonthsAfter => "months_after",
            Self::OnDeposit => "on_deposit",
            Self::FirstOfMonthAfterNthDay => "first_of_month_after_nth_day",
            Self::FirstOfNthMonthAfterMonth => "first_of_nth_month_after_month",
            Self::FirstOfMonthAfterMonths => "first_of_month_after_months",
        }
    }
}

impl DelayKind {
    /// A delay apart: its kind, and its number where the kind has one.
    pub(super) fn of(delay: Delay) -> (Self, Option<u32>) {
        match delay {
            Delay::NthDayAfter(n) => (Self::NthDayAfter, Some(n)),
            Delay::MonthsAfter(n) => (Self::MonthsAfter, Some(n)),
            Delay::OnDeposit => (Self::OnDeposit, None),
            Delay::FirstOfMonthAfterNthDay(n) => (Self::FirstOfMonthAfterNthDay, Some(n)),
            Delay::FirstOfNthMonthAfterMonth(n) => (Self::FirstOfNthMonthAfterMonth, Some(n)),
            Delay::FirstOfMonthAfterMonths(n) => (Self::FirstOfMonthAfterMonths, Some(n)),
        }
    }
}
