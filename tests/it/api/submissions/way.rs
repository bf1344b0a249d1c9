//! The whole way of an instrument: returned, lodged again, examined, recorded.

use serde_json::json;

use super::{SUBMISSIONS, Tab, accession, with};
use crate::support::api::{HANOI, SHIPPED, TestApp};
use crate::support::database::{TestDatabase, both};

both!(
    kenyas_instrument_is_returned_lodged_again_and_recorded,
    a_repeated_request_gets_the_first_submission_and_the_first_recording,
);

fn kenyas_instrument_is_returned_lodged_again_and_recorded(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let progress = |member: &str| {
        app.public()
            .get(&format!("{HANOI}/progress"))
            .number(member)
    };
    let counted = progress("/counted");
    let without = with(
        accession(),
        json!({ "capacity": "head_of_mission", "note": "between ourselves" }),
    );

    let mut tab = Tab::submit(&kenya, &without);
    assert_eq!(tab.tag, "\"1\"");
    let lodged = tab.step(&kenya, "lodging").ok();
    assert_eq!(lodged.text_at("/submission/status"), "lodged");
    tab.step(&officer, "examination").ok();
    let why = json!({ "reasons": ["full_powers_missing"], "text": "a permanent representative needs them" });
    tab.post(&officer, "return", &why).ok();
    let seen = kenya.get(&tab.path).ok();
    assert_eq!(seen.text_at("/submission/status"), "returned");
    assert_eq!(seen.text_at("/returned/reasons/0"), "full_powers_missing");

    let signed = with(without, json!({ "full_powers": true }));
    tab.put(&kenya, "", &signed).ok();
    let lodged = tab.step(&kenya, "lodging").ok();
    assert!(lodged.at("/returned").is_null());
    tab.step(&officer, "examination").ok();
    tab.step(&officer, "recording")
        .refused(409, "examination_incomplete");
    let examined = tab.examine(&officer, json!({ "source": "the file" })).ok();
    assert_eq!(examined.text_at("/examination/date"), "2026-11-20");
    assert_eq!(
        examined.text_at("/examination/prepared_by/subject"),
        "first"
    );
    let recorded = tab.step(&officer, "recording").ok();

    assert_eq!(recorded.status, 201);
    assert_eq!(recorded.text_at("/submission/status"), "recorded");
    assert_eq!(
        recorded.text_at("/submission/action"),
        (SHIPPED + 1).to_string()
    );
    assert_eq!(
        recorded.header("location"),
        format!("{HANOI}/actions/{}", SHIPPED + 1)
    );
    assert_eq!(recorded.header("cache-control"), "no-store");
    assert_eq!(progress("/counted"), counted + 1);
    let action = app.public().get(recorded.header("location")).ok();
    assert_eq!(action.text_at("/action/participant"), "KEN");
    assert_eq!(action.text_at("/action/date"), "2026-11-20");
    assert_eq!(
        action.text_at("/action/title_received"),
        "Instrument of accession"
    );
    assert!(!action.text().contains("between ourselves"));
    let kenyas = kenya.get(&tab.path).ok();
    assert_eq!(kenyas.number("/submission/version"), 9);
    assert!(kenyas.at("/examination/prepared_by").is_null());
    assert_eq!(kenyas.list("/next").len(), 0);
}

#[test]
fn the_history_says_who_did_what_and_the_officers_have_no_names_for_a_ministry() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::submit(&kenya, &accession());
    let said = json!({ "note": "as announced" });
    tab.post(&kenya, "lodging", &said).ok();
    tab.step(&officer, "examination").ok();
    tab.examine(&officer, json!({})).ok();
    tab.step(&officer, "recording").ok();

    let path = format!("{}/events", tab.path);
    let (theirs, ours) = (kenya.get(&path).ok(), officer.get(&path).ok());

    let kinds = [
        "created",
        "lodged",
        "under_examination",
        "examined",
        "recorded",
    ];
    assert_eq!(theirs.each("/events", "kind"), kinds);
    assert_eq!(
        theirs.each("/events", "by"),
        ["KEN", "KEN", "depositary", "depositary", "depositary"]
    );
    assert_eq!(theirs.text_at("/events/1/text"), "as announced");
    assert_eq!(theirs.text_at("/events/0/person/subject"), "ministry");
    assert!(!theirs.text().contains("first"));
    assert_eq!(ours.text_at("/events/2/person/subject"), "first");
    let page = kenya.get(&format!("{path}?limit=2")).ok();
    let cursor = page.text_at("/next_cursor");
    let next = kenya.get(&format!("{path}?limit=2&cursor={cursor}")).ok();
    assert_eq!(next.each("/events", "kind"), kinds[2..4]);
}

#[test]
fn what_is_found_is_for_the_depositary_until_the_examination_has_ended() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());
    let found = json!({ "findings": [{ "item": "unconditional", "finding": "not_met", "note": "subject to approval" }] });
    tab.put(&officer, "/examination", &found).ok();

    let during = kenya.get(&tab.path).ok();
    tab.post(&officer, "return", &json!({ "reasons": ["conditional"] }))
        .ok();
    let after = kenya.get(&tab.path).ok();

    assert!(during.at("/examination").is_null());
    assert!(!during.text().contains("subject to approval"));
    assert!(after.text().contains("subject to approval"));
    assert_eq!(after.text_at("/examination/kind"), "accession");
}

#[test]
fn contents_stand_still_once_lodged() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::submit(&kenya, &accession());
    tab.put(
        &kenya,
        "",
        &with(accession(), json!({ "issued_at": "Mombasa" })),
    )
    .ok();
    tab.step(&kenya, "lodging").ok();

    let lodged = tab.put(&kenya, "", &accession());
    lodged.refused(409, "transition_not_possible");
    tab.step(&officer, "examination").ok();
    let examined = tab.put(&kenya, "", &accession());
    examined.refused(409, "transition_not_possible");

    let shown = kenya.get(&tab.path).ok();
    assert_eq!(shown.text_at("/content/issued_at"), "Mombasa");
}

#[test]
fn a_ministry_withdraws_until_it_is_recorded_and_never_after() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));

    for steps in 0..4 {
        let mut tab = Tab::submit(&kenya, &accession());
        if steps > 0 {
            tab.step(&kenya, "lodging").ok();
        }
        if steps > 1 {
            tab.step(&officer, "examination").ok();
        }
        if steps > 2 {
            tab.post(&officer, "return", &json!({ "reasons": ["not_open"] }))
                .ok();
        }
        tab.step(&kenya, "withdrawal").ok();
        tab.step(&kenya, "lodging")
            .refused(409, "transition_not_possible");
        tab.step(&kenya, "withdrawal")
            .refused(409, "transition_not_possible");
    }
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());
    tab.examine(&officer, json!({})).ok();
    tab.step(&officer, "recording").ok();
    tab.step(&kenya, "withdrawal")
        .refused(409, "transition_not_possible");
    tab.step(&officer, "recording")
        .refused(409, "transition_not_possible");
}

fn a_repeated_request_gets_the_first_submission_and_the_first_recording(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let body = json!({ "content": accession(), "lodge": true });
    let key = [("idempotency-key", "kenya-1")];

    let first = kenya.post_with(SUBMISSIONS, &key, &body).ok();
    let second = kenya.post_with(SUBMISSIONS, &key, &body).ok();
    let other = json!({ "content": accession() });
    let reused = kenya.post_with(SUBMISSIONS, &key, &other);
    reused.refused(422, "idempotency_key_reused");

    assert_eq!(second.text(), first.text());
    assert_eq!(second.header("idempotent-replayed"), "true");
    assert_eq!(kenya.get(SUBMISSIONS).ok().list("/submissions").len(), 1);
    let mut tab = Tab::on(&first);
    tab.step(&officer, "examination").ok();
    tab.examine(&officer, json!({})).ok();
    let path = format!("{}/recording", tab.path);
    let headers = [("if-match", &*tab.tag), ("idempotency-key", "record-1")];
    let recorded = officer.post_with(&path, &headers, &json!({})).ok();
    let again = officer.post_with(&path, &headers, &json!({})).ok();
    assert_eq!(again.text(), recorded.text());
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED + 1
    );
}

#[test]
fn validate_only_says_what_the_register_sees_and_stores_nothing() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let path = format!("{SUBMISSIONS}?validate_only=true");

    let good = kenya.post(&path, &json!({ "content": accession() })).ok();
    let mislabelled = with(accession(), json!({ "kind": "ratification" }));
    let bad = kenya.post(&path, &json!({ "content": mislabelled })).ok();
    let wrong = json!({ "content": with(accession(), json!({ "kind": "wish" })) });
    let wrong = kenya.post(&path, &wrong).refused(422, "invalid_body");

    assert_eq!(good.at("/valid"), true);
    assert_eq!(bad.at("/valid"), false);
    assert_eq!(wrong.text_at("/errors/0/pointer"), "/content/kind");
    assert_eq!(kenya.get(SUBMISSIONS).ok().list("/submissions").len(), 0);
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());
    tab.examine(&officer, json!({})).ok();
    let tried = tab.step(&officer, "recording?validate_only=true").ok();
    assert_eq!(tried.status, 200);
    assert_eq!(tried.text_at("/actions/0/kind"), "accession");
    assert_eq!(
        kenya.get(&tab.path).ok().text_at("/submission/status"),
        "under_examination"
    );
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED
    );
}

#[test]
fn pages_of_a_list_follow_one_another() {
    let app = TestApp::new();
    let kenya = app.ministry("KEN");
    let made: Vec<String> = (0..5)
        .map(|_| Tab::submit(&kenya, &accession()).path)
        .collect();

    let mut listed = Vec::new();
    let mut query = "?limit=2".to_owned();
    loop {
        let page = kenya.get(&format!("{SUBMISSIONS}{query}")).ok();
        assert_eq!(page.header("cache-control"), "no-store");
        listed.extend(
            page.list("/submissions")
                .iter()
                .map(|one| one["links"]["self"].as_str().unwrap().to_owned()),
        );
        let cursor = page.text_at("/next_cursor");
        if cursor.is_empty() {
            break;
        }
        query = format!("?limit=2&cursor={cursor}");
    }

    assert_eq!(listed, made);
    let lodged = kenya
        .get(&format!("{SUBMISSIONS}?status=lodged,returned"))
        .ok();
    assert_eq!(lodged.list("/submissions").len(), 0);
    for query in ["status=open", "cursor=!", "limit=0", "colour=red"] {
        let answer = kenya.get(&format!("{SUBMISSIONS}?{query}"));
        answer.refused(400, "invalid_parameter");
    }
}
