//! The status table: filters and orders.

use serde_json::Value;

use crate::support::api::{ACTIONS, Answer, HANOI, TestApp, act};

fn table(app: &TestApp, treaty: &str, query: &str) -> Answer {
    app.public()
        .get(&format!(
            "/v1/treaties/{treaty}/participants?limit=500&{query}"
        ))
        .ok()
}

fn members(answer: &Answer, member: &str) -> Vec<Value> {
    answer
        .list("/participants")
        .iter()
        .map(|row| row[member].clone())
        .collect()
}

#[test]
fn the_table_has_everyone_who_can_take_part() {
    let app = TestApp::new();

    let answer = table(&app, "hanoi-convention", "");

    assert_eq!(answer.number("/total"), 198);
    assert_eq!(answer.list("/participants").len(), 198);
}

#[test]
fn the_table_is_sorted_by_name_without_marks() {
    let app = TestApp::new();

    let names = table(&app, "hanoi-convention", "").each("/participants", "name");
    let at = |name: &str| names.iter().position(|known| known == name).unwrap();

    assert_eq!(names[0], "Afghanistan");
    assert_eq!(names[197], "Zimbabwe");
    assert!(at("Côte d'Ivoire") < at("Croatia"));
    assert!(at("Tunisia") < at("Türkiye") && at("Türkiye") < at("Tuvalu"));
}

#[test]
fn the_order_can_be_turned_around() {
    let app = TestApp::new();

    for key in ["name", "code"] {
        let up =
            table(&app, "hanoi-convention", &format!("sort={key}")).each("/participants", "code");
        let mut down =
            table(&app, "hanoi-convention", &format!("sort=-{key}")).each("/participants", "code");
        down.reverse();
        assert_eq!(up, down, "{key}");
    }
}

#[test]
fn the_table_can_be_sorted_by_code() {
    let app = TestApp::new();

    let codes = table(&app, "hanoi-convention", "sort=code").each("/participants", "code");

    assert!(codes.is_sorted());
}

#[test]
fn those_without_a_date_come_last_in_either_order() {
    let app = TestApp::new();

    for (key, member) in [("signed_on", "signed_on"), ("effective_on", "effective_on")] {
        for direction in ["", "-"] {
            let answer = table(&app, "untoc", &format!("sort={direction}{key}"));
            let dates = members(&answer, member);
            let dated: Vec<&str> = dates.iter().map_while(Value::as_str).collect();
            assert!(
                dates.iter().skip(dated.len()).all(Value::is_null),
                "{direction}{key}"
            );
            let sorted = if direction.is_empty() {
                dated.is_sorted()
            } else {
                dated.iter().rev().is_sorted()
            };
            assert!(sorted, "{direction}{key}");
            assert!(!dated.is_empty());
        }
    }
}

#[test]
fn the_table_can_be_sorted_by_the_date_of_deposit() {
    let app = TestApp::new();

    let answer = table(&app, "uncac", "sort=deposited_on&status=party");
    let dates: Vec<String> = members(&answer, "consent")
        .iter()
        .map(|consent| consent["deposited_on"].as_str().unwrap().to_owned())
        .collect();

    assert!(dates.is_sorted());
}

#[test]
fn a_list_of_statuses_is_either_of_them() {
    let app = TestApp::new();
    let total = |status: &str| table(&app, "untoc", &format!("status={status}")).number("/total");

    assert_eq!(
        total("party,signatory"),
        total("party") + total("signatory")
    );
    assert_eq!(total("party,party"), total("party"));
}

#[test]
fn filters_combine() {
    let app = TestApp::new();

    let answer = table(
        &app,
        "hanoi-convention",
        "signed=true&regional_group=asia_pacific&m49_region=South-eastern%20Asia&acted_until=2025-10-25",
    );

    for row in answer.list("/participants") {
        assert_eq!(row["status"], "signatory");
        assert_eq!(row["regional_group"], "asia_pacific");
        assert_eq!(row["signed_on"], "2025-10-25");
    }
    let codes = answer.each("/participants", "code");
    assert!(
        codes.contains(&"VNM".to_owned()) && !codes.contains(&"KAZ".to_owned()),
        "{codes:?}"
    );
}

#[test]
fn a_region_is_found_in_any_case() {
    let app = TestApp::new();
    let total = |region: &str| {
        table(&app, "hanoi-convention", &format!("m49_region={region}")).number("/total")
    };

    assert_eq!(total("africa"), total("Africa"));
    assert_eq!(total("Atlantis"), 0);
    assert!(total("Africa") > 50);
}

#[test]
fn those_that_acted_between_two_dates_are_found() {
    let app = TestApp::new();
    let total = |query: &str| table(&app, "hanoi-convention", query).number("/total");

    assert_eq!(total("acted_from=2025-10-25&acted_until=2025-10-25"), 69);
    assert_eq!(total("acted_from=2025-10-26&acted_until=2025-10-26"), 3);
    assert_eq!(total("acted_from=2025-10-27"), 1);
    assert_eq!(total("acted_from=2025-11-20"), 0);
    assert_eq!(total("acted_from=2025-10-26&acted_until=2025-10-25"), 0);
}

#[test]
fn those_that_did_an_act_of_a_kind_are_found() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("KEN", "accession", "2026-11-20"))
        .ok();
    let codes = |query: &str| table(&app, "hanoi-convention", query).each("/participants", "code");

    assert_eq!(codes("action=accession"), ["KEN"]);
    assert_eq!(codes("action=accession,ratification&counted=true"), ["KEN"]);
    assert!(codes("action=accession&as_of=2026-11-19").is_empty());
    assert_eq!(codes("action=signature").len(), 73);
}

#[test]
fn a_row_tells_what_a_deposit_came_to() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    let answer = app.public().get(&format!("{HANOI}/participants/VNM")).ok();

    assert_eq!(answer.text_at("/standing/status"), "contracting_state");
    assert_eq!(answer.at("/standing/counted"), true);
    assert_eq!(answer.text_at("/standing/consent/kind"), "ratification");
    assert_eq!(
        answer.text_at("/standing/consent/deposited_on"),
        "2026-11-20"
    );
    assert!(answer.at("/standing/effective_on").is_null());
}

#[test]
fn the_record_can_be_filtered_by_kind_date_and_participant() {
    let app = TestApp::new();
    let total = |query: &str| {
        app.public()
            .get(&format!("{ACTIONS}?{query}"))
            .ok()
            .number("/total")
    };

    assert_eq!(total(""), 73);
    assert_eq!(total("kind=signature"), 73);
    assert_eq!(total("kind=ratification"), 0);
    assert_eq!(total("date_from=2025-10-26"), 4);
    assert_eq!(total("date_until=2025-10-25"), 69);
    assert_eq!(total("date_from=2025-10-26&date_until=2025-10-26"), 3);
    assert_eq!(total("participant=MUS"), 1);
    assert_eq!(total("participant=MUS&date_until=2025-10-26"), 0);
}
