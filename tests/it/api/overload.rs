//! More writes than can wait: those that cannot are told at once, and harm no other.

use crate::support::api::{ACTIONS, HANOI, QUEUE, SHIPPED, TestApp, act};

/// How many proposals share one transaction at most.
const GROUP: usize = 64;

/// More than the writer holds in its transaction and in its queue.
const TIMES: usize = GROUP + QUEUE + 72;

fn overloaded(app: &TestApp) -> Vec<crate::support::api::Answer> {
    let lock = app.lock_database();
    let ratification = act("VNM", "ratification", "2026-11-21");
    let early = TIMES - GROUP - QUEUE;
    app.depositary()
        .post_at_once(TIMES, ACTIONS, &ratification, early, || drop(lock))
}

#[test]
fn a_write_that_cannot_wait_is_told_to_come_back() {
    let app = TestApp::new();

    let busy: Vec<_> = overloaded(&app)
        .into_iter()
        .filter(|answer| answer.status == 503)
        .collect();

    assert!(busy.len() >= TIMES - GROUP - QUEUE, "{}", busy.len());
    for answer in busy {
        assert_eq!(answer.refused(503, "busy").header("retry-after"), "1");
    }
}

#[test]
fn the_writes_that_waited_are_decided_one_after_the_other() {
    let app = TestApp::new();

    let answers = overloaded(&app);

    let count = |status| answers.iter().filter(|a| a.status == status).count();
    assert_eq!(count(201), 1);
    assert_eq!(count(201) + count(409) + count(503), TIMES);
    let progress = app.public().get(&format!("{HANOI}/progress")).ok();
    assert_eq!(progress.number("/counted"), 1);
    assert_eq!(progress.number("/currency/position"), SHIPPED + 1);
}

#[test]
fn an_overloaded_service_is_ready_all_the_same() {
    let app = TestApp::new();

    overloaded(&app);

    app.public().get("/ready").ok();
}
