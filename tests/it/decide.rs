//! What may be recorded as a new act, what is refused, and on which ground.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use signatory::domain::action::{Act, ActionKind as Kind};
use signatory::domain::decide::decide;
use signatory::domain::history::History;
use signatory::domain::rules::{Irregularity, IrregularityCode as Code, Regime, review};
use signatory::domain::treaty::{AccessionOpens, Treaty};

use crate::support::domain::{
    act, at_place, code, date, directory, hanoi, history, ratifications, ratified, same_day,
};

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Long after everything else here.
fn later() -> DateTime<Utc> {
    instant("2030-01-01T12:00:00Z")
}

fn signed(participant: &str, on: &str) -> Act {
    act(participant, Kind::Signature, on)
}

fn after(acts: impl IntoIterator<Item = Act>) -> History {
    history(hanoi(), acts)
}

/// Forty parties since 15 April 2027.
fn in_force() -> Vec<Act> {
    ratifications(same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]))
}

fn accession_opens(opens: AccessionOpens) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.consent.as_mut().unwrap().accession_opens = opens;
    treaty
}

/// An act that is refused, with the code, the article and the hint's beginning.
struct Refused {
    history: History,
    act: Act,
    code: Code,
    article: Option<&'static str>,
    hint: Option<&'static str>,
    says: &'static str,
}

fn refused(history: History, act: Act, code: Code) -> Refused {
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
    fn under(self, article: &'static str) -> Self {
        Self {
            article: Some(article),
            ..self
        }
    }

    fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    fn says(self, says: &'static str) -> Self {
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
            after([accession("2026-03-01")]),
            signed("VNM", "2026-01-10"),
            Code::ContradictsLaterAction,
        )
        .under("64(3)-(4)")
        .says("the act would make action 1 irregular"),
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

fn all_refused() -> Vec<Refused> {
    [eligibility(), signing(), consenting(), leaving()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn what_breaks_a_rule_is_refused_with_its_article_and_what_could_be_done() {
    for case in all_refused() {
        let found = decide(&case.history, directory(), case.act.clone(), later()).unwrap_err();

        let about = format!("{:?}: {found:?}", case.act);
        assert_eq!(found.code, case.code, "{about}");
        assert_eq!(found.article.as_deref(), case.article, "{about}");
        match case.hint {
            Some(hint) => assert!(
                found.hint.as_ref().is_some_and(|h| h.starts_with(hint)),
                "{about}"
            ),
            None => assert!(
                found.hint.is_none() || case.code == Code::KindNotAdmitted,
                "{about}"
            ),
        }
        assert!(found.detail.contains(case.says), "{about}");
        assert!(!found.detail.ends_with('.'), "{about}");
    }
}

#[test]
fn every_rule_is_reached() {
    let reached: BTreeSet<Code> = all_refused().iter().map(|case| case.code).collect();

    assert_eq!(reached, Code::ALL.into_iter().collect());
}

fn decided(history: &History, act: Act, now: &str) -> Result<Act, Irregularity> {
    decide(history, directory(), act, instant(now))
}

#[test]
fn the_last_minute_of_2026_in_new_york_is_in_time() {
    let accepted = decided(
        &after([]),
        signed("VNM", "2026-12-31"),
        "2027-01-01T04:59:00Z",
    );

    assert_eq!(accepted.unwrap().place.unwrap().as_str(), "New York");
}

#[test]
fn a_minute_later_is_too_late() {
    let refused = decided(
        &after([]),
        signed("VNM", "2027-01-01"),
        "2027-01-01T05:00:00Z",
    );

    assert_eq!(refused.unwrap_err().code, Code::SignatureClosed);
}

#[test]
fn a_signature_of_the_last_day_may_be_recorded_later() {
    let accepted = decided(
        &after([]),
        signed("VNM", "2026-12-31"),
        "2027-01-04T15:00:00Z",
    );

    assert!(accepted.is_ok());
}

#[test]
fn a_signature_at_hanoi_bears_the_date_of_hanoi() {
    let one_in_the_morning = "2025-10-24T18:00:00Z";

    let signature = decided(&after([]), signed("VNM", "2025-10-25"), one_in_the_morning);
    let deposit = decided(
        &after([]),
        act("VNM", Kind::Accession, "2025-10-25"),
        one_in_the_morning,
    );

    assert_eq!(signature.unwrap().place.unwrap().as_str(), "Hanoi");
    let refused = deposit.unwrap_err();
    assert_eq!(refused.code, Code::DateInFuture);
    assert!(refused.detail.contains("2025-10-24 in New York"));
}

#[test]
fn a_signature_at_new_york_bears_the_date_of_new_york() {
    let refused = decided(
        &after([]),
        signed("VNM", "2025-10-27"),
        "2025-10-26T18:00:00Z",
    );

    assert_eq!(refused.unwrap_err().code, Code::DateInFuture);
}

#[test]
fn the_place_may_be_spelled_otherwise_and_is_recorded_as_the_treaty_has_it() {
    let act = at_place(signed("VNM", "2025-10-26"), "Ha Noi");

    let accepted = decided(&after([]), act, "2026-01-01T00:00:00Z").unwrap();

    assert_eq!(accepted.place.unwrap().as_str(), "Hanoi");
}

#[test]
fn one_may_accede_while_the_treaty_is_open_for_signature() {
    let act = act("VNM", Kind::Accession, "2026-03-28");

    assert!(decided(&after([]), act, "2026-04-01T00:00:00Z").is_ok());
}

#[test]
fn an_organization_may_follow_its_first_member_on_the_same_day() {
    let acts = [
        signed("FRA", "2025-10-25"),
        signed("EUE", "2025-10-25"),
        act("FRA", Kind::Ratification, "2026-05-18"),
    ];

    let signature = decide(
        &after(acts[..1].to_vec()),
        directory(),
        acts[1].clone(),
        later(),
    );
    let approval = decide(
        &after(acts.clone()),
        directory(),
        act("EUE", Kind::Approval, "2026-05-18"),
        later(),
    );

    assert!(signature.is_ok());
    assert!(approval.is_ok());
}

#[test]
fn an_organization_may_accede_once_a_member_is_a_party() {
    let mut acts = in_force();
    acts.extend(ratified("FRA", "2027-01-15"));
    let accession = |on| act("EUE", Kind::Accession, on);

    let before = decide(
        &after(acts.clone()),
        directory(),
        accession("2026-05-31"),
        later(),
    );
    let since = decide(&after(acts), directory(), accession("2027-04-15"), later());

    assert_eq!(before.unwrap_err().code, Code::NoMemberIsParty);
    assert!(since.is_ok());
}

#[test]
fn a_party_may_denounce_from_the_day_of_entry_into_force() {
    let denunciation = act("AFG", Kind::Denunciation, "2027-04-15");

    assert!(decide(&after(in_force()), directory(), denunciation, later()).is_ok());
}

#[test]
fn an_imported_history_may_hold_what_a_new_act_may_not() {
    let mut treaty = hanoi();
    treaty.clauses.consent = None;
    let history = history(treaty, [act("X:Some Club", Kind::Succession, "2026-01-01")]);

    let club = code("X:Some Club");
    let as_history = review(&history, directory(), &club, Regime::History);
    let as_new = review(&history, directory(), &club, Regime::NewAct);

    assert!(as_history.is_empty(), "{as_history:?}");
    assert_eq!(as_new[0].1.code, Code::NotEligible);
}
