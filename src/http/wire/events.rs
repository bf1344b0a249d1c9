//! The events of the record, as the feed and the stream tell them, and the checkpoint.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::event;
use crate::domain::milestones::Name;
use crate::domain::participant::Directory;
use crate::ledger::register::Recorded;

use super::Instant;
use super::actions::{ActionResponse, CorrectionResponse};
use super::decisions::DecisionResponse;

/// A page of the change feed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EventsPage {
    /// The events, in order and without gaps.
    pub events: Vec<Event>,
    /// Give this as `after` to read on.
    #[schema(examples(74))]
    pub last: u64,
    /// Whether there is more already.
    pub more: bool,
    /// The last position of the record.
    #[schema(examples(723))]
    pub head: u64,
}

/// Something that was entered into the record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Event {
    /// Its place in the record: 1, 2, 3 and so on, without gaps.
    #[schema(examples(74))]
    pub position: u64,
    /// `treaty.registered`, `signature.recorded`, `consent.recorded`, `provisional_application.recorded`,
    /// `withdrawal.recorded`, `communication.recorded`, `action.corrected` or `decision.recorded`.
    #[serde(rename = "type")]
    #[schema(examples("signature.recorded"))]
    pub kind: &'static str,
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Instant,
    /// The entry's hash in the chain.
    pub hash: String,
    /// Whom it concerns, by code: who acted, who acted as recorded before a correction, whose statement is objected to or
    /// accepted, whose eligibility was decided.
    #[schema(examples(json!(["MUS"])))]
    pub participants: Vec<String>,
    /// The milestones of the treaty that the entry reached, by the names of `/v1/treaties/{treaty}/milestones`: behind
    /// with it and not without it, on the day of `recorded_at` in New York.
    #[schema(examples(json!(["quarter_of_threshold"])))]
    pub milestones_reached: Vec<&'static str>,
    /// Those that it took back.
    #[schema(examples(json!([])))]
    pub milestones_lost: Vec<&'static str>,
    /// The action, for an event about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionResponse>,
    /// The correction, for an event about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectionResponse>,
    /// The decision, for an event about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionResponse>,
}

/// The last entry of the record: whoever keeps it can prove later what the record said.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CheckpointResponse {
    /// The last position.
    #[schema(examples(723))]
    pub position: u64,
    /// Its hash: SHA-256 over the previous hash (32 bytes) and the entry's stored bytes.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub hash: String,
    /// The algorithm of the chain.
    #[schema(examples("sha-256"))]
    pub algorithm: &'static str,
    /// When the entry was recorded; absent while there is none.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub recorded_at: Option<Instant>,
}

/// In the stream: the depositary's date has turned.
#[derive(Debug, Clone, Serialize)]
pub struct DayTurned {
    /// Today's date in New York.
    pub date: NaiveDate,
}

impl Event {
    /// Renders an entry with its event.
    #[must_use]
    pub fn of(recorded: &Recorded, event: &event::Event, directory: &Directory) -> Self {
        let content = &recorded.entry.content;
        let correction = content.correction();
        let action = content.action().filter(|_| correction.is_none());
        Self {
            position: event.position.0,
            kind: event.kind.as_str(),
            treaty: event.treaty.to_string(),
            recorded_at: Instant(recorded.entry.recorded_at),
            hash: recorded.hash.to_string(),
            participants: event.participants.iter().map(ToString::to_string).collect(),
            milestones_reached: names(event.reached()),
            milestones_lost: names(event.lost()),
            action: action.map(|action| ActionResponse::of(recorded, action, directory)),
            correction: correction.map(|c| CorrectionResponse::of(recorded, c, directory)),
            decision: content
                .decision()
                .map(|d| DecisionResponse::of(recorded, d)),
        }
    }
}

fn names(milestones: BTreeSet<Name>) -> Vec<&'static str> {
    milestones.into_iter().map(Name::as_str).collect()
}
