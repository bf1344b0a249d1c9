//! A certificate of status as a page to be printed: what was signed, in the reader's language, and how it is checked.
//!
//! The signature is over the facts of the JSON, which are the same in every language; the page only tells them.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

use crate::domain::action::ActionKind;
use crate::domain::assessment::{Assessment, Standing};
use crate::domain::ids::ParticipantCode;
use crate::domain::language::{Language, Texts};
use crate::domain::no_effect::NoEffect;
use crate::domain::progress::Progress;
use crate::domain::statement::{StatementKind, StatementState};
use crate::domain::vocabulary;
use crate::http::App;
use crate::http::certificates::facts::path;
use crate::http::certificates::{KEYS_PATH, Signed, of_participant, of_treaty};
use crate::http::content_policy::ContentPolicy;
use crate::http::moment::Moment;
use crate::http::problem::Problem;
use crate::http::read::Reading;
use crate::http::wire::certificates::{CertifiedAct, Reliance};
use crate::http::wire::statements::StatementStandingResponse;
use crate::http::wording::WordingError;
use crate::http::wording::certificate::{Subject, summary};
use crate::http::wording::ids as m;
use crate::http::wording::isolated;
use crate::http::wording::status_line::{Vantage, sentence};

use super::chrome::{Chrome, Section, Stamp, participant_path, treaty_path};
use super::wording::Wording;
use super::{Page, answer, unwritten};

/// The certificate of a participant's status, to be printed.
pub async fn get_participant_certificate_page(
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    answer(&app, &request, participant)
}

/// The certificate of a treaty's status, to be printed.
pub async fn get_treaty_certificate_page(
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    answer(&app, &request, treaty)
}

#[derive(Template)]
#[template(path = "certificate.html")]
struct Certificate {
    chrome: Chrome,
    w: Wording,
    stamp: Stamp,
    sentence: String,
    facts: Vec<Fact>,
    acts: Option<Vec<Act>>,
    statements: Option<Vec<Statement>>,
    not_compared: String,
    is_completeness_unknown: bool,
    signed: Signed,
    hash: String,
    json_path: String,
    json_url: String,
    keys_path: &'static str,
    keys_url: String,
}

/// A line of the table of facts.
struct Fact {
    label: &'static str,
    value: String,
    /// The language of the value, where it is another than the page's.
    is_in: Option<Language>,
}

/// An act of the participant.
struct Act {
    kind: &'static str,
    date: NaiveDate,
    place: Option<String>,
    position: u64,
    corrected_by: Option<u64>,
}

/// A statement of the participant.
struct Statement {
    kind: &'static str,
    provisions: String,
    state: &'static str,
}

/// What both certificates share.
struct Printed {
    moment: Moment,
    signed: Signed,
    hash: String,
    reliance: Reliance,
    /// The path of the page.
    page: String,
    /// The path of the JSON, without parameters.
    json: String,
}

fn participant(reading: &mut Reading<'_>) -> Result<Page<Certificate>, Problem> {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let (moment, facts, signed) = of_participant(reading)?;
    let assessment = reading.assessment(&moment)?;
    let code = ParticipantCode::parse(&facts.participant.code).ok();
    let standing = code.as_ref().and_then(|code| assessment.standing(code));
    let standing = standing.ok_or_else(|| unwritten(&"the participant is gone"))?;
    let subject = Subject {
        assessment: &assessment,
        standing,
        entry: moment.position,
    };
    let sentence = summary(subject, w.language).map_err(|error| unwritten(&error))?;
    let rows = of_standing(w, &assessment, standing).map_err(|error| unwritten(&error))?;
    let printed = Printed {
        moment,
        signed,
        hash: facts.record.hash.clone(),
        page: format!(
            "{}/certificate",
            participant_path(&assessment.treaty, &facts.participant.code)
        ),
        json: path(&facts.treaty.id, &facts.participant.code),
        reliance: facts.reliance.clone(),
    };
    let mut page = page(reading, w, &assessment, printed, sentence)?;
    page.template.facts = rows;
    page.template.acts = Some(
        facts
            .acts
            .iter()
            .map(|act| Act::of(act, w.language))
            .collect(),
    );
    let statements = facts.statements.iter();
    page.template.statements = Some(statements.map(|s| Statement::of(s, w.language)).collect());
    Ok(page)
}

fn treaty(reading: &mut Reading<'_>) -> Result<Page<Certificate>, Problem> {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let (moment, facts, signed) = of_treaty(reading)?;
    let assessment = reading.assessment(&moment)?;
    let vantage = Vantage {
        today: moment.as_of,
        entry: Some(moment.position),
    };
    let sentence = sentence(&assessment, vantage, w.language).map_err(|error| unwritten(&error))?;
    let rows = of_whole(w, &assessment).map_err(|error| unwritten(&error))?;
    let printed = Printed {
        moment,
        signed,
        hash: facts.record.hash.clone(),
        page: format!("{}/certificate", treaty_path(&assessment.treaty)),
        json: format!("/v1/treaties/{}/certificate", facts.treaty.id),
        reliance: facts.reliance.clone(),
    };
    let mut page = page(reading, w, &assessment, printed, sentence)?;
    page.template.facts = rows;
    Ok(page)
}

/// The page without its facts.
fn page(
    reading: &Reading<'_>,
    w: Wording,
    assessment: &Assessment,
    printed: Printed,
    sentence: String,
) -> Result<Page<Certificate>, Problem> {
    let written = |text: Result<String, WordingError>| text.map_err(|error| unwritten(&error));
    let treaty = &assessment.treaty;
    let title = written(w.say(m::CERTIFICATE_TITLE))?;
    let mut chrome = Chrome::of_treaty(reading, treaty, Section::Certificate, &printed.page, title);
    chrome.description.clone_from(&sentence);
    // Exactly this moment, so that the JSON is the one whose signature is printed here.
    let json_path = format!(
        "{}?as_of={}&at_position={}",
        printed.json, printed.moment.as_of, printed.moment.position
    );
    let not_compared = &printed.reliance.clauses_not_compared;
    let articles: Vec<&str> = not_compared
        .iter()
        .map(|clause| clause.article.as_deref().unwrap_or(clause.clause))
        .collect();
    let not_compared = if articles.is_empty() {
        written(w.say(m::CERTIFICATE_ALL_COMPARED))?
    } else {
        let articles = isolated(&articles.join(", "), Language::En, w.language);
        written(w.about(m::CERTIFICATE_NOT_COMPARED, "articles", &articles))?
    };
    Ok(Page {
        template: Certificate {
            w,
            stamp: Stamp::of(reading, &printed.moment, treaty),
            sentence,
            facts: Vec::new(),
            acts: None,
            statements: None,
            not_compared,
            is_completeness_unknown: printed.reliance.complete_until.is_none(),
            hash: printed.hash,
            json_url: chrome.url(&json_path),
            json_path,
            keys_path: KEYS_PATH,
            keys_url: chrome.url(KEYS_PATH),
            signed: printed.signed,
            chrome,
        },
        language: w.language,
        last_modified: printed.moment.last_modified(),
        policy: ContentPolicy::Page,
    })
}

/// What is certified of a participant, line by line.
fn of_standing(
    w: Wording,
    assessment: &Assessment,
    standing: &Standing,
) -> Result<Vec<Fact>, WordingError> {
    let participant = &standing.participant;
    let code = format!(" ({})", participant.code);
    let mut facts = vec![named(
        w,
        m::CERTIFICATE_PARTICIPANT,
        &participant.names,
        &code,
    )];
    facts.extend(of_treaty_itself(w, assessment)?);
    let status = vocabulary::status(standing.status).label(w.language);
    facts.push(fact(m::CERTIFICATE_STATUS, status.to_owned()));
    let effect = match standing.effect {
        Some(effect) => w.date(effect.on)?,
        None => reason(w, NoEffect::of(assessment, standing))?,
    };
    facts.push(fact(m::CERTIFICATE_EFFECT, effect));
    if let Some(on) = standing.leaves_on {
        facts.push(fact(m::CERTIFICATE_LEAVES, w.date(on)?));
    }
    if let Some(since) = standing.provisional_since {
        facts.push(fact(m::CERTIFICATE_PROVISIONAL, w.date(since)?));
    }
    Ok(facts)
}

/// What is certified of a treaty, line by line.
fn of_whole(w: Wording, assessment: &Assessment) -> Result<Vec<Fact>, WordingError> {
    let progress = Progress::of(assessment);
    let mut facts = of_treaty_itself(w, assessment)?;
    let stage = vocabulary::stage(&progress.stage).label(w.language);
    facts.push(fact(m::CERTIFICATE_STATUS, stage.to_owned()));
    let entry = match assessment.in_force_on {
        Some(on) => w.date(on)?,
        None => reason(w, NoEffect::of_treaty(assessment))?,
    };
    facts.push(fact(m::CERTIFICATE_ENTRY, entry));
    if let Some(asserted) = &assessment.asserted {
        facts.push(fact(m::CERTIFICATE_ASSERTED, w.date(asserted.on)?));
    }
    let of = format!(
        "{} / {}",
        w.number(progress.counted)?,
        w.number(progress.threshold)?
    );
    facts.push(fact(m::CERTIFICATE_COUNTED, of));
    for (label, split) in [
        (m::CERTIFICATE_SIGNATORIES, progress.signatories),
        (m::CERTIFICATE_CONTRACTING, progress.contracting_states),
        (m::CERTIFICATE_IN_FORCE_FOR, progress.parties),
    ] {
        facts.push(fact(label, w.number(split.total)?));
    }
    Ok(facts)
}

/// Which treaty, and as at which date.
fn of_treaty_itself(w: Wording, assessment: &Assessment) -> Result<Vec<Fact>, WordingError> {
    let treaty = &assessment.treaty;
    let mut facts = vec![named(w, m::CERTIFICATE_TREATY, &treaty.title, "")];
    if let Some(number) = &treaty.mtdsg_no {
        facts.push(fact(m::CERTIFICATE_REFERENCE, format!("MTDSG {number}")));
    }
    facts.push(fact(m::CERTIFICATE_AS_OF, w.date(assessment.as_of)?));
    Ok(facts)
}

fn reason(w: Wording, reason: Option<NoEffect>) -> Result<String, WordingError> {
    match reason {
        None => Ok(String::new()),
        Some(NoEffect::NoInstrument) => w.say(m::CERTIFICATE_NO_INSTRUMENT),
        Some(NoEffect::InstrumentEnded) => w.say(m::CERTIFICATE_INSTRUMENT_ENDED),
        Some(NoEffect::ConditionsNotMet) => w.say(m::CERTIFICATE_CONDITIONS_NOT_MET),
        Some(NoEffect::ParentNotInForce) => w.say(m::CERTIFICATE_PARENT_NOT_IN_FORCE),
        Some(NoEffect::EndsBefore) => w.say(m::CERTIFICATE_ENDS_BEFORE),
    }
}

fn fact(label: &'static str, value: String) -> Fact {
    Fact {
        label,
        value,
        is_in: None,
    }
}

/// A line whose value is a name, in English where it has none in the language of the page.
fn named(w: Wording, label: &'static str, name: &Texts, also: &str) -> Fact {
    let own = name.exact(w.language);
    Fact {
        label,
        value: format!("{}{also}", own.unwrap_or_else(|| name.get(Language::En))),
        is_in: own.is_none().then_some(Language::En),
    }
}

impl Act {
    fn of(act: &CertifiedAct, language: Language) -> Self {
        let kind = ActionKind::parse(act.kind);
        Self {
            kind: kind.map_or(act.kind, |kind| vocabulary::action(kind).label(language)),
            date: act.date,
            place: act.place.clone(),
            position: act.position,
            corrected_by: act.corrected_by.as_ref().and_then(|id| id.parse().ok()),
        }
    }
}

impl Statement {
    fn of(standing: &StatementStandingResponse, language: Language) -> Self {
        let kind = StatementKind::parse(standing.statement.kind);
        let state = StatementState::ALL
            .into_iter()
            .find(|state| state.as_str() == standing.state);
        Self {
            kind: kind.map_or(standing.statement.kind, |kind| {
                vocabulary::statement(kind).label(language)
            }),
            provisions: standing.statement.provisions.join(", "),
            state: state.map_or(standing.state, |state| {
                vocabulary::statement_state(state).label(language)
            }),
        }
    }
}
