//! The doctor: it names what is wrong, says what to do, and changes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::support::database::{TestDatabase, both};
use crate::support::files::files_below;
use crate::support::process::Home;

both!(
    a_register_that_is_well_has_nothing_wrong,
    a_broken_chain_is_wrong,
    nothing_is_changed,
);

/// The verdicts by check, and whether the exit code says that something is wrong.
fn look(home: &Home<'_>, more: &[&str]) -> (BTreeMap<String, (String, String)>, bool) {
    let finished = home.run(["doctor", "--json"].iter().chain(more));
    let findings: Vec<Value> = serde_json::from_str(&finished.stdout).unwrap();
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap().to_owned();
    let mut verdicts = BTreeMap::new();
    for finding in &findings {
        assert_eq!(
            finding["verdict"] != "ok",
            finding["advice"].is_string(),
            "{finding}"
        );
        let found = (text(finding, "verdict"), text(finding, "found"));
        let known = verdicts.get(&text(finding, "check"));
        if known.is_none_or(|(verdict, _): &(String, String)| verdict == "ok") {
            verdicts.insert(text(finding, "check"), found);
        }
    }
    let wrong = verdicts.values().any(|(verdict, _)| verdict == "wrong");
    assert_eq!(
        finished.status.code(),
        Some(i32::from(wrong)),
        "{finished:?}"
    );
    (verdicts, wrong)
}

fn a_register_that_is_well_has_nothing_wrong(database: &TestDatabase) {
    let home = Home::migrated(database);
    home.start_with(&[]).stop();

    let (verdicts, wrong) = look(&home, &["--streams", "10"]);

    assert!(!wrong, "{verdicts:?}");
    for check in [
        "database",
        "schema",
        "rights",
        "record",
        "audit trail",
        "clock",
        "documents",
    ] {
        assert_eq!(verdicts[check].0, "ok", "{check}: {verdicts:?}");
    }
    assert!(verdicts["record"].1.contains("713:"), "{verdicts:?}");
    let lines = home.run(["doctor", "--streams", "10"]).succeeded();
    assert!(
        lines
            .lines()
            .all(|line| line.starts_with("ok ") || line.starts_with("warning ")),
        "{lines}"
    );
}

fn a_broken_chain_is_wrong(database: &TestDatabase) {
    let home = Home::migrated(database);
    home.start_with(&[]).stop();
    database.without_triggers();
    database
        .batch(
            "UPDATE ledger_entry SET previous_hash = zeroblob(32) WHERE position = 42",
            "UPDATE ledger_entry SET previous_hash = decode(repeat('00', 32), 'hex') WHERE position = 42",
        )
        .unwrap();

    let (verdicts, _) = look(&home, &[]);

    assert_eq!(verdicts["record"].0, "wrong");
    assert!(verdicts["record"].1.contains("position 42"), "{verdicts:?}");
    assert_eq!(verdicts["audit trail"].0, "ok");
}

/// Every file with its bytes.
fn files(folder: &Path) -> BTreeMap<std::path::PathBuf, Vec<u8>> {
    let files = files_below(folder).into_iter();
    files
        .map(|file| (file.clone(), std::fs::read(file).unwrap()))
        .collect()
}

fn nothing_is_changed(database: &TestDatabase) {
    let home = Home::migrated(database);
    look(&home, &[]);
    assert!(!home.data().exists());
    home.start_with(&[]).stop();
    let before = files(&home.data());

    look(&home, &[]);

    assert_eq!(files(&home.data()), before);
}

#[test]
fn every_mistake_of_the_configuration_is_a_line() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);

    let finished = home.run(["doctor", "--workers", "0", "--listen", "nowhere"]);

    assert_eq!(finished.status.code(), Some(1));
    assert_eq!(finished.stdout.lines().count(), 2, "{finished:?}");
    assert!(
        finished
            .stdout
            .lines()
            .all(|line| line.starts_with("wrong "))
    );
    assert_eq!(finished.stderr, "");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_wrong() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    home.start_with(&[]).stop();
    let open = |name: &str| {
        let file = home.data().join(name);
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644)).unwrap();
    };
    open("signing-key.pem");
    open("certificate-key.pem");
    std::fs::write(home.data().join("webhooks.key"), "no key").unwrap();

    let (verdicts, _) = look(&home, &[]);

    for check in ["token keys", "certificate key", "webhooks key"] {
        assert_eq!(verdicts[check].0, "wrong", "{verdicts:?}");
    }
}

#[test]
fn a_database_out_of_reach_and_too_little_room_are_wrong() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let nobody = "postgres://nobody@127.0.0.1:1/nothing";

    let (verdicts, _) = look(
        &home,
        &["--database-url", nobody, "--disk-free-mib", "4294967295"],
    );

    assert_eq!(verdicts["database"].0, "wrong");
    assert_eq!(verdicts["disk"].0, "wrong");
    assert_eq!(verdicts["clock"].0, "ok");
}

#[test]
fn fewer_files_than_streams_and_a_public_address_of_this_machine_are_warned_of() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    home.start_with(&[]).stop();

    let (verdicts, wrong) = look(
        &home,
        &[
            "--streams",
            "1000000",
            "--listen",
            "0.0.0.0:8080",
            "--public-url",
            "http://localhost:8080",
        ],
    );

    assert!(!wrong, "{verdicts:?}");
    assert_eq!(verdicts["public address"].0, "warning");
    assert_eq!(verdicts["token keys"].0, "warning");
}
