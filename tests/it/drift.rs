//! What must stay true of the code itself: which layer knows which, who reads the time and the environment.
//!
//! It reads the sources as text, so it is strict rather than clever: a comment that names a forbidden crate in a path
//! fails too.

mod dependencies;
mod policies;
mod traps;

use std::path::{Path, PathBuf};

/// A source file: its path below `src`, and its lines without comments.
struct Source {
    path: String,
    code: Vec<String>,
    lines: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 30, "the sources were not found");
    files
        .into_iter()
        .map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            Source {
                path: file
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/"),
                lines: text.lines().count(),
                code: text
                    .lines()
                    .map(str::trim_start)
                    .filter(|line| !line.starts_with("//"))
                    .map(ToOwned::to_owned)
                    .collect(),
            }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines in files that `is_in` picks which hold one of the words.
fn mentions(is_in: impl Fn(&str) -> bool, words: &[&str]) -> Vec<String> {
    sources()
        .iter()
        .filter(|source| is_in(&source.path))
        .flat_map(|source| {
            source
                .code
                .iter()
                .filter(|line| words.iter().any(|word| line.contains(word)))
                .map(|line| format!("{}: {line}", source.path))
        })
        .collect()
}

fn is_layer(path: &str, layer: &str) -> bool {
    path == format!("{layer}.rs") || path.starts_with(&format!("{layer}/"))
}

#[track_caller]
fn assert_none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_domain_imports_only_std_and_crates_of_plain_values() {
    let allowed = [
        "std::",
        "chrono::",
        "chrono_tz::",
        "arcstr::",
        "imbl::",
        "super::",
        "self::",
        "crate::domain",
        "thiserror::",
    ];
    let foreign: Vec<String> = sources()
        .iter()
        .filter(|source| is_layer(&source.path, "domain"))
        .flat_map(|source| {
            source
                .code
                .iter()
                .filter_map(|line| {
                    line.strip_prefix("pub use ")
                        .or_else(|| line.strip_prefix("use "))
                })
                .filter(|path| {
                    !allowed.iter().any(|prefix| path.starts_with(prefix))
                        && !source.code.iter().any(|line| {
                            let module = path.split("::").next().unwrap();
                            line == &format!("mod {module};")
                                || line == &format!("pub mod {module};")
                        })
                })
                .map(|path| format!("{}: use {path}", source.path))
                .collect::<Vec<_>>()
        })
        .collect();

    assert_none(foreign);
    assert_none(mentions(
        |path| is_layer(path, "domain"),
        &[
            "serde", "diesel", "actix", "log::", "tokio", "std::fs", "std::env", "std::net",
            "println!",
        ],
    ));
}

#[test]
fn each_layer_knows_only_those_below_it() {
    let forbidden: &[(&str, &[&str])] = &[
        (
            "domain",
            &[
                "crate::webhooks",
                "crate::documents",
                "crate::store",
                "crate::vault",
                "crate::ledger",
                "crate::outbound",
                "crate::http",
                "crate::cli",
                "crate::config",
                "crate::clock",
            ],
        ),
        (
            "outbound",
            &[
                "crate::webhooks",
                "crate::domain",
                "crate::documents",
                "crate::store",
                "crate::ledger",
                "crate::http",
                "crate::cli",
                "crate::config",
                "crate::clock",
            ],
        ),
        (
            "documents",
            &[
                "crate::webhooks",
                "crate::store",
                "crate::vault",
                "crate::ledger",
                "crate::outbound",
                "crate::http",
                "crate::cli",
                "crate::config",
                "crate::clock",
            ],
        ),
        (
            "audit",
            &[
                "crate::webhooks",
                "crate::vault",
                "crate::ledger",
                "crate::http",
                "crate::cli",
                "crate::config",
            ],
        ),
        (
            "store",
            &[
                "crate::webhooks",
                "crate::audit",
                "crate::ledger",
                "crate::outbound",
                "crate::http",
                "crate::cli",
                "crate::config",
                "crate::clock",
            ],
        ),
        (
            "ledger",
            &[
                "crate::webhooks",
                "crate::audit",
                "crate::outbound",
                "crate::http",
                "crate::cli",
                "crate::config",
            ],
        ),
        ("backup", &["crate::http", "crate::cli", "crate::config"]),
        (
            "measures",
            &["crate::store", "crate::ledger", "crate::http", "crate::cli"],
        ),
        (
            "machine",
            &["crate::store", "crate::ledger", "crate::http", "crate::cli"],
        ),
        (
            "vault",
            &[
                "crate::documents",
                "crate::store",
                "crate::ledger",
                "crate::backup",
                "crate::http",
                "crate::webhooks",
                "crate::cli",
                "crate::config",
                "crate::clock",
            ],
        ),
        (
            "webhooks",
            &[
                "crate::audit",
                "crate::vault",
                "crate::http",
                "crate::cli",
                "crate::config",
            ],
        ),
        ("http", &["crate::cli", "crate::config"]),
    ];
    for (layer, words) in forbidden {
        assert_none(mentions(|path| is_layer(path, layer), words));
    }
}

#[test]
fn only_the_store_knows_diesel() {
    assert_none(mentions(|path| !is_layer(path, "store"), &["diesel"]));
}

#[test]
fn only_the_metrics_know_their_format() {
    assert_none(mentions(
        |path| !is_layer(path, "http/metrics"),
        &["prometheus_client"],
    ));
}

#[test]
fn only_the_vault_knows_where_bytes_are_kept() {
    assert_none(mentions(|path| !is_layer(path, "vault"), &["object_store"]));
}

#[test]
fn only_http_and_the_start_up_know_the_web_framework() {
    let is_outside = |path: &str| !is_layer(path, "http") && path != "cli/serve.rs";

    assert_none(mentions(is_outside, &["actix", "utoipa", "jsonwebtoken"]));
}

#[test]
fn only_outbound_code_asks_others_over_the_network() {
    // It names the type of a connection that was accepted, to cut it off.
    let knows_accepted = |path: &str| path == "http/stream/connection.rs";
    let is_inside = |path: &str| !is_layer(path, "outbound") && !is_layer(path, "webhooks");
    let is_silent = |path: &str| is_inside(path) && !knows_accepted(path);

    assert_none(mentions(is_silent, &["TcpStream"]));
    assert_none(mentions(
        is_inside,
        &["reqwest", "TcpStream::", "lookup_host"],
    ));
}

#[test]
fn only_the_clock_reads_the_time_and_only_the_configuration_the_environment() {
    assert_none(mentions(
        |path| path != "clock.rs",
        &[
            "Utc::now",
            "Local::now",
            "SystemTime::now",
            "Instant::now",
            "disallowed_methods",
        ],
    ));
    // env_logger reads RUST_LOG itself, when the command line starts.
    assert_none(mentions(
        |path| !is_layer(path, "config"),
        &["env::var", " env = \""],
    ));
}

#[test]
fn no_lint_is_switched_off_without_a_reason() {
    let silent: Vec<String> = mentions(|_| true, &["#[allow(", "#![allow("]);

    assert_none(silent);
}

#[test]
fn no_source_file_outgrows_a_reader() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.lines > 500)
        .map(|source| format!("{}: {} lines", source.path, source.lines))
        .collect();

    assert_none(long);
}
