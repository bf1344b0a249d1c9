//! The writer's thread: it takes what waits for the writer, has it entered, publishes, and answers.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwap;
use tokio::sync::{mpsc, oneshot, watch};

use crate::clock::{Ongoing, Stopwatch};
use crate::domain::ids::Position;

use super::company::{Company, GROUP};
use super::desk::Desk;
use super::measures::Measures;
use super::proposal::{Outcome, Proposal, RecordError};
use super::published::Published;

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

/// What the writer has taken from its queue, to work off at once.
#[derive(Default)]
struct Taken {
    proposals: Vec<Proposal>,
    /// Where each proposal's outcome goes.
    answers: Vec<oneshot::Sender<Outcome>>,
    catch_up: bool,
    stop: bool,
}

impl Taken {
    /// One more.
    fn take(&mut self, message: Message) {
        match message {
            // Withdrawn: the asker was told that it is not recorded.
            Message::Propose(_, asker) if asker.taken.swap(true, Ordering::AcqRel) => {}
            Message::Propose(proposal, asker) => {
                self.proposals.push(*proposal);
                self.answers.push(asker.answer);
            }
            Message::CatchUp => self.catch_up = true,
            Message::Stop => self.stop = true,
        }
    }

    /// Whether there is room for another.
    fn has_room(&self) -> bool {
        self.proposals.len() < GROUP && !self.stop
    }

    /// All that waits in the queue, as far as there is room.
    fn take_waiting(&mut self, messages: &mut mpsc::Receiver<Message>) {
        while self.has_room() {
            let Ok(message) = messages.try_recv() else {
                return;
            };
            self.take(message);
        }
    }

    /// What waits in the queue, and what comes while more is awaited after the last answers.
    fn gather(
        &mut self,
        messages: &mut mpsc::Receiver<Message>,
        company: Company,
        answered: Stopwatch,
    ) {
        self.take_waiting(messages);
        while self.has_room() && company.is_awaited(self.proposals.len(), answered.micros()) {
            std::thread::park_timeout(BETWEEN_LOOKS);
            self.take_waiting(messages);
        }
    }
}

/// How long it waits before it looks whether they have come.
const BETWEEN_LOOKS: Duration = Duration::from_micros(30);

/// Works off what comes, until it is told to stop.
pub fn work_off(mut desk: Desk, mut messages: mpsc::Receiver<Message>, shared: &Shared) {
    let mut company = Company::default();
    let mut answered = Stopwatch::start();
    while let Some(first) = messages.blocking_recv() {
        let mut taken = Taken::default();
        taken.take(first);
        taken.gather(&mut messages, company, answered);
        let Taken {
            proposals,
            answers,
            catch_up,
            stop,
        } = taken;
        shared.writing.begin();
        if proposals.is_empty() && catch_up {
            catch_up_with(&mut desk, shared);
        }
        if !proposals.is_empty() {
            let group = proposals.len();
            enter(&mut desk, shared, proposals, answers);
            let mean = shared.group_micros.load(Ordering::Relaxed);
            answered = Stopwatch::start();
            company = Company::after(group, messages.len(), mean);
        }
        shared.writing.end();
        if stop {
            return;
        }
    }
}

/// Reads what others have entered, and publishes it.
fn catch_up_with(desk: &mut Desk, shared: &Shared) {
    match desk.catch_up() {
        Ok(true) => publish(shared, desk),
        Ok(false) => {}
        Err(error) => {
            log::warn!(error:% = error; "cannot read the ledger, serving what is known");
        }
    }
    shared
        .database_reached
        .store(desk.is_connected(), Ordering::Relaxed);
}

/// Has a group entered, publishes, and answers.
fn enter(
    desk: &mut Desk,
    shared: &Shared,
    proposals: Vec<Proposal>,
    answers: Vec<oneshot::Sender<Outcome>>,
) {
    let watch = Stopwatch::start();
    let outcomes = desk.enter(proposals);
    learn(&shared.group_micros, watch.micros());
    shared.learn_from(&outcomes);
    for outcome in &outcomes {
        shared.measures.answered(outcome);
    }
    shared
        .database_reached
        .store(desk.is_connected(), Ordering::Relaxed);
    publish(shared, desk);
    for (answer, outcome) in answers.into_iter().zip(outcomes) {
        // A client that has gone away loses its answer, not its entry.
        let _ = answer.send(outcome);
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
