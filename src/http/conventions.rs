//! What every answer has: a request id, open CORS, no sniffing, its time; and every request its log line.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpResponse, web};

use crate::clock::Stopwatch;

use super::App;
use super::arriving;
use super::attempt::Answered;
use super::field_text::FieldText;
use super::metering::{InProgress, RouteNumber};
use super::permission;
use super::problem::ProblemCode;
use super::rate_limits::charging;
use super::read;
use super::request_id::{self, RequestId};
use super::simulations;

/// What a page on another site may read of an answer.
static EXPOSED: HeaderValue = HeaderValue::from_static(
    "etag, last-modified, link, location, ratelimit, ratelimit-policy, retry-after, server-timing, x-request-id, content-language, content-location, memento-datetime, idempotent-replayed",
);

const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

/// Applies the conventions to one request.
///
/// # Errors
/// Those of the application; each becomes an answer further out.
pub async fn apply(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let watch = Stopwatch::start();
    let in_progress = InProgress::begin();
    let id = RequestId::from_headers(request.headers());
    let id_value = id.0.clone();
    let is_read = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    ) || simulations::is_path(request.path());
    request.extensions_mut().insert(id);
    let mut known = RouteNumber::NONE;
    let mut response = if *request.method() == Method::OPTIONS {
        let answer = preflight(request.path());
        request.into_response(answer)
    } else if let Some((remembered, route)) = read::remembered(request.request()) {
        known = route;
        let answer = charging::remembered(request.request(), remembered);
        request.into_response(answer)
    } else {
        // A connection keeps room for this future while it lasts, that of a stream of events too: so what most do not need
        // is not a part of it.
        Box::pin(carry_out(request, next)).await?
    };
    let micros = watch.micros();
    drop(in_progress);
    close(&mut response, known, micros);
    let headers = response.headers_mut();
    put_fixed(headers);
    headers.insert(request_id::HEADER, id_value);
    headers.insert(SERVER_TIMING, timing(micros));
    write_log_line(&response, is_read, micros);
    Ok(response)
}

/// Carries out what is not remembered.
async fn carry_out(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if request.headers().contains_key(header::AUTHORIZATION) {
        permission::check(request.request()).await;
    }
    if *request.method() == Method::GET {
        arriving::wait(request.request()).await;
    }
    charging::carry_out(request, next).await
}

/// Counts the request, and ends the connection where the service ends.
fn close(response: &mut ServiceResponse<BoxBody>, known: RouteNumber, micros: u64) {
    let request = response.request();
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return;
    };
    let routed = || request.app_data::<RouteNumber>().copied();
    let route = if known == RouteNumber::NONE {
        routed().unwrap_or(known)
    } else {
        known
    };
    let metering = app.metering();
    metering.count(route, request.method(), response.status(), micros);
    if app.is_stopping() {
        let head = response.response_mut().head_mut();
        head.set_connection_type(ConnectionType::Close);
    }
}

/// Reads that succeed are logged at debug, for there may be millions, and so is what is turned away because there is too
/// much of it: a line for each would add to what there is too much of. Everything else is at info, failures at warn.
fn write_log_line(response: &ServiceResponse<BoxBody>, is_read: bool, micros: u64) {
    let status = response.status();
    let level = if is_turned_away(response) {
        log::Level::Debug
    } else if status.is_server_error() {
        log::Level::Warn
    } else if is_read && !status.is_client_error() {
        log::Level::Debug
    } else {
        log::Level::Info
    };
    if log::log_enabled!(level) {
        let request = response.request();
        log::log!(
            level,
            request_id = request_id::of(request),
            method = request.method().as_str(),
            path = request.path(),
            status = status.as_u16(),
            micros = micros;
            "request"
        );
    }
}

/// Whether the answer says that there is too much to do, of everyone or of this client. The metrics count them.
fn is_turned_away(response: &ServiceResponse<BoxBody>) -> bool {
    let may_be = matches!(
        response.status(),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
    );
    may_be
        && response
            .request()
            .extensions()
            .get::<Answered>()
            .is_some_and(|answered| {
                answered.0 == ProblemCode::Busy.as_str()
                    || answered.0 == ProblemCode::RateLimited.as_str()
            })
}

/// The answer to a browser that asks before it reads (CORS): everyone may read and simulate, without credentials.
fn preflight(path: &str) -> HttpResponse {
    let (methods, headers) = if simulations::is_path(path) {
        ("POST", "accept, content-type, x-request-id")
    } else {
        (
            "GET, HEAD",
            "accept, accept-datetime, accept-language, cache-control, if-none-match, if-modified-since, last-event-id, x-request-id",
        )
    };
    HttpResponse::NoContent()
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, methods))
        .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, headers))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .finish()
}

/// What is the same on every answer. The values are checked when this is compiled, not for each request.
fn put_fixed(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        const { HeaderValue::from_static("*") },
    );
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED.clone());
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        const { HeaderValue::from_static("nosniff") },
    );
}

/// How long it took, in milliseconds (W3C Server Timing).
fn timing(micros: u64) -> HeaderValue {
    let mut text = FieldText::new();
    text.text("app;dur=");
    text.number(micros / 1000, 1);
    text.text(".");
    text.number(micros % 1000, 3);
    text.value()
}
