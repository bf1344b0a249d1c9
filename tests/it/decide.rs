//! What may be recorded as a new act, what is refused, and on which ground.

mod refused;
mod stated;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use signatory::domain::action::{Act, ActionKind as Kind};
use signatory::domain::decide::decide;
use signatory::domain::history::History;
use signatory::domain::rules::{Irregularity, IrregularityCode as Code, Regime, review};

use crate::support::domain::{act, at_place, code, directory, hanoi, history, ratified};
use refused::{after, all_refused, in_force, signed};

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Long after everything else here.
fn later() -> DateTime<Utc> {
    instant("2030-01-01T12:00:00Z")
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

    // Two belong to corrections alone, one to decisions: tests/it/law/corrections.rs, tests/it/law/decisions.rs.
    let of_acts = Code::ALL.into_iter().filter(|code| {
        !matches!(
            code,
            Code::NotInEffect | Code::NothingCorrected | Code::NothingDecided
        )
    });
    assert_eq!(reached, of_acts.collect());
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
