//! The end: everything that was said is held against the record.

use std::collections::{BTreeMap, BTreeSet};

use signatory::store::audit as trail;
use signatory::store::entry::{Content, Entry};
use signatory::store::ledger as stored;

use crate::journal::{Claim, Journal, Known};
use crate::requests::Fact;
use crate::service::Service;
use crate::support::database::TestDatabase;
use crate::support::ledger::at;

/// Stops the service, lets the program verify its own record, and compares it with what clients were told.
pub fn judge(service: &Service<'_>, journal: &Journal) {
    journal.settle(service);
    service.stop();
    service.home.run(["ledger", "verify"]).succeeded();
    service.home.run(["audit", "verify"]).succeeded();
    let record = Record::of(service.database);
    record.holds_what_was_said(journal);
    every_acknowledgement_is_noted(service.database, journal);
    for (position, hash) in journal.events.lock().unwrap().iter() {
        if record.hashes.get(position) != Some(hash) {
            journal.violated(format!("the event at {position} is not in the record"));
        }
    }
    assert_eq!(journal.violations(), "");
    assert!(journal.acknowledged() > 0, "nothing was written");
    assert!(
        !journal.events.lock().unwrap().is_empty(),
        "nothing was read"
    );
}

/// The record as the database has it.
pub struct Record {
    /// Where each fact stands.
    pub positions: BTreeMap<Fact, u64>,
    hashes: BTreeMap<u64, String>,
}

impl Record {
    /// Reads it; no fact may be there twice, and the record's clock may not go back.
    pub fn of(database: &TestDatabase) -> Self {
        let entries = stored::entries_after(&mut database.open(), at(0), u32::MAX).unwrap();
        let mut record = Self {
            positions: BTreeMap::new(),
            hashes: BTreeMap::new(),
        };
        let mut last = None;
        for stored in &entries {
            let (entry, _) = Entry::decode(stored.position, &stored.body).unwrap();
            let fact = match &entry.content {
                Content::Action(action) => {
                    Fact::Act(entry.treaty.to_string(), action.act.participant.to_string())
                }
                Content::Correction(correction) => Fact::Correction(correction.of.0),
                Content::Treaty(_) | Content::Decision(_) => continue,
            };
            assert!(
                last <= Some(entry.recorded_at),
                "the clock of the record goes back at {:?}",
                stored.position
            );
            last = Some(entry.recorded_at);
            let twice = record.positions.insert(fact, stored.position.0);
            assert_eq!(twice, None, "recorded twice: {:?}", entry.content);
        }
        record.hashes = entries
            .iter()
            .map(|entry| (entry.position.0, entry.hash.to_string()))
            .collect();
        record
    }

    fn holds_what_was_said(&self, journal: &Journal) {
        let mut accounted = BTreeSet::new();
        for kept in journal.kept().iter() {
            let known = kept.known();
            for (n, fact) in (0..).zip(&kept.request.facts) {
                let found = self.positions.get(fact).copied();
                let fits = match known {
                    Known::Recorded(first) => found == Some(first + n),
                    Known::Absent => found.is_none(),
                    Known::Open => false,
                };
                if !fits {
                    journal.violated(format!(
                        "{}: {fact:?} is found at {found:?}, and what was said is {:?}",
                        kept.request.key, kept.claims
                    ));
                }
                accounted.extend(found);
            }
        }
        if accounted.len() != self.positions.len() {
            journal.violated("the record holds what nobody asked for".into());
        }
    }
}

/// Whatever was answered with 201 for the first time is in the audit trail with that status.
fn every_acknowledgement_is_noted(database: &TestDatabase, journal: &Journal) {
    let mut database = database.open();
    let head = trail::head(&mut database).unwrap().position;
    let all = trail::Selection::default();
    let noted: BTreeSet<u64> = trail::select(&mut database, &all, (at(0), head), u32::MAX)
        .unwrap()
        .iter()
        .filter_map(|stored| {
            let entry = stored.entry().unwrap();
            let request = entry.noted.request()?;
            (request.status == Some(201)).then_some(request.recorded?.0)
        })
        .collect();
    for kept in journal.kept().iter() {
        for claim in &kept.claims {
            if let Claim::Recorded { first, .. } = claim
                && !noted.contains(first)
            {
                journal.violated(format!("{first} was acknowledged and is not noted"));
            }
        }
    }
}
