//! `/v1/events/stream`: what is entered, as it is entered, by server-sent events (WHATWG HTML, 9.2).
//!
//! A subscriber keeps the position up to which it has looked, and reads what follows from the published record: it is
//! woken when that grows, but nothing is handed over by the waking. So a burst is never lost, the seam between replay
//! and live has no gap, and a slow reader only lags.

mod frame;
mod streams;

use std::pin::pin;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use bytes::{Bytes, BytesMut};
use chrono::NaiveDate;
use futures_util::future::select;
use futures_util::stream::unfold;
use tokio::sync::{OwnedSemaphorePermit, watch};

use crate::domain::event::Filter;
use crate::domain::ids::Position;

use super::App;
use super::events::filter;
use super::negotiation::{EVENT_STREAM, accepts_event_stream};
use super::permission;
use super::problem::{Problem, ProblemCode, ProblemError};
use super::query::Query;

pub use streams::{Ending, StreamSettings, Streams};

/// Where it is.
pub const PATH: &str = "/v1/events/stream";
/// By which a client that comes back says what it has.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// How much is sent at once, about, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;
/// How many entries are looked at before others get their turn.
const LOOKED_AT: usize = 256;

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
    let sent = start(app, growth.clone(), asked).await?;
    if request.method() == Method::HEAD {
        return Ok(head().finish());
    }
    let place = app
        .streams()
        .place()
        .ok_or_else(|| Problem::unavailable(ProblemCode::Busy).header(header::RETRY_AFTER, "10"))?;
    let subscriber = Subscriber {
        app: app.clone(),
        filter,
        sent,
        day: app.day(now).date,
        growth,
        ended: app.streams().ended(),
        greeted: false,
        _place: place,
    };
    Ok(
        head().streaming(unfold(subscriber, |mut subscriber| async move {
            let bytes = subscriber.next().await?;
            Some((Ok::<_, std::convert::Infallible>(bytes), subscriber))
        })),
    )
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

/// One who follows.
struct Subscriber {
    app: web::Data<App>,
    filter: Filter,
    /// The position up to which the record has been looked at for it.
    sent: Position,
    /// The depositary's date, as last told.
    day: NaiveDate,
    growth: watch::Receiver<Position>,
    ended: watch::Receiver<bool>,
    greeted: bool,
    _place: OwnedSemaphorePermit,
}

impl Subscriber {
    /// What is to be sent next, as soon as there is something; none at the end of the service.
    async fn next(&mut self) -> Option<Bytes> {
        if !self.greeted {
            self.greeted = true;
            return Some(frame::greeting(self.sent));
        }
        loop {
            if *self.ended.borrow_and_update() {
                return None;
            }
            if let Some(date) = self.day_turned() {
                return Some(frame::day(date));
            }
            let head = *self.growth.borrow_and_update();
            if self.sent < head {
                let frames = self.look();
                if !frames.is_empty() {
                    return Some(frames);
                }
                tokio::task::yield_now().await;
                continue;
            }
            let (grown, ended) = (pin!(self.growth.changed()), pin!(self.ended.changed()));
            let woken = select(grown, ended);
            let heartbeat = self.app.streams().settings().heartbeat;
            if tokio::time::timeout(heartbeat, woken).await.is_err() {
                return Some(frame::heartbeat());
            }
        }
    }

    /// The new date, if it has turned.
    fn day_turned(&mut self) -> Option<NaiveDate> {
        let date = self.app.day(self.app.ledger().clock().now()).date;
        let before = std::mem::replace(&mut self.day, date);
        (before != date).then_some(date)
    }

    /// Looks at some of the entries that follow, and gives the frames of those that are wanted.
    fn look(&mut self) -> Bytes {
        let published = self.app.ledger().published();
        let register = &published.register;
        let mut frames = BytesMut::new();
        for recorded in register.entries_after(self.sent).take(LOOKED_AT) {
            self.sent = recorded.entry.position;
            if !self.filter.admits_treaty(&recorded.entry.treaty) {
                continue;
            }
            let Some(event) = register.event(self.sent) else {
                continue;
            };
            if self.filter.admits(&event) {
                let streams = self.app.streams();
                frames.extend_from_slice(&streams.frame(recorded, &event, register.directory()));
            }
            if frames.len() >= CHUNK_BYTES {
                break;
            }
        }
        frames.freeze()
    }
}
