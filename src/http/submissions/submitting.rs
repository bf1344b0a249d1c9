//! The submitting side: to make a submission, to change it, to lodge it and to take it back.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::ids::ParticipantCode;
use crate::domain::submission::Deed;
use crate::ledger::submissions::{Alteration, NewSubmission};
use crate::store::submissions::MadeBy;

use super::super::App;
use super::super::attempt::Attempt;
use super::super::body;
use super::super::field::{Lines, text};
use super::super::if_match::{entity_tag, expected_version};
use super::super::permission::SubmissionParty;
use super::super::problem::{Problem, ProblemCode};
use super::super::query::Query;
use super::super::read::participant_not_found;
use super::super::recording::{fingerprint, idempotency_key};
use super::super::wire::submissions::requests::{
    StepRequest, SubmissionContentRequest, SubmitRequest,
};
use super::super::wire::submissions::{SubmissionResponse, SubmissionValidation, path};
use super::{Asking, privately, sent};

/// Make a submission
///
/// A ministry submits its own State's instrument; the depositary enters one that came on paper, of any State. It is a
/// draft until it is lodged. With `validate_only` the register says what it can of each item of the checklist, and stores
/// nothing. With an `Idempotency-Key` the same request can be sent again safely.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/submissions", tag = "Submissions",
    request_body(content = SubmitRequest, description = "The submission"),
    responses((status = 201, description = "Made", body = SubmissionResponse),
              (status = 200, description = "With `validate_only`: what the register says of it; nothing was stored", body = SubmissionValidation)))]
pub async fn create_submission(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: SubmitRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&party.claims, &app, &request);
        let treaty = asking.treaty()?;
        let mut query = Query::parse(request.query_string())?;
        let validate_only = query.flag("validate_only")?.unwrap_or(false);
        query.finish()?;
        let key = idempotency_key(&request, &party.claims)?;
        let fingerprint = fingerprint(&treaty, &body)?;
        let new = NewSubmission {
            participant: asking.for_whom(body.participant.as_deref())?,
            content: sent::content(&app, &body.content, "/content")?,
            lodge: body.lodge,
            by: asking.actor.clone(),
            request: key.map(|key| MadeBy { key, fingerprint }),
            treaty,
        };
        if validate_only {
            return asking.validated(&new);
        }
        asking.made(new).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Change a submission
///
/// Replaces the contents, as long as it is a draft or was returned.
#[utoipa::path(put, path = "/v1/treaties/{treaty}/submissions/{id}", tag = "Submissions",
    request_body(content = SubmissionContentRequest, description = "The contents, whole"),
    responses((status = 200, description = "Changed", body = SubmissionResponse)))]
pub async fn change_submission(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: SubmissionContentRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&party.claims, &app, &request);
        let content = sent::content(&app, &body, "")?;
        asking.altered(Deed::Change(content), None).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Lodge a submission
///
/// Hands a draft, or what was returned and perhaps changed, to the depositary. Its contents stand still from then on.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/submissions/{id}/lodging", tag = "Submissions",
    request_body(content = StepRequest, description = "What is said on this occasion"),
    responses((status = 200, description = "Lodged", body = SubmissionResponse)))]
pub async fn lodge_submission(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: StepRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&party.claims, &app, &request);
        asking.altered(Deed::Lodge, note(&body)?).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Withdraw a submission
///
/// Takes it back before it is recorded, for good. What is recorded is withdrawn by an act of its own.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/submissions/{id}/withdrawal", tag = "Submissions",
    request_body(content = StepRequest, description = "What is said on this occasion"),
    responses((status = 200, description = "Withdrawn", body = SubmissionResponse)))]
pub async fn withdraw_submission(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: StepRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&party.claims, &app, &request);
        asking.altered(Deed::Withdraw, note(&body)?).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// What is said on an occasion.
pub(super) fn note(body: &StepRequest) -> Result<Option<String>, Problem> {
    text("/note", body.note.as_ref(), 2000, Lines::Many)
}

impl Asking<'_> {
    /// For whom a submission is made: a ministry's own State, or whom the depositary names.
    fn for_whom(&self, named: Option<&str>) -> Result<ParticipantCode, Problem> {
        let named = match named {
            None => None,
            Some(name) => Some(
                self.app
                    .ledger()
                    .lookup()
                    .find(name)
                    .map_err(|near| {
                        participant_not_found(ProblemCode::UnknownParticipant, name, near)
                            .at("/participant")
                    })?
                    .code,
            ),
        };
        let invalid = |detail: &str| {
            Err(Problem::new(ProblemCode::InvalidBody, detail.to_owned()).at("/participant"))
        };
        match (&self.actor.participant, named) {
            (Some(own), None) => Ok(own.clone()),
            (Some(own), Some(named)) if *own == named => Ok(named),
            (Some(_), Some(participant)) => {
                Attempt::OnAnothers { participant }.note(self.request);
                invalid("expected no participant, for the token says for whom it speaks")
            }
            (None, Some(named)) => Ok(named),
            (None, None) => invalid("expected whose instrument came on paper"),
        }
    }

    /// Carries out a deed on the submission that the path names, for the version that If-Match names.
    pub(super) async fn altered(
        &self,
        deed: Deed,
        note: Option<String>,
    ) -> Result<HttpResponse, Problem> {
        Query::parse(self.request.query_string())?.finish()?;
        let step = deed.step();
        let alteration = Alteration {
            treaty: self.treaty()?,
            id: self.id()?,
            version: self.version().await?,
            deed,
            note,
            by: self.actor.clone(),
        };
        let altered = self
            .app
            .ledger()
            .alter(alteration)
            .await
            .map_err(|error| self.problem(&error))?;
        self.log(&altered, step.as_str());
        self.answer(&altered)
    }

    /// The version that If-Match names. What is wrong with it is told only to one who may see the submission.
    pub(super) async fn version(&self) -> Result<u64, Problem> {
        match expected_version(self.request) {
            Ok(version) => Ok(version),
            Err(problem) => {
                self.submission().await?;
                Err(problem)
            }
        }
    }

    async fn made(&self, new: NewSubmission) -> Result<HttpResponse, Problem> {
        let (submission, repeated) = self
            .app
            .ledger()
            .submit(new)
            .await
            .map_err(|error| self.problem(&error))?;
        if !repeated {
            self.log(&submission, "created");
        }
        let body = self.view(&submission.treaty, |view| view.submission(&submission))?;
        let mut response = HttpResponse::Created();
        if repeated {
            response.insert_header(("idempotent-replayed", "true"));
        }
        Ok(response
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::ETAG, entity_tag(submission.version)))
            .insert_header((header::LOCATION, path(&submission)))
            .json(body))
    }

    fn validated(&self, new: &NewSubmission) -> Result<HttpResponse, Problem> {
        let now = self.app.ledger().clock().now();
        let draft = new.draft(now);
        let validation = self.view(&draft.treaty, |view| view.validation(&draft))?;
        Ok(privately(&validation))
    }
}
