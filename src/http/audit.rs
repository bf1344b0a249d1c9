//! `/v1/audit`: the audit trail, for the depositary alone, by pages or by lines, and its checkpoint.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use futures_util::stream;

use crate::domain::ids::{ParticipantCode, Position, TreatyId};
use crate::store::audit::{self as stored, Selection, StoredAudit};
use crate::store::pool::{Pool, PoolError};

use super::App;
use super::negotiation::{NDJSON, prefers_lines};
use super::permission::AuditReader;
use super::problem::{Problem, ProblemCode};
use super::query::Query;
use super::read::takes_json;
use super::request_id;
use super::wire::audit::{AuditCheckpointResponse, AuditEntryResponse, AuditPage};

const DEFAULT_LIMIT: u32 = 100;
const MOST: u64 = 500;
/// How many entries are read at a time for an answer by lines.
const LINES_AT_ONCE: u32 = 500;

/// Read the audit trail
///
/// One entry for each request to an operation that needs a token and for each refused token, in order and without gaps.
/// Keep `last` and send it as `after` the next time. With `Accept: application/x-ndjson` everything up to the head is
/// sent, one entry a line. Reading the trail is itself noted.
#[utoipa::path(get, path = "/v1/audit", tag = "Audit",
    responses((status = 200, description = "A page of entries, or all by lines",
        content((AuditPage = "application/json"), (String = "application/x-ndjson")))))]
pub async fn list_audit(
    _reader: AuditReader,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        let by_lines = prefers_lines(&request);
        if !by_lines {
            takes_json(&request)?;
        }
        let asked = Asked::read(&request)?;
        if by_lines {
            lines(&app, &request, asked).await
        } else {
            page(&app, &request, asked).await
        }
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Get the checkpoint of the audit trail
///
/// The last position of the trail and its hash, which covers every entry before it. Whoever keeps a checkpoint elsewhere
/// can prove later that nothing before it was changed.
#[utoipa::path(get, path = "/v1/audit/checkpoint", tag = "Audit",
    responses((status = 200, description = "The checkpoint", body = AuditCheckpointResponse)))]
pub async fn get_audit_checkpoint(
    _reader: AuditReader,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        takes_json(&request)?;
        Query::parse(request.query_string())?.finish()?;
        let head = app.ledger().pool().transact(stored::head).await;
        let head = head.map_err(|error| unread(&error, &request))?;
        Ok(private().json(AuditCheckpointResponse {
            position: head.position.0,
            hash: head.hash.to_string(),
            algorithm: "sha-256",
        }))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

/// What a request asks for.
struct Asked {
    selection: Selection,
    after: Position,
    limit: Option<u32>,
}

impl Asked {
    fn read(request: &HttpRequest) -> Result<Self, Problem> {
        let mut query = Query::parse(request.query_string())?;
        let after = query.number("after", 0..=u64::MAX >> 1)?;
        let limit = query.number("limit", 1..=MOST)?;
        let selection = Selection {
            subject: query.text("subject")?,
            participant: query
                .one("participant", "the code of a participant", |code| {
                    ParticipantCode::parse(code).ok()
                })?
                .map(|code| code.to_string()),
            treaty: query
                .one("treaty", "the id of a treaty", |id| {
                    TreatyId::parse(id).ok()
                })?
                .map(|id| id.to_string()),
            operation: query.text("operation")?,
            is_refused: query.one("outcome", "accepted or refused", |word| match word {
                "accepted" => Some(false),
                "refused" => Some(true),
                _ => None,
            })?,
            since_micros: query.instant("since")?.map(|at| at.timestamp_micros()),
            until_micros: query.instant("until")?.map(|at| at.timestamp_micros()),
        };
        query.finish()?;
        Ok(Self {
            selection,
            after: Position(after.unwrap_or_default()),
            limit: limit.and_then(|limit| u32::try_from(limit).ok()),
        })
    }
}

async fn page(app: &App, request: &HttpRequest, asked: Asked) -> Result<HttpResponse, Problem> {
    let limit = asked.limit.unwrap_or(DEFAULT_LIMIT);
    let (selection, after) = (asked.selection, asked.after);
    let read = app.ledger().pool().transact(move |db| {
        let head = stored::head(db)?.position;
        // One more than asked for tells whether there is more.
        let entries = stored::select(db, &selection, (after, head), limit.saturating_add(1))?;
        Ok((head, entries))
    });
    let (head, mut entries) = read.await.map_err(|error| unread(&error, request))?;
    if asked.after > head {
        let detail = format!("expected a position up to {head}, found {}", asked.after);
        return Err(Problem::parameter("after", detail));
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = entries.len() > limit;
    entries.truncate(limit);
    // With a filter, everything up to the head has been looked at once there is no more.
    let last = match entries.last() {
        Some(entry) if more => entry.position,
        Some(_) | None => head,
    };
    let entries = entries
        .iter()
        .map(rendered)
        .collect::<Result<Vec<_>, Problem>>()?;
    Ok(private().json(AuditPage {
        entries,
        last: last.0,
        more,
        head: head.0,
    }))
}

/// Where an answer by lines has come to.
struct Lines {
    pool: Pool,
    selection: Selection,
    after: Position,
    until: Position,
    left: u32,
}

async fn lines(app: &App, request: &HttpRequest, asked: Asked) -> Result<HttpResponse, Problem> {
    let pool = app.ledger().pool().clone();
    let head = pool.transact(stored::head).await;
    let state = Lines {
        until: head.map_err(|error| unread(&error, request))?.position,
        pool,
        selection: asked.selection,
        after: asked.after,
        left: asked.limit.unwrap_or(u32::MAX),
    };
    let pieces = stream::try_unfold(state, Lines::next);
    Ok(private().content_type(NDJSON).streaming(pieces))
}

impl Lines {
    /// The next lines; none at the end. A failure cuts the answer off, which the client sees.
    async fn next(mut self) -> Result<Option<(Bytes, Self)>, std::io::Error> {
        let limit = self.left.min(LINES_AT_ONCE);
        if limit == 0 || self.after >= self.until {
            return Ok(None);
        }
        let (selection, range) = (self.selection.clone(), (self.after, self.until));
        let read = self
            .pool
            .transact(move |db| stored::select(db, &selection, range, limit));
        let entries = read.await.map_err(|error| {
            log::error!(error:% = error; "the audit trail was not read to its end");
            std::io::Error::other("the audit trail was not read to its end")
        })?;
        let Some(last) = entries.last() else {
            return Ok(None);
        };
        self.after = last.position;
        self.left = self
            .left
            .saturating_sub(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        let mut text = Vec::new();
        for entry in &entries {
            let line = rendered(entry).map_err(|problem| std::io::Error::other(problem.detail))?;
            serde_json::to_writer(&mut text, &line)?;
            text.push(b'\n');
        }
        Ok(Some((text.into(), self)))
    }
}

fn rendered(entry: &StoredAudit) -> Result<AuditEntryResponse, Problem> {
    AuditEntryResponse::of(entry).map_err(|broken| {
        log::error!(position = broken.position.0, detail = broken.detail; "the audit trail is broken");
        Problem::new(
            ProblemCode::InternalError,
            ProblemCode::InternalError.meaning(),
        )
    })
}

fn private() -> actix_web::HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    response
}

fn unread(error: &PoolError, request: &HttpRequest) -> Problem {
    log::error!(error:% = error, request_id = request_id::of(request); "the audit trail was not read");
    match error {
        PoolError::Busy => Problem::unavailable(ProblemCode::Busy),
        PoolError::Store(_) => Problem::unavailable(ProblemCode::Unavailable),
    }
}
