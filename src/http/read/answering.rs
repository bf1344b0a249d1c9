//! The ways to answer a read: from what was rendered before, or by a view of the published state.

use std::borrow::Cow;
use std::sync::Arc;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::http::App;
use crate::http::freshness::cache_control;
use crate::http::lag;
use crate::http::memento;
use crate::http::metering::{RouteNumber, Source};
use crate::http::moment::Moment;
use crate::http::negotiation::{
    Media, accepted_language, accepted_media, accepts_json, names_only_json,
};
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
    /// In which form.
    media: Media,
    /// Whether the path says the form, so that what the client accepts does not matter.
    by_path: bool,
    /// Whether there are other forms at the same path.
    has_other_forms: bool,
    /// Whether the answer is for the bearer of a token only: it is never remembered, for what is remembered is everyone's.
    private: bool,
}

impl Negotiated {
    /// JSON for everyone, the same in every language, of the date that the parameters say.
    const NOTHING: Self = Self {
        language: None,
        datetime: false,
        media: Media::Json,
        by_path: false,
        has_other_forms: false,
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

/// Answers a read like [`answer_dated_localized`], in the form of those offered that the client likes best.
pub fn answer_in(
    app: &App,
    request: &HttpRequest,
    offered: &[Media],
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    let with = |form| Negotiated {
        language: Some(accepted_language(request)),
        datetime: true,
        ..form
    };
    answer_form(app, request, offered, with, view)
}

/// The same, where the content is the same in every language.
pub fn answer_dated_in(
    app: &App,
    request: &HttpRequest,
    offered: &[Media],
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    let with = |form| Negotiated {
        datetime: true,
        ..form
    };
    answer_form(app, request, offered, with, view)
}

/// The same, where the legal date is not negotiated either.
pub fn answer_plain_in(
    app: &App,
    request: &HttpRequest,
    offered: &[Media],
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    answer_form(app, request, offered, |form| form, view)
}

fn answer_form(
    app: &App,
    request: &HttpRequest,
    offered: &[Media],
    with: impl FnOnce(Negotiated) -> Negotiated,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    let Some(media) = accepted_media(request, offered) else {
        let offered: Vec<&str> = offered.iter().map(|media| media.essence()).collect();
        return not_acceptable(&offered.join(" or ")).respond(request);
    };
    let form = Negotiated {
        media,
        has_other_forms: offered.len() > 1,
        ..Negotiated::NOTHING
    };
    answer_negotiated(app, request, with(form), view)
}

/// Answers a read whose path says its form: what the client accepts is not asked (RFC 9110, 12.5.1 leaves that open).
pub fn answer_as(
    app: &App,
    request: &HttpRequest,
    media: Media,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    try_answer_as(app, request, media, view).unwrap_or_else(|problem| problem.respond(request))
}

/// The same, where the caller answers a problem.
///
/// # Errors
/// The problem.
pub fn try_answer_as(
    app: &App,
    request: &HttpRequest,
    media: Media,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> Result<HttpResponse, Problem> {
    let negotiated = Negotiated {
        language: Some(accepted_language(request)),
        media,
        by_path: true,
        ..Negotiated::NOTHING
    };
    respond(app, request, negotiated, view)
}

fn answer_negotiated(
    app: &App,
    request: &HttpRequest,
    negotiated: Negotiated,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> HttpResponse {
    respond(app, request, negotiated, view).unwrap_or_else(|problem| problem.respond(request))
}

/// The answer to a read that was rendered before, if the client sent no token; and the route that rendered it.
///
/// It is looked up before the request is routed: the target and the language say what was asked, unless the client asks
/// for an instant of a resource that negotiates it. What depends on the language is found if it was rendered in English
/// too, which tells that it does.
#[must_use]
pub fn remembered(request: &HttpRequest) -> Option<(HttpResponse, RouteNumber)> {
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
    let published = app.ledger().published();
    let mut rendered = published.remembered::<Rendered>(asking)?;
    if rendered.is_localized() {
        let language = accepted_language(request);
        if language != asking.language {
            rendered = published.remembered(Asking { language, ..asking })?;
        }
    }
    let is_this_form = !rendered.has_other_forms() || names_only_json(request);
    if !is_this_form || !is_for(&rendered, request) {
        return None;
    }
    app.metering().count_read(Source::Remembered);
    let response = rendered.respond(request, cache_control(app, &day, now), now);
    Some((response, rendered.route()))
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

/// By what an answer is remembered: its target, and its form where the target does not say it. No target begins as
/// that of a negotiated form does.
fn kept_as(negotiated: Negotiated, target: &str) -> Cow<'_, str> {
    match negotiated.media {
        Media::Json => Cow::Borrowed(target),
        _ if negotiated.by_path => Cow::Borrowed(target),
        media => Cow::Owned(format!("{} {target}", media.essence())),
    }
}

fn respond(
    app: &App,
    request: &HttpRequest,
    negotiated: Negotiated,
    view: impl FnOnce(&mut Reading<'_>) -> Viewed,
) -> Result<HttpResponse, Problem> {
    if negotiated.media == Media::Json && !negotiated.by_path {
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
        target: &kept_as(negotiated, target(request)),
    };
    let known = published.remembered::<Rendered>(asking);
    if let Some(rendered) = known.filter(|rendered| is_for(rendered, request)) {
        app.metering().count_read(Source::Remembered);
        return Ok(rendered.respond(request, cache_control, now));
    }
    lag::admit(app)?;
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
    content.has_other_forms = negotiated.has_other_forms;
    let route = request.app_data::<RouteNumber>().copied();
    content.route = route.unwrap_or(RouteNumber::NONE);
    app.metering().count_read(Source::Rendered);
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
