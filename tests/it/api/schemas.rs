//! Answers have the form that the contract gives them: no field more, none less, each of its type.

pub mod form;

use serde_json::json;

use super::routes::{example_path, exists_at_once, is_private, reader};
use crate::support::api::{ACTIONS, HANOI, TestApp, act};
use form::Contract;

#[test]
fn what_does_not_have_the_form_is_found() {
    let contract = Contract::read();
    let schema = json!({ "$ref": "#/components/schemas/ProblemError" });

    for wrong in [
        json!(1),
        json!({}),
        json!({ "detail": 1 }),
        json!({ "detail": "x", "colour": "red" }),
    ] {
        assert!(!contract.misfits(&wrong, &schema, "").is_empty(), "{wrong}");
    }
    assert!(
        contract
            .misfits(&json!({ "detail": "x" }), &schema, "")
            .is_empty()
    );
}

#[test]
fn every_read_has_its_form() {
    let (app, contract) = (TestApp::new(), Contract::read());

    for route in signatory::http::routes::routes() {
        if route.methods.contains(&"get") && !is_private(route.path) && exists_at_once(route.path) {
            let answer = reader(&app, route.path).get(&example_path(route.path)).ok();
            // Files, feeds and pictures are told in words; that each is one of the forms that the contract has is what is held.
            let media = answer.header("content-type").split(';').next().unwrap();
            if media != "application/json" && !media.ends_with("+json") {
                let content =
                    &contract.document()["paths"][route.path]["get"]["responses"]["200"]["content"];
                assert!(!content[media].is_null(), "{} {media}", route.path);
                continue;
            }
            contract.fits("get", route.path, &answer);
        }
    }
}

#[test]
fn reads_of_other_treaties_and_moments_have_their_form() {
    let (app, contract) = (TestApp::new(), Contract::read());

    for treaty in ["untoc", "uncac"] {
        for below in [
            "",
            "/progress",
            "/progress/explain",
            "/progress/series",
            "/milestones",
            "/pace",
            "/status-line",
            "/participants",
            "/participants/{code}",
            "/actions",
        ] {
            for query in [
                "",
                "?as_of=2000-12-11",
                "?as_of=2003-12-09",
                "?as_of=2005-11-01",
            ] {
                let route = format!("/v1/treaties/{{treaty}}{below}");
                let path = route.replace("{treaty}", treaty).replace("{code}", "EUE");
                contract.fits(
                    "get",
                    &route,
                    &app.public().get(&format!("{path}{query}")).ok(),
                );
            }
        }
    }
}

#[test]
fn differences_have_their_form() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let route = "/v1/treaties/{treaty}/diff";

    for treaty in ["hanoi-convention", "untoc", "uncac"] {
        for query in [
            "from=1990-01-01&to=2003-07-05",
            "from=2003-07-05&to=2006-01-01",
            "from=position:712",
            "from=2026-11-21T15:00:00Z&as_of=2005-01-01",
        ] {
            let path = route.replace("{treaty}", treaty);
            let answer = app.public().get(&format!("{path}?{query}")).ok();
            contract.fits("get", route, &answer);
        }
    }
}

#[test]
fn the_empty_record_has_its_form() {
    let (app, contract) = (TestApp::new(), Contract::read());

    for path in ["/v1/treaties", "/v1/participants"] {
        contract.fits(
            "get",
            path,
            &app.public().get(&format!("{path}?at_position=0")).ok(),
        );
    }
}

#[test]
fn recordings_have_their_form() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let one = "/v1/treaties/{treaty}/actions";
    let batch = "/v1/treaties/{treaty}/actions/batch";
    let ratification = act("VNM", "ratification", "2026-11-21");
    let both = json!({ "actions": [act("KEN", "accession", "2026-11-21"), act("JPN", "signature", "2026-11-20")] });
    let client = app.depositary();

    contract.fits(
        "post",
        one,
        &client
            .post(&format!("{ACTIONS}?validate_only=true"), &ratification)
            .ok(),
    );
    contract.fits("post", one, &client.post(ACTIONS, &ratification).ok());
    contract.fits(
        "post",
        batch,
        &client
            .post(&format!("{ACTIONS}/batch?validate_only=true"), &both)
            .ok(),
    );
    contract.fits(
        "post",
        batch,
        &client.post(&format!("{ACTIONS}/batch"), &both).ok(),
    );
    contract.fits("get", one, &app.public().get(ACTIONS).ok());
    contract.fits(
        "get",
        "/v1/events",
        &app.public().get("/v1/events?after=700").ok(),
    );
    contract.fits(
        "get",
        "/v1/treaties/{treaty}/participants",
        &app.public().get(&format!("{HANOI}/participants")).ok(),
    );
}

#[test]
fn problems_have_their_form() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let one = "/v1/treaties/{treaty}/actions";
    let client = app.depositary();

    contract.fits("post", one, &app.public().post(ACTIONS, &json!({})));
    contract.fits("post", one, &client.post(ACTIONS, &json!({ "colour": 1 })));
    contract.fits(
        "post",
        one,
        &client.post(ACTIONS, &act("KEN", "ratification", "2026-11-21")),
    );
    contract.fits(
        "post",
        one,
        &client.post(ACTIONS, &act("Vietnm", "ratification", "2026-11-21")),
    );
    contract.fits(
        "get",
        "/v1/participants/{code}",
        &app.public().get("/v1/participants/Vietnm"),
    );
    contract.fits(
        "get",
        "/v1/treaties",
        &app.public().get("/v1/treaties?limit=0"),
    );
}

#[test]
fn the_examples_have_the_form_of_what_they_show() {
    let contract = Contract::read();

    for (path, item) in contract.document()["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            for (status, response) in operation["responses"].as_object().unwrap() {
                for media in response["content"]
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(_, media)| media)
                {
                    let named = media["examples"]
                        .as_object()
                        .into_iter()
                        .flatten()
                        .map(|(_, example)| &example["value"]);
                    for example in media.get("example").into_iter().chain(named) {
                        let misfits = contract.misfits(example, &media["schema"], "");
                        assert!(misfits.is_empty(), "{method} {path} {status}: {misfits:?}");
                    }
                }
            }
            let body = &operation["requestBody"]["content"]["application/json"];
            if let Some(example) = body.get("example") {
                let misfits = contract.misfits(example, &body["schema"], "");
                assert!(misfits.is_empty(), "{method} {path}: {misfits:?}");
            }
        }
    }
}
