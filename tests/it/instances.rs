//! Several instances on one PostgreSQL are one service: the same bytes, the same validators, each other's writes.

mod balancer;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::support::database::on_postgres;
use crate::support::process::{Client, Home, Received, Server, accession};
use crate::support::waiting::wait_until;
use balancer::Balancer;

const ACTIONS: &str = "/v1/treaties/hanoi-convention/actions";
const PROGRESS: &str = "/v1/treaties/hanoi-convention/progress";

/// What every instance answers with the same bytes for the same position, in every form.
const SAME: [(&str, &str); 28] = [
    (PROGRESS, "application/json"),
    (
        "/v1/treaties/hanoi-convention/progress?as_of=2026-01-01",
        "application/json",
    ),
    (
        "/v1/treaties/hanoi-convention/progress?at_position=500",
        "application/json",
    ),
    ("/v1/treaties", "application/json"),
    ("/v1/treaties/hanoi-convention", "application/json"),
    (
        "/v1/treaties/hanoi-convention/actions?limit=7",
        "application/json",
    ),
    ("/v1/treaties/hanoi-convention/actions.csv", "*/*"),
    (
        "/v1/treaties/hanoi-convention/participants?limit=9",
        "application/json",
    ),
    ("/v1/treaties/hanoi-convention/participants.ndjson", "*/*"),
    ("/v1/treaties/hanoi-convention/datapackage.json", "*/*"),
    (
        "/v1/treaties/hanoi-convention/progress/explain",
        "application/json",
    ),
    (
        "/v1/treaties/hanoi-convention/progress/series",
        "application/json",
    ),
    (
        "/v1/treaties/hanoi-convention/milestones",
        "application/json",
    ),
    ("/v1/treaties/hanoi-convention/pace", "application/json"),
    ("/v1/treaties/hanoi-convention/mtdsg.xml", "*/*"),
    ("/treaties/hanoi-convention/feed.atom", "*/*"),
    ("/treaties/hanoi-convention/calendar.ics", "*/*"),
    (
        "/v1/treaties/hanoi-convention/certificate",
        "application/json",
    ),
    ("/v1/certificates/keys", "application/json"),
    ("/v1/participants?limit=5", "application/json"),
    ("/v1/events?after=700", "application/json"),
    ("/v1/checkpoint", "application/json"),
    ("/v1/vocabulary", "application/json"),
    ("/", "text/html"),
    ("/treaties/hanoi-convention", "text/html"),
    ("/treaties/hanoi-convention/table", "text/html"),
    ("/sitemap.xml", "*/*"),
    ("/openapi.json", "application/json"),
];

/// Instances with the same keys and the same public address.
fn start(home: &Home<'_>, count: usize) -> Vec<Server> {
    let public = ["--public-url", "https://register.example"];
    (0..count).map(|_| home.start_with(&public)).collect()
}

fn position(client: &Client) -> u64 {
    client.get("/v1/checkpoint").body["position"]
        .as_u64()
        .unwrap()
}

/// Every instance answers like the first, and takes its validator.
fn assert_same(servers: &[Server]) {
    // It is left out in the second of the entry itself.
    for server in servers {
        wait_until("there is a Last-Modified", || {
            server
                .client()
                .receive(PROGRESS, &[])
                .header("last-modified")
                .is_some()
        });
    }
    for (target, accept) in SAME {
        let first = servers[0].client().receive(target, &[("accept", accept)]);
        assert_eq!(first.status, 200, "{target} {accept}");
        for other in &servers[1..] {
            let client = other.client();
            let answer = client.receive(target, &[("accept", accept)]);
            assert_eq!(answer.status, 200, "{target}");
            assert!(answer.bytes == first.bytes, "{target} {accept} differs");
            for name in Received::SAME_HEADERS {
                assert_eq!(answer.header(name), first.header(name), "{target} {name}");
            }
            let etag = first
                .header("etag")
                .unwrap_or_else(|| panic!("{target} has no ETag"));
            let asked = client.receive(target, &[("accept", accept), ("if-none-match", &etag)]);
            assert_eq!(asked.status, 304, "{target}");
        }
    }
}

fn are_one_service(count: usize) {
    on_postgres(|database| {
        let home = Home::migrated(database);
        let servers = start(&home, count);
        let token = home.token();
        assert_same(&servers);

        for (server, state) in servers.iter().zip(["AND", "MCO", "TON"]) {
            let body = accession(state);
            let recorded = server
                .client()
                .post(ACTIONS, &token, Some(state), &body)
                .unwrap();
            assert_eq!(recorded.status, 201, "{recorded:?}");
            let written = recorded.body["position"].as_u64().unwrap();
            for other in &servers {
                wait_until("the other instance shows it", || {
                    position(&other.client()) == written
                });
                // A repetition to another instance is answered as the first request.
                let again = other
                    .client()
                    .post(ACTIONS, &token, Some(state), &body)
                    .unwrap();
                assert!(again.replayed);
                assert_eq!(again.body, recorded.body);
            }
            assert_same(&servers);
        }
    });
}

#[test]
fn two_instances_are_one_service() {
    are_one_service(2);
}

#[test]
fn three_instances_are_one_service() {
    are_one_service(3);
}

#[test]
fn what_one_has_recorded_another_answers_at_that_position() {
    on_postgres(|database| {
        let home = Home::migrated(database);
        let servers = start(&home, 2);
        let token = home.token();
        let (one, two) = (servers[0].client(), servers[1].client());

        for (n, state) in ["AND", "MCO", "TON"].iter().enumerate() {
            let recorded = one.post(ACTIONS, &token, None, &accession(state)).unwrap();
            let written = recorded.body["position"].as_u64().unwrap();
            // At once, without looking whether the other instance has heard of it.
            let read = two.get(&format!("{PROGRESS}?at_position={written}"));
            assert_eq!(read.status, 200, "{read:?}");
            assert_eq!(read.body["counted"], n + 1);
        }
    });
}

#[test]
fn readers_behind_a_balancer_see_nothing_of_an_instance_that_is_killed_and_started_again() {
    on_postgres(|database| {
        let home = Home::migrated(database);
        let mut servers = start(&home, 2);
        let balancer = Balancer::before(servers.iter().map(Server::address));
        let expected = servers[0].client().receive(PROGRESS, &[]);
        let (ends, reads, cut) = (
            AtomicBool::new(false),
            AtomicUsize::new(0),
            AtomicUsize::new(0),
        );

        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while !ends.load(Ordering::SeqCst) {
                        // A connection for each request; one that was cut off in the middle is asked again.
                        let client = Client::of(balancer.address());
                        match client.try_receive(PROGRESS, &[("connection", "close")]) {
                            Ok(answer) => {
                                assert_eq!(answer.status, 200);
                                assert!(answer.bytes == expected.bytes);
                                assert_eq!(answer.header("etag"), expected.header("etag"));
                                reads.fetch_add(1, Ordering::SeqCst);
                            }
                            Err(_) => {
                                cut.fetch_add(1, Ordering::SeqCst);
                            }
                        }
                    }
                });
            }
            for round in 0..3 {
                let before = reads.load(Ordering::SeqCst);
                wait_until("it is read", || reads.load(Ordering::SeqCst) > before + 50);
                servers[round % 2].kill();
                let killed = reads.load(Ordering::SeqCst);
                wait_until("it is read on", || {
                    reads.load(Ordering::SeqCst) > killed + 50
                });
                servers[round % 2] = home.start_with(&["--public-url", "https://register.example"]);
                balancer.replace(round % 2, servers[round % 2].address());
            }
            ends.store(true, Ordering::SeqCst);
        });

        // Only what was under way in an instance when it was killed.
        let cut = cut.into_inner();
        assert!(cut <= 3 * 4, "{cut} requests were cut off");
    });
}
