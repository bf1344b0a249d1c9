//! Several issuers, each with keys of its own and within its bounds; key sets that are fetched; tokens that are revoked.

mod bounds;
mod issuers_file;
mod key_sets;
mod keycloak;
mod program;
mod provider;
mod revocations;
mod serving;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use signatory::http::tokens::issuer::{IssuerSettings, KeysFrom};

use crate::tokens::forge::{AUDIENCE, Pair, header, key_set};

/// The moment at which every test begins.
pub fn start() -> DateTime<Utc> {
    crate::tokens::forge::now()
}

pub fn after(seconds: i64) -> DateTime<Utc> {
    start() + TimeDelta::seconds(seconds)
}

/// Claims of the depositary's token that is good for a week.
pub fn claims_of(issuer: &str) -> Value {
    json!({
        "iss": issuer, "aud": AUDIENCE, "sub": "depositary", "client_id": "desk", "jti": "1",
        "iat": start().timestamp(), "exp": after(7 * 86_400).timestamp(), "scope": "register:write",
    })
}

pub fn token_of(pair: &Pair, kid: &str, issuer: &str) -> String {
    pair.token(&header(pair, kid), &claims_of(issuer))
}

/// An issuer that may say everything, with one key that is fixed.
pub fn issuer_with(pair: &Pair, kid: &str, issuer: &str) -> IssuerSettings {
    IssuerSettings::unrestricted(
        issuer.into(),
        AUDIENCE.into(),
        KeysFrom::Text(key_set(&[pair.jwk(kid)])),
    )
}
