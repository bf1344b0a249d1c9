//! Consent to be bound: ratification, acceptance, approval, accession and their like (VCLT 11 to 16).

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::language::Language;
use super::super::participant::Participant;
use super::super::policy::PolicyValue;
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
        if self.rests_on_own_signature() {
            self.has_signed(participant)?;
        }
        if self.act.kind == ActionKind::Accession {
            self.may_accede(participant)?;
        }
        self.after_member(participant)?;
        self.bound_by_parent(participant)
    }

    /// Where the clause asks for it, one must be bound by the parent treaty on the day of its consent.
    pub(super) fn bound_by_parent(&self, participant: &Participant) -> Checked {
        let clause = self.history.treaty().parent.as_ref();
        let (Some(clause), Some(parent)) = (
            clause.filter(|clause| clause.participation_requires),
            self.history.parent(),
        ) else {
            return Ok(());
        };
        let (code, date) = (&self.act.participant, self.act.date);
        let in_parent = parent.participation(code, self.directory, date);
        if in_parent.instrument_on(date).is_some() {
            return Ok(());
        }
        let name = parent.treaty().name().get(Language::En);
        let article = clause.article.as_ref();
        Err(Irregularity::new(
            IrregularityCode::ParentRequired,
            format!(
                "{} has no instrument on deposit for {name} on {date}, and only one that is bound by it may consent \
                 to be bound by its protocol",
                participant.name()
            ),
        )
        .under(article.map(|article| format!("{name} {article}")).as_ref())
        .hint("consent to be bound by the parent treaty comes first, or on the same day"))
    }

    /// Whether the act presupposes a signature; a formal confirmation does so as ratification does (VCLT-IO 14(2)).
    fn rests_on_own_signature(&self) -> bool {
        let confirms =
            self.act.kind == ActionKind::FormalConfirmation && self.regime == Regime::NewAct;
        let required = self
            .clauses
            .consent
            .as_ref()
            .is_none_or(|c| c.signature_required);
        required && (self.act.kind.needs_signature() || confirms)
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
        Some(self.review.commencement(as_of)?.in_force_on)
    }
}
