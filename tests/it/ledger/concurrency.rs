//! Many at once: positions without a gap, in the order of commit, and no client hears of it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use signatory::clock::Clock;
use signatory::ledger::proposal::{Outcome, RecordError};
use signatory::ledger::{Ledger, LedgerSettings};
use signatory::store::ledger as stored;

use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::ledger::{
    accession, block_on, first_positions, irregular, noon, positions, proposal, published_position,
    record, register_small, runtime, settings, treaty, try_open, verified, with_small_treaty,
};
use crate::support::waiting::wait_until;

both!(
    eight_clients_at_once_share_the_positions_from_1_to_n,
    one_bad_proposal_in_a_group_harms_no_other,
    of_eight_that_ask_for_the_same_act_one_succeeds,
    a_queue_that_is_full_turns_clients_away_and_forgets_nobody_else,
    a_write_that_would_have_to_wait_too_long_is_turned_away_before_the_queue_is_full,
    a_client_that_goes_away_does_not_take_its_entry_with_it,
);

const CLIENTS: usize = 8;
const ACTS_EACH: usize = 20;

/// Eight clients, each with its own thread and its own share of the States; all positions they were given.
fn clients_record(ledgers: &[&Ledger], share: usize) -> Vec<u64> {
    let acts_each = 160 / (CLIENTS * share);
    std::thread::scope(|scope| {
        let mut clients = Vec::new();
        for (which, ledger) in ledgers.iter().enumerate() {
            for client in 0..CLIENTS {
                let from = (which * CLIENTS + client) * acts_each;
                clients.push(scope.spawn(move || {
                    (from..from + acts_each)
                        .flat_map(|n| positions(&record(ledger, [accession(n)], None)))
                        .collect::<Vec<u64>>()
                }));
            }
        }
        clients
            .into_iter()
            .flat_map(|client| client.join().unwrap())
            .collect()
    })
}

fn eight_clients_at_once_share_the_positions_from_1_to_n(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let mut given = clients_record(&[&ledger], 1);

    given.push(1);
    given.sort_unstable();
    let n = u64::try_from(CLIENTS * ACTS_EACH + 1).unwrap();
    assert_eq!(given, first_positions(n));
    assert_eq!(verified(database), ledger.published().register.head());
    assert_eq!(published_position(&ledger), n);
}

#[test]
fn two_instances_with_eight_clients_each_share_the_positions_from_1_to_n() {
    on_postgres(|database| {
        let first = with_small_treaty(database);
        let second = try_open(&settings(database), &Clock::standing_at(noon())).unwrap();

        let mut given = clients_record(&[&first, &second], 2);

        given.push(1);
        given.sort_unstable();
        let n = u64::try_from(CLIENTS * ACTS_EACH + 1).unwrap();
        assert_eq!(given, first_positions(n));
        assert_eq!(verified(database).position.0, n);
        wait_until("both instances publish everything", || {
            published_position(&first) == n && published_position(&second) == n
        });
    });
}

/// Keeps the writer waiting for the lock while all of this is proposed, then gives all the answers.
fn answered_together<const N: usize>(
    database: &TestDatabase,
    proposals: [impl Future<Output = Outcome>; N],
) -> Vec<Outcome> {
    let mut other = database.open();
    other.begin().unwrap();
    stored::lock_head(&mut other).unwrap();
    block_on(async {
        let mut asked = proposals.map(Box::pin);
        for one in &mut asked {
            assert!(futures_util::poll!(one.as_mut()).is_pending());
        }
        other.roll_back().unwrap();
        let mut outcomes = Vec::new();
        for one in asked {
            outcomes.push(one.await);
        }
        outcomes
    })
}

fn one_bad_proposal_in_a_group_harms_no_other(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let ask = |n, regular| {
        let act = if regular { accession(n) } else { irregular(n) };
        ledger.record(proposal([act], None))
    };

    let outcomes = answered_together(
        database,
        [
            ask(0, true),
            ask(1, false),
            ask(2, true),
            ask(0, true),
            ask(3, true),
        ],
    );

    assert_eq!(positions(&outcomes[0]), [2]);
    assert_eq!(positions(&outcomes[2]), [3]);
    assert_eq!(positions(&outcomes[4]), [4]);
    for refused in [&outcomes[1], &outcomes[3]] {
        assert!(
            matches!(refused, Err(RecordError::Refused { index: 0, .. })),
            "{refused:?}"
        );
    }
    assert_eq!(verified(database).position.0, 4);
}

fn of_eight_that_ask_for_the_same_act_one_succeeds(database: &TestDatabase) {
    let ledger = with_small_treaty(database);

    let outcomes = answered_together(
        database,
        std::array::from_fn::<_, CLIENTS, _>(|_| ledger.record(proposal([accession(0)], None))),
    );

    let recorded = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(recorded, 1);
    assert_eq!(verified(database).position.0, 2);
}

/// Keeps the writer waiting for the lock while one act after the other is proposed, until one is turned away. Gives that
/// answer, then those of all who waited.
fn proposed_until_turned_away(
    database: &TestDatabase,
    ledger: &Ledger,
    mut acts: Range<usize>,
) -> (Option<Outcome>, Vec<Outcome>) {
    let mut other = database.open();
    other.begin().unwrap();
    stored::lock_head(&mut other).unwrap();
    let mut waiting = Vec::new();
    let mut context = Context::from_waker(Waker::noop());
    let runtime = runtime();
    let within = runtime.enter();
    let refused = acts.find_map(|n| {
        let mut asked = Box::pin(ledger.record(proposal([accession(n)], None)));
        match asked.as_mut().poll(&mut context) {
            Poll::Ready(outcome) => Some(outcome),
            Poll::Pending => {
                waiting.push(asked);
                None
            }
        }
    });
    drop(within);
    other.roll_back().unwrap();
    let waited = waiting.into_iter().map(|asked| runtime.block_on(asked));
    (refused, waited.collect())
}

fn a_queue_that_is_full_turns_clients_away_and_forgets_nobody_else(database: &TestDatabase) {
    drop(with_small_treaty(database));
    let narrow = LedgerSettings {
        queue: 1,
        ..settings(database)
    };
    let ledger = try_open(&narrow, &Clock::standing_at(noon())).unwrap();

    let (refused, waited) = proposed_until_turned_away(database, &ledger, 0..190);

    assert!(
        matches!(refused, Some(Err(RecordError::Busy))),
        "{refused:?}"
    );
    let given: BTreeSet<u64> = waited.iter().flat_map(positions).collect();
    let last = verified(database).position.0;
    assert_eq!(
        given.into_iter().collect::<Vec<_>>(),
        first_positions(last)[1..]
    );
}

fn a_write_that_would_have_to_wait_too_long_is_turned_away_before_the_queue_is_full(
    database: &TestDatabase,
) {
    drop(with_small_treaty(database));
    let impatient = LedgerSettings {
        queue: 10_000,
        write_wait: Duration::ZERO,
        ..settings(database)
    };
    let ledger = try_open(&impatient, &Clock::standing_at(noon())).unwrap();
    // From this one it learns how long a group takes.
    record(&ledger, [accession(0)], None).unwrap();

    let (refused, waited) = proposed_until_turned_away(database, &ledger, 1..190);

    assert!(
        matches!(refused, Some(Err(RecordError::Busy))),
        "{refused:?}"
    );
    assert!(waited.len() >= 64, "{}", waited.len());
    for outcome in waited {
        outcome.unwrap();
    }
    record(&ledger, [accession(189)], None).unwrap();
}

fn a_client_that_goes_away_does_not_take_its_entry_with_it(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let mut asked = Box::pin(ledger.record(proposal([accession(0)], None)));
    let mut context = Context::from_waker(Waker::noop());

    let runtime = runtime();
    let within = runtime.enter();
    let _ = asked.as_mut().poll(&mut context);
    drop(asked);
    drop(within);

    assert_eq!(positions(&record(&ledger, [accession(1)], None)), [3]);
    assert_eq!(verified(database).position.0, 3);
}

#[test]
fn two_instances_may_fill_the_same_empty_database() {
    on_postgres(|database| {
        let clock = Clock::standing_at(noon());
        drop(database.migrated());
        let ledgers = [0, 1].map(|_| try_open(&settings(database), &clock).unwrap());

        std::thread::scope(|scope| {
            for ledger in &ledgers {
                scope.spawn(|| ledger.seed().unwrap());
            }
        });

        let alone = TestDatabase::sqlite();
        let expected = crate::support::ledger::open(&alone).seed().unwrap();
        assert_eq!(
            verified(database).position.0,
            u64::try_from(expected).unwrap()
        );
    });
}

#[test]
fn an_instance_that_is_behind_decides_against_what_the_other_recorded() {
    on_postgres(|database| {
        let first = with_small_treaty(database);
        let second = try_open(&settings(database), &Clock::standing_at(noon())).unwrap();
        register_small(&second);
        assert_eq!(second.published().register.treaties().count(), 1);
        assert_eq!(treaty("small").id.as_str(), "small");

        record(&first, [accession(0)], None).unwrap();
        let again = record(&second, [accession(0)], None);

        assert!(
            matches!(again, Err(RecordError::Refused { .. })),
            "{again:?}"
        );
        assert_eq!(published_position(&second), 2);
    });
}
