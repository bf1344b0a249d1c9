//! Memory and open files of the service over time, and whether they rise.

use std::time::Duration;

use signatory::clock::Stopwatch;

use super::service::Service;

/// What one more entry may take, in bytes. What is remembered of the last ones is as much after the first quarter.
const BYTES_OF_AN_ENTRY: f64 = 400.0;
/// By how much the last quarter may be above the second beyond that, in per cent of it: what a machine's noise does.
const NOISE_PER_CENT: f64 = 5.0;

/// A look at the process.
#[derive(Debug, Clone, Copy)]
struct Sample {
    seconds: f64,
    resident: f64,
    files: f64,
}

/// All of them, in the order of time.
pub struct Samples(Vec<Sample>);

impl Samples {
    /// Looks every so often, for so long, and prints a line a minute.
    pub fn take(service: &Service, length: Duration, every: Duration) -> Self {
        let watch = Stopwatch::start();
        let mut samples = Vec::new();
        let mut told = 0.0;
        loop {
            let seconds = Duration::from_micros(watch.micros()).as_secs_f64();
            if seconds >= length.as_secs_f64() {
                return Self(samples);
            }
            let sample = Sample {
                seconds,
                resident: service.resident(),
                files: service.open_files(),
            };
            if seconds >= told {
                println!(
                    "{:>5.0} s: {:.1} MB, {} open files",
                    sample.seconds,
                    sample.resident / 1e6,
                    sample.files
                );
                told += 60.0;
            }
            samples.push(sample);
            std::thread::park_timeout(every);
        }
    }

    /// Prints the medians of the four quarters, and says whether the last is like the second. The first warms up.
    pub fn report(&self, acts: u64) -> bool {
        let quarter = |n: usize, of: fn(&Sample) -> f64| {
            let length = self.0.len() / 4;
            median(
                self.0[n * length..(n + 1) * length]
                    .iter()
                    .map(of)
                    .collect(),
            )
        };
        let memory = [0, 1, 2, 3].map(|n| quarter(n, |sample| sample.resident));
        let files = [0, 1, 2, 3].map(|n| quarter(n, |sample| sample.files));
        println!(
            "memory in MB by quarters: {}",
            memory.map(|bytes| format!("{:.1}", bytes / 1e6)).join(", ")
        );
        println!(
            "open files by quarters: {}",
            files.map(|count| format!("{count:.0}")).join(", ")
        );
        // Between the middles of the second and the last quarter lies half of the time.
        let grown = memory[3] - memory[1] - acts as f64 / 2.0 * BYTES_OF_AN_ENTRY;
        let is_flat = grown <= memory[1] * NOISE_PER_CENT / 100.0;
        let files_are_flat = files[3] <= files[1] + 2.0;
        println!(
            "beyond {BYTES_OF_AN_ENTRY} bytes for each act, memory rose by {:.1} MB from the second to the last quarter: {}",
            grown / 1e6,
            if is_flat && files_are_flat {
                "flat"
            } else {
                "NOT flat"
            }
        );
        is_flat && files_are_flat
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
