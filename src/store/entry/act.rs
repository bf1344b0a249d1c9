//! The stored shape of an act, with its particulars and statements.
//!
//! Fields that were added later are absent where there is nothing to say, so that older entries keep their bytes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::action::{Act, ActionKind};
use crate::domain::ids::{DocumentHash, ParticipantCode};
use crate::domain::particulars::{Capacity, Particulars};
use crate::domain::place::Place;
use crate::domain::statement::{Designated, Provision, Statement, StatementId, StatementKind};

use super::text::Text;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredAct<'a> {
    #[serde(borrow)]
    participant: Text<'a>,
    kind: Text<'a>,
    date: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signatory: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notification: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title_received: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dated_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    received_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    received_electronically_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notified_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    registered_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    succession_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    predecessor: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    capacity: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    full_powers: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    override_reason: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    statements: Vec<StoredStatement>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    documents: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredStatement {
    kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    provisions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    concerns: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    designates: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    territories: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    precludes_entry_into_force: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl<'a> From<&'a Act> for StoredAct<'a> {
    fn from(act: &'a Act) -> Self {
        let particulars = &act.particulars;
        Self {
            participant: act.participant.as_str().into(),
            kind: act.kind.as_str().into(),
            date: act.date,
            place: act.place.as_ref().map(|place| place.as_str().into()),
            signatory: act.signatory.as_ref().map(Into::into),
            notification: act.notification.as_ref().map(Into::into),
            source: act.source.as_ref().map(Into::into),
            note: act.note.as_ref().map(Into::into),
            title_received: particulars.title_received.as_deref().map(Into::into),
            dated_on: particulars.dated_on,
            received_on: particulars.received_on,
            received_electronically_on: particulars.received_electronically_on,
            notified_on: particulars.notified_on,
            registered_on: particulars.registered_on,
            succession_on: particulars.succession_on,
            predecessor: particulars
                .predecessor
                .as_ref()
                .map(|code| code.as_str().into()),
            capacity: particulars.capacity.map(|c| c.as_str().into()),
            full_powers: particulars.full_powers,
            override_reason: particulars.override_reason.as_deref().map(Into::into),
            statements: particulars.statements.iter().map(Into::into).collect(),
            documents: particulars
                .documents
                .iter()
                .map(ToString::to_string)
                .collect(),
        }
    }
}

impl From<&Statement> for StoredStatement {
    fn from(statement: &Statement) -> Self {
        Self {
            kind: statement.kind.as_str().to_owned(),
            provisions: statement
                .provisions
                .iter()
                .map(ToString::to_string)
                .collect(),
            concerns: statement.concerns.map(|id| id.to_string()),
            designates: statement.designates.map(|what| what.as_str().to_owned()),
            territories: statement.territories.clone(),
            precludes_entry_into_force: statement.precludes_entry_into_force,
            text: statement.text.clone(),
            language: statement.language.clone(),
            source: statement.source.clone(),
            note: statement.note.clone(),
        }
    }
}

impl StoredAct<'_> {
    pub(super) fn parse(self) -> Result<Act, String> {
        let participant = |code: &str| ParticipantCode::parse(code).map_err(|e| e.to_string());
        Ok(Act {
            participant: participant(&self.participant)?,
            kind: known("kind", &self.kind, ActionKind::parse)?,
            date: self.date,
            place: self.place.as_deref().map(Place::new),
            signatory: self.signatory.map(Into::into),
            notification: self.notification.map(Into::into),
            source: self.source.map(Into::into),
            note: self.note.map(Into::into),
            particulars: Particulars {
                title_received: self.title_received.as_deref().map(str::to_owned),
                dated_on: self.dated_on,
                received_on: self.received_on,
                received_electronically_on: self.received_electronically_on,
                notified_on: self.notified_on,
                registered_on: self.registered_on,
                succession_on: self.succession_on,
                predecessor: self.predecessor.as_deref().map(participant).transpose()?,
                capacity: optional("capacity", self.capacity.as_deref(), Capacity::parse)?,
                full_powers: self.full_powers,
                override_reason: self.override_reason.as_deref().map(str::to_owned),
                statements: all(self.statements.into_iter().map(StoredStatement::parse))?,
                documents: all(self
                    .documents
                    .iter()
                    .map(|hash| DocumentHash::parse(hash).map_err(|e| e.to_string())))?,
            }
            .into(),
        })
    }
}

impl StoredStatement {
    pub(in crate::store) fn parse(self) -> Result<Statement, String> {
        Ok(Statement {
            kind: known("kind of statement", &self.kind, StatementKind::parse)?,
            provisions: all(self
                .provisions
                .iter()
                .map(|text| known("provision", text, Provision::parse)))?,
            concerns: optional("concerns", self.concerns.as_deref(), StatementId::parse)?,
            designates: optional("designates", self.designates.as_deref(), Designated::parse)?,
            territories: self.territories,
            precludes_entry_into_force: self.precludes_entry_into_force,
            text: self.text,
            language: self.language,
            source: self.source,
            note: self.note,
        })
    }
}

/// All of them, in no more room than they need: collecting results makes room for four at least, and there is mostly one.
fn all<T>(read: impl ExactSizeIterator<Item = Result<T, String>>) -> Result<Vec<T>, String> {
    let mut all = Vec::with_capacity(read.len());
    for one in read {
        all.push(one?);
    }
    Ok(all)
}

pub(in crate::store) fn known<T>(
    what: &str,
    text: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("unknown {what} {text:?}"))
}

pub(in crate::store) fn optional<T>(
    what: &str,
    text: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, String> {
    text.map(|text| known(what, text, parse)).transpose()
}
