//! Numbers of parties on which something else depends than the entry into force (Hanoi 62).

use proptest::prelude::*;
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::{Assessment, Status};
use signatory::domain::further::FurtherState;
use signatory::domain::history::History;
use signatory::domain::language::Texts;
use signatory::domain::treaty::{FurtherCount, FurtherThreshold, Provenance, Treaty};

use crate::properties::strategies::{days, histories, numbered};
use crate::support::domain::{
    act, assess, date, directory, hanoi, history, ratifications, same_day,
};

fn threshold(counts: FurtherCount, count: u32) -> FurtherThreshold {
    FurtherThreshold {
        article: "62".into(),
        counts,
        count,
        purpose: Texts::english("something may be done"),
        provenance: Provenance::default(),
    }
}

/// Needs two instruments to enter into force, and three States parties for something else.
fn of_two_and_three() -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 2;
    treaty.further_thresholds = vec![
        threshold(FurtherCount::StatesParties, 3),
        threshold(FurtherCount::Parties, 3),
        threshold(FurtherCount::ContractingStatesAndParties, 3),
    ];
    treaty
}

/// Counted, remaining, reached on, will be reached on.
type Told = (u32, u32, Option<String>, Option<String>);

fn told(history: &History, as_of: &str) -> Vec<Told> {
    FurtherState::all_of(&assess(history, as_of))
        .iter()
        .map(|state| {
            (
                state.counted,
                state.remaining,
                state.reached_on.map(|on| on.to_string()),
                state.will_be_reached_on.map(|on| on.to_string()),
            )
        })
        .collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// In force on 1 April 2026 for two; the European Union is bound from 31 May, Viet Nam from 1 July.
fn acts() -> Vec<Act> {
    vec![
        act("FRA", ActionKind::Accession, "2026-01-01"),
        act("DEU", ActionKind::Accession, "2026-01-01"),
        act("EUE", ActionKind::Accession, "2026-05-01"),
        act("VNM", ActionKind::Accession, "2026-06-01"),
    ]
}

#[test]
fn a_party_counts_from_its_date_of_effect_and_not_from_its_deposit() {
    let history = history(of_two_and_three(), acts());

    assert_eq!(
        told(&history, "2026-05-01"),
        [
            (2, 1, None, None),
            (2, 1, None, some("2026-05-31")),
            (3, 0, some("2026-05-01"), None),
        ]
    );
    assert_eq!(
        told(&history, "2026-06-30")[0],
        (2, 1, None, some("2026-07-01"))
    );
    assert_eq!(
        told(&history, "2026-07-01")[..2],
        [
            (3, 0, some("2026-07-01"), None),
            (4, 0, some("2026-05-31"), None)
        ]
    );
}

#[test]
fn before_the_entry_into_force_there_are_contracting_states_and_no_parties() {
    let mut treaty = of_two_and_three();
    treaty.clauses.entry_into_force.threshold = 40;

    let told = told(&history(treaty, acts()), "2030-01-01");

    assert_eq!(
        told,
        [
            (0, 3, None, None),
            (0, 3, None, None),
            (4, 0, some("2026-05-01"), None)
        ]
    );
}

#[test]
fn a_number_once_reached_stays_reached_and_the_number_of_now_is_said_beside_it() {
    let mut acts = acts();
    acts.push(act("FRA", ActionKind::Denunciation, "2027-01-01"));
    let history = history(of_two_and_three(), acts);

    assert_eq!(
        told(&history, "2028-01-01")[0],
        (2, 1, some("2026-07-01"), None)
    );
}

#[test]
fn one_that_leaves_before_another_comes_is_not_counted_with_it() {
    let mut acts = acts();
    acts.truncate(2);
    acts.push(act("FRA", ActionKind::Denunciation, "2026-05-01"));
    acts.push(act("VNM", ActionKind::Accession, "2027-04-01"));
    acts.push(act("CHN", ActionKind::Accession, "2027-04-02"));
    let history = history(of_two_and_three(), acts);

    // France is a party until 30 April 2027, Viet Nam from 1 May and China from 2 May.
    assert_eq!(
        told(&history, "2027-05-01")[0],
        (2, 1, None, some("2027-05-02"))
    );
}

#[test]
fn sixty_states_parties_of_the_hanoi_convention_are_reached_on_the_sixtieth_date_of_effect() {
    let days = same_day(39, "2026-06-01")
        .into_iter()
        .chain(["2027-01-15"])
        .chain(same_day(19, "2027-05-01"))
        .chain(["2027-06-10"]);
    let history = history(hanoi(), ratifications(days));

    let [before, after] = ["2027-06-10", "2027-07-10"].map(|as_of| {
        let [state] = FurtherState::all_of(&assess(&history, as_of))
            .try_into()
            .unwrap();
        state
    });

    assert_eq!(before.clause.article, "62");
    assert_eq!(before.clause.provenance.verified, Some(false));
    assert_eq!((before.counted, before.remaining), (59, 1));
    assert_eq!(before.reached_on, None);
    assert_eq!(before.will_be_reached_on, Some(date("2027-07-10")));
    assert_eq!((after.counted, after.remaining), (60, 0));
    assert_eq!(after.reached_on, Some(date("2027-07-10")));
}

proptest! {
    /// The calculation by spells, against the table of every day.
    #[test]
    fn the_day_on_which_it_is_reached_is_the_first_on_which_there_are_enough(
        (mut treaty, acts) in histories(),
        count in 1..4_u32,
    ) {
        treaty.further_thresholds = FurtherCount::ALL.map(|counts| threshold(counts, count)).into();
        let history = History::of(treaty.into(), &numbered(acts));
        // Far enough after the last act for every effect and every end.
        let first = days()[0];
        let all_days: Vec<_> = first.iter_days().take(60).collect();
        let last = *all_days.last().unwrap();
        let at_last = FurtherState::all_of(&Assessment::of(&history, directory(), last));

        let mut seen = [None; 3];
        for day in all_days {
            let assessment = Assessment::of(&history, directory(), day);
            let with = |status: &[Status]| {
                assessment.standings.iter().filter(|s| status.contains(&s.status)).count()
            };
            let states_parties = assessment
                .standings
                .iter()
                .filter(|s| s.status == Status::Party)
                .filter(|s| s.participant.kind == signatory::domain::participant::ParticipantKind::State)
                .count();
            let numbers = [
                states_parties,
                with(&[Status::Party]),
                with(&[Status::Party, Status::ContractingState]),
            ];
            for (seen, number) in seen.iter_mut().zip(numbers) {
                if seen.is_none() && number >= usize::try_from(count).unwrap() {
                    *seen = Some(day);
                }
            }
            let states = FurtherState::all_of(&assessment);
            for (state, number) in states.iter().zip(numbers) {
                prop_assert_eq!(usize::try_from(state.counted).unwrap(), number);
            }
            for (state, seen) in states.iter().zip(seen) {
                prop_assert_eq!(state.reached_on, seen, "{:?} on {}", state.clause.counts, day);
            }
        }
        for (state, seen) in at_last.iter().zip(seen) {
            prop_assert_eq!(state.reached_on, seen);
        }
    }
}
