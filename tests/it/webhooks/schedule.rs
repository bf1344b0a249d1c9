//! When a delivery is tried again.

use chrono::TimeDelta;
use signatory::webhooks::schedule::{DELAYS_SECONDS, next_attempt};

use crate::support::ledger::noon;

#[test]
fn ten_attempts_are_spread_over_about_three_days() {
    let hours = DELAYS_SECONDS.iter().sum::<i64>() / 3600;

    assert_eq!(DELAYS_SECONDS.len() + 1, 10);
    assert!((72..=78).contains(&hours), "{hours}");
    assert!(next_attempt(9, noon(), 0).is_some());
    assert_eq!(next_attempt(10, noon(), 0), None);
}

#[test]
fn chance_moves_a_delay_by_fifteen_percent_at_most() {
    for (failed, seconds) in (1..).zip(DELAYS_SECONDS) {
        for chance in 0..=u8::MAX {
            let delay = next_attempt(failed, noon(), chance).unwrap() - noon();
            assert!(delay >= TimeDelta::milliseconds(seconds * 850));
            assert!(delay <= TimeDelta::milliseconds(seconds * 1150));
        }
    }
    let delay = |chance| next_attempt(3, noon(), chance).unwrap();
    assert!(delay(0) < delay(255));
}
