//! Bearer tokens: whom a request speaks for, and what they may do.
//!
//! A token is a JWT of the RFC 9068 profile, checked under the rules of RFC 8725: the key a token names decides
//! the algorithm, and only `EdDSA`, ES256 and RS256 exist. Each issuer has keys of its own and may say only what it is
//! trusted with. No clock is read here: the moment is an argument. Whether a token was revoked is asked by `App`.

mod claims;
pub mod issuer;
pub mod issuers_file;
mod jwks;
pub mod key_file;
mod key_source;
pub mod keys;
pub(super) mod strict_json;
mod unverified;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::outbound::key_sets::{FetchError, KeySetClient};
pub use claims::{Claims, Scope};
use issuer::{IssuerSettings, KeysFrom};
use jwks::{VerifyingKey, parse_algorithm};
pub use key_source::{KeySetState, KeySetTimes};
use key_source::{KeySource, Keys};
use keys::KeyError;
use unverified::Unverified;

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
    #[error("the token must name, as kid, a key of its issuer's key set")]
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
    #[error("the token does not come from an issuer that this service trusts")]
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
    /// The token carries a scope that its issuer may not grant.
    #[error("the token's issuer may not grant the scope {0} here")]
    Scope(&'static str),
    /// The token speaks for someone for whom its issuer may not speak.
    #[error(
        "the token's issuer may not speak for this participant here, or, where the token names none, for the depositary"
    )]
    Participant,
    /// The token was revoked.
    #[error("the token has been revoked")]
    Revoked,
    /// The issuer's keys cannot be had, so nobody knows whether the token is good.
    #[error("the keys of the token's issuer cannot be fetched at the moment")]
    IssuerUnavailable,
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
            Self::Scope(_) => "token_scope",
            Self::Participant => "token_participant",
            Self::Revoked => "token_revoked",
            Self::IssuerUnavailable => "issuer_unavailable",
        }
    }
}

/// Checks tokens of the issuers that are trusted.
///
/// What it knows of an issuer never changes, but for key sets that are fetched. A look-up takes no lock.
#[derive(Debug)]
pub struct Verifier {
    issuers: HashMap<String, Issuer>,
}

/// An issuer with its keys: a kid says nothing without the issuer whose key it names.
#[derive(Debug)]
struct Issuer {
    settings: IssuerSettings,
    keys: Keys,
}

/// Why tokens cannot be checked as it is configured.
#[derive(Debug, thiserror::Error)]
pub enum VerifierError {
    /// A key set cannot be used.
    #[error("the keys of {issuer}: {cause}")]
    Keys {
        /// Whose keys.
        issuer: String,
        /// What is wrong with them.
        cause: KeyError,
    },
    /// Key sets cannot be fetched from here.
    #[error(transparent)]
    Fetching(#[from] FetchError),
}

impl Verifier {
    /// Reads a key set (the JSON text of an RFC 7517 JWKS) and binds it to one issuer, which may say everything, and an
    /// audience.
    ///
    /// Keys marked for another use than signatures are left aside. Any other key that cannot be used safely
    /// refuses the whole set, so that a mistake shows at the start and not at the first request.
    ///
    /// # Errors
    /// [`KeyError`] when the text is not a JWKS, or holds a symmetric or private key, a key without kid or with
    /// the kid of another, an algorithm that is not accepted, a key too weak or damaged, or no key at all.
    pub fn new(jwks_json: &str, issuer: String, audience: String) -> Result<Self, KeyError> {
        let keys = Keys::Fixed(jwks::parse(jwks_json)?);
        let from = KeysFrom::Text(jwks_json.to_owned());
        let settings = IssuerSettings::unrestricted(issuer.clone(), audience, from);
        let issuers = HashMap::from([(issuer, Issuer { settings, keys })]);
        Ok(Self { issuers })
    }

    /// Trusts these issuers, each within its bounds. Key sets with an address are not fetched yet.
    ///
    /// # Errors
    /// [`VerifierError`] when a key set that is given is wrong, or none can be fetched.
    pub fn of(issuers: Vec<IssuerSettings>, times: KeySetTimes) -> Result<Self, VerifierError> {
        let mut client = None;
        let mut trusted = HashMap::new();
        for settings in issuers {
            let keys = match &settings.keys {
                KeysFrom::Text(json) => {
                    let keys = jwks::parse(json).map_err(|cause| VerifierError::Keys {
                        issuer: settings.issuer.clone(),
                        cause,
                    })?;
                    Keys::Fixed(keys)
                }
                KeysFrom::Url(url) => {
                    let client = match &client {
                        Some(client) => client,
                        None => client.insert(KeySetClient::new(times.timeout)?),
                    };
                    Keys::Fetched(Arc::new(KeySource::new(
                        &settings.issuer,
                        url.clone(),
                        client.clone(),
                        times,
                    )))
                }
            };
            trusted.insert(settings.issuer.clone(), Issuer { settings, keys });
        }
        Ok(Self { issuers: trusted })
    }

    /// Checks a token as of a moment, with the keys that are there, and says what it claims.
    ///
    /// # Errors
    /// [`TokenError`], the first reason found: form, issuer, type, algorithm, key, signature, claims, audience, time, and
    /// whether the issuer may say so. Of the claims of a token whose signature does not match, only `iss` is spoken of.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenError> {
        let read = Unverified::read(token)?;
        let issuer = self.issuer_of(&read)?;
        let key = issuer.key_for(&read, now)?;

        if !key.signed(&read).map_err(refusal_of)? {
            return Err(TokenError::Signature);
        }
        claims::read(&read.payload, &issuer.settings, now)
    }

    /// The same, and where the key is not there, waits for a bounded time until the issuer's key set has been fetched
    /// anew, if it has not been a short while ago.
    ///
    /// # Errors
    /// As [`Verifier::verify`].
    pub async fn admit(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenError> {
        match self.verify(token, now) {
            Err(refusal @ (TokenError::UnknownKey | TokenError::IssuerUnavailable)) => {
                let Some(source) = self.source_for(token) else {
                    return Err(refusal);
                };
                source.fetched_anew(now).await;
                self.verify(token, now)
            }
            verdict => verdict,
        }
    }

    /// Fetches every key set that is due, all at once.
    pub async fn refresh_key_sets(&self, now: DateTime<Utc>) {
        let sources = self
            .issuers
            .values()
            .filter_map(|issuer| match &issuer.keys {
                Keys::Fetched(source) => Some(source.refresh_if_due(now)),
                Keys::Fixed(_) => None,
            });
        futures_util::future::join_all(sources).await;
    }

    /// How things stand with each issuer's key set.
    pub fn key_sets(&self, now: DateTime<Utc>) -> impl Iterator<Item = KeySetState> {
        self.issuers
            .values()
            .map(move |issuer| issuer.keys.state(now))
    }

    /// Whether tokens of this issuer are accepted.
    #[must_use]
    pub fn trusts(&self, issuer: &str) -> bool {
        self.issuers.contains_key(issuer)
    }

    fn issuer_of(&self, read: &Unverified<'_>) -> Result<&Issuer, TokenError> {
        let named = claims::issuer(&read.payload)?;
        self.issuers.get(named).ok_or(TokenError::Issuer)
    }

    /// Where the key that a token names may be found, if its issuer's keys are fetched and it names one.
    fn source_for(&self, token: &str) -> Option<&Arc<KeySource>> {
        let read = Unverified::read(token).ok()?;
        read.header.kid.as_ref()?;
        match &self.issuer_of(&read).ok()?.keys {
            Keys::Fetched(source) => Some(source),
            Keys::Fixed(_) => None,
        }
    }
}

impl Issuer {
    fn key_for(
        &self,
        read: &Unverified<'_>,
        now: DateTime<Utc>,
    ) -> Result<Arc<VerifyingKey>, TokenError> {
        let header = &read.header;
        if header.crit {
            return Err(TokenError::Malformed(
                "its header declares extensions as critical, and none is supported",
            ));
        }
        if !self.is_access_token(read) {
            return Err(TokenError::Type);
        }
        let algorithm = header.alg.as_deref().and_then(parse_algorithm);
        let algorithm = algorithm.ok_or(TokenError::Algorithm)?;
        let kid = header.kid.as_deref().ok_or(TokenError::UnknownKey)?;
        let key = self.keys.key(kid, now)?;
        if key.algorithm == algorithm {
            Ok(key)
        } else {
            Err(TokenError::Algorithm)
        }
    }

    fn is_access_token(&self, read: &Unverified<'_>) -> bool {
        let typ = read.header.typ.as_deref().unwrap_or_default();
        is_access_token_type(typ)
            || (self.settings.dialect.accepts_typ_jwt
                && typ.eq_ignore_ascii_case("JWT")
                && claims::is_bearer(&read.payload))
    }
}

/// RFC 9068 section 4; media types are compared without case (RFC 7515 section 4.1.9).
fn is_access_token_type(typ: &str) -> bool {
    typ.eq_ignore_ascii_case("at+jwt") || typ.eq_ignore_ascii_case("application/at+jwt")
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
