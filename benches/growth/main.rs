//! What grows with the record: the start, the memory, a write, a question about another day or about earlier knowledge.
//!
//! It makes ledgers of several sizes, starts the service on each, and asks. Run it with `cargo bench --bench growth`, or
//! with `-- --sizes 1000,10000,100000,1000000 --postgres URL`. `-- --make 1000000 --database sqlite:big.db` only makes a
//! ledger. It needs Linux.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a measurement that cannot be made ends with the reason"
)]

#[path = "../support/database.rs"]
mod database;
mod generated;
#[path = "../support/installed.rs"]
mod installed;
#[path = "../support/memory.rs"]
mod memory;
#[path = "../support/options.rs"]
mod options;
#[path = "../support/running.rs"]
mod running;
mod service;
#[path = "../support/states.rs"]
mod states;

use std::time::Duration;

use signatory::clock::Stopwatch;
use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::url::DatabaseUrl;

use database::Scratch;
use options::Options;
use service::{Service, elapsed};

/// Questions of a kind, each about another day.
const QUESTIONS: usize = 60;
/// Clients that record at once, and how much each records in a round.
const CLIENTS: usize = 8;
const WRITES_OF_A_CLIENT: usize = 250;

fn main() {
    let options = Options::given();
    if let Some(entries) = options.text("--make") {
        let entries = entries.parse().expect("a whole number");
        let url = options
            .text("--database")
            .expect("--database says where to");
        make(&DatabaseUrl::parse(&url).expect("a database"), entries);
        return;
    }
    let sizes = options
        .text("--sizes")
        .unwrap_or_else(|| "1000,10000,100000,1000000".into());
    let sizes: Vec<usize> = sizes
        .split(',')
        .map(|size| size.parse().expect("a whole number"))
        .collect();
    let postgres = options.text("--postgres");
    compare(&sizes, postgres.as_deref(), options.number("--rounds", 5));
}

fn make(url: &DatabaseUrl, entries: usize) {
    let watch = Stopwatch::start();
    let mut database = Database::open(url).expect("a database");
    migrations::run(&mut database).expect("a schema");
    let head = generated::fill(&mut database, entries).expect("a ledger");
    eprintln!(
        "made {} entries in {:.1} s, the last has the hash {}",
        head.position.0,
        elapsed(&watch).as_secs_f64(),
        head.hash
    );
}

/// What was measured on a ledger of one size.
struct Measured {
    entries: usize,
    ready: Vec<Duration>,
    resident: u64,
    as_of: Vec<Duration>,
    table_as_of: Vec<Duration>,
    known_at: Vec<Duration>,
    writes: Vec<f64>,
    write_p50: Vec<Duration>,
    write_p99: Vec<Duration>,
    read_after_write: Vec<Duration>,
}

fn compare(sizes: &[usize], postgres: Option<&str>, rounds: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut measured: Vec<(Measured, Scratch)> = sizes
        .iter()
        .map(|entries| {
            let name = format!("signatory_growth_{entries}");
            let database = Scratch::make(&name, folder.path(), postgres).expect("a database");
            let url = DatabaseUrl::parse(&database.url).expect("a database");
            make(&url, *entries);
            (Measured::nothing(*entries), database)
        })
        .collect();
    // Each round takes every size, so that a machine that becomes slower slows all of them.
    for round in 0..rounds {
        for (measured, database) in &mut measured {
            measured.once(folder.path(), &database.url, round == 0);
        }
    }
    println!(
        "| entries | ready, s | memory, MB | as_of, ms | table as_of, ms | at_position, ms | writes/s | p50, ms | p99, ms | read after a write, ms |"
    );
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (measured, _) in &mut measured {
        measured.print();
    }
    if let (Some((small, _)), Some((large, _))) = (measured.first(), measured.last()) {
        let more = large.entries.saturating_sub(small.entries).max(1);
        println!(
            "bytes of memory for each entry more: {:.0}",
            large.resident.saturating_sub(small.resident) as f64 / more as f64
        );
    }
}

impl Measured {
    fn nothing(entries: usize) -> Self {
        Self {
            entries,
            ready: Vec::new(),
            resident: 0,
            as_of: Vec::new(),
            table_as_of: Vec::new(),
            known_at: Vec::new(),
            writes: Vec::new(),
            write_p50: Vec::new(),
            write_p99: Vec::new(),
            read_after_write: Vec::new(),
        }
    }

    fn once(&mut self, folder: &std::path::Path, database: &str, is_first: bool) {
        let watch = Stopwatch::start();
        let service = Service::start(folder, database);
        self.ready.push(elapsed(&watch));
        if is_first {
            self.resident = service.resident();
        }
        let treaty = format!("/v1/treaties/{}", generated::busiest());
        for n in 0..QUESTIONS {
            let day = format!("{}-{:02}-{:02}", 2006 + n % 19, 1 + n % 12, 1 + n % 28);
            self.as_of
                .push(service.timed(&format!("{treaty}/progress?as_of={day}")));
            self.table_as_of
                .push(service.timed(&format!("{treaty}/participants?limit=500&as_of={day}")));
            let position = self.entries - self.entries * n / (2 * QUESTIONS);
            self.known_at
                .push(service.timed(&format!("{treaty}/progress?at_position={position}")));
        }
        let recorded = service.record(CLIENTS, WRITES_OF_A_CLIENT);
        self.writes.push(recorded.per_second);
        self.write_p50.push(recorded.quantile(0.5));
        self.write_p99.push(recorded.quantile(0.99));
        self.read_after_write
            .push(service.timed(&format!("{treaty}/progress")));
    }

    fn print(&mut self) {
        println!(
            "| {} | {:.2} | {:.1} | {} | {} | {} | {:.0} | {} | {} | {} |",
            self.entries,
            median(&mut self.ready).as_secs_f64(),
            self.resident as f64 / 1e6,
            milliseconds(&mut self.as_of),
            milliseconds(&mut self.table_as_of),
            milliseconds(&mut self.known_at),
            {
                self.writes.sort_by(f64::total_cmp);
                self.writes[self.writes.len() / 2]
            },
            milliseconds(&mut self.write_p50),
            milliseconds(&mut self.write_p99),
            milliseconds(&mut self.read_after_write),
        );
    }
}

fn median(values: &mut [Duration]) -> Duration {
    values.sort_unstable();
    values[values.len() / 2]
}

fn milliseconds(values: &mut [Duration]) -> String {
    format!("{:.2}", median(values).as_secs_f64() * 1e3)
}
