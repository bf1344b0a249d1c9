//! Acts that the law refuses, each with its reason, its article and what could be done instead.

use crate::support::api::{ACTIONS, Answer, SHIPPED, TestApp, act};

#[track_caller]
fn refused(participant: &str, kind: &str, date: &str, status: u16, code: &str) -> Answer {
    let app = TestApp::new();
    let answer = app
        .depositary()
        .post(ACTIONS, &act(participant, kind, date))
        .refused(status, code);
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED
    );
    answer
}

#[test]
fn ratification_by_a_non_signatory_is_refused_with_the_hint_to_accede() {
    let answer = refused(
        "KEN",
        "ratification",
        "2026-11-21",
        409,
        "signature_required",
    );

    assert_eq!(answer.text_at("/article"), "64(3)-(4)");
    assert!(
        answer.text_at("/hint").contains("accession"),
        "{}",
        answer.text()
    );
    assert!(answer.text_at("/detail").contains("Kenya"));
}

#[test]
fn acceptance_and_approval_need_a_signature_too() {
    refused("KEN", "acceptance", "2026-11-21", 409, "signature_required");
    refused("KEN", "approval", "2026-11-21", 409, "signature_required");
}

#[test]
fn accession_by_a_signatory_is_refused() {
    let answer = refused(
        "VNM",
        "accession",
        "2026-11-21",
        409,
        "accession_by_signatory",
    );

    assert_eq!(answer.text_at("/article"), "64(3)-(4)");
    assert!(answer.text_at("/hint").contains("ratification"));
}

#[test]
fn a_second_signature_is_refused() {
    refused("VNM", "signature", "2026-11-20", 409, "already_signed");
}

#[test]
fn a_second_instrument_is_refused() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    app.depositary()
        .post(ACTIONS, &act("VNM", "acceptance", "2026-11-21"))
        .refused(409, "already_bound");
}

#[test]
fn a_signature_on_the_day_after_the_last_is_refused_while_it_lies_ahead() {
    let answer = refused("KEN", "signature", "2027-01-01", 409, "signature_closed");

    assert_eq!(answer.text_at("/article"), "64(1)");
}

#[test]
fn a_signature_on_the_day_after_the_last_is_refused_once_it_has_come() {
    let app = TestApp::new();
    app.set_clock("2027-01-02T15:00:00Z");

    let answer = app
        .depositary()
        .post(ACTIONS, &act("KEN", "signature", "2027-01-01"))
        .refused(409, "signature_closed");

    assert_eq!(answer.text_at("/article"), "64(1)");
    assert!(answer.text_at("/hint").contains("accession"));
    app.depositary()
        .post(ACTIONS, &act("KEN", "signature", "2026-12-31"))
        .ok();
}

#[test]
fn a_date_in_the_future_is_refused() {
    refused("VNM", "ratification", "2026-11-22", 422, "date_in_future");
    refused("VNM", "ratification", "2200-12-31", 422, "date_in_future");
}

#[test]
fn an_act_before_the_opening_is_refused() {
    refused("KEN", "signature", "2025-10-24", 409, "before_opening");
    refused("KEN", "accession", "2025-10-24", 409, "before_opening");
}

#[test]
fn consent_before_the_own_signature_is_refused() {
    refused(
        "MUS",
        "ratification",
        "2025-11-01",
        409,
        "before_own_signature",
    );
}

#[test]
fn a_signature_at_another_place_is_refused() {
    let app = TestApp::new();
    let mut signature = act("KEN", "signature", "2026-11-20");
    signature["place"] = "Hanoi".into();

    let answer = app
        .depositary()
        .post(ACTIONS, &signature)
        .refused(409, "wrong_place_of_signature");

    assert_eq!(answer.text_at("/article"), "64(1)");
}

#[test]
fn the_unions_consent_waits_for_a_member() {
    let app = TestApp::new();
    let approval = act("EUE", "approval", "2026-11-20");

    let answer = app
        .depositary()
        .post(ACTIONS, &approval)
        .refused(409, "no_member_has_consented");
    app.depositary()
        .post(ACTIONS, &act("AUT", "ratification", "2026-11-20"))
        .ok();
    app.depositary().post(ACTIONS, &approval).ok();

    assert_eq!(answer.text_at("/article"), "64(2)-(4)");
}

#[test]
fn the_unions_instrument_is_not_counted_beside_its_members() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("AUT", "ratification", "2026-11-20"))
        .ok();
    app.depositary()
        .post(ACTIONS, &act("EUE", "approval", "2026-11-20"))
        .ok();

    let progress = app
        .public()
        .get("/v1/treaties/hanoi-convention/progress")
        .ok();

    assert_eq!(progress.number("/counted"), 1);
    assert_eq!(progress.number("/contracting_states/total"), 2);
}

#[test]
fn a_kind_that_the_treaty_does_not_provide_for_is_refused() {
    refused(
        "KEN",
        "definitive_signature",
        "2026-11-20",
        409,
        "kind_not_admitted",
    );
}

#[test]
fn denunciation_waits_for_entry_into_force() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    app.depositary()
        .post(ACTIONS, &act("VNM", "denunciation", "2026-11-21"))
        .refused(409, "not_in_force_for_participant");
    app.depositary()
        .post(
            ACTIONS,
            &act("VNM", "withdrawal_of_instrument", "2026-11-21"),
        )
        .ok();
}

#[test]
fn there_must_be_something_to_withdraw() {
    refused(
        "KEN",
        "withdrawal_of_signature",
        "2026-11-20",
        409,
        "nothing_to_withdraw",
    );
    refused(
        "VNM",
        "withdrawal_of_instrument",
        "2026-11-20",
        409,
        "nothing_to_withdraw",
    );
}

#[test]
fn an_unknown_participant_is_refused_with_similar_names() {
    let answer = refused(
        "Vietnm",
        "ratification",
        "2026-11-21",
        422,
        "unknown_participant",
    );

    assert!(answer.each("/near", "code").contains(&"VNM".to_owned()));
    assert_eq!(answer.text_at("/errors/0/pointer"), "/participant");
}

#[test]
fn an_unlisted_organization_is_refused() {
    refused(
        "X:Some Organization",
        "accession",
        "2026-11-21",
        422,
        "unknown_participant",
    );
}

#[test]
fn a_state_that_no_longer_exists_is_refused() {
    let app = TestApp::new();
    let answer = app.depositary().post(
        "/v1/treaties/untoc/actions",
        &act("SCG", "ratification", "2026-11-20"),
    );

    assert!(
        matches!(
            (answer.status, answer.code().as_str()),
            (409, "not_eligible") | (422, "unknown_participant")
        ),
        "{}",
        answer.text()
    );
}

#[test]
fn a_refusal_says_nothing_of_other_requests() {
    let answer = refused(
        "KEN",
        "ratification",
        "2026-11-21",
        409,
        "signature_required",
    );

    assert!(answer.at("/near").is_null());
    assert!(!answer.has("retry-after"));
    assert!(!answer.has("location"));
}
