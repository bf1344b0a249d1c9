//! What came of the attempts to deliver, as this process counts them: for operators.

use crate::measures::{Counter, DURATIONS, Histogram};

use super::sender::Outcome;

/// The counters.
#[derive(Debug)]
pub struct Attempts {
    /// One for each word for an outcome.
    counters: [Counter; Outcome::WORDS.len()],
    /// How long the requests took, in microseconds.
    pub durations: Histogram,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            counters: Default::default(),
            durations: Histogram::new(DURATIONS),
        }
    }
}

impl Attempts {
    /// Counts one.
    pub(super) fn count(&self, outcome: Outcome, micros: u64) {
        let word = outcome.as_str();
        let named = |(known, _): &(&&str, &Counter)| **known == word;
        if let Some((_, counter)) = Outcome::WORDS.iter().zip(&self.counters).find(named) {
            counter.count();
        }
        self.durations.observe(micros);
    }

    /// How many ended how.
    pub fn totals(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let totals = self.counters.iter().map(Counter::total);
        Outcome::WORDS.into_iter().zip(totals)
    }
}
