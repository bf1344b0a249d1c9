//! The vocabulary, the list of problems, the contract, and whether the service is well.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::App;
use super::problem::{Problem, ProblemCode};
use super::read::{JSON, Viewed, answer, json};
use super::readiness::{self, State};
use super::representation::Content;
use super::tokens::KeySetState;
use super::wire::catalogue::{
    HealthResponse, KeySetsResponse, ProblemDescription, ReadyCheck, ReadyResponse,
    VocabularyResponse,
};

/// The contract as it was committed; a test keeps it current.
const CONTRACT: &str = include_str!("../../openapi/openapi.json");

/// Get the vocabulary
///
/// Every word that an answer can contain: its definition by the Vienna Convention, the depositary's letter code, and its
/// label in the six official languages and Vietnamese.
#[utoipa::path(get, path = "/v1/vocabulary", tag = "Reference",
    responses((status = 200, description = "The vocabulary", body = VocabularyResponse)))]
pub async fn get_vocabulary(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, |_| json(&VocabularyResponse::all(), None))
}

/// Describe a problem
///
/// What the code of a problem means and what to do about it: the resource that the `type` of a problem names.
#[utoipa::path(get, path = "/problems/{code}", tag = "Reference",
    responses((status = 200, description = "The problem", body = ProblemDescription)))]
pub async fn get_problem(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, |reading| {
        let code = reading.path("code");
        match ProblemCode::parse(code) {
            Some(known) => json(&ProblemDescription::from(known), None),
            None => Err(Problem::new(
                ProblemCode::ProblemNotFound,
                format!(
                    "there is no problem {:?}",
                    code.chars().take(80).collect::<String>()
                ),
            )),
        }
    })
}

/// Get the contract
///
/// This document: OpenAPI 3.1.
#[utoipa::path(get, path = "/openapi.json", tag = "Reference",
    responses((status = 200, description = "The contract", body = Object)))]
pub async fn get_openapi(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, |_| contract())
}

/// Check that the service is running
///
/// Answers as long as the process can answer at all.
#[utoipa::path(get, path = "/health", tag = "Operations",
    responses((status = 200, description = "Running", body = HealthResponse)))]
pub async fn get_health() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(HealthResponse {
            status: "ok",
            version: env!("CARGO_PKG_VERSION"),
        })
}

/// Check that the service can do all of its work
///
/// 503 while something is in the way that `checks` names: reads are still answered from memory, writes may not be. While
/// the service stops, `status` is `stopping`.
#[utoipa::path(get, path = "/ready", tag = "Operations",
    responses((status = 200, description = "Ready", body = ReadyResponse),
              (status = 503, description = "Reads only", body = ReadyResponse)))]
pub async fn get_ready(app: web::Data<App>) -> HttpResponse {
    let reached = app.ledger().database_reached() && app.noting().trail().is_writing();
    let (state, checks) = readiness::look(&app);
    let mut response = if state == State::Ready {
        HttpResponse::Ok()
    } else {
        HttpResponse::ServiceUnavailable()
    };
    response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(ReadyResponse {
            status: state.as_str(),
            database_reached: reached,
            position: app.ledger().published().register.head().position.0,
            checks: checks.into_iter().map(ReadyCheck::from).collect(),
            key_sets: key_sets(&app),
        })
}

fn key_sets(app: &App) -> KeySetsResponse {
    let mut counted = KeySetsResponse::default();
    for state in app.verifier().key_sets(app.ledger().clock().now()) {
        match state {
            KeySetState::Current => counted.current += 1,
            KeySetState::Stale => counted.stale += 1,
            KeySetState::Missing => counted.missing += 1,
        }
    }
    counted
}

fn contract() -> Viewed {
    Ok(Content {
        bytes: CONTRACT.as_bytes().to_vec(),
        content_type: JSON,
        ..Content::default()
    })
}
