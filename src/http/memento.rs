//! Memento (RFC 7089) over the legal date: each resource that takes it is its own original and its own timegate.
//!
//! `Accept-Datetime` stands for `as_of` where none is given; `Memento-Datetime` says which past date was answered.
//! There is no timemap: every date has an answer. The record's clock is not negotiated.

use actix_web::HttpRequest;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::documents::plain_date;
use crate::domain::place::{depositary_date, depositary_day_start};

use super::moment::Moment;
use super::problem::{Problem, ProblemCode};

/// The instant that a client asks for.
pub static ACCEPT_DATETIME: HeaderName = HeaderName::from_static("accept-datetime");
/// The instant for which an answer is.
pub static MEMENTO_DATETIME: HeaderName = HeaderName::from_static("memento-datetime");

/// The date of RFC 9110, 5.6.7; years have four digits.
const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// The parameters that do not belong to the original resource: the date, and the place in a list.
const NOT_ORIGINAL: [&str; 2] = ["as_of", "cursor"];

/// What an answer that negotiates the legal date says of it.
#[derive(Debug, Default)]
pub struct Memento {
    /// When the legal date began, where it was asked for and is past.
    pub datetime: Option<HeaderValue>,
    /// The same answer by `as_of`, where the header chose the date.
    pub location: Option<HeaderValue>,
    /// The links to the original and the timegate.
    pub links: Vec<String>,
}

/// Whether a client asks for an instant.
#[must_use]
pub fn is_asked(headers: &HeaderMap) -> bool {
    headers.contains_key(&ACCEPT_DATETIME)
}

/// The legal date that `Accept-Datetime` stands for: New York's at that instant.
///
/// An instant to come stands for today, the newest there is; one before any treaty for the first date there is.
///
/// # Errors
/// When it is not one date of HTTP's form.
pub fn asked(headers: &HeaderMap, today: NaiveDate) -> Result<Option<NaiveDate>, Problem> {
    let mut values = headers.get_all(&ACCEPT_DATETIME);
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let instant = value.to_str().ok().and_then(read);
    let (Some(instant), None) = (instant, values.next()) else {
        return Err(Problem::new(
            ProblemCode::InvalidHeader,
            "Accept-Datetime: expected one date as Sun, 26 Oct 2025 12:00:00 GMT",
        ));
    };
    let date = depositary_date(instant).min(today);
    let is_in_range = plain_date(&date.to_string()).is_ok();
    Ok(Some(if is_in_range { date } else { first_date() }))
}

/// What an answer for a moment says of it.
#[must_use]
pub fn of(request: &HttpRequest, moment: &Moment, today: NaiveDate) -> Memento {
    let is_asked = is_asked(request.headers());
    let is_past = !moment.as_of_is_today && moment.as_of < today;
    if !is_asked && !is_past {
        return Memento::default();
    }
    let given: Vec<(String, String)> =
        serde_urlencoded::from_str(request.query_string()).unwrap_or_default();
    let names = |name: &str| given.iter().any(|(given, _)| given == name);
    let was_chosen = is_past && is_asked && !names("as_of") && !names("cursor");
    let mut kept = given.clone();
    kept.retain(|(name, _)| !NOT_ORIGINAL.contains(&name.as_str()));
    let original = target(request, &kept);
    kept.push(("as_of".to_owned(), moment.as_of.to_string()));
    let chosen = was_chosen.then(|| target(request, &kept));
    Memento {
        datetime: is_past
            .then(|| written(depositary_day_start(moment.as_of)))
            .and_then(|date| HeaderValue::try_from(date).ok()),
        location: chosen.and_then(|location| HeaderValue::try_from(location).ok()),
        links: ["original", "timegate"]
            .map(|relation| format!("<{original}>; rel=\"{relation}\""))
            .into(),
    }
}

fn target(request: &HttpRequest, parameters: &[(String, String)]) -> String {
    let path = request.uri().path();
    match serde_urlencoded::to_string(parameters) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        Ok(_) | Err(_) => path.to_owned(),
    }
}

/// One instant, one text: what would be written otherwise is no date of HTTP.
fn read(text: &str) -> Option<DateTime<Utc>> {
    let instant = NaiveDateTime::parse_from_str(text, HTTP_DATE)
        .ok()?
        .and_utc();
    (written(instant) == text).then_some(instant)
}

fn written(instant: DateTime<Utc>) -> String {
    instant.format(HTTP_DATE).to_string()
}

/// The first legal date that can be asked for.
fn first_date() -> NaiveDate {
    NaiveDate::from_ymd_opt(1800, 1, 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_http_is_read_as_it_is_written() {
        let text = "Sun, 26 Oct 2025 12:00:00 GMT";

        assert_eq!(read(text).map(written).as_deref(), Some(text));
    }

    #[test]
    fn what_is_no_date_of_http_is_refused() {
        for text in [
            "",
            "2025-10-26",
            "2025-10-26T12:00:00Z",
            "Mon, 26 Oct 2025 12:00:00 GMT",
            "Sun, 26 Oct 2025 12:00:00 +0000",
            "sun, 26 oct 2025 12:00:00 GMT",
            "Sunday, 26-Oct-25 12:00:00 GMT",
            "Sun Oct 26 12:00:00 2025",
            "Sun, 26 Oct 2025 24:00:00 GMT",
            "Sun,  26 Oct 2025 12:00:00 GMT",
            "Sun, 6 Oct 2025 12:00:00 GMT",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
