//! `/` and `/treaties/{treaty}`: where a treaty stands, everything on one page.

mod dates;
mod figures;
pub(super) mod list;
mod view;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::assessment::Assessment;
use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::problem::{Problem, ProblemCode};
use crate::http::read::{Reading, treaty_at};
use crate::http::wording::status_line::{Vantage, sentence};

use super::chrome::{Chrome, Section, Stamp, treaty_path};
use super::wording::Wording;
use super::{Page, answer, citing, unwritten};

use view::Home;

/// The page of the featured treaty.
pub async fn get_home(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, |reading| {
        let register = &reading.published.register;
        let featured = reading.app.featured(register).ok_or_else(|| {
            Problem::new(
                ProblemCode::TreatyNotFound,
                "the register has no treaty yet",
            )
        })?;
        page(reading, featured.treaty.id.as_str())
    })
}

/// The page of a treaty.
pub async fn get_treaty_page(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, |reading| {
        page(reading, reading.path("treaty"))
    })
}

fn page(reading: &mut Reading<'_>, id: &str) -> Result<Page<impl Template + use<>>, Problem> {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let moment = reading.moment()?;
    let wanted = list::Wanted::read(&mut reading.query)?;
    let (record, history) = treaty_at(reading.published, id, &moment)?;
    let directory = reading.published.register.directory();
    let assessment = Assessment::of(&history, directory, moment.as_of);
    let treaty = &record.treaty;
    let stamp = Stamp::of(reading, &moment, treaty);
    let vantage = Vantage {
        today: reading.today,
        entry: stamp.is_pinned_to_entry.then_some(moment.position),
    };
    let sentence = sentence(&assessment, vantage, w.language).map_err(|error| unwritten(&error))?;
    let path = treaty_path(treaty);
    let name = w.text(treaty.name());
    let mut chrome = Chrome::of_treaty(reading, treaty, Section::Progress, &path, name);
    chrome.description.clone_from(&sentence);
    super::embed::discovery(&mut chrome);
    citing::describe(&mut chrome, reading, &assessment, &moment, None)
        .map_err(|error| unwritten(&error))?;
    let cited =
        citing::cite_as(reading.app, treaty, &moment, w).map_err(|error| unwritten(&error))?;
    let home = Home::of(
        view::Shown {
            chrome,
            stamp,
            sentence,
            cited,
            history: &history,
            assessment: &assessment,
            register: &reading.published.register,
        },
        wanted,
        w,
    );
    Ok(Page {
        template: home.map_err(|error| unwritten(&error))?,
        language: w.language,
        last_modified: moment.last_modified(),
        policy: ContentPolicy::Page,
    })
}
