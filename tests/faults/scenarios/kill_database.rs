//! `kill -9` of PostgreSQL under a service that lives on: of all its processes at once, or of one that serves.

use std::time::Duration;

use super::{Ended, skipped, some_moment, wait_for_more};
use crate::cluster::Server;
use crate::journal::Journal;
use crate::judgement::judge;
use crate::load::under_load;
use crate::service::Service;
use crate::support::process::Home;

/// Requests between two kills, at most.
const BETWEEN: usize = 30;
/// One kill in so many is of one process alone.
const ALONE: usize = 4;

pub fn run(kills: usize) -> Ended {
    let Some(server) = Server::start() else {
        return skipped("PostgreSQL's programs are not installed");
    };
    let database = server.database();
    let service = Service::start(Home::migrated(&database), &database, kills * BETWEEN * 20);
    let journal = Journal::default();
    under_load(&service, &journal, || {
        for kill in 1..=kills {
            wait_for_more(&journal, fastrand::usize(1..BETWEEN));
            some_moment(Duration::from_millis(10));
            if kill % ALONE == 0 {
                server.kill_one_that_serves();
            } else {
                server.kill();
                some_moment(Duration::from_millis(500));
            }
            server.ensure_running();
            journal.settle(&service);
        }
    });
    judge(&service, &journal);
    Ended::Passed(journal.summary(&format!("PostgreSQL killed {kills} times while writing")))
}
