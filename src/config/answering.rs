//! How long a client waits for a database that does not answer.

use std::time::Duration;

use clap::Args;

use super::Mistakes;

/// How long a client waits.
#[derive(Debug, Clone, Args)]
pub struct AnsweringArgs {
    /// How long a request may wait for the database, in seconds, before its outcome is said to be unknown
    #[arg(
        long,
        env = "SIGNATORY_ANSWER_SECONDS",
        default_value = "30",
        value_name = "SECONDS"
    )]
    answer_seconds: String,
}

impl AnsweringArgs {
    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<Duration> {
        mistakes
            .number("SIGNATORY_ANSWER_SECONDS", &self.answer_seconds, 1..=600)
            .map(|seconds| Duration::from_secs(u64::from(seconds)))
    }
}
