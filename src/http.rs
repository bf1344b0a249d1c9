//! The register over HTTP: parse, call, render. No rule of law is here.
//!
//! Reads are answered from the published state alone: the route's view makes the answer once, and it is remembered
//! with that state. Writes go to the ledger's one writer. One route table and one application serve production and
//! every test.

pub mod attempt;
pub mod certificates;
pub mod keeping;
pub mod lasting_names;
pub mod metering;
mod metrics;
pub mod moment;
pub mod noting;
pub mod openapi;
pub mod origin;
pub mod pages;
pub mod paging;
pub mod permission;
pub mod plain;
pub mod problem;
pub mod query;
pub mod rate_limits;
pub mod read;
pub mod readiness;
pub mod representation;
pub mod request_id;
pub mod routes;
pub mod sampling;
pub mod server;
pub mod stopping;
pub mod stream;
pub mod tokens;
pub mod widgets;
pub mod wire;
pub mod wording;

mod act;
mod actions;
mod arriving;
mod audit;
mod body;
mod calendar;
mod catalogue;
mod citation;
mod conformance;
mod content_policy;
mod conventions;
mod correcting;
mod deciding;
mod diff;
mod directory;
mod events;
mod feeds;
mod field;
mod field_text;
mod files;
mod freshness;
mod if_match;
mod lag;
mod machines;
mod memento;
mod milestones;
mod mtdsg;
mod negotiation;
mod next_steps;
mod notification_draft;
mod pace;
mod participants;
mod particulars;
mod progress;
mod proposed_entries;
mod recording;
mod reference;
mod revocations;
mod series;
mod simulations;
mod statements;
mod status_line;
mod submissions;
mod treaties;
mod webhooks;

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::HeaderValue;
use arc_swap::ArcSwap;
use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::ids::TreatyId;
use crate::domain::place::{depositary_date, depositary_day_start};
use crate::ledger::Ledger;
use crate::ledger::custody::Custody;
use crate::ledger::register::{Register, TreatyRecord};
use crate::webhooks::Webhooks;

use certificates::Certificates;
use metering::Metering;
use noting::Noting;
use rate_limits::{RateLimitSettings, RateLimits};
use sampling::{Room, Sampling};
use stopping::Stopping;
use stream::{StreamSettings, Streams};
use tokens::{Claims, TokenError, Verifier};

/// What every handler shares.
pub struct App {
    ledger: Arc<Ledger>,
    verifier: Verifier,
    limits: Limits,
    noting: Noting,
    /// What is said of caching on most of a day.
    cache_control: HeaderValue,
    day: ArcSwap<Day>,
    streams: Streams,
    two_person_rule: bool,
    custody: Option<Arc<Custody>>,
    webhooks: Option<Arc<Webhooks>>,
    public_url: String,
    featured: Option<TreatyId>,
    certificates: Option<Arc<Certificates>>,
    rate_limits: RateLimits,
    metering: Metering,
    sampling: Sampling,
    stopping: Stopping,
    metrics_apart: bool,
}

/// The bounds of what a client may send, and how long its answers keep.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest body of a request, in bytes.
    pub body_bytes: usize,
    /// How long a body may take to arrive.
    pub body_time: Duration,
    /// How long an answer is fresh in a cache, in seconds.
    pub max_age_seconds: u32,
    /// How far a worker may lag before it turns away reads that it would have to compute; none for never.
    pub lag: Option<Duration>,
}

/// The depositary's current date, and the instants between which it holds.
#[derive(Debug, Clone, Copy)]
struct Day {
    date: NaiveDate,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl App {
    /// The application over a ledger, whose protected requests are noted.
    #[must_use]
    pub fn new(ledger: Arc<Ledger>, verifier: Verifier, limits: Limits, noting: Noting) -> Self {
        let day = Day::at(ledger.clock().now());
        Self {
            ledger,
            verifier,
            limits,
            noting,
            cache_control: freshness::usual_cache_control(limits.max_age_seconds),
            day: ArcSwap::from_pointee(day),
            streams: Streams::new(StreamSettings::default()),
            two_person_rule: false,
            custody: None,
            webhooks: None,
            public_url: "http://127.0.0.1:8080".to_owned(),
            featured: None,
            certificates: None,
            rate_limits: RateLimits::default(),
            metering: Metering::default(),
            sampling: Sampling::default(),
            stopping: Stopping::default(),
            metrics_apart: false,
        }
    }

    /// The same at another address: links in pages, feeds and calendars begin with it. Without a slash at the end.
    #[must_use]
    pub fn at(self, public_url: String) -> Self {
        Self { public_url, ..self }
    }

    /// The same with this treaty on the first page.
    #[must_use]
    pub fn featuring(self, treaty: Option<TreatyId>) -> Self {
        Self {
            featured: treaty,
            ..self
        }
    }

    /// The whole URL of a path of ours.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The treaty of the first page: the chosen one if it is in the register, else the first that is.
    #[must_use]
    pub fn featured<'a>(&self, register: &'a Register) -> Option<&'a TreatyRecord> {
        let chosen = self.featured.as_ref().and_then(|id| register.treaty(id));
        chosen.or_else(|| register.treaties().next())
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

    /// The same with a key for certificates.
    #[must_use]
    pub fn with_certificates(self, certificates: Arc<Certificates>) -> Self {
        Self {
            certificates: Some(certificates),
            ..self
        }
    }

    /// The same with limits on how often one client may ask.
    #[must_use]
    pub fn with_rate_limits(self, settings: RateLimitSettings) -> Self {
        Self {
            rate_limits: RateLimits::new(settings, self.ledger.clock()),
            ..self
        }
    }

    /// How often one client may ask; as often as it likes unless told otherwise.
    #[must_use]
    pub fn rate_limits(&self) -> &RateLimits {
        &self.rate_limits
    }

    /// The same, looking at the room on disks.
    #[must_use]
    pub fn with_room(self, room: Room) -> Self {
        let sampling = Sampling::of(room);
        Self { sampling, ..self }
    }

    /// The same, with or without the metrics on an address of their own.
    #[must_use]
    pub fn with_metrics_apart(self, metrics_apart: bool) -> Self {
        Self {
            metrics_apart,
            ..self
        }
    }

    /// Whether the metrics have an address of their own.
    #[must_use]
    pub fn has_metrics_apart(&self) -> bool {
        self.metrics_apart
    }

    /// What is counted of requests.
    #[must_use]
    pub fn metering(&self) -> &Metering {
        &self.metering
    }

    /// What is looked at now and then.
    #[must_use]
    pub fn sampling(&self) -> &Sampling {
        &self.sampling
    }

    /// What the streams of events share.
    #[must_use]
    pub fn streams(&self) -> &Streams {
        &self.streams
    }

    /// The same, with or without the two-person rule: who prepares cannot be the one who completes.
    #[must_use]
    pub fn with_two_person_rule(self, two_person_rule: bool) -> Self {
        Self {
            two_person_rule,
            ..self
        }
    }

    /// Whether who prepares cannot be the one who completes.
    #[must_use]
    pub fn needs_two_persons(&self) -> bool {
        self.two_person_rule
    }

    /// The same, with the documents of submissions.
    #[must_use]
    pub fn with_custody(self, custody: Arc<Custody>) -> Self {
        Self {
            custody: Some(custody),
            ..self
        }
    }

    /// The documents of submissions; none where only the record is served.
    #[must_use]
    pub fn custody(&self) -> Option<Arc<Custody>> {
        self.custody.clone()
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

    /// Checks a token as of a moment and says what it claims; waits where its issuer's keys have to be fetched.
    ///
    /// # Errors
    /// [`TokenError`], also when the token was revoked.
    pub async fn admit(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenError> {
        let claims = self.verifier.admit(token, now).await?;
        if self.ledger.is_revoked(&claims.issuer, &claims.jti) {
            return Err(TokenError::Revoked);
        }
        Ok(claims)
    }

    /// The bounds.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// How requests are noted.
    #[must_use]
    pub fn noting(&self) -> &Noting {
        &self.noting
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
