//! For an organization: which of the three conditions about its member States hold, and which steps wait for them.

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::history::History;
use super::super::ids::ParticipantCode;
use super::super::participant::{Directory, Participant, ParticipantKind};
use super::super::rules::MemberCondition;

/// A condition about member States on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberState {
    /// Which.
    pub condition: MemberCondition,
    /// The kinds of act for which the treaty sets it.
    pub kinds: Vec<ActionKind>,
    /// The member States that meet it; none means that those kinds wait.
    pub met_by: Vec<ParticipantCode>,
}

/// The conditions about an organization's member States on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// How many member States it has on that day.
    pub members: usize,
    /// The three conditions, each with the kinds that the treaty makes depend on it.
    pub conditions: Vec<MemberState>,
}

impl Organization {
    /// The conditions for an organization; nothing for a State.
    #[must_use]
    pub fn of(
        history: &History,
        directory: &Directory,
        participant: &Participant,
        day: NaiveDate,
    ) -> Option<Self> {
        if participant.kind != ParticipantKind::Reio {
            return None;
        }
        let clauses = &history.treaty().clauses;
        let conditions = MemberCondition::ALL
            .into_iter()
            .map(|condition| MemberState {
                condition,
                kinds: ActionKind::ALL
                    .into_iter()
                    .filter(|kind| is_admitted(*kind, history))
                    .filter(|kind| {
                        MemberCondition::of(*kind, participant, clauses) == Some(condition)
                    })
                    .collect(),
                met_by: condition.met_by(history, directory, &participant.code, day),
            })
            .collect();
        Some(Self {
            members: directory.members_on(&participant.code, day).count(),
            conditions,
        })
    }
}

/// Whether the treaty provides for a kind at all.
fn is_admitted(kind: ActionKind, history: &History) -> bool {
    let clauses = &history.treaty().clauses;
    match kind {
        ActionKind::Signature => clauses.signature.is_some(),
        ActionKind::DefinitiveSignature => clauses.signature.as_ref().is_some_and(|s| s.definitive),
        ActionKind::Ratification
        | ActionKind::Acceptance
        | ActionKind::Approval
        | ActionKind::Accession
        | ActionKind::Succession
        | ActionKind::FormalConfirmation
        | ActionKind::SuccessionToSignature
        | ActionKind::ProvisionalApplication => clauses.consent_kinds().contains(&kind),
        ActionKind::WithdrawalOfSignature
        | ActionKind::WithdrawalOfInstrument
        | ActionKind::Denunciation
        | ActionKind::WithdrawalOfDenunciation
        | ActionKind::Communication => true,
    }
}
