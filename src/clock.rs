//! The only place that reads the time.
//!
//! Everything else is given a [`Clock`] or an instant. Tests set the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

/// Tells the time: the system's, or one that is set.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    /// The system's, made at this instant.
    System(Instant),
    /// Microseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    pub fn system() -> Self {
        Self(Source::System(Instant::now()))
    }

    /// A clock that stands still until it is set; clones share it.
    #[must_use]
    pub fn standing_at(instant: DateTime<Utc>) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(
            instant.timestamp_micros(),
        ))))
    }

    /// Sets a standing clock; the system's clock stays as it is.
    pub fn set(&self, instant: DateTime<Utc>) {
        if let Source::Set(micros) = &self.0 {
            micros.store(instant.timestamp_micros(), Ordering::SeqCst);
        }
    }

    /// The current instant, to the microsecond.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    pub fn now(&self) -> DateTime<Utc> {
        let micros = match &self.0 {
            Source::System(_) => Utc::now().timestamp_micros(),
            Source::Set(micros) => micros.load(Ordering::SeqCst),
        };
        DateTime::from_timestamp_micros(micros).unwrap_or_default()
    }

    /// The time since some moment in the past, always the same one; the system's never goes back.
    #[must_use]
    pub fn running(&self) -> Duration {
        match &self.0 {
            Source::System(begun) => begun.elapsed(),
            Source::Set(micros) => {
                let micros = u64::try_from(micros.load(Ordering::SeqCst)).unwrap_or(0);
                Duration::from_micros(micros)
            }
        }
    }
}

/// Measures how long something took.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start, in microseconds.
    #[must_use]
    pub fn micros(self) -> u64 {
        u64::try_from(self.0.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

/// How long a thread has been at something that may hang, for others to see while it does.
#[derive(Debug)]
pub struct Ongoing {
    origin: Stopwatch,
    /// When it began, in microseconds from the origin; 0 while nothing goes on.
    since: AtomicU64,
}

impl Default for Ongoing {
    fn default() -> Self {
        Self {
            origin: Stopwatch::start(),
            since: AtomicU64::new(0),
        }
    }
}

impl Ongoing {
    /// It begins.
    pub fn begin(&self) {
        self.since
            .store(self.origin.micros().max(1), Ordering::Release);
    }

    /// It is over.
    pub fn end(&self) {
        self.since.store(0, Ordering::Release);
    }

    /// Whether it goes on for longer than this.
    #[must_use]
    pub fn is_longer_than(&self, limit: Duration) -> bool {
        match self.since.load(Ordering::Acquire) {
            0 => false,
            since => {
                let lasts = self.origin.micros().saturating_sub(since);
                Duration::from_micros(lasts) > limit
            }
        }
    }
}
