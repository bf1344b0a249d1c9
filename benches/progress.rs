//! `GET /v1/treaties/hanoi-convention/progress` against a bare actix-web handler with the same bytes and headers.
//!
//! Both servers run one worker on one core, wrk on another; the two alternate and medians are compared. Run it with
//! `cargo bench --bench progress`, or with `-- --rounds 9 --seconds 3`. It needs wrk and taskset (Linux).

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that cannot be made ends with the reason"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{App, HttpResponse, HttpServer, web};

const PATH: &str = "/v1/treaties/hanoi-convention/progress";
const CONNECTIONS: &str = "32";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--bare") {
        serve_bare(&arguments[1]);
        return;
    }
    let option = |name: &str, default: usize| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1))
            .map_or(default, |value| value.parse().expect("a whole number"))
    };
    compare(option("--rounds", 9), option("--seconds", 3));
}

/// Alternates the two and prints the medians.
fn compare(rounds: usize, seconds: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ours = Server::start(
        Command::new("taskset")
            .args(["-c", "0", env!("CARGO_BIN_EXE_signatory"), "serve"])
            .args(["--listen", "127.0.0.1:0", "--workers", "1"])
            // Counted like every read, and never refused.
            .args(["--reads-per-minute", "1000000000"])
            .arg("--data-dir")
            .arg(folder.path()),
    );
    let answer = raw_answer(&ours.address);
    let file = folder.path().join("answer");
    std::fs::write(&file, answer).expect("the captured answer can be written");
    let itself = std::env::current_exe().expect("this program's path");
    let bare = Server::start(
        Command::new("taskset")
            .args(["-c", "0"])
            .arg(itself)
            .arg("--bare")
            .arg(&file),
    );
    let mut runs: Vec<(Run, Run)> = Vec::new();
    for round in 0..=rounds {
        let pair = (ours.run(seconds), bare.run(seconds));
        // The first round warms up.
        if round > 0 {
            println!(
                "round {round}: signatory {:.0} requests/s, bare handler {:.0}",
                pair.0.per_second, pair.1.per_second
            );
            runs.push(pair);
        }
    }
    let rates = |of: fn(&(Run, Run)) -> f64| median(runs.iter().map(of).collect());
    let (a, b) = (rates(|r| r.0.per_second), rates(|r| r.1.per_second));
    let (cpu_a, cpu_b) = (rates(|r| r.0.cpu_micros), rates(|r| r.1.cpu_micros));
    let ratio = rates(|r| r.0.per_second / r.1.per_second);
    println!("requests per second, median of {rounds}: signatory {a:.0}, bare handler {b:.0}");
    println!("ratio of requests per second, median of pairs: {ratio:.3}");
    println!(
        "server CPU per request: signatory {cpu_a:.2} µs, bare handler {cpu_b:.2} µs, ratio {:.3}",
        cpu_a / cpu_b
    );
}

struct Run {
    per_second: f64,
    cpu_micros: f64,
}

struct Server {
    process: Child,
    address: String,
    /// Kept open: a server that goes on talking to nobody stops.
    _output: BufReader<ChildStdout>,
}

impl Server {
    fn start(command: &mut Command) -> Self {
        let mut process = command
            .env("RUST_LOG", "info")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts (taskset is needed)");
        let mut output = BufReader::new(process.stdout.take().expect("piped"));
        let address = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()))
            .expect("the server says where it listens");
        Self {
            process,
            address,
            _output: output,
        }
    }

    /// One run of wrk, with the processor time that the server used for it.
    fn run(&self, seconds: usize) -> Run {
        let before = self.cpu_ticks();
        let output = Command::new("taskset")
            .args(["-c", "1", "wrk", "-t1", "-c", CONNECTIONS, "-d"])
            .arg(format!("{seconds}s"))
            .arg(format!("http://{}{PATH}", self.address))
            .output()
            .expect("wrk runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!text.contains("Non-2xx"), "a request failed:\n{text}");
        let field = |after: &str| -> f64 {
            let line = text
                .lines()
                .find(|line| line.contains(after))
                .unwrap_or_else(|| panic!("wrk said:\n{text}"));
            line.split_whitespace()
                .find_map(|word| word.parse().ok())
                .expect("a number")
        };
        let requests = field(" requests in ");
        Run {
            per_second: field("Requests/sec:"),
            // A tick is 10 ms on Linux.
            cpu_micros: (self.cpu_ticks() - before) * 10_000.0 / requests,
        }
    }

    /// User and system time of the process (proc(5), fields 14 and 15).
    fn cpu_ticks(&self) -> f64 {
        let stat =
            std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).expect("proc(5)");
        let fields: Vec<&str> = stat
            .rsplit_once(')')
            .expect("a name")
            .1
            .split_whitespace()
            .collect();
        let ticks = |index: usize| fields[index].parse::<f64>().expect("a number");
        ticks(11) + ticks(12)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The answer as it comes over the wire, so that the other server can send the same.
fn raw_answer(address: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let request = format!("GET {PATH} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .expect("the request is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the answer arrives");
    answer
}

/// Serves the captured bytes and headers from a handler that does nothing else.
fn serve_bare(file: &str) {
    let answer = std::fs::read_to_string(file).expect("the captured answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let headers: Vec<(HeaderName, HeaderValue)> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
        // Made by the server itself for every answer.
        .filter(|(name, _)| !["content-length", "date", "connection"].contains(name))
        .map(|(name, value)| {
            (
                name.parse().expect("a name"),
                value.parse().expect("a value"),
            )
        })
        .collect();
    let body = web::Bytes::copy_from_slice(body.as_bytes());
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    println!(
        "listening on http://{}",
        listener.local_addr().expect("an address")
    );
    let server = HttpServer::new(move || {
        let (headers, body) = (headers.clone(), body.clone());
        App::new().route(
            PATH,
            web::get().to(move || {
                let mut response = HttpResponse::Ok();
                for header in &headers {
                    response.insert_header(header.clone());
                }
                std::future::ready(response.body(body.clone()))
            }),
        )
    })
    .workers(1)
    .listen(listener)
    .expect("it listens")
    .run();
    actix_web::rt::System::new()
        .block_on(server)
        .expect("it serves");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
