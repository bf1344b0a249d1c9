//! What goes wrong, one file for each kind of fault.

mod clock;
mod disk;
mod hanging;
mod kill_database;
mod kill_service;
mod power;
mod start;

use std::path::Path;
use std::time::Duration;

use crate::journal::Journal;
use crate::options::Options;
use crate::support::database::TestDatabase;
use crate::support::environment;
use crate::support::waiting::wait_until;

/// How a scenario ended, unless it failed.
pub enum Ended {
    /// Everything held; what was done.
    Passed(String),
    /// It could not be made here, and why.
    Skipped(String),
}

/// Something that goes wrong.
pub struct Scenario {
    /// The database and the fault.
    pub name: &'static str,
    /// Makes it happen, and fails when anything does not hold.
    pub run: fn(&Options) -> Ended,
}

/// All of them, in the order in which they are run.
pub fn all() -> Vec<Scenario> {
    let of = |name, run| Scenario { name, run };
    vec![
        of("sqlite::the_service_is_killed", |options| {
            Ended::Passed(kill_service::run(&TestDatabase::sqlite(), options.kills))
        }),
        of("postgres::the_service_is_killed", |options| {
            on_postgres(|database| kill_service::run(database, options.kills))
        }),
        of("postgres::the_database_is_killed", |options| {
            kill_database::run(options.database_kills)
        }),
        of("sqlite::the_start_is_killed", |options| {
            Ended::Passed(start::run(TestDatabase::sqlite, options.kills.div_ceil(4)))
        }),
        of("postgres::the_start_is_killed", |options| {
            on_postgres(|_any| {
                start::run(
                    || TestDatabase::postgres().unwrap(),
                    options.kills.div_ceil(4),
                )
            })
        }),
        of("sqlite::the_disk_is_full", |_| disk::full_under_sqlite()),
        of("postgres::the_disk_is_full", |_| {
            disk::full_under_postgres()
        }),
        of("sqlite::the_disk_is_read_only", |_| disk::read_only()),
        of("sqlite::the_database_is_held", |_| hanging::held()),
        of("postgres::the_database_hangs", |_| hanging::hung()),
        of("sqlite::the_power_is_cut", |options| {
            power::run(options.kills)
        }),
        of("sqlite::the_clock_is_set_back", |_| {
            clock::run(&TestDatabase::sqlite())
        }),
        of(
            "postgres::the_clock_is_set_back",
            |_| match TestDatabase::postgres() {
                Some(database) => clock::run(&database),
                None => skipped("there is no PostgreSQL"),
            },
        ),
    ]
}

/// It cannot be made here; where nothing may be skipped, it fails.
fn skipped(why: &str) -> Ended {
    assert!(
        !environment::is_ci(),
        "{why}, and nothing may be skipped here"
    );
    Ended::Skipped(why.to_owned())
}

fn on_postgres(run: impl FnOnce(&TestDatabase) -> String) -> Ended {
    match TestDatabase::postgres() {
        Some(database) => Ended::Passed(run(&database)),
        None => skipped("there is no PostgreSQL"),
    }
}

/// Waits until so many more requests are acknowledged.
fn wait_for_more(journal: &Journal, more: usize) {
    let goal = journal.acknowledged() + more;
    wait_until("more is acknowledged", || journal.acknowledged() >= goal);
}

/// Lets a moment pass that nobody can foresee.
fn some_moment(most: Duration) {
    let most = u64::try_from(most.as_micros()).unwrap();
    std::thread::park_timeout(Duration::from_micros(fastrand::u64(0..most)));
}

/// A SQLite database in a folder.
fn sqlite_in(folder: &Path) -> TestDatabase {
    TestDatabase::elsewhere(format!("sqlite:{}", folder.join("register.db").display()))
}
