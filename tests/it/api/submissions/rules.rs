//! What the examination looks at, and what the register says of it by itself.

use serde_json::{Value, json};
use signatory::documents::shipped;

use super::{SUBMISSIONS, Tab, accession, advice, applying, with};
use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

#[test]
fn an_accession_called_ratification_is_recorded_as_accession_and_keeps_its_title() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mislabelled =
        json!({ "kind": "ratification", "title_received": "Instrument of ratification" });
    let mut tab = Tab::taken_up(&kenya, &officer, &with(accession(), mislabelled));
    let shown = officer.get(&tab.path).ok();
    let kind = advice(&shown, "kind_fits");
    assert_eq!(kind["finding"], "not_met");
    assert_eq!(kind["code"], "signature_required");
    assert_eq!(kind["right_kind"], "accession");
    assert_eq!(advice(&shown, "act_open")["finding"], "met");
    tab.examine(&officer, json!({})).ok();
    tab.step(&officer, "recording")
        .refused(409, "signature_required");

    tab.examine(
        &officer,
        json!({ "kind": "accession", "note": "after consultation" }),
    )
    .ok();
    let recorded = tab.step(&officer, "recording").ok();

    let action = app.public().get(recorded.header("location")).ok();
    assert_eq!(action.text_at("/action/kind"), "accession");
    assert_eq!(
        action.text_at("/action/title_received"),
        "Instrument of ratification"
    );
    assert_eq!(recorded.text_at("/content/kind"), "ratification");
}

#[test]
fn a_signatorys_accession_is_advised_to_be_a_ratification() {
    let app = TestApp::new();

    let body = json!({ "content": accession() });
    let shown = app.ministry("VNM").post(SUBMISSIONS, &body).ok();

    assert_eq!(advice(&shown, "kind_fits")["right_kind"], "ratification");
}

#[test]
fn a_conditional_instrument_is_held() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());
    let mut findings: Vec<Value> = applying(&officer.get(&tab.path).ok())
        .iter()
        .map(|item| json!({ "item": item, "finding": if item == "unconditional" { "not_met" } else { "met" } }))
        .collect();
    let body = json!({ "received_on": "2026-11-20", "findings": findings });
    tab.put(&officer, "/examination", &body).ok();

    let held = tab
        .step(&officer, "recording")
        .refused(409, "examination_incomplete");
    assert!(
        held.text_at("/detail").ends_with(": unconditional"),
        "{}",
        held.text()
    );
    for finding in &mut findings {
        if finding["item"] == "unconditional" {
            finding["finding"] = json!("not_applicable");
        }
    }
    let body = json!({ "received_on": "2026-11-20", "findings": findings });
    tab.put(&officer, "/examination", &body).ok();
    tab.step(&officer, "recording")
        .refused(409, "examination_incomplete");
    tab.examine(&officer, json!({})).ok();
    tab.step(&officer, "recording").ok();
}

#[test]
fn without_the_original_there_is_no_deposit() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let mut tab = Tab::taken_up(&kenya, &officer, &accession());

    let findings: Vec<Value> = applying(&officer.get(&tab.path).ok())
        .iter()
        .map(|item| json!({ "item": item, "finding": "met" }))
        .collect();
    let shown = tab
        .put(&officer, "/examination", &json!({ "findings": findings }))
        .ok();
    assert_eq!(advice(&shown, "original_received")["finding"], "not_met");
    let refused = tab
        .step(&officer, "recording")
        .refused(409, "examination_incomplete");
    assert!(refused.text_at("/detail").contains("receipt"));
    tab.examine(&officer, json!({ "received_on": "2026-11-22" }))
        .ok();
    tab.step(&officer, "recording")
        .refused(422, "date_in_future");
    tab.examine(&officer, json!({ "received_on": "2026-11-15" }))
        .ok();
    tab.step(&officer, "recording")
        .refused(409, "dates_out_of_order");
}

#[test]
fn the_unions_instrument_needs_its_declaration_of_competence() {
    let app = TestApp::new();
    let (union, officer) = (app.ministry("EUE"), app.officer("first"));
    app.depositary()
        .post(ACTIONS, &act("FRA", "ratification", "2026-11-19"))
        .ok();
    let approval = with(
        accession(),
        json!({ "kind": "approval", "title_received": "Instrument of approval", "capacity": "other", "full_powers": true }),
    );
    let without = Tab::submit(&union, &approval);
    let declaration = json!([{ "kind": "competence_declaration", "text": "the extent" }]);
    let with_it = Tab::submit(
        &union,
        &with(approval, json!({ "statements": declaration })),
    );

    let (without, with_it) = (
        officer.get(&without.path).ok(),
        officer.get(&with_it.path).ok(),
    );

    assert!(applying(&without).contains(&"competence_declared".to_owned()));
    assert_eq!(
        advice(&without, "competence_declared")["finding"],
        "not_met"
    );
    assert_eq!(advice(&with_it, "competence_declared")["finding"], "met");
    let kenyas = app
        .ministry("KEN")
        .post(SUBMISSIONS, &json!({ "content": accession() }))
        .ok();
    assert!(!applying(&kenyas).contains(&"competence_declared".to_owned()));
}

#[test]
fn a_prohibited_reservation_is_seen_and_not_recorded() {
    let app = TestApp::new();
    let mut document: Value = serde_json::from_str(shipped::treaties()[0].document).unwrap();
    document["id"] = json!("strict");
    document["final_clauses"]["reservations_prohibited"] =
        json!({ "scope": "all", "article": "90" });
    document["final_clauses"]["reservations"] = json!([]);
    app.import(
        &document.to_string(),
        "participant_code,participant_name,action,date,source,note,statements,statements_source\n",
    );
    let submissions = "/v1/treaties/strict/submissions";
    let reserving = with(
        accession(),
        json!({ "statements": [{ "kind": "reservation", "provisions": ["63(2)"], "text": "not bound" }] }),
    );
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let made = kenya
        .post(submissions, &json!({ "content": reserving, "lodge": true }))
        .ok();
    assert_eq!(
        advice(&made, "reservations_permitted")["code"],
        "statement_not_possible"
    );
    let mut tab = Tab::on(&made);
    tab.step(&officer, "examination").ok();
    tab.examine(&officer, json!({})).ok();

    tab.step(&officer, "recording")
        .refused(409, "statement_not_possible");
    let declared =
        json!({ "statements": [{ "kind": "declaration", "text": "not bound, politically" }] });
    tab.examine(&officer, declared).ok();
    let recorded = tab.step(&officer, "recording").ok();
    let action = app.public().get(recorded.header("location")).ok();
    assert_eq!(action.text_at("/action/statements/0/kind"), "declaration");
}

#[test]
fn a_signature_after_the_window_is_seen_to_be_closed() {
    let app = TestApp::new();
    app.set_clock("2027-01-04T15:00:00Z");
    let signature = json!({
        "kind": "signature", "title_received": "Signature", "capacity": "head_of_mission", "full_powers": true,
    });

    let shown = app
        .ministry("KEN")
        .post(SUBMISSIONS, &json!({ "content": signature }))
        .ok();

    assert_eq!(advice(&shown, "act_open")["code"], "signature_closed");
    assert_eq!(advice(&shown, "competent_signature")["finding"], "met");
    assert_eq!(
        applying(&shown),
        [
            "competent_signature",
            "treaty_named",
            "kind_fits",
            "act_open"
        ]
    );
}

#[test]
fn a_signature_is_recorded_on_its_own_date() {
    let app = TestApp::new();
    let (kenya, officer) = (app.ministry("KEN"), app.officer("first"));
    let signature = json!({
        "kind": "signature", "title_received": "Signature", "capacity": "head_of_mission", "full_powers": true,
    });
    let mut tab = Tab::taken_up(&kenya, &officer, &signature);
    let findings: Vec<Value> = applying(&officer.get(&tab.path).ok())
        .iter()
        .map(|item| json!({ "item": item, "finding": "met" }))
        .collect();
    let body = json!({ "date": "2026-11-20", "place": "New York", "findings": findings });
    tab.put(&officer, "/examination", &body).ok();

    let recorded = tab.step(&officer, "recording").ok();

    let path = format!("{HANOI}/actions/{}", SHIPPED + 1);
    assert_eq!(recorded.header("location"), path);
    let action = app.public().get(&path).ok();
    assert_eq!(action.text_at("/action/place"), "New York");
}
