//! Several who follow with the same filter and with others: each has its own events, all of them and in order.

use super::socket::Listening;
use crate::support::api::{ACTIONS, SHIPPED, TestApp, act};
use crate::support::following::Following;

const STREAM: &str = "/v1/events/stream";
const FILTERS: [&str; 4] = [
    "",
    "participant=France",
    "participant=France",
    "type=action.corrected",
];

/// What the feed has after the shipped record.
fn listed(app: &TestApp, filter: &str) -> Vec<u64> {
    let page = app
        .public()
        .get(&format!("/v1/events?after={SHIPPED}&limit=500&{filter}"));
    let events = page.ok().list("/events");
    let position = |event: &serde_json::Value| event["position"].as_u64().unwrap();
    events.iter().map(position).collect()
}

#[test]
fn each_has_the_events_of_its_filter_in_order_live_and_again() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    let mut live: Vec<Following> = FILTERS
        .iter()
        .map(|filter| Following::of(server.address, &format!("{STREAM}?{filter}"), None))
        .collect();
    for one in &mut live {
        one.block().unwrap();
    }

    let ratify = |code: &str| {
        let ratification = act(code, "ratification", "2026-11-20");
        app.depositary().post(ACTIONS, &ratification).ok()
    };
    let wrong = ratify("FRA").text_at("/id");
    for code in ["VNM", "BRA", "PRT", "MAR", "QAT"] {
        ratify(code);
    }
    let correction = serde_json::json!({
        "kind": "clerical",
        "reason": "misread",
        "replacement": act("FRA", "ratification", "2026-11-19"),
    });
    app.depositary()
        .post(&format!("{ACTIONS}/{wrong}/corrections"), &correction)
        .ok();

    for (one, filter) in live.iter_mut().zip(FILTERS) {
        let wanted = listed(&app, filter);
        assert!(!wanted.is_empty(), "{filter}");
        assert_eq!(one.ids(wanted.len()), wanted, "{filter}");
    }
    drop(live);
    for filter in FILTERS {
        let wanted = listed(&app, filter);
        let target = format!("{STREAM}?{filter}");
        let told = Following::again(server.address, &target, SHIPPED).ids(wanted.len());
        assert_eq!(told, wanted, "{filter}");
    }
}
