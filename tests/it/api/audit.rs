//! Reading the audit trail: by pages, by lines, with filters, and by the depositary's auditor alone.

use serde_json::Value;

use crate::support::api::{ACTIONS, Answer, TestApp, act};

/// Three requests: one accepted, one refused, one of a ministry.
fn with_three() -> TestApp {
    let app = TestApp::new();
    let ratification = act("VNM", "ratification", "2026-11-21");
    app.depositary().post(ACTIONS, &ratification).ok();
    app.set_clock("2026-11-21T16:00:00Z");
    app.depositary_named("night")
        .post("/v1/treaties/uncac/actions", &ratification)
        .refused(409, "already_bound");
    app.ministry("KEN")
        .post(ACTIONS, &ratification)
        .refused(403, "ministry_token");
    app
}

fn positions(answer: &Answer) -> Vec<u64> {
    let entries = answer.list("/entries");
    entries
        .iter()
        .map(|entry| entry["position"].as_u64().unwrap())
        .collect()
}

#[test]
fn the_trail_is_for_the_depositarys_auditor_alone() {
    let app = TestApp::new();

    for path in ["/v1/audit", "/v1/audit/checkpoint"] {
        app.public().get(path).refused(401, "token_missing");
        app.depositary()
            .get(path)
            .refused(403, "insufficient_scope");
        app.officer("one")
            .get(path)
            .refused(403, "insufficient_scope");
        app.ministry("KEN").get(path).refused(403, "ministry_token");
        let answer = app.auditor().get(path).ok();
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[test]
fn pages_follow_each_other_without_gaps_and_reading_is_noted() {
    let app = with_three();

    let first = app.auditor().get("/v1/audit?limit=2").ok();
    let second = app.auditor().get("/v1/audit?limit=2&after=2").ok();

    assert_eq!(positions(&first), [1, 2]);
    assert_eq!(first.at("/more"), true);
    assert_eq!((first.number("/last"), first.number("/head")), (2, 3));
    // The first reading is the fourth entry.
    assert_eq!(positions(&second), [3, 4]);
    assert_eq!(second.at("/more"), false);
    let reading = &second.list("/entries")[1];
    assert_eq!(reading["request"]["operation"], "list_audit");
    assert_eq!(reading["person"]["subject"], "auditor");
    assert_eq!(reading["person"]["query"], "limit=2");
}

#[test]
fn filters_choose() {
    let app = with_three();
    let found = |query: &str| positions(&app.auditor().get(&format!("/v1/audit?{query}")).ok());

    assert_eq!(found("subject=night"), [2]);
    assert_eq!(found("participant=KEN"), [3]);
    assert_eq!(found("treaty=uncac"), [2]);
    assert_eq!(found("operation=record_action&outcome=accepted"), [1]);
    assert_eq!(found("outcome=refused"), [2, 3]);
    assert_eq!(
        found("operation=record_action&since=2026-11-21T16:00:00Z"),
        [2, 3]
    );
    assert_eq!(found("until=2026-11-21T15:00:00Z"), [1]);
    assert_eq!(found("treaty=hanoi-convention&outcome=refused"), [3]);
    assert_eq!(found("subject=nobody"), [0; 0]);
}

#[test]
fn wrong_parameters_are_refused_with_their_name() {
    let app = TestApp::new();

    for (query, name) in [
        ("after=1000", "after"),
        ("after=x", "after"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("participant=Kenya", "participant"),
        ("treaty=HANOI", "treaty"),
        ("outcome=maybe", "outcome"),
        ("since=yesterday", "since"),
        ("until=2026-11-21", "until"),
        ("colour=red", "colour"),
        ("subject=", "subject"),
    ] {
        let answer = app
            .auditor()
            .get(&format!("/v1/audit?{query}"))
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), name, "{query}");
    }
    app.auditor()
        .get("/v1/audit/checkpoint?after=1")
        .refused(400, "invalid_parameter");
    app.auditor()
        .get_with("/v1/audit", &[("accept", "text/html")])
        .refused(406, "not_acceptable");
}

#[test]
fn by_lines_everything_comes_up_to_the_head_in_the_same_form() {
    let app = with_three();
    let lines = |query: &str| -> Vec<Value> {
        let accept = [("accept", "application/x-ndjson")];
        let answer = app
            .auditor()
            .get_with(&format!("/v1/audit{query}"), &accept);
        assert_eq!(answer.header("content-type"), "application/x-ndjson");
        let text = answer.ok().text().to_owned();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };

    let all = lines("");
    let page = app.auditor().get("/v1/audit?limit=3").ok();

    assert_eq!(all.len(), 3);
    assert_eq!(all, page.list("/entries"));
    assert_eq!(lines("?outcome=refused&limit=1").len(), 1);
    assert_eq!(lines("?after=3&outcome=refused").len(), 0);
}

#[test]
fn more_lines_than_are_read_at_a_time_all_come() {
    let app = TestApp::new();
    for _ in 0..520 {
        app.depositary().post_text(ACTIONS, "{");
    }

    let accept = [("accept", "application/x-ndjson")];
    let answer = app.auditor().get_with("/v1/audit", &accept).ok();

    assert_eq!(answer.text().lines().count(), 520);
}

#[test]
fn the_checkpoint_is_the_last_entry() {
    let app = with_three();

    let checkpoint = app.auditor().get("/v1/audit/checkpoint").ok();

    assert_eq!(checkpoint.number("/position"), 3);
    let page = app.auditor().get("/v1/audit?after=2&limit=1").ok();
    assert_eq!(checkpoint.text_at("/hash"), page.text_at("/entries/0/hash"));
}

#[test]
fn without_the_database_the_trail_cannot_be_read_and_says_so() {
    let app = TestApp::new();
    app.meddle("ALTER TABLE audit_head RENAME TO lost_head");

    app.auditor().get("/v1/audit").refused(503, "unavailable");

    app.meddle("ALTER TABLE lost_head RENAME TO audit_head");
}
