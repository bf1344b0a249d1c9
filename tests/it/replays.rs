//! Real treaties: their histories give the entry into force that the depositary stated.

mod conformance;
mod ctbt;
mod kyoto;
mod paris;
mod shipped_record;

use std::sync::Arc;

use chrono::NaiveDate;
use signatory::documents::official::{self, Stated};
use signatory::documents::shipped::{self, Shipped};
use signatory::documents::{actions, treaty};
use signatory::domain::assessment::Assessment;
use signatory::domain::history::History;
use signatory::domain::rules::{IrregularityCode, Regime, review};
use signatory::domain::threshold::{Floor, NotCounted};
use signatory::domain::treaty::{ReioCounting, Treaty};

use crate::support::domain::{
    acts_of, assess, code, date, directory, effect_on, history, shipped_treaty,
};

/// A history whose treaty has entered into force, and what was stated about it.
struct Official {
    replay: String,
    threshold_reached_on: NaiveDate,
    threshold_reached_by: Vec<String>,
    entry_into_force_on: NaiveDate,
}

/// The histories whose treaties have entered into force.
fn replays() -> Vec<Official> {
    let official = official::read(shipped::official_dates()).unwrap();
    let in_force = official.into_iter().filter_map(|official| {
        let Stated::InForce {
            threshold_reached_on,
            threshold_reached_by,
            entry_into_force_on,
        } = official.stated
        else {
            return None;
        };
        Some(Official {
            replay: official.replay,
            threshold_reached_on,
            threshold_reached_by: threshold_reached_by
                .iter()
                .map(ToString::to_string)
                .collect(),
            entry_into_force_on,
        })
    });
    in_force.collect()
}

fn files(id: &str) -> Shipped {
    let mut replays = shipped::replays().into_iter();
    replays.find(|replay| replay.name == id).unwrap().files
}

fn document(id: &str) -> Treaty {
    treaty::parse(files(id).document).unwrap()
}

fn replayed(id: &str) -> History {
    history(document(id), acts_of(files(id).actions))
}

/// Who met the conditions, in the order of codes.
fn triggered_by(assessment: &Assessment) -> Vec<String> {
    let reached = assessment.reached.as_ref().unwrap();
    let mut codes: Vec<String> = assessment
        .tally
        .counted
        .iter()
        .filter(|deposit| reached.by.contains(&deposit.instrument.action))
        .map(|deposit| deposit.participant.to_string())
        .collect();
    codes.sort();
    codes
}

#[test]
fn twelve_histories_give_the_official_entry_into_force() {
    let replays = replays();
    assert_eq!(replays.len(), 12);
    for replay in &replays {
        let id = &replay.replay;

        let assessment = assess(&replayed(id), "2023-02-13");

        let reached = assessment.reached.as_ref().unwrap();
        assert_eq!(reached.on, replay.threshold_reached_on, "{id}");
        assert_eq!(
            assessment.in_force_on,
            Some(replay.entry_into_force_on),
            "{id}"
        );
        assert_eq!(
            triggered_by(&assessment),
            replay.threshold_reached_by,
            "{id}"
        );
    }
}

#[test]
fn the_day_before_the_trigger_nothing_is_reached() {
    for replay in replays() {
        let id = &replay.replay;
        let eve = replay.threshold_reached_on.pred_opt().unwrap();

        let assessment = Assessment::of(&replayed(id), directory(), eve);

        assert_eq!(assessment.reached, None, "{id}");
        assert_eq!(assessment.in_force_on, None, "{id}");
    }
}

#[test]
fn an_organization_that_is_counted_would_change_the_date_of_rotterdam_alone() {
    for replay in replays() {
        let id = &replay.replay;
        let mut treaty = document(id);
        treaty.clauses.entry_into_force.reio = ReioCounting::Counted;

        let acts = acts_of(files(id).actions);
        let assessment = assess(&history(treaty, acts), "2023-02-13");

        let expected = if id == "27-14" {
            date("2004-01-08")
        } else {
            replay.entry_into_force_on
        };
        assert_eq!(assessment.in_force_on, Some(expected), "{id}");
    }
}

#[test]
fn the_fiftieth_instrument_of_rotterdam_is_armenias_because_the_community_is_not_additional() {
    let assessment = assess(&replayed("27-14"), "2003-11-26");

    let community = assessment
        .not_counted()
        .into_iter()
        .find(|(deposit, _)| deposit.participant == code("EUE"))
        .unwrap();
    assert_eq!(assessment.counted(), 50);
    assert_eq!(triggered_by(&assessment), ["ARM"]);
    assert_eq!(community.0.instrument.deposited_on, date("2002-12-20"));
    assert_eq!(community.1, NotCounted::ReioNotAdditional);
}

#[test]
fn the_ten_instruments_of_one_ceremony_share_their_ordinals() {
    let assessment = assess(&replayed("18-10"), "2002-04-11");

    let reached = assessment.reached.as_ref().unwrap();
    let ordinals = assessment.ordinals();
    assert_eq!(reached.by.len(), 10);
    for position in &reached.by {
        assert_eq!(
            (ordinals[position].first, ordinals[position].last),
            (57, 66)
        );
    }
}

#[test]
fn the_trafficking_protocol_waited_for_its_own_fortieth_not_for_its_parent() {
    let assessment = assess(&replayed("18-12-a"), "2004-01-01");

    assert_eq!(assessment.in_force_on, Some(date("2003-12-25")));
    assert_eq!(
        assessment.treaty.clauses.entry_into_force.not_before,
        Some(date("2003-09-29"))
    );
}

#[test]
fn beside_its_parent_the_trafficking_protocol_has_the_parents_date_as_its_floor() {
    let mut treaty = document("18-12-a");
    treaty.clauses.entry_into_force.not_before = None;
    let alone = history(treaty, acts_of(files("18-12-a").actions));
    let beside = alone.clone().with_parent(Some(Arc::new(replayed("18-12"))));

    // On the day on which the Convention's fortieth instrument was deposited, its entry into force became known.
    let before = assess(&beside, "2003-06-30");
    let on_the_day = assess(&beside, "2003-07-01");
    let after = assess(&beside, "2004-01-01");

    assert_eq!(assess(&alone, "2004-01-01").floor, Floor::None);
    assert_eq!(before.floor, Floor::NotKnown);
    assert!(
        matches!(on_the_day.floor, Floor::Parent(parent) if parent.in_force_on == date("2003-09-29"))
    );
    assert_eq!(after.in_force_on, Some(date("2003-12-25")));
}

#[test]
fn every_party_to_the_trafficking_protocol_was_bound_by_its_parent_on_that_day() {
    let beside = replayed("18-12-a").with_parent(Some(Arc::new(replayed("18-12"))));

    let without: Vec<_> = beside
        .participants()
        .flat_map(|who| review(&beside, directory(), who, Regime::History))
        .filter(|(_, irregularity)| irregularity.code == IrregularityCode::ParentRequired)
        .map(|(_, irregularity)| irregularity.detail)
        .collect();

    assert_eq!(without, [""; 0]);
}

/// Deposit and effect as the official records state them.
fn check_effects(assessment: &Assessment, cases: &[(&str, &str, &str)]) {
    for (participant, deposited_on, effect) in cases {
        let standing = assessment.standing(&code(participant)).unwrap();
        let deposited: Option<NaiveDate> = standing.instrument.as_ref().map(|i| i.deposited_on);
        assert_eq!(deposited, Some(date(deposited_on)), "{participant}");
        assert_eq!(
            effect_on(assessment, participant),
            Some(date(effect)),
            "{participant}"
        );
    }
}

#[test]
fn uncac_has_the_official_date_for_each_party() {
    let acts = acts_of(shipped::treaties()[2].actions);
    let assessment = assess(&history(shipped_treaty(2), acts), "2014-04-02");

    check_effects(
        &assessment,
        &[
            ("DZA", "2004-08-25", "2005-12-14"),
            ("ECU", "2005-09-15", "2005-12-14"),
            ("AZE", "2005-11-01", "2005-12-14"),
            ("BOL", "2005-12-05", "2006-01-04"),
            ("AUS", "2005-12-07", "2006-01-06"),
            ("CHN", "2006-01-13", "2006-02-12"),
            ("BDI", "2006-03-10", "2006-04-09"),
            ("ALB", "2006-05-25", "2006-06-24"),
            ("ATG", "2006-06-21", "2006-07-21"),
        ],
    );
}

#[test]
fn untoc_has_the_official_date_for_each_party_although_its_clause_is_silent_on_the_floor() {
    let acts = acts_of(shipped::treaties()[1].actions);
    let treaty = shipped_treaty(1);
    assert!(!treaty.clauses.later_parties.floor_is_explicit);

    let assessment = assess(&history(treaty, acts), "2013-10-17");

    check_effects(
        &assessment,
        &[
            ("ARM", "2003-07-01", "2003-09-29"),
            ("CRI", "2003-07-24", "2003-09-29"),
            ("CHN", "2003-09-23", "2003-10-23"),
            ("AFG", "2003-09-24", "2003-10-24"),
            ("COM", "2003-09-25", "2003-10-25"),
            ("BRA", "2004-01-29", "2004-02-28"),
            ("COK", "2004-03-04", "2004-04-03"),
            ("CHL", "2004-11-29", "2004-12-29"),
            ("KHM", "2005-12-12", "2006-01-11"),
        ],
    );
}

#[test]
fn the_rome_statute_begins_on_the_first_of_the_month_after_the_sixtieth_day() {
    let assessment = assess(&replayed("18-10"), "2013-02-15");

    check_effects(
        &assessment,
        &[
            ("BGR", "2002-04-11", "2002-07-01"),
            ("AUS", "2002-07-01", "2002-09-01"),
            ("ALB", "2003-01-31", "2003-05-01"),
            ("AFG", "2003-02-10", "2003-05-01"),
            ("BGD", "2010-03-23", "2010-06-01"),
        ],
    );
}

#[test]
fn the_shipped_treaties_agree_with_their_replays() {
    for (index, id) in [(1, "18-12"), (2, "18-14")] {
        let shipped_acts = acts_of(shipped::treaties()[index].actions);
        let shipped = assess(&history(shipped_treaty(index), shipped_acts), "2014-12-31");
        let replay = assess(&replayed(id), "2014-12-31");

        assert_eq!(shipped.in_force_on, replay.in_force_on);
        assert_eq!(shipped.reached, replay.reached);
        assert_eq!(shipped.counted(), replay.counted());
    }
}

#[test]
fn the_column_that_the_format_does_not_know_is_kept_out_with_a_warning() {
    let read = actions::read(files("18-12").actions.as_bytes()).unwrap();

    assert_eq!(read.warnings.len(), 1);
    assert_eq!(read.warnings[0].code, "unknown_column");
    assert_eq!(read.rows[0].row, 2);
}
