//! What becomes of twice as much as the service can do: remembered reads, questions that were not asked before, writes.
//!
//! `cargo bench --bench overload`, or with `-- --seconds 10 --connections 128`. For each kind the capacity is found with few
//! clients that wait for their answers. Then requests are sent when they are due, whether or not earlier ones were answered
//! (an open loop), at once and twice the capacity, and the latency is counted from when each was due.
//!
//! The criterion: at twice the capacity the requests that were not turned away have a p99 of at most 500 ms, and at least
//! half the capacity is still carried out. The generator shares the machine, so that the figures are those of both.

#![expect(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that cannot be made ends with the reason"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::Value;
use signatory::clock::Stopwatch;

/// How many clients find the capacity.
const FEW: u64 = 8;
/// The longest p99 at twice the capacity that is well.
const WELL: Duration = Duration::from_millis(500);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str, default: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1))
            .map_or(default, |value| value.parse().expect("a whole number"))
    };
    let (seconds, connections) = (option("--seconds", 10), option("--connections", 100));
    let server = Server::start();
    let mut is_well = true;
    for kind in [Kind::Remembered, Kind::Cold, Kind::Write] {
        let load = Load::new(&server, kind);
        let capacity = load.closed(seconds);
        println!("{kind:?}: capacity {capacity} a second, {FEW} clients that wait");
        for times in [1, 2] {
            let run = load.open(capacity * times, seconds, connections);
            println!("{kind:?} at {times}x: {}", run.told(seconds));
            let kept = run.accepted.len() as u64 / seconds * 2 >= capacity;
            is_well &= times == 1 || (kept && run.percentile(99) <= WELL);
        }
    }
    println!(
        "{}",
        if is_well {
            "criterion met"
        } else {
            "criterion NOT met"
        }
    );
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Remembered,
    Cold,
    Write,
}

/// Requests of one kind, none sent twice where that matters.
struct Load<'a> {
    server: &'a Server,
    kind: Kind,
    sent: AtomicU64,
    /// Those who accede and withdraw by turns: one for each connection.
    participants: Vec<String>,
}

impl<'a> Load<'a> {
    fn new(server: &'a Server, kind: Kind) -> Self {
        let treaty = "/v1/treaties/hanoi-convention/participants?limit=250";
        let listed = Connection::to(server).ask(&get(treaty));
        let listed: Value =
            serde_json::from_str(&listed.1).unwrap_or_else(|error| panic!("{error}: {}", listed.1));
        let list = listed["participants"].as_array().expect("a list");
        let participants = list
            .iter()
            .filter(|item| item["kind"] == "state" && item["signed_on"].is_null())
            .filter_map(|item| item["code"].as_str().map(ToOwned::to_owned))
            .collect();
        Self {
            server,
            kind,
            sent: AtomicU64::new(0),
            participants,
        }
    }

    /// The next request of the client of this number.
    fn request(&self, client: u64, turn: u64) -> String {
        let n = self.sent.fetch_add(1, Ordering::Relaxed);
        match self.kind {
            Kind::Remembered => get("/v1/treaties/hanoi-convention/progress"),
            Kind::Cold => {
                let (year, month, day, limit) = (
                    2005 + n / 336 % 20,
                    n / 28 % 12 + 1,
                    n % 28 + 1,
                    n / 6720 % 240 + 10,
                );
                get(&format!(
                    "/v1/treaties/uncac/participants?as_of={year}-{month:02}-{day:02}&limit={limit}"
                ))
            }
            Kind::Write => {
                let kind = ["accession", "withdrawal_of_instrument"][usize::from(turn % 2 == 1)];
                let which = usize::try_from(client).expect("a number") % self.participants.len();
                let code = &self.participants[which];
                let body = format!(
                    "{{\"participant\":\"{code}\",\"kind\":\"{kind}\",\"date\":\"2026-03-02\"}}"
                );
                format!(
                    "POST /v1/treaties/hanoi-convention/actions HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {}\r\n\
                     content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                    self.server.token,
                    body.len()
                )
            }
        }
    }

    /// How many a second a few clients have answered that wait for each answer.
    fn closed(&self, seconds: u64) -> u64 {
        let watch = Stopwatch::start();
        let answered = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for client in 0..FEW {
                let answered = &answered;
                scope.spawn(move || {
                    let mut connection = Connection::to(self.server);
                    let mut turn = 0;
                    while watch.micros() < seconds * 1_000_000 {
                        let (status, _) = connection.ask(&self.request(client, turn));
                        turn += 1;
                        if status != 503 {
                            answered.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                });
            }
        });
        (answered.into_inner() / seconds).max(1)
    }

    /// Sends so many a second, each when it is due.
    fn open(&self, rate: u64, seconds: u64, connections: u64) -> Run {
        let watch = Stopwatch::start();
        let next = AtomicU64::new(0);
        let mut run = Run::default();
        std::thread::scope(|scope| {
            let clients: Vec<_> = (0..connections)
                .map(|client| {
                    let next = &next;
                    scope.spawn(move || self.sends(client, rate, seconds, watch, next))
                })
                .collect();
            for client in clients {
                let part = client.join().expect("a client");
                run.accepted.extend(part.accepted);
                run.refused += part.refused;
            }
        });
        run.accepted.sort_unstable();
        run
    }

    fn sends(
        &self,
        client: u64,
        rate: u64,
        seconds: u64,
        watch: Stopwatch,
        next: &AtomicU64,
    ) -> Run {
        let mut connection = Connection::to(self.server);
        let mut run = Run::default();
        let mut turn = 0;
        loop {
            let due = next.fetch_add(1, Ordering::Relaxed) * 1_000_000 / rate;
            if due >= seconds * 1_000_000 {
                return run;
            }
            let early = due.saturating_sub(watch.micros());
            if early > 0 {
                std::thread::park_timeout(Duration::from_micros(early));
            }
            let (status, body) = connection.ask(&self.request(client, turn));
            let late = watch.micros().saturating_sub(due);
            match status {
                503 => run.refused += 1,
                // The act before it was turned away, so that this one breaks a rule: decided all the same.
                200 | 201 | 409 => {
                    turn += 1;
                    run.accepted.push(late);
                }
                other => panic!("{other}: {body}"),
            }
        }
    }
}

/// What became of an open loop: the latencies of what was accepted in microseconds, sorted, and how many were not.
#[derive(Default)]
struct Run {
    accepted: Vec<u64>,
    refused: u64,
}

impl Run {
    fn percentile(&self, percent: usize) -> Duration {
        let at = self.accepted.len() * percent / 100;
        let last = self.accepted.len().saturating_sub(1);
        Duration::from_micros(self.accepted.get(at.min(last)).copied().unwrap_or_default())
    }

    fn told(&self, seconds: u64) -> String {
        let (accepted, refused) = (self.accepted.len() as u64, self.refused);
        format!(
            "{} a second accepted, p50 {:?}, p99 {:?}; {} of 1000 were 503",
            accepted / seconds,
            self.percentile(50),
            self.percentile(99),
            refused * 1000 / (accepted + refused).max(1)
        )
    }
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n")
}

/// A connection that is kept.
struct Connection(BufReader<TcpStream>);

impl Connection {
    fn to(server: &Server) -> Self {
        let stream = TcpStream::connect(&server.address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        Self(BufReader::new(stream))
    }

    /// The status and the body of an answer.
    fn ask(&mut self, request: &str) -> (u16, String) {
        let sent = self.0.get_mut().write_all(request.as_bytes());
        sent.expect("the request is sent");
        let (mut status, mut length, mut line) = (0, 0, String::new());
        loop {
            line.clear();
            self.0.read_line(&mut line).expect("an answer");
            let text = line.trim_end().to_lowercase();
            if let Some(rest) = text.strip_prefix("http/1.1 ") {
                status = rest[..3].parse().expect("a status");
            } else if let Some(rest) = text.strip_prefix("content-length: ") {
                length = rest.parse().expect("a length");
            } else if text.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("a body");
        (status, String::from_utf8_lossy(&body).into_owned())
    }
}

struct Server {
    process: Child,
    address: String,
    token: String,
    _folder: tempfile::TempDir,
    /// Kept open: a server that goes on talking to nobody stops.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// One worker, and no limits for the one client that the generator is.
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let program = |command: &str| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_signatory"));
            program.arg(command).arg("--data-dir").arg(folder.path());
            program.env("RUST_LOG", "warn");
            program
        };
        let mut process = program("serve")
            .args(["--listen", "127.0.0.1:0", "--workers", "1"])
            .args(["--reads-per-minute", "0", "--writes-per-minute", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut output = BufReader::new(process.stdout.take().expect("piped"));
        let address = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()))
            .expect("the server says where it listens");
        let token = program("token")
            .args(["--scope", "register:write"])
            .output()
            .expect("a token");
        Self {
            process,
            address,
            token: String::from_utf8_lossy(&token.stdout).trim().to_owned(),
            _folder: folder,
            _output: output,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
