//! A crowd that follows the record: how soon the last of it hears of an entry, and what each of it costs in memory.
//!
//! The service runs as a process of its own; all who follow are one thread here, so that they cost little. Run it with
//! `cargo bench --bench streams`, or with `-- --subscribers 25000 --events 1000 --rounds 9 --slow 50`. It needs Linux.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "a measurement that cannot be made ends with the reason"
)]

#[path = "support/installed.rs"]
mod installed;
#[path = "support/memory.rs"]
mod memory;
#[path = "support/options.rs"]
mod options;
#[path = "streams/reader.rs"]
mod reader;
#[path = "support/running.rs"]
mod running;
#[path = "streams/service.rs"]
mod service;
#[path = "streams/slow.rs"]
mod slow;
#[path = "support/states.rs"]
mod states;
#[path = "support/treaties.rs"]
mod treaties;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use signatory::clock::Stopwatch;

use options::Options;
use reader::{Crowd, Heard};
use service::Service;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() {
    let options = Options::given();
    let program = options.text("--program");
    let measurement = Measurement {
        subscribers: options.number("--subscribers", 10_000),
        events: options.number("--events", 1000),
        rounds: options.number("--rounds", 9),
        slow: options.number("--slow", 50),
        program: program.unwrap_or_else(|| installed::PROGRAM.to_owned()),
    };
    measurement.run();
}

struct Measurement {
    subscribers: usize,
    events: usize,
    rounds: usize,
    slow: usize,
    /// Another build of the service, to compare with. Without slow readers, whom older ones keep.
    program: String,
}

impl Measurement {
    fn run(&self) {
        service::allow_files(self.subscribers + 1000);
        let acts = self.events + self.rounds;
        let service = Service::start(
            &self.program,
            self.subscribers + self.slow,
            acts,
            self.slow > 0,
        );
        let (before, files) = (service.memory(), service.open_files());
        let mut following = Following::start(&service, self.subscribers);
        let after = service.settled_memory();
        println!(
            "{} subscribers opened in {:.1} s: {:.1} KiB of the process each ({} -> {} KiB)",
            self.subscribers,
            following.opened_micros as f64 / 1e6,
            (after - before) as f64 / self.subscribers as f64,
            before,
            after
        );
        self.one_by_one(&service, &following);
        self.burst(&service, &following);
        let then = service.settled_memory();
        println!(
            "after the burst: {:.1} KiB of the process each",
            (then - before) as f64 / self.subscribers as f64
        );
        following.end();
        if self.slow > 0 {
            slow::measure(&service, self.slow, files);
        }
    }

    /// One entry at a time: when the middle one, nearly all, and the last have it.
    fn one_by_one(&self, service: &Service, following: &Following) {
        let mut lasts = Vec::new();
        for round in 0..=self.rounds {
            let position = following.expect(service.head() + 1);
            let acts = service.acts.take(1);
            let sent = following.watch.micros();
            service.record(&acts);
            let committed = following.watch.micros();
            let mut heard = following.heard(position);
            heard.sort_unstable();
            // The first round warms up.
            if round == 0 {
                continue;
            }
            let after = |at: u64, since: u64| at.saturating_sub(since) as f64 / 1e3;
            let at = |share: usize| heard[(heard.len() - 1) * share / 100];
            println!(
                "entry {position}: answered after {:.1} ms; from the answer on, half have it after {:.1} ms, 99 % after {:.1} ms, the last after {:.1} ms",
                after(committed, sent),
                after(at(50), committed),
                after(at(99), committed),
                after(at(100), committed)
            );
            lasts.push(after(at(100), committed));
        }
        lasts.sort_by(f64::total_cmp);
        println!(
            "the last of {} has it after {:.1} ms (median of {}), {:.1} ms (worst)",
            self.subscribers,
            lasts[lasts.len() / 2],
            self.rounds,
            lasts[lasts.len() - 1]
        );
    }

    /// Many entries in batches, as fast as they are taken: everyone has each once and in order.
    fn burst(&self, service: &Service, following: &Following) {
        let first = service.head() + 1;
        let position = following.expect(first + self.events as u64 - 1);
        let started = following.watch.micros();
        let mut left = self.events;
        while left > 0 {
            let acts = service.acts.take(left.min(100));
            left -= acts.len();
            service.record(&acts);
        }
        let committed = following.watch.micros();
        let last = following
            .heard(position)
            .into_iter()
            .max()
            .expect("someone");
        println!(
            "a burst of {}: entered in {:.2} s; the last subscriber had all of it {:.2} s after the last answer; each had each once, in order",
            self.events,
            (committed - started) as f64 / 1e6,
            last.saturating_sub(committed) as f64 / 1e6
        );
    }
}

/// All who follow, on a thread of their own.
struct Following {
    watch: Stopwatch,
    expected: Arc<AtomicU64>,
    heard: Receiver<Heard>,
    end: Option<Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
    opened_micros: u64,
}

impl Following {
    fn start(service: &Service, subscribers: usize) -> Self {
        let watch = Stopwatch::start();
        let expected = Arc::new(AtomicU64::new(u64::MAX));
        let (send, heard) = channel();
        let (end, ended) = channel();
        let crowd = Crowd {
            port: service.port,
            subscribers,
            watch,
            expected: expected.clone(),
            heard: send,
        };
        let thread = std::thread::spawn(move || crowd.follow(&ended));
        match heard.recv_timeout(PATIENCE) {
            Ok(Heard::AllAreOpen) => {}
            other => panic!("not all streams were opened: {other:?}"),
        }
        Self {
            watch,
            expected,
            heard,
            end: Some(end),
            thread: Some(thread),
            opened_micros: watch.micros(),
        }
    }

    /// Says which entry to take the time of.
    fn expect(&self, position: u64) -> u64 {
        self.expected.store(position, Ordering::SeqCst);
        position
    }

    /// When each had it.
    fn heard(&self, position: u64) -> Vec<u64> {
        match self.heard.recv_timeout(PATIENCE) {
            Ok(Heard::Entry(heard, at)) if heard == position => at,
            other => panic!("not everyone heard of {position}: {other:?}"),
        }
    }

    fn end(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("they end");
        }
    }
}
