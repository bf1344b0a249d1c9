//! A queue that has grown long, as after three days of a receiver that was down.

use std::time::Duration;

use chrono::TimeDelta;
use signatory::clock::Stopwatch;
use signatory::store::webhooks::dispatch::{self, Lease, Whose};
use tokio::sync::watch;

use super::world::World;
use crate::support::database::{TestDatabase, both};
use crate::support::receiver::Receiver;
use crate::support::waiting::wait_until;

both!(
    a_queue_is_emptied_in_order_whoever_else_is_due,
    a_delivery_is_claimed_as_fast_from_a_long_queue,
    no_further_delivery_is_claimed_after_the_signal_to_stop,
);

/// Puts so many deliveries into the queue of every subscription, due since yesterday, with ids that tell their order.
fn fill(database: &TestDatabase, from: usize, to: usize) {
    let into = "INSERT INTO webhook_delivery (id, subscription, event, kind, body, status, tries, attempts, created_at,
        next_attempt_at) SELECT s.id || '-' || n, s.id, 'waited-' || n, 'consent.recorded', '{}', 'pending', 0, 0,
        '2026-11-20 00:00:00', '2026-11-20 00:00:00' FROM webhook_subscription s,";
    let sqlite = format!(
        "WITH RECURSIVE numbers (n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n < {to})
         {into} numbers ORDER BY n, s.id"
    );
    let postgres = format!("{into} generate_series({from}, {to}) n ORDER BY n, s.id");
    database.batch(&sqlite, &postgres).unwrap();
}

fn waited(from: usize, to: usize) -> Vec<String> {
    (from..=to).map(|n| format!("waited-{n}")).collect()
}

fn a_queue_is_emptied_in_order_whoever_else_is_due(database: &TestDatabase) {
    let (world, one, other) = (World::on(database), Receiver::start(), Receiver::start());
    world.subscribe_to(&one.url());
    world.subscribe_to(&other.url());
    fill(database, 1, 150);

    let made = world.runtime.block_on(world.dispatcher.deliver_due());

    assert_eq!(made.unwrap(), 300);
    assert_eq!(one.ids(), waited(1, 150));
    assert_eq!(other.ids(), waited(1, 150));
}

fn a_delivery_is_claimed_as_fast_from_a_long_queue(database: &TestDatabase) {
    let world = World::on(database);
    for n in 0..2 {
        world.subscribe_to(&format!("https://receiver{n}.example.int/"));
    }
    fill(database, 1, 10);
    let short = median_claim(&world);

    fill(database, 11, 20_000);
    let long = median_claim(&world);

    assert!(
        long < short * 10 + 10_000,
        "{long} µs from 20,000, {short} µs from 10"
    );
}

/// The median of the time that a claim takes, in microseconds.
fn median_claim(world: &World<'_>) -> u64 {
    let mut times: Vec<u64> = (0..9)
        .map(|_| {
            let now = world.clock.now();
            // It has run out at once, so that the next claims the same.
            let lease = Lease {
                by: "an instance".into(),
                now,
                until: now - TimeDelta::seconds(1),
            };
            let watch = Stopwatch::start();
            let claimed = world.runtime.block_on(
                world
                    .ledger
                    .pool()
                    .transact(move |db| dispatch::claim(db, &lease, Whose::Anyones, 32)),
            );
            assert_eq!(claimed.unwrap().len(), 2);
            watch.micros()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn no_further_delivery_is_claimed_after_the_signal_to_stop(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    receiver.takes(Duration::from_millis(100));
    world.subscribe_to(&receiver.url());
    fill(database, 1, 50);
    let (stop, stopped) = watch::channel(false);

    std::thread::scope(|scope| {
        let running = scope.spawn(|| {
            world
                .runtime
                .block_on(world.dispatcher.clone().run(stopped))
        });
        wait_until("two have come", || receiver.ids().len() >= 2);
        stop.send_replace(true);
        running.join().unwrap();
    });

    let sent = receiver.ids().len();
    assert!(sent < 10, "{sent} came");
    assert_eq!(
        world.outcomes(),
        vec!["delivered"; sent],
        "what was begun is settled"
    );
}
