//! Examples of subscriptions to webhooks.

use chrono::TimeDelta;

use super::{ContractError, Example, Place, RECORDED_AT, answer, example};
use crate::http::wire::Instant;
use crate::http::wire::webhooks::{
    AttemptResponse, ChangeWebhookRequest, DeliveriesPage, DeliveryResponse, FilterShape,
    RotateRequest, SubscribeRequest, WebhookKey, WebhookResponse, WebhooksResponse,
};

type Examples = Vec<(&'static str, Example)>;

/// One subscription and its log.
pub fn all() -> Result<Examples, ContractError> {
    let at: chrono::DateTime<chrono::Utc> = RECORDED_AT
        .parse()
        .map_err(|error: chrono::ParseError| ContractError::Examples(error.to_string()))?;
    let url = "https://hooks.example.org/signatory";
    let filter = FilterShape {
        treaties: vec!["hanoi-convention".into()],
        events: vec!["consent.recorded".into()],
        ..FilterShape::default()
    };
    let key = |text: &str, ends_at| WebhookKey {
        public_key: text.into(),
        made_at: Instant(at),
        ends_at,
    };
    let first = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    let second = "whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";
    let subscription = WebhookResponse {
        id: "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11".into(),
        owner: "VNM".into(),
        url: url.into(),
        description: Some("registry of treaties, production".into()),
        filter: filter.clone(),
        status: "active".into(),
        secret: None,
        keys: vec![key(first, None)],
        after_position: 723,
        created_at: Instant(at),
        changed_at: Instant(at),
    };
    let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=".to_owned();
    let rotated = WebhookResponse {
        keys: vec![
            key(first, Some(Instant(at + TimeDelta::hours(24)))),
            key(second, None),
        ],
        ..subscription.clone()
    };
    let waiting = DeliveryResponse {
        id: "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a12".into(),
        event: "entry-724".into(),
        kind: "consent.recorded".into(),
        status: "pending".into(),
        redelivery_of: None,
        created_at: Instant(at),
        next_attempt_at: Some(Instant(at)),
        delivered_at: None,
        attempts: Vec::new(),
    };
    let delivered = DeliveryResponse {
        status: "delivered".into(),
        next_attempt_at: None,
        delivered_at: Some(Instant(at)),
        attempts: vec![AttemptResponse {
            number: 1,
            at: Instant(at),
            duration_milliseconds: 87,
            outcome: "delivered".into(),
            status: Some(204),
        }],
        ..waiting.clone()
    };
    let ping = DeliveryResponse {
        event: "ping-0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a13".into(),
        kind: "webhook.ping".into(),
        ..waiting.clone()
    };
    let again = DeliveryResponse {
        id: "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a14".into(),
        redelivery_of: Some(delivered.id.clone()),
        ..waiting
    };
    let wish = SubscribeRequest {
        url: url.into(),
        description: subscription.description.clone(),
        filter: Some(filter.clone()),
    };
    let change = ChangeWebhookRequest {
        filter: Some(filter),
        ..ChangeWebhookRequest::default()
    };
    let rotation = RotateRequest {
        overlap_hours: Some(24),
    };
    let with_secret = |of: &WebhookResponse| of.clone().with_secret(secret.clone());
    Ok(vec![
        ("subscribe", example(Place::Request, &wish)?),
        (
            "subscribe",
            example(Place::Answer(201), &with_secret(&subscription))?,
        ),
        answer("get_webhook", &subscription)?,
        ("change_webhook", example(Place::Request, &change)?),
        answer("change_webhook", &subscription)?,
        ("rotate_webhook", example(Place::Request, &rotation)?),
        answer("rotate_webhook", &with_secret(&rotated))?,
        answer("resume_webhook", &subscription)?,
        ("ping_webhook", example(Place::Answer(202), &ping)?),
        ("redeliver", example(Place::Answer(202), &again)?),
        answer(
            "list_webhooks",
            &WebhooksResponse {
                webhooks: vec![subscription],
            },
        )?,
        answer(
            "list_deliveries",
            &DeliveriesPage {
                deliveries: vec![delivered],
                next_cursor: None,
            },
        )?,
    ])
}
