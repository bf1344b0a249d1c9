//! The service is killed in the middle of writing, again and again: whatever it acknowledged is there once.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::support::acts::{Acts, recorded};
use crate::support::database::{TestDatabase, both};
use crate::support::environment;
use crate::support::ledger::verified;
use crate::support::process::{Client, Home, Server};
use crate::support::waiting::wait_until;

both!(what_was_acknowledged_survives_kill_9);

const CLIENTS: usize = 4;
/// The service is killed when it has acknowledged so many acts of a round, and up to as many more.
const ACKNOWLEDGED: usize = 30;

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
                    let n = acts.take();
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

fn what_was_acknowledged_survives_kill_9(database: &TestDatabase) {
    let rounds = usize::try_from(environment::crash_rounds()).unwrap();
    let most = rounds * (2 * ACKNOWLEDGED + 2 * CLIENTS) * 2;
    let acts = Acts::prepare(database, most);
    let home = Home::beside(database);
    let token = home.token();
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
            let act = acts.act(*n);
            assert_eq!(survived.get(&act), Some(position), "act {n} was lost");
        }
        for (n, position) in tally.acknowledged.iter().rev().take(CLIENTS) {
            assert_eq!(acts.ask(*n, &client, &token), Some((*position, true)));
        }
        for n in &tally.unanswered {
            let act = acts.act(*n);
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

    let asked: Vec<usize> = (0..acts.taken()).collect();
    assert_eq!(all.keys().copied().collect::<Vec<_>>(), asked);
    let record = recorded(database);
    assert_eq!(record.len(), all.len());
    for (n, position) in &all {
        let act = acts.act(*n);
        assert_eq!(record.get(&act), Some(position), "act {n}");
    }
    eprintln!(
        "{rounds} times killed: {} acknowledged, {unanswered} unanswered (of these {found} recorded), {} in the record once each",
        all.len() - unanswered,
        record.len()
    );
}
