//! Many regular acts, each to be asked for with a key of its own, and where each stands in the record.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use signatory::clock::Clock;
use signatory::ledger::proposal::Import;
use signatory::store::entry::{Content, Entry};
use signatory::store::ledger as stored;

use super::database::TestDatabase;
use super::domain::states;
use super::ledger::{at, open_at, treaty};
use super::process::{Answer, Client, accession};

/// How many States act for one treaty.
const STATES: usize = 190;

/// One act for each number, so that each is regular once: the nth State's accession to one treaty after another.
pub struct Acts {
    states: Vec<String>,
    next: AtomicUsize,
}

impl Acts {
    /// Registers treaties for this many acts in the database, whose schema is made current.
    pub fn prepare(database: &TestDatabase, most: usize) -> Self {
        let ledger = open_at(database, &Clock::system());
        for n in 0..=most / STATES {
            let import = Import {
                treaty: treaty(&format!("treaty-{n}")),
                acts: Vec::new(),
            };
            ledger.import_blocking(import).unwrap();
        }
        Self {
            states: states(STATES),
            next: AtomicUsize::new(0),
        }
    }

    /// The number of the next act, which nobody else gets.
    pub fn take(&self) -> usize {
        self.next.fetch_add(1, Ordering::SeqCst)
    }

    /// How many were taken.
    pub fn taken(&self) -> usize {
        self.next.load(Ordering::SeqCst)
    }

    /// The treaty and the State of the nth act.
    pub fn act(&self, n: usize) -> (String, String) {
        let state = self.states[n % STATES].clone();
        (format!("treaty-{}", n / STATES), state)
    }

    /// Asks for the nth act under a key of its own; nothing when the service does not answer.
    pub fn try_ask(&self, n: usize, client: &Client, token: &str) -> Option<Answer> {
        let (treaty, state) = self.act(n);
        let path = format!("/v1/treaties/{treaty}/actions");
        let key = format!("key-{n}");
        client
            .post(&path, token, Some(&key), &accession(&state))
            .ok()
    }

    /// The same from a service whose database is well. Returns the position and whether this is a repetition.
    pub fn ask(&self, n: usize, client: &Client, token: &str) -> Option<(u64, bool)> {
        let answer = self.try_ask(n, client, token)?;
        // A body that was cut off is no answer either.
        let position = answer.body["position"].as_u64();
        assert!(answer.status == 201, "{answer:?}");
        Some((position?, answer.replayed))
    }
}

/// The position of each act in the record, which holds none twice.
pub fn recorded(database: &TestDatabase) -> BTreeMap<(String, String), u64> {
    let mut connection = database.open();
    // PostgreSQL may still be carrying out the last commit; the lock is free when that has ended.
    connection.begin().unwrap();
    stored::lock_head(&mut connection).unwrap();
    connection.roll_back().unwrap();
    let entries = stored::entries_after(&mut connection, at(0), u32::MAX).unwrap();
    let mut positions = BTreeMap::new();
    for entry in &entries {
        let (entry, _) = Entry::decode(entry.position, &entry.body).unwrap();
        if let Content::Action(action) = &entry.content {
            let act = (entry.treaty.to_string(), action.act.participant.to_string());
            let before = positions.insert(act, entry.position.0);
            assert_eq!(before, None, "recorded twice: {:?}", action.act);
        }
    }
    positions
}
