//! Pages for people: where a treaty stands, in seven languages, from the same published state as every other answer.
//!
//! They are whole without a script. What they say is decided by the domain; here it is laid out. No page has a script or
//! style inside it, none asks another host for anything, and every text that came from outside is escaped by the
//! templates.

pub mod assets;
pub mod chart;
pub mod chrome;
pub mod citing;
pub mod collation;
pub mod embed;
pub mod wording;

mod certificate;
mod explain;
mod home;
mod live;
mod marks;
mod participant;
mod scribe;
mod stated;
mod table;

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

use crate::domain::language::Language;

use super::App;
use super::content_policy::ContentPolicy;
use super::negotiation::{Media, accepted_language, prefers_page};
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, try_answer_as};
use super::representation::Content;

pub use certificate::{get_participant_certificate_page, get_treaty_certificate_page};
pub use explain::get_explain_page;
pub use home::{get_home, get_treaty_page};
pub use live::get_live_board;
pub use participant::get_participant_page;
pub use table::get_table_page;

use super::wording::ids as m;

use self::chrome::{Chrome, Section};
use self::wording::Wording;

/// A page that has been laid out.
pub struct Page<T: Template> {
    /// Its template, filled in.
    pub template: T,
    /// Its language.
    pub language: Language,
    /// When what it shows last changed.
    pub last_modified: Option<DateTime<Utc>>,
    /// Who may frame it.
    pub policy: ContentPolicy,
}

/// Answers with a page; a problem too becomes one for those who take pages.
pub fn answer<T: Template>(
    app: &App,
    request: &HttpRequest,
    view: impl FnOnce(&mut Reading<'_>) -> Result<Page<T>, Problem>,
) -> HttpResponse {
    let answered = try_answer_as(app, request, Media::Html, |reading| {
        let page = view(reading)?;
        Ok(Content {
            bytes: laid_out(&page.template)?.into_bytes(),
            content_type: Media::Html.content_type(),
            last_modified: page.last_modified,
            language: Some(page.language),
            policy: page.policy,
            ..Content::default()
        })
    });
    answered.unwrap_or_else(|problem| problem_page(app, request, problem))
}

/// The text of a page.
///
/// # Errors
/// 500 when a message cannot be written: a fault of the build.
fn laid_out(template: &impl Template) -> Result<String, Problem> {
    template.render().map_err(|error| unwritten(&error))
}

/// The problem of a text that cannot be written.
pub(super) fn unwritten(error: &impl std::fmt::Display) -> Problem {
    log::error!(error:% = error; "a text of a page cannot be written");
    Problem::new(
        ProblemCode::InternalError,
        ProblemCode::InternalError.meaning(),
    )
}

/// What went wrong, as a page.
#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    chrome: Chrome,
    w: Wording,
    problem: &'a Problem,
}

/// A problem as a page for those who take pages, else as the problem that it is.
pub fn problem_page(app: &App, request: &HttpRequest, problem: Problem) -> HttpResponse {
    if !prefers_page(request) {
        return problem.respond(request);
    }
    let language = accepted_language(request);
    let template = ProblemPage {
        chrome: Chrome::of_problem(app, request, language, &problem.title),
        w: Wording { language },
        problem: &problem,
    };
    let Ok(text) = laid_out(&template) else {
        return problem.respond(request);
    };
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    // What goes wrong in a frame is told in the frame.
    let policy = if request.path().starts_with("/embed/") {
        ContentPolicy::Embedded
    } else {
        ContentPolicy::Page
    };
    policy.insert_into(&mut response);
    response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, "accept, accept-language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .content_type(Media::Html.content_type())
        .body(text)
}

/// A path that has no resource, as a page for those who take pages.
pub async fn not_found(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let problem = Problem::new(ProblemCode::RouteNotFound, "no resource has this path");
    problem_page(&app, &request, problem)
}
