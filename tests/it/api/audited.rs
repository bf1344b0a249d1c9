//! What the audit trail notes: every protected request and every refused token, and nothing else.

use actix_web::http::Method;
use serde_json::{Value, json};
use signatory::http::tokens::Scope;

use super::routes::example_path;
use crate::support::api::{ACTIONS, HANOI, PEER, REFUSALS_PER_MINUTE, SHIPPED, TestApp, act};
use crate::support::waiting::wait_until;

/// Everything that the trail has, without the entries of those who read it.
fn trail(app: &TestApp) -> Vec<Value> {
    let mut entries = app
        .auditor()
        .get("/v1/audit?limit=500")
        .ok()
        .list("/entries");
    entries.retain(|entry| entry["request"]["operation"] != "list_audit");
    entries
}

#[track_caller]
fn only(app: &TestApp) -> Value {
    let mut entries = trail(app);
    assert_eq!(entries.len(), 1, "{entries:?}");
    entries.remove(0)
}

/// Every operation of the contract that needs a token: method, pattern, id.
fn protected() -> Vec<(Method, String, String)> {
    let contract: Value =
        serde_json::from_str(include_str!("../../../openapi/openapi.json")).unwrap();
    let mut found = Vec::new();
    for (path, item) in contract["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if !operation["security"].as_array().unwrap().is_empty() {
                let method = method.to_uppercase().parse().unwrap();
                let id = operation["operationId"].as_str().unwrap().to_owned();
                found.push((method, path.clone(), id));
            }
        }
    }
    found
}

#[test]
fn every_protected_operation_is_noted_without_a_token_and_with_a_wrong_one() {
    let app = TestApp::new();
    let operations = protected();
    assert!(operations.len() >= 7);

    for (method, path, _) in &operations {
        let target = example_path(path);
        let send = |client: &crate::support::api::Client<'_>| {
            client.send(method.clone(), &target, &[], Vec::new())
        };
        assert_eq!(send(&app.public()).status, 401, "{method} {path}");
        assert_eq!(send(&app.with_authorization("Bearer x")).status, 401);
        // So that none is only summed up.
        app.set_clock(&format!("2026-11-21T15:{:02}:00Z", 1 + app.now_minute()));
    }

    let entries = app
        .auditor()
        .get("/v1/audit?limit=500")
        .ok()
        .list("/entries");
    for (method, path, id) in operations {
        for code in ["token_missing", "token_malformed"] {
            let is_it = |entry: &&Value| {
                let request = &entry["request"];
                request["method"] == method.as_str()
                    && request["route"] == path
                    && request["operation"] == id
                    && request["code"] == code
                    && request["status"] == 401
                    && entry["person"]["address"] == PEER
                    && entry["person"]["subject"].is_null()
            };
            assert_eq!(entries.iter().filter(is_it).count(), 1, "{id} {code}");
        }
    }
}

#[test]
fn every_protected_operation_is_noted_with_a_token_that_may_not() {
    let app = TestApp::new();
    let token = app.token("nobody-in-particular", &[], None);
    let client = app.with_authorization(&format!("Bearer {token}"));

    for (method, path, id) in protected() {
        let answer = client.send(method, &example_path(&path), &[], Vec::new());

        assert_eq!(answer.status, 403, "{id}");
        let last = trail(&app).pop();
        // The trail's own reads are left out of `trail`.
        if id != "list_audit" {
            let last = last.unwrap();
            assert_eq!(last["request"]["operation"], id);
            assert_eq!(last["request"]["code"], "insufficient_scope");
            assert_eq!(last["person"]["subject"], "nobody-in-particular");
        }
    }
}

#[test]
fn a_recording_is_noted_with_who_from_where_and_what_resulted() {
    let app = TestApp::new();
    let headers = [
        ("idempotency-key", "once"),
        ("if-match", "\"some-version\""),
        ("x-request-id", "request-1"),
    ];
    let ratification = act("VNM", "ratification", "2026-11-21");
    app.depositary()
        .post_with(ACTIONS, &headers, &ratification)
        .ok();

    let entry = only(&app);

    assert_eq!(entry["type"], "request");
    assert_eq!(entry["position"], 1);
    assert_eq!(entry["at"], "2026-11-21T15:00:00.000000Z");
    let request = &entry["request"];
    assert_eq!(request["method"], "POST");
    assert_eq!(request["path"], ACTIONS);
    assert_eq!(request["route"], "/v1/treaties/{treaty}/actions");
    assert_eq!(request["operation"], "record_action");
    assert_eq!(request["treaty"], "hanoi-convention");
    assert_eq!(request["issuer"], "https://id.example.int");
    assert!(request["participant"].is_null());
    assert_eq!(request["if_match"], "\"some-version\"");
    assert_eq!(
        request["recorded"],
        json!({ "position": SHIPPED + 1, "entries": 1 })
    );
    // Noted with what was recorded, before there was an answer with an entity tag: the position is the version.
    assert!(request["etag"].is_null());
    assert_eq!(request["status"], 201);
    assert!(request["code"].is_null());
    assert_eq!(request["request_id"], "request-1");
    assert_eq!(request["replayed"], false);
    let person = &entry["person"];
    assert_eq!(person["subject"], "desk");
    assert_eq!(person["client_id"], "desk");
    assert!(!person["jti"].as_str().unwrap().is_empty());
    assert_eq!(person["address"], PEER);

    app.depositary()
        .post_with(ACTIONS, &headers, &ratification)
        .ok();
    assert_eq!(trail(&app)[1]["request"]["replayed"], true);
}

#[test]
fn refusals_are_noted_with_their_code() {
    let app = TestApp::new();
    let desk = app.depositary();
    desk.post(ACTIONS, &act("KEN", "ratification", "2026-11-21"))
        .refused(409, "signature_required");
    desk.post_text(ACTIONS, "{").refused(400, "malformed_json");
    desk.post(ACTIONS, &json!({})).refused(422, "invalid_body");
    desk.post(
        "/v1/treaties/none/actions",
        &act("VNM", "ratification", "2026-11-21"),
    )
    .refused(404, "treaty_not_found");
    app.ministry("KEN")
        .post(ACTIONS, &json!({}))
        .refused(403, "ministry_token");

    let entries = trail(&app);

    let noted: Vec<(u64, &str)> = entries
        .iter()
        .map(|entry| {
            let request = &entry["request"];
            (
                request["status"].as_u64().unwrap(),
                request["code"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        noted,
        [
            (409, "signature_required"),
            (400, "malformed_json"),
            (422, "invalid_body"),
            (404, "treaty_not_found"),
            (403, "ministry_token"),
        ]
    );
    assert_eq!(entries[4]["request"]["participant"], "KEN");
}

#[test]
fn public_reads_are_not_noted_and_a_wrong_token_on_one_is() {
    let app = TestApp::new();
    let progress = format!("{HANOI}/progress");
    app.public().get(&progress).ok();
    app.public().get("/v1/nothing");
    app.depositary().get(&progress).ok();
    app.public().send(Method::OPTIONS, ACTIONS, &[], Vec::new());
    assert!(trail(&app).is_empty());

    app.with_authorization("Bearer x")
        .get(&progress)
        .refused(401, "token_malformed");

    let entry = only(&app);
    assert_eq!(entry["request"]["operation"], "get_progress");
    assert_eq!(entry["request"]["code"], "token_malformed");
    assert!(entry["request"]["issuer"].is_null());
}

#[test]
fn a_path_that_is_written_in_another_way_is_noted_all_the_same() {
    let app = TestApp::new();

    app.depositary()
        .post(
            "/v1/treaties/hanoi%2Dconvention/%61ctions",
            &act("VNM", "ratification", "2026-11-21"),
        )
        .ok();
    app.depositary().send(
        Method::HEAD,
        &format!("{ACTIONS}/2/notification-draft"),
        &[],
        Vec::new(),
    );

    let entries = trail(&app);
    assert_eq!(entries[0]["request"]["operation"], "record_action");
    assert_eq!(entries[0]["request"]["treaty"], "hanoi-convention");
    assert_eq!(entries[1]["request"]["operation"], "get_notification_draft");
    assert_eq!(entries[1]["request"]["method"], "HEAD");
}

#[test]
fn the_address_is_what_the_trusted_proxy_says_and_nothing_that_a_client_made_up() {
    let app = TestApp::new();
    let asked = |said: &str| {
        let headers = [
            ("x-forwarded-for", said),
            ("content-type", "application/json"),
        ];
        app.depositary()
            .send(Method::POST, ACTIONS, &headers, b"{".to_vec());
        trail(&app).pop().unwrap()["person"]["address"].clone()
    };

    assert_eq!(asked("198.51.100.9"), "198.51.100.9");
    assert_eq!(asked("203.0.113.1, 198.51.100.9"), "198.51.100.9");
    assert_eq!(asked("203.0.113.1, [2001:db8::1]:443"), "2001:db8::1");
    assert_eq!(asked("203.0.113.1, unknown"), PEER);
    assert_eq!(asked(""), PEER);
}

#[test]
fn a_flood_of_wrong_tokens_is_listed_up_to_a_number_and_then_summed_up() {
    let app = TestApp::new();
    for _ in 0..REFUSALS_PER_MINUTE + 15 {
        app.with_authorization("Bearer x")
            .get(&format!("{HANOI}/progress"))
            .refused(401, "token_malformed");
    }
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    app.set_clock("2026-11-21T15:01:00Z");

    wait_until("the minute is summed up", || {
        trail(&app)
            .iter()
            .any(|entry| entry["type"] == "refusals_not_listed")
    });

    let entries = trail(&app);
    let listed = usize::try_from(REFUSALS_PER_MINUTE).unwrap();
    assert_eq!(entries.len(), listed + 2);
    // Whoever has a good token is always listed.
    assert_eq!(entries[listed]["request"]["operation"], "record_action");
    let sum = entries.last().unwrap();
    assert_eq!(
        sum["refusals_not_listed"],
        json!([{ "code": "token_malformed", "count": 15 }])
    );
    assert_eq!(sum["at"], "2026-11-21T15:00:00.000000Z");
}

const LOSE: &str = "ALTER TABLE audit_entry RENAME TO lost_audit_entry";
const RESTORE: &str = "ALTER TABLE lost_audit_entry RENAME TO audit_entry";

#[test]
fn what_the_trail_cannot_take_is_not_done() {
    let app = TestApp::new();
    app.meddle(LOSE);
    let desk = app.depositary();

    // An act and its entry are one commit; the answer that it was not done has an entry of its own, which is kept.
    let first = desk.post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));
    wait_until("the loss is known", || {
        !app.data().noting().trail().is_writing()
    });
    let second = desk.post(ACTIONS, &act("KEN", "accession", "2026-11-21"));
    let ready = app.public().get("/ready").status;

    let first = first.refused(503, "not_recorded");
    assert_eq!(second.refused(503, "busy").header("retry-after"), "1");
    assert_eq!(ready, 503);
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED
    );

    app.meddle(RESTORE);
    wait_until("what was kept is written", || {
        app.data().noting().trail().is_writing()
    });
    desk.post(ACTIONS, &act("KEN", "accession", "2026-11-21"))
        .ok();
    app.set_clock("2026-11-21T15:01:00Z");
    wait_until("what was turned away is summed up", || {
        trail(&app).len() == 3
    });
    let entries = trail(&app);
    assert_eq!(entries[0]["request"]["code"], "not_recorded");
    assert!(entries[0]["request"]["recorded"].is_null());
    assert_eq!(entries[1]["request"]["recorded"]["position"], SHIPPED + 1);
    assert_eq!(
        entries[2]["refusals_not_listed"],
        json!([{ "code": "busy", "count": 1 }])
    );
    assert_eq!(
        entries[0]["request"]["request_id"],
        first.header("x-request-id")
    );
}

#[test]
fn no_public_read_needs_the_trail() {
    let app = TestApp::new();
    app.meddle(LOSE);

    for path in [
        "/v1/treaties",
        "/v1/events",
        "/v1/checkpoint",
        HANOI,
        ACTIONS,
    ] {
        app.public().get(path).ok();
    }
    app.meddle(RESTORE);
    assert!(trail(&app).is_empty());
}

#[test]
fn nothing_public_names_a_person_an_address_or_a_token() {
    let app = TestApp::new();
    let token = app.token("clerk-with-a-name", &Scope::ALL, None);
    let client = app.with_authorization(&format!("Bearer {token}"));
    client
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    client
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .refused(409, "already_bound");
    let jti = only_of(&app, "clerk-with-a-name");
    let secrets = ["clerk-with-a-name", PEER, &jti];

    for route in signatory::http::routes::routes() {
        if !route.methods.contains(&"get") {
            continue;
        }
        let answer = app.public().get(&example_path(route.path));
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} in {}", route.path);
        }
    }
    let contract: Value =
        serde_json::from_str(include_str!("../../../openapi/openapi.json")).unwrap();
    let example = contract.pointer("/paths/~1v1~1audit/get/responses/200/content");
    let example = &example.unwrap()["application/json"]["example"]["entries"][0];
    assert_eq!(example["type"], "request");
    assert!(example["person"].is_null());
    assert!(!contract.to_string().contains("clerk-with-a-name"));
}

/// The id of the token of a subject.
fn only_of(app: &TestApp, subject: &str) -> String {
    let page = app.auditor().get(&format!("/v1/audit?subject={subject}"));
    page.ok().text_at("/entries/0/person/jti")
}
