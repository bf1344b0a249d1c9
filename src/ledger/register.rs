//! The register in memory: every entry, and each treaty's history, as of the head.
//!
//! Cloning is cheap, because what did not change is shared: the writer works on a copy, and what is published
//! is never touched again.

mod event;
mod record;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use imbl::{OrdMap, Vector};

use crate::domain::ids::{Position, TreatyId};
use crate::domain::participant::Directory;
use crate::domain::treaty::{SharedTreaty, Treaty};
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

/// Where an entry is held.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Which treaty, in the order of their registration.
    treaty: u32,
    /// Which of the entries about it: its registration is 0.
    entry: u32,
}

/// All that the register knows, up to its head.
#[derive(Debug, Clone)]
pub struct Register {
    directory: Arc<Directory>,
    head: Head,
    /// Where each entry is, in order: an entry is held by the treaty that it is about.
    places: Vector<Place>,
    /// The treaties, in the order of their registration.
    treaties: Vector<Arc<TreatyRecord>>,
    /// Where each of them is.
    by_id: OrdMap<TreatyId, u32>,
    /// The protocols of each treaty that has some, whether or not it is in the register.
    protocols: Arc<BTreeMap<TreatyId, Vec<TreatyId>>>,
    /// What was computed of entries; every copy shares them.
    events: Events,
    /// Computed when first asked for; every copy shares them.
    neighbours: Arc<OnceLock<Neighbours>>,
    /// What the entries that follow can have in common with those that are here; every copy has the same.
    sharing: Arc<Mutex<Sharing>>,
}

impl Register {
    /// A register without entries.
    #[must_use]
    pub fn empty(directory: Arc<Directory>) -> Self {
        Self {
            directory,
            head: Head::default(),
            places: Vector::new(),
            treaties: Vector::new(),
            by_id: OrdMap::new(),
            protocols: Arc::default(),
            events: Events::default(),
            neighbours: Arc::default(),
            sharing: Arc::default(),
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
    pub fn entry(&self, position: Position) -> Option<&Recorded> {
        self.nth(usize::try_from(position.0).ok()?.checked_sub(1)?)
    }

    /// The nth entry, from 0.
    fn nth(&self, n: usize) -> Option<&Recorded> {
        let place = self.places.get(n)?;
        self.treaties
            .get(index(place.treaty))?
            .nth(index(place.entry))
    }

    /// Every entry, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Recorded> {
        self.entries_after(Position::ZERO)
    }

    /// The entries after a position, in order.
    pub fn entries_after(&self, position: Position) -> impl Iterator<Item = &Recorded> {
        let from = usize::try_from(position.0).unwrap_or(usize::MAX);
        (from..self.places.len()).filter_map(|n| self.nth(n))
    }

    /// The treaties, by id.
    pub fn treaties(&self) -> impl Iterator<Item = &TreatyRecord> {
        self.by_id
            .values()
            .filter_map(|place| self.registered(*place))
    }

    /// One treaty.
    #[must_use]
    pub fn treaty(&self, id: &TreatyId) -> Option<&TreatyRecord> {
        self.registered(*self.by_id.get(id)?)
    }

    fn registered(&self, place: u32) -> Option<&TreatyRecord> {
        Some(&**self.treaties.get(index(place))?)
    }

    /// The last position that had been recorded at an instant.
    #[must_use]
    pub fn position_at(&self, instant: DateTime<Utc>) -> Position {
        let (mut from, mut to) = (0, self.places.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let known = self
                .nth(middle)
                .is_some_and(|recorded| recorded.entry.recorded_at <= instant);
            if known {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        Position(u64::try_from(from).unwrap_or(u64::MAX))
    }

    /// The same entry, with what it has in common with others of the register kept once.
    #[must_use]
    pub fn sharing(&self, entry: Entry) -> Entry {
        lock(&self.sharing).share(entry)
    }

    /// Adds the entry that follows the head.
    ///
    /// # Errors
    /// When its content does not fit what came before: an action of a treaty that is not registered.
    pub fn append(&mut self, entry: Entry, hash: Hash) -> Result<(), Broken> {
        let treaty = entry.treaty.clone();
        self.enter(Recorded { entry, hash })?;
        self.hand_down(&treaty);
        Ok(())
    }

    /// The same without giving the protocols of its treaty their parent's new state.
    fn enter(&mut self, recorded: Recorded) -> Result<(), Broken> {
        let (position, hash) = (recorded.entry.position, recorded.hash);
        let place = match &recorded.entry.content {
            Content::Treaty(treaty) => {
                let treaty = treaty.clone();
                self.register(recorded, &treaty)
            }
            Content::Action(_) | Content::Correction(_) | Content::Decision(_) => {
                self.add(recorded)
            }
        };
        let place = place.map_err(|detail| Broken { position, detail })?;
        self.places.push_back(place);
        self.head = Head { position, hash };
        Ok(())
    }

    /// Begins the record of a treaty; says what does not fit.
    fn register(&mut self, recorded: Recorded, treaty: &SharedTreaty) -> Result<Place, String> {
        let id = recorded.entry.treaty.clone();
        if self.by_id.contains_key(&id) || treaty.id != id {
            return Err(format!("the treaty {id} cannot be registered here"));
        }
        if self.would_be_its_own_ancestor(treaty) {
            return Err(format!("the treaty {id} would be its own parent"));
        }
        let place = count(self.treaties.len())?;
        if let Some(parent) = &treaty.parent {
            let protocols = Arc::make_mut(&mut self.protocols);
            let protocols = protocols.entry(parent.treaty.clone()).or_default();
            protocols.push(id.clone());
        }
        let parent = treaty.parent.as_ref();
        let parent = parent.and_then(|parent| self.shared_treaty(&parent.treaty));
        let record = TreatyRecord::new(recorded, treaty, parent);
        self.treaties.push_back(Arc::new(record));
        self.by_id.insert(id, place);
        Ok(Place {
            treaty: place,
            entry: 0,
        })
    }

    /// Adds what is not a registration to the record of its treaty; says what does not fit.
    fn add(&mut self, recorded: Recorded) -> Result<Place, String> {
        let id = &recorded.entry.treaty;
        let place = self.by_id.get(id).copied();
        let record = place.and_then(|place| self.treaties.get_mut(index(place)));
        let (Some(place), Some(record)) = (place, record) else {
            return Err(format!("the treaty {id} is not registered"));
        };
        let entry = Arc::make_mut(record).add(recorded)?;
        Ok(Place {
            treaty: place,
            entry: count(entry)?,
        })
    }

    /// One treaty, to be held.
    fn shared_treaty(&self, id: &TreatyId) -> Option<Arc<TreatyRecord>> {
        self.treaties.get(index(*self.by_id.get(id)?)).cloned()
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
                .treaty(&parent.treaty)
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
        self.treaties().filter(move |record| {
            record.registered.entry.position <= position && record.is_protocol_of(parent)
        })
    }

    /// The treaties whose milestones what was entered after a position can have moved, and their protocols with theirs.
    #[must_use]
    pub fn moved_after(&self, position: Position) -> BTreeSet<&TreatyId> {
        let mut moved = BTreeSet::new();
        let mut next: Vec<&TreatyId> = self
            .entries_after(position)
            .filter(|recorded| recorded.entry.content.can_move_milestones())
            .map(|recorded| &recorded.entry.treaty)
            .collect();
        while let Some(treaty) = next.pop() {
            if moved.insert(treaty) {
                next.extend(self.protocols.get(treaty).into_iter().flatten());
            }
        }
        moved
    }

    /// Gives the protocols of a treaty that has changed its new state, and their protocols theirs.
    fn hand_down(&mut self, changed: &TreatyId) {
        let Some(protocols) = self.protocols.get(changed).cloned() else {
            return;
        };
        let Some(parent) = self.shared_treaty(changed) else {
            return;
        };
        for protocol in protocols {
            let place = self.by_id.get(&protocol);
            if let Some(record) = place.and_then(|place| self.treaties.get_mut(index(*place))) {
                Arc::make_mut(record).follow_parent(parent.clone());
            }
            self.hand_down(&protocol);
        }
    }

    /// Adds stored entries, after checking that each follows the head by position and hash.
    ///
    /// # Errors
    /// The first thing that does not fit; the register is of no more use then.
    pub fn follow(&mut self, stored: Vec<StoredEntry>) -> Result<(), Broken> {
        let linked = Linked::of(&mut self.head(), stored)?;
        let checked = self.reader().check(&linked)?;
        self.enter_all(checked)
    }

    /// Reads entries for this register, on whatever thread.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader(self.sharing.clone())
    }

    /// Adds entries that were checked to follow the head.
    ///
    /// # Errors
    /// The first whose content does not fit; the register is of no more use then.
    pub fn enter_all(&mut self, checked: Checked) -> Result<(), Broken> {
        let mut changed = BTreeSet::new();
        for recorded in checked.0 {
            if self.protocols.contains_key(&recorded.entry.treaty) {
                changed.insert(recorded.entry.treaty.clone());
            }
            self.enter(recorded)?;
        }
        changed.iter().for_each(|treaty| self.hand_down(treaty));
        Ok(())
    }
}

/// A number that is kept in four bytes, as an index.
fn index(number: u32) -> usize {
    // Where usize is smaller, nothing is found there.
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A count in four bytes; what does not fit is said.
fn count(number: usize) -> Result<u32, String> {
    u32::try_from(number)
        .map_err(|_too_large| format!("{number} is more than this register can hold"))
}

/// Stored entries that follow a head by position and hash.
#[derive(Debug)]
pub struct Linked(Vec<StoredEntry>);

impl Linked {
    /// Checks that they do. The head moves on to the last of them.
    ///
    /// # Errors
    /// The first that does not follow.
    pub fn of(head: &mut Head, stored: Vec<StoredEntry>) -> Result<Self, Broken> {
        for stored in &stored {
            *head = head.follow(
                stored.position,
                stored.previous_hash,
                &stored.body,
                stored.hash,
            )?;
        }
        Ok(Self(stored))
    }
}

/// Entries that follow a head, read, each with its hash.
#[derive(Debug)]
pub struct Checked(Vec<Recorded>);

/// Reads entries for a register, which share what they have in common with its own.
#[derive(Debug)]
pub struct Reader(Arc<Mutex<Sharing>>);

impl Reader {
    /// Reads entries that follow a head.
    ///
    /// # Errors
    /// The first that cannot be read, or that is not what is stored beside it.
    pub fn check(&self, linked: &Linked) -> Result<Checked, Broken> {
        let mut sharing = lock(&self.0);
        let mut entries = Vec::with_capacity(linked.0.len());
        for stored in &linked.0 {
            entries.push(Recorded {
                entry: Entry::of_stored(stored, &mut sharing)?,
                hash: stored.hash,
            });
        }
        Ok(Checked(entries))
    }
}

fn lock(sharing: &Mutex<Sharing>) -> MutexGuard<'_, Sharing> {
    // What a panic left half done there is forgotten or kept whole.
    sharing.lock().unwrap_or_else(PoisonError::into_inner)
}
