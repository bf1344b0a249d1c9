//! Until when a step is possible, and from when one that is not: the rules asked again on each day on which their
//! answer can change.
//!
//! Both suppose that nobody does anything after the day asked for.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::action::{Act, ActionKind};
use super::super::decide::decide_on_its_day;
use super::super::history::History;
use super::super::ids::ParticipantCode;
use super::super::participant::{Directory, ParticipantKind};
use super::super::place::Place;
use super::super::rules::Irregularity;
use super::super::threshold::date_of_effect;
use super::super::treaty::AccessionOpens;

/// The last day of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Until {
    /// The day, itself included.
    pub on: NaiveDate,
    /// Where the step is done on that day, where the treaty says so.
    pub place: Option<Place>,
    /// What the rules say on the day after.
    pub then: Irregularity,
}

/// The days after one on which the rules can give one participant another answer, if nothing more happens.
#[derive(Debug)]
pub struct Calendar<'a> {
    known: History,
    directory: &'a Directory,
    days: BTreeSet<NaiveDate>,
}

impl<'a> Calendar<'a> {
    /// The calendar of a participant after a day.
    #[must_use]
    pub fn of(
        history: &History,
        directory: &'a Directory,
        code: &ParticipantCode,
        day: NaiveDate,
    ) -> Self {
        let known = history.until(day);
        let mut days = of_the_treaty(&known, directory, day);
        days.extend(of_standing(&known, directory, code, day));
        let participant = directory.resolve(code);
        if let Some(dissolution) = participant.as_ref().and_then(|p| p.dissolution.as_ref()) {
            days.extend(dissolution.until.succ_opt());
        }
        if participant.is_some_and(|p| p.kind == ParticipantKind::Reio) {
            for membership in directory.memberships(code) {
                days.insert(membership.from);
                days.extend(membership.until.and_then(|until| until.succ_opt()));
                days.extend(of_standing(&known, directory, &membership.member, day));
            }
        }
        // What others and itself did on the day itself stands before a step of the next day, but not always before
        // one of the same.
        days.extend(day.succ_opt());
        days.retain(|change| *change > day);
        Self {
            known,
            directory,
            days,
        }
    }

    /// The last day of the period in which an act that is possible on its day stays possible; none if it has no end.
    #[must_use]
    pub fn last_day_of(&self, act: &Act) -> Option<Until> {
        for first in &self.days {
            let Err(then) = self.decide(act, *first) else {
                continue;
            };
            let on = first.pred_opt()?;
            let place = self
                .decide(act, on)
                .ok()
                .and_then(|accepted| accepted.place);
            return Some(Until { on, place, then });
        }
        None
    }

    /// The first later day on which an act becomes possible; none if it never does by itself.
    #[must_use]
    pub fn first_day_of(&self, act: &Act) -> Option<NaiveDate> {
        let mut days = self.days.iter().copied();
        days.find(|day| self.decide(act, *day).is_ok())
    }

    fn decide(&self, act: &Act, day: NaiveDate) -> Result<Act, Irregularity> {
        let on_that_day = Act {
            date: day,
            place: None,
            ..act.clone()
        };
        decide_on_its_day(&self.known, self.directory, on_that_day)
    }
}

/// Windows of signature, the opening of accession, the entry into force.
fn of_the_treaty(known: &History, directory: &Directory, day: NaiveDate) -> BTreeSet<NaiveDate> {
    let clauses = &known.treaty().clauses;
    let windows = clauses.signature.iter().flat_map(|clause| &clause.windows);
    let mut days: BTreeSet<NaiveDate> = windows
        .flat_map(|window| [Some(window.from), window.to.succ_opt()])
        .flatten()
        .collect();
    if let Some(AccessionOpens::On(from)) = clauses.consent.as_ref().map(|c| c.accession_opens) {
        days.insert(from);
    }
    let clause = &clauses.entry_into_force;
    let commencement = known.commencement(directory, day);
    days.extend(commencement.map(|commencement| commencement.in_force_on));
    // A step that meets the last condition itself may bring the treaty into force on the same day from these on.
    days.extend(clause.fixed_date);
    days.extend(clause.fixed_date.and_then(|fixed| fixed.succ_opt()));
    days.extend(clause.not_before);
    days
}

/// When the treaty enters into force for a participant, and when its instruments end.
fn of_standing(
    known: &History,
    directory: &Directory,
    code: &ParticipantCode,
    day: NaiveDate,
) -> Vec<NaiveDate> {
    let participation = known.participation(code, directory, day);
    if participation.instruments.is_empty() {
        return Vec::new();
    }
    let clauses = &known.treaty().clauses;
    let commencement = known.commencement(directory, day);
    participation
        .instruments
        .iter()
        .flat_map(|instrument| {
            let effect = commencement
                .map(|commencement| date_of_effect(clauses, commencement, instrument).on);
            [effect, instrument.end.map(|end| end.on())]
        })
        .flatten()
        .collect()
}

/// An act of a kind by a participant on a day, with nothing else said.
#[must_use]
pub fn act_on(code: &ParticipantCode, kind: ActionKind, day: NaiveDate) -> Act {
    Act::new(code.clone(), kind, day)
}
