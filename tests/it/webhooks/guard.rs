//! Where a name leads is checked on the way to the connection, and a redirect is not followed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use signatory::webhooks::resolver::GuardedResolver;

use super::world::World;
use crate::support::database::TestDatabase;
use crate::support::receiver::Receiver;

/// Answers what it is told, one answer after the other, the last one for ever.
struct Stub {
    answers: Vec<Vec<&'static str>>,
    asked: Arc<AtomicUsize>,
}

impl Stub {
    fn guarded(
        answers: Vec<Vec<&'static str>>,
        allow_loopback: bool,
    ) -> (GuardedResolver, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let stub = Self {
            answers,
            asked: asked.clone(),
        };
        (GuardedResolver::over(Arc::new(stub), allow_loopback), asked)
    }
}

impl Resolve for Stub {
    fn resolve(&self, _: Name) -> Resolving {
        let asked = self.asked.fetch_add(1, Ordering::SeqCst);
        let answer = &self.answers[asked.min(self.answers.len() - 1)];
        let found: Vec<SocketAddr> = answer
            .iter()
            .map(|address| SocketAddr::new(address.parse().unwrap(), 0))
            .collect();
        Box::pin(async move { Ok::<Addrs, _>(Box::new(found.into_iter())) })
    }
}

fn looked_up(resolver: &GuardedResolver, name: &str) -> Result<Vec<String>, String> {
    let world = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    world
        .block_on(resolver.resolve(name.parse().unwrap()))
        .map(|found| found.map(|at| at.ip().to_string()).collect())
        .map_err(|error| error.to_string())
}

#[test]
fn a_name_that_leads_inside_is_refused() {
    for inside in [
        "127.0.0.1",
        "10.1.2.3",
        "172.20.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.1.1",
        "0.0.0.0",
        "198.18.0.1",
        "224.0.0.251",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "ff02::1",
    ] {
        let (resolver, _) = Stub::guarded(vec![vec![inside]], false);
        let refused = looked_up(&resolver, "hooks.example.org").unwrap_err();
        assert!(refused.contains("the internet cannot reach"), "{refused}");
    }
}

#[test]
fn one_bad_address_among_good_ones_refuses_them_all() {
    let (resolver, _) = Stub::guarded(
        vec![vec!["8.8.8.8", "2606:4700:4700::1111", "10.0.0.1"]],
        false,
    );

    assert!(looked_up(&resolver, "hooks.example.org").is_err());
}

#[test]
fn good_addresses_pass_as_they_are() {
    let (resolver, _) = Stub::guarded(vec![vec!["8.8.8.8", "2606:4700:4700::1111"]], false);

    assert_eq!(
        looked_up(&resolver, "hooks.example.org").unwrap(),
        ["8.8.8.8", "2606:4700:4700::1111"]
    );
}

/// The first answer is allowed here and the second is not: there is one look-up for an attempt, and the connection goes
/// where its answer was checked.
#[test]
fn a_name_that_changes_between_the_check_and_the_use_gains_nothing() {
    let database = TestDatabase::sqlite();
    let receiver = Receiver::start();
    let (resolver, asked) = Stub::guarded(vec![vec!["127.0.0.1"], vec!["10.0.0.1"]], true);
    let world = World::on(&database).with_resolver(resolver);
    world.subscribe_to(&format!("http://localhost:{}/hook", receiver.port()));

    world.record(2);
    world.dispatch();

    assert_eq!(
        asked.load(Ordering::SeqCst),
        2,
        "one look-up for one attempt"
    );
    assert_eq!(receiver.ids(), ["entry-2"]);
    assert_eq!(world.outcomes(), ["delivered", "address_refused"]);
}

#[test]
fn a_redirect_to_this_machine_is_not_followed() {
    let database = TestDatabase::sqlite();
    let (outside, inside) = (Receiver::start(), Receiver::start());
    let world = World::on(&database);
    world.subscribe_to(&outside.url());

    for status in [301, 302, 303, 307, 308] {
        outside.redirects_to(&inside.url());
        outside.answers(status);
        world.record(1);
        world.dispatch();
        world.later(7200 * 3);
    }

    assert!(!outside.requests().is_empty());
    assert!(inside.requests().is_empty(), "a redirect was followed");
    assert!(world.outcomes().iter().all(|outcome| outcome == "refused"));
}

#[test]
fn what_was_stored_under_laxer_rules_is_checked_again_when_it_is_sent() {
    let database = TestDatabase::sqlite();
    let receiver = Receiver::start();
    let lax = World::on(&database);
    lax.subscribe_to(&receiver.url());
    lax.record(1);

    let strict = lax.strict();
    strict.dispatch();

    assert!(receiver.requests().is_empty());
    assert_eq!(strict.outcomes(), ["address_refused"]);
}
