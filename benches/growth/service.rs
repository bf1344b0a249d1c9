//! The service as a process of its own on a ledger that was made, and what is asked of it.

use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use signatory::clock::Stopwatch;

use crate::installed::{Installed, PROGRAM};
use crate::memory;
use crate::running::Running;

/// The service on one ledger.
pub struct Service {
    running: Running,
    token: String,
    agent: ureq::Agent,
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
    pub fn start(folder: &Path, database: &str) -> Self {
        let installed = Installed {
            program: PROGRAM.to_owned(),
            folder: folder.to_owned(),
            database: database.to_owned(),
        };
        let mut serve = installed.command(&["serve", "--listen", "127.0.0.1:0"]);
        serve
            // One client asks here as often as it can.
            .env("SIGNATORY_READS_PER_MINUTE", "0")
            .env("SIGNATORY_WRITES_PER_MINUTE", "0")
            .env("SIGNATORY_LAG_MILLISECONDS", "0");
        Self {
            running: Running::start(&mut serve),
            token: installed.token("register:write"),
            agent: agent(),
        }
    }

    /// The memory that it holds, in bytes.
    pub fn resident(&self) -> u64 {
        memory::resident_kib(self.running.process.id()) * 1024
    }

    /// How long an answer took by its own account: `Server-Timing`, without the way there and back.
    pub fn timed(&self, path: &str) -> Duration {
        let answer = self
            .agent
            .get(format!("http://{}{path}", self.running.address))
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
        let states = super::states::states();
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
                self.running.address,
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
