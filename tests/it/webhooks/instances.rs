//! Several instances share the work, and none sends what another is sending.

use std::time::Duration;

use super::world::World;
use crate::support::database::{TestDatabase, both};
use crate::support::receiver::Receiver;

both!(
    two_instances_at_once_send_each_event_once_and_in_order,
    what_is_being_sent_is_not_sent_by_another,
    a_claim_that_ran_out_is_taken_over,
);

fn two_instances_at_once_send_each_event_once_and_in_order(database: &TestDatabase) {
    let one = World::on(database);
    let receivers: Vec<Receiver> = (0..3).map(|_| Receiver::start()).collect();
    for receiver in &receivers {
        receiver.takes(Duration::from_millis(5));
        one.subscribe_to(&receiver.url());
    }
    one.record(6);
    let two = one.another();

    std::thread::scope(|scope| {
        for world in [&one, &two] {
            scope.spawn(|| {
                for _ in 0..20 {
                    world.dispatch();
                }
            });
        }
    });

    for receiver in &receivers {
        assert!(!receiver.met_one_twice_at_once());
        let expected: Vec<String> = (2..=7).map(|n| format!("entry-{n}")).collect();
        assert_eq!(receiver.ids(), expected);
    }
}

fn what_is_being_sent_is_not_sent_by_another(database: &TestDatabase) {
    let (one, receiver) = (World::on(database), Receiver::start());
    receiver.takes(Duration::from_millis(800));
    one.subscribe_to(&receiver.url());
    one.record(1);
    one.runtime.block_on(one.dispatcher.hand_out()).unwrap();
    let two = one.another();

    std::thread::scope(|scope| {
        let sending = scope.spawn(|| one.dispatch());
        crate::support::waiting::wait_until("the first is under way", || {
            !receiver.ids().is_empty()
        });
        two.dispatch();
        sending.join().unwrap();
    });

    assert_eq!(receiver.ids(), ["entry-2"]);
}

fn a_claim_that_ran_out_is_taken_over(database: &TestDatabase) {
    let (one, receiver) = (World::on(database), Receiver::start());
    one.subscribe_to(&receiver.url());
    one.record(1);
    one.runtime.block_on(one.dispatcher.hand_out()).unwrap();
    // An instance that died after it had claimed.
    let until = (one.clock.now() + chrono::TimeDelta::seconds(60)).format("%F %T");
    let claim =
        format!("UPDATE webhook_delivery SET claimed_by = 'dead', claimed_until = '{until}'");
    database.batch(&claim, &claim).unwrap();

    one.dispatch();
    assert!(receiver.ids().is_empty());
    one.later(61);
    one.dispatch();

    assert_eq!(receiver.ids(), ["entry-2"]);
}
