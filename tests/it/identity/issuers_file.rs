//! The file with issuers: what it may say, and every mistake told at once.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use signatory::documents::shipped;
use signatory::http::tokens::Scope;
use signatory::http::tokens::issuer::{Dialect, IssuerSettings, KeysFrom, Participants};
use signatory::http::tokens::issuers_file::{Surroundings, read};

use crate::tokens::forge::{ED, key_set};

fn read_in(folder: &Path, text: &str) -> Result<Vec<IssuerSettings>, Vec<String>> {
    let directory = shipped::participants().unwrap();
    let around = Surroundings {
        folder,
        audience: "signatory",
        directory: &directory,
    };
    read(text, around)
}

fn mistakes(text: &str) -> String {
    read_in(Path::new("/nowhere"), text).unwrap_err().join("\n")
}

fn one(issuer: &Value) -> String {
    json!({ "issuers": [issuer] }).to_string()
}

fn good() -> Value {
    json!({
        "issuer": "https://id.example.int", "jwks_url": "https://id.example.int/certs",
        "scopes": ["register:write"], "depositary": true,
    })
}

fn with(member: &str, value: Value) -> String {
    one(&crate::tokens::forge::with(good(), member, value))
}

#[test]
fn what_is_said_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let jwks = key_set(&[ED.jwk("ed")]);
    std::fs::write(folder.path().join("keys.json"), &jwks).unwrap();
    let ministry = json!({
        "issuer": "https://id.ministry.example", "jwks_file": "keys.json", "audience": "urn:register",
        "scopes": ["submissions:write", "webhooks:manage"], "participants": ["KEN"],
        "client_id_claim": "azp", "participant_claim": "state", "accept_typ_jwt": true,
    });

    let issuers = read_in(
        folder.path(),
        &json!({ "issuers": [good(), ministry] }).to_string(),
    )
    .unwrap();

    let [depositary, ministry] = &issuers[..] else {
        panic!("two issuers");
    };
    assert_eq!(depositary.audience, "signatory");
    assert_eq!(
        depositary.keys,
        KeysFrom::Url("https://id.example.int/certs".parse().unwrap())
    );
    assert!(depositary.depositary);
    assert_eq!(depositary.participants, Participants::Only(BTreeSet::new()));
    assert_eq!(depositary.dialect, Dialect::default());
    assert_eq!(ministry.keys, KeysFrom::Text(jwks));
    assert_eq!(ministry.audience, "urn:register");
    assert_eq!(
        ministry.scopes,
        BTreeSet::from([Scope::SubmissionsWrite, Scope::WebhooksManage])
    );
    assert!(!ministry.depositary);
    assert!(matches!(&ministry.participants, Participants::Only(codes) if codes.len() == 1));
    assert_eq!(ministry.dialect.client_id_claim.as_deref(), Some("azp"));
    assert_eq!(ministry.dialect.participant_claim, "state");
    assert!(ministry.dialect.accepts_typ_jwt);
}

#[test]
fn a_shared_provider_may_speak_for_anyone() {
    let issuers = read_in(Path::new("."), &with("participants", json!("any"))).unwrap();

    assert_eq!(issuers[0].participants, Participants::Any);
}

#[test]
fn every_mistake_is_told_at_once() {
    let text = json!({ "issuer": [], "issuers": [
        { "issuer": " ", "jwks_url": "http://id.example.int/certs", "scopes": ["register:admin", "openid"],
          "participants": ["KEM", "kenya"], "depositary": "yes", "colour": "red", "audience": 7 },
        { "jwks_file": "nowhere.json", "scopes": [], "client_id_claim": "sub", "participant_claim": "" },
        "https://id.example.int",
        good(),
        good(),
    ]});

    let said = mistakes(&text.to_string());

    for expected in [
        "issuer: is unknown",
        "issuers/0/issuer: expected",
        "issuers/0/jwks_url: expected an https URL",
        "found \"register:admin\"",
        "found \"openid\"",
        "\"KEM\" is the code of no participant",
        "\"kenya\" is the code of no participant",
        "issuers/0/depositary: expected true or false",
        "issuers/0/colour: is unknown",
        "issuers/0/audience: expected",
        "issuers/1/issuer: is missing",
        "issuers/1/jwks_file: cannot read /nowhere/nowhere.json",
        "issuers/1/scopes: is empty",
        "issuers/1/client_id_claim: the claim \"sub\"",
        "issuers/1/participant_claim: expected",
        "issuers/1/participants: expected a participant",
        "issuers/2: expected an object",
        "issuers/4/issuer: https://id.example.int is there twice",
    ] {
        assert!(said.contains(expected), "{expected}\nin\n{said}");
    }
}

#[test]
fn each_of_these_is_refused() {
    for (text, expected) in [
        ("", "is not JSON"),
        ("[]", "expected an object {\"issuers\": […]}"),
        ("{}", "expected an object {\"issuers\": […]}"),
        ("{\"issuers\": []}", "with at least one issuer"),
        ("{\"issuers\": {}}", "with at least one issuer"),
        ("{\"issuers\": [1], \"issuers\": [2]}", "occurs twice"),
        (
            &with("jwks_url", json!(null)),
            "issuers/0/jwks_url: expected",
        ),
        (
            &with("jwks_file", json!("a.json")),
            "is given, and so is jwks_file",
        ),
        (
            &with("scopes", json!("register:write")),
            "expected a list of",
        ),
        (&with("scopes", json!([1])), "expected a list of"),
        (
            &with("participants", json!("ANY")),
            "expected \"any\" or a list",
        ),
        (
            &with("participants", json!("KEN")),
            "expected \"any\" or a list",
        ),
        (&with("depositary", json!(false)), "it may speak for nobody"),
        (&with("accept_typ_jwt", json!(1)), "expected true or false"),
        (
            &with("participant_claim", json!("scope")),
            "has a meaning already",
        ),
    ] {
        let said = mistakes(text);

        assert!(said.contains(expected), "{text}: {said}");
    }
    let bare = |member: &str| {
        let issuer = crate::tokens::forge::with(good(), member, None);
        mistakes(&one(&issuer))
    };
    assert!(bare("jwks_url").contains("is missing, and so is jwks_file"));
    assert!(bare("scopes").contains("expected a list of"));
    assert!(bare("issuer").contains("is missing"));
}

#[test]
fn a_key_set_in_a_file_is_read_strictly() {
    let folder = tempfile::tempdir().unwrap();
    let secret = crate::tokens::forge::with(ED.jwk("ed"), "d", json!("c2VjcmV0"));
    std::fs::write(folder.path().join("keys.json"), key_set(&[secret])).unwrap();
    let issuer = crate::tokens::forge::with(good(), "jwks_url", None);
    let issuer = crate::tokens::forge::with(issuer, "jwks_file", json!("keys.json"));

    let said = read_in(folder.path(), &one(&issuer)).unwrap_err();

    assert!(said[0].contains("private part"), "{said:?}");
}
