//! A file that was changed, cut off, or made by another program is refused, and leaves nothing.

use std::io::Read as _;
use std::sync::OnceLock;

use signatory::backup::restoring::check;

use crate::support::database::{TestDatabase, both};
use crate::support::process::{Finished, Home};

both!(what_is_damaged_leaves_nothing_in_the_target);

/// The backup of the record that ships.
fn whole() -> &'static [u8] {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let database = TestDatabase::sqlite();
        let home = Home::beside(&database);
        home.start_with(&[]).stop();
        let file = home.file("a.backup");
        Finished::of(home.command(["backup"]).arg(&file)).succeeded();
        std::fs::read(file).unwrap()
    })
}

fn refusal(bytes: &[u8]) -> String {
    check(bytes).unwrap_err().to_string()
}

/// The same backup with a text in it replaced by another of the same length.
fn with_text(from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut archive = Vec::new();
    zstd::Decoder::new(whole())
        .unwrap()
        .read_to_end(&mut archive)
        .unwrap();
    let at = archive
        .windows(from.len())
        .position(|window| window == from.as_bytes());
    let at = at.unwrap();
    archive[at..at + to.len()].copy_from_slice(to.as_bytes());
    zstd::encode_all(&archive[..], 3).unwrap()
}

#[test]
fn what_is_whole_is_accepted() {
    let manifest = check(whole()).unwrap();

    assert_eq!(manifest.ledger.position, 713);
    assert_eq!(manifest.rows["ledger_entry"], 713);
}

#[test]
fn a_byte_that_has_changed_is_found_wherever_it_is() {
    let manifest = check(whole()).unwrap();
    let mut found = 0;
    let step = whole().len() / 60;

    for at in (0..whole().len()).step_by(step) {
        let mut changed = whole().to_vec();
        changed[at] ^= 0x41;
        match check(&changed[..]) {
            Err(_) => found += 1,
            // A bit that says nothing to the decompressor.
            Ok(same) => assert_eq!(same, manifest),
        }
    }

    assert!(found >= 59, "{found}");
}

#[test]
fn a_file_that_was_cut_off_is_refused_wherever_that_is() {
    let length = whole().len();

    for kept in [0, 1, 10, length / 4, length / 2, length - 5, length - 1] {
        let said = refusal(&whole()[..kept]);
        assert!(
            said.starts_with("the backup is refused: "),
            "{kept}: {said}"
        );
    }
}

#[test]
fn another_format_and_another_schema_are_refused_in_a_sentence() {
    let format = refusal(&with_text("signatory-backup/1", "signatory-backup/2"));
    let schema = refusal(&with_text("\"schema\": \"20", "\"schema\": \"19"));

    assert!(
        format.contains("expected the format signatory-backup/1"),
        "{format}"
    );
    assert!(schema.contains("restore it with version "), "{schema}");
    assert!(refusal(b"no backup at all").contains("or is none"));
}

#[test]
fn a_row_that_was_changed_by_hand_is_found_by_its_chain() {
    let body = hex::encode("\"2025-10-25\"");
    let other = hex::encode("\"2025-10-26\"");

    let said = refusal(&with_text(&body, &other));

    assert!(
        said.contains("ledger_entry is broken at position "),
        "{said}"
    );
}

fn what_is_damaged_leaves_nothing_in_the_target(database: &TestDatabase) {
    let home = Home::migrated(database);
    let mut changed = whole().to_vec();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let damaged = [
        changed,
        whole()[..whole().len() - 1].to_vec(),
        with_text("\"ledger_entry\": 713", "\"ledger_entry\": 712"),
    ];

    for bytes in damaged {
        let file = home.file("a.backup");
        std::fs::write(&file, bytes).unwrap();
        let said = Finished::of(home.command(["restore"]).arg(&file)).failed();

        assert!(said.starts_with("the backup is refused: "), "{said}");
        assert_eq!(crate::support::ledger::verified(database).position.0, 0);
    }
    let file = home.file("a.backup");
    std::fs::write(&file, whole()).unwrap();
    Finished::of(home.command(["restore"]).arg(&file)).succeeded();
    assert_eq!(crate::support::ledger::verified(database).position.0, 713);
}
