//! `POST /v1/treaties/{treaty}/simulations`: everyone may ask what would follow; nothing is stored.
//!
//! It is a read whose question is too long for an address: answered from the published state, without the writer,
//! the database, or a memory of the answer.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::action::Act;
use crate::domain::simulation::Simulation;

use super::App;
use super::act::SentAct;
use super::body;
use super::lag;
use super::moment::Moment;
use super::permission;
use super::problem::{Problem, ProblemCode};
use super::query::Query;
use super::read::{takes_json, treaty_at};
use super::wire::simulations::{SimulationRequest, SimulationResponse};

/// The most acts in a simulation.
pub const ACTS: usize = 250;

/// Simulate actions
///
/// What would follow if these acts were done: the progress, its explanation, and for whom something changes. The acts
/// are added to what the register knew at the moment asked for. Their dates may lie in the future, and an act that
/// breaks a rule is simulated with a warning. Nothing is stored, and no token is needed.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/simulations", tag = "Progress",
    request_body(content = SimulationRequest, description = "The hypothetical acts"),
    responses((status = 200, description = "What would follow; nothing was stored", body = SimulationResponse)))]
pub async fn simulate(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        takes_json(&request)?;
        permission::presented(&request)?;
        lag::admit(&app)?;
        let sent: SimulationRequest = body::read(&app, &request, payload).await?;
        answer(&app, &request, &sent)
    };
    outcome.await.map_or_else(
        |problem| problem.respond(&request),
        |simulated| {
            HttpResponse::Ok()
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .json(simulated)
        },
    )
}

/// Whether a path is that of a simulation, the only one to which a page on another site may send a body.
#[must_use]
pub fn is_path(path: &str) -> bool {
    path.strip_prefix("/v1/treaties/")
        .and_then(|rest| rest.strip_suffix("/simulations"))
        .is_some_and(|treaty| !treaty.is_empty() && !treaty.contains('/'))
}

fn answer(
    app: &App,
    request: &HttpRequest,
    sent: &SimulationRequest,
) -> Result<SimulationResponse, Problem> {
    let published = app.ledger().published();
    let acts = acts(app, sent)?;
    let now = app.ledger().clock().now();
    // By default a day on which everything that was sent has been done.
    let today = app.day(now).date;
    let last = acts.iter().map(|act| act.date).fold(today, Ord::max);
    let mut query = Query::parse(request.query_string())?;
    let moment = Moment::read(&mut query, &published.register, last, now)?;
    query.finish()?;
    let id = request.match_info().get("treaty").unwrap_or_default();
    let (_, history) = treaty_at(&published, id, &moment)?;
    let directory = published.register.directory();
    let simulation = Simulation::of(&history, directory, acts, moment.as_of);
    Ok(SimulationResponse::of(&simulation, directory, &moment))
}

fn acts(app: &App, sent: &SimulationRequest) -> Result<Vec<Act>, Problem> {
    let found = sent.actions.len();
    if !(1..=ACTS).contains(&found) {
        return Err(Problem::new(
            ProblemCode::InvalidBody,
            format!("expected 1 to {ACTS} actions, found {found}"),
        )
        .at("/actions"));
    }
    sent.actions
        .iter()
        .enumerate()
        .map(|(index, sent)| {
            let sent = SentAct {
                participant: &sent.participant,
                kind: &sent.kind,
                date: &sent.date,
                pointer: &format!("/actions/{index}"),
            };
            sent.read(app)
        })
        .collect()
}
