//! Everyone may ask what would follow from acts that nobody has done, and nothing is stored.

mod limits;

use serde_json::{Value, json};

use super::schemas::form::Contract;
use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

const SIMULATIONS: &str = "/v1/treaties/hanoi-convention/simulations";

fn body(actions: Vec<Value>) -> Value {
    json!({ "actions": actions })
}

/// A ratification by each of the first n States that have signed.
fn ratifications(app: &TestApp, n: usize, on: &str) -> Vec<Value> {
    let path = format!("{HANOI}/participants?signed=true&kind=state&limit={n}");
    let states = app.public().get(&path).ok().each("/participants", "code");
    states
        .iter()
        .map(|state| act(state, "ratification", on))
        .collect()
}

#[test]
fn forty_deposits_on_one_day_bring_the_treaty_into_force_ninety_days_later() {
    let app = TestApp::new();

    for (on, in_force) in [
        ("2027-01-15", "2027-04-15"),
        ("2027-11-30", "2028-02-28"),
        ("2027-12-01", "2028-02-29"),
        ("2026-12-31", "2027-03-31"),
        ("2028-02-29", "2028-05-29"),
    ] {
        let sent = body(ratifications(&app, 40, on));
        let answer = app.public().post(SIMULATIONS, &sent).ok();

        assert_eq!(answer.at("/hypothetical"), true);
        assert_eq!(answer.text_at("/treaty"), "hanoi-convention");
        assert_eq!(answer.text_at("/currency/as_of"), on);
        assert_eq!(answer.number("/currency/position"), SHIPPED);
        assert_eq!(answer.text_at("/progress/state"), "threshold_reached");
        assert_eq!(answer.text_at("/progress/entry_into_force_on"), in_force);
        assert_eq!(answer.list("/progress/threshold_reached_by").len(), 40);
        assert_eq!(answer.text_at("/explain/entry_into_force_on"), in_force);
        assert_eq!(answer.list("/warnings"), Vec::<Value>::new());
        assert_eq!(
            answer.each("/participants", "effective_on"),
            vec![in_force; 40]
        );
    }
}

#[test]
fn one_organization_among_them_changes_nothing() {
    let app = TestApp::new();
    let states = ratifications(&app, 40, "2027-01-15");
    let union = act("European Union", "approval", "2027-01-15");

    let with_the_fortieth = [&states[..20], std::slice::from_ref(&union), &states[20..]].concat();
    let instead_of_it = [&states[..39], &[union]].concat();
    let forty = app
        .public()
        .post(SIMULATIONS, &body(with_the_fortieth))
        .ok();
    let thirty_nine = app.public().post(SIMULATIONS, &body(instead_of_it)).ok();

    assert_eq!(forty.number("/progress/counted"), 40);
    assert_eq!(forty.text_at("/progress/entry_into_force_on"), "2027-04-15");
    assert_eq!(thirty_nine.number("/progress/counted"), 39);
    assert!(thirty_nine.at("/progress/entry_into_force_on").is_null());
    assert_eq!(thirty_nine.number("/explain/missing/instruments"), 1);
}

#[test]
fn deposits_of_one_day_share_a_range_of_numbers() {
    let app = TestApp::new();
    let mut actions = ratifications(&app, 41, "2026-12-01");
    for act in &mut actions[37..] {
        act["date"] = "2027-01-15".into();
    }

    let answer = app.public().post(SIMULATIONS, &body(actions)).ok();

    for instrument in &answer.list("/explain/instruments")[37..] {
        assert_eq!(instrument["ordinal"], json!({ "first": 38, "last": 41 }));
    }
    assert_eq!(answer.list("/progress/threshold_reached_by").len(), 4);
}

#[test]
fn acts_come_back_as_understood_with_ids_that_are_none_of_the_record() {
    let app = TestApp::new();
    let sent = body(vec![
        act("Vietnam", "ratification", "2027-01-15"),
        act("ke", "accession", "2027-01-16"),
    ]);

    let answer = app.public().post(SIMULATIONS, &sent).ok();

    assert_eq!(
        answer.at("/actions"),
        json!([
            { "id": "hypothetical-1", "participant": "VNM", "name": "Viet Nam", "kind": "ratification", "date": "2027-01-15" },
            { "id": "hypothetical-2", "participant": "KEN", "name": "Kenya", "kind": "accession", "date": "2027-01-16" },
        ])
    );
    assert_eq!(
        answer.each("/explain/instruments", "action"),
        ["hypothetical-1", "hypothetical-2"]
    );
    assert!(!answer.text().contains("9223372036854775"));
}

#[test]
fn a_later_day_shows_who_would_be_a_party() {
    let app = TestApp::new();
    let mut actions = ratifications(&app, 40, "2027-01-15");
    actions.push(act("KEN", "accession", "2027-03-17"));
    let sent = body(actions);

    let eve = format!("{SIMULATIONS}?as_of=2027-04-15");
    let answer = app.public().post(&eve, &sent).ok();

    assert_eq!(answer.text_at("/progress/state"), "in_force");
    assert_eq!(answer.number("/progress/parties/total"), 40);
    let participants = answer.list("/participants");
    let kenya = participants.iter().find(|p| p["code"] == "KEN").unwrap();
    assert_eq!(
        *kenya,
        json!({
            "code": "KEN", "name": "Kenya", "status_before": "no_action", "status": "contracting_state",
            "effective_on_before": null, "effective_on": "2027-04-16",
        })
    );
    let party = participants.iter().find(|p| p["code"] != "KEN").unwrap();
    assert_eq!(
        (&party["status_before"], &party["status"]),
        (&json!("signatory"), &json!("party"))
    );
}

#[test]
fn by_default_the_day_is_today_when_all_acts_lie_in_the_past() {
    let app = TestApp::new();
    let sent = body(vec![act("VNM", "ratification", "2026-03-02")]);

    let answer = app.public().post(SIMULATIONS, &sent).ok();

    assert_eq!(answer.text_at("/currency/as_of"), "2026-11-21");
    assert_eq!(answer.text_at("/progress/currency/as_of"), "2026-11-21");
    assert_eq!(answer.number("/progress/counted"), 1);
}

#[test]
fn a_day_before_the_acts_knows_nothing_of_them() {
    let app = TestApp::new();
    let sent = body(vec![act("VNM", "ratification", "2026-03-02")]);

    let path = format!("{SIMULATIONS}?as_of=2026-03-01");
    let answer = app.public().post(&path, &sent).ok();

    assert_eq!(answer.number("/progress/counted"), 0);
    assert!(answer.list("/participants").is_empty());
}

#[test]
fn the_acts_are_added_to_what_the_register_knew() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let sent = body(vec![act("FRA", "ratification", "2026-12-01")]);
    let counted = |query: &str| {
        let answer = app.public().post(&format!("{SIMULATIONS}{query}"), &sent);
        let answer = answer.ok();
        (
            answer.number("/currency/position"),
            answer.number("/progress/counted"),
        )
    };

    assert_eq!(counted(""), (SHIPPED + 1, 2));
    assert_eq!(counted(&format!("?at_position={SHIPPED}")), (SHIPPED, 1));
    assert_eq!(counted("?known_at=2026-11-21T12:00:00Z"), (SHIPPED, 1));
}

#[test]
fn progress_and_explanation_are_those_of_the_reads_once_the_acts_are_recorded() {
    let app = TestApp::new();
    let sent = body(ratifications(&app, 40, "2026-11-20"));
    let simulated = app.public().post(SIMULATIONS, &sent).ok();

    app.depositary()
        .post(&format!("{ACTIONS}/batch"), &sent)
        .ok();

    for (member, path) in [("progress", "progress"), ("explain", "progress/explain")] {
        let mut read = app.public().get(&format!("{HANOI}/{path}")).ok().json();
        let mut asked = simulated.at(&format!("/{member}"));
        for answer in [&mut read, &mut asked] {
            answer["currency"] = Value::Null;
            let renamed = |list: &mut Value| {
                for item in list.as_array_mut().into_iter().flatten() {
                    item["action"] = Value::Null;
                }
            };
            renamed(&mut answer["threshold_reached_by"]);
            if member == "explain" {
                renamed(&mut answer["instruments"]);
            }
        }
        assert_eq!(asked, read, "{member}");
    }
}

#[test]
fn an_irregular_act_is_answered_with_a_warning() {
    let app = TestApp::new();
    let sent = body(vec![
        act("VNM", "ratification", "2027-01-15"),
        act("KEN", "ratification", "2027-01-15"),
    ]);

    let answer = app.public().post(SIMULATIONS, &sent).ok();

    let warnings = answer.list("/warnings");
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0]["index"], 1);
    assert_eq!(warnings[0]["code"], "signature_required");
    assert!(warnings[0]["article"].is_string());
    assert!(warnings[0]["detail"].as_str().unwrap().contains("Kenya"));
    assert_eq!(answer.number("/progress/counted"), 2);
}

#[test]
fn nothing_is_stored_or_remembered() {
    let app = TestApp::new();
    let state = |app: &TestApp| {
        let get = |path: &str| app.public().get(path).ok();
        let progress = get(&format!("{HANOI}/progress"));
        let events = get(&format!("/v1/events?after={}", SHIPPED - 1));
        (
            get("/v1/checkpoint").body,
            events.body,
            progress.header("etag").to_owned(),
            progress.body,
        )
    };
    let before = state(&app);

    let sent = body(ratifications(&app, 40, "2026-11-20"));
    let first = app.public().post(SIMULATIONS, &sent).ok();
    let other = body(vec![act("KEN", "accession", "2026-11-20")]);
    let second = app.public().post(SIMULATIONS, &other).ok();
    let again = app.public().post(SIMULATIONS, &sent).ok();

    assert_eq!(state(&app), before);
    assert_eq!(second.number("/progress/counted"), 1);
    assert_eq!(first.body, again.body);
    assert_eq!(first.header("cache-control"), "no-store");
    assert!(!first.has("etag"));
    assert_eq!(first.header("content-type"), "application/json");
}

#[test]
fn the_database_is_not_needed() {
    let app = TestApp::new();
    app.meddle("ALTER TABLE ledger_head RENAME TO hidden");

    let sent = body(vec![act("VNM", "ratification", "2027-01-15")]);
    let answer = app.public().post(SIMULATIONS, &sent).ok();

    assert_eq!(answer.number("/progress/counted"), 1);
}

#[test]
fn simulations_have_their_form() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let route = "/v1/treaties/{treaty}/simulations";
    let mut actions = ratifications(&app, 40, "2027-01-15");
    actions.push(act("EUE", "approval", "2027-01-15"));
    actions.push(act("KEN", "ratification", "2027-01-15"));

    let answer = app.public().post(SIMULATIONS, &body(actions)).ok();
    let problem = app.public().post(SIMULATIONS, &json!({ "colour": 1 }));

    contract.fits("post", route, &answer);
    contract.fits("post", route, &problem);
}
