//! `/v1/treaties/{treaty}/pace`: a treaty beside others that have entered into force.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::pace::Pace;

use super::App;
use super::problem::Problem;
use super::read::{Reading, Viewed, answer_dated, json};
use super::wire::Currency;
use super::wire::pace::PaceResponse;

/// The most points of all curves of an answer together.
pub const MOST_POINTS: usize = 4000;

/// Compare a treaty's pace with others
///
/// How many had signed and deposited on the same day since the opening for signature in ten treaties that have
/// entered into force, and the range of dates that their paces would give for this treaty's threshold and entry into
/// force. A comparison with its method, inputs and limits; no prediction by the depositary.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/pace", tag = "Progress",
    responses((status = 200, description = "The comparison", body = PaceResponse)))]
pub async fn get_pace(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated(&app, &request, pace)
}

fn pace(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let every = reading.query.number("curve_every", 1..=366)?;
    let (_, history) = reading.treaty(&moment)?;
    let register = &reading.published.register;
    let neighbours = register.neighbours();
    let pace = Pace::of(
        &history,
        register.directory(),
        moment.as_of,
        &neighbours.finished,
    );
    let curves = every
        .and_then(|days| u32::try_from(days).ok())
        .map(|every| pace.sampled(every, MOST_POINTS))
        .transpose()
        .map_err(|error| {
            let detail = format!("{error} in all curves together; ask for a longer step");
            Problem::parameter("curve_every", detail)
        })?;
    let treaty = history.treaty();
    let currency = Currency::of(&moment, Some(treaty));
    json(
        &PaceResponse::of(&pace, treaty, currency)
            .with_left_out(neighbours)
            .with_curves(curves),
        moment.last_modified(),
    )
}
