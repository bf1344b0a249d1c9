//! A server under measurement: started on core 0, with the processor time of its processes.

use std::collections::VecDeque;
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::Duration;

use procfs::process::Process;
use signatory::clock::Stopwatch;

use crate::running::Running;
use crate::wire::Request;

/// The core of every server; the load comes from core 1.
const CORE: &str = "0";
/// How long a server may take to start.
const START_SECONDS: u64 = 120;

pub struct Server {
    running: Running,
    /// Processes that it has others do its work in.
    helpers: Vec<i32>,
}

/// A command that runs on the servers' core.
pub fn on_core(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", CORE]).arg(program);
    command
}

/// A port that was free just now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

impl Server {
    /// Starts a server that says `listening on http://…` when it does.
    pub fn saying_where(command: &mut Command) -> Self {
        Self {
            running: Running::start(command),
            helpers: Vec::new(),
        }
    }

    /// Starts a server at a port and waits until it answers.
    ///
    /// # Errors
    /// When it ends or does not answer in time.
    pub fn at_port(command: &mut Command, port: u16) -> Result<Self, String> {
        let process = command
            .stdout(Stdio::null())
            .spawn()
            .map_err(|error| format!("it does not start: {error}"))?;
        let address = format!("127.0.0.1:{port}");
        let mut server = Self {
            running: Running { process, address },
            helpers: Vec::new(),
        };
        let begun = Stopwatch::start();
        loop {
            let asked = Request::get("/").raw(server.address());
            if asked.is_ok_and(|answer| !answer.is_empty()) {
                return Ok(server);
            }
            if let Ok(Some(status)) = server.running.process.try_wait() {
                return Err(format!("it ended: {status}"));
            }
            if begun.micros() > START_SECONDS * 1_000_000 {
                return Err("it does not answer".to_owned());
            }
            std::thread::park_timeout(Duration::from_millis(20));
        }
    }

    /// Its host and port.
    pub fn address(&self) -> &str {
        &self.running.address
    }

    /// Counts these processes too, and binds them to the servers' core.
    pub fn count_too(&mut self, processes: Vec<i32>) {
        for process in &processes {
            let bound = Command::new("taskset")
                .args(["-p", "-c", CORE, &process.to_string()])
                .stdout(Stdio::null())
                .status();
            if !bound.is_ok_and(|status| status.success()) {
                eprintln!("LOOK OUT: process {process} could not be bound to core {CORE}");
            }
        }
        self.helpers = processes;
    }

    /// User and system time of its processes so far, in microseconds.
    pub fn cpu_micros(&self) -> u64 {
        let own = i32::try_from(self.running.process.id()).expect("a process id");
        let mut waiting: VecDeque<i32> = self.helpers.iter().copied().collect();
        waiting.push_back(own);
        let mut ticks = 0;
        while let Some(id) = waiting.pop_front() {
            let Ok(process) = Process::new(id) else {
                continue;
            };
            if let Ok(stat) = process.stat() {
                ticks += stat.utime + stat.stime;
            }
            for task in process.tasks().into_iter().flatten().flatten() {
                let children = task.children().unwrap_or_default();
                waiting.extend(children.into_iter().filter_map(|id| i32::try_from(id).ok()));
            }
        }
        ticks * 1_000_000 / procfs::ticks_per_second()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked before it is killed: a master ends its workers.
        let asked = Command::new("kill")
            .arg(self.running.process.id().to_string())
            .status();
        if asked.is_ok_and(|status| status.success()) {
            let _ = self.running.process.wait();
        }
    }
}
