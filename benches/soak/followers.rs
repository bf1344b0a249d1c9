//! Those who follow: streams of events that are cut now and then, and a receiver of webhooks.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use signatory::clock::Stopwatch;

/// After how many events a stream is closed and taken up again, with its number added.
const EVENTS_UNTIL_CUT: u64 = 40;

/// A client of the stream, on a thread of its own.
pub struct Stream {
    last: Arc<AtomicU64>,
}

impl Stream {
    /// Opens one from the beginning of the record.
    pub fn open(address: &str, number: usize) -> Self {
        let last = Arc::new(AtomicU64::new(0));
        let (address, known) = (address.to_owned(), last.clone());
        let until_cut = EVENTS_UNTIL_CUT + number as u64;
        std::thread::spawn(move || while follow(&address, &known, until_cut) {});
        Self { last }
    }

    /// Waits until it has everything.
    pub fn has_everything_up_to(&self, head: u64, seconds: u64) {
        wait_for(&self.last, head, seconds, "a stream");
    }
}

/// Follows one connection, and says whether the service is still there.
fn follow(address: &str, last: &AtomicU64, until_cut: u64) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else {
        return false;
    };
    let after = last.load(Ordering::Acquire);
    let request = format!(
        "GET /v1/events/stream HTTP/1.1\r\nhost: {address}\r\naccept: text/event-stream\r\nlast-event-id: {after}\r\n\r\n"
    );
    if stream.write_all(request.as_bytes()).is_err() {
        return false;
    }
    let mut is_event = false;
    let mut events = 0;
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else {
            return true;
        };
        if let Some(id) = line.strip_prefix("id: ") {
            let id: u64 = id.parse().expect("an id is a position");
            let before = last.load(Ordering::Acquire);
            // The greeting says where it begins.
            if id != before {
                assert_eq!(id, before + 1, "an event was left out or repeated");
                last.store(id, Ordering::Release);
                is_event = true;
            }
        } else if line.is_empty() && is_event {
            is_event = false;
            events += 1;
            if events >= until_cut && last.load(Ordering::Acquire) > 800 {
                return true;
            }
        }
    }
    true
}

/// A receiver of webhooks, on a thread of its own.
pub struct Receiver {
    address: String,
    positions: Arc<Mutex<Vec<u64>>>,
    last: Arc<AtomicU64>,
}

impl Receiver {
    /// Listens, and takes everything that is delivered.
    pub fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let positions = Arc::new(Mutex::new(Vec::new()));
        let last = Arc::new(AtomicU64::new(0));
        let (kept, reached) = (positions.clone(), last.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (kept, reached) = (kept.clone(), reached.clone());
                std::thread::spawn(move || take(stream, &kept, &reached));
            }
        });
        Self {
            address,
            positions,
            last,
        }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// How many events it has, each once.
    pub fn count(&self) -> usize {
        let mut positions = self.positions.lock().expect("nobody panicked").clone();
        assert!(positions.is_sorted(), "deliveries came out of order");
        positions.dedup();
        positions.len()
    }

    /// Waits until it has everything.
    pub fn wait_for(&self, head: u64, seconds: u64) {
        wait_for(&self.last, head, seconds, "the webhook");
    }
}

/// Takes requests from one connection.
fn take(stream: TcpStream, kept: &Mutex<Vec<u64>>, reached: &AtomicU64) {
    let mut answers = stream.try_clone().expect("a second handle");
    let mut input = BufReader::new(stream);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if input.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            let line = line.trim().to_ascii_lowercase();
            if let Some(bytes) = line.strip_prefix("content-length:") {
                length = bytes.trim().parse().expect("a length");
            }
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        if input.read_exact(&mut body).is_err() {
            return;
        }
        let told: serde_json::Value = serde_json::from_slice(&body).expect("JSON is delivered");
        if let Some(position) = told["data"]["position"].as_u64() {
            kept.lock().expect("nobody panicked").push(position);
            reached.store(position, Ordering::Release);
        }
        if answers
            .write_all(b"HTTP/1.1 204 No Content\r\n\r\n")
            .is_err()
        {
            return;
        }
    }
}

fn wait_for(last: &AtomicU64, head: u64, seconds: u64, who: &str) {
    let watch = Stopwatch::start();
    while last.load(Ordering::Acquire) < head {
        assert!(
            watch.micros() < seconds * 1_000_000,
            "{who} has {} of {head}",
            last.load(Ordering::Acquire)
        );
        std::thread::park_timeout(Duration::from_millis(20));
    }
}
