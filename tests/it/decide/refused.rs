//! Acts that break a rule, at least one for each rule.

use std::sync::Arc;

use signatory::domain::action::{Act, ActionKind as Kind};
use signatory::domain::history::History;
use signatory::domain::rules::IrregularityCode as Code;
use signatory::domain::treaty::{AccessionOpens, ParentClause, Provenance, Treaty};

use crate::support::domain::{
    act, at_place, date, hanoi, history, ratifications, ratified, same_day,
};

/// A signature.
pub fn signed(participant: &str, on: &str) -> Act {
    act(participant, Kind::Signature, on)
}

/// The Hanoi Convention after these acts.
pub fn after(acts: impl IntoIterator<Item = Act>) -> History {
    history(hanoi(), acts)
}

/// Forty parties since 15 April 2027.
pub fn in_force() -> Vec<Act> {
    ratifications(same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]))
}

fn accession_opens(opens: AccessionOpens) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.consent.as_mut().unwrap().accession_opens = opens;
    treaty
}

/// A protocol without acts, beside a convention without acts.
fn beside_its_parent() -> History {
    let mut protocol = hanoi();
    protocol.parent = Some(ParentClause {
        treaty: protocol.id.clone(),
        article: Some("61(2)".into()),
        participation_requires: true,
        denunciation_entails: None,
        entry_into_force_floor: false,
        provenance: Provenance::default(),
    });
    history(protocol, []).with_parent(Some(Arc::new(after([]))))
}

/// An act that is refused, with the code, the article and the hint's beginning.
#[derive(Clone)]
pub struct Refused {
    pub history: History,
    pub act: Act,
    pub code: Code,
    pub article: Option<&'static str>,
    pub hint: Option<&'static str>,
    pub says: &'static str,
}

pub fn refused(history: History, act: Act, code: Code) -> Refused {
    Refused {
        history,
        act,
        code,
        article: None,
        hint: None,
        says: "",
    }
}

impl Refused {
    pub fn under(self, article: &'static str) -> Self {
        Self {
            article: Some(article),
            ..self
        }
    }

    pub fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    pub fn says(self, says: &'static str) -> Self {
        Self { says, ..self }
    }
}

fn eligibility() -> Vec<Refused> {
    let mut states_only = hanoi();
    states_only.clauses.reio.as_mut().unwrap().admitted = false;
    vec![
        refused(after([]), signed("ZZZ", "2025-10-25"), Code::NotEligible).says("ZZZ"),
        refused(after([]), signed("CSK", "2025-10-25"), Code::NotEligible)
            .says("ceased to exist on 1992-12-31"),
        refused(
            after([]),
            signed("X:Some Club", "2025-10-25"),
            Code::NotEligible,
        )
        .says("neither a State nor"),
        refused(
            history(states_only, [signed("FRA", "2025-10-25")]),
            signed("EUE", "2025-10-26"),
            Code::NotEligible,
        )
        .under("64(2)-(4)")
        .says("not open to regional economic integration organizations"),
        refused(
            after([]),
            act("VNM", Kind::DefinitiveSignature, "2025-10-25"),
            Code::KindNotAdmitted,
        )
        .under("64(1)")
        .hint("consent to be bound is expressed by ratification, acceptance, approval, accession")
        .says("does not provide for definitive signature by Viet Nam"),
        refused(
            after([signed("VNM", "2025-10-25")]),
            act("VNM", Kind::FormalConfirmation, "2026-01-01"),
            Code::KindNotAdmitted,
        )
        .under("64(3)-(4)"),
        refused(
            after([]),
            act("VNM", Kind::Succession, "2026-01-01"),
            Code::KindNotAdmitted,
        )
        .under("64(3)-(4)"),
        refused(
            after([]),
            act("VNM", Kind::ProvisionalApplication, "2026-01-01"),
            Code::KindNotAdmitted,
        )
        .under("64(3)-(4)"),
    ]
}

fn signing() -> Vec<Refused> {
    let mut never_open = hanoi();
    never_open.clauses.signature = None;
    vec![
        refused(after([]), signed("VNM", "2025-10-24"), Code::BeforeOpening)
            .under("64(1)")
            .says("opened for signature on 2025-10-25"),
        refused(
            after([]),
            signed("VNM", "2027-01-01"),
            Code::SignatureClosed,
        )
        .under("64(1)")
        .hint("one that has not signed may accede")
        .says("from 2025-10-27 to 2026-12-31 in New York"),
        refused(
            history(never_open, []),
            signed("VNM", "2026-01-01"),
            Code::SignatureClosed,
        )
        .hint("a State that has not signed may accede"),
        refused(
            after([]),
            at_place(signed("VNM", "2025-10-25"), "New York"),
            Code::WrongPlaceOfSignature,
        )
        .under("64(1)")
        .says("open for signature in Hanoi, not in New York"),
        refused(
            after([signed("VNM", "2025-10-25")]),
            signed("VNM", "2025-11-01"),
            Code::AlreadySigned,
        )
        .under("64(1)")
        .hint("a signatory ratifies, accepts or approves"),
        refused(
            after([act("VNM", Kind::Accession, "2026-01-01")]),
            signed("VNM", "2026-02-01"),
            Code::AlreadyBound,
        )
        .under("64(3)-(4)"),
        refused(
            after([]),
            signed("EUE", "2025-10-25"),
            Code::NoMemberHasSigned,
        )
        .under("64(2)-(4)")
        .says("none has by 2025-10-25"),
        refused(
            after([signed("GBR", "2025-10-25")]),
            signed("EUE", "2025-10-26"),
            Code::NoMemberHasSigned,
        )
        .under("64(2)-(4)"),
    ]
}

fn consenting() -> Vec<Refused> {
    let accession = |on| act("VNM", Kind::Accession, on);
    let not_open = |opens, on| {
        refused(
            history(accession_opens(opens), []),
            accession(on),
            Code::AccessionNotOpen,
        )
        .under("64(3)-(4)")
    };
    vec![
        refused(after([]), accession("2025-10-24"), Code::BeforeOpening).under("64(1)"),
        refused(
            after([accession("2026-01-01")]),
            accession("2026-02-01"),
            Code::AlreadyBound,
        )
        .under("64(3)-(4)")
        .says("its accession of 2026-01-01"),
        refused(
            after([]),
            act("VNM", Kind::Ratification, "2026-01-01"),
            Code::SignatureRequired,
        )
        .under("64(3)-(4)")
        .hint("one that has not signed may accede"),
        refused(
            after([signed("VNM", "2026-01-10")]),
            act("VNM", Kind::Ratification, "2025-12-01"),
            Code::BeforeOwnSignature,
        )
        .under("64(3)-(4)")
        .says("signed on 2026-01-10"),
        refused(
            after([signed("VNM", "2025-10-25")]),
            accession("2026-01-01"),
            Code::AccessionBySignatory,
        )
        .under("64(3)-(4)")
        .hint("a signatory ratifies, accepts or approves"),
        not_open(AccessionOpens::On(date("2026-06-01")), "2026-05-31").says("on 2026-06-01"),
        not_open(AccessionOpens::AfterSignatureCloses, "2026-12-31")
            .says("on the day after 2026-12-31"),
        not_open(AccessionOpens::AfterEntryIntoForce, "2027-05-01")
            .says("once the treaty is in force"),
        refused(
            after([signed("FRA", "2025-10-25"), signed("EUE", "2025-10-25")]),
            act("EUE", Kind::Approval, "2026-01-01"),
            Code::NoMemberHasConsented,
        )
        .under("64(2)-(4)"),
        refused(
            after([
                act("FRA", Kind::Accession, "2025-11-01"),
                signed("DEU", "2025-10-25"),
                signed("EUE", "2025-10-25"),
            ]),
            act("EUE", Kind::Approval, "2026-01-01"),
            Code::NoMemberHasConsented,
        )
        .under("64(2)-(4)")
        .says("done likewise"),
        refused(
            after(ratified("FRA", "2026-01-01")),
            act("EUE", Kind::Accession, "2026-02-01"),
            Code::NoMemberIsParty,
        )
        .under("64(2)-(4)"),
        refused(
            beside_its_parent(),
            act("VNM", Kind::Accession, "2026-03-01"),
            Code::ParentRequired,
        )
        .under("Hanoi Convention 61(2)")
        .hint("consent to be bound by the parent treaty comes first")
        .says("Viet Nam has no instrument on deposit for Hanoi Convention on 2026-03-01"),
        refused(
            after([accession("2026-03-01")]),
            signed("VNM", "2026-01-10"),
            Code::ContradictsLaterAction,
        )
        .under("64(3)-(4)")
        .says("the act would make the accession of 2026-03-01 irregular"),
        // Of one day the signature is taken first, whichever was recorded first.
        refused(
            after([accession("2026-03-01")]),
            signed("VNM", "2026-03-01"),
            Code::ContradictsLaterAction,
        )
        .under("64(3)-(4)")
        .says("the act would make the accession of 2026-03-01 irregular"),
    ]
}

fn leaving() -> Vec<Refused> {
    let denounced = act("AFG", Kind::Denunciation, "2027-06-01");
    let with_denunciation = || after(in_force().into_iter().chain([denounced.clone()]));
    vec![
        refused(
            after([]),
            act("VNM", Kind::WithdrawalOfSignature, "2026-01-01"),
            Code::NothingToWithdraw,
        )
        .says("no signature that stands"),
        refused(
            after([signed("VNM", "2025-10-25")]),
            act("VNM", Kind::WithdrawalOfInstrument, "2026-01-01"),
            Code::NothingToWithdraw,
        )
        .says("no instrument on deposit"),
        refused(
            after([]),
            act("VNM", Kind::Denunciation, "2028-01-01"),
            Code::NothingToWithdraw,
        )
        .under("67(1)"),
        refused(
            with_denunciation(),
            act("AFG", Kind::Denunciation, "2027-07-01"),
            Code::NothingToWithdraw,
        )
        .under("67(1)")
        .says("already given notice"),
        refused(
            with_denunciation(),
            act("AFG", Kind::WithdrawalOfDenunciation, "2028-06-01"),
            Code::NothingToWithdraw,
        )
        .under("VCLT 68"),
        refused(
            after(ratified("VNM", "2026-01-01")),
            act("VNM", Kind::WithdrawalOfSignature, "2026-02-01"),
            Code::AlreadyBound,
        )
        .under("VCLT 18"),
        refused(
            after(in_force()),
            act("AFG", Kind::WithdrawalOfInstrument, "2027-04-15"),
            Code::InForceForParticipant,
        )
        .under("67(1)")
        .hint("a party leaves by denunciation")
        .says("since 2027-04-15"),
        refused(
            after(in_force()),
            act("AFG", Kind::Denunciation, "2027-04-14"),
            Code::NotInForceForParticipant,
        )
        .under("67(1)")
        .hint("before entry into force an instrument is withdrawn"),
        refused(
            after([signed("VNM", "2025-10-25")]),
            act("VNM", Kind::Ratification, "2030-01-02"),
            Code::DateInFuture,
        )
        .hint("an act is recorded once it has happened")
        .says("today is 2030-01-01 in New York"),
    ]
}

/// All of them.
pub fn all_refused() -> Vec<Refused> {
    [
        eligibility(),
        signing(),
        consenting(),
        leaving(),
        super::stated::refused_statements(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
