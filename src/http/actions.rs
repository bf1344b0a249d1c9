//! `/v1/treaties/{treaty}/actions`: the record itself, read.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::action::{Action, ActionKind};
use crate::domain::ids::Position;
use crate::ledger::register::{Recorded, Register, TreatyRecord};

use super::App;
use super::files::{self, tables};
use super::moment::Moment;
use super::negotiation::Media;
use super::paging::Limit;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer, answer_as, answer_dated_in, json};
use super::wire::Currency;
use super::wire::actions::{ActionDetail, ActionResponse, ActionsPage};

const LIMIT: Limit = Limit {
    default: 100,
    most: 500,
};

/// List the actions of a treaty
///
/// The record in its own order. Only actions of the legal date asked for, or before it, are listed. An action that was
/// corrected stays in the list, out of effect, and what took its place is in it too. With `Accept: text/csv` or
/// `application/x-ndjson` it is a file, and whole.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/actions", tag = "Actions",
    responses((status = 200, description = "A page of actions; as a file, all of them",
        content((ActionsPage = "application/json"), (String = "text/csv"), (String = "application/x-ndjson")))))]
pub async fn list_actions(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated_in(&app, &request, &files::FORMS, list)
}

/// Download the actions as CSV
///
/// One row for each action, in the order of the record, with the filters and clocks of the list. The words of
/// statements are in the list and in its NDJSON; here is how many came with the action.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/actions.csv", tag = "Files",
    responses((status = 200, description = "The actions", content((String = "text/csv")))))]
pub async fn get_actions_csv(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Csv, list)
}

/// Download the actions as JSON by lines
///
/// The items of the list, one a line.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/actions.ndjson", tag = "Files",
    responses((status = 200, description = "The actions", content((String = "application/x-ndjson")))))]
pub async fn get_actions_ndjson(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Lines, list)
}

/// Get an action
///
/// One action of the record, with its source and its hash.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/actions/{id}", tag = "Actions",
    responses((status = 200, description = "The action", body = ActionDetail)))]
pub async fn get_action(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, one)
}

fn list(reading: &mut Reading<'_>) -> Viewed {
    let (moment, paging) = reading.moment_and_part(LIMIT)?;
    let kinds = reading.query.list(
        "kind",
        "kinds of action of the vocabulary",
        ActionKind::parse,
    )?;
    let from = reading.query.date("date_from")?;
    let until = reading.query.date("date_until")?;
    let in_effect = reading.query.flag("in_effect")?;
    let participant = reading.participant_asked()?;
    let (record, _) = reading.treaty(&moment)?;
    let directory = reading.published.register.directory();
    let wanted: Vec<_> = record
        .actions_until(moment.position)
        .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
        .filter(|(_, action)| {
            let act = &action.act;
            act.date <= moment.as_of
                && kinds.as_ref().is_none_or(|kinds| kinds.contains(&act.kind))
                && in_effect.is_none_or(|wanted| {
                    wanted
                        == record
                            .corrected_by(action.position, moment.position)
                            .is_none()
                })
                && from.is_none_or(|from| from <= act.date)
                && until.is_none_or(|until| act.date <= until)
                && participant
                    .as_ref()
                    .is_none_or(|code| act.participant == *code)
        })
        .collect();
    let rendered = |page: Vec<(&Recorded, &Action)>| -> Vec<ActionResponse> {
        page.into_iter()
            .map(|(recorded, action)| {
                ActionResponse::of(recorded, action, directory).as_known(record, moment.position)
            })
            .collect()
    };
    let Some(paging) = paging else {
        return files::content(reading, &moment, &tables::ACTIONS, &rendered(wanted));
    };
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    let (page, next_cursor) = paging.cut(wanted, &moment);
    let mut content = json(
        &ActionsPage {
            actions: rendered(page),
            total,
            next_cursor: next_cursor.clone(),
            currency: Currency::of(&moment, Some(&record.treaty)),
        },
        moment.last_modified(),
    )?;
    content.links = reading.next_link(next_cursor.as_ref());
    Ok(content)
}

/// Every action up to a moment, corrected ones too.
///
/// # Errors
/// 404 when there is no such treaty.
pub(super) fn all_actions(
    reading: &Reading<'_>,
    moment: &Moment,
) -> Result<Vec<ActionResponse>, Problem> {
    let (record, _) = reading.treaty(moment)?;
    let directory = reading.published.register.directory();
    Ok(record
        .actions_until(moment.position)
        .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
        .filter(|(_, action)| action.act.date <= moment.as_of)
        .map(|(recorded, action)| {
            ActionResponse::of(recorded, action, directory).as_known(record, moment.position)
        })
        .collect())
}

fn one(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let (recorded, action) = named(reading, record, &moment)?;
    let register = &reading.published.register;
    detail(recorded, action, record, register, &moment)
}

/// The action that the path names, as the register knew it at a moment.
///
/// # Errors
/// 404 when there is none.
pub(super) fn named<'a>(
    reading: &Reading<'a>,
    record: &TreatyRecord,
    moment: &Moment,
) -> Result<(&'a Recorded, &'a Action), Problem> {
    let published = reading.published;
    let register = &published.register;
    let id = reading.path("id");
    let found = id
        .parse()
        .ok()
        .map(Position)
        .filter(|position| *position <= moment.position && position.to_string() == id)
        .and_then(|position| register.entry(position))
        .filter(|recorded| recorded.entry.treaty == record.treaty.id)
        .and_then(|recorded| Some((recorded, recorded.entry.content.action()?)))
        .filter(|(_, action)| action.act.date <= moment.as_of);
    found.ok_or_else(|| {
        let id: String = id.chars().take(80).collect();
        Problem::new(
            ProblemCode::ActionNotFound,
            format!("the treaty has no action {id:?} at this moment"),
        )
    })
}

/// What `GET …/actions/{id}` answers for an action at a moment.
pub fn detail(
    recorded: &Recorded,
    action: &Action,
    record: &TreatyRecord,
    register: &Register,
    moment: &Moment,
) -> Viewed {
    json(
        &ActionDetail {
            action: ActionResponse::of(recorded, action, register.directory())
                .as_known(record, moment.position),
            currency: Currency::of(moment, Some(&record.treaty)),
        },
        moment.last_modified(),
    )
}
