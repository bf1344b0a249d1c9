//! Who sees and touches what: another State's submission answers as one that does not exist.

use actix_web::http::Method;
use serde_json::json;
use signatory::http::tokens::Scope;

use super::{SUBMISSIONS, Tab, accession};
use crate::support::api::{Answer, Client, TestApp};

/// The answer without what names the request.
fn apart_from_the_request(answer: &Answer) -> (u16, Vec<(String, String)>, String) {
    let id = answer.header("x-request-id").to_owned();
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(name, _)| !["x-request-id", "server-timing"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    (answer.status, headers, answer.text().replace(&id, ""))
}

#[test]
fn anothers_submission_answers_exactly_as_one_that_does_not_exist() {
    let app = TestApp::new();
    let (kenya, japan) = (app.ministry("KEN"), app.ministry("JPN"));
    let tab = Tab::submit(&kenya, &accession());
    let nowhere = format!("{SUBMISSIONS}/019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42");
    let no_id = format!("{SUBMISSIONS}/1");
    let ask = |client: &Client<'_>, path: &str| -> Vec<_> {
        let put = |headers: &[(&str, &str)], body| client.put_with(path, headers, body);
        let post = |below: &str, headers: &[(&str, &str)]| {
            client.post_with(&format!("{path}/{below}"), headers, &json!({}))
        };
        [
            client.get(path),
            client.send(Method::HEAD, path, &[], Vec::new()),
            client.get(&format!("{path}?colour=red")),
            client.get(&format!("{path}/events")),
            put(&[("if-match", "\"1\"")], &accession()),
            put(&[("if-match", "\"7\"")], &accession()),
            put(&[], &accession()),
            put(&[("if-match", "*")], &accession()),
            put(&[], &json!({})),
            post("lodging", &[("if-match", "\"1\"")]),
            post("lodging", &[]),
            post("withdrawal", &[("if-match", "\"1\"")]),
            post("examination", &[("if-match", "\"1\"")]),
            post("recording", &[("if-match", "\"1\"")]),
            post("return", &[("if-match", "\"1\"")]),
        ]
        .iter()
        .map(apart_from_the_request)
        .collect()
    };

    let (anothers, none) = (ask(&japan, &tab.path), ask(&japan, &nowhere));

    assert_eq!(anothers, none);
    assert_eq!(none, ask(&japan, &no_id));
    assert_eq!(anothers[0].0, 404);
    let still = kenya.get(&tab.path).ok();
    assert_eq!(still.number("/submission/version"), 1);
}

#[test]
fn a_submission_is_not_found_under_another_treaty() {
    let app = TestApp::new();
    let kenya = app.ministry("KEN");
    let tab = Tab::submit(&kenya, &accession());

    let elsewhere = tab.path.replace("hanoi-convention", "untoc");
    kenya.get(&elsewhere).refused(404, "submission_not_found");
    let nowhere = tab.path.replace("hanoi-convention", "none");
    kenya.get(&nowhere).refused(404, "treaty_not_found");
}

#[test]
fn a_list_shows_a_ministry_its_own_and_the_depositary_all() {
    let app = TestApp::new();
    let (kenya, japan, officer) = (
        app.ministry("KEN"),
        app.ministry("JPN"),
        app.officer("first"),
    );
    Tab::submit(&kenya, &accession());
    Tab::submit(&japan, &accession());
    let listed = |client: &Client<'_>, query: &str| {
        let answer = client.get(&format!("{SUBMISSIONS}{query}")).ok();
        answer.each("/submissions", "participant")
    };

    assert_eq!(listed(&kenya, ""), ["KEN"]);
    assert_eq!(listed(&kenya, "?participant=Japan"), [""; 0]);
    assert_eq!(listed(&kenya, "?participant=Kenya"), ["KEN"]);
    assert_eq!(listed(&officer, ""), ["KEN", "JPN"]);
    assert_eq!(listed(&officer, "?participant=Japan"), ["JPN"]);
}

#[test]
fn a_ministry_submits_for_its_own_state_and_the_depositary_for_any_on_paper() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let of = |participant: &str| json!({ "participant": participant, "content": accession() });

    kenya.post(SUBMISSIONS, &of("Kenya")).ok();
    let other = kenya
        .post(SUBMISSIONS, &of("JPN"))
        .refused(422, "invalid_body");
    assert_eq!(other.text_at("/errors/0/pointer"), "/participant");
    let whose = officer.post(SUBMISSIONS, &json!({ "content": accession() }));
    whose.refused(422, "invalid_body");
    let nobody = officer.post(SUBMISSIONS, &of("Atlantis"));
    nobody.refused(422, "unknown_participant");
    let paper = officer.post(SUBMISSIONS, &of("Japan")).ok();

    assert_eq!(paper.at("/submission/on_paper"), true);
    let mut tab = Tab::on(&paper);
    app.ministry("JPN").get(&tab.path).ok();
    tab.step(&officer, "lodging").ok();
    tab.step(&officer, "withdrawal").ok();
}

#[test]
fn the_depositary_does_not_handle_what_a_ministry_made() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::submit(&kenya, &accession());

    tab.put(&officer, "", &accession())
        .refused(403, "not_for_depositary");
    tab.step(&officer, "lodging")
        .refused(403, "not_for_depositary");
    tab.step(&officer, "withdrawal")
        .refused(403, "not_for_depositary");
}

#[test]
fn each_side_needs_its_scope() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let client = |scopes: &[Scope], participant| {
        let token = app.token("someone", scopes, participant);
        app.with_authorization(&format!("Bearer {token}"))
    };
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());
    tab.examine(&officer, json!({})).ok();

    app.public().get(SUBMISSIONS).refused(401, "token_missing");
    app.public().get(&tab.path).refused(401, "token_missing");
    let reader = client(&[Scope::WebhooksManage], Some("KEN"));
    reader.get(&tab.path).refused(403, "insufficient_scope");
    let desk = client(&[Scope::RegisterWrite], None);
    desk.get(&tab.path).refused(403, "insufficient_scope");
    let submitter = client(&[Scope::SubmissionsWrite], None);
    submitter.get(&tab.path).refused(403, "insufficient_scope");
    tab.step(&kenya, "return").refused(403, "ministry_token");
    tab.step(&kenya, "recording").refused(403, "ministry_token");
    tab.step(&kenya, "examination")
        .refused(403, "ministry_token");
    let examiner = client(&[Scope::RegisterExamine], None);
    tab.step(&examiner, "recording")
        .refused(403, "insufficient_scope");
    let writer = client(&[Scope::RegisterWrite], None);
    tab.step(&writer, "recording")
        .refused(403, "insufficient_scope");
}
