//! Issuers with fetched keys, over HTTP: what a client is told while keys cannot be had.

use serde_json::json;
use signatory::http::tokens::issuer::{IssuerSettings, KeysFrom};
use signatory::http::tokens::{KeySetTimes, Verifier};

use super::provider::{Answer, Provider};
use crate::support::api::{ACTIONS, TestApp, act};
use crate::tokens::forge::{AUDIENCE, EC, Pair, RSA, header};

const FIRST: &str = "https://id.example.int/realms/a";
const SECOND: &str = "https://id.example.int/realms/b";

fn trusting(providers: &[(&str, &Provider)]) -> TestApp {
    let issuers = providers.iter().map(|(issuer, provider)| {
        let keys = KeysFrom::Url(provider.url());
        IssuerSettings::unrestricted((*issuer).into(), AUDIENCE.into(), keys)
    });
    TestApp::trusting(Verifier::of(issuers.collect(), KeySetTimes::default()).unwrap())
}

fn bearer(pair: &Pair, kid: &str, issuer: &str) -> String {
    let issued_at = chrono::DateTime::parse_from_rfc3339("2026-11-21T15:00:00Z").unwrap();
    let claims = json!({
        "iss": issuer, "aud": AUDIENCE, "sub": "depositary", "client_id": "desk", "jti": "1",
        "iat": issued_at.timestamp(), "exp": issued_at.timestamp() + 864_000, "scope": "register:write",
    });
    format!("Bearer {}", pair.token(&header(pair, kid), &claims))
}

#[test]
fn an_rs256_and_an_es256_issuer_serve_one_register() {
    let (first, second) = (
        Provider::publishing(&[RSA.jwk("1")]),
        Provider::publishing(&[EC.jwk("1")]),
    );
    let app = trusting(&[(FIRST, &first), (SECOND, &second)]);

    for (authorization, participant) in [
        (bearer(&RSA, "1", FIRST), "VNM"),
        (bearer(&EC, "1", SECOND), "FRA"),
    ] {
        app.with_authorization(&authorization)
            .post(ACTIONS, &act(participant, "ratification", "2026-11-21"))
            .ok();
    }
    app.with_authorization(&bearer(&EC, "1", FIRST))
        .get("/v1/treaties")
        .refused(401, "token_algorithm");
}

#[test]
fn without_keys_a_token_is_answered_with_503_and_everyone_else_is_served() {
    let provider = Provider::publishing(&[RSA.jwk("1")]);
    provider.answer(Answer::Nothing);
    let app = trusting(&[(FIRST, &provider)]);
    let desk = app.with_authorization(&bearer(&RSA, "1", FIRST));

    for answer in [
        desk.get("/v1/treaties").refused(503, "issuer_unavailable"),
        desk.post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
            .refused(503, "issuer_unavailable"),
    ] {
        assert_eq!(answer.header("retry-after"), "10");
    }
    app.public().get("/v1/treaties").ok();
    let ready = app.public().get("/ready").ok();
    assert_eq!(ready.text_at("/status"), "ready");
    assert_eq!(
        ready.at("/key_sets"),
        json!({ "current": 0, "stale": 0, "missing": 1 })
    );
    provider.publish(&[RSA.jwk("1")]);
    app.set_clock("2026-11-21T15:00:10Z");

    desk.get("/v1/treaties").ok();

    let ready = app.public().get("/ready").ok();
    assert_eq!(
        ready.at("/key_sets"),
        json!({ "current": 1, "stale": 0, "missing": 0 })
    );
}

#[test]
fn keys_that_are_due_are_used_on_and_said_to_be_stale() {
    let provider = Provider::publishing(&[RSA.jwk("1")]);
    let app = trusting(&[(FIRST, &provider)]);
    let desk = app.with_authorization(&bearer(&RSA, "1", FIRST));
    desk.get("/v1/treaties").ok();
    provider.answer(Answer::Nothing);

    app.set_clock("2026-11-22T14:00:00Z");

    desk.get("/v1/treaties").ok();
    assert_eq!(app.public().get("/ready").ok().number("/key_sets/stale"), 1);
    app.set_clock("2026-11-22T15:10:00Z");
    desk.get("/v1/treaties").refused(503, "issuer_unavailable");
    assert_eq!(
        app.public().get("/ready").ok().number("/key_sets/missing"),
        1
    );
}

#[test]
fn with_a_key_set_an_unknown_key_is_401() {
    let provider = Provider::publishing(&[RSA.jwk("1")]);
    let app = trusting(&[(FIRST, &provider)]);

    app.with_authorization(&bearer(&EC, "2", FIRST))
        .get("/v1/treaties")
        .refused(401, "token_unknown_key");
}
