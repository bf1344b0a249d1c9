//! Who is waited for before a group is entered.

use signatory::ledger::company::{Company, GROUP};

#[test]
fn whoever_records_alone_waits_for_nobody() {
    assert!(!Company::default().is_awaited(1, 0));
    assert!(!Company::after(1, 0, 4_000).is_awaited(1, 0));
}

#[test]
fn those_of_the_last_group_and_those_who_came_meanwhile_are_waited_for() {
    let company = Company::after(7, 1, 4_000);

    assert!(company.is_awaited(7, 0));
    assert!(!company.is_awaited(8, 0), "all have come");
    assert!(!company.is_awaited(0, 0), "nobody is there who would wait");
}

#[test]
fn they_are_waited_for_twice_as_long_as_a_group_takes() {
    let company = Company::after(8, 0, 400);

    assert!(company.is_awaited(1, 799));
    assert!(!company.is_awaited(1, 800));
}

#[test]
fn where_the_database_is_slow_they_are_waited_for_two_milliseconds() {
    let company = Company::after(8, 0, 30_000_000);

    assert!(company.is_awaited(1, 1_999));
    assert!(!company.is_awaited(1, 2_000));
}

#[test]
fn no_more_are_waited_for_than_fit() {
    let company = Company::after(GROUP, GROUP, 4_000);

    assert!(company.is_awaited(GROUP - 1, 0));
    assert!(!company.is_awaited(GROUP, 0));
}
