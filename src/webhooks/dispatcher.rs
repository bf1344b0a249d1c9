//! The dispatcher: hands out what has happened, and sends what is due, in order for each subscription.
//!
//! Any number of instances run one. Each step reads the clock once and keeps nothing that the database does not have, so
//! that a process that dies loses nothing: its claims run out, and another sends again, with the same id.

use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::handing_out::{HandingOut, Outlook, dated};
use super::resolver::GuardedResolver;
use super::schedule::next_attempt;
use super::sender::{Outcome, Sender, Signed};
use super::{Webhooks, new_id};
use crate::clock::Stopwatch;
use crate::domain::ids::Position;
use crate::domain::place::depositary_date;
use crate::store::pool::PoolError;
use crate::store::submissions::is_taken;
use crate::store::webhooks::deliveries::StoredAttempt;
use crate::store::webhooks::dispatch::{self, Claimed, Lease, Settlement, Whose};

/// How many requests are under way at once.
const AT_ONCE: usize = 32;
/// How many deliveries of one subscription are sent one after the other before others that are due have their turn.
const IN_A_ROW: usize = 64;
/// How long a claim holds: longer than a request can take, with what is stored before and after it.
const LEASE_SECONDS: i64 = 60;
/// For how long it is tried to store what became of a request, from its beginning; shorter than a claim.
const SETTLING_MICROS: u64 = 45_000_000;
/// How often to look for what is due when nothing wakes the dispatcher.
const POLL: Duration = Duration::from_secs(1);
/// How long to wait before a delivery is tried whose keys could not be opened.
const UNOPENED_SECONDS: i64 = 300;
/// How long to wait for what else is entered when the record has grown.
const GATHERING: Duration = Duration::from_millis(50);
/// How long deliveries are kept after they were made.
pub const KEPT_DAYS: i64 = 30;
/// How long requests under way may go on after the signal to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(16);

/// Hands out and sends.
#[derive(Clone)]
pub struct Dispatcher {
    webhooks: Arc<Webhooks>,
    sender: Arc<Sender>,
    /// Tells this instance's claims from those of others.
    instance: String,
    seen: Arc<Seen>,
    /// Set by the signal to stop: from then on no further delivery is claimed.
    stopping: Arc<AtomicBool>,
}

/// For which record and day the milestones that come with a day were last looked at, and when was last pruned.
#[derive(Default)]
struct Seen {
    position: AtomicU64,
    day: AtomicI32,
    pruned_on: Mutex<Option<chrono::NaiveDate>>,
}

impl Dispatcher {
    /// A dispatcher that looks names up as the system does.
    ///
    /// # Errors
    /// When the system's certificates cannot be loaded.
    pub fn new(webhooks: Arc<Webhooks>) -> Result<Self, reqwest::Error> {
        let resolver = GuardedResolver::system(webhooks.settings.allow_loopback);
        Self::with_resolver(webhooks, resolver)
    }

    /// A dispatcher that looks names up otherwise.
    ///
    /// # Errors
    /// When the system's certificates cannot be loaded.
    pub fn with_resolver(
        webhooks: Arc<Webhooks>,
        resolver: GuardedResolver,
    ) -> Result<Self, reqwest::Error> {
        let sender = Arc::new(Sender::new(resolver, webhooks.settings.allow_loopback)?);
        Ok(Self {
            instance: new_id(webhooks.now()),
            sender,
            webhooks,
            seen: Arc::default(),
            stopping: Arc::default(),
        })
    }

    /// Works until it is told to stop: whenever the record grows, something is put into a queue, or time has passed.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut growth = self.webhooks.ledger.growth();
        let mut requests = JoinSet::new();
        while !*stop.borrow() {
            self.step(&mut requests).await;
            tokio::select! {
                // What is entered in quick succession is handed out together.
                _ = growth.changed() => tokio::time::sleep(GATHERING).await,
                () = self.webhooks.wake.notified() => {}
                Some(_) = requests.join_next() => {}
                _ = stop.changed() => break,
                () = tokio::time::sleep(POLL) => {}
            }
        }
        self.stopping.store(true, Ordering::Relaxed);
        let ended = async { while requests.join_next().await.is_some() {} };
        if tokio::time::timeout(LAST_REQUESTS, ended).await.is_err() {
            log::warn!("requests to receivers were cut off; they are sent again");
        }
    }

    async fn step(&self, requests: &mut JoinSet<usize>) {
        if let Err(error) = self.hand_out().await {
            log::warn!(error:% = error; "what happened could not be handed out, trying again");
        }
        if let Err(error) = self.prune().await {
            log::warn!(error:% = error; "old deliveries could not be removed");
        }
        match self.claim(AT_ONCE.saturating_sub(requests.len())).await {
            Ok(claimed) => self.start(claimed, requests),
            Err(error) => {
                log::warn!(error:% = error; "what is due could not be read, trying again")
            }
        }
    }

    /// Hands out everything that has happened. Returns how many deliveries were made.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn hand_out(&self) -> Result<usize, PoolError> {
        let pool = self.webhooks.ledger.pool();
        let mut made = 0;
        loop {
            let outlook = pool.transact(Outlook::read).await?;
            let (published, now) = (
                self.webhooks.ledger.published_to_keep(),
                self.webhooks.now(),
            );
            let position = published.register.head().position;
            let day = depositary_date(now).num_days_from_ce();
            let looked_to = Position(self.seen.position.load(Ordering::Relaxed));
            let is_same_day = self.seen.day.load(Ordering::Relaxed) == day;
            let is_seen = is_same_day && looked_to == position;
            let since = is_same_day.then_some(looked_to);
            if is_seen && outlook.cursor >= position && !outlook.is_waiting {
                return Ok(made);
            }
            let base = self.webhooks.settings.public_url.clone();
            // Off the asynchronous workers, and before any lock is taken: it may take a while.
            let prepared = tokio::task::spawn_blocking(move || {
                let days = if is_seen {
                    Vec::new()
                } else {
                    dated(&published, now, since)
                };
                HandingOut::prepare(&published, outlook, now)
                    .with_days(days)
                    .with_base(base)
            });
            let work = match prepared.await {
                Ok(work) => work,
                Err(error) => {
                    log::error!(error:% = error; "what happened could not be prepared for handing out");
                    return Ok(made);
                }
            };
            let outcome = pool.transact(move |db| work.carry_out(db)).await?;
            self.seen.position.store(position.0, Ordering::Relaxed);
            self.seen.day.store(day, Ordering::Relaxed);
            made += outcome.deliveries;
            if !outcome.more {
                return Ok(made);
            }
        }
    }

    /// Sends what is due, and what becomes due by that, until there is no more. Returns how many requests were made.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn deliver_due(&self) -> Result<usize, PoolError> {
        let mut requests = JoinSet::new();
        let mut made = 0;
        loop {
            let room = AT_ONCE.saturating_sub(requests.len());
            self.start(self.claim(room).await?, &mut requests);
            let Some(ended) = requests.join_next().await else {
                return Ok(made);
            };
            made += ended.unwrap_or_default();
        }
    }

    async fn claim(&self, room: usize) -> Result<Vec<Claimed>, PoolError> {
        let limit = i64::try_from(room).unwrap_or_default();
        if limit == 0 {
            return Ok(Vec::new());
        }
        let lease = self.lease();
        let pool = self.webhooks.ledger.pool();
        pool.transact(move |db| dispatch::claim(db, &lease, Whose::Anyones, limit))
            .await
    }

    /// A claim from now on.
    fn lease(&self) -> Lease {
        let now = self.webhooks.now();
        Lease {
            by: self.instance.clone(),
            now,
            until: now + TimeDelta::seconds(LEASE_SECONDS),
        }
    }

    fn start(&self, claimed: Vec<Claimed>, requests: &mut JoinSet<usize>) {
        for delivery in claimed {
            let dispatcher = self.clone();
            requests.spawn(async move { dispatcher.send_in_turn(delivery).await });
        }
    }

    /// Sends a delivery, and what is due after it of the same subscription, one after the other. Returns how many were
    /// sent.
    async fn send_in_turn(&self, first: Claimed) -> usize {
        let mut next = Some(first);
        let mut made = 0;
        while let Some(claimed) = next {
            made += 1;
            next = match self.attempt(claimed, made < IN_A_ROW).await {
                Ok(next) => next,
                Err(error) => {
                    log::warn!(error:% = error; "the outcome of a delivery could not be stored, it is sent again");
                    None
                }
            };
        }
        made
    }

    /// Sends a delivery. Returns what is due next of the same subscription, claimed, if this one was taken and another may
    /// follow.
    async fn attempt(
        &self,
        claimed: Claimed,
        another_may_follow: bool,
    ) -> Result<Option<Claimed>, PoolError> {
        let now = self.webhooks.now();
        let pool = self.webhooks.ledger.pool();
        let Some(signature) = self.sign(&claimed, now) else {
            let (id, by) = (claimed.id, self.instance.clone());
            let later = now + TimeDelta::seconds(UNOPENED_SECONDS);
            return pool
                .transact(move |db| dispatch::release(db, &id, &by, later))
                .await
                .map(|()| None);
        };
        let watch = Stopwatch::start();
        let outcome = self
            .sender
            .send(Signed {
                url: &claimed.url,
                event: &claimed.event,
                at: now,
                signature,
                body: claimed.body.clone(),
            })
            .await;
        self.webhooks.attempts.count(outcome, watch.micros());
        let attempt = StoredAttempt {
            number: claimed.attempts + 1,
            at: now,
            duration_milliseconds: i64::try_from(watch.micros() / 1000).unwrap_or(i64::MAX),
            outcome: outcome.as_str().to_owned(),
            status: outcome.status().map(i32::from),
        };
        let settlement = settlement(outcome, claimed.tries + 1, self.webhooks.now());
        let limit = i64::from(
            another_may_follow
                && settlement == Settlement::Delivered
                && !self.stopping.load(Ordering::Relaxed),
        );
        self.settle(claimed, attempt, settlement, limit, watch)
            .await
    }

    /// Stores what came of a delivery, trying for some time since its beginning, and claims up to `limit` that are due next
    /// of the same subscription in the same transaction.
    async fn settle(
        &self,
        claimed: Claimed,
        attempt: StoredAttempt,
        settlement: Settlement,
        limit: i64,
        begun: Stopwatch,
    ) -> Result<Option<Claimed>, PoolError> {
        let pool = self.webhooks.ledger.pool();
        let settled = Arc::new((claimed, attempt));
        loop {
            let (settled, lease) = (settled.clone(), self.lease());
            let stored = pool.transact(move |db| {
                let (claimed, attempt) = &*settled;
                if !dispatch::settle(db, claimed, &lease.by, attempt, settlement)? {
                    return Ok(None);
                }
                dispatch::claim(db, &lease, Whose::Of(&claimed.subscription), limit).map(Some)
            });
            match stored.await {
                Ok(Some(mut next)) => return Ok(next.pop()),
                Ok(None) => {
                    log::warn!(
                        "a delivery took longer than its claim, or its subscription is no more"
                    );
                    return Ok(None);
                }
                // An earlier try was committed though nobody heard of it. What it claimed is free when the claim ends.
                Err(PoolError::Store(error)) if is_taken(&error) => return Ok(None),
                // The database fails over: while the claim holds, nobody sends it again.
                Err(error) if begun.micros() < SETTLING_MICROS => {
                    log::warn!(error:% = error; "the outcome of a delivery was not stored, trying again");
                    tokio::time::sleep(POLL).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// The signatures of every key that signs now; none when one cannot be opened, for a receiver may know only that.
    fn sign(&self, claimed: &Claimed, now: DateTime<Utc>) -> Option<String> {
        let sealing = &self.webhooks.sealing;
        let signatures: Result<Vec<String>, super::WebhookError> = claimed
            .keys
            .iter()
            .map(|key| {
                let keys = sealing.open(&claimed.subscription, key.number, &key.sealed)?;
                Ok(keys
                    .sign(&claimed.event, now, &claimed.body)
                    .map_err(super::SealingError::from)?)
            })
            .collect();
        match signatures {
            Ok(signatures) if !signatures.is_empty() => Some(signatures.join(" ")),
            Ok(_) => {
                log::error!(subscription = claimed.subscription; "a subscription has no key");
                None
            }
            Err(error) => {
                log::error!(subscription = claimed.subscription, error:% = error; "a delivery cannot be signed");
                None
            }
        }
    }

    /// Removes what was delivered more than [`KEPT_DAYS`] ago; once a day.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn prune(&self) -> Result<(), PoolError> {
        let now = self.webhooks.now();
        let today = now.date_naive();
        let is_done = |on: &mut Option<chrono::NaiveDate>| on.replace(today) == Some(today);
        if is_done(
            &mut self
                .seen
                .pruned_on
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        ) {
            return Ok(());
        }
        let before = now - TimeDelta::days(KEPT_DAYS);
        let pool = self.webhooks.ledger.pool();
        let removed = pool.transact(move |db| dispatch::prune(db, before)).await?;
        log::debug!(removed = removed; "old deliveries were removed");
        Ok(())
    }
}

fn settlement(outcome: Outcome, tries: i64, now: DateTime<Utc>) -> Settlement {
    match outcome {
        Outcome::Delivered(_) => Settlement::Delivered,
        Outcome::Gone => Settlement::Gone,
        Outcome::Refused(_) | Outcome::TimedOut | Outcome::NotReached | Outcome::AddressRefused => {
            let mut chance = [128];
            // Without randomness the delay is the schedule's own.
            let _ = aws_lc_rs::rand::fill(&mut chance);
            let [chance] = chance;
            next_attempt(tries, now, chance).map_or(Settlement::Exhausted, Settlement::Again)
        }
    }
}
