//! The request's identifier: the client's own if it is fit for a log line, else one of ours.
//!
//! Ours are a UUID of this process (version 7, so it tells when the process started) and a number. They are made for
//! every request, so they cost no random bits.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::http::header::HeaderMap;
use actix_web::{HttpMessage as _, HttpRequest};

/// The header, in requests and answers.
pub const HEADER: &str = "x-request-id";

/// The longest identifier that is taken from a client.
const LONGEST: usize = 128;

/// A request's identifier, kept in the request's extensions.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

impl RequestId {
    /// The client's identifier, or a new one.
    #[must_use]
    pub fn from_headers(headers: &HeaderMap) -> Self {
        let sent = headers
            .get(HEADER)
            .and_then(|value| value.to_str().ok())
            .filter(|text| is_fit(text));
        Self(sent.map_or_else(new, ToOwned::to_owned))
    }
}

/// The identifier of a request; empty only outside the service's own middleware.
#[must_use]
pub fn of(request: &HttpRequest) -> String {
    request
        .extensions()
        .get::<RequestId>()
        .map_or_else(String::new, |id| id.0.clone())
}

fn new() -> String {
    static PROCESS: LazyLock<String> = LazyLock::new(|| uuid::Uuid::now_v7().simple().to_string());
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{}-{number}", *PROCESS)
}

fn is_fit(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}
