//! `/` and `/treaties/{treaty}`: where a treaty stands.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::assessment::Assessment;
use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::problem::{Problem, ProblemCode};
use crate::http::read::{Reading, treaty_at};
use crate::http::wording::ids as m;
use crate::http::wording::status_line::{Vantage, sentence};

use super::chrome::{Chrome, Section, Stamp, treaty_path};
use super::wording::Wording;
use super::{Page, answer, citing, unwritten};

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

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    chrome: Chrome,
    w: Wording,
    stamp: Stamp,
    name: String,
    sentence: String,
}

fn page(reading: &mut Reading<'_>, id: &str) -> Result<Page<Home>, Problem> {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let moment = reading.moment()?;
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
    let name = w.text(treaty.name());
    let path = treaty_path(treaty);
    let mut chrome = Chrome::of_treaty(reading, treaty, Section::Progress, &path, name.clone());
    chrome.description.clone_from(&sentence);
    citing::describe(&mut chrome, reading, &assessment, &moment, None)
        .map_err(|e| unwritten(&e))?;
    Ok(Page {
        template: Home {
            chrome,
            w,
            stamp,
            name,
            sentence,
        },
        language: w.language,
        last_modified: moment.last_modified(),
        policy: ContentPolicy::Page,
    })
}
