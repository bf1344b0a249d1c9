//! The Paris Agreement: fifty-five Parties and 55 per cent, and one that left and came back.

use chrono::{Days, NaiveDate};
use signatory::domain::action::ActionKind;
use signatory::domain::assessment::{Assessment, Status};
use signatory::domain::participation::End;
use signatory::domain::threshold::{ConditionState, NotCounted};
use signatory::domain::treaty::{Condition, ReioCounting};

use super::{document, files, replayed, triggered_by};
use crate::support::domain::{
    acts_of, assess, code, date, directory, effect_on, history, standing,
};

fn share(assessment: &Assessment) -> u32 {
    let ConditionState::Share { present_bp, .. } = &assessment.conditions[0] else {
        panic!("not a share")
    };
    *present_bp
}

/// A row of the table with the date of effect that the depositary stated.
struct Stated {
    participant: String,
    action: String,
    on: NaiveDate,
    effective_on: NaiveDate,
}

fn stated() -> Vec<Stated> {
    let mut table = csv::Reader::from_reader(files("27-7-d").actions.as_bytes());
    let rows = table.deserialize::<std::collections::HashMap<String, String>>();
    rows.map(Result::unwrap)
        .filter(|row| !row["effective_on"].is_empty())
        .map(|row| Stated {
            participant: row["participant_code"].clone(),
            action: row["action"].clone(),
            on: date(&row["date"]),
            effective_on: date(&row["effective_on"]),
        })
        .collect()
}

#[test]
fn fifty_five_parties_waited_two_weeks_for_the_share() {
    let history = replayed("27-7-d");
    let on = |day: &str| assess(&history, day);

    assert!(on("2016-09-20").counted() < 55);
    assert!(on("2016-09-21").counted() >= 55);
    assert_eq!(on("2016-09-21").reached, None);
    assert_eq!(share(&on("2016-10-04")), 5211);
    assert_eq!(on("2016-10-04").in_force_on, None);
    assert_eq!(share(&on("2016-10-05")), 5882);
    assert_eq!(share(&on("2016-10-05")) - 1789, 4093);
    assert_eq!(on("2016-10-05").in_force_on, Some(date("2016-11-04")));
}

#[test]
fn the_delay_runs_from_the_share_and_not_from_the_fifty_fifth_party() {
    let mut by_count = document("27-7-d");
    by_count.clauses.entry_into_force.conditions.clear();
    let by_count = history(by_count, acts_of(files("27-7-d").actions));

    let alone = assess(&by_count, "2017-01-01");
    let both = assess(&replayed("27-7-d"), "2017-01-01");

    assert_eq!(alone.reached.as_ref().unwrap().on, date("2016-09-21"));
    assert_eq!(alone.in_force_on, Some(date("2016-10-21")));
    assert_eq!(both.in_force_on, Some(date("2016-11-04")));
}

#[test]
fn the_share_of_the_european_union_is_in_the_table_and_is_not_added() {
    let mut treaty = document("27-7-d");
    let Condition::Share { shares_bp, .. } = &treaty.clauses.entry_into_force.conditions[0] else {
        panic!("not a share")
    };
    assert_eq!(shares_bp[&code("EUE")], 1210);
    let states: u32 = shares_bp.values().sum::<u32>() - 1210;
    assert_eq!(
        states, 9999,
        "the published percentages, rounded one by one"
    );

    let as_it_is = assess(&replayed("27-7-d"), "2016-10-05");
    treaty.clauses.entry_into_force.reio = ReioCounting::Counted;
    let acts = acts_of(files("27-7-d").actions);
    let counted_twice = assess(&history(treaty, acts), "2016-10-05");

    assert_eq!(share(&as_it_is), 5882);
    assert_eq!(share(&counted_twice), 5882 + 1210);
    let union = as_it_is
        .not_counted()
        .into_iter()
        .find(|(deposit, _)| deposit.participant == code("EUE"))
        .unwrap();
    assert_eq!(union.1, NotCounted::ReioNotAdditional);
    assert!(!triggered_by(&as_it_is).contains(&"EUE".to_owned()));
}

#[test]
fn every_date_of_effect_is_the_one_that_the_depositary_stated() {
    let in_force = date("2016-11-04");
    let assessment = assess(&replayed("27-7-d"), "2023-02-13");
    let mut today: Vec<Stated> = stated();
    today.retain(|row| row.participant != "USA" || row.on == date("2021-01-20"));
    assert_eq!(today.len(), 195);
    for row in today {
        let thirtieth = row.on.checked_add_days(Days::new(30)).unwrap();
        let id = &row.participant;

        assert_eq!(row.effective_on, thirtieth.max(in_force), "{id}");
        assert_eq!(effect_on(&assessment, id), Some(row.effective_on), "{id}");
    }
}

#[test]
fn who_left_and_came_back_has_two_spells_and_its_dates() {
    let history = replayed("27-7-d");
    let on = |day: &str| assess(&history, day);
    let status = |day: &str| standing(&on(day), "USA").status;

    let first = on("2019-11-04");
    assert_eq!(effect_on(&first, "USA"), Some(date("2016-11-04")));
    assert_eq!(standing(&first, "USA").leaves_on, Some(date("2020-11-04")));
    assert_eq!(status("2020-11-03"), Status::Party);
    assert_eq!(status("2020-11-04"), Status::FormerParty);
    assert_eq!(status("2021-01-20"), Status::ContractingState);
    assert_eq!(status("2021-02-19"), Status::Party);
    assert_eq!(
        effect_on(&on("2021-02-19"), "USA"),
        Some(date("2021-02-19"))
    );
    let participation = history.participation(&code("USA"), directory(), date("2023-02-13"));
    let spells: Vec<_> = participation
        .instruments
        .iter()
        .map(|spell| (spell.deposited_on, spell.end.map(End::on)))
        .collect();
    assert_eq!(
        spells,
        [
            (date("2016-09-03"), Some(date("2020-11-04"))),
            (date("2021-01-20"), None),
        ]
    );
    for row in stated().iter().filter(|row| row.action == "denunciation") {
        assert_eq!(row.effective_on, date("2020-11-04"));
    }
}

#[test]
fn the_table_of_today_alone_would_give_another_entry_into_force() {
    let of_today = acts_of(files("27-7-d").actions).into_iter().filter(|act| {
        act.participant != code("USA")
            || act.kind == ActionKind::Signature
            || act.date == date("2021-01-20")
    });

    let assessment = assess(&history(document("27-7-d"), of_today), "2023-02-13");

    assert_ne!(assessment.in_force_on, Some(date("2016-11-04")));
    assert!(assessment.reached.unwrap().on > date("2016-10-05"));
}

#[test]
fn leaving_does_not_undo_the_entry_into_force() {
    let assessment = assess(&replayed("27-7-d"), "2020-12-01");

    assert_eq!(assessment.in_force_on, Some(date("2016-11-04")));
    assert!(assessment.findings.is_empty());
}
