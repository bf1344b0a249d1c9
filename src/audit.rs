//! The audit trail: who asked for what, with which token, from where, on which version, and what came of it.
//!
//! A place is reserved before a protected request is carried out, and the answer waits until its entry is committed. One
//! thread writes, with a connection of its own; all entries that wait share one transaction.

mod flood;
pub mod transfer;
mod writer;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::clock::{Clock, Ongoing};
use crate::store::StoreError;
use crate::store::audit::noting::Draft;
use crate::store::connection::Database;
use crate::store::patience::Patience;
use crate::store::pool::ANSWER_WITHIN;
use crate::store::url::DatabaseUrl;

use flood::Flood;
use transfer::TrailError;
use writer::Writer;

/// How the trail is kept.
#[derive(Debug, Clone)]
pub struct AuditSettings {
    /// The database.
    pub database: DatabaseUrl,
    /// How many entries may wait to be written; beyond that, protected requests are turned away.
    pub queue: usize,
    /// How many refusals of nobody known are listed in a minute; the rest is summed up.
    pub refusals_per_minute: u32,
    /// For how many days personal details are kept; none for as long as the trail.
    pub personal_days: Option<u32>,
    /// How long the database may be silent.
    pub patience: Patience,
}

/// The trail, ready to be written.
pub struct AuditTrail {
    clock: Clock,
    most: usize,
    places: Arc<Semaphore>,
    messages: mpsc::Sender<Message>,
    shared: Arc<Shared>,
    answer_within: Duration,
    thread: Option<JoinHandle<()>>,
}

/// What the thread shares.
struct Shared {
    /// Whether entries wait that the database has refused.
    is_failing: AtomicBool,
    /// The writer's present use of the database.
    writing: Ongoing,
    flood: Mutex<Flood>,
}

impl Shared {
    fn flood(&self) -> MutexGuard<'_, Flood> {
        self.flood.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What waits to be written.
struct Waiting {
    draft: Draft,
    /// Told once it is written, or once that takes longer than an answer should.
    told: Option<oneshot::Sender<()>>,
    /// Given back once it is written.
    _place: Option<OwnedSemaphorePermit>,
}

enum Message {
    Note(Box<Waiting>),
    Stop,
}

/// A place in the queue, reserved: what is noted in it will be written.
pub struct Place {
    permit: OwnedSemaphorePermit,
    messages: mpsc::Sender<Message>,
}

impl AuditTrail {
    /// Opens the trail of a database whose schema is current, and starts its writer.
    ///
    /// # Errors
    /// When the database cannot be opened, or the end of the trail does not fit its head.
    pub fn open(settings: &AuditSettings, clock: Clock) -> Result<Self, TrailError> {
        let mut database = Database::open(&settings.database)?;
        transfer::check_end(&mut database)?;
        let shared = Arc::new(Shared {
            is_failing: AtomicBool::new(false),
            writing: Ongoing::default(),
            flood: Mutex::new(Flood::new(settings.refusals_per_minute)),
        });
        let (messages, received) = mpsc::channel();
        let writer = Writer::new(settings, database, clock.clone(), shared.clone());
        let thread = std::thread::Builder::new()
            .name("audit-writer".into())
            .spawn(move || writer.run(&received))
            .map_err(|error| StoreError::Connect {
                target: "audit-writer".into(),
                cause: error.to_string(),
            })?;
        Ok(Self {
            clock,
            most: settings.queue.max(1),
            places: Arc::new(Semaphore::new(settings.queue.max(1))),
            messages,
            shared,
            answer_within: ANSWER_WITHIN,
            thread: Some(thread),
        })
    }

    /// The same, with a bound on how long an answer waits for its entry.
    #[must_use]
    pub fn answering_within(mut self, limit: Duration) -> Self {
        self.answer_within = limit;
        self
    }

    /// Waits until an entry is written, but no longer than is set: it is kept, and written when the database answers.
    pub async fn written(&self, entry: oneshot::Receiver<()>) {
        if tokio::time::timeout(self.answer_within, entry)
            .await
            .is_err()
        {
            log::error!(
                "the database did not take an entry of the audit trail in time; it is kept"
            );
        }
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Whether the trail can take what is asked: no entry waits that the database has refused, its writer is at work, and
    /// does not hang.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        let ended = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        let hangs = self.shared.writing.is_longer_than(self.answer_within);
        !ended && !hangs && !self.shared.is_failing.load(Ordering::Acquire)
    }

    /// How many places are taken: by requests that are carried out, and by entries that wait to be written.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.most.saturating_sub(self.places.available_permits())
    }

    /// A place for an entry; none when too many wait, or the database refuses them.
    #[must_use]
    pub fn reserve(&self) -> Option<Place> {
        if !self.is_writing() {
            return None;
        }
        let permit = self.places.clone().try_acquire_owned().ok()?;
        Some(Place {
            permit,
            messages: self.messages.clone(),
        })
    }

    /// Whether a refusal of nobody known is listed; if not, it is counted by its code for the minute's sum.
    #[must_use]
    pub fn lists_refusal(&self, code: &str) -> bool {
        self.shared.flood().lists(self.clock.now(), code)
    }

    /// Counts a refusal that cannot be listed.
    pub fn count_refusal(&self, code: &str) {
        self.shared.flood().count(self.clock.now(), code);
    }

    /// Notes what happened without a reserved place: for what must not be lost and could not be foreseen.
    pub fn note_at_once(&self, draft: Draft) -> oneshot::Receiver<()> {
        send(&self.messages, draft, None)
    }
}

impl Place {
    /// Notes what happened. The receiver hears once it is written, or once that has failed and is being tried again.
    pub fn note(self, draft: Draft) -> oneshot::Receiver<()> {
        send(&self.messages, draft, Some(self.permit))
    }
}

fn send(
    messages: &mpsc::Sender<Message>,
    draft: Draft,
    place: Option<OwnedSemaphorePermit>,
) -> oneshot::Receiver<()> {
    let (told, written) = oneshot::channel();
    let waiting = Box::new(Waiting {
        draft,
        told: Some(told),
        _place: place,
    });
    if let Err(mpsc::SendError(Message::Note(lost))) = messages.send(Message::Note(waiting)) {
        log::error!(entry = writer::shown(&lost.draft); "an entry of the audit trail was lost, because its writer has ended");
    }
    written
}

/// Stops the writer once everything that waits is written.
impl Drop for AuditTrail {
    fn drop(&mut self) {
        let _ = self.messages.send(Message::Stop);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the writer of the audit trail panicked");
        }
    }
}
