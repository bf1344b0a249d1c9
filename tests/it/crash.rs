//! The service is killed in the middle of writing, again and again: whatever it acknowledged is there once.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use signatory::clock::Clock;
use signatory::ledger::proposal::Import;
use signatory::store::entry::{Content, Entry};
use signatory::store::ledger as stored;

use crate::support::database::{TestDatabase, both};
use crate::support::domain::states;
use crate::support::environment;
use crate::support::ledger::{at, open_at, treaty, verified};
use crate::support::process::{Client, Home, Server, accession};
use crate::support::waiting::wait_until;

both!(what_was_acknowledged_survives_kill_9);

const CLIENTS: usize = 4;
const STATES: usize = 190;
/// The service is killed when it has acknowledged so many acts of a round, and up to as many more.
const ACKNOWLEDGED: usize = 30;

/// One act for each number, so that each is regular once: the nth State's accession to one treaty after another.
struct Acts {
    states: Vec<String>,
    next: AtomicUsize,
}

impl Acts {
    fn treaty_of(n: usize) -> String {
        format!("treaty-{}", n / STATES)
    }

    fn state_of(&self, n: usize) -> &str {
        &self.states[n % STATES]
    }

    /// Asks for the nth act under a key of its own. Returns its position and whether this is a repetition, or
    /// nothing when the service did not answer.
    fn ask(&self, n: usize, client: &Client, token: &str) -> Option<(u64, bool)> {
        let path = format!("/v1/treaties/{}/actions", Self::treaty_of(n));
        let key = format!("key-{n}");
        let body = accession(self.state_of(n));
        let answer = client.post(&path, token, Some(&key), &body).ok()?;
        // A body that was cut off is no answer either.
        let position = answer.body["position"].as_u64();
        assert!(answer.status == 201, "{answer:?}");
        Some((position?, answer.replayed))
    }
}

#[derive(Debug, Default)]
struct Tally {
    acknowledged: BTreeMap<usize, u64>,
    unanswered: Vec<usize>,
}

/// Clients that write until the service is killed under them.
fn kill_while_writing(server: &mut Server, acts: &Acts, token: &str, kill_after: usize) -> Tally {
    let tally = Mutex::new(Tally::default());
    let address = server.address();
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let client = Client::of(address);
                loop {
                    let n = acts.next.fetch_add(1, Ordering::SeqCst);
                    let answer = acts.ask(n, &client, token);
                    let mut tally = tally.lock().unwrap();
                    let Some((position, replayed)) = answer else {
                        tally.unanswered.push(n);
                        return;
                    };
                    assert!(!replayed);
                    tally.acknowledged.insert(n, position);
                }
            });
        }
        wait_until("enough is acknowledged", || {
            tally.lock().unwrap().acknowledged.len() >= kill_after
        });
        server.kill();
    });
    tally.into_inner().unwrap()
}

/// The position of each act in the record, which holds none twice.
fn recorded(database: &TestDatabase) -> BTreeMap<(String, String), u64> {
    let mut connection = database.open();
    // PostgreSQL may still be carrying out the last commit; the lock is free when that has ended.
    connection.begin().unwrap();
    stored::lock_head(&mut connection).unwrap();
    connection.roll_back().unwrap();
    let entries = stored::entries_after(&mut connection, at(0), u32::MAX).unwrap();
    let mut positions = BTreeMap::new();
    for entry in &entries {
        let entry = Entry::decode(entry.position, &entry.body).unwrap();
        if let Content::Action(action) = &entry.content {
            let act = (entry.treaty.to_string(), action.act.participant.to_string());
            let before = positions.insert(act, entry.position.0);
            assert_eq!(before, None, "recorded twice: {:?}", action.act);
        }
    }
    positions
}

fn register_treaties(database: &TestDatabase, rounds: usize) {
    let ledger = open_at(database, &Clock::system());
    let most = rounds * (2 * ACKNOWLEDGED + 2 * CLIENTS) * 2;
    for n in 0..=most / STATES {
        let import = Import {
            treaty: treaty(&Acts::treaty_of(n * STATES)),
            acts: Vec::new(),
        };
        ledger.import_blocking(import).unwrap();
    }
}

fn what_was_acknowledged_survives_kill_9(database: &TestDatabase) {
    let rounds = usize::try_from(environment::crash_rounds()).unwrap();
    register_treaties(database, rounds);
    let home = Home::beside(database);
    let token = home.token();
    let acts = Acts {
        states: states(STATES),
        next: AtomicUsize::new(0),
    };
    let mut all = BTreeMap::new();
    let (mut unanswered, mut found) = (0, 0);
    let mut server = home.start();

    for round in 0..rounds {
        let kill_after = ACKNOWLEDGED + round * 37 % ACKNOWLEDGED;
        let tally = kill_while_writing(&mut server, &acts, &token, kill_after);

        server = home.start();
        let client = server.client();
        let survived = recorded(database);
        for (n, position) in &tally.acknowledged {
            let act = (Acts::treaty_of(*n), acts.state_of(*n).to_owned());
            assert_eq!(survived.get(&act), Some(position), "act {n} was lost");
        }
        for (n, position) in tally.acknowledged.iter().rev().take(CLIENTS) {
            assert_eq!(acts.ask(*n, &client, &token), Some((*position, true)));
        }
        for n in &tally.unanswered {
            let act = (Acts::treaty_of(*n), acts.state_of(*n).to_owned());
            let before = survived.get(&act).copied();
            let (position, replayed) = acts.ask(*n, &client, &token).unwrap();
            assert_eq!(replayed, before.is_some(), "act {n}");
            assert_eq!(before.unwrap_or(position), position, "act {n}");
            all.insert(*n, position);
            found += usize::from(replayed);
        }
        unanswered += tally.unanswered.len();
        all.extend(tally.acknowledged);
        verified(database);
    }

    let asked: Vec<usize> = (0..acts.next.load(Ordering::SeqCst)).collect();
    assert_eq!(all.keys().copied().collect::<Vec<_>>(), asked);
    let record = recorded(database);
    assert_eq!(record.len(), all.len());
    for (n, position) in &all {
        let act = (Acts::treaty_of(*n), acts.state_of(*n).to_owned());
        assert_eq!(record.get(&act), Some(position), "act {n}");
    }
    eprintln!(
        "{rounds} times killed: {} acknowledged, {unanswered} unanswered (of these {found} recorded), {} in the record once each",
        all.len() - unanswered,
        record.len()
    );
}
