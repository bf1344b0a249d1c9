//! The request's identifier: the client's own if it is fit for a log line, else one of ours.
//!
//! Ours are a UUID of this process (version 7, so it tells when the process started) and a number. They are made for
//! every request, so they cost no random bits.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpMessage as _, HttpRequest};

use super::field_text::FieldText;

/// The header, in requests and answers.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The longest identifier that is taken from a client.
const LONGEST: usize = 128;

/// A request's identifier, kept in the request's extensions.
#[derive(Debug, Clone)]
pub struct RequestId(pub HeaderValue);

impl RequestId {
    /// The client's identifier, or a new one.
    #[must_use]
    pub fn from_headers(headers: &HeaderMap) -> Self {
        let sent = headers
            .get(HEADER)
            .filter(|value| value.to_str().is_ok_and(is_fit));
        Self(sent.map_or_else(new, Clone::clone))
    }
}

/// The identifier of a request; empty only outside the service's own middleware.
#[must_use]
pub fn of(request: &HttpRequest) -> String {
    request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.0.to_str().ok())
        .map_or_else(String::new, ToOwned::to_owned)
}

fn new() -> HeaderValue {
    static PROCESS: LazyLock<String> =
        LazyLock::new(|| format!("{}-", uuid::Uuid::now_v7().simple()));
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let mut text = FieldText::new();
    text.text(&PROCESS);
    text.number(number, 1);
    text.value()
}

fn is_fit(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}
