//! How far a worker lags behind its own timer: how long whatever it has to do waits before it is begun.
//!
//! A probe on each worker sleeps a little and sees how late it is woken. Reads that have to be computed ask before they
//! begin; what was rendered before is answered however late it is. Nothing here is shared between workers.

use std::cell::Cell;
use std::time::Duration;

use crate::clock::Stopwatch;

use super::App;
use super::problem::{Problem, ProblemCode};

/// How often the probe looks.
const PERIOD: Duration = Duration::from_millis(10);

/// What the probe of a worker last saw.
#[derive(Clone, Copy)]
struct Seen {
    /// Runs since the probe was woken.
    since: Stopwatch,
    /// How late that was.
    late: Duration,
}

thread_local! {
    static SEEN: Cell<Option<Seen>> = const { Cell::new(None) };
}

/// Starts the probe of the worker that calls; a second call changes nothing.
pub fn watch() {
    if SEEN.get().is_some() {
        return;
    }
    note(Duration::ZERO);
    actix_web::rt::spawn(async {
        loop {
            let asleep = Stopwatch::start();
            tokio::time::sleep(PERIOD).await;
            note(elapsed(asleep).saturating_sub(PERIOD));
        }
    });
}

/// Refuses to compute where the worker lags by more than it may. Without a probe nothing lags.
///
/// # Errors
/// 503 `busy`.
pub fn admit(app: &App) -> Result<(), Problem> {
    match app.limits().lag {
        Some(bound) if current() > bound => Err(Problem::unavailable(ProblemCode::Busy)),
        Some(_) | None => Ok(()),
    }
}

/// How far this worker lags: as it last was, or as it is already, if the probe is due and does not come.
fn current() -> Duration {
    SEEN.get().map_or(Duration::ZERO, |seen| {
        elapsed(seen.since).saturating_sub(PERIOD).max(seen.late)
    })
}

fn note(late: Duration) {
    let since = Stopwatch::start();
    SEEN.set(Some(Seen { since, late }));
}

fn elapsed(watch: Stopwatch) -> Duration {
    Duration::from_micros(watch.micros())
}
