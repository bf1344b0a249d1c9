//! What a participant was called, and who came before and after it.

use serde_json::json;

use crate::support::api::TestApp;

#[test]
fn a_former_name_stands_beside_the_present_one_with_its_dates() {
    let answer = TestApp::new().public().get("/v1/participants/BEN").ok();

    assert_eq!(answer.text_at("/participant/names/en"), "Benin");
    assert_eq!(
        answer.at("/participant/former_names"),
        json!([{
            "names": { "en": "Dahomey" },
            "from": null,
            "until": "1975-12-02",
            "source": "https://treaties.un.org/Pages/HistoricalInfo.aspx",
            "note": null,
        }])
    );
    assert!(
        answer.json()["participant"]
            .get("name_on_that_date")
            .is_none()
    );
}

#[test]
fn an_earlier_date_gives_the_name_of_that_date_beside_the_present_one() {
    let app = TestApp::new();
    let on = |day: &str| {
        app.public()
            .get(&format!("/v1/participants/Cambodia?as_of={day}"))
            .ok()
            .json()["participant"]
            .clone()
    };

    for (day, name) in [
        ("1970-12-27", None),
        ("1970-12-28", Some("Khmer Republic")),
        ("1975-04-30", None),
        ("1976-04-06", Some("Democratic Kampuchea")),
        ("1990-02-02", Some("Democratic Kampuchea")),
        ("1990-02-03", None),
    ] {
        let participant = on(day);
        assert_eq!(participant["names"]["en"], "Cambodia", "{day}");
        assert_eq!(
            participant["name_on_that_date"]["en"].as_str(),
            name,
            "{day}"
        );
    }
}

#[test]
fn a_status_table_of_an_earlier_date_prints_the_present_name() {
    let app = TestApp::new();

    let answer = app
        .public()
        .get("/v1/treaties/untoc/participants/TUR?as_of=2010-01-01")
        .ok();

    assert_eq!(answer.text_at("/standing/name"), "Türkiye");
    assert_eq!(answer.text_at("/participant/names/en"), "Türkiye");
    assert_eq!(
        answer.text_at("/participant/name_on_that_date/en"),
        "Turkey"
    );
}

#[test]
fn a_participant_is_found_by_every_former_name() {
    let app = TestApp::new();
    let listed = app.public().get("/v1/participants?limit=500").ok();
    let mut tried = 0;

    for participant in listed.list("/participants") {
        for former in participant["former_names"].as_array().unwrap() {
            let name = former["names"]["en"].as_str().unwrap().replace(' ', "%20");
            let found = app.public().get(&format!("/v1/participants/{name}")).ok();
            assert_eq!(
                found.text_at("/participant/code"),
                participant["code"],
                "{name}"
            );
            tried += 1;
        }
    }

    assert_eq!(tried, 11);
}

#[test]
fn a_dissolved_state_names_its_successors_and_they_name_it() {
    let app = TestApp::new();
    let of = |code: &str| {
        app.public()
            .get(&format!("/v1/participants/{code}"))
            .ok()
            .json()["participant"]
            .clone()
    };

    let yugoslavia = of("YUG");
    let serbia_and_montenegro = of("SCG");
    let montenegro = of("MNE");

    assert_eq!(
        yugoslavia["successors"],
        json!(["BIH", "HRV", "MKD", "SCG", "SVN"])
    );
    assert_eq!(yugoslavia["later_successors"], json!(["SRB", "MNE"]));
    assert_eq!(serbia_and_montenegro["predecessors"], json!(["YUG"]));
    assert_eq!(serbia_and_montenegro["successors"], json!(["SRB", "MNE"]));
    assert_eq!(montenegro["predecessors"], json!(["SCG"]));
    assert_eq!(montenegro["earlier_predecessors"], json!(["YUG"]));
    assert_eq!(of("CZE")["predecessors"], json!(["CSK"]));
    assert_eq!(of("FRA")["predecessors"], json!([]));
}
