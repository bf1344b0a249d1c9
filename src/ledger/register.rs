//! The register in memory: every entry, and each treaty's history, as of the head.
//!
//! Cloning is cheap, because what did not change is shared: the writer works on a copy, and what is published
//! is never touched again.

mod event;
mod record;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use imbl::{OrdMap, Vector};

use crate::domain::decision::Matter;
use crate::domain::ids::{Position, TreatyId};
use crate::domain::participant::Directory;
use crate::domain::treaty::Treaty;
use crate::store::chain::{Broken, Hash, Head};
use crate::store::entry::{Content, Entry, Sharing};
use crate::store::ledger::StoredEntry;

use super::neighbours::Neighbours;

use event::Events;
pub use event::EventsFound;
pub use record::{Dated, TreatyRecord};

/// An entry with its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The entry.
    pub entry: Entry,
    /// Its hash in the chain.
    pub hash: Hash,
}

/// All that the register knows, up to its head.
#[derive(Debug, Clone)]
pub struct Register {
    directory: Arc<Directory>,
    head: Head,
    entries: Vector<Arc<Recorded>>,
    treaties: OrdMap<TreatyId, TreatyRecord>,
    /// The protocols of each treaty that has some, whether or not it is in the register.
    protocols: Arc<BTreeMap<TreatyId, Vec<TreatyId>>>,
    /// What was computed of entries; every copy shares them.
    events: Events,
    /// Computed when first asked for; every copy shares them.
    neighbours: Arc<OnceLock<Neighbours>>,
}

impl Register {
    /// A register without entries.
    #[must_use]
    pub fn empty(directory: Arc<Directory>) -> Self {
        Self {
            directory,
            head: Head::default(),
            entries: Vector::new(),
            treaties: OrdMap::new(),
            protocols: Arc::default(),
            events: Events::default(),
            neighbours: Arc::default(),
        }
    }

    /// The participants.
    #[must_use]
    pub fn directory(&self) -> &Arc<Directory> {
        &self.directory
    }

    /// The finished histories to compare the pace of a treaty with; they are no part of the record.
    #[must_use]
    pub fn neighbours(&self) -> &Neighbours {
        self.neighbours
            .get_or_init(|| Neighbours::shipped(&self.directory))
    }

    /// The last position and its hash.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// When the last entry up to a position was recorded; none before the first entry.
    #[must_use]
    pub fn recorded_at(&self, position: Position) -> Option<DateTime<Utc>> {
        self.entry(position)
            .map(|recorded| recorded.entry.recorded_at)
    }

    /// The entry at a position.
    #[must_use]
    pub fn entry(&self, position: Position) -> Option<&Arc<Recorded>> {
        self.entries
            .get(usize::try_from(position.0).ok()?.checked_sub(1)?)
    }

    /// Every entry, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Recorded>> {
        self.entries.iter()
    }

    /// The entries after a position, in order.
    pub fn entries_after(&self, position: Position) -> impl Iterator<Item = &Arc<Recorded>> {
        let from = usize::try_from(position.0).unwrap_or(usize::MAX);
        (from..self.entries.len()).filter_map(|index| self.entries.get(index))
    }

    /// The treaties, by id.
    pub fn treaties(&self) -> impl Iterator<Item = &TreatyRecord> {
        self.treaties.values()
    }

    /// One treaty.
    #[must_use]
    pub fn treaty(&self, id: &TreatyId) -> Option<&TreatyRecord> {
        self.treaties.get(id)
    }

    /// The last position that had been recorded at an instant.
    #[must_use]
    pub fn position_at(&self, instant: DateTime<Utc>) -> Position {
        let (mut from, mut to) = (0, self.entries.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let known = self
                .entries
                .get(middle)
                .is_some_and(|recorded| recorded.entry.recorded_at <= instant);
            if known {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        Position(u64::try_from(from).unwrap_or(u64::MAX))
    }

    /// Adds the entry that follows the head.
    ///
    /// # Errors
    /// When its content does not fit what came before: an action of a treaty that is not registered.
    pub fn append(&mut self, entry: Entry, hash: Hash) -> Result<Arc<Recorded>, Broken> {
        let recorded = self.enter(entry, hash)?;
        self.hand_down(&recorded.entry.treaty);
        Ok(recorded)
    }

    /// The same without giving the protocols of its treaty their parent's new state.
    fn enter(&mut self, entry: Entry, hash: Hash) -> Result<Arc<Recorded>, Broken> {
        let position = entry.position;
        let broken = |detail: String| Broken { position, detail };
        let recorded = Arc::new(Recorded { entry, hash });
        let id = recorded.entry.treaty.clone();
        match &recorded.entry.content {
            Content::Treaty(treaty) => {
                if self.treaties.contains_key(&id) || treaty.id != id {
                    return Err(broken(format!("the treaty {id} cannot be registered here")));
                }
                if self.would_be_its_own_ancestor(treaty) {
                    return Err(broken(format!("the treaty {id} would be its own parent")));
                }
                let parent = treaty.parent.as_ref();
                let parent = parent.and_then(|parent| self.treaties.get(&parent.treaty));
                let record = TreatyRecord::new(&recorded, treaty, parent);
                self.treaties.insert(id.clone(), record);
                if let Some(parent) = &treaty.parent {
                    let protocols = Arc::make_mut(&mut self.protocols);
                    let protocols = protocols.entry(parent.treaty.clone()).or_default();
                    protocols.push(id.clone());
                }
            }
            Content::Action(action) => {
                let Some(record) = self.treaties.get_mut(&id) else {
                    return Err(broken(format!("the treaty {id} is not registered")));
                };
                Arc::make_mut(&mut record.history).append(action.clone());
                record.actions.push_back(recorded.clone());
            }
            Content::Correction(correction) => {
                let record = self.treaties.get_mut(&id);
                let Some(record) =
                    record.filter(|record| record.history.action(correction.of).is_some())
                else {
                    return Err(broken(format!(
                        "there is no action {} in effect to be corrected",
                        correction.of
                    )));
                };
                Arc::make_mut(&mut record.history).correct(correction);
                record.corrected.insert(correction.of, position);
                record.actions.push_back(recorded.clone());
            }
            Content::Decision(decision) => {
                let Some(record) = self.treaties.get_mut(&id) else {
                    return Err(broken(format!("the treaty {id} is not registered")));
                };
                if let Matter::Revocation(of) = decision.ruling.matter
                    && record.history.decisions().get(of).is_none()
                {
                    return Err(broken(format!("there is no decision {of} to be revoked")));
                }
                Arc::make_mut(&mut record.history).decide((**decision).clone());
                record.actions.push_back(recorded.clone());
            }
        }
        self.entries.push_back(recorded.clone());
        self.head = Head { position, hash };
        Ok(recorded)
    }

    /// Whether a treaty that is to be registered would be its own parent, through others that are registered.
    #[must_use]
    pub fn would_be_its_own_ancestor(&self, treaty: &Treaty) -> bool {
        let mut next = treaty.parent.as_ref();
        while let Some(parent) = next {
            if parent.treaty == treaty.id {
                return true;
            }
            next = self
                .treaties
                .get(&parent.treaty)
                .and_then(|record| record.treaty.parent.as_ref());
        }
        false
    }

    /// The treaties that name this one as their parent, as known at a position, by id.
    pub fn protocols_of<'a>(
        &'a self,
        parent: &'a TreatyId,
        position: Position,
    ) -> impl Iterator<Item = &'a TreatyRecord> {
        self.treaties.values().filter(move |record| {
            record.registered.entry.position <= position && record.is_protocol_of(parent)
        })
    }

    /// The treaties about which something was entered after a position, and their protocols with theirs.
    #[must_use]
    pub fn changed_after(&self, position: Position) -> BTreeSet<&TreatyId> {
        let mut changed = BTreeSet::new();
        let mut next: Vec<&TreatyId> = self
            .entries_after(position)
            .map(|recorded| &recorded.entry.treaty)
            .collect();
        while let Some(treaty) = next.pop() {
            if changed.insert(treaty) {
                next.extend(self.protocols.get(treaty).into_iter().flatten());
            }
        }
        changed
    }

    /// Gives the protocols of a treaty that has changed its new state, and their protocols theirs.
    fn hand_down(&mut self, changed: &TreatyId) {
        let Some(protocols) = self.protocols.get(changed).cloned() else {
            return;
        };
        let Some(parent) = self.treaties.get(changed).cloned().map(Arc::new) else {
            return;
        };
        for protocol in protocols {
            if let Some(record) = self.treaties.get_mut(&protocol) {
                record.follow_parent(parent.clone());
            }
            self.hand_down(&protocol);
        }
    }

    /// Adds stored entries, after checking that each follows the head by position and hash.
    ///
    /// # Errors
    /// The first thing that does not fit; the register is of no more use then.
    pub fn follow(&mut self, stored: &[StoredEntry]) -> Result<(), Broken> {
        let checked = Checked::of(&mut self.head(), stored, &mut Sharing::default())?;
        self.enter_all(checked)
    }

    /// Adds entries that were checked to follow the head.
    ///
    /// # Errors
    /// The first whose content does not fit; the register is of no more use then.
    pub fn enter_all(&mut self, checked: Checked) -> Result<(), Broken> {
        let mut changed = BTreeSet::new();
        for (entry, hash) in checked.0 {
            let recorded = self.enter(entry, hash)?;
            if self.protocols.contains_key(&recorded.entry.treaty) {
                changed.insert(recorded.entry.treaty.clone());
            }
        }
        changed.iter().for_each(|treaty| self.hand_down(treaty));
        Ok(())
    }
}

/// Entries that follow a head by position and hash, each with its hash.
#[derive(Debug)]
pub struct Checked(Vec<(Entry, Hash)>);

impl Checked {
    /// Checks that stored entries follow a head, which moves on to the last of them, and reads them.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn of(
        head: &mut Head,
        stored: &[StoredEntry],
        sharing: &mut Sharing,
    ) -> Result<Self, Broken> {
        let mut entries = Vec::with_capacity(stored.len());
        for stored in stored {
            *head = head.follow(
                stored.position,
                stored.previous_hash,
                &stored.body,
                stored.hash,
            )?;
            entries.push((Entry::of_stored(stored, sharing)?, stored.hash));
        }
        Ok(Self(entries))
    }
}
