//! What the service counts about itself: counters and histograms of atomics, without names and without output.
//!
//! They know nothing above them, so that every layer can count. `http/metrics` gives them names and renders them.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::clock::Stopwatch;

/// Upper bounds of durations, in microseconds: from an answer that was remembered to one that waited for a lock.
pub const DURATIONS: &[u64] = &[
    10, 25, 50, 100, 500, 1_000, 5_000, 25_000, 100_000, 500_000, 2_500_000, 10_000_000,
];

/// Counts up.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Counts one.
    pub fn count(&self) {
        self.add(1);
    }

    /// Counts several.
    pub fn add(&self, many: u64) {
        self.0.fetch_add(many, Ordering::Relaxed);
    }

    /// How many so far.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Counts values by size.
#[derive(Debug)]
pub struct Histogram {
    bounds: &'static [u64],
    /// One for each bound, and one for what is beyond the last.
    buckets: Box<[AtomicU64]>,
    sum: AtomicU64,
}

/// What a histogram, or several of the same bounds, had counted at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The upper bounds; what is beyond the last comes after it.
    pub bounds: &'static [u64],
    /// How many values are in each bucket, not added up.
    pub buckets: Vec<u64>,
    /// The sum of the values.
    pub sum: u64,
}

impl Histogram {
    /// Counts nothing yet. The bounds rise.
    #[must_use]
    pub fn new(bounds: &'static [u64]) -> Self {
        Self {
            bounds,
            buckets: (0..=bounds.len()).map(|_| AtomicU64::new(0)).collect(),
            sum: AtomicU64::new(0),
        }
    }

    /// Counts a value in the first bucket whose bound is not below it.
    pub fn observe(&self, value: u64) {
        let bucket = self.bounds.partition_point(|bound| *bound < value);
        if let Some(bucket) = self.buckets.get(bucket) {
            bucket.fetch_add(1, Ordering::Relaxed);
            self.sum.fetch_add(value, Ordering::Relaxed);
        }
    }

    /// What it has counted.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let load = |bucket: &AtomicU64| bucket.load(Ordering::Relaxed);
        Counted {
            bounds: self.bounds,
            buckets: self.buckets.iter().map(load).collect(),
            sum: self.sum.load(Ordering::Relaxed),
        }
    }
}

impl Counted {
    /// How many values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.buckets.iter().sum()
    }

    /// Adds what another of the same bounds has counted.
    pub fn add(&mut self, other: &Self) {
        for (own, more) in self.buckets.iter_mut().zip(&other.buckets) {
            *own += more;
        }
        self.sum += other.sum;
    }
}

/// As a real number: exact up to 2^53, which is more than anything that is counted here becomes.
#[must_use]
#[expect(
    clippy::as_conversions,
    reason = "std has no other conversion from u64 to f64"
)]
pub fn real(number: u64) -> f64 {
    number as f64
}

/// How long ago something last happened.
#[derive(Debug)]
pub struct LastTime {
    since: Stopwatch,
    at_micros: AtomicU64,
}

impl LastTime {
    /// It happens now.
    #[must_use]
    pub fn now() -> Self {
        Self {
            since: Stopwatch::start(),
            at_micros: AtomicU64::new(0),
        }
    }

    /// It happens again.
    pub fn again(&self) {
        self.at_micros.store(self.since.micros(), Ordering::Relaxed);
    }

    /// How long ago that was, in microseconds.
    #[must_use]
    pub fn age_micros(&self) -> u64 {
        let at = self.at_micros.load(Ordering::Relaxed);
        self.since.micros().saturating_sub(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_in_the_first_bucket_whose_bound_is_not_below_it() {
        let histogram = Histogram::new(&[1, 10]);

        for value in [0, 1, 2, 10, 11] {
            histogram.observe(value);
        }

        let counted = histogram.counted();
        assert_eq!(counted.buckets, [2, 2, 1]);
        assert_eq!((counted.sum, counted.count()), (24, 5));
    }
}
