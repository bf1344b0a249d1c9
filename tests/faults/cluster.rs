//! A PostgreSQL of the tests' own, which may be killed, stopped and started again. It syncs, as an operator's does.

use std::path::Path;

use crate::signals;
use crate::support::database::TestDatabase;
use crate::support::postgres::{Cluster, as_its_user};
use crate::support::waiting::wait_until;

/// A server that things are done to.
pub struct Server {
    cluster: Cluster,
}

impl Server {
    /// One below a folder; none when PostgreSQL's programs are not installed.
    pub fn below(parent: &Path, initdb: &str) -> Option<Self> {
        Some(Self {
            cluster: Cluster::start(parent, initdb)?,
        })
    }

    /// One in the usual place for temporary files.
    pub fn start() -> Option<Self> {
        Self::below(&std::env::temp_dir(), "")
    }

    /// Its database, for a service.
    pub fn database(&self) -> TestDatabase {
        TestDatabase::elsewhere(self.cluster.url.clone())
    }

    /// The process that all others belong to; none while it is not running.
    fn postmaster(&self) -> Option<u32> {
        let file = self.cluster.folder.join("cluster/postmaster.pid");
        let text = std::fs::read_to_string(file).ok()?;
        let process = text.lines().next()?.trim().parse().ok()?;
        signals::lives(process).then_some(process)
    }

    fn processes(&self) -> Vec<u32> {
        let postmaster = self.postmaster().unwrap();
        let mut all = vec![postmaster];
        all.extend(signals::children(postmaster));
        all
    }

    /// Kills all of it at once, as a crash of the machine's software does.
    pub fn kill(&self) {
        signals::kill(&self.processes());
    }

    /// Kills one of the processes that serve a connection; the server throws out everyone and recovers by itself.
    pub fn kill_one_that_serves(&self) {
        let serving = signals::children(self.postmaster().unwrap())
            .into_iter()
            .find(|process| {
                std::fs::read(format!("/proc/{process}/cmdline"))
                    .is_ok_and(|line| String::from_utf8_lossy(&line).contains(" postgres postgres"))
            });
        signals::kill(&[serving.unwrap()]);
    }

    /// Lets it hang: nothing answers, no connection is closed.
    pub fn hang(&self) {
        signals::send("STOP", &self.processes());
    }

    /// Ends the hanging.
    pub fn go_on(&self) {
        signals::send("CONT", &self.processes());
    }

    /// Starts it again, unless it runs, and waits until it answers.
    pub fn ensure_running(&self) {
        // What was killed may not be buried yet, and so long the server takes it for running.
        wait_until("PostgreSQL runs", || {
            self.postmaster().is_some() || as_its_user(&self.starting()).status().unwrap().success()
        });
        wait_until("PostgreSQL answers", || self.answers());
    }

    fn starting(&self) -> String {
        let folder = self.cluster.folder.display();
        let port = url::Url::parse(&self.cluster.url).unwrap().port().unwrap();
        format!(
            "'{}/pg_ctl' -D '{folder}/cluster' -w -t 60 -l '{folder}/log' \
             -o '-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}' start >/dev/null 2>&1",
            self.cluster.programs.display()
        )
    }

    fn answers(&self) -> bool {
        let url = signatory::store::url::DatabaseUrl::parse(&self.cluster.url).unwrap();
        signatory::store::connection::Database::open(&url).is_ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // What hangs cannot be stopped.
        if self.postmaster().is_some() {
            self.go_on();
        }
    }
}
