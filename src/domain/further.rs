//! Numbers of parties on which something other than the entry into force depends. Hanoi 62: a protocol may be
//! considered for adoption once there are sixty States Parties.
//!
//! A party counts from the day on which the treaty is in force for it (VCLT 2(1)(g)), not from its deposit. A number
//! once reached stays reached; how many there are now is said beside it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::assessment::{Assessment, Standing, Status};
use super::participant::{Participant, ParticipantKind};
use super::participation::Instrument;
use super::threshold::{NotCounted, effect};
use super::treaty::{FurtherCount, FurtherThreshold};

/// How far a further threshold is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurtherState {
    /// The clause.
    pub clause: FurtherThreshold,
    /// How many there are on the day of the assessment.
    pub counted: u32,
    /// How many are missing on that day.
    pub remaining: u32,
    /// The first day on which there were enough, up to the day of the assessment.
    pub reached_on: Option<NaiveDate>,
    /// The first day on which there will be enough by what has been deposited, if that day lies ahead.
    pub will_be_reached_on: Option<NaiveDate>,
}

impl FurtherState {
    /// The state of each further threshold of the treaty, in the order of its document.
    #[must_use]
    pub fn all_of(assessment: &Assessment) -> Vec<Self> {
        assessment
            .treaty
            .further_thresholds
            .iter()
            .map(|clause| Self::of(clause, assessment))
            .collect()
    }

    fn of(clause: &FurtherThreshold, assessment: &Assessment) -> Self {
        let counted = assessment
            .standings
            .iter()
            .filter(|standing| counts_now(clause.counts, standing))
            .count();
        let counted = u32::try_from(counted).unwrap_or(u32::MAX);
        let first = first_day(clause, assessment);
        Self {
            clause: clause.clone(),
            counted,
            remaining: clause.count.saturating_sub(counted),
            reached_on: first.filter(|day| *day <= assessment.as_of),
            will_be_reached_on: first.filter(|day| *day > assessment.as_of),
        }
    }
}

fn counts_now(counts: FurtherCount, standing: &Standing) -> bool {
    may_count(counts, standing.participant.kind)
        && match counts {
            FurtherCount::StatesParties | FurtherCount::Parties => standing.status == Status::Party,
            FurtherCount::ContractingStatesAndParties => {
                matches!(standing.status, Status::Party | Status::ContractingState)
            }
        }
}

fn may_count(counts: FurtherCount, kind: ParticipantKind) -> bool {
    match counts {
        FurtherCount::StatesParties => kind == ParticipantKind::State,
        FurtherCount::Parties | FurtherCount::ContractingStatesAndParties => true,
    }
}

/// The first day on which there are enough, by the acts up to the day of the assessment.
fn first_day(clause: &FurtherThreshold, assessment: &Assessment) -> Option<NaiveDate> {
    let mut changes: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for (from, until) in spells(clause.counts, assessment) {
        *changes.entry(from).or_default() += 1;
        if let Some(until) = until {
            *changes.entry(until).or_default() -= 1;
        }
    }
    let mut present = 0;
    changes.into_iter().find_map(|(day, change)| {
        present += change;
        (present >= i64::from(clause.count)).then_some(day)
    })
}

/// From when each one counts, and the first day on which it does so no more.
fn spells(
    counts: FurtherCount,
    assessment: &Assessment,
) -> impl Iterator<Item = (NaiveDate, Option<NaiveDate>)> {
    let participants: BTreeMap<_, &Participant> = assessment
        .standings
        .iter()
        .map(|standing| (&standing.participant.code, standing.participant.as_ref()))
        .collect();
    let tally = &assessment.tally;
    let never_counted = tally
        .not_counted
        .iter()
        .filter(|(_, reason)| *reason != NotCounted::AlreadyBound)
        .map(|(deposit, _)| deposit);
    tally
        .counted
        .iter()
        .chain(never_counted)
        .filter_map(move |deposit| {
            let participant = participants.get(&deposit.participant)?;
            if !may_count(counts, participant.kind) {
                return None;
            }
            let from = begins(counts, assessment, &deposit.instrument)?;
            let last_day = participant.dissolution.as_ref().map(|d| d.until);
            let end = deposit.instrument.end.map(|end| end.on());
            let until = [end, last_day.and_then(|day| day.succ_opt())]
                .into_iter()
                .flatten()
                .min();
            until
                .is_none_or(|until| from < until)
                .then_some((from, until))
        })
}

/// The day from which one counts by an instrument.
fn begins(
    counts: FurtherCount,
    assessment: &Assessment,
    instrument: &Instrument,
) -> Option<NaiveDate> {
    match counts {
        FurtherCount::StatesParties | FurtherCount::Parties => {
            let commencement = assessment.commencement?;
            let effect = effect(&assessment.treaty.clauses, commencement, instrument)?;
            Some(effect.on)
        }
        FurtherCount::ContractingStatesAndParties => Some(instrument.deposited_on),
    }
}
