//! `RateLimit-Policy` and `RateLimit` by draft-ietf-httpapi-ratelimit-headers-11.
//!
//! Each earlier draft had another syntax, and the next may: it is known here only. A policy is a structured string with
//! `q`, how many requests, and `w`, in how many seconds; a standing has `r`, how many remain now, and `t`, after how many
//! seconds there is more.

use std::time::Duration;

use actix_web::http::header::{HeaderName, HeaderValue};

use crate::http::field_text::FieldText;

use super::{Policy, Standing, whole_seconds};

/// What a policy allows.
pub const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
/// Where the client stands.
pub const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");

/// What is said of a policy: so many at once, which are whole again after so long.
pub fn policy(policy: Policy, at_once: u32, whole_in: Duration) -> HeaderValue {
    let window = whole_seconds(whole_in);
    let text = format!("\"{}\";q={at_once};w={window}", policy.name());
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("\"\""))
}

/// What is said of every standing that allows more, before and after the number that remains.
pub fn around(policy: Policy, more_in: u64) -> (String, String) {
    (format!("\"{}\";r=", policy.name()), format!(";t={more_in}"))
}

/// What is said of a standing.
pub fn standing((before, after): &(String, String), standing: Standing) -> HeaderValue {
    let mut text = FieldText::new();
    text.text(before);
    text.number(u64::from(standing.remaining), 1);
    match standing.refused_for {
        None => text.text(after),
        Some(seconds) => {
            text.text(";t=");
            text.number(seconds, 1);
        }
    }
    text.value()
}
