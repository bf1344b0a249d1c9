//! The disk of the database fills up, or nothing on it can be changed; then it can again. The service lives on.

use super::{Ended, skipped, sqlite_in, wait_for_more};
use crate::cluster::Server;
use crate::disk::Disk;
use crate::journal::{Claim, Journal};
use crate::judgement::judge;
use crate::load::under_load;
use crate::service::Service;
use crate::support::database::TestDatabase;
use crate::support::process::Home;
use crate::support::waiting::wait_until;

/// How often.
const TIMES: usize = 2;
/// Requests that are turned away each time, at least.
const TURNED_AWAY: usize = 8;
const WRITES: usize = 10;
const SUPPLY: usize = 3000;

pub fn full_under_sqlite() -> Ended {
    on_small_disk(Disk::in_memory(16), |disk| {
        let database = sqlite_in(disk.path());
        let home = Home::beside(&database).with("SIGNATORY_DATA_DIR", disk.path().join("data"));
        let faults = Faults {
            begin: &|| disk.fill(),
            end: &|| disk.make_room(),
        };
        turned_away(home, &database, &faults, "the disk filled to the last byte")
    })
}

pub fn full_under_postgres() -> Ended {
    on_small_disk(Disk::in_memory(120), |disk| {
        let Some(server) = Server::below(disk.path(), "--wal-segsize=1") else {
            return skipped("PostgreSQL's programs are not installed");
        };
        let database = server.database();
        let home = Home::migrated(&database);
        let faults = Faults {
            begin: &|| disk.fill(),
            end: &|| {
                disk.make_room();
                // It may have given up: starting it is the operator's, reconnecting the service's.
                server.ensure_running();
            },
        };
        turned_away(
            home,
            &database,
            &faults,
            "PostgreSQL's disk filled to the last byte",
        )
    })
}

pub fn read_only() -> Ended {
    on_small_disk(Disk::in_a_file(32), |disk| {
        let database = sqlite_in(disk.path());
        let home = Home::beside(&database).with("SIGNATORY_DATA_DIR", disk.path().join("data"));
        let faults = Faults {
            begin: &|| disk.make_read_only(),
            end: &|| disk.make_writable(),
        };
        turned_away(home, &database, &faults, "every file made immutable")
    })
}

fn on_small_disk(disk: Result<Disk, String>, run: impl FnOnce(&Disk) -> Ended) -> Ended {
    match disk {
        Ok(disk) => run(&disk),
        Err(why) => skipped(&why),
    }
}

struct Faults<'a> {
    begin: &'a dyn Fn(),
    end: &'a dyn Fn(),
}

/// Writes are turned away while the fault lasts, and nothing has to be restarted when it is over.
fn turned_away(home: Home<'_>, database: &TestDatabase, faults: &Faults<'_>, what: &str) -> Ended {
    // The disks are small on purpose.
    let home = home.with("SIGNATORY_DISK_FREE_MIB", "0");
    let service = Service::start(home, database, SUPPLY);
    let journal = Journal::default();
    let turned_away = || journal.told(|claim| !matches!(claim, Claim::Recorded { .. }));
    under_load(&service, &journal, || {
        for _ in 0..TIMES {
            wait_for_more(&journal, WRITES);
            let before = turned_away();
            (faults.begin)();
            wait_until("writes are turned away", || {
                turned_away() >= before + TURNED_AWAY
            });
            assert_eq!(service.client().get("/ready").status, 503);
            assert_eq!(service.client().get("/health").status, 200);
            (faults.end)();
            journal.settle(&service);
            wait_for_more(&journal, WRITES);
            wait_until("the service is ready again", || {
                service.client().get("/ready").status == 200
            });
        }
    });
    judge(&service, &journal);
    Ended::Passed(journal.summary(&format!("{what}, {TIMES} times")))
}
