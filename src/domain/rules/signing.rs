//! Signature: when, where, and by whom (VCLT 12, 18).

use super::super::participant::Participant;
use super::super::treaty::SignatureWindow;
use super::{Checked, Irregularity, IrregularityCode, Regime, Rules};

impl Rules<'_> {
    pub(super) fn signature(&self, participant: &Participant) -> Checked {
        self.within_window(participant)?;
        self.not_yet_signed(participant)?;
        if let Some(instrument) = self.before.instrument_on(self.act.date) {
            return Err(Irregularity::new(
                IrregularityCode::AlreadyBound,
                format!(
                    "{} is bound by its {} of {} and has no reason to sign",
                    participant.name(),
                    instrument.kind.in_words(),
                    instrument.deposited_on
                ),
            )
            .under(self.consent_article()));
        }
        if self.waits_for_member(participant).is_some() {
            return Err(self.no_member(
                IrregularityCode::NoMemberHasSigned,
                format!(
                    "{} may sign once a member State has signed, and none has by",
                    participant.name()
                ),
            ));
        }
        if self.act.kind.is_consent() {
            self.bound_by_parent(participant)?;
        }
        Ok(())
    }

    pub(super) fn within_window(&self, participant: &Participant) -> Checked {
        let Some(clause) = &self.clauses.signature else {
            return match self.regime {
                Regime::History => Ok(()),
                Regime::NewAct => Err(Irregularity::new(
                    IrregularityCode::SignatureClosed,
                    format!("{} is not open for signature", self.treaty_name()),
                )
                .hint("a State that has not signed may accede: kind \"accession\"")),
            };
        };
        let date = self.act.date;
        let open: Vec<&SignatureWindow> = clause
            .windows
            .iter()
            .filter(|w| w.is_open_on(date))
            .collect();
        let here = open.iter().any(|w| {
            self.act
                .place
                .as_ref()
                .is_none_or(|place| w.place.is(place))
        });
        if here {
            return Ok(());
        }
        if let (Some(window), Some(place)) = (open.first(), &self.act.place) {
            return Err(Irregularity::new(
                IrregularityCode::WrongPlaceOfSignature,
                format!(
                    "on {date} the treaty is open for signature in {}, not in {place}",
                    window.place
                ),
            )
            .under(clause.article.as_ref()));
        }
        if self.clauses.opened_on().is_some_and(|opened| date < opened) {
            return Err(self.before_opening());
        }
        let windows: Vec<String> = clause
            .windows
            .iter()
            .map(|w| format!("from {} to {} in {}", w.from, w.to, w.place))
            .collect();
        Err(Irregularity::new(
            IrregularityCode::SignatureClosed,
            format!(
                "{} cannot sign on {date}: signature is open {}",
                participant.name(),
                windows.join(" and ")
            ),
        )
        .under(clause.article.as_ref())
        .hint("one that has not signed may accede: kind \"accession\""))
    }

    pub(super) fn not_yet_signed(&self, participant: &Participant) -> Checked {
        match self.before.live_signature() {
            None => Ok(()),
            Some(signed) => Err(Irregularity::new(
                IrregularityCode::AlreadySigned,
                format!("{} signed on {}", participant.name(), signed.on),
            )
            .under(self.signature_article())
            .hint("a signatory ratifies, accepts or approves")),
        }
    }
}
