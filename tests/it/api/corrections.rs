//! Corrections: nothing is overwritten, everything is recomputed, and what was known before stays known.

use serde_json::{Value, json};
use signatory::ledger::transfer;

use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(
    a_wrong_date_is_replaced_and_both_stay_in_the_record,
    an_annulled_deposit_no_longer_counts,
    what_was_known_before_a_correction_stays_what_it_was,
    a_correction_is_repeated_safely_and_survives_a_restart,
);

/// The id of a participant's action of this kind.
fn id_of(app: &TestApp, participant: &str, kind: &str) -> String {
    let path = format!("{ACTIONS}?participant={participant}&kind={kind}&in_effect=true");
    app.public().get(&path).ok().text_at("/actions/0/id")
}

fn corrections(id: &str) -> String {
    format!("{ACTIONS}/{id}/corrections")
}

fn clerical(reason: &str, replacement: Option<Value>) -> Value {
    match replacement {
        Some(act) => json!({"kind": "clerical", "reason": reason, "replacement": act}),
        None => json!({"kind": "clerical", "reason": reason}),
    }
}

fn counted(app: &TestApp, query: &str) -> u64 {
    let path = format!("{HANOI}/progress{query}");
    app.public().get(&path).ok().number("/counted")
}

fn a_wrong_date_is_replaced_and_both_stay_in_the_record(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let wrong = id_of(&app, "MUS", "signature");
    let right = act("MUS", "signature", "2025-11-20");

    let answer = app
        .depositary()
        .post(&corrections(&wrong), &clerical("misread", Some(right)))
        .ok();

    assert_eq!(answer.status, 201);
    assert_eq!(answer.text_at("/corrects"), wrong);
    let new = answer.text_at("/id");
    let old = app.public().get(&format!("{ACTIONS}/{wrong}")).ok();
    assert_eq!(old.at("/action/in_effect"), false);
    assert_eq!(old.text_at("/action/corrected_by"), new);
    assert_eq!(old.text_at("/action/date"), "2025-11-19");
    let replaced = app.public().get(&format!("{ACTIONS}/{new}")).ok();
    assert_eq!(replaced.text_at("/action/corrects"), wrong);
    assert_eq!(replaced.text_at("/action/origin"), "imported");
    let listed = app.public().get(&corrections(&wrong)).ok();
    assert_eq!(listed.text_at("/corrections/0/reason"), "misread");
    let mauritius = app.public().get(&format!("{HANOI}/participants/MUS")).ok();
    assert_eq!(mauritius.text_at("/standing/signed_on"), "2025-11-20");
    assert_eq!(mauritius.list("/actions").len(), 2);
    let signatories = app.public().get(&format!("{HANOI}/progress")).ok();
    assert_eq!(signatories.number("/signatories/total"), 73);
    let event = app
        .public()
        .get(&format!("/v1/events?after={SHIPPED}"))
        .ok();
    assert_eq!(event.text_at("/events/0/type"), "action.corrected");
    assert_eq!(event.text_at("/events/0/correction/corrects"), wrong);
}

fn an_annulled_deposit_no_longer_counts(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    assert_eq!(counted(&app, ""), 1);
    let deposit = id_of(&app, "VNM", "ratification");

    let annulled = app
        .depositary()
        .post(
            &corrections(&deposit),
            &clerical("it was another State's", None),
        )
        .ok();

    assert!(annulled.at("/replacement").is_null());
    assert_eq!(counted(&app, ""), 0);
    let viet_nam = app.public().get(&format!("{HANOI}/participants/VNM")).ok();
    assert_eq!(viet_nam.text_at("/standing/status"), "signatory");
    let again = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));
    assert_eq!(again.status, 201);
}

fn what_was_known_before_a_correction_stays_what_it_was(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let deposit = id_of(&app, "VNM", "ratification");
    let before = format!("?at_position={}", SHIPPED + 1);
    let known = app.public().get(&format!("{HANOI}/progress{before}")).ok();

    app.depositary()
        .post(&corrections(&deposit), &clerical("a slip", None))
        .ok();

    assert_eq!(counted(&app, &before), 1);
    assert_eq!(counted(&app, ""), 0);
    assert_eq!(
        app.public()
            .get(&format!("{HANOI}/progress{before}"))
            .ok()
            .body,
        known.body
    );
    let then = app
        .public()
        .get(&format!("{ACTIONS}/{deposit}{before}"))
        .ok();
    assert_eq!(then.at("/action/in_effect"), true);
}

fn a_correction_is_repeated_safely_and_survives_a_restart(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let wrong = id_of(&app, "MUS", "signature");
    let body = clerical("misread", Some(act("MUS", "signature", "2025-11-20")));
    let key = [("idempotency-key", "correction-1")];

    let first = app
        .depositary()
        .post_with(&corrections(&wrong), &key, &body)
        .ok();
    let again = app
        .depositary()
        .post_with(&corrections(&wrong), &key, &body)
        .ok();
    let other = app.depositary().post(&corrections(&wrong), &body);
    drop(app);
    let restarted = TestApp::on(database.url().clone());

    assert_eq!(first.body, again.body);
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(
        (other.status, other.text_at("/code").as_str()),
        (409, "not_in_effect")
    );
    let head = transfer::verify(&mut database.open(), |_, _| {}).unwrap();
    assert_eq!(head.position.0, SHIPPED + 1);
    let mauritius = restarted
        .public()
        .get(&format!("{HANOI}/participants/MUS"))
        .ok();
    assert_eq!(mauritius.text_at("/standing/signed_on"), "2025-11-20");
}

#[test]
fn what_took_an_actions_place_can_be_corrected_in_its_turn() {
    let app = TestApp::new();
    let wrong = id_of(&app, "MUS", "signature");
    let first = app
        .depositary()
        .post(
            &corrections(&wrong),
            &clerical("misread", Some(act("MUS", "signature", "2025-11-20"))),
        )
        .ok();

    let second = app
        .depositary()
        .post(
            &corrections(&first.text_at("/id")),
            &clerical("misread again", Some(act("MUS", "signature", "2025-11-18"))),
        )
        .ok();

    let signed = app.public().get(&format!("{HANOI}/participants/MUS")).ok();
    assert_eq!(signed.text_at("/standing/signed_on"), "2025-11-18");
    assert_eq!(second.text_at("/corrects"), first.text_at("/id"));
}

#[test]
fn a_correction_that_breaks_a_rule_is_refused_and_nothing_is_recorded() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let signature = id_of(&app, "VNM", "signature");
    let deposit = id_of(&app, "VNM", "ratification");
    let mauritius = id_of(&app, "MUS", "signature");

    for (id, body, status, code) in [
        (
            &signature,
            clerical("x", None),
            409,
            "contradicts_later_action",
        ),
        (
            &deposit,
            clerical("x", Some(act("KEN", "ratification", "2026-11-21"))),
            409,
            "signature_required",
        ),
        (
            &deposit,
            clerical("x", Some(act("VNM", "ratification", "2026-11-22"))),
            422,
            "date_in_future",
        ),
        (
            &deposit,
            clerical("x", Some(act("VNM", "ratification", "2026-11-21"))),
            409,
            "nothing_corrected",
        ),
        (
            &mauritius,
            clerical("x", Some(act("MUS", "signature", "2027-01-01"))),
            409,
            "signature_closed",
        ),
        (&mauritius, clerical("  ", None), 422, "invalid_body"),
        (&mauritius, json!({"kind": "clerical"}), 422, "invalid_body"),
        (
            &mauritius,
            json!({"kind": "whim", "reason": "x"}),
            422,
            "invalid_body",
        ),
        (
            &mauritius,
            json!({"kind": "clerical", "reason": "x", "objections_until": "2027-01-01"}),
            422,
            "invalid_body",
        ),
        (
            &mauritius,
            json!({"kind": "clerical", "reason": "x", "more": 1}),
            422,
            "invalid_body",
        ),
    ] {
        let answer = app.depositary().post(&corrections(id), &body);

        assert_eq!(
            (answer.status, answer.text_at("/code").as_str()),
            (status, code),
            "{body}"
        );
    }
    assert_eq!(
        app.public().get("/v1/checkpoint").ok().number("/position"),
        SHIPPED + 1
    );
}

#[test]
fn a_field_of_the_replacement_is_pointed_at() {
    let app = TestApp::new();
    let id = id_of(&app, "MUS", "signature");

    let answer = app.depositary().post(
        &corrections(&id),
        &clerical("x", Some(act("MUS", "signature", "soon"))),
    );

    assert_eq!(answer.text_at("/errors/0/pointer"), "/replacement/date");
}

#[test]
fn a_proces_verbal_keeps_its_time_for_objections() {
    let app = TestApp::new();
    let id = id_of(&app, "MUS", "signature");

    let answer = app
        .depositary()
        .post(
            &corrections(&id),
            &json!({"kind": "proces_verbal", "reason": "rectified", "objections_until": "2027-02-19",
                    "replacement": act("MUS", "signature", "2025-11-20")}),
        )
        .ok();

    assert_eq!(answer.text_at("/objections_until"), "2027-02-19");
}

#[test]
fn a_correction_can_be_tried_without_storing_it() {
    let app = TestApp::new();
    let id = id_of(&app, "MUS", "signature");
    let body = clerical("misread", Some(act("MUS", "signature", "2025-11-20")));

    let tried = app
        .depositary()
        .post(&format!("{}?validate_only=true", corrections(&id)), &body)
        .ok();

    assert_eq!(tried.status, 200);
    assert_eq!(tried.text_at("/actions/0/date"), "2025-11-20");
    assert_eq!(
        app.public().get("/v1/checkpoint").ok().number("/position"),
        SHIPPED
    );
}

#[test]
fn only_the_depositary_corrects() {
    let app = TestApp::new();
    let id = id_of(&app, "MUS", "signature");
    let body = clerical("x", None);

    assert_eq!(app.public().post(&corrections(&id), &body).status, 401);
    assert_eq!(
        app.ministry("MUS").post(&corrections(&id), &body).status,
        403
    );
}

#[test]
fn the_action_must_be_one_of_the_treaty() {
    let app = TestApp::new();
    let id = id_of(&app, "MUS", "signature");

    for path in [
        corrections("1"),
        corrections("9999"),
        corrections("x"),
        format!("/v1/treaties/untoc/actions/{id}/corrections"),
    ] {
        let answer = app.depositary().post(&path, &clerical("x", None));

        assert_eq!(
            (answer.status, answer.text_at("/code").as_str()),
            (404, "action_not_found"),
            "{path}"
        );
        assert_eq!(app.public().get(&path).status, 404, "{path}");
    }
    assert!(
        app.public()
            .get(&corrections(&id))
            .ok()
            .list("/corrections")
            .is_empty()
    );
}
