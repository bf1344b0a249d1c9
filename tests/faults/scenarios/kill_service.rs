//! `kill -9` of the service at moments that nobody can foresee, while clients write and read.

use std::time::Duration;

use super::{some_moment, wait_for_more};
use crate::journal::Journal;
use crate::judgement::judge;
use crate::load::under_load;
use crate::service::Service;
use crate::support::database::TestDatabase;
use crate::support::process::Home;

/// Requests between two kills, at most.
const BETWEEN: usize = 30;

pub fn run(database: &TestDatabase, kills: usize) -> String {
    let service = Service::start(Home::beside(database), database, kills * BETWEEN * 3);
    let journal = Journal::default();
    under_load(&service, &journal, || {
        for _ in 0..kills {
            wait_for_more(&journal, fastrand::usize(1..BETWEEN));
            some_moment(Duration::from_millis(10));
            service.kill();
            service.restart();
            journal.settle(&service);
        }
    });
    judge(&service, &journal);
    journal.summary(&format!("killed {kills} times while writing"))
}
