//! One participant's dealings with one treaty: the fold of its own actions.
//!
//! Actions of one day have no order in law, so they are taken in an order of their own that does not depend on
//! when they were recorded: signatures first; then, for each thing that can be live (a signature, an
//! instrument, a pending denunciation), what ends one that was live that morning before what begins one, and the
//! other way round where none was.

use chrono::NaiveDate;

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

/// An instrument of consent and its fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// The action that deposited it.
    pub action: Position,
    /// Its kind.
    pub kind: ActionKind,
    /// The date of deposit.
    pub deposited_on: NaiveDate,
    /// For a succession: the date of the succession of States, if it is recorded.
    pub succession_on: Option<NaiveDate>,
    /// How it ended or will end.
    pub end: Option<End>,
}

/// How an instrument ceases to bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Withdrawn before entry into force for the participant: treated as not deposited from that day.
    Withdrawn {
        /// The day on which the depositary received the withdrawal.
        on: NaiveDate,
        /// The action.
        action: Position,
    },
    /// Denounced: the treaty ceases to bind when the delay has run.
    Denounced {
        /// The day on which the depositary received the notice.
        received_on: NaiveDate,
        /// The first day without the treaty.
        effective_on: NaiveDate,
        /// The action.
        action: Position,
    },
}

impl End {
    /// The first day on which the instrument no longer stands.
    #[must_use]
    pub fn on(self) -> NaiveDate {
        match self {
            Self::Withdrawn { on, .. } => on,
            Self::Denounced { effective_on, .. } => effective_on,
        }
    }
}

impl Instrument {
    /// Whether it is on deposit and stands on that day.
    #[must_use]
    pub fn stands_on(&self, date: NaiveDate) -> bool {
        self.deposited_on <= date && self.end.is_none_or(|end| date < end.on())
    }
}

impl Participation {
    /// The fold of a participant's actions up to a day, that day included.
    #[must_use]
    pub fn fold(actions: &[Action], clauses: &FinalClauses, as_of: NaiveDate) -> Self {
        ordered(actions, clauses, as_of).1
    }

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
                succession_on: action.act.particulars.succession_on,
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

/// The actions up to a day in the order in which the law takes them.
#[must_use]
pub fn in_legal_order<'a>(
    actions: &'a [Action],
    clauses: &FinalClauses,
    as_of: NaiveDate,
) -> Vec<&'a Action> {
    ordered(actions, clauses, as_of).0
}

/// The actions in their order, and what they come to.
fn ordered<'a>(
    actions: &'a [Action],
    clauses: &FinalClauses,
    as_of: NaiveDate,
) -> (Vec<&'a Action>, Participation) {
    let mut ordered: Vec<&Action> = actions.iter().filter(|a| a.act.date <= as_of).collect();
    ordered.sort_by_key(|action| (action.act.date, action.act.kind, action.position));
    let mut participation = Participation::default();
    for day in ordered.chunk_by_mut(|a, b| a.act.date == b.act.date) {
        let Some(date) = day.first().map(|action| action.act.date) else {
            continue;
        };
        let morning = Live::of(&participation, date);
        day.sort_by_key(|action| {
            (
                morning.turn(action.act.kind),
                action.act.kind,
                action.position,
            )
        });
        for action in day {
            participation.apply(action, clauses);
        }
    }
    (ordered, participation)
}

/// What is live on a morning, as far as it matters for the order of the day.
#[derive(Debug, Clone, Copy)]
struct Live {
    signature: bool,
    instrument: bool,
    denunciation: bool,
}

impl Live {
    /// What the actions of earlier days have left.
    fn of(participation: &Participation, date: NaiveDate) -> Self {
        Self {
            signature: participation.live_signature().is_some(),
            instrument: participation.instrument_on(date).is_some(),
            denunciation: participation.has_pending_denunciation(date),
        }
    }

    /// Whose turn it is on a day: a lower number comes first.
    fn turn(self, kind: ActionKind) -> u8 {
        let begins_before_it_ends = |was_live: bool, begins: bool| u8::from(was_live == begins);
        match kind {
            ActionKind::WithdrawalOfSignature => begins_before_it_ends(self.signature, false),
            ActionKind::WithdrawalOfInstrument => 4 + begins_before_it_ends(self.instrument, false),
            ActionKind::Denunciation => 6 + begins_before_it_ends(self.denunciation, true),
            ActionKind::WithdrawalOfDenunciation => {
                6 + begins_before_it_ends(self.denunciation, false)
            }
            ActionKind::ProvisionalApplication => 3,
            // Last: what is stated on a day may be about what was done on it.
            ActionKind::Communication => 8,
            ActionKind::Signature | ActionKind::SuccessionToSignature => {
                begins_before_it_ends(self.signature, true)
            }
            ActionKind::DefinitiveSignature
            | ActionKind::Ratification
            | ActionKind::Acceptance
            | ActionKind::Approval
            | ActionKind::Accession
            | ActionKind::Succession
            | ActionKind::FormalConfirmation => 4 + begins_before_it_ends(self.instrument, true),
        }
    }
}
