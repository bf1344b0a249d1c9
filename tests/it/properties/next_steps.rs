//! What is listed as possible is what a recording accepts, whatever has happened before.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::prelude::*;
use proptest::sample::select;
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::decide::{decide, decide_on_its_day};
use signatory::domain::history::History;
use signatory::domain::next_steps::{Consequence, NextSteps, Verdict};
use signatory::domain::place::Place;
use signatory::domain::rules::IrregularityCode;
use signatory::domain::simulation::Simulation;
use signatory::domain::treaty::{AccessionOpens, SignatureWindow, Treaty};

use super::strategies::{acts, day, days, numbered, small_treaty};
use crate::support::domain::{act, directory};

/// A treaty that is open for signature on some of the days here, and provides for more than most.
pub fn open_treaty() -> impl Strategy<Value = Treaty> {
    let opens = prop_oneof![
        Just(AccessionOpens::AtAnyTime),
        day().prop_map(AccessionOpens::On),
        Just(AccessionOpens::AfterSignatureCloses),
        Just(AccessionOpens::AfterEntryIntoForce),
    ];
    let windows = [(day(), day()), (day(), day())];
    (small_treaty(), windows, opens, any::<[bool; 4]>()).prop_map(
        |(mut treaty, windows, opens, [definitive, sign, consent, all_kinds])| {
            let clauses = &mut treaty.clauses;
            let signature = clauses.signature.as_mut().unwrap();
            signature.definitive = definitive;
            signature.windows = windows
                .into_iter()
                .zip(["Hanoi", "New York"])
                .map(|((a, b), place)| SignatureWindow {
                    from: a.min(b),
                    to: a.max(b),
                    place: Place::new(place),
                })
                .collect();
            signature.windows.sort_by_key(|window| window.from);
            let reio = clauses.reio.as_mut().unwrap();
            (reio.sign_after_member, reio.consent_after_member) = (sign, consent);
            let consent = clauses.consent.as_mut().unwrap();
            consent.accession_opens = opens;
            if all_kinds {
                consent.kinds = ActionKind::ALL
                    .into_iter()
                    .filter(|kind| kind.is_consent() && *kind != ActionKind::DefinitiveSignature)
                    .chain([
                        ActionKind::SuccessionToSignature,
                        ActionKind::ProvisionalApplication,
                    ])
                    .collect();
                clauses
                    .entry_into_force
                    .counted_kinds
                    .push(ActionKind::Succession);
            }
            treaty
        },
    )
}

/// Acts that a recording would have accepted one after the other, beside some that it would not.
fn histories() -> impl Strategy<Value = History> {
    (open_treaty(), acts(), any::<bool>()).prop_map(|(treaty, mut acts, regular)| {
        acts.sort_by_key(|act| act.date);
        let mut history = History::of(Arc::new(treaty), &[]);
        for action in numbered(acts) {
            let accepted = decide_on_its_day(&history, directory(), action.act.clone()).is_ok();
            if accepted || !regular {
                history.append(action);
            }
        }
        history
    })
}

fn participant() -> impl Strategy<Value = &'static str> {
    select(&["CSK", "COK", "EUE", "FRA", "SVK", "VNM", "KEN"][..])
}

fn steps(history: &History, participant: &str, on: NaiveDate) -> NextSteps {
    let code = crate::support::domain::code(participant);
    let participant = directory().resolve(&code).unwrap();
    NextSteps::of(history, directory(), &participant, on)
}

fn on(participant: &str, kind: ActionKind, date: NaiveDate) -> Act {
    Act {
        date,
        ..act(participant, kind, "1992-12-24")
    }
}

/// The days of the strategies and long enough after them that every delay has run.
fn days_from(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(|day| *day <= end())
}

/// The last of these days. What changes later, such as who is a member of an organization, is not looked at.
fn end() -> NaiveDate {
    *days().last().unwrap() + Days::new(20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_step_is_possible_exactly_when_a_recording_accepts_the_act(
        history in histories(), participant in participant(), as_of in day(),
    ) {
        // The same date in New York and in Hanoi.
        let now = as_of.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap()).and_utc();
        for step in steps(&history, participant, as_of).steps {
            let decided = decide(&history, directory(), on(participant, step.kind, as_of), now);
            match step.verdict {
                Verdict::Possible(possible) => prop_assert_eq!(Ok(possible.act), decided),
                Verdict::NotPossible(not) => prop_assert_eq!(Err(not.irregularity), decided),
            }
        }
    }

    #[test]
    fn a_step_is_possible_up_to_its_last_day_and_from_its_first(
        history in histories(), participant in participant(), as_of in day(),
    ) {
        let known = history.until(as_of);
        for step in steps(&history, participant, as_of).steps {
            let is_possible = |day| {
                decide_on_its_day(&known, directory(), on(participant, step.kind, day)).is_ok()
            };
            let mut later = days_from(as_of).skip(1);
            match step.verdict {
                Verdict::Possible(possible) => {
                    let changes = later.find(|day| !is_possible(*day));
                    let last = changes.and_then(|day| day.pred_opt());
                    let until = possible.until.map(|until| until.on).filter(|on| *on < end());
                    prop_assert_eq!(until, last, "{:?}", step.kind);
                }
                Verdict::NotPossible(not)
                    if not.irregularity.code == IrregularityCode::ContradictsLaterAction =>
                {
                    prop_assert_eq!(not.possible_from, None);
                }
                Verdict::NotPossible(not) => {
                    let first = later.find(|day| is_possible(*day));
                    let from = not.possible_from.filter(|from| *from <= end());
                    prop_assert_eq!(from, first, "{:?}", step.kind);
                }
            }
        }
    }

    #[test]
    fn what_would_follow_is_what_a_simulation_says(
        history in histories(), participant in participant(), as_of in day(),
    ) {
        for step in steps(&history, participant, as_of).steps {
            let Verdict::Possible(possible) = step.verdict else { continue };
            let simulation = Simulation::of(&history, directory(), vec![possible.act.clone()], as_of);
            let standing = simulation.after.standing(&possible.act.participant).unwrap();
            match possible.consequence {
                None => prop_assert!(
                    !step.kind.is_consent()
                        && (step.kind != ActionKind::Denunciation || standing.leaves_on.is_none())
                ),
                Some(Consequence::Deposit(deposit)) => {
                    prop_assert_eq!(deposit.count, simulation.after.counted());
                    prop_assert_eq!(deposit.counted.is_ok(), standing.counts);
                    let effect = deposit.dates.as_ref().and_then(|dates| dates.effect);
                    prop_assert_eq!(effect, standing.effect);
                    let in_force = deposit.dates.as_ref().map(|dates| dates.entry_into_force);
                    prop_assert_eq!(in_force, simulation.after.in_force_on);
                    prop_assert_eq!(
                        deposit.reaches_threshold,
                        simulation.before.reached.is_none() && simulation.after.reached.is_some()
                    );
                    if let Some(dates) = deposit.dates {
                        let last = dates.arithmetic_of_effect.last().map(|step| step.result);
                        prop_assert_eq!(last, dates.effect.map(|effect| effect.on));
                    }
                }
                Some(Consequence::Denunciation { effective_on, .. }) => {
                    prop_assert_eq!(Some(effective_on), standing.leaves_on);
                }
            }
        }
    }
}
