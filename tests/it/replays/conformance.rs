//! The comparison with the official dates: when it holds, and that it does not hold by itself.

use signatory::documents::shipped::{self, Replay, Shipped};
use signatory::ledger::conformance::Conformance;

use crate::support::domain::{date, directory};

const HEADER: &str = "replay,threshold_reached_on,threshold_reached_by,entry_into_force_on,not_in_force_as_of,source\n";

fn compared(official: &str, replays: &[Replay]) -> Conformance {
    Conformance::of(official, replays, directory(), date("2026-11-21"))
}

/// The names of the histories that differ from the official dates.
fn different(conformance: &Conformance) -> Vec<&str> {
    conformance
        .replays
        .iter()
        .filter(|replay| !replay.is_equal())
        .map(|replay| replay.official.replay.as_str())
        .collect()
}

#[test]
fn the_histories_that_ship_give_the_official_dates() {
    let conformance = Conformance::shipped(directory(), date("2026-11-21"));

    assert_eq!(conformance.replays.len(), 13);
    assert!(different(&conformance).is_empty());
    assert!(conformance.unreadable.is_empty());
    assert!(conformance.conforms());
}

#[test]
fn a_falsified_official_date_or_participant_is_noticed() {
    let official = shipped::official_dates();
    for (stated, falsified) in [
        ("ARM,2004-02-24", "ARM,2004-02-25"),
        ("27-14,2003-11-26", "27-14,2003-11-27"),
        ("2003-11-26,ARM", "2003-11-26,ARM;EUE"),
        ("27-14,2003-11-26,ARM,2004-02-24,,", "27-14,,,,2004-02-23,"),
        ("26-4,,,,2014-03-19,", "26-4,2012-02-06,IDN,2012-08-04,,"),
    ] {
        assert!(official.contains(stated), "{stated}");
        let official = official.replace(stated, falsified);
        let (id, _) = stated.split_once(',').unwrap();
        let expected = if id == "26-4" { "26-4" } else { "27-14" };

        let conformance = compared(&official, &shipped::replays());

        assert_eq!(different(&conformance), [expected], "{falsified}");
        assert!(!conformance.conforms(), "{falsified}");
    }
}

#[test]
fn a_history_before_its_threshold_does_not_conform() {
    let replays = shipped::replays();

    let conformance = Conformance::of(
        shipped::official_dates(),
        &replays,
        directory(),
        date("1990-08-02"),
    );

    assert_eq!(different(&conformance).len(), 13);
    assert_eq!(conformance.replays[0].computed.entry_into_force_on, None);
    assert!(!conformance.conforms());
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_the_others_are_computed() {
    let mut replays = shipped::replays();
    replays[0].files = Shipped {
        document: "{",
        ..replays[0].files
    };
    replays[1].files.actions = "nothing";

    let conformance = compared(shipped::official_dates(), &replays);

    let files: Vec<&str> = conformance
        .unreadable
        .iter()
        .map(|unreadable| unreadable.file.as_str())
        .collect();
    assert_eq!(files, ["4-11", "4-15"]);
    assert!(conformance.unreadable[0].detail.contains("treaty document"));
    assert!(conformance.unreadable[1].detail.contains("actions"));
    assert_eq!(conformance.replays.len(), 11);
    assert!(!conformance.conforms());
}

#[test]
fn official_dates_that_cannot_be_read_are_said() {
    let double = shipped::official_dates().replace("27-8,", "27-14,");
    let row = |cells: &str| format!("{HEADER}27-14,{cells}\n");
    let sourceless = row("2003-11-26,ARM,2004-02-24,,");
    let both = row("2003-11-26,ARM,2004-02-24,2004-02-23,somewhere");
    let neither = row(",,,,somewhere");
    for (official, detail) in [
        (double.as_str(), "found 27-14 again"),
        (sourceless.as_str(), "expected a source"),
        (
            both.as_str(),
            "expected no threshold_reached_on of a treaty that is not in force",
        ),
        (neither.as_str(), "expected at least one participant"),
        ("replay\n", "the header lacks threshold_reached_on"),
        ("", "expected a header row"),
    ] {
        let conformance = compared(official, &shipped::replays());

        assert_eq!(conformance.unreadable[0].file, "official");
        assert!(
            conformance.unreadable[0].detail.contains(detail),
            "{:?}",
            conformance.unreadable[0]
        );
        assert!(conformance.replays.is_empty());
        assert!(!conformance.conforms());
    }
}

#[test]
fn every_history_has_its_official_dates_and_the_other_way_round() {
    let without_rotterdam: String = shipped::official_dates()
        .lines()
        .filter(|line| !line.starts_with("27-14,"))
        .map(|line| format!("{line}\n"))
        .collect();

    let no_dates = compared(&without_rotterdam, &shipped::replays());
    let no_history = compared(shipped::official_dates(), &shipped::replays()[..12]);

    for conformance in [no_dates, no_history] {
        assert_eq!(conformance.unreadable[0].file, "27-14");
        assert_eq!(conformance.replays.len(), 12);
        assert!(!conformance.conforms());
    }
}

#[test]
fn nothing_at_all_does_not_conform() {
    assert!(!compared(HEADER, &[]).conforms());
}

#[test]
fn what_is_not_in_force_is_computed_for_the_day_for_which_that_was_stated() {
    let conformance = Conformance::shipped(directory(), date("2026-11-21"));
    let earlier = Conformance::shipped(directory(), date("2014-03-18"));
    let of = |conformance: &Conformance| {
        let mut replays = conformance.replays.iter();
        let found = replays.find(|replay| replay.official.replay == "26-4");
        found.cloned().unwrap()
    };

    assert_eq!(of(&conformance).as_of, date("2014-03-19"));
    assert_eq!(of(&conformance).computed.entry_into_force_on, None);
    assert!(of(&conformance).is_equal());
    assert!(!of(&earlier).is_equal(), "stated for a later day");
}
