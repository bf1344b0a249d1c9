//! The example for Keycloak: the realms and the file with issuers agree, and what the realms put into a token is accepted.
//!
//! No Keycloak runs here. The mappers are followed as Keycloak documents them.

use std::path::Path;

use serde_json::{Map, Value, json};
use signatory::documents::shipped;
use signatory::http::tokens::issuer::{IssuerSettings, KeysFrom, Participants};
use signatory::http::tokens::issuers_file::{Surroundings, read};
use signatory::http::tokens::{Claims, KeySetTimes, Scope, TokenError, Verifier};

use super::{after, start};
use crate::tokens::forge::{RSA, header, key_set};

const ISSUERS: &str = include_str!("../../../examples/keycloak/issuers.json");
const REALMS: [&str; 2] = [
    include_str!("../../../examples/keycloak/register-realm.json"),
    include_str!("../../../examples/keycloak/ministry-realm.json"),
];

fn issuers() -> Vec<IssuerSettings> {
    let directory = shipped::participants().unwrap();
    let around = Surroundings {
        folder: Path::new("."),
        audience: "signatory",
        directory: &directory,
    };
    read(ISSUERS, around).unwrap()
}

/// Each realm with the issuer that it is.
fn realms() -> Vec<(Value, IssuerSettings)> {
    let realms = REALMS.map(|text| serde_json::from_str::<Value>(text).unwrap());
    let of = |realm: &Value| {
        let end = format!("/realms/{}", realm["realm"].as_str().unwrap());
        let found = issuers().into_iter().find(|i| i.issuer.ends_with(&end));
        found.unwrap_or_else(|| panic!("no issuer {end}"))
    };
    realms
        .into_iter()
        .map(|realm| (realm.clone(), of(&realm)))
        .collect()
}

fn scope<'a>(realm: &'a Value, name: &str) -> &'a Value {
    let scopes = realm["clientScopes"].as_array().unwrap();
    let found = scopes.iter().find(|scope| scope["name"] == name);
    found.unwrap_or_else(|| panic!("the realm has no client scope {name}"))
}

fn names(value: &Value) -> Vec<&str> {
    let listed = value.as_array().unwrap();
    listed.iter().map(|name| name.as_str().unwrap()).collect()
}

/// What client credentials of this client give, if it asks for all of its scopes.
fn token(realm: &Value, client: &Value, issuer: &str) -> String {
    assert_eq!(client["serviceAccountsEnabled"], true);
    let asked: Vec<&str> = names(&client["defaultClientScopes"])
        .into_iter()
        .chain(names(&client["optionalClientScopes"]))
        .collect();
    let mut claims = Map::new();
    let named: Vec<&str> = asked
        .iter()
        .copied()
        .filter(|name| scope(realm, name)["attributes"]["include.in.token.scope"] == "true")
        .collect();
    let mappers = asked
        .iter()
        .map(|name| &scope(realm, name)["protocolMappers"])
        .chain([&client["protocolMappers"]])
        .filter_map(Value::as_array)
        .flatten();
    for mapper in mappers {
        let config = &mapper["config"];
        assert_eq!(config["access.token.claim"], "true", "{mapper}");
        let name = config["claim.name"].as_str().unwrap_or_default().to_owned();
        match mapper["protocolMapper"].as_str().unwrap() {
            "oidc-sub-mapper" => claims.insert("sub".into(), json!("service-account")),
            "oidc-audience-mapper" => {
                claims.insert("aud".into(), config["included.custom.audience"].clone())
            }
            "oidc-usersessionmodel-note-mapper" => claims.insert(name, client["clientId"].clone()),
            "oidc-hardcoded-claim-mapper" => claims.insert(name, config["claim.value"].clone()),
            other => panic!("{other} is not followed here"),
        };
    }
    for (name, value) in [
        ("iss", json!(issuer)),
        ("iat", json!(start().timestamp())),
        ("exp", json!(after(900).timestamp())),
        ("jti", json!("trrtcc:1")),
        ("typ", json!("Bearer")),
        ("azp", client["clientId"].clone()),
        ("scope", json!(named.join(" "))),
    ] {
        claims.insert(name.into(), value);
    }
    let is_by_the_rfc = client["attributes"]["access.token.header.type.rfc9068"] == "true";
    let typ = if is_by_the_rfc { "at+jwt" } else { "JWT" };
    let mut header = header(&RSA, "realm-key");
    header["typ"] = json!(typ);
    RSA.token(&header, &Value::Object(claims))
}

fn verify(issuer: IssuerSettings, token: &str) -> Result<Claims, TokenError> {
    let keys = KeysFrom::Text(key_set(&[RSA.jwk("realm-key")]));
    let verifier = Verifier::of(
        vec![IssuerSettings { keys, ..issuer }],
        KeySetTimes::default(),
    );
    verifier.unwrap().verify(token, start())
}

#[test]
fn every_client_of_the_example_gets_a_token_that_is_accepted() {
    let mut accepted = 0;
    for (realm, issuer) in realms() {
        for client in realm["clients"].as_array().unwrap() {
            let token = token(&realm, client, &issuer.issuer);

            let claims = verify(issuer.clone(), &token).unwrap();

            assert_eq!(claims.client_id, client["clientId"]);
            assert_eq!(
                claims.scopes.len(),
                names(&client["optionalClientScopes"]).len()
            );
            accepted += 1;
        }
    }
    assert_eq!(accepted, 3);
}

#[test]
fn the_scopes_of_each_realm_are_those_that_its_issuer_may_grant() {
    for (realm, issuer) in realms() {
        let of_ours = realm["clientScopes"].as_array().unwrap().iter();
        let of_ours: Vec<Scope> = of_ours
            .filter_map(|scope| Scope::parse(scope["name"].as_str().unwrap()))
            .collect();

        assert_eq!(
            of_ours
                .iter()
                .copied()
                .collect::<std::collections::BTreeSet<_>>(),
            issuer.scopes
        );
        assert!(matches!(&issuer.keys, KeysFrom::Url(url)
            if url.as_str() == format!("{}/protocol/openid-connect/certs", issuer.issuer)));
    }
}

#[test]
fn the_ministrys_realm_speaks_for_its_state_and_the_register_s_for_the_depositary() {
    for (realm, issuer) in realms() {
        let is_ministry = realm["realm"] == "ministry";
        assert_eq!(issuer.depositary, !is_ministry);
        assert_eq!(
            matches!(&issuer.participants, Participants::Only(codes) if codes.is_empty()),
            !is_ministry
        );
        for client in realm["clients"].as_array().unwrap() {
            let claims = verify(issuer.clone(), &token(&realm, client, &issuer.issuer)).unwrap();
            assert_eq!(
                claims.participant.map(|code| code.to_string()),
                is_ministry.then(|| "KEN".to_owned())
            );
        }
    }
}

#[test]
fn a_client_without_the_mapper_or_the_type_gets_a_token_that_is_refused() {
    let (realm, issuer) = realms().swap_remove(1);
    let client = &realm["clients"][0];
    let mut without_mapper = client.clone();
    without_mapper["protocolMappers"] = json!([]);
    let mut without_type = client.clone();
    without_type["attributes"] = json!({});

    assert_eq!(
        verify(
            issuer.clone(),
            &token(&realm, &without_mapper, &issuer.issuer)
        ),
        Err(TokenError::Participant)
    );
    assert_eq!(
        verify(
            issuer.clone(),
            &token(&realm, &without_type, &issuer.issuer)
        ),
        Err(TokenError::Type)
    );
}

#[test]
fn no_secret_is_in_the_example() {
    for realm in REALMS {
        let realm: Value = serde_json::from_str(realm).unwrap();
        for client in realm["clients"].as_array().unwrap() {
            let secret = client["secret"].as_str().unwrap();
            assert!(
                secret.starts_with("${") && secret.ends_with('}'),
                "{secret}"
            );
        }
        assert_eq!(realm["components"], Value::Null, "no keys");
    }
}
