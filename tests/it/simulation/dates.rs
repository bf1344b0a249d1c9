//! The dates of article 65 of the Hanoi Convention, each asked as a simulation.

use signatory::domain::action::ActionKind;
use signatory::domain::assessment::{Finding, Status};
use signatory::domain::explain::Explanation;
use signatory::domain::ids::Position;
use signatory::domain::progress::Progress;
use signatory::domain::threshold::NotCounted;

use super::{assess_with, deposits, forty_with_the_last_on};
use crate::support::domain::{act, date, effect_on, same_day, standing};

#[test]
fn forty_deposits_give_the_ninetieth_day_after_the_last_for_all_forty() {
    for (fortieth, in_force) in [
        ("2027-01-15", "2027-04-15"),
        ("2027-11-30", "2028-02-28"),
        ("2027-12-01", "2028-02-29"),
        ("2026-12-31", "2027-03-31"),
        ("2028-02-29", "2028-05-29"),
    ] {
        for acts in [
            forty_with_the_last_on(fortieth),
            deposits(same_day(40, fortieth)),
        ] {
            let assessment = assess_with(&acts, "2030-01-01");

            assert_eq!(assessment.in_force_on, Some(date(in_force)), "{fortieth}");
            for act in &acts {
                let state = act.participant.as_str();
                assert_eq!(effect_on(&assessment, state), Some(date(in_force)));
                assert_eq!(standing(&assessment, state).status, Status::Party);
            }
        }
    }
}

#[test]
fn one_that_deposits_later_gets_its_own_day_but_not_before_the_entry_into_force() {
    for (deposit, effect) in [
        ("2027-01-15", "2027-04-15"),
        ("2027-01-16", "2027-04-15"),
        ("2027-03-16", "2027-04-15"),
        ("2027-03-17", "2027-04-16"),
        ("2027-04-15", "2027-05-15"),
    ] {
        let mut acts = forty_with_the_last_on("2027-01-15");
        acts.push(act("KEN", ActionKind::Accession, deposit));

        let assessment = assess_with(&acts, "2027-12-31");

        assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
        assert_eq!(
            effect_on(&assessment, "KEN"),
            Some(date(effect)),
            "{deposit}"
        );
    }
}

#[test]
fn thirty_nine_states_and_the_european_union_are_thirty_nine() {
    let mut acts = deposits(same_day(39, "2027-01-15"));
    acts.push(act("EUE", ActionKind::Approval, "2027-01-15"));

    let assessment = assess_with(&acts, "2030-01-01");

    assert_eq!((assessment.counted(), assessment.in_force_on), (39, None));
    assert_eq!(assessment.not_counted()[0].1, NotCounted::ReioNotAdditional);
}

#[test]
fn one_organization_among_forty_states_changes_nothing() {
    let states = deposits(same_day(40, "2027-01-15"));
    let alone = assess_with(&states, "2027-02-01");

    for (on, place) in [("2026-02-01", 0), ("2027-01-15", 20), ("2027-01-20", 40)] {
        let mut acts = states.clone();
        acts.insert(place, act("EUE", ActionKind::Approval, on));
        let assessment = assess_with(&acts, "2027-02-01");

        assert_eq!(assessment.in_force_on, alone.in_force_on, "{on}");
        assert_eq!(assessment.counted(), 40, "{on}");
        assert_eq!(
            assessment.reached.as_ref().map(|reached| reached.on),
            Some(date("2027-01-15"))
        );
    }
}

#[test]
fn with_the_organization_first_the_fortieth_state_decides() {
    let mut acts = vec![act("EUE", ActionKind::Approval, "2026-01-05")];
    acts.extend(forty_with_the_last_on("2027-01-15"));

    let assessment = assess_with(&acts, "2030-01-01");

    assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
}

#[test]
fn four_of_one_day_share_a_range_and_none_is_the_fortieth() {
    let days = same_day(37, "2026-06-01");
    let acts = deposits(days.into_iter().chain(same_day(4, "2027-01-15")));

    let assessment = assess_with(&acts, "2027-01-15");
    let explanation = Explanation::of(&assessment);

    let last: Vec<(usize, usize)> = explanation.instruments[37..]
        .iter()
        .map(|explained| {
            let ordinal = explained.counted.as_ref().unwrap();
            (ordinal.first, ordinal.last)
        })
        .collect();
    assert_eq!(last, [(38, 41); 4]);
    let reached = Progress::of(&assessment).reached_by;
    assert_eq!(reached, [38, 39, 40, 41].map(Position::hypothetical));
    assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
}

#[test]
fn a_withdrawal_after_the_fortieth_is_reported_with_both_readings() {
    let mut acts = deposits(same_day(40, "2027-01-15"));
    let first = acts[0].participant.to_string();
    acts.push(act(
        &first,
        ActionKind::WithdrawalOfInstrument,
        "2027-02-01",
    ));

    let assessment = assess_with(&acts, "2027-03-01");

    assert_eq!(
        assessment.findings,
        [Finding::WithdrawalAfterThreshold {
            conditions_stay_met: date("2027-04-15"),
            as_never_deposited: None,
        }]
    );
}
