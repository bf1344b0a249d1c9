//! Participants are found by whatever they are called.

use crate::support::api::{HANOI, TestApp};

/// Names of Viet Nam, as a client would write them into a path.
const VIET_NAM: [&str; 14] = [
    "VNM",
    "vnm",
    "Vnm",
    "VN",
    "vn",
    "704",
    "viet-nam",
    "Vietnam",
    "VIETNAM",
    "Viet%20Nam",
    "Vi%E1%BB%87t%20Nam",
    "%E8%B6%8A%E5%8D%97",
    "Socialist%20Republic%20of%20Viet%20Nam",
    "%D0%92%D1%8C%D0%B5%D1%82%D0%BD%D0%B0%D0%BC",
];

#[test]
fn a_participant_of_the_directory_is_found_by_any_of_its_names() {
    let app = TestApp::new();

    for name in VIET_NAM {
        let answer = app.public().get(&format!("/v1/participants/{name}")).ok();
        assert_eq!(answer.text_at("/participant/code"), "VNM", "{name}");
        assert_eq!(
            answer.header("link"),
            "</v1/participants/VNM>; rel=\"canonical\"",
            "{name}"
        );
    }
}

#[test]
fn a_participant_of_a_treaty_is_found_by_any_of_its_names() {
    let app = TestApp::new();

    for name in VIET_NAM {
        let answer = app
            .public()
            .get(&format!("{HANOI}/participants/{name}"))
            .ok();
        assert_eq!(answer.text_at("/standing/code"), "VNM", "{name}");
        assert_eq!(
            answer.header("link"),
            "</v1/treaties/hanoi-convention/participants/VNM>; rel=\"canonical\"",
            "{name}"
        );
    }
}

#[test]
fn a_participant_in_a_filter_is_found_by_any_of_its_names() {
    let app = TestApp::new();

    for name in VIET_NAM {
        let answer = app
            .public()
            .get(&format!("{HANOI}/actions?participant={name}"))
            .ok();
        assert_eq!(answer.each("/actions", "participant"), ["VNM"], "{name}");
    }
}

#[test]
fn a_participant_in_a_body_is_found_by_any_of_its_names() {
    let app = TestApp::new();
    let path = format!("{HANOI}/actions?validate_only=true");

    for name in [
        "vnm",
        "VN",
        "704",
        "viet-nam",
        "Vietnam",
        "Việt Nam",
        "越南",
    ] {
        let body = crate::support::api::act(name, "ratification", "2026-11-21");
        let answer = app.depositary().post(&path, &body).ok();
        assert_eq!(answer.text_at("/actions/0/participant"), "VNM", "{name}");
    }
}

#[test]
fn a_miss_suggests_similar_names() {
    let app = TestApp::new();

    for path in [
        "/v1/participants/Vietnm".to_owned(),
        format!("{HANOI}/participants/Vietnm"),
        format!("{HANOI}/actions?participant=Vietnm"),
    ] {
        let answer = app
            .public()
            .get(&path)
            .refused(404, "participant_not_found");
        assert!(
            answer.each("/near", "code").contains(&"VNM".to_owned()),
            "{}",
            answer.text()
        );
        assert!(
            answer
                .each("/near", "name")
                .contains(&"Viet Nam".to_owned()),
            "{}",
            answer.text()
        );
    }
}

#[test]
fn a_name_of_two_states_finds_neither_and_suggests_both() {
    let app = TestApp::new();

    let answer = app
        .public()
        .get("/v1/participants/Korea")
        .refused(404, "participant_not_found");

    let near = answer.each("/near", "code");
    assert!(
        near.contains(&"KOR".to_owned()) && near.contains(&"PRK".to_owned()),
        "{near:?}"
    );
}

#[test]
fn what_resembles_nothing_suggests_nothing() {
    let app = TestApp::new();

    let answer = app
        .public()
        .get("/v1/participants/qqqqqqqqqq")
        .refused(404, "participant_not_found");

    assert!(answer.at("/near").is_null());
}

#[test]
fn the_directory_gives_names_in_every_language() {
    let app = TestApp::new();

    let answer = app.public().get("/v1/participants/VNM").ok();

    assert_eq!(answer.text_at("/participant/names/zh"), "越南");
    assert_eq!(answer.text_at("/participant/names/vi"), "Việt Nam");
    assert_eq!(answer.text_at("/participant/names/ru"), "Вьетнам");
    assert_eq!(answer.text_at("/participant/alpha2"), "VN");
    assert_eq!(answer.text_at("/participant/m49"), "704");
}

#[test]
fn the_european_union_names_its_members() {
    let app = TestApp::new();

    let today = app.public().get("/v1/participants/EUE").ok();
    let earlier = app
        .public()
        .get("/v1/participants/EUE?as_of=2019-12-31")
        .ok();

    assert_eq!(today.list("/participant/members").len(), 27);
    assert_eq!(earlier.list("/participant/members").len(), 28);
}

#[test]
fn a_participant_that_has_done_nothing_has_its_row() {
    let app = TestApp::new();

    let answer = app.public().get(&format!("{HANOI}/participants/KEN")).ok();

    assert_eq!(answer.text_at("/standing/status"), "no_action");
    assert!(answer.list("/actions").is_empty());
}

#[test]
fn a_signatory_has_its_signature() {
    let app = TestApp::new();

    let answer = app.public().get(&format!("{HANOI}/participants/VNM")).ok();

    assert_eq!(answer.text_at("/standing/status"), "signatory");
    assert_eq!(answer.text_at("/standing/signed_on"), "2025-10-25");
    assert_eq!(answer.each("/actions", "kind"), ["signature"]);
}

#[test]
fn the_directory_can_be_filtered() {
    let app = TestApp::new();
    let total = |query: &str| {
        app.public()
            .get(&format!("/v1/participants?{query}"))
            .ok()
            .number("/total")
    };

    assert_eq!(total("un_status=member"), 193);
    assert_eq!(total("un_status=observer&kind=state"), 2);
    assert_eq!(total("kind=reio"), 1);
    assert_eq!(total("kind=state,reio"), total(""));
    assert_eq!(total("regional_group=african"), 54);
}
