//! Counting instruments towards entry into force, and the dates that follow.
//!
//! The count is over the history, not over today's table: an instrument that was withdrawn counted until it was
//! withdrawn. Where the law is silent, a policy says how it is read: `threshold/reading.rs` for what is withdrawn after
//! the conditions were met, `threshold/succession.rs` for States that are no more.

mod reading;
mod succession;

mod dates;

use std::collections::BTreeSet;

pub use dates::{Commencement, Effect, EffectBasis, Floor, date_of_effect, effect};

use chrono::NaiveDate;

pub use reading::{Readings, reached_as_never_deposited, reached_by_policy};
pub use succession::Replacement;

use super::action::ActionKind;
use super::ids::{ParticipantCode, Position};
use super::participant::{Directory, ParticipantKind};
use super::participation::{Instrument, Participation};
use super::policy::{Policies, PolicyValue};
use super::treaty::{Condition, EntryIntoForceClause, ReioCounting};

/// Why an instrument does not count towards the threshold. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotCounted {
    /// An organization's instrument is not additional to its member States'.
    ReioNotAdditional,
    /// An organization's instrument shall not be counted.
    ReioNotCounted,
    /// An international organization that is neither a State nor admitted as a regional one.
    OrganizationNotCounted,
    /// The clause does not count this kind of act.
    KindNotCounted,
    /// Withdrawn before entry into force.
    Withdrawn,
    /// Its denunciation has taken effect.
    Denounced,
    /// The participant has left the parent treaty, which entails leaving this one.
    LeftWithParent,
    /// An organization all of whose member States have left.
    CeasedWithMembers,
    /// Another instrument of the same participant was already on deposit.
    AlreadyBound,
    /// Of a State that is no more, in whose place a successor's instrument counts.
    Replaced,
}

impl NotCounted {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::ReioNotAdditional,
        Self::ReioNotCounted,
        Self::OrganizationNotCounted,
        Self::KindNotCounted,
        Self::Withdrawn,
        Self::Denounced,
        Self::LeftWithParent,
        Self::CeasedWithMembers,
        Self::AlreadyBound,
        Self::Replaced,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReioNotAdditional => "reio_not_additional",
            Self::ReioNotCounted => "reio_not_counted",
            Self::OrganizationNotCounted => "organization_not_counted",
            Self::KindNotCounted => "kind_not_counted",
            Self::Withdrawn => "withdrawn",
            Self::Denounced => "denounced",
            Self::LeftWithParent => "left_with_parent",
            Self::CeasedWithMembers => "ceased_with_members",
            Self::AlreadyBound => "already_bound",
            Self::Replaced => "replaced_by_successor",
        }
    }
}

/// An instrument with its participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deposit {
    /// Who deposited it.
    pub participant: ParticipantCode,
    /// The instrument.
    pub instrument: Instrument,
    /// The instruments that count in its place, the first first: empty for a State that exists, and where the policy
    /// counts predecessor and successors both.
    pub replaced: Vec<Replacement>,
}

impl Deposit {
    /// Whether it is on deposit on that day, and no successor's instrument counts in its place.
    #[must_use]
    pub fn counts_on(&self, date: NaiveDate) -> bool {
        self.instrument.stands_on(date) && !self.is_replaced_by(date)
    }

    /// Whether a successor's instrument counts in its place by that day.
    #[must_use]
    pub fn is_replaced_by(&self, date: NaiveDate) -> bool {
        self.replaced.first().is_some_and(|by| by.on <= date)
    }
}

/// All instruments of a treaty, those that count apart from those that never do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those of a kind and a participant that count, ended ones included, by date of deposit.
    pub counted: Vec<Deposit>,
    /// Those that never count, with the reason.
    pub not_counted: Vec<(Deposit, NotCounted)>,
}

impl Tally {
    /// Sorts the instruments of these participations.
    #[must_use]
    pub fn of(
        participations: impl IntoIterator<Item = (ParticipantCode, Participation)>,
        directory: &Directory,
        clause: &EntryIntoForceClause,
        policies: &Policies,
    ) -> Self {
        let mut tally = Self::default();
        for (participant, participation) in participations {
            let kind = directory
                .resolve(&participant)
                .map_or(ParticipantKind::Organization, |p| p.kind);
            for instrument in participation.instruments {
                let reason = why_not_counted(kind, instrument.kind, clause);
                tally.take(participant.clone(), instrument, reason);
            }
            for instrument in participation.superfluous {
                tally.take(
                    participant.clone(),
                    instrument,
                    Some(NotCounted::AlreadyBound),
                );
            }
        }
        tally
            .counted
            .sort_by_key(|d| (d.instrument.deposited_on, d.instrument.action));
        tally
            .not_counted
            .sort_by_key(|(d, _)| (d.instrument.deposited_on, d.instrument.action));
        if policies.holds(PolicyValue::CountOnceForContinuingOrNotifyingState) {
            succession::count_once(&mut tally.counted, directory);
        }
        tally
    }

    /// The instruments that count and stand on that day.
    pub fn standing_on(&self, date: NaiveDate) -> impl Iterator<Item = &Deposit> {
        self.counted
            .iter()
            .filter(move |deposit| deposit.counts_on(date))
    }

    fn take(
        &mut self,
        participant: ParticipantCode,
        instrument: Instrument,
        reason: Option<NotCounted>,
    ) {
        let deposit = Deposit {
            participant,
            instrument,
            replaced: Vec::new(),
        };
        match reason {
            None => self.counted.push(deposit),
            Some(reason) => self.not_counted.push((deposit, reason)),
        }
    }
}

/// Why an instrument of this kind by a participant of this kind never counts, if it does not.
#[must_use]
pub fn why_not_counted(
    participant: ParticipantKind,
    instrument: ActionKind,
    clause: &EntryIntoForceClause,
) -> Option<NotCounted> {
    let by_participant = match (participant, clause.reio) {
        (ParticipantKind::State, _) | (ParticipantKind::Reio, ReioCounting::Counted) => None,
        (ParticipantKind::Reio, ReioCounting::NotAdditional) => Some(NotCounted::ReioNotAdditional),
        (ParticipantKind::Reio, ReioCounting::NotCounted) => Some(NotCounted::ReioNotCounted),
        (ParticipantKind::Reio, ReioCounting::NotApplicable)
        | (ParticipantKind::Organization, _) => Some(NotCounted::OrganizationNotCounted),
    };
    by_participant.or_else(|| {
        (!clause.counted_kinds.contains(&instrument)).then_some(NotCounted::KindNotCounted)
    })
}

/// The day on which all conditions were met, and what was deposited on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The day.
    pub on: NaiveDate,
    /// The counted instruments deposited on that day that stand; none of several is "the" last one.
    pub by: Vec<Position>,
}

/// The first day, up to `as_of`, on which every condition was met at once.
#[must_use]
pub fn reached(
    clause: &EntryIntoForceClause,
    counted: &[Deposit],
    as_of: NaiveDate,
) -> Option<Reached> {
    let days: BTreeSet<NaiveDate> = counted
        .iter()
        .map(|deposit| deposit.instrument.deposited_on)
        .filter(|day| *day <= as_of)
        .collect();
    let on = days
        .into_iter()
        .find(|day| conditions_met_on(clause, counted, *day))?;
    let by = counted
        .iter()
        .filter(|d| d.instrument.deposited_on == on && d.counts_on(on))
        .map(|deposit| deposit.instrument.action)
        .collect();
    Some(Reached { on, by })
}

fn conditions_met_on(clause: &EntryIntoForceClause, counted: &[Deposit], day: NaiveDate) -> bool {
    let standing = || counted.iter().filter(|d| d.counts_on(day));
    u32::try_from(standing().count()).is_ok_and(|count| count >= clause.threshold)
        && clause
            .conditions
            .iter()
            .all(|condition| ConditionState::of(condition, standing()).is_met())
}

/// How far a further condition is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionState {
    /// A share of something.
    Share {
        /// What is shared.
        measure: String,
        /// The share needed, in basis points.
        at_least_bp: u32,
        /// The share of those that count, in basis points.
        present_bp: u32,
    },
    /// Named participants.
    Named {
        /// How many are named.
        required: usize,
        /// Those that have not consented.
        missing: Vec<ParticipantCode>,
    },
}

impl ConditionState {
    /// How far these deposits meet a condition.
    pub fn of<'a>(condition: &Condition, standing: impl Iterator<Item = &'a Deposit>) -> Self {
        let present: BTreeSet<&ParticipantCode> = standing.map(|d| &d.participant).collect();
        match condition {
            Condition::Share {
                measure,
                at_least_bp,
                shares_bp,
            } => Self::Share {
                measure: measure.clone(),
                at_least_bp: *at_least_bp,
                present_bp: shares_bp
                    .iter()
                    .filter(|(code, _)| present.contains(code))
                    .map(|(_, share)| *share)
                    .fold(0, u32::saturating_add),
            },
            Condition::Named { all_of } => Self::Named {
                required: all_of.len(),
                missing: all_of
                    .iter()
                    .filter(|code| !present.contains(code))
                    .cloned()
                    .collect(),
            },
        }
    }

    /// Whether it is met.
    #[must_use]
    pub fn is_met(&self) -> bool {
        match self {
            Self::Share {
                at_least_bp,
                present_bp,
                ..
            } => present_bp >= at_least_bp,
            Self::Named { missing, .. } => missing.is_empty(),
        }
    }
}
