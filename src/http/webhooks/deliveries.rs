//! The log of a subscription, the test of it, and deliveries that are sent again.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{id, no_parameters, of, private, reading, respond, writing};
use crate::http::App;
use crate::http::permission::WebhookOwner;
use crate::http::problem::Problem;
use crate::http::query::Query;
use crate::http::read::takes_json;
use crate::http::wire::webhooks::{DeliveriesPage, DeliveryResponse};
use crate::webhooks::queue::{Logged, Page};

const DEFAULT_LIMIT: u64 = 100;
const MOST: u64 = 500;

/// List the deliveries
///
/// What was sent and what waits, the latest first, with what came of each attempt. What was delivered is kept for 30
/// days.
#[utoipa::path(get, path = "/v1/webhooks/{id}/deliveries", tag = "Webhooks",
    responses((status = 200, description = "A page of deliveries", body = DeliveriesPage)))]
pub async fn list_deliveries(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        takes_json(&request)?;
        let page = page(&request)?;
        let found = app
            .webhooks()?
            .deliveries(of(&owner), id(&request), page)
            .await;
        let (found, more) = found.map_err(|error| reading(&error))?;
        let last = found.last().filter(|_| more);
        Ok(private(&DeliveriesPage {
            next_cursor: last.map(|last| cursor(last.delivery.sequence)),
            deliveries: found.iter().map(DeliveryResponse::from).collect(),
        }))
    };
    respond(outcome.await, &request)
}

/// Test a subscription
///
/// An event of type `webhook.ping` is sent as any other would be: after those that wait. Look at the log for what came of
/// it.
#[utoipa::path(post, path = "/v1/webhooks/{id}/ping", tag = "Webhooks",
    responses((status = 202, description = "It will be sent", body = DeliveryResponse)))]
pub async fn ping_webhook(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        no_parameters(&request)?;
        let queued = app.webhooks()?.ping(of(&owner), id(&request)).await;
        Ok(accepted(&queued.map_err(|error| writing(&error))?))
    };
    respond(outcome.await, &request)
}

/// Send a delivery again
///
/// The same event, with the same `webhook-id`, at the end of the queue.
#[utoipa::path(post, path = "/v1/webhooks/{id}/deliveries/{delivery}/redelivery", tag = "Webhooks",
    responses((status = 202, description = "It will be sent again", body = DeliveryResponse)))]
pub async fn redeliver(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        no_parameters(&request)?;
        let delivery = request.match_info().get("delivery").unwrap_or_default();
        let queued = app
            .webhooks()?
            .redeliver(of(&owner), id(&request), delivery.to_owned())
            .await;
        Ok(accepted(&queued.map_err(|error| writing(&error))?))
    };
    respond(outcome.await, &request)
}

fn accepted(queued: &Logged) -> HttpResponse {
    HttpResponse::Accepted()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(DeliveryResponse::from(queued))
}

fn page(request: &HttpRequest) -> Result<Page, Problem> {
    let mut query = Query::parse(request.query_string())?;
    let limit = query.number("limit", 1..=MOST)?.unwrap_or(DEFAULT_LIMIT);
    let before = query.one("cursor", "a cursor from an earlier answer", sequence)?;
    query.finish()?;
    Ok(Page {
        before: before.unwrap_or(i64::MAX),
        limit: i64::try_from(limit).unwrap_or(i64::MAX),
    })
}

fn cursor(sequence: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!("d{sequence}"))
}

fn sequence(text: &str) -> Option<i64> {
    let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let sequence = decoded.strip_prefix('d')?.parse().ok()?;
    // One cursor, one text: what we would not have written is not ours.
    (cursor(sequence) == text).then_some(sequence)
}
