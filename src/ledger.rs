//! What can be done: one function for each thing that a user can do with the register.
//!
//! Rules and storage meet here and only here. The ledger holds the published state, from which every read is
//! answered, and the queue to the one writer.

mod catching_up;
pub mod company;
pub mod conformance;
pub mod custody;
mod desk;
pub mod files;
mod follower;
mod group;
pub mod lookup;
pub mod measures;
pub mod neighbours;
pub mod note;
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
mod work;
mod writer;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::Duration;

use arc_swap::{ArcSwap, Guard};
use tokio::sync::{mpsc, watch};

use crate::clock::Clock;
use crate::domain::action::Act;
use crate::domain::ids::{Position, TreatyId};
use crate::domain::participant::Directory;
use crate::store::StoreError;
use crate::store::announcements::Announcements;
use crate::store::connection::Database;
use crate::store::ledger as stored;
use crate::store::migrations;
use crate::store::patience::Patience;
use crate::store::pool::{ANSWER_WITHIN, Pool};
use crate::store::url::DatabaseUrl;

use company::GROUP;
use desk::{Another, Desk};
use lookup::Lookup;
use measures::Measures;
use proposal::{CorrectAction, Entered, Import, Proposal, RecordActs, RecordDecision, RecordError};
use published::Published;
use register::Register;
use revocations::RevokedTokens;
use tentative::{Rejected, Tentative};
use work::{Asker, Message, Shared, work_off};
use writer::Writer;

/// How long reading may take longer than it should: the writer waits for a lock, and tries once more.
const LOCKED: Duration = Duration::from_secs(25);

/// For how long a write that failed says that the next one will; after that it has to be tried.
const FAILED: Duration = Duration::from_secs(5);

/// How a ledger is opened.
#[derive(Debug, Clone)]
pub struct LedgerSettings {
    /// The database.
    pub database: DatabaseUrl,
    /// How many proposals may wait for the writer; beyond that, a proposal is turned away.
    pub queue: usize,
    /// How long a proposal may have to wait, as far as can be foreseen, before it is turned away.
    pub write_wait: Duration,
    /// How often to look for entries of other instances even when nobody has announced any.
    pub poll: Duration,
    /// How long the database may be silent.
    pub patience: Patience,
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
    answer_within: Duration,
    write_wait: Duration,
    threads: Vec<JoinHandle<()>>,
    followers: Vec<std::sync::mpsc::Sender<()>>,
}

/// Reads and verifies the whole record, without opening it for writing.
///
/// # Errors
/// When the database cannot be read, or the chain does not verify.
pub fn read(database: &mut Database, directory: Arc<Directory>) -> Result<Register, StoreError> {
    let mut register = Register::empty(directory);
    let head = stored::head(database)?;
    catching_up::follow_to(database, &mut register, head)?;
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
        let shared = Arc::new(Shared::new(
            Published::new(register.clone()),
            watch::Sender::new(head.position),
            measures.clone(),
        ));
        let (queue, messages) = mpsc::channel(settings.queue.max(1));
        let another = Another {
            url: settings.database.clone(),
            clock: clock.clone(),
            connections: Arc::default(),
            measures,
        };
        let (polling, poll_stopped) = std::sync::mpsc::channel();
        let (listening, listen_stopped) = std::sync::mpsc::channel();
        if let Some(announcements) = Announcements::of(&settings.database) {
            let listener = follower::Listener {
                announcements,
                shared: Arc::downgrade(&shared),
                connections: another.connections.clone(),
                queue: queue.downgrade(),
            };
            // Not waited for at the end, for it may be connecting.
            drop(spawn("ledger-listener", move || {
                listener.run(&listen_stopped);
            })?);
        }
        let writer = Writer::new(another.clone(), Some(database), register);
        let desk = Desk::new(writer, another, settings.patience);
        let threads = vec![
            spawn("ledger-writer", {
                let shared = shared.clone();
                move || work_off(desk, messages, &shared)
            })?,
            spawn("ledger-poll", {
                let (every, queue) = (settings.poll, queue.downgrade());
                move || follower::poll(every, &queue, &poll_stopped)
            })?,
        ];
        Ok(Self {
            shared,
            lookup: Lookup::new(&directory),
            clock,
            poll: settings.poll,
            pool: Pool::new(settings.database.clone()).with_patience(settings.patience),
            revoked: ArcSwap::from_pointee(revoked),
            queue,
            answer_within: ANSWER_WITHIN,
            write_wait: settings.write_wait,
            threads,
            followers: vec![polling, listening],
        })
    }

    /// The same, with a bound on how long anyone waits for the database.
    #[must_use]
    pub fn answering_within(mut self, limit: Duration) -> Self {
        self.pool = self.pool.clone().answering_within(limit);
        self.answer_within = limit;
        self
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

    /// Whether the writer is at work, its last attempt to reach the database succeeded, no present one hangs, and no write
    /// has failed a short while ago.
    #[must_use]
    pub fn database_reached(&self) -> bool {
        !self.queue.is_closed()
            && self.shared.database_reached.load(Ordering::Relaxed)
            && !self.shared.fails_writes(FAILED)
            && !self.shared.writing.is_longer_than(self.answer_within)
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
            note: None,
        }))
    }

    /// Says what a proposal would enter, decided as it would be, and stores nothing.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn try_out(&self, proposal: &Proposal) -> Result<Vec<Act>, RecordError> {
        let published = self.published();
        let mut register = published.register.clone();
        let mut tentative = Tentative::on(&mut register, self.clock.now());
        match tentative.enter(proposal) {
            Ok(()) => Ok(tentative
                .into_parts()
                .0
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
        let (asker, outcome) = Asker::new();
        let message = Message::Propose(Box::new(Proposal::Import(imports)), asker);
        self.queue
            .blocking_send(message)
            .map_err(|_closed| stopped())?;
        outcome.blocking_recv().map_err(|_closed| stopped())?
    }

    /// Waits for the writer, but no longer than is set: what it has not taken up by then is withdrawn, and of the rest
    /// the outcome is unknown.
    async fn propose(&self, proposal: Proposal) -> Result<Entered, RecordError> {
        let busy = || {
            self.shared.measures.outcomes.busy.count();
            RecordError::Busy
        };
        if self.expected_wait() > self.write_wait {
            return Err(busy());
        }
        let (asker, outcome) = Asker::new();
        let taken = asker.taken.clone();
        self.queue
            .try_send(Message::Propose(Box::new(proposal), asker))
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => busy(),
                mpsc::error::TrySendError::Closed(_) => stopped(),
            })?;
        match tokio::time::timeout(self.answer_within, outcome).await {
            Ok(outcome) => outcome.map_err(|_closed| {
                RecordError::OutcomeUnknown("the writer ended before it could answer".into())
            })?,
            Err(_elapsed) if taken.swap(true, Ordering::AcqRel) => Err(
                RecordError::OutcomeUnknown("the database did not answer in time".into()),
            ),
            Err(_elapsed) => Err(RecordError::NotRecorded(
                "the writer did not come to it in time".into(),
            )),
        }
    }
}

impl Ledger {
    /// How long a proposal would wait behind those that wait already, if their groups take as long as the last ones did.
    /// It is nothing while less than a group waits: so there is always a next group, from which to learn that the
    /// database is well again.
    fn expected_wait(&self) -> Duration {
        let groups = u64::try_from(self.waiting() / GROUP).unwrap_or(u64::MAX);
        let micros = self.shared.group_micros.load(Ordering::Relaxed);
        Duration::from_micros(groups.saturating_mul(micros))
    }
}

/// Stops the writer after what it has begun; what waits behind it is not recorded.
impl Drop for Ledger {
    fn drop(&mut self) {
        for follower in &self.followers {
            // One that has ended needs not be told.
            let _ = follower.send(());
        }
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

fn stopped() -> RecordError {
    RecordError::NotRecorded("the register is stopping".into())
}
