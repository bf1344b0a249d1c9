//! Who may do what: a permission is a type in the handler's signature.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use chrono::{DateTime, Utc};

use super::App;
use super::body::Refusal;
use super::problem::{Problem, ProblemCode};
use super::tokens::{Claims, Scope};

/// The depositary, allowed to record.
#[derive(Debug, Clone)]
pub struct RegisterWriter {
    /// What its token says.
    pub claims: Claims,
}

impl FromRequest for RegisterWriter {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let permitted = request
            .app_data::<web::Data<App>>()
            .ok_or_else(|| {
                Problem::new(
                    ProblemCode::InternalError,
                    ProblemCode::InternalError.meaning(),
                )
            })
            .and_then(|app| {
                let now = app.ledger().clock().now();
                required(app, request, Scope::RegisterWrite, now)
            });
        ready(match permitted {
            Ok(claims) => Ok(Self { claims }),
            Err(problem) => Err(Refusal::new(problem, request)),
        })
    }
}

/// The claims of the token that a request carries, if it carries one. A wrong token is never anonymous.
///
/// # Errors
/// 401 when the token is wrong.
pub fn presented(
    app: &App,
    request: &HttpRequest,
    now: DateTime<Utc>,
) -> Result<Option<Claims>, Problem> {
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
    let Some(token) = token else {
        return Err(Problem::unauthorized(
            ProblemCode::TokenMalformed,
            "expected one Authorization header: Bearer and a token",
        ));
    };
    match app.verifier().verify(token, now) {
        Ok(claims) => Ok(Some(claims)),
        Err(error) => {
            log::info!(code = error.code(), request_id = super::request_id::of(request); "a token was refused");
            Err(Problem::from(&error))
        }
    }
}

fn required(
    app: &App,
    request: &HttpRequest,
    scope: Scope,
    now: DateTime<Utc>,
) -> Result<Claims, Problem> {
    let Some(claims) = presented(app, request, now)? else {
        return Err(Problem::unauthorized(
            ProblemCode::TokenMissing,
            format!(
                "this operation needs a token with the scope {}",
                scope.as_str()
            ),
        ));
    };
    if let Some(participant) = &claims.participant {
        return Err(Problem::forbidden(
            ProblemCode::MinistryToken,
            scope.as_str(),
            format!("the token speaks for {participant}, and this is for the depositary"),
        ));
    }
    if !claims.permits(scope) {
        return Err(Problem::forbidden(
            ProblemCode::InsufficientScope,
            scope.as_str(),
            format!("the token does not carry the scope {}", scope.as_str()),
        ));
    }
    Ok(claims)
}
