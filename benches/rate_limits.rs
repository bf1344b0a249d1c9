//! What counting a request costs: the check and the two headers, for one client and for many, on one thread and on two.
//!
//! `cargo bench --bench rate_limits`. It is a part of every read, so it has to stay far below a microsecond. Medians of short
//! batches, most of which are over before the system gives the core to another.

use std::hint::black_box;
use std::net::IpAddr;
use std::sync::Arc;

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use signatory::clock::{Clock, Stopwatch};
use signatory::http::rate_limits::{Client, Policy, RateLimitSettings, RateLimits};

const BATCH: u32 = 1_000;
const BATCHES: u32 = 2_000;

fn main() {
    let settings = RateLimitSettings {
        reads: 1_000_000_000,
        clients: 100_000,
        ..RateLimitSettings::default()
    };
    let limits = Arc::new(RateLimits::new(settings, &Clock::system()));
    for clients in [1, 50_000] {
        let cost = nanoseconds(&limits, clients);
        println!("one thread, {clients} clients: {cost:.0} ns a request");
    }
    let other = limits.clone();
    let beside = std::thread::spawn(move || nanoseconds(&other, 1));
    let own = nanoseconds(&limits, 1);
    let cost = beside.join().map_or(own, |beside| own.max(beside));
    println!("two threads, the same client: {cost:.0} ns a request");
}

/// The cost of counting and saying so on an answer that has headers already, less that of making such an answer.
fn nanoseconds(limits: &RateLimits, clients: u32) -> f64 {
    let bare = timed(|_| drop(black_box(answer())));
    let counted = timed(|turn| {
        let address = IpAddr::from((turn % clients).to_be_bytes());
        let mut headers = answer();
        let client = Client::at(Some(black_box(address)));
        if let Some(standing) = limits.count(Policy::Reads, &client) {
            limits.say(&mut headers, standing);
        }
        black_box(headers);
    });
    counted - bare
}

/// Nanoseconds for one, the median of the batches.
fn timed(mut once: impl FnMut(u32)) -> f64 {
    let mut batches: Vec<u64> = (0..BATCHES)
        .map(|batch| {
            let watch = Stopwatch::start();
            for turn in 0..BATCH {
                once(batch * BATCH + turn);
            }
            watch.micros()
        })
        .collect();
    batches.sort_unstable();
    let median = batches.get(batches.len() / 2).copied().unwrap_or_default();
    f64::from(u32::try_from(median).unwrap_or(u32::MAX)) * 1000.0 / f64::from(BATCH)
}

/// About as many headers as a read has.
fn answer() -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(12);
    for name in [
        header::ETAG,
        header::CACHE_CONTROL,
        header::VARY,
        header::LAST_MODIFIED,
        header::CONTENT_TYPE,
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        header::X_CONTENT_TYPE_OPTIONS,
    ] {
        headers.insert(name, HeaderValue::from_static("something"));
    }
    headers
}
