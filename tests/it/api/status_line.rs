//! The sentence over HTTP: its numbers, its language, its form.

use crate::support::api::{ACTIONS, Answer, HANOI, TestApp, act};

const LANGUAGES: [&str; 7] = ["ar", "zh", "en", "fr", "ru", "es", "vi"];

fn line(app: &TestApp, query: &str) -> Answer {
    app.public()
        .get(&format!("{HANOI}/status-line{query}"))
        .ok()
}

fn line_with(app: &TestApp, headers: &[(&str, &str)]) -> Answer {
    app.public()
        .get_with(&format!("{HANOI}/status-line"), headers)
}

#[test]
fn the_shipped_record_is_told_with_what_it_does_not_know() {
    let answer = line(&TestApp::new(), "");

    assert_eq!(
        answer.text_at("/text"),
        "As of 21 November 2026, according to this register, whose record is complete only until 19 November 2025, \
         the Hanoi Convention has 73 signatories (72 States and 1 regional economic integration organization); \
         0 of the 40 instruments required for its entry into force have been deposited; it is not in force."
    );
    assert_eq!(answer.text_at("/state"), "pending");
    assert_eq!(answer.text_at("/dates/as_of"), "2026-11-21");
    assert_eq!(answer.text_at("/dates/signature_closes_on"), "2026-12-31");
    assert!(answer.at("/dates/entry_into_force_on").is_null());
    assert_eq!(answer.text_at("/currency/complete_until"), "2025-11-19");
}

#[test]
fn its_numbers_and_dates_are_those_of_progress_at_the_same_moment() {
    let app = TestApp::new();

    for (treaty, query) in [
        ("hanoi-convention", ""),
        ("hanoi-convention", "?as_of=2025-10-25"),
        ("hanoi-convention", "?at_position=40"),
        ("untoc", "?as_of=2003-08-01"),
        ("untoc", "?as_of=2013-10-17&known_at=2026-11-21T15:00:00Z"),
        ("uncac", "?as_of=2005-12-14"),
    ] {
        let get = |below: &str| {
            app.public()
                .get(&format!("/v1/treaties/{treaty}/{below}{query}"))
                .ok()
        };
        let (line, progress) = (get("status-line"), get("progress"));
        for number in [
            "threshold",
            "counted",
            "remaining",
            "signatories",
            "contracting_states",
            "parties",
        ] {
            assert_eq!(
                line.at(&format!("/numbers/{number}")),
                progress.at(&format!("/{number}")),
                "{treaty}{query}: {number}"
            );
        }
        for date in ["threshold_reached_on", "entry_into_force_on"] {
            assert_eq!(
                line.at(&format!("/dates/{date}")),
                progress.at(&format!("/{date}"))
            );
        }
        assert_eq!(line.at("/state"), progress.at("/state"));
        assert_eq!(line.at("/currency"), progress.at("/currency"));
    }
}

#[test]
fn every_language_can_be_asked_for_and_says_its_direction() {
    let app = TestApp::new();
    let mut sentences = std::collections::BTreeSet::new();

    for language in LANGUAGES {
        let answer = line(&app, &format!("?lang={language}"));
        assert_eq!(answer.header("content-language"), language);
        assert_eq!(answer.text_at("/language"), language);
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        assert_eq!(answer.text_at("/direction"), direction, "{language}");
        let accepted = line_with(&app, &[("accept-language", language)]).ok();
        assert_eq!(accepted.text(), answer.text(), "{language}");
        sentences.insert(answer.text_at("/text"));
    }
    assert_eq!(sentences.len(), LANGUAGES.len());
}

#[test]
fn the_sentence_alone_is_plain_text() {
    let app = TestApp::new();

    for language in LANGUAGES {
        let asked = [("accept", "text/plain"), ("accept-language", language)];
        let plain = line_with(&app, &asked).ok();
        let json = line(&app, &format!("?lang={language}"));
        assert_eq!(plain.text(), json.text_at("/text"), "{language}");
        assert_eq!(plain.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(plain.header("content-language"), language);
        assert_ne!(plain.header("etag"), json.header("etag"));
        assert!(
            plain
                .header("vary")
                .split(", ")
                .any(|name| name == "accept")
        );
    }
}

#[test]
fn the_clients_ranking_decides_between_json_and_text() {
    let app = TestApp::new();
    let (json, text) = ("application/json", "text/plain; charset=utf-8");

    // Twice, for the second answer is one that was remembered.
    for _ in 0..2 {
        for (accept, expected) in [
            ("", json),
            ("*/*", json),
            ("application/json", json),
            ("text/plain, application/json", json),
            ("application/json;q=0.9, text/plain;q=0.8", json),
            ("text/html, */*;q=0.8", json),
            ("text/plain;q=0, */*", json),
            ("text/plain", text),
            ("TEXT/PLAIN; charset=utf-8; Q=0.5", text),
            ("text/*", text),
            ("text/plain, */*;q=0.1", text),
            ("application/json;q=0.8, text/plain;q=0.9", text),
            ("application/json;q=0.8, text/plain;q=0.85", text),
            ("application/json;q=0, */*", text),
        ] {
            let answer = line_with(&app, &[("accept", accept)]).ok();
            assert_eq!(answer.header("content-type"), expected, "{accept}");
        }
    }
}

#[test]
fn a_client_that_takes_neither_is_told_what_there_is() {
    let app = TestApp::new();

    for accept in [
        "text/html",
        "image/*",
        "text/plain;q=0, application/json;q=0.000",
    ] {
        let refused = line_with(&app, &[("accept", accept)]).refused(406, "not_acceptable");
        assert!(
            refused.text_at("/detail").contains("text/plain"),
            "{accept}"
        );
    }
}

#[test]
fn no_other_resource_is_plain_text() {
    let app = TestApp::new();
    let plain = [("accept", "text/plain")];
    line_with(&app, &plain).ok();

    for below in ["", "/progress", "/participants", "/participants/VNM"] {
        app.public()
            .get_with(&format!("{HANOI}{below}"), &plain)
            .refused(406, "not_acceptable");
    }
}

#[test]
fn the_sentence_follows_the_record() {
    let app = TestApp::new();
    let before = line_with(&app, &[("accept", "text/plain")]).ok();
    assert!(before.text().contains("; 0 of the 40 instruments"));

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    let after = line_with(&app, &[("accept", "text/plain")]).ok();
    assert!(after.text().contains("; 1 of the 40 instruments"));
    let held = [
        ("accept", "text/plain"),
        ("if-none-match", before.header("etag")),
    ];
    assert_eq!(line_with(&app, &held).status, 200);
    let held = [
        ("accept", "text/plain"),
        ("if-none-match", after.header("etag")),
    ];
    assert_eq!(line_with(&app, &held).status, 304);
}

#[test]
fn an_earlier_position_is_named_and_stays_the_same_for_ever() {
    let app = TestApp::new();
    let then = line(&app, "?as_of=2026-11-21&at_position=713");
    assert!(then.text_at("/text").contains("as it stood at entry 713,"));

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    let again = line(&app, "?as_of=2026-11-21&at_position=713");
    assert_eq!(again.text(), then.text());
}

#[test]
fn a_date_to_come_is_projected() {
    let app = TestApp::new();

    let answer = line(&app, "?as_of=2027-05-01");

    assert!(
        answer
            .text_at("/text")
            .starts_with("As projected to 1 May 2027")
    );
    app.set_clock("2027-05-01T15:00:00Z");
    let come = line(&app, "?as_of=2027-05-01");
    assert!(come.text_at("/text").starts_with("As of 1 May 2027"));
}
