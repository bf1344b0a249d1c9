//! The end of the service under load: nothing acknowledged is lost, nobody who was let in is cut off.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signatory::clock::Stopwatch;
use signatory::documents::shipped;
use signatory::domain::participant::ParticipantKind;

use crate::support::database::{TestDatabase, both};
use crate::support::process::{Home, Server, accession};
use crate::support::waiting::wait_until;

both!(
    under_load_whoever_heeds_the_probe_meets_no_error_and_loses_no_write,
    a_second_signal_ends_at_once,
);

const ACTIONS: &str = "/v1/treaties/hanoi-convention/actions";
const CLIENTS: usize = 8;

/// Participants that have done nothing about the convention, each for one accession.
fn strangers() -> Vec<String> {
    let directory = shipped::participants().unwrap();
    let date = "2026-03-02".parse().unwrap();
    let signatories = shipped::treaties()[0].actions;
    directory
        .iter()
        .filter(|participant| participant.kind == ParticipantKind::State)
        .filter(|participant| !participant.has_ceased_by(date))
        .map(|participant| participant.code.to_string())
        .filter(|code| !signatories.contains(&format!("{code},")))
        .collect()
}

fn under_load_whoever_heeds_the_probe_meets_no_error_and_loses_no_write(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_logging(&["--drain-seconds", "2"]);
    let token = home.token();
    let (next, told) = (AtomicUsize::new(0), AtomicBool::new(false));
    let strangers = strangers();
    assert!(strangers.len() > 60, "{}", strangers.len());

    let acknowledged: usize = std::thread::scope(|scope| {
        let client = || {
            let (probe, client) = (server.client(), server.client());
            let mut acknowledged = 0;
            while probe.get("/ready").status == 200 {
                if let Some(code) = strangers.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let answer = client
                        .post(ACTIONS, &token, None, &accession(code))
                        .unwrap();
                    assert_eq!(answer.status, 201, "{answer:?}");
                    acknowledged += 1;
                } else {
                    client.get("/v1/treaties/hanoi-convention/progress?limit=x");
                }
            }
            assert!(told.load(Ordering::Relaxed));
            // Until the listener closes, who comes late is served as well.
            assert_eq!(client.get("/v1/treaties").status, 200);
            acknowledged
        };
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
        wait_until("some have written", || next.load(Ordering::Relaxed) > 20);
        told.store(true, Ordering::Relaxed);
        server.tell_to_stop();
        clients
            .into_iter()
            .map(|client| client.join().unwrap())
            .sum()
    });

    assert_eq!(server.wait().code(), Some(0));
    assert!(acknowledged > 20, "{acknowledged}");
    let log = home.log();
    assert!(log.lines().last().unwrap().ends_with("stopped"), "{log}");
    let exported = home.run(["ledger", "export", "-"]).succeeded();
    let recorded = exported
        .lines()
        .filter(|line| line.contains("accession"))
        .count();
    assert!(recorded >= acknowledged, "{recorded} of {acknowledged}");
    let noted = home.run(["audit", "export"]).succeeded();
    let noted = noted
        .lines()
        .filter(|line| line.contains("record_action"))
        .count();
    assert_eq!(noted, acknowledged);
}

/// A request whose body never comes.
fn endless(server: &Server, token: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "POST {ACTIONS} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\n",
    )
    .unwrap();
    let mut begun = [0; 25];
    stream.read_exact(&mut begun).unwrap();
    assert!(begun.starts_with(b"HTTP/1.1 100 Continue"));
    stream
}

fn a_second_signal_ends_at_once(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_logging(&["--empty"]);
    let _endless = endless(&server, &home.token());
    server.tell_to_stop();
    wait_until("nobody else is let in", || {
        TcpStream::connect(server.address()).is_err()
    });
    let watch = Stopwatch::start();

    server.tell_to_stop();

    assert_eq!(server.wait().code(), Some(1));
    assert!(
        watch.micros() < 5_000_000,
        "far from the half minute that requests are given"
    );
    assert!(home.log().contains("told a second time"), "{}", home.log());
}

#[test]
fn a_connection_that_nobody_uses_does_not_hold_up_the_end() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let server = home.start();
    let mut idle = TcpStream::connect(server.address()).unwrap();
    write!(idle, "GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
    let mut begun = [0; 15];
    idle.read_exact(&mut begun).unwrap();
    let watch = Stopwatch::start();

    server.stop();

    assert!(watch.micros() < 5_000_000, "{}", watch.micros());
}

#[test]
fn a_probe_is_told_of_the_end_while_others_are_still_let_in() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let server = home.start_with(&["--empty", "--drain-seconds", "3"]);

    server.tell_to_stop();

    wait_until("the probe is told", || {
        server.client().get("/ready").status == 503
    });
    let ready = server.client().get("/ready").body;
    assert_eq!(ready["status"], "stopping");
    assert_eq!(server.client().get("/v1/treaties").status, 200);
    assert_eq!(server.wait().code(), Some(0));
}
