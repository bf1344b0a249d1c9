//! `kill -9` of the service while it migrates, while it fills a new record, and while it starts on one that is there.

use std::process::{Command, Stdio};
use std::time::Duration;

use signatory::clock::Stopwatch;

use super::some_moment;
use crate::support::database::TestDatabase;
use crate::support::ledger::verified;
use crate::support::process::Home;
use signatory::store::url::DatabaseUrl;

/// Kills before the start that is let through.
const ATTEMPTS: usize = 4;

/// Does it so often, each time with a new database.
pub fn run(new: impl Fn() -> TestDatabase, rounds: usize) -> String {
    let mut killed = 0;
    // Without a kill: what a filled record is, and how long that takes.
    let (whole, takes) = start_undisturbed(&new());
    for _ in 0..rounds {
        let database = new();
        let home = Home::beside(&database);
        for attempt in 0..ATTEMPTS {
            let mut commands = vec![home.serving(&[])];
            if is_postgres(&database) && attempt < ATTEMPTS / 2 {
                commands = vec![home.command(["migrate"])];
            } else if is_postgres(&database) {
                home.run(["migrate"]).succeeded();
            }
            for command in &mut commands {
                kill_at_some_moment(command, takes);
                killed += 1;
            }
        }
        let (after, _) = start_undisturbed(&database);
        assert_eq!(
            after, whole,
            "the record differs from one that was filled at once"
        );
    }
    format!(
        "killed {killed} times on {rounds} new databases; each came to the same {whole} entries"
    )
}

fn is_postgres(database: &TestDatabase) -> bool {
    matches!(database.url(), DatabaseUrl::Postgres(_))
}

fn start_undisturbed(database: &TestDatabase) -> (u64, Duration) {
    let home = Home::beside(database);
    let watch = Stopwatch::start();
    if is_postgres(database) {
        home.run(["migrate"]).succeeded();
    }
    let server = home.start_with(&[]);
    let takes = Duration::from_micros(watch.micros());
    assert_eq!(server.client().get("/ready").status, 200);
    server.stop();
    home.run(["ledger", "verify"]).succeeded();
    home.run(["audit", "verify"]).succeeded();
    (verified(database).position.0, takes)
}

fn kill_at_some_moment(command: &mut Command, takes: Duration) {
    let mut started = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    some_moment(takes + takes / 5);
    started.kill().unwrap();
    started.wait().unwrap();
}
