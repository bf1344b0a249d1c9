//! Waiting for something to become true, instead of for some time to pass.

use std::time::Duration;

use signatory::clock::Stopwatch;

const LOOK_EVERY: Duration = Duration::from_millis(5);
const PATIENCE_MICROS: u64 = 30_000_000;

/// Returns as soon as the condition holds; fails the test when it does not come true in half a minute.
pub fn wait_until(what: &str, condition: impl FnMut() -> bool) {
    wait(what, PATIENCE_MICROS, condition);
}

/// The same for what may take a minute by itself.
pub fn wait_long_until(what: &str, condition: impl FnMut() -> bool) {
    wait(what, 3 * PATIENCE_MICROS, condition);
}

fn wait(what: &str, patience_micros: u64, mut condition: impl FnMut() -> bool) {
    let watch = Stopwatch::start();
    while !condition() {
        assert!(
            watch.micros() < patience_micros,
            "waited in vain until {what}"
        );
        std::thread::park_timeout(LOOK_EVERY);
    }
}
