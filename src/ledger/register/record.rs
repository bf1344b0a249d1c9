//! One treaty as the register knows it, and as it knew it before.
//!
//! A protocol's record holds its parent's, so that both are known as of the same position.

mod revisions;

use std::sync::Arc;

use chrono::NaiveDate;
use imbl::{OrdMap, Vector};

use super::Recorded;
use crate::domain::correction::Correction;
use crate::domain::decision::{Decision, Matter};
use crate::domain::explain::Recomputed;
use crate::domain::history::History;
use crate::domain::ids::{Position, TreatyId};
use crate::domain::participant::Directory;
use crate::domain::treaty::SharedTreaty;
use crate::store::entry::Content;

pub use revisions::Dated;

/// A treaty as the register knows it.
#[derive(Debug, Clone)]
pub struct TreatyRecord {
    /// The entry that registered it.
    pub registered: Recorded,
    /// The treaty.
    pub treaty: SharedTreaty,
    /// Its actions, their corrections, and the depositary's decisions, in the order of the record.
    pub actions: Vector<Recorded>,
    /// Which action was corrected where.
    pub(super) corrected: OrdMap<Position, Position>,
    /// What is in effect, folded, beside the history of the parent treaty if that is in the register.
    pub history: Arc<History>,
    /// The parent treaty, if it is in the register.
    parent: Option<Arc<TreatyRecord>>,
}

impl TreatyRecord {
    /// A treaty without actions, and its parent if that is registered.
    pub(super) fn new(
        registered: Recorded,
        treaty: &SharedTreaty,
        parent: Option<Arc<TreatyRecord>>,
    ) -> Self {
        let history = History::new(treaty.clone());
        let beside = parent.as_ref().map(|parent| parent.history.clone());
        Self {
            registered,
            treaty: treaty.clone(),
            actions: Vector::new(),
            corrected: OrdMap::new(),
            history: Arc::new(history.with_parent(beside)),
            parent,
        }
    }

    /// Its registration, if n is 0, or the nth of what followed.
    pub(super) fn nth(&self, n: usize) -> Option<&Recorded> {
        match n.checked_sub(1) {
            None => Some(&self.registered),
            Some(n) => self.actions.get(n),
        }
    }

    /// Adds what was recorded about it, and returns how many followed the registration; says what does not fit.
    pub(super) fn add(&mut self, recorded: Recorded) -> Result<usize, String> {
        match &recorded.entry.content {
            Content::Action(action) => Arc::make_mut(&mut self.history).append(action.clone()),
            Content::Correction(correction) => self.correct(correction)?,
            Content::Decision(decision) => self.decide(decision)?,
            Content::Treaty(_) => {}
        }
        self.actions.push_back(recorded);
        Ok(self.actions.len())
    }

    fn correct(&mut self, correction: &Correction) -> Result<(), String> {
        let of = correction.of;
        let wrong = self
            .last_until(of)
            .and_then(|last| last.entry.content.action());
        let participant = wrong
            .filter(|wrong| wrong.position == of)
            .map(|wrong| wrong.act.participant.clone());
        let history = Arc::make_mut(&mut self.history);
        if participant.is_some_and(|code| history.correct_of(&code, correction)) {
            self.corrected.insert(of, correction.position);
            Ok(())
        } else {
            Err(format!("there is no action {of} in effect to be corrected"))
        }
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        if let Matter::Revocation(of) = decision.ruling.matter
            && self.history.decisions().get(of).is_none()
        {
            return Err(format!("there is no decision {of} to be revoked"));
        }
        Arc::make_mut(&mut self.history).decide(decision.clone());
        Ok(())
    }

    /// Whether it names a treaty as its parent.
    pub(super) fn is_protocol_of(&self, treaty: &TreatyId) -> bool {
        let parent = self.treaty.parent.as_ref();
        parent.is_some_and(|parent| parent.treaty == *treaty)
    }

    /// Takes the new state of its parent.
    pub(super) fn follow_parent(&mut self, parent: Arc<Self>) {
        Arc::make_mut(&mut self.history).set_parent(Some(parent.history.clone()));
        self.parent = Some(parent);
    }

    /// The parent treaty, if it is in the register and was at a position.
    #[must_use]
    pub fn parent_at(&self, position: Position) -> Option<&Arc<Self>> {
        self.parent
            .as_ref()
            .filter(|parent| parent.registered.entry.position <= position)
    }

    /// The actions, corrections and decisions recorded up to a position, in the order of the record.
    pub fn actions_until(&self, position: Position) -> impl Iterator<Item = &Recorded> {
        self.actions
            .iter()
            .take_while(move |recorded| recorded.entry.position <= position)
    }

    /// The last of them recorded up to a position.
    #[must_use]
    pub fn last_until(&self, position: Position) -> Option<&Recorded> {
        let by_position = |recorded: &Recorded| recorded.entry.position.cmp(&position);
        let count = match self.actions.binary_search_by(by_position) {
            Ok(index) => index.saturating_add(1),
            Err(count) => count,
        };
        self.actions.get(count.checked_sub(1)?)
    }

    /// The history as the register knew it at a position; none before the treaty was registered.
    #[must_use]
    pub fn history_at(&self, position: Position) -> Option<Arc<History>> {
        if position < self.registered.entry.position {
            return None;
        }
        let parent = self
            .parent_at(position)
            .and_then(|parent| parent.history_at(position));
        let own_are_known = self
            .actions
            .last()
            .is_none_or(|last| last.entry.position <= position);
        let parent_is_known = match (&parent, self.history.parent()) {
            (Some(then), Some(now)) => Arc::ptr_eq(then, now),
            (then, now) => then.is_none() && now.is_none(),
        };
        if own_are_known && parent_is_known {
            return Some(self.history.clone());
        }
        if own_are_known {
            return Some(Arc::new((*self.history).clone().with_parent(parent)));
        }
        let mut history = History::new(self.treaty.clone());
        for recorded in self.actions_until(position) {
            take(&mut history, &recorded.entry.content);
        }
        Some(Arc::new(history.with_parent(parent)))
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
            let commencement = history.commencement(directory, as_of)?;
            Some(commencement.in_force_on)
        };
        let parent = self
            .parent_at(position)
            .and_then(|parent| parent.history_at(position));
        let mut history = History::new(self.treaty.clone()).with_parent(parent);
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

/// A treaty's history as it grew: each entry is taken once, however many positions are asked for, in their order.
pub(super) struct Growing<'a> {
    record: &'a TreatyRecord,
    history: History,
    /// How many of the record's actions, corrections and decisions the history has.
    taken: usize,
    parent: Option<Box<Growing<'a>>>,
}

impl<'a> Growing<'a> {
    /// The history when nothing had been done yet.
    pub(super) fn of(record: &'a TreatyRecord) -> Self {
        let parent = record.parent.as_deref();
        Self {
            record,
            history: History::new(record.treaty.clone()),
            taken: 0,
            parent: parent.map(|parent| Box::new(Self::of(parent))),
        }
    }

    /// The history as the register knew it at a position, which is none before that asked for last; none before the
    /// treaty was registered.
    pub(super) fn at(&mut self, position: Position) -> Option<History> {
        if position < self.record.registered.entry.position {
            return None;
        }
        let grown = self.record.actions.iter().skip(self.taken);
        for recorded in grown.take_while(|recorded| recorded.entry.position <= position) {
            take(&mut self.history, &recorded.entry.content);
            self.taken += 1;
        }
        let parent = self.parent.as_mut().and_then(|parent| parent.at(position));
        Some(self.history.clone().with_parent(parent.map(Arc::new)))
    }
}

/// Takes one entry about a treaty into its history.
fn take(history: &mut History, content: &Content) {
    match content {
        Content::Action(action) => history.append(action.clone()),
        Content::Correction(correction) => history.correct(correction),
        Content::Decision(decision) => history.decide((**decision).clone()),
        Content::Treaty(_) => {}
    }
}
