//! The service as a process of its own, with treaties to which everyone can accede.

use std::cell::RefCell;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::installed::Installed;
use crate::memory;
use crate::running::Running;
use crate::states::states;
use crate::treaties;

/// After how many seconds a reader that takes nothing is cut off.
pub const STALL_SECONDS: u64 = 5;

/// The service, running.
pub struct Service {
    running: Running,
    pub port: u16,
    token: String,
    pub acts: Acts,
    agent: ureq::Agent,
    installed: Installed,
    _folder: TempDir,
}

/// Accessions that were not made yet: the treaty and the State.
pub struct Acts(RefCell<Vec<(String, String)>>);

impl Acts {
    /// Some of them, of one treaty.
    pub fn take(&self, most: usize) -> Vec<(String, String)> {
        let mut left = self.0.borrow_mut();
        let treaty = left.last().expect("enough treaties").0.clone();
        let of_one = left.iter().rev().take(most);
        let count = of_one.take_while(|(other, _)| *other == treaty).count();
        let at = left.len() - count;
        left.split_off(at)
    }
}

/// Lets this process, and those that it starts, open so many files.
pub fn allow_files(count: usize) {
    let limit = format!("--nofile={count}:{count}");
    let told = Command::new("prlimit")
        .args(["--pid", &std::process::id().to_string(), &limit])
        .status();
    assert!(told.expect("prlimit").success(), "{count} open files");
}

impl Service {
    pub fn start(program: &str, streams: usize, acts: usize, cuts: bool) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let installed = Installed {
            program: program.to_owned(),
            folder: folder.path().to_owned(),
            database: format!("sqlite:{}", folder.path().join("register.db").display()),
        };
        let mut serve = installed.command(&["serve", "--listen", "0.0.0.0:0", "--workers", "2"]);
        serve.args(["--streams", &streams.to_string()]);
        // All of them come from one address.
        serve.args(["--streams-per-minute", "0"]);
        serve.args(["--reads-per-minute", "0", "--writes-per-minute", "0"]);
        if cuts {
            serve.args(["--stream-stall-seconds", &STALL_SECONDS.to_string()]);
        }
        let running = Running::start(&mut serve);
        let port = running.address.rsplit_once(':').expect("a port").1;
        let port = port.parse().expect("a port");
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        let service = Self {
            running,
            port,
            token: installed.token("register:write"),
            acts: Acts(RefCell::new(Vec::new())),
            agent: config.into(),
            installed,
            _folder: folder,
        };
        service.import(acts);
        service
    }

    /// Enters as many treaties as are needed for so many accessions.
    fn import(&self, acts: usize) {
        let states = states();
        let count = acts / (states.len() - 1) + 2;
        for id in treaties::import(&self.installed, count) {
            let accessions = states.iter().map(|state| (id.clone(), state.clone()));
            self.acts.0.borrow_mut().extend(accessions);
        }
        let last = self.acts.0.borrow().last().expect("an act").0.clone();
        let is_seen = || {
            let config = self
                .agent
                .get(self.url(&format!("/v1/treaties/{last}")))
                .config();
            let answer = config.http_status_as_error(false).build().call();
            answer.expect("an answer").status() == 200
        };
        while !is_seen() {
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Records accessions to one treaty, and returns when they are committed.
    pub fn record(&self, acts: &[(String, String)]) {
        let body: Vec<Value> = acts
            .iter()
            .map(|(_, state)| json!({"participant": state, "kind": "accession", "date": "2026-03-02"}))
            .collect();
        let path = format!("/v1/treaties/{}/actions/batch", acts[0].0);
        let answer = self
            .agent
            .post(self.url(&path))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(json!({ "actions": body }))
            .expect("a recording");
        assert_eq!(answer.status(), 201);
    }

    /// The last position of the record.
    pub fn head(&self) -> u64 {
        let mut answer = self
            .agent
            .get(self.url("/v1/checkpoint"))
            .call()
            .expect("an answer");
        let text = answer.body_mut().read_to_string().expect("a text");
        let body: Value = serde_json::from_str(&text).expect("JSON");
        body["position"].as_u64().expect("a position")
    }

    /// What the process has in memory, in KiB.
    pub fn memory(&self) -> u64 {
        memory::resident_kib(self.running.process.id())
    }

    /// The same when it no longer changes.
    pub fn settled_memory(&self) -> u64 {
        let mut before = self.memory();
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let now = self.memory();
            if now.abs_diff(before) < 128 {
                return now;
            }
            before = now;
        }
    }

    /// How many files it has open, sockets included.
    pub fn open_files(&self) -> usize {
        let files = format!("/proc/{}/fd", self.running.process.id());
        std::fs::read_dir(files).expect("proc(5)").count()
    }
}
