//! What a client accepts: a media type (RFC 9110, 12.5.1) and a language (12.5.4).

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::domain::language::Language;

use super::read::JSON;

/// In which form an answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// JSON, which every resource has.
    Json,
    /// Plain text, where the answer is a sentence.
    Text,
}

/// The media type of server-sent events (WHATWG HTML, 9.2).
pub const EVENT_STREAM: &str = "text/event-stream";
/// The media type of plain text.
const TEXT: &str = "text/plain";

/// Whether the client takes JSON.
pub(super) fn accepts_json(request: &HttpRequest) -> bool {
    let accept = accept(request);
    accept.trim().is_empty() || quality(&accept, [JSON, "application/*"]) > 0
}

/// Whether the client takes a stream of events.
pub(super) fn accepts_event_stream(request: &HttpRequest) -> bool {
    let accept = accept(request);
    accept.trim().is_empty() || quality(&accept, [EVENT_STREAM, "text/*"]) > 0
}

/// Which of JSON and plain text the client likes better, JSON where it has no preference; none if it takes neither.
pub(super) fn accepted_media(request: &HttpRequest) -> Option<Media> {
    let accept = accept(request);
    if accept.trim().is_empty() {
        return Some(Media::Json);
    }
    let json = quality(&accept, [JSON, "application/*"]);
    let text = quality(&accept, [TEXT, "text/*"]);
    match (json, text) {
        (0, 0) => None,
        (json, text) if text > json => Some(Media::Text),
        (_, _) => Some(Media::Json),
    }
}

fn accept(request: &HttpRequest) -> String {
    request
        .headers()
        .get_all(header::ACCEPT)
        .map(|value| value.to_str().unwrap_or("unreadable"))
        .collect::<Vec<_>>()
        .join(",")
}

/// How much a client likes a media type, in thousandths; the most specific range decides.
fn quality(accept: &str, ranges: [&str; 2]) -> u16 {
    let of = |range: &str| {
        accept.split(',').find_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts.next()?.eq_ignore_ascii_case(range);
            named.then(|| parts.find_map(weight).unwrap_or(1000))
        })
    };
    ranges
        .into_iter()
        .chain(["*/*"])
        .find_map(of)
        .unwrap_or_default()
}

/// `q=0.8` in thousandths (RFC 9110, 12.4.2). What is not of this form is no weight.
fn weight(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.split_once('=')?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let is_weight = name.trim_end().eq_ignore_ascii_case("q")
        && fraction.len() <= 3
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match (whole, is_weight) {
        ("0", true) => format!("{fraction:0<3}").parse().ok(),
        ("1", true) => Some(1000),
        _ => None,
    }
}

/// The first language of ours that the client accepts, by its own ranking (RFC 9110, 12.5.4).
pub(super) fn accepted_language(request: &HttpRequest) -> Language {
    use actix_web::http::header::{AcceptLanguage, Header as _, Preference, Quality};
    let Ok(mut accepted) = AcceptLanguage::parse(request) else {
        return Language::En;
    };
    // A quality of zero refuses.
    accepted.retain(|item| item.quality > Quality::ZERO);
    accepted
        .ranked()
        .into_iter()
        .find_map(|preference| match preference {
            Preference::Any => Some(Language::En),
            Preference::Specific(tag) => Language::from_tag(tag.as_str()),
        })
        .unwrap_or(Language::En)
}
