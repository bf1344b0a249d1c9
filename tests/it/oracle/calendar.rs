//! Dates by walking: one day or one month at a time, with a table of the lengths of months.
//!
//! Slow, and written unlike the calculation that it checks: no library of dates, no addition of days.

use std::fmt;

use chrono::NaiveDate;
use signatory::domain::delay::Delay;

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u32,
    month: u32,
    day: u32,
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Day {
    /// The same day, read off its printed form.
    pub fn of(date: NaiveDate) -> Self {
        let printed = date.to_string();
        let mut parts = printed.split('-').map(|part| part.parse::<u32>().unwrap());
        let mut part = || parts.next().unwrap();
        Self {
            year: part(),
            month: part(),
            day: part(),
        }
    }

    /// The day after.
    pub fn tomorrow(self) -> Self {
        if self.day < self.length_of_month() {
            let day = self.day + 1;
            return Self { day, ..self };
        }
        self.first_of_next_month()
    }

    fn first_of_next_month(self) -> Self {
        let (year, month) = match self.month {
            12 => (self.year + 1, 1),
            month => (self.year, month + 1),
        };
        Self {
            year,
            month,
            day: 1,
        }
    }

    fn length_of_month(self) -> u32 {
        let leap = match (self.year % 4, self.year % 100, self.year % 400) {
            (_, _, 0) => true,
            (_, 0, _) => false,
            (0, _, _) => true,
            _ => false,
        };
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        }
    }

    fn days_later(self, n: u32) -> Self {
        (0..n).fold(self, |day, _| day.tomorrow())
    }

    /// As many months later, on the same day of the month, or on the last where that month is shorter.
    fn months_later(self, n: u32) -> Self {
        let first = (0..n).fold(Self { day: 1, ..self }, |first, _| {
            first.first_of_next_month()
        });
        Self {
            day: self.day.min(first.length_of_month()),
            ..first
        }
    }

    /// The next day, this one excluded, that is the first of a month.
    fn next_first(self) -> Self {
        let mut day = self.tomorrow();
        while day.day != 1 {
            day = day.tomorrow();
        }
        day
    }
}

/// The date that a delay gives for a day of deposit, which is day zero.
pub fn after(delay: Delay, deposited: Day) -> Day {
    match delay {
        Delay::OnDeposit => deposited,
        Delay::NthDayAfter(n) => deposited.days_later(n),
        Delay::MonthsAfter(n) => deposited.months_later(n),
        // Rome Statute 126: a 60th day that is itself the first of a month gives the next month.
        Delay::FirstOfMonthAfterNthDay(n) => deposited.days_later(n).next_first(),
        Delay::FirstOfNthMonthAfterMonth(n) => (0..n).fold(deposited, |day, _| day.next_first()),
        Delay::FirstOfMonthAfterMonths(n) => deposited.months_later(n).next_first(),
    }
}
