//! Whether the service can do all of its work: each thing that is in the way has its name.

use crate::support::api::{ACTIONS, Answer, TestApp, act};

/// The names of what is in the way.
fn in_the_way(answer: &Answer) -> Vec<String> {
    let checks = answer.list("/checks");
    let wrong = checks.iter().filter(|check| check["ok"] == false);
    wrong
        .map(|check| {
            assert!(check["detail"].is_string(), "{check}");
            check["name"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn all_is_well_and_every_check_says_so() {
    let app = TestApp::new();

    let answer = app.public().get("/ready").ok();

    assert_eq!(answer.text_at("/status"), "ready");
    assert_eq!(
        answer.each("/checks", "name"),
        [
            "database",
            "writer",
            "following",
            "chain",
            "audit_trail",
            "disk",
            "clock",
            "stopping"
        ]
    );
    assert!(in_the_way(&answer).is_empty());
}

#[test]
fn a_clock_behind_the_last_entry_is_in_the_way_and_some_seconds_are_not() {
    let app = TestApp::new();
    // The record that ships was entered at half past nine.
    app.set_clock("2026-11-21T09:29:56Z");
    app.public().get("/ready").ok();

    app.set_clock("2026-11-21T09:29:54Z");

    let answer = app.public().get("/ready");
    assert_eq!(
        (answer.status, answer.text_at("/status").as_str()),
        (503, "degraded")
    );
    assert_eq!(in_the_way(&answer), ["clock"]);
    assert_eq!(answer.at("/database_reached"), true);
}

#[test]
fn a_head_that_went_back_is_in_the_way_until_what_is_missing_is_there_again() {
    let app = TestApp::new();
    app.meddle(
        "DROP TRIGGER ledger_head_never_goes_back; CREATE TABLE kept AS SELECT * FROM ledger_head;
         UPDATE ledger_head SET position = 712;",
    );
    let accession = act("AND", "accession", "2026-03-02");

    app.depositary()
        .post(ACTIONS, &accession)
        .refused(503, "not_recorded");

    let answer = app.public().get("/ready");
    assert_eq!(answer.status, 503);
    assert!(in_the_way(&answer).contains(&"chain".to_owned()));
    app.meddle("UPDATE ledger_head SET position = (SELECT position FROM kept)");
    app.depositary().post(ACTIONS, &accession).ok();
    app.public().get("/ready").ok();
}

#[test]
fn a_database_that_is_lost_is_named_and_its_cause_is_not() {
    let app = TestApp::new();
    app.meddle("ALTER TABLE ledger_head RENAME TO lost_head");
    app.depositary()
        .post(ACTIONS, &act("AND", "accession", "2026-03-02"))
        .refused(503, "not_recorded");

    let answer = app.public().get("/ready");

    assert_eq!(answer.status, 503);
    assert_eq!(in_the_way(&answer), ["database"]);
    assert!(!answer.text().contains("ledger_head"), "{}", answer.text());
}

#[test]
fn a_service_that_stops_says_so_and_ends_connections_with_their_answers() {
    let app = TestApp::new();
    assert!(!app.public().get("/ready").ok().has("connection"));

    app.data().begin_stopping();

    let answer = app.public().get("/ready");
    assert_eq!(
        (answer.status, answer.text_at("/status").as_str()),
        (503, "stopping")
    );
    assert_eq!(in_the_way(&answer), ["stopping"]);
    app.public().get("/v1/treaties").ok();
}
