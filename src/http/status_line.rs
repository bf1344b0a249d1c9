//! `/v1/treaties/{treaty}/status-line`: JSON, or the sentence alone as plain text.

use actix_web::{HttpRequest, HttpResponse, web};

use super::App;
use super::negotiation::Media;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer_in, json};
use super::representation::Content;
use super::wire::Currency;
use super::wire::status_line::StatusLineResponse;
use super::wording::status_line::{Vantage, sentence};

/// Get a treaty's status line
///
/// Where the treaty stands, in one exact sentence for press and pages, in one of seven languages, with the numbers and
/// dates that it is made of. With `Accept: text/plain`, the sentence alone.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/status-line", tag = "Progress",
    responses((status = 200, description = "The sentence",
        content((StatusLineResponse = "application/json"), (String = "text/plain")))))]
pub async fn get_status_line(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_in(&app, &request, &[Media::Json, Media::Text], status_line)
}

fn status_line(reading: &mut Reading<'_>) -> Viewed {
    let language = reading.choose_language()?;
    let is_pinned = reading.query.has("known_at") || reading.query.has("at_position");
    let moment = reading.moment()?;
    let assessment = reading.assessment(&moment)?;
    let vantage = Vantage {
        today: reading.today,
        entry: is_pinned.then_some(moment.position),
    };
    let text = sentence(&assessment, vantage, language).map_err(|error| {
        log::error!(error:% = error; "a status line cannot be written");
        Problem::new(
            ProblemCode::InternalError,
            ProblemCode::InternalError.meaning(),
        )
    })?;
    let content = if reading.media == Media::Text {
        Content {
            bytes: text.into_bytes(),
            content_type: Media::Text.content_type(),
            last_modified: moment.last_modified(),
            ..Content::default()
        }
    } else {
        let currency = Currency::of(&moment, Some(&assessment.treaty));
        json(
            &StatusLineResponse::of(&assessment, text, language, currency),
            moment.last_modified(),
        )?
    };
    Ok(Content {
        language: Some(language),
        ..content
    })
}
