//! What would follow from acts that nobody has done.
//!
//! The acts are added to a history and folded like any other. They are taken as facts: one that breaks a rule is
//! reported and not refused, so that a question can be asked before every document is at hand. Nothing is stored.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::action::{Act, Action};
use super::assessment::{Assessment, Standing, Status};
use super::history::History;
use super::ids::{ParticipantCode, Position};
use super::participant::{Directory, Participant};
use super::rules::{Irregularity, IrregularityCode, Regime, Review};

/// A history with hypothetical acts, beside the one without them.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// The acts, in the order in which they were given.
    pub acts: Vec<Act>,
    /// What is irregular about them, by their order.
    pub warnings: Vec<Warning>,
    /// Where everyone stands without the acts.
    pub before: Assessment,
    /// Where everyone stands with them, on the same day.
    pub after: Assessment,
}

/// A rule that a hypothetical act breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which of the acts, counted from 0.
    pub index: usize,
    /// What is wrong with it.
    pub irregularity: Irregularity,
}

/// A participant for which the acts change something.
#[derive(Debug, Clone)]
pub struct Change {
    /// Who.
    pub participant: Arc<Participant>,
    /// Its relation to the treaty without the acts.
    pub status_before: Status,
    /// Its relation with them.
    pub status: Status,
    /// When the treaty enters into force for it without the acts, if that is known.
    pub effective_on_before: Option<NaiveDate>,
    /// The same with them.
    pub effective_on: Option<NaiveDate>,
}

/// The history as it would be after these acts.
#[must_use]
pub fn simulate(history: &History, acts: &[Act]) -> History {
    history.with_hypotheticals(acts.iter().cloned())
}

impl Simulation {
    /// Adds acts to a history and assesses both as of a day.
    #[must_use]
    pub fn of(history: &History, directory: &Directory, acts: Vec<Act>, as_of: NaiveDate) -> Self {
        let simulated = simulate(history, &acts);
        Self {
            warnings: warnings(history, &simulated, directory, &acts),
            before: Assessment::of(history, directory, as_of),
            after: Assessment::of(&simulated, directory, as_of),
            acts,
        }
    }

    /// Everyone whose status or date of effect is another with the acts, by code.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let before: BTreeMap<&ParticipantCode, &Standing> = self
            .before
            .standings
            .iter()
            .map(|standing| (&standing.participant.code, standing))
            .collect();
        let mut changes: Vec<Change> = self
            .after
            .standings
            .iter()
            .map(|after| self.change(before.get(&after.participant.code).copied(), after))
            .filter(|change| {
                change.status != change.status_before
                    || change.effective_on != change.effective_on_before
            })
            .collect();
        changes.sort_by(|a, b| a.participant.code.cmp(&b.participant.code));
        changes
    }

    fn change(&self, before: Option<&Standing>, after: &Standing) -> Change {
        // Who is not in the table without the acts has done nothing.
        let without_action = if after.participant.has_ceased_by(self.after.as_of) {
            Status::Ceased
        } else {
            Status::NoAction
        };
        Change {
            participant: after.participant.clone(),
            status_before: before.map_or(without_action, |standing| standing.status),
            status: after.status,
            effective_on_before: before.and_then(effective_on),
            effective_on: effective_on(after),
        }
    }
}

fn effective_on(standing: &Standing) -> Option<NaiveDate> {
    standing.effect.map(|effect| effect.on)
}

/// What is irregular about the acts, and which actions in the record they would make irregular.
fn warnings(
    history: &History,
    simulated: &History,
    directory: &Directory,
    acts: &[Act],
) -> Vec<Warning> {
    let actors: BTreeSet<&ParticipantCode> = acts.iter().map(|act| &act.participant).collect();
    let without = Review::new(history, directory, Regime::History);
    let with = Review::new(simulated, directory, Regime::History);
    let mut warnings = Vec::new();
    for code in actors {
        let already_irregular: Vec<Position> = without
            .of(code)
            .into_iter()
            .map(|(position, _)| position)
            .collect();
        for (position, irregularity) in with.of(code) {
            if already_irregular.contains(&position) {
                continue;
            }
            let warning = match index_of(position) {
                Some(index) => Some(Warning {
                    index,
                    irregularity,
                }),
                None => contradiction(simulated.actions_of(code), position, irregularity),
            };
            warnings.extend(warning);
        }
    }
    warnings.sort_by_key(|warning| warning.index);
    warnings
}

/// The warning about an action in the record that hypothetical acts of the same participant make irregular.
///
/// It belongs to the last of them that comes before that action, which is the nearest ground.
fn contradiction(
    actions: &[Action],
    position: Position,
    irregularity: Irregularity,
) -> Option<Warning> {
    let contradicted = actions.iter().find(|action| action.position == position)?;
    let on = contradicted.act.date;
    let (ground, index) = actions
        .iter()
        .filter_map(|action| Some((action, index_of(action.position)?)))
        .filter(|(action, _)| action.act.date <= on)
        .max_by_key(|(action, index)| (action.act.date, *index))?;
    Some(Warning {
        index,
        irregularity: Irregularity {
            code: IrregularityCode::ContradictsLaterAction,
            detail: format!(
                "dated {}, the act would make the {} of {on} irregular: {}",
                ground.act.date,
                contradicted.act.kind.in_words(),
                irregularity.detail
            ),
            article: irregularity.article,
            hint: None,
        },
    })
}

/// Which of the hypothetical acts stands at a position, counted from 0.
fn index_of(position: Position) -> Option<usize> {
    let n = position.hypothetical_number()?;
    usize::try_from(n.checked_sub(1)?).ok()
}
