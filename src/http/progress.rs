//! `/v1/treaties/{treaty}/progress` and `/progress/explain`.

use actix_web::{HttpRequest, HttpResponse, web};

use super::App;
use super::read::{Reading, Viewed, answer_dated, json};
use super::wire::Currency;
use super::wire::explain::ExplainResponse;
use super::wire::progress::ProgressResponse;

/// Get a treaty's progress
///
/// How many instruments count towards the threshold, who has signed, who is bound, and the dates that follow. Every
/// number is the length of a list that this service returns for the same moment.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress", tag = "Progress",
    responses((status = 200, description = "The progress", body = ProgressResponse)))]
pub async fn get_progress(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated(&app, &request, progress)
}

/// Explain a treaty's progress
///
/// For each instrument its number, or the range that it shares with others of the same day, or the reason why it does
/// not count; the clause; the dates calculated line by line; what is still missing. Where the law is silent, the policies
/// that hold and both readings; the date that the depositary states beside the computed one; and the corrections that
/// changed the computed date.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress/explain", tag = "Progress",
    responses((status = 200, description = "The explanation", body = ExplainResponse)))]
pub async fn explain_progress(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated(&app, &request, explain)
}

fn progress(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let assessment = reading.assessment(&moment)?;
    let currency = Currency::of(&moment, Some(&assessment.treaty));
    json(
        &ProgressResponse::of(&assessment, currency),
        moment.last_modified(),
    )
}

fn explain(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let assessment = reading.assessment(&moment)?;
    let currency = Currency::of(&moment, Some(&assessment.treaty));
    let directory = reading.published.register.directory();
    let recomputed = record.recomputed(moment.position, directory, moment.as_of);
    json(
        &ExplainResponse::of(&assessment, directory, currency).with_corrections(&recomputed),
        moment.last_modified(),
    )
}
