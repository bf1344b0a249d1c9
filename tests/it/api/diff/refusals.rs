//! Moments that cannot be compared.

use crate::support::api::{HANOI, TestApp};

#[track_caller]
fn is_refused(query: &str, parameter: &str) {
    let answer = TestApp::new()
        .public()
        .get(&format!("{HANOI}/diff?{query}"))
        .refused(400, "invalid_parameter");
    assert_eq!(answer.text_at("/errors/0/parameter"), parameter, "{query}");
}

#[test]
fn what_is_no_moment_is_refused() {
    for wrong in [
        "",
        "yesterday",
        "2026-02-30",
        "713",
        "position:",
        "position:-1",
        "position:%2B1",
        "position:1.0",
        "Position:1",
        "2026-11-21T09:30:00",
    ] {
        is_refused(&format!("from={wrong}"), "from");
        is_refused(&format!("from=2025-10-25&to={wrong}"), "to");
    }
}

#[test]
fn the_earlier_moment_is_required() {
    is_refused("", "from");
    is_refused("to=2025-10-25", "from");
}

#[test]
fn two_clocks_are_not_compared() {
    is_refused("from=2025-10-25&to=position:713", "to");
    is_refused("from=2025-10-25&to=2026-11-21T10:00:00Z", "to");
    is_refused("from=position:1&to=2026-11-21", "to");
    is_refused("from=2026-11-21T10:00:00Z&to=2026-11-21", "to");
    is_refused("from=2025-10-25&as_of=2025-10-26", "as_of");
    is_refused("from=position:1&at_position=3", "at_position");
    is_refused("from=position:1&known_at=2026-11-21T10:00:00Z", "known_at");
}

#[test]
fn the_later_moment_does_not_come_first() {
    is_refused("from=2025-10-26&to=2025-10-25", "from");
    is_refused("from=2026-11-22", "from");
    is_refused("from=position:74&to=position:73", "from");
    is_refused("from=2026-11-21T10:00:01Z&to=2026-11-21T10:00:00Z", "from");
    is_refused("from=position:713&to=2026-11-21T09:29:59Z", "from");
}

#[test]
fn what_the_register_will_know_is_not_known() {
    is_refused("from=2026-11-21T15:00:00.000001Z", "from");
    is_refused("from=position:714", "from");
    is_refused("from=position:1&to=position:714", "to");
    is_refused("from=position:1&to=2026-11-21T15:00:01Z", "to");
}

#[test]
fn a_treaty_that_was_not_there_yet_has_no_difference() {
    let app = TestApp::new();

    app.public()
        .get("/v1/treaties/uncac/diff?from=position:100")
        .refused(404, "treaty_not_found");
    app.public()
        .get("/v1/treaties/none/diff?from=2025-10-25")
        .refused(404, "treaty_not_found");
}
