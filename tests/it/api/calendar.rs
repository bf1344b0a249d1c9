//! The calendar of a treaty: whole days that are known, under names that stay when a day moves.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use signatory::domain::language::Language;

use crate::support::api::{ACTIONS, HANOI, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(a_moved_entry_into_force_keeps_its_name_and_raises_its_sequence);

const HANOI_DATES: &str = "/treaties/hanoi-convention/calendar.ics";
const UNTOC_DATES: &str = "/treaties/untoc/calendar.ics";
const UNTOC: &str = "/v1/treaties/untoc";

/// The properties of an event by their names, without parameters.
type Event = BTreeMap<String, String>;

/// Reads a calendar as RFC 5545 has it: lines of at most 75 octets that end with CRLF, folded lines put together.
fn read(text: &str) -> (Event, Vec<Event>) {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let unfolded = text.replace("\r\n ", "");
    let (mut head, mut events) = (Event::new(), Vec::<Event>::new());
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        let name = name.split(';').next().unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(Event::new()),
            ("BEGIN" | "END", _) => {}
            _ => {
                let of = events.last_mut().unwrap_or(&mut head);
                let twice = of.insert(name.to_owned(), value.to_owned());
                assert_eq!(twice, None, "{name} twice");
            }
        }
    }
    (head, events)
}

fn events(app: &TestApp, path: &str) -> Vec<Event> {
    let answer = app.public().get(path).ok();
    assert_eq!(
        answer.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    read(answer.text()).1
}

fn named(events: &[Event], summary: &str) -> Event {
    let found = events.iter().find(|event| event["SUMMARY"] == summary);
    found
        .unwrap_or_else(|| panic!("no {summary} in {events:?}"))
        .clone()
}

fn compact(date: &str) -> String {
    date.replace('-', "")
}

fn in_force_on(app: &TestApp, treaty: &str) -> String {
    app.public()
        .get(&format!("{treaty}/progress"))
        .ok()
        .text_at("/entry_into_force_on")
}

/// Moves the deposit that reached UNTOC's threshold, and gives the day that its entry into force then has.
fn move_the_fortieth(app: &TestApp, to: &str) -> String {
    let milestones = app.public().get(&format!("{UNTOC}/milestones")).ok();
    let all = milestones.list("/milestones");
    let threshold = all.iter().find(|one| one["event"] == "threshold").unwrap();
    let by = threshold["reached_by"][0]["action"].as_str().unwrap();
    let wrong = app.public().get(&format!("{UNTOC}/actions/{by}")).ok();
    let act = act(
        &wrong.text_at("/action/participant"),
        &wrong.text_at("/action/kind"),
        to,
    );
    let body: Value = json!({"kind": "clerical", "reason": "misread", "replacement": act});
    let path = format!("{UNTOC}/actions/{by}/corrections");
    app.depositary().post(&path, &body).ok();
    let milestones = app.public().get(&format!("{UNTOC}/milestones")).ok();
    let all = milestones.list("/milestones");
    let entry = all.iter().find(|one| one["event"] == "entry_into_force");
    entry.unwrap()["on"].as_str().unwrap().to_owned()
}

#[test]
fn what_has_no_day_is_in_no_calendar() {
    let app = TestApp::new();

    let events = events(&app, HANOI_DATES);

    let summaries: Vec<&str> = events
        .iter()
        .map(|event| event["SUMMARY"].as_str())
        .collect();
    assert_eq!(
        summaries,
        [
            "Hanoi Convention: opening for signature",
            "Hanoi Convention: last day for signature"
        ]
    );
    assert_eq!(events[0]["DTSTART"], "20251025");
    assert_eq!(events[1]["DTSTART"], "20261231");
    assert_eq!(events[1]["DTEND"], "20270101");
}

#[test]
fn every_event_is_a_whole_day_with_a_name_and_a_stamp_of_the_record() {
    let app = TestApp::new();
    let text = app.public().get(UNTOC_DATES).ok().text().to_owned();
    let (head, events) = read(&text);

    assert!(text.contains("DTSTART;VALUE=DATE:") && !text.contains("DTSTART:"));
    assert_eq!(head["VERSION"], "2.0");
    assert_eq!(head["REFRESH-INTERVAL"], "PT6H");
    let mut names = std::collections::BTreeSet::new();
    for event in &events {
        let day = |name: &str| NaiveDate::parse_from_str(&event[name], "%Y%m%d").unwrap();
        assert_eq!(day("DTSTART").succ_opt(), Some(day("DTEND")));
        assert_eq!(event["SEQUENCE"], "0");
        assert_eq!(event["DTSTAMP"], events[0]["DTSTAMP"]);
        assert!(names.insert(event["UID"].clone()), "{event:?}");
    }
}

#[test]
fn each_date_is_that_of_the_status_table() {
    let app = TestApp::new();
    let table = app
        .public()
        .get(&format!("{UNTOC}/participants?limit=500"))
        .ok();
    let in_force = compact(&in_force_on(&app, UNTOC));
    let mut expected: Vec<(String, String)> = Vec::new();
    let mut with_the_treaty = Vec::new();
    for row in table.list("/participants") {
        let name = row["name"].as_str().unwrap();
        let Some(on) = row["effective_on"].as_str().map(compact) else {
            continue;
        };
        if on == in_force {
            with_the_treaty.push(name.to_owned());
        } else {
            expected.push((on, format!("UNTOC: entry into force for {name}")));
        }
    }
    expected.sort();

    let events = events(&app, UNTOC_DATES);

    let escape = |text: &str| text.replace(',', "\\,").replace(';', "\\;");
    let mut found: Vec<(String, String)> = events
        .iter()
        .filter(|event| event["SUMMARY"].contains("entry into force for"))
        .map(|event| (event["DTSTART"].clone(), event["SUMMARY"].clone()))
        .collect();
    found.sort();
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(on, s)| (on, escape(&s)))
        .collect();
    assert!(expected.len() > 100);
    assert_eq!(found, expected);
    let entry = named(&events, "UNTOC: entry into force");
    assert_eq!(entry["DTSTART"], in_force);
    assert_eq!(with_the_treaty.len(), 41);
    for name in with_the_treaty {
        assert!(entry["DESCRIPTION"].contains(&escape(&name)), "{name}");
    }
}

fn a_moved_entry_into_force_keeps_its_name_and_raises_its_sequence(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let entry = |app: &TestApp| named(&events(app, UNTOC_DATES), "UNTOC: entry into force");
    let before = entry(&app);

    let moved_to = move_the_fortieth(&app, "2003-07-02");
    let once = entry(&app);
    // An entry that moves nothing.
    let later = act("SOM", "accession", "2026-11-20");
    app.depositary()
        .post(&format!("{UNTOC}/actions"), &later)
        .ok();
    let unmoved = entry(&app);
    let again_to = move_the_fortieth(&app, "2003-07-03");
    let twice = entry(&app);
    drop(app);
    let restarted = entry(&TestApp::on(database.url().clone()));

    assert_eq!(once["UID"], before["UID"]);
    assert_eq!(twice["UID"], before["UID"]);
    assert_ne!(once["DTSTART"], before["DTSTART"]);
    assert_eq!(once["DTSTART"], compact(&moved_to));
    assert_eq!(twice["DTSTART"], compact(&again_to));
    let sequences = [&before, &once, &unmoved, &twice].map(|event| event["SEQUENCE"].clone());
    assert_eq!(sequences, ["0", "1", "1", "2"]);
    assert!(once["DESCRIPTION"].contains("it was 29 September 2003 before"));
    assert_eq!(restarted, twice);
}

#[test]
fn a_denunciation_has_a_day_and_keeps_its_name_after_it_is_withdrawn_and_made_again() {
    let app = TestApp::new();
    let mut document: Value =
        serde_json::from_str(include_str!("../../../data/treaties/untoc.json")).unwrap();
    document["id"] = json!("untoc-40");
    document["final_clauses"]["denunciation"] =
        json!({ "article": "40(1)", "delay": { "kind": "months_after", "n": 12 } });
    let table = include_str!("../../../data/treaties/untoc.csv");
    app.import(&document.to_string(), table);
    let actions = "/v1/treaties/untoc-40/actions";
    let dates = "/treaties/untoc-40/calendar.ics";
    let denounce = |date: &str| {
        let act = act("FRA", "denunciation", date);
        app.depositary().post(actions, &act).ok();
    };
    let summary = "UNTOC: denunciation by France takes effect";

    denounce("2026-11-19");
    let first = named(&events(&app, dates), summary);
    let withdrawal = act("FRA", "withdrawal_of_denunciation", "2026-11-20");
    app.depositary().post(actions, &withdrawal).ok();
    let withdrawn = events(&app, dates);
    denounce("2026-11-21");
    let second = named(&events(&app, dates), summary);

    assert_eq!(first["DTSTART"], "20271119");
    assert_eq!(first["SEQUENCE"], "0");
    assert!(withdrawn.iter().all(|event| event["SUMMARY"] != summary));
    assert_eq!(second["UID"], first["UID"]);
    assert_eq!(second["DTSTART"], "20271121");
    assert_eq!(second["SEQUENCE"], "2");
}

#[test]
fn one_participants_calendar_has_the_treatys_dates_and_its_own() {
    let app = TestApp::new();

    for asked in ["FRA", "france", "Франция"] {
        let query: String = url::form_urlencoded::byte_serialize(asked.as_bytes()).collect();
        let events = events(&app, &format!("{UNTOC_DATES}?participant={query}"));
        let own: Vec<&str> = events
            .iter()
            .map(|event| event["SUMMARY"].as_str())
            .filter(|summary| summary.contains(" for ") && !summary.contains("required"))
            .filter(|summary| !summary.contains("signature"))
            .collect();
        // France deposited before the fortieth: its day is the treaty's.
        assert_eq!(own, ["UNTOC: entry into force for France"]);
        named(&events, "UNTOC: entry into force");
    }
}

#[test]
fn every_language_is_folded_and_read_back() {
    let app = TestApp::new();

    for language in Language::ALL {
        let tag = language.tag();
        let answer = app.public().get(&format!("{UNTOC_DATES}?lang={tag}")).ok();
        let (head, events) = read(answer.text());
        assert_eq!(answer.header("content-language"), tag);
        assert!(answer.text().contains(&format!("SUMMARY;LANGUAGE={tag}:")));
        assert!(head["NAME"].contains("UNTOC"), "{tag}");
        assert!(events.len() > 100, "{tag}");
    }
}

#[test]
fn names_with_commas_and_line_ends_are_escaped() {
    let app = TestApp::new();
    let hostile = "Evil, \\ Treaty; BEGIN:VEVENT\r\nEND:VCALENDAR\u{202E}";
    let mut document: Value =
        serde_json::from_str(include_str!("../../../data/treaties/hanoi-convention.json")).unwrap();
    document["id"] = json!("evil");
    document["short_title"] = json!({ "en": hostile });
    let table =
        "participant_code,participant_name,action,date,source\nFRA,France,signature,2025-10-25,\n";
    app.import(&document.to_string(), table);

    let answer = app.public().get("/treaties/evil/calendar.ics").ok();

    let (head, events) = read(answer.text());
    assert_eq!(answer.text().matches("\r\nEND:VCALENDAR").count(), 1);
    assert_eq!(events.len(), 2);
    assert!(
        head["NAME"].starts_with("Evil\\, \\\\ Treaty\\; BEGIN:VEVENT\\n"),
        "{head:?}"
    );
    assert_eq!(head["NAME"], head["X-WR-CALNAME"]);
}

#[test]
fn the_same_record_on_the_same_day_is_the_same_calendar() {
    let app = TestApp::new();
    let held = app.public().get(HANOI_DATES).ok();
    let tag = held.header("etag").to_owned();

    app.set_clock("2026-11-21T20:00:00Z");
    let other = app.another_instance();
    other.set_clock("2026-11-22T20:00:00Z");

    let again = app
        .public()
        .get_with(HANOI_DATES, &[("if-none-match", &tag)]);
    assert_eq!(again.status, 304);
    // The next day too: nothing that is in it depends on the time of the request.
    assert_eq!(other.public().get(HANOI_DATES).ok().header("etag"), tag);
}

#[test]
fn bad_parameters_are_refused() {
    let app = TestApp::new();

    for query in ["as_of=2026-01-01", "lang=de", "participant=", "limit=1"] {
        app.public()
            .get(&format!("{HANOI_DATES}?{query}"))
            .refused(400, "invalid_parameter");
    }
    app.public()
        .get(&format!("{HANOI_DATES}?participant=Atlantis"))
        .refused(404, "participant_not_found");
    app.public()
        .get("/treaties/none/calendar.ics")
        .refused(404, "treaty_not_found");
    assert!(HANOI.ends_with("hanoi-convention") && ACTIONS.starts_with(HANOI));
}
