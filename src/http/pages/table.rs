//! `/treaties/{treaty}/table`: the status table to print, in the manner of the depositary's own publication.
//!
//! One row for each that has done something, in the order of the language; brackets around what no longer stands; notes
//! and statements behind the table. Its numbers are those of the assessment that every other answer reads.

mod heading;
mod notes;
mod rows;
mod statements;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::progress::Progress;
use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::problem::Problem;
use crate::http::read::Reading;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

use super::chrome::{Chrome, HeadLink, Section, Stamp, treaty_path};
use super::collation::by_name;
use super::marks::{Facts, Mark};
use super::scribe::Scribe;
use super::stated::Statements;
use super::wording::Wording;
use super::{Page, answer, explain, unwritten};

use self::notes::{Note, Notes};
use self::rows::{Row, Table};
use self::statements::Part;

/// The status table of a treaty, to print.
pub async fn get_table_page(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, page)
}

#[derive(Template)]
#[template(path = "table.html")]
struct TablePage {
    chrome: Chrome,
    w: Wording,
    stamp: Stamp,
    number: Option<String>,
    title: Mark,
    heading: Facts,
    entry_into_force: String,
    article: String,
    status: Facts,
    consent: String,
    rows: Vec<Row>,
    notes: Vec<Note>,
    parts: Vec<Part>,
    permanent: String,
    address: String,
    data: String,
    explain: String,
}

fn page(reading: &mut Reading<'_>) -> Result<Page<TablePage>, Problem> {
    let language = reading.choose_language()?;
    let moment = reading.moment()?;
    let (record, history) = reading.treaty(&moment)?;
    let assessment = reading.assessment(&moment)?;
    let treaty = record.treaty.as_ref();
    let scribe = Scribe::of(reading, treaty);
    let progress = Progress::of(&assessment);
    let statements = Statements::of(&scribe, &history, moment.as_of);
    let stamp = Stamp::of(reading, &moment, treaty);
    let data = scribe.data(&format!("/v1/treaties/{}/participants", treaty.id));
    let permanent = scribe.permanent("/table", moment.as_of, moment.position.0);
    let parts = || -> Result<TablePage, WordingError> {
        let w = scribe.w;
        let order = by_name(language)?;
        let name = w.text(treaty.name());
        let title = w.about(m::TABLE_TITLE, "treaty", &name)?;
        let path = format!("{}/table", treaty_path(treaty));
        let mut chrome = Chrome::of_treaty(reading, treaty, Section::Table, &path, title.clone());
        chrome.links.push(HeadLink {
            rel: "alternate",
            media: "application/json",
            url: reading.app.url(&data),
            title,
        });
        let mut notes = Notes::new(&scribe);
        let table = Table {
            scribe: &scribe,
            record,
            history: &history,
            assessment: &assessment,
            position: moment.position,
        };
        let rows = table.rows(&order, &mut notes)?;
        Ok(TablePage {
            chrome,
            w,
            stamp,
            number: treaty.mtdsg_no.clone(),
            title: scribe.text(&treaty.title),
            heading: heading::of(&scribe)?,
            entry_into_force: explain::outcome(&scribe, &progress.stage)?,
            article: scribe.article(&treaty.clauses.entry_into_force.article)?,
            status: heading::status(&scribe, &progress)?,
            consent: heading::consent(&scribe),
            rows,
            notes: notes.written,
            parts: statements::parts(&scribe, &statements, &order)?,
            address: reading.app.url(&permanent),
            permanent: permanent.clone(),
            explain: scribe.link(&format!("{}/explain", treaty_path(treaty))),
            data: data.clone(),
        })
    };
    Ok(Page {
        template: parts().map_err(|error| unwritten(&error))?,
        language,
        last_modified: moment.last_modified(),
        policy: ContentPolicy::Page,
    })
}
