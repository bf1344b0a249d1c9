//! Who is told what: by filter, by owner, once; and milestones on their day.

use std::sync::Arc;

use chrono::DateTime;
use signatory::domain::event;
use signatory::domain::ids::ParticipantCode;
use signatory::domain::milestones::Name;
use signatory::store::outbox::{self, Happening};
use signatory::webhooks::filter::{Filter, Kind};
use signatory::webhooks::subscriptions::Owner;

use super::world::World;
use crate::support::database::{TestDatabase, both};
use crate::support::receiver::{Receiver, Request};

both!(
    a_filter_chooses_by_every_part,
    what_happens_to_a_submission_is_told_to_its_state_and_the_depositary_alone,
    what_was_rolled_back_is_never_told,
    two_instances_hand_out_everything_once,
    milestones_come_with_their_entry_or_on_their_day_once,
);

fn kinds(requests: &[Request]) -> Vec<String> {
    let kind = |request: &Request| request.json()["type"].as_str().unwrap().to_owned();
    requests.iter().map(kind).collect()
}

fn ministry(code: &str) -> Owner {
    Owner::of(Some(&ParticipantCode::parse(code).unwrap()))
}

fn only_kinds(names: &[&str]) -> Filter {
    Filter {
        kinds: names
            .iter()
            .map(|name| Kind::parse(name).unwrap())
            .collect(),
        ..Filter::default()
    }
}

fn a_filter_chooses_by_every_part(database: &TestDatabase) {
    let world = World::on(database);
    let [all, one_state, other_kind, threshold] = std::array::from_fn(|_| Receiver::start());
    world.record(1);
    let second = crate::support::ledger::accession(1).participant;
    world.subscribe_to(&all.url());
    world.subscribe(
        ministry("KEN"),
        &one_state.url(),
        Filter {
            wanted: event::Filter {
                participants: [second].into(),
                ..event::Filter::default()
            },
            ..only_kinds(&["consent.recorded"])
        },
    );
    let (to_change, _) = world.subscribe_to(&other_kind.url());
    let changed = world.webhooks.change(
        signatory::webhooks::subscriptions::Change {
            owner: Owner::of(None),
            id: to_change.stored.id,
            version: 1,
        },
        signatory::webhooks::subscriptions::Wish {
            filter: Some(only_kinds(&["signature.recorded"])),
            ..Default::default()
        },
    );
    world.runtime.block_on(changed).unwrap();
    world.subscribe(
        ministry("VNM"),
        &threshold.url(),
        Filter {
            wanted: event::Filter {
                milestones: [Name::parse("quarter_of_threshold").unwrap()].into(),
                ..event::Filter::default()
            },
            ..Filter::default()
        },
    );

    world.record(10);
    world.dispatch();

    assert_eq!(all.ids().len(), 10);
    assert_eq!(one_state.ids(), ["entry-3"]);
    assert!(other_kind.ids().is_empty());
    assert_eq!(threshold.ids(), ["entry-11"], "the tenth of forty");
    let told = &threshold.requests()[0].json()["data"];
    assert_eq!(told["milestones_reached"][0], "quarter_of_threshold");
}

fn lodged(id: &str) -> Happening {
    Happening {
        id: id.into(),
        kind: "submission.lodged".into(),
        treaty: Some("small".into()),
        participant: Some("KEN".into()),
        link: "/v1/treaties/small/submissions/1".into(),
        occurred_at: DateTime::UNIX_EPOCH,
    }
}

fn what_happens_to_a_submission_is_told_to_its_state_and_the_depositary_alone(
    database: &TestDatabase,
) {
    let world = World::on(database);
    let [own, other, depositary] = std::array::from_fn(|_| Receiver::start());
    world.subscribe(ministry("KEN"), &own.url(), Filter::default());
    let asking = only_kinds(&["submission.lodged"]);
    world.subscribe(ministry("VNM"), &other.url(), asking);
    world.subscribe_to(&depositary.url());

    let appended = world.ledger.pool();
    appended
        .transact_blocking(&|db| outbox::append(db, &lodged("a.1")))
        .unwrap();
    world.dispatch();
    world.dispatch();

    assert_eq!(own.ids(), ["a-1"]);
    assert_eq!(depositary.ids(), ["a-1"]);
    assert!(
        other.ids().is_empty(),
        "another State's submission was told"
    );
    assert_eq!(own.requests()[0].json()["data"]["participants"][0], "KEN");
}

fn what_was_rolled_back_is_never_told(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    world.subscribe_to(&receiver.url());
    let failed = world.ledger.pool().transact_blocking(&|db| {
        outbox::append(db, &lodged("a"))?;
        outbox::append(db, &lodged("a"))
    });

    world.dispatch();

    assert!(failed.is_err());
    assert!(receiver.ids().is_empty());
}

fn two_instances_hand_out_everything_once(database: &TestDatabase) {
    let (one, receiver) = (World::on(database), Receiver::start());
    one.subscribe_to(&receiver.url());
    one.record(20);
    let two = one.another();

    let made: usize = std::thread::scope(|scope| {
        let handing_out: Vec<_> = [&one, &two]
            .into_iter()
            .map(|world| {
                scope.spawn(|| world.runtime.block_on(world.dispatcher.hand_out()).unwrap())
            })
            .collect();
        handing_out
            .into_iter()
            .map(|task| task.join().unwrap())
            .sum()
    });

    assert_eq!(made, 20);
}

/// Forty accede, so that the treaty enters into force ninety days later: the 30th and the 7th day before, and the day.
fn milestones_come_with_their_entry_or_on_their_day_once(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    world.subscribe(
        Owner::of(None),
        &receiver.url(),
        only_kinds(&["milestone.reached"]),
    );
    world.record(40);
    world.dispatch();
    receiver.clear();
    let in_force_on = {
        let published = world.ledger.published_to_keep();
        let record = published.register.treaties().next().unwrap();
        let directory = Arc::clone(published.register.directory());
        let far = "2100-01-01".parse().unwrap();
        record
            .history
            .commencement(&directory, far)
            .unwrap()
            .in_force_on
    };
    let long_before = in_force_on - chrono::Days::new(60);
    let day_before = in_force_on.pred_opt().unwrap();
    let next_year = in_force_on + chrono::Days::new(365);

    assert!(world.ids_on(&receiver, long_before).is_empty());
    let before = world.ids_on(&receiver, day_before);
    let on = world.ids_on(&receiver, in_force_on);
    let again = world.another().ids_on(&receiver, in_force_on);
    let long_after = world.another().ids_on(&receiver, next_year);

    let of = |name: &str, day: chrono::NaiveDate| format!("milestone-small-{name}-{day}");
    let thirty = in_force_on - chrono::Days::new(30);
    let seven = in_force_on - chrono::Days::new(7);
    let closes = "2026-12-31".parse().unwrap();
    let mut expected = vec![
        of("days_before_entry_into_force", thirty),
        of("days_before_entry_into_force", seven),
        of("signature_closes", closes),
    ];
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    assert_eq!(sorted(before), sorted(expected.clone()));
    expected.push(of("entry_into_force", in_force_on));
    assert_eq!(sorted(on.clone()), sorted(expected));
    assert_eq!(again, on);
    assert_eq!(long_after, on, "nothing comes twice");
    let kinds = kinds(&receiver.requests());
    assert!(kinds.iter().all(|kind| kind == "milestone.reached"));
}
