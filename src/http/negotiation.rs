//! What a client accepts: a media type (RFC 9110, 12.5.1) and a language (12.5.4).

use std::borrow::Cow;

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::domain::language::Language;

use super::read::JSON;

/// In which form an answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// JSON, which every resource of the contract has.
    Json,
    /// Plain text, where the answer is a sentence.
    Text,
    /// A page.
    Html,
    /// Comma-separated values (RFC 4180).
    Csv,
    /// JSON by lines.
    Lines,
    /// An Atom feed (RFC 4287).
    Atom,
    /// A calendar (RFC 5545).
    Calendar,
    /// A drawing.
    Svg,
    /// The depositary's XML.
    Xml,
}

impl Media {
    /// The media type, without parameters.
    #[must_use]
    pub fn essence(self) -> &'static str {
        match self {
            Self::Json => JSON,
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Csv => "text/csv",
            Self::Lines => NDJSON,
            Self::Atom => "application/atom+xml",
            Self::Calendar => "text/calendar",
            Self::Svg => "image/svg+xml",
            Self::Xml => "application/xml",
        }
    }

    /// The media type as it is sent.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json | Self::Lines | Self::Svg | Self::Xml => self.essence(),
            Self::Text => "text/plain; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
        }
    }

    /// How much a client likes it, in thousandths.
    fn quality(self, accept: &str) -> u16 {
        let essence = self.essence();
        let family = essence.split('/').next().unwrap_or_default();
        quality(accept, [essence, &format!("{family}/*")])
    }
}

/// The media type of server-sent events (WHATWG HTML, 9.2).
pub const EVENT_STREAM: &str = "text/event-stream";
/// The media type of JSON by lines.
pub const NDJSON: &str = "application/x-ndjson";

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

/// Whether the client prefers JSON by lines to JSON: it must name it.
pub(super) fn prefers_lines(request: &HttpRequest) -> bool {
    let accept = accept(request);
    let names_it = accept.to_ascii_lowercase().contains(NDJSON);
    let lines = quality(&accept, [NDJSON, "application/*"]);
    names_it && lines > 0 && lines >= quality(&accept, [JSON, "application/*"])
}

/// Which of the forms offered the client likes best, the first of equals; none if it takes none of them.
pub(super) fn accepted_media(request: &HttpRequest, offered: &[Media]) -> Option<Media> {
    let accept = accept(request);
    if accept.trim().is_empty() {
        return offered.first().copied();
    }
    let mut best = None;
    for media in offered {
        let quality = media.quality(&accept);
        if quality > best.map_or(0, |(_, best)| best) {
            best = Some((*media, quality));
        }
    }
    best.map(|(media, _)| media)
}

/// Whether the client names no form but JSON, or none at all.
pub(super) fn names_only_json(request: &HttpRequest) -> bool {
    let accept = accept(request);
    accept.split(',').all(|item| {
        let range = item.split(';').next().unwrap_or_default().trim();
        matches!(range, "" | "*/*" | JSON | "application/*")
    })
}

/// Whether the client prefers a page to JSON, as browsers do.
pub(super) fn prefers_page(request: &HttpRequest) -> bool {
    accepted_media(request, &[Media::Json, Media::Html]) == Some(Media::Html)
}

fn accept(request: &HttpRequest) -> Cow<'_, str> {
    let mut values = request
        .headers()
        .get_all(header::ACCEPT)
        .map(|value| value.to_str().unwrap_or("unreadable"));
    // Nearly every client sends one field at most.
    let first = values.next().unwrap_or_default();
    values.fold(Cow::Borrowed(first), |accept, more| {
        Cow::Owned(format!("{accept},{more}"))
    })
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
    if !request.headers().contains_key(header::ACCEPT_LANGUAGE) {
        return Language::En;
    }
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
