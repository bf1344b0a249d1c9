//! A token taken apart, before anything of it is known to be true: its form alone is judged here.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::store::chain::Hash;

use super::claims::Payload;
use super::strict_json::Strict;
use super::{MAX_TOKEN_BYTES, TokenError};

/// A token taken apart. Nothing of it is known to be true.
pub(super) struct Unverified<'a> {
    token: &'a str,
    pub(super) message: &'a str,
    pub(super) signature: &'a str,
    pub(super) header: Header,
    pub(super) payload: Payload,
}

impl<'a> Unverified<'a> {
    pub(super) fn read(token: &'a str) -> Result<Self, TokenError> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(TokenError::Malformed("it is larger than 8 KiB"));
        }
        let (message, signature, header, payload) = split(token)?;
        let header = object(header)?;
        let Strict(Value::Object(payload)) = object(payload)? else {
            return Err(TokenError::Malformed("a part is not a JSON object"));
        };
        Ok(Self {
            token,
            message,
            signature,
            header,
            payload,
        })
    }

    /// The hash of the whole token.
    pub(super) fn hash(&self) -> Hash {
        Hash::of(self.token.as_bytes())
    }
}

/// What is read of a token's header; `jwk`, `jku` and `x5c` are not: a token does not choose its own key.
#[derive(Deserialize)]
pub(super) struct Header {
    pub(super) alg: Option<String>,
    pub(super) typ: Option<String>,
    pub(super) kid: Option<String>,
    #[serde(default, deserialize_with = "is_present")]
    pub(super) crit: bool,
}

/// True whatever the value is: RFC 7515 section 4.1.11 lets nothing unknown pass, not even `null`.
fn is_present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// The signed text, the signature, the header and the payload.
fn split(token: &str) -> Result<(&str, &str, &str, &str), TokenError> {
    let not_three = TokenError::Malformed("it does not have three parts separated by dots");
    let (message, signature) = token.rsplit_once('.').ok_or(not_three)?;
    let (header, payload) = message.split_once('.').ok_or(not_three)?;
    if payload.contains('.') {
        return Err(not_three);
    }
    Ok((message, signature, header, payload))
}

fn object<T: DeserializeOwned>(part: &str) -> Result<T, TokenError> {
    let Ok(json) = URL_SAFE_NO_PAD.decode(part) else {
        return Err(TokenError::Malformed("a part is not base64url"));
    };
    // serde reads a struct from a JSON array too; a JWT has objects only.
    if json.trim_ascii_start().first() != Some(&b'{') {
        return Err(TokenError::Malformed("a part is not a JSON object"));
    }
    serde_json::from_slice(&json).or(Err(TokenError::Malformed(
        "a part is not a JSON object with each name once and text where text is due",
    )))
}
