//! How long an answer is fresh (RFC 9111, RFC 5861): to the depositary's midnight at the latest.

use actix_web::http::header::HeaderValue;
use chrono::{DateTime, Utc};

use super::{App, Day};

/// How long an answer may be served while a fresh one is fetched, and while we are out of reach, in seconds.
const STALE_WHILE_REVALIDATE: i64 = 600;
const STALE_IF_ERROR: i64 = 86_400;

/// Fresh for a while, but never across the depositary's midnight: an answer is correct to the day.
pub(super) fn cache_control(app: &App, day: &Day, now: DateTime<Utc>) -> HeaderValue {
    let left = day.until.signed_duration_since(now).num_seconds().max(0);
    let max_age = i64::from(app.limits().max_age_seconds);
    if left > max_age + STALE_WHILE_REVALIDATE {
        return app.cache_control.clone();
    }
    let max_age = max_age.min(left);
    let text = format!("public, max-age={max_age}, stale-if-error={STALE_IF_ERROR}");
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("no-cache"))
}

/// What is said of caching on most of a day.
#[must_use]
pub fn usual_cache_control(max_age: u32) -> HeaderValue {
    let text = format!(
        "public, max-age={max_age}, stale-while-revalidate={STALE_WHILE_REVALIDATE}, stale-if-error={STALE_IF_ERROR}"
    );
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("no-cache"))
}
