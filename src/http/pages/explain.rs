//! `/treaties/{treaty}/explain`: why the date of entry into force is what it is, or why there is none yet.
//!
//! Everything is read off the same assessment as the numbers. What is asserted, disputed or corrected stands beside what
//! is computed, and an example of a date that nobody can know yet says that it is one.

mod clauses;
mod doubts;
mod instruments;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::assessment::Assessment;
use crate::domain::explain::Explanation;
use crate::domain::progress::{Progress, Stage};
use crate::domain::threshold::Commencement;
use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::problem::Problem;
use crate::http::read::Reading;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

use super::chrome::{Chrome, HeadLink, Section, Stamp, treaty_path};
use super::marks::{Facts, Mark, Reckoning};
use super::scribe::Scribe;
use super::wording::{Wording, Written};
use super::{Page, answer, unwritten};

use self::clauses::Clause;
use self::doubts::{Policy, Reading as OneReading};
use self::instruments::Row;

/// The page that explains a treaty's date of entry into force.
pub async fn get_explain_page(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, page)
}

#[derive(Template)]
#[template(path = "explain.html")]
struct ExplainPage {
    chrome: Chrome,
    w: Wording,
    stamp: Stamp,
    treaty: Mark,
    home: String,
    table: String,
    answer: String,
    numbers: Facts,
    missing: Vec<Mark>,
    conditions: Vec<Facts>,
    clauses: Vec<Clause>,
    rule: Facts,
    reckoning: Reckoning,
    example: Option<Reckoning>,
    instruments: Vec<Row>,
    asserted: Facts,
    findings: Vec<Facts>,
    readings: Vec<OneReading>,
    corrections: Vec<Facts>,
    policies: Vec<Policy>,
    further: Vec<Facts>,
    data: String,
}

fn page(reading: &mut Reading<'_>) -> Result<Page<ExplainPage>, Problem> {
    let language = reading.choose_language()?;
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let assessment = reading.assessment(&moment)?;
    let treaty = record.treaty.as_ref();
    let scribe = Scribe::of(reading, treaty);
    let explanation = Explanation::of(&assessment);
    let progress = Progress::of(&assessment);
    let recomputed = record.recomputed(moment.position, scribe.directory, moment.as_of);
    let stamp = Stamp::of(reading, &moment, treaty);
    let data = scribe.data(&format!("/v1/treaties/{}/progress/explain", treaty.id));
    let parts = || -> Result<ExplainPage, WordingError> {
        let w = scribe.w;
        let name = w.text(treaty.name());
        let title = w.about(m::EXPLAIN_TITLE, "treaty", &name)?;
        let path = format!("{}/explain", treaty_path(treaty));
        let mut chrome = Chrome::of_treaty(reading, treaty, Section::Explain, &path, title.clone());
        let answer = outcome(&scribe, &progress.stage)?;
        chrome.description.clone_from(&answer);
        chrome.links.push(HeadLink {
            rel: "alternate",
            media: "application/json",
            url: reading.app.url(&data),
            title,
        });
        let clauses = &treaty.clauses;
        Ok(ExplainPage {
            chrome,
            w,
            stamp,
            treaty: scribe.text(treaty.name()),
            home: scribe.link(&treaty_path(treaty)),
            table: scribe.link(&format!("{}/table", treaty_path(treaty))),
            answer,
            numbers: numbers(&scribe, &progress, &assessment)?,
            missing: missing(&scribe, &explanation)?,
            conditions: clauses::conditions(&scribe, &assessment)?,
            clauses: vec![
                Clause::on_entry_into_force(&scribe, &clauses.entry_into_force)?,
                Clause::on_later_parties(&scribe, &clauses.later_parties)?,
            ],
            rule: clauses::rule(&scribe, treaty)?,
            reckoning: scribe.reckoning(&explanation.arithmetic)?,
            example: example(&scribe, &assessment)?,
            instruments: instruments::rows(&scribe, &assessment, &explanation)?,
            asserted: doubts::asserted(&scribe, &assessment)?,
            findings: doubts::findings(&scribe, &assessment)?,
            readings: doubts::readings(&scribe, &assessment)?,
            corrections: doubts::corrections(&scribe, &recomputed)?,
            policies: doubts::policies(&scribe, &assessment)?,
            further: clauses::further(&scribe, &explanation)?,
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

/// Where the treaty is, in one sentence.
pub(super) fn outcome(scribe: &Scribe<'_>, stage: &Stage) -> Written {
    let w = scribe.w;
    let (reached, date) = match stage {
        Stage::Pending => (String::new(), String::new()),
        Stage::ThresholdReached {
            reached_on,
            enters_into_force_on: on,
        }
        | Stage::InForce {
            reached_on,
            since: on,
        } => (w.date(reached_on)?, w.date(on)?),
    };
    w.with(
        m::EXPLAIN_ANSWER,
        [
            ("stage", stage.as_str().into()),
            ("reached", reached.into()),
            ("date", date.into()),
        ],
    )
}

fn numbers(
    scribe: &Scribe<'_>,
    progress: &Progress,
    assessment: &Assessment,
) -> Result<Facts, WordingError> {
    let w = scribe.w;
    let mut facts = Facts::default();
    let threshold = Mark::Plain(w.number(progress.threshold)?);
    facts.of.push(scribe.fact(m::EXPLAIN_THRESHOLD, threshold)?);
    let counted = Mark::Plain(w.number(progress.counted)?);
    facts.of.push(scribe.fact(m::EXPLAIN_COUNTED, counted)?);
    let reached = assessment.reached.as_ref().map(|reached| reached.on);
    scribe.on(&mut facts, m::EXPLAIN_REACHED, reached)?;
    scribe.on(&mut facts, m::EXPLAIN_IN_FORCE, assessment.in_force_on)?;
    Ok(facts)
}

fn missing(scribe: &Scribe<'_>, explanation: &Explanation) -> Result<Vec<Mark>, WordingError> {
    let w = scribe.w;
    let mut missing = Vec::new();
    if explanation.missing_instruments > 0 {
        let number = explanation.missing_instruments;
        missing.push(w.count(m::EXPLAIN_MISSING_INSTRUMENTS, "missing", number)?);
    }
    let conditions = u32::try_from(explanation.unmet_conditions.len()).unwrap_or(u32::MAX);
    if conditions > 0 {
        missing.push(w.count(m::EXPLAIN_MISSING_CONDITIONS, "missing", conditions)?);
    }
    if let Some(parent) = &explanation.waits_for_parent {
        missing.push(w.about(m::EXPLAIN_WAITS_FOR_PARENT, "parent", parent.as_str())?);
    }
    Ok(missing.into_iter().map(Mark::Plain).collect())
}

/// The calculation as it would be if the last condition were met on the day of the page; none where there is a real one,
/// or where it would depend on something unknown.
fn example(
    scribe: &Scribe<'_>,
    assessment: &Assessment,
) -> Result<Option<Reckoning>, WordingError> {
    if assessment.reached.is_some() {
        return Ok(None);
    }
    let clause = &assessment.treaty.clauses.entry_into_force;
    let supposed = Assessment {
        commencement: Commencement::of(clause, assessment.as_of, assessment.floor),
        ..assessment.clone()
    };
    if supposed.commencement.is_none() {
        return Ok(None);
    }
    let reckoning = scribe.reckoning(&Explanation::of(&supposed).arithmetic)?;
    Ok(Some(reckoning))
}
