//! The stream of events, over a socket: nothing missed, nothing twice, whoever records and whenever one comes back.

use actix_web::http::Method;
use signatory::domain::action::ActionKind;
use signatory::domain::ids::TreatyId;
use signatory::ledger::proposal::RecordActs;

use super::socket::Listening;
use crate::support::api::{ACTIONS, Answer, SHIPPED, STREAMS, TestApp, act};
use crate::support::database::{TestDatabase, on_postgres};
use crate::support::domain::act as domain_act;
use crate::support::following::Following;
use crate::support::ledger::block_on;
use crate::support::waiting::wait_until;

const STREAM: &str = "/v1/events/stream";

/// The signatories of the Hanoi Convention, each of whom can ratify once.
fn signatories(app: &TestApp) -> Vec<String> {
    app.public()
        .get("/v1/treaties/hanoi-convention/participants?status=signatory&limit=500")
        .ok()
        .each("/participants", "code")
}

fn ratify(app: &TestApp, code: &str) -> Answer {
    app.depositary()
        .post(ACTIONS, &act(code, "ratification", "2026-11-20"))
        .ok()
}

fn ratify_all(app: &TestApp, codes: &[String]) {
    let acts: Vec<_> = codes
        .iter()
        .map(|code| act(code, "ratification", "2026-11-20"))
        .collect();
    let body = serde_json::json!({ "actions": acts });
    app.depositary()
        .post(&format!("{ACTIONS}/batch"), &body)
        .ok();
}

#[test]
fn the_stream_begins_now_and_says_where_that_is() {
    let app = TestApp::new();
    let server = Listening::start(&app);

    let mut following = Following::of(server.address, STREAM, None);
    let greeting = following.block().unwrap();
    ratify(&app, "VNM");
    let event = following.event();

    assert_eq!(greeting.id, Some(SHIPPED));
    assert!(greeting.retry.is_some() && greeting.event.is_empty());
    assert_eq!(event.id, Some(SHIPPED + 1));
    assert_eq!(event.event, "consent.recorded");
    let page = app
        .public()
        .get(&format!("/v1/events?after={SHIPPED}"))
        .ok();
    assert_eq!(event.data, page.at("/events/0"));
}

#[test]
fn its_headers_keep_everyone_from_storing_or_holding_it_back() {
    let app = TestApp::new();
    let server = Listening::start(&app);

    let following = Following::of(server.address, STREAM, None);

    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-cache, no-transform"),
        ("x-accel-buffering", "no"),
        ("access-control-allow-origin", "*"),
    ] {
        assert_eq!(following.headers[name], value);
    }
    assert!(!following.headers.contains_key("content-encoding"));
}

#[test]
fn what_was_is_told_again_from_the_position_asked_for() {
    let app = TestApp::new();
    let server = Listening::start(&app);

    let all = Following::of(server.address, &format!("{STREAM}?after=0"), None).ids(713);
    let from_header = Following::of(server.address, &format!("{STREAM}?after=0"), Some(710)).ids(3);

    assert_eq!(all, (1..=SHIPPED).collect::<Vec<u64>>());
    assert_eq!(from_header, [711, 712, 713]);
}

#[test]
fn one_who_comes_back_while_others_record_misses_and_repeats_nothing() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    let codes = signatories(&app);
    let count = u64::try_from(codes.len()).unwrap();
    let data = app.data();
    let writer = std::thread::spawn(move || {
        for code in codes {
            let record = RecordActs {
                treaty: TreatyId::parse("hanoi-convention").unwrap(),
                acts: vec![domain_act(&code, ActionKind::Ratification, "2026-11-20")],
                request: None,
                settles: None,
                request_id: "test".into(),
                note: None,
            };
            block_on(data.ledger().record(record)).unwrap();
        }
    });

    let mut told: Vec<u64> = Vec::new();
    while told.last() != Some(&(SHIPPED + count)) {
        let last = told.last().copied().unwrap_or(SHIPPED);
        let mut following = Following::again(server.address, STREAM, last);
        let left = usize::try_from(SHIPPED + count - last).unwrap();
        told.extend(following.ids(left.min(7)));
    }
    writer.join().unwrap();

    let expected: Vec<u64> = (SHIPPED + 1..=SHIPPED + count).collect();
    assert_eq!(told, expected);
}

#[test]
fn a_burst_is_told_whole() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    let mut following = Following::of(server.address, STREAM, None);
    following.block().unwrap();

    ratify_all(&app, &signatories(&app)[..60]);

    let expected: Vec<u64> = (SHIPPED + 1..=SHIPPED + 60).collect();
    assert_eq!(following.ids(60), expected);
}

#[test]
fn silence_is_broken_by_comments() {
    let app = TestApp::new();
    let server = Listening::start(&app);

    let mut following = Following::of(server.address, STREAM, None);
    following.block().unwrap();

    for _ in 0..3 {
        let block = following.block().unwrap();
        assert!(block.is_comment && block.id.is_none() && block.data.is_null());
    }
}

#[test]
fn the_filters_are_those_of_the_feed() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    for filter in [
        "treaty=uncac&type=signature.recorded",
        "participant=Viet%20Nam",
        "milestone=threshold,one_before_threshold",
        "type=treaty.registered",
    ] {
        let page = app.public().get(&format!("/v1/events?limit=500&{filter}"));
        let wanted: Vec<u64> = page
            .ok()
            .list("/events")
            .iter()
            .map(|event| event["position"].as_u64().unwrap())
            .collect();
        assert!(!wanted.is_empty(), "{filter}");

        let target = format!("{STREAM}?after=0&{filter}");
        let told = Following::of(server.address, &target, None).ids(wanted.len());

        assert_eq!(told, wanted, "{filter}");
    }
}

#[test]
fn what_is_not_wanted_is_passed_over_live_too() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    let target = format!("{STREAM}?milestone=quarter_of_threshold");
    let mut following = Following::of(server.address, &target, None);
    following.block().unwrap();

    for code in &signatories(&app)[..10] {
        ratify(&app, code);
    }

    let event = following.event();
    assert_eq!(event.id, Some(SHIPPED + 10));
    assert_eq!(event.data["milestones_reached"][0], "quarter_of_threshold");
}

#[test]
fn a_turn_of_the_depositarys_date_is_told_without_an_id() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    let mut following = Following::of(server.address, STREAM, None);
    following.block().unwrap();

    app.set_clock("2026-11-22T05:00:00Z");

    let day = following.event();
    assert_eq!((day.event.as_str(), day.id), ("day", None));
    assert_eq!(day.data["date"], "2026-11-22");
}

#[test]
fn an_id_that_is_no_position_of_the_record_is_refused() {
    let app = TestApp::new();

    for id in ["x", "-1", "7.0", "", "714", "18446744073709551616"] {
        let answer = app
            .public()
            .get_with(STREAM, &[("last-event-id", id)])
            .refused(400, "invalid_header");
        assert_eq!(answer.text_at("/errors/0/parameter"), "Last-Event-ID");
    }
    let twice = [("last-event-id", "1"), ("last-event-id", "2")];
    app.public()
        .get_with(STREAM, &twice)
        .refused(400, "invalid_header");
}

#[test]
fn a_parameter_that_is_wrong_is_refused() {
    let app = TestApp::new();

    for (query, parameter) in [
        ("after=714", "after"),
        ("after=x", "after"),
        ("type=x", "type"),
        ("milestone=x", "milestone"),
        ("limit=1", "limit"),
    ] {
        let answer = app
            .public()
            .get(&format!("{STREAM}?{query}"))
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), parameter);
    }
    app.public()
        .get(&format!("{STREAM}?treaty=none"))
        .refused(404, "treaty_not_found");
    app.public()
        .get(&format!("{STREAM}?participant=Atlantis"))
        .refused(404, "participant_not_found");
}

#[test]
fn a_client_that_takes_no_stream_or_sends_a_wrong_token_gets_none() {
    let app = TestApp::new();

    app.public()
        .get_with(STREAM, &[("accept", "application/json")])
        .refused(406, "not_acceptable");
    app.with_authorization("Bearer x")
        .get(STREAM)
        .refused(401, "token_malformed");
    let head = app.public().send(Method::HEAD, STREAM, &[], Vec::new());
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(head.header("content-type"), "text/event-stream");
}

#[test]
fn beyond_the_bound_a_stream_is_refused_until_another_ends() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    let mut open: Vec<Following> = (0..STREAMS.at_once)
        .map(|_| Following::of(server.address, STREAM, None))
        .collect();

    let refused = app.public().get(STREAM).refused(503, "busy");
    open.pop();

    assert!(refused.has("retry-after"));
    wait_until("the place is free", || {
        app.public().get(STREAM).status == 200
    });
}

#[test]
fn on_postgresql_one_instance_streams_what_another_records() {
    on_postgres(|database: &TestDatabase| {
        let first = TestApp::on(database.url().clone());
        let second = first.another_instance();
        let server = Listening::start(&second);
        let mut following = Following::of(server.address, STREAM, None);
        following.block().unwrap();

        ratify(&first, "VNM");
        ratify_all(&first, &signatories(&first)[..5]);

        assert_eq!(following.ids(6), [714, 715, 716, 717, 718, 719]);
    });
}
