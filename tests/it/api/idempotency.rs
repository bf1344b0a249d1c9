//! A request with a key can be sent again safely.

use serde_json::json;

use crate::support::api::{ACTIONS, Answer, Client, SHIPPED, TestApp, act};

fn send(client: &Client<'_>, key: &str, participant: &str) -> Answer {
    let kind = if participant == "VNM" {
        "ratification"
    } else {
        "accession"
    };
    client.post_with(
        ACTIONS,
        &[("idempotency-key", key)],
        &act(participant, kind, "2026-11-21"),
    )
}

fn position(app: &TestApp) -> u64 {
    app.public().get("/v1/checkpoint").number("/position")
}

#[test]
fn the_same_request_gets_the_first_answer_again() {
    let app = TestApp::new();

    let first = send(&app.depositary(), "key-1", "VNM").ok();
    app.set_clock("2026-11-21T17:00:00Z");
    let second = send(&app.depositary(), "key-1", "VNM");

    assert_eq!(second.status, first.status);
    assert_eq!(second.text(), first.text());
    for name in ["location", "etag", "content-type", "cache-control"] {
        assert_eq!(second.header(name), first.header(name), "{name}");
    }
    assert_eq!(position(&app), SHIPPED + 1);
}

#[test]
fn a_repeated_answer_says_that_it_is_one() {
    let app = TestApp::new();

    let (first, second) = (
        send(&app.depositary(), "key-1", "VNM"),
        send(&app.depositary(), "key-1", "VNM"),
    );

    assert!(!first.has("idempotent-replayed"));
    assert_eq!(second.header("idempotent-replayed"), "true");
}

#[test]
fn the_same_key_with_another_body_is_refused() {
    let app = TestApp::new();
    send(&app.depositary(), "key-1", "VNM").ok();

    send(&app.depositary(), "key-1", "KEN").refused(422, "idempotency_key_reused");

    assert_eq!(position(&app), SHIPPED + 1);
}

#[test]
fn white_space_and_the_order_of_fields_make_no_other_body() {
    let app = TestApp::new();
    let client = app.depositary();
    send(&client, "key-1", "VNM").ok();

    let headers = [
        ("content-type", "application/json"),
        ("idempotency-key", "key-1"),
    ];
    let body =
        b"{ \"date\": \"2026-11-21\",\n \"kind\": \"ratification\", \"participant\": \"VNM\" }"
            .to_vec();
    let again = client.send(actix_web::http::Method::POST, ACTIONS, &headers, body);

    assert_eq!(again.header("idempotent-replayed"), "true");
}

#[test]
fn the_same_key_of_another_client_is_another_key() {
    let app = TestApp::new();
    send(&app.depositary(), "key-1", "VNM").ok();

    let other = send(&app.depositary_named("night-desk"), "key-1", "KEN");

    assert_eq!(other.status, 201);
    assert!(!other.has("idempotent-replayed"));
}

#[test]
fn the_same_key_for_another_treaty_is_refused() {
    let app = TestApp::new();
    let client = app.depositary();
    send(&client, "key-1", "VNM").ok();

    let body = act("VNM", "ratification", "2026-11-21");
    client
        .post_with(
            "/v1/treaties/untoc/actions",
            &[("idempotency-key", "key-1")],
            &body,
        )
        .refused(422, "idempotency_key_reused");
}

#[test]
fn a_key_is_kept_across_a_restart() {
    let app = TestApp::new();
    let first = send(&app.depositary(), "key-1", "VNM").ok();

    let restarted = app.another_instance();
    let second = send(&restarted.depositary(), "key-1", "VNM");

    assert_eq!(second.text(), first.text());
    assert_eq!(second.header("idempotent-replayed"), "true");
}

#[test]
fn a_refused_request_leaves_its_key_free() {
    let app = TestApp::new();
    let client = app.depositary();
    let key = [("idempotency-key", "key-1")];
    client
        .post_with(ACTIONS, &key, &act("KEN", "ratification", "2026-11-21"))
        .refused(409, "signature_required");

    let corrected = client.post_with(ACTIONS, &key, &act("KEN", "accession", "2026-11-21"));

    assert_eq!(corrected.status, 201);
}

#[test]
fn a_batch_can_be_repeated_too() {
    let app = TestApp::new();
    let client = app.depositary();
    let path = format!("{ACTIONS}/batch");
    let key = [("idempotency-key", "batch-1")];
    let body = json!({ "actions": [act("VNM", "ratification", "2026-11-21"), act("KEN", "accession", "2026-11-21")] });

    let first = client.post_with(&path, &key, &body).ok();
    send(&client, "other", "JPN").ok();
    let second = client.post_with(&path, &key, &body).ok();

    assert_eq!(second.text(), first.text());
    assert_eq!(second.header("idempotent-replayed"), "true");
    assert_eq!(position(&app), SHIPPED + 3);
}

#[test]
fn an_action_and_a_batch_of_it_are_two_requests() {
    let app = TestApp::new();
    let client = app.depositary();
    send(&client, "key-1", "VNM").ok();

    let body = json!({ "actions": [act("VNM", "ratification", "2026-11-21")] });
    client
        .post_with(
            &format!("{ACTIONS}/batch"),
            &[("idempotency-key", "key-1")],
            &body,
        )
        .refused(422, "idempotency_key_reused");
}

#[test]
fn without_a_key_the_same_request_is_a_second_one() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .refused(409, "already_bound");
}

#[test]
fn a_key_that_is_none_is_refused() {
    let app = TestApp::new();

    for key in ["", "with space", "é", &"x".repeat(256)] {
        let answer = send(&app.depositary(), key, "VNM").refused(400, "invalid_header");
        assert_eq!(answer.text_at("/errors/0/parameter"), "Idempotency-Key");
    }
    assert_eq!(position(&app), SHIPPED);
}

#[test]
fn two_keys_are_refused() {
    let app = TestApp::new();
    let keys = [("idempotency-key", "one"), ("idempotency-key", "two")];

    let answer =
        app.depositary()
            .post_with(ACTIONS, &keys, &act("VNM", "ratification", "2026-11-21"));

    answer.refused(400, "invalid_header");
}

#[test]
fn the_longest_key_is_accepted() {
    let app = TestApp::new();
    let key = "~".repeat(255);

    send(&app.depositary(), &key, "VNM").ok();

    assert_eq!(
        send(&app.depositary(), &key, "VNM").header("idempotent-replayed"),
        "true"
    );
}
