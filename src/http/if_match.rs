//! If-Match: a change names the version that it was made for (RFC 9110, 13.1.1; RFC 6585, 3).
//!
//! The entity tag of such a resource is its version. `*` is refused: it names no version.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderValue};

use super::problem::{Problem, ProblemCode};

/// The entity tag of a version.
#[must_use]
pub fn entity_tag(version: u64) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{version}\""))
        .unwrap_or_else(|_never| HeaderValue::from_static("\"0\""))
}

/// The version that a change was made for.
///
/// # Errors
/// 428 without If-Match, 400 when it is not one entity tag, 412 when it can be no version of ours.
pub fn expected_version(request: &HttpRequest) -> Result<u64, Problem> {
    let mut values = request.headers().get_all(header::IF_MATCH);
    let Some(value) = values.next() else {
        return Err(Problem::new(
            ProblemCode::PreconditionRequired,
            "expected If-Match with the entity tag of the version that was read",
        ));
    };
    let tag = value
        .to_str()
        .ok()
        .filter(|_| values.next().is_none())
        .and_then(opaque);
    let Some(tag) = tag else {
        return Err(Problem::new(
            ProblemCode::InvalidHeader,
            "expected one entity tag in If-Match, such as \"3\" in quotation marks",
        ));
    };
    tag.parse()
        .ok()
        .filter(|version: &u64| version.to_string() == tag)
        .ok_or_else(|| {
            Problem::new(
                ProblemCode::PreconditionFailed,
                "no version has the entity tag in If-Match",
            )
        })
}

/// What stands between the quotation marks. A weak tag never matches, so it is no version.
fn opaque(value: &str) -> Option<&str> {
    let value = value.trim();
    let inner = value
        .strip_prefix("W/")
        .map_or(value, |_weak| "\"weak\"")
        .strip_prefix('"')?
        .strip_suffix('"')?;
    (!inner.contains('"')).then_some(inner)
}
