//! Whether the service can do all of its work, as a list of named checks: for load balancers and for those on duty.
//!
//! Each check is a look at memory: a probe never waits for a database or a disk. What is wrong is said in words of
//! ours; causes are in the log.

use chrono::TimeDelta;

use super::App;

/// How far the clock may be behind the last entry: that of another instance may be ahead of ours.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::seconds(5);

/// Whether the service does its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// All of it.
    Ready,
    /// Reads, but not everything else.
    Degraded,
    /// It has been told to stop, and takes what still comes.
    Stopping,
}

impl State {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Degraded => "degraded",
            Self::Stopping => "stopping",
        }
    }
}

/// One thing that the work needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Its stable name.
    pub name: &'static str,
    /// What is wrong; none where all is well.
    pub wrong: Option<&'static str>,
}

/// Looks at everything.
#[must_use]
pub fn look(app: &App) -> (State, Vec<Check>) {
    let checks = checks(app);
    let state = if app.is_stopping() {
        State::Stopping
    } else if checks.iter().all(|check| check.wrong.is_none()) {
        State::Ready
    } else {
        State::Degraded
    };
    (state, checks)
}

fn checks(app: &App) -> Vec<Check> {
    let ledger = app.ledger();
    let check = |name, holds: bool, wrong| Check {
        name,
        wrong: (!holds).then_some(wrong),
    };
    vec![
        check(
            "database",
            ledger.database_reached(),
            "the last attempt to reach the database failed: nothing can be recorded",
        ),
        check(
            "writer",
            ledger.is_writer_alive(),
            "the writer has ended: nothing can be recorded until the process is restarted",
        ),
        check(
            "following",
            !ledger.is_behind(),
            "the database has not been read for longer than it should: what others recorded may be missing here",
        ),
        check(
            "chain",
            !ledger.measures().is_broken(),
            "what the database holds does not follow what is published: nothing is recorded",
        ),
        check(
            "audit_trail",
            app.noting().trail().is_writing(),
            "the audit trail cannot be written: protected requests are turned away",
        ),
        check(
            "disk",
            !app.sampling().is_nearly_full(),
            "a disk is nearly full: writes will fail soon",
        ),
        check(
            "clock",
            !is_clock_behind(app),
            "the clock is behind the last entry: legal dates would be decided by a wrong date",
        ),
        check(
            "stopping",
            !app.is_stopping(),
            "the service has been told to stop",
        ),
    ]
}

fn is_clock_behind(app: &App) -> bool {
    let published = app.ledger().published();
    let register = &published.register;
    let last = register.recorded_at(register.head().position);
    last.is_some_and(|last| app.ledger().clock().now() < last - CLOCKS_DIFFER)
}
