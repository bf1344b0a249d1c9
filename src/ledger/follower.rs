//! Follows what other instances record: PostgreSQL's announcements wake the writer, a slow poll is the safety net.
//!
//! It only tells the writer to look; the writer reads. For a SQLite file the poll alone sees what the command line
//! has entered beside the running service.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use tokio::sync::mpsc;

use crate::store::announcements::Announcements;
use crate::store::url::DatabaseUrl;

use super::Message;

/// How often announcements are looked for; the driver offers no way to wait for one.
const LISTEN_INTERVAL: Duration = Duration::from_millis(100);

/// The follower's state.
pub struct Follower {
    /// The database.
    pub url: DatabaseUrl,
    /// How often to look without an announcement.
    pub poll: Duration,
    /// The way to the writer.
    pub queue: mpsc::Sender<Message>,
    /// Says when to stop.
    pub stopped: Receiver<()>,
}

impl Follower {
    /// Runs until it is told to stop.
    pub fn run(self) {
        let mut announcements = Announcements::of(&self.url);
        let step = if announcements.is_some() {
            LISTEN_INTERVAL.min(self.poll)
        } else {
            self.poll
        };
        let mut since_poll = Duration::ZERO;
        while matches!(
            self.stopped.recv_timeout(step),
            Err(RecvTimeoutError::Timeout)
        ) {
            since_poll += step;
            let announced = announcements.as_mut().is_some_and(Announcements::any);
            if announced || since_poll >= self.poll {
                since_poll = Duration::ZERO;
                // A full queue means that the writer is about to look anyway.
                let _ = self.queue.try_send(Message::CatchUp);
            }
        }
    }
}
