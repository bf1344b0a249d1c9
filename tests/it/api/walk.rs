//! The depositary's day from the first read to the proof, the same on both databases, and outages on both.

use serde_json::json;
use signatory::ledger::transfer;

use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(
    the_day_of_the_first_deposit,
    every_refusal_of_the_day_has_its_own_code,
    reads_go_on_and_writes_say_the_truth_while_the_record_is_out_of_reach,
    another_instance_answers_with_the_same_entity_tag,
);

fn progress(app: &TestApp) -> String {
    let answer = app.public().get(&format!("{HANOI}/progress")).ok();
    format!(
        "{} of {}",
        answer.number("/counted"),
        answer.number("/threshold")
    )
}

fn the_day_of_the_first_deposit(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    assert_eq!(progress(&app), "0 of 40");
    let key = [("idempotency-key", "first-deposit")];
    let ratification = act("VNM", "ratification", "2026-11-21");

    let recorded = app
        .depositary()
        .post_with(ACTIONS, &key, &ratification)
        .ok();
    let now = progress(&app);
    let again = app
        .depositary()
        .post_with(ACTIONS, &key, &ratification)
        .ok();
    let other =
        app.depositary()
            .post_with(ACTIONS, &key, &act("VNM", "ratification", "2026-11-20"));
    let batch = app.depositary().post(
        &format!("{ACTIONS}/batch"),
        &json!({"actions": [act("KEN", "accession", "2026-11-21"), act("FRA", "ratification", "2026-11-21")]}),
    );
    drop(app);
    let restarted = TestApp::on(database.url().clone());

    assert_eq!(
        (recorded.status, recorded.number("/position")),
        (201, SHIPPED + 1)
    );
    assert_eq!(now, "1 of 40");
    assert_eq!((again.status, again.body), (201, recorded.body));
    assert_eq!(other.text_at("/code"), "idempotency_key_reused");
    assert_eq!(batch.status, 201);
    assert_eq!(progress(&restarted), "3 of 40");
    let before = format!("{HANOI}/progress?at_position={SHIPPED}");
    assert_eq!(restarted.public().get(&before).ok().number("/counted"), 0);
    let head = transfer::verify(&mut database.open(), |_, _| {}).unwrap();
    let checkpoint = restarted.public().get("/v1/checkpoint").ok();
    assert_eq!(checkpoint.number("/position"), head.position.0);
    assert_eq!(checkpoint.text_at("/hash"), head.hash.to_string());
}

fn every_refusal_of_the_day_has_its_own_code(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());

    for (body, status, code) in [
        (
            act("KEN", "ratification", "2026-11-21"),
            409,
            "signature_required",
        ),
        (
            act("FRA", "accession", "2026-11-21"),
            409,
            "accession_by_signatory",
        ),
        (
            act("KEN", "signature", "2027-01-01"),
            409,
            "signature_closed",
        ),
        (act("VNM", "signature", "2026-11-21"), 409, "already_signed"),
        (
            act("EUE", "approval", "2026-11-21"),
            409,
            "no_member_has_consented",
        ),
        (act("KEN", "accession", "2026-11-22"), 422, "date_in_future"),
        (
            act("Atlantis", "accession", "2026-11-21"),
            422,
            "unknown_participant",
        ),
    ] {
        let answer = app.depositary().post(ACTIONS, &body);

        assert_eq!(
            (answer.status, answer.text_at("/code").as_str()),
            (status, code),
            "{body}"
        );
    }
    let checkpoint = app.public().get("/v1/checkpoint").ok();
    assert_eq!(checkpoint.number("/position"), SHIPPED);
}

fn reads_go_on_and_writes_say_the_truth_while_the_record_is_out_of_reach(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let hide = "ALTER TABLE ledger_head RENAME TO hidden";
    let restore = "ALTER TABLE hidden RENAME TO ledger_head";
    let ratification = act("VNM", "ratification", "2026-11-21");

    app.meddle(hide);
    let refused = app.depositary().post(ACTIONS, &ratification);
    let read = progress(&app);
    let ready = app.public().get("/ready");
    app.meddle(restore);
    let recorded = app.depositary().post(ACTIONS, &ratification);

    assert_eq!(
        (refused.status, refused.text_at("/code").as_str()),
        (503, "not_recorded")
    );
    assert!(refused.has("retry-after"));
    assert!(!refused.text().contains("ledger_head"));
    assert_eq!(read, "0 of 40");
    assert_eq!(ready.status, 503);
    assert_eq!(recorded.status, 201);
    assert_eq!(progress(&app), "1 of 40");
}

fn another_instance_answers_with_the_same_entity_tag(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let path = format!("{HANOI}/participants?lang=ar");

    let first = app.public().get(&path).ok();
    let second = app.another_instance().public().get(&path).ok();

    assert_eq!(first.header("etag"), second.header("etag"));
    assert_eq!(first.body, second.body);
}
