//! `/sitemap.xml`: every page of every treaty and participant, in every language (sitemaps.org 0.9).
//!
//! `lastmod` is when what a page says last changed: with an entry that concerns it, or on a day on which something took
//! effect. Where one file would be too large, it is an index of one file for each treaty.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use crate::domain::assessment::Assessment;
use crate::domain::calendar::Occasion;
use crate::domain::ids::ParticipantCode;
use crate::domain::language::Language;
use crate::domain::place::depositary_day_start;
use crate::http::App;
use crate::http::calendar;
use crate::http::moment::Moment;
use crate::http::negotiation::Media;
use crate::http::pages::chrome::{participant_path, treaty_path};
use crate::http::plain::printable;
use crate::http::problem::Problem;
use crate::http::read::answer_as;
use crate::http::representation::Content;
use crate::ledger::published::Published;
use crate::ledger::register::{Dated, TreatyRecord};

/// What one file may hold, by sitemaps.org.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    pages: usize,
    bytes: usize,
}

const BOUNDS: Bounds = Bounds {
    pages: 50_000,
    bytes: 50 * 1024 * 1024,
};

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page, and when it last changed.
struct Page {
    path: String,
    changed_at: DateTime<Utc>,
}

/// Answers with all pages, or with the index of the files that list them.
pub async fn get_sitemap(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Xml, |reading| {
        let register = &reading.published.register;
        let treaties: Vec<(String, Vec<Page>)> = register
            .treaties()
            .map(|record| {
                let pages = pages(reading.published, record, reading.today);
                (treaty_path(&record.treaty), pages)
            })
            .collect();
        content(all(&reading.app.url(""), &treaties, BOUNDS))
    })
}

/// Answers with the pages of one treaty.
pub async fn get_treaty_sitemap(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Xml, |reading| {
        let register = &reading.published.register;
        let moment = Moment::current(register, reading.today);
        let (record, _) = reading.treaty(&moment)?;
        content(listed(
            &reading.app.url(""),
            &pages(reading.published, record, reading.today),
        ))
    })
}

fn content(xml: String) -> Result<Content, Problem> {
    Ok(Content {
        bytes: xml.into_bytes(),
        content_type: Media::Xml.content_type(),
        ..Content::default()
    })
}

/// One file, or the index of the treaties' own.
fn all(base: &str, treaties: &[(String, Vec<Page>)], bounds: Bounds) -> String {
    let changed_at = treaties
        .iter()
        .filter_map(|(_, pages)| last_change(pages))
        .max();
    let home = changed_at.map(|changed_at| Page {
        path: "/".to_owned(),
        changed_at,
    });
    let together: Vec<&Page> = home
        .iter()
        .chain(treaties.iter().flat_map(|(_, pages)| pages))
        .collect();
    if together.len() <= bounds.pages {
        let xml = listed(base, together);
        if xml.len() <= bounds.bytes {
            return xml;
        }
    }
    let mut xml = format!("{DECLARATION}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for (path, pages) in treaties {
        let url = escaped(&format!("{base}{path}/sitemap.xml"));
        let changed_at = last_change(pages).map(written).unwrap_or_default();
        let _ = writeln!(
            xml,
            "<sitemap><loc>{url}</loc><lastmod>{changed_at}</lastmod></sitemap>"
        );
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn listed<'a>(base: &str, pages: impl IntoIterator<Item = &'a Page>) -> String {
    let mut xml = format!(
        "{DECLARATION}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for page in pages {
        let url = escaped(&format!("{base}{}", page.path));
        let changed_at = written(page.changed_at);
        let _ = write!(xml, "<url><loc>{url}</loc><lastmod>{changed_at}</lastmod>");
        for language in Language::ALL {
            let tag = language.tag();
            let _ = write!(
                xml,
                "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}?lang={tag}\"/>"
            );
        }
        let _ = writeln!(
            xml,
            "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{url}\"/></url>"
        );
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The pages of a treaty: its own, and one for each participant.
fn pages(published: &Published, record: &TreatyRecord, today: NaiveDate) -> Vec<Page> {
    let register = &published.register;
    let directory = register.directory();
    let dated = calendar::dated(published, record, today);
    let registered_at = record.registered.entry.recorded_at;
    let mut concerned: BTreeMap<ParticipantCode, DateTime<Utc>> = BTreeMap::new();
    for recorded in &record.actions {
        for code in register.concerned(&recorded.entry.content) {
            // In the order of the record: the last one stays.
            concerned.insert(code, recorded.entry.recorded_at);
        }
    }
    let changed_by_days = |of: &dyn Fn(&Occasion) -> bool| {
        let dated = dated.iter().filter(|(occasion, _)| of(occasion));
        dated.map(|(_, dated)| changed_at(dated, today)).max()
    };
    let own = Page {
        path: treaty_path(&record.treaty),
        changed_at: changed_by_days(&|_| true)
            .unwrap_or(registered_at)
            .max(record.last_entry_at()),
    };
    // Those of the status table, and those that acted without standing in it today.
    let assessment = Assessment::of(&record.history, directory, today);
    let standing = assessment.standings.iter();
    let mut codes: BTreeSet<&ParticipantCode> = concerned.keys().collect();
    codes.extend(standing.map(|standing| &standing.participant.code));
    let of_participants = codes.into_iter().map(|code| {
        let by_entries = concerned.get(code).copied().unwrap_or(registered_at);
        let by_days = changed_by_days(&|occasion| occasion.participant() == Some(code));
        Page {
            path: participant_path(&record.treaty, code.as_str()),
            changed_at: by_days.unwrap_or(registered_at).max(by_entries),
        }
    });
    [own].into_iter().chain(of_participants).collect()
}

/// When a page that names a day last changed by it: when the day became known, or when it came.
fn changed_at(dated: &Dated, today: NaiveDate) -> DateTime<Utc> {
    let came = (dated.on <= today).then(|| depositary_day_start(dated.on));
    came.map_or(dated.since, |came| came.max(dated.since))
}

fn last_change(pages: &[Page]) -> Option<DateTime<Utc>> {
    pages.iter().map(|page| page.changed_at).max()
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A text in XML.
fn escaped(text: &str) -> String {
    printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://register.example.int";

    fn treaties() -> Vec<(String, Vec<Page>)> {
        let page = |path: String| Page {
            path,
            changed_at: DateTime::UNIX_EPOCH,
        };
        let of = |path: &str| {
            let pages = vec![
                page(path.to_owned()),
                page(format!("{path}/participants/VNM")),
            ];
            (path.to_owned(), pages)
        };
        vec![of("/treaties/one"), of("/treaties/other")]
    }

    #[test]
    fn what_fits_into_one_file_is_one() {
        let xml = all(BASE, &treaties(), Bounds { pages: 5, ..BOUNDS });

        assert_eq!(xml.matches("<url>").count(), 5);
        assert!(xml.contains("<loc>https://register.example.int/</loc>"));
    }

    #[test]
    fn what_does_not_fit_is_an_index_of_one_file_for_each_treaty() {
        for bounds in [
            Bounds { pages: 4, ..BOUNDS },
            Bounds {
                bytes: 1_000,
                ..BOUNDS
            },
        ] {
            let xml = all(BASE, &treaties(), bounds);

            assert_eq!(xml.matches("<url>").count(), 0);
            for treaty in ["one", "other"] {
                let file = format!("<loc>{BASE}/treaties/{treaty}/sitemap.xml</loc>");
                assert_eq!(xml.matches(&file).count(), 1);
            }
        }
    }
}
