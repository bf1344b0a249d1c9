//! Memento (RFC 7089): the legal date chosen by a header.

mod remembered;

use crate::support::api::{ACTIONS, Answer, HANOI, TestApp, act};

const NOON: (&str, &str) = ("accept-datetime", "Sun, 26 Oct 2025 12:00:00 GMT");

/// The resources that negotiate the legal date.
const DATED: [&str; 9] = [
    "/progress",
    "/progress/explain",
    "/progress/series",
    "/milestones",
    "/pace",
    "/status-line",
    "/participants",
    "/participants/VNM",
    "/actions",
];

fn at(app: &TestApp, below: &str, datetime: &str) -> Answer {
    app.public()
        .get_with(&format!("{HANOI}{below}"), &[("accept-datetime", datetime)])
}

fn get(app: &TestApp, below: &str) -> Answer {
    app.public().get(&format!("{HANOI}{below}")).ok()
}

#[test]
fn the_header_gives_what_the_parameter_gives() {
    let app = TestApp::new();

    for below in DATED {
        let by_parameter = get(&app, &format!("{below}?as_of=2025-10-26"));
        let by_header = at(&app, below, NOON.1).ok();

        assert_eq!(by_header.text(), by_parameter.text(), "{below}");
        assert_eq!(by_header.header("etag"), by_parameter.header("etag"));
        for answer in [&by_header, &by_parameter] {
            assert_eq!(
                answer.header("memento-datetime"),
                "Sun, 26 Oct 2025 04:00:00 GMT",
                "{below}"
            );
        }
        assert_eq!(
            by_header.header("content-location"),
            format!("{HANOI}{below}?as_of=2025-10-26")
        );
        assert!(!by_parameter.has("content-location"));
    }
}

#[test]
fn the_date_is_new_yorks() {
    let app = TestApp::new();

    for (datetime, date) in [
        ("Sun, 26 Oct 2025 03:59:59 GMT", "2025-10-25"),
        ("Sun, 26 Oct 2025 04:00:00 GMT", "2025-10-26"),
        ("Thu, 20 Nov 2025 04:59:59 GMT", "2025-11-19"),
        ("Thu, 20 Nov 2025 05:00:00 GMT", "2025-11-20"),
    ] {
        let answer = at(&app, "/progress", datetime).ok();
        assert_eq!(answer.text_at("/currency/as_of"), date, "{datetime}");
    }
}

#[test]
fn the_datetime_of_an_answer_leads_back_to_it() {
    let app = TestApp::new();

    for date in [
        "1800-01-01",
        "1883-11-18",
        "2025-03-09",
        "2025-11-02",
        "2026-11-20",
    ] {
        let memento = get(&app, &format!("/progress?as_of={date}"));
        let again = at(&app, "/progress", memento.header("memento-datetime")).ok();
        assert_eq!(again.text_at("/currency/as_of"), date);
    }
}

#[test]
fn a_date_that_is_given_wins_over_the_header() {
    let app = TestApp::new();

    let answer = at(&app, "/progress?as_of=2025-10-25", NOON.1).ok();

    assert_eq!(answer.text_at("/currency/as_of"), "2025-10-25");
    assert_eq!(
        answer.header("memento-datetime"),
        "Sat, 25 Oct 2025 04:00:00 GMT"
    );
    assert!(!answer.has("content-location"));
}

#[test]
fn an_answer_says_that_it_depends_on_the_header() {
    let app = TestApp::new();

    for below in DATED {
        assert!(
            get(&app, below).header("vary").ends_with("accept-datetime"),
            "{below}"
        );
        let then = at(&app, below, NOON.1).ok();
        assert!(then.header("vary").ends_with("accept-datetime"), "{below}");
    }
    let action = get(&app, "/actions/2");
    assert_eq!(action.header("vary"), "accept, accept-encoding");
}

#[test]
fn an_answer_for_the_past_links_to_the_original() {
    let app = TestApp::new();

    let by_header = at(&app, "/progress", NOON.1).ok();
    let by_parameter = get(
        &app,
        "/participants?signed=true&as_of=2025-10-26&sort=-signed_on",
    );

    assert_eq!(
        by_header.header("link"),
        format!("<{HANOI}/progress>; rel=\"original\", <{HANOI}/progress>; rel=\"timegate\"")
    );
    let original = format!("{HANOI}/participants?signed=true&sort=-signed_on");
    assert_eq!(
        by_parameter.header("link"),
        format!("<{original}>; rel=\"original\", <{original}>; rel=\"timegate\"")
    );
}

#[test]
fn an_answer_for_today_is_no_memento() {
    let app = TestApp::new();

    for below in DATED {
        for query in [
            "",
            "?as_of=2026-11-21",
            "?as_of=2027-01-01",
            "?at_position=100",
        ] {
            let answer = get(&app, &format!("{below}{query}"));
            assert!(!answer.has("memento-datetime"), "{below}{query}");
            assert!(
                !answer.header("link").contains("original"),
                "{below}{query}"
            );
        }
    }
}

#[test]
fn an_instant_to_come_stands_for_today() {
    let app = TestApp::new();

    let answer = at(&app, "/progress", "Fri, 01 Jan 2100 00:00:00 GMT").ok();

    assert_eq!(answer.text_at("/currency/as_of"), "2026-11-21");
    assert!(!answer.has("memento-datetime"));
    assert!(answer.header("link").contains("rel=\"timegate\""));
}

#[test]
fn an_instant_before_any_treaty_stands_for_the_first_date() {
    let app = TestApp::new();

    let answer = at(&app, "/progress", "Sat, 01 Jan 1000 00:00:00 GMT");

    assert_eq!(answer.status, 400);
    let answer = at(&app, "/progress", "Wed, 01 Jan 1000 00:00:00 GMT").ok();
    assert_eq!(answer.text_at("/currency/as_of"), "1800-01-01");
}

#[test]
fn what_is_no_date_of_http_is_refused() {
    let app = TestApp::new();

    for below in DATED {
        for wrong in [
            "",
            "yesterday",
            "2025-10-26",
            "2025-10-26T12:00:00Z",
            "Mon, 26 Oct 2025 12:00:00 GMT",
            "Sun, 26 Oct 2025 12:00:00 UTC",
            "Sun, 26 Oct 2025 25:00:00 GMT",
        ] {
            get(&app, below);
            at(&app, below, wrong).refused(400, "invalid_header");
            at(&app, &format!("{below}?as_of=2025-10-26"), wrong).refused(400, "invalid_header");
        }
    }
}

#[test]
fn two_such_headers_are_refused() {
    TestApp::new()
        .public()
        .get_with(&format!("{HANOI}/progress"), &[NOON, NOON])
        .refused(400, "invalid_header");
}

#[test]
fn other_resources_do_not_look_at_the_header() {
    let app = TestApp::new();

    for path in ["/v1/treaties", HANOI, "/v1/participants", "/v1/checkpoint"] {
        let plain = app.public().get(path).ok();
        let asked = app
            .public()
            .get_with(path, &[("accept-datetime", "yesterday")])
            .ok();
        assert_eq!(asked.text(), plain.text(), "{path}");
        assert!(!asked.header("vary").contains("accept-datetime"), "{path}");
    }
}

#[test]
fn the_header_goes_with_the_records_clock() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();
    let datetime = "Fri, 20 Nov 2026 15:00:00 GMT";

    let known = at(&app, "/progress", datetime).ok();
    let unknown = at(&app, "/progress?at_position=713", datetime).ok();

    assert_eq!(
        (known.number("/counted"), unknown.number("/counted")),
        (1, 0)
    );
    assert_eq!(
        unknown.header("content-location"),
        format!("{HANOI}/progress?at_position=713&as_of=2026-11-20")
    );
}
