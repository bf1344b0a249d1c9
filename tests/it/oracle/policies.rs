//! The second opinion under every value of the policies that change a computation, from the date of the decision on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use proptest::collection::btree_map;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use signatory::domain::assessment::Assessment;
use signatory::domain::decision::{Decision, Matter, Ruling};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::policy::PolicyValue;

use super::calendar::Day;
use super::simulation::{Read, Simulation, View};
use super::strategies::{CODES, Case, actors, cases, directory};
use super::view_of;
use crate::properties::strategies::numbered;
use crate::support::domain::code;

/// What is decided, all of it on one day.
fn reads() -> impl Strategy<Value = Read> {
    let listed: Vec<&str> = CODES.into_iter().filter(|c| c.len() == 3).collect();
    let admitted = btree_map(select(listed), any::<bool>(), 0..4);
    (any::<bool>(), any::<bool>(), admitted).prop_map(|(never_deposited, count_once, admitted)| {
        Read {
            never_deposited,
            count_once,
            admitted: admitted
                .into_iter()
                .map(|(code, admitted)| (code.to_owned(), admitted))
                .collect(),
        }
    })
}

fn matters(read: &Read) -> Vec<Matter> {
    let policy = |is_set: bool, value| is_set.then_some(Matter::Policy(value));
    let of_policies = [
        policy(read.never_deposited, PolicyValue::AsNeverDeposited),
        policy(
            read.count_once,
            PolicyValue::CountOnceForContinuingOrNotifyingState,
        ),
    ];
    let eligibility = read
        .admitted
        .iter()
        .map(|(who, admitted)| Matter::Eligibility {
            participant: code(who),
            admitted: *admitted,
        });
    of_policies
        .into_iter()
        .flatten()
        .chain(eligibility)
        .collect()
}

fn decided(history: &History, read: &Read, date: NaiveDate) -> History {
    let mut history = history.clone();
    for (n, matter) in (1_000_000..).zip(matters(read)) {
        history.decide(Decision {
            position: Position(n),
            ruling: Ruling {
                date,
                matter,
                reference: None,
                source: None,
                reason: "a decision".to_owned(),
            },
        });
    }
    history
}

/// The oracle's answers: by default before the decisions, and as they say from their date on.
fn expected(case: &Case, read: &Read, date: NaiveDate) -> Vec<View> {
    let actions = numbered(case.acts.clone());
    let days: BTreeSet<Day> = case.asked.iter().copied().map(Day::of).collect();
    let run = |read: &Read| Simulation::run(&case.treaty.clauses, &actors(), &actions, &days, read);
    let (before, since) = (run(&Read::default()), run(read));
    case.asked
        .iter()
        .zip(before.into_iter().zip(since))
        .map(|(as_of, (before, since))| if *as_of < date { before } else { since })
        .collect()
}

proptest! {
    #[test]
    fn every_policy_is_what_a_simulation_day_by_day_gives_from_its_date_on(
        case in cases(),
        read in reads(),
        when in any::<Index>(),
    ) {
        let asked: Vec<NaiveDate> = case.asked.iter().copied().collect();
        let date = *when.get(&asked);
        let expected = expected(&case, &read, date);
        let actions = numbered(case.acts);
        let history = decided(&History::of(Arc::new(case.treaty), &actions), &read, date);

        for (as_of, expected) in asked.into_iter().zip(expected) {
            prop_assert_eq!(view_of(&history, as_of), expected, "as of {}, decided {}", as_of, date);
        }
    }

    /// The rules ask the history, the status table asks the assessment: by one policy both must say the same.
    #[test]
    fn the_rules_know_the_same_threshold_as_the_assessment(
        case in cases(),
        read in reads(),
        when in any::<Index>(),
    ) {
        let asked: Vec<NaiveDate> = case.asked.iter().copied().collect();
        let date = *when.get(&asked);
        let actions = numbered(case.acts);
        let history = decided(&History::of(Arc::new(case.treaty), &actions), &read, date);

        for as_of in asked {
            let assessment = Assessment::of(&history, directory(), as_of);
            prop_assert_eq!(history.reached(directory(), as_of), assessment.reached);
        }
    }
}

#[test]
fn the_random_histories_come_to_what_the_policies_change() {
    let mut runner = TestRunner::deterministic();
    let mut changed: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..400 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let views = |read: Read| expected(&case, &read, NaiveDate::MIN);
        let plain = views(Read::default());
        let never_deposited = views(Read {
            never_deposited: true,
            ..Read::default()
        });
        let count_once = views(Read {
            count_once: true,
            ..Read::default()
        });
        *changed.entry("withdrawn").or_default() += usize::from(plain != never_deposited);
        *changed.entry("succeeded").or_default() += usize::from(plain != count_once);
    }

    assert!(changed.values().all(|n| *n > 5), "{changed:?}");
}
