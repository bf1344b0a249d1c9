//! The one writer of an instance: it locks the head of the trail, appends what waits, and commits.
//!
//! What the database refuses is kept and tried again until it is written. A commit whose outcome is unknown is looked up
//! before anything else is written, so nothing is written twice.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use chrono::TimeDelta;

use crate::clock::Clock;
use crate::domain::ids::Position;
use crate::store::StoreError;
use crate::store::audit as stored;
use crate::store::audit::entry::Noted;
use crate::store::audit::noting::{self, Draft};
use crate::store::audit::person::Person;
use crate::store::chain::Head;
use crate::store::connection::Database;
use crate::store::patience::Helper;
use crate::store::turns::Turns;
use crate::store::url::DatabaseUrl;

use super::{AuditSettings, Message, Shared, Waiting, transfer};

/// How long to wait for something to write, before looking at what the time brings.
const IDLE: Duration = Duration::from_secs(1);
/// How long to wait before what was refused is tried again.
const RETRY: Duration = Duration::from_millis(250);

/// The writer's state.
pub struct Writer {
    url: DatabaseUrl,
    turns: Turns,
    helper: Helper,
    database: Option<Database>,
    clock: Clock,
    shared: Arc<Shared>,
    personal_days: Option<u32>,
    waiting: Vec<Waiting>,
    /// After a commit that failed: how many of those that wait it had, and where they would stand.
    uncertain: Option<(usize, Head)>,
    /// The hour in which personal details were last looked through.
    looked_through: i64,
}

impl Writer {
    /// A writer with a connection to the trail's database.
    pub fn new(
        settings: &AuditSettings,
        database: Database,
        clock: Clock,
        shared: Arc<Shared>,
    ) -> Self {
        Self {
            url: settings.database.clone(),
            turns: Turns::at(&settings.database),
            helper: Helper::with(settings.patience),
            database: Some(database),
            clock,
            shared,
            personal_days: settings.personal_days,
            waiting: Vec::new(),
            uncertain: None,
            looked_through: 0,
        }
    }

    /// Writes until it is told to stop.
    pub fn run(mut self, messages: &mpsc::Receiver<Message>) {
        loop {
            let patience = if self.waiting.is_empty() { IDLE } else { RETRY };
            let mut stops = self.take(messages.recv_timeout(patience).map_err(|none| match none {
                mpsc::RecvTimeoutError::Timeout => mpsc::TryRecvError::Empty,
                mpsc::RecvTimeoutError::Disconnected => mpsc::TryRecvError::Disconnected,
            }));
            // The queue is bounded by its places, and so is what waits.
            while !stops {
                match messages.try_recv() {
                    Err(mpsc::TryRecvError::Empty) => break,
                    received => stops = self.take(received),
                }
            }
            self.sum_up(stops);
            self.shared.writing.begin();
            self.write();
            if stops {
                self.give_up();
                return;
            }
            self.erase_what_is_due();
            self.shared.writing.end();
        }
    }

    /// Takes one message. Returns whether it was the last.
    fn take(&mut self, received: Result<Message, mpsc::TryRecvError>) -> bool {
        match received {
            Ok(Message::Note(waiting)) => {
                self.waiting.push(*waiting);
                false
            }
            Err(mpsc::TryRecvError::Empty) => false,
            Ok(Message::Stop) | Err(mpsc::TryRecvError::Disconnected) => true,
        }
    }

    fn sum_up(&mut self, ends: bool) {
        let sum = self.shared.flood().take(self.clock.now(), ends);
        if let Some((at, not_listed)) = sum {
            self.waiting.push(Waiting {
                draft: Draft {
                    at,
                    noted: Noted::NotListed(not_listed),
                    person: Person::default(),
                },
                told: None,
                _place: None,
            });
        }
    }

    /// Writes what waits, on a new connection if the first try fails.
    fn write(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let outcome = self.attempt().or_else(|error| {
            log::warn!(error:% = error; "the audit trail was not written, trying once more");
            self.database = None;
            self.attempt()
        });
        if let Err(error) = outcome {
            log::error!(error:% = error, entries = self.waiting.len(); "the audit trail cannot be written, trying again until it can; protected requests are turned away");
            self.database = None;
            self.shared.is_failing.store(true, Ordering::Release);
            // The act is done or refused already: its answer is true, and the entry is kept here.
            for told in self.waiting.iter_mut().filter_map(|w| w.told.take()) {
                let _ = told.send(());
            }
        } else if self.shared.is_failing.swap(false, Ordering::AcqRel) {
            log::info!("the audit trail is written again");
        }
    }

    fn attempt(&mut self) -> Result<(), StoreError> {
        let turns = self.turns.clone();
        let _turn = turns.take();
        self.look_up()?;
        if self.waiting.is_empty() {
            return Ok(());
        }
        let drafts: Vec<Draft> = self.waiting.iter().map(|w| w.draft.clone()).collect();
        let count = drafts.len();
        let attempt: Arc<Mutex<Commit>> = Arc::default();
        let its = attempt.clone();
        let appended = self.with_database(move |database| {
            database.begin()?;
            let allowed = noting::append(database, &drafts).and_then(|last| allow(&its, last));
            if let Err(error) = allowed {
                // The transaction is lost either way; the first error is the one to report.
                let _ = database.roll_back();
                return Err(error);
            }
            database.commit()
        });
        if let Err(error) = appended {
            if let Commit::Sent(last) = give_up(&attempt) {
                self.uncertain = Some((count, last));
            }
            return Err(error);
        }
        self.written(count);
        Ok(())
    }

    /// After a failed commit: takes the lock, so that the lost transaction has ended, and looks whether it took effect.
    fn look_up(&mut self) -> Result<(), StoreError> {
        let Some((count, last)) = self.uncertain else {
            return Ok(());
        };
        let found = self.with_database(move |database| {
            database.begin()?;
            stored::lock_head(database)?;
            let before = Position(last.position.0.saturating_sub(1));
            let every = stored::Selection::default();
            let found = stored::select(database, &every, (before, last.position), 1)?;
            database.roll_back()?;
            Ok(found)
        })?;
        self.uncertain = None;
        if found.first().is_some_and(|found| found.hash == last.hash) {
            self.written(count);
        }
        Ok(())
    }

    /// Works with the connection, which is kept when it was of use, and not longer than the patience lasts.
    fn with_database<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Database) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (kept, url) = (self.database.take(), self.url.clone());
        let (database, done) = self.helper.wait_for(move || {
            let mut database = match kept {
                Some(database) => database,
                None => Database::open(&url)?,
            };
            let done = work(&mut database)?;
            Ok::<_, StoreError>((database, done))
        })??;
        self.database = Some(database);
        Ok(done)
    }

    /// Those that have waited longest are written.
    fn written(&mut self, count: usize) {
        for waiting in self.waiting.drain(..count.min(self.waiting.len())) {
            if let Some(told) = waiting.told {
                // A client that has gone away loses its answer, not its entry.
                let _ = told.send(());
            }
        }
    }

    /// Erases personal details that are no longer to be kept, once an hour.
    fn erase_what_is_due(&mut self) {
        let now = self.clock.now();
        let hour = now.timestamp().div_euclid(3600);
        let Some(days) = self.personal_days.filter(|_| hour != self.looked_through) else {
            return;
        };
        self.looked_through = hour;
        let Some(before) = now.checked_sub_signed(TimeDelta::days(i64::from(days))) else {
            return;
        };
        let turns = self.turns.clone();
        let turn = turns.take();
        let erased = self.with_database(move |database| transfer::erase(database, before, now));
        drop(turn);
        match erased {
            Ok(0) => {}
            Ok(erased) => {
                log::info!(entries = erased; "erased personal details of the audit trail")
            }
            Err(error) => {
                log::error!(error:% = error; "personal details of the audit trail were not erased");
            }
        }
    }

    /// At the end: what could not be written is in the log at least, without personal details.
    fn give_up(&mut self) {
        for waiting in &self.waiting {
            log::error!(entry = shown(&waiting.draft); "an entry of the audit trail was lost");
        }
    }
}

/// How far one attempt to write has come.
#[derive(Default)]
enum Commit {
    /// The commit was not sent yet.
    #[default]
    Ahead,
    /// It was, and with it the trail ends here.
    Sent(Head),
    /// It will not be: nobody waits for it any more.
    GivenUp,
}

/// Notes that the commit is sent, unless the attempt was given up.
fn allow(attempt: &Mutex<Commit>, last: Head) -> Result<(), StoreError> {
    let mut attempt = attempt.lock().unwrap_or_else(PoisonError::into_inner);
    if matches!(*attempt, Commit::GivenUp) {
        return Err(StoreError::LeftBehind);
    }
    *attempt = Commit::Sent(last);
    Ok(())
}

/// Gives an attempt up. Returns how far it had come.
fn give_up(attempt: &Mutex<Commit>) -> Commit {
    let mut attempt = attempt.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::replace(&mut attempt, Commit::GivenUp)
}

/// An entry for the log: without position, hash and personal details.
pub fn shown(draft: &Draft) -> String {
    let bytes = noting::entry(Head::default(), draft, None).encode();
    String::from_utf8_lossy(&bytes).into_owned()
}
