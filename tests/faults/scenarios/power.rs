//! A power cut under SQLite: what was not synced is lost, in part or whole, and in no order.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use signatory::audit::transfer;
use signatory::clock::Clock;

use super::{Ended, skipped, sqlite_in, wait_for_more};
use crate::journal::{Journal, Known};
use crate::judgement::{Record, judge};
use crate::load::under_load;
use crate::service::Service;
use crate::support::ledger::verified;
use crate::support::process::Home;
use crate::trace::{STRACE, cut_power};

const WRITES: usize = 100;
/// Power cuts for each kill that was asked for.
const CUTS: usize = 10;

pub fn run(kills: usize) -> Ended {
    let works = Command::new("strace").args(["-qq", "true"]).output();
    if !works.is_ok_and(|output| output.status.success()) {
        return skipped("strace is not installed, or may not trace");
    }
    let folder = tempfile::tempdir().unwrap();
    let database = sqlite_in(folder.path());
    let trace = folder.path().join("trace");
    let output = format!("--output={}", trace.display());
    let mut service = Service::start(Home::beside(&database), &database, WRITES * 20);
    service.stop();
    // Closed by its last user, everything is in the one file and synced.
    let before = BTreeMap::from([(
        "register.db".to_owned(),
        std::fs::read(folder.path().join("register.db")).unwrap(),
    )]);
    service.home = service
        .home
        .observed_by(STRACE.iter().copied().chain([output.as_str()]));
    service.restart();
    let journal = Journal::default();
    under_load(&service, &journal, || wait_for_more(&journal, WRITES));
    journal.settle(&service);
    let until = Clock::system().now().timestamp_micros();
    judge(&service, &journal);
    let (mut held, cuts) = (0, kills * CUTS);
    let text = std::fs::read_to_string(&trace).unwrap();
    let in_the_air = cut_power(&text, before, until, cuts, |at, folder| {
        held += examine(&journal, at, folder);
    });
    assert!(in_the_air > 0, "every cut met a disk at rest");
    assert!(held > 0, "every cut came before the first acknowledgement");
    Ended::Passed(journal.summary(&format!(
        "the power cut at {cuts} moments, {in_the_air} changes not synced then, {held} acknowledgements held against what was left"
    )))
}

/// What is left opens, verifies, and holds what had been acknowledged. Returns how much that was.
fn examine(journal: &Journal, at: i64, folder: &Path) -> usize {
    let left = sqlite_in(folder);
    let record = Record::of(&left);
    verified(&left);
    transfer::verify(&mut left.open(), None, |_, _| {}).unwrap();
    let mut held = 0;
    for kept in journal.kept().iter() {
        let Known::Recorded(first) = kept.known() else {
            continue;
        };
        if kept.acknowledged_at.is_none_or(|told| told >= at) {
            continue;
        }
        held += 1;
        for (position, fact) in (first..).zip(&kept.request.facts) {
            assert_eq!(
                record.positions.get(fact),
                Some(&position),
                "{fact:?} was lost"
            );
        }
    }
    held
}
