//! What a read costs, beside nginx, a bare actix-web handler, queries for every request, and services that make an
//! interface of a table by themselves: docs/performance.md.
//!
//! Every server has one worker on core 0, wrk is on core 1. The two of a pair alternate, and the medians of their ratios
//! are compared. `cargo bench --bench reads`, or with `-- --only progress --rounds 9 --seconds 3`. Linux only.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that cannot be made ends with the reason"
)]

#[cfg(target_os = "linux")]
#[path = "../support/allocator.rs"]
mod allocator;
#[cfg(target_os = "linux")]
mod bare;
#[cfg(target_os = "linux")]
#[path = "../support/database.rs"]
mod database;
#[cfg(target_os = "linux")]
mod diesel_per_request;
#[cfg(target_os = "linux")]
mod load;
#[cfg(target_os = "linux")]
mod nginx;
#[cfg(target_os = "linux")]
#[path = "../support/options.rs"]
mod options;
#[cfg(target_os = "linux")]
mod others;
#[cfg(target_os = "linux")]
mod pairs;
#[cfg(target_os = "linux")]
mod report;
#[cfg(target_os = "linux")]
#[path = "../support/running.rs"]
mod running;
#[cfg(target_os = "linux")]
mod server;
#[cfg(target_os = "linux")]
mod wire;

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!(
        "this measurement needs Linux: processor time is read from /proc, servers are bound with taskset"
    );
}

#[cfg(target_os = "linux")]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize| arguments.get(at).map_or("", String::as_str);
    match word(0) {
        bare::OPTION => return bare::serve(word(1), word(2)),
        diesel_per_request::OPTION => return diesel_per_request::serve(word(1)),
        _ => {}
    }
    let options = options::Options::given();
    if let Some(file) = options.text("--markdown") {
        print!("{}", report::Report::read(&file).markdown());
        return;
    }
    let rounds: usize = options.number("--rounds", 9);
    let seconds: usize = options.number("--seconds", 3);
    assert!(rounds > 0 && seconds > 0, "a round and a second at least");
    let bench = pairs::Bench::start(pairs::Options {
        rounds,
        seconds,
        only: options.text("--only").unwrap_or_default(),
        postgres: options
            .text("--postgres")
            .unwrap_or_else(|| "postgres://postgres@127.0.0.1:5432/postgres".into()),
        is_limited: !arguments
            .iter()
            .any(|argument| argument == "--without-limits"),
    });
    let (measured, skipped) = bench.run();
    let report = report::Report::new(rounds, seconds, measured, skipped);
    print!("{}", report.table());
    let file = report.write(&pairs::results());
    println!("written to {}", file.display());
}
