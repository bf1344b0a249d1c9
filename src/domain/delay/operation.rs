//! What is done in one step of a calculation of dates: a closed list, so that a page can say it in any language.
//!
//! Its English words are those of the answers for programs.

use std::fmt;

use crate::domain::ids::TreatyId;

/// What was done in one step of a calculation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// It begins with the day of deposit.
    DayOfDeposit,
    /// It begins with the day on which the last condition was met.
    LastConditionMet,
    /// Days are added.
    PlusDays(u32),
    /// Calendar months are added.
    PlusMonths(u32),
    /// The date of deposit is the date of effect.
    DateOfDeposit,
    /// To the first day of the next month.
    FirstOfNextMonth,
    /// To the first day of the nth month after the month of deposit.
    FirstOfNthMonth(u32),
    /// The date that the clause names.
    FixedDate,
    /// The date that the clause names as the earliest.
    NotBeforeDate,
    /// The entry into force of the parent treaty.
    NotBeforeParent(TreatyId),
    /// The entry into force, before which none has effect.
    NotBeforeEntryIntoForce,
    /// The common date of all that were deposited in time.
    CommonDate,
    /// The date of the succession of States.
    DateOfSuccession,
    /// The day of deposit or the entry into force.
    DepositOrEntryIntoForce,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DayOfDeposit => f.write_str("the day of deposit"),
            Self::LastConditionMet => f.write_str("the day on which the last condition was met"),
            Self::PlusDays(n) => write!(f, "plus {n} days (the day of deposit is day 0)"),
            Self::PlusMonths(n) => {
                write!(f, "plus {n} calendar months, not beyond the month's end")
            }
            Self::DateOfDeposit => f.write_str("the date of deposit itself"),
            Self::FirstOfNextMonth => f.write_str("first day of the month after that"),
            Self::FirstOfNthMonth(n) => {
                write!(f, "first day of month {n} after the month of deposit")
            }
            Self::FixedDate => {
                f.write_str("the fixed date, because the conditions were met by then")
            }
            Self::NotBeforeDate => f.write_str("not before this date"),
            Self::NotBeforeParent(parent) => {
                write!(f, "not before the entry into force of {parent}")
            }
            Self::NotBeforeEntryIntoForce => f.write_str("not before the entry into force"),
            Self::CommonDate => {
                f.write_str("the common date, because it was deposited in time for it")
            }
            Self::DateOfSuccession => f.write_str(
                "the date of the succession of States, which is later than the entry into force",
            ),
            Self::DepositOrEntryIntoForce => {
                f.write_str("the day of deposit, or the entry into force where that is later")
            }
        }
    }
}
