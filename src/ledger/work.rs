//! The writer's thread: it takes what waits for the writer, has it entered, publishes, and answers.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwap;
use tokio::sync::{mpsc, oneshot, watch};

use crate::clock::{Ongoing, Stopwatch};
use crate::domain::ids::Position;

use super::desk::Desk;
use super::measures::Measures;
use super::proposal::{Outcome, Proposal, RecordError};
use super::published::Published;

/// How many proposals share one transaction at most.
pub const GROUP: usize = 64;

/// What the threads share.
pub struct Shared {
    /// What readers are answered from.
    pub published: ArcSwap<Published>,
    /// Whether the last attempt to reach the database succeeded.
    pub database_reached: AtomicBool,
    /// Since when the database has failed a write, the last of them; none if one has succeeded since.
    write_failed: Mutex<Option<Stopwatch>>,
    /// The writer's present use of the database.
    pub writing: Ongoing,
    /// How long a group of proposals takes, in microseconds: a mean in which the last count most.
    pub group_micros: AtomicU64,
    /// Tells those who wait that the published state has grown, and to which position.
    pub grown: watch::Sender<Position>,
    /// What is counted.
    pub measures: Arc<Measures>,
}

impl Shared {
    /// What the threads share at the start.
    pub fn new(
        published: Published,
        grown: watch::Sender<Position>,
        measures: Arc<Measures>,
    ) -> Self {
        Self {
            published: ArcSwap::from_pointee(published),
            database_reached: AtomicBool::new(true),
            write_failed: Mutex::default(),
            writing: Ongoing::default(),
            group_micros: AtomicU64::new(0),
            grown,
            measures,
        }
    }

    /// Whether the database has failed a write within a time, and taken none since: it may be reached and read all the
    /// same, as one whose disk is full.
    pub fn fails_writes(&self, within: Duration) -> bool {
        let failed = self.write_failed.lock();
        let failed = failed.unwrap_or_else(PoisonError::into_inner);
        failed.is_some_and(|since| u128::from(since.micros()) < within.as_micros())
    }

    /// Learns from the outcomes of a group whether the database takes writes.
    fn learn_from(&self, outcomes: &[Outcome]) {
        let has_failed = |outcome: &Outcome| {
            matches!(
                outcome,
                Err(RecordError::NotRecorded(_) | RecordError::OutcomeUnknown(_))
            )
        };
        let failed = if outcomes.iter().any(has_failed) {
            Some(Stopwatch::start())
        } else if outcomes.iter().any(Result::is_ok) {
            None
        } else {
            return;
        };
        *self
            .write_failed
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = failed;
    }
}

/// One who waits for an outcome.
pub struct Asker {
    /// The way to it.
    pub answer: oneshot::Sender<Outcome>,
    /// Set by the writer that takes the proposal up, or by the asker who waits no longer: whoever is first has it.
    pub taken: Arc<AtomicBool>,
}

/// What the writer is asked.
pub enum Message {
    /// Enter this.
    Propose(Box<Proposal>, Asker),
    /// Read what others have entered.
    CatchUp,
    /// End.
    Stop,
}

impl Asker {
    /// One, and where it hears.
    pub fn new() -> (Self, oneshot::Receiver<Outcome>) {
        let (answer, outcome) = oneshot::channel();
        let taken = Arc::new(AtomicBool::new(false));
        (Self { answer, taken }, outcome)
    }
}

/// Works off what comes, until it is told to stop.
pub fn work_off(mut desk: Desk, mut messages: mpsc::Receiver<Message>, shared: &Shared) {
    while let Some(first) = messages.blocking_recv() {
        let mut proposals = Vec::new();
        let mut answers = Vec::new();
        let mut catch_up = false;
        let mut stop = false;
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                // Withdrawn: the asker was told that it is not recorded.
                Message::Propose(_, asker) if asker.taken.swap(true, Ordering::AcqRel) => {}
                Message::Propose(proposal, asker) => {
                    proposals.push(*proposal);
                    answers.push(asker.answer);
                }
                Message::CatchUp => catch_up = true,
                Message::Stop => stop = true,
            }
            next = (proposals.len() < GROUP && !stop)
                .then(|| messages.try_recv().ok())
                .flatten();
        }
        shared.writing.begin();
        if proposals.is_empty() && catch_up {
            match desk.catch_up() {
                Ok(true) => publish(shared, &desk),
                Ok(false) => {}
                Err(error) => {
                    log::warn!(error:% = error; "cannot read the ledger, serving what is known")
                }
            }
            shared
                .database_reached
                .store(desk.is_connected(), Ordering::Relaxed);
        }
        if !proposals.is_empty() {
            let watch = Stopwatch::start();
            let outcomes = desk.enter(proposals);
            learn(&shared.group_micros, watch.micros());
            shared.learn_from(&outcomes);
            outcomes
                .iter()
                .for_each(|outcome| shared.measures.answered(outcome));
            shared
                .database_reached
                .store(desk.is_connected(), Ordering::Relaxed);
            publish(shared, &desk);
            for (answer, outcome) in answers.into_iter().zip(outcomes) {
                // A client that has gone away loses its answer, not its entry.
                let _ = answer.send(outcome);
            }
        }
        shared.writing.end();
        if stop {
            return;
        }
    }
}

/// Takes how long a group took into the mean. Only the writer does.
fn learn(mean: &AtomicU64, micros: u64) {
    let before = mean.load(Ordering::Relaxed);
    let after = match before {
        0 => micros,
        before => (before / 4).saturating_mul(3).saturating_add(micros / 4),
    };
    mean.store(after, Ordering::Relaxed);
}

/// Publishes the writer's register, unless that is what is published already.
fn publish(shared: &Shared, desk: &Desk) {
    let published = shared.published.load();
    if published.register.head() != desk.register().head() {
        shared
            .published
            .store(Arc::new(Published::new(desk.register().clone())));
        shared.grown.send_replace(desk.register().head().position);
    }
}
