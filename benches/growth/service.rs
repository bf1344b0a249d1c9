//! The service as a process of its own on a ledger that was made, and what is asked of it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use diesel::RunQueryDsl as _;
use signatory::clock::Stopwatch;
use signatory::store::connection::Database;
use signatory::store::url::DatabaseUrl;

/// The database for a ledger of so many entries: a file in the folder, or one made on a server.
pub fn database(folder: &Path, postgres: Option<&str>, entries: usize) -> DatabaseUrl {
    match postgres {
        None => DatabaseUrl::Sqlite(folder.join(format!("{entries}.db"))),
        Some(server) => {
            drop_database(server, entries);
            execute(server, &format!("CREATE DATABASE {}", name(entries)));
            let mut address = url::Url::parse(server).expect("a URL");
            address.set_path(&name(entries));
            DatabaseUrl::parse(address.as_str()).expect("a database")
        }
    }
}

/// Removes it from a server.
pub fn drop_database(server: &str, entries: usize) {
    execute(
        server,
        &format!("DROP DATABASE IF EXISTS {}", name(entries)),
    );
}

fn name(entries: usize) -> String {
    format!("signatory_growth_{entries}")
}

fn execute(server: &str, statement: &str) {
    let url = DatabaseUrl::parse(server).expect("a database");
    let mut connection = Database::open(&url).expect("a connection");
    diesel::sql_query(statement)
        .execute(&mut connection)
        .expect("the server does it");
}

/// The service on one ledger.
pub struct Service {
    process: Child,
    address: String,
    token: String,
    agent: ureq::Agent,
    /// Kept open: a service that goes on talking to nobody stops.
    _output: BufReader<ChildStdout>,
}

/// What recording came to.
pub struct Recorded {
    /// Acknowledged in a second.
    pub per_second: f64,
    /// How long each took, sorted.
    pub took: Vec<Duration>,
}

impl Recorded {
    /// So many took no longer.
    pub fn quantile(&self, share: f64) -> Duration {
        let last = self.took.len() - 1;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a small number"
        )]
        let at = (last as f64 * share) as usize;
        self.took[at]
    }
}

impl Service {
    /// Starts it, and waits until it listens.
    pub fn start(folder: &Path, url: &DatabaseUrl) -> Self {
        let program = env!("CARGO_BIN_EXE_signatory");
        let address = match url {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(address) => address.clone(),
        };
        let command = |name: &str| {
            let mut command = Command::new(program);
            command
                .arg(name)
                .args(["--database-url", &address, "--data-dir"])
                .arg(folder)
                .env("RUST_LOG", "warn");
            command
        };
        let mut process = command("serve")
            .args(["--listen", "127.0.0.1:0"])
            // One client asks here as often as it can.
            .env("SIGNATORY_READS_PER_MINUTE", "0")
            .env("SIGNATORY_WRITES_PER_MINUTE", "0")
            .env("SIGNATORY_LAG_MILLISECONDS", "0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the service starts");
        let mut output = BufReader::new(process.stdout.take().expect("piped"));
        let address = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()))
            .expect("the service says where it listens");
        let token = command("token")
            .args(["--scope", "register:write"])
            .output()
            .expect("a token");
        Self {
            process,
            address,
            token: String::from_utf8_lossy(&token.stdout).trim().to_owned(),
            agent: agent(),
            _output: output,
        }
    }

    /// The memory that it holds, in bytes (proc(5), `VmRSS`).
    pub fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.expect("proc(5)");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.expect("a number of kB") * 1024
    }

    /// How long an answer took by its own account: `Server-Timing`, without the way there and back.
    pub fn timed(&self, path: &str) -> Duration {
        let answer = self
            .agent
            .get(format!("http://{}{path}", self.address))
            .call();
        let mut answer = answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        let timing = answer.headers()["server-timing"].to_str().expect("text");
        let milliseconds: f64 = timing
            .strip_prefix("app;dur=")
            .and_then(|number| number.parse().ok())
            .unwrap_or_else(|| panic!("{timing} is no timing"));
        answer.body_mut().read_to_vec().expect("a body");
        Duration::from_secs_f64(milliseconds / 1e3)
    }

    /// Records communications about the busiest treaty, each client over a connection of its own.
    pub fn record(&self, clients: usize, each: usize) -> Recorded {
        let states = super::generated::states();
        let took = Mutex::new(Vec::new());
        let watch = Stopwatch::start();
        std::thread::scope(|scope| {
            for client in 0..clients {
                let (took, states) = (&took, &states);
                scope.spawn(move || {
                    let agent = agent();
                    let states = states.iter().cycle().skip(client * 7);
                    let mine: Vec<Duration> = states
                        .take(each)
                        .map(|state| self.record_one(&agent, state))
                        .collect();
                    took.lock().expect("nobody panicked").extend(mine);
                });
            }
        });
        let seconds = elapsed(&watch).as_secs_f64();
        let mut took = took.into_inner().expect("nobody panicked");
        took.sort_unstable();
        Recorded {
            per_second: took.len() as f64 / seconds,
            took,
        }
    }

    fn record_one(&self, agent: &ureq::Agent, participant: &str) -> Duration {
        let watch = Stopwatch::start();
        let answer = agent
            .post(format!(
                "http://{}/v1/treaties/{}/actions",
                self.address,
                super::generated::busiest()
            ))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(serde_json::json!({
                "participant": participant,
                "kind": "communication",
                "date": "2026-03-02",
                "statements": [{"kind": "notification", "provisions": ["7"]}],
            }));
        let mut answer = answer.unwrap_or_else(|error| panic!("not recorded: {error}"));
        answer.body_mut().read_to_vec().expect("a body");
        elapsed(&watch)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into()
}

/// How long a watch has run.
pub fn elapsed(watch: &Stopwatch) -> Duration {
    Duration::from_micros(watch.micros())
}
