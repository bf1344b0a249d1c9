//! What can be done: one function for each thing that a user can do with the register.
//!
//! Rules and storage meet here and only here. The ledger holds the published state, from which every read is
//! answered, and the queue to the one writer.

pub mod conformance;
pub mod custody;
pub mod files;
mod follower;
mod group;
pub mod lookup;
pub mod measures;
pub mod neighbours;
pub mod proposal;
pub mod proposed_entries;
pub mod published;
pub mod register;
pub mod revocations;
pub mod settlement;
pub mod status_page;
pub mod submissions;
mod tentative;
pub mod transfer;
mod writer;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use arc_swap::{ArcSwap, Guard};
use tokio::sync::{mpsc, oneshot, watch};

use crate::clock::Clock;
use crate::domain::action::Act;
use crate::domain::ids::{Position, TreatyId};
use crate::domain::participant::Directory;
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::ledger as stored;
use crate::store::migrations;
use crate::store::pool::Pool;
use crate::store::url::DatabaseUrl;

use lookup::Lookup;
use measures::Measures;
use proposal::{
    CorrectAction, Entered, Import, Outcome, Proposal, RecordActs, RecordDecision, RecordError,
};
use published::Published;
use register::Register;
use revocations::RevokedTokens;
use tentative::{Rejected, Tentative};
use writer::Writer;

/// How many proposals share one transaction at most.
const GROUP: usize = 64;

/// How long reading may take longer than it should: the writer waits for a lock, and tries once more.
const LOCKED: Duration = Duration::from_secs(25);

/// How a ledger is opened.
#[derive(Debug, Clone)]
pub struct LedgerSettings {
    /// The database.
    pub database: DatabaseUrl,
    /// How many proposals may wait for the writer; beyond that, a proposal is turned away.
    pub queue: usize,
    /// How often to look for entries of other instances even when nobody has announced any.
    pub poll: Duration,
}

/// The register, ready to be read and written.
pub struct Ledger {
    shared: Arc<Shared>,
    lookup: Lookup,
    clock: Clock,
    poll: Duration,
    pool: Pool,
    revoked: ArcSwap<RevokedTokens>,
    queue: mpsc::Sender<Message>,
    threads: Vec<JoinHandle<()>>,
    follower_stop: std::sync::mpsc::Sender<()>,
}

/// What the threads share.
struct Shared {
    published: ArcSwap<Published>,
    /// Whether the last attempt to reach the database succeeded.
    database_reached: AtomicBool,
    /// Tells those who wait that the published state has grown, and to which position.
    grown: watch::Sender<Position>,
    measures: Arc<Measures>,
}

enum Message {
    Propose(Box<Proposal>, oneshot::Sender<Outcome>),
    CatchUp,
    Stop,
}

/// Reads and verifies the whole record, without opening it for writing.
///
/// # Errors
/// When the database cannot be read, or the chain does not verify.
pub fn read(database: &mut Database, directory: Arc<Directory>) -> Result<Register, StoreError> {
    let mut register = Register::empty(directory);
    let head = stored::head(database)?;
    writer::follow_to(database, &mut register, head)?;
    stored::require_nothing_beyond(database, head)?;
    Ok(register)
}

impl Ledger {
    /// Opens a database, migrates it if it is SQLite, reads and verifies the whole record, and starts the writer.
    ///
    /// # Errors
    /// When the database cannot be opened or read, migrations are pending, or the chain does not verify.
    pub fn open(
        settings: &LedgerSettings,
        directory: Arc<Directory>,
        clock: Clock,
    ) -> Result<Self, StoreError> {
        let mut database = Database::open(&settings.database)?;
        prepare(&mut database, &settings.database)?;
        let register = read(&mut database, directory.clone())?;
        let head = register.head();
        let revoked = RevokedTokens::read(&mut database)?;

        let measures = Arc::new(Measures::new(head.position));
        let shared = Arc::new(Shared {
            published: ArcSwap::from_pointee(Published::new(register.clone())),
            database_reached: AtomicBool::new(true),
            grown: watch::Sender::new(head.position),
            measures: measures.clone(),
        });
        let (queue, messages) = mpsc::channel(settings.queue.max(1));
        let url = settings.database.clone();
        let writer = Writer::new(url, database, register, clock.clone()).counting(measures);
        let (follower_stop, stopped) = std::sync::mpsc::channel();
        let threads = vec![
            spawn("ledger-writer", {
                let shared = shared.clone();
                move || write_all(writer, messages, &shared)
            })?,
            spawn("ledger-follower", {
                let follower = follower::Follower {
                    url: settings.database.clone(),
                    poll: settings.poll,
                    queue: queue.clone(),
                    stopped,
                };
                move || follower.run()
            })?,
        ];
        Ok(Self {
            shared,
            lookup: Lookup::new(&directory),
            clock,
            poll: settings.poll,
            pool: Pool::new(settings.database.clone()),
            revoked: ArcSwap::from_pointee(revoked),
            queue,
            threads,
            follower_stop,
        })
    }

    /// The connections for everything but the record.
    #[must_use]
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// The published state.
    #[must_use]
    pub fn published(&self) -> Guard<Arc<Published>> {
        self.shared.published.load()
    }

    /// Hears of every growth of the published state, whichever instance recorded it. Several at once are heard as one.
    #[must_use]
    pub fn growth(&self) -> watch::Receiver<Position> {
        self.shared.grown.subscribe()
    }

    /// The published state, to keep.
    #[must_use]
    pub fn published_to_keep(&self) -> Arc<Published> {
        self.shared.published.load_full()
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Finds participants by whatever they are called.
    #[must_use]
    pub fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    /// Whether the writer is at work and its last attempt to reach the database succeeded.
    #[must_use]
    pub fn database_reached(&self) -> bool {
        !self.queue.is_closed() && self.shared.database_reached.load(Ordering::Relaxed)
    }

    /// Whether the writer is at work.
    #[must_use]
    pub fn is_writer_alive(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Whether the database has not been read for longer than a few polls, and some time for a lock that is waited for.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let bound = self.poll.saturating_mul(3).saturating_add(LOCKED);
        u128::from(self.measures().looked.age_micros()) > bound.as_micros()
    }

    /// How many proposals wait for the writer.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue
            .max_capacity()
            .saturating_sub(self.queue.capacity())
    }

    /// What the writer counts.
    #[must_use]
    pub fn measures(&self) -> &Measures {
        &self.shared.measures
    }

    /// Records new acts, all of them or none.
    ///
    /// # Errors
    /// The first rule that an act breaks, or the truth about a failure to record.
    pub async fn record(&self, acts: RecordActs) -> Result<Entered, RecordError> {
        self.propose(Proposal::Record(acts)).await
    }

    /// Corrects an action: takes it out of the history and puts its replacement, if any, in its place.
    ///
    /// # Errors
    /// The first rule that the correction breaks, or the truth about a failure to record.
    pub async fn correct(&self, correction: CorrectAction) -> Result<Entered, RecordError> {
        self.propose(Proposal::Correct(Box::new(correction))).await
    }

    /// Records a decision of the depositary.
    ///
    /// # Errors
    /// The first rule that the decision breaks, or the truth about a failure to record.
    pub async fn decide(&self, decision: RecordDecision) -> Result<Entered, RecordError> {
        self.propose(Proposal::Decide(decision)).await
    }

    /// Says what recording these acts would come to, and stores nothing.
    ///
    /// # Errors
    /// The first rule that an act breaks.
    pub fn validate(&self, treaty: &TreatyId, acts: &[Act]) -> Result<Vec<Act>, RecordError> {
        self.try_out(&Proposal::Record(RecordActs {
            treaty: treaty.clone(),
            acts: acts.to_vec(),
            request: None,
            settles: None,
            request_id: String::new(),
        }))
    }

    /// Says what a proposal would enter, decided as it would be, and stores nothing.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn try_out(&self, proposal: &Proposal) -> Result<Vec<Act>, RecordError> {
        let published = self.published();
        let mut tentative = Tentative::on(&published.register, self.clock.now());
        match tentative.enter(proposal) {
            Ok(()) => Ok(tentative
                .into_parts()
                .1
                .iter()
                .filter_map(|recorded| Some(recorded.entry.content.action()?.act.clone()))
                .collect()),
            Err(Rejected::Refused(refusal)) => Err(refusal),
            Err(Rejected::Broken(broken)) => Err(RecordError::NotRecorded(broken.to_string())),
        }
    }

    /// Enters a treaty with a history that the depositary recorded; what is there already is not entered again. For a
    /// caller outside the asynchronous runtime.
    ///
    /// # Errors
    /// When the treaty is registered with another document, or the truth about a failure to record.
    pub fn import_blocking(&self, import: Import) -> Result<Entered, RecordError> {
        self.import_all_blocking(vec![import])
    }

    /// The same for several treaties, all or nothing.
    ///
    /// # Errors
    /// As [`Ledger::import_blocking`].
    pub fn import_all_blocking(&self, imports: Vec<Import>) -> Result<Entered, RecordError> {
        let (answer, outcome) = oneshot::channel();
        let message = Message::Propose(Box::new(Proposal::Import(imports)), answer);
        self.queue
            .blocking_send(message)
            .map_err(|_closed| stopped())?;
        outcome.blocking_recv().map_err(|_closed| stopped())?
    }

    async fn propose(&self, proposal: Proposal) -> Result<Entered, RecordError> {
        let (answer, outcome) = oneshot::channel();
        self.queue
            .try_send(Message::Propose(Box::new(proposal), answer))
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => {
                    self.shared.measures.outcomes.busy.count();
                    RecordError::Busy
                }
                mpsc::error::TrySendError::Closed(_) => stopped(),
            })?;
        outcome.await.map_err(|_closed| {
            RecordError::OutcomeUnknown("the writer ended before it could answer".into())
        })?
    }
}

/// Stops the writer after what it has begun; what waits behind it is not recorded.
impl Drop for Ledger {
    fn drop(&mut self) {
        let _ = self.follower_stop.send(());
        let _ = self.queue.try_send(Message::Stop);
        let (closed, _) = mpsc::channel(1);
        self.queue = closed;
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                log::error!("a thread of the ledger panicked");
            }
        }
    }
}

/// Makes the schema current where that is the service's own work, and refuses where it is the operator's.
fn prepare(database: &mut Database, url: &DatabaseUrl) -> Result<(), StoreError> {
    match url {
        DatabaseUrl::Sqlite(_) => migrations::run(database).map(|_names| ()),
        DatabaseUrl::Postgres(_) => migrations::require_none_pending(database),
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, StoreError> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(run)
        .map_err(|error| StoreError::Connect {
            target: name.to_owned(),
            cause: error.to_string(),
        })
}

fn write_all(mut writer: Writer, mut messages: mpsc::Receiver<Message>, shared: &Shared) {
    while let Some(first) = messages.blocking_recv() {
        let mut proposals = Vec::new();
        let mut answers = Vec::new();
        let mut catch_up = false;
        let mut stop = false;
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Propose(proposal, answer) => {
                    proposals.push(*proposal);
                    answers.push(answer);
                }
                Message::CatchUp => catch_up = true,
                Message::Stop => stop = true,
            }
            next = (proposals.len() < GROUP && !stop)
                .then(|| messages.try_recv().ok())
                .flatten();
        }
        if proposals.is_empty() && catch_up {
            match writer.catch_up() {
                Ok(true) => publish(shared, &writer),
                Ok(false) => {}
                Err(error) => {
                    log::warn!(error:% = error; "cannot read the ledger, serving what is known")
                }
            }
            shared
                .database_reached
                .store(writer.is_connected(), Ordering::Relaxed);
        }
        if !proposals.is_empty() {
            let outcomes = writer.enter(&proposals);
            outcomes
                .iter()
                .for_each(|outcome| shared.measures.answered(outcome));
            shared
                .database_reached
                .store(writer.is_connected(), Ordering::Relaxed);
            publish(shared, &writer);
            for (answer, outcome) in answers.into_iter().zip(outcomes) {
                // A client that has gone away loses its answer, not its entry.
                let _ = answer.send(outcome);
            }
        }
        if stop {
            return;
        }
    }
}

/// Publishes the writer's register, unless that is what is published already.
fn publish(shared: &Shared, writer: &Writer) {
    let published = shared.published.load();
    if published.register.head() != writer.register().head() {
        shared
            .published
            .store(Arc::new(Published::new(writer.register().clone())));
        shared.grown.send_replace(writer.register().head().position);
    }
}

fn stopped() -> RecordError {
    RecordError::NotRecorded("the register is stopping".into())
}
