//! The service against history, over HTTP.

use crate::support::api::TestApp;

#[test]
fn thirteen_histories_are_computed_and_equal_what_was_stated() {
    let answer = TestApp::new().public().get("/v1/conformance").ok();

    let replays = answer.list("/replays");
    assert_eq!(answer.at("/conforms"), true);
    assert_eq!(answer.text_at("/software"), env!("CARGO_PKG_VERSION"));
    assert!(answer.list("/unreadable").is_empty());
    assert_eq!(replays.len(), 13);
    for replay in replays {
        assert_eq!(replay["equal"], true, "{replay}");
        for dates in [
            "threshold_reached_on",
            "threshold_reached_by",
            "entry_into_force_on",
        ] {
            assert_eq!(
                replay["computed"][dates], replay["official"][dates],
                "{replay}"
            );
        }
        assert!(replay["official"]["source"].is_string(), "{replay}");
    }
}

#[test]
fn rotterdam_is_told_with_its_clause_and_the_deposit_that_decided() {
    let answer = TestApp::new().public().get("/v1/conformance").ok();

    let replays = answer.list("/replays");
    let rotterdam = replays
        .iter()
        .find(|replay| replay["mtdsg_no"] == "XXVII-14")
        .unwrap();

    assert_eq!(rotterdam["article"], "26");
    assert_eq!(rotterdam["threshold"], 50);
    assert!(rotterdam["instruments"].as_u64().unwrap() > 50);
    assert_eq!(rotterdam["computed"]["threshold_reached_by"][0], "ARM");
    assert_eq!(rotterdam["computed"]["entry_into_force_on"], "2004-02-24");
}

#[test]
fn a_treaty_that_is_not_in_force_is_told_with_the_states_that_it_waits_for() {
    let answer = TestApp::new().public().get("/v1/conformance").ok();

    let replays = answer.list("/replays");
    let of = |number: &str| {
        let mut replays = replays.iter();
        replays.find(|replay| replay["mtdsg_no"] == number).unwrap()
    };

    let test_ban = of("XXVI-4");
    assert_eq!(test_ban["official"]["not_in_force_as_of"], "2014-03-19");
    assert_eq!(test_ban["as_of"], "2014-03-19");
    assert!(test_ban["official"]["entry_into_force_on"].is_null());
    assert!(test_ban["computed"]["entry_into_force_on"].is_null());
    assert_eq!(test_ban["conditions"][0]["named"], 44);
    assert_eq!(
        test_ban["conditions"][0]["missing"],
        serde_json::json!(["CHN", "PRK", "EGY", "IND", "IRN", "ISR", "PAK", "USA"])
    );
    let paris = of("XXVII-7-d");
    assert_eq!(paris["conditions"][0]["present_bp"], 5882);
    assert!(paris["official"]["not_in_force_as_of"].is_null());
    assert_eq!(paris["as_of"], "2026-11-21");
}

#[test]
fn the_comparison_is_no_part_of_the_register() {
    let app = TestApp::new();
    let before = app.public().get("/v1/checkpoint").ok().json();

    let treaties = app
        .public()
        .get("/v1/treaties")
        .ok()
        .each("/treaties", "id");
    app.public().get("/v1/conformance").ok();

    assert!(!treaties.contains(&"xxvii-14".to_owned()), "{treaties:?}");
    assert_eq!(app.public().get("/v1/checkpoint").ok().json(), before);
}
