//! One group of proposals inside one transaction: what was carried out before is answered again, the rest is decided
//! one after the other, and what is accepted is appended in one statement.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::clock::Clock;
use crate::domain::ids::Position;
use crate::store::StoreError;
use crate::store::appending;
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
}

/// The requests with an Idempotency-Key that were carried out before, in the record or earlier in this group.
struct Requests(HashMap<Hash, (RequestMark, Position)>);

impl Group {
    /// Locks the heads, catches up, decides every proposal on the register and appends what is accepted.
    ///
    /// # Errors
    /// When the database refuses, or the record does not fit together; a refused proposal is an outcome.
    pub fn enter(
        database: &mut Database,
        register: &mut Register,
        proposals: &[Proposal],
        clock: &Clock,
    ) -> Result<Self, StoreError> {
        let heads = appending::lock_heads(database)?;
        follow_to(database, register, heads.ledger)?;
        // Only now: the wait for the lock may have been long, and the record's clock says when it was recorded.
        let now = clock.now();
        let mut requests = Requests::of(database, proposals)?;
        let mut group = Self {
            stored: Vec::new(),
            outcomes: Vec::with_capacity(proposals.len()),
            settled: Vec::new(),
            notes: Vec::new(),
            drafts: Vec::new(),
        };
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
        let notes = noting::following(heads.audit, &group.drafts)?;
        appending::append(database, &group.stored, &notes)?;
        // Only now: what is settled refers to its entry.
        for (settlement, position) in &group.settled {
            settle(database, settlement, *position, now)?;
        }
        Ok(group)
    }

    /// Whether any answer says that something is recorded, now or before.
    #[must_use]
    pub fn tells_of_entries(&self) -> bool {
        self.outcomes.iter().any(Result::is_ok)
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
