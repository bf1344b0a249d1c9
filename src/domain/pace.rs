//! How a treaty's signatures and deposits compare, day by day since its opening for signature, with those of treaties
//! that have entered into force, and which dates their paces would give.
//!
//! It is arithmetic on histories: no weights, no model, no chance. A neighbour is always its whole history, also where
//! the treaty is asked about as of an earlier day. Each treaty is counted by its own clauses.

mod comparison;
mod projection;
mod sampled;

pub use comparison::{Compared, Limit, Pace};
pub use projection::{Dates, Method, Projected, Range, Ranged};
pub use sampled::{Sample, Sampled};

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::history::History;
use super::participant::Directory;
use super::series::Series;
use super::treaty::SharedTreaty;

/// From what the day of opening was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningBasis {
    /// The clause on signature.
    Clause,
    /// The first signature in the record, where the document has no such clause.
    FirstSignature,
}

impl OpeningBasis {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clause => "signature_clause",
            Self::FirstSignature => "first_signature",
        }
    }
}

/// Day 0 of a treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// The day.
    pub on: NaiveDate,
    /// From what it was taken.
    pub basis: OpeningBasis,
}

impl Opening {
    /// The opening by the clause, otherwise the first signature up to a day; none where there is neither.
    #[must_use]
    pub fn of(history: &History, as_of: NaiveDate) -> Option<Self> {
        if let Some(on) = history.treaty().clauses.opened_on() {
            return Some(Self {
                on,
                basis: OpeningBasis::Clause,
            });
        }
        let signed_on = history
            .participants()
            .flat_map(|code| history.actions_of(code))
            .filter(|action| action.act.kind.is_signature() && action.act.date <= as_of)
            .map(|action| action.act.date);
        Some(Self {
            on: signed_on.min()?,
            basis: OpeningBasis::FirstSignature,
        })
    }

    /// The number of a day, the opening being 0; none before it.
    #[must_use]
    pub fn day_of(self, date: NaiveDate) -> Option<u32> {
        u32::try_from(date.signed_duration_since(self.on).num_days()).ok()
    }

    /// The date of a day.
    #[must_use]
    pub fn date_of(self, day: u32) -> NaiveDate {
        days_after(self.on, day)
    }
}

/// The two numbers that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Values {
    /// Those that have signed, whatever else they did since.
    pub signatories: u32,
    /// The instruments that count.
    pub counted: u32,
}

/// The numbers of a treaty by days since its opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// Day 0.
    pub opening: Opening,
    /// The last day up to which the record is known.
    pub last_day: u32,
    /// The numbers since each day on which one changed. What was done before day 0 is in day 0.
    changes: BTreeMap<u32, Values>,
}

impl Curve {
    /// The numbers of a series from an opening to a day; none where that day is before the opening.
    #[must_use]
    pub fn of(series: &Series, opening: Opening, until: NaiveDate) -> Option<Self> {
        Some(Self {
            opening,
            last_day: opening.day_of(until)?,
            changes: series
                .changes()
                .map(|(date, numbers)| {
                    let values = Values {
                        signatories: numbers.signatories.total,
                        counted: numbers.counted,
                    };
                    (opening.day_of(date).unwrap_or(0), values)
                })
                .collect(),
        })
    }

    /// The numbers at the end of a day; none beyond what is known.
    #[must_use]
    pub fn on_day(&self, day: u32) -> Option<Values> {
        let (_, values) = self.changes.range(..=day).next_back().unzip();
        (day <= self.last_day).then(|| values.copied().unwrap_or_default())
    }

    /// The first day on which at least so many had signed.
    #[must_use]
    pub fn day_with_signatories(&self, count: u32) -> Option<u32> {
        self.first_day(count, |values| values.signatories)
    }

    /// The first day on which at least so many instruments counted.
    #[must_use]
    pub fn day_with_counted(&self, count: u32) -> Option<u32> {
        self.first_day(count, |values| values.counted)
    }

    fn first_day(&self, count: u32, number: impl Fn(&Values) -> u32) -> Option<u32> {
        if count == 0 {
            return Some(0);
        }
        let mut days = self.changes.iter();
        days.find(|(_, values)| number(values) >= count)
            .map(|(day, _)| *day)
    }
}

/// A treaty that has entered into force, to compare others with.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// The treaty.
    pub treaty: SharedTreaty,
    /// Its numbers, as far as its record goes.
    pub curve: Curve,
    /// The last legal date of its record.
    pub known_until: NaiveDate,
    /// The day on which its conditions for entry into force were met.
    pub reached_on: NaiveDate,
    /// The day on which it entered into force.
    pub in_force_on: NaiveDate,
}

/// Why a history is no neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoNeighbour {
    /// It is the history of the treaty itself.
    #[error("it is the treaty itself")]
    SameTreaty,
    /// No day can be day 0.
    #[error("neither its clauses nor a signature say when it was opened for signature")]
    NoOpening,
    /// It did not come to its entry into force.
    #[error("its conditions for entry into force were not met")]
    NotReached,
}

impl NoNeighbour {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameTreaty => "same_treaty",
            Self::NoOpening => "no_opening",
            Self::NotReached => "not_reached",
        }
    }
}

impl Neighbour {
    /// Computes a history as far as its record goes.
    ///
    /// # Errors
    /// Why it cannot be compared with.
    pub fn of(history: &History, directory: &Directory) -> Result<Self, NoNeighbour> {
        let treaty = history.shared_treaty().clone();
        let acted_on = history.participants().flat_map(|code| {
            let actions = history.actions_of(code);
            actions.iter().map(|action| action.act.date)
        });
        let complete_until = treaty.record.as_ref().and_then(|r| r.complete_until);
        let known_until = complete_until
            .or_else(|| acted_on.max())
            .ok_or(NoNeighbour::NoOpening)?;
        let opening = Opening::of(history, known_until).ok_or(NoNeighbour::NoOpening)?;
        let series = Series::of(history, directory, known_until);
        let curve = Curve::of(&series, opening, known_until).ok_or(NoNeighbour::NoOpening)?;
        let commencement = history
            .commencement(directory, known_until)
            .ok_or(NoNeighbour::NotReached)?;
        Ok(Self {
            in_force_on: commencement.in_force_on,
            reached_on: commencement.reached_on,
            treaty,
            curve,
            known_until,
        })
    }
}

fn days_after(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}
