//! The numbers over time, over HTTP.

use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

fn path(treaty: &str, query: &str) -> String {
    format!("/v1/treaties/{treaty}/progress/series?{query}")
}

#[track_caller]
fn is_refused(query: &str, parameter: &str) {
    let answer = TestApp::new()
        .public()
        .get(&path("hanoi-convention", query))
        .refused(400, "invalid_parameter");
    assert_eq!(answer.text_at("/errors/0/parameter"), parameter, "{query}");
}

#[test]
fn each_point_is_what_progress_answers_for_its_day() {
    let app = TestApp::new();

    for (treaty, query) in [
        ("hanoi-convention", "interval=change"),
        ("hanoi-convention", "interval=month"),
        ("untoc", "from=2003-06-25&until=2003-08-05"),
        ("untoc", "interval=month&from=2003-07-01&until=2004-01-10"),
        ("uncac", "interval=day&from=2005-12-12&until=2005-12-16"),
    ] {
        let points = app.public().get(&path(treaty, query)).ok().list("/points");
        assert!(points.len() >= 4, "{treaty} {query}");
        for point in points {
            let on = point["on"].as_str().unwrap();
            let at = format!("/v1/treaties/{treaty}/progress?as_of={on}");
            let progress = app.public().get(&at).ok();
            for number in ["counted", "signatures_withdrawn"] {
                assert_eq!(point[number], progress.at(&format!("/{number}")), "{at}");
            }
            for split in ["signatories", "contracting_states", "parties"] {
                for part in ["total", "states", "regional_organizations"] {
                    let expected = progress.at(&format!("/{split}/{part}"));
                    assert_eq!(point[split][part], expected, "{at} {split} {part}");
                }
            }
        }
    }
}

#[test]
fn the_shipped_record_has_three_days_of_change() {
    let app = TestApp::new();

    let answer = app.public().get(&path("hanoi-convention", "")).ok();

    assert_eq!(
        answer.each("/points", "on"),
        ["2025-10-25", "2025-10-26", "2025-11-19", "2026-11-21"]
    );
    assert_eq!(answer.text_at("/points/3/taken"), "until");
    assert_eq!(answer.number("/points/1/signatories/total"), 72);
    assert_eq!(answer.text_at("/from"), "2025-10-25");
    assert_eq!(answer.text_at("/until"), "2026-11-21");
    assert!(answer.at("/threshold_reached_on").is_null());
}

#[test]
fn an_earlier_position_knows_fewer_points() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    let now = app.public().get(&path("hanoi-convention", "")).ok();
    let then = path("hanoi-convention", &format!("at_position={SHIPPED}"));
    let then = app.public().get(&then).ok();

    assert_eq!(now.text_at("/points/3/on"), "2026-11-20");
    assert_eq!(now.number("/points/3/counted"), 1);
    assert_eq!(then.text_at("/points/3/on"), "2026-11-21");
    assert_eq!(then.number("/points/3/counted"), 0);
}

#[test]
fn a_chart_of_days_can_be_drawn_with_the_dates_that_matter() {
    let app = TestApp::new();

    let query = "interval=day&from=2003-06-01&until=2003-10-01";
    let answer = app.public().get(&path("untoc", query)).ok();

    assert_eq!(answer.list("/points").len(), 123);
    assert_eq!(answer.text_at("/threshold_reached_on"), "2003-07-01");
    assert_eq!(answer.text_at("/entry_into_force_on"), "2003-09-29");
}

#[test]
fn before_anything_there_is_one_point_of_zeros() {
    let app = TestApp::new();

    for interval in ["change", "day", "month"] {
        let query = format!("as_of=2020-05-05&interval={interval}");
        let answer = app.public().get(&path("hanoi-convention", &query)).ok();
        assert_eq!(answer.each("/points", "on"), ["2020-05-05"], "{interval}");
        assert_eq!(answer.number("/points/0/signatories/total"), 0);
    }
}

#[test]
fn another_interval_is_refused() {
    is_refused("interval=week", "interval");
    is_refused("interval=Day", "interval");
    is_refused("interval=", "interval");
}

#[test]
fn a_span_that_ends_before_it_begins_or_after_the_legal_date_is_refused() {
    is_refused("from=2026-01-02&until=2026-01-01", "from");
    is_refused("from=2026-11-22", "from");
    is_refused("until=2026-11-22", "until");
    is_refused("as_of=2026-01-01&until=2026-01-02", "until");
    is_refused("from=2026", "from");
}

#[test]
fn more_points_than_a_chart_can_use_are_refused() {
    let app = TestApp::new();

    let days = "interval=day&as_of=2100-01-01";
    is_refused(days, "interval");
    // 4,000 days are given, one more is not.
    is_refused("interval=day&from=2001-01-01&until=2011-12-15", "interval");
    let most = "interval=day&from=2001-01-01&until=2011-12-14";
    let answer = app.public().get(&path("untoc", most)).ok();
    assert_eq!(answer.list("/points").len(), 4000);
    is_refused(
        "interval=month&from=1800-01-01&as_of=2200-12-31",
        "interval",
    );
}

#[test]
fn an_unknown_treaty_is_not_found() {
    let app = TestApp::new();

    for below in ["progress/series", "milestones", "pace"] {
        app.public()
            .get(&format!("/v1/treaties/atlantis/{below}"))
            .refused(404, "treaty_not_found");
        app.public()
            .get(&format!("{HANOI}/{below}?at_position=0"))
            .refused(404, "treaty_not_found");
    }
}
