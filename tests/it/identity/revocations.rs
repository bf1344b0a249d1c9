//! Tokens that are revoked: on both databases, by every instance, until they have expired.

use serde_json::{Value, json};
use signatory::http::tokens::Scope;
use signatory::ledger::revocations::RevokedTokens;
use signatory::store::connection::Database;

use crate::support::api::{ACTIONS, Answer, Client, ISSUER, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(
    a_revoked_token_is_refused_everywhere,
    another_instance_refuses_it_after_it_has_looked,
    revoking_twice_extends_and_keeps_the_first_reason,
    expired_revocations_are_removed,
    revocations_are_listed_last_first_and_by_pages,
    a_restart_forgets_nothing,
);

const PATH: &str = "/v1/revocations";

fn revoker(app: &TestApp) -> Client<'_> {
    let token = app.token("security-desk", &[Scope::TokensRevoke], None);
    app.with_authorization(&format!("Bearer {token}"))
}

/// A token with its jti.
fn token(app: &TestApp) -> (String, String) {
    let token = app.token("desk", &[Scope::RegisterWrite], None);
    let jti = crate::tokens::forge::jti_of(&token);
    (format!("Bearer {token}"), jti)
}

fn body(jti: &str, until: &str) -> Value {
    json!({ "issuer": ISSUER, "jti": jti, "until": until, "reason": "the secret was lost" })
}

#[track_caller]
fn revoke(app: &TestApp, jti: &str) -> Answer {
    revoker(app)
        .post(PATH, &body(jti, "2026-11-21T23:00:00Z"))
        .ok()
}

fn a_revoked_token_is_refused_everywhere(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let (authorization, jti) = token(&app);
    let (other, _) = token(&app);
    let client = app.with_authorization(&authorization);
    client.get("/v1/treaties").ok();

    let answer = revoke(&app, &jti);

    assert_eq!(answer.status, 201);
    assert_eq!(answer.text_at("/revoked_by/subject"), "security-desk");
    client.get("/v1/treaties").refused(401, "token_revoked");
    client
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .refused(401, "token_revoked");
    app.with_authorization(&other).get("/v1/treaties").ok();
}

fn another_instance_refuses_it_after_it_has_looked(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let other = app.another_instance();
    let (authorization, jti) = token(&app);
    other
        .with_authorization(&authorization)
        .get("/v1/treaties")
        .ok();
    revoke(&app, &jti);

    other.follow_revocations();

    other
        .with_authorization(&authorization)
        .get("/v1/treaties")
        .refused(401, "token_revoked");
    let (second, second_jti) = token(&app);
    revoke(&other, &second_jti);
    app.follow_revocations();
    app.with_authorization(&second)
        .get("/v1/treaties")
        .refused(401, "token_revoked");
    app.with_authorization(&authorization)
        .get("/v1/treaties")
        .refused(401, "token_revoked");
}

fn revoking_twice_extends_and_keeps_the_first_reason(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    revoke(&app, "a");
    let mut again = body("a", "2026-11-25T00:00:00Z");
    again["reason"] = json!("another reason");

    let answer = revoker(&app).post(PATH, &again).ok();

    assert_eq!(answer.status, 200);
    assert_eq!(answer.text_at("/until"), "2026-11-25T00:00:00.000000Z");
    assert_eq!(answer.text_at("/reason"), "the secret was lost");
    let shorter = revoke(&app, "a");
    assert_eq!(shorter.text_at("/until"), "2026-11-25T00:00:00.000000Z");
    assert_eq!(revoker(&app).get(PATH).ok().list("/revocations").len(), 1);
}

fn expired_revocations_are_removed(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    revoke(&app, "short");
    revoker(&app)
        .post(PATH, &body("long", "2026-12-21T00:00:00Z"))
        .ok();
    let known = || {
        let known = RevokedTokens::read(&mut Database::open(database.url()).unwrap()).unwrap();
        (
            known.contains(ISSUER, "short"),
            known.contains(ISSUER, "long"),
        )
    };

    app.set_clock("2026-11-21T23:30:00Z");
    app.follow_revocations();
    assert_eq!(known(), (true, true), "clocks may differ");
    app.set_clock("2026-11-22T00:00:01Z");
    app.follow_revocations();

    assert_eq!(known(), (false, true));
    assert!(!app.data().ledger().is_revoked(ISSUER, "short"));
    assert!(app.data().ledger().is_revoked(ISSUER, "long"));
}

fn revocations_are_listed_last_first_and_by_pages(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    for jti in ["a", "b", "c"] {
        revoke(&app, jti);
    }
    let desk = revoker(&app);

    let first = desk.get(&format!("{PATH}?limit=2")).ok();
    let cursor = first.text_at("/next_cursor");
    let second = desk.get(&format!("{PATH}?limit=2&cursor={cursor}")).ok();

    assert_eq!(first.each("/revocations", "jti"), ["c", "b"]);
    assert_eq!(second.each("/revocations", "jti"), ["a"]);
    assert_eq!(second.at("/next_cursor"), Value::Null);
    assert_eq!(first.header("cache-control"), "no-store");
}

fn a_restart_forgets_nothing(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let (authorization, jti) = token(&app);
    revoke(&app, &jti);

    let restarted = app.another_instance();

    restarted
        .with_authorization(&authorization)
        .get("/v1/treaties")
        .refused(401, "token_revoked");
}

#[test]
fn what_is_wrong_with_a_revocation_is_pointed_at() {
    let app = TestApp::new();
    let desk = revoker(&app);
    let good = || body("a", "2026-11-21T23:00:00Z");
    for (member, value, pointer) in [
        ("issuer", json!("https://id.example.int/"), "/issuer"),
        ("issuer", json!(""), "/issuer"),
        ("jti", json!(" "), "/jti"),
        ("jti", json!("a\nb"), "/jti"),
        ("jti", json!("x".repeat(501)), "/jti"),
        ("until", json!("2026-11-21T15:00:00Z"), "/until"),
        ("until", json!("2027-11-22T15:00:01Z"), "/until"),
        ("until", json!("tomorrow"), "/until"),
        ("reason", json!(""), "/reason"),
        ("reason", json!("x".repeat(1001)), "/reason"),
        ("colour", json!("red"), "/colour"),
    ] {
        let mut wrong = good();
        wrong[member] = value;

        let answer = desk.post(PATH, &wrong).refused(422, "invalid_body");

        assert_eq!(answer.text_at("/errors/0/pointer"), pointer, "{wrong}");
    }
    desk.post_text(PATH, "{").refused(400, "malformed_json");
    desk.post(&format!("{PATH}?x=1"), &good())
        .refused(400, "invalid_parameter");
    desk.get(&format!("{PATH}?cursor=x"))
        .refused(400, "invalid_parameter");
    desk.get(&format!("{PATH}?limit=501"))
        .refused(400, "invalid_parameter");
    assert!(desk.get(PATH).ok().list("/revocations").is_empty());
}

#[test]
fn only_the_depositary_with_the_scope_revokes_and_reads() {
    let app = TestApp::new();
    let good = body("a", "2026-11-21T23:00:00Z");

    app.public().post(PATH, &good).refused(401, "token_missing");
    app.public().get(PATH).refused(401, "token_missing");
    app.ministry("KEN")
        .post(PATH, &good)
        .refused(403, "ministry_token");
    app.ministry("KEN").get(PATH).refused(403, "ministry_token");
    let answer = app
        .officer("clerk")
        .post(PATH, &good)
        .refused(403, "insufficient_scope");
    assert!(
        answer
            .header("www-authenticate")
            .contains("scope=\"tokens:revoke\"")
    );
}

#[test]
fn a_token_can_revoke_itself() {
    let app = TestApp::new();
    let token = app.token("security-desk", &[Scope::TokensRevoke], None);
    let jti = crate::tokens::forge::jti_of(&token);
    let desk = app.with_authorization(&format!("Bearer {token}"));

    desk.post(PATH, &body(&jti, "2026-11-21T23:00:00Z")).ok();

    desk.get(PATH).refused(401, "token_revoked");
}
