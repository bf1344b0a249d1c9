//! The schema's versions: twin by twin, once only, one instance at a time.

use std::collections::BTreeSet;
use std::path::Path;

use signatory::clock::Clock;
use signatory::store::{StoreError, migrations};

use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::ledger::{noon, settings, try_open};

both!(running_them_twice_does_nothing_the_second_time);

fn names(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(folder);
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn every_migration_has_a_twin_of_the_same_version_and_name() {
    let sqlite = names("sqlite");

    assert_eq!(sqlite, names("postgres"));
    assert!(!sqlite.is_empty());
}

fn running_them_twice_does_nothing_the_second_time(database: &TestDatabase) {
    let mut connection = database.open();

    let first = migrations::run(&mut connection).unwrap();
    let second = migrations::run(&mut connection).unwrap();

    assert_eq!(first.len(), names("sqlite").len());
    assert!(second.is_empty());
    assert!(migrations::require_none_pending(&mut connection).is_ok());
}

#[test]
fn a_ledger_on_sqlite_makes_its_schema_itself() {
    let database = TestDatabase::sqlite();

    assert!(try_open(&settings(&database), &Clock::standing_at(noon())).is_ok());
}

#[test]
fn a_ledger_on_postgres_refuses_while_a_migration_is_pending() {
    on_postgres(|database| {
        let refused = try_open(&settings(database), &Clock::standing_at(noon())).err();

        let Some(StoreError::PendingMigrations(_)) = &refused else {
            panic!("{refused:?}");
        };
        let text = refused.unwrap().to_string();
        let pending = format!("{} migration(s)", names("postgres").len());
        assert!(text.contains(&pending), "{text}");
        assert!(text.contains("run `signatory migrate` first"), "{text}");
    });
}

#[test]
fn several_instances_may_migrate_at_once_and_one_of_them_does() {
    on_postgres(|database| {
        let ran: Vec<usize> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| migrations::run(&mut database.open()).unwrap().len()))
                .collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });

        assert_eq!(ran.iter().sum::<usize>(), names("postgres").len());
    });
}
