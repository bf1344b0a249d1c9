//! What one participant can do and until when: the same rules as a recording, the same dates as a simulation.

use serde_json::{Value, json};
use signatory::domain::action::ActionKind;

use super::schemas::form::Contract;
use crate::support::api::{ACTIONS, Answer, HANOI, SHIPPED, TestApp, act};

const ROUTE: &str = "/v1/treaties/{treaty}/participants/{code}/next-steps";

fn steps(app: &TestApp, participant: &str, query: &str) -> Answer {
    let path = format!("{HANOI}/participants/{participant}/next-steps{query}");
    app.public().get(&path).ok()
}

fn of_kind(answer: &Answer, list: &str, kind: &str) -> Option<Value> {
    answer
        .list(list)
        .into_iter()
        .find(|step| step["kind"] == kind)
}

fn possible(answer: &Answer) -> Vec<String> {
    answer.each("/possible", "kind")
}

#[test]
fn signature_turns_into_accession_at_the_end_of_2026_in_new_york() {
    let app = TestApp::new();

    app.set_clock("2027-01-01T04:59:59Z");
    let before = steps(&app, "KEN", "");
    app.set_clock("2027-01-01T05:00:00Z");
    let after = steps(&app, "KEN", "");

    assert_eq!(before.text_at("/currency/as_of"), "2026-12-31");
    assert_eq!(possible(&before), ["signature", "accession"]);
    let signature = of_kind(&before, "/possible", "signature").unwrap();
    assert_eq!(signature["place"], "New York");
    assert_eq!(signature["until"]["on"], "2026-12-31");
    assert_eq!(signature["until"]["place"], "New York");
    assert_eq!(signature["until"]["code"], "signature_closed");
    assert_eq!(after.text_at("/currency/as_of"), "2027-01-01");
    assert_eq!(possible(&after), ["accession"]);
    let closed = of_kind(&after, "/not_possible", "signature").unwrap();
    assert_eq!(closed["code"], "signature_closed");
    assert_eq!(closed["article"], "64(1)");
    assert_eq!(closed["instead"], json!(["accession"]));
    assert_ne!(before.header("etag"), after.header("etag"));
}

#[test]
fn a_recording_says_the_same_on_both_sides_of_that_midnight() {
    let app = TestApp::new();

    for (now, day) in [
        ("2027-01-01T04:59:59Z", "2026-12-31"),
        ("2027-01-01T05:00:00Z", "2027-01-01"),
    ] {
        app.set_clock(now);
        for participant in ["KEN", "VNM", "EUE", "CSK"] {
            agrees_with_recordings(&app, participant, day);
        }
    }
}

/// Every kind that is a step; a communication is possible whenever there is something to state.
fn kinds() -> impl Iterator<Item = ActionKind> {
    let is_step = |kind: &ActionKind| *kind != ActionKind::Communication;
    ActionKind::ALL.into_iter().filter(is_step)
}

fn agrees_with_recordings(app: &TestApp, participant: &str, day: &str) {
    let answer = steps(app, participant, "");
    for kind in kinds() {
        let sent = act(participant, kind.as_str(), day);
        let path = format!("{ACTIONS}?validate_only=true");
        let validated = app.depositary().post(&path, &sent);
        let listed = of_kind(&answer, "/possible", kind.as_str());
        let refused = of_kind(&answer, "/not_possible", kind.as_str());
        assert!(
            listed.is_some() != refused.is_some(),
            "{participant} {kind}"
        );
        match refused {
            None => assert_eq!(validated.status, 200, "{participant} {kind} {day}"),
            Some(refused) => {
                assert_eq!(refused["code"], validated.code(), "{participant} {kind}");
                assert_eq!(refused["detail"], validated.at("/detail"));
                assert_eq!(refused["article"], validated.at("/article"));
                assert_eq!(refused["hint"], validated.at("/hint"));
            }
        }
    }
}

#[test]
fn what_was_recorded_changes_what_comes_next() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    let answer = steps(&app, "VNM", "");
    let before = steps(&app, "VNM", &format!("?at_position={SHIPPED}"));

    assert_eq!(answer.text_at("/standing/status"), "contracting_state");
    assert_eq!(possible(&answer), ["withdrawal_of_instrument"]);
    assert_eq!(before.text_at("/standing/status"), "signatory");
    agrees_with_recordings(&app, "VNM", "2026-11-21");
}

#[test]
fn a_later_day_plans_ahead() {
    let app = TestApp::new();

    let answer = steps(&app, "KEN", "?as_of=2027-01-01");

    assert_eq!(possible(&answer), ["accession"]);
    assert_eq!(answer.text_at("/possible/0/from"), "2027-01-01");
}

#[test]
fn a_deposit_would_bring_about_what_a_simulation_says() {
    let app = TestApp::new();
    let path = format!("{HANOI}/participants?signed=true&kind=state&limit=40");
    let states = app.public().get(&path).ok().each("/participants", "code");
    let acts: Vec<Value> = states[..39]
        .iter()
        .map(|state| act(state, "ratification", "2026-11-20"))
        .collect();
    app.depositary()
        .post(&format!("{ACTIONS}/batch"), &json!({ "actions": acts }))
        .ok();

    for (participant, kind) in [
        (states[39].as_str(), "ratification"),
        ("KEN", "accession"),
        ("EUE", "approval"),
    ] {
        for day in ["2026-11-21", "2027-01-15"] {
            let answer = steps(&app, participant, &format!("?as_of={day}"));
            let deposit = of_kind(&answer, "/possible", kind).unwrap()["deposit"].clone();
            let sent = json!({ "actions": [act(participant, kind, day)] });
            let simulated = app
                .public()
                .post(&format!("{HANOI}/simulations"), &sent)
                .ok();

            assert_eq!(deposit["counted"], simulated.at("/progress/counted"));
            let in_force = simulated.at("/explain/entry_into_force_on");
            assert_eq!(
                deposit["entry_into_force_on"], in_force,
                "{participant} {day}"
            );
            assert_eq!(deposit["arithmetic"], simulated.at("/explain/arithmetic"));
            assert_eq!(deposit["missing"], simulated.at("/explain/missing"));
            let own = simulated.list("/explain/instruments").into_iter();
            let mut own = own.filter(|i| i["action"] == "hypothetical-1");
            let own = own.next().unwrap();
            for field in [
                "ordinal",
                "not_counted_reason",
                "effective_on",
                "effective_basis",
            ] {
                assert_eq!(deposit[field], own[field], "{participant} {field}");
            }
            let counts = participant != "EUE";
            assert_eq!(deposit["would_count"], counts);
            assert_eq!(deposit["reaches_threshold"], counts);
            assert_eq!(deposit["no_date_because"].is_null(), counts);
        }
    }
}

#[test]
fn a_participant_is_found_by_any_name_and_the_link_is_canonical() {
    let app = TestApp::new();

    for name in ["VNM", "vn", "Vietnam", "704", "vi%E1%BB%87t%20nam"] {
        let answer = steps(&app, name, "");
        assert_eq!(answer.text_at("/standing/code"), "VNM", "{name}");
        assert_eq!(
            answer.header("link"),
            format!("<{HANOI}/participants/VNM/next-steps>; rel=\"canonical\"")
        );
    }
}

#[test]
fn the_participant_links_to_its_next_steps() {
    let app = TestApp::new();

    let participant = app.public().get(&format!("{HANOI}/participants/vn")).ok();
    let link = participant.text_at("/links/next_steps");

    let answer = app.public().get(&link).ok();
    assert_eq!(answer.text_at("/links/self"), link);
    assert_eq!(
        answer.at("/links/participant"),
        participant.at("/links/self")
    );
}

#[test]
fn a_name_that_nobody_has_is_not_found_with_near_ones() {
    let app = TestApp::new();

    let path = format!("{HANOI}/participants/Vietnm/next-steps");
    let answer = app
        .public()
        .get(&path)
        .refused(404, "participant_not_found");

    assert!(answer.each("/near", "code").contains(&"VNM".to_owned()));
    app.public()
        .get("/v1/treaties/no-such/participants/VNM/next-steps")
        .refused(404, "treaty_not_found");
    app.public()
        .get(&format!("{HANOI}/participants/VNM/next-steps?lang=de"))
        .refused(400, "invalid_parameter");
    app.public()
        .get(&format!("{HANOI}/participants/VNM/next-steps?colour=red"))
        .refused(400, "invalid_parameter");
}

#[test]
fn who_cannot_take_part_is_told_why() {
    let app = TestApp::new();
    app.import(
        STATES_ONLY,
        "participant_code,action,date\nVNM,accession,2001-03-01\n",
    );
    let club = "/v1/treaties/states-only/participants/EUE/next-steps";

    let dissolved = steps(&app, "CSK", "");
    let organization = app.public().get(club).ok();

    for (answer, status) in [(&dissolved, "ceased"), (&organization, "no_action")] {
        assert_eq!(answer.at("/eligible"), false);
        assert_eq!(answer.text_at("/not_eligible/code"), "not_eligible");
        assert_eq!(answer.text_at("/standing/status"), status);
        assert!(possible(answer).is_empty());
        assert_eq!(answer.list("/not_possible").len(), kinds().count());
    }
    assert!(
        dissolved
            .text_at("/not_eligible/detail")
            .contains("ceased to exist")
    );
}

const STATES_ONLY: &str = r#"{
    "id": "states-only", "title": { "en": "Treaty of States only" },
    "final_clauses": {
        "entry_into_force": {
            "article": "1", "threshold": 2, "counted_actions": ["ratification", "accession"],
            "reio": "not_applicable", "delay": { "kind": "nth_day_after", "n": 30 }
        },
        "later_parties": { "delay": { "kind": "nth_day_after", "n": 30 } }
    }
}"#;

#[test]
fn a_union_sees_what_it_waits_for() {
    let app = TestApp::new();

    let answer = steps(&app, "EUE", "");

    let conditions = answer.list("/organization/conditions");
    let state = |n: usize| {
        (
            conditions[n]["met"].clone(),
            conditions[n]["waiting"].clone(),
        )
    };
    assert_eq!(state(0), (json!(true), json!([])));
    let consents = json!(["ratification", "acceptance", "approval"]);
    assert_eq!(state(1), (json!(false), consents));
    assert_eq!(state(2), (json!(false), json!(["accession"])));
    assert_eq!(answer.number("/organization/members"), 27);
    assert!(steps(&app, "VNM", "").at("/organization").is_null());
}

#[test]
fn labels_are_in_the_language_asked_for_and_sentences_in_english() {
    let app = TestApp::new();

    let french = steps(&app, "VNM", "?lang=fr");
    let vietnamese = steps(&app, "VNM", "?lang=vi");

    assert_eq!(french.header("content-language"), "fr");
    assert_eq!(french.text_at("/possible/0/label"), "ratification");
    assert_eq!(vietnamese.text_at("/possible/0/label"), "phê chuẩn");
    assert_eq!(vietnamese.text_at("/standing/name"), "Việt Nam");
    assert_eq!(
        french.at("/possible/0/sentence"),
        vietnamese.at("/possible/0/sentence")
    );
}

#[test]
fn clauses_and_requirements_say_how_far_they_were_verified() {
    let app = TestApp::new();

    let answer = steps(&app, "KEN", "");

    let signature = of_kind(&answer, "/possible", "signature").unwrap();
    assert_eq!(signature["grounds"][0]["verified"], true);
    let accession = of_kind(&answer, "/possible", "accession").unwrap();
    assert_eq!(accession["grounds"][0]["verified"], false);
    for step in answer.list("/possible") {
        for requirement in step["requirements"].as_array().unwrap() {
            assert!(requirement["verified"].is_boolean() && requirement["source"].is_string());
        }
        for due in step["notifications"].as_array().unwrap() {
            assert_eq!(
                (&due["bars_deposit"], &due["verified"]),
                (&json!(false), &json!(false))
            );
        }
    }
    assert!(!answer.list("/notifications").is_empty());
    assert_eq!(answer.list("/reservations").len(), 4);
}

#[test]
fn next_steps_of_every_status_have_their_form() {
    let (app, contract) = (TestApp::new(), Contract::read());
    app.depositary()
        .post(ACTIONS, &act("FRA", "ratification", "2026-11-21"))
        .ok();

    for treaty in ["hanoi-convention", "untoc", "uncac"] {
        for code in ["KEN", "VNM", "FRA", "EUE", "CSK"] {
            for query in [
                "",
                "?as_of=2001-01-01",
                "?as_of=2005-11-01",
                "?as_of=2030-01-01",
            ] {
                let path = ROUTE.replace("{treaty}", treaty).replace("{code}", code);
                let answer = app.public().get(&format!("{path}{query}")).ok();
                contract.fits("get", ROUTE, &answer);
            }
        }
    }
}
