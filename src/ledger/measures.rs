//! What the writer counts: its groups, its commits, what came of proposals, and how far it knows the database.
//!
//! For operators: `http/metrics` renders it, and `http/readiness` judges by it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::domain::ids::Position;
use crate::measures::{Counter, DURATIONS, Histogram, LastTime};
use crate::store::StoreError;

use super::proposal::{Outcome, RecordError};

/// Upper bounds of the numbers of proposals in a group.
const SIZES: &[u64] = &[1, 2, 4, 8, 16, 32, 64];

/// What came of proposals.
#[derive(Debug, Default)]
pub struct Outcomes {
    /// Entered.
    pub recorded: Counter,
    /// Carried out before, and answered again.
    pub repeated: Counter,
    /// Refused by a rule, or by what it was made for.
    pub refused: Counter,
    /// Turned away, because too many waited.
    pub busy: Counter,
    /// Not recorded, because of a failure.
    pub not_recorded: Counter,
    /// Nobody knows.
    pub unknown: Counter,
}

/// What the writer counts.
#[derive(Debug)]
pub struct Measures {
    /// How many proposals shared a transaction.
    pub groups: Histogram,
    /// How long each commit took, in microseconds.
    pub commits: Histogram,
    /// What came of proposals.
    pub outcomes: Outcomes,
    /// When the head was last read from the database.
    pub looked: LastTime,
    head: AtomicU64,
    is_broken: AtomicBool,
}

impl Measures {
    /// Nothing is counted yet; the head was read just now.
    #[must_use]
    pub fn new(head: Position) -> Self {
        Self {
            groups: Histogram::new(SIZES),
            commits: Histogram::new(DURATIONS),
            outcomes: Outcomes::default(),
            looked: LastTime::now(),
            head: AtomicU64::new(head.0),
            is_broken: AtomicBool::new(false),
        }
    }

    /// The head of the database, as last read.
    #[must_use]
    pub fn head(&self) -> Position {
        Position(self.head.load(Ordering::Relaxed))
    }

    /// Whether what the database holds does not follow what is published: a broken chain, or a head that went back.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.is_broken.load(Ordering::Relaxed)
    }

    /// The head was read, whether or not what leads to it follows.
    pub(super) fn saw_head(&self, head: Position) {
        self.head.store(head.0, Ordering::Relaxed);
        self.looked.again();
    }

    /// The record was read up to the head, or that failed.
    pub(super) fn followed<T>(&self, outcome: &Result<T, StoreError>) {
        match outcome {
            Ok(_) => self.is_broken.store(false, Ordering::Relaxed),
            Err(StoreError::Broken(_)) => self.is_broken.store(true, Ordering::Relaxed),
            // Nothing was learnt.
            Err(_) => {}
        }
    }

    /// A proposal was answered.
    pub(super) fn answered(&self, outcome: &Outcome) {
        let outcomes = &self.outcomes;
        let counter = match outcome {
            Ok(entered) if entered.repeated => &outcomes.repeated,
            Ok(_) => &outcomes.recorded,
            Err(RecordError::Busy) => &outcomes.busy,
            Err(RecordError::NotRecorded(_)) => &outcomes.not_recorded,
            Err(RecordError::OutcomeUnknown(_)) => &outcomes.unknown,
            Err(
                RecordError::UnknownTreaty(_)
                | RecordError::Refused { .. }
                | RecordError::KeyReused
                | RecordError::OtherDocument(_)
                | RecordError::OwnParent(_)
                | RecordError::Stale { .. }
                | RecordError::NotOpen(_)
                | RecordError::SecondOfficerRequired,
            ) => &outcomes.refused,
        };
        counter.count();
    }
}
