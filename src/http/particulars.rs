//! The particulars of an act and its statements, as a body says them.

use chrono::NaiveDate;

use crate::documents::plain_date;
use crate::domain::ids::ParticipantCode;
use crate::domain::particulars::{Capacity, Particulars};
use crate::domain::statement::{Designated, Provision, Statement, StatementId, StatementKind};

use super::App;
use super::field::{Lines, text};
use super::problem::{Problem, ProblemCode};
use super::read::participant_not_found;
use super::wire::requests::{RecordActionRequest, StatementRequest};

/// The most statements that come with an action, provisions or territories of a statement.
const MANY: usize = 100;

/// Reads the particulars of an act; `pointer` says where the act stands in the body.
///
/// # Errors
/// 422 with a pointer to what is not of its form.
pub fn read(app: &App, sent: &RecordActionRequest, pointer: &str) -> Result<Particulars, Problem> {
    let at = |field: &str| format!("{pointer}/{field}");
    let day = |field: &str, value: &Option<String>| date(&at(field), value.as_deref());
    let statements = list(&at("statements"), &sent.statements, statement)?;
    Ok(Particulars {
        title_received: text(
            &at("title_received"),
            sent.title_received.as_ref(),
            300,
            Lines::One,
        )?,
        dated_on: day("dated_on", &sent.dated_on)?,
        received_on: day("received_on", &sent.received_on)?,
        received_electronically_on: day(
            "received_electronically_on",
            &sent.received_electronically_on,
        )?,
        notified_on: day("notified_on", &sent.notified_on)?,
        registered_on: day("registered_on", &sent.registered_on)?,
        succession_on: day("succession_on", &sent.succession_on)?,
        predecessor: predecessor(app, &at("predecessor"), sent.predecessor.as_deref())?,
        capacity: word(
            &at("capacity"),
            sent.capacity.as_deref(),
            Capacity::parse,
            &Capacity::ALL.map(Capacity::as_str),
        )?,
        full_powers: sent.full_powers,
        override_reason: text(
            &at("override_reason"),
            sent.override_reason.as_ref(),
            2000,
            Lines::Many,
        )?,
        statements,
        documents: Vec::new(),
    })
}

pub(super) fn statement(pointer: &str, sent: &StatementRequest) -> Result<Statement, Problem> {
    let at = |field: &str| format!("{pointer}/{field}");
    let kinds = StatementKind::ALL.map(StatementKind::as_str);
    let kind = word(&at("kind"), Some(&sent.kind), StatementKind::parse, &kinds)?
        .ok_or_else(|| invalid(&at("kind"), "expected a kind of statement"))?;
    let statement = Statement {
        kind,
        provisions: list(&at("provisions"), &sent.provisions, |pointer, text| {
            Provision::parse(text)
                .ok_or_else(|| invalid(pointer, "expected a provision such as 63(3)"))
        })?,
        concerns: match sent.concerns.as_deref() {
            None => None,
            Some(id) => Some(StatementId::parse(id).ok_or_else(|| {
                invalid(
                    &at("concerns"),
                    "expected the id of a statement such as 6.1",
                )
            })?),
        },
        designates: word(
            &at("designates"),
            sent.designates.as_deref(),
            Designated::parse,
            &Designated::ALL.map(Designated::as_str),
        )?,
        territories: list(&at("territories"), &sent.territories, |pointer, name| {
            Ok(text(pointer, Some(name), 200, Lines::One)?.unwrap_or_default())
        })?,
        precludes_entry_into_force: sent.precludes_entry_into_force,
        text: text(&at("text"), sent.text.as_ref(), 20_000, Lines::Many)?,
        language: language(&at("language"), sent.language.as_deref())?,
        source: text(&at("source"), sent.source.as_ref(), 1000, Lines::One)?,
        note: text(&at("note"), sent.note.as_ref(), 2000, Lines::Many)?,
    };
    match statement.check() {
        Ok(()) => Ok(statement),
        Err((field, what)) => Err(invalid(&at(field), what)),
    }
}

pub(super) fn list<S, T>(
    pointer: &str,
    sent: &[S],
    read: impl Fn(&str, &S) -> Result<T, Problem>,
) -> Result<Vec<T>, Problem> {
    if sent.len() > MANY {
        return Err(invalid(pointer, &format!("expected at most {MANY} items")));
    }
    sent.iter()
        .enumerate()
        .map(|(index, item)| read(&format!("{pointer}/{index}"), item))
        .collect()
}

pub(super) fn date(pointer: &str, sent: Option<&str>) -> Result<Option<NaiveDate>, Problem> {
    sent.map(plain_date)
        .transpose()
        .map_err(|detail| invalid(pointer, &detail))
}

pub(super) fn word<T>(
    pointer: &str,
    sent: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
    known: &[&str],
) -> Result<Option<T>, Problem> {
    sent.map(|name| {
        parse(name)
            .ok_or_else(|| invalid(pointer, &format!("expected one of {}", known.join(", "))))
    })
    .transpose()
}

/// A BCP 47 tag by its form: a language, and subtags of up to eight letters and digits.
fn language(pointer: &str, sent: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(tag) = sent else {
        return Ok(None);
    };
    let mut subtags = tag.split('-');
    let is_language = subtags.next().is_some_and(|first| {
        (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase())
    });
    let are_subtags = subtags.all(|subtag| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    if is_language && are_subtags && tag.len() <= 35 {
        Ok(Some(tag.to_owned()))
    } else {
        Err(invalid(
            pointer,
            "expected a language tag such as en or zh-Hans",
        ))
    }
}

pub(super) fn predecessor(
    app: &App,
    pointer: &str,
    sent: Option<&str>,
) -> Result<Option<ParticipantCode>, Problem> {
    let Some(name) = sent else {
        return Ok(None);
    };
    let found = app.ledger().lookup().find(name).map_err(|near| {
        participant_not_found(ProblemCode::UnknownParticipant, name, near).at(pointer)
    })?;
    Ok(Some(found.code))
}

pub(super) fn invalid(pointer: &str, detail: &str) -> Problem {
    Problem::new(ProblemCode::InvalidBody, detail.to_owned()).at(pointer)
}
