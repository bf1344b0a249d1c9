//! How the days of a treaty came to be what they are: how often the record changed each, and when it last did.
//!
//! Nothing of this is stored. It is what following the record from the beginning gives: what was known after each
//! entry, on the day of that entry. The table with which a treaty was imported counts as one step.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Growing, TreatyRecord};
use crate::domain::action::Origin;
use crate::domain::assessment::Assessment;
use crate::domain::calendar::{Occasion, occasions};
use crate::domain::ids::Position;
use crate::domain::participant::Directory;
use crate::domain::place::depositary_date;
use crate::ledger::register::Recorded;
use crate::store::entry::Content;

/// A day, and how it came to be that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub on: NaiveDate,
    /// How often it changed since it was first known; this never falls.
    pub revisions: u32,
    /// The day that was known before this one, if it changed.
    pub before: Option<NaiveDate>,
    /// When the entry was recorded with which it became this day.
    pub since: DateTime<Utc>,
}

/// An occasion on its way through the record.
struct Course {
    now: Option<NaiveDate>,
    last: NaiveDate,
    dated: Dated,
}

impl TreatyRecord {
    /// Every occasion of the treaty whose day is known today, with how it came to be that day.
    #[must_use]
    pub fn dated(&self, directory: &Directory, today: NaiveDate) -> BTreeMap<Occasion, Dated> {
        let steps = self.steps();
        let mut growing = Growing::of(self);
        let mut courses = BTreeMap::new();
        let mut known: &Recorded = &self.registered;
        for step in steps {
            let day = depositary_date(step.entry.recorded_at);
            // What the days between brought is not this entry's doing, but it counts: a day that moved has moved.
            if depositary_date(known.entry.recorded_at) < day {
                follow(
                    &mut growing,
                    &mut courses,
                    directory,
                    (known.entry.position, day),
                    known,
                );
            }
            known = step;
            follow(
                &mut growing,
                &mut courses,
                directory,
                (step.entry.position, day),
                step,
            );
        }
        let head = Position(u64::MAX);
        follow(&mut growing, &mut courses, directory, (head, today), known);
        courses
            .into_iter()
            .filter_map(|(occasion, course)| course.now.map(|_| (occasion, course.dated)))
            .collect()
    }

    /// When the last entry was recorded on which the days of the treaty can depend.
    #[must_use]
    pub fn last_entry_at(&self) -> DateTime<Utc> {
        let last = self.actions.last().unwrap_or(&self.registered);
        let own = last.entry.recorded_at;
        let parent = self.parent.as_ref().map(|parent| parent.last_entry_at());
        parent.map_or(own, |parent| parent.max(own))
    }

    /// The entries after which days may have changed, in the order of the record, those of the parent among them. The
    /// first is the last of the imported table, or the registration.
    fn steps(&self) -> Vec<&Recorded> {
        let table = self.actions.iter().take_while(|entry| is_imported(entry));
        let first: &Recorded = table.last().unwrap_or(&self.registered);
        let parent = self.parent.iter().flat_map(|parent| &parent.actions);
        let mut steps: Vec<&Recorded> = self
            .actions
            .iter()
            .chain(parent)
            .filter(|recorded| recorded.entry.position > first.entry.position)
            .filter(|recorded| recorded.entry.content.can_move_milestones())
            .chain([first])
            .collect();
        steps.sort_by_key(|recorded| recorded.entry.position);
        steps
    }
}

/// Follows the record to what was known at a position on a day.
fn follow(
    growing: &mut Growing<'_>,
    courses: &mut BTreeMap<Occasion, Course>,
    directory: &Directory,
    (position, day): (Position, NaiveDate),
    by: &Recorded,
) {
    let Some(history) = growing.at(position) else {
        return;
    };
    let known = occasions(&Assessment::of(&history, directory, day));
    for (occasion, course) in &mut *courses {
        course.take(known.get(occasion).copied(), by);
    }
    for (occasion, on) in known {
        courses.entry(occasion).or_insert_with(|| Course {
            now: Some(on),
            last: on,
            dated: Dated {
                on,
                revisions: 0,
                before: None,
                since: by.entry.recorded_at,
            },
        });
    }
}

impl Course {
    fn take(&mut self, now: Option<NaiveDate>, by: &Recorded) {
        if self.now == now {
            return;
        }
        self.now = now;
        self.dated.revisions = self.dated.revisions.saturating_add(1);
        self.dated.since = by.entry.recorded_at;
        if let Some(on) = now.filter(|on| *on != self.last) {
            self.dated.before = Some(self.last);
            self.dated.on = on;
            self.last = on;
        }
    }
}

fn is_imported(recorded: &Recorded) -> bool {
    match &recorded.entry.content {
        Content::Action(action) => action.origin == Origin::Imported,
        Content::Treaty(_) | Content::Correction(_) | Content::Decision(_) => false,
    }
}
