//! The keys of one issuer: fixed at the start, or fetched, kept, and fetched again.
//!
//! A look-up takes no lock. A fetch is one at a time, not more often than once in an interval, whoever asks for it; all
//! who wait for it share it. It is a task of its own, so a client that hangs up does not end it. A set that cannot be
//! fetched or read leaves the one before in its place, for a bounded time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;
use url::Url;

use super::TokenError;
use super::jwks::{self, VerifyingKey};
use crate::outbound::key_sets::{FetchedKeySet, KeySetClient};

/// A set is asked for again no sooner than this, whatever the issuer's `max-age` says.
const SHORTEST_REFRESH: TimeDelta = TimeDelta::minutes(1);
/// And no later: a key that was withdrawn must not live on.
const LONGEST_REFRESH: TimeDelta = TimeDelta::hours(1);

/// The keys of a set, by kid.
pub(super) type KeySet = HashMap<String, Arc<VerifyingKey>>;

/// How often key sets are fetched, and how long they are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeySetTimes {
    /// How often a set is fetched where the issuer does not say how long it may be kept.
    pub refresh_every: TimeDelta,
    /// For how long a set that is due is used while no other can be had.
    pub keep_stale_for: TimeDelta,
    /// How much time lies between two fetches at least: what unknown keys can cause at most.
    pub fetch_at_most_every: TimeDelta,
    /// How long a fetch may take, and a request may wait for it.
    pub timeout: Duration,
}

impl Default for KeySetTimes {
    fn default() -> Self {
        Self {
            refresh_every: TimeDelta::minutes(10),
            keep_stale_for: TimeDelta::days(1),
            fetch_at_most_every: TimeDelta::seconds(10),
            timeout: Duration::from_secs(5),
        }
    }
}

/// How things stand with a key set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeySetState {
    /// It was fetched when it was due, or is fixed.
    Current,
    /// It is due, and used because no other could be had.
    Stale,
    /// There is none, or the last one is too old to be used.
    Missing,
}

/// The keys of one issuer.
#[derive(Debug)]
pub(super) enum Keys {
    /// As they were at the start.
    Fixed(KeySet),
    /// As the issuer publishes them.
    Fetched(Arc<KeySource>),
}

impl Keys {
    pub(super) fn key(
        &self,
        kid: &str,
        now: DateTime<Utc>,
    ) -> Result<Arc<VerifyingKey>, TokenError> {
        match self {
            Self::Fixed(keys) => keys.get(kid).cloned().ok_or(TokenError::UnknownKey),
            Self::Fetched(source) => source.key(kid, now),
        }
    }

    pub(super) fn state(&self, now: DateTime<Utc>) -> KeySetState {
        match self {
            Self::Fixed(_) => KeySetState::Current,
            Self::Fetched(source) => source.state(now),
        }
    }
}

/// A key set that is fetched.
#[derive(Debug)]
pub(super) struct KeySource {
    issuer: String,
    url: Url,
    client: KeySetClient,
    times: KeySetTimes,
    held: ArcSwapOption<Held>,
    attempts: Mutex<Attempts>,
    /// Tells those who wait that an attempt has ended.
    ended: watch::Sender<()>,
}

#[derive(Debug)]
struct Held {
    keys: KeySet,
    due_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

#[derive(Debug, Default)]
struct Attempts {
    under_way: bool,
    last_began_at: Option<DateTime<Utc>>,
}

enum Turn {
    Mine(UnderWay),
    OfAnother,
    TooSoon,
}

/// An attempt; however it ends, the next one may begin and those who wait are told.
struct UnderWay(Arc<KeySource>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.attempts().under_way = false;
        self.0.ended.send_replace(());
    }
}

impl KeySource {
    pub(super) fn new(issuer: &str, url: Url, client: KeySetClient, times: KeySetTimes) -> Self {
        Self {
            issuer: issuer.to_owned(),
            url,
            client,
            times,
            held: ArcSwapOption::empty(),
            attempts: Mutex::default(),
            ended: watch::Sender::new(()),
        }
    }

    fn key(&self, kid: &str, now: DateTime<Utc>) -> Result<Arc<VerifyingKey>, TokenError> {
        let held = self.held.load();
        let held = held.as_ref().filter(|held| now < held.ends_at);
        let held = held.ok_or(TokenError::IssuerUnavailable)?;
        held.keys.get(kid).cloned().ok_or(TokenError::UnknownKey)
    }

    fn state(&self, now: DateTime<Utc>) -> KeySetState {
        match self.held.load().as_ref() {
            Some(held) if now < held.due_at => KeySetState::Current,
            Some(held) if now < held.ends_at => KeySetState::Stale,
            Some(_) | None => KeySetState::Missing,
        }
    }

    /// Fetches the set if it is due.
    pub(super) async fn refresh_if_due(self: &Arc<Self>, now: DateTime<Utc>) {
        if self.state(now) != KeySetState::Current {
            self.fetched_anew(now).await;
        }
    }

    /// Waits, for a bounded time, for a fetch of the set: one that is under way, or a new one, unless the last began a
    /// short while ago.
    pub(super) async fn fetched_anew(self: &Arc<Self>, now: DateTime<Utc>) {
        let mut ended = self.ended.subscribe();
        match self.turn(now) {
            Turn::TooSoon => return,
            Turn::OfAnother => {}
            Turn::Mine(attempt) => {
                drop(tokio::spawn(async move {
                    let attempt = attempt;
                    attempt.0.attempt(now).await;
                }));
            }
        }
        // A fetch that takes longer goes on without those who waited.
        let _ = tokio::time::timeout(self.times.timeout, ended.changed()).await;
    }

    fn turn(self: &Arc<Self>, now: DateTime<Utc>) -> Turn {
        let mut attempts = self.attempts();
        if attempts.under_way {
            return Turn::OfAnother;
        }
        let is_recent = |began: DateTime<Utc>| (now - began).abs() < self.times.fetch_at_most_every;
        if attempts.last_began_at.is_some_and(is_recent) {
            return Turn::TooSoon;
        }
        attempts.under_way = true;
        attempts.last_began_at = Some(now);
        Turn::Mine(UnderWay(self.clone()))
    }

    async fn attempt(&self, now: DateTime<Utc>) {
        let read = match self.client.fetch(&self.url).await {
            Ok(fetched) => self.read(&fetched, now),
            Err(error) => Err(error.to_string()),
        };
        match read {
            Ok(held) => {
                log::debug!(issuer = self.issuer, keys = held.keys.len(); "a key set was fetched");
                self.held.store(Some(Arc::new(held)));
            }
            Err(error) => {
                let until = self.held.load().as_ref().map(|held| held.ends_at);
                let until = until
                    .filter(|ends_at| now < *ends_at)
                    .map_or("there is none".to_owned(), |at| at.to_rfc3339());
                log::warn!(issuer = self.issuer, url = self.url.as_str(), error = error, usable_until = until; "a key set could not be fetched");
            }
        }
    }

    fn read(&self, fetched: &FetchedKeySet, now: DateTime<Utc>) -> Result<Held, String> {
        let (keys, left_aside) =
            jwks::parse_published(&fetched.json).map_err(|error| error.to_string())?;
        for reason in left_aside {
            log::warn!(issuer = self.issuer, reason:% = reason; "a key of a fetched set is left aside");
        }
        let asked = fetched
            .max_age
            .map(|age| TimeDelta::from_std(age).unwrap_or(LONGEST_REFRESH));
        let fresh_for = asked.map_or(self.times.refresh_every, |age| {
            age.clamp(SHORTEST_REFRESH, LONGEST_REFRESH)
        });
        let due_at = now + fresh_for;
        Ok(Held {
            keys,
            due_at,
            ends_at: due_at + self.times.keep_stale_for,
        })
    }

    fn attempts(&self) -> std::sync::MutexGuard<'_, Attempts> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
