//! The program with a file of issuers: it starts while a provider is down, and every instance hears of a revocation.

use chrono::TimeDelta;
use serde_json::{Value, json};
use signatory::clock::Clock;

use super::provider::{Answer, Provider};
use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::process::{Client, Home, Server};
use crate::support::waiting::wait_until;
use crate::tokens::forge::{EC, RSA, header};

both!(
    it_starts_while_a_provider_is_down_and_takes_its_tokens_once_it_is_up,
    a_token_revoked_by_the_command_is_refused,
);

const ISSUER: &str = "https://id.example.int/realms/register";
const SECOND: &str = "https://id.ministry.example";
const ACTIONS: &str = "/v1/treaties/hanoi-convention/actions";
const OPTIONS: [&str; 5] = [
    "--empty",
    "--poll-milliseconds",
    "50",
    "--keys-refetch-seconds",
    "1",
];

struct Installed<'a> {
    home: Home<'a>,
    provider: Provider,
    /// That of the ministry; its fetching is not looked at.
    _second: Provider,
}

impl<'a> Installed<'a> {
    fn on(database: &'a TestDatabase) -> Self {
        let home = Home::migrated(database);
        let provider = Provider::publishing(&[RSA.jwk("1")]);
        let second = Provider::publishing(&[EC.jwk("1")]);
        let issuers = json!({ "issuers": [
            { "issuer": ISSUER, "jwks_url": provider.url().as_str(), "scopes": ["register:write", "tokens:revoke"], "depositary": true },
            { "issuer": SECOND, "jwks_url": second.url().as_str(), "scopes": ["submissions:write"], "participants": ["KEN"] },
        ]});
        home.write("issuers.json", &issuers.to_string());
        Self {
            home,
            provider,
            _second: second,
        }
    }

    fn start(&self) -> Server {
        let options = OPTIONS.iter().chain(&["--issuers-file", "issuers.json"]);
        self.home.start_with(&options.copied().collect::<Vec<_>>())
    }
}

fn token(jti: &str, scope: &str) -> String {
    let now = Clock::system().now();
    RSA.token(
        &header(&RSA, "1"),
        &json!({
            "iss": ISSUER, "aud": "signatory", "sub": "desk", "client_id": "desk", "jti": jti, "scope": scope,
            "iat": now.timestamp(), "exp": (now + TimeDelta::hours(1)).timestamp(),
        }),
    )
}

fn until() -> String {
    (Clock::system().now() + TimeDelta::hours(1)).to_rfc3339()
}

/// What a recording with this token comes to; the empty register has no such treaty.
fn code(client: &Client, token: &str) -> String {
    let answer = client.post(
        ACTIONS,
        token,
        None,
        &json!({ "participant": "KEN", "kind": "accession", "date": "2026-01-01" }),
    );
    match &answer.unwrap().body["code"] {
        Value::String(code) => code.clone(),
        other => panic!("no code, but {other}"),
    }
}

fn it_starts_while_a_provider_is_down_and_takes_its_tokens_once_it_is_up(database: &TestDatabase) {
    let installed = Installed::on(database);
    installed.provider.answer(Answer::Nothing);

    let server = installed.start();

    let client = server.client();
    assert_eq!(client.get("/v1/treaties").status, 200);
    assert_eq!(client.get("/ready").status, 200);
    let token = token("1", "register:write");
    assert_eq!(code(&client, &token), "issuer_unavailable");
    installed.provider.publish(&[RSA.jwk("1")]);
    wait_until("the keys are fetched by themselves", || {
        client.get("/ready").body["key_sets"] == json!({ "current": 2, "stale": 0, "missing": 0 })
    });
    assert_eq!(code(&client, &token), "treaty_not_found");
}

fn a_token_revoked_by_the_command_is_refused(database: &TestDatabase) {
    let installed = Installed::on(database);
    let server = installed.start();
    let client = server.client();
    let token = token("lost", "register:write");
    assert_eq!(code(&client, &token), "treaty_not_found");
    let revoke = |until: &str| {
        installed.home.run([
            "revoke", "--issuer", ISSUER, "--jti", "lost", "--until", until, "--reason", "a test",
        ])
    };

    let said = revoke(&until()).succeeded();

    assert!(said.contains("the token is revoked"), "{said}");
    wait_until("the service refuses it", || {
        code(&client, &token) == "token_revoked"
    });
    let again = revoke(&until()).succeeded();
    assert!(again.contains("revoked before"), "{again}");
    for wrong in ["2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "tomorrow"] {
        let said = revoke(wrong).failed();
        assert!(said.contains("expected an instant"), "{said}");
    }
}

#[test]
fn two_instances_both_refuse_what_one_has_revoked() {
    on_postgres(|database| {
        let installed = Installed::on(database);
        let (one, other) = (installed.start(), installed.start());
        let lost = token("lost", "register:write");
        for server in [&one, &other] {
            assert_eq!(code(&server.client(), &lost), "treaty_not_found");
        }
        let body = json!({ "issuer": ISSUER, "jti": "lost", "until": until(), "reason": "a test" });
        let desk = token("desk", "tokens:revoke");

        let answer = one.client().post("/v1/revocations", &desk, None, &body);

        assert_eq!(answer.unwrap().status, 201);
        assert_eq!(code(&one.client(), &lost), "token_revoked");
        let client = other.client();
        wait_until("the other refuses it too", || {
            code(&client, &lost) == "token_revoked"
        });
    });
}

#[test]
fn the_mistakes_of_the_file_are_said_with_all_others() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    home.write(
        "issuers.json",
        "{\"issuers\": [{\"issuer\": \"a\", \"colour\": 1}]}",
    );
    home.write("keys.json", "{}");

    let said = home
        .run([
            "serve",
            "--issuers-file",
            "issuers.json",
            "--jwks-file",
            "keys.json",
            "--keys-stale-seconds",
            "0",
        ])
        .failed();

    for expected in [
        "SIGNATORY_ISSUERS_FILE: issuers/0/colour: is unknown",
        "SIGNATORY_ISSUERS_FILE: issuers/0/jwks_url: is missing",
        "SIGNATORY_JWKS_FILE: is given, and so is SIGNATORY_ISSUERS_FILE",
        "SIGNATORY_KEYS_STALE_SECONDS: expected a whole number from 60 to 604800",
    ] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    let missing = home
        .run(["serve", "--issuers-file", "nowhere.json"])
        .failed();
    assert!(missing.contains("cannot read nowhere.json"), "{missing}");
}

#[test]
fn no_token_can_be_made_where_issuers_are_configured() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let issuers = include_str!("../../../examples/keycloak/issuers.json");
    home.write("issuers.json", issuers);

    let said = home
        .run([
            "token",
            "--scope",
            "register:write",
            "--issuers-file",
            "issuers.json",
        ])
        .failed();

    assert!(said.contains("SIGNATORY_ISSUERS_FILE"), "{said}");
}
