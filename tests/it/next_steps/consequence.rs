//! What would follow from a deposit on the day asked for.

use signatory::domain::action::{Act, ActionKind as Kind};
use signatory::domain::history::History;
use signatory::domain::next_steps::{Consequence, DepositConsequence};
use signatory::domain::threshold::{EffectBasis, NotCounted};

use super::{in_force_with, next_steps, possible};
use crate::support::domain::{act, date, hanoi, history, ratifications, ratified, same_day};

fn deposit(history: &History, participant: &str, kind: Kind, on: &str) -> DepositConsequence {
    let steps = next_steps(history, participant, on);
    match possible(&steps, kind).consequence.clone().unwrap() {
        Consequence::Deposit(deposit) => *deposit,
        Consequence::Denunciation { .. } => panic!("no deposit"),
    }
}

fn on_deposit(n: usize) -> Vec<Act> {
    ratifications(same_day(n, "2026-06-01"))
}

#[test]
fn the_first_of_forty_counts_and_brings_no_date() {
    let first = deposit(&history(hanoi(), []), "VNM", Kind::Accession, "2026-11-21");

    assert_eq!(first.counted.as_ref().map(|ordinal| ordinal.first), Ok(1));
    assert_eq!((first.count, first.missing_instruments), (1, 39));
    assert!(!first.reaches_threshold && first.dates.is_none());
    assert_eq!(
        first.why_no_date().as_deref(),
        Some("threshold not reached: 39 more instruments")
    );
}

#[test]
fn one_more_after_it_is_one_instrument() {
    let last_but_one = deposit(
        &history(hanoi(), on_deposit(38)),
        "VNM",
        Kind::Accession,
        "2026-11-21",
    );

    assert_eq!(
        last_but_one.why_no_date().as_deref(),
        Some("threshold not reached: 1 more instrument")
    );
}

#[test]
fn the_fortieth_reaches_the_threshold_and_the_dates_are_calculated() {
    let fortieth = deposit(
        &history(hanoi(), on_deposit(39)),
        "VNM",
        Kind::Accession,
        "2027-01-15",
    );

    assert!(fortieth.reaches_threshold);
    assert_eq!(fortieth.count, 40);
    assert_eq!(fortieth.why_no_date(), None);
    let dates = fortieth.dates.unwrap();
    assert_eq!(dates.entry_into_force, date("2027-04-15"));
    let effect = dates.effect.unwrap();
    assert_eq!(effect.on, date("2027-04-15"));
    assert_eq!(effect.basis, EffectBasis::EntryIntoForce);
    assert_eq!(dates.last_deposit_for_common_date, date("2027-03-16"));
    for (lines, last) in [
        (&dates.arithmetic, dates.entry_into_force),
        (&dates.arithmetic_of_effect, effect.on),
    ] {
        assert_eq!(lines.first().unwrap().result, date("2027-01-15"));
        assert_eq!(lines.last().unwrap().result, last);
    }
}

#[test]
fn a_later_one_has_the_common_date_until_its_own_thirtieth_day_is_later() {
    for (on, effect, basis) in [
        ("2027-01-16", "2027-04-15", EffectBasis::EntryIntoForceFloor),
        ("2027-03-15", "2027-04-15", EffectBasis::EntryIntoForceFloor),
        ("2027-03-16", "2027-04-15", EffectBasis::OwnDelay),
        ("2027-03-17", "2027-04-16", EffectBasis::OwnDelay),
        ("2027-04-15", "2027-05-15", EffectBasis::OwnDelay),
    ] {
        let later = deposit(&in_force_with([]), "VNM", Kind::Accession, on);
        let dates = later.dates.unwrap();

        let found = dates.effect.unwrap();
        assert!(!later.reaches_threshold);
        assert_eq!((found.on, found.basis), (date(effect), basis), "{on}");
        assert_eq!(dates.last_deposit_for_common_date, date("2027-03-16"));
        assert_eq!(dates.arithmetic_of_effect.last().unwrap().result, found.on);
    }
}

#[test]
fn the_last_day_for_the_common_date_is_known_once_the_threshold_is_reached() {
    let before = next_steps(&in_force_with([]), "VNM", "2027-01-14");
    let after = next_steps(&in_force_with([]), "VNM", "2027-01-15");

    assert_eq!(before.last_deposit_for_common_date(), None);
    assert_eq!(
        after.last_deposit_for_common_date(),
        Some(date("2027-03-16"))
    );
}

#[test]
fn the_last_day_for_the_common_date_is_the_last_that_has_it() {
    use signatory::domain::delay::Delay;

    for (delay, last) in [
        (Delay::NthDayAfter(0), "2027-04-15"),
        (Delay::NthDayAfter(89), "2027-01-16"),
        (Delay::NthDayAfter(90), "2027-01-15"),
        (Delay::NthDayAfter(120), "2027-01-15"),
        (Delay::OnDeposit, "2027-04-15"),
        (Delay::MonthsAfter(1), "2027-03-15"),
        (Delay::FirstOfMonthAfterMonths(1), "2027-02-28"),
    ] {
        let mut treaty = hanoi();
        treaty.clauses.later_parties.delay = delay;
        let mut acts = on_deposit(39);
        acts.extend(ratified("VNM", "2027-01-15"));

        let steps = next_steps(&history(treaty, acts), "KEN", "2027-02-01");

        assert_eq!(
            steps.last_deposit_for_common_date(),
            Some(date(last)),
            "{delay:?}"
        );
    }
}

#[test]
fn an_organizations_instrument_would_not_count_and_says_why() {
    let mut acts = on_deposit(39);
    acts.extend(ratified("FRA", "2026-06-02"));
    acts.push(act("EUE", Kind::Signature, "2025-10-26"));
    let approval = deposit(&history(hanoi(), acts), "EUE", Kind::Approval, "2026-11-21");

    assert_eq!(approval.counted, Err(NotCounted::ReioNotAdditional));
    assert_eq!(approval.count, 40);
    assert!(!approval.reaches_threshold);
}

#[test]
fn a_denunciation_says_when_it_takes_effect() {
    let steps = next_steps(&in_force_with([]), "AFG", "2027-06-01");

    let consequence = possible(&steps, Kind::Denunciation).consequence.clone();
    let Some(Consequence::Denunciation {
        effective_on,
        arithmetic,
    }) = consequence
    else {
        panic!("{consequence:?}")
    };
    assert_eq!(effective_on, date("2028-06-01"));
    assert_eq!(arithmetic.last().unwrap().result, effective_on);
}

#[test]
fn a_condition_that_is_not_met_is_named_beside_the_instruments() {
    use signatory::domain::treaty::Condition;

    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 1;
    treaty.clauses.entry_into_force.conditions = vec![Condition::Named {
        all_of: vec![crate::support::domain::code("USA")],
    }];

    let first = deposit(&history(treaty, []), "VNM", Kind::Accession, "2026-11-21");

    assert_eq!(
        first.why_no_date().as_deref(),
        Some("threshold not reached: 1 further condition")
    );
    assert_eq!(first.unmet_conditions.len(), 1);
}
