//! Mixed load for a long time: reads, writes, streams and webhooks, while memory and open files are watched.
//!
//! Run it with `cargo bench --bench soak`, or with `-- --minutes 60 --reading-pause-ms 10 --writing-pause-ms 400
//! --postgres URL`; without the first pause the readers ask as fast as they are answered. Memory and open files must not rise
//! once the service has warmed up, beyond what the entries take that are recorded meanwhile; every stream has every
//! event once and in order, the webhook too, and the chain verifies. It needs Linux.

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
mod followers;
#[path = "../support/installed.rs"]
mod installed;
mod load;
#[path = "../support/memory.rs"]
mod memory;
#[path = "../support/options.rs"]
mod options;
#[path = "../support/running.rs"]
mod running;
mod service;
mod watching;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use followers::{Receiver, Stream};
use options::Options;
use service::Service;
use watching::Samples;

/// How many threads read, write and follow.
const READERS: usize = 6;
const WRITERS: usize = 3;
const STREAMS: usize = 24;
/// How often memory and open files are looked at.
const EVERY: Duration = Duration::from_secs(5);
/// How long followers may take to have everything once nobody writes any more.
const LAST_SECONDS: u64 = 60;

fn main() {
    let options = Options::given();
    let minutes: f64 = options.number("--minutes", 60.0);
    let pause = Duration::from_millis(options.number("--reading-pause-ms", 0));
    let writing_pause = Duration::from_millis(options.number("--writing-pause-ms", 400));
    let service = Service::start(options.text("--postgres").as_deref());
    let receiver = Receiver::listen();
    service.subscribe(&receiver.url());
    let ended = AtomicBool::new(false);
    let work = load::Work::default();
    let samples = std::thread::scope(|scope| {
        for reader in 0..READERS {
            let (service, work, ended) = (&service, &work, &ended);
            scope.spawn(move || load::read(service, reader, work, ended, pause));
        }
        for writer in 0..WRITERS {
            let (service, work, ended) = (&service, &work, &ended);
            scope.spawn(move || load::write(service, writer, work, ended, writing_pause));
        }
        let streams: Vec<Stream> = (0..STREAMS)
            .map(|number| Stream::open(&service.running.address, number))
            .collect();
        let samples = Samples::take(&service, Duration::from_secs_f64(minutes * 60.0), EVERY);
        ended.store(true, Ordering::Relaxed);
        // Writers end after the act in progress; then everything is told.
        work.wait_for_writers(WRITERS);
        let head = service.position();
        receiver.wait_for(head, LAST_SECONDS);
        for stream in streams {
            stream.has_everything_up_to(head, LAST_SECONDS);
        }
        samples
    });
    println!(
        "in {minutes} minutes: {} reads, {} of them 304; {} acts; {STREAMS} streams and a webhook had all {} events in order",
        work.reads.load(Ordering::Relaxed),
        work.unchanged.load(Ordering::Relaxed),
        work.acts.load(Ordering::Relaxed),
        receiver.count(),
    );
    let is_flat = samples.report(work.acts.load(Ordering::Relaxed));
    service.end();
    assert!(is_flat, "memory or open files rise");
}
