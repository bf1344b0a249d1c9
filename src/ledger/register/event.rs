//! The event of an entry: computed from the record around it when first asked for, and remembered for some time.
//!
//! What is remembered is bounded, found by the entry's hash, which covers all that came before it, and shared by every
//! copy of the register.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use quick_cache::sync::Cache;

use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::decision::Matter;
use crate::domain::event::{Event, EventType, Filter};
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::milestones::{Change, Event as Milestone, standing};
use crate::domain::place::depositary_date;
use crate::store::chain::Hash;
use crate::store::entry::{Content, Entry};

use super::{Recorded, Register, TreatyRecord};

/// How many events are remembered.
const REMEMBERED_EVENTS: usize = 4096;
/// How many entries are looked at for one page of events.
const LOOKED_AT: usize = 100_000;
/// How many events are computed for one page that asks for milestones.
const COMPUTED: usize = 2_000;

/// What is remembered of an entry for those who follow the record.
#[derive(Debug)]
struct Followed {
    event: Arc<Event>,
    /// The depositary's day on which it was recorded.
    day: NaiveDate,
    /// The milestones of its treaty that stand with it on that day, where that had to be known.
    standing: Option<Vec<Milestone>>,
}

/// The events that are remembered.
#[derive(Debug, Clone)]
pub(super) struct Events(Arc<Cache<Hash, Arc<Followed>>>);

impl Default for Events {
    fn default() -> Self {
        Self(Arc::new(Cache::new(REMEMBERED_EVENTS)))
    }
}

/// Some of the events that are wanted, and how far the record was looked at for them.
#[derive(Debug)]
pub struct EventsFound<'a> {
    /// The entries whose events are wanted, in order, each with its event.
    pub events: Vec<(&'a Recorded, Arc<Event>)>,
    /// The last position that was looked at.
    pub looked_at: Position,
}

impl Register {
    /// The event of the entry at a position.
    #[must_use]
    pub fn event(&self, position: Position) -> Option<Arc<Event>> {
        let recorded = self.entry(position)?;
        if let Some(followed) = self.events.0.get(&recorded.hash) {
            return Some(followed.event.clone());
        }
        let followed = Arc::new(self.followed(recorded));
        self.events.0.insert(recorded.hash, followed.clone());
        Some(followed.event.clone())
    }

    /// Up to a number of the events after a position that are wanted. So much of the record is looked at as can be in
    /// some milliseconds: who wants more reads on from where that ended.
    #[must_use]
    pub fn events_after(
        &self,
        position: Position,
        filter: &Filter,
        limit: usize,
    ) -> EventsFound<'_> {
        let mut found = EventsFound {
            events: Vec::new(),
            looked_at: position,
        };
        let mut computed = 0;
        for recorded in self.entries_after(position).take(LOOKED_AT) {
            if found.events.len() >= limit || computed >= COMPUTED {
                break;
            }
            found.looked_at = recorded.entry.position;
            if let Some(event) = self.wanted_event(recorded, filter, &mut computed) {
                found.events.push((recorded, event));
            }
        }
        found
    }

    /// The event of an entry, if it is wanted; counts it if it had to be computed.
    fn wanted_event(
        &self,
        recorded: &Recorded,
        filter: &Filter,
        computed: &mut usize,
    ) -> Option<Arc<Event>> {
        let content = &recorded.entry.content;
        let may_be_wanted = filter.admits_treaty(&recorded.entry.treaty)
            && filter.admits_kind(kind(content))
            && (filter.participants.is_empty()
                || filter.admits_participants(&self.concerned(content)));
        if !may_be_wanted {
            return None;
        }
        *computed += 1;
        let event = self.event(recorded.entry.position)?;
        filter.admits(&event).then_some(event)
    }

    fn followed(&self, recorded: &Recorded) -> Followed {
        let entry = &recorded.entry;
        let day = depositary_date(entry.recorded_at);
        let (milestones, standing) = self.change(entry, day);
        let event = Event {
            position: entry.position,
            kind: kind(&entry.content),
            treaty: entry.treaty.clone(),
            participants: self.concerned(&entry.content),
            milestones,
        };
        Followed {
            event: Arc::new(event),
            day,
            standing,
        }
    }

    /// What an entry did to the milestones of its treaty on its day, and those that stand with it, where that is known.
    fn change(&self, entry: &Entry, day: NaiveDate) -> (Change, Option<Vec<Milestone>>) {
        let Some(treaty) = self.treaty(&entry.treaty) else {
            return (Change::default(), None);
        };
        let left = self.left_before(treaty, entry, day);
        if !entry.content.can_move_milestones() {
            return (Change::default(), left);
        }
        let before = Position(entry.position.0.saturating_sub(1));
        let before = left.unwrap_or_else(|| self.standing_at(treaty, before, day));
        let standing = self.standing_at(treaty, entry.position, day);
        (Change::between(&before, &standing), Some(standing))
    }

    /// What stood before an entry, on its day, if what the treaty's entry before it left is remembered: who reads the
    /// record in order has asked for that one just before. Not where there is a parent, whose entries matter too.
    fn left_before(
        &self,
        treaty: &TreatyRecord,
        entry: &Entry,
        day: NaiveDate,
    ) -> Option<Vec<Milestone>> {
        let before = Position(entry.position.0.saturating_sub(1));
        let previous = treaty.last_until(before).unwrap_or(&treaty.registered);
        let left = self.events.0.get(&previous.hash)?;
        let is_alone = treaty.treaty.parent.is_none();
        (is_alone && previous.entry.position <= before && left.day == day)
            .then(|| left.standing.clone())
            .flatten()
    }

    fn standing_at(
        &self,
        treaty: &TreatyRecord,
        position: Position,
        day: NaiveDate,
    ) -> Vec<Milestone> {
        let history = treaty.history_at(position);
        history.map_or_else(Vec::new, |history| {
            standing(&Assessment::of(&history, self.directory(), day))
        })
    }

    /// Whom an entry of this content concerns: who acted, now and as recorded before a correction, whose statement it is
    /// about, whose eligibility was decided.
    #[must_use]
    pub fn concerned(&self, content: &Content) -> BTreeSet<ParticipantCode> {
        match content {
            Content::Treaty(_) => BTreeSet::new(),
            Content::Action(action) => self.concerned_by(action),
            Content::Correction(correction) => {
                let replacement = correction.replacement.as_ref();
                [self.action(correction.of), replacement]
                    .into_iter()
                    .flatten()
                    .flat_map(|action| self.concerned_by(action))
                    .collect()
            }
            Content::Decision(decision) => match &decision.ruling.matter {
                Matter::Eligibility { participant, .. } => [participant.clone()].into(),
                Matter::Revocation(of) => self
                    .entry(*of)
                    .map(|revoked| self.concerned(&revoked.entry.content))
                    .unwrap_or_default(),
                Matter::Policy(_) | Matter::EntryIntoForce(_) => BTreeSet::new(),
            },
        }
    }

    /// Who acted, and whose statements the act's own are about.
    fn concerned_by(&self, action: &Action) -> BTreeSet<ParticipantCode> {
        let statements = action.act.particulars.statements.iter();
        let others = statements
            .filter_map(|statement| self.action(statement.concerns?.action))
            .map(|other| other.act.participant.clone());
        others.chain([action.act.participant.clone()]).collect()
    }

    /// The action that an entry put into the history.
    fn action(&self, position: Position) -> Option<&Action> {
        self.entry(position)?.entry.content.action()
    }
}

/// What kind of event an entry of this content is.
fn kind(content: &Content) -> EventType {
    match content {
        Content::Treaty(_) => EventType::TreatyRegistered,
        Content::Action(action) => EventType::of_action(action.act.kind),
        Content::Correction(_) => EventType::ActionCorrected,
        Content::Decision(_) => EventType::DecisionRecorded,
    }
}
