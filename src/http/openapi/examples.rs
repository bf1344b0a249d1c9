//! Examples for the contract: real answers, made from the record that ships, as of a fixed moment.

mod audit;
mod citation;
mod decision;
mod diff;
mod document;
mod embedding;
mod files;
mod mtdsg;
mod next_steps;
mod notification_draft;
mod over_time;
mod proposed_entry;
mod reference;
mod revocations;
mod simulation;
mod status_line;
mod submission;
mod webhooks;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;

use crate::documents::shipped;
use crate::domain::action::{Action, Origin};
use crate::domain::assessment::Assessment;
use crate::domain::ids::TreatyId;
use crate::domain::language::Language;
use crate::domain::progress::Progress;
use crate::domain::statement::{pending, standings};
use crate::http::moment::Moment;
use crate::http::wire::actions::{
    ActionDetail, ActionResponse, ActionsPage, BatchResponse, CorrectionResponse,
    CorrectionsResponse, ValidatedAct, ValidationResponse,
};
use crate::http::wire::conformance::ConformanceResponse;
use crate::http::wire::events::{CheckpointResponse, Event, EventsPage};
use crate::http::wire::explain::ExplainResponse;
use crate::http::wire::links::Links;
use crate::http::wire::milestones::MilestonesResponse;
use crate::http::wire::participants::{
    ParticipantDetail, ParticipantResponse, ParticipantsPage, StatusRow, StatusTable,
    TreatyParticipantLinks, TreatyParticipantResponse, treaty_participant_path,
};
use crate::http::wire::progress::ProgressResponse;
use crate::http::wire::requests::{
    RecordActionRequest, RecordBatchRequest, RecordCorrectionRequest,
};
use crate::http::wire::statements::{StatementStandingResponse, StatementsPage};
use crate::http::wire::treaties::{TreatiesPage, TreatyResponse, TreatySummary};
use crate::http::wire::{Currency, Instant};
use crate::ledger::conformance::Conformance;
use crate::ledger::files::Reading;
use crate::ledger::register::Register;
use crate::store::chain::Hash;
use crate::store::entry::{Content, Entry};

use super::ContractError;

/// The treaty in the examples: the first that ships.
const AS_OF: &str = "2026-11-21";
const RECORDED_AT: &str = "2026-11-21T09:30:00Z";

/// Where an example goes.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// Into the answer with this status.
    Answer(u16),
    /// Into the successful answer of this media type.
    File(&'static str),
    /// Into the body of the request.
    Request,
}

/// An example.
pub struct Example {
    /// Where it goes.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// All examples, with the operation that each belongs to.
pub fn all() -> Result<Vec<(&'static str, Example)>, ContractError> {
    let sample = Sample::new()?;
    let mut examples = sample.reads()?;
    examples.extend(sample.embedding()?);
    examples.extend(sample.writes()?);
    examples.extend(sample.decisions()?);
    examples.extend(sample.submissions()?);
    examples.extend(sample.documents()?);
    examples.extend(sample.files()?);
    examples.extend(sample.proposed_entries()?);
    examples.extend(sample.simulation()?);
    examples.push(sample.conformance()?);
    examples.extend(revocations::revocations()?);
    examples.extend(audit::all(sample.moment.recorded_at.unwrap_or_default())?);
    examples.extend(webhooks::all()?);
    examples.extend(reference::reference()?);
    Ok(examples)
}

/// The shipped record in memory.
struct Sample {
    register: Register,
    treaty: TreatyId,
    moment: Moment,
}

impl Sample {
    fn new() -> Result<Self, ContractError> {
        let failed = |error: &dyn std::fmt::Display| ContractError::Examples(error.to_string());
        let directory = Arc::new(shipped::participants().map_err(|e| failed(&e))?);
        let recorded_at: DateTime<Utc> = RECORDED_AT.parse().map_err(|e| failed(&e))?;
        let as_of: NaiveDate = AS_OF.parse().map_err(|e| failed(&e))?;
        let [first, ..] = shipped::treaties();
        let reading = Reading::of(first.document, first.actions.as_bytes(), &directory)
            .map_err(|e| failed(&e))?;
        let mut register = Register::empty(directory);
        let treaty = reading.import.treaty.id.clone();
        let acts = reading.import.acts.into_iter().map(Some);
        for act in std::iter::once(None).chain(acts) {
            let before = register.head();
            let position = before.position.next();
            let content = match act {
                None => Content::Treaty(Arc::new(reading.import.treaty.clone())),
                Some(act) => Content::Action(Action::new(position, Origin::Imported, act)),
            };
            let entry = Entry {
                position,
                recorded_at,
                treaty: treaty.clone(),
                content,
            };
            let hash = Hash::link(before.hash, &entry.encode(None));
            register.append(entry, hash).map_err(|e| failed(&e))?;
        }
        let moment = Moment {
            as_of,
            position: register.head().position,
            recorded_at: Some(recorded_at),
            as_of_is_today: true,
        };
        Ok(Self {
            register,
            treaty,
            moment,
        })
    }

    fn reads(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let missing = || ContractError::Examples("the shipped record is empty".into());
        let record = self.register.treaty(&self.treaty).ok_or_else(missing)?;
        let directory = self.register.directory();
        let assessment = Assessment::of(&record.history, directory, self.moment.as_of);
        let currency = || Currency::of(&self.moment, Some(&record.treaty));
        let general = || Currency::of(&self.moment, None);
        let row = || {
            assessment
                .standings
                .iter()
                .find(|s| s.participant.code.as_str() == "VNM")
        };
        let standing = row().ok_or_else(missing)?;
        let action = self.action()?;
        let total = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let statements = standings(&record.history, directory, self.moment.as_of);
        let participant =
            ParticipantResponse::of(&standing.participant, directory, self.moment.as_of);
        Ok(vec![
            answer(
                "get_progress",
                &ProgressResponse::of(&assessment, currency()),
            )?,
            answer(
                "explain_progress",
                &ExplainResponse::of(&assessment, directory, currency()),
            )?,
            answer("get_series", &self.series()?)?,
            answer(
                "get_milestones",
                &MilestonesResponse::of(&assessment, currency()),
            )?,
            answer("get_pace", &self.pace()?)?,
            answer("get_status_line", &self.status_line(&assessment)?)?,
            ("get_mtdsg_page", self.mtdsg_page()?),
            answer("get_diff", &self.diff()?)?,
            answer("get_citation", &self.citation(&record.treaty)?)?,
            answer(
                "get_treaty",
                &TreatyResponse::of(
                    record,
                    Links::of(&self.register, record, &self.moment),
                    currency(),
                ),
            )?,
            answer(
                "list_treaties",
                &TreatiesPage {
                    treaties: vec![TreatySummary::of(
                        &record.treaty,
                        &Progress::of(&assessment),
                        None,
                        &currency(),
                    )],
                    total: 1,
                    next_cursor: None,
                    currency: general(),
                },
            )?,
            answer(
                "list_treaty_participants",
                &StatusTable {
                    participants: vec![StatusRow::of(standing, Language::En)],
                    total: total(assessment.standings.len()),
                    next_cursor: Some("MS43NC4yMDI2LTExLTIxLjE".into()),
                    language: Language::En.tag(),
                    direction: Language::En.direction(),
                    currency: currency(),
                },
            )?,
            answer(
                "get_treaty_participant",
                &TreatyParticipantResponse {
                    treaty: self.treaty.to_string(),
                    participant: participant.clone(),
                    standing: StatusRow::of(standing, Language::En),
                    actions: vec![action.clone()],
                    pending: pending(
                        &record.history,
                        directory,
                        &standing.participant,
                        self.moment.as_of,
                    )
                    .iter()
                    .map(Into::into)
                    .collect(),
                    language: Language::En.tag(),
                    direction: Language::En.direction(),
                    links: TreatyParticipantLinks::of(&treaty_participant_path(
                        &self.treaty,
                        &standing.participant.code,
                    )),
                    currency: currency(),
                },
            )?,
            answer("list_next_steps", &self.next_steps()?)?,
            answer("get_notification_draft", &self.notification_draft()?)?,
            answer(
                "list_statements",
                &StatementsPage {
                    statements: statements
                        .iter()
                        .take(1)
                        .map(|s| StatementStandingResponse::of(s, directory))
                        .collect(),
                    total: total(statements.len()),
                    next_cursor: None,
                    currency: currency(),
                },
            )?,
            answer(
                "list_actions",
                &ActionsPage {
                    actions: vec![action.clone()],
                    total: total(record.actions.len()),
                    next_cursor: Some("MS43NC4yMDI2LTExLTIxLjE".into()),
                    currency: currency(),
                },
            )?,
            answer(
                "get_action",
                &ActionDetail {
                    action,
                    currency: currency(),
                },
            )?,
            answer(
                "list_participants",
                &ParticipantsPage {
                    participants: vec![participant.clone()],
                    total: 198,
                    next_cursor: Some("MS43NC4yMDI2LTExLTIxLjE".into()),
                    currency: general(),
                },
            )?,
            answer(
                "get_participant",
                &ParticipantDetail {
                    participant,
                    currency: general(),
                },
            )?,
            answer(
                "list_events",
                &EventsPage {
                    events: self
                        .register
                        .entries()
                        .take(2)
                        .filter_map(|entry| {
                            let event = self.register.event(entry.entry.position)?;
                            Some(Event::of(entry, &event, directory))
                        })
                        .collect(),
                    last: 2,
                    more: true,
                    head: self.moment.position.0,
                },
            )?,
            answer(
                "get_checkpoint",
                &CheckpointResponse {
                    position: self.moment.position.0,
                    hash: self.register.head().hash.to_string(),
                    algorithm: "sha-256",
                    recorded_at: self.moment.recorded_at.map(Instant),
                },
            )?,
        ])
    }

    /// The host State's signature.
    fn action(&self) -> Result<ActionResponse, ContractError> {
        self.register
            .entries()
            .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
            .find(|(_, action)| action.act.participant.as_str() == "VNM")
            .map(|(recorded, action)| {
                ActionResponse::of(recorded, action, self.register.directory())
            })
            .ok_or_else(|| {
                ContractError::Examples("the shipped record lacks the host State".into())
            })
    }

    fn writes(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let sent = RecordActionRequest {
            participant: "VNM".into(),
            kind: "ratification".into(),
            date: AS_OF.into(),
            ..RecordActionRequest::default()
        };
        let recorded = ActionResponse {
            id: "75".into(),
            position: 75,
            kind: "ratification",
            letter: None,
            date: self.moment.as_of,
            place: None,
            source: None,
            note: None,
            origin: "recorded",
            ..self.action()?
        };
        let validated = ValidationResponse {
            valid: true,
            actions: vec![ValidatedAct {
                participant: "VNM".into(),
                kind: "ratification",
                date: self.moment.as_of,
                place: None,
            }],
        };
        let correction = RecordCorrectionRequest {
            kind: "clerical".into(),
            reason: "the date of the deposit was misread".into(),
            objections_until: None,
            replacement: Some(RecordActionRequest {
                date: "2026-11-20".into(),
                ..sent.clone()
            }),
        };
        let corrected = CorrectionResponse {
            id: "76".into(),
            position: 76,
            treaty: self.treaty.to_string(),
            corrects: "75".into(),
            kind: "clerical",
            reason: correction.reason.clone(),
            objections_until: None,
            replacement: Some(ActionResponse {
                id: "76".into(),
                position: 76,
                date: self.moment.as_of.pred_opt().unwrap_or_default(),
                corrects: Some("75".into()),
                ..recorded.clone()
            }),
            recorded_at: recorded.recorded_at,
            hash: recorded.hash.clone(),
        };
        let corrections = CorrectionsResponse {
            corrections: vec![corrected.clone()],
            currency: Currency::of(&self.moment, None),
        };
        let batch = RecordBatchRequest {
            actions: vec![sent.clone()],
        };
        Ok(vec![
            ("record_action", example(Place::Request, &sent)?),
            ("record_action", example(Place::Answer(201), &recorded)?),
            ("record_action", example(Place::Answer(200), &validated)?),
            ("record_correction", example(Place::Request, &correction)?),
            (
                "record_correction",
                example(Place::Answer(201), &corrected)?,
            ),
            (
                "record_correction",
                example(Place::Answer(200), &validated)?,
            ),
            answer("list_corrections", &corrections)?,
            ("record_batch", example(Place::Request, &batch)?),
            (
                "record_batch",
                example(
                    Place::Answer(201),
                    &BatchResponse {
                        actions: vec![recorded],
                    },
                )?,
            ),
            ("record_batch", example(Place::Answer(200), &validated)?),
        ])
    }

    /// One history of those that ship.
    fn conformance(&self) -> Result<(&'static str, Example), ContractError> {
        let directory = self.register.directory();
        let conformance = Conformance::shipped(directory, self.moment.as_of);
        let mut comparison = ConformanceResponse::of(&conformance);
        comparison.replays.truncate(1);
        answer("get_conformance", &comparison)
    }
}

fn answer(
    id: &'static str,
    value: &impl Serialize,
) -> Result<(&'static str, Example), ContractError> {
    Ok((id, example(Place::Answer(200), value)?))
}

fn example(place: Place, value: &impl Serialize) -> Result<Example, ContractError> {
    Ok(Example {
        place,
        value: serde_json::to_value(value)?,
    })
}
