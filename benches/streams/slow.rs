//! Those who ask and do not read: what they cost, that they are cut off, and that they can go on from where they were.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use signatory::clock::Stopwatch;
use socket2::{Domain, Socket, Type};

use crate::reader::{Lines, request};
use crate::service::{STALL_SECONDS, Service};

/// How much a slow reader's system takes for it.
const RECEIVE_BUFFER: usize = 4096;

/// Opens so many beside so many other files, and prints what came of it.
pub fn measure(service: &Service, count: usize, files: usize) {
    wait_until_open(service, files, || ());
    let before = service.settled_memory();
    let mut most = before;
    let slow: Vec<TcpStream> = (0..count).map(|_| ask(service.port, None)).collect();
    let watch = Stopwatch::start();
    wait_until_open(service, files, || most = most.max(service.memory()));
    println!(
        "{count} readers who take nothing: {:.1} KiB of the process each at most, all cut off after {:.1} s (bound {STALL_SECONDS} s)",
        (most - before) as f64 / count as f64,
        watch.micros() as f64 / 1e6
    );
    let head = service.head();
    for stream in slow {
        let had = read(stream, head);
        assert!(had > 0 && had < head, "a slow reader has some: {had}");
        assert_eq!(read(ask(service.port, Some(had)), head), head);
    }
    println!("each came back with Last-Event-ID and has every entry once, in order");
}

/// Waits until the service has no more than so many files open: it sees that a reader went when it writes to it next.
fn wait_until_open(service: &Service, files: usize, mut meanwhile: impl FnMut()) {
    let watch = Stopwatch::start();
    while service.open_files() > files {
        meanwhile();
        std::thread::sleep(Duration::from_millis(50));
        assert!(watch.micros() < 90_000_000, "connections are kept");
    }
}

fn ask(port: u16, last_event_id: Option<u64>) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    socket
        .set_recv_buffer_size(RECEIVE_BUFFER)
        .expect("a small buffer");
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    socket.connect(&address.into()).expect("a connection");
    let mut stream = TcpStream::from(socket);
    stream
        .write_all(&request("/v1/events/stream?after=0", last_event_id))
        .expect("the request is sent");
    stream
}

/// Reads up to a position or the end, and says which was the last whole event.
fn read(mut stream: TcpStream, until: u64) -> u64 {
    let mut buffer = vec![0; 64 * 1024];
    let (mut lines, mut pending) = (Lines::default(), Vec::new());
    while lines.last.is_none_or(|last| last < until) {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(length) => pending.extend_from_slice(&buffer[..length]),
        }
        // An event counts when its empty line has come.
        if let Some(end) = memchr::memmem::rfind(&pending, b"\n\n") {
            lines.read(&pending[..end + 2], |_| ());
            pending.drain(..end + 2);
        }
    }
    lines.last.expect("a greeting")
}
