//! Where two officers are required: one proposes an entry, another confirms it, and nobody does both.

use serde_json::{Value, json};

use crate::support::api::{ACTIONS, Answer, Client, HANOI, SHIPPED, TestApp, act};
use crate::support::database::{TestDatabase, both};
use crate::support::waiting::wait_until;

both!(
    what_one_officer_proposes_another_confirms,
    of_two_who_confirm_at_once_one_wins,
    what_no_longer_holds_is_refused_and_stays_open,
    a_rejected_proposal_is_closed_for_good,
    a_repeated_request_proposes_once,
    every_kind_of_entry_is_proposed,
);

const PROPOSED: &str = "/v1/proposed-entries";

fn app(database: &TestDatabase) -> TestApp {
    TestApp::of_two_persons_on(database.url().clone())
}

fn ratification() -> Value {
    act("VNM", "ratification", "2026-11-20")
}

#[track_caller]
fn propose(officer: &Client<'_>, path: &str, body: &Value) -> Answer {
    let answer = officer.post(path, body);
    assert_eq!(answer.status, 202, "{}", answer.text());
    answer
}

fn close(officer: &Client<'_>, proposed: &Answer, how: &str, body: &Value) -> Answer {
    let path = format!("{}/{how}", proposed.header("location"));
    let tag = proposed.header("etag").to_owned();
    officer.post_with(&path, &[("if-match", &tag)], body)
}

fn confirm(officer: &Client<'_>, proposed: &Answer) -> Answer {
    close(officer, proposed, "confirmation", &json!({}))
}

fn head(app: &TestApp) -> u64 {
    app.public().get("/v1/checkpoint").ok().number("/position")
}

fn what_one_officer_proposes_another_confirms(database: &TestDatabase) {
    let app = app(database);
    let (first, second) = (app.officer("first"), app.officer("second"));

    let proposed = propose(&first, ACTIONS, &ratification());
    assert_eq!(head(&app), SHIPPED);
    confirm(&first, &proposed).refused(403, "second_officer_required");
    assert_eq!(head(&app), SHIPPED);
    let recorded = confirm(&second, &proposed).ok();

    assert_eq!(recorded.status, 201);
    assert_eq!(
        recorded.header("location"),
        format!("{ACTIONS}/{}", SHIPPED + 1)
    );
    assert_eq!(recorded.text_at("/participant"), "VNM");
    assert_eq!(head(&app), SHIPPED + 1);
    let closed = first.get(proposed.header("location")).ok();
    assert_eq!(closed.text_at("/status"), "confirmed");
    assert_eq!(closed.text_at("/proposed_by/subject"), "first");
    assert_eq!(closed.text_at("/closed_by/subject"), "second");
    assert_eq!(closed.number("/entry"), SHIPPED + 1);
    // The record names nobody.
    let events = app.public().get(&format!("/v1/events?after={SHIPPED}"));
    assert!(!events.text().contains("first") && !events.text().contains("second"));
}

fn of_two_who_confirm_at_once_one_wins(database: &TestDatabase) {
    let app = app(database);
    let proposed = propose(&app.officer("first"), ACTIONS, &ratification());
    let (second, third) = (app.officer("second"), app.officer("third"));

    let path = format!("{}/confirmation", proposed.header("location"));
    let tag = proposed.header("etag").to_owned();
    let answers =
        Client::post_together(&[&second, &third], &path, &[("if-match", &tag)], &json!({}));

    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 412]);
    assert_eq!(head(&app), SHIPPED + 1);
}

fn what_no_longer_holds_is_refused_and_stays_open(database: &TestDatabase) {
    let app = app(database);
    let (first, second) = (app.officer("first"), app.officer("second"));
    let one = propose(&first, ACTIONS, &ratification());
    let other = propose(&first, ACTIONS, &ratification());
    confirm(&second, &one).ok();

    confirm(&second, &other).refused(409, "already_bound");

    let left = first.get(other.header("location")).ok();
    assert_eq!(left.text_at("/status"), "open");
    assert_eq!(left.header("etag"), "\"1\"");
    let open = first.get(PROPOSED).ok();
    assert_eq!(open.each("/proposed_entries", "id"), [left.text_at("/id")]);
    assert_eq!(head(&app), SHIPPED + 1);
}

fn a_rejected_proposal_is_closed_for_good(database: &TestDatabase) {
    let app = app(database);
    let (first, second) = (app.officer("first"), app.officer("second"));
    let proposed = propose(&first, ACTIONS, &ratification());
    close(&first, &proposed, "rejection", &json!({"reason": " "})).refused(422, "invalid_body");

    let reason = json!({"reason": "the date is that of receipt"});
    let rejected = close(&first, &proposed, "rejection", &reason).ok();

    assert_eq!(rejected.text_at("/status"), "rejected");
    assert_eq!(rejected.text_at("/said"), "the date is that of receipt");
    confirm(&second, &proposed).refused(412, "precondition_failed");
    confirm(&second, &with_tag(&proposed, &rejected)).refused(409, "transition_not_possible");
    assert!(
        first
            .get(PROPOSED)
            .ok()
            .list("/proposed_entries")
            .is_empty()
    );
    let listed = first.get(&format!("{PROPOSED}?status=rejected,confirmed"));
    assert_eq!(listed.ok().list("/proposed_entries").len(), 1);
    assert_eq!(head(&app), SHIPPED);
}

/// The place of one answer with the entity tag of another.
fn with_tag(place: &Answer, tagged: &Answer) -> Answer {
    let mut answer = place.clone();
    let tag = tagged.headers.get("etag").unwrap().clone();
    answer.headers.insert(actix_web::http::header::ETAG, tag);
    answer
}

fn a_repeated_request_proposes_once(database: &TestDatabase) {
    let app = app(database);
    let (first, second) = (app.officer("first"), app.officer("second"));
    let key = [("idempotency-key", "k")];

    let proposed = first.post_with(ACTIONS, &key, &ratification());
    let again = first.post_with(ACTIONS, &key, &ratification());
    confirm(&second, &proposed).ok();
    let after = first.post_with(ACTIONS, &key, &ratification());

    for repeated in [&again, &after] {
        assert_eq!(repeated.status, 202);
        assert_eq!(repeated.header("idempotent-replayed"), "true");
        assert_eq!(repeated.header("location"), proposed.header("location"));
    }
    assert_eq!(after.text_at("/status"), "confirmed");
    first
        .post_with(ACTIONS, &key, &act("THA", "ratification", "2026-11-20"))
        .refused(422, "idempotency_key_reused");
    assert_eq!(head(&app), SHIPPED + 1);
}

fn every_kind_of_entry_is_proposed(database: &TestDatabase) {
    let app = app(database);
    let (first, second) = (app.officer("first"), app.officer("second"));
    let batch = json!({"actions": [ratification(), act("THA", "ratification", "2026-11-20")]});
    let correction = json!({
        "kind": "clerical", "reason": "misread",
        "replacement": act("VNM", "ratification", "2026-11-19"),
    });
    let decision = json!({
        "kind": "policy", "date": "2026-11-20", "reason": "as before",
        "policy": "withdrawal_after_threshold", "value": "as_never_deposited",
    });

    let proposed = propose(&first, &format!("{ACTIONS}/batch"), &batch);
    let recorded = confirm(&second, &proposed).ok();
    assert_eq!(recorded.list("/actions").len(), 2);
    let of = recorded.text_at("/actions/0/id");
    let proposed = propose(&first, &format!("{ACTIONS}/{of}/corrections"), &correction);
    assert_eq!(proposed.text_at("/corrects"), of);
    let corrected = confirm(&second, &proposed).ok();
    assert_eq!(corrected.text_at("/corrects"), of);
    let proposed = propose(&first, &format!("{HANOI}/decisions"), &decision);
    let decided = confirm(&second, &proposed).ok();

    assert_eq!(decided.status, 201);
    assert_eq!(head(&app), SHIPPED + 4);
    let kinds = first
        .get(&format!("{PROPOSED}?status=confirmed"))
        .ok()
        .each("/proposed_entries", "asked");
    assert_eq!(kinds, ["batch", "correction", "decision"]);
}

#[test]
fn what_would_be_refused_is_refused_at_once_and_a_dry_run_stores_nothing() {
    let app = TestApp::of_two_persons();
    let first = app.officer("first");

    first
        .post(ACTIONS, &act("VNM", "accession", "2026-11-20"))
        .refused(409, "accession_by_signatory");
    let dry = first.post(&format!("{ACTIONS}?validate_only=true"), &ratification());

    assert_eq!(dry.status, 200);
    assert!(
        first
            .get(PROPOSED)
            .ok()
            .list("/proposed_entries")
            .is_empty()
    );
}

#[test]
fn without_the_rule_an_entry_is_recorded_at_once() {
    let app = TestApp::new();

    let recorded = app.officer("first").post(ACTIONS, &ratification());

    assert_eq!(recorded.status, 201);
}

#[test]
fn a_change_names_its_version() {
    let app = TestApp::of_two_persons();
    let proposed = propose(&app.officer("first"), ACTIONS, &ratification());
    let second = app.officer("second");
    let path = format!("{}/confirmation", proposed.header("location"));

    second
        .post(&path, &json!({}))
        .refused(428, "precondition_required");
    for (tag, status, code) in [
        ("\"2\"", 412, "precondition_failed"),
        ("*", 400, "invalid_header"),
        ("1", 400, "invalid_header"),
    ] {
        second
            .post_with(&path, &[("if-match", tag)], &json!({}))
            .refused(status, code);
    }
    assert_eq!(head(&app), SHIPPED);
}

#[test]
fn it_is_for_the_depositary_alone() {
    let app = TestApp::of_two_persons();
    let proposed = propose(&app.officer("first"), ACTIONS, &ratification());
    let place = proposed.header("location").to_owned();

    for path in [PROPOSED, &place] {
        app.public().get(path).refused(401, "token_missing");
        app.ministry("KEN").get(path).refused(403, "ministry_token");
    }
    confirm(&app.public(), &proposed).refused(401, "token_missing");
    confirm(&app.ministry("KEN"), &proposed).refused(403, "ministry_token");
    let first = app.officer("first");
    let none = "01a20101-1b00-7052-9063-0f93790643db";
    for id in [none, "x", "1"] {
        first
            .get(&format!("{PROPOSED}/{id}"))
            .refused(404, "proposed_entry_not_found");
    }
}

#[test]
fn a_long_list_comes_in_pages() {
    let app = TestApp::of_two_persons();
    let first = app.officer("first");
    for _ in 0..3 {
        propose(&first, ACTIONS, &ratification());
    }

    let page = first.get(&format!("{PROPOSED}?limit=2")).ok();
    let cursor = page.text_at("/next_cursor");
    let rest = first
        .get(&format!("{PROPOSED}?limit=2&cursor={cursor}"))
        .ok();

    assert_eq!(page.list("/proposed_entries").len(), 2);
    assert_eq!(rest.list("/proposed_entries").len(), 1);
    assert_eq!(rest.text_at("/next_cursor"), "");
    first
        .get(&format!("{PROPOSED}?status=x"))
        .refused(400, "invalid_parameter");
}

#[test]
fn on_postgresql_what_is_proposed_at_one_instance_is_confirmed_at_another() {
    crate::support::database::on_postgres(|database| {
        let one = app(database);
        let other = one.another_instance();
        let proposed = propose(&one.officer("first"), ACTIONS, &ratification());

        confirm(&other.officer("second"), &proposed).ok();

        wait_until("the first instance publishes it", || {
            head(&one) == SHIPPED + 1
        });
    });
}
