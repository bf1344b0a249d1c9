//! One participant's dealings with one treaty: the fold of its own actions.
//!
//! Actions of one day have no order in law, so they are taken in an order of their own that does not depend on
//! when they were recorded: signatures first; then, for each thing that can be live (a signature, an
//! instrument, a pending denunciation), what ends one that was live that morning before what begins one, and the
//! other way round where none was.

mod instrument;
mod order;

use chrono::NaiveDate;

pub use instrument::{End, Instrument};
pub use order::Course;

use super::action::{Action, ActionKind};
use super::delay::Delay;
use super::ids::Position;
use super::treaty::FinalClauses;

/// The delay of a denunciation where the treaty has no clause and denunciation is admissible (VCLT 56(2)).
pub const DENUNCIATION_WITHOUT_CLAUSE: Delay = Delay::MonthsAfter(12);

/// What one participant has done, up to some day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participation {
    /// Its signatures in order of time; more than one only if an earlier one was withdrawn.
    pub signatures: Vec<Signed>,
    /// Its instruments of consent in order of time; a second one is a second spell of participation.
    pub instruments: Vec<Instrument>,
    /// Instruments deposited while another was on deposit: recorded, without effect of their own.
    pub superfluous: Vec<Instrument>,
    /// Since when it applies the treaty provisionally (VCLT 25).
    pub provisional_since: Option<NaiveDate>,
}

/// A date in the signature column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The action.
    pub action: Position,
    /// The date of signature.
    pub on: NaiveDate,
    /// When the participant made known that it does not intend to become a party; the row and date stay.
    pub withdrawn_on: Option<NaiveDate>,
}

impl Participation {
    /// The signature that stands, if any.
    #[must_use]
    pub fn live_signature(&self) -> Option<&Signed> {
        self.signatures
            .last()
            .filter(|signed| signed.withdrawn_on.is_none())
    }

    /// The instrument that stands on a day, if any.
    #[must_use]
    pub fn instrument_on(&self, date: NaiveDate) -> Option<&Instrument> {
        self.instruments
            .last()
            .filter(|instrument| instrument.stands_on(date))
    }

    /// Takes one more action into account; what makes no sense has no effect, the rules report it.
    pub fn apply(&mut self, action: &Action, clauses: &FinalClauses) {
        let (kind, date, position) = (action.act.kind, action.act.date, action.position);
        if kind.is_signature() && self.live_signature().is_none() {
            self.signatures.push(Signed {
                action: position,
                on: date,
                withdrawn_on: None,
            });
        }
        if kind.is_consent() {
            let instrument = Instrument {
                action: position,
                kind,
                deposited_on: date,
                succession_on: action
                    .act
                    .particulars
                    .succession_on
                    .filter(|_| kind == ActionKind::Succession),
                end: None,
            };
            if self.instrument_on(date).is_some() {
                self.superfluous.push(instrument);
            } else {
                self.instruments.push(instrument);
            }
        }
        match kind {
            ActionKind::ProvisionalApplication => {
                self.provisional_since.get_or_insert(date);
            }
            ActionKind::WithdrawalOfSignature => {
                self.withdraw_signature(date);
                // VCLT 25(2): the intention not to become a party ends provisional application too.
                self.provisional_since = None;
            }
            ActionKind::WithdrawalOfInstrument => {
                self.end_instrument(
                    date,
                    End::Withdrawn {
                        on: date,
                        action: position,
                    },
                );
            }
            ActionKind::Denunciation => {
                let delay = clauses
                    .denunciation
                    .as_ref()
                    .map_or(DENUNCIATION_WITHOUT_CLAUSE, |clause| clause.delay);
                self.end_instrument(
                    date,
                    End::Denounced {
                        received_on: date,
                        effective_on: delay.after(date),
                        action: position,
                    },
                );
            }
            ActionKind::WithdrawalOfDenunciation => self.revoke_denunciation(date),
            ActionKind::Signature
            | ActionKind::DefinitiveSignature
            | ActionKind::Ratification
            | ActionKind::Acceptance
            | ActionKind::Approval
            | ActionKind::Accession
            | ActionKind::Succession
            | ActionKind::SuccessionToSignature
            | ActionKind::FormalConfirmation
            | ActionKind::Communication => {}
        }
    }

    /// Takes an end from outside into account: it ends what was deposited before its day and still stands on it.
    fn cease(&mut self, end: End) {
        let bound = self.instruments.last_mut().filter(|instrument| {
            instrument.deposited_on < end.on() && instrument.stands_on(end.on())
        });
        if let Some(instrument) = bound {
            instrument.end = Some(end);
        }
    }

    /// Whether a denunciation has been received and has not taken effect by that day.
    #[must_use]
    pub fn has_pending_denunciation(&self, date: NaiveDate) -> bool {
        self.instrument_on(date)
            .is_some_and(|instrument| matches!(instrument.end, Some(End::Denounced { .. })))
    }

    fn withdraw_signature(&mut self, date: NaiveDate) {
        if let Some(signed) = self.signatures.last_mut()
            && signed.withdrawn_on.is_none()
        {
            signed.withdrawn_on = Some(date);
        }
    }

    fn end_instrument(&mut self, date: NaiveDate, end: End) {
        let standing = self.instruments.last_mut().filter(|i| i.stands_on(date));
        if let Some(instrument) = standing
            && instrument.end.is_none()
        {
            instrument.end = Some(end);
        }
    }

    fn revoke_denunciation(&mut self, date: NaiveDate) {
        let standing = self.instruments.last_mut().filter(|i| i.stands_on(date));
        if let Some(instrument) = standing
            && matches!(instrument.end, Some(End::Denounced { .. }))
        {
            instrument.end = None;
        }
    }
}
