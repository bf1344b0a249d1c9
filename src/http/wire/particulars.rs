//! What comes with an action: statements, and the reference of the depositary's notification.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::action::Action;
use crate::domain::notification::NotificationReference;
use crate::domain::statement::{Statement, StatementId};

/// A statement, as recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatementResponse {
    /// Its id: the action's, and its number there.
    #[schema(examples("6.1"))]
    pub id: String,
    /// What kind of statement: see `/v1/vocabulary`.
    #[schema(examples("reservation"))]
    pub kind: &'static str,
    /// The provisions to which it relates.
    #[schema(examples(json!(["63(3)"])))]
    pub provisions: Vec<String>,
    /// The id of the statement that it objects to, accepts, confirms or withdraws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concerns: Option<String>,
    /// For a designation: what is designated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub designates: Option<&'static str>,
    /// For a territorial application or exclusion: the territories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub territories: Vec<String>,
    /// For an objection: whether its author definitely opposes the entry into force of the treaty between the two.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub precludes_entry_into_force: bool,
    /// The words, as received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The language of the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where it can be checked, if not where its action can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What a reader should know beside it; not the words of its author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A depositary notification's reference, read.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotificationResponse {
    /// The reference in the form that the depositary prints now.
    #[schema(examples("C.N.196.2025.TREATIES-XVIII.16"))]
    pub reference: String,
    /// Its serial number within the year.
    #[schema(examples(196))]
    pub serial: u32,
    /// The year.
    #[schema(examples(2025))]
    pub year: u16,
    /// The chapter, in Roman numerals; absent in old references.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("XVIII"))]
    pub chapter: Option<String>,
    /// The number within the chapter, with what follows it; in old references the number within the notification.
    #[schema(examples("16"))]
    pub number: String,
}

impl StatementResponse {
    /// Renders the statements that came with an action.
    #[must_use]
    pub fn all_of(action: &Action) -> Vec<Self> {
        (1..)
            .zip(&action.act.particulars.statements)
            .map(|(number, statement)| {
                let id = StatementId {
                    action: action.position,
                    number,
                };
                Self::of(id, statement)
            })
            .collect()
    }

    /// Renders a statement.
    #[must_use]
    pub fn of(id: StatementId, statement: &Statement) -> Self {
        Self {
            id: id.to_string(),
            kind: statement.kind.as_str(),
            provisions: statement
                .provisions
                .iter()
                .map(ToString::to_string)
                .collect(),
            concerns: statement.concerns.map(|id| id.to_string()),
            designates: statement.designates.map(|what| what.as_str()),
            territories: statement.territories.clone(),
            precludes_entry_into_force: statement.precludes_entry_into_force,
            text: statement.text.clone(),
            language: statement.language.clone(),
            source: statement.source.clone(),
            note: statement.note.clone(),
        }
    }
}

impl NotificationResponse {
    /// Reads a reference as printed; none where its form is not known.
    #[must_use]
    pub fn of(printed: &str) -> Option<Self> {
        let reference = NotificationReference::parse(printed)?;
        Some(Self {
            reference: reference.to_string(),
            serial: reference.serial,
            year: reference.year,
            chapter: reference.chapter,
            number: reference.number,
        })
    }
}
