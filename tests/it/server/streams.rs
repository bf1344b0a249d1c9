//! Crowds that follow over sockets: bursts, readers that take nothing, and the end of them all.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use serde_json::json;
use signatory::clock::Stopwatch;
use signatory::domain::participant::ParticipantKind;
use socket2::{Domain, Socket, Type};

use crate::support::api::SHIPPED;
use crate::support::database::{TestDatabase, both};
use crate::support::domain::directory;
use crate::support::following::Following;
use crate::support::process::{Home, Server, document};
use crate::support::waiting::wait_until;

both!(
    a_burst_of_a_thousand_reaches_fifty_once_each_in_order,
    who_takes_nothing_is_cut_off_and_can_go_on,
    the_end_of_the_service_ends_every_stream,
);

const STREAM: &str = "/v1/events/stream";
/// What the service may have in its own memory for one who does not read.
const MOST_KILOBYTES: u64 = 40;

/// The treaties `burst-1` and so on, to which everyone can accede.
fn with_treaties(home: &Home<'_>, count: usize) {
    for number in 1..=count {
        let id = format!("burst-{number}");
        let file = home.write("treaty.json", &document(&id));
        home.run(["import", file.to_str().unwrap()]).succeeded();
    }
}

/// Records so many accessions to a treaty, in one batch.
fn record(server: &Server, token: &str, treaty: &str, count: usize) {
    let acts: Vec<_> = directory()
        .iter()
        .filter(|p| p.kind == ParticipantKind::State && p.dissolution.is_none())
        .take(count)
        .map(|p| json!({"participant": p.code.as_str(), "kind": "accession", "date": "2026-03-02"}))
        .collect();
    assert_eq!(acts.len(), count);
    let path = format!("/v1/treaties/{treaty}/actions/batch");
    let recorded = server
        .client()
        .post(&path, token, None, &json!({ "actions": acts }))
        .unwrap();
    assert_eq!(recorded.status, 201, "{recorded:?}");
}

fn a_burst_of_a_thousand_reaches_fifty_once_each_in_order(database: &TestDatabase) {
    let home = Home::migrated(database);
    with_treaties(&home, 10);
    let server = home.start();
    let token = home.token();
    let begun: Vec<Following> = (0..50)
        .map(|_| {
            let mut following = Following::of(server.address(), STREAM, None);
            assert_eq!(following.block().unwrap().id, Some(10));
            following
        })
        .collect();

    let told: Vec<Vec<u64>> = std::thread::scope(|scope| {
        let reading: Vec<_> = begun
            .into_iter()
            .map(|mut following| scope.spawn(move || following.ids(1000)))
            .collect();
        for number in 1..=10 {
            record(&server, &token, &format!("burst-{number}"), 100);
        }
        reading.into_iter().map(|ids| ids.join().unwrap()).collect()
    });

    let expected: Vec<u64> = (11..=1010).collect();
    for ids in told {
        assert_eq!(ids, expected);
    }
}

/// One who asks for everything over a small window, and reads nothing of it.
fn ask(address: SocketAddr, last_event_id: u64) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    socket.connect(&address.into()).unwrap();
    let mut stream = TcpStream::from(socket);
    write!(
        stream,
        "GET {STREAM} HTTP/1.1\r\nhost: register\r\naccept: text/event-stream\r\nlast-event-id: {last_event_id}\r\n\r\n"
    )
    .unwrap();
    stream
}

/// The ids of the whole events that arrived before the end.
fn ids_of_what_is_left(mut stream: TcpStream) -> Vec<u64> {
    let mut bytes = Vec::new();
    // The end may be a reset.
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    let (whole, _) = text.rsplit_once("\n\n").unwrap();
    let ids = whole.lines().filter_map(|line| line.strip_prefix("id: "));
    // The first is the greeting's, the place to begin from.
    ids.skip(1).map(|id| id.parse().unwrap()).collect()
}

fn who_takes_nothing_is_cut_off_and_can_go_on(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&["--stream-stall-seconds", "4"]);
    // So that what is made once is made.
    Following::of(server.address(), &format!("{STREAM}?after=0"), None).ids(713);
    let (before, files) = (server.memory_kib("RssAnon:"), server.open_files());

    let slow: Vec<TcpStream> = (0..40).map(|_| ask(server.address(), 0)).collect();
    for stream in &slow {
        assert_eq!(stream.peek(&mut [0]).unwrap(), 1, "it is answered");
    }
    let mut most = before;
    wait_until("all are cut off", || {
        most = most.max(server.memory_kib("RssAnon:"));
        server.open_files() <= files
    });

    let each = (most - before) / 40;
    assert!(each < MOST_KILOBYTES, "{each} kB each");
    for stream in slow {
        let mut told = ids_of_what_is_left(stream);
        let had = *told.last().unwrap();
        assert!(had < SHIPPED, "a slow reader had everything");
        let left = usize::try_from(SHIPPED - had).unwrap();
        told.extend(Following::again(server.address(), STREAM, had).ids(left));
        assert_eq!(told, (1..=SHIPPED).collect::<Vec<u64>>());
    }
}

fn the_end_of_the_service_ends_every_stream(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start();
    let mut following: Vec<Following> = (0..50)
        .map(|_| Following::of(server.address(), STREAM, None))
        .collect();
    for one in &mut following {
        assert_eq!(one.block().unwrap().id, Some(0));
    }
    let watch = Stopwatch::start();

    server.tell_to_stop();

    for one in &mut following {
        // A comment may have been under way.
        while let Some(block) = one.block() {
            assert!(block.is_comment, "{block:?}");
        }
    }
    assert_eq!(server.wait().code(), Some(0));
    // Far from the half minute for which a request in progress is waited for.
    assert!(watch.micros() < 15_000_000);
}
