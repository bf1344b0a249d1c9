//! A batch: all of it or nothing.

use serde_json::{Value, json};

use crate::support::api::{ACTIONS, Answer, HANOI, SHIPPED, TestApp, act};

fn batch(app: &TestApp, actions: &[Value]) -> Answer {
    app.depositary()
        .post(&format!("{ACTIONS}/batch"), &json!({ "actions": actions }))
}

#[track_caller]
fn nothing_was_recorded(app: &TestApp) {
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED
    );
    assert_eq!(
        app.public()
            .get(&format!("{HANOI}/progress"))
            .number("/counted"),
        0
    );
}

#[test]
fn a_batch_is_recorded_in_its_order() {
    let app = TestApp::new();

    let answer = batch(
        &app,
        &[
            act("VNM", "ratification", "2026-11-21"),
            act("KEN", "accession", "2026-11-20"),
        ],
    );

    assert_eq!(answer.status, 201);
    assert_eq!(answer.each("/actions", "participant"), ["VNM", "KEN"]);
    assert_eq!(answer.number("/actions/0/position"), SHIPPED + 1);
    assert_eq!(answer.number("/actions/1/position"), SHIPPED + 2);
    assert_eq!(answer.header("location"), ACTIONS);
    assert_eq!(
        app.public()
            .get(&format!("{HANOI}/progress"))
            .number("/counted"),
        2
    );
}

#[test]
fn a_batch_of_one_answers_as_a_batch() {
    let app = TestApp::new();

    let answer = batch(&app, &[act("VNM", "ratification", "2026-11-21")]).ok();

    assert_eq!(answer.list("/actions").len(), 1);
}

#[test]
fn one_refusal_refuses_all_and_points_at_its_action() {
    let app = TestApp::new();

    let answer = batch(
        &app,
        &[
            act("VNM", "ratification", "2026-11-21"),
            act("KEN", "accession", "2026-11-20"),
            act("JPN", "ratification", "2026-11-20"),
        ],
    );

    let answer = answer.refused(409, "signature_required");
    assert_eq!(answer.text_at("/errors/0/pointer"), "/actions/2");
    nothing_was_recorded(&app);
}

#[test]
fn a_field_in_a_batch_is_pointed_at_with_its_action() {
    let app = TestApp::new();
    let good = || act("VNM", "ratification", "2026-11-21");

    for (bad, code, pointer) in [
        (
            act("VNM", "ratified", "2026-11-21"),
            "invalid_body",
            "/actions/1/kind",
        ),
        (
            act("VNM", "ratification", "x"),
            "invalid_body",
            "/actions/1/date",
        ),
        (
            act("Nowhere", "ratification", "2026-11-21"),
            "unknown_participant",
            "/actions/1/participant",
        ),
        (
            json!({ "participant": 1, "kind": "x", "date": "y" }),
            "invalid_body",
            "/actions/1/participant",
        ),
        (json!("VNM"), "invalid_body", "/actions/1"),
        (
            json!(["VNM", "ratification", "2026-11-21"]),
            "invalid_body",
            "/actions/1",
        ),
        (Value::Null, "invalid_body", "/actions/1"),
    ] {
        let answer = batch(&app, &[good(), bad]).refused(422, code);
        assert_eq!(
            answer.text_at("/errors/0/pointer"),
            pointer,
            "{}",
            answer.text()
        );
    }
    nothing_was_recorded(&app);
}

#[test]
fn each_act_is_decided_with_those_before_it() {
    let app = TestApp::new();

    let answer = batch(
        &app,
        &[
            act("KEN", "signature", "2026-11-19"),
            act("KEN", "ratification", "2026-11-20"),
        ],
    );

    answer.ok();
}

#[test]
fn the_same_act_twice_refuses_the_second() {
    let app = TestApp::new();
    let ratification = act("VNM", "ratification", "2026-11-21");

    let answer = batch(&app, &[ratification.clone(), ratification]).refused(409, "already_bound");

    assert_eq!(answer.text_at("/errors/0/pointer"), "/actions/1");
    nothing_was_recorded(&app);
}

#[test]
fn an_empty_batch_is_refused() {
    let app = TestApp::new();

    let answer = batch(&app, &[]).refused(422, "invalid_body");

    assert_eq!(answer.text_at("/errors/0/pointer"), "/actions");
}

#[test]
fn a_batch_of_more_than_five_hundred_is_refused() {
    let app = TestApp::new();

    let answer = batch(&app, &vec![act("VNM", "ratification", "2026-11-21"); 501])
        .refused(422, "invalid_body");

    assert_eq!(answer.text_at("/errors/0/pointer"), "/actions");
}

#[test]
fn a_batch_of_five_hundred_is_read() {
    let app = TestApp::new();

    let answer = batch(&app, &vec![act("VNM", "ratification", "2026-11-21"); 500])
        .refused(409, "already_bound");

    assert_eq!(answer.text_at("/errors/0/pointer"), "/actions/1");
}

#[test]
fn a_batch_is_an_object_with_actions_alone() {
    let app = TestApp::new();
    let path = format!("{ACTIONS}/batch");

    for body in [
        json!({}),
        json!([]),
        json!([[]]),
        json!({ "actions": {} }),
        json!({ "actions": null }),
        json!({ "actions": [], "note": "x" }),
    ] {
        app.depositary()
            .post(&path, &body)
            .refused(422, "invalid_body");
    }
}

#[test]
fn a_dry_run_of_a_batch_stores_nothing() {
    let app = TestApp::new();
    let body = json!({ "actions": [act("KEN", "signature", "2026-11-19"), act("KEN", "ratification", "2026-11-20")] });

    let answer = app
        .depositary()
        .post(&format!("{ACTIONS}/batch?validate_only=true"), &body);

    assert_eq!(answer.status, 200);
    assert_eq!(answer.list("/actions").len(), 2);
    nothing_was_recorded(&app);
}

#[test]
fn a_dry_run_of_a_batch_points_at_what_would_be_refused() {
    let app = TestApp::new();
    let body = json!({ "actions": [act("VNM", "ratification", "2026-11-21"), act("KEN", "ratification", "2026-11-20")] });

    let answer = app
        .depositary()
        .post(&format!("{ACTIONS}/batch?validate_only=true"), &body);

    assert_eq!(
        answer
            .refused(409, "signature_required")
            .text_at("/errors/0/pointer"),
        "/actions/1"
    );
}
