//! How a treaty counts from a deposit to a date of effect.
//!
//! The day of deposit is day zero, so the ninetieth day after it is D+90. Weekends and holidays move nothing.
//! Months are calendar months and are clamped to the month's end: 31 January plus one month is 28 or 29
//! February.

use chrono::{Datelike, Days, Months, NaiveDate};

mod operation;

pub use operation::Operation;

/// The rule by which a date follows from the date of deposit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// The nth day after the date of deposit: D+n; zero is the day itself. UNTOC 38, UNCAC 68, Hanoi 65.
    NthDayAfter(u32),
    /// n calendar months after the date of deposit, clamped to the month's end. ICCPR 49, UNCLOS 308.
    MonthsAfter(u32),
    /// On the date of deposit. Refugee Protocol VIII.
    OnDeposit,
    /// The first day of the month after the nth day following the deposit. Rome Statute 126.
    FirstOfMonthAfterNthDay(u32),
    /// The first day of the nth month after the month of deposit. Ottawa 17.
    FirstOfNthMonthAfterMonth(u32),
    /// The first day of the month following the expiry of n months after the deposit. CMW 87, CISG 99.
    FirstOfMonthAfterMonths(u32),
}

/// One step of the calculation, for a reader who wants to check it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub operation: Operation,
    /// The date that it gave.
    pub result: NaiveDate,
}

impl Delay {
    /// The date that follows from this date of deposit.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use signatory::domain::delay::Delay;
    ///
    /// let deposit = NaiveDate::from_ymd_opt(2003, 7, 1).unwrap();
    /// let in_force = NaiveDate::from_ymd_opt(2003, 9, 29).unwrap();
    /// assert_eq!(Delay::NthDayAfter(90).after(deposit), in_force);
    /// ```
    #[must_use]
    pub fn after(self, deposited_on: NaiveDate) -> NaiveDate {
        self.steps(deposited_on)
            .last()
            .map_or(deposited_on, |step| step.result)
    }

    /// The same calculation, step by step; the last step's result is the date.
    #[must_use]
    pub fn steps(self, deposited_on: NaiveDate) -> Vec<Step> {
        match self {
            Self::NthDayAfter(n) => vec![plus_days(deposited_on, n)],
            Self::MonthsAfter(n) => vec![plus_months(deposited_on, n)],
            Self::OnDeposit => vec![Step {
                operation: Operation::DateOfDeposit,
                result: deposited_on,
            }],
            Self::FirstOfMonthAfterNthDay(n) => {
                let nth_day = plus_days(deposited_on, n);
                let first = first_of_next_month(nth_day.result, 1);
                vec![nth_day, first]
            }
            Self::FirstOfNthMonthAfterMonth(n) => vec![Step {
                operation: Operation::FirstOfNthMonth(n),
                ..first_of_next_month(deposited_on, n)
            }],
            Self::FirstOfMonthAfterMonths(n) => {
                let expiry = plus_months(deposited_on, n);
                let first = first_of_next_month(expiry.result, 1);
                vec![expiry, first]
            }
        }
    }
}

fn plus_days(date: NaiveDate, n: u32) -> Step {
    Step {
        operation: Operation::PlusDays(n),
        result: date
            .checked_add_days(Days::new(u64::from(n)))
            .unwrap_or(NaiveDate::MAX),
    }
}

fn plus_months(date: NaiveDate, n: u32) -> Step {
    Step {
        operation: Operation::PlusMonths(n),
        result: date
            .checked_add_months(Months::new(n))
            .unwrap_or(NaiveDate::MAX),
    }
}

fn first_of_next_month(date: NaiveDate, n: u32) -> Step {
    let first = date.with_day(1).unwrap_or(date);
    Step {
        operation: Operation::FirstOfNextMonth,
        result: first
            .checked_add_months(Months::new(n))
            .unwrap_or(NaiveDate::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(delay: Delay, deposit: &str, expected: &str) {
        assert_eq!(
            delay.after(date(deposit)),
            date(expected),
            "{delay:?} after {deposit}"
        );
    }

    #[test]
    fn the_nth_day_after_is_d_plus_n_across_leap_days_and_year_ends() {
        check(Delay::NthDayAfter(90), "2027-01-15", "2027-04-15");
        check(Delay::NthDayAfter(90), "2027-11-30", "2028-02-28");
        check(Delay::NthDayAfter(90), "2027-12-01", "2028-02-29");
        check(Delay::NthDayAfter(90), "2026-12-31", "2027-03-31");
        check(Delay::NthDayAfter(90), "2028-02-29", "2028-05-29");
        check(Delay::NthDayAfter(30), "1979-05-02", "1979-06-01");
        check(Delay::NthDayAfter(0), "2027-01-15", "2027-01-15");
    }

    #[test]
    fn months_are_calendar_months_clamped_to_the_end() {
        check(Delay::MonthsAfter(3), "1975-12-23", "1976-03-23");
        check(Delay::MonthsAfter(1), "2005-01-31", "2005-02-28");
        check(Delay::MonthsAfter(1), "2006-03-31", "2006-04-30");
        check(Delay::MonthsAfter(12), "1993-11-16", "1994-11-16");
        check(Delay::MonthsAfter(12), "2024-02-29", "2025-02-28");
    }

    #[test]
    fn the_month_after_the_nth_day_is_a_later_month_even_on_a_first() {
        check(
            Delay::FirstOfMonthAfterNthDay(60),
            "2002-04-11",
            "2002-07-01",
        );
        check(
            Delay::FirstOfMonthAfterNthDay(60),
            "2003-01-31",
            "2003-05-01",
        );
        check(
            Delay::FirstOfMonthAfterNthDay(60),
            "2003-01-30",
            "2003-04-01",
        );
    }

    #[test]
    fn months_count_from_the_month_of_deposit_where_the_clause_says_so() {
        check(
            Delay::FirstOfNthMonthAfterMonth(6),
            "1998-09-16",
            "1999-03-01",
        );
        check(
            Delay::FirstOfNthMonthAfterMonth(6),
            "2010-02-16",
            "2010-08-01",
        );
    }

    #[test]
    fn the_month_following_the_expiry_of_months() {
        check(
            Delay::FirstOfMonthAfterMonths(3),
            "2003-03-14",
            "2003-07-01",
        );
        check(
            Delay::FirstOfMonthAfterMonths(12),
            "1986-12-11",
            "1988-01-01",
        );
        check(
            Delay::FirstOfMonthAfterMonths(3),
            "2003-03-01",
            "2003-07-01",
        );
    }

    #[test]
    fn on_deposit_is_the_day_itself() {
        check(Delay::OnDeposit, "1967-10-04", "1967-10-04");
    }
}
