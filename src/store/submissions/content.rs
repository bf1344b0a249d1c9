//! The stored shape of a submission's contents and of its examination: JSON in one column.
//!
//! It is private to its State and the depositary, and no part of the record: it is rewritten when a submission changes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::action::ActionKind;
use crate::domain::ids::ParticipantCode;
use crate::domain::particulars::Capacity;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::statement::Statement;
use crate::domain::submission::{
    Content, Examination, Finding, Item, ReturnReason, Returned, Submission, Verdict,
};
use crate::store::entry::act::{StoredStatement, known, optional};

/// Everything of a submission that has no column of its own.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredSubmission {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_paper: Option<StoredPerson>,
    received: StoredContent,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    examination: Option<StoredExamination>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    returned: Option<StoredReturn>,
}

/// What the column comes to.
pub(super) struct Parts {
    pub(super) on_paper: Option<Person>,
    pub(super) content: Content,
    pub(super) examination: Option<Examination>,
    pub(super) returned: Option<Returned>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredPerson {
    issuer: String,
    subject: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredContent {
    kind: String,
    title_received: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dated_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issued_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signatory: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    capacity: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    ad_interim: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    full_powers: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    succession_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    predecessor: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    statements: Vec<StoredStatement>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredExamination {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    received_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    received_electronically_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    override_reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    statements: Option<Vec<StoredStatement>>,
    findings: BTreeMap<String, StoredFinding>,
    prepared_by: StoredPerson,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFinding {
    verdict: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredReturn {
    reasons: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

impl From<&Submission> for StoredSubmission {
    fn from(submission: &Submission) -> Self {
        Self {
            on_paper: submission.on_paper.as_ref().map(Into::into),
            received: (&submission.content).into(),
            examination: submission.examination.as_ref().map(Into::into),
            returned: submission.returned.as_ref().map(Into::into),
        }
    }
}

impl From<&Person> for StoredPerson {
    fn from(person: &Person) -> Self {
        Self {
            issuer: person.issuer.clone(),
            subject: person.subject.clone(),
        }
    }
}

impl From<&Content> for StoredContent {
    fn from(content: &Content) -> Self {
        Self {
            kind: content.kind.as_str().to_owned(),
            title_received: content.title_received.clone(),
            dated_on: content.dated_on,
            issued_at: content.issued_at.as_ref().map(ToString::to_string),
            signatory: content.signatory.clone(),
            capacity: content.capacity.map(|c| c.as_str().to_owned()),
            ad_interim: content.ad_interim,
            full_powers: content.full_powers,
            succession_on: content.succession_on,
            predecessor: content.predecessor.as_ref().map(ToString::to_string),
            statements: content.statements.iter().map(Into::into).collect(),
            note: content.note.clone(),
        }
    }
}

impl From<&Examination> for StoredExamination {
    fn from(examination: &Examination) -> Self {
        let statements = examination.statements.as_ref();
        Self {
            kind: examination.kind.as_str().to_owned(),
            date: examination.date,
            received_on: examination.received_on,
            received_electronically_on: examination.received_electronically_on,
            place: examination.place.as_ref().map(ToString::to_string),
            source: examination.source.clone(),
            note: examination.note.clone(),
            override_reason: examination.override_reason.clone(),
            statements: statements.map(|all| all.iter().map(Into::into).collect()),
            findings: examination
                .findings
                .iter()
                .map(|(item, finding)| (item.as_str().to_owned(), finding.into()))
                .collect(),
            prepared_by: (&examination.prepared_by).into(),
        }
    }
}

impl From<&Finding> for StoredFinding {
    fn from(finding: &Finding) -> Self {
        Self {
            verdict: finding.verdict.as_str().to_owned(),
            note: finding.note.clone(),
        }
    }
}

impl From<&Returned> for StoredReturn {
    fn from(returned: &Returned) -> Self {
        Self {
            reasons: returned
                .reasons
                .iter()
                .map(|reason| reason.as_str().to_owned())
                .collect(),
            text: returned.text.clone(),
        }
    }
}

impl StoredSubmission {
    pub(super) fn parse(self) -> Result<Parts, String> {
        Ok(Parts {
            on_paper: self.on_paper.map(StoredPerson::parse),
            content: self.received.parse()?,
            examination: self.examination.map(StoredExamination::parse).transpose()?,
            returned: self.returned.map(StoredReturn::parse).transpose()?,
        })
    }
}

impl StoredPerson {
    fn parse(self) -> Person {
        Person {
            issuer: self.issuer,
            subject: self.subject,
        }
    }
}

impl StoredContent {
    fn parse(self) -> Result<Content, String> {
        Ok(Content {
            kind: known("kind", &self.kind, ActionKind::parse)?,
            title_received: self.title_received,
            dated_on: self.dated_on,
            issued_at: self.issued_at.as_deref().map(Place::new),
            signatory: self.signatory,
            capacity: optional("capacity", self.capacity.as_deref(), Capacity::parse)?,
            ad_interim: self.ad_interim,
            full_powers: self.full_powers,
            succession_on: self.succession_on,
            predecessor: self
                .predecessor
                .map(|code| ParticipantCode::parse(&code).map_err(|e| e.to_string()))
                .transpose()?,
            statements: statements(self.statements)?,
            note: self.note,
        })
    }
}

impl StoredExamination {
    fn parse(self) -> Result<Examination, String> {
        Ok(Examination {
            kind: known("kind", &self.kind, ActionKind::parse)?,
            date: self.date,
            received_on: self.received_on,
            received_electronically_on: self.received_electronically_on,
            place: self.place.as_deref().map(Place::new),
            source: self.source,
            note: self.note,
            override_reason: self.override_reason,
            statements: self.statements.map(statements).transpose()?,
            findings: self
                .findings
                .into_iter()
                .map(|(item, finding)| Ok((known("item", &item, Item::parse)?, finding.parse()?)))
                .collect::<Result<_, String>>()?,
            prepared_by: self.prepared_by.parse(),
        })
    }
}

impl StoredFinding {
    fn parse(self) -> Result<Finding, String> {
        Ok(Finding {
            verdict: known("verdict", &self.verdict, Verdict::parse)?,
            note: self.note,
        })
    }
}

impl StoredReturn {
    fn parse(self) -> Result<Returned, String> {
        Ok(Returned {
            reasons: self
                .reasons
                .iter()
                .map(|reason| known("reason", reason, ReturnReason::parse))
                .collect::<Result<_, _>>()?,
            text: self.text,
        })
    }
}

fn statements(stored: Vec<StoredStatement>) -> Result<Vec<Statement>, String> {
    stored.into_iter().map(StoredStatement::parse).collect()
}
