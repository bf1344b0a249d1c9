//! The register over HTTP: parse, call, render. No rule of law is here.
//!
//! Reads are answered from the published state alone: the route's view makes the answer once, and it is remembered
//! with that state. Writes go to the ledger's one writer. One route table and one application serve production and
//! every test.

pub mod moment;
pub mod openapi;
pub mod paging;
pub mod permission;
pub mod problem;
pub mod query;
pub mod read;
pub mod representation;
pub mod request_id;
pub mod routes;
pub mod server;
pub mod stream;
pub mod tokens;
pub mod wire;
pub mod wording;

mod act;
mod actions;
mod body;
mod catalogue;
mod conformance;
mod conventions;
mod correcting;
mod deciding;
mod diff;
mod directory;
mod events;
mod field;
mod freshness;
mod memento;
mod milestones;
mod negotiation;
mod next_steps;
mod notification_draft;
mod pace;
mod participants;
mod particulars;
mod precondition;
mod progress;
mod recording;
mod reference;
mod series;
mod simulations;
mod statements;
mod status_line;
mod treaties;
mod webhooks;

use std::sync::Arc;

use actix_web::http::header::HeaderValue;
use arc_swap::ArcSwap;
use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::place::{depositary_date, depositary_day_start};
use crate::ledger::Ledger;
use crate::webhooks::Webhooks;

use stream::{StreamSettings, Streams};
use tokens::Verifier;

/// What every handler shares.
pub struct App {
    ledger: Arc<Ledger>,
    verifier: Verifier,
    limits: Limits,
    /// What is said of caching on most of a day.
    cache_control: HeaderValue,
    day: ArcSwap<Day>,
    streams: Streams,
    webhooks: Option<Arc<Webhooks>>,
}

/// The bounds of what a client may send, and how long its answers keep.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest body of a request, in bytes.
    pub body_bytes: usize,
    /// How long an answer is fresh in a cache, in seconds.
    pub max_age_seconds: u32,
}

/// The depositary's current date, and the instants between which it holds.
#[derive(Debug, Clone, Copy)]
struct Day {
    date: NaiveDate,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl App {
    /// The application over a ledger.
    #[must_use]
    pub fn new(ledger: Arc<Ledger>, verifier: Verifier, limits: Limits) -> Self {
        let day = Day::at(ledger.clock().now());
        Self {
            ledger,
            verifier,
            limits,
            cache_control: freshness::usual_cache_control(limits.max_age_seconds),
            day: ArcSwap::from_pointee(day),
            streams: Streams::new(StreamSettings::default()),
            webhooks: None,
        }
    }

    /// The same with other settings for streams.
    #[must_use]
    pub fn with_streams(mut self, settings: StreamSettings) -> Self {
        self.streams = Streams::new(settings);
        self
    }

    /// The same with subscriptions to webhooks.
    #[must_use]
    pub fn with_webhooks(mut self, webhooks: Arc<Webhooks>) -> Self {
        self.webhooks = Some(webhooks);
        self
    }

    /// What the streams of events share.
    #[must_use]
    pub fn streams(&self) -> &Streams {
        &self.streams
    }

    /// The ledger.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What tokens are checked with.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// The bounds.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The depositary's date at an instant, remembered until it changes.
    fn day(&self, now: DateTime<Utc>) -> Day {
        let known = **self.day.load();
        if known.from <= now && now < known.until {
            return known;
        }
        let day = Day::at(now);
        self.day.store(Arc::new(day));
        day
    }
}

impl Day {
    fn at(now: DateTime<Utc>) -> Self {
        let date = depositary_date(now);
        let next = date.succ_opt().unwrap_or(date);
        Self {
            date,
            from: depositary_day_start(date),
            until: depositary_day_start(next),
        }
    }
}
