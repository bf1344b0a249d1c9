//! Answers about submissions have the form of the contract, and bad bodies are told where they are wrong.

use serde_json::json;

use super::{SUBMISSIONS, Tab, accession, with};
use crate::api::schemas::form::Contract;
use crate::support::api::TestApp;

const ONE: &str = "/v1/treaties/{treaty}/submissions/{id}";

#[test]
fn every_answer_about_submissions_has_its_form() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let all = "/v1/treaties/{treaty}/submissions";
    let below = |name: &str| format!("{ONE}/{name}");
    let body = json!({ "content": accession() });

    let path = format!("{SUBMISSIONS}?validate_only=true");
    contract.fits("post", all, &kenya.post(&path, &body).ok());
    let made = kenya.post(SUBMISSIONS, &body).ok();
    contract.fits("post", all, &made);
    let mut tab = Tab::on(&made);
    contract.fits("get", ONE, &kenya.get(&tab.path).ok());
    contract.fits("put", ONE, &tab.put(&kenya, "", &accession()).ok());
    contract.fits("post", &below("lodging"), &tab.step(&kenya, "lodging").ok());
    contract.fits("get", all, &officer.get(SUBMISSIONS).ok());
    contract.fits(
        "post",
        &below("examination"),
        &tab.step(&officer, "examination").ok(),
    );
    let why = json!({ "reasons": ["other"], "text": "unreadable" });
    contract.fits(
        "post",
        &below("return"),
        &tab.post(&officer, "return", &why).ok(),
    );
    tab.step(&kenya, "lodging").ok();
    tab.step(&officer, "examination").ok();
    contract.fits(
        "put",
        &below("examination"),
        &tab.examine(&officer, json!({})).ok(),
    );
    let tried = tab.step(&officer, "recording?validate_only=true").ok();
    contract.fits("post", &below("recording"), &tried);
    contract.fits(
        "post",
        &below("recording"),
        &tab.step(&officer, "recording").ok(),
    );
    let events = kenya.get(&format!("{}/events", tab.path)).ok();
    contract.fits("get", &below("events"), &events);
    let mut tab = Tab::submit(&kenya, &accession());
    contract.fits(
        "post",
        &below("withdrawal"),
        &tab.step(&kenya, "withdrawal").ok(),
    );
}

#[test]
fn what_is_wrong_with_a_body_is_pointed_at() {
    let app = TestApp::new();
    let kenya = app.ministry("KEN");

    for (more, pointer) in [
        (json!({ "kind": "wish" }), "/content/kind"),
        (json!({ "title_received": " " }), "/content/title_received"),
        (json!({ "dated_on": "2026-02-30" }), "/content/dated_on"),
        (json!({ "capacity": "king" }), "/content/capacity"),
        (json!({ "signatory": "a\nb" }), "/content/signatory"),
        (
            json!({ "statements": [{ "kind": "x" }] }),
            "/content/statements/0/kind",
        ),
        (json!({ "colour": "red" }), "/content/colour"),
        (json!({ "full_powers": "yes" }), "/content/full_powers"),
    ] {
        let body = json!({ "content": with(accession(), more) });
        let answer = kenya.post(SUBMISSIONS, &body).refused(422, "invalid_body");
        assert_eq!(answer.text_at("/errors/0/pointer"), pointer);
    }
    kenya
        .post_text(SUBMISSIONS, "{")
        .refused(400, "malformed_json");
    assert_eq!(kenya.get(SUBMISSIONS).ok().list("/submissions").len(), 0);
}

#[test]
fn what_is_wrong_with_an_examination_or_a_return_is_pointed_at() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());

    for (body, pointer) in [
        (
            json!({ "findings": [{ "item": "smell", "finding": "met" }] }),
            "/findings/0/item",
        ),
        (
            json!({ "findings": [{ "item": "act_open", "finding": "yes" }] }),
            "/findings/0/finding",
        ),
        (
            json!({ "findings": [{ "item": "act_open", "finding": "met" }, { "item": "act_open", "finding": "met" }] }),
            "/findings/1/item",
        ),
        (json!({ "received_on": "yesterday" }), "/received_on"),
        (json!({ "kind": "wish" }), "/kind"),
    ] {
        let answer = tab
            .put(&officer, "/examination", &body)
            .refused(422, "invalid_body");
        assert_eq!(answer.text_at("/errors/0/pointer"), pointer);
    }
    for (body, pointer) in [
        (json!({ "reasons": [] }), "/reasons"),
        (json!({ "reasons": ["mood"] }), "/reasons/0"),
        (json!({ "reasons": ["other"] }), "/text"),
        (json!({ "reasons": ["not_open", "not_open"] }), "/reasons/1"),
    ] {
        let answer = tab
            .post(&officer, "return", &body)
            .refused(422, "invalid_body");
        assert_eq!(answer.text_at("/errors/0/pointer"), pointer);
    }
    assert_eq!(officer.get(&tab.path).ok().header("etag"), tab.tag);
}
