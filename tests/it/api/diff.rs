//! What changed between two moments, on either clock.

mod refusals;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::api::{ACTIONS, Answer, HANOI, SHIPPED, TestApp, act};

const TREATIES: [&str; 3] = ["hanoi-convention", "untoc", "uncac"];

/// Dates in order, before, during and after what happened to each treaty.
const DATES: [&str; 8] = [
    "1990-01-01",
    "2000-12-12",
    "2003-07-01",
    "2003-09-29",
    "2005-12-14",
    "2012-01-01",
    "2025-10-25",
    "2026-11-21",
];

/// The treaties with a position at which each was just registered.
const REGISTERED: [(&str, u64); 3] = [("hanoi-convention", 1), ("untoc", 75), ("uncac", 402)];

fn diff(app: &TestApp, treaty: &str, query: &str) -> Answer {
    app.public()
        .get(&format!("/v1/treaties/{treaty}/diff?{query}"))
        .ok()
}

/// Every number that both answers have, against `progress` at the two moments.
fn numbers_equal_progress(app: &TestApp, treaty: &str, query: &str, moments: [&str; 2]) {
    let answer = diff(app, treaty, query);
    let [before, after] = moments.map(|moment| {
        app.public()
            .get(&format!("/v1/treaties/{treaty}/progress?{moment}"))
            .ok()
    });
    for (name, pointer) in [
        ("counted", "/counted"),
        ("remaining", "/remaining"),
        ("signatories", "/signatories/total"),
        ("signatures_withdrawn", "/signatures_withdrawn"),
        ("contracting_states", "/contracting_states/total"),
        ("parties", "/parties/total"),
    ] {
        let numbers = answer.list("/numbers");
        let found = numbers.iter().find(|number| number["name"] == name);
        let (then, now) = (before.number(pointer), after.number(pointer));
        match found {
            Some(number) => {
                assert_ne!(then, now, "{treaty} {query} {name}");
                assert_eq!(number["before"], then, "{treaty} {query} {name}");
                assert_eq!(number["after"], now, "{treaty} {query} {name}");
            }
            None => assert_eq!(then, now, "{treaty} {query} {name}"),
        }
    }
    for (name, pointer) in [
        ("state", "/state"),
        ("entry_into_force_on", "/entry_into_force_on"),
        ("threshold_reached_on", "/threshold_reached_on"),
    ] {
        assert_eq!(answer.at(&format!("/{name}_before")), before.at(pointer));
        assert_eq!(answer.at(&format!("/{name}_after")), after.at(pointer));
    }
    assert_eq!(answer.at("/currency"), after.at("/currency"));
}

fn is_empty(answer: &Answer) {
    for list in [
        "/actions",
        "/corrected_actions",
        "/participants",
        "/numbers",
    ] {
        assert_eq!(answer.list(list), Vec::<Value>::new(), "{list}");
    }
    assert!(answer.text_at("/summary").ends_with("so nothing changed."));
}

#[test]
fn two_days_differ_by_what_was_done_after_the_first() {
    let app = TestApp::new();

    let answer = diff(&app, "hanoi-convention", "from=2025-10-26&to=2025-11-19");

    assert_eq!(answer.text_at("/clock"), "legal_date");
    assert_eq!(answer.text_at("/from/as_of"), "2025-10-26");
    assert_eq!(answer.text_at("/to/as_of"), "2025-11-19");
    assert_eq!(answer.number("/from/position"), SHIPPED);
    assert_eq!(answer.each("/actions", "participant"), ["MUS"]);
    assert_eq!(answer.each("/participants", "code"), ["MUS"]);
    assert_eq!(answer.each("/numbers", "name"), ["signatories"]);
    assert_eq!(
        answer.text_at("/summary"),
        "After 26 October 2025 and up to 19 November 2025 the record has 1 signature; the number of signatories \
         went from 72 to 73; the conditions for entry into force remain unmet."
    );
}

#[test]
fn two_positions_differ_by_what_was_entered_after_the_first() {
    let app = TestApp::new();
    app.set_clock("2026-11-21T16:00:00Z");
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    let by_position = diff(&app, "hanoi-convention", "from=position:713");
    let by_instant = diff(
        &app,
        "hanoi-convention",
        "from=2026-11-21T15:59:59Z&to=2026-11-21T16:00:00Z",
    );

    assert_eq!(by_position.text(), by_instant.text());
    assert_eq!(by_position.text_at("/clock"), "record");
    assert_eq!(by_position.number("/to/position"), SHIPPED + 1);
    assert_eq!(
        by_position.text_at("/to/recorded_at"),
        "2026-11-21T16:00:00.000000Z"
    );
    assert_eq!(
        by_position.each("/participants", "status_after"),
        ["contracting_state"]
    );
    assert_eq!(
        by_position.text_at("/summary"),
        "After position 713 and up to position 714, for the legal date 21 November 2026, the register gained 1 \
         ratification; the number of instruments that count towards entry into force went from 0 to 1, the number of \
         contracting States and organizations went from 0 to 1; the conditions for entry into force remain unmet."
    );
}

#[test]
fn the_other_clock_can_be_set_too() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();
    let treaty = "hanoi-convention";

    let known = diff(&app, treaty, "from=2026-11-19&to=2026-11-21");
    let unknown = diff(
        &app,
        treaty,
        "from=2026-11-19&to=2026-11-21&at_position=713",
    );
    let before_it = diff(&app, treaty, "from=position:713&as_of=2026-11-19");

    assert_eq!(known.each("/actions", "id"), ["714"]);
    assert_eq!(unknown.each("/actions", "id"), [""; 0]);
    assert_eq!(before_it.each("/actions", "id"), [""; 0]);
    assert_eq!(before_it.text_at("/to/as_of"), "2026-11-19");
}

#[test]
fn a_moment_does_not_differ_from_itself() {
    let app = TestApp::new();

    for treaty in TREATIES {
        for date in DATES {
            is_empty(&diff(&app, treaty, &format!("from={date}&to={date}")));
        }
        is_empty(&diff(&app, treaty, "from=position:713&to=position:713"));
        is_empty(&diff(&app, treaty, "from=2026-11-21T15:00:00Z"));
    }
}

#[test]
fn the_numbers_are_those_of_progress_at_both_dates() {
    let app = TestApp::new();

    for treaty in TREATIES {
        for (from, to) in DATES.iter().zip(&DATES[1..]) {
            let query = format!("from={from}&to={to}");
            let moments = [format!("as_of={from}"), format!("as_of={to}")];
            numbers_equal_progress(&app, treaty, &query, [&moments[0], &moments[1]]);
        }
        let (query, first) = ("from=1990-01-01", "as_of=1990-01-01");
        numbers_equal_progress(&app, treaty, query, [first, ""]);
    }
}

#[test]
fn the_numbers_are_those_of_progress_at_both_positions() {
    let app = TestApp::new();

    for (treaty, registered) in REGISTERED {
        for as_of in ["2003-09-29", "2013-01-01"] {
            let middle = registered + 50;
            let query = format!("from=position:{registered}&to=position:{middle}&as_of={as_of}");
            let moments = [registered, middle].map(|n| format!("at_position={n}&as_of={as_of}"));
            numbers_equal_progress(&app, treaty, &query, [&moments[0], &moments[1]]);
        }
    }
}

#[test]
fn differences_in_a_row_have_every_action_once() {
    let app = TestApp::new();

    for (treaty, registered) in REGISTERED {
        let all = app.public().get(&format!(
            "/v1/treaties/{treaty}/actions?limit=500&as_of=2026-11-21"
        ));
        let all: BTreeSet<String> = all.ok().each("/actions", "id").into_iter().collect();
        let collect = |queries: Vec<String>| -> Vec<String> {
            let ids = queries
                .iter()
                .flat_map(|query| diff(&app, treaty, query).each("/actions", "id"));
            ids.collect()
        };

        let by_date = collect(
            DATES
                .iter()
                .zip(&DATES[1..])
                .map(|(from, to)| format!("from={from}&to={to}"))
                .collect(),
        );
        let by_position = collect(
            [registered, registered + 1, registered + 60, SHIPPED]
                .windows(2)
                .map(|pair| format!("from=position:{}&to=position:{}", pair[0], pair[1]))
                .collect(),
        );

        for found in [by_date, by_position] {
            assert_eq!(found.len(), all.len(), "{treaty}");
            assert_eq!(BTreeSet::from_iter(found), all, "{treaty}");
        }
    }
}

#[test]
fn everyone_stands_before_and_after_as_in_the_status_table() {
    let app = TestApp::new();
    let answer = diff(&app, "uncac", "from=2005-09-14&to=2005-12-14");
    assert!(answer.list("/participants").len() > 30);

    for (side, date) in [("before", "2005-09-14"), ("after", "2005-12-14")] {
        for change in answer.list("/participants") {
            let code = change["code"].as_str().unwrap();
            let path = format!("/v1/treaties/uncac/participants/{code}?as_of={date}");
            let row = app.public().get(&path).ok().at("/standing");
            assert_eq!(change[format!("status_{side}")], row["status"], "{code}");
            let effective_on = &change[format!("effective_on_{side}")];
            assert_eq!(*effective_on, row["effective_on"], "{code}");
        }
    }
}

#[test]
fn a_date_to_come_can_be_compared() {
    let app = TestApp::new();

    let answer = diff(&app, "hanoi-convention", "from=2026-11-21&to=2027-01-01");

    assert_eq!(answer.list("/actions"), Vec::<Value>::new());
    assert_eq!(answer.text_at("/to/as_of"), "2027-01-01");
}

#[test]
fn a_difference_is_cached_like_every_read() {
    let app = TestApp::new();
    let path = format!("{HANOI}/diff?from=2025-10-25");

    let first = app.public().get(&path).ok();
    let again = app
        .public()
        .get_with(&path, &[("if-none-match", first.header("etag"))]);
    app.set_clock("2026-11-22T15:00:00Z");
    let tomorrow = app.public().get(&path).ok();

    assert_eq!(again.status, 304);
    assert_eq!(first.header("vary"), "accept, accept-encoding");
    assert_eq!(first.text_at("/to/as_of"), "2026-11-21");
    assert_eq!(tomorrow.text_at("/to/as_of"), "2026-11-22");
}

#[test]
fn a_correction_between_takes_one_action_out_and_puts_another_in() {
    let app = TestApp::new();
    let right = act("VNM", "ratification", "2026-11-19");
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();
    let body = json!({"kind": "clerical", "reason": "misread", "replacement": right});
    app.depositary()
        .post(&format!("{ACTIONS}/714/corrections"), &body)
        .ok();

    let answer = diff(&app, "hanoi-convention", "from=position:714");
    let over_both = diff(&app, "hanoi-convention", "from=position:713");

    assert_eq!(answer.each("/actions", "id"), ["715"]);
    assert_eq!(answer.each("/corrected_actions", "id"), ["714"]);
    assert_eq!(
        answer.text_at("/summary"),
        "After position 714 and up to position 715, for the legal date 21 November 2026, the register gained 1 \
         ratification and lost 1 ratification by correction; no number changed; the conditions for entry into \
         force remain unmet."
    );
    assert_eq!(over_both.each("/actions", "id"), ["715"]);
    assert_eq!(over_both.each("/corrected_actions", "id"), [""; 0]);
}
