//! What the service takes on at once: connections, and what waits.

use std::time::Duration;

use clap::Args;

use crate::http::server::ConnectionLimits;

use super::Mistakes;

/// What the service takes on at once.
#[derive(Debug, Clone, Args)]
pub struct LoadArgs {
    /// How many connections one worker has at once; more wait to be accepted
    #[arg(
        long,
        env = "SIGNATORY_CONNECTIONS_PER_WORKER",
        default_value = "25000",
        value_name = "NUMBER"
    )]
    connections_per_worker: String,
    /// How long a client may take to send the head of a request, in seconds
    #[arg(
        long,
        env = "SIGNATORY_HEAD_SECONDS",
        default_value = "10",
        value_name = "SECONDS"
    )]
    head_seconds: String,
    /// How long the body of a request may take to arrive, in seconds; documents have bounds of their own
    #[arg(
        long,
        env = "SIGNATORY_BODY_SECONDS",
        default_value = "30",
        value_name = "SECONDS"
    )]
    body_seconds: String,
    /// How long a connection without a request is kept, in seconds
    #[arg(
        long,
        env = "SIGNATORY_IDLE_SECONDS",
        default_value = "75",
        value_name = "SECONDS"
    )]
    idle_seconds: String,
    /// How long a client may leave unread what was sent to it, in seconds
    #[arg(
        long,
        env = "SIGNATORY_UNREAD_SECONDS",
        default_value = "30",
        value_name = "SECONDS"
    )]
    unread_seconds: String,
    /// How far a worker may lag before reads that it would have to compute are 503, in milliseconds; 0 for never
    #[arg(
        long,
        env = "SIGNATORY_LAG_MILLISECONDS",
        default_value = "100",
        value_name = "MILLISECONDS"
    )]
    lag_milliseconds: String,
    /// How long a write may have to wait, as far as can be foreseen, before it is 503, in milliseconds
    #[arg(
        long,
        env = "SIGNATORY_WRITE_WAIT_MILLISECONDS",
        default_value = "5000",
        value_name = "MILLISECONDS"
    )]
    write_wait_milliseconds: String,
}

/// The same, checked.
#[derive(Debug, Clone, Copy)]
pub struct LoadConfig {
    /// The bounds of connections.
    pub connections: ConnectionLimits,
    /// How long a body may take to arrive.
    pub body: Duration,
    /// How far a worker may lag.
    pub lag: Option<Duration>,
    /// How long a write may have to wait.
    pub write_wait: Duration,
}

impl LoadArgs {
    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<LoadConfig> {
        let per_worker = mistakes.number(
            "SIGNATORY_CONNECTIONS_PER_WORKER",
            &self.connections_per_worker,
            1..=1_000_000,
        );
        let mut seconds = |key: &str, text: &str| mistakes.number(key, text, 1..=3_600);
        let head = seconds("SIGNATORY_HEAD_SECONDS", &self.head_seconds);
        let body = seconds("SIGNATORY_BODY_SECONDS", &self.body_seconds);
        let idle = seconds("SIGNATORY_IDLE_SECONDS", &self.idle_seconds);
        let unread = seconds("SIGNATORY_UNREAD_SECONDS", &self.unread_seconds);
        let lag = mistakes.number(
            "SIGNATORY_LAG_MILLISECONDS",
            &self.lag_milliseconds,
            0..=60_000,
        );
        let wait = mistakes.number(
            "SIGNATORY_WRITE_WAIT_MILLISECONDS",
            &self.write_wait_milliseconds,
            1..=600_000,
        );
        let of_seconds = |number: u32| Duration::from_secs(u64::from(number));
        let of_milliseconds = |number: u32| Duration::from_millis(u64::from(number));
        Some(LoadConfig {
            connections: ConnectionLimits {
                per_worker: usize::try_from(per_worker?).ok()?,
                head: of_seconds(head?),
                idle: of_seconds(idle?),
                unread: of_seconds(unread?),
            },
            body: of_seconds(body?),
            lag: Some(of_milliseconds(lag?)).filter(|lag| !lag.is_zero()),
            write_wait: of_milliseconds(wait?),
        })
    }
}
