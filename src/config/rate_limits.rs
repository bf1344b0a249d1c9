//! How often one client may ask.

use clap::Args;

use crate::http::rate_limits::RateLimitSettings;

use super::Mistakes;

/// The most requests in a minute that can be set.
const MOST: u32 = 1_000_000_000;

/// How often one client may ask.
#[derive(Debug, Clone, Args)]
pub struct RateLimitArgs {
    /// How many reads a client may send in a minute; 0 for as many as it likes
    #[arg(
        long,
        env = "SIGNATORY_READS_PER_MINUTE",
        default_value = "6000",
        value_name = "NUMBER"
    )]
    reads_per_minute: String,
    /// How many requests in a minute for what needs a token
    #[arg(
        long,
        env = "SIGNATORY_WRITES_PER_MINUTE",
        default_value = "600",
        value_name = "NUMBER"
    )]
    writes_per_minute: String,
    /// How many streams of events a client may open in a minute
    #[arg(
        long,
        env = "SIGNATORY_STREAMS_PER_MINUTE",
        default_value = "600",
        value_name = "NUMBER"
    )]
    streams_per_minute: String,
    /// How many requests in a minute with a wrong token
    #[arg(
        long,
        env = "SIGNATORY_WRONG_TOKENS_PER_MINUTE",
        default_value = "60",
        value_name = "NUMBER"
    )]
    wrong_tokens_per_minute: String,
    /// Of how many seconds the allowance may be used at once
    #[arg(
        long,
        env = "SIGNATORY_BURST_SECONDS",
        default_value = "10",
        value_name = "SECONDS"
    )]
    burst_seconds: String,
    /// How many clients are remembered for that
    #[arg(
        long,
        env = "SIGNATORY_CLIENTS",
        default_value = "100000",
        value_name = "NUMBER"
    )]
    clients: String,
}

impl RateLimitArgs {
    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<RateLimitSettings> {
        let mut number = |key: &str, text: &str| mistakes.number(key, text, 0..=MOST);
        let reads = number("SIGNATORY_READS_PER_MINUTE", &self.reads_per_minute);
        let writes = number("SIGNATORY_WRITES_PER_MINUTE", &self.writes_per_minute);
        let streams = number("SIGNATORY_STREAMS_PER_MINUTE", &self.streams_per_minute);
        let wrong_tokens = number(
            "SIGNATORY_WRONG_TOKENS_PER_MINUTE",
            &self.wrong_tokens_per_minute,
        );
        let burst = mistakes.number("SIGNATORY_BURST_SECONDS", &self.burst_seconds, 1..=3_600);
        let clients = mistakes.number("SIGNATORY_CLIENTS", &self.clients, 1..=10_000_000);
        Some(RateLimitSettings {
            reads: reads?,
            writes: writes?,
            streams: streams?,
            wrong_tokens: wrong_tokens?,
            burst_seconds: burst?,
            clients: usize::try_from(clients?).ok()?,
        })
    }
}
