//! What a client accepts: a media type (RFC 9110, 12.5.1) and a language (12.5.4).

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::domain::language::Language;

use super::read::JSON;

/// Whether the client takes JSON (RFC 9110, 12.5.1).
pub(super) fn accepts_json(request: &HttpRequest) -> bool {
    let accept = request
        .headers()
        .get_all(header::ACCEPT)
        .map(|value| value.to_str().unwrap_or("unreadable"))
        .collect::<Vec<_>>()
        .join(",");
    if accept.trim().is_empty() {
        return true;
    }
    // The most specific range decides.
    let quality = |range: &str| {
        accept.split(',').find_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts.next()?.eq_ignore_ascii_case(range);
            let refused = parts.any(|p| matches!(p, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
            named.then_some(!refused)
        })
    };
    quality(JSON)
        .or_else(|| quality("application/*"))
        .or_else(|| quality("*/*"))
        .unwrap_or(false)
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
