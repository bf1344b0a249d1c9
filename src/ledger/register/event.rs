//! The event of an entry: computed from the record around it when first asked for, and remembered with the entry.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::decision::Matter;
use crate::domain::event::{Event, EventType, Filter};
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::milestones::{Change, Event as Milestone, can_move, standing};
use crate::domain::place::depositary_date;
use crate::store::entry::{Content, Entry};

use super::{Kept, Recorded, Register, TreatyRecord};

/// What is remembered of an entry for those who follow the record.
#[derive(Debug)]
pub(super) struct Followed {
    event: Event,
    /// The depositary's day on which it was recorded.
    day: NaiveDate,
    /// The milestones of its treaty that stand with it on that day, where that had to be known.
    standing: Option<Vec<Milestone>>,
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
        let (milestones, standing) = self.change(entry, day);
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
            milestones,
        };
        Followed {
            event,
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
        let can_move = match &entry.content {
            Content::Action(action) => can_move(action.act.kind),
            Content::Treaty(_) | Content::Correction(_) | Content::Decision(_) => true,
        };
        if !can_move {
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
        let previous = treaty.actions_until(before).last();
        let previous = previous.unwrap_or(&treaty.registered).entry.position;
        let left = self.kept(previous)?.followed.get()?;
        let is_alone = treaty.treaty.parent.is_none();
        (is_alone && previous <= before && left.day == day)
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

    fn kept(&self, position: Position) -> Option<&Kept> {
        let index = usize::try_from(position.0).ok()?.checked_sub(1)?;
        self.entries.get(index)
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
