//! Tokens over HTTP: who may record, and what a wrong token gets.

use signatory::http::tokens::Scope;

use crate::support::api::{ACTIONS, Answer, Client, HANOI, SHIPPED, TestApp, act};

fn ratify(client: &Client<'_>) -> Answer {
    client.post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
}

#[track_caller]
fn nothing_was_recorded(app: &TestApp) {
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED
    );
}

#[test]
fn recording_needs_a_token() {
    let app = TestApp::new();

    let answer = ratify(&app.public()).refused(401, "token_missing");

    assert_eq!(
        answer.header("www-authenticate"),
        "Bearer realm=\"signatory\""
    );
    nothing_was_recorded(&app);
}

#[test]
fn a_batch_needs_a_token_too() {
    let app = TestApp::new();
    let body = serde_json::json!({ "actions": [act("VNM", "ratification", "2026-11-21")] });

    app.public()
        .post(&format!("{ACTIONS}/batch"), &body)
        .refused(401, "token_missing");
    app.ministry("VNM")
        .post(&format!("{ACTIONS}/batch"), &body)
        .refused(403, "ministry_token");
    nothing_was_recorded(&app);
}

#[test]
fn what_is_no_bearer_token_is_malformed() {
    let app = TestApp::new();

    for value in [
        "Basic dXNlcjpwYXNz",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer a.b.c",
        "",
        "token",
    ] {
        let answer = ratify(&app.with_authorization(value)).refused(401, "token_malformed");
        assert!(
            answer
                .header("www-authenticate")
                .contains("error=\"invalid_token\""),
            "{value}"
        );
    }
    nothing_was_recorded(&app);
}

#[test]
fn an_expired_token_is_refused() {
    let app = TestApp::new();
    let token = app.token("desk", &[Scope::RegisterWrite], None);
    let client = app.with_authorization(&format!("Bearer {token}"));

    app.set_clock("2026-11-22T00:00:00Z");

    let answer = ratify(&client).refused(401, "token_expired");
    assert!(
        answer
            .header("www-authenticate")
            .starts_with("Bearer realm=\"signatory\", error=\"invalid_token\"")
    );
    nothing_was_recorded(&app);
}

#[test]
fn a_token_from_the_future_is_refused() {
    let app = TestApp::new();
    app.set_clock("2026-11-21T16:00:00Z");
    let token = app.token("desk", &[Scope::RegisterWrite], None);

    app.set_clock("2026-11-21T15:00:00Z");

    ratify(&app.with_authorization(&format!("Bearer {token}"))).refused(401, "token_not_yet_valid");
}

#[test]
fn a_token_of_another_service_is_refused() {
    let (app, other) = (TestApp::new(), TestApp::new());
    let token = other.token("desk", &[Scope::RegisterWrite], None);

    ratify(&app.with_authorization(&format!("Bearer {token}"))).refused(401, "token_unknown_key");
    nothing_was_recorded(&app);
}

#[test]
fn a_token_with_another_payload_is_refused() {
    let app = TestApp::new();
    let mine = app.token("desk", &[Scope::WebhooksManage], None);
    let other = app.token("desk", &[Scope::RegisterWrite], None);
    let (head, _) = other.rsplit_once('.').unwrap();
    let (_, signature) = mine.rsplit_once('.').unwrap();

    ratify(&app.with_authorization(&format!("Bearer {head}.{signature}")))
        .refused(401, "token_signature");
}

#[test]
fn a_token_without_the_scope_is_refused() {
    let app = TestApp::new();

    for scopes in [
        &[][..],
        &[
            Scope::RegisterExamine,
            Scope::SubmissionsWrite,
            Scope::WebhooksManage,
        ][..],
    ] {
        let token = app.token("desk", scopes, None);
        let answer = ratify(&app.with_authorization(&format!("Bearer {token}")))
            .refused(403, "insufficient_scope");
        let challenge = answer.header("www-authenticate");
        assert!(
            challenge.contains("error=\"insufficient_scope\""),
            "{challenge}"
        );
        assert!(
            challenge.contains("scope=\"register:write\""),
            "{challenge}"
        );
    }
    nothing_was_recorded(&app);
}

#[test]
fn a_ministrys_token_cannot_record_even_for_its_own_state() {
    let app = TestApp::new();

    let answer = ratify(&app.ministry("VNM")).refused(403, "ministry_token");

    assert!(answer.text_at("/detail").contains("VNM"));
    nothing_was_recorded(&app);
}

#[test]
fn permission_is_asked_before_the_body_is_read() {
    let app = TestApp::new();

    app.public()
        .post_text(ACTIONS, "{")
        .refused(401, "token_missing");
    app.ministry("KEN")
        .post_text(ACTIONS, "{")
        .refused(403, "ministry_token");
    app.public()
        .post_text("/v1/treaties/none/actions", "{")
        .refused(401, "token_missing");
}

#[test]
fn the_scheme_is_read_in_any_case() {
    let app = TestApp::new();
    let token = app.token("desk", &[Scope::RegisterWrite], None);

    ratify(&app.with_authorization(&format!("bEARER {token}"))).ok();
}

#[test]
fn a_wrong_token_on_a_public_read_is_never_anonymous() {
    let app = TestApp::new();
    let path = format!("{HANOI}/progress");
    app.public().get(&path).ok();

    for value in ["Bearer x", "Basic dXNlcjpwYXNz", "Bearer a.b.c"] {
        let answer = app
            .with_authorization(value)
            .get(&path)
            .refused(401, "token_malformed");
        assert!(answer.has("www-authenticate"));
    }
}

#[test]
fn a_wrong_token_is_refused_on_every_public_read() {
    let app = TestApp::new();

    for path in [
        "/v1/treaties",
        "/v1/participants",
        "/v1/events",
        "/v1/checkpoint",
        "/v1/vocabulary",
        "/v1/conformance",
        HANOI,
        ACTIONS,
    ] {
        app.with_authorization("Bearer x")
            .get(path)
            .refused(401, "token_malformed");
    }
}

#[test]
fn an_expired_token_is_refused_on_a_read_that_is_remembered() {
    let app = TestApp::new();
    let token = app.token("desk", &[Scope::RegisterWrite], None);
    let client = app.with_authorization(&format!("Bearer {token}"));
    client.get("/v1/treaties").ok();

    app.set_clock("2026-11-22T00:00:00Z");

    client.get("/v1/treaties").refused(401, "token_expired");
}

#[test]
fn two_authorization_headers_are_refused() {
    let app = TestApp::new();
    let (one, two) = (
        app.token("desk", &[Scope::RegisterWrite], None),
        app.token("night", &[], None),
    );
    let headers = [
        ("authorization", &*format!("Bearer {one}")),
        ("authorization", &*format!("Bearer {two}")),
    ];

    let answer =
        app.public()
            .post_with(ACTIONS, &headers, &act("VNM", "ratification", "2026-11-21"));

    answer.refused(401, "token_malformed");
}

#[test]
fn a_problem_never_repeats_the_token() {
    let app = TestApp::new();
    let secret = "c2VjcmV0LXZhbHVl";

    for value in [
        format!("Bearer {secret}"),
        format!("Bearer {secret}.{secret}.{secret}"),
        format!("Basic {secret}"),
    ] {
        let answer = app.with_authorization(&value).get("/v1/treaties");
        assert_eq!(answer.status, 401);
        assert!(!answer.text().contains(secret));
        assert!(!answer.header("www-authenticate").contains(secret));
    }
}
