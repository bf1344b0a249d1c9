//! The machine's clock is set back by an hour and by a day, under a running service and across a restart.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use signatory::clock::Clock;
use signatory::domain::place::depositary_date;

use super::{Ended, skipped, wait_for_more};
use crate::journal::Journal;
use crate::judgement::judge;
use crate::load::under_load;
use crate::service::Service;
use crate::support::database::TestDatabase;
use crate::support::process::Home;
use crate::support::waiting::wait_until;

const WRITES: usize = 15;
/// Before every other step.
const LONG_BEFORE: i64 = -2 * 86_400;
const SUPPLY: usize = 2000;
/// What the clock is set to, in seconds from the right time, each after the other.
const STEPS: [i64; 3] = [0, -3600, -86_400];

pub fn run(database: &TestDatabase) -> Ended {
    let Some(library) = library() else {
        return skipped("the library of faketime is not installed");
    };
    let home = Home::migrated(database);
    let file = home.write("time", &format!("{LONG_BEFORE:+}"));
    let home = home
        .with("LD_PRELOAD", library)
        .with("FAKETIME_TIMESTAMP_FILE", &file)
        .with("FAKETIME_NO_CACHE", "1")
        .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .with("NO_FAKE_STAT", "1");
    let mut service = Service::start(home, database, SUPPLY);
    // A token is not valid before it was made, so one that is to outlast all this is made before all this.
    let token = ["token", "--scope", "register:write", "--ttl", "7d"];
    service.token = service.home.run(token).succeeded().trim().to_owned();
    let journal = Journal::default();
    under_load(&service, &journal, || {
        wait_for_more(&journal, WRITES);
        for step in STEPS {
            set(&file, step);
            wait_for_more(&journal, WRITES);
            says_its_date(&service, step);
            service.kill();
            service.restart();
            journal.settle(&service);
            wait_for_more(&journal, WRITES);
            says_its_date(&service, step);
        }
    });
    judge(&service, &journal);
    Ended::Passed(
        journal
            .summary("the clock set back by an hour and by a day, each time with a kill after it"),
    )
}

fn set(file: &Path, seconds: i64) {
    let new = file.with_extension("new");
    std::fs::write(&new, format!("{seconds:+}")).unwrap();
    // At once: what is read is one or the other.
    std::fs::rename(&new, file).unwrap();
}

/// The legal date is that of the clock: the service does not pretend to know better.
fn says_its_date(service: &Service<'_>, step: i64) {
    wait_until("the date is that of the clock", || {
        let date = depositary_date(Clock::system().now() + TimeDelta::seconds(step));
        let said = service.client().get("/v1/treaties/treaty-0/progress").body;
        said["currency"]["as_of"] == date.to_string()
    });
}

fn library() -> Option<PathBuf> {
    std::fs::read_dir("/usr/lib")
        .ok()?
        .filter_map(|folder| Some(folder.ok()?.path().join("faketime/libfaketimeMT.so.1")))
        .find(|library| library.is_file())
}
