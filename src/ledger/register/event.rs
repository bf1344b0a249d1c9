//! The event of an entry: computed from the record around it when first asked for, and remembered with the entry.

use std::collections::BTreeSet;

use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::decision::Matter;
use crate::domain::event::{Event, EventType, Filter};
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::milestones::{Change, standing};
use crate::domain::place::depositary_date;
use crate::store::entry::{Content, Entry};

use super::{Recorded, Register};

impl Register {
    /// The event of the entry at a position.
    #[must_use]
    pub fn event(&self, position: Position) -> Option<&Event> {
        let index = usize::try_from(position.0).ok()?.checked_sub(1)?;
        let kept = self.entries.get(index)?;
        Some(kept.event.get_or_init(|| self.made_event(&kept.recorded)))
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

    fn made_event(&self, recorded: &Recorded) -> Event {
        let entry = &recorded.entry;
        Event {
            position: entry.position,
            kind: match &entry.content {
                Content::Treaty(_) => EventType::TreatyRegistered,
                Content::Action(action) => EventType::of_action(action.act.kind),
                Content::Correction(_) => EventType::ActionCorrected,
                Content::Decision(_) => EventType::DecisionRecorded,
            },
            treaty: entry.treaty.clone(),
            participants: self.concerned(&entry.content),
            milestones: self.change(entry),
        }
    }

    /// The milestones of the entry's own treaty with and without it, on the day on which it was recorded.
    fn change(&self, entry: &Entry) -> Change {
        let Some(treaty) = self.treaty(&entry.treaty) else {
            return Change::default();
        };
        let day = depositary_date(entry.recorded_at);
        let standing_at = |position: Position| {
            let history = treaty.history_at(position);
            history.map_or_else(Vec::new, |history| {
                standing(&Assessment::of(&history, self.directory(), day))
            })
        };
        let before = Position(entry.position.0.saturating_sub(1));
        Change::between(&standing_at(before), &standing_at(entry.position))
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
