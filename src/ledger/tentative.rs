//! A register on which one proposal is tried: what is tried on a copy is kept whole or dropped whole.
//!
//! Whatever enters one entry at most decides before it enters, so it needs no copy: a refusal leaves the register as it
//! was. Many such proposals make a group, and each copy would cost another of what they change.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::action::{Act, Action, ActionKind, Origin};
use crate::domain::correction::{Correction, decide_correction};
use crate::domain::decide::decide;
use crate::domain::decision::{Decision, decide_decision};
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::store::chain::{Broken, Hash};
use crate::store::entry::{Content, Entry, RequestMark};
use crate::store::ledger::StoredEntry;

use super::proposal::{
    CorrectAction, Import, Proposal, RecordActs, RecordDecision, RecordError, RequestKey,
};
use super::register::{Recorded, Register};

/// The register and what has been entered into it.
pub struct Tentative<'a> {
    register: &'a mut Register,
    now: DateTime<Utc>,
    /// What the first entry says of its request.
    request: Option<RequestMark>,
    entered: Vec<Recorded>,
    stored: Vec<StoredEntry>,
}

/// Why a proposal cannot be entered.
pub enum Rejected {
    /// It is refused; nothing is wrong with the record.
    Refused(RecordError),
    /// The record does not fit together.
    Broken(Broken),
}

impl From<Broken> for Rejected {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<RecordError> for Rejected {
    fn from(refusal: RecordError) -> Self {
        Self::Refused(refusal)
    }
}

/// What tells one fact of a history from another.
type Fact = (ParticipantCode, ActionKind, NaiveDate);

impl<'a> Tentative<'a> {
    /// On a register, for entries of this instant.
    #[must_use]
    pub fn on(register: &'a mut Register, now: DateTime<Utc>) -> Self {
        let last = register.recorded_at(register.head().position);
        Self {
            register,
            // A clock that was set back must not reorder the record.
            now: last.map_or(now, |last| last.max(now)),
            request: None,
            entered: Vec::new(),
            stored: Vec::new(),
        }
    }

    /// The entries, and the same as they are stored.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Recorded>, Vec<StoredEntry>) {
        (self.entered, self.stored)
    }

    /// Enters a proposal.
    ///
    /// # Errors
    /// When it is refused; unless [`Proposal::enters_one_at_most`], the register is of no more use then.
    pub fn enter(&mut self, proposal: &Proposal) -> Result<(), Rejected> {
        match proposal {
            Proposal::Record(record) => self.record(record),
            Proposal::Correct(correct) => self.correct(correct),
            Proposal::Decide(decide) => self.decide(decide),
            Proposal::Import(imports) => imports.iter().try_for_each(|import| self.import(import)),
        }
    }

    fn record(&mut self, record: &RecordActs) -> Result<(), Rejected> {
        self.mark(record.request, record.acts.len());
        for (index, act) in record.acts.iter().enumerate() {
            let Some(treaty) = self.register.treaty(&record.treaty) else {
                return Err(RecordError::UnknownTreaty(record.treaty.clone()).into());
            };
            let directory = self.register.directory();
            let act = decide(&treaty.history, directory, act.clone(), self.now).map_err(
                |irregularity| RecordError::Refused {
                    index,
                    irregularity: Box::new(irregularity),
                },
            )?;
            self.append_act(&record.treaty, act, Origin::Recorded)?;
        }
        Ok(())
    }

    fn correct(&mut self, correct: &CorrectAction) -> Result<(), Rejected> {
        self.mark(correct.request, 1);
        let Some(treaty) = self.register.treaty(&correct.treaty) else {
            return Err(RecordError::UnknownTreaty(correct.treaty.clone()).into());
        };
        let rectification = correct.rectification.clone();
        let directory = self.register.directory();
        let origin = decide_correction(&treaty.history, directory, &rectification, self.now)
            .map_err(|irregularity| RecordError::Refused {
                index: 0,
                irregularity: Box::new(irregularity),
            })?;
        let position = self.register.head().position.next();
        let correction = Correction::new(position, origin, rectification);
        self.append(&correct.treaty, Content::Correction(Arc::new(correction)))
    }

    fn decide(&mut self, decide: &RecordDecision) -> Result<(), Rejected> {
        self.mark(decide.request, 1);
        let Some(treaty) = self.register.treaty(&decide.treaty) else {
            return Err(RecordError::UnknownTreaty(decide.treaty.clone()).into());
        };
        let directory = self.register.directory();
        decide_decision(&treaty.history, directory, &decide.ruling, self.now).map_err(
            |irregularity| RecordError::Refused {
                index: 0,
                irregularity: Box::new(irregularity),
            },
        )?;
        let decision = Decision {
            position: self.register.head().position.next(),
            ruling: decide.ruling.clone(),
        };
        self.append(&decide.treaty, Content::Decision(Arc::new(decision)))
    }

    /// Says of the first entry which request made it, and how many entries follow from it.
    fn mark(&mut self, request: Option<RequestKey>, entries: usize) {
        self.request = request.map(|request| RequestMark {
            key: request.key,
            fingerprint: request.fingerprint,
            size: u64::try_from(entries).unwrap_or(u64::MAX),
        });
    }

    fn import(&mut self, import: &Import) -> Result<(), Rejected> {
        let id = &import.treaty.id;
        match self.register.treaty(id) {
            Some(record)
                if *record.treaty == import.treaty
                    // The record keeps its document: a register that was filled before the shipped one listed
                    // notifications can still be brought up to date from the shipped table.
                    || record.treaty.differs_in_notifications_only(&import.treaty) => {}
            Some(_) => return Err(RecordError::OtherDocument(id.clone()).into()),
            None if self.register.would_be_its_own_ancestor(&import.treaty) => {
                return Err(RecordError::OwnParent(id.clone()).into());
            }
            None => self.append(id, Content::Treaty(Arc::new(import.treaty.clone())))?,
        }
        // A fact that the file states twice was done twice; only as many as are there already are left out.
        let mut known = self.facts(id);
        for act in &import.acts {
            let fact = (act.participant.clone(), act.kind, act.date);
            match known.get_mut(&fact) {
                Some(left) if *left > 0 => *left -= 1,
                Some(_) | None => self.append_act(id, act.clone(), Origin::Imported)?,
            }
        }
        Ok(())
    }

    /// How often each fact of a treaty is in the register.
    fn facts(&self, treaty: &TreatyId) -> BTreeMap<Fact, u32> {
        let mut facts = BTreeMap::new();
        for recorded in self
            .register
            .treaty(treaty)
            .into_iter()
            .flat_map(|record| &record.actions)
        {
            if let Some(action) = recorded.entry.content.action() {
                let act = &action.act;
                *facts
                    .entry((act.participant.clone(), act.kind, act.date))
                    .or_default() += 1;
            }
        }
        facts
    }

    fn append_act(&mut self, treaty: &TreatyId, act: Act, origin: Origin) -> Result<(), Rejected> {
        let position = self.register.head().position.next();
        self.append(treaty, Content::Action(Action::new(position, origin, act)))
    }

    fn append(&mut self, treaty: &TreatyId, content: Content) -> Result<(), Rejected> {
        let before = self.register.head();
        let entry = self.register.sharing(Entry {
            position: before.position.next(),
            recorded_at: self.now,
            treaty: treaty.clone(),
            content,
        });
        let request = self.request.take();
        let body = entry.encode(request.as_ref());
        let hash = Hash::link(before.hash, &body);
        self.stored.push(StoredEntry {
            position: entry.position,
            body,
            previous_hash: before.hash,
            hash,
            request,
        });
        self.register.append(entry.clone(), hash)?;
        self.entered.push(Recorded { entry, hash });
        Ok(())
    }
}
