//! What the audit trail says of a request that records: it is committed with what the request recorded, or not at all.
//!
//! Whoever proposes keeps a copy, and learns from it whether the trail has it already.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::ids::Position;
use crate::store::audit::entry::Noted;
use crate::store::audit::noting::Draft;

/// A note, and whether it was committed. Copies are of the same note.
#[derive(Debug, Clone)]
pub struct Note(Arc<Noting>);

#[derive(Debug)]
struct Noting {
    draft: Draft,
    is_committed: AtomicBool,
}

impl Note {
    /// A note that says this, and what will have been recorded.
    #[must_use]
    pub fn of(draft: Draft) -> Self {
        Self(Arc::new(Noting {
            draft,
            is_committed: AtomicBool::new(false),
        }))
    }

    /// Whether it is in the trail for certain.
    #[must_use]
    pub fn is_committed(&self) -> bool {
        self.0.is_committed.load(Ordering::Acquire)
    }

    /// Says that it is.
    pub(super) fn was_committed(&self) {
        self.0.is_committed.store(true, Ordering::Release);
    }

    /// What is to be noted, with the entries that the request recorded.
    pub(super) fn told(&self, first: Position, entries: usize) -> Draft {
        let mut draft = self.0.draft.clone();
        if let Noted::Request(request) = &mut draft.noted {
            let entries = u64::try_from(entries).unwrap_or(u64::MAX);
            request.recorded = Some((first.0, entries));
        }
        draft
    }
}
