//! What a token says, once its signature is known to be good.
//!
//! The claims of RFC 9068 and one of ours, `participant`. A claim that is present and wrong refuses the token,
//! also when it is optional: a ministry's token whose `participant` cannot be read must not pass for one without.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::issuer::{Dialect, IssuerSettings};
use super::{LEEWAY, TokenError};
use crate::domain::ids::ParticipantCode;

/// Something a token may permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// To record acts, treaties and participants.
    RegisterWrite,
    /// To examine submissions and decide on them.
    RegisterExamine,
    /// To submit instruments for examination.
    SubmissionsWrite,
    /// To manage webhooks.
    WebhooksManage,
    /// To read the audit trail.
    AuditRead,
    /// To revoke tokens.
    TokensRevoke,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::RegisterWrite,
        Self::RegisterExamine,
        Self::SubmissionsWrite,
        Self::WebhooksManage,
        Self::AuditRead,
        Self::TokensRevoke,
    ];

    /// The name used in tokens.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RegisterWrite => "register:write",
            Self::RegisterExamine => "register:examine",
            Self::SubmissionsWrite => "submissions:write",
            Self::WebhooksManage => "webhooks:manage",
            Self::AuditRead => "audit:read",
            Self::TokensRevoke => "tokens:revoke",
        }
    }

    /// The scope of this name, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// What a good token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// Who issued the token (`iss`); a subject is a person or a system only together with it.
    pub issuer: String,
    /// Whom the token speaks for (`sub`).
    pub subject: String,
    /// The client it was issued to.
    pub client_id: String,
    /// The token's own id, unique with its issuer.
    pub jti: String,
    /// What it permits, among what this service knows.
    pub scopes: BTreeSet<Scope>,
    /// The State or organization whose affairs alone it may touch.
    pub participant: Option<ParticipantCode>,
    /// When it expires; it is accepted for [`LEEWAY`] longer.
    pub expires_at: DateTime<Utc>,
}

impl Claims {
    /// Whether the token permits this.
    #[must_use]
    pub fn permits(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}

/// The payload as it came; `null` is a value like any other, and a wrong one.
pub(super) type Payload = Map<String, Value>;

/// The issuer that a payload names, before anything of it is known to be true: it only says whose keys to take.
pub(super) fn issuer(payload: &Payload) -> Result<&str, TokenError> {
    let named = payload.get("iss").and_then(Value::as_str);
    named
        .filter(|name| is_well_formed(name))
        .ok_or(TokenError::Claims("iss"))
}

/// Whether the payload calls itself an access token, as Keycloak has it: an ID token says `ID`.
pub(super) fn is_bearer(payload: &Payload) -> bool {
    payload.get("typ").is_some_and(|typ| typ == "Bearer")
}

/// Checks every claim, the form of all of them first.
pub(super) fn read(
    payload: &Payload,
    settings: &IssuerSettings,
    now: DateTime<Utc>,
) -> Result<Claims, TokenError> {
    let dialect = &settings.dialect;
    let meant_for = texts(payload, "aud")?;
    let issued_at = instant(payload, "iat")?;
    let starts_at = match payload.get("nbf") {
        Some(_) => Some(instant(payload, "nbf")?),
        None => None,
    };
    let claims = Claims {
        issuer: text(payload, "iss")?,
        subject: text(payload, "sub")?,
        client_id: client_id(payload, dialect)?,
        jti: text(payload, "jti")?,
        scopes: scopes(payload.get("scope"))?,
        participant: payload
            .get(&dialect.participant_claim)
            .map(participant)
            .transpose()?,
        expires_at: instant(payload, "exp")?,
    };

    if claims.issuer != settings.issuer {
        return Err(TokenError::Issuer);
    }
    if !meant_for.contains(&settings.audience) {
        return Err(TokenError::Audience);
    }
    if now - claims.expires_at >= LEEWAY {
        return Err(TokenError::Expired);
    }
    if starts_at.is_some_and(|at| at - now > LEEWAY) || issued_at - now > LEEWAY {
        return Err(TokenError::NotYetValid);
    }
    settings.stands_behind(&claims)?;
    Ok(claims)
}

fn client_id(payload: &Payload, dialect: &Dialect) -> Result<String, TokenError> {
    match &dialect.client_id_claim {
        Some(other) if !payload.contains_key("client_id") => {
            well_formed(payload.get(other)).ok_or(TokenError::Claims("client_id"))
        }
        Some(_) | None => text(payload, "client_id"),
    }
}

fn text(payload: &Payload, name: &'static str) -> Result<String, TokenError> {
    well_formed(payload.get(name)).ok_or(TokenError::Claims(name))
}

fn well_formed(value: Option<&Value>) -> Option<String> {
    value
        .and_then(Value::as_str)
        .filter(|text| is_well_formed(text))
        .map(ToOwned::to_owned)
}

/// Control characters are refused because these texts end up in logs.
fn is_well_formed(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_control)
}

fn texts(payload: &Payload, name: &'static str) -> Result<Vec<String>, TokenError> {
    let found: Option<Vec<String>> = match payload.get(name) {
        Some(Value::Array(values)) => values
            .iter()
            .map(|value| well_formed(Some(value)))
            .collect(),
        single => well_formed(single).map(|text| vec![text]),
    };
    found.ok_or(TokenError::Claims(name))
}

/// A `NumericDate` (RFC 7519 section 2): seconds since 1970, of which the fraction is cut off.
fn instant(payload: &Payload, name: &'static str) -> Result<DateTime<Utc>, TokenError> {
    let Some(Value::Number(number)) = payload.get(name) else {
        return Err(TokenError::Claims(name));
    };
    let written = number.to_string();
    let seconds = match written.split_once('.') {
        // `1.5e300` is not one second past midnight.
        Some((whole, fraction)) if fraction.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => &written,
    };
    let seconds: Option<i64> = seconds.parse().ok();
    seconds
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .ok_or(TokenError::Claims(name))
}

/// Names of scopes with one space between them (RFC 6749 section 3.3); those of other services are no concern.
fn scopes(value: Option<&Value>) -> Result<BTreeSet<Scope>, TokenError> {
    let Some(Value::String(names)) = value else {
        return Err(TokenError::Claims("scope"));
    };
    Ok(names.split(' ').filter_map(Scope::parse).collect())
}

fn participant(value: &Value) -> Result<ParticipantCode, TokenError> {
    let code = value
        .as_str()
        .and_then(|code| ParticipantCode::parse(code).ok());
    code.filter(|code| !code.as_str().contains(char::is_control))
        .ok_or(TokenError::Claims("participant"))
}
