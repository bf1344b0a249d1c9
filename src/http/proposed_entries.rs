//! `/v1/proposed-entries`: what one officer proposed and another is to confirm, where two are required.
//!
//! It is for the depositary alone, and never remembered. The record names no officers; who proposed and who confirmed is
//! kept here.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::domain::proposed_entry::{AskedFor, ProposedEntry, ProposedEntryId, Status};
use crate::ledger::proposal::{Proposal, RecordError};
use crate::ledger::proposed_entries::{NewProposedEntry, Rejection};
use crate::ledger::settlement::Settlement;
use crate::store::chain::Hash;
use crate::store::proposed_entries::Wanted;

use super::App;
use super::body;
use super::correcting;
use super::deciding;
use super::field::{Lines, text};
use super::if_match::{entity_tag, expected_version};
use super::permission::RegisterWriter;
use super::problem::{Problem, ProblemCode};
use super::query::Query;
use super::read::takes_json;
use super::recording::{Answer, Recording, record_problem};
use super::request_id;
use super::tokens::Claims;
use super::wire::proposed_entries::{
    ConfirmRequest, ConfirmedEntry, ProposedEntriesPage, ProposedEntryResponse, RejectRequest,
};

const LIMIT: u64 = 100;
const MOST: u64 = 500;
/// The longest reason or note, in characters.
const SAID: usize = 2000;

/// List proposed entries
///
/// What waits for a second officer, in the order in which it was proposed; with `status` also what was closed.
#[utoipa::path(get, path = "/v1/proposed-entries", tag = "Actions",
    responses((status = 200, description = "A page of proposed entries", body = ProposedEntriesPage)))]
pub async fn list_proposed_entries(
    _writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    list(&app, &request)
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Get a proposed entry
///
/// What was asked for, by whom, and what became of it.
#[utoipa::path(get, path = "/v1/proposed-entries/{id}", tag = "Actions",
    responses((status = 200, description = "The proposed entry", body = ProposedEntryResponse)))]
pub async fn get_proposed_entry(
    _writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        takes_json(&request)?;
        Query::parse(request.query_string())?.finish()?;
        Ok(shown(&found(&app, &request).await?))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

/// Confirm a proposed entry
///
/// Records what another officer proposed. It is decided anew: where the record has changed so that it no longer holds, it
/// is refused as it would be then, and stays open. The answer is that of the request that proposed it.
#[utoipa::path(post, path = "/v1/proposed-entries/{id}/confirmation", tag = "Actions",
    request_body(content = ConfirmRequest, description = "What is said on this occasion"),
    responses((status = 201, description = "Recorded", body = ConfirmedEntry)))]
pub async fn confirm_proposed_entry(
    writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let sent: ConfirmRequest = body::read(&app, &request, payload).await?;
        Query::parse(request.query_string())?.finish()?;
        let note = text("/note", sent.note.as_ref(), SAID, Lines::Many)?;
        let proposed = found(&app, &request).await?;
        confirm(&app, &request, &writer.claims, (proposed, note)).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Reject a proposed entry
///
/// Closes it with a reason, so that it never enters the record. Whoever proposed it may do so too.
#[utoipa::path(post, path = "/v1/proposed-entries/{id}/rejection", tag = "Actions",
    request_body(content = RejectRequest, description = "Why"),
    responses((status = 200, description = "Rejected", body = ProposedEntryResponse)))]
pub async fn reject_proposed_entry(
    writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let sent: RejectRequest = body::read(&app, &request, payload).await?;
        Query::parse(request.query_string())?.finish()?;
        let reason = text("/reason", Some(&sent.reason), SAID, Lines::Many)?.unwrap_or_default();
        reject(&app, &request, &writer.claims, reason).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

impl Recording<'_> {
    /// Checks what is asked as it would be recorded, and proposes it instead, for a second officer to confirm.
    ///
    /// # Errors
    /// What refuses it, or the truth about a failure of the store.
    pub(super) async fn propose(
        &self,
        proposal: Proposal,
        (asked, fingerprint): (AskedFor, Hash),
        sent: &impl Serialize,
    ) -> Result<HttpResponse, Problem> {
        let ledger = self.app.ledger();
        let answer = match asked {
            AskedFor::Batch => Answer::Batch,
            AskedFor::Action | AskedFor::Correction(_) | AskedFor::Decision => Answer::One,
        };
        let problem = |error: RecordError| self.problem(&error, answer);
        let request = self.request_key(Some(fingerprint));
        if let Some(request) = request
            && let Some(before) = ledger.proposed_before(request).await.map_err(problem)?
        {
            return Ok(accepted(&before, true));
        }
        ledger.try_out(&proposal).map_err(problem)?;
        let new = NewProposedEntry {
            treaty: self.treaty.clone(),
            asked,
            body: serde_json::to_string(sent).unwrap_or_default(),
            by: self.person.clone(),
            request,
        };
        let (proposed, repeated) = ledger.propose_entry(new).await.map_err(problem)?;
        if !repeated {
            log(self.request, &proposed, "proposed");
        }
        Ok(accepted(&proposed, repeated))
    }
}

async fn confirm(
    app: &App,
    request: &HttpRequest,
    claims: &Claims,
    (proposed, note): (ProposedEntry, Option<String>),
) -> Result<HttpResponse, Problem> {
    let recording = Recording::of(app, request, claims, proposed.treaty.clone());
    let version = expected_version(request)?;
    let by = recording.person.clone();
    let refused = |error: RecordError| record_problem(&error, request);
    proposed.may_be_closed(version).map_err(refused)?;
    if proposed.proposed_by == by {
        return Err(refused(RecordError::SecondOfficerRequired));
    }
    let settles = Settlement::ProposedEntry {
        id: proposed.id.clone(),
        version,
        by,
        note,
    };
    let body = &proposed.body;
    let recorded = match proposed.asked {
        AskedFor::Action => recording.confirm_action(body, settles).await?,
        AskedFor::Batch => recording.confirm_batch(body, settles).await?,
        AskedFor::Correction(of) => correcting::confirm(recording, of, body, settles).await?,
        AskedFor::Decision => deciding::confirm(recording, body, settles).await?,
    };
    log(request, &proposed, "confirmed");
    Ok(recorded)
}

async fn reject(
    app: &App,
    request: &HttpRequest,
    claims: &Claims,
    reason: String,
) -> Result<HttpResponse, Problem> {
    let proposed = found(app, request).await?;
    let recording = Recording::of(app, request, claims, proposed.treaty.clone());
    let rejection = Rejection {
        id: proposed.id,
        version: expected_version(request)?,
        reason,
        by: recording.person,
    };
    let rejected = app
        .ledger()
        .reject(rejection)
        .await
        .map_err(|error| record_problem(&error, request))?
        .ok_or_else(not_found)?;
    log(request, &rejected, "rejected");
    Ok(shown(&rejected))
}

async fn list(app: &App, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    takes_json(request)?;
    let mut query = Query::parse(request.query_string())?;
    let statuses = query.list("status", "statuses of proposed entries", Status::parse)?;
    let limit = query.number("limit", 1..=MOST)?.unwrap_or(LIMIT);
    let after = query.one(
        "cursor",
        "a cursor from an earlier answer",
        ProposedEntryId::parse,
    )?;
    query.finish()?;
    let wanted = Wanted {
        statuses: statuses.unwrap_or_else(|| vec![Status::Open]),
        after,
        limit: u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1),
    };
    let mut entries = app
        .ledger()
        .proposed_entries(wanted)
        .await
        .map_err(|error| record_problem(&error, request))?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = entries.len() > limit;
    entries.truncate(limit);
    let page = ProposedEntriesPage {
        next_cursor: entries
            .last()
            .filter(|_| more)
            .map(|last| last.id.to_string()),
        proposed_entries: entries.iter().map(ProposedEntryResponse::from).collect(),
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(page))
}

/// The proposed entry that the path names.
async fn found(app: &App, request: &HttpRequest) -> Result<ProposedEntry, Problem> {
    let id = request.match_info().get("id").unwrap_or_default();
    let id = ProposedEntryId::parse(id).ok_or_else(not_found)?;
    app.ledger()
        .proposed_entry(id)
        .await
        .map_err(|error| record_problem(&error, request))?
        .ok_or_else(not_found)
}

fn not_found() -> Problem {
    Problem::new(
        ProblemCode::ProposedEntryNotFound,
        "there is no proposed entry with this id",
    )
}

fn shown(proposed: &ProposedEntry) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::ETAG, entity_tag(proposed.version)))
        .json(ProposedEntryResponse::from(proposed))
}

fn accepted(proposed: &ProposedEntry, repeated: bool) -> HttpResponse {
    let mut response = HttpResponse::Accepted();
    if repeated {
        response.insert_header(("idempotent-replayed", "true"));
    }
    response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::ETAG, entity_tag(proposed.version)))
        .insert_header((
            header::LOCATION,
            format!("/v1/proposed-entries/{}", proposed.id),
        ))
        .json(ProposedEntryResponse::from(proposed))
}

fn log(request: &HttpRequest, proposed: &ProposedEntry, what: &str) {
    log::info!(
        request_id = request_id::of(request),
        treaty = proposed.treaty.as_str(),
        proposed_entry = proposed.id.as_str(),
        what = what;
        "a proposed entry was changed"
    );
}
