//! Decisions: entries like any other, on both clocks, with every refusal.

use serde_json::{Value, json};
use signatory::ledger::transfer;

use super::schemas::form::Contract;
use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(
    a_decision_is_an_entry_and_survives_a_restart_and_a_copy,
    what_was_known_before_a_decision_stays_what_it_was,
    a_decision_is_repeated_safely,
);

const DECISIONS: &str = "/v1/treaties/hanoi-convention/decisions";
const UNTOC: &str = "/v1/treaties/untoc";

fn policy(value: &str) -> Value {
    json!({"kind": "policy", "date": "2026-11-20", "policy": "withdrawal_after_threshold", "value": value,
           "reason": "so decided"})
}

fn entry_into_force(on: &str) -> Value {
    json!({"kind": "entry_into_force", "date": "2026-11-20", "entry_into_force_on": on,
           "reference": "C.N.1.2026.TREATIES-XVIII.12", "source": "a notification", "reason": "notified"})
}

fn a_decision_is_an_entry_and_survives_a_restart_and_a_copy(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());

    let recorded = app
        .depositary()
        .post(DECISIONS, &policy("as_never_deposited"))
        .ok();

    assert_eq!(recorded.status, 201);
    assert_eq!(recorded.header("location"), DECISIONS);
    assert_eq!(recorded.number("/position"), SHIPPED + 1);
    let events = format!("/v1/events?after={SHIPPED}");
    let event = app.public().get(&events).ok();
    assert_eq!(event.text_at("/events/0/type"), "decision.recorded");
    assert_eq!(
        event.text_at("/events/0/decision/value"),
        "as_never_deposited"
    );
    drop(app);
    let restarted = TestApp::on(database.url().clone());
    let listed = restarted.public().get(DECISIONS).ok();
    assert_eq!(listed.number("/total"), 1);
    assert_eq!(listed.text_at("/decisions/0/reason"), "so decided");
    let head = transfer::verify(&mut database.open(), |_, _| {}).unwrap();
    assert_eq!(head.position.0, SHIPPED + 1);
    let mut file = Vec::new();
    transfer::export(&mut database.open(), &mut file, |_, _| {}).unwrap();
    let copy = TestDatabase::sqlite();
    let copied = transfer::import(&mut copy.migrated(), file.as_slice(), |_, _| {}).unwrap();
    assert_eq!(copied, head);
}

fn what_was_known_before_a_decision_stays_what_it_was(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let then = format!("{HANOI}/progress?at_position={SHIPPED}");
    let known = app.public().get(&then).ok();
    assert!(known.at("/entry_into_force_asserted").is_null());

    app.depositary()
        .post(DECISIONS, &entry_into_force("2027-04-15"))
        .ok();

    assert_eq!(app.public().get(&then).ok().body, known.body);
    let now = app.public().get(&format!("{HANOI}/progress")).ok();
    assert_eq!(now.text_at("/entry_into_force_asserted/on"), "2027-04-15");
    assert_eq!(now.text_at("/state"), "pending");
    let before = app
        .public()
        .get(&format!("{HANOI}/progress?as_of=2026-11-19"))
        .ok();
    assert!(before.at("/entry_into_force_asserted").is_null());
    let earlier = app
        .public()
        .get(&format!("{DECISIONS}?as_of=2026-11-19"))
        .ok();
    assert_eq!(earlier.number("/total"), 0);
    let not_yet = app
        .public()
        .get(&format!("{DECISIONS}?at_position={SHIPPED}"))
        .ok();
    assert_eq!(not_yet.number("/total"), 0);
}

fn a_decision_is_repeated_safely(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let key = [("idempotency-key", "decision-1")];
    let body = policy("as_never_deposited");

    let first = app.depositary().post_with(DECISIONS, &key, &body).ok();
    let again = app.depositary().post_with(DECISIONS, &key, &body).ok();

    assert_eq!(first.body, again.body);
    assert_eq!(again.header("idempotent-replayed"), "true");
    app.depositary()
        .post_with(DECISIONS, &key, &policy("conditions_stay_met"))
        .refused(422, "idempotency_key_reused");
    app.depositary()
        .post(DECISIONS, &body)
        .refused(409, "nothing_decided");
}

#[test]
fn explain_names_every_policy_and_the_decision_by_which_it_holds() {
    let app = TestApp::new();
    let explained = app.public().get(&format!("{HANOI}/progress/explain")).ok();
    assert_eq!(explained.list("/policies").len(), 8);
    assert!(
        explained
            .list("/policies")
            .iter()
            .all(|p| p["by_default"] == true)
    );

    let id = app
        .depositary()
        .post(DECISIONS, &policy("as_never_deposited"))
        .ok()
        .text_at("/id");

    let explained = app.public().get(&format!("{HANOI}/progress/explain")).ok();
    let first = explained.at("/policies/0");
    assert_eq!(first["policy"], "withdrawal_after_threshold");
    assert_eq!(first["value"], "as_never_deposited");
    assert_eq!(first["by_default"], false);
    assert_eq!(first["decision"], id.as_str());
    assert_eq!(first["since"], "2026-11-20");
    let words = app.public().get("/v1/vocabulary").ok();
    assert_eq!(words.text_at("/policies/0/default"), "conditions_stay_met");
    assert_eq!(words.each("/findings", "name").len(), 2);
}

#[test]
fn a_wrongly_dated_deposit_shows_the_entry_into_force_before_and_after_its_correction() {
    let app = TestApp::new();
    let explain = format!("{UNTOC}/progress/explain");
    app.depositary()
        .post(
            &format!("{UNTOC}/decisions"),
            &entry_into_force("2003-09-29"),
        )
        .ok();
    let agreeing = app.public().get(&explain).ok();
    assert_eq!(
        agreeing.at("/entry_into_force_asserted/days_after_computed"),
        0
    );
    assert!(agreeing.list("/findings").is_empty());
    let path = format!("{UNTOC}/actions?participant=ARM&kind=ratification");
    let wrong = app.public().get(&path).ok().text_at("/actions/0/id");
    let body = json!({"kind": "clerical", "reason": "misread",
                      "replacement": act("ARM", "ratification", "2003-07-02")});

    let correction = app
        .depositary()
        .post(&format!("{UNTOC}/actions/{wrong}/corrections"), &body)
        .ok();

    let explained = app.public().get(&explain).ok();
    assert_eq!(explained.list("/corrections").len(), 1);
    let shown = explained.at("/corrections/0");
    assert_eq!(shown["correction"], correction.text_at("/id").as_str());
    assert_eq!(shown["corrects"], wrong.as_str());
    assert_eq!(shown["entry_into_force_on_before"], "2003-09-29");
    assert_eq!(shown["entry_into_force_on_after"], "2003-09-30");
    assert_eq!(
        explained.at("/entry_into_force_asserted/days_after_computed"),
        -1
    );
    assert_eq!(
        explained.text_at("/findings/0/code"),
        "asserted_entry_into_force_differs"
    );
    assert_eq!(explained.text_at("/findings/0/asserted_on"), "2003-09-29");
    assert_eq!(explained.text_at("/findings/0/computed_on"), "2003-09-30");
    assert_eq!(explained.text_at("/state"), "in_force");
    let before = app
        .public()
        .get(&format!("{explain}?at_position={SHIPPED}"))
        .ok();
    assert!(before.list("/corrections").is_empty());
    Contract::read().fits("get", "/v1/treaties/{treaty}/progress/explain", &explained);
}

#[test]
fn both_readings_of_a_withdrawal_are_shown_and_the_policy_says_which_is_stated() {
    const DOCUMENT: &str = r#"{
        "id": "some-protocol", "title": { "en": "Some Protocol" },
        "final_clauses": {
            "entry_into_force": {
                "article": "1", "threshold": 2, "counted_actions": ["ratification", "accession"],
                "reio": "not_counted", "delay": { "kind": "nth_day_after", "n": 90 },
                "not_before": null, "conditions": []
            },
            "later_parties": { "article": "2", "delay": { "kind": "nth_day_after", "n": 30 }, "floor": "entry_into_force" }
        }
    }"#;
    let actions = "participant_code,participant_name,action,date\n\
        VNM,Viet Nam,accession,2001-01-01\n\
        KEN,Kenya,accession,2001-01-10\n\
        VNM,Viet Nam,withdrawal_of_instrument,2001-02-01\n\
        FRA,France,accession,2001-03-01\n";
    let app = TestApp::new();
    app.import(DOCUMENT, actions);
    let path = "/v1/treaties/some-protocol";
    let explained = |query: &str| {
        app.public()
            .get(&format!("{path}/progress/explain{query}"))
            .ok()
    };

    let by_default = explained("");
    app.depositary()
        .post(&format!("{path}/decisions"), &policy("as_never_deposited"))
        .ok();
    let otherwise = explained("");

    assert_eq!(
        by_default.text_at("/readings/stated"),
        "conditions_stay_met"
    );
    assert_eq!(by_default.text_at("/entry_into_force_on"), "2001-04-10");
    assert_eq!(otherwise.text_at("/readings/stated"), "as_never_deposited");
    assert_eq!(otherwise.text_at("/entry_into_force_on"), "2001-05-30");
    for answer in [&by_default, &otherwise] {
        let at = |pointer: &str| answer.text_at(&format!("/readings/{pointer}"));
        assert_eq!(at("conditions_stay_met/threshold_reached_on"), "2001-01-10");
        assert_eq!(at("as_never_deposited/threshold_reached_on"), "2001-03-01");
        assert_eq!(
            at("as_never_deposited/threshold_reached_by/0/participant"),
            "FRA"
        );
        assert_eq!(
            answer.text_at("/findings/0/code"),
            "withdrawal_after_threshold"
        );
        Contract::read().fits("get", "/v1/treaties/{treaty}/progress/explain", answer);
    }
    assert!(explained("?as_of=2001-01-31").at("/readings").is_null());
}

#[test]
fn a_decision_on_eligibility_shows_in_the_table_and_in_the_rules() {
    let app = TestApp::new();
    let not_admitted = json!({"kind": "eligibility", "date": "2026-11-20", "participant": "Niue", "admitted": false,
                              "reason": "the treaty is open to Members of the United Nations"});
    let total = |query: &str| {
        let path = format!("{HANOI}/participants{query}");
        app.public().get(&path).ok().number("/total")
    };
    let before = total("");

    let recorded = app.depositary().post(DECISIONS, &not_admitted).ok();

    assert_eq!(recorded.text_at("/participant"), "NIU");
    assert_eq!(recorded.at("/admitted"), false);
    assert_eq!(total(""), before - 1);
    assert_eq!(total("?as_of=2026-11-19"), before);
    app.depositary()
        .post(ACTIONS, &act("NIU", "accession", "2026-11-21"))
        .refused(409, "not_eligible");
    let changed = app
        .public()
        .get(&format!("{HANOI}/diff?from=2026-11-19&to=2026-11-21"))
        .ok();
    assert_eq!(changed.text_at("/decisions/0/participant"), "NIU");
}

#[test]
fn a_decision_is_revoked_by_another_and_both_are_listed() {
    let app = TestApp::new();
    let id = app
        .depositary()
        .post(DECISIONS, &policy("as_never_deposited"))
        .ok()
        .text_at("/id");
    let revocation = json!({"kind": "revocation", "date": "2026-11-21", "revokes": id, "reason": "reconsidered"});

    let revoked = app.depositary().post(DECISIONS, &revocation).ok();

    let listed = app.public().get(DECISIONS).ok();
    assert_eq!(listed.at("/decisions/0/holds"), false);
    assert_eq!(
        listed.at("/decisions/0/revoked_by"),
        revoked.text_at("/id").as_str()
    );
    assert_eq!(listed.at("/decisions/1/holds"), true);
    let day_before = app
        .public()
        .get(&format!("{DECISIONS}?as_of=2026-11-20"))
        .ok();
    assert_eq!(day_before.at("/decisions/0/holds"), true);
    assert!(day_before.at("/decisions/0/revoked_by").is_null());
    let page = app.public().get(&format!("{DECISIONS}?limit=1")).ok();
    assert_eq!(page.list("/decisions").len(), 1);
    let next = page.text_at("/next_cursor");
    let second = app
        .public()
        .get(&format!("{DECISIONS}?limit=1&cursor={next}"))
        .ok();
    assert_eq!(second.text_at("/decisions/0/kind"), "revocation");
    app.depositary()
        .post(DECISIONS, &revocation)
        .refused(409, "nothing_decided");
    Contract::read().fits("get", "/v1/treaties/{treaty}/decisions", &listed);
}

#[test]
fn a_field_that_is_wrong_is_pointed_at_and_nothing_is_recorded() {
    let app = TestApp::new();
    let with = |field: &str, value: Value| {
        let mut body = policy("as_never_deposited");
        body[field] = value;
        body
    };
    let without = |field: &str| {
        let mut body = policy("as_never_deposited");
        body.as_object_mut().unwrap().remove(field);
        body
    };

    for (body, pointer) in [
        (with("kind", json!("whim")), "/kind"),
        (with("policy", json!("weather")), "/policy"),
        (with("value", json!("both")), "/value"),
        (with("date", json!("soon")), "/date"),
        (with("reason", json!("  ")), "/reason"),
        (with("reason", json!("x".repeat(2001))), "/reason"),
        (with("reference", json!("a\nb")), "/reference"),
        (with("source", json!("")), "/source"),
        (without("policy"), "/policy"),
        (without("value"), "/value"),
        (with("admitted", json!(true)), "/admitted"),
        (with("revokes", json!("1")), "/revokes"),
        (with("kind", json!("entry_into_force")), "/policy"),
        (entry_into_force("later"), "/entry_into_force_on"),
        (
            json!({"kind": "entry_into_force", "date": "2026-11-20", "reason": "x"}),
            "/entry_into_force_on",
        ),
        (
            json!({"kind": "revocation", "date": "2026-11-20", "revokes": "2", "reason": "x"}),
            "/revokes",
        ),
        (
            json!({"kind": "revocation", "date": "2026-11-20", "revokes": "x", "reason": "x"}),
            "/revokes",
        ),
    ] {
        let answer = app
            .depositary()
            .post(DECISIONS, &body)
            .refused(422, "invalid_body");

        assert_eq!(answer.text_at("/errors/0/pointer"), pointer, "{body}");
    }
    for (body, status, code) in [
        (with("date", json!("2026-11-22")), 422, "date_in_future"),
        (
            with("value", json!("conditions_stay_met")),
            409,
            "nothing_decided",
        ),
        (without("reason"), 422, "invalid_body"),
        (with("more", json!(1)), 422, "invalid_body"),
        (
            json!({"kind": "eligibility", "date": "2026-11-20", "participant": "Atlantis", "admitted": true, "reason": "x"}),
            422,
            "unknown_participant",
        ),
        (
            json!({"kind": "eligibility", "date": "2025-10-25", "participant": "VNM", "admitted": false, "reason": "x"}),
            409,
            "contradicts_later_action",
        ),
    ] {
        app.depositary()
            .post(DECISIONS, &body)
            .refused(status, code);
        let tried = format!("{DECISIONS}?validate_only=true");
        app.depositary().post(&tried, &body).refused(status, code);
    }
    let head = app.public().get("/v1/checkpoint").ok().number("/position");
    assert_eq!(head, SHIPPED);
}

#[test]
fn a_decision_can_be_tried_without_storing_it() {
    let app = TestApp::new();
    let path = format!("{DECISIONS}?validate_only=true");

    let tried = app
        .depositary()
        .post(&path, &policy("as_never_deposited"))
        .ok();

    assert_eq!(tried.status, 200);
    assert_eq!(tried.at("/valid"), true);
    let head = app.public().get("/v1/checkpoint").ok().number("/position");
    assert_eq!(head, SHIPPED);
}

#[test]
fn only_the_depositary_decides_and_only_on_a_treaty_of_the_register() {
    let app = TestApp::new();
    let body = policy("as_never_deposited");

    app.public()
        .post(DECISIONS, &body)
        .refused(401, "token_missing");
    app.ministry("VNM")
        .post(DECISIONS, &body)
        .refused(403, "ministry_token");
    app.depositary()
        .post("/v1/treaties/atlantis/decisions", &body)
        .refused(404, "treaty_not_found");
    let other = app.public().get("/v1/treaties/untoc/decisions").ok();
    assert_eq!(other.number("/total"), 0);
}
