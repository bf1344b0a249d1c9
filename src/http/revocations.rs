//! `/v1/revocations`: tokens that are refused although they have not expired.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta, Utc};

use crate::http::tokens::Claims;
use crate::ledger::revocations::Revocation;
use crate::store::StoreError;
use crate::store::pool::PoolError;

use super::App;
use super::body;
use super::field::{self, Lines};
use super::permission::TokenRevoker;
use super::problem::{Problem, ProblemCode};
use super::query::{self, Query};
use super::read::takes_json;
use super::request_id;
use super::wire::revocations::{RevocationResponse, RevocationsPage, RevokeTokenRequest};

/// The longest lifetime of a token that is reckoned with.
const LONGEST: TimeDelta = TimeDelta::days(366);
/// The longest issuer and id, in characters.
const NAME: usize = 500;
/// The longest reason, in characters.
const REASON: usize = 1000;
/// How many are listed at most, and where nothing is asked for.
const LIMIT: (u64, u32) = (500, 100);

/// Revoke a token
///
/// The token is refused from now on, on public reads too: at once by the instance that answers, by the others within
/// seconds. Revoking it once more changes nothing, but for a later `until`, which is taken.
#[utoipa::path(post, path = "/v1/revocations", tag = "Operations",
    request_body(content = RevokeTokenRequest, description = "The token, by its issuer and its id"),
    responses((status = 201, description = "Revoked", body = RevocationResponse),
              (status = 200, description = "It had been revoked before", body = RevocationResponse)))]
pub async fn revoke_token(
    revoker: TokenRevoker,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        Query::parse(request.query_string())?.finish()?;
        let sent: RevokeTokenRequest = body::read(&app, &request, payload).await?;
        let revocation = revocation(&app, &sent, &revoker.claims)?;
        let revoked = app
            .ledger()
            .revoke_token(revocation)
            .await
            .map_err(|error| refusal(&error, &request))?;
        log::info!(
            request_id = request_id::of(&request),
            issuer = revoked.stored.issuer.as_str(),
            jti = revoked.stored.jti.as_str(),
            again = revoked.again;
            "a token was revoked"
        );
        let mut response = if revoked.again {
            HttpResponse::Ok()
        } else {
            HttpResponse::Created()
        };
        Ok(response
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .json(RevocationResponse::from(&revoked.stored)))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

/// List the revoked tokens
///
/// Those whose tokens would not have expired yet, the last revocation first.
#[utoipa::path(get, path = "/v1/revocations", tag = "Operations",
    responses((status = 200, description = "A page of revocations", body = RevocationsPage)))]
pub async fn list_revocations(
    _revoker: TokenRevoker,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        takes_json(&request)?;
        let mut query = Query::parse(request.query_string())?;
        let limit = query.number("limit", 1..=LIMIT.0)?;
        let limit = limit
            .and_then(|limit| u32::try_from(limit).ok())
            .unwrap_or(LIMIT.1);
        let before = query.one("cursor", "a cursor from an earlier answer", cursor)?;
        query.finish()?;
        let found = app
            .ledger()
            .revocations(before.unwrap_or(i64::MAX), limit)
            .await
            .map_err(|error| refusal(&error, &request))?;
        let is_full = u32::try_from(found.len()).is_ok_and(|found| found == limit);
        let last = found.last().filter(|_| is_full);
        Ok(HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .json(RevocationsPage {
                next_cursor: last.map(|last| last.sequence.to_string()),
                revocations: found.iter().map(RevocationResponse::from).collect(),
            }))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

fn cursor(text: &str) -> Option<i64> {
    text.parse()
        .ok()
        .filter(|sequence: &i64| *sequence >= 1 && sequence.to_string() == text)
}

fn revocation(
    app: &App,
    sent: &RevokeTokenRequest,
    claims: &Claims,
) -> Result<Revocation, Problem> {
    let invalid = |pointer: &str, detail: String| {
        Err(Problem::new(ProblemCode::InvalidBody, detail).at(pointer))
    };
    let text = |pointer: &str, value: &String, longest: usize, lines: Lines| {
        let read = field::text(pointer, Some(value), longest, lines)?;
        Ok::<String, Problem>(read.unwrap_or_default())
    };
    let reason = text("/reason", &sent.reason, REASON, Lines::Many)?;
    // As they stand in the token, white space included.
    text("/jti", &sent.jti, NAME, Lines::One)?;
    text("/issuer", &sent.issuer, NAME, Lines::One)?;
    if !app.verifier().trusts(&sent.issuer) {
        return invalid(
            "/issuer",
            "expected the name of an issuer that this service trusts, as the token has it in iss"
                .into(),
        );
    }
    let now = app.ledger().clock().now();
    let Some(until) = query::instant(&sent.until).filter(|until| is_lifetime(*until, now)) else {
        return invalid(
            "/until",
            "expected when the token expires: an instant as 2026-11-21T18:00:00Z, after now and at most 366 days from now".into(),
        );
    };
    Ok(Revocation {
        issuer: sent.issuer.clone(),
        jti: sent.jti.clone(),
        until,
        reason,
        by: (claims.issuer.clone(), claims.subject.clone()),
    })
}

fn is_lifetime(until: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now < until && until - now <= LONGEST
}

fn refusal(error: &PoolError, request: &HttpRequest) -> Problem {
    log::warn!(error:% = error, request_id = request_id::of(request); "the revocations cannot be reached");
    match error {
        PoolError::Busy => Problem::unavailable(ProblemCode::Busy),
        PoolError::Store(StoreError::Commit(_) | StoreError::Silent(_)) => {
            Problem::unavailable(ProblemCode::OutcomeUnknown)
        }
        PoolError::Store(_) => Problem::unavailable(ProblemCode::NotRecorded),
    }
}
