//! The program itself, run as an operator runs it: its own process, its own folder, nothing of our environment.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use signatory::documents::shipped;
use tempfile::TempDir;

use super::database::TestDatabase;
use super::environment;

/// The program, with no environment but the search path.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_signatory"));
    command
        .env_clear()
        .env("PATH", environment::path())
        .stdin(Stdio::null());
    command
}

/// What a command came to.
#[derive(Debug)]
pub struct Finished {
    /// Its exit status.
    pub status: ExitStatus,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

impl Finished {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            status: output.status,
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Its standard output, if it succeeded.
    pub fn succeeded(self) -> String {
        assert!(self.status.success(), "{self:?}");
        self.stdout
    }

    /// The one line in which it said why it failed.
    pub fn failed(self) -> String {
        assert!(!self.status.success(), "{self:?}");
        assert_eq!(self.stdout, "", "{self:?}");
        assert_eq!(self.stderr.lines().count(), 1, "{self:?}");
        self.stderr
            .strip_prefix("signatory: ")
            .unwrap()
            .trim_end()
            .to_owned()
    }
}

/// A place where the service is installed: its folder and its database.
pub struct Home<'a> {
    folder: TempDir,
    database: &'a TestDatabase,
    environment: Vec<(String, OsString)>,
    observer: Vec<OsString>,
}

impl<'a> Home<'a> {
    /// A new folder beside a database, whatever its schema.
    pub fn beside(database: &'a TestDatabase) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            database,
            environment: Vec::new(),
            observer: Vec::new(),
        }
    }

    /// The same, with a variable for each of its processes.
    pub fn with(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.environment.push((name.to_owned(), value.into()));
        self
    }

    /// The same, with a program that starts the service in its own place and watches it.
    pub fn observed_by<S: Into<OsString>>(mut self, observer: impl IntoIterator<Item = S>) -> Self {
        self.observer = observer.into_iter().map(Into::into).collect();
        self
    }

    /// The same, with the schema made current.
    pub fn migrated(database: &'a TestDatabase) -> Self {
        drop(database.migrated());
        Self::beside(database)
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file in the folder, beside the data.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes such a file.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.file(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The program with these arguments, its folder and its database.
    pub fn command<S: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Command {
        let mut command = program();
        command
            .current_dir(self.folder.path())
            .env("SIGNATORY_DATA_DIR", self.data())
            .env("DATABASE_URL", &self.database.address)
            .env("RUST_LOG", "warn")
            // Tests ask faster than any client should; those of the limits name them as flags.
            .env("SIGNATORY_READS_PER_MINUTE", "0")
            .env("SIGNATORY_WRITES_PER_MINUTE", "0")
            .env("SIGNATORY_STREAMS_PER_MINUTE", "0")
            .env("SIGNATORY_WRONG_TOKENS_PER_MINUTE", "0")
            // And the machine that they run on may be busy with others.
            .env("SIGNATORY_LAG_MILLISECONDS", "0")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .args(arguments);
        command
    }

    /// Runs a command to its end.
    pub fn run<S: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Finished {
        Finished::of(&mut self.command(arguments))
    }

    /// A token of the depositary.
    pub fn token(&self) -> String {
        let token = self.run(["token", "--scope", "register:write"]).succeeded();
        token.trim().to_owned()
    }

    /// A token of Kenya's ministry.
    pub fn ministry(&self) -> String {
        let scope = [
            "token",
            "--scope",
            "submissions:write",
            "--participant",
            "KEN",
        ];
        self.run(scope).succeeded().trim().to_owned()
    }

    /// Starts the service on an empty record.
    pub fn start(&self) -> Server {
        self.start_with(&["--empty"])
    }

    /// Starts the service with these arguments.
    pub fn start_with(&self, arguments: &[&str]) -> Server {
        Server::start(self.serving(arguments), &self.file("log"))
    }

    /// The command that serves with these arguments.
    pub fn serving(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(["serve", "--listen", "127.0.0.1:0", "--workers", "2"]);
        command.args(arguments);
        let Some((observer, its_arguments)) = self.observer.split_first() else {
            return command;
        };
        let mut observed = Command::new(observer);
        observed
            .env_clear()
            .envs(
                command
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            )
            .current_dir(self.folder.path())
            .args(its_arguments)
            .arg(command.get_program())
            .args(command.get_args());
        observed
    }
}

impl Home<'_> {
    /// The same, logging what an operator sees.
    pub fn start_logging(&self, arguments: &[&str]) -> Server {
        let mut command = self.command(["serve", "--listen", "127.0.0.1:0", "--workers", "2"]);
        command.args(arguments).env("RUST_LOG", "info");
        Server::start(command, &self.file("log"))
    }

    /// What has been logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.file("log")).unwrap()
    }
}

/// The service, running; killed with this value.
pub struct Server {
    child: Child,
    address: SocketAddr,
    said: Arc<Mutex<String>>,
}

impl Server {
    fn start(mut command: Command, log: &Path) -> Self {
        let errors = std::fs::File::options()
            .create(true)
            .append(true)
            .open(log)
            .unwrap();
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            said.lock().unwrap().push_str(&format!("{line}\n"));
            line.strip_prefix("listening on http://")?.parse().ok()
        });
        let Some(address) = address else {
            let _ = child.wait();
            panic!(
                "the service did not start: {}",
                std::fs::read_to_string(log).unwrap()
            );
        };
        // Goes on to the end of the process, so that the service never waits for a reader.
        std::thread::spawn({
            let said = said.clone();
            move || {
                for line in lines.map_while(Result::ok) {
                    said.lock().unwrap().push_str(&format!("{line}\n"));
                }
            }
        });
        Self {
            child,
            address,
            said,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The id of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// A figure of the process in KiB (proc(5)): `VmRSS` is what it has, `VmHWM` the most that it had.
    pub fn memory_kib(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process())).unwrap();
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// How many files it has open, sockets included.
    pub fn open_files(&self) -> usize {
        let files = std::fs::read_dir(format!("/proc/{}/fd", self.process()));
        files.unwrap().count()
    }

    /// What it has said on standard output.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// A client for it.
    pub fn client(&self) -> Client {
        Client::of(self.address)
    }

    /// Sends SIGTERM.
    pub fn tell_to_stop(&self) {
        let script = format!("kill -TERM {}", self.child.id());
        let told = Command::new("/bin/sh").args(["-c", &script]).status();
        assert!(told.unwrap().success());
    }

    /// Waits for its end.
    pub fn wait(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Stops it as an operator does.
    pub fn stop(self) {
        self.tell_to_stop();
        assert_eq!(self.wait().code(), Some(0));
    }

    /// Sends SIGKILL and waits for the end.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client over HTTP.
pub struct Client {
    agent: ureq::Agent,
    base: String,
}

/// An answer over HTTP.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Whether the request had been carried out before.
    pub replayed: bool,
    /// The entity tag, if there is one.
    pub etag: Option<String>,
    /// When to come again, if that is said.
    pub retry_after: Option<String>,
    /// The body, null if it is not JSON.
    pub body: Value,
}

impl Client {
    /// A client of the service at this address.
    pub fn of(address: SocketAddr) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self {
            agent: config.into(),
            base: format!("http://{address}"),
        }
    }

    /// Gets a path.
    pub fn get(&self, path: &str) -> Answer {
        self.try_get(path).unwrap()
    }

    /// Gets a path from a service that may be gone.
    pub fn try_get(&self, path: &str) -> Result<Answer, ureq::Error> {
        let response = self.agent.get(format!("{}{path}", self.base)).call();
        response.map(Answer::of)
    }

    /// Gets a target with these headers, and takes the answer as it is.
    pub fn receive(&self, target: &str, headers: &[(&str, &str)]) -> Received {
        self.try_receive(target, headers).unwrap()
    }

    /// The same from a service that may be killed.
    pub fn try_receive(
        &self,
        target: &str,
        headers: &[(&str, &str)],
    ) -> Result<Received, ureq::Error> {
        let mut request = self.agent.get(format!("{}{target}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.call()?;
        Ok(Received {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            bytes: response.body_mut().read_to_vec()?,
        })
    }

    /// Posts JSON with a token, and an Idempotency-Key if there is one.
    pub fn post(
        &self,
        path: &str,
        token: &str,
        key: Option<&str>,
        body: &Value,
    ) -> Result<Answer, ureq::Error> {
        let mut request = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {token}"));
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        request.send_json(body).map(Answer::of)
    }
}

/// An answer over HTTP, as it came.
pub struct Received {
    /// The status.
    pub status: u16,
    headers: ureq::http::HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Received {
    /// The headers that are the same from every instance.
    pub const SAME_HEADERS: [&'static str; 8] = [
        "etag",
        "last-modified",
        "link",
        "vary",
        "content-type",
        "content-language",
        "content-location",
        "content-disposition",
    ];

    /// A header, all its values in one.
    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> = self
            .headers
            .get_all(name)
            .iter()
            .map(|value| value.to_str().unwrap())
            .collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

impl Answer {
    fn of(mut response: ureq::http::Response<ureq::Body>) -> Self {
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            Some(value.to_str().ok()?.to_owned())
        };
        Self {
            status: response.status().as_u16(),
            etag: header("etag"),
            retry_after: header("retry-after"),
            replayed: response.headers().contains_key("idempotent-replayed"),
            body: response
                .body_mut()
                .read_to_string()
                .ok()
                .and_then(|text| serde_json::from_str(&text).ok())
                .unwrap_or_default(),
        }
    }
}

/// The document of a treaty under the clauses of the Hanoi Convention, by another name.
pub fn document(id: &str) -> String {
    let text = shipped::treaties()[0].document;
    let changed = text.replacen("\"hanoi-convention\"", &format!("\"{id}\""), 1);
    assert_ne!(changed, text);
    changed
}

/// An accession, as it is sent.
pub fn accession(participant: &str) -> Value {
    serde_json::json!({"participant": participant, "kind": "accession", "date": "2026-03-02"})
}
