//! Proposed entries: what one officer asked for, and what became of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Instant;
use super::actions::{ActionResponse, BatchResponse, CorrectionResponse};
use super::decisions::DecisionResponse;
use crate::domain::person::Person;
use crate::domain::proposed_entry::ProposedEntry;

/// A proposed entry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProposedEntryResponse {
    /// Its id.
    #[schema(examples("019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42"))]
    pub id: String,
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// What was asked for: `action`, `batch`, `correction` or `decision`.
    #[schema(examples("correction"))]
    pub asked: &'static str,
    /// Of a correction: the id of the action that was wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("74"))]
    pub corrects: Option<String>,
    /// The body of the request, as it was sent.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
    /// `open`, `confirmed` or `rejected`.
    #[schema(examples("open"))]
    pub status: &'static str,
    /// Counts the changes; also the entity tag.
    #[schema(examples(1))]
    pub version: u64,
    /// When it was proposed.
    #[schema(value_type = String, format = DateTime)]
    pub proposed_at: Instant,
    /// By whom.
    pub proposed_by: PersonResponse,
    /// When it was confirmed or rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Instant>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_by: Option<PersonResponse>,
    /// What was said on that occasion: why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// The position of the first entry of the record that followed from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(720))]
    pub entry: Option<u64>,
}

/// A page of proposed entries.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProposedEntriesPage {
    /// They, in the order in which they were proposed.
    pub proposed_entries: Vec<ProposedEntryResponse>,
    /// Give this as `cursor` to read on; absent when there is no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// A person or a system, as its token names it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonResponse {
    /// Who vouches for it.
    #[schema(examples("https://id.example.int"))]
    pub issuer: String,
    /// What the issuer calls it.
    #[schema(examples("officer-1"))]
    pub subject: String,
}

/// What was recorded by a confirmation: as the request that proposed it would have been answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ConfirmedEntry {
    /// An action.
    Action(Box<ActionResponse>),
    /// Several.
    Batch(BatchResponse),
    /// A correction.
    Correction(Box<CorrectionResponse>),
    /// A decision.
    Decision(Box<DecisionResponse>),
}

/// The confirmation of a proposed entry.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRequest {
    /// What is said on this occasion; it stays with the proposed entry, outside the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}

/// The rejection of a proposed entry.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectRequest {
    /// Why.
    #[schema(
        examples("the date is that of receipt, not of deposit"),
        min_length = 1,
        max_length = 2000
    )]
    pub reason: String,
}

impl From<&ProposedEntry> for ProposedEntryResponse {
    fn from(proposed: &ProposedEntry) -> Self {
        let closed = proposed.closed.as_ref();
        Self {
            id: proposed.id.to_string(),
            treaty: proposed.treaty.to_string(),
            asked: proposed.asked.as_str(),
            corrects: proposed.asked.corrects().map(|of| of.to_string()),
            body: serde_json::from_str(&proposed.body).unwrap_or_default(),
            status: proposed.status.as_str(),
            version: proposed.version,
            proposed_at: Instant(proposed.proposed_at),
            proposed_by: PersonResponse::from(&proposed.proposed_by),
            closed_at: closed.map(|closed| Instant(closed.at)),
            closed_by: closed.map(|closed| PersonResponse::from(&closed.by)),
            said: closed.and_then(|closed| closed.said.clone()),
            entry: closed.and_then(|closed| closed.entry).map(|entry| entry.0),
        }
    }
}

impl From<&Person> for PersonResponse {
    fn from(person: &Person) -> Self {
        Self {
            issuer: person.issuer.clone(),
            subject: person.subject.clone(),
        }
    }
}
