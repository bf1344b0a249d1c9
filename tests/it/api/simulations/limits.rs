//! What a simulation takes and from whom; what it refuses points at what is wrong.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::{SIMULATIONS, body};
use crate::support::api::{ACTIONS, Answer, BODY_BYTES, TestApp, act};

#[track_caller]
fn points_at(body: &Value, code: &str, pointer: &str) {
    let answer = TestApp::new().public().post(SIMULATIONS, body);

    let answer = answer.refused(422, code);
    assert_eq!(answer.text_at("/errors/0/pointer"), pointer, "{body}");
}

#[test]
fn from_one_to_two_hundred_and_fifty_acts_are_taken() {
    let app = TestApp::new();
    let acts = |n: usize| body(vec![act("VNM", "ratification", "2027-01-15"); n]);

    for n in [1, 250] {
        let answer = app.public().post(SIMULATIONS, &acts(n)).ok();
        assert_eq!(answer.list("/actions").len(), n);
        assert_eq!(answer.number("/progress/counted"), 1);
        assert_eq!(answer.list("/warnings").len(), n - 1);
    }
    for n in [0, 251] {
        points_at(&acts(n), "invalid_body", "/actions");
    }
}

#[test]
fn a_large_history_takes_them_too() {
    let app = TestApp::new();
    let path = "/v1/treaties/untoc/participants?limit=250";
    let states = app.public().get(path).ok().each("/participants", "code");
    let actions: Vec<Value> = states
        .iter()
        .cycle()
        .take(250)
        .zip(0..)
        .map(|(state, n)| {
            let day = format!("2027-{:02}-{:02}", 1 + n / 28, 1 + n % 28);
            act(state, "denunciation", &day)
        })
        .collect();

    let answer = app
        .public()
        .post("/v1/treaties/untoc/simulations", &body(actions))
        .ok();

    assert_eq!(answer.list("/actions").len(), 250);
    assert_eq!(answer.text_at("/progress/state"), "in_force");
}

#[test]
fn bodies_are_read_strictly() {
    let good = act("VNM", "ratification", "2027-01-15");
    let with = |member: &str, value: Value| {
        let mut wrong = good.clone();
        wrong[member] = value;
        body(vec![good.clone(), wrong])
    };

    for (body, pointer) in [
        (with("colour", json!("red")), "/actions/1/colour"),
        (with("place", json!("New York")), "/actions/1/place"),
        (with("kind", json!("ratified")), "/actions/1/kind"),
        (with("kind", json!(1)), "/actions/1/kind"),
        (with("date", json!("2027-02-30")), "/actions/1/date"),
        (with("date", json!("2201-01-01")), "/actions/1/date"),
        (with("date", json!(null)), "/actions/1/date"),
        (
            with("participant", json!(["VNM"])),
            "/actions/1/participant",
        ),
        (
            json!({ "actions": [["VNM", "ratification", "2027-01-15"]] }),
            "/actions/0",
        ),
        (
            json!({ "actions": [good.clone()], "as_of": "2027-01-15" }),
            "/as_of",
        ),
        (json!({ "actions": {} }), "/actions"),
        (json!([good.clone()]), ""),
    ] {
        points_at(&body, "invalid_body", pointer);
    }
    points_at(&json!({}), "invalid_body", "");
    points_at(
        &with("participant", json!("Vietnm")),
        "unknown_participant",
        "/actions/1/participant",
    );
}

#[test]
fn what_is_no_json_or_too_large_is_refused() {
    let app = TestApp::new();
    let sent = body(vec![act("VNM", "ratification", "2027-01-15")]).to_string();
    let send = |headers: &[(&str, &str)], body: String| -> Answer {
        app.public()
            .send(Method::POST, SIMULATIONS, headers, body.into_bytes())
    };
    let json = ("content-type", "application/json");

    send(&[json], "{".into()).refused(400, "malformed_json");
    send(&[], sent.clone()).refused(415, "unsupported_media_type");
    send(&[json], " ".repeat(BODY_BYTES + 1)).refused(413, "body_too_large");
    send(&[json, ("accept", "text/html")], sent).refused(406, "not_acceptable");
}

#[test]
fn parameters_are_strict_and_the_treaty_must_exist() {
    let app = TestApp::new();
    let sent = body(vec![act("VNM", "ratification", "2027-01-15")]);

    for (query, parameter) in [
        ("as_of=tomorrow", "as_of"),
        ("as_of=", "as_of"),
        ("known_at=2027-01-01T00:00:00Z", "known_at"),
        ("at_position=714", "at_position"),
        ("known_at=2026-11-21T12:00:00Z&at_position=1", "at_position"),
        ("validate_only=true", "validate_only"),
        ("as_of=2027-01-01&as_of=2027-01-02", "as_of"),
    ] {
        let answer = app.public().post(&format!("{SIMULATIONS}?{query}"), &sent);
        let answer = answer.refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), parameter, "{query}");
    }
    for path in [
        "/v1/treaties/none/simulations".to_owned(),
        "/v1/treaties/HANOI/simulations".to_owned(),
        format!("{SIMULATIONS}?at_position=0"),
    ] {
        app.public()
            .post(&path, &sent)
            .refused(404, "treaty_not_found");
    }
}

#[test]
fn no_token_is_needed_and_a_wrong_one_is_told() {
    let app = TestApp::new();
    let sent = body(vec![act("VNM", "ratification", "2027-01-15")]);

    let everyone = app.public().post(SIMULATIONS, &sent).ok();
    let ministry = app.ministry("VNM").post(SIMULATIONS, &sent).ok();
    let depositary = app.depositary().post(SIMULATIONS, &sent).ok();

    assert_eq!(everyone.body, ministry.body);
    assert_eq!(everyone.body, depositary.body);
    app.with_authorization("Bearer nonsense")
        .post(SIMULATIONS, &sent)
        .refused(401, "token_malformed");
}

#[test]
fn a_page_on_another_site_may_simulate() {
    let app = TestApp::new();
    let headers = [
        ("origin", "https://example.org"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    let preflight = |path: &str| {
        app.public()
            .send(Method::OPTIONS, path, &headers, Vec::new())
    };

    let answer = preflight(SIMULATIONS);

    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("access-control-allow-methods"), "POST");
    let allowed = answer.header("access-control-allow-headers");
    assert!(allowed.contains("content-type"));
    assert!(!allowed.contains("authorization"));
    for other in [
        ACTIONS,
        "/v1/treaties/a/b/simulations",
        "/v1/treaties/simulations",
        "/v1/treaties//simulations",
    ] {
        let answer = preflight(other);
        assert_eq!(
            answer.header("access-control-allow-methods"),
            "GET, HEAD",
            "{other}"
        );
    }
}
