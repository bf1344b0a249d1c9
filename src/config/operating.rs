//! How the service is watched and ended: where metrics are, how probes judge, how long balancers have to look away.

use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;

use super::Mistakes;

/// How the service is watched and ended.
#[derive(Debug, Clone, Args)]
pub struct OperatingArgs {
    /// Another address on which the metrics are served, and nothing else; then the main address has none [default: none, /metrics on the main address]
    #[arg(long, env = "SIGNATORY_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    metrics_listen: Option<String>,
    /// How long new connections are still let in after the signal to stop, while /ready says 503, in seconds
    #[arg(
        long,
        env = "SIGNATORY_DRAIN_SECONDS",
        default_value = "0",
        value_name = "SECONDS"
    )]
    drain_seconds: String,
    /// How much room must be left on the disks of the database, the data folder and the documents before /ready says 503, in MiB
    #[arg(
        long,
        env = "SIGNATORY_DISK_FREE_MIB",
        default_value = "64",
        value_name = "MIB"
    )]
    disk_free_mib: String,
}

/// The same, checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperatingConfig {
    /// Where the metrics are, if not on the main address.
    pub metrics_listen: Option<SocketAddr>,
    /// How long new connections are still let in after the signal to stop.
    pub drain: Duration,
    /// How many bytes must be free on a disk.
    pub least_free_bytes: u64,
}

impl OperatingArgs {
    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<OperatingConfig> {
        let metrics_listen = self.metrics_listen.as_deref().map(address).transpose();
        let metrics_listen = mistakes.take("SIGNATORY_METRICS_LISTEN", metrics_listen);
        let drain = mistakes.number("SIGNATORY_DRAIN_SECONDS", &self.drain_seconds, 0..=3_600);
        let least = mistakes.number("SIGNATORY_DISK_FREE_MIB", &self.disk_free_mib, 0..=u32::MAX);
        Some(OperatingConfig {
            metrics_listen: metrics_listen?,
            drain: Duration::from_secs(u64::from(drain?)),
            least_free_bytes: u64::from(least?).saturating_mul(1024 * 1024),
        })
    }
}

/// Reads an address to listen on.
///
/// # Errors
/// What was expected and what was found.
pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_not_an_address| {
        format!("expected an address and a port as 127.0.0.1:8080, found {text:?}")
    })
}
