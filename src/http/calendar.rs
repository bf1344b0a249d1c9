//! `/treaties/{treaty}/calendar.ics`: the days of a treaty, for calendars (RFC 5545, RFC 7986).
//!
//! Only days that are known are in it, and every one is a whole day. A day that moves in the record keeps its UID and has
//! a higher SEQUENCE. The bytes depend on the record and the date alone, never on the time of the request.

mod event;

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use icalendar::{Calendar, Parameter, Property};

use crate::domain::assessment::Assessment;
use crate::domain::calendar::Occasion;
use crate::domain::ids::ParticipantCode;
use crate::domain::language::Language;
use crate::domain::treaty::Treaty;
use crate::ledger::published::{Asking, Published};
use crate::ledger::register::{Dated, TreatyRecord};

use super::App;
use super::lasting_names::LastingNames;
use super::moment::Moment;
use super::negotiation::Media;
use super::pages::chrome::treaty_path;
use super::pages::wording::{Wording, Written};
use super::plain::printable;
use super::problem::Problem;
use super::read::{Reading, Viewed, answer_as};
use super::representation::Content;
use super::wording::{WordingError, ids as m};

use event::Marking;

/// The days of a treaty.
type Days = BTreeMap<Occasion, Dated>;

/// About how many bytes a day takes in memory.
const BYTES_OF_A_DAY: usize = 128;

/// How often a calendar should look again: dates move rarely, and hardly within a day.
const REFRESH_EVERY: &str = "PT6H";

/// Subscribe to a treaty's dates
///
/// An iCalendar with whole days: the period for signature; the day on which the threshold was reached, once it was; the
/// entry into force; the days on which it enters into force for later parties, and on which participations end. No day is in
/// it that is not known. A date that moves keeps its `UID` and has a higher `SEQUENCE`.
#[utoipa::path(get, path = "/treaties/{treaty}/calendar.ics", tag = "Feeds",
    responses((status = 200, description = "The calendar", body = String, content_type = "text/calendar")))]
pub async fn get_treaty_calendar(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Calendar, calendar)
}

fn calendar(reading: &mut Reading<'_>) -> Viewed {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let participant = reading.participant_asked()?;
    let register = &reading.published.register;
    let moment = Moment::current(register, reading.today);
    let (record, history) = reading.treaty(&moment)?;
    let directory = register.directory();
    let assessment = Assessment::of(&history, directory, reading.today);
    let stamp = record.last_entry_at();
    let marking = Marking {
        w,
        assessment: &assessment,
        dated: &dated(reading.published, record, reading.today),
        directory,
        only: participant.as_ref(),
    };
    let unwritten = |error: WordingError| super::pages::unwritten(&error);
    let name = name(&assessment.treaty, &marking).map_err(unwritten)?;
    let mut calendar = head(reading, &assessment.treaty, &name, participant.as_ref(), w);
    let about = w.say(m::PAGE_AUTHORITY).map_err(unwritten)?;
    calendar.append_property(in_language("DESCRIPTION", &about, w));
    let names = LastingNames::of(register);
    for marked in marking.events().map_err(unwritten)? {
        let uid = names.occasion(&assessment.treaty.id, &marked.occasion);
        let path = path_of(&assessment.treaty, &marked.occasion);
        let url = reading.app.url(&format!("{path}?lang={}", w.tag()));
        calendar.push(marked.event(&uid, &url, stamp, w));
    }
    Ok(Content {
        bytes: written(&calendar)?,
        content_type: Media::Calendar.content_type(),
        last_modified: moment.last_modified(),
        language: Some(w.language),
        ..Content::default()
    })
}

/// The days of a treaty with how they came to be, remembered while this state is published: every language and every
/// participant's calendar needs the same.
pub fn dated(published: &Published, record: &TreatyRecord, today: NaiveDate) -> Arc<Days> {
    // No request has such a target.
    let target = format!("days of {}", record.treaty.id);
    let asking = Asking {
        day: today,
        language: Language::En,
        target: &target,
    };
    if let Some(known) = published.remembered::<Days>(asking) {
        return known;
    }
    let days = Arc::new(record.dated(published.register.directory(), today));
    let bytes = days.len().saturating_mul(BYTES_OF_A_DAY);
    published.remember(
        asking,
        days.clone(),
        u64::try_from(bytes).unwrap_or(u64::MAX),
    );
    days
}

/// What is said of the whole calendar.
fn head(
    reading: &Reading<'_>,
    treaty: &Treaty,
    name: &str,
    participant: Option<&ParticipantCode>,
    w: Wording,
) -> Calendar {
    let source = reading.app.url(&path(treaty, participant, w));
    let page = reading
        .app
        .url(&format!("{}?lang={}", treaty_path(treaty), w.tag()));
    let product = concat!(
        "-//Signatory//Signatory ",
        env!("CARGO_PKG_VERSION"),
        "//EN"
    );
    let of = |key: &str, parameter: (&str, &str), value: &str| {
        Property::new(key, value)
            .append_parameter(Parameter::new(parameter.0, parameter.1))
            .done()
    };
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", product))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(of("NAME", ("LANGUAGE", w.tag()), &escaped(name)))
        .append_property(in_language("X-WR-CALNAME", name, w))
        .append_property(of("SOURCE", ("VALUE", "URI"), &source))
        .append_property(("URL", page.as_str()))
        .append_property(of("REFRESH-INTERVAL", ("VALUE", "DURATION"), REFRESH_EVERY))
        .append_property(("X-PUBLISHED-TTL", REFRESH_EVERY));
    calendar
}

fn name(treaty: &Treaty, marking: &Marking<'_>) -> Written {
    let w = marking.w;
    let treaty_name = w.text(treaty.name());
    match marking.only {
        None => w.about(m::FEEDS_CALENDAR_TITLE, "treaty", &treaty_name),
        Some(code) => {
            let participant = marking.name(code);
            let variables = [
                ("treaty", treaty_name.into()),
                ("participant", participant.into()),
            ];
            w.with(m::FEEDS_CALENDAR_TITLE_PARTICIPANT, variables)
        }
    }
}

/// A text in the language of the calendar.
fn in_language(key: &str, text: &str, w: Wording) -> Property {
    Property::new(key, printable(text))
        .append_parameter(Parameter::new("LANGUAGE", w.tag()))
        .done()
}

/// A text as RFC 5545 3.3.11 has it: for the property that the library does not take for one.
fn escaped(text: &str) -> String {
    printable(text)
        .replace('\\', r"\\")
        .replace(',', r"\,")
        .replace(';', r"\;")
        .replace('\n', r"\n")
}

fn written(calendar: &Calendar) -> Result<Vec<u8>, Problem> {
    use std::fmt::Write as _;
    let mut text = String::new();
    write!(text, "{calendar}").map_err(|error| super::pages::unwritten(&error))?;
    Ok(folded(&text).into_bytes())
}

/// The same lines, none longer than 75 octets (RFC 5545, 3.1): the library's own folding makes some of 76.
fn folded(text: &str) -> String {
    const OCTETS: usize = 75;
    let mut folded = String::with_capacity(text.len() + text.len() / 16);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for character in line.chars() {
            if octets + character.len_utf8() > OCTETS {
                folded.push_str("\r\n ");
                octets = 1;
            }
            folded.push(character);
            octets += character.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

fn path_of(treaty: &Treaty, occasion: &Occasion) -> String {
    match occasion.participant() {
        None => treaty_path(treaty),
        Some(code) => super::pages::chrome::participant_path(treaty, code.as_str()),
    }
}

/// The path of the calendar of a treaty in a language, with the dates of one participant or of all.
#[must_use]
pub fn path(treaty: &Treaty, participant: Option<&ParticipantCode>, w: Wording) -> String {
    let mut parameters = vec![("lang", w.tag())];
    parameters.extend(participant.map(|code| ("participant", code.as_str())));
    let query = serde_urlencoded::to_string(parameters).unwrap_or_default();
    format!("{}/calendar.ics?{query}", treaty_path(treaty))
}
