//! A ledger over a test's database, treaties to record acts for, and acts that are regular.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use signatory::clock::Clock;
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::ids::{Position, TreatyId};
use signatory::domain::participant::Directory;
use signatory::domain::treaty::Treaty;
use signatory::ledger::proposal::{Import, Outcome, RecordActs, RequestKey};
use signatory::ledger::{Ledger, LedgerSettings};
use signatory::store::StoreError;
use signatory::store::chain::{Hash, Head};
use signatory::store::migrations;
use signatory::store::patience::Patience;

use super::database::TestDatabase;
use super::domain::{act, directory, hanoi, states};

/// Long enough that nothing is found by looking.
pub const NEVER: Duration = Duration::from_secs(3600);

/// The time at which tests record, unless they say otherwise.
pub fn noon() -> DateTime<Utc> {
    instant("2026-11-21T12:00:00Z")
}

/// An instant.
pub fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The shipped participants, to be shared.
pub fn shared_directory() -> Arc<Directory> {
    static SHARED: LazyLock<Arc<Directory>> = LazyLock::new(|| Arc::new(directory().clone()));
    SHARED.clone()
}

/// How tests open a ledger: no looking around, room for everyone.
pub fn settings(database: &TestDatabase) -> LedgerSettings {
    LedgerSettings {
        database: database.url().clone(),
        queue: 1024,
        write_wait: Duration::from_secs(60),
        poll: NEVER,
        patience: Patience::ENDLESS,
    }
}

/// Opens with these settings, the schema as it is.
pub fn try_open(settings: &LedgerSettings, clock: &Clock) -> Result<Ledger, StoreError> {
    Ledger::open(settings, shared_directory(), clock.clone())
}

/// Opens a ledger at noon, the schema made current.
pub fn open(database: &TestDatabase) -> Ledger {
    open_at(database, &Clock::standing_at(noon()))
}

/// Opens a ledger with this clock, the schema made current.
pub fn open_at(database: &TestDatabase, clock: &Clock) -> Ledger {
    migrations::run(&mut database.open()).unwrap();
    try_open(&settings(database), clock).unwrap()
}

/// A treaty under the clauses of the Hanoi Convention, by another name.
pub fn treaty(id: &str) -> Treaty {
    Treaty {
        id: TreatyId::parse(id).unwrap(),
        ..hanoi()
    }
}

/// The treaty that most tests record acts for.
pub fn small() -> TreatyId {
    TreatyId::parse("small").unwrap()
}

/// A ledger that knows the small treaty and nothing else: its head is at position 1.
pub fn with_small_treaty(database: &TestDatabase) -> Ledger {
    let ledger = open(database);
    register_small(&ledger);
    ledger
}

/// Enters the small treaty.
pub fn register_small(ledger: &Ledger) {
    let import = Import {
        treaty: treaty("small"),
        acts: Vec::new(),
    };
    ledger.import_blocking(import).unwrap();
}

/// The accession of the nth State, which is regular once.
pub fn accession(n: usize) -> Act {
    static STATES: LazyLock<Vec<String>> = LazyLock::new(|| states(190));
    act(&STATES[n], ActionKind::Accession, "2026-03-02")
}

/// A ratification without a signature, which is not.
pub fn irregular(n: usize) -> Act {
    Act {
        kind: ActionKind::Ratification,
        ..accession(n)
    }
}

/// A key and what was asked with it.
pub fn request(key: &str, asked: &str) -> RequestKey {
    RequestKey {
        key: Hash::of(key.as_bytes()),
        fingerprint: Hash::of(asked.as_bytes()),
    }
}

/// What asks for these acts to be recorded for the small treaty.
pub fn proposal(acts: impl IntoIterator<Item = Act>, request: Option<RequestKey>) -> RecordActs {
    RecordActs {
        treaty: small(),
        acts: acts.into_iter().collect(),
        request,
        settles: None,
        request_id: "test".into(),
        note: None,
    }
}

/// Records acts for the small treaty, and waits for the answer.
pub fn record(
    ledger: &Ledger,
    acts: impl IntoIterator<Item = Act>,
    request: Option<RequestKey>,
) -> Outcome {
    block_on(ledger.record(proposal(acts, request)))
}

/// Runs one task to its end on a runtime of its own.
pub fn block_on<T>(task: impl Future<Output = T>) -> T {
    runtime().block_on(task)
}

/// A runtime for tasks that are begun and ended by hand.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
}

/// The position of the head that is published.
pub fn published_position(ledger: &Ledger) -> u64 {
    published_head(ledger).position.0
}

/// The head that is published.
pub fn published_head(ledger: &Ledger) -> Head {
    ledger.published().register.head()
}

/// The head of a database that verifies.
pub fn verified(database: &TestDatabase) -> Head {
    signatory::ledger::transfer::verify(&mut database.open(), |_, _| {}).unwrap()
}

/// Where an outcome's entries stand.
pub fn positions(outcome: &Outcome) -> Vec<u64> {
    let entered = outcome.as_ref().unwrap();
    entered
        .entries
        .iter()
        .map(|recorded| recorded.entry.position.0)
        .collect()
}

/// The first positions, so many.
pub fn first_positions(n: u64) -> Vec<u64> {
    (1..=n).collect()
}

/// A position.
pub fn at(position: u64) -> Position {
    Position(position)
}
