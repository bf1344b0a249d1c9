//! How often one client may ask: a policy for each kind of request, counted by governor's GCRA.
//!
//! A client has an allowance that refills steadily, and may use all of it at once. What is counted for whom is
//! `rate_limits/charging.rs`; how it is told, `rate_limits/fields.rs`. Every instance counts for itself.

mod cells;
pub(super) mod charging;
mod client;
mod fields;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{HeaderMap, HeaderValue};
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::{Quota, RateLimiter};

use crate::clock::Clock;

use cells::{Cells, PolicyCells};

pub use client::Client;
pub use fields::{RATE_LIMIT, RATE_LIMIT_POLICY};

/// What is limited together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Reads without a token, or with a good one where none is needed; simulations.
    Reads,
    /// Requests for what needs a token.
    Writes,
    /// The opening of streams of events.
    Streams,
    /// Requests with a wrong token.
    WrongTokens,
}

impl Policy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Reads, Self::Writes, Self::Streams, Self::WrongTokens];

    /// Its name in the headers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::Writes => "writes",
            Self::Streams => "streams",
            Self::WrongTokens => "wrong-tokens",
        }
    }

    /// Its place in [`Policy::ALL`].
    fn place(self) -> usize {
        match self {
            Self::Reads => 0,
            Self::Writes => 1,
            Self::Streams => 2,
            Self::WrongTokens => 3,
        }
    }
}

/// How often one client may ask; 0 in a minute is as often as it likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimitSettings {
    /// Reads in a minute.
    pub reads: u32,
    /// Requests in a minute for what needs a token.
    pub writes: u32,
    /// Openings of streams in a minute.
    pub streams: u32,
    /// Requests with a wrong token in a minute.
    pub wrong_tokens: u32,
    /// The seconds whose allowance may be used at once.
    pub burst_seconds: u32,
    /// How many clients are remembered; beyond that, those who ask least are forgotten.
    pub clients: usize,
}

/// Everything without a limit.
impl Default for RateLimitSettings {
    fn default() -> Self {
        Self {
            reads: 0,
            writes: 0,
            streams: 0,
            wrong_tokens: 0,
            burst_seconds: 10,
            clients: 1,
        }
    }
}

/// What every client has used of its allowances.
#[derive(Default)]
pub struct RateLimits {
    limits: [Option<Limit>; Policy::ALL.len()],
}

/// One policy with what each client has used of it.
struct Limit {
    limiter: RateLimiter<Client, PolicyCells, Ticks, StateInformationMiddleware>,
    cells: PolicyCells,
    clock: Clock,
    /// How long until one more request is allowed.
    interval: Nanos,
    /// What is said of the policy.
    policy_field: HeaderValue,
    /// What is said of the client's standing, before and after the number of requests that remain.
    standing_field: (String, String),
}

/// Where a client stands after a request was counted, or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    policy: Policy,
    /// How many more requests are allowed now.
    pub remaining: u32,
    /// After how many seconds the refused request would be allowed; none if it was allowed.
    pub refused_for: Option<u64>,
}

/// The time for governor.
struct Ticks(Clock);

impl governor::clock::Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        nanos(self.0.running())
    }
}

impl RateLimits {
    /// Nobody has asked yet.
    #[must_use]
    pub fn new(settings: RateLimitSettings, clock: &Clock) -> Self {
        let cells = Arc::new(Cells::new(settings.clients));
        let limit = |policy: Policy, per_minute: u32| {
            let cells = PolicyCells::new(cells.clone(), policy.place());
            Limit::new(policy, per_minute, settings.burst_seconds, cells, clock)
        };
        Self {
            limits: [
                limit(Policy::Reads, settings.reads),
                limit(Policy::Writes, settings.writes),
                limit(Policy::Streams, settings.streams),
                limit(Policy::WrongTokens, settings.wrong_tokens),
            ],
        }
    }

    /// Whether anything is limited by a policy.
    #[must_use]
    pub fn has(&self, policy: Policy) -> bool {
        self.limit(policy).is_some()
    }

    /// Counts a request, or refuses it; none where nothing is limited.
    #[must_use]
    pub fn count(&self, policy: Policy, client: &Client) -> Option<Standing> {
        let limit = self.limit(policy)?;
        Some(match limit.limiter.check_key(client) {
            Ok(snapshot) => Standing {
                policy,
                remaining: snapshot.remaining_burst_capacity(),
                refused_for: None,
            },
            Err(refused) => {
                let wait = refused.wait_time_from(nanos(limit.clock.running()));
                Standing {
                    policy,
                    remaining: 0,
                    refused_for: Some(whole_seconds(wait)),
                }
            }
        })
    }

    /// Says on an answer what is allowed, and where the client stands.
    pub fn say(&self, headers: &mut HeaderMap, standing: Standing) {
        if let Some(limit) = self.limit(standing.policy) {
            headers.insert(RATE_LIMIT_POLICY, limit.policy_field.clone());
            headers.insert(
                RATE_LIMIT,
                fields::standing(&limit.standing_field, standing),
            );
        }
    }

    /// Gives back what was counted, for an answer that costs nothing.
    pub fn give_back(&self, standing: Standing, client: &Client) {
        if let Some(limit) = self.limit(standing.policy) {
            limit.cells.give_back(client, limit.interval.as_u64());
        }
    }

    fn limit(&self, policy: Policy) -> Option<&Limit> {
        self.limits.get(policy.place())?.as_ref()
    }
}

impl Limit {
    fn new(
        policy: Policy,
        per_minute: u32,
        burst_seconds: u32,
        cells: PolicyCells,
        clock: &Clock,
    ) -> Option<Self> {
        let rate = NonZeroU32::new(per_minute)?;
        let at_once = u64::from(per_minute) * u64::from(burst_seconds) / 60;
        let at_once = u32::try_from(at_once).unwrap_or(u32::MAX).max(1);
        let quota = Quota::per_minute(rate).allow_burst(NonZeroU32::new(at_once)?);
        let interval = quota.replenish_interval();
        Some(Self {
            limiter: RateLimiter::new(quota, cells.clone(), Ticks(clock.clone())),
            cells,
            clock: clock.clone(),
            interval: nanos(interval),
            policy_field: fields::policy(policy, at_once, quota.burst_size_replenished_in()),
            standing_field: fields::around(policy, whole_seconds(interval)),
        })
    }
}

fn nanos(duration: Duration) -> Nanos {
    Nanos::from(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX))
}

/// As many seconds as are enough, one at least.
fn whole_seconds(duration: Duration) -> u64 {
    let more = u64::from(duration.subsec_nanos() > 0);
    duration.as_secs().saturating_add(more).max(1)
}
