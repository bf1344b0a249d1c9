//! `/v1/conformance`: the service computes real histories before the reader's eyes.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::ledger::conformance::Conformance;

use super::App;
use super::query::Query;
use super::read::{Reading, Viewed, answer, json};
use super::wire::conformance::ConformanceResponse;

/// Check the service against history
///
/// The histories of thirteen treaties that ship with the service, computed at this request by the code that answers
/// everything else, each beside what was officially stated about its entry into force: twelve dates, and one treaty
/// that is not in force, with the States that it waits for. They are no part of the register.
#[utoipa::path(get, path = "/v1/conformance", tag = "Reference",
    responses((status = 200, description = "The comparison", body = ConformanceResponse)))]
pub async fn get_conformance(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, conformance)
}

fn conformance(reading: &mut Reading<'_>) -> Viewed {
    // Refused before the work, which is more than that of other reads.
    std::mem::replace(&mut reading.query, Query::parse("")?).finish()?;
    let directory = reading.published.register.directory();
    let conformance = Conformance::shipped(directory, reading.today);
    json(&ConformanceResponse::of(&conformance), None)
}
