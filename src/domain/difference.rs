//! What changed between two assessments of one treaty.
//!
//! A pure comparison: which moments they are for, and on which clock these differ, is the caller's business. It says
//! who stands otherwise, which numbers differ and what became of the entry into force; the actions in between are
//! read from the record.

mod summary;

pub use summary::{Actions, Span, summary};

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::assessment::{Assessment, Standing, Status};
use super::ids::ParticipantCode;
use super::participant::Participant;
use super::progress::{Progress, Stage};

/// A value at the earlier moment and at the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BeforeAfter<T> {
    /// At the earlier moment.
    pub before: T,
    /// At the later moment.
    pub after: T,
}

impl<T: PartialEq> BeforeAfter<T> {
    /// Whether the two differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.before != self.after
    }
}

/// A number of [`Progress`] that can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// How many instruments count.
    Counted,
    /// How many are missing.
    Remaining,
    /// Those that have signed, whatever else they did since.
    Signatories,
    /// Of those, how many made known that they will not become parties.
    SignaturesWithdrawn,
    /// Those that consented, for which the treaty is not yet in force.
    ContractingStates,
    /// Those for which it is in force.
    Parties,
}

impl Number {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Counted,
        Self::Remaining,
        Self::Signatories,
        Self::SignaturesWithdrawn,
        Self::ContractingStates,
        Self::Parties,
    ];

    /// The name used in answers, which is its name in progress.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Remaining => "remaining",
            Self::Signatories => "signatories",
            Self::SignaturesWithdrawn => "signatures_withdrawn",
            Self::ContractingStates => "contracting_states",
            Self::Parties => "parties",
        }
    }

    /// This number of a progress; of a split, its total.
    #[must_use]
    pub fn of(self, progress: &Progress) -> u32 {
        match self {
            Self::Counted => progress.counted,
            Self::Remaining => progress.remaining,
            Self::Signatories => progress.signatories.total,
            Self::SignaturesWithdrawn => progress.signatures_withdrawn,
            Self::ContractingStates => progress.contracting_states.total,
            Self::Parties => progress.parties.total,
        }
    }
}

/// A number that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberChange {
    /// Which.
    pub number: Number,
    /// What it was and is.
    pub value: BeforeAfter<u32>,
}

/// A participant whose status or date of effect differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantChange {
    /// Who.
    pub participant: Arc<Participant>,
    /// Its status; one that was not in the table had done nothing.
    pub status: BeforeAfter<Status>,
    /// When the treaty enters into force for it, as far as that is known.
    pub effective_on: BeforeAfter<Option<NaiveDate>>,
}

/// What changed between two assessments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Everyone whose status or date of effect differs, by code.
    pub participants: Vec<ParticipantChange>,
    /// The numbers that differ, in the order of [`Number::ALL`].
    pub numbers: Vec<NumberChange>,
    /// Where the treaty is on its way.
    pub stage: BeforeAfter<Stage>,
    /// The day on which all conditions were met.
    pub reached_on: BeforeAfter<Option<NaiveDate>>,
    /// The day of entry into force.
    pub in_force_on: BeforeAfter<Option<NaiveDate>>,
}

impl Difference {
    /// Compares two assessments of one treaty.
    #[must_use]
    pub fn between(before: &Assessment, after: &Assessment) -> Self {
        let progress = BeforeAfter {
            before: Progress::of(before),
            after: Progress::of(after),
        };
        let reached_on = |assessment: &Assessment| Some(assessment.commencement?.reached_on);
        Self {
            participants: participants(before, after),
            numbers: numbers(&progress),
            stage: BeforeAfter {
                before: progress.before.stage,
                after: progress.after.stage,
            },
            reached_on: BeforeAfter {
                before: reached_on(before),
                after: reached_on(after),
            },
            in_force_on: BeforeAfter {
                before: before.in_force_on,
                after: after.in_force_on,
            },
        }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.participants.is_empty()
            && self.numbers.is_empty()
            && !self.stage.differs()
            && !self.reached_on.differs()
            && !self.in_force_on.differs()
    }
}

fn numbers(progress: &BeforeAfter<Progress>) -> Vec<NumberChange> {
    Number::ALL
        .into_iter()
        .map(|number| NumberChange {
            number,
            value: BeforeAfter {
                before: number.of(&progress.before),
                after: number.of(&progress.after),
            },
        })
        .filter(|change| change.value.differs())
        .collect()
}

fn participants(before: &Assessment, after: &Assessment) -> Vec<ParticipantChange> {
    let mut sides: BTreeMap<&ParticipantCode, Sides<'_>> = BTreeMap::new();
    for standing in &before.standings {
        let code = &standing.participant.code;
        sides.entry(code).or_default().before = Some(standing);
    }
    for standing in &after.standings {
        let code = &standing.participant.code;
        sides.entry(code).or_default().after = Some(standing);
    }
    sides.into_values().filter_map(Sides::change).collect()
}

/// A participant in the two tables; it may be in one of them only.
#[derive(Default)]
struct Sides<'a> {
    before: Option<&'a Standing>,
    after: Option<&'a Standing>,
}

impl Sides<'_> {
    fn change(self) -> Option<ParticipantChange> {
        let named = self.after.or(self.before)?;
        let status = |side: Option<&Standing>| side.map_or(Status::NoAction, |s| s.status);
        let effective_on = |side: Option<&Standing>| Some(side?.effect?.on);
        let change = ParticipantChange {
            participant: named.participant.clone(),
            status: BeforeAfter {
                before: status(self.before),
                after: status(self.after),
            },
            effective_on: BeforeAfter {
                before: effective_on(self.before),
                after: effective_on(self.after),
            },
        };
        (change.status.differs() || change.effective_on.differs()).then_some(change)
    }
}
