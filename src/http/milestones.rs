//! `/v1/treaties/{treaty}/milestones`: what lies behind and ahead on the way to entry into force.

use actix_web::{HttpRequest, HttpResponse, web};

use super::App;
use super::read::{Reading, Viewed, answer_dated, json};
use super::wire::Currency;
use super::wire::milestones::MilestonesResponse;

/// Get a treaty's milestones
///
/// The opening for signature and its end; a quarter, a half and three quarters of the treaty's own threshold, one
/// before it, and the threshold; the entry into force and the 30th and 7th day before it. Each with its day, whether
/// it lies behind, the actions that reached it, and the article.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/milestones", tag = "Progress",
    responses((status = 200, description = "The milestones", body = MilestonesResponse)))]
pub async fn get_milestones(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated(&app, &request, milestones)
}

fn milestones(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let assessment = reading.assessment(&moment)?;
    let currency = Currency::of(&moment, Some(&assessment.treaty));
    json(
        &MilestonesResponse::of(&assessment, currency),
        moment.last_modified(),
    )
}
