//! PostgreSQL fails over, restarts, is held or lacks its replica: reads go on, and what was acknowledged is there once.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine as _;
use chrono::TimeDelta;
use serde_json::{Value, json};
use signatory::clock::{Clock, Stopwatch};

use crate::support::acts::{Acts, recorded};
use crate::support::cluster::{Cluster, Replication, on_a_cluster};
use crate::support::database::TestDatabase;
use crate::support::ledger::verified;
use crate::support::process::{Answer, Client, Home, Server};
use crate::support::receiver::Receiver;
use crate::support::waiting::{wait_long_until, wait_until};

const CLIENTS: usize = 4;
const ACTS: usize = 400;
/// What the instances wait for a silent database.
const PATIENCE: &str = "3";
/// Long enough that nothing is found by looking, in milliseconds.
const AN_HOUR: &str = "3600000";

/// Two instances on a cluster, and a receiver that is told of every entry.
struct Pair<'a> {
    database: &'a TestDatabase,
    home: Home<'a>,
    one: Server,
    two: Server,
    acts: Acts,
    token: String,
    receiver: Receiver,
}

impl<'a> Pair<'a> {
    /// The second instance polls so often; with an hour it hears of what the first records by announcements alone.
    fn polling(database: &'a TestDatabase, every: &str) -> Self {
        let acts = Acts::prepare(database, ACTS);
        let home = Home::beside(database);
        let all = [
            "--empty",
            "--webhooks-allow-loopback",
            "--database-patience-seconds",
            PATIENCE,
        ];
        let one = home.start_with(&all);
        let two = home.start_with(&[&all[..], &["--poll-milliseconds", every]].concat());
        let receiver = Receiver::start();
        let manager = token(&home, "webhooks:manage");
        let url = json!({ "url": receiver.url() });
        let made = one
            .client()
            .post("/v1/webhooks", &manager, None, &url)
            .unwrap();
        assert_eq!(made.status, 201, "{made:?}");
        Self {
            database,
            token: home.token(),
            home,
            one,
            two,
            acts,
            receiver,
        }
    }

    fn on(database: &'a TestDatabase) -> Self {
        Self::polling(database, AN_HOUR)
    }

    /// Asks the first instance for an act once.
    fn ask(&self, n: usize) -> Answer {
        self.acts
            .try_ask(n, &self.one.client(), &self.token)
            .expect("an answer")
    }

    /// Repeats with the same key until it is recorded. Returns its position.
    fn ask_until_recorded(&self, n: usize, client: &Client) -> u64 {
        let mut position = None;
        wait_until("the act is recorded", || {
            let answer = self
                .acts
                .try_ask(n, client, &self.token)
                .expect("an answer");
            if answer.status == 503 {
                let code = &answer.body["code"];
                assert!(
                    ["not_recorded", "outcome_unknown", "busy"]
                        .iter()
                        .any(|known| code == known),
                    "{answer:?}"
                );
                return false;
            }
            assert_eq!(answer.status, 201, "{answer:?}");
            position = answer.body["position"].as_u64();
            true
        });
        position.unwrap()
    }

    /// Every act of a run is in the record where it was said to be, nothing else is, and both chains verify.
    fn assert_recorded(&self, acknowledged: &BTreeMap<usize, u64>) {
        let expected: BTreeMap<(String, String), u64> = acknowledged
            .iter()
            .map(|(n, position)| (self.acts.act(*n), *position))
            .collect();
        assert_eq!(recorded(self.database), expected);
        let head = verified(self.database).position.0;
        // A claim that was lost with the server holds for a minute.
        wait_long_until("the receiver has heard of everything, in order", || {
            let mut ids = self.receiver.ids();
            // Told twice under the same id is allowed: the answer may have been lost.
            ids.dedup();
            ids.iter().eq(acknowledged_ids(acknowledged).iter())
        });
        self.home.run(["audit", "verify"]).succeeded();
        for server in [&self.one, &self.two] {
            wait_until("the instance is at the head", || {
                position(&server.client()) == head
            });
            assert_eq!(server.client().get("/ready").status, 200);
        }
    }
}

fn acknowledged_ids(acknowledged: &BTreeMap<usize, u64>) -> Vec<String> {
    let mut positions: Vec<u64> = acknowledged.values().copied().collect();
    positions.sort_unstable();
    positions
        .iter()
        .map(|position| format!("entry-{position}"))
        .collect()
}

/// A token of this installation with a scope.
fn token(home: &Home<'_>, scope: &str) -> String {
    home.run(["token", "--scope", scope])
        .succeeded()
        .trim()
        .to_owned()
}

/// What is revoked at the second instance is refused by the first, which asks the database for it.
fn assert_revocations_are_followed(pair: &Pair<'_>) {
    let payload = pair.token.split('.').nth(1).unwrap();
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(payload)
        .unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    let until = Clock::system().now() + TimeDelta::hours(1);
    let body = json!({
        "issuer": claims["iss"], "jti": claims["jti"], "until": until, "reason": "a test",
    });
    let desk = token(&pair.home, "tokens:revoke");

    let revoked = pair
        .two
        .client()
        .post("/v1/revocations", &desk, None, &body)
        .unwrap();

    assert_eq!(revoked.status, 201, "{revoked:?}");
    wait_until("the other instance refuses it", || {
        pair.ask(0).body["code"] == "token_revoked"
    });
}

fn position(client: &Client) -> u64 {
    client.get("/v1/checkpoint").body["position"]
        .as_u64()
        .unwrap()
}

/// While readers ask both instances without end and clients write with keys, something happens; then they go on for a
/// while. Returns what was acknowledged, and the longest time between two acknowledgements in milliseconds.
fn during(pair: &Pair<'_>, happens: impl FnOnce()) -> (BTreeMap<usize, u64>, u64) {
    let (ends, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let acknowledged = Mutex::new(BTreeMap::new());
    let count = || acknowledged.lock().unwrap().len();
    let last = Mutex::new((Stopwatch::start(), 0_u64));
    std::thread::scope(|scope| {
        for server in [&pair.one, &pair.two] {
            scope.spawn(|| {
                let client = server.client();
                while !ends.load(Ordering::SeqCst) {
                    let answer = client.get("/v1/treaties/treaty-0/progress");
                    assert_eq!(answer.status, 200, "{answer:?}");
                    reads.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let client = pair.one.client();
                while !ends.load(Ordering::SeqCst) {
                    let n = pair.acts.take();
                    let position = pair.ask_until_recorded(n, &client);
                    acknowledged.lock().unwrap().insert(n, position);
                    let (watch, longest) = &mut *last.lock().unwrap();
                    *longest = (*longest).max(watch.micros() / 1000);
                    *watch = Stopwatch::start();
                    // A pace, so that a slow recovery does not run out of States.
                    std::thread::park_timeout(Duration::from_millis(40));
                }
            });
        }
        wait_until("some is acknowledged", || count() >= 20);
        happens();
        let before = count();
        wait_until("more is acknowledged", || count() >= before + 20);
        ends.store(true, Ordering::SeqCst);
    });
    let longest = last.into_inner().unwrap().1;
    let acknowledged = acknowledged.into_inner().unwrap();
    eprintln!(
        "{} acknowledged, {} reads, {longest} ms without an acknowledgement at most",
        acknowledged.len(),
        reads.into_inner(),
    );
    assert_eq!(acknowledged.len(), pair.acts.taken());
    (acknowledged, longest)
}

fn goes_on(cluster: &Cluster, polls: &str, happens: impl FnOnce()) {
    let database = cluster.database();
    let pair = Pair::polling(&database, polls);

    let (acknowledged, longest) = during(&pair, happens);

    assert!(longest < 20_000, "{longest}");
    pair.assert_recorded(&acknowledged);
    assert_revocations_are_followed(&pair);
}

#[test]
fn a_primary_that_is_killed_is_replaced_without_a_restart_and_nothing_is_lost() {
    on_a_cluster(Replication::Synchronous, |cluster| {
        goes_on(cluster, AN_HOUR, || {
            cluster.kill_the_primary();
            cluster.promote_the_replica();
        });
    });
}

#[test]
fn a_primary_that_falls_silent_is_replaced_without_a_restart_and_nothing_is_lost() {
    on_a_cluster(Replication::Synchronous, |cluster| {
        // Who listens to a server that says nothing does not notice: that is for the poll.
        goes_on(cluster, "500", || {
            cluster.hold_the_primary();
            cluster.promote_the_replica();
        });
    });
}

#[test]
fn a_restart_of_the_server_loses_and_doubles_nothing() {
    on_a_cluster(Replication::Synchronous, |cluster| {
        goes_on(cluster, AN_HOUR, || cluster.restart_the_primary());
    });
}

#[test]
fn a_server_that_is_held_for_a_while_makes_the_outcome_unknown_and_nobody_waits_for_ever() {
    on_a_cluster(Replication::Synchronous, |cluster| {
        let database = cluster.database();
        let pair = Pair::on(&database);
        let before = pair.ask_until_recorded(0, &pair.one.client());

        cluster.hold_the_primary();
        let watch = Stopwatch::start();
        let held = pair.ask(1);
        let seconds = watch.micros() / 1_000_000;
        let read = pair.one.client().get("/v1/treaties/treaty-0/progress");
        cluster.let_the_primary_go_on();
        let after = pair.ask_until_recorded(1, &pair.one.client());

        assert_eq!(held.status, 503, "{held:?}");
        assert_eq!(held.body["code"], "outcome_unknown", "{held:?}");
        assert!(seconds < 20, "{seconds}");
        assert_eq!(read.status, 200);
        pair.assert_recorded(&BTreeMap::from([(0, before), (1, after)]));
    });
}

#[test]
fn what_the_replica_lacks_is_not_acknowledged_though_the_primary_has_it() {
    on_a_cluster(Replication::Synchronous, |cluster| {
        let database = cluster.database();
        let pair = Pair::on(&database);

        cluster.stop_the_replica();
        let waiting = pair.ask(0);
        // The commit is on the primary's disk now, and its wait for the replica is broken off.
        cluster.restart_the_primary();
        wait_until("the entry is published", || {
            position(&pair.one.client()) == 4
        });
        let again = pair.ask(0);
        cluster.start_the_replica();
        let recorded = pair.ask_until_recorded(0, &pair.one.client());

        assert_eq!(waiting.body["code"], "outcome_unknown", "{waiting:?}");
        assert_eq!(again.status, 503, "{again:?}");
        assert_eq!(recorded, 4);
        pair.assert_recorded(&BTreeMap::from([(0, 4)]));
    });
}

#[test]
fn a_replica_that_lacks_commits_is_not_written_on() {
    on_a_cluster(Replication::Asynchronous, |cluster| {
        let database = cluster.database();
        let pair = Pair::on(&database);
        cluster.wait_for_the_replica();
        cluster.stop_the_replica();
        let last = pair.ask_until_recorded(0, &pair.one.client());
        wait_until("both have published it", || {
            position(&pair.one.client()) == last && position(&pair.two.client()) == last
        });

        cluster.kill_the_primary();
        cluster.start_the_replica();
        cluster.promote_the_replica();
        let refused = pair.ask(1);

        assert_eq!(refused.body["code"], "not_recorded", "{refused:?}");
        wait_until("it says so", || {
            pair.one.client().get("/ready").status == 503
        });
        assert_eq!(position(&pair.one.client()), last);
        assert!(recorded(&database).is_empty());
    });
}
