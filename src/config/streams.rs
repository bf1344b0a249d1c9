//! How streams of events are served.

use std::time::Duration;

use clap::Args;

use crate::http::stream::StreamSettings;

use super::Mistakes;

/// How streams of events are served.
#[derive(Debug, Clone, Args)]
pub struct StreamArgs {
    /// How many streams of events may be open at once
    #[arg(
        long,
        env = "SIGNATORY_STREAMS",
        default_value = "10000",
        value_name = "NUMBER"
    )]
    streams: String,
    /// For how long the reader of a stream may take nothing, though there is something, before it is cut off
    #[arg(
        long,
        env = "SIGNATORY_STREAM_STALL_SECONDS",
        default_value = "30",
        value_name = "SECONDS"
    )]
    stream_stall_seconds: String,
}

impl StreamArgs {
    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<StreamSettings> {
        let at_once = mistakes.number("SIGNATORY_STREAMS", &self.streams, 0..=1_000_000);
        let stall = mistakes.number(
            "SIGNATORY_STREAM_STALL_SECONDS",
            &self.stream_stall_seconds,
            1..=3_600,
        );
        Some(StreamSettings {
            at_once: usize::try_from(at_once?).ok()?,
            stall: Duration::from_secs(u64::from(stall?)),
            ..StreamSettings::default()
        })
    }
}
