//! `/v1/webhooks`: subscriptions of a ministry or of the depositary. The log and what is sent again: `webhooks/deliveries.rs`.

pub mod deliveries;
mod sent;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;

use super::App;
use super::body;
use super::if_match::{entity_tag, expected_version};
use super::permission::WebhookOwner;
use super::problem::{Problem, ProblemCode};
use super::query::Query;
use super::read::takes_json;
use super::wire::webhooks::{
    ChangeWebhookRequest, RotateRequest, SubscribeRequest, WebhookResponse, WebhooksResponse,
};
use crate::store::StoreError;
use crate::store::pool::PoolError;
use crate::webhooks::subscriptions::{Change, Owner, Subscription};
use crate::webhooks::{WebhookError, Webhooks};

/// How long the old key signs beside the new one where the client does not say, in hours.
const OVERLAP_HOURS: u32 = 24;
/// The longest overlap, in hours: a week.
const LONGEST_OVERLAP_HOURS: u32 = 168;

/// Subscribe
///
/// What happens from now on is sent to the URL, signed by Standard Webhooks, in order, until the receiver takes it. The
/// answer has the secret, once. An owner may have 20 subscriptions; a ministry's are its own, and so are the
/// depositary's.
#[utoipa::path(post, path = "/v1/webhooks", tag = "Webhooks",
    request_body(content = SubscribeRequest, description = "What to subscribe to"),
    responses((status = 201, description = "Subscribed", body = WebhookResponse)))]
pub async fn subscribe(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        no_parameters(&request)?;
        let sent: SubscribeRequest = body::read(&app, &request, payload).await?;
        let webhooks = app.webhooks()?;
        let wish = sent::Sent::from(sent).read(&app, webhooks.settings())?;
        let made = webhooks.subscribe(of(&owner), wish).await;
        let (subscription, secret) = made.map_err(|error| writing(&error))?;
        let location = format!("/v1/webhooks/{}", subscription.stored.id);
        Ok(HttpResponse::Created()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::LOCATION, location))
            .insert_header((header::ETAG, tag_of(&subscription)))
            .json(WebhookResponse::of(&subscription).with_secret(secret)))
    };
    respond(outcome.await, &request)
}

/// List your subscriptions
///
/// Those of the owner for whom the token speaks, the oldest first.
#[utoipa::path(get, path = "/v1/webhooks", tag = "Webhooks",
    responses((status = 200, description = "The subscriptions", body = WebhooksResponse)))]
pub async fn list_webhooks(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        takes_json(&request)?;
        no_parameters(&request)?;
        let found = app.webhooks()?.subscriptions(of(&owner)).await;
        let found = found.map_err(|error| reading(&error))?;
        Ok(private(&WebhooksResponse {
            webhooks: found.iter().map(WebhookResponse::of).collect(),
        }))
    };
    respond(outcome.await, &request)
}

/// Get a subscription
///
/// Without its secret, which is told once. Its `ETag` is what changes need.
#[utoipa::path(get, path = "/v1/webhooks/{id}", tag = "Webhooks",
    responses((status = 200, description = "The subscription", body = WebhookResponse)))]
pub async fn get_webhook(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        takes_json(&request)?;
        no_parameters(&request)?;
        let found = app.webhooks()?.subscription(of(&owner), id(&request)).await;
        Ok(subscription(&found.map_err(|error| reading(&error))?))
    };
    respond(outcome.await, &request)
}

/// Change a subscription
///
/// Its URL, its description, or what is told. Deliveries that wait go to the new URL.
#[utoipa::path(patch, path = "/v1/webhooks/{id}", tag = "Webhooks",
    request_body(content = ChangeWebhookRequest, description = "What to change"),
    responses((status = 200, description = "Changed", body = WebhookResponse)))]
pub async fn change_webhook(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        no_parameters(&request)?;
        let sent: ChangeWebhookRequest = body::read(&app, &request, payload).await?;
        let webhooks = app.webhooks()?;
        let wish = sent::Sent::from(sent).read(&app, webhooks.settings())?;
        let changed = webhooks.change(change(&owner, &request)?, wish).await;
        Ok(subscription(&changed.map_err(|error| writing(&error))?))
    };
    respond(outcome.await, &request)
}

/// End a subscription
///
/// It is removed with its log and all that waits for it.
#[utoipa::path(delete, path = "/v1/webhooks/{id}", tag = "Webhooks",
    responses((status = 204, description = "Removed")))]
pub async fn unsubscribe(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        no_parameters(&request)?;
        let removed = app.webhooks()?.unsubscribe(change(&owner, &request)?).await;
        removed.map_err(|error| writing(&error))?;
        Ok(HttpResponse::NoContent()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish())
    };
    respond(outcome.await, &request)
}

/// Rotate the keys
///
/// A new secret and a new key pair. For the overlap every delivery carries the signatures of the old ones too, so that no
/// receiver is ever without one that it can check.
#[utoipa::path(post, path = "/v1/webhooks/{id}/rotation", tag = "Webhooks",
    request_body(content = RotateRequest, description = "How long the keys overlap"),
    responses((status = 200, description = "Rotated; with the new secret", body = WebhookResponse)))]
pub async fn rotate_webhook(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        no_parameters(&request)?;
        let sent: RotateRequest = body::read(&app, &request, payload).await?;
        let hours = sent.overlap_hours.unwrap_or(OVERLAP_HOURS);
        if hours > LONGEST_OVERLAP_HOURS {
            return Err(Problem::new(
                ProblemCode::InvalidBody,
                format!("expected 0 to {LONGEST_OVERLAP_HOURS} hours, found {hours}"),
            )
            .at("/overlap_hours"));
        }
        let overlap = TimeDelta::hours(i64::from(hours));
        let rotated = app
            .webhooks()?
            .rotate(change(&owner, &request)?, overlap)
            .await;
        let (rotated, secret) = rotated.map_err(|error| writing(&error))?;
        Ok(HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::ETAG, tag_of(&rotated)))
            .json(WebhookResponse::of(&rotated).with_secret(secret)))
    };
    respond(outcome.await, &request)
}

/// Resume a subscription
///
/// What waits is sent at once, in order, with the whole schedule of attempts to come. Also for an active one whose next
/// attempt is hours away. One that its receiver has ended stays so.
#[utoipa::path(post, path = "/v1/webhooks/{id}/resumption", tag = "Webhooks",
    responses((status = 200, description = "Active", body = WebhookResponse)))]
pub async fn resume_webhook(
    owner: WebhookOwner,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let outcome = async {
        no_parameters(&request)?;
        let resumed = app.webhooks()?.resume(change(&owner, &request)?).await;
        Ok(subscription(&resumed.map_err(|error| writing(&error))?))
    };
    respond(outcome.await, &request)
}

fn of(owner: &WebhookOwner) -> Owner {
    Owner::of(owner.claims.participant.as_ref())
}

fn id(request: &HttpRequest) -> String {
    request
        .match_info()
        .get("id")
        .unwrap_or_default()
        .to_owned()
}

/// The entity tag of a subscription: its version.
fn tag_of(subscription: &Subscription) -> header::HeaderValue {
    entity_tag(u64::try_from(subscription.stored.version).unwrap_or_default())
}

fn change(owner: &WebhookOwner, request: &HttpRequest) -> Result<Change, Problem> {
    Ok(Change {
        owner: of(owner),
        id: id(request),
        version: expected_version(request)?,
    })
}

fn no_parameters(request: &HttpRequest) -> Result<(), Problem> {
    Query::parse(request.query_string())?.finish()
}

fn subscription(subscription: &Subscription) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::ETAG, tag_of(subscription)))
        .json(WebhookResponse::of(subscription))
}

fn private(answer: &impl serde::Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(answer)
}

fn respond(outcome: Result<HttpResponse, Problem>, request: &HttpRequest) -> HttpResponse {
    outcome.unwrap_or_else(|problem| problem.respond(request))
}

/// The problem of a write that was not done.
fn writing(error: &WebhookError) -> Problem {
    match error {
        WebhookError::Pool(PoolError::Store(StoreError::Commit(_) | StoreError::Silent(_))) => {
            logged(error, ProblemCode::OutcomeUnknown)
        }
        WebhookError::Pool(PoolError::Store(_)) => logged(error, ProblemCode::NotRecorded),
        WebhookError::Pool(PoolError::Busy)
        | WebhookError::NotFound
        | WebhookError::DeliveryNotFound
        | WebhookError::Stale(_)
        | WebhookError::TooMany(_)
        | WebhookError::Ended
        | WebhookError::Suspended
        | WebhookError::Sealing(_) => reading(error),
    }
}

/// The problem of a read that was not done.
fn reading(error: &WebhookError) -> Problem {
    match error {
        WebhookError::NotFound => Problem::new(ProblemCode::WebhookNotFound, error.to_string()),
        WebhookError::DeliveryNotFound => {
            Problem::new(ProblemCode::DeliveryNotFound, error.to_string())
        }
        WebhookError::Stale(_) => Problem::new(ProblemCode::PreconditionFailed, error.to_string()),
        WebhookError::TooMany(_) => Problem::new(ProblemCode::TooMany, error.to_string()),
        WebhookError::Ended => Problem::new(ProblemCode::WebhookEnded, error.to_string()),
        WebhookError::Suspended => Problem::new(ProblemCode::WebhookSuspended, error.to_string()),
        WebhookError::Sealing(_) => {
            log::error!(error:% = error; "the keys of a webhook cannot be made");
            Problem::new(
                ProblemCode::InternalError,
                ProblemCode::InternalError.meaning(),
            )
        }
        WebhookError::Pool(_) => logged(error, ProblemCode::Busy),
    }
}

fn logged(error: &WebhookError, code: ProblemCode) -> Problem {
    log::error!(error:% = error; "a subscription could not be read or changed");
    Problem::unavailable(code)
}

impl App {
    /// Subscriptions.
    ///
    /// # Errors
    /// 500 when the application was made without.
    fn webhooks(&self) -> Result<&Webhooks, Problem> {
        self.webhooks.as_deref().ok_or_else(|| {
            log::error!("the application was made without webhooks");
            Problem::new(
                ProblemCode::InternalError,
                ProblemCode::InternalError.meaning(),
            )
        })
    }
}
