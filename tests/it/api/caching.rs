//! Entity tags and conditional requests.

use crate::support::api::{ACTIONS, Answer, HANOI, TestApp, act};

fn progress(app: &TestApp, headers: &[(&str, &str)]) -> Answer {
    app.public().get_with(&format!("{HANOI}/progress"), headers)
}

#[test]
fn an_entity_tag_is_strong() {
    let app = TestApp::new();

    let answer = progress(&app, &[]);
    let etag = answer.header("etag");

    assert!(
        etag.starts_with('"') && etag.ends_with('"') && etag.len() > 10,
        "{etag}"
    );
}

#[test]
fn the_exact_tag_is_answered_by_304_without_body() {
    let app = TestApp::new();
    let first = progress(&app, &[]);

    let second = progress(&app, &[("if-none-match", first.header("etag"))]);

    assert_eq!(second.status, 304);
    assert!(second.body.is_empty());
    for name in ["etag", "cache-control", "vary", "last-modified"] {
        assert_eq!(second.header(name), first.header(name), "{name}");
    }
}

#[test]
fn a_list_that_has_the_tag_is_answered_by_304() {
    let app = TestApp::new();
    let etag = progress(&app, &[]).header("etag").to_owned();

    for list in [
        format!("\"x\", {etag}"),
        format!("{etag},\"x\""),
        format!("\"x\" ,W/{etag} , \"y\""),
    ] {
        assert_eq!(
            progress(&app, &[("if-none-match", &list)]).status,
            304,
            "{list}"
        );
    }
}

#[test]
fn a_list_in_two_headers_is_one_list() {
    let app = TestApp::new();
    let etag = progress(&app, &[]).header("etag").to_owned();

    let answer = progress(
        &app,
        &[("if-none-match", "\"x\""), ("if-none-match", &etag)],
    );

    assert_eq!(answer.status, 304);
}

#[test]
fn the_weak_form_of_the_tag_is_answered_by_304() {
    let app = TestApp::new();
    let etag = progress(&app, &[]).header("etag").to_owned();

    assert_eq!(
        progress(&app, &[("if-none-match", &format!("W/{etag}"))]).status,
        304
    );
}

#[test]
fn any_tag_is_answered_by_304() {
    let app = TestApp::new();

    assert_eq!(progress(&app, &[("if-none-match", "*")]).status, 304);
}

#[test]
fn another_tag_is_answered_by_the_content() {
    let app = TestApp::new();
    let etag = progress(&app, &[])
        .header("etag")
        .trim_matches('"')
        .to_owned();

    for other in [
        "\"x\"".to_owned(),
        "x".to_owned(),
        etag.clone(),
        format!("\"{etag}x\""),
        String::new(),
    ] {
        let answer = progress(&app, &[("if-none-match", &other)]);
        assert_eq!(answer.status, 200, "{other}");
        assert!(!answer.body.is_empty());
    }
}

#[test]
fn what_does_not_exist_is_not_answered_by_304() {
    let app = TestApp::new();

    app.public()
        .get_with("/v1/treaties/none/progress", &[("if-none-match", "*")])
        .refused(404, "treaty_not_found");
}

#[test]
fn every_instance_gives_the_same_tag() {
    let app = TestApp::new();
    let other = app.another_instance();

    for path in [
        "/v1/treaties",
        "/v1/treaties/untoc/participants",
        "/v1/events",
        "/v1/checkpoint",
        "/v1/vocabulary",
        "/v1/conformance",
    ] {
        let (one, two) = (app.public().get(path).ok(), other.public().get(path).ok());
        assert_eq!(one.header("etag"), two.header("etag"), "{path}");
        assert_eq!(
            one.header("last-modified"),
            two.header("last-modified"),
            "{path}"
        );
    }
}

#[test]
fn every_token_gets_the_same_tag() {
    let app = TestApp::new();
    let anonymous = progress(&app, &[]);

    let known = app.ministry("VNM").get(&format!("{HANOI}/progress")).ok();

    assert_eq!(known.header("etag"), anonymous.header("etag"));
    assert_eq!(known.body, anonymous.body);
}

#[test]
fn a_reply_to_a_token_is_not_stored() {
    let app = TestApp::new();
    let path = format!("{HANOI}/progress");

    let known = app.ministry("VNM").get(&path).ok();
    let held = app
        .ministry("VNM")
        .get_with(&path, &[("if-none-match", known.header("etag"))]);
    let anonymous = app.public().get(&path).ok();

    assert_eq!(known.header("cache-control"), "no-store");
    assert_eq!(
        (held.status, held.header("cache-control")),
        (304, "no-store")
    );
    assert!(anonymous.header("cache-control").starts_with("public"));
}

#[test]
fn an_entry_changes_the_tag() {
    let app = TestApp::new();
    let before = progress(&app, &[]);

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let after = progress(&app, &[("if-none-match", before.header("etag"))]);

    assert_eq!(after.status, 200);
    assert_ne!(after.header("etag"), before.header("etag"));
}

#[test]
fn each_question_has_its_own_tag() {
    let app = TestApp::new();

    let mut tags: Vec<String> = [
        "",
        "?as_of=2025-10-24",
        "?as_of=2025-10-25",
        "?as_of=2025-10-26",
    ]
    .map(|query| {
        let answer = app.public().get(&format!("{HANOI}/progress{query}")).ok();
        answer.header("etag").to_owned()
    })
    .into();
    tags.sort();
    tags.dedup();

    assert_eq!(tags.len(), 4);
}

#[test]
fn the_date_of_the_last_change_is_that_of_the_entry_or_of_the_day() {
    let app = TestApp::new();

    let today = progress(&app, &[]);
    let fixed = app
        .public()
        .get(&format!("{HANOI}/progress?as_of=2025-12-31"))
        .ok();

    // The day began in New York at 05:00 UTC, and the record was filled at 09:30.
    assert_eq!(
        today.header("last-modified"),
        "Sat, 21 Nov 2026 09:30:00 GMT"
    );
    assert_eq!(
        fixed.header("last-modified"),
        "Sat, 21 Nov 2026 09:30:00 GMT"
    );
}

#[test]
fn the_date_of_the_last_change_moves_with_an_entry() {
    let app = TestApp::new();
    app.set_clock("2026-11-21T16:30:05.999999Z");

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    app.set_clock("2026-11-21T16:30:06Z");

    assert_eq!(
        progress(&app, &[]).header("last-modified"),
        "Sat, 21 Nov 2026 16:30:05 GMT"
    );
}

#[test]
fn no_date_is_given_while_its_second_lasts() {
    let app = TestApp::new();
    app.set_clock("2026-11-21T16:30:05Z");
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    let first = progress(&app, &[]);
    app.depositary()
        .post(ACTIONS, &act("KEN", "accession", "2026-11-21"))
        .ok();
    let second = progress(&app, &[]);

    assert_eq!(
        (first.number("/counted"), second.number("/counted")),
        (1, 2)
    );
    assert!(!first.has("last-modified") && !second.has("last-modified"));
}

#[test]
fn what_has_not_changed_since_is_answered_by_304() {
    let app = TestApp::new();
    let date = progress(&app, &[]).header("last-modified").to_owned();

    for since in [date.as_str(), "Sat, 21 Nov 2026 14:59:00 GMT"] {
        let answer = progress(&app, &[("if-modified-since", since)]);

        assert_eq!(answer.status, 304, "{since}");
    }
}

#[test]
fn what_has_changed_since_is_answered_by_the_content() {
    let app = TestApp::new();

    for date in [
        "Sat, 21 Nov 2026 09:29:59 GMT",
        "Fri, 20 Nov 2026 12:00:00 GMT",
        "yesterday",
        "",
    ] {
        assert_eq!(
            progress(&app, &[("if-modified-since", date)]).status,
            200,
            "{date}"
        );
    }
}

#[test]
fn a_tag_decides_before_a_date() {
    let app = TestApp::new();
    let date = progress(&app, &[]).header("last-modified").to_owned();

    let answer = progress(
        &app,
        &[("if-none-match", "\"x\""), ("if-modified-since", &date)],
    );

    assert_eq!(answer.status, 200);
}
