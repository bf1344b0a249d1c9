//! Parameters are read strictly: what is wrong is named.

use crate::support::api::{HANOI, TestApp};

#[track_caller]
fn is_refused(query: &str, parameter: &str) {
    let app = TestApp::new();
    let answer = app
        .public()
        .get(&format!("{HANOI}/progress?{query}"))
        .refused(400, "invalid_parameter");
    assert_eq!(answer.text_at("/errors/0/parameter"), parameter, "{query}");
    assert!(answer.text_at("/detail").starts_with(parameter), "{query}");
}

#[test]
fn a_month_that_does_not_exist_is_refused() {
    is_refused("as_of=2026-13-01", "as_of");
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    is_refused("as_of=2026-02-29", "as_of");
}

#[test]
fn a_date_without_hyphens_is_refused() {
    is_refused("as_of=20261121", "as_of");
}

#[test]
fn a_year_of_six_digits_is_refused() {
    is_refused("as_of=%2B002026-01-01", "as_of");
    is_refused("as_of=+002026-01-01", "as_of");
}

#[test]
fn a_year_before_any_treaty_is_refused() {
    is_refused("as_of=1799-12-31", "as_of");
    is_refused("as_of=-001-01-01", "as_of");
    is_refused("as_of=2201-01-01", "as_of");
}

#[test]
fn the_first_and_the_last_year_are_accepted() {
    let app = TestApp::new();

    app.public()
        .get(&format!("{HANOI}/progress?as_of=1800-01-01"))
        .ok();
    app.public()
        .get(&format!("{HANOI}/progress?as_of=2200-12-31"))
        .ok();
}

#[test]
fn a_date_with_a_time_or_spaces_is_refused() {
    is_refused("as_of=2026-11-21T00:00:00Z", "as_of");
    is_refused("as_of=%202026-11-2", "as_of");
    is_refused("as_of=2026-1-%2021", "as_of");
    is_refused("as_of=2026-11-1", "as_of");
    is_refused("as_of=today", "as_of");
}

#[test]
fn an_instant_in_the_future_is_refused() {
    is_refused("known_at=2026-11-21T15:00:00.000001Z", "known_at");
    is_refused("known_at=9999-12-31T23:59:59Z", "known_at");
}

#[test]
fn an_instant_without_its_zone_is_refused() {
    is_refused("known_at=2026-11-21T09:30:00", "known_at");
    is_refused("known_at=2026-11-21", "known_at");
    is_refused("known_at=1763717400", "known_at");
}

#[test]
fn both_ways_to_turn_back_the_records_clock_together_are_refused() {
    is_refused("known_at=2026-11-21T09:30:00Z&at_position=3", "at_position");
}

#[test]
fn a_position_beyond_the_head_is_refused() {
    is_refused("at_position=714", "at_position");
    is_refused("at_position=18446744073709551616", "at_position");
}

#[test]
fn a_position_that_is_no_whole_number_is_refused() {
    for written in ["-1", "1.0", "1e2", "0x10", "%2B5", "five", "%D9%A1"] {
        is_refused(&format!("at_position={written}"), "at_position");
    }
}

#[test]
fn a_repeated_parameter_is_refused() {
    is_refused("as_of=2026-01-01&as_of=2026-01-01", "as_of");
    is_refused("as_of=2026-01-01&%61s_of=2026-01-02", "as_of");
}

#[test]
fn an_empty_parameter_is_refused() {
    is_refused("as_of=", "as_of");
    is_refused("as_of", "as_of");
    is_refused("as_of=%20", "as_of");
}

#[test]
fn an_unknown_parameter_is_refused() {
    is_refused("asof=2026-01-01", "asof");
    is_refused("AS_OF=2026-01-01", "AS_OF");
    is_refused("limit=5", "limit");
}

#[test]
fn a_control_character_is_refused() {
    is_refused("as_of=2026-01-01%00", "as_of");
}

#[test]
fn a_refused_parameter_is_refused_again_after_a_good_answer() {
    let app = TestApp::new();
    app.public().get(&format!("{HANOI}/progress")).ok();

    for _ in 0..2 {
        app.public()
            .get(&format!("{HANOI}/progress?colour=red"))
            .refused(400, "invalid_parameter");
    }
}

#[test]
fn every_read_refuses_unknown_parameters() {
    let app = TestApp::new();

    for path in [
        "/v1/treaties",
        "/v1/treaties/hanoi-convention",
        "/v1/treaties/hanoi-convention/progress",
        "/v1/treaties/hanoi-convention/progress/explain",
        "/v1/treaties/hanoi-convention/progress/series",
        "/v1/treaties/hanoi-convention/milestones",
        "/v1/treaties/hanoi-convention/pace",
        "/v1/treaties/hanoi-convention/status-line",
        "/v1/treaties/hanoi-convention/participants",
        "/v1/treaties/hanoi-convention/participants/VNM",
        "/v1/treaties/hanoi-convention/actions",
        "/v1/treaties/hanoi-convention/actions/2",
        "/v1/participants",
        "/v1/participants/VNM",
        "/v1/events",
        "/v1/checkpoint",
        "/v1/vocabulary",
        "/v1/conformance",
        "/problems/busy",
        "/openapi.json",
    ] {
        let answer = app
            .public()
            .get(&format!("{path}?colour=red"))
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), "colour", "{path}");
    }
}

#[test]
fn a_long_value_is_refused_and_not_repeated() {
    let app = TestApp::new();
    let long = "9".repeat(5000);

    let answer = app
        .public()
        .get(&format!("{HANOI}/progress?as_of={long}"))
        .refused(400, "invalid_parameter");

    assert!(answer.body.len() < 1000, "{}", answer.text());
}

#[test]
fn a_long_unknown_or_repeated_name_is_not_repeated() {
    let app = TestApp::new();
    let long = "x".repeat(5000);

    for query in [format!("{long}=1"), format!("{long}=1&{long}=2")] {
        let answer = app
            .public()
            .get(&format!("{HANOI}/progress?{query}"))
            .refused(400, "invalid_parameter");
        assert!(answer.body.len() < 1000, "{} bytes", answer.body.len());
    }
}

#[test]
fn words_of_the_vocabulary_are_expected_where_they_are_due() {
    let app = TestApp::new();

    for (query, parameter) in [
        ("status=ratified", "status"),
        ("status=party,", "status"),
        ("status=Party", "status"),
        ("action=signed", "action"),
        ("regional_group=europe", "regional_group"),
        ("kind=country", "kind"),
        ("signed=yes", "signed"),
        ("counted=1", "counted"),
        ("sort=population", "sort"),
        ("sort=--name", "sort"),
        ("acted_from=2026", "acted_from"),
        ("acted_until=x", "acted_until"),
        ("lang=de", "lang"),
        ("lang=EN", "lang"),
        ("m49_region=", "m49_region"),
    ] {
        let answer = app
            .public()
            .get(&format!("{HANOI}/participants?{query}"))
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), parameter, "{query}");
    }
}
