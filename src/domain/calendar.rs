//! The days of a treaty that belong into a calendar: what has a day, and only that.
//!
//! A day that is not known is in no calendar. What is one thing keeps its name when its day moves, so that whoever
//! follows it learns of the move.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::assessment::Assessment;
use super::ids::ParticipantCode;
use super::milestones::{Event, Share, State, milestones};

/// Something that has a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// The first day for signature.
    SignatureOpens,
    /// The last day for signature.
    SignatureCloses,
    /// The threshold was reached for the first time.
    Threshold,
    /// Every condition was met at once, where there are others beside the threshold.
    ConditionsMet,
    /// The treaty enters into force.
    EntryIntoForce,
    /// It enters into force for one participant.
    Effect(ParticipantCode),
    /// The participation of one ends.
    End(ParticipantCode),
}

/// What tells the occasions of a treaty apart; it never changes.
impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignatureOpens => f.write_str("signature_opens"),
            Self::SignatureCloses => f.write_str("signature_closes"),
            Self::Threshold => f.write_str("threshold"),
            Self::ConditionsMet => f.write_str("conditions_met"),
            Self::EntryIntoForce => f.write_str("entry_into_force"),
            Self::Effect(code) => write!(f, "effect:{code}"),
            Self::End(code) => write!(f, "end:{code}"),
        }
    }
}

impl Occasion {
    /// The participant that it is about, if it is about one.
    #[must_use]
    pub fn participant(&self) -> Option<&ParticipantCode> {
        match self {
            Self::Effect(code) | Self::End(code) => Some(code),
            Self::SignatureOpens
            | Self::SignatureCloses
            | Self::Threshold
            | Self::ConditionsMet
            | Self::EntryIntoForce => None,
        }
    }
}

/// Every occasion of a treaty whose day is known on the day of the assessment.
#[must_use]
pub fn occasions(assessment: &Assessment) -> BTreeMap<Occasion, NaiveDate> {
    let of_the_treaty = milestones(assessment).into_iter().filter_map(|milestone| {
        let occasion = match milestone.event {
            Event::SignatureOpens => Occasion::SignatureOpens,
            Event::SignatureCloses => Occasion::SignatureCloses,
            Event::Counted {
                share: Share::Threshold,
                ..
            } => match milestone.state {
                State::Reached => Occasion::Threshold,
                State::Ahead | State::NotDated => return None,
            },
            Event::ConditionsMet => Occasion::ConditionsMet,
            Event::EntryIntoForce => Occasion::EntryIntoForce,
            Event::Counted { .. } | Event::DaysBefore(_) => return None,
        };
        Some((occasion, milestone.on?))
    });
    let of_participants = assessment.standings.iter().flat_map(|standing| {
        let code = &standing.participant.code;
        let effect = standing.effect.map(|effect| effect.on);
        let effect = effect.map(|on| (Occasion::Effect(code.clone()), on));
        let end = standing.leaves_on;
        let end = end.map(|on| (Occasion::End(code.clone()), on));
        [effect, end].into_iter().flatten()
    });
    of_the_treaty.chain(of_participants).collect()
}
