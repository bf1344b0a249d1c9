//! When a delivery is tried again: a fixed schedule over about three days, with some chance in it.

use chrono::{DateTime, TimeDelta, Utc};

/// How long after a failed attempt the next one follows, in seconds: with the first, ten attempts in about 75 hours.
pub const DELAYS_SECONDS: [i64; 9] = [
    5,
    5 * 60,
    30 * 60,
    2 * 3600,
    5 * 3600,
    10 * 3600,
    14 * 3600,
    20 * 3600,
    24 * 3600,
];

/// By how much a delay may differ, in percent, so that receivers that come back are not met by all at once.
pub const JITTER_PERCENT: i64 = 15;

/// When to try again after so many failed attempts; none after the last. `chance` is any byte.
#[must_use]
pub fn next_attempt(failed: i64, now: DateTime<Utc>, chance: u8) -> Option<DateTime<Utc>> {
    let index = usize::try_from(failed.checked_sub(1)?).ok()?;
    let delay_seconds = DELAYS_SECONDS.get(index)?;
    // From -15 to +15 percent, in steps of 2 * 15 / 255.
    let thousandths = 1000 - JITTER_PERCENT * 10 + i64::from(chance) * JITTER_PERCENT * 20 / 255;
    now.checked_add_signed(TimeDelta::milliseconds(delay_seconds * thousandths))
}
