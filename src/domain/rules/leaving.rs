//! Leaving: withdrawal of a signature or an instrument, denunciation and its revocation (VCLT 54, 56, 67, 68).

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::participant::Participant;
use super::super::participation::Instrument;
use super::super::threshold::date_of_effect;
use super::{Checked, Irregularity, IrregularityCode, Rules};

impl Rules<'_> {
    pub(super) fn withdrawal_of_signature(&self, participant: &Participant) -> Checked {
        if self.before.live_signature().is_none() {
            return Err(self.nothing_to_withdraw(participant, "no signature that stands"));
        }
        if let Some(instrument) = self.before.instrument_on(self.act.date) {
            return Err(Irregularity::new(
                IrregularityCode::AlreadyBound,
                format!(
                    "{} is bound by its {} of {}; withdrawing its signature would change nothing",
                    participant.name(),
                    instrument.kind.in_words(),
                    instrument.deposited_on
                ),
            )
            .under(Some(&"VCLT 18".to_owned())));
        }
        Ok(())
    }

    pub(super) fn withdrawal_of_instrument(&self, participant: &Participant) -> Checked {
        let date = self.act.date;
        let Some(instrument) = self.before.instrument_on(date) else {
            return Err(self.nothing_to_withdraw(participant, "no instrument on deposit"));
        };
        match self.in_force_for(instrument, date) {
            Some(since) if since <= date => Err(Irregularity::new(
                IrregularityCode::InForceForParticipant,
                format!(
                    "the treaty is in force for {} since {since}",
                    participant.name()
                ),
            )
            .under(self.denunciation_article())
            .hint("a party leaves by denunciation")),
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn denunciation(&self, participant: &Participant) -> Checked {
        let date = self.act.date;
        let Some(instrument) = self.before.instrument_on(date) else {
            return Err(self.nothing_to_withdraw(participant, "no instrument on deposit"));
        };
        if self.before.has_pending_denunciation(date) {
            return Err(
                self.nothing_to_withdraw(participant, "already given notice of denunciation")
            );
        }
        match self.in_force_for(instrument, date) {
            Some(since) if since <= date => Ok(()),
            Some(_) | None => Err(Irregularity::new(
                IrregularityCode::NotInForceForParticipant,
                format!("the treaty is not in force for {} on {date}", participant.name()),
            )
            .under(self.denunciation_article())
            .hint("before entry into force an instrument is withdrawn: kind \"withdrawal_of_instrument\"")),
        }
    }

    pub(super) fn withdrawal_of_denunciation(&self, participant: &Participant) -> Checked {
        if self.before.has_pending_denunciation(self.act.date) {
            Ok(())
        } else {
            Err(self
                .nothing_to_withdraw(participant, "no denunciation that has yet to take effect"))
        }
    }

    pub(super) fn nothing_to_withdraw(
        &self,
        participant: &Participant,
        what: &str,
    ) -> Irregularity {
        let article = match self.act.kind {
            ActionKind::WithdrawalOfDenunciation => Some("VCLT 68".to_owned()),
            ActionKind::Denunciation => self.denunciation_article().cloned(),
            _ => None,
        };
        Irregularity::new(
            IrregularityCode::NothingToWithdraw,
            format!("{} has {what} on {}", participant.name(), self.act.date),
        )
        .under(article.as_ref())
    }

    pub(super) fn in_force_for(
        &self,
        instrument: &Instrument,
        as_of: NaiveDate,
    ) -> Option<NaiveDate> {
        let commencement = self.review.commencement(as_of)?;
        Some(date_of_effect(self.clauses, commencement, instrument).on)
    }

    pub(super) fn denunciation_article(&self) -> Option<&String> {
        self.clauses.denunciation.as_ref()?.article.as_ref()
    }
}
