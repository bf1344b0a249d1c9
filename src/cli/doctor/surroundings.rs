//! What is around the service: its public address, the room on disks, and how many connections it may have open.

use super::super::serve::room;
use super::Finding;
use crate::config::ServeConfig;
use crate::machine;

/// Files and connections beside the streams of events: listeners, databases, other requests.
const BESIDE_STREAMS: u64 = 1_024;
const MIB: u64 = 1024 * 1024;

/// The address in links.
pub fn public_url(config: &ServeConfig) -> Finding {
    let check = "public address";
    let own = "set SIGNATORY_PUBLIC_URL to the address at which others reach the service";
    let Some(text) = &config.webhooks.public_url else {
        let found = format!("none: links begin with http://{}", config.listen);
        return if config.listen.ip().is_loopback() {
            Finding::ok(check, found)
        } else {
            Finding::warning(check, found, own)
        };
    };
    let url = url::Url::parse(text).ok();
    let host = url
        .as_ref()
        .and_then(url::Url::host_str)
        .unwrap_or_default();
    let is_local = host == "localhost" || host.starts_with("127.") || host == "[::1]";
    let is_plain = url.as_ref().is_some_and(|url| url.scheme() == "http");
    if is_local && !config.listen.ip().is_loopback() {
        Finding::warning(check, format!("{text} is of this machine alone"), own)
    } else if is_plain && !is_local {
        Finding::warning(
            check,
            format!("{text} has no TLS"),
            "put a proxy with TLS in front, and begin the address with https",
        )
    } else {
        Finding::ok(check, text)
    }
}

/// The machine.
pub fn look(config: &ServeConfig) -> Vec<Finding> {
    let mut findings = disks(config);
    findings.push(files(config));
    findings
}

fn disks(config: &ServeConfig) -> Vec<Finding> {
    let room = room(config);
    let mut findings = Vec::new();
    for (word, folder) in &room.folders {
        // A folder that is not there yet will be on the disk of the nearest one above that is.
        let there = folder.ancestors().find(|above| above.is_dir());
        let there = there.unwrap_or(std::path::Path::new("."));
        findings.push(match machine::disk(there) {
            Ok(disk) => {
                let free = disk.free_bytes / MIB;
                let found = format!("{free} MiB free for {word} in {}", folder.display());
                if disk.free_bytes < room.least_free_bytes {
                    Finding::wrong("disk", found, "make room; see SIGNATORY_DISK_FREE_MIB")
                } else if disk.free_bytes / 10 < room.least_free_bytes {
                    Finding::warning("disk", found, "make room before it is needed")
                } else {
                    Finding::ok("disk", found)
                }
            }
            Err(error) => Finding::wrong(
                "disk",
                format!("{}: {error}", there.display()),
                "make the folder one that can be looked at",
            ),
        });
    }
    findings
}

fn files(config: &ServeConfig) -> Finding {
    let check = "open files";
    let streams = u64::try_from(config.streams.at_once).unwrap_or(u64::MAX);
    let wanted = streams.saturating_add(BESIDE_STREAMS);
    match machine::most_files() {
        None => Finding::ok(check, "as many as are needed"),
        Some(most) if most >= wanted => Finding::ok(check, format!("up to {most}")),
        Some(most) => Finding::warning(
            check,
            format!("up to {most}, and {streams} streams of events may be open"),
            format!(
                "raise the limit (LimitNOFILE, ulimit -n) to {wanted}, or lower SIGNATORY_STREAMS"
            ),
        ),
    }
}
