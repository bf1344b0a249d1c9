//! Two clocks: what was true on a day, and what the register knew.

use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

/// An app in which Viet Nam's ratification is recorded an hour after the start.
fn with_a_later_deposit() -> TestApp {
    let app = TestApp::new();
    app.set_clock("2026-11-21T16:00:00Z");
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    app
}

/// Paths whose answers change with that deposit.
const CHANGED: [&str; 10] = [
    "/v1/treaties?",
    "/v1/treaties/hanoi-convention?",
    "/v1/treaties/hanoi-convention/progress?",
    "/v1/treaties/hanoi-convention/progress/explain?",
    "/v1/treaties/hanoi-convention/progress/series?",
    "/v1/treaties/hanoi-convention/milestones?",
    "/v1/treaties/hanoi-convention/pace?",
    "/v1/treaties/hanoi-convention/participants?limit=500&",
    "/v1/treaties/hanoi-convention/participants/VNM?",
    "/v1/treaties/hanoi-convention/actions?limit=500&",
];

#[test]
fn an_earlier_position_gives_the_earlier_answer_to_the_byte() {
    let app = TestApp::new();
    let before: Vec<_> = CHANGED
        .map(|path| app.public().get(path.trim_end_matches(['?', '&'])))
        .into();
    app.set_clock("2026-11-21T16:00:00Z");

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    for (path, before) in CHANGED.iter().zip(before) {
        let now = app.public().get(path.trim_end_matches(['?', '&'])).ok();
        let then = app
            .public()
            .get(&format!("{path}at_position={SHIPPED}"))
            .ok();
        assert_eq!(then.text(), before.text(), "{path}");
        assert_eq!(then.header("etag"), before.header("etag"), "{path}");
        assert_ne!(now.text(), before.text(), "{path}");
    }
}

#[test]
fn an_earlier_instant_gives_the_earlier_answer_to_the_byte() {
    let app = TestApp::new();
    let before: Vec<_> = CHANGED
        .map(|path| app.public().get(path.trim_end_matches(['?', '&'])))
        .into();
    app.set_clock("2026-11-21T16:00:00Z");

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    for (path, before) in CHANGED.iter().zip(before) {
        let then = app
            .public()
            .get(&format!("{path}known_at=2026-11-21T15:59:59.999999Z"))
            .ok();
        assert_eq!(then.text(), before.text(), "{path}");
    }
}

#[test]
fn the_instant_of_an_entry_knows_the_entry() {
    let app = with_a_later_deposit();

    let known = app
        .public()
        .get(&format!("{HANOI}/progress?known_at=2026-11-21T16:00:00Z"))
        .ok();

    assert_eq!(known.number("/counted"), 1);
    assert_eq!(
        known.text_at("/currency/recorded_at"),
        "2026-11-21T16:00:00.000000Z"
    );
}

#[test]
fn the_legal_date_before_a_deposit_does_not_count_it() {
    let app = with_a_later_deposit();

    let eve = app
        .public()
        .get(&format!("{HANOI}/progress?as_of=2026-11-20"))
        .ok();

    assert_eq!(eve.number("/counted"), 0);
    assert_eq!(eve.number("/currency/position"), SHIPPED + 1);
}

#[test]
fn an_instant_may_have_an_offset() {
    let app = with_a_later_deposit();

    for written in [
        "2026-11-21T10:59:59-05:00",
        "2026-11-21T22:59:59%2B07:00",
        "2026-11-21T22:59:59+07:00",
    ] {
        let known = app
            .public()
            .get(&format!("{HANOI}/progress?known_at={written}"))
            .ok();
        assert_eq!(known.number("/counted"), 0, "{written}");
    }
}

#[test]
fn both_clocks_can_be_turned_back_together() {
    let app = with_a_later_deposit();

    let answer = app
        .public()
        .get(&format!(
            "{HANOI}/progress?as_of=2025-10-25&at_position={SHIPPED}"
        ))
        .ok();

    assert_eq!(answer.number("/signatories/total"), 69);
    assert_eq!(answer.text_at("/currency/as_of"), "2025-10-25");
    assert_eq!(answer.number("/currency/position"), SHIPPED);
}

#[test]
fn a_treaty_is_not_found_before_it_was_registered() {
    let app = TestApp::new();

    app.public()
        .get(&format!("{HANOI}/progress?at_position=0"))
        .refused(404, "treaty_not_found");
    app.public()
        .get("/v1/treaties/uncac?at_position=100")
        .refused(404, "treaty_not_found");
    app.public()
        .get("/v1/treaties/uncac?known_at=2026-11-21T09:29:59Z")
        .refused(404, "treaty_not_found");
}

#[test]
fn the_empty_record_has_no_treaties() {
    let app = TestApp::new();

    let treaties = app.public().get("/v1/treaties?at_position=0").ok();

    assert_eq!(treaties.number("/total"), 0);
    assert!(treaties.at("/currency/recorded_at").is_null());
}

#[test]
fn an_action_is_not_found_before_its_date_or_its_entry() {
    let app = with_a_later_deposit();
    let id = SHIPPED + 1;

    app.public().get(&format!("{ACTIONS}/{id}")).ok();
    app.public()
        .get(&format!("{ACTIONS}/{id}?as_of=2026-11-20"))
        .refused(404, "action_not_found");
    app.public()
        .get(&format!("{ACTIONS}/{id}?at_position={SHIPPED}"))
        .refused(404, "action_not_found");
}

#[test]
fn an_action_belongs_to_its_treaty_alone() {
    let app = TestApp::new();

    app.public()
        .get("/v1/treaties/hanoi-convention/actions/2")
        .ok();
    app.public()
        .get("/v1/treaties/untoc/actions/2")
        .refused(404, "action_not_found");
    app.public()
        .get("/v1/treaties/hanoi-convention/actions/1")
        .refused(404, "action_not_found");
}

#[test]
fn an_actions_id_has_one_form() {
    let app = TestApp::new();

    for id in [
        "02",
        "+2",
        "0",
        "-2",
        "2.0",
        "x",
        "99999999999999999999999",
        "%32%20",
    ] {
        app.public()
            .get(&format!("{ACTIONS}/{id}"))
            .refused(404, "action_not_found");
    }
}

#[test]
fn a_date_to_come_is_answered_as_if_nothing_happened_until_then() {
    let app = TestApp::new();

    let later = app
        .public()
        .get(&format!("{HANOI}/progress?as_of=2027-01-01"))
        .ok();

    assert_eq!(later.number("/signatories/total"), 73);
    assert!(later.at("/next_date").is_null());
}
