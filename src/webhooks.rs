//! Telling others: who has subscribed, what they are sent, and how it reaches them.
//!
//! The one layer that opens connections to addresses that strangers name. `target`, `addresses` and `resolver` say where
//! to; `signature` and `sealing` keep the keys; `handing_out` matches what happened with the subscriptions, once; and
//! `dispatcher` sends it, in order, until it is taken.

pub mod addresses;
pub mod attempts;
pub mod dispatcher;
pub mod filter;
mod handing_out;
pub mod payload;
pub mod queue;
pub mod resolver;
pub mod schedule;
pub mod sealing;
mod sender;
pub mod signature;
pub mod subscriptions;
pub mod target;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::Notify;
use uuid::{NoContext, Timestamp, Uuid};

use crate::ledger::Ledger;
use crate::store::StoreError;
use crate::store::pool::PoolError;
use crate::store::webhooks as stored;

use attempts::Attempts;
use sealing::{SealingError, SealingKey};

/// How webhooks are run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WebhookSettings {
    /// Whether addresses of the own machine are allowed, also without TLS: for development.
    pub allow_loopback: bool,
    /// The public address of the service, before the path of a link; none for links that are paths.
    pub public_url: Option<String>,
}

/// Why something was not done with a subscription.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// The owner has no such subscription.
    #[error("there is no such subscription")]
    NotFound,
    /// The subscription has no such delivery.
    #[error("there is no such delivery")]
    DeliveryNotFound,
    /// It was changed since the caller read it.
    #[error("the subscription stands at version {0}")]
    Stale(i64),
    /// The owner has as many as one may have, or the subscription as many keys.
    #[error("{0}")]
    TooMany(&'static str),
    /// The receiver has ended it.
    #[error("the subscription has ended: its receiver answered 410")]
    Ended,
    /// It is suspended.
    #[error("the subscription is suspended: resume it first")]
    Suspended,
    /// The keys could not be made, sealed or opened.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The store could not do it.
    #[error(transparent)]
    Pool(#[from] PoolError),
}

/// Subscriptions and what is sent to them.
pub struct Webhooks {
    ledger: Arc<Ledger>,
    settings: WebhookSettings,
    sealing: SealingKey,
    /// Wakes the dispatcher when something was put into a queue.
    wake: Notify,
    attempts: Attempts,
}

impl Webhooks {
    /// Over a ledger, with the key that the stored keys are sealed with.
    #[must_use]
    pub fn new(ledger: Arc<Ledger>, settings: WebhookSettings, sealing: SealingKey) -> Self {
        Self {
            ledger,
            settings,
            sealing,
            wake: Notify::new(),
            attempts: Attempts::default(),
        }
    }

    /// How they are run.
    #[must_use]
    pub fn settings(&self) -> &WebhookSettings {
        &self.settings
    }

    /// What came of the attempts of this process.
    #[must_use]
    pub fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// Refuses a sealing key that is not the one that the stored keys were sealed with. For a caller outside the
    /// asynchronous runtime.
    ///
    /// # Errors
    /// [`SealingError::WrongKey`], or what the store says.
    pub fn check_sealing_key(&self) -> Result<(), WebhookError> {
        let sampled = self
            .ledger
            .pool()
            .transact_blocking(&stored::any_key)
            .map_err(PoolError::from)?;
        if let Some((subscription, key)) = sampled {
            self.sealing
                .open(&subscription, key.number, &key.sealed)
                .map(drop)?;
        }
        Ok(())
    }

    fn now(&self) -> DateTime<Utc> {
        self.ledger.clock().now()
    }
}

/// A new id, by the clock.
fn new_id(now: DateTime<Utc>) -> String {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        now.timestamp_subsec_nanos(),
    ))
    .to_string()
}

/// What a unit of work comes to that can refuse: the refusal is its answer, and nothing was written before it.
type Refusable<T> = Result<Result<T, WebhookError>, StoreError>;
