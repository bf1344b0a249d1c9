//! The event of an entry: computed from the record around it when first asked for, and remembered with the entry.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::decision::Matter;
use crate::domain::event::{Event, EventType, Filter};
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::milestones::{Change, Event as Milestone, standing};
use crate::domain::place::depositary_date;
use crate::store::entry::{Content, Entry};

use super::{Kept, Recorded, Register, TreatyRecord};

/// What is remembered of an entry for those who follow the record.
#[derive(Debug)]
pub(super) struct Followed {
    event: Event,
    /// The depositary's day on which it was recorded.
    day: NaiveDate,
    /// The milestones of its treaty that stand with it on that day.
    standing: Vec<Milestone>,
}

impl Register {
    /// The event of the entry at a position.
    #[must_use]
    pub fn event(&self, position: Position) -> Option<&Event> {
        let kept = self.kept(position)?;
        let followed = kept.followed.get_or_init(|| self.followed(&kept.recorded));
        Some(&followed.event)
    }

    /// The entries after a position whose events are wanted, in order, each with its event.
    pub fn events_after<'a>(
        &'a self,
        position: Position,
        filter: &'a Filter,
    ) -> impl Iterator<Item = (&'a Recorded, &'a Event)> {
        self.entries_after(position)
            .filter(|recorded| filter.admits_treaty(&recorded.entry.treaty))
            .filter_map(|recorded| Some((&**recorded, self.event(recorded.entry.position)?)))
            .filter(|(_, event)| filter.admits(event))
    }

    fn followed(&self, recorded: &Recorded) -> Followed {
        let entry = &recorded.entry;
        let day = depositary_date(entry.recorded_at);
        let treaty = self.treaty(&entry.treaty);
        let before = treaty.map_or_else(Vec::new, |treaty| self.before(treaty, entry, day));
        let standing = treaty.map_or_else(Vec::new, |treaty| {
            self.standing_at(treaty, entry.position, day)
        });
        let event = Event {
            position: entry.position,
            kind: match &entry.content {
                Content::Treaty(_) => EventType::TreatyRegistered,
                Content::Action(action) => EventType::of_action(action.act.kind),
                Content::Correction(_) => EventType::ActionCorrected,
                Content::Decision(_) => EventType::DecisionRecorded,
            },
            treaty: entry.treaty.clone(),
            participants: self.concerned(&entry.content),
            milestones: Change::between(&before, &standing),
        };
        Followed {
            event,
            day,
            standing,
        }
    }

    /// What stood before an entry, on its day. Who reads the record in order asks for what the treaty's entry before it
    /// left, which is remembered; where there is a parent, whose entries matter too, it is computed.
    fn before(&self, treaty: &TreatyRecord, entry: &Entry, day: NaiveDate) -> Vec<Milestone> {
        let before = Position(entry.position.0.saturating_sub(1));
        let previous = treaty.actions_until(before).last();
        let previous = previous.unwrap_or(&treaty.registered).entry.position;
        let known = self.kept(previous).filter(|_| previous <= before);
        let left = known.and_then(|kept| kept.followed.get());
        let is_alone = treaty.treaty.parent.is_none();
        match left.filter(|left| is_alone && left.day == day) {
            Some(left) => left.standing.clone(),
            None => self.standing_at(treaty, before, day),
        }
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

    fn kept(&self, position: Position) -> Option<&Kept> {
        let index = usize::try_from(position.0).ok()?.checked_sub(1)?;
        self.entries.get(index)
    }

    fn concerned(&self, content: &Content) -> BTreeSet<ParticipantCode> {
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
