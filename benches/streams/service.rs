//! The service as a process of its own, with treaties to which everyone can accede.

use std::cell::RefCell;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use signatory::documents::shipped;
use signatory::domain::participant::ParticipantKind;

/// After how many seconds a reader that takes nothing is cut off.
pub const STALL_SECONDS: u64 = 5;

/// The service, running; killed with this value.
pub struct Service {
    process: Child,
    pub port: u16,
    token: String,
    pub acts: Acts,
    agent: ureq::Agent,
    _output: BufReader<ChildStdout>,
    _folder: tempfile::TempDir,
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
        let mut command = Command::new(program);
        command
            .args(["serve", "--listen", "0.0.0.0:0", "--workers", "2"])
            .args(["--streams", &streams.to_string(), "--data-dir"])
            .arg(folder.path());
        if cuts {
            command.args(["--stream-stall-seconds", &STALL_SECONDS.to_string()]);
        }
        let mut process = command
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the service starts");
        let mut output = BufReader::new(process.stdout.take().expect("piped"));
        let port = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.strip_prefix("listening on http://0.0.0.0:")?
                    .parse()
                    .ok()
            })
            .expect("the service says where it listens");
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        let service = Self {
            process,
            port,
            token: said(
                program,
                folder.path(),
                &["token", "--scope", "register:write"],
            ),
            acts: Acts(RefCell::new(Vec::new())),
            agent: config.into(),
            _output: output,
            _folder: folder,
        };
        service.import(program, acts);
        service
    }

    /// Enters as many treaties as are needed for so many accessions.
    fn import(&self, program: &str, acts: usize) {
        let directory = shipped::participants().expect("the participants");
        let states: Vec<String> = directory
            .iter()
            .filter(|p| p.kind == ParticipantKind::State && p.dissolution.is_none())
            .map(|p| p.code.to_string())
            .collect();
        let folder = self._folder.path();
        let document = shipped::treaties()[0].document;
        for number in 0..=acts / (states.len() - 1) + 1 {
            let id = format!("bench-{number}");
            let named = document.replacen("\"hanoi-convention\"", &format!("\"{id}\""), 1);
            let file = folder.join("treaty.json");
            std::fs::write(&file, named).expect("a file");
            said(program, folder, &["import", &file.display().to_string()]);
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

    /// What the process has in memory (proc(5), `VmRSS`), in KiB.
    pub fn memory(&self) -> u64 {
        let status = self.proc("status");
        let status = std::fs::read_to_string(status).expect("proc(5)");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.expect("a number")
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
        std::fs::read_dir(self.proc("fd")).expect("proc(5)").count()
    }

    fn proc(&self, name: &str) -> std::path::PathBuf {
        Path::new("/proc")
            .join(self.process.id().to_string())
            .join(name)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs a command of the program and returns what it said.
fn said(program: &str, folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg("--data-dir")
        .arg(folder)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
