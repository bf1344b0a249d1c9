//! What is sent: little more than that something happened, and where to look.
//!
//! A receiver that follows the link reads what is true then, also when the event reached it late. Nothing private is in
//! it but that a submission moved, and that goes to those only who may see it.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;

use super::filter::{MILESTONE_REACHED, PING, Subject};
use crate::domain::event::{Event, EventType};
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::milestones::Milestone;
use crate::store::outbox::Happening;

/// Something that happened, ready to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The id by which a receiver knows a repetition; without a full stop, which separates it in what is signed.
    pub event: String,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// By what it is chosen.
    pub subject: Subject,
    /// Its place in the record, if it is an entry.
    pub position: Option<u64>,
    /// The milestones that it reached.
    pub reached: Vec<&'static str>,
    /// The milestones that it took back.
    pub lost: Vec<&'static str>,
    /// The day of a milestone that comes with its day.
    pub on: Option<NaiveDate>,
    /// Where to look.
    pub link: String,
    /// Who may be told.
    pub audience: Audience,
}

/// Who may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    Everyone,
    /// The depositary, and this participant.
    Only(Option<ParticipantCode>),
}

#[derive(Serialize)]
struct Payload<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    timestamp: String,
    data: Body<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    treaty: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    participants: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    milestones_reached: &'a [&'static str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    milestones_lost: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<NaiveDate>,
    link: String,
}

impl Told {
    /// An entry of the record.
    #[must_use]
    pub fn entry(event: &Event, recorded_at: DateTime<Utc>) -> Self {
        let (reached, lost) = (event.reached(), event.lost());
        let treaty = &event.treaty;
        let position = event.position;
        Self {
            event: format!("entry-{position}"),
            at: recorded_at,
            position: Some(position.0),
            reached: reached.iter().map(|name| name.as_str()).collect(),
            lost: lost.iter().map(|name| name.as_str()).collect(),
            on: None,
            link: match event.kind {
                EventType::TreatyRegistered => format!("/v1/treaties/{treaty}"),
                EventType::DecisionRecorded => format!("/v1/treaties/{treaty}/decisions"),
                EventType::SignatureRecorded
                | EventType::ConsentRecorded
                | EventType::ProvisionalApplicationRecorded
                | EventType::WithdrawalRecorded
                | EventType::CommunicationRecorded => {
                    format!("/v1/treaties/{treaty}/actions/{position}")
                }
                // A correction that only takes back has no action of its own.
                EventType::ActionCorrected => {
                    format!("/v1/events?after={}&limit=1", position.0.saturating_sub(1))
                }
            },
            audience: Audience::Everyone,
            subject: Subject {
                kind: event.kind.as_str().to_owned(),
                treaty: Some(treaty.clone()),
                participants: event.participants.clone(),
                milestones: reached.union(&lost).copied().collect(),
            },
        }
    }

    /// A milestone whose day has come.
    #[must_use]
    pub fn milestone(
        treaty: &TreatyId,
        milestone: &Milestone,
        day: NaiveDate,
        at: DateTime<Utc>,
    ) -> Self {
        let name = milestone.event.name();
        Self {
            event: format!("milestone-{treaty}-{}-{day}", name.as_str()),
            at,
            position: None,
            reached: vec![name.as_str()],
            lost: Vec::new(),
            on: Some(day),
            link: format!("/v1/treaties/{treaty}/milestones"),
            audience: Audience::Everyone,
            subject: Subject {
                kind: MILESTONE_REACHED.to_owned(),
                treaty: Some(treaty.clone()),
                milestones: [name].into(),
                ..Subject::default()
            },
        }
    }

    /// Something that happened outside the record.
    #[must_use]
    pub fn happening(happening: &Happening) -> Self {
        let participant = happening.participant.as_deref();
        let participant = participant.and_then(|code| ParticipantCode::parse(code).ok());
        let treaty = happening.treaty.as_deref();
        Self {
            event: happening.id.replace('.', "-"),
            at: happening.occurred_at,
            position: None,
            reached: Vec::new(),
            lost: Vec::new(),
            on: None,
            link: happening.link.clone(),
            subject: Subject {
                kind: happening.kind.clone(),
                treaty: treaty.and_then(|id| TreatyId::parse(id).ok()),
                participants: participant.iter().cloned().collect(),
                ..Subject::default()
            },
            audience: Audience::Only(participant),
        }
    }

    /// A test of a subscription, of which nobody else hears.
    #[must_use]
    pub fn ping(subscription: &str, event: String, at: DateTime<Utc>) -> Self {
        Self {
            event,
            at,
            position: None,
            reached: Vec::new(),
            lost: Vec::new(),
            on: None,
            link: format!("/v1/webhooks/{subscription}"),
            audience: Audience::Only(None),
            subject: Subject {
                kind: PING.to_owned(),
                ..Subject::default()
            },
        }
    }

    /// The bytes to send; `base` is the public address of the service, if it has one.
    #[must_use]
    pub fn render(&self, base: Option<&str>) -> String {
        let payload = Payload {
            kind: &self.subject.kind,
            timestamp: self.at.to_rfc3339_opts(SecondsFormat::Micros, true),
            data: Body {
                id: &self.event,
                treaty: self.subject.treaty.as_ref().map(TreatyId::as_str),
                participants: self
                    .subject
                    .participants
                    .iter()
                    .map(ParticipantCode::as_str)
                    .collect(),
                position: self.position,
                milestones_reached: &self.reached,
                milestones_lost: &self.lost,
                on: self.on,
                link: format!("{}{}", base.unwrap_or_default(), self.link),
            },
        };
        // Strings, numbers and lists always serialize.
        serde_json::to_string(&payload).unwrap_or_default()
    }
}
