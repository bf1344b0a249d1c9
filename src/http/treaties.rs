//! `/v1/treaties` and `/v1/treaties/{treaty}`.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::assessment::Assessment;
use crate::domain::progress::Progress;

use super::App;
use super::paging::Limit;
use super::read::{Reading, Viewed, answer, json};
use super::wire::Currency;
use super::wire::links::Links;
use super::wire::treaties::{TreatiesPage, TreatyResponse, TreatySummary};

const LIMIT: Limit = Limit {
    default: 100,
    most: 500,
};

/// List the treaties
///
/// Every treaty in the register with its state and its numbers at the moment asked for.
#[utoipa::path(get, path = "/v1/treaties", tag = "Treaties",
    responses((status = 200, description = "A page of treaties", body = TreatiesPage)))]
pub async fn list_treaties(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, treaties)
}

/// Get a treaty
///
/// The treaty and its final clauses: the data from which every number and date of this service follows, each
/// clause with its source and whether it was compared with the certified true copy. Also the treaty that it supplements,
/// those that supplement it, and the numbers of parties on which something other than its entry into force depends.
#[utoipa::path(get, path = "/v1/treaties/{treaty}", tag = "Treaties",
    responses((status = 200, description = "The treaty", body = TreatyResponse)))]
pub async fn get_treaty(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, treaty)
}

fn treaties(reading: &mut Reading<'_>) -> Viewed {
    let (moment, paging) = reading.moment_and_page(LIMIT)?;
    let register = &reading.published.register;
    let known: Vec<_> = register
        .treaties()
        .filter(|record| record.registered.entry.position <= moment.position)
        .collect();
    let total = known.len();
    let (page, next_cursor) = paging.cut(known, &moment);
    let treaties = page
        .into_iter()
        .filter_map(|record| {
            let history = record.history_at(moment.position)?;
            let assessment = Assessment::of(&history, register.directory(), moment.as_of);
            Some(TreatySummary::of(
                &record.treaty,
                &Progress::of(&assessment),
                assessment.in_force_on,
                &Currency::of(&moment, Some(&record.treaty)),
            ))
        })
        .collect();
    let mut content = json(
        &TreatiesPage {
            treaties,
            total: u64::try_from(total).unwrap_or(u64::MAX),
            next_cursor: next_cursor.clone(),
            currency: Currency::of(&moment, None),
        },
        moment.last_modified(),
    )?;
    content.links = reading.next_link(next_cursor.as_ref());
    Ok(content)
}

fn treaty(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let links = Links::of(&reading.published.register, record, &moment);
    let currency = Currency::of(&moment, Some(&record.treaty));
    json(
        &TreatyResponse::of(record, links, currency),
        moment.last_modified(),
    )
}
