//! Everything arrives, in order, and none is lost; what comes twice has the same id.

use std::collections::BTreeSet;

use super::world::World;
use crate::support::database::{TestDatabase, both};
use crate::support::receiver::Receiver;

both!(
    what_happens_after_the_subscription_is_sent_in_order,
    a_receiver_that_is_down_for_an_hour_gets_everything_in_order_though_the_process_dies,
    nothing_is_sent_before_its_time,
    after_the_last_attempt_nothing_is_sent_until_the_owner_resumes_and_then_everything,
    a_receiver_that_answers_410_is_never_asked_again,
    one_receiver_that_is_down_does_not_hold_up_another,
    a_redelivery_has_the_same_id_and_goes_to_the_end,
    what_was_delivered_is_forgotten_after_thirty_days,
);

fn entries(from: usize, to: usize) -> Vec<String> {
    (from..=to)
        .map(|position| format!("entry-{position}"))
        .collect()
}

/// The ids without immediate or later repetitions.
fn firsts(ids: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.iter()
        .filter(|id| seen.insert((*id).clone()))
        .cloned()
        .collect()
}

fn what_happens_after_the_subscription_is_sent_in_order(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    world.record(2);
    world.subscribe_to(&receiver.url());

    world.record(5);
    world.dispatch();
    world.dispatch();

    assert_eq!(receiver.ids(), entries(4, 8));
    let first = &receiver.requests()[0];
    assert_eq!(first.header("content-type"), "application/json");
    assert_eq!(first.json()["type"], "consent.recorded");
    assert_eq!(first.json()["data"]["position"], 4);
    assert_eq!(
        first.json()["data"]["link"],
        "https://register.example.int/v1/treaties/small/actions/4"
    );
}

fn a_receiver_that_is_down_for_an_hour_gets_everything_in_order_though_the_process_dies(
    database: &TestDatabase,
) {
    let receiver = Receiver::start();
    receiver.answers(503);
    let mut world = World::on(database);
    world.subscribe_to(&receiver.url());
    world.record(1);
    for minute in 0..60 {
        if minute % 10 == 0 {
            world.record(1);
        }
        world.dispatch();
        world.later(60);
        if minute == 30 {
            // The process is gone with all it had in memory; another starts over the same database.
            world = world.another();
        }
    }
    let attempts = receiver.ids();
    assert!(attempts.len() > 2, "{attempts:?}");
    assert!(attempts.iter().all(|id| id == "entry-2"), "{attempts:?}");

    receiver.answers(204);
    world.later(7200 * 2);
    world.dispatch();

    let ids = receiver.ids();
    assert_eq!(firsts(&ids), entries(2, 8));
    assert_eq!(ids[attempts.len()..], entries(2, 8), "each once it was up");
    let bodies: BTreeSet<String> = receiver
        .requests()
        .iter()
        .filter(|request| request.id() == "entry-2")
        .map(|request| request.body.clone())
        .collect();
    assert_eq!(bodies.len(), 1, "the same bytes on every attempt");
}

fn nothing_is_sent_before_its_time(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    receiver.answers(500);
    world.subscribe_to(&receiver.url());
    world.record(1);

    world.dispatch();
    world.later(3);
    world.dispatch();
    assert_eq!(receiver.ids().len(), 1);
    world.later(3);
    world.dispatch();
    assert_eq!(receiver.ids().len(), 2);
    world.later(200);
    world.dispatch();
    assert_eq!(receiver.ids().len(), 2);
    world.later(160);
    world.dispatch();
    assert_eq!(receiver.ids().len(), 3);
}

fn after_the_last_attempt_nothing_is_sent_until_the_owner_resumes_and_then_everything(
    database: &TestDatabase,
) {
    let (world, receiver) = (World::on(database), Receiver::start());
    receiver.answers(500);
    world.subscribe_to(&receiver.url());
    world.record(3);
    for _ in 0..12 {
        world.dispatch();
        world.later(30 * 3600);
    }

    assert_eq!(receiver.ids(), vec!["entry-2"; 10]);
    assert_eq!(world.subscription().stored.status, "exhausted");
    world.record(1);
    receiver.answers(200);
    world.dispatch();
    assert_eq!(receiver.ids().len(), 10);

    receiver.clear();
    assert_eq!(world.resume().unwrap().stored.status, "active");
    world.dispatch();

    assert_eq!(receiver.ids(), entries(2, 5));
}

fn a_receiver_that_answers_410_is_never_asked_again(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    receiver.answers(410);
    world.subscribe_to(&receiver.url());
    world.record(2);
    world.dispatch();

    receiver.answers(204);
    world.record(1);
    world.later(30 * 3600);
    world.dispatch();

    assert_eq!(receiver.ids(), ["entry-2"]);
    assert_eq!(world.subscription().stored.status, "gone");
    assert_eq!(world.outcomes(), ["gone"]);
    assert!(world.resume().is_err());
}

fn one_receiver_that_is_down_does_not_hold_up_another(database: &TestDatabase) {
    let (world, down, up) = (World::on(database), Receiver::start(), Receiver::start());
    down.answers(503);
    world.subscribe_to(&down.url());
    world.subscribe_to(&up.url());

    world.record(4);
    world.dispatch();

    assert_eq!(up.ids(), entries(2, 5));
    assert_eq!(down.ids(), ["entry-2"]);
}

fn a_redelivery_has_the_same_id_and_goes_to_the_end(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    let (subscription, _) = world.subscribe_to(&receiver.url());
    world.record(2);
    world.dispatch();
    let first = world.log()[0].delivery.delivery.id.clone();

    let again = world.webhooks.redeliver(
        signatory::webhooks::subscriptions::Owner::of(None),
        subscription.stored.id,
        first.clone(),
    );
    let again = world.runtime.block_on(again).unwrap();
    world.dispatch();

    assert_eq!(receiver.ids(), ["entry-2", "entry-3", "entry-2"]);
    assert_eq!(again.delivery.delivery.redelivery_of, Some(first));
    let requests = receiver.requests();
    assert_eq!(requests[0].body, requests[2].body);
}

fn what_was_delivered_is_forgotten_after_thirty_days(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    world.subscribe_to(&receiver.url());
    world.record(2);
    world.dispatch();
    world.later(29 * 86_400);
    world.runtime.block_on(world.dispatcher.prune()).unwrap();
    assert_eq!(world.log().len(), 2);

    world.later(2 * 86_400);
    world.runtime.block_on(world.dispatcher.prune()).unwrap();

    assert!(world.log().is_empty());
}
