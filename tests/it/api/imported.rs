//! A history that an operator brings, with an organization that is in no list.

use crate::support::api::{Answer, TestApp};

const DOCUMENT: &str = r#"{
    "id": "some-protocol", "title": { "en": "Some Protocol" },
    "final_clauses": {
        "entry_into_force": {
            "article": "1", "threshold": 2, "counted_actions": ["ratification", "accession"],
            "reio": "not_counted", "delay": { "kind": "nth_day_after", "n": 30 },
            "not_before": null, "conditions": []
        },
        "later_parties": { "article": "2", "delay": { "kind": "nth_day_after", "n": 30 }, "floor": "entry_into_force" }
    }
}"#;

const ACTIONS: &str = "participant_code,participant_name,action,date\n\
    VNM,Viet Nam,accession,2001-03-01\n\
    KEN,Kenya,accession,2001-03-01\n\
    X:Órgano & Co.,Órgano & Co.,accession,2001-04-01\n";

const PARTICIPANTS: &str = "/v1/treaties/some-protocol/participants";

fn imported() -> TestApp {
    let app = TestApp::new();
    app.import(DOCUMENT, ACTIONS);
    app
}

fn organization(app: &TestApp) -> Answer {
    app.public()
        .get(&format!("{PARTICIPANTS}/X:%C3%93rgano%20%26%20Co."))
        .ok()
}

#[test]
fn an_imported_treaty_is_there_in_the_next_read() {
    let app = imported();

    let progress = app.public().get("/v1/treaties/some-protocol/progress").ok();

    assert_eq!(progress.text_at("/entry_into_force_on"), "2001-03-31");
    assert_eq!(progress.list("/threshold_reached_by").len(), 2);
    assert_eq!(app.public().get("/v1/treaties").number("/total"), 4);
}

#[test]
fn an_organization_in_no_list_has_its_row() {
    let app = imported();

    let table = app
        .public()
        .get(&format!("{PARTICIPANTS}?kind=organization"))
        .ok();

    assert_eq!(table.each("/participants", "code"), ["X:Órgano & Co."]);
}

#[test]
fn an_organization_in_no_list_is_found_by_its_code() {
    let app = imported();

    let answer = organization(&app);

    assert_eq!(answer.text_at("/standing/code"), "X:Órgano & Co.");
    assert_eq!(answer.text_at("/standing/name"), "Órgano & Co.");
    assert_eq!(answer.list("/actions").len(), 1);
}

#[test]
fn the_canonical_address_of_an_organization_is_an_address() {
    let app = imported();

    let answer = organization(&app);
    let link = answer.header("link").to_owned();
    let target = link.trim_start_matches('<').split('>').next().unwrap();

    assert!(target.is_ascii() && !target.contains(' '), "{target}");
    assert_eq!(app.public().get(target).ok().text(), answer.text());
}
