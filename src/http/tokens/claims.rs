//! What a token says, once its signature is known to be good.
//!
//! The claims of RFC 9068 and one of ours, `participant`. A claim that is present and wrong refuses the token,
//! also when it is optional: a ministry's token whose `participant` cannot be read must not pass for one without.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

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
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::RegisterWrite,
        Self::RegisterExamine,
        Self::SubmissionsWrite,
        Self::WebhooksManage,
        Self::AuditRead,
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

/// The payload as it came. A repeated name refuses it; `null` is a value like any other, and a wrong one.
#[derive(Deserialize)]
pub(super) struct Payload {
    #[serde(default, deserialize_with = "present")]
    iss: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    aud: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    exp: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    iat: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    nbf: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    jti: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    sub: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    client_id: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    scope: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    participant: Option<Value>,
}

fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// Checks every claim, the form of all of them first.
pub(super) fn read(
    payload: Payload,
    issuer: &str,
    audience: &str,
    now: DateTime<Utc>,
) -> Result<Claims, TokenError> {
    let from = text(payload.iss, "iss")?;
    let meant_for = texts(payload.aud, "aud")?;
    let issued_at = instant(payload.iat.as_ref(), "iat")?;
    let starts_at = match &payload.nbf {
        Some(_) => Some(instant(payload.nbf.as_ref(), "nbf")?),
        None => None,
    };
    let claims = Claims {
        issuer: from,
        subject: text(payload.sub, "sub")?,
        client_id: text(payload.client_id, "client_id")?,
        jti: text(payload.jti, "jti")?,
        scopes: scopes(payload.scope.as_ref())?,
        participant: payload.participant.as_ref().map(participant).transpose()?,
        expires_at: instant(payload.exp.as_ref(), "exp")?,
    };

    if claims.issuer != issuer {
        return Err(TokenError::Issuer);
    }
    if !meant_for.iter().any(|service| service == audience) {
        return Err(TokenError::Audience);
    }
    if now - claims.expires_at >= LEEWAY {
        return Err(TokenError::Expired);
    }
    if starts_at.is_some_and(|at| at - now > LEEWAY) || issued_at - now > LEEWAY {
        return Err(TokenError::NotYetValid);
    }
    Ok(claims)
}

/// Control characters are refused because these texts end up in logs.
fn text(value: Option<Value>, name: &'static str) -> Result<String, TokenError> {
    match value {
        Some(Value::String(text)) if !text.is_empty() && !text.contains(char::is_control) => {
            Ok(text)
        }
        _ => Err(TokenError::Claims(name)),
    }
}

fn texts(value: Option<Value>, name: &'static str) -> Result<Vec<String>, TokenError> {
    match value {
        Some(Value::Array(values)) => values
            .into_iter()
            .map(|value| text(Some(value), name))
            .collect(),
        single => Ok(vec![text(single, name)?]),
    }
}

/// A `NumericDate` (RFC 7519 section 2): seconds since 1970, of which the fraction is cut off.
fn instant(value: Option<&Value>, name: &'static str) -> Result<DateTime<Utc>, TokenError> {
    let Some(Value::Number(number)) = value else {
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
