//! What one entry of the record did to a treaty's milestones: which it reached, and which it took back.
//!
//! Both are compared on the same day, that of the entry: what the day itself brings is not the entry's doing.

use super::{Event, Milestone, State, milestones};
use crate::domain::assessment::Assessment;

/// The milestones that an entry reached or took back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Behind with the entry, and not without it.
    pub reached: Vec<Event>,
    /// Behind without the entry, and not with it: a correction took an instrument out, or a count fell.
    pub lost: Vec<Event>,
}

/// The milestones that lie behind and, of a count, still stand.
#[must_use]
pub fn standing(assessment: &Assessment) -> Vec<Event> {
    milestones(assessment)
        .into_iter()
        .filter(stands)
        .map(|milestone| milestone.event)
        .collect()
}

fn stands(milestone: &Milestone) -> bool {
    milestone.state == State::Reached && milestone.held.is_none_or(|held| held.stands)
}

impl Change {
    /// The difference between what stood without an entry and what stands with it.
    #[must_use]
    pub fn between(before: &[Event], after: &[Event]) -> Self {
        let without = |these: &[Event], those: &[Event]| {
            let only = these.iter().filter(|event| !those.contains(event));
            only.copied().collect()
        };
        Self {
            reached: without(after, before),
            lost: without(before, after),
        }
    }
}
