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
    /// Whether anything was computed since.
    has_begun: bool,
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
/// The first after each waking is let in: what makes the worker late may not be its own work, and a lone reader on a busy
/// machine is to be answered.
///
/// # Errors
/// 503 `busy`.
pub fn admit(app: &App) -> Result<(), Problem> {
    let (Some(bound), Some(seen)) = (app.limits().lag, SEEN.get()) else {
        return Ok(());
    };
    if seen.has_begun && seen.lag() > bound {
        return Err(Problem::unavailable(ProblemCode::Busy));
    }
    SEEN.set(Some(Seen {
        has_begun: true,
        ..seen
    }));
    Ok(())
}

impl Seen {
    /// How far the worker lags: as it last did, or as it does already, if the probe is due and does not come.
    fn lag(self) -> Duration {
        elapsed(self.since).saturating_sub(PERIOD).max(self.late)
    }
}

fn note(late: Duration) {
    SEEN.set(Some(Seen {
        since: Stopwatch::start(),
        late,
        has_begun: false,
    }));
}

fn elapsed(watch: Stopwatch) -> Duration {
    Duration::from_micros(watch.micros())
}
