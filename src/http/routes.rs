//! The whole router on one page.
//!
//! A resource that exists but not with this method answers 405 and says which methods it has.

use std::future::ready;

use actix_web::http::header;
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Resource, Responder, web};

use super::problem::{Problem, ProblemCode};
use super::{
    actions, catalogue, conformance, correcting, deciding, diff, directory, events, milestones,
    next_steps, notification_draft, pace, participants, progress, recording, reference, series,
    simulations, statements, status_line, treaties,
};

/// A path with its methods, as the contract has them.
pub struct Route {
    /// The path, its parameters in braces.
    pub path: &'static str,
    /// The methods, beside HEAD for every GET and OPTIONS for all.
    pub methods: &'static [&'static str],
    resource: Resource,
}

/// Every route, the most asked for first.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        read("/v1/treaties/{treaty}/progress", progress::get_progress),
        read(
            "/v1/treaties/{treaty}/participants",
            participants::list_treaty_participants,
        ),
        read(
            "/v1/treaties/{treaty}/participants/{code}",
            participants::get_treaty_participant,
        ),
        read(
            "/v1/treaties/{treaty}/participants/{code}/next-steps",
            next_steps::list_next_steps,
        ),
        read(
            "/v1/treaties/{treaty}/progress/explain",
            progress::explain_progress,
        ),
        read("/v1/treaties/{treaty}/progress/series", series::get_series),
        read(
            "/v1/treaties/{treaty}/milestones",
            milestones::get_milestones,
        ),
        read("/v1/treaties/{treaty}/pace", pace::get_pace),
        read(
            "/v1/treaties/{treaty}/status-line",
            status_line::get_status_line,
        ),
        read("/v1/treaties/{treaty}/diff", diff::get_diff),
        read_and_post(
            "/v1/treaties/{treaty}/actions",
            actions::list_actions,
            recording::record_action,
        ),
        post(
            "/v1/treaties/{treaty}/actions/batch",
            recording::record_batch,
        ),
        read("/v1/treaties/{treaty}/actions/{id}", actions::get_action),
        read(
            "/v1/treaties/{treaty}/actions/{id}/notification-draft",
            notification_draft::get_notification_draft,
        ),
        read_and_post(
            "/v1/treaties/{treaty}/actions/{id}/corrections",
            correcting::list_corrections,
            correcting::record_correction,
        ),
        read(
            "/v1/treaties/{treaty}/statements",
            statements::list_statements,
        ),
        read_and_post(
            "/v1/treaties/{treaty}/decisions",
            deciding::list_decisions,
            deciding::record_decision,
        ),
        post("/v1/treaties/{treaty}/simulations", simulations::simulate),
        read("/v1/treaties/{treaty}", treaties::get_treaty),
        read("/v1/treaties", treaties::list_treaties),
        read("/v1/participants", directory::list_participants),
        read("/v1/participants/{code}", directory::get_participant),
        read("/v1/events", events::list_events),
        read("/v1/checkpoint", events::get_checkpoint),
        read("/v1/vocabulary", catalogue::get_vocabulary),
        read("/v1/conformance", conformance::get_conformance),
        read("/problems/{code}", catalogue::get_problem),
        read("/openapi.json", catalogue::get_openapi),
        read("/health", catalogue::get_health),
        read("/ready", catalogue::get_ready),
    ]
}

/// Adds every route, the interactive reference, and an answer for everything else.
pub fn configure(config: &mut web::ServiceConfig) {
    for route in routes() {
        config.service(route.resource);
    }
    let settings = reference::settings();
    let file = move |request: HttpRequest| ready(reference::file(&request, settings.clone()));
    config
        .service(web::redirect("/", "/docs/"))
        .service(web::redirect("/docs", "/docs/"))
        .service(read("/docs/{file:.*}", file).resource)
        .default_service(web::to(route_not_found));
}

fn read<F, Args>(path: &'static str, get: F) -> Route
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    Route {
        path,
        methods: &["get"],
        resource: readable(path, get).default_service(web::to(|request: HttpRequest| {
            not_allowed(request, "GET, HEAD, OPTIONS")
        })),
    }
}

fn read_and_post<G, GArgs, P, PArgs>(path: &'static str, get: G, post: P) -> Route
where
    G: Handler<GArgs>,
    GArgs: FromRequest + 'static,
    G::Output: Responder + 'static,
    P: Handler<PArgs>,
    PArgs: FromRequest + 'static,
    P::Output: Responder + 'static,
{
    Route {
        path,
        methods: &["get", "post"],
        resource: readable(path, get)
            .route(web::post().to(post))
            .default_service(web::to(|request: HttpRequest| {
                not_allowed(request, "GET, HEAD, OPTIONS, POST")
            })),
    }
}

fn post<P, Args>(path: &'static str, post: P) -> Route
where
    P: Handler<Args>,
    Args: FromRequest + 'static,
    P::Output: Responder + 'static,
{
    Route {
        path,
        methods: &["post"],
        resource: web::resource(path)
            .route(web::post().to(post))
            .default_service(web::to(|request: HttpRequest| {
                not_allowed(request, "OPTIONS, POST")
            })),
    }
}

fn readable<F, Args>(path: &str, get: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(path)
        .route(web::get().to(get.clone()))
        .route(web::head().to(get))
}

async fn not_allowed(request: HttpRequest, allow: &'static str) -> HttpResponse {
    Problem::new(
        ProblemCode::MethodNotAllowed,
        format!(
            "{} is not allowed here; allowed are {allow}",
            request.method()
        ),
    )
    .header(header::ALLOW, allow)
    .respond(&request)
}

async fn route_not_found(request: HttpRequest) -> HttpResponse {
    Problem::new(ProblemCode::RouteNotFound, "no resource has this path").respond(&request)
}
