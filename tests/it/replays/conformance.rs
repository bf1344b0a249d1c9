//! The comparison with the official dates: when it holds, and that it does not hold by itself.

use signatory::documents::shipped::{self, Replay, Shipped};
use signatory::ledger::conformance::Conformance;

use crate::support::domain::{date, directory};

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

    assert_eq!(conformance.replays.len(), 10);
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
    ] {
        assert!(official.contains(stated), "{stated}");
        let official = official.replace(stated, falsified);

        let conformance = compared(&official, &shipped::replays());

        assert_eq!(different(&conformance), ["27-14"], "{falsified}");
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

    assert_eq!(different(&conformance).len(), 10);
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
    assert_eq!(conformance.replays.len(), 8);
    assert!(!conformance.conforms());
}

#[test]
fn official_dates_that_cannot_be_read_are_said() {
    let double = shipped::official_dates().replace("27-8,", "27-14,");
    let sourceless = "replay,threshold_reached_on,threshold_reached_by,entry_into_force_on,source\n\
                      27-14,2003-11-26,ARM,2004-02-24,\n";
    for (official, detail) in [
        (double.as_str(), "found 27-14 again"),
        (sourceless, "expected a source"),
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
    let no_history = compared(shipped::official_dates(), &shipped::replays()[..9]);

    for conformance in [no_dates, no_history] {
        assert_eq!(conformance.unreadable[0].file, "27-14");
        assert_eq!(conformance.replays.len(), 9);
        assert!(!conformance.conforms());
    }
}

#[test]
fn nothing_at_all_does_not_conform() {
    let header = "replay,threshold_reached_on,threshold_reached_by,entry_into_force_on,source\n";

    assert!(!compared(header, &[]).conforms());
}
