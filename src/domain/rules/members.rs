//! What a member State must have done before its organization may act: three conditions, one for each kind of step
//! (UNCAC 67(2) to (4)).

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::history::History;
use super::super::ids::ParticipantCode;
use super::super::participant::{Directory, Participant, ParticipantKind};
use super::super::threshold::date_of_effect;
use super::super::treaty::FinalClauses;

/// What at least one member State must have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberCondition {
    /// It has signed, and its signature stands.
    HasSigned,
    /// It has "done likewise": ratified, accepted or approved, and its instrument stands.
    HasConsented,
    /// The treaty is in force for it.
    IsParty,
}

impl MemberCondition {
    /// All of them, in the order in which they are met.
    pub const ALL: [Self; 3] = [Self::HasSigned, Self::HasConsented, Self::IsParty];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HasSigned => "member_has_signed",
            Self::HasConsented => "member_has_consented",
            Self::IsParty => "member_is_party",
        }
    }

    /// The condition that a treaty sets for an act of this kind by this participant, if it sets one.
    #[must_use]
    pub fn of(kind: ActionKind, participant: &Participant, clauses: &FinalClauses) -> Option<Self> {
        let clause = clauses
            .reio
            .as_ref()
            .filter(|_| participant.kind == ParticipantKind::Reio)?;
        let consent = |condition| clause.consent_after_member.then_some(condition);
        match kind {
            ActionKind::Signature | ActionKind::DefinitiveSignature => {
                clause.sign_after_member.then_some(Self::HasSigned)
            }
            ActionKind::Accession => consent(Self::IsParty),
            ActionKind::Ratification
            | ActionKind::Acceptance
            | ActionKind::Approval
            | ActionKind::FormalConfirmation
            | ActionKind::Succession => consent(Self::HasConsented),
            ActionKind::SuccessionToSignature
            | ActionKind::ProvisionalApplication
            | ActionKind::WithdrawalOfSignature
            | ActionKind::WithdrawalOfInstrument
            | ActionKind::Denunciation
            | ActionKind::WithdrawalOfDenunciation
            | ActionKind::Communication => None,
        }
    }

    /// The member States of a day that meet it on that day, by the list of members.
    #[must_use]
    pub fn met_by(
        self,
        history: &History,
        directory: &Directory,
        organization: &ParticipantCode,
        date: NaiveDate,
    ) -> Vec<ParticipantCode> {
        let clauses = &history.treaty().clauses;
        let commencement = match self {
            Self::HasSigned | Self::HasConsented => None,
            Self::IsParty => history.commencement(directory, date),
        };
        let meets = |member: &&ParticipantCode| {
            let participation = history.participation(member, directory, date);
            let instrument = participation.instrument_on(date);
            match self {
                Self::HasSigned => participation.live_signature().is_some(),
                Self::HasConsented => instrument.is_some_and(|i| i.kind.needs_signature()),
                Self::IsParty => instrument
                    .zip(commencement)
                    .is_some_and(|(i, c)| date_of_effect(clauses, c, i).on <= date),
            }
        };
        directory
            .members_on(organization, date)
            .filter(meets)
            .cloned()
            .collect()
    }
}
