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

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use options::Options;
use scenarios::{Ended, Scenario};
use signatory::clock::Stopwatch;

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
    let mut told = Vec::new();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for scenario in &chosen {
        let own = Stopwatch::start();
        let ended = catch_unwind(AssertUnwindSafe(|| (scenario.run)(&options)));
        let (word, what) = match ended {
            Ok(Ended::Passed(summary)) => {
                passed += 1;
                ("ok", summary)
            }
            Ok(Ended::Skipped(why)) => {
                skipped += 1;
                eprintln!("\n** SKIPPED: {}: {why} **\n", scenario.name);
                ("ignored", why)
            }
            Err(_panicked) => {
                failed += 1;
                ("FAILED", "see above".to_owned())
            }
        };
        let seconds = own.micros() / 1_000_000;
        println!("test {} ... {word} ({seconds} s)", scenario.name);
        told.push(format!("{}: {what}", scenario.name));
    }
    println!("\n{}\n", told.join("\n"));
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "test result: {word}. {passed} passed; {failed} failed; {skipped} ignored; 0 measured; {} filtered out; finished in {}s",
        all.len() - chosen.len(),
        watch.micros() / 1_000_000
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
