//! The wire shapes: what answers and requests look like, apart from what is stored and from the domain.
//!
//! Names within `/v1` only ever gain fields. Words that come from a list are strings, so that a client written
//! today can read a word added tomorrow.

pub mod actions;
pub mod audit;
pub mod catalogue;
pub mod certificates;
pub mod citation;
pub mod conformance;
pub mod decisions;
pub mod diff;
pub mod documents;
pub mod events;
pub mod explain;
pub mod files;
pub mod links;
pub mod milestones;
pub mod next_steps;
pub mod notification_draft;
pub mod pace;
pub mod participants;
pub mod particulars;
pub mod progress;
pub mod proposed_entries;
pub mod requests;
pub mod revocations;
pub mod series;
pub mod simulations;
pub mod statements;
pub mod status_line;
pub mod submissions;
pub mod treaties;
pub mod webhooks;
pub mod widgets;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::language::{Language, Texts};
use crate::domain::treaty::{RecordKind, Treaty};

use super::moment::Moment;

/// What is said beside every number.
pub(super) const AUTHORITY: &str = "This register is not the depositary's. The depositary's own publication, the United Nations Treaty Collection, is authoritative.";

/// For which moment an answer is, and how far it can be relied on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Currency {
    /// The legal date: what was true on that day.
    #[schema(examples("2026-11-21"))]
    pub as_of: NaiveDate,
    /// The last entry of the record that is taken into account.
    #[schema(examples(723))]
    pub position: u64,
    /// When that entry was recorded; absent before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, examples("2026-11-21T09:30:00.000000Z"))]
    pub recorded_at: Option<Instant>,
    /// The last legal date up to which the record of this treaty is believed complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("2025-11-19"))]
    pub complete_until: Option<NaiveDate>,
    /// `register`: kept as acts happen. `historical_table`: copied once, later acts are missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("register"))]
    pub record_kind: Option<&'static str>,
    /// What a reader should know about the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whose publication decides.
    pub authority: &'static str,
}

impl Currency {
    /// The stamp for a moment, with what is known of the treaty's record if the answer is about one.
    #[must_use]
    pub fn of(moment: &Moment, treaty: Option<&Treaty>) -> Self {
        let record = treaty.and_then(|treaty| treaty.record.as_ref());
        Self {
            as_of: moment.as_of,
            position: moment.position.0,
            recorded_at: moment.recorded_at.map(Instant),
            complete_until: record.and_then(|record| record.complete_until),
            record_kind: record.map(|record| match record.kind {
                RecordKind::Register => "register",
                RecordKind::HistoricalTable => "historical_table",
            }),
            note: record.and_then(|record| record.note.clone()),
            authority: AUTHORITY,
        }
    }
}

/// An instant in UTC, to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant(pub DateTime<Utc>);

impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

/// A text as one segment of a path (RFC 3986, 3.3); the code of an organization in no list may hold anything.
#[must_use]
pub fn path_segment(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// A text in the languages in which it is known; English always.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LocalizedText {
    /// Arabic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ar: Option<String>,
    /// Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// English.
    pub en: String,
    /// French.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fr: Option<String>,
    /// Russian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
    /// Spanish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es: Option<String>,
    /// Vietnamese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vi: Option<String>,
}

impl LocalizedText {
    fn from_exact(exact: impl Fn(Language) -> Option<String>) -> Self {
        Self {
            ar: exact(Language::Ar),
            zh: exact(Language::Zh),
            en: exact(Language::En).unwrap_or_default(),
            fr: exact(Language::Fr),
            ru: exact(Language::Ru),
            es: exact(Language::Es),
            vi: exact(Language::Vi),
        }
    }
}

impl From<&Texts> for LocalizedText {
    fn from(texts: &Texts) -> Self {
        Self::from_exact(|language| texts.exact(language).map(ToOwned::to_owned))
    }
}
