//! What is required of the form of an act, which reservations the treaty permits, and what it asks to be told.

use std::collections::BTreeSet;

use signatory::domain::action::ActionKind as Kind;
use signatory::domain::decide::decide_on_its_day;
use signatory::domain::next_steps::{FormRule, Matter, NextSteps};
use signatory::domain::treaty::NotificationMoment;

use super::{next_steps, possible};
use crate::support::domain::{act, directory, hanoi, hanoi_history, history, ratified};

fn rules(steps: &NextSteps, kind: Kind) -> Vec<FormRule> {
    let formalities = &possible(steps, kind).formalities;
    formalities.iter().map(|formality| formality.rule).collect()
}

fn articles(steps: &NextSteps, kind: Kind, rule: FormRule) -> (Option<String>, Option<bool>) {
    let formalities = &possible(steps, kind).formalities;
    let found = formalities.iter().find(|f| f.rule == rule).unwrap();
    (
        found.ground.article.clone(),
        found.ground.provenance.verified,
    )
}

#[test]
fn each_requirement_has_a_name_of_its_own_and_says_what_it_is() {
    let names: BTreeSet<&str> = FormRule::ALL.map(FormRule::as_str).into();

    assert_eq!(names.len(), FormRule::ALL.len());
    assert!(FormRule::ALL.iter().all(|rule| rule.text().ends_with('.')));
}

#[test]
fn an_ambassador_needs_full_powers_to_sign_and_three_offices_do_not() {
    let steps = next_steps(&hanoi_history(), "KEN", "2026-11-21");

    let needed = articles(&steps, Kind::Signature, FormRule::FullPowersToSign);
    assert_eq!(needed, (Some("VCLT 7(2)(a)".to_owned()), Some(true)));
    assert!(
        FormRule::FullPowersToSign
            .text()
            .contains("Minister for Foreign Affairs")
    );
    assert!(rules(&steps, Kind::Signature).contains(&FormRule::HeadOfMissionNeedsFullPowers));
}

#[test]
fn an_instrument_has_its_content_and_needs_no_full_powers_to_be_handed_in() {
    let steps = next_steps(&hanoi_history(), "VNM", "2026-11-21");

    let ratification = rules(&steps, Kind::Ratification);
    for rule in [
        FormRule::InstrumentNamesTreaty,
        FormRule::InstrumentExpressesConsent,
        FormRule::InstrumentDated,
        FormRule::InstrumentSigned,
        FormRule::OriginalDeposited,
        FormRule::DepositWithoutFullPowers,
    ] {
        assert!(ratification.contains(&rule), "{rule:?}");
        assert_eq!(rule.matter(), Matter::Instrument);
    }
    assert!(!ratification.contains(&FormRule::FullPowersToSign));
}

#[test]
fn what_is_recalled_is_not_said_to_be_verified() {
    let steps = next_steps(&hanoi_history(), "VNM", "2026-11-21");

    let dated = articles(&steps, Kind::Ratification, FormRule::InstrumentDated);
    assert_eq!(dated, (None, Some(false)));
}

#[test]
fn an_organization_declares_its_competence_where_the_treaty_wants_it() {
    let acts = || {
        let mut acts = ratified("FRA", "2026-02-03").to_vec();
        acts.push(act("EUE", Kind::Signature, "2025-11-04"));
        acts
    };
    let mut silent = hanoi();
    silent.clauses.reio.as_mut().unwrap().competence_declaration = false;
    let wanted = next_steps(&history(hanoi(), acts()), "EUE", "2026-11-21");
    let not_wanted = next_steps(&history(silent, acts()), "EUE", "2026-11-21");
    let state = next_steps(&hanoi_history(), "VNM", "2026-11-21");

    let declared = articles(&wanted, Kind::Approval, FormRule::CompetenceDeclared);
    assert_eq!(declared, (Some("64(2)-(4)".to_owned()), Some(false)));
    assert!(!rules(&not_wanted, Kind::Approval).contains(&FormRule::CompetenceDeclared));
    assert!(!rules(&state, Kind::Approval).contains(&FormRule::CompetenceDeclared));
}

#[test]
fn an_organization_is_not_measured_by_the_offices_of_a_state() {
    let signed = [act("FRA", Kind::Signature, "2025-11-03")];
    let steps = next_steps(&history(hanoi(), signed), "EUE", "2026-11-21");

    let signature = rules(&steps, Kind::Signature);
    assert!(signature.contains(&FormRule::OrganizationFullPowers));
    assert!(!signature.contains(&FormRule::FullPowersToSign));
}

#[test]
fn a_reservation_made_when_signing_is_to_be_confirmed_when_ratifying() {
    let before = next_steps(&hanoi_history(), "KEN", "2026-11-21");
    let after = next_steps(&hanoi_history(), "VNM", "2026-11-21");

    for (steps, kind) in [(&before, Kind::Signature), (&after, Kind::Ratification)] {
        let confirmed = articles(steps, kind, FormRule::ReservationConfirmed);
        assert_eq!(confirmed, (Some("VCLT 23(2)".to_owned()), Some(true)));
        assert_eq!(possible(steps, kind).reservations.len(), 4);
    }
    assert!(!rules(&before, Kind::Accession).contains(&FormRule::ReservationConfirmed));
}

#[test]
fn a_reservation_is_permitted_at_the_moment_that_the_treaty_names() {
    use signatory::domain::treaty::ReservationMoment;

    let mut treaty = hanoi();
    treaty.clauses.reservations[0].at = vec![ReservationMoment::Consent];
    let steps = next_steps(&history(treaty, []), "KEN", "2026-11-21");

    assert_eq!(possible(&steps, Kind::Signature).reservations.len(), 3);
    assert_eq!(possible(&steps, Kind::Accession).reservations.len(), 4);
}

#[test]
fn what_is_to_be_told_comes_with_its_moment_and_bars_nothing() {
    let history = hanoi_history();
    let steps = next_steps(&history, "VNM", "2026-11-21");

    let due = &possible(&steps, Kind::Ratification).notifications;
    assert!(
        due.iter()
            .any(|clause| clause.what.contains("central authority"))
    );
    assert!(
        due.iter()
            .all(|clause| clause.when == NotificationMoment::AtDeposit)
    );
    assert!(
        due.iter()
            .all(|clause| clause.provenance.verified == Some(false))
    );
    // Nothing was ever told, and the instrument is accepted.
    let ratification = act("VNM", Kind::Ratification, "2026-11-21");
    assert!(decide_on_its_day(&history, directory(), ratification).is_ok());
}

#[test]
fn a_notice_of_denunciation_is_in_writing() {
    let steps = next_steps(&super::in_force_with([]), "AFG", "2027-06-01");

    let denunciation = rules(&steps, Kind::Denunciation);
    assert_eq!(
        denunciation,
        [FormRule::NoticeInWriting, FormRule::NoticeSigned]
    );
}
