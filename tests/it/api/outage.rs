//! Without the database: reads go on, writes say so, and the cause stays inside.

use signatory::http::routes::routes;

use super::routes::{example_path, reader};
use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

const LOSE: &str =
    "ALTER TABLE ledger_entry RENAME TO lost_entry; ALTER TABLE ledger_head RENAME TO lost_head;";
const RESTORE: &str =
    "ALTER TABLE lost_entry RENAME TO ledger_entry; ALTER TABLE lost_head RENAME TO ledger_head;";

/// An app that has lost its tables.
fn without_database() -> TestApp {
    let app = TestApp::new();
    app.meddle(LOSE);
    app
}

#[test]
fn no_public_read_touches_the_database() {
    let app = without_database();

    for route in routes()
        .iter()
        .filter(|route| route.methods.contains(&"get") && !route.path.starts_with("/v1/webhooks"))
    {
        let path = example_path(route.path);
        assert_eq!(reader(&app, route.path).get(&path).status, 200, "{path}");
    }
}

#[test]
fn no_read_with_parameters_touches_the_database() {
    let app = without_database();

    for path in [
        "/v1/treaties?as_of=2003-01-01&at_position=600&limit=1",
        "/v1/treaties/untoc/progress?as_of=2003-01-01&known_at=2026-11-21T10:00:00Z",
        "/v1/treaties/untoc/participants?status=party&sort=-effective_on&lang=ar&limit=7",
        "/v1/treaties/untoc/participants/Vi%E1%BB%87t%20Nam?as_of=2010-01-01",
        "/v1/treaties/untoc/actions?participant=Vietnam&kind=signature&limit=1",
        "/v1/participants?kind=reio",
        "/v1/events?after=700&limit=5&treaty=uncac",
    ] {
        app.public().get(path).ok();
    }
}

#[test]
fn a_dry_run_does_not_touch_the_database() {
    let app = without_database();

    let path = format!("{ACTIONS}?validate_only=true");
    let answer = app
        .depositary()
        .post(&path, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    assert_eq!(answer.at("/valid"), true);
}

#[test]
fn a_write_that_cannot_be_stored_says_that_nothing_was_recorded() {
    let app = without_database();

    let answer = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));

    let answer = answer.refused(503, "not_recorded");
    assert_eq!(answer.header("retry-after"), "1");
}

#[test]
fn the_cause_of_a_failure_stays_inside() {
    let app = without_database();

    let answer = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));

    let text = answer.text().to_lowercase();
    for cause in [
        "ledger_head",
        "ledger_entry",
        "table",
        "sql",
        "diesel",
        "register.db",
        "/tmp",
    ] {
        assert!(!text.contains(cause), "{cause} in {text}");
    }
}

#[test]
fn reads_go_on_after_a_write_has_failed() {
    let app = without_database();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));

    let progress = app.public().get(&format!("{HANOI}/progress")).ok();

    assert_eq!(progress.number("/counted"), 0);
    assert_eq!(progress.number("/currency/position"), SHIPPED);
}

#[test]
fn the_service_is_no_longer_ready_and_still_healthy() {
    let app = without_database();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));

    let ready = app.public().get("/ready");

    assert_eq!(ready.status, 503);
    assert_eq!(ready.text_at("/status"), "degraded");
    assert_eq!(ready.at("/database_reached"), false);
    app.public().get("/health").ok();
}

#[test]
fn when_the_database_is_back_writes_and_readiness_are_too() {
    let app = without_database();
    let ratification = act("VNM", "ratification", "2026-11-21");
    app.depositary()
        .post(ACTIONS, &ratification)
        .refused(503, "not_recorded");

    app.meddle(RESTORE);
    let recorded = app.depositary().post(ACTIONS, &ratification).ok();

    assert_eq!(recorded.number("/position"), SHIPPED + 1);
    app.public().get("/ready").ok();
}

#[test]
fn a_failed_write_leaves_its_key_free() {
    let app = without_database();
    let ratification = act("VNM", "ratification", "2026-11-21");
    let key = [("idempotency-key", "once")];
    app.depositary()
        .post_with(ACTIONS, &key, &ratification)
        .refused(503, "not_recorded");

    app.meddle(RESTORE);
    let recorded = app
        .depositary()
        .post_with(ACTIONS, &key, &ratification)
        .ok();

    assert_eq!(recorded.status, 201);
    assert!(!recorded.has("idempotent-replayed"));
}

#[test]
fn what_was_recorded_is_there_after_a_restart() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let before = app.public().get(&format!("{HANOI}/progress")).ok();

    let restarted = app.another_instance();
    let after = restarted.public().get(&format!("{HANOI}/progress")).ok();

    assert_eq!(after.text(), before.text());
    assert_eq!(after.number("/counted"), 1);
}
