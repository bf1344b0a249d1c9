//! The service under faults: killed, starved of disk, left without its database, with the clock set back.
//!
//! While clients write and read over HTTP something goes wrong, and at the end every answer is held against the record:
//! nothing acknowledged is lost, nothing is there twice, and what was said to be absent is. `cargo test --test faults` is
//! the short form, `-- --kills 200 --database-kills 20` the long one.
#![cfg(test)]

mod cluster;
mod disk;
mod journal;
mod judgement;
mod load;
mod options;
mod requests;
mod scenarios;
mod service;
mod signals;
#[expect(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the rest is for the other test program"
)]
mod support;
mod trace;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use options::Options;
use scenarios::{Ended, Scenario};
use signatory::clock::Stopwatch;

/// Scenarios that run side by side: most of the time each waits.
const AT_ONCE: usize = 3;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(mistake) => {
            eprintln!("{mistake}");
            return ExitCode::FAILURE;
        }
    };
    let all = scenarios::all();
    let chosen: Vec<&Scenario> = all
        .iter()
        .filter(|scenario| options.chooses(scenario.name))
        .collect();
    if options.lists {
        for scenario in &chosen {
            println!("{}: test", scenario.name);
        }
        return ExitCode::SUCCESS;
    }
    println!("running {} tests", chosen.len());
    let watch = Stopwatch::start();
    let next = AtomicUsize::new(0);
    let ended: Mutex<BTreeMap<usize, (&str, String)>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((n, scenario)) = take(&chosen, &next) {
                    let what = run(scenario, &options);
                    ended.lock().unwrap().insert(n, what);
                }
            });
        }
    });
    let ended = ended.into_inner().unwrap();
    println!();
    for (n, (_, what)) in &ended {
        println!("{}: {what}", chosen[*n].name);
    }
    let count = |word| ended.values().filter(|(ended, _)| *ended == word).count();
    let failed = count("FAILED");
    println!(
        "\ntest result: {}. {} passed; {failed} failed; {} ignored; 0 measured; {} filtered out; finished in {}s",
        if failed == 0 { "ok" } else { "FAILED" },
        count("ok"),
        count("ignored"),
        all.len() - chosen.len(),
        watch.micros() / 1_000_000
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn take<'a>(chosen: &[&'a Scenario], next: &AtomicUsize) -> Option<(usize, &'a Scenario)> {
    let n = next.fetch_add(1, Ordering::SeqCst);
    Some((n, *chosen.get(n)?))
}

/// Runs one to its end and says how it ended, in a word and in a line.
fn run(scenario: &Scenario, options: &Options) -> (&'static str, String) {
    let watch = Stopwatch::start();
    let ended = catch_unwind(AssertUnwindSafe(|| (scenario.run)(options)));
    let (word, what) = match ended {
        Ok(Ended::Passed(summary)) => ("ok", summary),
        Ok(Ended::Skipped(why)) => {
            eprintln!("\n** SKIPPED: {}: {why} **\n", scenario.name);
            ("ignored", why)
        }
        Err(_panicked) => ("FAILED", "see above".to_owned()),
    };
    let seconds = watch.micros() / 1_000_000;
    println!("test {} ... {word} ({seconds} s)", scenario.name);
    (word, what)
}
