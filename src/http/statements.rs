//! `/v1/treaties/{treaty}/statements`: reservations and their like, and what has become of them.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::statement::{StatementKind, StatementState, standings};

use super::App;
use super::paging::Limit;
use super::read::{Reading, Viewed, answer_dated, json};
use super::wire::Currency;
use super::wire::statements::{StatementStandingResponse, StatementsPage};

const LIMIT: Limit = Limit {
    default: 100,
    most: 500,
};

/// List the statements in relation to a treaty
///
/// Reservations, declarations, objections, designations and the like, each with what has become of it by that day: a
/// reservation made when signing awaits its confirmation, one that the treaty permits needs no acceptance, a late one is
/// defeated by a single objection. None of them touches what counts.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/statements", tag = "Statements",
    responses((status = 200, description = "A page of statements", body = StatementsPage)))]
pub async fn list_statements(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated(&app, &request, list)
}

fn list(reading: &mut Reading<'_>) -> Viewed {
    let (moment, paging) = reading.moment_and_page(LIMIT)?;
    let query = &mut reading.query;
    let kinds = query.list(
        "kind",
        "kinds of statement of the vocabulary",
        StatementKind::parse,
    )?;
    let states = query.list(
        "state",
        "states of statements of the vocabulary",
        StatementState::parse_name,
    )?;
    let participant = reading.participant_asked()?;
    let (record, history) = reading.treaty(&moment)?;
    let directory = reading.published.register.directory();
    let wanted: Vec<_> = standings(&history, directory, moment.as_of)
        .into_iter()
        .filter(|standing| {
            kinds
                .as_ref()
                .is_none_or(|kinds| kinds.contains(&standing.statement.kind))
                && states
                    .as_ref()
                    .is_none_or(|states| states.contains(&standing.state.as_str()))
                && participant
                    .as_ref()
                    .is_none_or(|code| standing.action.act.participant == *code)
        })
        .collect();
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    let (page, next_cursor) = paging.cut(wanted, &moment);
    let mut content = json(
        &StatementsPage {
            statements: page
                .into_iter()
                .map(|standing| StatementStandingResponse::of(&standing, directory))
                .collect(),
            total,
            next_cursor: next_cursor.clone(),
            currency: Currency::of(&moment, Some(&record.treaty)),
        },
        moment.last_modified(),
    )?;
    content.links = reading.next_link(next_cursor.as_ref());
    Ok(content)
}
