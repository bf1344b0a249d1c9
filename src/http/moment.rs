//! The two clocks of a read: the legal date, and what the register knew.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::ids::Position;
use crate::domain::place::depositary_day_start;
use crate::ledger::register::Register;

use super::problem::Problem;
use super::query::Query;

/// A point on both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The legal date: what was true on that day.
    pub as_of: NaiveDate,
    /// The record's clock: the last entry that is taken into account.
    pub position: Position,
    /// When that entry was recorded; none before the first.
    pub recorded_at: Option<DateTime<Utc>>,
    /// Whether the legal date is today's because none was asked for.
    pub as_of_is_today: bool,
}

impl Moment {
    /// Reads `as_of`, `known_at` and `at_position`; by default today, and all that is known.
    ///
    /// # Errors
    /// When one is not of its form, both of the record's clock are given, or they name the future.
    pub fn read(
        query: &mut Query,
        register: &Register,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let as_of = query.date("as_of")?;
        let known_at = query.instant("known_at")?;
        let head = register.head().position;
        let at_position = query.number("at_position", 0..=head.0)?.map(Position);
        let position = match (known_at, at_position) {
            (Some(_), Some(_)) => {
                return Err(Problem::parameter(
                    "at_position",
                    "is given together with known_at; give one",
                ));
            }
            (Some(instant), None) if instant > now => {
                return Err(Problem::parameter(
                    "known_at",
                    "lies in the future, and what the register will know is not known",
                ));
            }
            (Some(instant), None) => register.position_at(instant),
            (None, Some(position)) => position,
            (None, None) => head,
        };
        Ok(Self {
            as_of: as_of.unwrap_or(today),
            position,
            recorded_at: register.recorded_at(position),
            as_of_is_today: as_of.is_none(),
        })
    }

    /// Today, and all that is known.
    #[must_use]
    pub fn current(register: &Register, today: NaiveDate) -> Self {
        let position = register.head().position;
        Self {
            as_of: today,
            position,
            recorded_at: register.recorded_at(position),
            as_of_is_today: true,
        }
    }

    /// When what is said of this moment last changed: with the last entry, or with the day.
    #[must_use]
    pub fn last_modified(&self) -> Option<DateTime<Utc>> {
        let recorded_at = self.recorded_at?;
        if self.as_of_is_today {
            Some(recorded_at.max(depositary_day_start(self.as_of)))
        } else {
            Some(recorded_at)
        }
    }
}
