//! `If-Match`: a change is made to what the client has read, or not at all (RFC 9110, 13.1.1; RFC 6585, 3).
//!
//! The entity tag of what is private and changes is its version.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderValue};

use super::problem::{Problem, ProblemCode};

/// The version that a change is for; none when any will do (`*`).
///
/// # Errors
/// 428 without the header, 400 when it is no entity tag of ours, as no other can match.
pub fn if_match(request: &HttpRequest) -> Result<Option<i64>, Problem> {
    let mut sent = request.headers().get_all(header::IF_MATCH);
    let Some(first) = sent.next() else {
        return Err(Problem::new(
            ProblemCode::PreconditionRequired,
            "expected If-Match with the ETag of what was read, found no such header",
        ));
    };
    let text = first.to_str().unwrap_or_default().trim();
    if sent.next().is_some() {
        return Err(invalid("more than one"));
    }
    if text == "*" {
        return Ok(None);
    }
    text.strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|digits| digits.parse().ok())
        .map(Some)
        .ok_or_else(|| invalid("something else"))
}

/// The entity tag of a version.
#[must_use]
pub fn entity_tag(version: i64) -> HeaderValue {
    HeaderValue::try_from(format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// The problem of a change to what has changed since it was read.
#[must_use]
pub fn failed(current: i64) -> Problem {
    Problem::new(
        ProblemCode::PreconditionFailed,
        format!("it was changed since it was read: its ETag is \"{current}\" now"),
    )
}

fn invalid(found: &str) -> Problem {
    Problem::new(
        ProblemCode::InvalidHeader,
        format!("If-Match: expected one entity tag as it was sent, as \"3\", or *, found {found}"),
    )
}
