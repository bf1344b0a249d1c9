//! Feeds: one entry for each entry of the record, whose name is the record's own wherever it is served from.

use atom_syndication::{Entry, Feed, Link};
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};
use signatory::domain::language::Language;
use signatory::ledger::transfer;

use crate::support::api::{ACTIONS, Answer, HANOI, NOW, SHIPPED, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(names_stay_when_the_record_is_carried_to_another_database);

const FEED: &str = "/treaties/hanoi-convention/feed.atom";
const LATER: &str = "2026-11-21T16:30:00Z";

fn read(answer: &Answer) -> Feed {
    assert_eq!(
        answer.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    Feed::read_from(answer.body.as_slice()).unwrap()
}

fn feed(app: &TestApp, path: &str) -> Feed {
    read(&app.public().get(path).ok())
}

fn record(app: &TestApp, act: &Value) -> String {
    app.depositary().post(ACTIONS, act).ok().text_at("/id")
}

fn correct(app: &TestApp, id: &str, replacement: Option<Value>) -> String {
    let body = json!({"kind": "clerical", "reason": "a slip", "replacement": replacement});
    let path = format!("{ACTIONS}/{id}/corrections");
    app.depositary().post(&path, &body).ok().text_at("/id")
}

fn text(entry: &Entry) -> &str {
    let content = entry.content.as_ref().unwrap();
    assert_eq!(content.content_type.as_deref(), Some("text"));
    content.value.as_deref().unwrap()
}

fn linked<'a>(links: &'a [Link], rel: &str, media: &str) -> Option<&'a str> {
    let found = links
        .iter()
        .find(|link| link.rel == rel && link.mime_type.as_deref() == Some(media));
    found.map(|link| link.href.as_str())
}

fn next(feed: &Feed) -> Option<String> {
    let next = linked(&feed.links, "next", "application/atom+xml")?;
    Some(next.trim_start_matches("http://127.0.0.1:8080").to_owned())
}

fn instant(text: &str) -> DateTime<FixedOffset> {
    text.parse().unwrap()
}

#[test]
fn an_entry_says_in_words_what_was_done_and_where_it_is_found() {
    let app = TestApp::new();
    let id = record(&app, &act("VNM", "ratification", "2026-11-20"));

    let feed = feed(&app, FEED);

    let newest = &feed.entries[0];
    assert_eq!(
        newest.title.value,
        "Viet Nam deposited its instrument of ratification"
    );
    assert!(text(newest).starts_with("Date of the act: 20 November 2026."));
    assert_eq!(newest.updated, instant(NOW));
    assert_eq!(newest.published, Some(instant(NOW)));
    assert_eq!(
        linked(&newest.links, "alternate", "text/html"),
        Some("http://127.0.0.1:8080/treaties/hanoi-convention/participants/VNM?lang=en")
    );
    let data = linked(&newest.links, "alternate", "application/json").unwrap();
    assert_eq!(data, format!("http://127.0.0.1:8080{ACTIONS}/{id}"));
    assert_eq!(feed.updated, instant(NOW));
    assert_eq!(feed.authors[0].name, "Signatory");
}

#[test]
fn signing_is_never_told_as_consent() {
    let app = TestApp::new();

    for language in Language::ALL {
        let tag = language.tag();
        let signed = feed(&app, &format!("{FEED}?lang={tag}&limit=200"));
        assert_eq!(
            signed.entries.len(),
            74,
            "73 signatures and the registration"
        );
        for entry in &signed.entries {
            let title = entry.title.value.to_lowercase();
            for word in [
                "ratif",
                "ратиф",
                "批准",
                "phê chuẩn",
                "تصديق",
                "deposit",
                "交存",
            ] {
                assert!(!title.contains(word), "{tag}: {title}");
            }
        }
    }
}

#[test]
fn the_newest_come_first_and_pages_lead_back_to_the_registration() {
    let app = TestApp::new();
    let mut ids = Vec::new();
    let mut path = Some(format!("{FEED}?limit=30"));

    while let Some(at) = path {
        let page = feed(&app, &at);
        assert!(page.entries.len() <= 30);
        ids.extend(page.entries.iter().map(|entry| entry.id.clone()));
        path = next(&page);
    }

    let all = feed(&app, &format!("{FEED}?limit=200"));
    let whole: Vec<String> = all.entries.iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ids, whole);
    assert_eq!(next(&all), None);
    assert_eq!(all.entries[0].title.value, "Mauritius signed the treaty");
    let first = all.entries.last().unwrap();
    assert_eq!(
        first.title.value,
        "Hanoi Convention: taken up into this register"
    );
}

#[test]
fn a_page_by_position_stays_when_entries_are_added() {
    let app = TestApp::new();
    let page = format!("{FEED}?before=50&limit=10");
    let before = app.public().get(&page).ok();

    record(&app, &act("VNM", "ratification", "2026-11-20"));

    assert_eq!(app.public().get(&page).ok().body, before.body);
}

#[test]
fn a_feed_of_one_participant_has_what_concerns_it() {
    let app = TestApp::new();
    let deposit = record(&app, &act("VNM", "ratification", "2026-11-20"));
    record(&app, &act("MUS", "ratification", "2026-11-20"));
    correct(&app, &deposit, None);

    let feed = feed(
        &app,
        "/treaties/hanoi-convention/participants/vietnam/feed.atom",
    );

    let titles: Vec<&str> = feed
        .entries
        .iter()
        .map(|e| e.title.value.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "Correction: entry 714 no longer stands",
            "Viet Nam deposited its instrument of ratification",
            "Viet Nam signed the treaty"
        ]
    );
    assert_eq!(feed.title.value, "Hanoi Convention: the record of Viet Nam");
}

#[test]
fn a_participant_that_did_nothing_has_a_feed_without_entries() {
    let app = TestApp::new();

    let feed = feed(
        &app,
        "/treaties/hanoi-convention/participants/ISL/feed.atom",
    );

    assert!(feed.entries.is_empty());
    assert!(feed.updated < instant(LATER));
}

#[test]
fn updated_moves_with_the_correction_and_with_nothing_else() {
    let app = TestApp::new();
    let id = record(&app, &act("VNM", "ratification", "2026-11-20"));
    let by_title = |title: &str| {
        let feed = feed(&app, FEED);
        let found = feed.entries.into_iter().find(|e| e.title.value == title);
        found.unwrap()
    };
    let title = "Viet Nam deposited its instrument of ratification";
    let before = by_title(title);

    app.set_clock("2026-11-21T16:00:00Z");
    record(&app, &act("MUS", "ratification", "2026-11-21"));
    assert_eq!(by_title(title), before);

    app.set_clock(LATER);
    let right = act("VNM", "ratification", "2026-11-19");
    correct(&app, &id, Some(right));
    let after = by_title(title);

    assert_eq!(after.id, before.id);
    assert_eq!(after.published, before.published);
    assert_eq!(after.updated, instant(LATER));
    assert!(text(&after).ends_with("This entry was corrected by entry 716."));
    let correction = by_title(&format!("Correction: {title}"));
    assert!(text(&correction).contains(&format!(
        "It takes the place of entry 714: {title} (20 November 2026)."
    )));
}

#[test]
fn a_decision_is_told_and_so_is_its_revocation() {
    let app = TestApp::new();
    let path = format!("{HANOI}/decisions");
    let decision = json!({"kind": "policy", "date": "2026-11-21",
        "policy": "withdrawal_after_threshold", "value": "as_never_deposited", "reason": "practice"});
    let made = app.depositary().post(&path, &decision).ok().text_at("/id");
    app.set_clock(LATER);
    let revocation = json!({"kind": "revocation", "date": "2026-11-21", "revokes": made,
        "reason": "practice changed"});
    app.depositary().post(&path, &revocation).ok();

    let feed = feed(&app, FEED);

    let (revoked, decided) = (&feed.entries[0], &feed.entries[1]);
    assert_eq!(
        revoked.title.value,
        format!("The depositary revoked the decision in entry {made}")
    );
    assert!(text(decided).contains("It holds from 21 November 2026."));
    assert!(text(decided).contains("This decision was revoked by entry"));
    assert_eq!(decided.updated, instant(LATER));
}

#[test]
fn milestones_are_named() {
    let app = TestApp::new();
    let signed = app
        .public()
        .get(&format!("{HANOI}/participants?status=signatory&limit=100"))
        .ok();
    let states = signed
        .list("/participants")
        .into_iter()
        .filter(|row| row["kind"] == "state");
    for row in states.take(10) {
        let code = row["code"].as_str().unwrap();
        record(&app, &act(code, "ratification", "2026-11-20"));
    }

    for (tag, name) in [
        ("en", "a quarter of the instruments required"),
        ("ru", "четверть числа документов"),
        ("zh", "四分之一"),
    ] {
        let feed = feed(&app, &format!("{FEED}?lang={tag}"));
        assert!(text(&feed.entries[0]).contains(name), "{tag}");
        assert!(!text(&feed.entries[1]).contains(name), "{tag}");
    }
}

#[test]
fn hostile_text_is_text() {
    let app = TestApp::new();
    let hostile = "]]><script>alert(1)</script>&amp;\n</content> \u{202E}sdrawkcab";
    let mut reserving = act("VNM", "ratification", "2026-11-20");
    reserving["statements"] = json!([{ "kind": "declaration", "text": hostile }]);
    reserving["note"] = json!("<b>\u{2067}never closed");
    reserving["source"] = json!("https://example.int/?a=1&b=<c>");
    record(&app, &reserving);

    let answer = app.public().get(FEED).ok();

    let body = answer.text();
    assert!(!body.contains("<script"), "{body}");
    assert!(!body.contains("]]>"), "{body}");
    let read = read(&answer);
    let newest = text(&read.entries[0]);
    assert!(
        newest.contains("]]><script>alert(1)</script>&amp;\u{2069}\n\u{2068}</content>"),
        "{newest}"
    );
    assert!(newest.contains("https://example.int/?a=1&b=<c>"));
    // What it does to the direction of writing ends with its own line.
    assert!(
        newest.contains("\u{202E}sdrawkcab\u{202C}\u{2069}\n"),
        "{newest:?}"
    );
    assert!(
        newest.contains("\u{2067}never closed\u{2069}\u{2069}"),
        "{newest:?}"
    );
}

fn names_stay_when_the_record_is_carried_to_another_database(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    record(&app, &act("VNM", "ratification", "2026-11-20"));
    let here = feed(&app, &format!("{FEED}?limit=200"));
    let dates = app.public().get("/treaties/uncac/calendar.ics").ok();
    let mut file = Vec::new();
    transfer::export(&mut database.open(), &mut file, |_, _| {}).unwrap();

    for copy in [Some(TestDatabase::sqlite()), TestDatabase::postgres()] {
        let Some(copy) = copy else { continue };
        transfer::import(&mut copy.migrated(), file.as_slice(), |_, _| {}).unwrap();
        let other = TestApp::on(copy.url().clone());

        assert_eq!(feed(&other, &format!("{FEED}?limit=200")), here);
        let carried = other.public().get("/treaties/uncac/calendar.ics").ok();
        assert_eq!(carried.text(), dates.text());
    }
}

#[test]
fn another_register_has_other_names() {
    let (one, other) = (
        TestApp::new(),
        TestApp::on(TestDatabase::sqlite().url().clone()),
    );
    other.set_clock(LATER);
    let apart = (
        record(&one, &act("VNM", "ratification", "2026-11-20")),
        record(&other, &act("VNM", "ratification", "2026-11-19")),
    );

    let (of_one, of_other) = (feed(&one, FEED), feed(&other, FEED));

    assert_eq!(apart.0, apart.1);
    assert_ne!(of_one.entries[0].id, of_other.entries[0].id);
}

#[test]
fn every_language_has_its_titles_and_none_is_missing() {
    let app = TestApp::new();
    let mut titles = std::collections::BTreeSet::new();

    for language in Language::ALL {
        let tag = language.tag();
        let answer = app.public().get(&format!("{FEED}?lang={tag}")).ok();
        let negotiated = app
            .public()
            .get_with(FEED, &[("accept-language", tag)])
            .ok();
        assert_eq!(answer.header("content-language"), tag);
        assert_eq!(negotiated.header("content-language"), tag);
        assert!(negotiated.header("vary").contains("accept-language"));
        let read = read(&answer);
        assert_eq!(read.lang.as_deref(), Some(tag));
        titles.insert(read.entries[0].title.value.clone());
    }

    assert_eq!(titles.len(), Language::ALL.len());
}

#[test]
fn a_reader_that_has_the_feed_is_told_so() {
    let app = TestApp::new();
    let held = app.public().get(FEED).ok();
    let tag = held.header("etag").to_owned();

    let again = app.public().get_with(FEED, &[("if-none-match", &tag)]);
    let head = app
        .public()
        .send(actix_web::http::Method::HEAD, FEED, &[], Vec::new());
    record(&app, &act("VNM", "ratification", "2026-11-20"));
    let changed = app.public().get_with(FEED, &[("if-none-match", &tag)]);

    assert_eq!(again.status, 304);
    assert_eq!((head.status, head.header("etag")), (200, tag.as_str()));
    assert_eq!(changed.status, 200);
}

#[test]
fn bad_parameters_are_refused() {
    let app = TestApp::new();

    for query in [
        "limit=0",
        "limit=201",
        "limit=x",
        "before=0",
        "before=-1",
        "lang=de",
        "as_of=2026-01-01",
        "cursor=x",
        "lang=",
    ] {
        app.public()
            .get(&format!("{FEED}?{query}"))
            .refused(400, "invalid_parameter");
    }
    app.public()
        .get("/treaties/none/feed.atom")
        .refused(404, "treaty_not_found");
    app.public()
        .get("/treaties/hanoi-convention/participants/Atlantis/feed.atom")
        .refused(404, "participant_not_found");
    assert!(feed(&app, &format!("{FEED}?before=1")).entries.is_empty());
    assert_eq!(SHIPPED, 713);
}
