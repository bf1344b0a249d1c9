//! Examples of revocations.

use chrono::{DateTime, Utc};

use crate::http::openapi::ContractError;
use crate::http::wire::revocations::{RevocationResponse, RevocationsPage, RevokeTokenRequest};
use crate::store::revocations::StoredRevocation;

use super::{Example, Place, answer, example};

/// A revoked token: as it is asked for, answered and listed.
pub(super) fn revocations() -> Result<Vec<(&'static str, Example)>, ContractError> {
    let instant = |text: &str| {
        text.parse::<DateTime<Utc>>()
            .map_err(|error| ContractError::Examples(error.to_string()))
    };
    let issuer = "https://id.example.int/realms/register";
    let stored = StoredRevocation {
        issuer: issuer.into(),
        jti: "01a00f5c-2f3e-7d31-8a55-6f1d7c0b9e42".into(),
        until: instant("2026-11-21T18:00:00Z")?,
        reason: "the client's secret was lost".into(),
        revoked_at: instant("2026-11-21T15:00:00Z")?,
        by_issuer: issuer.into(),
        by_subject: "security-desk".into(),
        sequence: 17,
    };
    let sent = RevokeTokenRequest {
        issuer: stored.issuer.clone(),
        jti: stored.jti.clone(),
        until: "2026-11-21T18:00:00Z".into(),
        reason: stored.reason.clone(),
    };
    let response = RevocationResponse::from(&stored);
    let page = RevocationsPage {
        revocations: vec![response.clone()],
        next_cursor: None,
    };
    Ok(vec![
        ("revoke_token", example(Place::Request, &sent)?),
        ("revoke_token", example(Place::Answer(201), &response)?),
        ("revoke_token", example(Place::Answer(200), &response)?),
        answer("list_revocations", &page)?,
    ])
}
