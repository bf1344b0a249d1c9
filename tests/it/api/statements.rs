//! Statements over HTTP: they come with an action or by a communication, and are listed with what became of them.

use serde_json::{Value, json};

use crate::support::api::{ACTIONS, HANOI, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(
    a_reservation_is_confirmed_with_the_instrument,
    what_comes_with_an_action_is_kept_as_it_was_sent,
    a_statement_follows_its_action_through_a_correction,
);

const STATEMENTS: &str = "/v1/treaties/hanoi-convention/statements";

fn with(mut act: Value, more: Value) -> Value {
    let members = more.as_object().unwrap().clone();
    act.as_object_mut().unwrap().extend(members);
    act
}

fn states_of(app: &TestApp, query: &str) -> Vec<String> {
    let path = format!("{STATEMENTS}{query}");
    app.public().get(&path).ok().each("/statements", "state")
}

#[test]
fn azerbaijans_reservations_are_in_the_record_as_their_source_states_them() {
    let app = TestApp::new();

    let listed = app.public().get(STATEMENTS).ok();

    assert_eq!(listed.number("/total"), 4);
    assert_eq!(listed.each("/statements", "participant"), ["AZE"; 4]);
    assert_eq!(
        listed.each("/statements", "state"),
        ["awaits_confirmation"; 4]
    );
    let provisions: Vec<String> = (0..4)
        .map(|n| listed.text_at(&format!("/statements/{n}/statement/provisions/0")))
        .collect();
    assert_eq!(provisions, ["7(2)", "9(2)", "11(3)", "63(3)"]);
    assert_eq!(
        listed.text_at("/statements/0/source"),
        "https://www.verdragen.nl/nl/Verdrag/Details/013891_b"
    );
    let before = app
        .public()
        .get(&format!("{STATEMENTS}?as_of=2025-10-24"))
        .ok();
    assert_eq!(before.number("/total"), 0);
}

fn a_reservation_is_confirmed_with_the_instrument(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let reserved = app
        .public()
        .get(&format!("{STATEMENTS}?participant=AZE&kind=reservation"))
        .ok();
    let (confirmed, lapsed) = (
        reserved.text_at("/statements/3/statement/id"),
        reserved.text_at("/statements/0/statement/id"),
    );
    let position = app.public().get("/v1/checkpoint").ok().number("/position");

    let instrument = with(
        act("AZE", "ratification", "2026-11-20"),
        json!({ "statements": [{ "kind": "confirmation", "concerns": confirmed }],
                "notified_on": "2026-11-21" }),
    );
    let recorded = app.depositary().post(ACTIONS, &instrument).ok();

    let confirmation = format!("{}.1", recorded.text_at("/id"));
    assert_eq!(recorded.text_at("/statements/0/id"), confirmation);
    let listed = app
        .public()
        .get(&format!("{STATEMENTS}?participant=AZE"))
        .ok();
    let of = |id: &str| {
        let all = listed.list("/statements");
        all.into_iter()
            .find(|one| one["statement"]["id"] == id)
            .unwrap()
    };
    assert_eq!(of(&confirmed)["state"], "established");
    assert_eq!(of(&confirmed)["ground"], "treaty");
    assert_eq!(of(&confirmed)["since"], "2026-11-20");
    assert_eq!(of(&confirmed)["confirmed_by"], confirmation);
    assert_eq!(of(&lapsed)["state"], "lapsed");
    assert_eq!(
        states_of(&app, &format!("?kind=reservation&at_position={position}")),
        ["awaits_confirmation"; 4]
    );
    assert_eq!(states_of(&app, "?state=established"), ["established"]);
    let progress = app.public().get(&format!("{HANOI}/progress")).ok();
    assert_eq!(progress.number("/counted"), 1);
}

fn what_comes_with_an_action_is_kept_as_it_was_sent(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let sent = json!({
        "title_received": "Instrument of Ratification",
        "dated_on": "2026-10-30",
        "received_on": "2026-11-19",
        "received_electronically_on": "2026-11-12",
        "notified_on": "2026-11-20",
        "notification": "C.N.934.2026.TREATIES-XVIII-16",
        "signatory": "the Minister",
        "capacity": "minister_for_foreign_affairs",
        "full_powers": false,
        "statements": [
            { "kind": "designation", "designates": "central_authority", "provisions": ["40(12)"],
              "text": "The Ministry of Justice.\nBy post.", "language": "en" },
            { "kind": "territorial_exclusion", "territories": ["Tokelau"], "note": "until a later notice" },
        ],
    });

    let recorded = app
        .depositary()
        .post(
            ACTIONS,
            &with(act("CHL", "ratification", "2026-11-19"), sent.clone()),
        )
        .ok();

    let id = recorded.text_at("/id");
    for answer in [recorded.at(""), {
        let read = app.public().get(&format!("{ACTIONS}/{id}")).ok();
        read.at("/action")
    }] {
        for (field, value) in sent.as_object().unwrap() {
            if field != "statements" {
                assert_eq!(answer[field], *value, "{field}");
            }
        }
        assert_eq!(
            answer["notification_parsed"]["reference"],
            "C.N.934.2026.TREATIES-XVIII.16"
        );
        for (n, statement) in sent["statements"].as_array().unwrap().iter().enumerate() {
            for (field, value) in statement.as_object().unwrap() {
                assert_eq!(answer["statements"][n][field], *value, "{field}");
            }
        }
    }
}

fn a_statement_follows_its_action_through_a_correction(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let reserve = |date: &str| {
        with(
            act("MNG", "accession", date),
            json!({ "statements": [{ "kind": "reservation", "provisions": ["7(2)"] }] }),
        )
    };
    let wrong = app
        .depositary()
        .post(ACTIONS, &reserve("2026-11-18"))
        .ok()
        .text_at("/id");
    let objection = with(
        act("CHL", "communication", "2026-11-20"),
        json!({ "statements": [{ "kind": "objection", "concerns": format!("{wrong}.1") }] }),
    );
    app.depositary().post(ACTIONS, &objection).ok();

    let correction =
        json!({ "kind": "clerical", "reason": "misread", "replacement": reserve("2026-11-17") });
    let right = app
        .depositary()
        .post(&format!("{ACTIONS}/{wrong}/corrections"), &correction)
        .ok()
        .text_at("/id");

    let listed = app
        .public()
        .get(&format!("{STATEMENTS}?participant=MNG"))
        .ok();
    assert_eq!(
        listed.text_at("/statements/0/statement/id"),
        format!("{right}.1")
    );
    assert_eq!(listed.list("/statements/0/objections").len(), 1);
    let without = json!({ "kind": "clerical", "reason": "there was no reservation",
                          "replacement": act("MNG", "accession", "2026-11-17") });
    app.depositary()
        .post(&format!("{ACTIONS}/{right}/corrections"), &without)
        .refused(409, "contradicts_later_action");
}

#[test]
fn what_is_not_of_its_form_is_pointed_at() {
    let app = TestApp::new();
    let statement = |statement: Value| json!({ "statements": [statement] });
    for (more, pointer) in [
        (json!({ "notified_on": "21.11.2026" }), "/notified_on"),
        (json!({ "capacity": "ambassador" }), "/capacity"),
        (json!({ "title_received": "" }), "/title_received"),
        (json!({ "predecessor": "Atlantis" }), "/predecessor"),
        (statement(json!({ "kind": "remark" })), "/statements/0/kind"),
        (
            statement(json!({ "kind": "reservation", "provisions": ["63(3)", "article 7"] })),
            "/statements/0/provisions/1",
        ),
        (
            statement(json!({ "kind": "objection" })),
            "/statements/0/concerns",
        ),
        (
            statement(json!({ "kind": "objection", "concerns": "first" })),
            "/statements/0/concerns",
        ),
        (
            statement(json!({ "kind": "reservation", "concerns": "6.1" })),
            "/statements/0/concerns",
        ),
        (
            statement(json!({ "kind": "designation" })),
            "/statements/0/designates",
        ),
        (
            statement(json!({ "kind": "territorial_exclusion" })),
            "/statements/0/territories",
        ),
        (
            statement(json!({ "kind": "declaration", "language": "English" })),
            "/statements/0/language",
        ),
        (
            statement(json!({ "kind": "declaration", "precludes_entry_into_force": true })),
            "/statements/0/precludes_entry_into_force",
        ),
    ] {
        let body = with(act("CHL", "ratification", "2026-11-19"), more);

        let problem = app.depositary().post(ACTIONS, &body);

        assert_eq!(problem.status, 422, "{body}");
        assert_eq!(problem.text_at("/errors/0/pointer"), pointer, "{body}");
    }
    let untouched = app.public().get("/v1/checkpoint").ok();
    assert_eq!(untouched.number("/position"), crate::support::api::SHIPPED);
}

#[test]
fn a_statement_that_breaks_a_rule_is_refused_with_its_code() {
    let app = TestApp::new();
    for (participant, kind, more, code) in [
        ("CHL", "communication", json!({}), "statement_missing"),
        (
            "CHL",
            "communication",
            json!({ "statements": [{ "kind": "objection", "concerns": "700.1" }] }),
            "statement_unknown",
        ),
        (
            "CHL",
            "communication",
            json!({ "statements": [{ "kind": "reservation", "provisions": ["63(3)"] }] }),
            "statement_not_possible",
        ),
        (
            "CHL",
            "ratification",
            json!({ "capacity": "head_of_mission" }),
            "full_powers_required",
        ),
        (
            "CHL",
            "ratification",
            json!({ "notified_on": "2026-11-18" }),
            "dates_out_of_order",
        ),
        (
            "CHL",
            "ratification",
            json!({ "predecessor": "CSK" }),
            "predecessor_not_bound",
        ),
    ] {
        let body = with(act(participant, kind, "2026-11-19"), more);

        app.depositary().post(ACTIONS, &body).refused(409, code);
    }
    let future = with(
        act("CHL", "ratification", "2026-11-19"),
        json!({ "notified_on": "2026-11-22" }),
    );
    app.depositary()
        .post(ACTIONS, &future)
        .refused(422, "date_in_future");
}
