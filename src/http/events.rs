//! `/v1/events` and `/v1/checkpoint`: what was entered, in order, and the proof of it.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::event::{EventType, Filter};
use crate::domain::ids::{Position, TreatyId};
use crate::domain::milestones::Name;
use crate::ledger::register::Register;

use super::App;
use super::problem::Problem;
use super::query::Query;
use super::read::{Reading, Viewed, answer, json, participant_asked, treaty_not_found};
use super::wire::Instant;
use super::wire::events::{CheckpointResponse, Event, EventsPage};

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
    let filter = filter(&mut reading.query, reading.app, register)?;
    if after > head {
        return Err(Problem::parameter(
            "after",
            format!("expected a position up to {head}, found {after}"),
        ));
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut found = register.events_after(after, &filter, limit.saturating_add(1));
    // One more than is wanted says whether there is more; otherwise what was looked at goes beyond the last event.
    let is_cut = found.events.len() > limit;
    found.events.truncate(limit);
    let events: Vec<Event> = found
        .events
        .iter()
        .map(|(recorded, event)| Event::of(recorded, event, register.directory()))
        .collect();
    let last = match events.last() {
        Some(event) if is_cut => event.position,
        Some(_) | None => found.looked_at.0,
    };
    let more = is_cut || found.looked_at < head;
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

/// Which events are wanted, by the parameters that the feed and the stream share.
///
/// # Errors
/// When one is not of its form, or names a treaty or participant that there is not.
pub fn filter(query: &mut Query, app: &App, register: &Register) -> Result<Filter, Problem> {
    let treaty = query.one("treaty", "the id of a treaty", |id| {
        TreatyId::parse(id).ok()
    })?;
    if let Some(id) = treaty.as_ref().filter(|id| register.treaty(id).is_none()) {
        return Err(treaty_not_found(id.as_str()));
    }
    let participant = participant_asked(query, app)?;
    let kinds = query.list("type", "types of event", EventType::parse)?;
    let milestones = query.list("milestone", "names of milestones", Name::parse)?;
    Ok(Filter {
        treaties: treaty.into_iter().collect(),
        participants: participant.into_iter().collect(),
        kinds: kinds.into_iter().flatten().collect(),
        milestones: milestones.into_iter().flatten().collect(),
    })
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
