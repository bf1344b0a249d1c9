//! Decisions of the depositary: what it has determined where the law is silent, or where it knows better than a
//! computation.
//!
//! A decision is an entry of the record. It holds from its date on, for questions about that day and later ones,
//! until a later decision takes its place or revokes it. Nothing is overwritten.

mod rules;

use std::sync::Arc;

use chrono::NaiveDate;

pub use rules::decide_decision;

use super::ids::{ParticipantCode, Position};
use super::policy::{Policies, PolicyCode, PolicyValue};

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionKind {
    /// A policy.
    Policy,
    /// The date of entry into force.
    EntryIntoForce,
    /// Whether a participant may take part.
    Eligibility,
    /// An earlier decision, which no longer holds.
    Revocation,
}

impl DecisionKind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Policy,
        Self::EntryIntoForce,
        Self::Eligibility,
        Self::Revocation,
    ];

    /// The name used in requests, answers and the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::EntryIntoForce => "entry_into_force",
            Self::Eligibility => "eligibility",
            Self::Revocation => "revocation",
        }
    }

    /// Reads a name as [`DecisionKind::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What is determined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// A policy has this value.
    Policy(PolicyValue),
    /// The treaty enters or entered into force on this day.
    EntryIntoForce(NaiveDate),
    /// A participant may take part, or may not.
    Eligibility {
        /// Who.
        participant: ParticipantCode,
        /// Whether it may.
        admitted: bool,
    },
    /// An earlier decision no longer holds.
    Revocation(Position),
}

impl Matter {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> DecisionKind {
        match self {
            Self::Policy(_) => DecisionKind::Policy,
            Self::EntryIntoForce(_) => DecisionKind::EntryIntoForce,
            Self::Eligibility { .. } => DecisionKind::Eligibility,
            Self::Revocation(_) => DecisionKind::Revocation,
        }
    }

    /// Whether both answer the same question, so that the later takes the place of the earlier.
    fn is_of_the_question_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Policy(one), Self::Policy(other)) => one.policy() == other.policy(),
            (Self::EntryIntoForce(_), Self::EntryIntoForce(_)) => true,
            (
                Self::Eligibility {
                    participant: one, ..
                },
                Self::Eligibility {
                    participant: other, ..
                },
            ) => one == other,
            (
                Self::Policy(_)
                | Self::EntryIntoForce(_)
                | Self::Eligibility { .. }
                | Self::Revocation(_),
                _,
            ) => false,
        }
    }
}

/// A decision before it has a place in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The legal date from which it holds: a civil date in New York.
    pub date: NaiveDate,
    /// What is determined.
    pub matter: Matter,
    /// The depositary notification that announced it, as printed: `C.N.196.2025.TREATIES-XVIII.16`.
    pub reference: Option<String>,
    /// Where it can be checked: an address or a reference.
    pub source: Option<String>,
    /// Why; never empty.
    pub reason: String,
}

/// A decision that is in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its place in the ledger, which is also its identifier.
    pub position: Position,
    /// What was decided.
    pub ruling: Ruling,
}

/// The decisions on one treaty, in the order of the record. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Decisions(Arc<Vec<Decision>>);

impl Decisions {
    /// Adds a decision that is in the record.
    pub fn append(&mut self, decision: Decision) {
        Arc::make_mut(&mut self.0).push(decision);
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.0.iter()
    }

    /// The decision at a position.
    #[must_use]
    pub fn get(&self, position: Position) -> Option<&Decision> {
        self.0.iter().find(|decision| decision.position == position)
    }

    /// The policies that hold on a day.
    #[must_use]
    pub fn policies(&self, on: NaiveDate) -> Policies {
        self.standing(on)
            .into_iter()
            .fold(Policies::default(), |policies, decision| {
                match decision.ruling.matter {
                    Matter::Policy(value) => policies.with(value),
                    Matter::EntryIntoForce(_)
                    | Matter::Eligibility { .. }
                    | Matter::Revocation(_) => policies,
                }
            })
    }

    /// The decision by which a policy has its value on a day; none where that is the default and nothing was decided.
    #[must_use]
    pub fn on_policy(&self, policy: PolicyCode, on: NaiveDate) -> Option<&Decision> {
        self.last(
            on,
            |matter| matches!(matter, Matter::Policy(value) if value.policy() == policy),
        )
    }

    /// The date of entry into force that the depositary states, as of a day, with the decision that says so.
    #[must_use]
    pub fn asserted(&self, on: NaiveDate) -> Option<(&Decision, NaiveDate)> {
        let decision = self.last(on, |matter| matches!(matter, Matter::EntryIntoForce(_)))?;
        match decision.ruling.matter {
            Matter::EntryIntoForce(date) => Some((decision, date)),
            Matter::Policy(_) | Matter::Eligibility { .. } | Matter::Revocation(_) => None,
        }
    }

    /// The decision whether a participant may take part, and what it says, as of a day.
    #[must_use]
    pub fn on_eligibility(
        &self,
        participant: &ParticipantCode,
        on: NaiveDate,
    ) -> Option<(&Decision, bool)> {
        let is_on = |matter: &Matter| matches!(matter, Matter::Eligibility { participant: of, .. } if of == participant);
        let decision = self.last(on, is_on)?;
        match decision.ruling.matter {
            Matter::Eligibility { admitted, .. } => Some((decision, admitted)),
            Matter::Policy(_) | Matter::EntryIntoForce(_) | Matter::Revocation(_) => None,
        }
    }

    /// Whether a decision holds on a day: it is dated that day or earlier, not revoked, and none has taken its place. A
    /// revocation is done once and holds for good.
    #[must_use]
    pub fn holds(&self, position: Position, on: NaiveDate) -> bool {
        let Some(decision) = self.get(position) else {
            return false;
        };
        let matter = &decision.ruling.matter;
        match matter {
            Matter::Revocation(_) => decision.ruling.date <= on,
            Matter::Policy(_) | Matter::EntryIntoForce(_) | Matter::Eligibility { .. } => {
                self.last(on, |other| other.is_of_the_question_of(matter)) == Some(decision)
            }
        }
    }

    /// The revocation of a decision, of whatever date.
    #[must_use]
    pub fn revoked_by(&self, position: Position) -> Option<&Decision> {
        self.0
            .iter()
            .find(|decision| decision.ruling.matter == Matter::Revocation(position))
    }

    /// The last by date of those of that day or earlier that are not revoked and about this.
    fn last(&self, on: NaiveDate, is: impl Fn(&Matter) -> bool) -> Option<&Decision> {
        self.0
            .iter()
            .filter(|decision| decision.ruling.date <= on && is(&decision.ruling.matter))
            .filter(|decision| !self.is_revoked(decision.position, on))
            .max_by_key(|decision| (decision.ruling.date, decision.position))
    }

    fn is_revoked(&self, position: Position, on: NaiveDate) -> bool {
        self.0.iter().any(|decision| {
            decision.ruling.date <= on && decision.ruling.matter == Matter::Revocation(position)
        })
    }

    /// Those of that day or earlier that are not revoked, in the order of their dates.
    fn standing(&self, on: NaiveDate) -> Vec<&Decision> {
        let is_revocation = |decision: &&Decision| {
            matches!(decision.ruling.matter, Matter::Revocation(_)) && decision.ruling.date <= on
        };
        let any_is_revoked = self.0.iter().any(|decision| is_revocation(&decision));
        let mut standing: Vec<&Decision> = self
            .0
            .iter()
            .filter(|decision| decision.ruling.date <= on)
            .filter(|decision| !any_is_revoked || !self.is_revoked(decision.position, on))
            .collect();
        standing.sort_by_key(|decision| (decision.ruling.date, decision.position));
        standing
    }
}
