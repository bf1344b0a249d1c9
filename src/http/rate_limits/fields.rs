//! `RateLimit-Policy` and `RateLimit` by draft-ietf-httpapi-ratelimit-headers-11.
//!
//! Each earlier draft had another syntax, and the next may: it is known here only. A policy is a structured string with
//! `q`, how many requests, and `w`, in how many seconds; a standing has `r`, how many remain now, and `t`, after how many
//! seconds there is more.

use std::time::Duration;

use actix_web::http::header::{HeaderName, HeaderValue};
use bytes::{BufMut as _, BytesMut};

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
    let mut text = BytesMut::with_capacity(48);
    text.put_slice(before.as_bytes());
    put_number(&mut text, u64::from(standing.remaining));
    match standing.refused_for {
        None => text.put_slice(after.as_bytes()),
        Some(seconds) => {
            text.put_slice(b";t=");
            put_number(&mut text, seconds);
        }
    }
    HeaderValue::from_maybe_shared(text.freeze()).unwrap_or(HeaderValue::from_static("\"\""))
}

/// In decimal; on every read, so without the machinery of formatting.
fn put_number(text: &mut BytesMut, mut number: u64) {
    let start = text.len();
    loop {
        let digit = u8::try_from(number % 10).unwrap_or_default();
        text.put_u8(b'0' + digit);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    if let Some(digits) = text.get_mut(start..) {
        digits.reverse();
    }
}
