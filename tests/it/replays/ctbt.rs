//! The Comprehensive Nuclear-Test-Ban Treaty: forty-four States by name, and not in force.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::{Assessment, Status};
use signatory::domain::threshold::ConditionState;
use signatory::domain::treaty::Condition;

use super::{document, replayed};
use crate::support::domain::{act, assess, code, date, effect_on, history, standing};

/// The last change of the table that the history was read from, and the day of the snapshot that holds it.
const TABLE: [&str; 2] = ["2014-03-19", "2015-03-14"];

fn named() -> Vec<String> {
    let Condition::Named { all_of } = &document("26-4").clauses.entry_into_force.conditions[0]
    else {
        panic!("no States are named")
    };
    all_of.iter().map(ToString::to_string).collect()
}

fn missing(assessment: &Assessment) -> Vec<String> {
    let ConditionState::Named { required, missing } = &assessment.conditions[0] else {
        panic!("no States are named")
    };
    assert_eq!(*required, 44);
    missing.iter().map(ToString::to_string).collect()
}

#[test]
fn eight_of_the_forty_four_named_states_are_missing() {
    for day in TABLE {
        let assessment = assess(&replayed("26-4"), day);

        let mut missing = missing(&assessment);
        missing.sort();
        assert_eq!(
            missing,
            ["CHN", "EGY", "IND", "IRN", "ISR", "PAK", "PRK", "USA"]
        );
        for state in missing {
            let expected = if ["IND", "PAK", "PRK"].contains(&state.as_str()) {
                Status::NoAction
            } else {
                Status::Signatory
            };
            assert_eq!(standing(&assessment, &state).status, expected, "{state}");
        }
    }
}

#[test]
fn as_many_ratifications_as_states_are_named_are_not_enough() {
    let assessment = assess(&replayed("26-4"), "2014-03-19");

    assert!(assessment.counted() > 44, "{}", assessment.counted());
    assert_eq!(assessment.reached, None);
    assert_eq!(assessment.in_force_on, None);
}

#[test]
fn zaire_of_the_annex_is_the_democratic_republic_of_the_congo() {
    let assessment = assess(&replayed("26-4"), "2014-03-19");

    assert!(named().contains(&"COD".to_owned()));
    assert_eq!(
        standing(&assessment, "COD")
            .instrument
            .as_ref()
            .unwrap()
            .deposited_on,
        date("2004-09-28")
    );
}

#[test]
fn the_last_of_the_eight_would_bring_it_into_force_after_a_hundred_and_eighty_days() {
    let mut history = replayed("26-4");
    let eight = missing(&assess(&history, "2014-03-19"));
    for (day, state) in (1..).zip(&eight) {
        let eve = assess(&history, "2015-01-31");
        assert_eq!(eve.in_force_on, None, "before {state}");
        let on = format!("2015-01-{day:02}");
        history = history.with_hypothetical(act(state, ActionKind::Ratification, &on));
    }

    let assessment = assess(&history, "2015-01-31");

    assert_eq!(assessment.reached.as_ref().unwrap().on, date("2015-01-08"));
    assert_eq!(assessment.in_force_on, Some(date("2015-07-07")));
    assert_eq!(effect_on(&assessment, "FJI"), Some(date("2015-07-07")));
}

#[test]
fn never_before_two_years_after_it_was_opened() {
    let at_once = |on: &str| -> Vec<Act> {
        named()
            .iter()
            .map(|state| act(state, ActionKind::Ratification, on))
            .collect()
    };
    let in_force =
        |on: &str| assess(&history(document("26-4"), at_once(on)), "1999-12-31").in_force_on;

    assert_eq!(in_force("1996-09-24"), Some(date("1998-09-24")));
    assert_eq!(in_force("1998-03-28"), Some(date("1998-09-24")));
    assert_eq!(in_force("1998-03-29"), Some(date("1998-09-25")));
}

#[test]
fn a_succession_is_no_ratification() {
    let assessment = assess(&replayed("26-4"), "2014-03-19");

    assert!(!standing(&assessment, "MNE").counts);
    assert!(standing(&assessment, "SRB").counts);
    assert!(assessment.standing(&code("EUE")).is_none(), "States only");
}
