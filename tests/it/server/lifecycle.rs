//! From the start to the end: the record is filled, kept, and requests are finished.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use signatory::clock::Stopwatch;
use signatory::http::tokens::keys::SIGNING_KEY_FILE;

use crate::support::database::{TestDatabase, both};
use crate::support::following::Following;
use crate::support::process::{Home, accession};
use crate::support::waiting::wait_until;

both!(
    a_new_register_is_filled_visibly_and_answers,
    a_restart_keeps_everything,
    an_empty_register_stays_empty,
    a_request_in_progress_is_finished_before_the_end,
    a_stream_ends_with_the_service_and_does_not_hold_it_up,
);

const ACTIONS: &str = "/v1/treaties/hanoi-convention/actions";
const PROGRESS: &str = "/v1/treaties/hanoi-convention/progress";

fn a_new_register_is_filled_visibly_and_answers(database: &TestDatabase) {
    let home = Home::migrated(database);

    let server = home.start_with(&[]);

    let progress = server.client().get(PROGRESS);
    assert_eq!(progress.status, 200);
    assert_eq!(progress.body["signatories"]["total"], 73);
    assert_eq!(progress.body["counted"], 0);
    assert!(
        server.said().contains("filled the new record"),
        "{}",
        server.said()
    );
    assert_eq!(server.client().get("/ready").status, 200);
    server.stop();
    let again = home.start_with(&[]);
    assert!(!again.said().contains("filled"), "{}", again.said());
}

fn a_restart_keeps_everything(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&[]);
    let token = home.token();
    let ask = |client: &crate::support::process::Client| {
        client
            .post(ACTIONS, &token, Some("k"), &accession("AND"))
            .unwrap()
    };
    let recorded = ask(&server.client());
    assert_eq!(recorded.status, 201, "{recorded:?}");
    let checkpoint = server.client().get("/v1/checkpoint").body;
    server.stop();

    let server = home.start_with(&[]);

    let client = server.client();
    assert_eq!(
        client.get("/v1/checkpoint").body["hash"],
        checkpoint["hash"]
    );
    assert_eq!(client.get(PROGRESS).body["counted"], 1);
    let again = ask(&client);
    assert!(again.replayed);
    assert_eq!(again.body, recorded.body);
    assert_eq!(client.get(PROGRESS).body["counted"], 1);
}

fn an_empty_register_stays_empty(database: &TestDatabase) {
    let home = Home::migrated(database);

    let server = home.start();

    assert_eq!(server.client().get("/v1/checkpoint").body["position"], 0);
    assert_eq!(server.client().get(PROGRESS).status, 404);
    assert!(server.said().contains("at position 0"), "{}", server.said());
}

/// Begins to record, and is told to go on once the service reads the body.
fn half_sent(server: &crate::support::process::Server, token: &str, body: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "POST {ACTIONS} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        body.len()
    )
    .unwrap();
    let mut line = String::new();
    BufReader::new(stream.try_clone().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert_eq!(line, "HTTP/1.1 100 Continue\r\n");
    stream.write_all(&body.as_bytes()[..5]).unwrap();
    stream
}

fn a_request_in_progress_is_finished_before_the_end(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&[]);
    let body = accession("AND").to_string();
    let mut stream = half_sent(&server, &home.token(), &body);

    server.tell_to_stop();
    wait_until("nobody else is let in", || {
        TcpStream::connect(server.address()).is_err()
    });
    stream.write_all(&body.as_bytes()[5..]).unwrap();

    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("HTTP/1.1 201 Created"), "{answer}");
    assert_eq!(server.wait().code(), Some(0));
    let server = home.start_with(&[]);
    assert_eq!(server.client().get(PROGRESS).body["counted"], 1);
}

fn a_stream_ends_with_the_service_and_does_not_hold_it_up(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start();
    let mut following = Following::of(server.address(), "/v1/events/stream", None);
    assert_eq!(following.block().unwrap().id, Some(0));
    let watch = Stopwatch::start();

    server.tell_to_stop();

    assert_eq!(following.block(), None);
    assert_eq!(server.wait().code(), Some(0));
    // Far from the half minute for which a request in progress is waited for.
    assert!(watch.micros() < 15_000_000);
}

#[test]
fn the_private_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);

    drop(home.start());

    let key = std::fs::metadata(home.data().join(SIGNING_KEY_FILE)).unwrap();
    assert_eq!(key.permissions().mode() & 0o7777, 0o600);
    let folder = std::fs::metadata(home.data()).unwrap();
    assert_eq!(folder.permissions().mode() & 0o077, 0);
}

#[test]
fn an_address_in_use_is_refused_in_a_sentence() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let server = home.start();
    let taken = server.address().to_string();

    let second = home.run(["serve", "--empty", "--listen", &taken]);

    let said = second.failed();
    assert!(
        said.starts_with(&format!("cannot listen on {taken}: ")),
        "{said}"
    );
}
