//! What a durable write costs: the service beside the raw rate of commits, and beside a pooled transaction for each
//! request.
//!
//! All three commit to the same kind of database, set up alike by the same driver, in one run and in turns. Run it with
//! `cargo bench --bench writes`, or with `-- --clients 8,64 --rounds 9 --seconds 3 --postgres URL`. It needs wrk.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that cannot be made ends with the reason"
)]

#[path = "../support/allocator.rs"]
mod allocator;
#[path = "../support/database.rs"]
mod database;
#[path = "../support/installed.rs"]
mod installed;
mod load;
#[path = "../support/options.rs"]
mod options;
mod peer;
mod places;
#[path = "../support/running.rs"]
mod running;
#[path = "../support/states.rs"]
mod states;
#[path = "../support/treaties.rs"]
mod treaties;

use std::time::Duration;

use load::{Load, Run};
use options::Options;
use places::Places;

/// What is compared, with one number of clients.
struct Compared {
    clients: usize,
    /// In every round: the service, the peer, and the raw rate.
    rounds: Vec<(Run, Run, f64)>,
}

fn main() {
    let options = Options::given();
    if let Some(url) = options.text(peer::OPTION) {
        peer::serve(&url);
        return;
    }
    let clients: Vec<usize> = options
        .text("--clients")
        .unwrap_or_else(|| "8,64".into())
        .split(',')
        .map(|text| text.parse().expect("a whole number"))
        .collect();
    let rounds = options.number("--rounds", 9);
    let seconds = Duration::from_secs(options.number("--seconds", 3));
    compare(None, &clients, rounds, seconds);
    if let Some(server) = options.text("--postgres") {
        compare(Some(&server), &clients, rounds, seconds);
    }
}

/// On SQLite, or on a server.
fn compare(server: Option<&str>, clients: &[usize], rounds: usize, seconds: Duration) {
    let name = server.map_or("SQLite", |_| "PostgreSQL");
    let places = Places::prepare(server);
    let service = places.service();
    let peer = peer::start(&places.peer.url);
    let (ours, theirs) = (
        Load::new(
            &service.running.address,
            &service.paths,
            Some(&service.token),
        ),
        Load::new(&peer.address, &["/".to_owned()], None),
    );
    let mut acknowledged = 0;
    for clients in clients {
        let mut compared = Compared {
            clients: *clients,
            rounds: Vec::new(),
        };
        // The first round warms up, and what it records counts too.
        for round in 0..=rounds {
            let mine = ours.run(*clients, seconds);
            let other = theirs.run(*clients, seconds);
            let raw = peer::raw_rate(&places.raw.url, seconds);
            acknowledged += mine.acknowledged;
            if round > 0 {
                compared.rounds.push((mine, other, raw));
            }
        }
        compared.print(name);
    }
    let recorded = service.end();
    assert!(
        recorded >= acknowledged,
        "{acknowledged} were acknowledged, and {recorded} are recorded"
    );
    println!(
        "{name}: {acknowledged} acknowledged, {recorded} in the record, and the chain verifies"
    );
}

impl Compared {
    fn print(&self, database: &str) {
        let rates = |of: fn(&(Run, Run, f64)) -> f64| median(self.rounds.iter().map(of).collect());
        println!(
            "{database}, {} clients, medians of {}: the service {:.0} writes/s, p99 {:.1} ms; a pooled transaction per request {:.0}/s, p99 {:.1} ms; raw commits of one connection {:.0}/s",
            self.clients,
            self.rounds.len(),
            rates(|round| round.0.per_second),
            rates(|round| round.0.p99_micros) / 1e3,
            rates(|round| round.1.per_second),
            rates(|round| round.1.p99_micros) / 1e3,
            rates(|round| round.2),
        );
        println!(
            "  ratios, medians of pairs: {:.2} of the raw rate, {:.2} of the pooled rate, p99 {:.3} of the pooled one",
            rates(|round| round.0.per_second / round.2),
            rates(|round| round.0.per_second / round.1.per_second),
            rates(|round| round.0.p99_micros / round.1.p99_micros),
        );
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
