//! Subscriptions over HTTP: each owner's own, changed only as they were read.

use actix_web::http::Method;
use serde_json::{Value, json};
use signatory::http::tokens::Scope;

use super::schemas::form::Contract;
use crate::support::api::{ACTIONS, Answer, Client, TestApp, act};
use crate::support::receiver::Receiver;

const WEBHOOKS: &str = "/v1/webhooks";

fn subscribe(client: &Client<'_>, url: &str) -> Answer {
    client.post(WEBHOOKS, &json!({ "url": url })).ok()
}

fn path(subscription: &Answer) -> String {
    format!("{WEBHOOKS}/{}", subscription.text_at("/id"))
}

fn send(client: &Client<'_>, method: &str, path: &str, etag: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("if-match", etag)];
    let headers = if etag.is_empty() {
        &headers[..1]
    } else {
        &headers[..]
    };
    let body = if body.is_null() {
        Vec::new()
    } else {
        body.to_string().into_bytes()
    };
    client.send(method.parse::<Method>().unwrap(), path, headers, body)
}

fn manager(app: &TestApp) -> Client<'_> {
    let token = app.token("desk", &[Scope::WebhooksManage], None);
    app.with_authorization(&format!("Bearer {token}"))
}

#[test]
fn a_ministry_subscribes_and_is_told_the_secret_once() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let client = app.ministry("VNM");

    let made = client
        .post(
            WEBHOOKS,
            &json!({ "url": "https://hooks.example.org/signatory", "description": "production",
                     "filter": { "treaties": ["hanoi-convention"], "participants": ["Viet Nam", "KEN"],
                                 "events": ["consent.recorded", "milestone.reached"], "milestones": ["threshold"] } }),
        )
        .ok();

    contract.fits("post", WEBHOOKS, &made);
    assert_eq!(made.status, 201);
    assert_eq!(made.header("location"), path(&made));
    assert_eq!(made.header("etag"), "\"1\"");
    assert_eq!(made.header("cache-control"), "no-store");
    assert!(made.text_at("/secret").starts_with("whsec_"));
    assert!(made.text_at("/keys/0/public_key").starts_with("whpk_"));
    assert_eq!(made.text_at("/owner"), "VNM");
    assert_eq!(made.at("/filter/participants"), json!(["KEN", "VNM"]));
    let read = client.get(&path(&made)).ok();
    contract.fits("get", "/v1/webhooks/{id}", &read);
    assert!(read.at("/secret").is_null());
    assert_eq!(read.header("cache-control"), "no-store");
    assert_eq!(read.at("/keys"), made.at("/keys"));
    let listed = client.get(WEBHOOKS).ok();
    assert_eq!(listed.each("/webhooks", "id"), [made.text_at("/id")]);
    assert!(!listed.text().contains("whsec_"));
}

#[test]
fn anothers_subscription_is_as_if_it_did_not_exist() {
    let (app, receiver) = (TestApp::new(), Receiver::start());
    let made = subscribe(&app.ministry("VNM"), &receiver.url());
    app.ministry("VNM").send(
        Method::POST,
        &format!("{}/ping", path(&made)),
        &[],
        Vec::new(),
    );
    let deliveries = format!("{}/deliveries", path(&made));
    let delivery = app
        .ministry("VNM")
        .get(&deliveries)
        .ok()
        .text_at("/deliveries/0/id");

    for other in [app.ministry("KEN"), manager(&app)] {
        let own = path(&made);
        for (method, below, body) in [
            ("GET", String::new(), Value::Null),
            ("PATCH", String::new(), json!({ "description": "mine" })),
            ("DELETE", String::new(), Value::Null),
            ("POST", "/rotation".into(), json!({})),
            ("POST", "/resumption".into(), Value::Null),
            ("POST", "/ping".into(), Value::Null),
            ("GET", "/deliveries".into(), Value::Null),
            (
                "POST",
                format!("/deliveries/{delivery}/redelivery"),
                Value::Null,
            ),
        ] {
            let theirs = send(&other, method, &format!("{own}{below}"), "\"1\"", &body)
                .refused(404, "webhook_not_found");
            let nobodys = send(
                &other,
                method,
                &format!("{WEBHOOKS}/none{below}"),
                "\"1\"",
                &body,
            )
            .refused(404, "webhook_not_found");
            assert_eq!(theirs.text_at("/detail"), nobodys.text_at("/detail"));
        }
        assert!(other.get(WEBHOOKS).ok().list("/webhooks").is_empty());
    }
    app.ministry("VNM").get(&path(&made)).ok();
}

#[test]
fn webhooks_need_a_token_with_their_scope() {
    let app = TestApp::new();
    let body = json!({ "url": "https://hooks.example.org/" });

    app.public()
        .post(WEBHOOKS, &body)
        .refused(401, "token_missing");
    app.public().get(WEBHOOKS).refused(401, "token_missing");
    let answer = app
        .depositary()
        .post(WEBHOOKS, &body)
        .refused(403, "insufficient_scope");
    assert!(
        answer
            .header("www-authenticate")
            .contains("webhooks:manage")
    );
    app.officer("judge")
        .get(WEBHOOKS)
        .refused(403, "insufficient_scope");
}

#[test]
fn a_change_needs_the_version_that_was_read() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let client = app.ministry("VNM");
    let made = subscribe(&client, "https://hooks.example.org/");
    let (own, body) = (path(&made), json!({ "description": "new" }));

    for (method, below, body) in [
        ("PATCH", "", body.clone()),
        ("DELETE", "", Value::Null),
        ("POST", "/rotation", json!({})),
        ("POST", "/resumption", Value::Null),
    ] {
        let at = format!("{own}{below}");
        send(&client, method, &at, "", &body).refused(428, "precondition_required");
        send(&client, method, &at, "\"7\"", &body).refused(412, "precondition_failed");
        send(&client, method, &at, "W/\"1\"", &body).refused(412, "precondition_failed");
        send(&client, method, &at, "*", &body).refused(400, "invalid_header");
    }
    let changed = send(&client, "PATCH", &own, "\"1\"", &body).ok();
    contract.fits("patch", "/v1/webhooks/{id}", &changed);
    assert_eq!(changed.header("etag"), "\"2\"");
    assert_eq!(changed.text_at("/description"), "new");
    assert_eq!(changed.text_at("/url"), made.text_at("/url"));
    send(&client, "PATCH", &own, "\"1\"", &body).refused(412, "precondition_failed");
    assert_eq!(
        send(&client, "DELETE", &own, "\"2\"", &Value::Null).status,
        204
    );
    client.get(&own).refused(404, "webhook_not_found");
}

#[test]
fn what_is_wrong_is_named() {
    let app = TestApp::new();
    let client = app.ministry("VNM");
    let url = "https://hooks.example.org/";
    let filtered = |part: &str, item: &str| json!({ "url": url, "filter": { part: [item] } });

    for (body, code, pointer) in [
        (json!({}), "invalid_body", ""),
        (
            json!({ "url": url, "secret": "x" }),
            "invalid_body",
            "/secret",
        ),
        (
            json!({ "url": "http://hooks.example.org/" }),
            "webhook_url_refused",
            "/url",
        ),
        (
            json!({ "url": "https://10.0.0.1/" }),
            "webhook_url_refused",
            "/url",
        ),
        (
            json!({ "url": "https://169.254.169.254/" }),
            "webhook_url_refused",
            "/url",
        ),
        (
            json!({ "url": url, "description": "" }),
            "invalid_body",
            "/description",
        ),
        (
            json!({ "url": url, "description": "a\u{0}" }),
            "invalid_body",
            "/description",
        ),
        (
            filtered("treaties", "none"),
            "invalid_body",
            "/filter/treaties/0",
        ),
        (
            filtered("events", "submission.drafted"),
            "invalid_body",
            "/filter/events/0",
        ),
        (
            filtered("milestones", "half"),
            "invalid_body",
            "/filter/milestones/0",
        ),
        (
            filtered("participants", "Atlantis"),
            "unknown_participant",
            "/filter/participants/0",
        ),
        (
            filtered("colours", "red"),
            "invalid_body",
            "/filter/colours",
        ),
    ] {
        let answer = client.post(WEBHOOKS, &body).refused(422, code);
        assert_eq!(answer.text_at("/errors/0/pointer"), pointer, "{body}");
    }
    client
        .get("/v1/webhooks?colour=red")
        .refused(400, "invalid_parameter");
    let made = subscribe(&client, url);
    send(
        &client,
        "POST",
        &format!("{}/rotation", path(&made)),
        "\"1\"",
        &json!({ "overlap_hours": 169 }),
    )
    .refused(422, "invalid_body");
    client
        .get(&format!("{}/deliveries?cursor=x", path(&made)))
        .refused(400, "invalid_parameter");
    assert_eq!(client.get(WEBHOOKS).ok().list("/webhooks").len(), 1);
}

#[test]
fn an_owner_has_twenty_subscriptions_at_most() {
    let app = TestApp::new();
    let client = app.ministry("VNM");
    for _ in 0..20 {
        subscribe(&client, "https://hooks.example.org/");
    }

    client
        .post(WEBHOOKS, &json!({ "url": "https://hooks.example.org/" }))
        .refused(409, "too_many");

    subscribe(&app.ministry("KEN"), "https://hooks.example.org/");
}

#[test]
fn a_recorded_action_is_sent_with_its_log() {
    let (app, receiver, contract) = (TestApp::new(), Receiver::start(), Contract::read());
    let client = app.ministry("KEN");
    let made = subscribe(&client, &receiver.url());

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    app.dispatch();

    let [sent] = &receiver.requests()[..] else {
        panic!("expected one request, found {:?}", receiver.requests());
    };
    assert_eq!(sent.json()["type"], "consent.recorded");
    assert_eq!(sent.json()["data"]["participants"], json!(["VNM"]));
    let link = sent.json()["data"]["link"].as_str().unwrap().to_owned();
    assert_eq!(app.public().get(&link).ok().number("/action/position"), 714);
    let log = client.get(&format!("{}/deliveries", path(&made))).ok();
    contract.fits("get", "/v1/webhooks/{id}/deliveries", &log);
    assert_eq!(log.text_at("/deliveries/0/event"), sent.id());
    assert_eq!(log.text_at("/deliveries/0/status"), "delivered");
    assert_eq!(log.number("/deliveries/0/attempts/0/status"), 204);
}

#[test]
fn what_is_sent_has_the_form_that_the_contract_says() {
    let (app, receiver, contract) = (TestApp::new(), Receiver::start(), Contract::read());
    let made = subscribe(&app.ministry("KEN"), &receiver.url());
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();
    let ping = format!("{}/ping", path(&made));
    let pinged = app
        .ministry("KEN")
        .send(Method::POST, &ping, &[], Vec::new());
    assert_eq!(pinged.status, 202);
    contract.fits("post", "/v1/webhooks/{id}/ping", &pinged);

    app.dispatch();

    let schema = json!({ "$ref": "#/components/schemas/WebhookPayload" });
    assert_eq!(receiver.requests().len(), 2);
    for request in receiver.requests() {
        let misfits = contract.misfits(&request.json(), &schema, "");
        assert!(misfits.is_empty(), "{misfits:?}");
    }
    let section = &contract.document()["webhooks"]["event"]["post"];
    let example = &section["requestBody"]["content"]["application/json"]["example"];
    assert!(contract.misfits(example, &schema, "").is_empty());
}

#[test]
fn deliveries_are_read_in_pages_and_sent_again() {
    let (app, receiver) = (TestApp::new(), Receiver::start());
    let client = app.ministry("KEN");
    let own = path(&subscribe(&client, &receiver.url()));
    for _ in 0..5 {
        client.send(Method::POST, &format!("{own}/ping"), &[], Vec::new());
    }
    app.dispatch();

    let mut seen = Vec::new();
    let mut next = format!("{own}/deliveries?limit=2");
    loop {
        let page = client.get(&next).ok();
        seen.extend(page.each("/deliveries", "event"));
        let cursor = page.text_at("/next_cursor");
        if cursor.is_empty() {
            break;
        }
        next = format!("{own}/deliveries?limit=2&cursor={cursor}");
    }
    seen.reverse();
    assert_eq!(seen, receiver.ids());

    let last = client
        .get(&format!("{own}/deliveries?limit=1"))
        .ok()
        .text_at("/deliveries/0/id");
    let again = client.send(
        Method::POST,
        &format!("{own}/deliveries/{last}/redelivery"),
        &[],
        Vec::new(),
    );
    assert_eq!(again.status, 202);
    assert_eq!(again.text_at("/redelivery_of"), last);
    app.dispatch();
    assert_eq!(receiver.ids()[5], receiver.ids()[4]);
    client
        .send(
            Method::POST,
            &format!("{own}/deliveries/none/redelivery"),
            &[],
            Vec::new(),
        )
        .refused(404, "delivery_not_found");
}

#[test]
fn one_that_its_receiver_has_ended_stays_so() {
    let (app, receiver) = (TestApp::new(), Receiver::start());
    receiver.answers(410);
    let client = app.ministry("KEN");
    let own = path(&subscribe(&client, &receiver.url()));
    client.send(Method::POST, &format!("{own}/ping"), &[], Vec::new());
    app.dispatch();

    let read = client.get(&own).ok();

    assert_eq!(read.text_at("/status"), "gone");
    assert_eq!(
        read.header("etag"),
        "\"2\"",
        "the dispatcher's change counts too"
    );
    send(
        &client,
        "POST",
        &format!("{own}/resumption"),
        "\"2\"",
        &Value::Null,
    )
    .refused(409, "webhook_ended");
    client
        .send(Method::POST, &format!("{own}/ping"), &[], Vec::new())
        .refused(409, "webhook_ended");
}

#[test]
fn one_that_is_exhausted_is_resumed() {
    let (app, receiver) = (TestApp::new(), Receiver::start());
    let client = app.ministry("KEN");
    let own = path(&subscribe(&client, &receiver.url()));
    app.meddle("UPDATE webhook_subscription SET status = 'exhausted'");
    client
        .send(Method::POST, &format!("{own}/ping"), &[], Vec::new())
        .refused(409, "webhook_suspended");

    let resumed = send(
        &client,
        "POST",
        &format!("{own}/resumption"),
        "\"1\"",
        &Value::Null,
    )
    .ok();

    assert_eq!(resumed.text_at("/status"), "active");
}

#[test]
fn a_rotation_answers_a_new_secret_and_keeps_both_keys_for_the_overlap() {
    let app = TestApp::new();
    let client = app.ministry("KEN");
    let made = subscribe(&client, "https://hooks.example.org/");
    let rotation = format!("{}/rotation", path(&made));

    let rotated = send(
        &client,
        "POST",
        &rotation,
        "\"1\"",
        &json!({ "overlap_hours": 2 }),
    )
    .ok();

    assert_ne!(rotated.text_at("/secret"), made.text_at("/secret"));
    assert_eq!(rotated.list("/keys").len(), 2);
    assert_eq!(
        rotated.text_at("/keys/0/ends_at"),
        "2026-11-21T17:00:00.000000Z"
    );
    let at_once = send(
        &client,
        "POST",
        &rotation,
        "\"2\"",
        &json!({ "overlap_hours": 0 }),
    )
    .ok();
    assert_eq!(at_once.list("/keys").len(), 1, "all others have ended");
    for version in 3..=6 {
        let etag = format!("\"{version}\"");
        send(&client, "POST", &rotation, &etag, &json!({})).ok();
    }
    send(&client, "POST", &rotation, "\"7\"", &json!({})).refused(409, "too_many");
}
