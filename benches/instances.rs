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

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::RunQueryDsl as _;
use serde_json::{Value, json};
use signatory::clock::Stopwatch;
use signatory::documents::shipped;
use signatory::domain::participant::ParticipantKind;
use signatory::store::connection::Database;
use signatory::store::url::DatabaseUrl;

/// States, each of which can accede to a treaty once.
const TREATIES: usize = 4;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)
    };
    let number = |name: &str, default: usize| {
        option(name).map_or(default, |value| value.parse().expect("a whole number"))
    };
    let server =
        option("--postgres").map_or("postgres://postgres@127.0.0.1:5432/postgres", |url| url);
    let bench = Bench::new(server);
    bench.idle(number("--idle-seconds", 10));
    bench.run("announced", number("--writes", 500));
    bench.relay.cut.store(true, Ordering::SeqCst);
    bench.relay.break_off();
    bench.run("LISTEN cut off", number("--cut-writes", 20));
}

struct Bench {
    one: Server,
    two: Server,
    relay: Relay,
    token: String,
    acts: std::cell::RefCell<std::vec::IntoIter<(String, Value)>>,
    _database: Created,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn new(server: &str) -> Self {
        let database = Created::on(server);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let relay = Relay::to(&database.address);
        let program = |address: &str, arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_signatory"));
            command
                .args(arguments)
                .env("DATABASE_URL", address)
                .env("SIGNATORY_DATA_DIR", folder.path())
                .env("RUST_LOG", "error");
            command
        };
        let runs = |arguments: &[&str]| {
            let output = program(&database.address, arguments)
                .output()
                .expect("the program");
            assert!(output.status.success(), "{output:?}");
            String::from_utf8(output.stdout)
                .expect("text")
                .trim()
                .to_owned()
        };
        runs(&["migrate"]);
        let empty = folder.path().join("none.csv");
        std::fs::write(&empty, "participant_code,participant_name,action,date,source,note,statements,statements_source\n").expect("a file");
        let document = shipped::treaties().first().expect("a treaty").document;
        for n in 0..TREATIES {
            let path = folder.path().join("treaty.json");
            let text = document.replacen("\"hanoi-convention\"", &format!("\"bench-{n}\""), 1);
            std::fs::write(&path, text).expect("a file");
            let (path, empty) = (path.display().to_string(), empty.display().to_string());
            runs(&["import", &path, &empty]);
        }
        let serve = [
            "serve",
            "--empty",
            "--listen",
            "127.0.0.1:0",
            "--workers",
            "1",
        ];
        Self {
            token: runs(&["token", "--scope", "register:write"]),
            one: Server::start(&mut program(&database.address, &serve)),
            two: Server::start(&mut program(&relay.address, &serve)),
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
                self.one.address
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
    let directory = shipped::participants().expect("the participants");
    let states: Vec<String> = directory
        .iter()
        .filter(|participant| {
            participant.kind == ParticipantKind::State && participant.dissolution.is_none()
        })
        .map(|participant| participant.code.to_string())
        .collect();
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
    process: Child,
    address: String,
    agent: ureq::Agent,
    /// Kept open: a server that goes on talking to nobody stops.
    _output: BufReader<ChildStdout>,
}

impl Server {
    fn start(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).spawn().expect("it starts");
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
            agent: ureq::Agent::new_with_defaults(),
            _output: output,
        }
    }

    fn position(&self) -> u64 {
        let answer = self
            .agent
            .get(format!("http://{}/v1/checkpoint", self.address));
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
        let stat =
            std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).expect("proc(5)");
        let fields = stat.rsplit_once(')').expect("a name").1.split_whitespace();
        fields
            .skip(11)
            .take(2)
            .map(|ticks| ticks.parse::<f64>().expect("a number"))
            .sum()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
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

/// A database of this run.
struct Created {
    server: String,
    name: String,
    address: String,
}

impl Created {
    fn on(server: &str) -> Self {
        let name = format!("signatory_bench_instances_{}", std::process::id());
        execute(server, &format!("CREATE DATABASE {name}"));
        let mut address = url::Url::parse(server).expect("a URL");
        address.set_path(&name);
        Self {
            server: server.to_owned(),
            name,
            address: address.to_string(),
        }
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        execute(
            &self.server,
            &format!("DROP DATABASE {} WITH (FORCE)", self.name),
        );
    }
}

fn execute(server: &str, statement: &str) {
    let url = DatabaseUrl::parse(server).expect("a database");
    let mut database = Database::open(&url).expect("PostgreSQL");
    diesel::sql_query(statement)
        .execute(&mut database)
        .expect("it is done");
}
