//! The examining side: the depositary takes a submission under examination, enters what it finds, and returns it.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::submission::Deed;

use super::super::App;
use super::super::body;
use super::super::permission::Examiner;
use super::super::wire::submissions::SubmissionResponse;
use super::super::wire::submissions::requests::{ExaminationRequest, ReturnRequest, StepRequest};
use super::submitting::note;
use super::{Asking, sent};

/// Take a submission under examination
///
/// The depositary begins to examine what was lodged for due and proper form (VCLT 77(1)(d)).
#[utoipa::path(post, path = "/v1/treaties/{treaty}/submissions/{id}/examination", tag = "Submissions",
    request_body(content = StepRequest, description = "What is said on this occasion"),
    responses((status = 200, description = "Under examination", body = SubmissionResponse)))]
pub async fn take_up_submission(
    examiner: Examiner,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: StepRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&examiner.claims, &app, &request);
        asking.altered(Deed::TakeUp, note(&body)?).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Enter what the examination found
///
/// The findings so far, whole, with the day on which the original was received and the kind under which the act is to be
/// recorded. Who enters them has prepared the recording.
#[utoipa::path(put, path = "/v1/treaties/{treaty}/submissions/{id}/examination", tag = "Submissions",
    request_body(content = ExaminationRequest, description = "What was found"),
    responses((status = 200, description = "Entered", body = SubmissionResponse)))]
pub async fn examine_submission(
    examiner: Examiner,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: ExaminationRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&examiner.claims, &app, &request);
        let submission = asking.submission().await?;
        let examination = sent::examination(&body, &submission, &asking.actor.person)?;
        asking.altered(Deed::Examine(examination), None).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Return a submission
///
/// With the reasons. Its State may change it and lodge it again.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/submissions/{id}/return", tag = "Submissions",
    request_body(content = ReturnRequest, description = "Why"),
    responses((status = 200, description = "Returned", body = SubmissionResponse)))]
pub async fn return_submission(
    examiner: Examiner,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: ReturnRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&examiner.claims, &app, &request);
        let returned = sent::returned(&body)?;
        asking.altered(Deed::Return(returned), None).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}
