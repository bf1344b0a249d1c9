//! What is looked at now and then, and kept for whoever asks: what waits in the database, and the room on disks.
//!
//! So neither a scrape nor a probe asks the database or a disk that hangs; what they are told is some seconds old.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web;
use arc_swap::ArcSwap;

use crate::machine::{self, Disk};
use crate::store::depths::{self, Depths};

use super::App;

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(10);

/// Where there must be room.
#[derive(Debug, Clone, Default)]
pub struct Room {
    /// Folders, each with the word for what is kept there.
    pub folders: Vec<(&'static str, PathBuf)>,
    /// How many bytes must be free in each.
    pub least_free_bytes: u64,
}

/// What was seen last.
#[derive(Debug, Clone, Default)]
pub struct Sampled {
    /// What waits in the database; none until it could be read.
    pub depths: Option<Depths>,
    /// The room in each folder that could be looked at.
    pub disks: Vec<(&'static str, Disk)>,
}

/// Looks, and keeps what it saw.
#[derive(Default)]
pub struct Sampling {
    room: Room,
    seen: ArcSwap<Sampled>,
}

impl Sampling {
    /// Looks at these folders.
    #[must_use]
    pub fn of(room: Room) -> Self {
        Self {
            room,
            seen: ArcSwap::default(),
        }
    }

    /// What was seen last.
    #[must_use]
    pub fn seen(&self) -> Arc<Sampled> {
        self.seen.load_full()
    }

    /// Whether some folder had too little room when it was last looked at.
    #[must_use]
    pub fn is_nearly_full(&self) -> bool {
        let least = self.room.least_free_bytes;
        let disks = &self.seen.load().disks;
        disks.iter().any(|(_, disk)| disk.free_bytes < least)
    }

    /// Looks once. What cannot be read is as if it were not there: the database's own check says that it is away.
    pub async fn look(&self, app: &App) {
        let folders = self.room.folders.clone();
        let disks = tokio::task::spawn_blocking(move || {
            let look = |(word, folder): (_, PathBuf)| Some((word, machine::disk(&folder).ok()?));
            folders.into_iter().filter_map(look).collect()
        });
        let depths = app.ledger().pool().transact(depths::read).await;
        self.seen.store(Arc::new(Sampled {
            depths: depths
                .inspect_err(
                    |error| log::debug!(error:% = error; "what waits could not be counted"),
                )
                .ok(),
            disks: disks.await.unwrap_or_default(),
        }));
    }
}

/// Looks now and then, for ever.
pub async fn keep_sampling(app: web::Data<App>) {
    loop {
        app.sampling().look(&app).await;
        tokio::time::sleep(EVERY).await;
    }
}
