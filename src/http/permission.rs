//! Who may do what: a permission is a type in the handler's signature.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};

use super::App;
use super::attempt::Witness;
use super::body::Refusal;
use super::problem::{Problem, ProblemCode};
use super::tokens::{Claims, Scope};

/// The depositary, allowed to record.
#[derive(Debug, Clone)]
pub struct RegisterWriter {
    /// What its token says.
    pub claims: Claims,
}

/// The depositary, allowed to examine submissions.
#[derive(Debug, Clone)]
pub struct Examiner {
    /// What its token says.
    pub claims: Claims,
}

/// Someone who may see and touch submissions: a ministry its own State's, the depositary every one.
#[derive(Debug, Clone)]
pub struct SubmissionParty {
    /// What its token says; `participant` is whom a ministry speaks for, and absent for the depositary.
    pub claims: Claims,
}

/// Someone who may have subscriptions to webhooks: a ministry, or the depositary.
#[derive(Debug, Clone)]
pub struct WebhookOwner {
    /// What its token says; `participant` is whom a ministry speaks for, and absent for the depositary.
    pub claims: Claims,
}

/// The depositary, allowed to read the audit trail.
#[derive(Debug, Clone)]
pub struct AuditReader {
    /// What its token says.
    pub claims: Claims,
}

/// The depositary, allowed to revoke tokens.
#[derive(Debug, Clone)]
pub struct TokenRevoker {
    /// What its token says.
    pub claims: Claims,
}

impl FromRequest for RegisterWriter {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            permitted(request, |claims| depositary(claims, Scope::RegisterWrite))
                .map(|claims| Self { claims }),
        )
    }
}

impl FromRequest for Examiner {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            permitted(request, |claims| depositary(claims, Scope::RegisterExamine))
                .map(|claims| Self { claims }),
        )
    }
}

impl FromRequest for SubmissionParty {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            permitted(request, |claims| match claims.participant {
                Some(_) => scope(claims, Scope::SubmissionsWrite),
                None => scope(claims, Scope::RegisterExamine),
            })
            .map(|claims| Self { claims }),
        )
    }
}

impl FromRequest for WebhookOwner {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            permitted(request, |claims| scope(claims, Scope::WebhooksManage))
                .map(|claims| Self { claims }),
        )
    }
}

impl FromRequest for AuditReader {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            permitted(request, |claims| depositary(claims, Scope::AuditRead))
                .map(|claims| Self { claims }),
        )
    }
}

impl FromRequest for TokenRevoker {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            permitted(request, |claims| depositary(claims, Scope::TokensRevoke))
                .map(|claims| Self { claims }),
        )
    }
}

/// What the check of a request's token came to. It is done once, before the request is routed, because it may have to
/// wait for an issuer's keys; whoever needs it asks [`presented`].
struct Checked(Result<Option<Claims>, Problem>);

/// Checks the token that a request carries and keeps the outcome with the request.
pub async fn check(request: &HttpRequest) {
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return;
    };
    let checked = match bearer(request) {
        Ok(None) => Ok(None),
        Err(problem) => Err(problem),
        Ok(Some(token)) => {
            let verdict = app.admit(token, app.ledger().clock().now()).await;
            verdict.map(Some).map_err(|error| {
                log::info!(code = error.code(), request_id = super::request_id::of(request); "a token was refused");
                Problem::from(&error)
            })
        }
    };
    request.extensions_mut().insert(Checked(checked));
}

/// The claims of the token that a request carries, if it carries one. A wrong token is never anonymous.
///
/// # Errors
/// 401 when the token is wrong, 503 when that cannot be told.
pub fn presented(request: &HttpRequest) -> Result<Option<Claims>, Problem> {
    match request.extensions().get::<Checked>() {
        Some(Checked(checked)) => checked.clone(),
        // Only a request without the header is not checked.
        None => bearer(request).and_then(|token| match token {
            None => Ok(None),
            Some(_) => Err(Problem::new(
                ProblemCode::InternalError,
                ProblemCode::InternalError.meaning(),
            )),
        }),
    }
}

/// The token that a request carries, if it carries one.
fn bearer(request: &HttpRequest) -> Result<Option<&str>, Problem> {
    let mut headers = request.headers().get_all(header::AUTHORIZATION);
    let Some(header) = headers.next() else {
        return Ok(None);
    };
    let token = header
        .to_str()
        .ok()
        // Of two, a proxy may have checked the other.
        .filter(|_| headers.next().is_none())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    token.map(Some).ok_or_else(|| {
        Problem::unauthorized(
            ProblemCode::TokenMalformed,
            "expected one Authorization header: Bearer and a token",
        )
    })
}

/// The claims of a request that needs a token, if the rule lets them pass.
fn permitted(
    request: &HttpRequest,
    rule: impl Fn(&Claims) -> Result<(), Problem>,
) -> Result<Claims, Refusal> {
    let claims = || {
        let claims = presented(request)?.ok_or_else(|| {
            Problem::unauthorized(
                ProblemCode::TokenMissing,
                "this operation needs a token, and the request has none",
            )
        })?;
        Witness::of(request).saw(&claims);
        rule(&claims)?;
        Ok(claims)
    };
    claims().map_err(|problem| Refusal::new(problem, request))
}

/// Refuses a token that does not carry the scope.
fn scope(claims: &Claims, scope: Scope) -> Result<(), Problem> {
    if claims.permits(scope) {
        return Ok(());
    }
    Err(Problem::forbidden(
        ProblemCode::InsufficientScope,
        scope.as_str(),
        format!("the token does not carry the scope {}", scope.as_str()),
    ))
}

/// Refuses a ministry's token, and one that does not carry the scope.
fn depositary(claims: &Claims, needed: Scope) -> Result<(), Problem> {
    if let Some(participant) = &claims.participant {
        return Err(Problem::forbidden(
            ProblemCode::MinistryToken,
            needed.as_str(),
            format!("the token speaks for {participant}, and this is for the depositary"),
        ));
    }
    scope(claims, needed)
}
