//! Further conditions, floors and fixed dates.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::delay::Delay;
use signatory::domain::explain::Explanation;
use signatory::domain::threshold::{ConditionState, EffectBasis};
use signatory::domain::treaty::{Condition, Treaty};

use crate::support::domain::{
    act, assess, code, date, effect_on, hanoi, history, standing, states,
};

/// A treaty that takes this many accessions and has this delay for all.
fn treaty(threshold: u32, delay: Delay) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.signature = None;
    treaty.clauses.entry_into_force.threshold = threshold;
    treaty.clauses.entry_into_force.delay = delay;
    treaty.clauses.later_parties.delay = delay;
    treaty
}

fn accession(participant: &str, on: &str) -> Act {
    act(participant, ActionKind::Accession, on)
}

fn shares(at_least_bp: u32, shares: &[(&str, u32)]) -> Condition {
    Condition::Share {
        measure: "emissions".into(),
        at_least_bp,
        shares_bp: shares.iter().map(|(c, bp)| (code(c), *bp)).collect(),
    }
}

#[test]
fn the_delay_runs_from_the_last_condition_that_is_met() {
    let mut kyoto = treaty(2, Delay::NthDayAfter(90));
    kyoto.clauses.entry_into_force.conditions = vec![shares(
        5500,
        &[("ISL", 10), ("JPN", 850), ("RUS", 1740), ("DEU", 3000)],
    )];
    let acts = [
        accession("DEU", "2002-05-01"),
        accession("ISL", "2002-05-23"),
        accession("JPN", "2002-06-04"),
        accession("RUS", "2004-11-18"),
    ];
    let history = history(kyoto, acts);

    let before = assess(&history, "2004-11-17");
    let after = assess(&history, "2005-03-01");

    assert_eq!(before.in_force_on, None);
    assert_eq!(before.counted(), 3);
    assert_eq!(after.reached.as_ref().unwrap().on, date("2004-11-18"));
    assert_eq!(after.in_force_on, Some(date("2005-02-16")));
}

#[test]
fn a_deposit_on_the_day_of_entry_into_force_has_its_own_ninetieth_day() {
    let acts = [
        accession("RUS", "2004-11-18"),
        accession("DZA", "2005-02-16"),
    ];

    let assessment = assess(
        &history(treaty(1, Delay::NthDayAfter(90)), acts),
        "2006-01-01",
    );

    assert_eq!(assessment.in_force_on, Some(date("2005-02-16")));
    assert_eq!(effect_on(&assessment, "DZA"), Some(date("2005-05-17")));
}

#[test]
fn an_organizations_share_is_not_added_to_those_of_its_members() {
    let mut paris = treaty(2, Delay::NthDayAfter(30));
    paris.clauses.entry_into_force.conditions = vec![shares(
        5500,
        &[("CHN", 2009), ("USA", 1789), ("DEU", 256), ("EUE", 1210)],
    )];
    let acts = [
        accession("CHN", "2016-09-03"),
        accession("USA", "2016-09-03"),
        accession("DEU", "2016-10-05"),
        accession("EUE", "2016-10-05"),
    ];

    let assessment = assess(&history(paris, acts), "2016-12-01");

    let ConditionState::Share { present_bp, .. } = &assessment.conditions[0] else {
        panic!("not a share")
    };
    assert_eq!(*present_bp, 2009 + 1789 + 256);
    assert_eq!(assessment.in_force_on, None);
    assert_eq!(Explanation::of(&assessment).unmet_conditions.len(), 1);
}

#[test]
fn a_treaty_that_names_states_waits_for_each_of_them() {
    let mut treaty = treaty(2, Delay::NthDayAfter(180));
    treaty.clauses.entry_into_force.conditions = vec![Condition::Named {
        all_of: vec![code("CHN"), code("FRA"), code("USA")],
    }];
    let mut acts: Vec<Act> = states(60)
        .iter()
        .filter(|state| *state != "CHN")
        .map(|state| accession(state, "2000-01-01"))
        .collect();
    acts.push(accession("FRA", "2000-01-02"));
    acts.push(accession("USA", "2000-01-03"));
    let history = history(treaty, acts);

    let waiting = assess(&history, "2030-01-01");
    let complete = assess(
        &history.with_hypothetical(accession("CHN", "2030-01-01")),
        "2030-01-01",
    );

    assert_eq!(waiting.in_force_on, None);
    assert!(waiting.counted() > 2);
    assert_eq!(
        waiting.conditions,
        [ConditionState::Named {
            required: 3,
            missing: vec![code("CHN")],
        }]
    );
    assert_eq!(complete.in_force_on, Some(date("2030-06-30")));
}

#[test]
fn a_floor_holds_back_a_treaty_whose_own_date_is_earlier() {
    let mut protocol = treaty(10, Delay::MonthsAfter(3));
    let mut acts: Vec<Act> = states(9)
        .iter()
        .map(|state| accession(state, "1970-01-01"))
        .collect();
    acts.push(accession("MUS", "1973-12-12"));
    acts.push(accession("VNM", "1974-08-01"));
    acts.push(accession("ZWE", "1975-12-31"));

    let alone = assess(&history(protocol.clone(), acts.clone()), "1980-01-01");
    protocol.clauses.entry_into_force.not_before = Some(date("1976-03-23"));
    let held = assess(&history(protocol, acts), "1980-01-01");

    assert_eq!(alone.in_force_on, Some(date("1974-03-12")));
    assert_eq!(held.reached.as_ref().unwrap().on, date("1973-12-12"));
    assert_eq!(held.in_force_on, Some(date("1976-03-23")));
    let between = standing(&held, "VNM").effect.unwrap();
    assert_eq!(between.on, date("1976-03-23"));
    assert_eq!(between.basis, EffectBasis::EntryIntoForceFloor);
    assert_eq!(effect_on(&held, "ZWE"), Some(date("1976-03-31")));
}

fn montreal() -> Treaty {
    let mut treaty = treaty(11, Delay::NthDayAfter(90));
    treaty.clauses.entry_into_force.fixed_date = Some(date("1989-01-01"));
    treaty
}

fn eleven_with_the_last_on(day: &str) -> Vec<Act> {
    let mut acts: Vec<Act> = states(10)
        .iter()
        .map(|state| accession(state, "1988-06-01"))
        .collect();
    acts.push(accession("VNM", day));
    acts
}

#[test]
fn a_fixed_date_holds_if_the_conditions_were_met_before_it() {
    let mut acts = eleven_with_the_last_on("1988-12-16");
    acts.push(accession("BEL", "1988-12-30"));
    acts.push(accession("ZWE", "1989-01-01"));

    let assessment = assess(&history(montreal(), acts), "1990-01-01");

    assert_eq!(assessment.in_force_on, Some(date("1989-01-01")));
    assert_eq!(effect_on(&assessment, "VNM"), Some(date("1989-01-01")));
    assert_eq!(effect_on(&assessment, "BEL"), Some(date("1989-01-01")));
    assert_eq!(effect_on(&assessment, "ZWE"), Some(date("1989-04-01")));
}

#[test]
fn after_a_fixed_date_the_delay_decides() {
    let history = history(montreal(), eleven_with_the_last_on("1989-01-02"));

    let assessment = assess(&history, "1990-01-01");

    assert_eq!(assessment.in_force_on, Some(date("1989-04-02")));
    assert_eq!(effect_on(&assessment, "AFG"), Some(date("1989-04-02")));
}

#[test]
fn on_the_fixed_date_itself_the_conditions_are_met_in_time() {
    let history = history(montreal(), eleven_with_the_last_on("1989-01-01"));

    let assessment = assess(&history, "1990-01-01");

    assert_eq!(assessment.in_force_on, Some(date("1989-01-01")));
}

#[test]
fn the_explanation_names_the_floor_and_the_fixed_date() {
    let mut held = treaty(1, Delay::NthDayAfter(90));
    held.clauses.entry_into_force.not_before = Some(date("1976-03-23"));
    let results = |treaty: Treaty, acts: Vec<Act>| {
        let explanation = Explanation::of(&assess(&history(treaty, acts), "2000-01-01"));
        let steps = explanation.arithmetic.into_iter();
        steps.map(|step| step.result).collect::<Vec<_>>()
    };

    let floor = results(held, vec![accession("VNM", "1975-01-01")]);
    let fixed = results(montreal(), eleven_with_the_last_on("1988-12-16"));

    assert_eq!(floor, ["1975-01-01", "1975-04-01", "1976-03-23"].map(date));
    assert_eq!(fixed, ["1988-12-16", "1989-01-01"].map(date));
}
