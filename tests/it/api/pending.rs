//! What is pending of a participant, over HTTP.

use serde_json::json;

use super::schemas::form::Contract;
use crate::support::api::{ACTIONS, Answer, HANOI, TestApp, act};

const ROUTE: &str = "/v1/treaties/{treaty}/participants/{code}";

fn participant(app: &TestApp, code: &str, query: &str) -> Answer {
    let path = format!("{HANOI}/participants/{code}{query}");
    let answer = app.public().get(&path).ok();
    Contract::read().fits("get", ROUTE, &answer);
    answer
}

#[test]
fn a_designation_is_pending_from_the_deposit_until_it_is_made() {
    let app = TestApp::new();
    let signed = participant(&app, "VNM", "");
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-19"))
        .ok();
    let ratified = participant(&app, "VNM", "");
    let mut communication = act("VNM", "communication", "2026-11-20");
    communication["statements"] = json!([
        {"kind": "designation", "designates": "central_authority", "provisions": ["40(12)"], "text": "The Ministry"}
    ]);
    app.depositary().post(ACTIONS, &communication).ok();
    let told = participant(&app, "VNM", "");
    let before = participant(&app, "VNM", "?as_of=2026-11-19");

    assert_eq!(signed.list("/pending").len(), 0);
    assert_eq!(ratified.text_at("/standing/status"), "contracting_state");
    assert_eq!(ratified.at("/standing/counted"), json!(true));
    let designates = |answer: &Answer| answer.each("/pending", "designates");
    assert_eq!(
        designates(&ratified),
        [
            "extradition_basis",
            "extradition_authority",
            "central_authority",
            "languages",
            "point_of_contact_24_7",
            "legislation",
            "preventive_authority"
        ]
    );
    let central = &ratified.list("/pending")[2];
    assert_eq!(central["article"], "40(12)");
    assert_eq!(central["when"], "at_deposit");
    assert_eq!(central["since"], "2026-11-19");
    assert_eq!(central["verified"], json!(false));
    assert_eq!(central["bars_deposit"], json!(false));
    assert!(!designates(&told).contains(&"central_authority".to_owned()));
    assert_eq!(designates(&told).len(), 6);
    assert_eq!(designates(&before), designates(&ratified));
}

#[test]
fn an_organizations_instrument_without_its_competence_is_accepted_and_named() {
    let app = TestApp::new();
    for (code, kind) in [("FRA", "ratification"), ("EUE", "approval")] {
        app.depositary()
            .post(ACTIONS, &act(code, kind, "2026-11-20"))
            .ok();
    }

    let union = participant(&app, "EUE", "");
    let competence = union
        .list("/pending")
        .into_iter()
        .find(|pending| pending["what"] == "competence_declaration")
        .unwrap();

    assert_eq!(union.text_at("/standing/status"), "contracting_state");
    assert_eq!(competence["part_of_instrument"], json!(true));
    assert_eq!(competence["article"], "64(2)-(4)");
    assert_eq!(competence["since"], "2026-11-20");
    assert!(competence["designates"].is_null());
}
