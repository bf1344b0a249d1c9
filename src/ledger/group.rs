//! One group of proposals inside one transaction: what was carried out before is answered again, the rest is decided
//! one after the other, and what is accepted is appended in one statement. Where nobody else writes, the statement is the
//! transaction.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::clock::Clock;
use crate::domain::ids::Position;
use crate::store::StoreError;
use crate::store::appending::{self, Heads};
use crate::store::audit::StoredAudit;
use crate::store::audit::noting::{self, Draft};
use crate::store::chain::Hash;
use crate::store::connection::Database;
use crate::store::entry::RequestMark;
use crate::store::ledger::{self, StoredEntry};

use super::catching_up::follow_to;
use super::note::Note;
use super::proposal::{Entered, Outcome, Proposal, RecordError};
use super::register::Register;
use super::settlement::{Settlement, settle};
use super::tentative::{Rejected, Tentative};

/// What a group of proposals came to.
pub struct Group {
    /// The entries that were appended.
    pub stored: Vec<StoredEntry>,
    /// The answer to each proposal, in their order; true once the transaction is committed.
    pub outcomes: Vec<Outcome>,
    /// What is settled by which entry, once that is appended.
    settled: Vec<(Settlement, Position)>,
    /// What the audit trail says of the requests, with what each recorded.
    notes: Vec<Note>,
    drafts: Vec<Draft>,
    /// The entries that these become.
    trail: Vec<StoredAudit>,
    /// Where the heads were before it.
    pub found: Heads,
    /// Where it leaves them, once it is committed.
    pub left: Heads,
}

/// The requests with an Idempotency-Key that were carried out before, in the record or earlier in this group.
struct Requests(HashMap<Hash, (RequestMark, Position)>);

impl Group {
    /// Locks the heads, catches up, decides every proposal on the register and appends what is accepted. What was sent
    /// before, and proved to be in the record, is returned instead.
    ///
    /// # Errors
    /// When the database refuses, or the record does not fit together; a refused proposal is an outcome.
    pub fn enter(
        database: &mut Database,
        register: &mut Register,
        proposals: &[Proposal],
        sent: &mut Option<Self>,
        clock: &Clock,
    ) -> Result<Self, StoreError> {
        let heads = appending::lock_heads(database)?;
        follow_to(database, register, heads.ledger)?;
        if let Some(sent) = sent.take_if(|sent| sent.is_in(register)) {
            return Ok(Self {
                found: heads,
                left: heads,
                ..sent
            });
        }
        // Only now: the wait for the lock may have been long, and the record's clock says when it was recorded.
        let now = clock.now();
        let mut requests = Requests::of(database, proposals)?;
        let mut group = Self::behind(heads);
        for proposal in proposals {
            let outcome = match requests.repeated(register, proposal) {
                Some(outcome) => outcome,
                None => match group.may_settle(database, proposal)? {
                    Ok(()) => group.decide(register, &mut requests, proposal, now)?,
                    Err(refusal) => Err(refusal),
                },
            };
            group.outcomes.push(outcome);
        }
        group.close(register)?;
        appending::append(database, &group.stored, &group.trail)?;
        // Only now: what is settled refers to its entry.
        for (settlement, position) in &group.settled {
            settle(database, settlement, *position, now)?;
        }
        Ok(group)
    }

    /// Decides every proposal on a register that is at these heads, and appends nothing yet: for
    /// [`append_if_unmoved`](Self::append_if_unmoved). None if the group takes a transaction: where something is settled, told
    /// again, or refused without anything beside it that would be entered, for all of that needs the database's own state.
    ///
    /// # Errors
    /// When the database refuses, or the record does not fit together; a refused proposal is an outcome.
    pub fn decided_at(
        heads: Heads,
        database: &mut Database,
        register: &mut Register,
        proposals: &[Proposal],
        clock: &Clock,
    ) -> Result<Option<Self>, StoreError> {
        let settles_something = proposals
            .iter()
            .any(|proposal| proposal.settles().is_some());
        if settles_something || heads.ledger != register.head() {
            return Ok(None);
        }
        let mut requests = Requests::of(database, proposals)?;
        if !requests.0.is_empty() {
            return Ok(None);
        }
        let now = clock.now();
        let mut group = Self::behind(heads);
        for proposal in proposals {
            let outcome = match requests.repeated(register, proposal) {
                Some(outcome) => outcome,
                None => group.decide(register, &mut requests, proposal, now)?,
            };
            group.outcomes.push(outcome);
        }
        group.close(register)?;
        Ok((!group.stored.is_empty()).then_some(group))
    }

    /// Enters what was decided, in a statement that is its own transaction, if nobody has moved the heads. Returns whether
    /// it did.
    ///
    /// # Errors
    /// When the database refuses, or the connection is lost: then it may be entered, or may still be.
    pub fn append_if_unmoved(&self, database: &mut Database) -> Result<bool, StoreError> {
        appending::append_if_unmoved(database, self.found, &self.stored, &self.trail)
    }

    /// One that nothing was decided of, behind these heads.
    fn behind(heads: Heads) -> Self {
        Self {
            stored: Vec::new(),
            outcomes: Vec::new(),
            settled: Vec::new(),
            notes: Vec::new(),
            drafts: Vec::new(),
            trail: Vec::new(),
            found: heads,
            left: heads,
        }
    }

    /// After the last decision: makes the entries of the audit trail, and says where both heads will be.
    fn close(&mut self, register: &Register) -> Result<(), StoreError> {
        self.trail = noting::following(self.found.audit, &self.drafts)?;
        self.left = Heads {
            ledger: register.head(),
            audit: self
                .trail
                .last()
                .map_or(self.found.audit, StoredAudit::head),
        };
        Ok(())
    }

    /// Whether any answer says that something is recorded, now or before.
    #[must_use]
    pub fn tells_of_entries(&self) -> bool {
        self.outcomes.iter().any(Result::is_ok)
    }

    /// Whether a register has what it enters.
    #[must_use]
    pub fn is_in(&self, register: &Register) -> bool {
        self.stored.last().is_some_and(|last| {
            let found = register.entry(last.position);
            found.is_some_and(|found| found.hash == last.hash)
        })
    }

    /// Tells those who wait that the audit trail has what it says of their requests.
    pub fn was_committed(&self) {
        self.notes.iter().for_each(Note::was_committed);
    }

    /// Locks what a proposal settles, and says whether it is still what the proposal was made for: also after what has
    /// been decided earlier in this group.
    fn may_settle(
        &self,
        database: &mut Database,
        proposal: &Proposal,
    ) -> Result<Result<(), RecordError>, StoreError> {
        let Some(settlement) = proposal.settles() else {
            return Ok(Ok(()));
        };
        let lost = |(earlier, _): &(Settlement, Position)| settlement.lost_to(earlier);
        if let Some(refusal) = self.settled.iter().find_map(lost) {
            return Ok(Err(refusal));
        }
        settlement.lock(database)
    }

    fn decide(
        &mut self,
        register: &mut Register,
        requests: &mut Requests,
        proposal: &Proposal,
        now: DateTime<Utc>,
    ) -> Result<Outcome, StoreError> {
        let mut copy = (!proposal.enters_one_at_most()).then(|| register.clone());
        let mut tentative = Tentative::on(copy.as_mut().unwrap_or(&mut *register), now);
        match tentative.enter(proposal) {
            Ok(()) => {}
            Err(Rejected::Refused(refusal)) => return Ok(Err(refusal)),
            Err(Rejected::Broken(broken)) => return Err(broken.into()),
        }
        let (entries, mut stored) = tentative.into_parts();
        if let Some(copy) = copy {
            *register = copy;
        }
        if let Some((mark, first)) = stored
            .first()
            .and_then(|first| Some((first.request?, first.position)))
        {
            requests.0.insert(mark.key, (mark, first));
        }
        if let (Some(settlement), Some(first)) = (proposal.settles(), stored.first()) {
            self.settled.push((settlement.clone(), first.position));
        }
        if let (Some(note), Some(first)) = (proposal.note(), stored.first()) {
            self.notes.push(note.clone());
            self.drafts.push(note.told(first.position, stored.len()));
        }
        self.stored.append(&mut stored);
        Ok(Ok(Entered {
            entries,
            repeated: false,
        }))
    }
}

impl Requests {
    fn of(database: &mut Database, proposals: &[Proposal]) -> Result<Self, StoreError> {
        let keys: Vec<Hash> = proposals
            .iter()
            .filter_map(Proposal::request)
            .map(|request| request.key)
            .collect();
        let known = ledger::requests(database, &keys)?;
        Ok(Self(
            known
                .into_iter()
                .filter_map(|entry| Some((entry.request?, entry.position)))
                .map(|(mark, first)| (mark.key, (mark, first)))
                .collect(),
        ))
    }

    /// The first answer to a request that was carried out before.
    fn repeated(&self, register: &Register, proposal: &Proposal) -> Option<Outcome> {
        let request = proposal.request()?;
        let (mark, first) = self.0.get(&request.key)?;
        if mark.fingerprint != request.fingerprint {
            return Some(Err(RecordError::KeyReused));
        }
        let entries = (0..mark.size)
            .filter_map(|offset| register.entry(Position(first.0.saturating_add(offset))))
            .cloned()
            .collect();
        Some(Ok(Entered {
            entries,
            repeated: true,
        }))
    }
}
