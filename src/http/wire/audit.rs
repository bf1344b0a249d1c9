//! The audit trail as it is read.

use serde::Serialize;
use utoipa::ToSchema;

use crate::store::audit::StoredAudit;
use crate::store::audit::entry::{Noted, NotedRequest};
use crate::store::audit::person::Person;
use crate::store::chain::Broken;

use super::Instant;

/// A page of the audit trail.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditPage {
    /// The entries, in order and, without a filter, without gaps.
    pub entries: Vec<AuditEntryResponse>,
    /// Give this as `after` to read on.
    #[schema(examples(12))]
    pub last: u64,
    /// Whether there is more already.
    pub more: bool,
    /// The last position of the trail.
    #[schema(examples(40))]
    pub head: u64,
}

/// An entry of the audit trail.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditEntryResponse {
    /// Its place in the trail: 1, 2, 3 and so on, without gaps.
    #[schema(examples(12))]
    pub position: u64,
    /// When it happened: the arrival of a request, the beginning of the minute of refusals that are not listed.
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// `request`, `refusals_not_listed` (of one minute, by code) or `details_erased`.
    #[serde(rename = "type")]
    #[schema(examples("request"))]
    pub kind: &'static str,
    /// The request.
    pub request: Option<AuditedRequest>,
    /// How many refusals were not listed, by the code of the problem.
    pub refusals_not_listed: Option<Vec<RefusalCount>>,
    /// Of how many entries the personal details were erased, and before when.
    pub details_erased: Option<DetailsErased>,
    /// Who it was; absent where nothing is known, or no longer.
    pub person: Option<AuditedPerson>,
    /// Whether the personal details have been erased.
    pub person_erased: bool,
    /// The entry's hash.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub hash: String,
}

/// How many refusals of one code there were.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RefusalCount {
    /// The code of the problem.
    #[schema(examples("token_expired"))]
    pub code: String,
    /// How many.
    #[schema(examples(15))]
    pub count: u64,
}

/// A request of the audit trail.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditedRequest {
    /// The HTTP method.
    #[schema(examples("POST"))]
    pub method: String,
    /// The path as it was asked for.
    #[schema(examples("/v1/treaties/hanoi-convention/actions"))]
    pub path: String,
    /// The pattern of the path.
    #[schema(examples("/v1/treaties/{treaty}/actions"))]
    pub route: Option<String>,
    /// The operation's id.
    #[schema(examples("record_action"))]
    pub operation: Option<String>,
    /// The treaty that the path names.
    #[schema(examples("hanoi-convention"))]
    pub treaty: Option<String>,
    /// Who issued the token.
    #[schema(examples("https://id.example.int"))]
    pub issuer: Option<String>,
    /// Whom the token speaks for; null for the depositary.
    #[schema(examples("KEN"))]
    pub participant: Option<String>,
    /// The version that the client had: its `If-Match`.
    pub if_match: Option<String>,
    /// What was recorded in the ledger.
    pub recorded: Option<AuditedRecord>,
    /// The version that resulted: the entity tag of the answer.
    pub etag: Option<String>,
    /// The status of the answer; null when the client went away before there was one.
    #[schema(examples(201))]
    pub status: Option<u16>,
    /// The code of the problem that was answered.
    pub code: Option<String>,
    /// Identifies the request in the service's log.
    pub request_id: String,
    /// Whether the answer repeats an earlier one, by its Idempotency-Key.
    pub replayed: bool,
    /// The other State whose resource was reached for.
    pub another_states: Option<String>,
}

/// What a request recorded in the ledger.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditedRecord {
    /// The first position.
    #[schema(examples(714))]
    pub position: u64,
    /// How many entries.
    #[schema(examples(1))]
    pub entries: u64,
}

/// Who made a request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditedPerson {
    /// The token's subject.
    pub subject: Option<String>,
    /// The client that the token was issued to.
    pub client_id: Option<String>,
    /// The token's id.
    pub jti: Option<String>,
    /// The address that the request came from.
    pub address: Option<String>,
    /// The query as it was sent.
    pub query: Option<String>,
}

/// Personal details that were erased.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DetailsErased {
    /// Those of entries before this instant.
    #[schema(value_type = String, format = DateTime)]
    pub before: Instant,
    /// Of how many entries.
    pub entries: u64,
}

/// The last entry of the audit trail: whoever keeps it can prove later that nothing before it was changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditCheckpointResponse {
    /// The last position.
    #[schema(examples(40))]
    pub position: u64,
    /// Its hash: SHA-256 over the trail's prefix, the previous hash (32 bytes) and the entry's stored bytes.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub hash: String,
    /// The algorithm of the chain.
    #[schema(examples("sha-256"))]
    pub algorithm: &'static str,
}

impl AuditEntryResponse {
    /// Renders a stored entry, checking it.
    ///
    /// # Errors
    /// When it cannot be read, or its personal details are not those that were written.
    pub fn of(stored: &StoredAudit) -> Result<Self, Broken> {
        let entry = stored.entry()?;
        let (kind, request, refusals_not_listed, details_erased) = match &entry.noted {
            Noted::Request(request) => ("request", Some(request.as_ref().into()), None, None),
            Noted::NotListed(codes) => {
                let counts = codes.iter().map(|(code, count)| RefusalCount {
                    code: code.clone(),
                    count: *count,
                });
                ("refusals_not_listed", None, Some(counts.collect()), None)
            }
            Noted::Erased { before, details } => {
                let erased = DetailsErased {
                    before: Instant(*before),
                    entries: *details,
                };
                ("details_erased", None, None, Some(erased))
            }
        };
        let person = stored
            .person
            .as_ref()
            .and_then(|person| person.decode().ok());
        Ok(Self {
            position: entry.position.0,
            at: Instant(entry.at),
            kind,
            request,
            refusals_not_listed,
            details_erased,
            person_erased: entry.person.is_some() && person.is_none(),
            person: person.map(Into::into),
            hash: stored.hash.to_string(),
        })
    }
}

impl From<&NotedRequest> for AuditedRequest {
    fn from(request: &NotedRequest) -> Self {
        let request = request.clone();
        Self {
            method: request.method,
            path: request.path,
            route: request.route,
            operation: request.operation,
            treaty: request.treaty,
            issuer: request.issuer,
            participant: request.participant,
            if_match: request.if_match,
            recorded: request
                .recorded
                .map(|(position, entries)| AuditedRecord { position, entries }),
            etag: request.etag,
            status: request.status,
            code: request.code,
            request_id: request.request_id,
            replayed: request.is_replayed,
            another_states: request.another_states,
        }
    }
}

impl From<Person> for AuditedPerson {
    fn from(person: Person) -> Self {
        Self {
            subject: person.subject,
            client_id: person.client_id,
            jti: person.jti,
            address: person.address,
            query: person.query,
        }
    }
}
