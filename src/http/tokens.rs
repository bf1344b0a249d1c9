//! Bearer tokens: whom a request speaks for, and what they may do.
//!
//! A token is a JWT of the RFC 9068 profile, checked under the rules of RFC 8725: the key a token names decides
//! the algorithm, and only `EdDSA`, ES256 and RS256 exist. No clock is read here and nothing is fetched: the
//! moment and the key set are arguments. Revocation is not checked; a token lives until it expires.

mod claims;
mod jwks;
pub mod key_file;
pub mod keys;

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::crypto;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};

pub use claims::{Claims, Scope};
use jwks::{VerifyingKey, parse_algorithm};
use keys::KeyError;

/// The largest token that is looked at, in bytes.
pub const MAX_TOKEN_BYTES: usize = 8 * 1024;

/// How far the issuer's clock and ours may differ.
pub const LEEWAY: TimeDelta = TimeDelta::seconds(30);

/// Why a token is refused.
///
/// The messages never repeat any part of the token: it may be a secret, sent to the wrong place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// The text is not a signed JWT that can be read.
    #[error("the token cannot be read as a signed JWT: {0}")]
    Malformed(&'static str),
    /// The header names no algorithm that is accepted, or another one than its key's.
    #[error(
        "the token must be signed with EdDSA, ES256 or RS256, and with the algorithm of its key"
    )]
    Algorithm,
    /// The header names no key, or one that is not in the key set.
    #[error("the token must name, as kid, a key of the configured key set")]
    UnknownKey,
    /// The signature is not that of the key over this header and these claims.
    #[error("the token's signature does not match its content")]
    Signature,
    /// The moment in `exp` has passed.
    #[error("the token has expired")]
    Expired,
    /// The moment in `nbf` or `iat` has not come.
    #[error("the token is not valid yet")]
    NotYetValid,
    /// The token was issued by someone else.
    #[error("the token does not come from the issuer that this service trusts")]
    Issuer,
    /// The token was issued for another service.
    #[error("the token is not meant for this service")]
    Audience,
    /// The named claim is missing or not of its form.
    #[error("the token's claim {0} is missing or not of the form that RFC 9068 gives it")]
    Claims(&'static str),
    /// The token is a JWT of another kind, an ID token for example.
    #[error("the token must be an access token, of type at+jwt")]
    Type,
}

impl TokenError {
    /// The stable code that clients may rely on.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed(_) => "token_malformed",
            Self::Algorithm => "token_algorithm",
            Self::UnknownKey => "token_unknown_key",
            Self::Signature => "token_signature",
            Self::Expired => "token_expired",
            Self::NotYetValid => "token_not_yet_valid",
            Self::Issuer => "token_issuer",
            Self::Audience => "token_audience",
            Self::Claims(_) => "token_claims",
            Self::Type => "token_type",
        }
    }
}

/// Checks tokens of one issuer for one audience against one key set.
///
/// It never changes: when the key set rotates, make another and put it in this one's place.
#[derive(Debug)]
pub struct Verifier {
    keys: HashMap<String, VerifyingKey>,
    issuer: String,
    audience: String,
}

impl Verifier {
    /// Reads a key set (the JSON text of an RFC 7517 JWKS) and binds it to an issuer and an audience.
    ///
    /// Keys marked for another use than signatures are left aside. Any other key that cannot be used safely
    /// refuses the whole set, so that a mistake shows at the start and not at the first request.
    ///
    /// # Errors
    /// [`KeyError`] when the text is not a JWKS, or holds a symmetric or private key, a key without kid or with
    /// the kid of another, an algorithm that is not accepted, a key too weak or damaged, or no key at all.
    pub fn new(jwks_json: &str, issuer: String, audience: String) -> Result<Self, KeyError> {
        Ok(Self {
            keys: jwks::parse(jwks_json)?,
            issuer,
            audience,
        })
    }

    /// Checks a token as of a moment and says what it claims.
    ///
    /// # Errors
    /// [`TokenError`], the first reason found: form, type, algorithm, key, signature, claims, issuer, audience,
    /// time. Nothing is said about the claims of a token whose signature does not match.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenError> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(TokenError::Malformed("it is larger than 8 KiB"));
        }
        let (message, signature, header, payload) = split(token)?;
        let key = self.key_for(&object(header)?)?;

        let genuine = crypto::verify(signature, message.as_bytes(), &key.decoding, key.algorithm)
            .map_err(refusal_of)?;
        if !genuine {
            return Err(TokenError::Signature);
        }
        claims::read(object(payload)?, &self.issuer, &self.audience, now)
    }

    fn key_for(&self, header: &Header) -> Result<&VerifyingKey, TokenError> {
        if header.crit {
            return Err(TokenError::Malformed(
                "its header declares extensions as critical, and none is supported",
            ));
        }
        if !header.typ.as_deref().is_some_and(is_access_token_type) {
            return Err(TokenError::Type);
        }
        let algorithm = header.alg.as_deref().and_then(parse_algorithm);
        let algorithm = algorithm.ok_or(TokenError::Algorithm)?;
        let key = header.kid.as_deref().and_then(|kid| self.keys.get(kid));
        let key = key.ok_or(TokenError::UnknownKey)?;
        if key.algorithm == algorithm {
            Ok(key)
        } else {
            Err(TokenError::Algorithm)
        }
    }
}

/// What is read of a token's header; `jwk`, `jku` and `x5c` are not: a token does not choose its own key.
#[derive(Deserialize)]
struct Header {
    alg: Option<String>,
    typ: Option<String>,
    kid: Option<String>,
    #[serde(default, deserialize_with = "is_present")]
    crit: bool,
}

/// True whatever the value is: RFC 7515 section 4.1.11 lets nothing unknown pass, not even `null`.
fn is_present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// RFC 9068 section 4; media types are compared without case (RFC 7515 section 4.1.9).
fn is_access_token_type(typ: &str) -> bool {
    typ.eq_ignore_ascii_case("at+jwt") || typ.eq_ignore_ascii_case("application/at+jwt")
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

/// The only thing left to fail before the comparison itself is the signature's encoding.
fn refusal_of(error: jsonwebtoken::errors::Error) -> TokenError {
    match error.into_kind() {
        jsonwebtoken::errors::ErrorKind::Base64(_) => {
            TokenError::Malformed("its signature is not base64url")
        }
        _ => TokenError::Signature,
    }
}
