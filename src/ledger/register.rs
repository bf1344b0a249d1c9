//! The register in memory: every entry, and each treaty's history, as of the head.
//!
//! Cloning is cheap, because what did not change is shared: the writer works on a copy, and what is published
//! is never touched again.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate, Utc};
use imbl::{OrdMap, Vector};

use crate::domain::decision::Matter;
use crate::domain::explain::Recomputed;
use crate::domain::history::History;
use crate::domain::ids::{Position, TreatyId};
use crate::domain::participant::Directory;
use crate::domain::threshold::entry_into_force;
use crate::domain::treaty::SharedTreaty;
use crate::store::chain::{Broken, Hash, Head};
use crate::store::entry::{Content, Entry};
use crate::store::ledger::StoredEntry;

use super::neighbours::Neighbours;

/// An entry with its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The entry.
    pub entry: Entry,
    /// Its hash in the chain.
    pub hash: Hash,
}

/// A treaty as the register knows it.
#[derive(Debug, Clone)]
pub struct TreatyRecord {
    /// The entry that registered it.
    pub registered: Arc<Recorded>,
    /// The treaty.
    pub treaty: SharedTreaty,
    /// Its actions, their corrections, and the depositary's decisions, in the order of the record.
    pub actions: Vector<Arc<Recorded>>,
    /// Which action was corrected where.
    corrected: OrdMap<Position, Position>,
    /// What is in effect, folded.
    pub history: Arc<History>,
}

/// All that the register knows, up to its head.
#[derive(Debug, Clone)]
pub struct Register {
    directory: Arc<Directory>,
    head: Head,
    entries: Vector<Arc<Recorded>>,
    treaties: OrdMap<TreatyId, TreatyRecord>,
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
        let position = entry.position;
        let broken = |detail: String| Broken { position, detail };
        let recorded = Arc::new(Recorded { entry, hash });
        let id = recorded.entry.treaty.clone();
        match &recorded.entry.content {
            Content::Treaty(treaty) => {
                if self.treaties.contains_key(&id) || treaty.id != id {
                    return Err(broken(format!("the treaty {id} cannot be registered here")));
                }
                self.treaties.insert(
                    id,
                    TreatyRecord {
                        registered: recorded.clone(),
                        treaty: treaty.clone(),
                        actions: Vector::new(),
                        corrected: OrdMap::new(),
                        history: Arc::new(History::new(treaty.clone())),
                    },
                );
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
                Arc::make_mut(&mut record.history).decide(decision.clone());
                record.actions.push_back(recorded.clone());
            }
        }
        self.entries.push_back(recorded.clone());
        self.head = Head { position, hash };
        Ok(recorded)
    }

    /// Adds a stored entry, after checking that it follows the head by position and hash.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn follow(&mut self, stored: &StoredEntry) -> Result<(), Broken> {
        self.head.follow(
            stored.position,
            stored.previous_hash,
            &stored.body,
            stored.hash,
        )?;
        let entry = Entry::of_stored(stored)?;
        self.append(entry, stored.hash)?;
        Ok(())
    }
}

impl TreatyRecord {
    /// The actions, corrections and decisions recorded up to a position, in the order of the record.
    pub fn actions_until(&self, position: Position) -> impl Iterator<Item = &Arc<Recorded>> {
        self.actions
            .iter()
            .take_while(move |recorded| recorded.entry.position <= position)
    }

    /// The history as the register knew it at a position; none before the treaty was registered.
    #[must_use]
    pub fn history_at(&self, position: Position) -> Option<Arc<History>> {
        if position < self.registered.entry.position {
            return None;
        }
        let all_known = self
            .actions
            .last()
            .is_none_or(|last| last.entry.position <= position);
        if all_known {
            return Some(self.history.clone());
        }
        let mut history = History::new(self.treaty.clone());
        for recorded in self.actions_until(position) {
            take(&mut history, &recorded.entry.content);
        }
        Some(Arc::new(history))
    }

    /// What the computed entry into force was before and after each correction that changed it, as far as the register
    /// knew at a position, as of a day.
    #[must_use]
    pub fn recomputed(
        &self,
        position: Position,
        directory: &Directory,
        as_of: NaiveDate,
    ) -> Vec<Recomputed> {
        let computed = |history: &History| {
            let clause = &self.treaty.clauses.entry_into_force;
            let reached = history.reached(directory, as_of)?;
            Some(entry_into_force(clause, reached.on))
        };
        let mut history = History::new(self.treaty.clone());
        let mut recomputed = Vec::new();
        for recorded in self.actions_until(position) {
            let content = &recorded.entry.content;
            let correction = content.correction();
            let before = correction.and_then(|_| computed(&history));
            take(&mut history, content);
            if let Some(correction) = correction {
                let after = computed(&history);
                if before != after {
                    recomputed.push(Recomputed {
                        correction: correction.position,
                        of: correction.of,
                        before,
                        after,
                    });
                }
            }
        }
        recomputed
    }

    /// The correction of an action, as far as the register knew it at a position.
    #[must_use]
    pub fn corrected_by(&self, action: Position, known: Position) -> Option<Position> {
        self.corrected
            .get(&action)
            .copied()
            .filter(|correction| *correction <= known)
    }
}

/// Takes one entry about a treaty into its history.
fn take(history: &mut History, content: &Content) {
    match content {
        Content::Action(action) => history.append(action.clone()),
        Content::Correction(correction) => history.correct(correction),
        Content::Decision(decision) => history.decide(decision.clone()),
        Content::Treaty(_) => {}
    }
}
