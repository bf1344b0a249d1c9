//! Refusals of nobody known, listed up to a number in a minute and summed up beyond it.
//!
//! Anyone can send wrong tokens; nobody shall be able to fill the trail, or to hide in what fills it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

/// The refusals of one minute.
pub struct Flood {
    most: u32,
    minute: i64,
    listed: u32,
    /// The minute in which what is not listed began.
    since: i64,
    not_listed: BTreeMap<String, u64>,
}

/// What was not listed: when the minute began, and how many by code.
pub type Sum = (DateTime<Utc>, BTreeMap<String, u64>);

impl Flood {
    /// Up to so many a minute are listed.
    pub fn new(most: u32) -> Self {
        Self {
            most,
            minute: 0,
            listed: 0,
            since: 0,
            not_listed: BTreeMap::new(),
        }
    }

    /// Whether one more is listed; if not, it is counted.
    pub fn lists(&mut self, now: DateTime<Utc>, code: &str) -> bool {
        self.turn(now);
        if self.listed < self.most {
            self.listed += 1;
            return true;
        }
        self.add(now, code);
        false
    }

    /// Counts one that cannot be listed.
    pub fn count(&mut self, now: DateTime<Utc>, code: &str) {
        self.add(now, code);
    }

    /// The sum of a minute that is over, once; of any minute if the service ends.
    pub fn take(&mut self, now: DateTime<Utc>, ends: bool) -> Option<Sum> {
        let is_due = ends || minute(now) != self.since;
        if !is_due || self.not_listed.is_empty() {
            return None;
        }
        let began = DateTime::from_timestamp(self.since.saturating_mul(60), 0)?;
        Some((began, std::mem::take(&mut self.not_listed)))
    }

    /// A new minute lists anew.
    fn turn(&mut self, now: DateTime<Utc>) {
        let now = minute(now);
        if now != self.minute {
            self.minute = now;
            self.listed = 0;
        }
    }

    fn add(&mut self, now: DateTime<Utc>, code: &str) {
        if self.not_listed.is_empty() {
            self.since = minute(now);
        }
        let count = self.not_listed.entry(code.to_owned()).or_default();
        *count = count.saturating_add(1);
    }
}

fn minute(instant: DateTime<Utc>) -> i64 {
    instant.timestamp().div_euclid(60)
}
