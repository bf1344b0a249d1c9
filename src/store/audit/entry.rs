//! The stored shape of an entry of the audit trail: the JSON that is hashed.
//!
//! Its fields and their order are part of the trail. It is written once and never rendered again. It holds no personal
//! details, but a commitment to them: `person.rs`.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::ids::Position;
use crate::store::chain::{Broken, Hash};

/// An entry of the audit trail, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its position in the trail.
    pub position: Position,
    /// When it happened: the arrival of a request.
    pub at: DateTime<Utc>,
    /// What happened.
    pub noted: Noted,
    /// The commitment to the personal details, if there are any.
    pub person: Option<Hash>,
}

/// What the trail notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// A request.
    Request(Box<NotedRequest>),
    /// Refusals of one minute that were too many to list, by their code.
    NotListed(BTreeMap<String, u64>),
    /// Personal details of entries before an instant were erased.
    Erased {
        /// Before when.
        before: DateTime<Utc>,
        /// Of how many entries.
        details: u64,
    },
}

/// A request, without personal details.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotedRequest {
    /// The HTTP method.
    pub method: String,
    /// The path as it was asked for.
    pub path: String,
    /// The pattern of the route.
    pub route: Option<String>,
    /// The operation's id in the contract.
    pub operation: Option<String>,
    /// The treaty that the path names.
    pub treaty: Option<String>,
    /// Who issued the token.
    pub issuer: Option<String>,
    /// Whom the token speaks for; absent for the depositary.
    pub participant: Option<String>,
    /// The `If-Match` that was sent.
    pub if_match: Option<String>,
    /// The first position in the ledger that was recorded, and how many.
    pub recorded: Option<(u64, u64)>,
    /// The entity tag of the answer.
    pub etag: Option<String>,
    /// The status of the answer; none when the client went away before there was one.
    pub status: Option<u16>,
    /// The code of the problem that was answered.
    pub code: Option<String>,
    /// The id under which the log knows the request.
    pub request_id: String,
    /// Whether the answer repeats an earlier one, by its Idempotency-Key.
    pub is_replayed: bool,
    /// The other State whose resource was reached for.
    pub another_states: Option<String>,
}

impl Noted {
    /// Whether something was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        match self {
            Self::Request(request) => request.status.is_none_or(|status| status >= 400),
            Self::NotListed(_) => true,
            Self::Erased { .. } => false,
        }
    }

    /// The request, if it is one.
    #[must_use]
    pub fn request(&self) -> Option<&NotedRequest> {
        match self {
            Self::Request(request) => Some(request),
            Self::NotListed(_) | Self::Erased { .. } => None,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredBody {
    position: u64,
    at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<StoredNote>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refusals_not_listed: Option<BTreeMap<String, u64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    details_erased: Option<StoredErasure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredErasure {
    before: String,
    details: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredNote {
    method: String,
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    route: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    treaty: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    participant: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    if_match: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recorded: Option<StoredRecorded>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    request_id: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    replayed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    another_states: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRecorded {
    position: u64,
    entries: u64,
}

impl AuditEntry {
    /// The bytes to store and hash.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let (request, not_listed, erased) = match &self.noted {
            Noted::Request(request) => (Some(StoredNote::from(request.as_ref())), None, None),
            Noted::NotListed(codes) => (None, Some(codes.clone()), None),
            Noted::Erased { before, details } => {
                let erasure = StoredErasure {
                    before: written(*before),
                    details: *details,
                };
                (None, None, Some(erasure))
            }
        };
        let body = StoredBody {
            position: self.position.0,
            at: written(self.at),
            request,
            refusals_not_listed: not_listed,
            details_erased: erased,
            person: self.person.map(|hash| hash.to_string()),
        };
        // Strings, numbers and maps with string keys always serialize.
        serde_json::to_vec(&body).unwrap_or_default()
    }

    /// Reads stored bytes.
    ///
    /// # Errors
    /// When they are not what [`AuditEntry::encode`] writes, or belong to another position.
    pub fn decode(position: Position, body: &[u8]) -> Result<Self, Broken> {
        let broken = |detail: String| Broken { position, detail };
        let stored: StoredBody = serde_json::from_slice(body)
            .map_err(|error| broken(format!("its bytes cannot be read: {error}")))?;
        if stored.position != position.0 {
            let found = stored.position;
            return Err(broken(format!("its bytes say position {found}")));
        }
        let kinds = (
            stored.request,
            stored.refusals_not_listed,
            stored.details_erased,
        );
        let noted = match kinds {
            (Some(request), None, None) => Noted::Request(Box::new(request.into())),
            (None, Some(codes), None) => Noted::NotListed(codes),
            (None, None, Some(erasure)) => Noted::Erased {
                before: read(&erasure.before)
                    .ok_or_else(|| broken("details_erased: expected an instant".into()))?,
                details: erasure.details,
            },
            _ => return Err(broken("it does not say one thing that happened".into())),
        };
        let person = match stored.person.as_deref().map(Hash::from_hex) {
            None => None,
            Some(Some(hash)) => Some(hash),
            Some(None) => return Err(broken("person: expected a hash".into())),
        };
        Ok(Self {
            position,
            at: read(&stored.at).ok_or_else(|| broken("at: expected an instant".into()))?,
            noted,
            person,
        })
    }
}

fn written(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Micros, true)
}

fn read(text: &str) -> Option<DateTime<Utc>> {
    let read = DateTime::parse_from_rfc3339(text).ok()?;
    Some(read.with_timezone(&Utc))
}

impl From<&NotedRequest> for StoredNote {
    fn from(request: &NotedRequest) -> Self {
        let NotedRequest {
            method,
            path,
            route,
            operation,
            treaty,
            issuer,
            participant,
            if_match,
            recorded,
            etag,
            status,
            code,
            request_id,
            is_replayed,
            another_states,
        } = request.clone();
        Self {
            method,
            path,
            route,
            operation,
            treaty,
            issuer,
            participant,
            if_match,
            recorded: recorded.map(|(position, entries)| StoredRecorded { position, entries }),
            etag,
            status,
            code,
            request_id,
            replayed: is_replayed,
            another_states,
        }
    }
}

impl From<StoredNote> for NotedRequest {
    fn from(stored: StoredNote) -> Self {
        Self {
            method: stored.method,
            path: stored.path,
            route: stored.route,
            operation: stored.operation,
            treaty: stored.treaty,
            issuer: stored.issuer,
            participant: stored.participant,
            if_match: stored.if_match,
            recorded: stored.recorded.map(|of| (of.position, of.entries)),
            etag: stored.etag,
            status: stored.status,
            code: stored.code,
            request_id: stored.request_id,
            is_replayed: stored.replayed,
            another_states: stored.another_states,
        }
    }
}
