//! Consent to be bound: ratification, acceptance, approval, accession and their like (VCLT 11 to 16).

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::participant::Participant;
use super::super::policy::PolicyValue;
use super::super::threshold::entry_into_force;
use super::super::treaty::AccessionOpens;
use super::{Checked, Irregularity, IrregularityCode, MemberCondition, Regime, Rules};

impl Rules<'_> {
    pub(super) fn consent(&self, participant: &Participant) -> Checked {
        if let Some(instrument) = self.before.instrument_on(self.act.date) {
            return Err(Irregularity::new(
                IrregularityCode::AlreadyBound,
                format!(
                    "{} has an instrument on deposit: its {} of {}",
                    participant.name(),
                    instrument.kind.in_words(),
                    instrument.deposited_on
                ),
            )
            .under(self.consent_article()));
        }
        if self
            .clauses
            .opened_on()
            .is_some_and(|opened| self.act.date < opened)
        {
            return Err(self.before_opening());
        }
        if self.act.kind.needs_signature() || self.confirms_own_signature() {
            self.has_signed(participant)?;
        }
        if self.act.kind == ActionKind::Accession {
            self.may_accede(participant)?;
        }
        self.after_member(participant)
    }

    /// A formal confirmation presupposes a signature as ratification does (VCLT-IO 14(2)).
    pub(super) fn confirms_own_signature(&self) -> bool {
        self.act.kind == ActionKind::FormalConfirmation && self.regime == Regime::NewAct
    }

    pub(super) fn has_signed(&self, participant: &Participant) -> Checked {
        if self.before.live_signature().is_some() {
            return Ok(());
        }
        let later = self
            .history
            .actions_of(&self.act.participant)
            .iter()
            .filter(|a| a.act.kind.is_signature() && a.act.date > self.act.date)
            .map(|a| a.act.date)
            .min();
        if let Some(signed_on) = later {
            return Err(Irregularity::new(
                IrregularityCode::BeforeOwnSignature,
                format!(
                    "{} signed on {signed_on}, so its {} cannot be dated {}",
                    participant.name(),
                    self.act.kind.in_words(),
                    self.act.date
                ),
            )
            .under(self.consent_article()));
        }
        Err(Irregularity::new(
            IrregularityCode::SignatureRequired,
            format!(
                "{} has not signed, and only a signatory may deposit an instrument of {}",
                participant.name(),
                self.act.kind.in_words()
            ),
        )
        .under(self.consent_article())
        .hint("one that has not signed may accede: kind \"accession\""))
    }

    pub(super) fn may_accede(&self, participant: &Participant) -> Checked {
        if let Some(signed) = self.before.live_signature() {
            return Err(Irregularity::new(
                IrregularityCode::AccessionBySignatory,
                format!(
                    "{} signed on {}, and accession is for those that have not signed",
                    participant.name(),
                    signed.on
                ),
            )
            .under(self.consent_article())
            .hint("a signatory ratifies, accepts or approves: kind \"ratification\", \"acceptance\" or \"approval\""));
        }
        let Some(consent) = &self.clauses.consent else {
            return Ok(());
        };
        let date = self.act.date;
        let opens = match consent.accession_opens {
            AccessionOpens::AtAnyTime => return Ok(()),
            AccessionOpens::On(from) if date >= from => return Ok(()),
            AccessionOpens::On(from) => format!("on {from}"),
            AccessionOpens::AfterSignatureCloses => match self.clauses.signature_closes_on() {
                Some(closes) if date > closes => return Ok(()),
                Some(closes) => format!("on the day after {closes}"),
                None => return Ok(()),
            },
            AccessionOpens::AfterEntryIntoForce => {
                if self.in_force_on(date).is_some_and(|since| since <= date) {
                    return Ok(());
                }
                "once the treaty is in force".into()
            }
        };
        Err(Irregularity::new(
            IrregularityCode::AccessionNotOpen,
            format!("accession opens {opens}, and the instrument is dated {date}"),
        )
        .under(self.consent_article()))
    }

    /// Whether the depositary states a reason for an exception, where its policy allows one.
    fn is_overridden(&self) -> bool {
        let policies = self.history.decisions().policies(self.act.date);
        self.act.particulars.override_reason.is_some()
            && policies.holds(PolicyValue::WithOverrideReason)
    }

    pub(super) fn after_member(&self, participant: &Participant) -> Checked {
        let Some(condition) = self.waits_for_member(participant) else {
            return Ok(());
        };
        if condition == MemberCondition::IsParty && self.is_overridden() {
            return Ok(());
        }
        Err(match condition {
            MemberCondition::IsParty => self.no_member(
                IrregularityCode::NoMemberIsParty,
                format!(
                    "{} may accede once a member State is a party, and none is by",
                    participant.name()
                ),
            ),
            MemberCondition::HasSigned | MemberCondition::HasConsented => self.no_member(
                IrregularityCode::NoMemberHasConsented,
                format!(
                    "{} may deposit its instrument once a member State has done likewise, and none has by",
                    participant.name()
                ),
            ),
        })
    }

    pub(super) fn in_force_on(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        let reached = self.history.reached(self.directory, as_of)?;
        Some(entry_into_force(&self.clauses.entry_into_force, reached.on))
    }
}
