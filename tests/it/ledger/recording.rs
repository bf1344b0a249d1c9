//! Recording: all or nothing, in time's order, and the same record after a restart.

use chrono::TimeDelta;
use signatory::clock::Clock;
use signatory::domain::ids::TreatyId;
use signatory::ledger::proposal::{RecordActs, RecordError};

use crate::support::database::{TestDatabase, both};
use crate::support::ledger::{
    accession, at, block_on, instant, irregular, noon, open, open_at, positions, published_head,
    record, register_small, verified, with_small_treaty,
};

both!(
    a_batch_is_recorded_whole,
    a_batch_with_one_bad_act_is_not_recorded_at_all,
    a_later_act_of_a_batch_is_decided_after_the_earlier_ones,
    an_act_for_an_unknown_treaty_is_refused,
    validation_stores_nothing,
    the_record_is_the_same_after_a_restart,
    a_clock_that_is_set_back_does_not_set_the_record_back,
    the_position_at_an_instant_is_the_last_one_recorded_by_then,
    proposing_nothing_records_nothing,
    nothing_is_recorded_behind_what_was_published,
);

fn a_batch_is_recorded_whole(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let entered = record(&ledger, (0..100).map(accession), None);

    assert_eq!(positions(&entered), (2..=101).collect::<Vec<_>>());
    assert_eq!(verified(database), published_head(&ledger));
}

fn a_batch_with_one_bad_act_is_not_recorded_at_all(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let refused = record(&ledger, [accession(0), accession(1), irregular(2)], None);

    assert!(
        matches!(refused, Err(RecordError::Refused { index: 2, .. })),
        "{refused:?}"
    );
    assert_eq!(verified(database).position, at(1));
}

fn a_later_act_of_a_batch_is_decided_after_the_earlier_ones(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let refused = record(&ledger, [accession(0), accession(0)], None);

    assert!(
        matches!(refused, Err(RecordError::Refused { index: 1, .. })),
        "{refused:?}"
    );
}

fn an_act_for_an_unknown_treaty_is_refused(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let proposal = RecordActs {
        treaty: TreatyId::parse("unheard-of").unwrap(),
        acts: vec![accession(0)],
        request: None,
        settles: None,
        request_id: "test".into(),
        note: None,
    };

    let refused = block_on(ledger.record(proposal));

    assert!(
        matches!(&refused, Err(RecordError::UnknownTreaty(id)) if id.as_str() == "unheard-of"),
        "{refused:?}"
    );
}

fn validation_stores_nothing(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let id = crate::support::ledger::small();

    let accepted = ledger.validate(&id, &[accession(0), accession(1)]);
    let refused = ledger.validate(&id, &[accession(0), accession(0)]);

    assert_eq!(accepted.unwrap().len(), 2);
    assert!(matches!(
        refused,
        Err(RecordError::Refused { index: 1, .. })
    ));
    assert_eq!(published_head(&ledger).position, at(1));
    assert_eq!(verified(database).position, at(1));
}

fn the_record_is_the_same_after_a_restart(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    record(&ledger, (0..7).map(accession), None).unwrap();
    let entries: Vec<_> = ledger.published().register.entries().cloned().collect();
    let head = published_head(&ledger);
    drop(ledger);

    let reopened = open(database);

    assert_eq!(published_head(&reopened), head);
    let again: Vec<_> = reopened.published().register.entries().cloned().collect();
    assert_eq!(again, entries);
}

fn a_clock_that_is_set_back_does_not_set_the_record_back(database: &TestDatabase) {
    let clock = Clock::standing_at(noon());
    let ledger = open_at(database, &clock);
    register_small(&ledger);

    clock.set(noon() - TimeDelta::hours(1));
    record(&ledger, [accession(0)], None).unwrap();
    clock.set(noon() + TimeDelta::seconds(1));
    record(&ledger, [accession(1)], None).unwrap();
    drop(ledger);
    clock.set(noon() - TimeDelta::days(1));
    let ledger = open_at(database, &clock);
    record(&ledger, [accession(2)], None).unwrap();

    let published = ledger.published();
    let recorded_at: Vec<_> = published
        .register
        .entries()
        .map(|recorded| recorded.entry.recorded_at - noon())
        .map(|since| since.num_seconds())
        .collect();
    assert_eq!(recorded_at, [0, 0, 1, 1]);
}

fn the_position_at_an_instant_is_the_last_one_recorded_by_then(database: &TestDatabase) {
    let clock = Clock::standing_at(instant("2026-11-21T10:00:00Z"));
    let ledger = open_at(database, &clock);
    register_small(&ledger);
    clock.set(instant("2026-11-21T11:00:00Z"));
    record(&ledger, [accession(0), accession(1)], None).unwrap();
    clock.set(instant("2026-11-21T12:00:00Z"));
    record(&ledger, [accession(2)], None).unwrap();
    drop(ledger);

    let published = open(database).published_to_keep();
    let position_at = |text| published.register.position_at(instant(text));

    assert_eq!(position_at("2026-11-21T09:59:59.999999Z"), at(0));
    assert_eq!(position_at("2026-11-21T10:00:00Z"), at(1));
    assert_eq!(position_at("2026-11-21T10:59:59.999999Z"), at(1));
    assert_eq!(position_at("2026-11-21T11:00:00Z"), at(3));
    assert_eq!(position_at("2026-11-21T12:00:00Z"), at(4));
    assert_eq!(position_at("2100-01-01T00:00:00Z"), at(4));
}

fn proposing_nothing_records_nothing(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let nothing = record(&ledger, [], None);

    assert_eq!(positions(&nothing), [0; 0]);
    assert_eq!(verified(database).position, at(1));
}

/// A restored backup, or a failover to a copy that lags: writing on would fork the record.
fn nothing_is_recorded_behind_what_was_published(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    record(&ledger, [accession(0), accession(1)], None).unwrap();
    database.without_triggers();
    let cut_off = "DELETE FROM ledger_entry WHERE position = 3;
                   UPDATE ledger_head SET position = 2, hash = (SELECT hash FROM ledger_entry WHERE position = 2);";
    database.batch(cut_off, cut_off).unwrap();

    let refused = record(&ledger, [accession(2)], None);

    assert!(
        matches!(refused, Err(RecordError::NotRecorded(_))),
        "{refused:?}"
    );
    assert!(!ledger.database_reached());
    assert_eq!(published_head(&ledger).position, at(3));
    assert_eq!(verified(database).position, at(2));
}
