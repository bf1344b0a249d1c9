//! Personal details can be erased, and the chain stays whole.

use chrono::TimeDelta;
use signatory::audit::{AuditSettings, AuditTrail, transfer};
use signatory::clock::Clock;
use signatory::domain::ids::Position;

use super::{draft, entries, found, note, open, settings, verify};
use crate::support::database::{TestDatabase, both};
use crate::support::ledger::noon;
use crate::support::waiting::wait_until;

both!(
    details_before_an_instant_are_erased_and_that_is_noted,
    details_that_nobody_erased_lawfully_are_missed,
    after_the_days_that_were_set_details_go_by_themselves,
);

/// Two entries of yesterday and one of today.
fn of_two_days(database: &TestDatabase) {
    drop(database.migrated());
    let trail = open(database);
    note(&trail, draft("a", noon() - TimeDelta::days(1)));
    note(&trail, draft("b", noon() - TimeDelta::days(1)));
    note(&trail, draft("c", noon()));
}

fn details_before_an_instant_are_erased_and_that_is_noted(database: &TestDatabase) {
    of_two_days(database);
    let before = verify(database).unwrap().head;

    let erased = transfer::erase(&mut database.open(), noon(), noon()).unwrap();
    let again = transfer::erase(&mut database.open(), noon(), noon()).unwrap();

    assert_eq!((erased, again), (2, 0));
    let verified = verify(database).unwrap();
    assert_eq!((verified.kept, verified.erased), (1, 2));
    assert_eq!(verified.head.position, Position(4));
    transfer::verify(&mut database.open(), Some(before), |_, _| {}).unwrap();
    let mut file = Vec::new();
    transfer::export(&mut database.open(), &mut file, true, |_, _| {}).unwrap();
    let text = String::from_utf8(file).unwrap();
    assert!(!text.contains("subject-a") && !text.contains("jti-b"));
    assert!(text.contains("subject-c"));
    assert!(text.contains("details_erased"));
}

fn details_that_nobody_erased_lawfully_are_missed(database: &TestDatabase) {
    of_two_days(database);
    let statement = "DELETE FROM audit_person WHERE position = 3";

    database.batch(statement, statement).unwrap();
    assert_eq!(found(database).position, Position(3));

    transfer::erase(&mut database.open(), noon(), noon()).unwrap();
    assert_eq!(found(database).position, Position(3));
}

fn after_the_days_that_were_set_details_go_by_themselves(database: &TestDatabase) {
    of_two_days(database);
    let clock = Clock::standing_at(noon() + TimeDelta::days(30));
    let settings = AuditSettings {
        personal_days: Some(30),
        ..settings(database)
    };

    let trail = AuditTrail::open(&settings, clock).unwrap();
    wait_until("the details of the first day are erased", || {
        entries(database).len() == 4
    });
    drop(trail);

    let verified = verify(database).unwrap();
    assert_eq!((verified.kept, verified.erased), (1, 2));
}
