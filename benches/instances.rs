//! How long after an acknowledgement by one instance another instance shows the write: docs/performance.md.
//!
//! Two processes of the release build on one PostgreSQL, the second behind a relay that can cut off its LISTEN. Each
//! write is asked for at the first; from its 201 on, the second is asked for its head without a pause.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement that cannot be made ends with the reason"
)]

#[path = "support/database.rs"]
mod database;
#[path = "support/installed.rs"]
mod installed;
#[path = "support/options.rs"]
mod options;
#[path = "support/running.rs"]
mod running;
#[path = "support/states.rs"]
mod states;
#[path = "support/treaties.rs"]
mod treaties;

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use signatory::clock::Stopwatch;

use database::Scratch;
use installed::{Installed, PROGRAM};
use options::Options;
use running::Running;
use states::states;

/// States, each of which can accede to a treaty once.
const TREATIES: usize = 4;

fn main() {
    let options = Options::given();
    let server = options.text("--postgres");
    let server = server.as_deref();
    let bench = Bench::new(server.unwrap_or("postgres://postgres@127.0.0.1:5432/postgres"));
    bench.idle(options.number("--idle-seconds", 10));
    bench.run("announced", options.number("--writes", 500));
    bench.relay.cut.store(true, Ordering::SeqCst);
    bench.relay.break_off();
    bench.run("LISTEN cut off", options.number("--cut-writes", 20));
}

struct Bench {
    one: Server,
    two: Server,
    relay: Relay,
    token: String,
    acts: std::cell::RefCell<std::vec::IntoIter<(String, Value)>>,
    _database: Scratch,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn new(server: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let name = format!("signatory_bench_instances_{}", std::process::id());
        let database = Scratch::make(&name, folder.path(), Some(server)).expect("a database");
        let relay = Relay::to(&database.url);
        let [one, two] = [&database.url, &relay.address].map(|url| Installed {
            program: PROGRAM.to_owned(),
            folder: folder.path().to_owned(),
            database: url.clone(),
        });
        one.said(&["migrate"]);
        treaties::import(&one, TREATIES);
        Self {
            token: one.token("register:write"),
            one: Server::start(&one),
            two: Server::start(&two),
            relay,
            acts: std::cell::RefCell::new(acts().into_iter()),
            _database: database,
            _folder: folder,
        }
    }

    /// The processor time of an instance that is asked nothing.
    fn idle(&self, seconds: usize) {
        let before = self.two.cpu_ticks();
        std::thread::park_timeout(Duration::from_secs(
            seconds.try_into().expect("some seconds"),
        ));
        // A tick is 10 ms on Linux.
        let millis = (self.two.cpu_ticks() - before) * 10.0;
        println!("idle: {millis:.0} ms of processor time in {seconds} s");
    }

    fn run(&self, name: &str, writes: usize) {
        let mut delays: Vec<f64> = (0..writes).map(|_| self.write()).collect();
        delays.sort_by(f64::total_cmp);
        let quantile = |share: f64| {
            let rank = (share * writes as f64).ceil() as usize;
            delays[rank.clamp(1, writes) - 1]
        };
        let within = delays.iter().filter(|delay| **delay <= 100.0).count();
        println!(
            "{name}: {writes} writes, ms from the 201 of one to the answer of the other: p50 {:.1}, p99 {:.1}, max {:.1}; {:.1} % within 100 ms",
            quantile(0.5),
            quantile(0.99),
            quantile(1.0),
            within as f64 * 100.0 / writes as f64
        );
    }

    /// Writes on one and reads the other until it shows it. Returns for how long, in milliseconds.
    fn write(&self) -> f64 {
        let (treaty, act) = self
            .acts
            .borrow_mut()
            .next()
            .expect("more acts: fewer --writes");
        let answer: Value = self
            .one
            .agent
            .post(format!(
                "http://{}/v1/treaties/{treaty}/actions",
                self.one.running.address
            ))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(&act)
            .expect("201")
            .body_mut()
            .read_json()
            .expect("JSON");
        let written = answer["position"].as_u64().expect("a position");
        let since = Stopwatch::start();
        while self.two.position() < written {
            assert!(since.micros() < 60_000_000, "it is never shown");
        }
        since.micros() as f64 / 1000.0
    }
}

/// One act after the other that is regular.
fn acts() -> Vec<(String, Value)> {
    let states = states();
    (0..TREATIES)
        .flat_map(|n| {
            states.iter().map(move |state| {
                let act = json!({"participant": state, "kind": "accession", "date": "2026-03-02"});
                (format!("bench-{n}"), act)
            })
        })
        .collect()
}

struct Server {
    running: Running,
    agent: ureq::Agent,
}

impl Server {
    fn start(installed: &Installed) -> Self {
        let mut serve = installed.command(&["serve", "--empty", "--listen", "127.0.0.1:0"]);
        serve.args(["--workers", "1"]).env("RUST_LOG", "error");
        // One client asks without a pause.
        serve.args(["--reads-per-minute", "0", "--writes-per-minute", "0"]);
        Self {
            running: Running::start(&mut serve),
            agent: ureq::Agent::new_with_defaults(),
        }
    }

    fn position(&self) -> u64 {
        let answer = self
            .agent
            .get(format!("http://{}/v1/checkpoint", self.running.address));
        let body: Value = answer
            .call()
            .expect("200")
            .body_mut()
            .read_json()
            .expect("JSON");
        body["position"].as_u64().expect("a position")
    }

    /// User and system time of the process (proc(5), fields 14 and 15).
    fn cpu_ticks(&self) -> f64 {
        let file = format!("/proc/{}/stat", self.running.process.id());
        let stat = std::fs::read_to_string(file).expect("proc(5)");
        let fields = stat.rsplit_once(')').expect("a name").1.split_whitespace();
        fields
            .skip(11)
            .take(2)
            .map(|ticks| ticks.parse::<f64>().expect("a number"))
            .sum()
    }
}

/// Between the second instance and PostgreSQL: with `cut`, no connection that says LISTEN stays.
struct Relay {
    address: String,
    cut: Arc<AtomicBool>,
    listening: Arc<std::sync::Mutex<Vec<TcpStream>>>,
}

impl Relay {
    fn to(address: &str) -> Self {
        let mut url = url::Url::parse(address).expect("a URL");
        let host = url.host_str().expect("a host").to_owned();
        let server = (host, url.port().unwrap_or(5432));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let bound: SocketAddr = listener.local_addr().expect("an address");
        url.set_ip_host(bound.ip()).expect("a URL with a host");
        url.set_port(Some(bound.port())).expect("a URL with a host");
        let relay = Self {
            address: url.to_string(),
            cut: Arc::default(),
            listening: Arc::default(),
        };
        let (cut, listening) = (relay.cut.clone(), relay.listening.clone());
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = TcpStream::connect((server.0.as_str(), server.1)).expect("PostgreSQL");
                let (cut, listening) = (cut.clone(), listening.clone());
                pass(&client, &server, move |bytes, from| {
                    let listens = bytes.windows(6).any(|word| word == b"LISTEN");
                    if listens {
                        listening
                            .lock()
                            .expect("no panic")
                            .push(from.try_clone().expect("a socket"));
                    }
                    !(listens && cut.load(Ordering::SeqCst))
                });
                pass(&server, &client, |_bytes, _from| true);
            }
        });
        relay
    }

    /// Ends the connections that listen.
    fn break_off(&self) {
        for listening in self.listening.lock().expect("no panic").drain(..) {
            let _ = listening.shutdown(Shutdown::Both);
        }
    }
}

fn pass(
    from: &TcpStream,
    to: &TcpStream,
    goes_on: impl Fn(&[u8], &TcpStream) -> bool + Send + 'static,
) {
    let mut from = from.try_clone().expect("a socket");
    let mut to = to.try_clone().expect("a socket");
    std::thread::spawn(move || {
        let mut buffer = [0; 16 * 1024];
        while let Ok(n @ 1..) = from.read(&mut buffer) {
            if !goes_on(&buffer[..n], &from) || to.write_all(&buffer[..n]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
        let _ = from.shutdown(Shutdown::Both);
    });
}
