//! What was measured: as a table, as JSON, and as Markdown for docs/performance.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};
use signatory::clock::Clock;

/// Everything of one run.
#[derive(Debug, Serialize, Deserialize)]
pub struct Report {
    date: String,
    /// `release`, or `dev`: then the figures say nothing.
    profile: String,
    machine: BTreeMap<String, String>,
    versions: BTreeMap<String, String>,
    rounds: usize,
    seconds: usize,
    pub pairs: Vec<Pair>,
    skipped: Vec<String>,
}

/// One of our answers beside one peer's.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pair {
    pub what: String,
    pub peer: String,
    pub ours: Figures,
    pub theirs: Figures,
    /// Medians of the ratios of the rounds, ours over theirs.
    pub ratios: Figures,
    pub goal: Goal,
}

/// Requests a second, processor time of the server for a request, and the 99th percentile of the latency.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Figures {
    pub per_second: f64,
    pub cpu_micros: f64,
    pub p99_micros: f64,
}

/// What the ratios are to be.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Goal {
    pub per_second_at_least: Option<f64>,
    pub cpu_at_most: Option<f64>,
    pub p99_at_most: Option<f64>,
}

impl Goal {
    /// So much of their requests a second, at least.
    pub fn rate(at_least: f64) -> Self {
        Self {
            per_second_at_least: Some(at_least),
            ..Self::default()
        }
    }

    fn described(self, ratios: Figures) -> String {
        let bounds = [
            (self.per_second_at_least, "rate ≥", ratios.per_second, true),
            (self.cpu_at_most, "CPU ≤", ratios.cpu_micros, false),
            (self.p99_at_most, "p99 ≤", ratios.p99_micros, false),
        ];
        let described = bounds
            .into_iter()
            .filter_map(|(bound, label, ratio, least)| {
                let bound = bound?;
                let is_met = if least {
                    ratio >= bound
                } else {
                    ratio <= bound
                };
                let verdict = if is_met { "met" } else { "MISSED" };
                Some(format!("{label} {bound}: {verdict}"))
            });
        described.collect::<Vec<_>>().join("; ")
    }
}

impl Report {
    /// Of this machine, now.
    pub fn new(rounds: usize, seconds: usize, pairs: Vec<Pair>, skipped: Vec<String>) -> Self {
        let profile = if cfg!(debug_assertions) {
            "dev"
        } else {
            "release"
        };
        Self {
            date: Clock::system()
                .now()
                .format("%Y-%m-%dT%H:%M:%SZ")
                .to_string(),
            profile: profile.to_owned(),
            machine: machine(),
            versions: versions(),
            rounds,
            seconds,
            pairs,
            skipped,
        }
    }

    /// Reads one that was written.
    pub fn read(file: &str) -> Self {
        let text = std::fs::read_to_string(file).expect("the report can be read");
        serde_json::from_str(&text).expect("it is a report")
    }

    /// Writes it where later ones do not overwrite it.
    pub fn write(&self, folder: &Path) -> PathBuf {
        let name = self.date.replace(':', "");
        let file = folder.join(format!("reads-{name}.json"));
        let text = serde_json::to_string_pretty(self).expect("it is rendered");
        std::fs::write(&file, text).expect("the report can be written");
        file
    }

    /// The table for people at a terminal.
    pub fn table(&self) -> String {
        let mut text = format!(
            "\n{:<24} {:<18} {:>9} {:>9} {:>7} {:>8} {:>8} {:>7} {:>9} {:>9} {:>7}\n",
            "what",
            "peer",
            "ours/s",
            "peer's/s",
            "ratio",
            "CPU µs",
            "peer's",
            "ratio",
            "p99 µs",
            "peer's",
            "ratio"
        );
        for pair in &self.pairs {
            let (a, b, r) = (pair.ours, pair.theirs, pair.ratios);
            writeln!(
                text,
                "{:<24} {:<18} {:>9.0} {:>9.0} {:>7.3} {:>8.2} {:>8.2} {:>7.3} {:>9.0} {:>9.0} {:>7.3}  {}",
                pair.what, pair.peer, a.per_second, b.per_second, r.per_second, a.cpu_micros, b.cpu_micros,
                r.cpu_micros, a.p99_micros, b.p99_micros, r.p99_micros, pair.goal.described(r)
            )
            .expect("a string");
        }
        for skipped in &self.skipped {
            writeln!(text, "SKIPPED {skipped}").expect("a string");
        }
        if self.profile == "dev" {
            text.push_str(
                "A dev build: these figures show that the suite works, and nothing else.\n",
            );
        }
        text
    }

    /// The table for docs/performance.md.
    pub fn markdown(&self) -> String {
        let mut text = String::from(
            "| answer | beside | requests/s | ratio | CPU in µs | ratio | p99 in ms | ratio |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n",
        );
        for pair in &self.pairs {
            let (a, b, r) = (pair.ours, pair.theirs, pair.ratios);
            writeln!(
                text,
                "| {} | {} | {:.0} : {:.0} | **{:.2}** | {:.1} : {:.1} | **{:.2}** | {:.2} : {:.2} | **{:.2}** |",
                pair.what, pair.peer, a.per_second, b.per_second, r.per_second, a.cpu_micros, b.cpu_micros, r.cpu_micros,
                a.p99_micros / 1000.0, b.p99_micros / 1000.0, r.p99_micros
            )
            .expect("a string");
        }
        let list = |map: &BTreeMap<String, String>| {
            let items = map.iter().map(|(name, value)| format!("{name} {value}"));
            items.collect::<Vec<_>>().join(", ")
        };
        write!(
            text,
            "\nMedians of {} rounds of {} s, {}, {} build. Machine: {}. Versions: {}.\n",
            self.rounds,
            self.seconds,
            self.date,
            self.profile,
            list(&self.machine),
            list(&self.versions)
        )
        .expect("a string");
        for skipped in &self.skipped {
            writeln!(text, "Skipped: {skipped}.").expect("a string");
        }
        text
    }
}

fn machine() -> BTreeMap<String, String> {
    let cpus = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default().to_owned();
    BTreeMap::from([
        (
            "CPU".to_owned(),
            model.map_or("unknown", |(_, name)| name).to_owned(),
        ),
        ("cores".to_owned(), cores.to_string()),
        ("kernel".to_owned(), first_line("uname", "-sr")),
        ("load at the end".to_owned(), load),
    ])
}

fn versions() -> BTreeMap<String, String> {
    let mut versions = BTreeMap::from([
        ("signatory".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        ("commit".to_owned(), commit()),
        ("rustc".to_owned(), version("rustc", "--version")),
        ("nginx".to_owned(), version("nginx", "-v")),
        ("wrk".to_owned(), version("wrk", "-v")),
        ("node".to_owned(), version("node", "--version")),
        ("python".to_owned(), version("python3", "--version")),
        ("psql".to_owned(), version("psql", "--version")),
    ]);
    for (name, version) in crate::others::VERSIONS {
        versions.insert(name.to_owned(), version.to_owned());
    }
    versions
}

fn commit() -> String {
    let output = Command::new("git")
        .args(["describe", "--always", "--dirty"])
        .output();
    output.map_or_else(
        |_| "unknown".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}

/// The first line that a program says of itself, on either output and whatever its exit code.
fn first_line(program: &str, option: &str) -> String {
    let Ok(output) = Command::new(program).arg(option).output() else {
        return "not installed".to_owned();
    };
    let said = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&said);
    let line = text.lines().next().unwrap_or_default();
    line.trim().to_owned()
}

/// The version in that line: from its first digit to the end of the word.
fn version(program: &str, option: &str) -> String {
    let line = first_line(program, option);
    let Some(start) = line.find(|letter: char| letter.is_ascii_digit()) else {
        return line;
    };
    let version = line[start..].split_whitespace().next();
    version.unwrap_or_default().to_owned()
}
