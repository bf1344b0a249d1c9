//! The bodies of requests about submissions, read.

use std::collections::BTreeMap;

use crate::domain::action::ActionKind;
use crate::domain::particulars::Capacity;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::submission::{
    Content, Examination, Finding, Item, ReturnReason, Returned, Submission, Verdict,
};
use crate::http::App;
use crate::http::field::{Lines, text};
use crate::http::particulars::{date, invalid, list, predecessor, statement, word};
use crate::http::problem::Problem;
use crate::http::wire::submissions::requests::{
    ExaminationRequest, ReturnRequest, SubmissionContentRequest,
};

/// Reads the contents of a submission; `pointer` says where they stand.
pub(super) fn content(
    app: &App,
    sent: &SubmissionContentRequest,
    pointer: &str,
) -> Result<Content, Problem> {
    let at = |field: &str| format!("{pointer}/{field}");
    let line = |field: &str, value: &Option<String>, longest: usize| {
        text(&at(field), value.as_ref(), longest, Lines::One)
    };
    Ok(Content {
        kind: kind(&at("kind"), &sent.kind)?,
        title_received: text(
            &at("title_received"),
            Some(&sent.title_received),
            300,
            Lines::One,
        )?
        .unwrap_or_default(),
        dated_on: date(&at("dated_on"), sent.dated_on.as_deref())?,
        issued_at: line("issued_at", &sent.issued_at, 100)?
            .as_deref()
            .map(Place::new),
        signatory: line("signatory", &sent.signatory, 300)?,
        capacity: word(
            &at("capacity"),
            sent.capacity.as_deref(),
            Capacity::parse,
            &Capacity::ALL.map(Capacity::as_str),
        )?,
        ad_interim: sent.ad_interim,
        full_powers: sent.full_powers,
        succession_on: date(&at("succession_on"), sent.succession_on.as_deref())?,
        predecessor: predecessor(app, &at("predecessor"), sent.predecessor.as_deref())?,
        statements: list(&at("statements"), &sent.statements, statement)?,
        note: text(&at("note"), sent.note.as_ref(), 2000, Lines::Many)?,
    })
}

/// Reads what an examination found.
pub(super) fn examination(
    sent: &ExaminationRequest,
    of: &Submission,
    by: &Person,
) -> Result<Examination, Problem> {
    let line = |field: &str, value: &Option<String>, longest: usize, lines: Lines| {
        text(&format!("/{field}"), value.as_ref(), longest, lines)
    };
    let received_on = date("/received_on", sent.received_on.as_deref())?;
    let received_electronically_on = date(
        "/received_electronically_on",
        sent.received_electronically_on.as_deref(),
    )?;
    Ok(Examination {
        kind: match &sent.kind {
            None => of.content.kind,
            Some(asked) => kind("/kind", asked)?,
        },
        date: date("/date", sent.date.as_deref())?,
        received_on,
        received_electronically_on,
        place: line("place", &sent.place, 100, Lines::One)?
            .as_deref()
            .map(Place::new),
        source: line("source", &sent.source, 1000, Lines::One)?,
        note: line("note", &sent.note, 2000, Lines::Many)?,
        override_reason: line("override_reason", &sent.override_reason, 2000, Lines::Many)?,
        statements: match &sent.statements {
            None => None,
            Some(sent) => Some(list("/statements", sent, statement)?),
        },
        findings: findings(sent)?,
        prepared_by: by.clone(),
    })
}

fn findings(sent: &ExaminationRequest) -> Result<BTreeMap<Item, Finding>, Problem> {
    let mut findings = BTreeMap::new();
    for (index, found) in sent.findings.iter().enumerate() {
        let at = |field: &str| format!("/findings/{index}/{field}");
        let items = Item::ALL.map(Item::as_str);
        let item = required(&at("item"), &found.item, Item::parse, &items)?;
        let verdicts = Verdict::ALL.map(Verdict::as_str);
        let verdict = required(&at("finding"), &found.finding, Verdict::parse, &verdicts)?;
        let note = text(&at("note"), found.note.as_ref(), 2000, Lines::Many)?;
        if findings.insert(item, Finding { verdict, note }).is_some() {
            return Err(invalid(&at("item"), "expected each item once"));
        }
    }
    Ok(findings)
}

/// Reads why a submission is returned.
pub(super) fn returned(sent: &ReturnRequest) -> Result<Returned, Problem> {
    let known = ReturnReason::ALL.map(ReturnReason::as_str);
    let mut reasons = Vec::new();
    for (index, name) in sent.reasons.iter().enumerate() {
        let at = format!("/reasons/{index}");
        let reason = required(&at, name, ReturnReason::parse, &known)?;
        if reasons.contains(&reason) {
            return Err(invalid(&at, "expected each reason once"));
        }
        reasons.push(reason);
    }
    let text = text("/text", sent.text.as_ref(), 2000, Lines::Many)?;
    if reasons.is_empty() {
        return Err(invalid("/reasons", "expected one reason at least"));
    }
    if reasons.contains(&ReturnReason::Other) && text.is_none() {
        return Err(invalid("/text", "expected what the other reason is"));
    }
    Ok(Returned { reasons, text })
}

fn kind(pointer: &str, sent: &str) -> Result<ActionKind, Problem> {
    required(
        pointer,
        sent,
        ActionKind::parse,
        &ActionKind::ALL.map(ActionKind::as_str),
    )
}

fn required<T>(
    pointer: &str,
    sent: &str,
    parse: impl Fn(&str) -> Option<T>,
    known: &[&str],
) -> Result<T, Problem> {
    word(pointer, Some(sent), parse, known)?.ok_or_else(|| invalid(pointer, "expected a word"))
}
