//! The depositary's day: an answer as of today changes at midnight in New York, and no cache keeps it longer.

use crate::support::api::{ACTIONS, Answer, HANOI, MAX_AGE_SECONDS, TestApp, act};

fn progress_at(app: &TestApp, instant: &str) -> Answer {
    app.set_clock(instant);
    app.public().get(&format!("{HANOI}/progress")).ok()
}

fn max_age(answer: &Answer) -> u32 {
    directive(answer, "max-age").unwrap()
}

fn directive(answer: &Answer, name: &str) -> Option<u32> {
    answer
        .header("cache-control")
        .split(", ")
        .find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
        .map(|seconds| seconds.parse().unwrap())
}

#[test]
fn an_answer_may_be_kept_and_used_while_we_are_away() {
    let app = TestApp::new();

    let answer = app.public().get(&format!("{HANOI}/progress")).ok();

    assert!(answer.header("cache-control").starts_with("public, "));
    assert_eq!(max_age(&answer), MAX_AGE_SECONDS);
    assert!(directive(&answer, "stale-while-revalidate").unwrap() > 0);
    assert_eq!(directive(&answer, "stale-if-error"), Some(86_400));
}

#[test]
fn the_default_date_changes_at_midnight_in_new_york() {
    let app = TestApp::new();

    let before = progress_at(&app, "2026-11-22T04:59:59Z");
    let after = progress_at(&app, "2026-11-22T05:00:00Z");

    assert_eq!(before.text_at("/currency/as_of"), "2026-11-21");
    assert_eq!(after.text_at("/currency/as_of"), "2026-11-22");
    assert_eq!(before.number("/next_date/days"), 40);
    assert_eq!(after.number("/next_date/days"), 39);
    assert_ne!(before.header("etag"), after.header("etag"));
}

#[test]
fn in_summer_midnight_is_four_hours_behind_utc() {
    let app = TestApp::new();

    let before = progress_at(&app, "2027-07-01T03:59:59Z");
    let after = progress_at(&app, "2027-07-01T04:00:00Z");

    assert_eq!(before.text_at("/currency/as_of"), "2027-06-30");
    assert_eq!(after.text_at("/currency/as_of"), "2027-07-01");
}

#[test]
fn the_tag_of_yesterday_is_not_held_today() {
    let app = TestApp::new();
    let yesterday = progress_at(&app, "2026-11-22T04:59:59Z");

    app.set_clock("2026-11-22T05:00:00Z");
    let headers = [("if-none-match", yesterday.header("etag"))];
    let today = app
        .public()
        .get_with(&format!("{HANOI}/progress"), &headers);

    assert_eq!(today.status, 200);
}

#[test]
fn the_content_is_dated_from_midnight_when_only_the_day_changed() {
    let app = TestApp::new();

    let answer = progress_at(&app, "2026-11-22T10:00:00Z");

    assert_eq!(
        answer.header("last-modified"),
        "Sun, 22 Nov 2026 05:00:00 GMT"
    );
}

#[test]
fn no_cache_keeps_an_answer_across_midnight() {
    let app = TestApp::new();

    for (instant, left) in [
        ("2026-11-22T04:59:59.999Z", 0),
        ("2026-11-22T04:59:59Z", 1),
        ("2026-11-22T04:59:30Z", 30),
        ("2026-11-22T04:58:00Z", 120),
        ("2026-11-22T04:49:00Z", 660),
        ("2026-11-22T04:48:59Z", 661),
    ] {
        let answer = progress_at(&app, instant);
        let kept = max_age(&answer) + directive(&answer, "stale-while-revalidate").unwrap_or(0);
        assert!(
            kept <= left,
            "{instant}: {}",
            answer.header("cache-control")
        );
        assert_eq!(max_age(&answer), left.min(MAX_AGE_SECONDS), "{instant}");
    }
}

#[test]
fn the_days_on_which_the_clocks_change_have_their_own_length() {
    let app = TestApp::new();

    // In New York 8 March 2026 has 23 hours and 1 November 2026 has 25.
    for (instant, date) in [
        ("2027-03-14T04:59:59Z", "2027-03-13"),
        ("2027-03-14T05:00:00Z", "2027-03-14"),
        ("2027-03-15T03:59:59Z", "2027-03-14"),
        ("2027-03-15T04:00:00Z", "2027-03-15"),
        ("2027-11-07T03:59:59Z", "2027-11-06"),
        ("2027-11-07T04:00:00Z", "2027-11-07"),
        ("2027-11-08T04:59:59Z", "2027-11-07"),
        ("2027-11-08T05:00:00Z", "2027-11-08"),
    ] {
        assert_eq!(
            progress_at(&app, instant).text_at("/currency/as_of"),
            date,
            "{instant}"
        );
    }
}

#[test]
fn a_clock_that_is_set_back_goes_back_to_yesterday() {
    let app = TestApp::new();
    progress_at(&app, "2026-11-22T05:00:00Z");

    let answer = progress_at(&app, "2026-11-22T04:59:59Z");

    assert_eq!(answer.text_at("/currency/as_of"), "2026-11-21");
}

#[test]
fn today_in_a_request_is_the_depositarys_day() {
    let app = TestApp::new();
    app.set_clock("2026-11-22T04:30:00Z");

    // Already the 22nd in London and in Hanoi, not yet in New York.
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-22"))
        .refused(422, "date_in_future");
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
}
