//! `/treaties/{treaty}/feed.atom` and that of one participant: every entry of the record, for those who read feeds
//! (RFC 4287).
//!
//! Pages go back by position (RFC 5005, 3): the record only grows, so a page holds the same entries for ever. An entry
//! is told again, with a later `updated`, only where a later entry corrects or revokes it.

pub mod told;

use actix_web::{HttpRequest, HttpResponse, web};
use atom_syndication::{
    Content as Body, Entry, Feed, FixedDateTime, Generator, Link, Person, Text, TextType,
};

use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::participant::Participant;
use crate::ledger::register::{Recorded, Register, TreatyRecord};
use crate::store::entry::Content as Entered;

use super::App;
use super::lasting_names::LastingNames;
use super::moment::Moment;
use super::negotiation::Media;
use super::pages::chrome::{participant_path, treaty_path};
use super::pages::wording::Wording;
use super::participants::named;
use super::plain::printable;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer_as};
use super::representation::Content;
use super::wording::ids as m;

use told::{Telling, Told};

/// How many entries a page has, unless asked otherwise, and at most.
const USUAL: u64 = 50;
const MOST: u64 = 200;

/// Follow a treaty as an Atom feed
///
/// Every entry of the record about the treaty, newest first: what was done, its legal date, the milestones that it
/// reached, and where it can be checked. `link rel="next"` leads to earlier entries (RFC 5005). The ids of entries are
/// those of the record and do not depend on where it is served from. An entry that a later one corrects says so, and
/// only then has another `updated`.
#[utoipa::path(get, path = "/treaties/{treaty}/feed.atom", tag = "Feeds",
    responses((status = 200, description = "The feed", body = String, content_type = "application/atom+xml")))]
pub async fn get_treaty_feed(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Atom, |reading| feed(reading, None))
}

/// Follow one participant as an Atom feed
///
/// The same, with the entries that concern one participant: its own acts, their corrections, statements of others about
/// its own, and decisions on whether it may take part.
#[utoipa::path(get, path = "/treaties/{treaty}/participants/{code}/feed.atom", tag = "Feeds",
    responses((status = 200, description = "The feed", body = String, content_type = "application/atom+xml")))]
pub async fn get_participant_feed(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Atom, |reading| {
        let moment = Moment::current(&reading.published.register, reading.today);
        let (_, history) = reading.treaty(&moment)?;
        let participant = named(reading, &history)?;
        feed(reading, Some(&participant))
    })
}

/// Which page of which feed.
struct Page<'a> {
    record: &'a TreatyRecord,
    participant: Option<&'a Participant>,
    before: Option<Position>,
    /// In the order of the record.
    entries: Vec<&'a Recorded>,
    /// Whether there are earlier entries.
    more: bool,
}

fn feed(reading: &mut Reading<'_>, participant: Option<&Participant>) -> Viewed {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let register = &reading.published.register;
    let limit = reading.query.number("limit", 1..=MOST)?;
    let limit = usize::try_from(limit.unwrap_or(USUAL)).unwrap_or(usize::MAX);
    let before = reading.query.number("before", 1..=u64::MAX)?.map(Position);
    let moment = Moment::current(register, reading.today);
    let (record, _) = reading.treaty(&moment)?;
    let (entries, more) = newest(register, record, participant, before, limit);
    let page = Page {
        record,
        participant,
        before,
        entries,
        more,
    };
    let feed = rendered(reading, &page, w).map_err(|error| super::pages::unwritten(&error))?;
    let updated = feed.updated.to_utc();
    let bytes = feed.write_to(Vec::new()).map_err(|error| {
        log::error!(error:% = error; "a feed cannot be written");
        Problem::new(
            ProblemCode::InternalError,
            ProblemCode::InternalError.meaning(),
        )
    })?;
    Ok(Content {
        bytes,
        content_type: Media::Atom.content_type(),
        last_modified: Some(updated),
        language: Some(w.language),
        ..Content::default()
    })
}

/// The newest entries before a position, and whether there are earlier ones.
fn newest<'a>(
    register: &'a Register,
    record: &'a TreatyRecord,
    participant: Option<&Participant>,
    before: Option<Position>,
    limit: usize,
) -> (Vec<&'a Recorded>, bool) {
    let all = [&record.registered].into_iter().chain(&record.actions);
    let until = all.filter(|recorded| before.is_none_or(|before| recorded.entry.position < before));
    // In the order of the record, in which events are cheapest to make.
    let mut found: Vec<&Recorded> = match participant {
        None => until.collect(),
        Some(participant) => {
            let concerns = |recorded: &&Recorded| {
                let concerned = register.concerned(&recorded.entry.content);
                concerned.contains(&participant.code)
            };
            until.filter(concerns).collect()
        }
    };
    let page = found.split_off(found.len().saturating_sub(limit));
    (page, !found.is_empty())
}

fn rendered(
    reading: &Reading<'_>,
    page: &Page<'_>,
    w: Wording,
) -> Result<Feed, super::wording::WordingError> {
    let register = &reading.published.register;
    let names = LastingNames::of(register);
    let treaty = &page.record.treaty;
    let telling = Telling {
        w,
        register,
        record: page.record,
    };
    let mut entries = Vec::new();
    for recorded in &page.entries {
        let told = telling.of(recorded)?;
        entries.push(entry(reading, page, names.entry(recorded), recorded, told));
    }
    entries.reverse();
    let registered_at = page.record.registered.entry.recorded_at;
    let updated = entries.iter().map(|entry| entry.updated).max();
    let code = page.participant.map(|participant| &participant.code);
    let name = w.text(treaty.name());
    let title = match page.participant {
        None => w.about(m::FEEDS_TITLE, "treaty", &name)?,
        Some(participant) => {
            let of = w.text(&participant.names);
            let variables = [("treaty", name.into()), ("participant", of.into())];
            w.with(m::FEEDS_TITLE_PARTICIPANT, variables)?
        }
    };
    Ok(Feed {
        title: plain(&title),
        id: names.feed(&treaty.id, code),
        updated: updated.unwrap_or_else(|| FixedDateTime::from(registered_at)),
        authors: vec![Person {
            name: "Signatory".to_owned(),
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Signatory".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            ..Generator::default()
        }),
        links: links(reading, page, w),
        subtitle: Some(plain(&w.say(m::PAGE_AUTHORITY)?)),
        lang: Some(w.tag().to_owned()),
        entries,
        ..Feed::default()
    })
}

/// The address of the feed itself, of its other pages (RFC 5005), and of the page for people.
fn links(reading: &Reading<'_>, page: &Page<'_>, w: Wording) -> Vec<Link> {
    let treaty = &page.record.treaty;
    let path = match page.participant {
        None => treaty_path(treaty),
        Some(participant) => participant_path(treaty, participant.code.as_str()),
    };
    let of_feed = |before: Option<Position>| {
        let mut kept = reading.parameters();
        kept.retain(|(name, _)| name != "before" && name != "lang");
        kept.push(("lang".to_owned(), w.tag().to_owned()));
        kept.extend(before.map(|before| ("before".to_owned(), before.to_string())));
        let query = serde_urlencoded::to_string(kept).unwrap_or_default();
        reading.app.url(&format!("{path}/feed.atom?{query}"))
    };
    let atom = |rel: &str, href: String| link(rel, Media::Atom, href);
    let page_for_people = reading.app.url(&format!("{path}?lang={}", w.tag()));
    let mut links = vec![
        atom("self", of_feed(page.before)),
        Link {
            hreflang: Some(w.tag().to_owned()),
            ..link("alternate", Media::Html, page_for_people)
        },
    ];
    if page.before.is_some() {
        links.push(atom("first", of_feed(None)));
    }
    let earliest = page.entries.first().filter(|_| page.more);
    if let Some(earliest) = earliest {
        links.push(atom("next", of_feed(Some(earliest.entry.position))));
    }
    links
}

fn entry(
    reading: &Reading<'_>,
    page: &Page<'_>,
    id: String,
    recorded: &Recorded,
    told: Told,
) -> Entry {
    let treaty = &page.record.treaty;
    let tag = reading.language.tag();
    let path = match &told.participant {
        Some(code) => participant_path(treaty, code.as_str()),
        None => treaty_path(treaty),
    };
    let for_people = reading.app.url(&format!("{path}?lang={tag}"));
    Entry {
        title: plain(&told.title),
        id,
        updated: told.updated.into(),
        published: Some(recorded.entry.recorded_at.into()),
        links: vec![
            Link {
                hreflang: Some(tag.to_owned()),
                ..link("alternate", Media::Html, for_people)
            },
            link("alternate", Media::Json, data(reading, page, recorded)),
        ],
        content: Some(Body {
            content_type: Some("text".to_owned()),
            value: Some(printable(&told.lines.join("\n"))),
            ..Body::default()
        }),
        ..Entry::default()
    }
}

/// The address of an entry as data.
fn data(reading: &Reading<'_>, page: &Page<'_>, recorded: &Recorded) -> String {
    let position = recorded.entry.position;
    let treaty = &page.record.treaty.id;
    reading.app.url(&match &recorded.entry.content {
        Entered::Treaty(_) => format!("/v1/treaties/{treaty}"),
        Entered::Action(_) => format!("/v1/treaties/{treaty}/actions/{position}"),
        // These have no address of their own; as events they have one.
        Entered::Correction(_) | Entered::Decision(_) => {
            format!("/v1/events?after={}&limit=1", position.0.saturating_sub(1))
        }
    })
}

fn link(rel: &str, media: Media, href: String) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(media.essence().to_owned()),
        ..Link::default()
    }
}

/// A text that is never taken for markup.
fn plain(text: &str) -> Text {
    Text {
        value: printable(text),
        r#type: TextType::Text,
        ..Text::default()
    }
}

/// The path of the feed of a treaty, or of one participant in it.
#[must_use]
pub fn path(
    treaty: &crate::domain::treaty::Treaty,
    participant: Option<&ParticipantCode>,
) -> String {
    match participant {
        None => format!("{}/feed.atom", treaty_path(treaty)),
        Some(code) => format!("{}/feed.atom", participant_path(treaty, code.as_str())),
    }
}
