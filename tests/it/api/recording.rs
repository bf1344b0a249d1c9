//! The depositary records, and the next read knows it.

use serde_json::json;

use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

#[test]
fn a_ratification_is_recorded() {
    let app = TestApp::new();

    let recorded = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));

    assert_eq!(recorded.status, 201);
    assert_eq!(recorded.number("/position"), SHIPPED + 1);
    assert_eq!(recorded.text_at("/id"), (SHIPPED + 1).to_string());
    assert_eq!(recorded.text_at("/treaty"), "hanoi-convention");
    assert_eq!(recorded.text_at("/participant"), "VNM");
    assert_eq!(recorded.text_at("/participant_name"), "Viet Nam");
    assert_eq!(recorded.text_at("/kind"), "ratification");
    assert_eq!(recorded.text_at("/date"), "2026-11-21");
    assert_eq!(recorded.text_at("/origin"), "recorded");
    assert_eq!(
        recorded.text_at("/recorded_at"),
        "2026-11-21T15:00:00.000000Z"
    );
    assert_eq!(recorded.header("cache-control"), "no-store");
    assert_eq!(recorded.header("content-type"), "application/json");
}

#[test]
fn the_location_leads_to_the_same_action() {
    let app = TestApp::new();

    let recorded = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let read = app.public().get(recorded.header("location")).ok();

    assert_eq!(read.at("/action"), recorded.json());
    assert_eq!(recorded.header("etag"), read.header("etag"));
}

#[test]
fn the_very_next_read_says_one_of_forty() {
    let app = TestApp::new();
    app.public().get(&format!("{HANOI}/progress")).ok();

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let progress = app.public().get(&format!("{HANOI}/progress")).ok();

    assert_eq!(progress.number("/counted"), 1);
    assert_eq!(progress.number("/remaining"), 39);
    assert_eq!(progress.at("/percent_of_threshold"), 2.5);
    assert_eq!(progress.number("/contracting_states/total"), 1);
    assert_eq!(progress.number("/signatories/total"), 73);
    assert_eq!(progress.number("/currency/position"), SHIPPED + 1);
}

#[test]
fn a_non_signatory_accedes() {
    let app = TestApp::new();

    let recorded = app
        .depositary()
        .post(ACTIONS, &act("KEN", "accession", "2026-11-21"))
        .ok();

    assert_eq!(recorded.text_at("/letter"), "a");
    assert_eq!(
        app.public()
            .get(&format!("{HANOI}/progress"))
            .number("/counted"),
        1
    );
}

#[test]
fn a_signature_takes_its_place_from_its_date() {
    let app = TestApp::new();

    let recorded = app
        .depositary()
        .post(ACTIONS, &act("KEN", "signature", "2026-11-20"))
        .ok();

    assert_eq!(recorded.text_at("/place"), "New York");
    assert_eq!(
        app.public()
            .get(&format!("{HANOI}/progress"))
            .number("/signatories/total"),
        74
    );
}

#[test]
fn everything_that_was_sent_comes_back() {
    let app = TestApp::new();
    let sent = json!({
        "participant": "Kenya", "kind": "signature", "date": "2026-11-20", "place": " New York ",
        "signatory": "H.E. Ms. Ünal Ødegård", "notification": "C.N.1.2026.TREATIES-XVIII.16",
        "source": "https://example.int/1", "note": "first line\nsecond line 😀",
    });

    let recorded = app.depositary().post(ACTIONS, &sent).ok();

    assert_eq!(recorded.text_at("/participant"), "KEN");
    assert_eq!(recorded.text_at("/place"), "New York");
    for member in ["signatory", "notification", "source", "note"] {
        assert_eq!(recorded.at(&format!("/{member}")), sent[member], "{member}");
    }
}

#[test]
fn what_is_absent_may_also_be_null() {
    let app = TestApp::new();
    let sent = json!({ "participant": "KEN", "kind": "signature", "date": "2026-11-20", "place": null, "note": null });

    let recorded = app.depositary().post(ACTIONS, &sent).ok();

    assert_eq!(recorded.text_at("/place"), "New York");
    assert!(recorded.at("/note").is_null());
}

#[test]
fn an_act_of_an_earlier_day_may_be_recorded_later() {
    let app = TestApp::new();

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-03-02"))
        .ok();

    let counted = |date: &str| {
        app.public()
            .get(&format!("{HANOI}/progress?as_of={date}"))
            .number("/counted")
    };
    assert_eq!((counted("2026-03-01"), counted("2026-03-02")), (0, 1));
}

#[test]
fn forty_deposits_bring_the_treaty_into_force_ninety_days_later() {
    let app = TestApp::new();
    let signatories = app
        .public()
        .get(&format!(
            "{HANOI}/participants?signed=true&kind=state&limit=40"
        ))
        .ok();
    let actions: Vec<_> = signatories
        .each("/participants", "code")
        .iter()
        .map(|code| act(code, "ratification", "2026-11-20"))
        .collect();

    app.depositary()
        .post(&format!("{ACTIONS}/batch"), &json!({ "actions": actions }))
        .ok();
    let progress = app.public().get(&format!("{HANOI}/progress")).ok();

    assert_eq!(progress.text_at("/state"), "threshold_reached");
    assert_eq!(progress.text_at("/threshold_reached_on"), "2026-11-20");
    assert_eq!(progress.text_at("/entry_into_force_on"), "2027-02-18");
    assert_eq!(progress.list("/threshold_reached_by").len(), 40);
    let in_force = app
        .public()
        .get(&format!("{HANOI}/progress?as_of=2027-02-18"))
        .ok();
    assert_eq!(in_force.text_at("/state"), "in_force");
    assert_eq!(in_force.number("/parties/total"), 40);
    assert_eq!(in_force.number("/contracting_states/total"), 0);
}

#[test]
fn a_dry_run_says_what_would_be_recorded() {
    let app = TestApp::new();

    let answer = app.depositary().post(
        &format!("{ACTIONS}?validate_only=true"),
        &act("Kenya", "signature", "2026-11-20"),
    );

    assert_eq!(answer.status, 200);
    assert_eq!(answer.at("/valid"), true);
    assert_eq!(answer.text_at("/actions/0/participant"), "KEN");
    assert_eq!(answer.text_at("/actions/0/place"), "New York");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[test]
fn a_dry_run_stores_nothing() {
    let app = TestApp::new();
    let before = app.public().get("/v1/checkpoint").ok();

    let key = [("idempotency-key", "dry")];
    let path = format!("{ACTIONS}?validate_only=true");
    app.depositary()
        .post_with(&path, &key, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    assert_eq!(app.public().get("/v1/checkpoint").text(), before.text());
    let recorded =
        app.depositary()
            .post_with(ACTIONS, &key, &act("KEN", "accession", "2026-11-21"));
    assert_eq!(recorded.status, 201);
}

#[test]
fn a_dry_run_refuses_what_recording_would_refuse() {
    let app = TestApp::new();

    app.depositary()
        .post(
            &format!("{ACTIONS}?validate_only=true"),
            &act("KEN", "ratification", "2026-11-21"),
        )
        .refused(409, "signature_required");
}

#[test]
fn parameters_of_a_recording_are_strict() {
    let app = TestApp::new();
    let ratification = act("VNM", "ratification", "2026-11-21");

    for (query, parameter) in [
        ("validate_only=yes", "validate_only"),
        ("validate_only=", "validate_only"),
        ("dry_run=true", "dry_run"),
        ("validate_only=true&validate_only=true", "validate_only"),
    ] {
        let answer = app
            .depositary()
            .post(&format!("{ACTIONS}?{query}"), &ratification)
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), parameter);
    }
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED
    );
}

#[test]
fn an_unknown_treaty_is_a_problem() {
    let app = TestApp::new();

    for treaty in ["none", "UNTOC"] {
        for path in ["actions", "actions/batch"] {
            let body = if path == "actions" {
                act("VNM", "ratification", "2026-11-21")
            } else {
                json!({ "actions": [act("VNM", "ratification", "2026-11-21")] })
            };
            app.depositary()
                .post(&format!("/v1/treaties/{treaty}/{path}"), &body)
                .refused(404, "treaty_not_found");
        }
    }
}
