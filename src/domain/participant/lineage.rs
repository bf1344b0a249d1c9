//! Who came before and who came after: States that are no more, and those that followed them.

use std::sync::Arc;

use super::{Directory, Participant};
use crate::domain::ids::ParticipantCode;

impl Directory {
    /// The States that no longer exist and that this one followed itself, by code.
    pub fn predecessors<'a>(
        &'a self,
        code: &'a ParticipantCode,
    ) -> impl Iterator<Item = &'a Arc<Participant>> {
        self.iter().filter(move |participant| {
            participant
                .dissolution
                .as_ref()
                .is_some_and(|dissolution| dissolution.successors.contains(code))
        })
    }

    /// The predecessors of its predecessors, the nearest first, each once.
    #[must_use]
    pub fn earlier_predecessors(&self, code: &ParticipantCode) -> Vec<ParticipantCode> {
        beyond(code, |of| {
            self.predecessors(of).map(|p| p.code.clone()).collect()
        })
    }

    /// The successors of its successors, the nearest first, each once.
    #[must_use]
    pub fn later_successors(&self, code: &ParticipantCode) -> Vec<ParticipantCode> {
        beyond(code, |of| {
            self.get(of)
                .and_then(|participant| participant.dissolution.as_ref())
                .map_or_else(Vec::new, |dissolution| dissolution.successors.clone())
        })
    }
}

/// What a step leads to from there on, without what it leads to at once.
fn beyond(
    code: &ParticipantCode,
    step: impl Fn(&ParticipantCode) -> Vec<ParticipantCode>,
) -> Vec<ParticipantCode> {
    let nearest = step(code);
    let mut found: Vec<ParticipantCode> = Vec::new();
    let mut generation = nearest.clone();
    while !generation.is_empty() {
        let next: Vec<ParticipantCode> = generation.iter().flat_map(&step).collect();
        generation = Vec::new();
        for later in next {
            if later != *code && !nearest.contains(&later) && !found.contains(&later) {
                found.push(later.clone());
                generation.push(later);
            }
        }
    }
    found
}
