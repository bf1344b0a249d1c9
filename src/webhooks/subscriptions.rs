//! What an owner can do with subscriptions. Another's subscription is not found, as if there were none.

use chrono::{DateTime, TimeDelta, Utc};

use super::filter::Filter;
use super::handing_out::DEPOSITARY;
use super::signature::SigningKeys;
use super::{Refusable, WebhookError, Webhooks, new_id};
use crate::domain::ids::ParticipantCode;
use crate::store::connection::Database;
use crate::store::webhooks as stored;
use crate::store::webhooks::deliveries;
use crate::store::webhooks::{StoredKey, StoredSubscription};

/// How many subscriptions an owner may have.
pub const MOST: usize = 20;
/// How many keys may sign at once, so that a header stays short.
const MOST_KEYS: usize = 5;

/// Who owns subscriptions: a participant, or the depositary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(pub(super) String);

impl Owner {
    /// The owner for whom a token speaks.
    #[must_use]
    pub fn of(participant: Option<&ParticipantCode>) -> Self {
        Self(
            participant
                .map_or(DEPOSITARY, ParticipantCode::as_str)
                .to_owned(),
        )
    }
}

/// What a subscription is to be.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Where to send; checked by the caller.
    pub url: Option<String>,
    /// What its owner calls it.
    pub description: Option<String>,
    /// What is asked for.
    pub filter: Option<Filter>,
}

/// A subscription with the keys that sign now.
#[derive(Debug, Clone)]
pub struct Subscription {
    /// The subscription.
    pub stored: StoredSubscription,
    /// Its keys, the oldest first.
    pub keys: Vec<StoredKey>,
}

/// A change of one subscription: whose, which, and the version that the caller has read.
#[derive(Debug, Clone)]
pub struct Change {
    /// The owner.
    pub owner: Owner,
    /// The subscription's id.
    pub id: String,
    /// The version.
    pub version: u64,
}

impl Webhooks {
    /// Makes a subscription from now on. Returns the secret too, which is never told again.
    ///
    /// # Errors
    /// When the owner has as many as one may have, or the database cannot be reached.
    pub async fn subscribe(
        &self,
        owner: Owner,
        wish: Wish,
    ) -> Result<(Subscription, String), WebhookError> {
        let now = self.now();
        let id = new_id(now);
        let (key, secret) = self.new_key(&id, 1, now)?;
        let subscription = StoredSubscription {
            id,
            owner: owner.0,
            url: wish.url.unwrap_or_default(),
            description: wish.description,
            filter: wish.filter.unwrap_or_default().render(),
            status: "active".into(),
            version: 1,
            after_position: 0,
            after_sequence: 0,
            created_at: now,
            changed_at: now,
        };
        let made = self
            .transact(move |db| {
                if stored::lock_and_count(db, &subscription.owner)? >= MOST {
                    return Ok(Err(WebhookError::TooMany(
                        "expected at most 20 subscriptions of one owner",
                    )));
                }
                let stored = stored::add(db, &subscription, &key)?;
                Ok(Ok(Subscription {
                    stored,
                    keys: vec![key.clone()],
                }))
            })
            .await?;
        Ok((made, secret))
    }

    /// The subscriptions of an owner.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn subscriptions(&self, owner: Owner) -> Result<Vec<Subscription>, WebhookError> {
        let now = self.now();
        self.transact(move |db| {
            let found = stored::of_owner(db, &owner.0)?;
            let with_keys = found.into_iter().map(|stored| with_keys(db, stored, now));
            Ok(Ok(with_keys.collect::<Result<_, _>>()?))
        })
        .await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`WebhookError::NotFound`], or when the database cannot be reached.
    pub async fn subscription(
        &self,
        owner: Owner,
        id: String,
    ) -> Result<Subscription, WebhookError> {
        let now = self.now();
        self.transact(move |db| match stored::find(db, &owner.0, &id)? {
            Some(stored) => Ok(Ok(with_keys(db, stored, now)?)),
            None => Ok(Err(WebhookError::NotFound)),
        })
        .await
    }

    /// Changes what is asked for; what is not in the wish stays.
    ///
    /// # Errors
    /// When it is not found, was changed meanwhile, or the database cannot be reached.
    pub async fn change(&self, change: Change, wish: Wish) -> Result<Subscription, WebhookError> {
        let now = self.now();
        self.transact(move |db| {
            let mut subscription = match locked(db, &change)? {
                Ok(subscription) => subscription,
                Err(refused) => return Ok(Err(refused)),
            };
            if let Some(url) = &wish.url {
                subscription.url.clone_from(url);
            }
            if let Some(description) = &wish.description {
                subscription.description = Some(description.clone());
            }
            if let Some(filter) = &wish.filter {
                subscription.filter = filter.render();
            }
            Ok(Ok(changed(db, subscription, now)?))
        })
        .await
    }

    /// Removes a subscription with all that waits for it.
    ///
    /// # Errors
    /// As [`Webhooks::change`].
    pub async fn unsubscribe(&self, change: Change) -> Result<(), WebhookError> {
        self.transact(move |db| {
            if let Err(refused) = locked(db, &change)? {
                return Ok(Err(refused));
            }
            Ok(Ok(stored::remove(db, &change.id)?))
        })
        .await
    }

    /// Gives a subscription a new key; the current one signs beside it for a while. Returns the secret too.
    ///
    /// # Errors
    /// As [`Webhooks::change`], or when as many keys sign as may at once.
    pub async fn rotate(
        &self,
        change: Change,
        overlap: TimeDelta,
    ) -> Result<(Subscription, String), WebhookError> {
        let now = self.now();
        let held = self
            .subscription(change.owner.clone(), change.id.clone())
            .await?;
        let number = held.keys.last().map_or(1, |key| key.number + 1);
        let (key, secret) = self.new_key(&change.id, number, now)?;
        let rotated = self
            .transact(move |db| {
                let subscription = match locked(db, &change)? {
                    Ok(subscription) => subscription,
                    Err(refused) => return Ok(Err(refused)),
                };
                let signing = stored::keys(db, &change.id, now)?;
                // Someone else rotated between the two transactions.
                if signing.last().map_or(1, |key| key.number + 1) != key.number {
                    return Ok(Err(WebhookError::Stale(subscription.version)));
                }
                if signing.len() >= MOST_KEYS && !overlap.is_zero() {
                    return Ok(Err(WebhookError::TooMany(
                        "expected at most 5 keys that sign at once: wait for one to end",
                    )));
                }
                stored::end_keys(db, &change.id, now + overlap, now)?;
                stored::add_key(db, &change.id, &key)?;
                Ok(Ok(changed(db, subscription, now)?))
            })
            .await?;
        Ok((rotated, secret))
    }

    /// Makes a subscription active, and everything that waits for it due at once.
    ///
    /// # Errors
    /// As [`Webhooks::change`], or [`WebhookError::Ended`].
    pub async fn resume(&self, change: Change) -> Result<Subscription, WebhookError> {
        let now = self.now();
        let resumed = self
            .transact(move |db| {
                let mut subscription = match locked(db, &change)? {
                    Ok(subscription) => subscription,
                    Err(refused) => return Ok(Err(refused)),
                };
                if subscription.status == "gone" {
                    return Ok(Err(WebhookError::Ended));
                }
                "active".clone_into(&mut subscription.status);
                deliveries::resume(db, &subscription.id, now)?;
                Ok(Ok(changed(db, subscription, now)?))
            })
            .await?;
        self.wake.notify_one();
        Ok(resumed)
    }

    pub(super) async fn transact<T, W>(&self, work: W) -> Result<T, WebhookError>
    where
        T: Send + 'static,
        W: Fn(&mut Database) -> Refusable<T> + Send + 'static,
    {
        self.ledger.pool().transact(work).await?
    }

    fn new_key(
        &self,
        subscription: &str,
        number: i64,
        now: DateTime<Utc>,
    ) -> Result<(StoredKey, String), WebhookError> {
        let keys = SigningKeys::generate().map_err(super::SealingError::from)?;
        let public_key = keys.public_key_text().map_err(super::SealingError::from)?;
        let key = StoredKey {
            number,
            sealed: self.sealing.seal(subscription, number, &keys)?,
            public_key,
            made_at: now,
            ends_at: None,
        };
        Ok((key, keys.secret_text()))
    }
}

/// The subscription that is to be changed, locked, if it stands at the version that the caller has read.
fn locked(db: &mut Database, change: &Change) -> Refusable<StoredSubscription> {
    let Some(subscription) = stored::lock(db, &change.owner.0, &change.id)? else {
        return Ok(Err(WebhookError::NotFound));
    };
    let is_current = u64::try_from(subscription.version) == Ok(change.version);
    Ok(if is_current {
        Ok(subscription)
    } else {
        Err(WebhookError::Stale(subscription.version))
    })
}

fn changed(
    db: &mut Database,
    mut subscription: StoredSubscription,
    now: DateTime<Utc>,
) -> Result<Subscription, crate::store::StoreError> {
    subscription.version += 1;
    subscription.changed_at = now;
    stored::change(db, &subscription)?;
    with_keys(db, subscription, now)
}

fn with_keys(
    db: &mut Database,
    stored: StoredSubscription,
    now: DateTime<Utc>,
) -> Result<Subscription, crate::store::StoreError> {
    Ok(Subscription {
        keys: stored::keys(db, &stored.id, now)?,
        stored,
    })
}
