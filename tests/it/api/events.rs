//! The change feed and the checkpoint.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::api::{ACTIONS, Answer, SHIPPED, TestApp, act};

fn events(app: &TestApp, query: &str) -> Answer {
    app.public().get(&format!("/v1/events?{query}")).ok()
}

/// Reads on from `last` until there is no more.
fn walk(app: &TestApp, filter: &str) -> Vec<Value> {
    let (mut after, mut all) = (0, Vec::new());
    loop {
        let page = events(app, &format!("limit=97&after={after}{filter}"));
        all.extend(page.list("/events"));
        after = page.number("/last");
        if page.at("/more") == false {
            return all;
        }
    }
}

fn positions(events: &[Value]) -> Vec<u64> {
    events
        .iter()
        .map(|event| event["position"].as_u64().unwrap())
        .collect()
}

#[test]
fn the_walk_has_every_position_once() {
    let app = TestApp::new();

    let all = walk(&app, "");

    assert_eq!(positions(&all), (1..=SHIPPED).collect::<Vec<u64>>());
}

#[test]
fn the_first_event_registers_the_treaty() {
    let app = TestApp::new();

    let first = events(&app, "limit=2");

    assert_eq!(
        first.each("/events", "type"),
        ["treaty.registered", "signature.recorded"]
    );
    assert_eq!(first.number("/last"), 2);
    assert_eq!(first.at("/more"), true);
    assert_eq!(first.number("/head"), SHIPPED);
}

#[test]
fn the_walk_of_a_treaty_has_its_events_alone() {
    let app = TestApp::new();

    let of_one = walk(&app, "&treaty=hanoi-convention");
    let of_all: usize = ["hanoi-convention", "untoc", "uncac"]
        .iter()
        .map(|treaty| walk(&app, &format!("&treaty={treaty}")).len())
        .sum();

    assert_eq!(of_one.len(), 74);
    assert!(
        of_one
            .iter()
            .all(|event| event["treaty"] == "hanoi-convention")
    );
    assert_eq!(u64::try_from(of_all).unwrap(), SHIPPED);
}

#[test]
fn after_the_last_there_is_nothing_yet() {
    let app = TestApp::new();

    let page = events(&app, &format!("after={SHIPPED}"));

    assert!(page.list("/events").is_empty());
    assert_eq!(page.at("/more"), false);
    assert_eq!(page.number("/last"), SHIPPED);
}

#[test]
fn what_is_recorded_next_is_the_next_event() {
    let app = TestApp::new();
    events(&app, &format!("after={SHIPPED}"));

    let recorded = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let page = events(&app, &format!("after={SHIPPED}"));

    assert_eq!(page.each("/events", "type"), ["consent.recorded"]);
    assert_eq!(page.at("/events/0/action"), recorded.json());
    assert_eq!(page.number("/last"), SHIPPED + 1);
}

#[test]
fn a_follower_of_one_treaty_misses_nothing_when_others_change() {
    let app = TestApp::new();
    let last = events(&app, "treaty=uncac&limit=500").number("/last");

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let quiet = events(&app, &format!("treaty=uncac&after={last}"));
    let loud = events(&app, &format!("treaty=hanoi-convention&after={last}"));

    assert_eq!(last, SHIPPED);
    assert!(quiet.list("/events").is_empty());
    assert_eq!(quiet.number("/last"), SHIPPED + 1);
    assert_eq!(loud.list("/events").len(), 1);
}

#[test]
fn a_page_that_ends_with_the_last_event_of_a_treaty_has_no_more() {
    let app = TestApp::new();

    let page = events(&app, "treaty=hanoi-convention&limit=74");

    assert_eq!(page.list("/events").len(), 74);
    assert_eq!(page.at("/more"), false);
    assert_eq!(page.number("/last"), SHIPPED);
}

#[test]
fn the_events_of_an_unknown_treaty_are_not_found() {
    let app = TestApp::new();

    let answer = app.public().get("/v1/events?treaty=none");

    assert_eq!(answer.status, 404);
    assert_eq!(answer.text_at("/code"), "treaty_not_found");
}

#[test]
fn a_position_that_does_not_exist_is_refused() {
    let app = TestApp::new();

    for after in [
        "714",
        "18446744073709551615",
        "18446744073709551616",
        "-1",
        "x",
        "",
    ] {
        let answer = app
            .public()
            .get(&format!("/v1/events?after={after}"))
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), "after");
    }
}

#[test]
fn the_checkpoint_is_the_last_event() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    let checkpoint = app.public().get("/v1/checkpoint").ok();
    let last = events(&app, &format!("after={SHIPPED}"));

    assert_eq!(checkpoint.number("/position"), SHIPPED + 1);
    assert_eq!(checkpoint.at("/hash"), last.at("/events/0/hash"));
    assert_eq!(
        checkpoint.at("/recorded_at"),
        last.at("/events/0/recorded_at")
    );
    assert_eq!(checkpoint.text_at("/algorithm"), "sha-256");
}

#[test]
fn every_action_has_the_hash_of_its_event() {
    let app = TestApp::new();
    let hashes: BTreeMap<u64, Value> = walk(&app, "")
        .into_iter()
        .map(|event| (event["position"].as_u64().unwrap(), event["hash"].clone()))
        .collect();

    for treaty in ["hanoi-convention", "untoc", "uncac"] {
        let actions = app
            .public()
            .get(&format!("/v1/treaties/{treaty}/actions?limit=500"))
            .ok();
        for action in actions.list("/actions") {
            assert_eq!(
                Some(&action["hash"]),
                hashes.get(&action["position"].as_u64().unwrap())
            );
        }
    }
}

#[test]
fn every_hash_is_another() {
    let app = TestApp::new();

    let mut hashes: Vec<String> = walk(&app, "")
        .iter()
        .map(|event| event["hash"].as_str().unwrap().to_owned())
        .collect();
    hashes.sort();
    hashes.dedup();

    assert_eq!(u64::try_from(hashes.len()).unwrap(), SHIPPED);
    assert!(hashes.iter().all(|hash| hash.len() == 64));
}

#[test]
fn an_event_says_whom_it_concerns() {
    let app = TestApp::new();

    let first = events(&app, "limit=2");

    assert_eq!(first.at("/events/0/participants"), serde_json::json!([]));
    let signed = first.at("/events/1/action/participant");
    assert_eq!(
        first.at("/events/1/participants"),
        serde_json::json!([signed])
    );
}

#[test]
fn a_correction_concerns_the_one_who_did_not_act_and_the_one_who_did() {
    let app = TestApp::new();
    let wrong = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let correction = serde_json::json!({
        "kind": "clerical", "reason": "misread",
        "replacement": act("THA", "ratification", "2026-11-21"),
    });

    let path = format!("{ACTIONS}/{}/corrections", wrong.text_at("/id"));
    app.depositary().post(&path, &correction).ok();
    let page = events(&app, &format!("after={SHIPPED}"));

    assert_eq!(
        page.at("/events/1/participants"),
        serde_json::json!(["THA", "VNM"])
    );
    for participant in ["THA", "VNM"] {
        let of = events(&app, &format!("after={SHIPPED}&participant={participant}"));
        assert_eq!(of.list("/events").last(), page.list("/events").last());
    }
}

#[test]
fn the_instrument_that_reaches_a_quarter_says_so_and_a_correction_takes_it_back() {
    let app = TestApp::new();
    let signatories = app
        .public()
        .get("/v1/treaties/hanoi-convention/participants?status=signatory&limit=11")
        .ok()
        .each("/participants", "code");
    let ids: Vec<String> = signatories[..10]
        .iter()
        .map(|code| {
            let recorded = app
                .depositary()
                .post(ACTIONS, &act(code, "ratification", "2026-11-20"));
            recorded.ok().text_at("/id")
        })
        .collect();
    let undone = serde_json::json!({ "kind": "clerical", "reason": "not deposited" });

    let path = format!("{ACTIONS}/{}/corrections", ids[0]);
    app.depositary().post(&path, &undone).ok();

    let page = events(&app, &format!("after={SHIPPED}"));
    let all = page.list("/events");
    let none = serde_json::json!([]);
    for event in &all[..9] {
        assert_eq!(event["milestones_reached"], none);
    }
    let quarter = serde_json::json!(["quarter_of_threshold"]);
    assert_eq!(all[9]["milestones_reached"], quarter);
    assert_eq!(all[10]["milestones_reached"], none);
    assert_eq!(all[10]["milestones_lost"], quarter);
    let of_quarter = events(
        &app,
        &format!("after={SHIPPED}&milestone=quarter_of_threshold"),
    );
    assert_eq!(positions(&of_quarter.list("/events")), [723, 724]);
}

#[test]
fn the_treaties_in_force_reached_their_threshold_by_one_entry_each() {
    let app = TestApp::new();

    let reached = events(&app, "milestone=threshold");

    assert_eq!(reached.each("/events", "treaty"), ["untoc", "uncac"]);
    assert_eq!(reached.at("/more"), false);
    assert_eq!(reached.number("/last"), SHIPPED);
}

#[test]
fn filters_meet_and_the_items_of_one_join() {
    let app = TestApp::new();

    let both = walk(
        &app,
        "&type=treaty.registered,consent.recorded&treaty=untoc",
    );
    let of_types: Vec<&str> = both.iter().map(|e| e["type"].as_str().unwrap()).collect();

    assert_eq!(of_types[0], "treaty.registered");
    assert!(of_types[1..].iter().all(|kind| *kind == "consent.recorded"));
    assert!(both.len() > 100 && both.iter().all(|event| event["treaty"] == "untoc"));
}

#[test]
fn a_filter_that_is_unknown_is_refused() {
    let app = TestApp::new();

    for (query, parameter) in [
        ("type=x", "type"),
        ("type=consent.recorded,", "type"),
        ("milestone=half", "milestone"),
        ("milestone=", "milestone"),
    ] {
        let answer = app
            .public()
            .get(&format!("/v1/events?{query}"))
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), parameter);
    }
    app.public()
        .get("/v1/events?participant=Atlantis")
        .refused(404, "participant_not_found");
}
