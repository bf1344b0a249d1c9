//! What a client sends to have something recorded.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An action to be recorded.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordActionRequest {
    /// Who did it: a code, or any name by which the participant is found.
    #[schema(examples("VNM"), min_length = 1, max_length = 100)]
    pub participant: String,
    /// What was done: see `/v1/vocabulary`.
    #[schema(examples("ratification"))]
    pub kind: String,
    /// The legal date: of signature, or of deposit with the depositary. A civil date at the place of the act.
    #[schema(examples("2026-11-21"), format = Date, value_type = String)]
    pub date: String,
    /// Where; for a signature it follows from the date where the treaty leaves no doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("New York"), max_length = 100)]
    pub place: Option<String>,
    /// Who signed for the participant, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300)]
    pub signatory: Option<String>,
    /// The depositary notification, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub notification: Option<String>,
    /// Where the fact can be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 1000)]
    pub source: Option<String>,
    /// What a reader should know beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// What the instrument calls itself, as received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300)]
    pub title_received: Option<String>,
    /// The date that the instrument or letter itself bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub dated_on: Option<String>,
    /// When the depositary received the original. If a date of receipt is given, one of them is the date of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub received_on: Option<String>,
    /// When the depositary received it in electronic form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub received_electronically_on: Option<String>,
    /// When the depositary issued its notification; never taken for the date of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub notified_on: Option<String>,
    /// When the action was registered under Article 102 of the Charter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub registered_on: Option<String>,
    /// For a succession: the date of the succession of States, from which it has effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub succession_on: Option<String>,
    /// For a succession: the State that is succeeded, by code or any name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 100)]
    pub predecessor: Option<String>,
    /// In what capacity the signatory signed: `head_of_state`, `head_of_government`, `minister_for_foreign_affairs`,
    /// `head_of_mission` or `other`. The last two need full powers (VCLT 7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("minister_for_foreign_affairs"))]
    pub capacity: Option<String>,
    /// Whether the signatory produced full powers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_powers: Option<bool>,
    /// Why the depositary accepted it where a declared policy leaves that to its decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub override_reason: Option<String>,
    /// The statements that came with it: reservations, declarations and the like. A communication consists of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub statements: Vec<StatementRequest>,
}

/// Actions to be recorded together, all of them or none.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordBatchRequest {
    /// The actions, in the order in which they are to be decided.
    #[schema(min_items = 1, max_items = 500)]
    pub actions: Vec<RecordActionRequest>,
}

/// A correction to be recorded.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordCorrectionRequest {
    /// `clerical`: the register was kept wrongly. `proces_verbal`: the depositary rectified its own record.
    #[schema(examples("clerical"))]
    pub kind: String,
    /// Why.
    #[schema(
        examples("the date of the signature was misread"),
        min_length = 1,
        max_length = 2000
    )]
    pub reason: String,
    /// Until when objections may be made, for a procès-verbal. The correction has effect from the beginning all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub objections_until: Option<String>,
    /// What is right; absent when nothing was done at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<RecordActionRequest>,
}

/// A statement to be recorded with an action.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementRequest {
    /// What kind of statement: see `/v1/vocabulary`.
    #[schema(examples("reservation"))]
    pub kind: String,
    /// The provisions to which it relates: `63(3)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub provisions: Vec<String>,
    /// The id of the statement that it objects to, accepts, confirms or withdraws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("6.1"))]
    pub concerns: Option<String>,
    /// For a designation: what is designated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("central_authority"))]
    pub designates: Option<String>,
    /// For a territorial application or exclusion: the territories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub territories: Vec<String>,
    /// For an objection: whether its author definitely opposes the entry into force of the treaty between the two.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub precludes_entry_into_force: bool,
    /// The words, as received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 20000)]
    pub text: Option<String>,
    /// The language of the words, a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("en"), max_length = 35)]
    pub language: Option<String>,
    /// Where it can be checked, if not where its action can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 1000)]
    pub source: Option<String>,
    /// What a reader should know beside it; not the words of its author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}
