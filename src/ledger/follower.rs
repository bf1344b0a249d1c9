//! Follows what other instances record: PostgreSQL's announcements wake the writer, a slow poll is the safety net.
//!
//! Both only tell the writer to look; the writer reads. For a SQLite file the poll alone sees what the command line
//! has entered beside the running service. Each has a thread, so that connecting anew never holds up the poll.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::mpsc;

use crate::store::announcements::{Announced, Announcements};

use super::{Message, Shared};

/// How often announcements are looked for: the driver offers no way to wait for one, and a look is one system call that
/// finds nothing.
const LISTEN_INTERVAL: Duration = Duration::from_millis(5);

/// Looks from time to time, until it is told to stop.
pub fn poll(every: Duration, queue: &mpsc::WeakSender<Message>, stopped: &Receiver<()>) {
    while waits(every, stopped) && wake(queue) {}
}

/// Listens, until it is told to stop.
pub struct Listener {
    /// What is announced.
    pub announcements: Announcements,
    /// What this instance knows already; gone with the ledger.
    pub shared: Weak<Shared>,
    /// How many connections the writer has made.
    pub connections: Arc<AtomicU64>,
    /// The way to the writer.
    pub queue: mpsc::WeakSender<Message>,
}

impl Listener {
    /// Runs until it is told to stop, or the ledger is no more.
    pub fn run(mut self, stopped: &Receiver<()>) {
        let mut connections = self.connections.load(Ordering::Relaxed);
        let mut goes_on = true;
        while goes_on && waits(LISTEN_INTERVAL, stopped) {
            // The writer lost its server: this one may listen to one that is stopped or replaced, and will never speak.
            let made = self.connections.load(Ordering::Relaxed);
            if made != connections {
                connections = made;
                self.announcements.renew();
            }
            goes_on = match self.announcements.look() {
                Announced::Nothing => true,
                Announced::To(position) if self.knows(position) => true,
                Announced::To(_) | Announced::Unknown => wake(&self.queue),
            };
        }
    }

    /// Whether this position is published already: this instance's own entries are announced to it too.
    fn knows(&self, position: crate::domain::ids::Position) -> bool {
        self.shared
            .upgrade()
            .is_some_and(|shared| shared.published.load().register.head().position >= position)
    }
}

/// Waits. Returns whether to go on.
fn waits(time: Duration, stopped: &Receiver<()>) -> bool {
    matches!(stopped.recv_timeout(time), Err(RecvTimeoutError::Timeout))
}

/// Tells the writer to look. Returns whether there still is one.
fn wake(queue: &mpsc::WeakSender<Message>) -> bool {
    let Some(queue) = queue.upgrade() else {
        return false;
    };
    // A full queue means that the writer is about to look anyway.
    let _ = queue.try_send(Message::CatchUp);
    true
}
