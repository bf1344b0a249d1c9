//! A request with a key can be sent again: one entry, the first answer.

use signatory::ledger::proposal::{Outcome, RecordError};

use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::ledger::{
    accession, irregular, open, positions, published_position, record, request, verified,
    with_small_treaty,
};

both!(
    eight_at_once_with_one_key_make_one_entry,
    a_key_with_another_request_is_refused,
    a_key_survives_a_restart,
    a_repeated_batch_has_all_its_entries_again,
    a_refused_request_leaves_its_key_free,
);

fn is_repeated(outcome: &Outcome) -> bool {
    outcome.as_ref().unwrap().repeated
}

fn eight_at_once_with_one_key_make_one_entry(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| record(&ledger, [accession(0)], Some(request("k", "a")))))
            .collect();
        clients.into_iter().map(|c| c.join().unwrap()).collect()
    });

    assert!(outcomes.iter().all(|outcome| positions(outcome) == [2]));
    let repeated = outcomes
        .iter()
        .filter(|outcome| is_repeated(outcome))
        .count();
    assert_eq!(repeated, 7);
    assert_eq!(verified(database).position.0, 2);
}

fn a_key_with_another_request_is_refused(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    record(&ledger, [accession(0)], Some(request("k", "a"))).unwrap();

    let other = record(&ledger, [accession(1)], Some(request("k", "b")));

    assert!(matches!(other, Err(RecordError::KeyReused)), "{other:?}");
    assert_eq!(published_position(&ledger), 2);
}

fn a_key_survives_a_restart(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let first = record(&ledger, [accession(0)], Some(request("k", "a"))).unwrap();
    record(&ledger, [accession(1)], None).unwrap();
    drop(ledger);

    let again = record(&open(database), [accession(0)], Some(request("k", "a"))).unwrap();

    assert!(again.repeated);
    assert_eq!(again.entries, first.entries);
}

fn a_repeated_batch_has_all_its_entries_again(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let ask = || record(&ledger, (0..5).map(accession), Some(request("k", "five")));

    let first = ask();
    record(&ledger, [accession(9)], None).unwrap();
    let again = ask();

    assert_eq!(positions(&first), [2, 3, 4, 5, 6]);
    assert_eq!(positions(&again), [2, 3, 4, 5, 6]);
    assert!(!is_repeated(&first) && is_repeated(&again));
}

fn a_refused_request_leaves_its_key_free(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let refused = record(&ledger, [irregular(0)], Some(request("k", "a")));
    let corrected = record(&ledger, [accession(0)], Some(request("k", "b")));

    assert!(refused.is_err());
    assert_eq!(positions(&corrected), [2]);
}

#[test]
fn a_key_used_with_one_instance_is_known_to_the_other() {
    on_postgres(|database| {
        let first = with_small_treaty(database);
        let second = open(database);
        let ask = |ledger| record(ledger, [accession(0)], Some(request("k", "a")));

        let outcomes = [ask(&first), ask(&second)];

        assert_eq!(outcomes.each_ref().map(positions), [[2], [2]]);
        assert_eq!(outcomes.each_ref().map(is_repeated), [false, true]);
    });
}
