//! The numbers: how far a treaty is on its way to entry into force.
//!
//! Every number is the length of a list in the assessment that it was read off.

mod numbers;

pub use numbers::Numbers;

use chrono::NaiveDate;

use super::assessment::{Assessment, Standing, Status};
use super::ids::Position;
use super::participant::{ParticipantKind, RegionalGroup, UnStatus};

/// Where a treaty is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The conditions for entry into force have not been met.
    Pending,
    /// They have been met; the delay is running.
    ThresholdReached {
        /// The day on which they were met.
        reached_on: NaiveDate,
        /// The day on which the treaty enters into force.
        enters_into_force_on: NaiveDate,
    },
    /// The treaty is in force.
    InForce {
        /// The day on which the conditions were met.
        reached_on: NaiveDate,
        /// The day on which it entered into force.
        since: NaiveDate,
    },
}

impl Stage {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::ThresholdReached { .. } => "threshold_reached",
            Self::InForce { .. } => "in_force",
        }
    }
}

/// Participants counted by what they are, so that an organization is never called a State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Split {
    /// All of them.
    pub total: u32,
    /// States.
    pub states: u32,
    /// Of the States: Members of the United Nations.
    pub un_members: u32,
    /// Of the States: observers, that is the Holy See and the State of Palestine.
    pub observer_states: u32,
    /// Of the States: neither, such as Cook Islands and Niue.
    pub other_states: u32,
    /// Regional economic integration organizations.
    pub regional_organizations: u32,
    /// Other international organizations.
    pub other_organizations: u32,
}

impl Split {
    /// Counts these standings.
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut split = Self::default();
        for standing in standings {
            split.take(standing);
        }
        split
    }

    fn take(&mut self, standing: &Standing) {
        self.total += 1;
        match standing.participant.kind {
            ParticipantKind::State => {
                self.states += 1;
                match standing.participant.un_status {
                    UnStatus::Member => self.un_members += 1,
                    UnStatus::Observer => self.observer_states += 1,
                    UnStatus::Other => self.other_states += 1,
                }
            }
            ParticipantKind::Reio => self.regional_organizations += 1,
            ParticipantKind::Organization => self.other_organizations += 1,
        }
    }
}

/// The same numbers for one regional group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupProgress {
    /// The group.
    pub group: RegionalGroup,
    /// How many eligible participants are in it.
    pub members: u32,
    /// How many have signed.
    pub signatories: u32,
    /// For how many the treaty is not yet in force although they consented.
    pub contracting_states: u32,
    /// For how many it is in force.
    pub parties: u32,
    /// How many instruments count towards the threshold.
    pub counted: u32,
}

/// What happens on a date that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// The first day for signature.
    SignatureOpens,
    /// The last day for signature.
    SignatureCloses,
    /// Entry into force.
    EntryIntoForce,
}

impl Milestone {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignatureOpens => "signature_opens",
            Self::SignatureCloses => "signature_closes",
            Self::EntryIntoForce => "entry_into_force",
        }
    }
}

/// A date to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    /// What happens.
    pub milestone: Milestone,
    /// When.
    pub on: NaiveDate,
    /// Days from the date of the answer: 0 is the day itself.
    pub days: u32,
}

/// How far a treaty is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// How many instruments it takes.
    pub threshold: u32,
    /// How many count.
    pub counted: u32,
    /// How many are missing.
    pub remaining: u32,
    /// Counted instruments as a share of the threshold, in tenths of a per cent, rounded down, at most 1000.
    pub tenths_of_percent: u32,
    /// Those that have signed, whatever else they did since.
    pub signatories: Split,
    /// Of those, how many have made known that they will not become parties.
    pub signatures_withdrawn: u32,
    /// Those that consented, for which the treaty is not yet in force.
    pub contracting_states: Split,
    /// Those for which it is in force.
    pub parties: Split,
    /// Where the treaty is on its way.
    pub stage: Stage,
    /// The actions that met the conditions: all counted deposits of that day.
    pub reached_by: Vec<Position>,
    /// By regional group, every group present.
    pub groups: Vec<GroupProgress>,
    /// Dates to come, the nearest first.
    pub upcoming: Vec<Upcoming>,
}

impl Progress {
    /// Reads the numbers off an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let clauses = &assessment.treaty.clauses;
        let threshold = clauses.entry_into_force.threshold;
        let counted = saturating(assessment.counted());
        let numbers = Numbers::of(assessment.standings.iter());
        Self {
            threshold,
            counted,
            remaining: threshold.saturating_sub(counted),
            tenths_of_percent: counted
                .saturating_mul(1000)
                .checked_div(threshold)
                .map_or(1000, |tenths| tenths.min(1000)),
            signatories: numbers.signatories,
            signatures_withdrawn: numbers.signatures_withdrawn,
            contracting_states: numbers.contracting_states,
            parties: numbers.parties,
            stage: stage(assessment),
            reached_by: assessment
                .reached
                .as_ref()
                .filter(|_| assessment.commencement.is_some())
                .map_or_else(Vec::new, |reached| reached.by.clone()),
            groups: RegionalGroup::ALL
                .into_iter()
                .map(|group| group_progress(assessment, group))
                .collect(),
            upcoming: upcoming(assessment),
        }
    }
}

fn stage(assessment: &Assessment) -> Stage {
    match (&assessment.reached, assessment.in_force_on) {
        (Some(reached), Some(since)) if since <= assessment.as_of => Stage::InForce {
            reached_on: reached.on,
            since,
        },
        (Some(reached), Some(enters_into_force_on)) => Stage::ThresholdReached {
            reached_on: reached.on,
            enters_into_force_on,
        },
        (None, _) | (_, None) => Stage::Pending,
    }
}

fn group_progress(assessment: &Assessment, group: RegionalGroup) -> GroupProgress {
    let standings = || {
        assessment
            .standings
            .iter()
            .filter(move |s| s.participant.regional_group == group)
    };
    let count = |is: fn(&Standing) -> bool| saturating(standings().filter(|s| is(s)).count());
    GroupProgress {
        group,
        members: count(|s| s.status != Status::Ceased),
        signatories: count(|s| s.signed.is_some()),
        contracting_states: count(|s| s.status == Status::ContractingState),
        parties: count(|s| s.status == Status::Party),
        counted: count(|s| s.counts),
    }
}

fn upcoming(assessment: &Assessment) -> Vec<Upcoming> {
    let clauses = &assessment.treaty.clauses;
    let mut dates: Vec<Upcoming> = [
        (Milestone::SignatureOpens, clauses.opened_on()),
        (Milestone::SignatureCloses, clauses.signature_closes_on()),
        (Milestone::EntryIntoForce, assessment.in_force_on),
    ]
    .into_iter()
    .filter_map(|(milestone, on)| {
        let on = on?;
        let days = on.signed_duration_since(assessment.as_of).num_days();
        let days = u32::try_from(days).ok()?;
        // The last day for signature is still a day on which one can sign; the others are over once they begin.
        let lies_ahead = days > 0 || matches!(milestone, Milestone::SignatureCloses);
        lies_ahead.then_some(Upcoming {
            milestone,
            on,
            days,
        })
    })
    .collect();
    dates.sort_by_key(|upcoming| upcoming.on);
    dates
}

fn saturating(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
