//! Versions, races and two persons.

use serde_json::json;

use super::{SUBMISSIONS, Tab, accession};
use crate::support::api::{Client, SHIPPED, TestApp};
use crate::support::database::{TestDatabase, both};

both!(of_two_tabs_that_record_at_once_one_wins_and_one_action_exists);

#[test]
fn a_change_names_the_version_that_it_was_made_for() {
    let app = TestApp::new();
    let kenya = app.ministry("KEN");
    let mut tab = Tab::submit(&kenya, &accession());
    let put = |headers: &[(&str, &str)]| kenya.put_with(&tab.path, headers, &accession());

    put(&[]).refused(428, "precondition_required");
    for stale in ["\"2\"", "\"0\"", "W/\"1\"", "\"01\"", "\"x\"", "\"\""] {
        put(&[("if-match", stale)]).refused(412, "precondition_failed");
    }
    for wrong in ["*", "1", "\"1\", \"2\"", ""] {
        put(&[("if-match", wrong)]).refused(400, "invalid_header");
    }
    put(&[("if-match", "\"1\""), ("if-match", "\"1\"")]).refused(400, "invalid_header");
    let changed = put(&[("if-match", "\"1\"")]).ok();

    assert_eq!(changed.header("etag"), "\"2\"");
    tab.step(&kenya, "lodging")
        .refused(412, "precondition_failed");
}

#[test]
fn a_stale_tab_of_the_depositary_changes_nothing() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());
    let old = tab.tag.clone();
    tab.examine(&officer, json!({})).ok();

    tab.tag = old;
    tab.post(&officer, "return", &json!({ "reasons": ["not_open"] }))
        .refused(412, "precondition_failed");
    tab.step(&officer, "recording")
        .refused(412, "precondition_failed");
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED
    );
}

fn of_two_tabs_that_record_at_once_one_wins_and_one_action_exists(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());
    tab.examine(&officer, json!({})).ok();
    let others = [
        app.officer("second"),
        app.officer("third"),
        app.officer("fourth"),
    ];
    let mut tabs: Vec<&Client<'_>> = others.iter().collect();
    tabs.push(&officer);

    let path = format!("{}/recording", tab.path);
    let answers = Client::post_together(&tabs, &path, &[("if-match", &tab.tag)], &json!({}));

    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 412, 412, 412]);
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED + 1
    );
    assert_eq!(
        kenya.get(&tab.path).ok().text_at("/submission/status"),
        "recorded"
    );
}

#[test]
fn of_two_submissions_of_one_state_at_once_one_is_recorded_and_the_other_stays_open() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tabs: Vec<Tab> = (0..2)
        .map(|_| Tab::taken_up(&kenya, &officer, &accession()))
        .collect();
    for tab in &mut tabs {
        tab.examine(&officer, json!({})).ok();
    }

    tabs[0].step(&officer, "recording").ok();
    tabs[1]
        .step(&officer, "recording")
        .refused(409, "already_bound");

    let other = officer.get(&tabs[1].path).ok();
    assert_eq!(other.text_at("/submission/status"), "under_examination");
    assert_eq!(super::advice(&other, "act_open")["code"], "already_bound");
}

#[test]
fn under_the_two_person_rule_who_prepared_cannot_record() {
    let app = TestApp::of_two_persons();
    let kenya = app.ministry("KEN");
    let (first, second) = (app.officer("first"), app.officer("second"));
    let mut tab = Tab::taken_up(&kenya, &first, &accession());
    tab.examine(&first, json!({})).ok();

    tab.step(&first, "recording")
        .refused(409, "second_officer_required");
    tab.step(&first, "recording?validate_only=true")
        .refused(409, "second_officer_required");
    tab.examine(&second, json!({})).ok();
    tab.step(&second, "recording")
        .refused(409, "second_officer_required");
    tab.step(&first, "recording").ok();
}

#[test]
fn under_the_two_person_rule_who_entered_it_from_paper_cannot_record() {
    let app = TestApp::of_two_persons();
    let (first, second, third) = (
        app.officer("first"),
        app.officer("second"),
        app.officer("third"),
    );
    let body = json!({ "participant": "KEN", "content": accession(), "lodge": true });
    let mut tab = Tab::on(&first.post(SUBMISSIONS, &body).ok());
    tab.step(&second, "examination").ok();
    tab.examine(&second, json!({})).ok();

    tab.step(&first, "recording")
        .refused(409, "second_officer_required");
    tab.step(&second, "recording")
        .refused(409, "second_officer_required");
    tab.step(&third, "recording").ok();
}

#[test]
fn without_the_rule_one_officer_does_it_all() {
    let app = TestApp::new();
    let officer = app.officer("first");
    let body = json!({ "participant": "KEN", "content": accession(), "lodge": true });
    let mut tab = Tab::on(&officer.post(SUBMISSIONS, &body).ok());
    tab.step(&officer, "examination").ok();
    tab.examine(&officer, json!({})).ok();

    tab.step(&officer, "recording").ok();
}
