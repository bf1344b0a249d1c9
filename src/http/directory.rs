//! `/v1/participants`: who there is.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::participant::{Participant, ParticipantKind, RegionalGroup, UnStatus};

use super::App;
use super::files::{self, tables};
use super::negotiation::Media;
use super::paging::Limit;
use super::problem::ProblemCode;
use super::read::{
    Reading, Viewed, answer, answer_as, answer_plain_in, json, participant_not_found,
};
use super::wire::Currency;
use super::wire::participants::{ParticipantDetail, ParticipantResponse, ParticipantsPage};

const LIMIT: Limit = Limit {
    default: 250,
    most: 500,
};

/// List the participants
///
/// States and regional economic integration organizations, by code, with their names in the six official languages and
/// Vietnamese. States that no longer exist are listed for dates on which they did. With `Accept: text/csv` or
/// `application/x-ndjson` it is a file, and whole.
#[utoipa::path(get, path = "/v1/participants", tag = "Directory",
    responses((status = 200, description = "A page of participants; as a file, all of them",
        content((ParticipantsPage = "application/json"), (String = "text/csv"), (String = "application/x-ndjson")))))]
pub async fn list_participants(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_plain_in(&app, &request, &files::FORMS, list)
}

/// Download the participants as CSV
///
/// One row for each, with its names in seven languages.
#[utoipa::path(get, path = "/v1/participants.csv", tag = "Files",
    responses((status = 200, description = "The participants", content((String = "text/csv")))))]
pub async fn get_participants_csv(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Csv, list)
}

/// Download the participants as JSON by lines
///
/// The items of the list, one a line.
#[utoipa::path(get, path = "/v1/participants.ndjson", tag = "Files",
    responses((status = 200, description = "The participants", content((String = "application/x-ndjson")))))]
pub async fn get_participants_ndjson(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Lines, list)
}

/// Get a participant
///
/// Found by code, alpha-2, M49, name or alias, in any case and language; a miss suggests similar names.
#[utoipa::path(get, path = "/v1/participants/{code}", tag = "Directory",
    responses((status = 200, description = "The participant", body = ParticipantDetail)))]
pub async fn get_participant(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, one)
}

fn list(reading: &mut Reading<'_>) -> Viewed {
    let (moment, paging) = reading.moment_and_part(LIMIT)?;
    let query = &mut reading.query;
    let kinds = query.list(
        "kind",
        "kinds of participant of the vocabulary",
        ParticipantKind::parse,
    )?;
    let groups = query.list(
        "regional_group",
        "regional groups of the vocabulary",
        RegionalGroup::parse,
    )?;
    let un_statuses = query.list("un_status", "member, observer or other", UnStatus::parse)?;
    let directory = reading.published.register.directory();
    let wanted: Vec<&Arc<Participant>> = directory
        .iter()
        .filter(|participant| !participant.has_ceased_by(moment.as_of))
        .filter(|p| kinds.as_ref().is_none_or(|kinds| kinds.contains(&p.kind)))
        .filter(|p| {
            groups
                .as_ref()
                .is_none_or(|groups| groups.contains(&p.regional_group))
        })
        .filter(|p| {
            un_statuses
                .as_ref()
                .is_none_or(|known| known.contains(&p.un_status))
        })
        .collect();
    let rendered = |page: Vec<&Arc<Participant>>| -> Vec<ParticipantResponse> {
        page.into_iter()
            .map(|participant| ParticipantResponse::of(participant, directory, moment.as_of))
            .collect()
    };
    let Some(paging) = paging else {
        return files::content(reading, &moment, &tables::DIRECTORY, &rendered(wanted));
    };
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    let (page, next_cursor) = paging.cut(wanted, &moment);
    let mut content = json(
        &ParticipantsPage {
            participants: rendered(page),
            total,
            next_cursor: next_cursor.clone(),
            currency: Currency::of(&moment, None),
        },
        moment.last_modified(),
    )?;
    content.links = reading.next_link(next_cursor.as_ref());
    Ok(content)
}

fn one(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let text = reading.path("code");
    let not_found = |near| participant_not_found(ProblemCode::ParticipantNotFound, text, near);
    let found = reading
        .app
        .ledger()
        .lookup()
        .find(text)
        .map_err(not_found)?;
    let directory = reading.published.register.directory();
    let participant = directory
        .get(&found.code)
        .ok_or_else(|| not_found(Vec::new()))?;
    let response = ParticipantResponse::of(participant, directory, moment.as_of);
    let link = format!("</v1/participants/{}>; rel=\"canonical\"", response.code);
    let mut content = json(
        &ParticipantDetail {
            participant: response,
            currency: Currency::of(&moment, None),
        },
        moment.last_modified(),
    )?;
    content.links = vec![link];
    Ok(content)
}
