//! `/v1/events` and `/v1/checkpoint`: what was entered, in order, and the proof of it.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::ids::{Position, TreatyId};

use super::App;
use super::problem::Problem;
use super::read::{Reading, Viewed, answer, json, treaty_not_found};
use super::wire::Instant;
use super::wire::actions::{CheckpointResponse, Event, EventsPage};

const DEFAULT_LIMIT: u64 = 100;
const MOST: u64 = 500;

/// Follow the record
///
/// Everything that was entered after a position, in order and without gaps. Keep `last` and send it as `after` the
/// next time: nothing can be missed.
#[utoipa::path(get, path = "/v1/events", tag = "Record",
    responses((status = 200, description = "A page of events", body = EventsPage)))]
pub async fn list_events(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, list)
}

/// Get the checkpoint
///
/// The last position of the record and its hash, which covers every entry before it. Whoever keeps a checkpoint can
/// prove later what the record said.
#[utoipa::path(get, path = "/v1/checkpoint", tag = "Record",
    responses((status = 200, description = "The checkpoint", body = CheckpointResponse)))]
pub async fn get_checkpoint(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, checkpoint)
}

fn list(reading: &mut Reading<'_>) -> Viewed {
    let register = &reading.published.register;
    let head = register.head().position;
    let after = Position(
        reading
            .query
            .number("after", 0..=u64::MAX)?
            .unwrap_or_default(),
    );
    let limit = reading
        .query
        .number("limit", 1..=MOST)?
        .unwrap_or(DEFAULT_LIMIT);
    let treaty = reading.query.one("treaty", "the id of a treaty", |id| {
        TreatyId::parse(id).ok()
    })?;
    if after > head {
        return Err(Problem::parameter(
            "after",
            format!("expected a position up to {head}, found {after}"),
        ));
    }
    if let Some(id) = treaty.as_ref().filter(|id| register.treaty(id).is_none()) {
        return Err(treaty_not_found(id.as_str()));
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut wanted = register.entries_after(after).filter(|recorded| {
        treaty
            .as_ref()
            .is_none_or(|id| recorded.entry.treaty == *id)
    });
    let events: Vec<Event> = wanted
        .by_ref()
        .take(limit)
        .map(|recorded| Event::of(recorded, register.directory()))
        .collect();
    let more = wanted.next().is_some();
    // With a filter, everything up to the head has been looked at once there is no more.
    let last = match events.last() {
        Some(event) if more => event.position,
        Some(_) | None => head.0,
    };
    json(
        &EventsPage {
            events,
            last,
            more,
            head: head.0,
        },
        register.recorded_at(head),
    )
}

fn checkpoint(reading: &mut Reading<'_>) -> Viewed {
    let register = &reading.published.register;
    let head = register.head();
    let recorded_at = register.recorded_at(head.position);
    json(
        &CheckpointResponse {
            position: head.position.0,
            hash: head.hash.to_string(),
            algorithm: "sha-256",
            recorded_at: recorded_at.map(Instant),
        },
        recorded_at,
    )
}
