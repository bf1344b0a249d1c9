//! `/treaties/{treaty}/participants/{code}`: one participant in relation to a treaty.
//!
//! What it did, what follows, what it can do, and what the record said before it was corrected: nothing is hidden. Any
//! name leads here; the page itself has one address, that of the code.

mod acts;
mod relations;
mod steps;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::assessment::{Assessment, Standing};
use crate::domain::explain::Explanation;
use crate::domain::next_steps::NextSteps;
use crate::domain::statement::{Asked, Pending, pending};
use crate::domain::vocabulary;
use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::participants::named;
use crate::http::problem::Problem;
use crate::http::read::Reading;
use crate::http::wire::participants::treaty_participant_path;
use crate::http::wire::path_segment;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

use super::chrome::{Chrome, HeadLink, Section, Stamp, participant_path, treaty_path};
use super::marks::{Facts, Mark};
use super::scribe::Scribe;
use super::stated::{Stated, Statements};
use super::wording::Wording;
use super::{Page, answer, citing, unwritten};

use self::acts::{Act, Acts};
use self::relations::Relations;
use self::steps::Steps;

/// The page of a participant of a treaty.
pub async fn get_participant_page(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    match canonical(&app, &request) {
        Some(target) => HttpResponse::PermanentRedirect()
            .insert_header((header::LOCATION, target))
            // A name may come to mean another.
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .finish(),
        None => answer(&app, &request, page),
    }
}

/// Where the page is, if a name of the participant was asked for and not its code.
fn canonical(app: &App, request: &HttpRequest) -> Option<String> {
    let parts = request.match_info();
    let found = app.ledger().lookup().find(parts.get("code")?).ok()?;
    if found.canonical {
        return None;
    }
    let treaty = path_segment(parts.get("treaty")?);
    let code = path_segment(found.code.as_str());
    let path = format!("/treaties/{treaty}/participants/{code}");
    Some(match request.query_string() {
        "" => path,
        query => format!("{path}?{query}"),
    })
}

#[derive(Template)]
#[template(path = "participant.html")]
struct ParticipantPage {
    chrome: Chrome,
    w: Wording,
    stamp: Stamp,
    name: Mark,
    treaty: Mark,
    home: String,
    explain: String,
    status: &'static str,
    status_definition: &'static str,
    standing: Facts,
    acts: Vec<Act>,
    statements: Vec<Stated>,
    about: Vec<(Mark, Stated)>,
    pending: Vec<Facts>,
    relations: Relations,
    steps: Option<Steps>,
    feed: String,
    certificate: String,
    data: String,
    next_steps: String,
}

fn page(reading: &mut Reading<'_>) -> Result<Page<ParticipantPage>, Problem> {
    let language = reading.choose_language()?;
    let moment = reading.moment()?;
    let (record, history) = reading.treaty(&moment)?;
    let treaty = record.treaty.as_ref();
    let participant = named(reading, &history)?;
    let scribe = Scribe::of(reading, treaty);
    let steps = NextSteps::of(&history, scribe.directory, &participant, moment.as_of);
    let path = participant_path(treaty, participant.code.as_str());
    let title = format!(
        "{} – {}",
        scribe.name(&participant),
        scribe.w.text(treaty.name())
    );
    let mut chrome = Chrome::of_treaty(reading, treaty, Section::Participant, &path, title.clone());
    let json = treaty_participant_path(&treaty.id, &participant.code);
    chrome.links.push(HeadLink {
        rel: "alternate",
        media: "application/json",
        url: reading.app.url(&scribe.data(&json)),
        title,
    });
    citing::describe(
        &mut chrome,
        reading,
        &steps.assessment,
        &moment,
        Some(&participant),
    )
    .map_err(|error| unwritten(&error))?;
    let stamp = Stamp::of(reading, &moment, treaty);
    let statements = Statements::of(&scribe, &history, moment.as_of);
    let due = pending(&history, scribe.directory, &participant, moment.as_of);
    let explanation = Explanation::of(&steps.assessment);
    let parts = || -> Result<ParticipantPage, WordingError> {
        let code = &participant.code;
        let status = vocabulary::status(steps.standing.status);
        let acts = Acts {
            scribe: &scribe,
            record,
            history: &history,
            assessment: &steps.assessment,
            explanation: &explanation,
            moment: &moment,
        };
        let own = statements.by(code).map(|one| statements.laid_out(one));
        let about = statements.about(code).map(|one| {
            let author = scribe.linked(&one.action.act.participant, "");
            Ok((author, statements.laid_out(one)?))
        });
        Ok(ParticipantPage {
            w: scribe.w,
            name: scribe.text(&participant.names),
            treaty: scribe.text(treaty.name()),
            home: scribe.link(&treaty_path(treaty)),
            explain: scribe.link(&format!("{}/explain", treaty_path(treaty))),
            status: status.label(language),
            status_definition: status.definition,
            standing: standing(&scribe, &steps.standing, &steps.assessment)?,
            acts: acts.of(code)?,
            statements: own.collect::<Result<_, WordingError>>()?,
            about: about.collect::<Result<_, WordingError>>()?,
            pending: due
                .iter()
                .map(|one| told_later(&scribe, one))
                .collect::<Result<_, WordingError>>()?,
            relations: Relations::of(&scribe, &participant, &steps.assessment)?,
            steps: Steps::of(&scribe, &steps)?,
            feed: feed_of(&scribe, &path),
            certificate: scribe.link(&format!("{path}/certificate")),
            next_steps: scribe.data(&format!("{json}/next-steps")),
            data: scribe.data(&json),
            chrome,
            stamp,
        })
    };
    Ok(Page {
        template: parts().map_err(|error| unwritten(&error))?,
        language,
        last_modified: moment.last_modified(),
        policy: ContentPolicy::Page,
    })
}

/// Where it stands, fact by fact.
fn standing(
    scribe: &Scribe<'_>,
    standing: &Standing,
    assessment: &Assessment,
) -> Result<Facts, WordingError> {
    let (w, participant) = (scribe.w, &standing.participant);
    let plain = |text: &str| Mark::Plain(text.to_owned());
    let mut facts = Facts::default();
    let kind = vocabulary::participant_kind(participant.kind).label(w.language);
    facts
        .of
        .push(scribe.fact(m::PARTICIPANT_KIND, plain(kind))?);
    let group = vocabulary::regional_group(participant.regional_group).label(w.language);
    facts
        .of
        .push(scribe.fact(m::PARTICIPANT_GROUP, plain(group))?);
    let then = participant.name_on(assessment.as_of);
    if *then != participant.names {
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_NAME_THEN, scribe.text(then))?);
    }
    if let Some(signed) = &standing.signed {
        scribe.on(&mut facts, m::PARTICIPANT_SIGNED, Some(signed.on))?;
        scribe.on(
            &mut facts,
            m::PARTICIPANT_SIGNATURE_WITHDRAWN,
            signed.withdrawn_on,
        )?;
    }
    if let Some(instrument) = &standing.instrument {
        let kind = vocabulary::action(instrument.kind).label(w.language);
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_INSTRUMENT, plain(kind))?);
        scribe.on(
            &mut facts,
            m::PARTICIPANT_DEPOSITED,
            Some(instrument.deposited_on),
        )?;
        let counts = if standing.counts { "yes" } else { "no" };
        let counts = w.about(m::PARTICIPANT_COUNTS, "counts", counts)?;
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_COUNTED, Mark::Plain(counts))?);
        match standing.effect {
            Some(effect) => {
                scribe.on(&mut facts, m::PARTICIPANT_EFFECT, Some(effect.on))?;
                let basis = Mark::Plain(scribe.basis(effect)?);
                facts.of.push(scribe.fact(m::PARTICIPANT_BASIS, basis)?);
            }
            None => {
                let known = if assessment.commencement.is_some() {
                    "yes"
                } else {
                    "no"
                };
                let why = w.about(m::PARTICIPANT_NO_EFFECT, "known", known)?;
                facts
                    .of
                    .push(scribe.fact(m::PARTICIPANT_EFFECT, Mark::Plain(why))?);
            }
        }
    }
    scribe.on(&mut facts, m::PARTICIPANT_LEAVES, standing.leaves_on)?;
    scribe.on(
        &mut facts,
        m::PARTICIPANT_PROVISIONAL,
        standing.provisional_since,
    )?;
    let dissolution = participant.dissolution.as_ref();
    scribe.on(
        &mut facts,
        m::PARTICIPANT_LAST_DAY,
        dissolution.map(|d| d.until),
    )?;
    if let Some(note) = &participant.note {
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_NOTE, scribe.english(note))?);
    }
    Ok(facts)
}

/// Something that is still to be told.
fn told_later(scribe: &Scribe<'_>, pending: &Pending) -> Result<Facts, WordingError> {
    let mut facts = Facts::default();
    let (label, english) = match &pending.asked {
        Asked::Designation {
            what, designates, ..
        } => (
            scribe
                .w
                .about(m::PARTICIPANT_DESIGNATED, "what", designates.as_str())?,
            Some(what),
        ),
        Asked::CompetenceDeclaration => (scribe.w.say(m::PARTICIPANT_COMPETENCE)?, None),
    };
    facts
        .of
        .push(scribe.fact(m::PARTICIPANT_TO_TELL, Mark::Plain(label))?);
    if let Some(english) = english {
        let words = scribe.english(english);
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_IN_ENGLISH, words)?);
    }
    if let Some(article) = &pending.article {
        let article = Mark::words(article);
        facts.of.push(scribe.fact(m::PARTICIPANT_ARTICLE, article)?);
    }
    let verified = Mark::Plain(scribe.verified(&pending.provenance)?);
    facts.of.push(scribe.fact(m::PARTICIPANT_CLAUSE, verified)?);
    scribe.on(&mut facts, m::PARTICIPANT_DUE_SINCE, Some(pending.since))?;
    Ok(facts)
}

/// Its feed, which is always of today and so keeps the language alone.
fn feed_of(scribe: &Scribe<'_>, path: &str) -> String {
    format!("{path}/feed.atom?lang={}", scribe.w.tag())
}
