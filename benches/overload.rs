//! What becomes of twice as much as the service can do: remembered reads, questions that were not asked before, writes.
//!
//! `cargo bench --bench overload`, or with `-- --seconds 10 --connections 100 --crowd 1000 --treaties 48`. For each kind
//! the capacity is what so many clients have answered that wait for each answer and then ask again. Then a crowd sends
//! that many a second, and twice as many, each request when it is due: what finds all of the crowd waiting is sent late,
//! and how late is said. Latencies are counted from when a request was sent. Rates are by the time that passed until the
//! last answer.
//!
//! Writes are spread over so many treaties: what a State did before in relation to one is read to decide what it does next.
//!
//! The criterion: at twice the capacity the requests that were not turned away have a p99 of at most 500 ms, and at least
//! half the capacity is still carried out. The service has the first processor, and the generator the others: needs Linux,
//! `taskset`, and two processors.

#![expect(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that cannot be made ends with the reason"
)]

#[path = "overload/connection.rs"]
mod connection;
#[path = "support/installed.rs"]
mod installed;
#[path = "overload/load.rs"]
mod load;
#[path = "support/options.rs"]
mod options;
#[path = "support/running.rs"]
mod running;
#[path = "support/states.rs"]
mod states;
#[path = "support/treaties.rs"]
mod treaties;

use std::process::Command;
use std::thread;
use std::time::Duration;

use installed::{Installed, PROGRAM};
use load::{Kind, Load, Pace};
use options::Options;
use running::Running;

/// The longest p99 at twice the capacity that is well.
const WELL: Duration = Duration::from_millis(500);

fn main() {
    let options = Options::given();
    keep_to_the_others();
    let clients = options.number("--connections", 100);
    let crowd = options.number("--crowd", 1000);
    let length = Duration::from_secs(options.number("--seconds", 10));
    let service = Service::start(options.number("--treaties", 48));
    let mut is_well = true;
    for kind in [Kind::Remembered, Kind::Cold, Kind::Write] {
        let load = Load::new(&service, kind, [clients, crowd], length);
        is_well &= holds(kind, &load);
    }
    println!(
        "{}",
        if is_well {
            "criterion met"
        } else {
            "criterion NOT met"
        }
    );
}

/// Finds the capacity, offers it once and twice, and says whether the criterion is met.
fn holds(kind: Kind, load: &Load<'_>) -> bool {
    let found = load.run(Pace::Answered);
    println!("{kind:?}, capacity: {}", found.told());
    let capacity = (found.accepted() as u64).max(1);
    let [once, twice] = [1, 2].map(|times| {
        let rate = capacity * times;
        let run = load.run(Pace::PerSecond(rate));
        println!("{kind:?} at {times}x, {rate}/s due: {}", run.told());
        run
    });
    println!(
        "{kind:?}, 2x over 1x: p99 {:.2}, accepted {:.2}",
        twice.percentile(99).as_secs_f64() / once.percentile(99).as_secs_f64(),
        twice.accepted() / once.accepted()
    );
    twice.percentile(99) <= WELL && twice.accepted() * 2.0 >= found.accepted()
}

/// Leaves the first processor to the service.
fn keep_to_the_others() {
    let last = thread::available_parallelism().expect("a number").get() - 1;
    assert!(last > 0, "it takes two processors");
    let (others, this) = (format!("1-{last}"), std::process::id().to_string());
    let kept = Command::new("taskset")
        .args(["--all-tasks", "--cpu-list", "--pid", &others, &this])
        .output()
        .expect("taskset runs");
    assert!(kept.status.success(), "{kept:?}");
}

/// The service with one worker, on a processor of its own, and no limits for the one client that the generator is.
struct Service {
    running: Running,
    token: String,
    /// Those who write, by turns.
    states: Vec<String>,
    /// In relation to what they do.
    treaties: Vec<String>,
    _folder: tempfile::TempDir,
}

impl Service {
    fn start(treaties: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let installed = Installed {
            program: PROGRAM.to_owned(),
            folder: folder.path().to_owned(),
            database: format!("sqlite:{}", folder.path().join("register.db").display()),
        };
        let mut serve = Installed {
            program: "taskset".to_owned(),
            ..installed.clone()
        }
        .command(&["--cpu-list", "0", PROGRAM, "serve"]);
        serve.args(["--listen", "127.0.0.1:0", "--workers", "1"]);
        serve.args(["--reads-per-minute", "0", "--writes-per-minute", "0"]);
        // The first start enters the shipped record.
        drop(Running::start(&mut serve));
        Self {
            treaties: treaties::import(&installed, treaties),
            states: states::states(),
            running: Running::start(&mut serve),
            token: installed.token("register:write"),
            _folder: folder,
        }
    }
}
