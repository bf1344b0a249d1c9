//! What a ministry and the depositary send about a submission.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::statement::Statement;
use crate::http::wire::requests::StatementRequest;

/// A submission to be made.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitRequest {
    /// Whose it is, for what came to the depositary on paper: a code or any name. For a ministry its token says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 100)]
    pub participant: Option<String>,
    /// What is submitted.
    pub content: SubmissionContentRequest,
    /// Whether it is lodged at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lodge: bool,
}

/// The contents of a submission.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionContentRequest {
    /// The kind of act that is asked for: see `/v1/vocabulary`.
    #[schema(examples("accession"))]
    pub kind: String,
    /// What the instrument calls itself.
    #[schema(examples("Instrument of accession"), min_length = 1, max_length = 300)]
    pub title_received: String,
    /// The date that it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub dated_on: Option<String>,
    /// Where it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("Nairobi"), max_length = 100)]
    pub issued_at: Option<String>,
    /// Who signed it, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300)]
    pub signatory: Option<String>,
    /// The office that the signatory holds: `head_of_state`, `head_of_government`, `minister_for_foreign_affairs`,
    /// `head_of_mission` or `other`. The last two need full powers (VCLT 7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("minister_for_foreign_affairs"))]
    pub capacity: Option<String>,
    /// Whether the signatory holds that office ad interim.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ad_interim: bool,
    /// Whether full powers are produced with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_powers: Option<bool>,
    /// For a succession: the date of the succession of States.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub succession_on: Option<String>,
    /// For a succession: the State that is succeeded, by code or any name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 100)]
    pub predecessor: Option<String>,
    /// The statements that come with it: reservations, declarations and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub statements: Vec<StatementRequest>,
    /// What the depositary is told beside it; never a part of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}

/// A step that needs no more than to be asked for.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepRequest {
    /// What is said on this occasion: it is kept in the history of the submission, where both sides read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}

/// What an examination found so far, whole: what is left out is not found.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExaminationRequest {
    /// The kind under which it is to be recorded. By default the kind asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("accession"))]
    pub kind: Option<String>,
    /// The legal date, where it is not the day of receipt of the original: the date of a signature, or as a policy says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub date: Option<String>,
    /// The day on which the original was received at Headquarters: the date of deposit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("2026-11-20"), format = Date)]
    pub received_on: Option<String>,
    /// The day on which it was received in electronic form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub received_electronically_on: Option<String>,
    /// For a signature: where it was affixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub place: Option<String>,
    /// Where the fact can be checked; public once recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 1000)]
    pub source: Option<String>,
    /// What a reader of the record should know; public once recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Why it is accepted where a declared policy leaves that to the depositary's decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub override_reason: Option<String>,
    /// The statements by what they are rather than by what they are called; absent to leave them as received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 100)]
    pub statements: Option<Vec<StatementRequest>>,
    /// What was found of each item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub findings: Vec<FindingRequest>,
}

/// What was found of an item of the checklist.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingRequest {
    /// The item.
    #[schema(examples("competent_signature"))]
    pub item: String,
    /// `met`, `not_met` or `not_applicable`.
    #[schema(examples("met"))]
    pub finding: String,
    /// What is said about it; its State reads it once the examination has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}

/// Why a submission is returned.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnRequest {
    /// The reasons, of the closed list.
    #[schema(examples(json!(["full_powers_missing"])), min_items = 1, max_items = 15)]
    pub reasons: Vec<String>,
    /// What its State is told beside them; needed with `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub text: Option<String>,
}

/// A statement in the form in which it is sent.
#[must_use]
pub fn spoken(statement: &Statement) -> StatementRequest {
    StatementRequest {
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
