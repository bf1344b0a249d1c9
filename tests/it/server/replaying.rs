//! `signatory replay`: real histories, and files that are not what they should be.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::Value;
use signatory::documents::official::{self, Stated};
use signatory::documents::shipped;

use crate::support::process::{Finished, program};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("data/replays")
        .join(name)
}

/// A history whose treaty has entered into force.
struct Official {
    replay: String,
    threshold_reached_on: NaiveDate,
    entry_into_force_on: NaiveDate,
}

fn replays() -> Vec<Official> {
    let official = official::read(shipped::official_dates()).unwrap();
    let in_force = official
        .into_iter()
        .filter_map(|official| match official.stated {
            Stated::InForce {
                threshold_reached_on,
                entry_into_force_on,
                ..
            } => Some(Official {
                replay: official.replay,
                threshold_reached_on,
                entry_into_force_on,
            }),
            Stated::NotInForce { .. } => None,
        });
    in_force.collect()
}

fn replay(id: &str, more: &[&str]) -> Value {
    let mut command = program();
    command
        .arg("replay")
        .arg(file(&format!("{id}.json")))
        .arg(file(&format!("{id}.csv")))
        .args(more);
    serde_json::from_str(&Finished::of(&mut command).succeeded()).unwrap()
}

fn day_before(date: NaiveDate) -> String {
    date.pred_opt().unwrap().to_string()
}

#[test]
fn twelve_histories_give_the_official_dates() {
    let replays = replays();
    assert_eq!(replays.len(), 12);
    for expected in &replays {
        let id = expected.replay.as_str();

        let replayed = replay(id, &[]);

        let progress = &replayed["progress"];
        assert_eq!(
            progress["entry_into_force_on"],
            expected.entry_into_force_on.to_string(),
            "{id}"
        );
        assert_eq!(
            progress["threshold_reached_on"],
            expected.threshold_reached_on.to_string(),
            "{id}"
        );
        assert_eq!(progress["state"], "in_force", "{id}");
        let fields: Vec<&String> = replayed.as_object().unwrap().keys().collect();
        assert_eq!(
            fields,
            ["treaty", "as_of", "progress", "participants", "warnings"]
        );
        let participant = replayed["participants"][0].as_object().unwrap();
        assert_eq!(
            participant.keys().collect::<Vec<_>>(),
            ["code", "status", "effective_on"]
        );
    }
}

#[test]
fn a_treaty_that_names_states_says_who_is_missing() {
    let replayed = replay("26-4", &["--as-of", "2015-03-14"]);

    let progress = &replayed["progress"];
    assert_eq!(progress["state"], "pending");
    assert_eq!(progress["entry_into_force_on"], Value::Null);
    assert_eq!(progress["conditions"][0]["named"], 44);
    assert_eq!(
        progress["conditions"][0]["missing"]
            .as_array()
            .unwrap()
            .len(),
        8
    );
}

#[test]
fn the_eves_of_the_trigger_and_of_the_entry_into_force_are_told_apart() {
    for expected in &replays() {
        let id = expected.replay.as_str();
        let trigger = expected.threshold_reached_on;
        let in_force = expected.entry_into_force_on;

        let eve = replay(id, &["--as-of", &day_before(trigger)]);
        let day = replay(id, &["--as-of", &trigger.to_string()]);
        let waiting = replay(id, &["--as-of", &day_before(in_force)]);

        assert_eq!(eve["progress"]["entry_into_force_on"], Value::Null, "{id}");
        assert_eq!(eve["progress"]["state"], "pending", "{id}");
        assert_eq!(eve["as_of"], day_before(trigger), "{id}");
        assert_eq!(
            day["progress"]["entry_into_force_on"],
            in_force.to_string(),
            "{id}"
        );
        assert_eq!(waiting["progress"]["state"], "threshold_reached", "{id}");
    }
}

#[test]
fn a_party_has_its_date_of_effect() {
    let replayed = replay("18-14", &["--as-of", "2014-04-02"]);

    let participants = replayed["participants"].as_array().unwrap();
    let of = |code: &str| {
        participants
            .iter()
            .find(|participant| participant["code"] == code)
            .unwrap()
    };
    assert_eq!(of("BOL")["effective_on"], "2006-01-04");
    assert_eq!(of("BOL")["status"], "party");
    assert_eq!(of("JPN")["effective_on"], Value::Null);
}

/// Replays a table over the clauses of the Hanoi Convention.
fn with_table(table: &str) -> Finished {
    let folder = tempfile::tempdir().unwrap();
    let treaty = folder.path().join("treaty.json");
    let acts = folder.path().join("acts.csv");
    std::fs::write(&treaty, shipped::treaties()[0].document).unwrap();
    std::fs::write(&acts, table).unwrap();
    let mut command = program();
    command.arg("replay").args([treaty, acts]);
    command.args(["--as-of", "2026-11-21"]);
    Finished::of(&mut command)
}

#[test]
fn a_table_without_a_date_is_refused_with_its_line() {
    let said = with_table(
        "participant_code,participant_name,action,date,not_before,not_after,source,note\n\
         VNM,Viet Nam,signature,2025-10-25,,,,\n\
         QAT,Qatar,ratification,,2026-02-01,2026-02-28,,\"not found, yet\"\n\
         FJI,Fiji,signature,,2025-11-20,2026-01-17,,\n",
    )
    .failed();

    assert!(
        said.contains("2 rows cannot be read, the first on line 3"),
        "{said}"
    );
}

#[test]
fn what_is_no_table_of_actions_is_refused_in_a_sentence() {
    let header = "participant_code,action,date\n";
    for (table, says) in [
        (String::new(), "table of actions"),
        ("code,what\nVNM,signature\n".into(), "participant_code"),
        (format!("{header}Vietnam,signature,2025-10-25\n"), "line 2"),
        (format!("{header}QQQ,signature,2025-10-25\n"), "QQQ"),
        (format!("{header}VNM,marriage,2025-10-25\n"), "marriage"),
        (format!("{header}VNM,signature,25.10.2025\n"), "25.10.2025"),
        (format!("{header}VNM,signature\n"), "line 2"),
    ] {
        let said = with_table(&table).failed();

        assert!(said.contains(says), "{says} in {said}");
    }
}

#[test]
fn an_unknown_column_and_an_irregular_act_are_warnings() {
    let said = with_table(
        "participant_code,action,date,colour\nVNM,signature,2025-10-25,red\nX:Some Club,accession,2026-03-01,\n",
    )
    .succeeded();

    let replayed: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(replayed["warnings"][0]["row"], 1);
    assert_eq!(replayed["warnings"][0]["code"], "unknown_column");
    assert_eq!(replayed["participants"][1]["code"], "X:Some Club");
    assert_eq!(replayed["progress"]["counted"], 0);
}

#[test]
fn what_is_no_treaty_document_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let treaty = folder.path().join("treaty.json");
    for document in ["", "[]", "{", "{\"id\": \"x\"}", "\u{feff}"] {
        std::fs::write(&treaty, document).unwrap();
        let mut command = program();
        command.arg("replay").arg(&treaty).arg(file("18-14.csv"));

        let said = Finished::of(&mut command).failed();

        assert!(
            said.starts_with("the treaty document is refused "),
            "{said}"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    for (treaty, acts, absent) in [
        ("absent.json", "18-14.csv", "absent.json"),
        ("18-14.json", "absent.csv", "absent.csv"),
        ("", "18-14.csv", "replays"),
    ] {
        let mut command = program();
        command.arg("replay").args([file(treaty), file(acts)]);

        let said = Finished::of(&mut command).failed();

        assert!(said.starts_with("cannot read "), "{said}");
        assert!(said.contains(absent), "{said}");
    }
}
