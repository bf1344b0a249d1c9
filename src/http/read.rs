//! A read in progress, and what views of the published state share. How it is answered is `read/answering.rs`.

mod answering;

use std::sync::Arc;

use actix_web::HttpRequest;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::assessment::Assessment;
use crate::domain::history::History;
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::language::Language;
use crate::ledger::lookup::Near;
use crate::ledger::published::Published;
use crate::ledger::register::TreatyRecord;

use super::App;
use super::memento;
use super::moment::Moment;
use super::negotiation::Media;
use super::paging::{Limit, Paging};
use super::problem::{NearParticipant, Problem, ProblemCode};
use super::query::Query;
use super::representation::Content;

pub use answering::{
    answer, answer_as, answer_dated, answer_dated_in, answer_dated_localized, answer_in,
    answer_plain_in, answer_privately, remembered, takes_json, try_answer_as,
};

/// The media type of every answer that is not a problem.
pub const JSON: &str = "application/json";

/// A read in progress.
pub struct Reading<'a> {
    /// The application.
    pub app: &'a App,
    /// The state from which it is answered.
    pub published: &'a Published,
    /// The depositary's date.
    pub today: NaiveDate,
    /// Now.
    pub now: DateTime<Utc>,
    /// The parameters.
    pub query: Query,
    /// The language chosen for the answer.
    pub language: Language,
    /// The form chosen for the answer: JSON, unless it can be plain text and the client prefers that.
    pub media: Media,
    request: &'a HttpRequest,
    negotiates_datetime: bool,
    /// The moment for which the answer is, once it has been read.
    moment: Option<Moment>,
}

/// What a view answers.
pub type Viewed = Result<Content, Problem>;

impl<'a> Reading<'a> {
    /// A part of the path, decoded.
    #[must_use]
    pub fn path(&self, name: &str) -> &'a str {
        self.request.match_info().get(name).unwrap_or_default()
    }

    /// The parameters as they were sent.
    #[must_use]
    pub fn parameters(&self) -> Vec<(String, String)> {
        serde_urlencoded::from_str(self.request.query_string()).unwrap_or_default()
    }

    /// The moment that the query asks for; where the legal date is negotiated and not in the query, the header's.
    ///
    /// # Errors
    /// When a clock's parameter is not of its form, or a negotiated date.
    pub fn moment(&mut self) -> Result<Moment, Problem> {
        let mut moment = Moment::read(
            &mut self.query,
            &self.published.register,
            self.today,
            self.now,
        )?;
        if self.negotiates_datetime {
            let asked = memento::asked(self.request.headers(), self.today)?;
            if let Some(date) = asked.filter(|date| moment.as_of_is_today && *date < self.today) {
                moment.as_of = date;
                moment.as_of_is_today = false;
            }
        }
        self.moment = Some(moment);
        Ok(moment)
    }

    /// The moment and the part of the list that the query asks for.
    ///
    /// # Errors
    /// When a parameter is not of its form.
    pub fn moment_and_page(&mut self, limit: Limit) -> Result<(Moment, Paging), Problem> {
        let mut moment = self.moment()?;
        let list = self.list();
        let paging = Paging::read(&mut self.query, limit, &list, &mut moment)?;
        moment.recorded_at = self.published.register.recorded_at(moment.position);
        self.moment = Some(moment);
        Ok((moment, paging))
    }

    /// The same for a list that can be a file too: a file is whole and has no part.
    ///
    /// # Errors
    /// When a parameter is not of its form, or a part of a file is asked for.
    pub fn moment_and_part(&mut self, limit: Limit) -> Result<(Moment, Option<Paging>), Problem> {
        if self.media == Media::Json {
            let (moment, paging) = self.moment_and_page(limit)?;
            return Ok((moment, Some(paging)));
        }
        for name in ["limit", "cursor"] {
            if self.query.has(name) {
                let detail = "a file is whole; leave it out, or ask for JSON, which has pages";
                return Err(Problem::parameter(name, detail));
            }
        }
        Ok((self.moment()?, None))
    }

    /// What tells this list from others: its path and every parameter but those of paging.
    fn list(&self) -> String {
        let uri = self.request.uri();
        let mut parameters: Vec<(String, String)> = without_cursor(uri.query());
        parameters.retain(|(name, _)| name != "limit");
        parameters.sort();
        format!("{}\n{}\n{parameters:?}", uri.path(), self.language.tag())
    }

    /// The treaty that the path names, as the register knew it at a moment.
    ///
    /// # Errors
    /// 404 when there is none, or was none then.
    pub fn treaty(&self, moment: &Moment) -> Result<(&'a TreatyRecord, Arc<History>), Problem> {
        treaty_at(self.published, self.path("treaty"), moment)
    }

    /// Where everyone stands in relation to the treaty that the path names, at a moment.
    ///
    /// # Errors
    /// 404 when there is no such treaty.
    pub fn assessment(&self, moment: &Moment) -> Result<Assessment, Problem> {
        let (_, history) = self.treaty(moment)?;
        Ok(Assessment::of(
            &history,
            self.published.register.directory(),
            moment.as_of,
        ))
    }

    /// Takes the language that `lang` asks for, else the one that the headers do. Belongs before paging.
    ///
    /// # Errors
    /// When `lang` is not one of ours.
    pub fn choose_language(&mut self) -> Result<Language, Problem> {
        let asked = self
            .query
            .one("lang", "one of ar, zh, en, fr, ru, es, vi", |tag| {
                Language::ALL.into_iter().find(|l| l.tag() == tag)
            })?;
        self.language = asked.unwrap_or(self.language);
        Ok(self.language)
    }

    /// The participant that the parameter `participant` asks for, by any of its names.
    ///
    /// # Errors
    /// 404 with similar names when nobody is called so.
    pub fn participant_asked(&mut self) -> Result<Option<ParticipantCode>, Problem> {
        participant_asked(&mut self.query, self.app)
    }

    /// The link to the next page.
    #[must_use]
    pub fn next_link(&self, next_cursor: Option<&String>) -> Vec<String> {
        let Some(cursor) = next_cursor else {
            return Vec::new();
        };
        let uri = self.request.uri();
        let mut kept = without_cursor(uri.query());
        kept.push(("cursor".to_owned(), cursor.clone()));
        let query = serde_urlencoded::to_string(kept).unwrap_or_default();
        vec![format!("<{}?{query}>; rel=\"next\"", uri.path())]
    }
}

/// The participant that the parameter `participant` asks for, by any of its names.
///
/// # Errors
/// 404 with similar names when nobody is called so.
pub fn participant_asked(query: &mut Query, app: &App) -> Result<Option<ParticipantCode>, Problem> {
    let Some(text) = query.text("participant")? else {
        return Ok(None);
    };
    let found = app.ledger().lookup().find(&text);
    let found = found
        .map_err(|near| participant_not_found(ProblemCode::ParticipantNotFound, &text, near))?;
    Ok(Some(found.code))
}

fn without_cursor(query: Option<&str>) -> Vec<(String, String)> {
    let mut parameters: Vec<(String, String)> =
        serde_urlencoded::from_str(query.unwrap_or_default()).unwrap_or_default();
    parameters.retain(|(name, _)| name != "cursor");
    parameters
}

/// JSON content with its dates.
///
/// # Errors
/// 500 if the value does not serialize, which none of ours does.
pub fn json(value: &impl Serialize, last_modified: Option<DateTime<Utc>>) -> Viewed {
    let bytes = serde_json::to_vec(value).map_err(|error| {
        log::error!(error:% = error; "an answer does not serialize");
        Problem::new(
            ProblemCode::InternalError,
            ProblemCode::InternalError.meaning(),
        )
    })?;
    Ok(Content {
        bytes,
        content_type: JSON,
        last_modified,
        ..Content::default()
    })
}

/// The problem of a participant that was not found, with those that have similar names.
#[must_use]
pub fn participant_not_found(code: ProblemCode, text: &str, near: Vec<Near>) -> Problem {
    let text: String = text.chars().take(80).collect();
    let mut problem = Problem::new(code, format!("no participant is called {text:?}"));
    problem.near = near
        .into_iter()
        .map(|near| NearParticipant {
            code: near.code.to_string(),
            name: near.name,
        })
        .collect();
    problem
}

/// A treaty, as the register knew it at a moment.
///
/// # Errors
/// 404 when there is none, or was none then.
pub fn treaty_at<'a>(
    published: &'a Published,
    id: &str,
    moment: &Moment,
) -> Result<(&'a TreatyRecord, Arc<History>), Problem> {
    TreatyId::parse(id)
        .ok()
        .and_then(|id| published.register.treaty(&id))
        .and_then(|record| Some((record, record.history_at(moment.position)?)))
        .ok_or_else(|| treaty_not_found(id))
}

/// The problem of a treaty that is not in the register.
#[must_use]
pub fn treaty_not_found(id: &str) -> Problem {
    let id: String = id.chars().take(80).collect();
    Problem::new(
        ProblemCode::TreatyNotFound,
        format!("the register has no treaty {id:?}, or had none at the moment asked for"),
    )
}
