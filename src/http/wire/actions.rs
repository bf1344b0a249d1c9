//! Actions: in the record, and in a request.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::action::{Act, Action, Origin};
use crate::domain::correction::Correction;
use crate::domain::ids::Position;
use crate::domain::participant::Directory;
use crate::ledger::register::{Recorded, TreatyRecord};

use super::particulars::{NotificationResponse, StatementResponse};
use super::{Currency, Instant};

/// A correction in the record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CorrectionResponse {
    /// Its id, which is also the replacement's.
    #[schema(examples("720"))]
    pub id: String,
    /// Its place in the record.
    #[schema(examples(720))]
    pub position: u64,
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The id of the action that was wrong.
    #[schema(examples("74"))]
    pub corrects: String,
    /// `clerical` or `proces_verbal`.
    #[schema(examples("clerical"))]
    pub kind: &'static str,
    /// Why.
    #[schema(examples("the date of the signature was misread"))]
    pub reason: String,
    /// Until when objections may be made.
    pub objections_until: Option<NaiveDate>,
    /// What stands in its place; none when nothing was done.
    pub replacement: Option<ActionResponse>,
    /// When it was recorded here.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Instant,
    /// The entry's hash in the chain.
    pub hash: String,
}

/// The corrections of an action.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CorrectionsResponse {
    /// The correction, if there is one; what took the action's place may have been corrected in its turn.
    pub corrections: Vec<CorrectionResponse>,
    /// For which moment this is.
    pub currency: Currency,
}

/// An action in the record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActionResponse {
    /// Its id.
    #[schema(examples("74"))]
    pub id: String,
    /// Its place in the record.
    #[schema(examples(74))]
    pub position: u64,
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The participant's code.
    #[schema(examples("MUS"))]
    pub participant: String,
    /// The participant's English name.
    #[schema(examples("Mauritius"))]
    pub participant_name: String,
    /// What was done.
    #[schema(examples("signature"))]
    pub kind: &'static str,
    /// The depositary's letter for it, case-sensitive; none for signature and ratification.
    #[schema(examples("a"))]
    pub letter: Option<&'static str>,
    /// The legal date.
    #[schema(examples("2025-11-19"))]
    pub date: NaiveDate,
    /// Where.
    #[schema(examples("New York"))]
    pub place: Option<String>,
    /// Who signed for the participant.
    pub signatory: Option<String>,
    /// The depositary notification, as printed.
    pub notification: Option<String>,
    /// The same, read; absent where its form is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_parsed: Option<NotificationResponse>,
    /// Where the fact can be checked.
    #[schema(examples("https://verdragen.nl/nl/Verdrag/Details/013891_p.html"))]
    pub source: Option<String>,
    /// What a reader should know beside it.
    pub note: Option<String>,
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
    /// The SHA-256 of the public documents that were lodged with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(examples(json!(["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"])))]
    pub documents: Vec<String>,
    /// `imported`: taken as fact from a history. `recorded`: entered here as a new act.
    #[schema(examples("imported"))]
    pub origin: &'static str,
    /// Whether it is in effect: not corrected, as far as the register knew at the moment of the answer.
    #[schema(examples(true))]
    pub in_effect: bool,
    /// The id of the correction that took it out of effect.
    #[schema(examples("720"))]
    pub corrected_by: Option<String>,
    /// The id of the action in whose place it stands, for the replacement that a correction made.
    #[schema(examples("74"))]
    pub corrects: Option<String>,
    /// When it was recorded here.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Instant,
    /// The entry's hash in the chain.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub hash: String,
}

/// One action with the moment of the answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActionDetail {
    /// The action.
    pub action: ActionResponse,
    /// For which moment this is.
    pub currency: Currency,
}

/// A page of actions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActionsPage {
    /// The actions, in the order of the record.
    pub actions: Vec<ActionResponse>,
    /// How many there are on all pages.
    #[schema(examples(73))]
    pub total: u64,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// For which moment this is.
    pub currency: Currency,
}

/// The actions that a batch recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BatchResponse {
    /// The actions, in the order of the request.
    pub actions: Vec<ActionResponse>,
}

/// What recording would come to; nothing was stored.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ValidationResponse {
    /// Always true: what breaks a rule is a problem.
    #[schema(examples(true))]
    pub valid: bool,
    /// The actions as they would be recorded.
    pub actions: Vec<ValidatedAct>,
}

/// An act that would be recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ValidatedAct {
    /// The participant's code.
    #[schema(examples("VNM"))]
    pub participant: String,
    /// What would be recorded.
    #[schema(examples("ratification"))]
    pub kind: &'static str,
    /// The legal date.
    pub date: NaiveDate,
    /// Where.
    pub place: Option<String>,
}

impl ActionResponse {
    /// Renders an entry that is an action.
    #[must_use]
    pub fn of(recorded: &Recorded, action: &Action, directory: &Directory) -> Self {
        let act = &action.act;
        let particulars = &act.particulars;
        Self {
            id: action.position.to_string(),
            position: action.position.0,
            treaty: recorded.entry.treaty.to_string(),
            participant: act.participant.to_string(),
            participant_name: directory
                .resolve(&act.participant)
                .map_or_else(|| act.participant.to_string(), |p| p.name().to_owned()),
            kind: act.kind.as_str(),
            letter: act.kind.letter(),
            date: act.date,
            place: act.place.as_ref().map(ToString::to_string),
            signatory: act.signatory.as_deref().map(str::to_owned),
            notification: act.notification.as_deref().map(str::to_owned),
            source: act.source.as_deref().map(str::to_owned),
            note: act.note.as_deref().map(str::to_owned),
            notification_parsed: act
                .notification
                .as_deref()
                .and_then(NotificationResponse::of),
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
            statements: StatementResponse::all_of(action),
            documents: particulars
                .documents
                .iter()
                .map(ToString::to_string)
                .collect(),
            origin: match action.origin {
                Origin::Imported => "imported",
                Origin::Recorded => "recorded",
            },
            in_effect: true,
            corrected_by: None,
            corrects: recorded
                .entry
                .content
                .correction()
                .map(|correction| correction.of.to_string()),
            recorded_at: Instant(recorded.entry.recorded_at),
            hash: recorded.hash.to_string(),
        }
    }

    /// The same, with what the register knew of its correction at a position.
    #[must_use]
    pub fn as_known(mut self, treaty: &TreatyRecord, known: Position) -> Self {
        let correction = treaty.corrected_by(Position(self.position), known);
        self.in_effect = correction.is_none();
        self.corrected_by = correction.map(|position| position.to_string());
        self
    }
}

impl CorrectionResponse {
    /// Renders an entry that is a correction.
    #[must_use]
    pub fn of(recorded: &Recorded, correction: &Correction, directory: &Directory) -> Self {
        Self {
            id: correction.position.to_string(),
            position: correction.position.0,
            treaty: recorded.entry.treaty.to_string(),
            corrects: correction.of.to_string(),
            kind: correction.kind.as_str(),
            reason: correction.reason.clone(),
            objections_until: correction.objections_until,
            replacement: correction
                .replacement
                .as_ref()
                .map(|action| ActionResponse::of(recorded, action, directory)),
            recorded_at: Instant(recorded.entry.recorded_at),
            hash: recorded.hash.to_string(),
        }
    }
}

impl From<&Act> for ValidatedAct {
    fn from(act: &Act) -> Self {
        Self {
            participant: act.participant.to_string(),
            kind: act.kind.as_str(),
            date: act.date,
            place: act.place.as_ref().map(ToString::to_string),
        }
    }
}
