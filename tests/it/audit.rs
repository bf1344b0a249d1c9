//! The audit trail in the database: chained, append-only, written by a thread of its own.

mod chain;
mod erasing;
mod writing;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use signatory::audit::transfer::{self, TrailError, Verified};
use signatory::audit::{AuditSettings, AuditTrail};
use signatory::clock::Clock;
use signatory::store::audit::entry::{Noted, NotedRequest};
use signatory::store::audit::noting::Draft;
use signatory::store::audit::person::Person;
use signatory::store::audit::{self as stored, Selection, StoredAudit};
use signatory::store::chain::Broken;
use signatory::store::patience::Patience;

use crate::support::database::TestDatabase;
use crate::support::ledger::{at, block_on, noon};

fn settings(database: &TestDatabase) -> AuditSettings {
    AuditSettings {
        database: database.url().clone(),
        queue: 100,
        refusals_per_minute: 2,
        personal_days: None,
        patience: Patience::ENDLESS,
    }
}

/// A trail at noon.
fn open(database: &TestDatabase) -> AuditTrail {
    AuditTrail::open(&settings(database), Clock::standing_at(noon())).unwrap()
}

/// A request of this client at an instant.
fn draft(client: &str, instant: DateTime<Utc>) -> Draft {
    Draft {
        at: instant,
        noted: Noted::Request(Box::new(NotedRequest {
            method: "POST".into(),
            path: "/v1/treaties/small/actions".into(),
            operation: Some("record_action".into()),
            treaty: Some("small".into()),
            status: Some(201),
            request_id: client.into(),
            ..NotedRequest::default()
        })),
        person: Person {
            subject: Some(format!("subject-{client}")),
            jti: Some(format!("jti-{client}")),
            address: Some("192.0.2.7".into()),
            ..Person::default()
        },
    }
}

/// Notes a request and waits until it is written.
fn note(trail: &AuditTrail, draft: Draft) {
    block_on(trail.reserve().unwrap().note(draft)).unwrap();
}

/// A trail of so many entries, closed.
fn filled(database: &TestDatabase, entries: u64) {
    drop(database.migrated());
    let trail = open(database);
    for number in 1..=entries {
        note(&trail, draft(&number.to_string(), noon()));
    }
}

fn verify(database: &TestDatabase) -> Result<Verified, TrailError> {
    transfer::verify(&mut database.open(), None, |_, _| {})
}

/// The break that verification finds.
#[track_caller]
fn found(database: &TestDatabase) -> Broken {
    match verify(database) {
        Err(TrailError::Broken(broken)) => broken,
        other => panic!("the trail verifies: {other:?}"),
    }
}

fn entries(database: &TestDatabase) -> Vec<StoredAudit> {
    let range = (at(0), at(u64::MAX));
    stored::select(&mut database.open(), &Selection::default(), range, 10_000).unwrap()
}

/// How many entries each client has.
fn by_client(database: &TestDatabase) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in entries(database) {
        if let Some(request) = entry.entry().unwrap().noted.request() {
            *counts.entry(request.request_id.clone()).or_default() += 1;
        }
    }
    counts
}
