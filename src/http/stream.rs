//! `/v1/events/stream`: what is entered, as it is entered, by server-sent events (WHATWG HTML, 9.2).
//!
//! A subscriber keeps the position up to which it has looked, and reads what follows from the published record: it is
//! woken when that grows, but nothing is handed over by the waking. So a burst is never lost, the seam between replay
//! and live has no gap, and a slow reader only lags; who takes nothing for a while is cut off, and can come back.

mod connection;
mod crowd;
mod frame;
mod spans;
mod streams;
mod subscriber;

use std::rc::Rc;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use tokio::sync::watch;

use crate::domain::ids::Position;

use super::App;
use super::events::filter;
use super::negotiation::{EVENT_STREAM, accepts_event_stream};
use super::permission;
use super::problem::{Problem, ProblemCode, ProblemError};
use super::query::Query;

use connection::Connection;
use subscriber::{Subscriber, Turn};

pub use connection::{bound, note};
pub use crowd::Crowd;
pub use streams::{Ending, StreamSettings, Streams};

/// Where it is.
pub const PATH: &str = "/v1/events/stream";
/// By which a client that comes back says what it has.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Stream the record
///
/// Server-sent events: `id` is the position, `event` the type, `data` an event as `/v1/events` has it, in one line. From
/// now on, or after the position in `after`; after the one in `Last-Event-ID`, which browsers send by themselves, in any
/// case. Nothing is missed or repeated. An event `day` without an id says that the date in New York has turned.
#[utoipa::path(get, path = "/v1/events/stream", tag = "Record",
    responses((status = 200, description = "Events without end", body = String, content_type = "text/event-stream")))]
pub async fn stream_events(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    match open(&app, &request).await {
        Ok(response) => response,
        Err(problem) => problem.respond(&request),
    }
}

async fn open(app: &web::Data<App>, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    if !accepts_event_stream(request) {
        return Err(Problem::new(
            ProblemCode::NotAcceptable,
            format!("this resource is {EVENT_STREAM}"),
        ));
    }
    let now = app.ledger().clock().now();
    permission::presented(request)?;
    let growth = app.ledger().growth();
    let (filter, after) = {
        let published = app.ledger().published();
        let mut query = Query::parse(request.query_string())?;
        let filter = filter(&mut query, app, &published.register)?;
        let after = query.number("after", 0..=u64::MAX)?.map(Position);
        query.finish()?;
        (filter, after)
    };
    let asked = match last_event_id(request.headers())? {
        Some(position) => Some(Asked::LastEventId(position)),
        None => after.map(Asked::After),
    };
    let sent = start(app, growth, asked).await?;
    if request.method() == Method::HEAD {
        return Ok(head().finish());
    }
    let place = app
        .streams()
        .place()
        .ok_or_else(|| Problem::unavailable(ProblemCode::Busy).header(header::RETRY_AFTER, "10"))?;
    let crowd = request.app_data::<Rc<Crowd>>().cloned().unwrap_or_default();
    let subscriber = Subscriber {
        app: app.clone(),
        key: crowd.join(app, Connection::of(request)),
        choice: crowd.spans.choose(filter),
        crowd,
        sent,
        day: app.day(now).date,
        turn: Turn::First,
        _place: place,
    };
    Ok(head().body(subscriber))
}

/// The answer before its events. The connection ends with the stream, so that it never holds up the service's own end.
fn head() -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .content_type(EVENT_STREAM)
        .insert_header((header::CACHE_CONTROL, "no-cache, no-transform"))
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"))
        .insert_header((header::VARY, "accept"))
        .force_close();
    response
}

/// Where a client wants to begin.
#[derive(Debug, Clone, Copy)]
enum Asked {
    LastEventId(Position),
    After(Position),
}

/// The position after which to begin: the head, unless the client says otherwise. Another instance may have told of
/// entries that this one has yet to read, so it is given a moment to do so.
async fn start(
    app: &App,
    mut growth: watch::Receiver<Position>,
    asked: Option<Asked>,
) -> Result<Position, Problem> {
    let position = match asked {
        None => return Ok(app.ledger().published().register.head().position),
        Some(Asked::LastEventId(position) | Asked::After(position)) => position,
    };
    let grown = growth.wait_for(|head| *head >= position);
    if tokio::time::timeout(app.streams().settings().patience, grown)
        .await
        .is_ok()
    {
        return Ok(position);
    }
    let head = app.ledger().published().register.head().position;
    let detail = format!("expected a position up to {head}, found {position}");
    Err(match asked {
        Some(Asked::LastEventId(_)) => wrong_id(detail),
        Some(Asked::After(_)) | None => Problem::parameter("after", detail),
    })
}

/// What the client has, if it says so.
fn last_event_id(headers: &HeaderMap) -> Result<Option<Position>, Problem> {
    let mut values = headers.get_all(LAST_EVENT_ID);
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let text = value.to_str().unwrap_or_default();
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let position = text.parse().ok().filter(|_| digits);
    match (position, values.next()) {
        (Some(position), None) => Ok(Some(Position(position))),
        (Some(_) | None, _) => {
            let found: String = text.chars().take(80).collect();
            Err(wrong_id(format!(
                "expected the id of one event, a whole number, found {found:?}"
            )))
        }
    }
}

fn wrong_id(detail: String) -> Problem {
    let mut problem = Problem::new(
        ProblemCode::InvalidHeader,
        format!("Last-Event-ID: {detail}"),
    );
    problem.errors.push(ProblemError {
        pointer: None,
        parameter: Some("Last-Event-ID".into()),
        detail,
    });
    problem
}
