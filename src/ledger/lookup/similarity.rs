//! Near matches: participants whose names resemble a text that names none.
//!
//! Spelling mistakes are measured by the Jaro-Winkler similarity of folded names; a name that contains all of
//! the text also counts. The order is fixed: the closest first, and by code where two are equally close.

use std::collections::BTreeSet;

use super::Near;
use super::index::{aliases, names};
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Participant;

/// How many near matches are given at most.
const MOST_NEAR: usize = 5;

/// The similarity, from 0 to 1, below which a name is not offered.
const LEAST_SIMILARITY: f64 = 0.86;

/// The similarity of a name that contains the whole text.
const CONTAINED: f64 = 0.9;

/// The shortest text, in bytes of its key, that is searched for inside names.
const SHORTEST_CONTAINED_BYTES: usize = 4;

/// A participant with all its folded names.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    code: ParticipantCode,
    name: String,
    keys: Vec<String>,
}

impl Candidate {
    /// A participant with its names and aliases.
    pub(super) fn new(participant: &Participant) -> Self {
        let mut keys: Vec<String> = names(participant).chain(aliases(participant)).collect();
        keys.sort();
        keys.dedup();
        Self {
            code: participant.code.clone(),
            name: participant.name().to_owned(),
            keys,
        }
    }

    fn to_near(&self) -> Near {
        Near {
            code: self.code.clone(),
            name: self.name.clone(),
        }
    }

    fn similarity(&self, key: &str) -> f64 {
        self.keys
            .iter()
            .map(|own| similarity(own, key))
            .fold(0.0, f64::max)
    }
}

/// The candidates closest to a key, the closest first.
pub(super) fn nearest(candidates: &[Candidate], key: &str) -> Vec<Near> {
    let mut near: Vec<(f64, &Candidate)> = candidates
        .iter()
        .map(|candidate| (candidate.similarity(key), candidate))
        .filter(|(similarity, _)| *similarity >= LEAST_SIMILARITY)
        .collect();
    near.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.code.cmp(&other.code)));
    near.into_iter()
        .take(MOST_NEAR)
        .map(|(_, candidate)| candidate.to_near())
        .collect()
}

/// The candidates with these codes, by code.
pub(super) fn named(candidates: &[Candidate], codes: &BTreeSet<ParticipantCode>) -> Vec<Near> {
    candidates
        .iter()
        .filter(|candidate| codes.contains(&candidate.code))
        .take(MOST_NEAR)
        .map(Candidate::to_near)
        .collect()
}

fn similarity(own: &str, key: &str) -> f64 {
    let similarity = strsim::jaro_winkler(own, key);
    if key.len() >= SHORTEST_CONTAINED_BYTES && own.contains(key) {
        similarity.max(CONTAINED)
    } else {
        similarity
    }
}
