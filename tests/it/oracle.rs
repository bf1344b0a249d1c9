//! A second opinion: the status of a treaty computed by a naive simulation, and compared with the assessment.
//!
//! What stands in `calendar` and `simulation` follows the treaty document and the depositary's practice, and
//! shares nothing with the code that it checks but the vocabulary. It promises agreement over random histories;
//! what a rule is about is told by `law`.

mod calendar;
mod file;
mod policies;
mod readings;
mod register;
mod simulation;
mod strategies;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use signatory::domain::assessment::{Assessment, Finding, Standing, Status};
use signatory::domain::delay::Delay;
use signatory::domain::explain::Explanation;
use signatory::domain::history::History;
use signatory::domain::participation::End;
use signatory::domain::progress::{Progress, Split, Stage};

use crate::properties::strategies::numbered;
use calendar::{Day, after};
use simulation::{Numbers, Read, Seen, Simulation, View};
use strategies::{Case, actors, cases, directory};

proptest! {
    #[test]
    fn every_delay_gives_the_date_that_walking_gives(
        offset in 0..146_000_u64,
        days in 0..=3660_u32,
        months in 0..=240_u32,
    ) {
        let deposited = NaiveDate::from_ymd_opt(1800, 1, 1)
            .and_then(|first| first.checked_add_days(Days::new(offset)))
            .unwrap();

        for delay in [
            Delay::OnDeposit,
            Delay::NthDayAfter(days),
            Delay::MonthsAfter(months),
            Delay::FirstOfMonthAfterNthDay(days),
            Delay::FirstOfNthMonthAfterMonth(months.max(1)),
            Delay::FirstOfMonthAfterMonths(months),
        ] {
            prop_assert_eq!(
                Day::of(delay.after(deposited)),
                after(delay, Day::of(deposited)),
                "{:?} after {}", delay, deposited
            );
        }
    }

    #[test]
    fn the_assessment_of_every_day_is_what_a_simulation_day_by_day_gives(case in cases()) {
        let Case { treaty, acts, asked } = case;
        let actions = numbered(acts);
        let days: BTreeSet<Day> = asked.iter().copied().map(Day::of).collect();

        let expected = Simulation::run(&treaty.clauses, &actors(), &actions, &days, &Read::default());
        let history = History::of(Arc::new(treaty), &actions);

        for (as_of, expected) in asked.into_iter().zip(expected) {
            let assessment = Assessment::of(&history, directory(), as_of);
            prop_assert_eq!(view(&assessment), expected, "as of {}", as_of);
        }
    }

    #[test]
    fn every_total_is_the_length_of_its_list_on_every_day(case in cases()) {
        let actions = numbered(case.acts);
        let history = History::of(Arc::new(case.treaty), &actions);

        for as_of in case.asked {
            let assessment = Assessment::of(&history, directory(), as_of);
            let progress = Progress::of(&assessment);
            let counting = assessment.standings.iter().filter(|s| s.counts).count();
            prop_assert_eq!(assessment.counted(), counting);
            prop_assert_eq!(assessment.ordinals().len(), counting);
            prop_assert_eq!(progress.counted, u32::try_from(counting).unwrap());
            for split in [progress.signatories, progress.contracting_states, progress.parties] {
                let kinds = split.states + split.regional_organizations + split.other_organizations;
                let states = split.un_members + split.observer_states + split.other_states;
                prop_assert_eq!((kinds, states), (split.total, split.states));
            }
            let of_groups = progress.groups.iter().fold([0; 4], |sum, group| {
                [
                    sum[0] + group.signatories,
                    sum[1] + group.contracting_states,
                    sum[2] + group.parties,
                    sum[3] + group.counted,
                ]
            });
            prop_assert_eq!(of_groups, [
                progress.signatories.total,
                progress.contracting_states.total,
                progress.parties.total,
                progress.counted,
            ]);
            let deposited = assessment.tally.counted.len() + assessment.tally.not_counted.len();
            prop_assert_eq!(deposited, counting + assessment.not_counted().len());
        }
    }
}

#[test]
fn the_random_histories_come_to_everything_that_is_compared() {
    let mut runner = TestRunner::deterministic();
    let mut views: Vec<View> = Vec::new();
    for _ in 0..400 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let days = case.asked.iter().copied().map(Day::of).collect();
        let actions = numbered(case.acts);
        views.extend(Simulation::run(
            &case.treaty.clauses,
            &actors(),
            &actions,
            &days,
            &Read::default(),
        ));
    }

    let seen = || views.iter().flat_map(|view| view.everyone.values());
    for status in Status::ALL {
        assert!(seen().any(|s| s.status == status), "{status:?}");
    }
    let some = |is: fn(&View) -> bool| views.iter().filter(|v| is(v)).count() > 10;
    assert!(some(|v| v.met.is_some() && !v.in_force));
    assert!(some(|v| v.in_force && v.remaining > 0));
    assert!(some(|v| v.remaining == 0 && v.met.is_none()));
    assert!(some(|v| v.met.as_ref().is_some_and(|(_, by)| by.len() > 1)));
    assert!(some(|v| v.counted >= 12));
    assert!(some(|v| matches!(v.two_readings, Some((_, None)))));
    assert!(some(|v| matches!(v.two_readings, Some((_, Some(_))))));
    assert!(some(|v| v.parties.iter().all(|n| *n > 0)));
    assert!(some(|v| v.contracting.iter().all(|n| *n > 0)));
    assert!(seen().any(|s| s.leaves_on.is_some() && s.status == Status::Party));
    let with_members = |status| {
        let union = views.iter().filter_map(|view| view.everyone.get("EUE"));
        union
            .filter(|s| s.ends_with_members && s.status == status)
            .count()
    };
    assert!(with_members(Status::Party) > 5);
    assert!(with_members(Status::FormerParty) > 5);
}

proptest! {
    #[test]
    fn what_is_explained_is_what_is_stated_on_every_day(case in cases()) {
        let actions = numbered(case.acts);
        let history = History::of(Arc::new(case.treaty), &actions);

        for as_of in case.asked {
            let assessment = Assessment::of(&history, directory(), as_of);
            let explained = Explanation::of(&assessment);
            for standing in &assessment.standings {
                let Some(instrument) = &standing.instrument else {
                    continue;
                };
                let of_instrument = explained
                    .instruments
                    .iter()
                    .find(|i| i.deposit.instrument.action == instrument.action)
                    .unwrap();
                prop_assert_eq!(of_instrument.effect, standing.effect);
                prop_assert_eq!(of_instrument.counted.is_ok(), standing.counts);
            }
            let ends_on = explained.arithmetic.last().map(|step| step.result);
            prop_assert_eq!(ends_on, assessment.in_force_on);
        }
    }
}

/// What an assessment states, in the oracle's words.
fn view(assessment: &Assessment) -> View {
    let progress = Progress::of(assessment);
    let (met_on, in_force_on, in_force) = match progress.stage {
        Stage::Pending => (None, None, false),
        Stage::ThresholdReached {
            reached_on,
            enters_into_force_on,
        } => (Some(reached_on), Some(enters_into_force_on), false),
        Stage::InForce { reached_on, since } => (Some(reached_on), Some(since), true),
    };
    let by = progress.reached_by.iter().map(|p| p.0).collect();
    View {
        counted: size(progress.counted),
        remaining: size(progress.remaining),
        conditions: assessment.conditions.iter().map(|c| c.is_met()).collect(),
        met: met_on.map(|on| (Day::of(on), by)),
        in_force_on: in_force_on.map(Day::of),
        in_force,
        signatories: size(progress.signatories.total),
        signatures_withdrawn: size(progress.signatures_withdrawn),
        contracting: numbers(progress.contracting_states),
        parties: numbers(progress.parties),
        two_readings: assessment
            .findings
            .iter()
            .find_map(|finding| match finding {
                Finding::WithdrawalAfterThreshold {
                    conditions_stay_met,
                    as_never_deposited,
                } => Some((
                    Day::of(*conditions_stay_met),
                    as_never_deposited.map(Day::of),
                )),
                Finding::AssertedEntryIntoForceDiffers { .. } => None,
            }),
        everyone: assessment
            .standings
            .iter()
            .map(|standing| (standing.participant.code.to_string(), seen(standing)))
            .collect(),
    }
}

fn seen(standing: &Standing) -> Seen {
    Seen {
        status: standing.status,
        signed: standing
            .signed
            .as_ref()
            .map(|signed| (Day::of(signed.on), signed.withdrawn_on.map(Day::of))),
        instrument: standing.instrument.as_ref().map(|i| {
            let end = i.end.map(|end| Day::of(end.on()));
            (i.action.0, i.kind, Day::of(i.deposited_on), end)
        }),
        counts: standing.counts,
        effect: standing.effect.map(|effect| Day::of(effect.on)),
        leaves_on: standing.leaves_on.map(Day::of),
        provisional_since: standing.provisional_since.map(Day::of),
        ends_with_members: standing
            .instrument
            .as_ref()
            .is_some_and(|i| matches!(i.end, Some(End::CeasedWithMembers { .. }))),
    }
}

fn numbers(split: Split) -> Numbers {
    [
        split.states,
        split.regional_organizations,
        split.other_organizations,
    ]
    .map(size)
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap()
}

/// The same assessment of the same actions, whichever way they were reached.
fn view_of(history: &History, as_of: NaiveDate) -> View {
    view(&Assessment::of(history, directory(), as_of))
}
