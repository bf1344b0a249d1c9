//! Examples of the audit trail, about nobody.

use chrono::{DateTime, Utc};

use crate::domain::ids::Position;
use crate::http::openapi::ContractError;
use crate::http::wire::audit::{AuditCheckpointResponse, AuditEntryResponse, AuditPage};
use crate::store::audit;
use crate::store::audit::entry::{AuditEntry, Noted, NotedRequest};
use crate::store::chain::Head;

use super::{Example, answer};

/// A request to record, whose personal details have been erased.
pub fn all(at: DateTime<Utc>) -> Result<Vec<(&'static str, Example)>, ContractError> {
    let entry = AuditEntry {
        position: Position(1),
        at,
        noted: Noted::Request(Box::new(NotedRequest {
            method: "POST".into(),
            path: "/v1/treaties/hanoi-convention/actions".into(),
            route: Some("/v1/treaties/{treaty}/actions".into()),
            operation: Some("record_action".into()),
            treaty: Some("hanoi-convention".into()),
            issuer: Some("https://id.example.int".into()),
            recorded: Some((75, 1)),
            status: Some(201),
            request_id: "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11".into(),
            ..NotedRequest::default()
        })),
        person: None,
    };
    let stored = audit::linked(Head::default(), &entry, None);
    let rendered = AuditEntryResponse::of(&stored)
        .map_err(|broken| ContractError::Examples(broken.to_string()))?;
    let checkpoint = AuditCheckpointResponse {
        position: stored.position.0,
        hash: stored.hash.to_string(),
        algorithm: "sha-256",
    };
    let page = AuditPage {
        entries: vec![rendered],
        last: 1,
        more: false,
        head: 1,
    };
    Ok(vec![
        answer("list_audit", &page)?,
        answer("get_audit_checkpoint", &checkpoint)?,
    ])
}
