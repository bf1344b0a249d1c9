//! The queue of a subscription as its owner sees it: what was sent and what waits, tests, and what is sent again.

use super::payload::Told;
use super::subscriptions::Owner;
use super::{Refusable, WebhookError, Webhooks, new_id};
use crate::store::connection::Database;
use crate::store::webhooks as stored;
use crate::store::webhooks::deliveries::{self, NewDelivery, StoredAttempt, StoredDelivery};

/// A delivery with its attempts.
#[derive(Debug, Clone)]
pub struct Logged {
    /// The delivery.
    pub delivery: StoredDelivery,
    /// The attempts.
    pub attempts: Vec<StoredAttempt>,
}

/// A part of the log.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Before this place in the order.
    pub before: i64,
    /// How many at most.
    pub limit: i64,
}

impl Webhooks {
    /// Puts a test event at the end of a subscription's queue.
    ///
    /// # Errors
    /// When it is not found, is not active, or the database cannot be reached.
    pub async fn ping(&self, owner: Owner, id: String) -> Result<Logged, WebhookError> {
        let now = self.now();
        let event = format!("ping-{}", new_id(now));
        let told = Told::ping(&id, event, now);
        let delivery = NewDelivery {
            id: new_id(now),
            subscription: id,
            event: told.event.clone(),
            kind: told.subject.kind.clone(),
            body: told.render(self.settings.public_url.as_deref()),
            redelivery_of: None,
            created_at: now,
        };
        let queued = self
            .transact(move |db| {
                let Some(subscription) = stored::lock(db, &owner.0, &delivery.subscription)? else {
                    return Ok(Err(WebhookError::NotFound));
                };
                match subscription.status.as_str() {
                    "active" => queued(db, &delivery),
                    "gone" => Ok(Err(WebhookError::Ended)),
                    _ => Ok(Err(WebhookError::Suspended)),
                }
            })
            .await?;
        self.wake.notify_one();
        Ok(queued)
    }

    /// Puts a delivery once more at the end of the queue, with the same id of the event.
    ///
    /// # Errors
    /// When subscription or delivery are not found, the subscription has ended, or the database cannot be reached.
    pub async fn redeliver(
        &self,
        owner: Owner,
        id: String,
        delivery: String,
    ) -> Result<Logged, WebhookError> {
        let now = self.now();
        let new = new_id(now);
        let queued = self
            .transact(move |db| {
                let Some(subscription) = stored::lock(db, &owner.0, &id)? else {
                    return Ok(Err(WebhookError::NotFound));
                };
                let Some(known) = deliveries::find(db, &id, &delivery)? else {
                    return Ok(Err(WebhookError::DeliveryNotFound));
                };
                if subscription.status == "gone" {
                    return Ok(Err(WebhookError::Ended));
                }
                queued(
                    db,
                    &NewDelivery {
                        id: new.clone(),
                        redelivery_of: Some(known.delivery.id.clone()),
                        created_at: now,
                        ..known.delivery
                    },
                )
            })
            .await?;
        self.wake.notify_one();
        Ok(queued)
    }

    /// Deliveries of a subscription before a place in the order, the latest first, and whether there are more.
    ///
    /// # Errors
    /// [`WebhookError::NotFound`], or when the database cannot be reached.
    pub async fn deliveries(
        &self,
        owner: Owner,
        id: String,
        page: Page,
    ) -> Result<(Vec<Logged>, bool), WebhookError> {
        self.transact(move |db| {
            if stored::find(db, &owner.0, &id)?.is_none() {
                return Ok(Err(WebhookError::NotFound));
            }
            let mut found = deliveries::before(db, &id, page.before, page.limit + 1)?;
            let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
            let more = found.len() > limit;
            found.truncate(limit);
            let logged = found.into_iter().map(|delivery| {
                Ok(Logged {
                    attempts: deliveries::attempts(db, &delivery.delivery.id)?,
                    delivery,
                })
            });
            Ok(Ok((
                logged.collect::<Result<_, crate::store::StoreError>>()?,
                more,
            )))
        })
        .await
    }
}

fn queued(db: &mut Database, delivery: &NewDelivery) -> Refusable<Logged> {
    deliveries::queue(db, delivery)?;
    Ok(deliveries::find(db, &delivery.subscription, &delivery.id)?
        .map(|delivery| Logged {
            delivery,
            attempts: Vec::new(),
        })
        .ok_or(WebhookError::DeliveryNotFound))
}
