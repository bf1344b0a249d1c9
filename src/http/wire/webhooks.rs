//! Subscriptions to webhooks, their deliveries, and the requests that change them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Instant;
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::store::webhooks::StoredKey;
use crate::store::webhooks::deliveries::StoredAttempt;
use crate::webhooks::filter::Filter;
use crate::webhooks::queue::Logged;
use crate::webhooks::subscriptions::Subscription;

/// What to subscribe to.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubscribeRequest {
    /// Where to send: https, a host that the whole internet can reach, port 443 or one from 1024 on; no user, password
    /// or fragment.
    #[schema(examples("https://hooks.example.org/signatory"))]
    pub url: String,
    /// What you call it: one line of at most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("registry of treaties, production"))]
    pub description: Option<String>,
    /// What to be told; by default everything that you may know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<FilterShape>,
}

/// What to change; what is absent stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeWebhookRequest {
    /// Where to send from now on, also what waits already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("https://hooks.example.org/signatory"))]
    pub url: Option<String>,
    /// What you call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("registry of treaties, production"))]
    pub description: Option<String>,
    /// What to be told from now on, whole: it takes the place of the filter that there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<FilterShape>,
}

/// How to rotate the keys.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RotateRequest {
    /// For how many hours the old keys sign beside the new one: 0 to 168, by default 24. 0 ends all of them at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples(24), minimum = 0, maximum = 168)]
    pub overlap_hours: Option<u32>,
}

/// What is told: what meets every part, and any item of it. A part that is empty or absent asks nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FilterShape {
    /// About these treaties, by id.
    #[serde(default)]
    #[schema(required = false, examples(json!(["hanoi-convention"])))]
    pub treaties: Vec<String>,
    /// Concerning these participants, by code or name.
    #[serde(default)]
    #[schema(required = false, examples(json!(["VNM"])))]
    pub participants: Vec<String>,
    /// Of these types: those of `/v1/events`, `milestone.reached`, and for the State concerned and the depositary
    /// `submission.lodged`, `submission.under_examination`, `submission.returned`, `submission.recorded`,
    /// `submission.withdrawn`.
    #[serde(default)]
    #[schema(required = false, examples(json!(["consent.recorded"])))]
    pub events: Vec<String>,
    /// Reaching or taking back these milestones, by the names of `/v1/treaties/{treaty}/milestones`.
    #[serde(default)]
    #[schema(required = false, examples(json!(["threshold"])))]
    pub milestones: Vec<String>,
}

/// A subscription.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookResponse {
    /// Its id.
    #[schema(examples("0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11"))]
    pub id: String,
    /// Whose it is: a participant's code, or `depositary`.
    #[schema(examples("VNM"))]
    pub owner: String,
    /// Where it is sent.
    #[schema(examples("https://hooks.example.org/signatory"))]
    pub url: String,
    /// What its owner calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("registry of treaties, production"))]
    pub description: Option<String>,
    /// What is told.
    pub filter: FilterShape,
    /// `active`. `exhausted`: a delivery failed for three days; nothing is sent until it is resumed, and nothing is lost.
    /// `gone`: the receiver answered 410, and it has ended.
    #[schema(examples("active"))]
    pub status: String,
    /// The secret of the HMAC signatures: only in the answers to its creation and to a rotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="))]
    pub secret: Option<String>,
    /// The keys that sign now, the oldest first. The last is current.
    pub keys: Vec<WebhookKey>,
    /// The last position of the record when it was made; what came later is sent.
    #[schema(examples(723))]
    pub after_position: i64,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: Instant,
}

/// A key that signs deliveries.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookKey {
    /// The public key of the ed25519 signatures (v1a).
    #[schema(examples("whpk_MCowBQYDK2VwAyEA5rF3sMTvxqJcE9pB2kG7yQy4XnH="))]
    pub public_key: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Instant,
    /// Until when it signs; absent for the current key.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Instant>,
}

/// The subscriptions of one owner, the oldest first: 20 at most.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhooksResponse {
    /// The subscriptions.
    pub webhooks: Vec<WebhookResponse>,
}

/// A delivery: one event for one subscription.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeliveryResponse {
    /// Its id.
    #[schema(examples("0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a12"))]
    pub id: String,
    /// The event: what is sent as `webhook-id`, on every attempt.
    #[schema(examples("entry-724"))]
    pub event: String,
    /// Its type.
    #[serde(rename = "type")]
    #[schema(examples("consent.recorded"))]
    pub kind: String,
    /// `pending` or `delivered`.
    #[schema(examples("delivered"))]
    pub status: String,
    /// The delivery that this one repeats on your demand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a12"))]
    pub redelivery_of: Option<String>,
    /// When it was put into the queue.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it is tried next, if those before it are done by then; absent when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_attempt_at: Option<Instant>,
    /// When the receiver took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub delivered_at: Option<Instant>,
    /// What came of each attempt.
    pub attempts: Vec<AttemptResponse>,
}

/// What came of an attempt.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AttemptResponse {
    /// Counted from 1.
    #[schema(examples(1))]
    pub number: i64,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// How long it took.
    #[schema(examples(87))]
    pub duration_milliseconds: i64,
    /// `delivered` (2xx); `gone` (410); `refused` (any other answer, redirects too); `timed_out`; `not_reached`;
    /// `address_refused`: the host leads to an address that the internet cannot reach.
    #[schema(examples("delivered"))]
    pub outcome: String,
    /// The status of the answer, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(204))]
    pub status: Option<i32>,
}

/// A page of deliveries, the latest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeliveriesPage {
    /// The deliveries.
    pub deliveries: Vec<DeliveryResponse>,
    /// Give this as `cursor` to read on; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("MTI"))]
    pub next_cursor: Option<String>,
}

impl WebhookResponse {
    /// Renders a subscription.
    #[must_use]
    pub fn of(subscription: &Subscription) -> Self {
        let stored = &subscription.stored;
        Self {
            id: stored.id.clone(),
            owner: stored.owner.clone(),
            url: stored.url.clone(),
            description: stored.description.clone(),
            filter: Filter::parse(&stored.filter)
                .map(FilterShape::from)
                .unwrap_or_default(),
            status: stored.status.clone(),
            secret: None,
            keys: subscription.keys.iter().map(WebhookKey::from).collect(),
            after_position: stored.after_position,
            created_at: Instant(stored.created_at),
            changed_at: Instant(stored.changed_at),
        }
    }

    /// The same with the secret, for the one answer that has it.
    #[must_use]
    pub fn with_secret(mut self, secret: String) -> Self {
        self.secret = Some(secret);
        self
    }
}

impl From<Filter> for FilterShape {
    fn from(filter: Filter) -> Self {
        let wanted = &filter.wanted;
        let participants = wanted.participants.iter().map(ParticipantCode::as_str);
        Self {
            treaties: owned(wanted.treaties.iter().map(TreatyId::as_str)),
            participants: owned(participants),
            events: owned(filter.kinds.iter().map(|kind| kind.as_str())),
            milestones: owned(wanted.milestones.iter().map(|name| name.as_str())),
        }
    }
}

impl From<&StoredKey> for WebhookKey {
    fn from(key: &StoredKey) -> Self {
        Self {
            public_key: key.public_key.clone(),
            made_at: Instant(key.made_at),
            ends_at: key.ends_at.map(Instant),
        }
    }
}

impl From<&Logged> for DeliveryResponse {
    fn from(logged: &Logged) -> Self {
        let stored = &logged.delivery;
        let is_pending = stored.status == "pending";
        let next: Option<DateTime<Utc>> = is_pending.then_some(stored.next_attempt_at);
        Self {
            id: stored.delivery.id.clone(),
            event: stored.delivery.event.clone(),
            kind: stored.delivery.kind.clone(),
            status: stored.status.clone(),
            redelivery_of: stored.delivery.redelivery_of.clone(),
            created_at: Instant(stored.delivery.created_at),
            next_attempt_at: next.map(Instant),
            delivered_at: stored.delivered_at.map(Instant),
            attempts: logged.attempts.iter().map(AttemptResponse::from).collect(),
        }
    }
}

impl From<&StoredAttempt> for AttemptResponse {
    fn from(attempt: &StoredAttempt) -> Self {
        Self {
            number: attempt.number,
            at: Instant(attempt.at),
            duration_milliseconds: attempt.duration_milliseconds,
            outcome: attempt.outcome.clone(),
            status: attempt.status,
        }
    }
}

fn owned<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.map(ToOwned::to_owned).collect()
}
