//! `/treaties/{treaty}/live`: the board of a signing ceremony. The count, the last act, and the list as it fills up.
//!
//! It is a page like the others, and follows the record without waiting: what is recorded stands on it at once.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

use crate::domain::action::{Action, Family};
use crate::domain::assessment::Assessment;
use crate::domain::progress::Progress;
use crate::domain::vocabulary::action;
use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::problem::Problem;
use crate::http::read::Reading;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;
use crate::http::wording::status_line::split;
use crate::ledger::register::Register;

use super::chrome::{Chrome, Section, Stamp, treaty_path};
use super::home::list::Dated;
use super::wording::Wording;
use super::{Page, answer, unwritten};

/// How many acts the board lists: those of a ceremony.
const LISTED: usize = 120;

/// The board of a treaty.
pub async fn get_live_board(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, board)
}

#[derive(Template)]
#[template(path = "live.html")]
struct Board {
    chrome: Chrome,
    w: Wording,
    stamp: Stamp,
    signatories: u32,
    signatories_split: String,
    counted: String,
    latest: Option<Listed>,
    listed: Vec<Listed>,
}

/// One of the latest acts.
struct Listed {
    name: String,
    label: &'static str,
    date: Dated,
}

fn board(reading: &mut Reading<'_>) -> Result<Page<Board>, Problem> {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let moment = reading.moment()?;
    let (record, history) = reading.treaty(&moment)?;
    let register = &reading.published.register;
    let assessment = Assessment::of(&history, register.directory(), moment.as_of);
    let treaty = &record.treaty;
    let path = format!("{}/live", treaty_path(treaty));
    let title = w.about(m::LIVE_TITLE, "treaty", &w.text(treaty.name()));
    let title = title.map_err(|error| unwritten(&error))?;
    let chrome = Chrome::of_treaty(reading, treaty, Section::Live, &path, title);
    let stamp = Stamp::of(reading, &moment, treaty);
    let acts = latest(record.actions_until(moment.position), &history, &assessment);
    let template = Board::of(chrome, stamp, &assessment, &acts, register, w)
        .map_err(|error| unwritten(&error))?;
    Ok(Page {
        template,
        language: w.language,
        last_modified: moment.last_modified(),
        policy: ContentPolicy::Page,
    })
}

/// The signatures and instruments as the record has them now, the last recorded first.
fn latest<'a>(
    recorded: impl Iterator<Item = &'a crate::ledger::register::Recorded>,
    history: &'a crate::domain::history::History,
    assessment: &Assessment,
) -> Vec<(&'a Action, DateTime<Utc>)> {
    let mut acts: Vec<(&Action, DateTime<Utc>)> = recorded
        .filter_map(|recorded| {
            let standing = history.action(recorded.entry.position)?;
            let is_shown = match standing.act.kind.family() {
                Family::Signature | Family::Consent => standing.act.date <= assessment.as_of,
                Family::ProvisionalApplication | Family::Withdrawal | Family::Communication => {
                    false
                }
            };
            is_shown.then_some((standing, recorded.entry.recorded_at))
        })
        .collect();
    acts.reverse();
    acts.truncate(LISTED);
    acts
}

impl Board {
    fn of(
        chrome: Chrome,
        stamp: Stamp,
        assessment: &Assessment,
        acts: &[(&Action, DateTime<Utc>)],
        register: &Register,
        w: Wording,
    ) -> Result<Self, WordingError> {
        let progress = Progress::of(assessment);
        let mut listed = acts
            .iter()
            .map(|(act, _)| {
                let code = &act.act.participant;
                let participant = register.directory().resolve(code);
                Ok(Listed {
                    name: participant.map_or_else(|| code.to_string(), |p| w.text(&p.names)),
                    label: action(act.act.kind).label(w.language),
                    date: Dated::of(act.act.date, w)?,
                })
            })
            .collect::<Result<Vec<_>, WordingError>>()?;
        let latest = (!listed.is_empty()).then(|| listed.remove(0));
        Ok(Self {
            chrome,
            w,
            stamp,
            signatories: progress.signatories.total,
            signatories_split: split(progress.signatories, w.language)?,
            counted: w.with(
                m::HOME_BAR,
                [
                    ("counted", progress.counted.into()),
                    ("threshold", progress.threshold.into()),
                ],
            )?,
            latest,
            listed,
        })
    }
}
