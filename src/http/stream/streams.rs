//! What the streams of one process share: how many there may be, the frames, and their end.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::domain::event::Event;
use crate::domain::ids::Position;
use crate::domain::participant::Directory;
use crate::ledger::register::Recorded;

use super::frame;
use super::spans::Span;

/// How many bytes of frames are kept: those of the last some thousand entries.
const KEPT_BYTES: u64 = 4 * 1024 * 1024;
/// About how many frames that is.
const KEPT_FRAMES: usize = 4096;

/// How streams are served.
#[derive(Debug, Clone, Copy)]
pub struct StreamSettings {
    /// How many there may be at once.
    pub at_once: usize,
    /// How often a comment is sent.
    pub heartbeat: Duration,
    /// How long to wait for the position that a client names: another instance may have told of it first.
    pub patience: Duration,
    /// For how long a reader may take nothing, though there is something, before it is cut off.
    pub stall: Duration,
}

impl Default for StreamSettings {
    fn default() -> Self {
        Self {
            at_once: 10_000,
            heartbeat: Duration::from_secs(15),
            patience: Duration::from_millis(2500),
            stall: Duration::from_secs(30),
        }
    }
}

/// What the streams share.
pub struct Streams {
    settings: StreamSettings,
    places: Arc<Semaphore>,
    ending: Ending,
    frames: Cache<Position, Bytes, ByBytes>,
}

/// Ends every stream.
#[derive(Clone)]
pub struct Ending(Arc<watch::Sender<bool>>);

impl Ending {
    /// Ends them all, and those that are still to begin.
    pub fn end(&self) {
        self.0.send_replace(true);
    }
}

/// Weighs frames by their size.
#[derive(Clone)]
pub(super) struct ByBytes;

impl Weighter<Position, Bytes> for ByBytes {
    fn weight(&self, _: &Position, frame: &Bytes) -> u64 {
        u64::try_from(frame.len()).unwrap_or(u64::MAX).max(1)
    }
}

impl Weighter<(u64, Position), Span> for ByBytes {
    fn weight(&self, _: &(u64, Position), span: &Span) -> u64 {
        u64::try_from(span.frames.len()).unwrap_or(u64::MAX).max(1)
    }
}

impl Streams {
    /// No stream yet.
    #[must_use]
    pub fn new(settings: StreamSettings) -> Self {
        let most = settings.at_once.min(Semaphore::MAX_PERMITS);
        Self {
            settings,
            places: Arc::new(Semaphore::new(most)),
            ending: Ending(Arc::new(watch::Sender::new(false))),
            frames: Cache::with_weighter(KEPT_FRAMES, KEPT_BYTES, ByBytes),
        }
    }

    /// How they are served.
    #[must_use]
    pub fn settings(&self) -> StreamSettings {
        self.settings
    }

    /// How many are open.
    #[must_use]
    pub fn open(&self) -> usize {
        let most = self.settings.at_once.min(Semaphore::MAX_PERMITS);
        most.saturating_sub(self.places.available_permits())
    }

    /// What ends them.
    #[must_use]
    pub fn ending(&self) -> Ending {
        self.ending.clone()
    }

    /// A place for one, held until it is dropped; none when all are taken.
    pub(super) fn place(&self) -> Option<OwnedSemaphorePermit> {
        self.places.clone().try_acquire_owned().ok()
    }

    /// Hears of the end.
    pub(super) fn ended(&self) -> watch::Receiver<bool> {
        self.ending.0.subscribe()
    }

    /// Whether they are to end.
    pub(super) fn have_ended(&self) -> bool {
        *self.ending.0.borrow()
    }

    /// The frame of an entry, rendered once for all who follow.
    pub(super) fn frame(&self, recorded: &Recorded, event: &Event, directory: &Directory) -> Bytes {
        if let Some(kept) = self.frames.get(&event.position) {
            return kept;
        }
        let frame = frame::of(recorded, event, directory);
        self.frames.insert(event.position, frame.clone());
        frame
    }
}
