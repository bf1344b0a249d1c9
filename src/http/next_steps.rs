//! `/v1/treaties/{treaty}/participants/{code}/next-steps`: what one participant can do, and until when.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::next_steps::NextSteps;

use super::App;
use super::participants::named;
use super::read::{Reading, Viewed, answer_dated_localized, json};
use super::wire::Currency;
use super::wire::next_steps::NextStepsResponse;

/// List the next steps of a participant
///
/// What one participant can do in relation to a treaty on a day, today or the day of `as_of`: every kind of act, decided
/// by the rules of a recording; until when each is possible, or which rule is in the way; what a deposit would bring
/// about, as in a simulation; what is required of its form, which reservations the treaty permits and what it asks to be
/// told. A later `as_of` plans ahead, on what is known and if nothing else happens.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants/{code}/next-steps", tag = "Participants",
    responses((status = 200, description = "The next steps", body = NextStepsResponse)))]
pub async fn list_next_steps(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated_localized(&app, &request, next_steps)
}

fn next_steps(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let language = reading.choose_language()?;
    let (record, history) = reading.treaty(&moment)?;
    let participant = named(reading, &history)?;
    let directory = reading.published.register.directory();
    let steps = NextSteps::of(&history, directory, &participant, moment.as_of);
    let currency = Currency::of(&moment, Some(&record.treaty));
    let answer = NextStepsResponse::of(&steps, language, currency);
    let canonical = format!("<{}>; rel=\"canonical\"", answer.links.this);
    let mut content = json(&answer, moment.last_modified())?;
    content.language = Some(language);
    content.links = vec![canonical];
    Ok(content)
}
