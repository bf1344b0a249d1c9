//! The ways to answer a read: from what was rendered before, or by a view of the published state.

use std::borrow::Cow;
use std::sync::Arc;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::http::App;
use crate::http::freshness::cache_control;
use crate::http::memento;
use crate::http::moment::Moment;
use crate::http::negotiation::{Media, accepted_language, accepted_media, accepts_json};
use crate::http::permission;
use crate::http::problem::{Problem, ProblemCode};
use crate::http::query::Query;
use crate::http::representation::Rendered;
use crate::ledger::published::Asking;

use super::{Reading, Viewed};

/// What a read depends on beside its target.
#[derive(Debug, Clone, Copy)]
struct Negotiated {
    /// The language chosen, where the content depends on it.
    language: Option<Language>,
    /// Whether `Accept-Datetime` may choose the legal date.
    datetime: bool,
    /// Plain text, where the client prefers it and the answer can be that.
    media: Media,
    /// Whether the answer is for the bearer of a token only: it is never remembered, for what is remembered is everyone's.
    private: bool,
}

impl Negotiated {
    /// JSON for everyone, the same in every language, of the date that the parameters say.
    const NOTHING: Self = Self {
        language: None,
        datetime: false,
        media: Media::Json,
        private: false,
    };
}

/// Answers a read whose content is the same in every language.
pub fn answer(
    app: &App,
    request: &HttpRequest,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    answer_negotiated(app, request, Negotiated::NOTHING, view)
}

/// Answers a read that needs a token, whose permission the handler holds already.
pub fn answer_privately(
    app: &App,
    request: &HttpRequest,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    let negotiated = Negotiated {
        private: true,
        ..Negotiated::NOTHING
    };
    answer_negotiated(app, request, negotiated, view)
}

/// Answers a read whose legal date can be negotiated, and whose content is the same in every language.
pub fn answer_dated(
    app: &App,
    request: &HttpRequest,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    let negotiated = Negotiated {
        datetime: true,
        ..Negotiated::NOTHING
    };
    answer_negotiated(app, request, negotiated, view)
}

/// Answers a read whose legal date can be negotiated, and whose content depends on the language.
pub fn answer_dated_localized(
    app: &App,
    request: &HttpRequest,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    let negotiated = Negotiated {
        language: Some(accepted_language(request)),
        datetime: true,
        ..Negotiated::NOTHING
    };
    answer_negotiated(app, request, negotiated, view)
}

/// Answers a read like [`answer_dated_localized`], as plain text where the client prefers that to JSON.
pub fn answer_sentence(
    app: &App,
    request: &HttpRequest,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    let Some(media) = accepted_media(request) else {
        return not_acceptable("application/json or text/plain").respond(request);
    };
    let negotiated = Negotiated {
        language: Some(accepted_language(request)),
        datetime: true,
        media,
        ..Negotiated::NOTHING
    };
    answer_negotiated(app, request, negotiated, view)
}

fn answer_negotiated(
    app: &App,
    request: &HttpRequest,
    negotiated: Negotiated,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    respond(app, request, negotiated, view).unwrap_or_else(|problem| problem.respond(request))
}

/// The answer to a read that was rendered before, if it is the same in every language and the client sent no token.
///
/// It is looked up before the request is routed: the target alone says what was asked, unless the client asks for an
/// instant of a resource that negotiates it.
#[must_use]
pub fn remembered(request: &HttpRequest) -> Option<HttpResponse> {
    let is_plain = matches!(*request.method(), Method::GET | Method::HEAD)
        && !request.headers().contains_key(header::AUTHORIZATION)
        && accepts_json(request);
    let app = request.app_data::<web::Data<App>>().filter(|_| is_plain)?;
    let now = app.ledger().clock().now();
    let day = app.day(now);
    let asking = Asking {
        day: day.date,
        language: Language::En,
        target: target(request),
    };
    let rendered = app.ledger().published().remembered::<Rendered>(asking)?;
    (!rendered.is_localized() && is_for(&rendered, request))
        .then(|| rendered.respond(request, cache_control(app, &day, now), now))
}

/// Whether what was remembered by its target is for this request too. The header is looked up only where it matters.
fn is_for(rendered: &Rendered, request: &HttpRequest) -> bool {
    !rendered.negotiates_datetime() || !memento::is_asked(request.headers())
}

fn target(request: &HttpRequest) -> &str {
    request
        .uri()
        .path_and_query()
        .map_or("/", |target| target.as_str())
}

/// By what an answer is remembered: its target; no target begins as that of a text does.
fn kept_as(media: Media, target: &str) -> Cow<'_, str> {
    match media {
        Media::Json => Cow::Borrowed(target),
        Media::Text => Cow::Owned(format!("text {target}")),
    }
}

fn respond(
    app: &App,
    request: &HttpRequest,
    negotiated: Negotiated,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> Result<HttpResponse, Problem> {
    if negotiated.media == Media::Json {
        takes_json(request)?;
    }
    let now = app.ledger().clock().now();
    let has_token = permission::presented(request)?.is_some();
    let day = app.day(now);
    let cache_control = if has_token || negotiated.private {
        HeaderValue::from_static("no-store")
    } else {
        cache_control(app, &day, now)
    };
    let published = app.ledger().published();
    let asking = Asking {
        day: day.date,
        language: negotiated.language.unwrap_or(Language::En),
        target: &kept_as(negotiated.media, target(request)),
    };
    let known = published.remembered::<Rendered>(asking);
    if let Some(rendered) = known.filter(|rendered| is_for(rendered, request)) {
        return Ok(rendered.respond(request, cache_control, now));
    }
    let mut reading = Reading {
        app,
        published: &published,
        today: day.date,
        now,
        query: Query::parse(request.query_string())?,
        language: asking.language,
        media: negotiated.media,
        request,
        negotiates_datetime: negotiated.datetime,
        moment: None,
    };
    let mut content = view(&mut reading)?;
    std::mem::replace(&mut reading.query, Query::parse("")?).finish()?;
    if negotiated.datetime {
        let of = |moment: &Moment| memento::of(request, moment, day.date);
        content.memento = Some(reading.moment.as_ref().map(of).unwrap_or_default());
    }
    let rendered = Arc::new(Rendered::new(content));
    // What is remembered is found by its target, which does not say for which instant the client asked.
    if !negotiated.private && is_for(&rendered, request) {
        published.remember(asking, rendered.clone(), rendered.weight());
    }
    Ok(rendered.respond(request, cache_control, now))
}

/// Refuses a client that does not take JSON.
///
/// # Errors
/// 406.
pub fn takes_json(request: &HttpRequest) -> Result<(), Problem> {
    if accepts_json(request) {
        return Ok(());
    }
    Err(not_acceptable("application/json"))
}

fn not_acceptable(offered: &str) -> Problem {
    Problem::new(
        ProblemCode::NotAcceptable,
        format!("this resource is {offered}"),
    )
}
