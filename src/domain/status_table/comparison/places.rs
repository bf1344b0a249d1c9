//! The places of one participant's line, each compared by itself.
//!
//! What is not said is no contradiction: brackets without a note, prose, a succession without its earlier date.

use chrono::NaiveDate;

use super::{
    Discrepancy, Fact, Field, PrintedConsent, PrintedEnd, PrintedLine, PrintedSignature, Reason,
    Remedy, Shown,
};
use crate::domain::action::ActionKind;
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::participation::End;
use crate::domain::status_table::{ConsentEntry, Line, SignatureEntry};

/// The comparison of one participant's lines.
pub(super) struct Comparing<'a> {
    pub(super) participant: &'a ParticipantCode,
    pub(super) as_of: NaiveDate,
    pub(super) found: &'a mut Vec<Discrepancy>,
}

impl Comparing<'_> {
    /// Compares every place of the two lines.
    pub(super) fn line(mut self, registered: Option<&Line>, printed: &PrintedLine) {
        self.signature(
            registered.and_then(|line| line.signature.as_ref()),
            &printed.signature,
        );
        self.consent(
            registered.and_then(|line| line.consent.as_ref()),
            &printed.consent,
        );
        self.provisional(
            registered.and_then(|line| line.provisional_since),
            &printed.provisional,
        );
    }

    fn signature(
        &mut self,
        registered: Option<&SignatureEntry>,
        printed: &Shown<PrintedSignature>,
    ) {
        let field = Field::Signature;
        let has = registered.map(|signature| act(signature.kind, signature.on));
        let (registered, printed) = match (registered, printed) {
            (_, Shown::Unclear) | (None, Shown::Nothing) => return,
            (Some(signature), Shown::Nothing) => {
                let reason = Reason::NotPrinted(Some(signature.action));
                return self.person(field, has, None, reason);
            }
            (registered, Shown::Clear(printed)) => (registered, printed),
        };
        let standing = registered.filter(|signature| {
            let withdrawn_on = signature.withdrawn_on;
            withdrawn_on.is_none_or(|on| printed.on < on || printed.on == signature.on)
        });
        match standing {
            None => {
                self.record(field, has, printed.kind, printed.on);
            }
            Some(signature) if (signature.kind, signature.on) != (printed.kind, printed.on) => {
                let shown = Some(act(printed.kind, printed.on));
                let reason = differing(signature.kind == printed.kind, signature.action);
                return self.person(field, has, shown, reason);
            }
            Some(_) => {}
        }
        self.withdrawal(standing.and_then(|s| s.withdrawn_on), printed);
    }

    fn withdrawal(&mut self, registered: Option<NaiveDate>, printed: &PrintedSignature) {
        let kind = ActionKind::WithdrawalOfSignature;
        let has = registered.map(|on| act(kind, on));
        match (registered, printed.withdrawn_on) {
            (None, Some(on)) => self.record(Field::Signature, has, kind, on),
            (Some(has_on), Some(on)) if has_on != on => {
                let shown = Some(act(kind, on));
                self.person(Field::Signature, has, shown, Reason::DatesDiffer(None));
            }
            (None, None) if printed.bracketed => {
                let shown = Some(Fact::Brackets);
                self.person(Field::Signature, has, shown, Reason::SignatureInBrackets);
            }
            // The depositary's own note is prose, and what the register has is not contradicted by it.
            (None | Some(_), None) | (Some(_), Some(_)) => {}
        }
    }

    fn consent(&mut self, registered: Option<&ConsentEntry>, printed: &Shown<PrintedConsent>) {
        let field = Field::Consent;
        let has = registered.map(|consent| act(consent.kind, consent.on));
        let (registered, printed) = match (registered, printed) {
            (_, Shown::Unclear) | (None, Shown::Nothing) => return,
            (Some(consent), Shown::Nothing) => {
                let reason = Reason::NotPrinted(Some(consent.action));
                return self.person(field, has, None, reason);
            }
            (registered, Shown::Clear(printed)) => (registered, printed),
        };
        // One who has left may come back: what is printed is then the second spell.
        let same_spell = registered.filter(|consent| {
            consent
                .end
                .is_none_or(|end| printed.on < end.on() || printed.on == consent.on)
        });
        let Some(consent) = same_spell else {
            self.record(field, has, printed.kind, printed.on);
            return self.end(None, printed);
        };
        if (consent.kind, consent.on) != (printed.kind, printed.on) {
            let shown = Some(act(printed.kind, printed.on));
            let reason = differing(consent.kind == printed.kind, consent.action);
            return self.person(field, has, shown, reason);
        }
        let succession = printed.succession_on.map(|on| Fact::Act {
            kind: ActionKind::Succession,
            on,
        });
        if succession.is_some() && printed.succession_on != consent.succession_on {
            let has = consent
                .succession_on
                .map(|on| act(ActionKind::Succession, on));
            let reason = Reason::DatesDiffer(Some(consent.action));
            self.person(field, has, succession, reason);
        }
        self.end(Some(consent), printed);
    }

    fn end(&mut self, registered: Option<&ConsentEntry>, printed: &PrintedConsent) {
        let field = Field::End;
        let shown = match (&printed.end, printed.bracketed) {
            (Some(PrintedEnd::Denounced { received_on, .. }), _) => {
                Some(act(ActionKind::Denunciation, *received_on))
            }
            (Some(PrintedEnd::Otherwise { on }), _) => Some(Fact::Ended { on: *on }),
            (Some(PrintedEnd::Prose { .. }) | None, true) => Some(Fact::Brackets),
            (Some(PrintedEnd::Prose { .. }) | None, false) => None,
        };
        let Some((consent, end)) = registered.and_then(|consent| Some((consent, consent.end?)))
        else {
            return match (&printed.end, printed.bracketed) {
                (Some(PrintedEnd::Denounced { received_on, .. }), _) => {
                    self.record(field, None, ActionKind::Denunciation, *received_on);
                }
                (Some(PrintedEnd::Otherwise { .. }), _) => {
                    self.person(field, None, shown, Reason::EndedOtherwise);
                }
                (Some(PrintedEnd::Prose { text, dates }), true) => {
                    let (text, dates) = (text.clone(), dates.clone());
                    self.person(field, None, shown, Reason::EndInProse { text, dates });
                }
                (None, true) => self.person(field, None, shown, Reason::EndNotSaid),
                (Some(PrintedEnd::Prose { .. }) | None, false) => {}
            };
        };
        let has = Some(registered_end(end));
        if consent.has_ended_by(self.as_of) && !printed.bracketed {
            return self.person(field, has, shown, Reason::NotInBrackets);
        }
        let agrees = match (&printed.end, end) {
            (
                Some(PrintedEnd::Denounced {
                    received_on,
                    effective_on,
                }),
                End::Denounced {
                    received_on: has_received,
                    effective_on: has_effective,
                    ..
                },
            ) => (*received_on, *effective_on) == (has_received, has_effective),
            (
                Some(PrintedEnd::Otherwise { on }),
                End::LeftWithParent { on: has_on } | End::CeasedWithMembers { on: has_on },
            ) => *on == has_on,
            // Prose is not read, and brackets alone say no date.
            (Some(PrintedEnd::Prose { .. }) | None, _) => true,
            (
                Some(PrintedEnd::Denounced { .. }),
                End::Withdrawn { .. } | End::LeftWithParent { .. } | End::CeasedWithMembers { .. },
            )
            | (Some(PrintedEnd::Otherwise { .. }), End::Withdrawn { .. } | End::Denounced { .. }) => {
                false
            }
        };
        if !agrees {
            self.person(field, has, shown, Reason::EndsDiffer);
        }
    }

    fn provisional(&mut self, registered: Option<NaiveDate>, printed: &Shown<NaiveDate>) {
        let field = Field::ProvisionalApplication;
        let kind = ActionKind::ProvisionalApplication;
        let has = registered.map(|on| act(kind, on));
        match (registered, printed) {
            (_, Shown::Unclear) | (None, Shown::Nothing) => {}
            (Some(_), Shown::Nothing) => self.person(field, has, None, Reason::NotPrinted(None)),
            (None, Shown::Clear(on)) => self.record(field, has, kind, *on),
            (Some(has_on), Shown::Clear(on)) => {
                if has_on != *on {
                    let shown = Some(act(kind, *on));
                    self.person(field, has, shown, Reason::DatesDiffer(None));
                }
            }
        }
    }

    fn record(&mut self, field: Field, registered: Option<Fact>, kind: ActionKind, on: NaiveDate) {
        let remedy = if on > self.as_of {
            Remedy::Person(Reason::LaterThanCompared)
        } else {
            Remedy::Record { kind, on }
        };
        self.found.push(Discrepancy {
            participant: self.participant.clone(),
            field,
            registered,
            printed: Some(act(kind, on)),
            remedy,
        });
    }

    fn person(
        &mut self,
        field: Field,
        registered: Option<Fact>,
        printed: Option<Fact>,
        reason: Reason,
    ) {
        self.found.push(Discrepancy {
            participant: self.participant.clone(),
            field,
            registered,
            printed,
            remedy: Remedy::Person(reason),
        });
    }
}

fn act(kind: ActionKind, on: NaiveDate) -> Fact {
    Fact::Act { kind, on }
}

fn differing(same_kind: bool, action: Position) -> Reason {
    if same_kind {
        Reason::DatesDiffer(Some(action))
    } else {
        Reason::KindsDiffer(action)
    }
}

fn registered_end(end: End) -> Fact {
    match end {
        End::Denounced { received_on, .. } => act(ActionKind::Denunciation, received_on),
        End::Withdrawn { on, .. } => act(ActionKind::WithdrawalOfInstrument, on),
        End::LeftWithParent { on } | End::CeasedWithMembers { on } => Fact::Ended { on },
    }
}
