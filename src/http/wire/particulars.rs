//! The particulars of an action: its other dates, who signed, and the statements that came with it.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::action::Action;
use crate::domain::notification::NotificationReference;
use crate::domain::statement::{Statement, StatementId};

/// What is known of an action beside who, what, when and where. What is not known is absent.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct ParticularsResponse {
    /// What the instrument calls itself, as received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_received: Option<String>,
    /// The date that the instrument or letter itself bears.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated_on: Option<NaiveDate>,
    /// When the depositary received the original.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_on: Option<NaiveDate>,
    /// When the depositary received it in electronic form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_electronically_on: Option<NaiveDate>,
    /// When the depositary issued its notification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notified_on: Option<NaiveDate>,
    /// When the action was registered under Article 102 of the Charter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_on: Option<NaiveDate>,
    /// For a succession: the date of the succession of States.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub succession_on: Option<NaiveDate>,
    /// For a succession: the code of the State that is succeeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predecessor: Option<String>,
    /// In what capacity the signatory signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<&'static str>,
    /// Whether the signatory produced full powers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_powers: Option<bool>,
    /// Why the depositary accepted it where a declared policy leaves that to its decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_reason: Option<String>,
    /// The statements that came with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<StatementResponse>,
}

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

impl ParticularsResponse {
    /// Renders the particulars of an action.
    #[must_use]
    pub fn of(action: &Action) -> Self {
        let particulars = &action.act.particulars;
        Self {
            title_received: particulars.title_received.clone(),
            dated_on: particulars.dated_on,
            received_on: particulars.received_on,
            received_electronically_on: particulars.received_electronically_on,
            notified_on: particulars.notified_on,
            registered_on: particulars.registered_on,
            succession_on: particulars.succession_on,
            predecessor: particulars.predecessor.as_ref().map(ToString::to_string),
            capacity: particulars.capacity.map(|c| c.as_str()),
            full_powers: particulars.full_powers,
            override_reason: particulars.override_reason.clone(),
            statements: (1..)
                .zip(&particulars.statements)
                .map(|(number, statement)| {
                    let id = StatementId {
                        action: action.position,
                        number,
                    };
                    StatementResponse::of(id, statement)
                })
                .collect(),
        }
    }
}

impl StatementResponse {
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
