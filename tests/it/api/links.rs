//! Parents, protocols and further thresholds in the answers.

use serde_json::{Value, json};

use crate::support::api::{Answer, TestApp, act};

const NO_ACTIONS: &str = "participant_code,action,date\n";

/// A protocol to a treaty, by these ids.
fn protocol(id: &str, of: &str) -> String {
    json!({
        "id": id, "title": { "en": "Some Protocol" },
        "parent": {
            "treaty": of, "article": "37(2)", "participation_requires": true,
            "denunciation_entails": { "article": "40(3)", "verified": false },
            "entry_into_force_floor": true, "verified": false, "source": "made up"
        },
        "final_clauses": {
            "consent": { "actions": ["accession"] },
            "entry_into_force": {
                "article": "1", "threshold": 1, "counted_actions": ["accession"],
                "reio": "not_counted", "delay": { "kind": "on_deposit" }
            },
            "later_parties": { "delay": { "kind": "on_deposit" } }
        }
    })
    .to_string()
}

fn with_protocol_of(parent: &str) -> TestApp {
    let app = TestApp::new();
    app.import(&protocol("some-protocol", parent), NO_ACTIONS);
    app
}

fn get(app: &TestApp, path: &str) -> Answer {
    app.public().get(&format!("/v1/treaties/{path}")).ok()
}

#[test]
fn a_protocol_names_its_parent_and_the_parent_its_protocols() {
    let app = with_protocol_of("untoc");

    let of_protocol = get(&app, "some-protocol");
    let of_parent = get(&app, "untoc");

    let parent = of_protocol.at("/parent");
    assert_eq!(parent["treaty"], "untoc");
    assert_eq!(parent["in_register"], true);
    assert_eq!(parent["entry_into_force_on"], "2003-09-29");
    assert_eq!(parent["article"], "37(2)");
    assert_eq!(parent["participation_requires"], true);
    assert_eq!(parent["denunciation_entails"]["article"], "40(3)");
    assert_eq!(parent["denunciation_entails"]["verified"], false);
    assert_eq!(parent["entry_into_force_floor"], true);
    assert_eq!(parent["href"], "/v1/treaties/untoc");
    assert_eq!(of_protocol.at("/protocols"), json!([]));
    assert_eq!(of_parent.at("/parent"), Value::Null);
    assert_eq!(of_parent.each("/protocols", "treaty"), ["some-protocol"]);
    assert_eq!(
        of_parent.each("/protocols", "href"),
        ["/v1/treaties/some-protocol"]
    );
}

#[test]
fn before_the_protocol_was_registered_the_parent_had_none() {
    let app = with_protocol_of("untoc");
    let position = get(&app, "some-protocol").number("/position");

    let before = get(&app, &format!("untoc?at_position={}", position - 1));

    assert_eq!(before.at("/protocols"), json!([]));
}

#[test]
fn a_parent_that_is_not_in_the_register_is_said_not_to_be() {
    let app = with_protocol_of("some-convention");

    let parent = get(&app, "some-protocol").at("/parent");

    assert_eq!(parent["treaty"], "some-convention");
    assert_eq!(parent["in_register"], false);
    assert_eq!(parent["href"], Value::Null);
    let recorded = app.depositary().post(
        "/v1/treaties/some-protocol/actions",
        &act("VNM", "accession", "2026-03-02"),
    );
    assert_eq!(recorded.status, 201, "{}", recorded.text());
}

#[test]
fn consent_to_a_protocol_without_the_parent_is_refused_with_the_parents_article() {
    let app = with_protocol_of("hanoi-convention");

    let refused = app
        .depositary()
        .post(
            "/v1/treaties/some-protocol/actions",
            &act("VNM", "accession", "2026-03-02"),
        )
        .refused(409, "parent_required");

    assert_eq!(refused.text_at("/article"), "Hanoi Convention 37(2)");
    assert!(refused.text_at("/detail").contains("Viet Nam"));
}

#[test]
fn a_protocol_that_waits_for_its_parent_says_so() {
    let app = TestApp::new();
    app.import(
        &protocol("some-protocol", "hanoi-convention"),
        "participant_code,action,date\nVNM,accession,2026-03-02\n",
    );

    let progress = get(&app, "some-protocol/progress");
    let explained = get(&app, "some-protocol/progress/explain");

    assert_eq!(progress.text_at("/state"), "pending");
    assert_eq!(progress.number("/remaining"), 0);
    assert_eq!(progress.at("/threshold_reached_by"), json!([]));
    assert_eq!(
        explained.text_at("/missing/parent_in_force"),
        "hanoi-convention"
    );
    assert_eq!(explained.at("/arithmetic"), json!([]));
}

#[test]
fn the_sixty_parties_of_article_62_are_a_second_threshold() {
    let app = TestApp::new();

    let of_treaty = get(&app, "hanoi-convention");
    let explained = get(&app, "hanoi-convention/progress/explain");

    let [sixty] = of_treaty.list("/further_thresholds").try_into().unwrap();
    assert_eq!(sixty["article"], "62");
    assert_eq!(sixty["counts"], "states_parties");
    assert_eq!(sixty["count"], 60);
    assert_eq!(sixty["counted"], 0);
    assert_eq!(sixty["remaining"], 60);
    assert_eq!(sixty["reached_on"], Value::Null);
    assert_eq!(sixty["verified"], false);
    assert_eq!(explained.list("/further_thresholds"), [sixty]);
    assert_eq!(get(&app, "untoc").at("/further_thresholds"), json!([]));
}

#[test]
fn who_leaves_the_parent_is_shown_to_leave_the_protocol() {
    let app = TestApp::new();
    let parent = protocol("some-convention", "untoc");
    let left =
        "participant_code,action,date\nVNM,accession,2012-06-08\nVNM,denunciation,2020-01-15\n";
    app.import(&parent, left);
    let history = "participant_code,action,date\nVNM,accession,2012-06-08\n";
    app.import(&protocol("some-protocol", "some-convention"), history);

    let table = get(&app, "some-protocol/participants/VNM");
    let explained = get(&app, "some-protocol/progress/explain");

    assert_eq!(table.text_at("/standing/status"), "former_party");
    assert_eq!(table.text_at("/standing/leaves_on"), "2021-01-15");
    assert_eq!(
        table.text_at("/standing/consent/ended_by"),
        "left_with_parent"
    );
    let [instrument] = explained.list("/instruments").try_into().unwrap();
    assert_eq!(instrument["not_counted_reason"], "left_with_parent");
    assert_eq!(instrument["ended_on"], "2021-01-15");
}
