//! Real histories of treaties, computed from their files and held against the official dates.
//!
//! They go through the same reading and the same rules as every treaty of the register, and never enter it. A file
//! that cannot be read is part of the result, not a failure. A protocol is computed beside its parent where that is
//! among them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::documents::official::{self, OfficialDates, Stated};
use crate::documents::shipped::{self, Replay};
use crate::domain::assessment::Assessment;
use crate::domain::history::History;
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::participant::Directory;
use crate::domain::threshold::ConditionState;
use crate::domain::treaty::SharedTreaty;

use super::files::Reading;

/// How the computed histories compare with what was officially stated.
#[derive(Debug, Clone)]
pub struct Conformance {
    /// Each history that could be computed.
    pub replays: Vec<Replayed>,
    /// Each file that could not be read or has no counterpart.
    pub unreadable: Vec<Unreadable>,
}

/// A history, computed.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// The treaty.
    pub treaty: SharedTreaty,
    /// How many instruments its history holds, counted or not.
    pub instruments: usize,
    /// The day for which it was computed.
    pub as_of: NaiveDate,
    /// What follows from the history.
    pub computed: Computed,
    /// The conditions beside the number of instruments, on the day on which all were met; where they have not been,
    /// on the day of the computation.
    pub conditions: Vec<ConditionState>,
    /// What was officially stated.
    pub official: OfficialDates,
}

/// What follows from a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// The day on which the conditions were met.
    pub threshold_reached_on: Option<NaiveDate>,
    /// Whose deposits of that day met them, by code.
    pub threshold_reached_by: Vec<ParticipantCode>,
    /// The entry into force.
    pub entry_into_force_on: Option<NaiveDate>,
}

/// A file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its name, without the ending.
    pub file: String,
    /// Why.
    pub detail: String,
}

impl Conformance {
    /// Computes the histories that ship, as of a day.
    #[must_use]
    pub fn shipped(directory: &Directory, as_of: NaiveDate) -> Self {
        let official = shipped::official_dates();
        Self::of(official, &shipped::replays(), directory, as_of)
    }

    /// Computes histories as of a day and sets the official dates beside them.
    #[must_use]
    pub fn of(official: &str, replays: &[Replay], directory: &Directory, as_of: NaiveDate) -> Self {
        let mut conformance = Self {
            replays: Vec::new(),
            unreadable: Vec::new(),
        };
        let official = official::read(official).unwrap_or_else(|error| {
            conformance.miss("official", error.to_string());
            Vec::new()
        });
        let read: Vec<(&Replay, Result<Arc<History>, String>)> = replays
            .iter()
            .map(|replay| (replay, history(replay, directory)))
            .collect();
        let histories: BTreeMap<&TreatyId, &Arc<History>> = read
            .iter()
            .filter_map(|(_, history)| history.as_ref().ok())
            .map(|history| (&history.treaty().id, history))
            .collect();
        for (replay, history) in &read {
            let replayed = history.clone().and_then(|history| {
                let clause = history.treaty().parent.as_ref();
                let parent = clause.and_then(|clause| histories.get(&clause.treaty));
                let linked = (*history).clone().with_parent(parent.copied().cloned());
                let official = stated(replay, &official)?;
                Ok(Replayed::of(&linked, official, directory, as_of))
            });
            match replayed {
                Ok(replayed) => conformance.replays.push(replayed),
                Err(detail) => conformance.miss(replay.name, detail),
            }
        }
        let alone = official
            .iter()
            .filter(|dates| replays.iter().all(|replay| replay.name != dates.replay));
        for dates in alone {
            conformance.miss(
                &dates.replay,
                "the official dates are about no history".into(),
            );
        }
        conformance
    }

    /// Whether every history could be computed, there is one at least, and all give the official dates.
    #[must_use]
    pub fn conforms(&self) -> bool {
        self.unreadable.is_empty()
            && !self.replays.is_empty()
            && self.replays.iter().all(Replayed::is_equal)
    }

    fn miss(&mut self, file: &str, detail: String) {
        self.unreadable.push(Unreadable {
            file: file.to_owned(),
            detail,
        });
    }
}

impl Replayed {
    fn of(
        history: &History,
        official: OfficialDates,
        directory: &Directory,
        as_of: NaiveDate,
    ) -> Self {
        let as_of = match official.stated {
            Stated::InForce { .. } => as_of,
            // A history says nothing about the time after its table was made.
            Stated::NotInForce { as_of: stated } => as_of.min(stated),
        };
        let assessment = Assessment::of(history, directory, as_of);
        let decisive = assessment
            .reached
            .as_ref()
            .map_or(as_of, |reached| reached.on);
        let clause = &assessment.treaty.clauses.entry_into_force;
        Self {
            as_of,
            conditions: clause
                .conditions
                .iter()
                .map(|condition| {
                    ConditionState::of(condition, assessment.tally.standing_on(decisive))
                })
                .collect(),
            instruments: assessment.tally.counted.len() + assessment.tally.not_counted.len(),
            computed: Computed::of(&assessment),
            official,
            treaty: assessment.treaty,
        }
    }

    /// Whether what was computed is what was officially stated. That a treaty is not in force yet can be confirmed
    /// on the day for which it was stated, not before.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        match &self.official.stated {
            Stated::InForce {
                threshold_reached_on,
                threshold_reached_by,
                entry_into_force_on,
            } => {
                self.computed.threshold_reached_on == Some(*threshold_reached_on)
                    && self.computed.threshold_reached_by == *threshold_reached_by
                    && self.computed.entry_into_force_on == Some(*entry_into_force_on)
            }
            Stated::NotInForce { as_of } => {
                self.as_of >= *as_of && self.computed.threshold_reached_on.is_none()
            }
        }
    }
}

impl Computed {
    /// Reads the dates off an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let reached = assessment.reached.as_ref();
        let mut by: Vec<ParticipantCode> = assessment
            .tally
            .counted
            .iter()
            .filter(|d| reached.is_some_and(|r| r.by.contains(&d.instrument.action)))
            .map(|deposit| deposit.participant.clone())
            .collect();
        by.sort();
        Self {
            threshold_reached_on: reached.map(|reached| reached.on),
            threshold_reached_by: by,
            entry_into_force_on: assessment.in_force_on,
        }
    }
}

fn history(replay: &Replay, directory: &Directory) -> Result<Arc<History>, String> {
    let files = replay.files;
    let reading = Reading::of(files.document, files.actions.as_bytes(), directory)
        .map_err(|error| error.to_string())?;
    Ok(Arc::new(reading.history()))
}

fn stated(replay: &Replay, official: &[OfficialDates]) -> Result<OfficialDates, String> {
    official
        .iter()
        .find(|dates| dates.replay == replay.name)
        .cloned()
        .ok_or_else(|| "the table of official dates has no row for this history".into())
}
