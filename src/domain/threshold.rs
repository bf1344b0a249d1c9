//! Counting instruments towards entry into force, and the dates that follow.
//!
//! The count is over the history, not over today's table: an instrument that was withdrawn counted until it was
//! withdrawn. Once the conditions have been met they stay met; what a later withdrawal would change is
//! reported, never announced.

mod dates;

use std::collections::BTreeSet;

pub use dates::{Commencement, Effect, EffectBasis, Floor, date_of_effect, effect};

use chrono::NaiveDate;

use super::action::ActionKind;
use super::ids::{ParticipantCode, Position};
use super::participant::{Directory, ParticipantKind};
use super::participation::{End, Instrument, Participation};
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
}

impl NotCounted {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::ReioNotAdditional,
        Self::ReioNotCounted,
        Self::OrganizationNotCounted,
        Self::KindNotCounted,
        Self::Withdrawn,
        Self::Denounced,
        Self::LeftWithParent,
        Self::CeasedWithMembers,
        Self::AlreadyBound,
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
        tally
    }

    /// The instruments that count and stand on that day.
    pub fn standing_on(&self, date: NaiveDate) -> impl Iterator<Item = &Deposit> {
        self.counted
            .iter()
            .filter(move |deposit| deposit.instrument.stands_on(date))
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
        .filter(|d| d.instrument.deposited_on == on && d.instrument.stands_on(on))
        .map(|deposit| deposit.instrument.action)
        .collect();
    Some(Reached { on, by })
}

/// The same question where a withdrawn instrument is taken as never deposited (the other reading).
#[must_use]
pub fn reached_without_withdrawn(
    clause: &EntryIntoForceClause,
    counted: &[Deposit],
    as_of: NaiveDate,
) -> Option<Reached> {
    let never_withdrawn: Vec<Deposit> = counted
        .iter()
        .filter(|deposit| !matches!(deposit.instrument.end, Some(End::Withdrawn { .. })))
        .cloned()
        .collect();
    reached(clause, &never_withdrawn, as_of)
}

fn conditions_met_on(clause: &EntryIntoForceClause, counted: &[Deposit], day: NaiveDate) -> bool {
    let standing = || counted.iter().filter(|d| d.instrument.stands_on(day));
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
