//! The Kyoto Protocol. Its table of 1990 emissions was in no source that could be read, so the shares that ship are
//! remembered, and held here against everything that was stated about them.
//!
//! What was stated is by itself enough to prove the date: before the Russian Federation deposited, those that had ratified
//! stood for 44.2 per cent together (the secretariat's status of 15 April 2004), it stands for 17.4 by itself, the United
//! States for 36.1 and Australia for 2.1. However the 44.2 per cent are divided, the entry into force is the same.

use std::collections::BTreeMap;

use proptest::prelude::*;
use signatory::documents::treaty;
use signatory::domain::history::History;
use signatory::domain::threshold::ConditionState;
use signatory::domain::treaty::Condition;

use super::triggered_by;
use crate::support::domain::{acts_of, assess, code, date, effect_on, history};

const DOCUMENT: &str = include_str!("../../../data/replays/27-7-a.json");
const ACTIONS: &str = include_str!("../../../data/replays/27-7-a.csv");

/// Stated by name, in basis points; the first had not deposited by November 2004 and the second deposited in 2007.
const STATED: [(&str, u32); 3] = [("USA", 3610), ("AUS", 210), ("RUS", 1740)];
/// Stated for all together that had ratified by 15 April 2004.
const TOGETHER: u32 = 4420;
/// Of Annex B to the Protocol, those that had deposited by then; the European Union and those without a share in the
/// table may be among them, which makes no difference.
const RATIFIED: [&str; 32] = [
    "AUT", "BEL", "BGR", "CAN", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "ISL",
    "IRL", "ITA", "JPN", "LVA", "LTU", "LUX", "NLD", "NZL", "NOR", "POL", "PRT", "ROU", "SVK",
    "SVN", "ESP", "SWE", "CHE", "GBR", "UKR",
];

fn kyoto(conditions: Vec<Condition>) -> History {
    let mut treaty = treaty::parse(DOCUMENT).unwrap();
    treaty.clauses.entry_into_force.conditions = conditions;
    history(treaty, acts_of(ACTIONS))
}

/// The condition, with the 44.2 per cent divided by these weights.
fn divided(weights: &[u32]) -> Condition {
    let all: u32 = weights.iter().sum::<u32>().max(1);
    let mut shares: BTreeMap<_, u32> = RATIFIED
        .iter()
        .zip(weights)
        .map(|(id, weight)| (code(id), TOGETHER * weight / all))
        .collect();
    let given: u32 = shares.values().sum();
    // What was lost by rounding down goes to one of them.
    *shares.get_mut(&code("DEU")).unwrap() += TOGETHER - given;
    shares.extend(STATED.map(|(id, share)| (code(id), share)));
    Condition::Share {
        measure: "1990 carbon dioxide emissions of Annex I Parties".into(),
        at_least_bp: 5500,
        shares_bp: shares,
    }
}

#[test]
fn the_fifty_fifth_party_was_iceland_and_the_delay_did_not_run_from_it() {
    let by_count = kyoto(Vec::new());

    let eve = assess(&by_count, "2002-05-22");
    let day = assess(&by_count, "2002-05-23");

    assert_eq!(eve.counted(), 54);
    assert_eq!(triggered_by(&day), ["ISL"]);
    assert_eq!(day.in_force_on, Some(date("2002-08-21")), "the count alone");
}

#[test]
fn the_shares_that_ship_are_those_that_were_stated() {
    let shipped = treaty::parse(DOCUMENT).unwrap();
    let Some(Condition::Share { shares_bp, .. }) =
        shipped.clauses.entry_into_force.conditions.first()
    else {
        panic!("the condition of article 25(1)");
    };

    for (id, share) in STATED {
        assert_eq!(shares_bp[&code(id)], share, "{id}");
    }
    let together: u32 = RATIFIED
        .iter()
        .filter_map(|id| shares_bp.get(&code(id)))
        .sum();
    assert_eq!(together, TOGETHER);
    assert_eq!(
        shipped.clauses.entry_into_force.provenance.verified,
        Some(false)
    );
}

#[test]
fn the_delay_runs_from_the_day_on_which_the_share_was_met_too() {
    let history = history(treaty::parse(DOCUMENT).unwrap(), acts_of(ACTIONS));

    assert_eq!(assess(&history, "2004-11-17").in_force_on, None);
    let after = assess(&history, "2015-03-14");

    assert_eq!(after.in_force_on, Some(date("2005-02-16")));
    assert_eq!(effect_on(&after, "DZA"), Some(date("2005-05-17")));
}

proptest! {
    #[test]
    fn however_the_shares_are_divided_the_delay_runs_from_the_last_condition(
        weights in proptest::collection::vec(0_u32..1000, RATIFIED.len()),
    ) {
        let history = kyoto(vec![divided(&weights)]);

        let eve = assess(&history, "2004-11-17");
        let after = assess(&history, "2015-03-14");

        let present = |id: &ConditionState| match id {
            ConditionState::Share { present_bp, .. } => *present_bp,
            ConditionState::Named { .. } => 0,
        };
        prop_assert_eq!(present(&eve.conditions[0]), TOGETHER);
        prop_assert_eq!(eve.in_force_on, None);
        prop_assert_eq!(after.reached.as_ref().unwrap().on, date("2004-11-18"));
        // The former Yugoslav Republic of Macedonia acceded on the same day; a day has no order.
        prop_assert_eq!(triggered_by(&after), ["MKD", "RUS"]);
        prop_assert_eq!(after.in_force_on, Some(date("2005-02-16")));
        for (participant, effect) in [
            ("FJI", "2005-02-16"),
            ("ISL", "2005-02-16"),
            ("RUS", "2005-02-16"),
            ("IDN", "2005-03-03"),
            ("DZA", "2005-05-17"),
            ("AUS", "2008-03-11"),
        ] {
            prop_assert_eq!(effect_on(&after, participant), Some(date(effect)), "{}", participant);
        }
    }
}
