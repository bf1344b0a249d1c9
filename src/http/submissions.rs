//! `/v1/treaties/{treaty}/submissions`: instruments on their way into the record.
//!
//! A ministry sees its own State's and nothing else: another's answers exactly as one that does not exist. Every answer is
//! private, and none is remembered.

pub mod documents;
pub mod examining;
pub mod recording;
mod sent;
pub mod submitting;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use crate::domain::ids::TreatyId;
use crate::domain::person::{Actor, Person};
use crate::domain::submission::{Status, Submission, SubmissionId};
use crate::ledger::submissions::SubmissionError;
use crate::store::submissions::Wanted;

use super::App;
use super::attempt::Attempt;
use super::if_match::entity_tag;
use super::permission::SubmissionParty;
use super::problem::{Problem, ProblemCode};
use super::query::Query;
use super::read::{participant_not_found, takes_json, treaty_not_found};
use super::request_id;
use super::tokens::Claims;
use super::wire::submissions::{
    SubmissionEventsPage, SubmissionSummary, SubmissionsPage, Viewpoint,
};

const LIMIT: u64 = 100;
const MOST: u64 = 500;

/// List submissions
///
/// Those to a treaty, in the order in which they were made: a ministry's own State's, the depositary's all.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/submissions", tag = "Submissions",
    responses((status = 200, description = "A page of submissions", body = SubmissionsPage)))]
pub async fn list_submissions(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    list(&party.claims, &app, &request)
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Get a submission
///
/// With its contents, the checklist of its examination, and what the register itself can say of each item.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/submissions/{id}", tag = "Submissions",
    responses((status = 200, description = "The submission", body = super::wire::submissions::SubmissionResponse)))]
pub async fn get_submission(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let asking = Asking::of(&party.claims, &app, &request);
    let outcome = async {
        takes_json(&request)?;
        Query::parse(request.query_string())?.finish()?;
        let submission = asking.submission().await?;
        asking.answer(&submission)
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// List what happened to a submission
///
/// Who did what and when, one event for each version. To a ministry the officers of the depositary appear as the
/// depositary, without names.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/submissions/{id}/events", tag = "Submissions",
    responses((status = 200, description = "A page of events", body = SubmissionEventsPage)))]
pub async fn list_submission_events(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    events(&party.claims, &app, &request)
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// A request about submissions: who asks, for what.
struct Asking<'a> {
    app: &'a App,
    request: &'a HttpRequest,
    actor: Actor,
}

impl<'a> Asking<'a> {
    fn of(claims: &Claims, app: &'a App, request: &'a HttpRequest) -> Self {
        Self {
            app,
            request,
            actor: actor(claims),
        }
    }

    /// The treaty that the path names.
    fn treaty(&self) -> Result<TreatyId, Problem> {
        let id = self.request.match_info().get("treaty").unwrap_or_default();
        let published = self.app.ledger().published();
        TreatyId::parse(id)
            .ok()
            .filter(|id| published.register.treaty(id).is_some())
            .ok_or_else(|| treaty_not_found(id))
    }

    /// The id that the path names, if it is one at all.
    fn id(&self) -> Result<SubmissionId, Problem> {
        let id = self.request.match_info().get("id").unwrap_or_default();
        SubmissionId::parse(id).ok_or_else(not_found)
    }

    /// The submission that the path names.
    async fn submission(&self) -> Result<Submission, Problem> {
        let (treaty, id) = (self.treaty()?, self.id()?);
        let found = self
            .app
            .ledger()
            .submission_for(&self.actor, &treaty, &id)
            .await;
        found.map_err(|error| self.problem(&error))
    }

    /// Renders for the one who asks.
    fn view<T>(
        &self,
        treaty: &TreatyId,
        render: impl FnOnce(&Viewpoint<'_>) -> T,
    ) -> Result<T, Problem> {
        let published = self.app.ledger().published();
        let register = &published.register;
        let record = register
            .treaty(treaty)
            .ok_or_else(|| treaty_not_found(treaty.as_str()))?;
        Ok(render(&Viewpoint {
            actor: &self.actor,
            history: &record.history,
            directory: register.directory(),
            now: self.app.ledger().clock().now(),
        }))
    }

    /// The answer with a submission as it stands.
    fn answer(&self, submission: &Submission) -> Result<HttpResponse, Problem> {
        let body = self.view(&submission.treaty, |view| view.submission(submission))?;
        Ok(HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::ETAG, entity_tag(submission.version)))
            .json(body))
    }

    /// What a client is told. An attempt on another's submission is noted with the request, for the audit trail.
    fn problem(&self, error: &SubmissionError) -> Problem {
        match error {
            SubmissionError::NotFound { of } => {
                if let (Some(of), Some(_ministry)) = (of, &self.actor.participant)
                    && self.actor.participant.as_ref() != Some(of)
                {
                    Attempt::OnAnothers {
                        participant: of.clone(),
                    }
                    .note(self.request);
                }
                not_found()
            }
            SubmissionError::Stale { .. } => {
                Problem::new(ProblemCode::PreconditionFailed, error.to_string())
            }
            SubmissionError::NotPossible(_) => {
                Problem::new(ProblemCode::TransitionNotPossible, error.to_string())
            }
            SubmissionError::NotForDepositary => Problem::new(
                ProblemCode::NotForDepositary,
                "it was made by its ministry, and only what came on paper is handled for a State",
            ),
            SubmissionError::KeyReused => Problem::new(
                ProblemCode::IdempotencyKeyReused,
                "the same Idempotency-Key came with another body",
            ),
            SubmissionError::Busy => Problem::unavailable(ProblemCode::Busy),
            SubmissionError::Unavailable(cause) => {
                log::error!(error:% = cause, request_id = request_id::of(self.request); "a submission could not be read or written");
                Problem::unavailable(ProblemCode::NotRecorded)
            }
            SubmissionError::OutcomeUnknown(cause) => {
                log::error!(error:% = cause, request_id = request_id::of(self.request); "the outcome of a commit is unknown");
                Problem::unavailable(ProblemCode::OutcomeUnknown)
            }
        }
    }

    fn log(&self, submission: &Submission, what: &str) {
        log::info!(
            request_id = request_id::of(self.request),
            treaty = submission.treaty.as_str(),
            submission = submission.id.as_str(),
            version = submission.version,
            what = what;
            "a submission was changed"
        );
    }
}

/// Who a token speaks for.
fn actor(claims: &Claims) -> Actor {
    Actor {
        person: Person {
            issuer: claims.issuer.clone(),
            subject: claims.subject.clone(),
        },
        participant: claims.participant.clone(),
    }
}

/// The same answer for what does not exist and for what is another's.
fn not_found() -> Problem {
    Problem::new(
        ProblemCode::SubmissionNotFound,
        "the treaty has no such submission",
    )
}

async fn list(claims: &Claims, app: &App, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    takes_json(request)?;
    let asking = Asking::of(claims, app, request);
    let treaty = asking.treaty()?;
    let mut query = Query::parse(request.query_string())?;
    let statuses = query
        .list("status", "statuses of submissions", Status::parse)?
        .unwrap_or_else(|| Status::ALL.to_vec());
    let participant = match query.text("participant")? {
        None => None,
        Some(text) => Some(
            app.ledger()
                .lookup()
                .find(&text)
                .map_err(|near| {
                    participant_not_found(ProblemCode::ParticipantNotFound, &text, near)
                })?
                .code,
        ),
    };
    let limit = query.number("limit", 1..=MOST)?.unwrap_or(LIMIT);
    let after = query.one("cursor", "a cursor from an earlier answer", |text| {
        SubmissionId::parse(&decoded(text)?)
    })?;
    query.finish()?;
    // A ministry that asks for another State's gets what there is for it to see: nothing.
    let is_own = |own| participant.as_ref().is_none_or(|asked| asked == own);
    let mut found = if asking.actor.participant.as_ref().is_none_or(is_own) {
        let wanted = Wanted {
            treaty: treaty.clone(),
            participant: participant.clone(),
            statuses,
            after,
            limit: u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1),
        };
        app.ledger()
            .submissions(&asking.actor, wanted)
            .await
            .map_err(|error| asking.problem(&error))?
    } else {
        if let Some(participant) = participant {
            Attempt::OnAnothers { participant }.note(request);
        }
        Vec::new()
    };
    let next_cursor = cut(&mut found, limit).map(|last| encoded(last.id.as_str()));
    let page = asking.view(&treaty, |view| SubmissionsPage {
        submissions: found
            .iter()
            .map(|submission| SubmissionSummary::of(submission, view.directory))
            .collect(),
        next_cursor,
    })?;
    Ok(privately(&page))
}

async fn events(
    claims: &Claims,
    app: &App,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    takes_json(request)?;
    let asking = Asking::of(claims, app, request);
    let mut query = Query::parse(request.query_string())?;
    let limit = query.number("limit", 1..=MOST)?.unwrap_or(LIMIT);
    let after = query
        .one("cursor", "a cursor from an earlier answer", |text| {
            decoded(text)?.parse::<u64>().ok()
        })?
        .unwrap_or_default();
    query.finish()?;
    let submission = asking.submission().await?;
    let asked = u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1);
    let mut found = app
        .ledger()
        .history_of_submission(&submission, after, asked)
        .await
        .map_err(|error| asking.problem(&error))?;
    let next_cursor = cut(&mut found, limit).map(|last| encoded(&last.version.to_string()));
    let page = asking.view(&submission.treaty, |view| SubmissionEventsPage {
        events: found
            .into_iter()
            .map(|happened| view.event(happened))
            .collect(),
        next_cursor,
    })?;
    Ok(privately(&page))
}

/// Cuts what was read to the page, and names its last if there is more.
fn cut<T>(found: &mut Vec<T>, limit: u64) -> Option<&T> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if found.len() <= limit {
        return None;
    }
    found.truncate(limit);
    found.last()
}

fn encoded(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

fn decoded(cursor: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

fn privately(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}
