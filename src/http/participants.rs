//! `/v1/treaties/{treaty}/participants`: the status table, and one participant.

mod selection;

use std::sync::Arc;

use crate::domain::assessment::Standing;
use crate::domain::history::History;
use crate::domain::participant::Participant;
use crate::domain::statement::pending;
use actix_web::{HttpRequest, HttpResponse, web};

use super::App;
use super::files::{self, tables};
use super::moment::Moment;
use super::negotiation::Media;
use super::paging::Limit;
use super::problem::{Problem, ProblemCode};
use super::read::{
    Reading, Viewed, answer_as, answer_dated_localized, answer_in, json, participant_not_found,
};
use super::wire::Currency;
use super::wire::actions::ActionResponse;
use super::wire::participants::{
    ParticipantResponse, StatusRow, StatusTable, TreatyParticipantLinks, TreatyParticipantResponse,
    treaty_participant_path,
};

use selection::{Filters, Sort};

const LIMIT: Limit = Limit {
    default: 250,
    most: 500,
};

/// List the participants of a treaty
///
/// The status table: every eligible participant, with or without action, in exactly one status. Filters combine; a
/// list of values is separated by commas. With `Accept: text/csv` or `application/x-ndjson` it is a file, and whole.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants", tag = "Participants",
    responses((status = 200, description = "A page of the status table; as a file, all of it",
        content((StatusTable = "application/json"), (String = "text/csv"), (String = "application/x-ndjson")))))]
pub async fn list_treaty_participants(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_in(&app, &request, &files::FORMS, table)
}

/// Download the status table as CSV
///
/// One row for each eligible participant, with the filters, order, clocks and languages of the list. RFC 4180, UTF-8;
/// `/v1/treaties/{treaty}/datapackage.json` describes the columns.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants.csv", tag = "Files",
    responses((status = 200, description = "The status table", content((String = "text/csv")))))]
pub async fn get_treaty_participants_csv(
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    answer_as(&app, &request, Media::Csv, table)
}

/// Download the status table as JSON by lines
///
/// The items of the list, one a line.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants.ndjson", tag = "Files",
    responses((status = 200, description = "The status table", content((String = "application/x-ndjson")))))]
pub async fn get_treaty_participants_ndjson(
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    answer_as(&app, &request, Media::Lines, table)
}

/// Get a participant of a treaty
///
/// Its status, its dates and everything that it did. The participant is found by code, alpha-2, M49, name or alias,
/// in any case and language; the answer names the canonical code and links to the canonical address.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants/{code}", tag = "Participants",
    responses((status = 200, description = "The participant", body = TreatyParticipantResponse)))]
pub async fn get_treaty_participant(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated_localized(&app, &request, one)
}

fn table(reading: &mut Reading<'_>) -> Viewed {
    let language = reading.choose_language()?;
    let (moment, paging) = reading.moment_and_part(LIMIT)?;
    let filters = Filters::read(&mut reading.query)?;
    let sort = Sort::read(&mut reading.query)?;
    let assessment = reading.assessment(&moment)?;
    let (_, history) = reading.treaty(&moment)?;
    let mut standings: Vec<&Standing> = assessment
        .standings
        .iter()
        .filter(|standing| filters.admit(standing, &history, moment.as_of))
        .collect();
    sort.apply(&mut standings, language);
    let rendered = |page: Vec<&Standing>| -> Vec<StatusRow> {
        page.into_iter()
            .map(|standing| StatusRow::of(standing, language))
            .collect()
    };
    let Some(paging) = paging else {
        let rows = rendered(standings);
        let mut content = files::content(reading, &moment, &tables::PARTICIPANTS, &rows)?;
        content.language = Some(language);
        return Ok(content);
    };
    let total = u64::try_from(standings.len()).unwrap_or(u64::MAX);
    let (page, next_cursor) = paging.cut(standings, &moment);
    let mut content = json(
        &StatusTable {
            participants: rendered(page),
            total,
            next_cursor: next_cursor.clone(),
            language: language.tag(),
            direction: language.direction(),
            currency: Currency::of(&moment, Some(&assessment.treaty)),
        },
        moment.last_modified(),
    )?;
    content.language = Some(language);
    content.links = reading.next_link(next_cursor.as_ref());
    Ok(content)
}

/// The whole table as it is without filters, in its usual order.
///
/// # Errors
/// 404 when there is no such treaty.
pub(super) fn whole_table(
    reading: &Reading<'_>,
    moment: &Moment,
) -> Result<Vec<StatusRow>, Problem> {
    let assessment = reading.assessment(moment)?;
    let mut standings: Vec<&Standing> = assessment.standings.iter().collect();
    Sort::USUAL.apply(&mut standings, reading.language);
    Ok(standings
        .into_iter()
        .map(|standing| StatusRow::of(standing, reading.language))
        .collect())
}

fn one(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let language = reading.choose_language()?;
    let (record, history) = reading.treaty(&moment)?;
    let assessment = reading.assessment(&moment)?;
    let found = named(reading, &history)?;
    let standing = assessment.standing(&found.code).ok_or_else(|| {
        Problem::new(
            ProblemCode::ParticipantNotFound,
            format!(
                "{} has done nothing in relation to this treaty and cannot take part in it",
                reading.path("code")
            ),
        )
    })?;
    let directory = reading.published.register.directory();
    let code = &standing.participant.code;
    let actions = record
        .actions_until(moment.position)
        .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
        .filter(|(_, action)| action.act.participant == *code && action.act.date <= moment.as_of)
        .map(|(recorded, action)| {
            ActionResponse::of(recorded, action, directory).as_known(record, moment.position)
        })
        .collect();
    let canonical = treaty_participant_path(&record.treaty.id, code);
    let mut content = json(
        &TreatyParticipantResponse {
            treaty: record.treaty.id.to_string(),
            participant: ParticipantResponse::of(&standing.participant, directory, moment.as_of),
            standing: StatusRow::of(standing, language),
            actions,
            pending: pending(&history, directory, &standing.participant, moment.as_of)
                .iter()
                .map(Into::into)
                .collect(),
            language: language.tag(),
            direction: language.direction(),
            links: TreatyParticipantLinks::of(&canonical),
            currency: Currency::of(&moment, Some(&record.treaty)),
        },
        moment.last_modified(),
    )?;
    content.language = Some(language);
    content.links = vec![format!("<{canonical}>; rel=\"canonical\"")];
    Ok(content)
}

/// The participant that the path names, by any name; an organization in no list by the code that it has in the history.
///
/// # Errors
/// 404 with similar names when there is none.
pub(super) fn named(reading: &Reading<'_>, history: &History) -> Result<Arc<Participant>, Problem> {
    let text = reading.path("code");
    let directory = reading.published.register.directory();
    let acting = history.participants().find(|code| code.as_str() == text);
    if let Some(participant) = acting.and_then(|code| directory.resolve(code)) {
        return Ok(participant);
    }
    let not_found = |near| participant_not_found(ProblemCode::ParticipantNotFound, text, near);
    let found = reading
        .app
        .ledger()
        .lookup()
        .find(text)
        .map_err(not_found)?;
    directory
        .get(&found.code)
        .cloned()
        .ok_or_else(|| not_found(Vec::new()))
}
