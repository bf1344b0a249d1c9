//! Revocations of tokens.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::store::revocations::StoredRevocation;

use super::Instant;

/// A token to be revoked.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeTokenRequest {
    /// The token's `iss`: an issuer that this service trusts.
    #[schema(
        examples("https://id.example.int/realms/register"),
        min_length = 1,
        max_length = 500
    )]
    pub issuer: String,
    /// The token's `jti`.
    #[schema(
        examples("01a00f5c-2f3e-7d31-8a55-6f1d7c0b9e42"),
        min_length = 1,
        max_length = 500
    )]
    pub jti: String,
    /// When the token expires, or later: its `exp`, not more than 366 days from now. Afterwards the revocation is forgotten.
    #[schema(examples("2026-11-21T18:00:00Z"), format = DateTime, value_type = String)]
    pub until: String,
    /// Why.
    #[schema(
        examples("the client's secret was lost"),
        min_length = 1,
        max_length = 1000
    )]
    pub reason: String,
}

/// A revoked token.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevocationResponse {
    /// The token's `iss`.
    #[schema(examples("https://id.example.int/realms/register"))]
    pub issuer: String,
    /// The token's `jti`.
    #[schema(examples("01a00f5c-2f3e-7d31-8a55-6f1d7c0b9e42"))]
    pub jti: String,
    /// Until when the revocation is kept at least.
    #[schema(value_type = String, format = DateTime, examples("2026-11-21T18:00:00.000000Z"))]
    pub until: Instant,
    /// Why it was revoked.
    #[schema(examples("the client's secret was lost"))]
    pub reason: String,
    /// When it was revoked.
    #[schema(value_type = String, format = DateTime, examples("2026-11-21T15:00:00.000000Z"))]
    pub revoked_at: Instant,
    /// Who revoked it.
    pub revoked_by: RevokerResponse,
}

/// Who revoked a token.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevokerResponse {
    /// The issuer of the token with which it was done.
    #[schema(examples("https://id.example.int/realms/register"))]
    pub issuer: String,
    /// Whom that token speaks for.
    #[schema(examples("security-desk"))]
    pub subject: String,
}

/// A page of revocations.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevocationsPage {
    /// The revocations that are kept, the last first.
    pub revocations: Vec<RevocationResponse>,
    /// Where the next page begins; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("17"))]
    pub next_cursor: Option<String>,
}

impl From<&StoredRevocation> for RevocationResponse {
    fn from(stored: &StoredRevocation) -> Self {
        Self {
            issuer: stored.issuer.clone(),
            jti: stored.jti.clone(),
            until: Instant(stored.until),
            reason: stored.reason.clone(),
            revoked_at: Instant(stored.revoked_at),
            revoked_by: RevokerResponse {
                issuer: stored.by_issuer.clone(),
                subject: stored.by_subject.clone(),
            },
        }
    }
}
