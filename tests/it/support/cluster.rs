//! A PostgreSQL primary with a streaming replica, made from the installed programs, to be killed, stopped and promoted.
//!
//! A shell of the user that the server runs as carries out what is asked, line by line; when it hears no more, however
//! the tests end, it stops both servers and removes their folder.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::Mutex;

use super::database::TestDatabase;
use super::waiting::wait_until;
use super::{environment, postgres};

/// Carries out a line at a time, and says in one line what became of it.
const SHELL: &str = r#"
    folder=$(mktemp -d) || exit 1
    server_of() { head -n 1 "$folder/$1/postmaster.pid"; }
    processes_of() { echo "$(server_of "$1")" $(pgrep -P "$(server_of "$1")"); }
    remove() {
        for side in one two; do
            [ -f "$folder/$side/postmaster.pid" ] || continue
            kill -CONT $(processes_of "$side") 2>/dev/null
            "$BIN/pg_ctl" -D "$folder/$side" -m immediate stop >/dev/null 2>&1
        done
        rm -rf "$folder"
    }
    trap remove EXIT
    while read -r line; do
        if eval "$line" >"$folder/said" 2>&1; then echo done; else echo "failed: $(tr '\n' ' ' <"$folder/said")"; fi
    done
"#;

/// The two servers.
pub struct Cluster {
    ports: [u16; 2],
    shell: Mutex<Shell>,
}

struct Shell {
    _process: Child,
    lines: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// Whether a commit waits for the replica.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replication {
    Synchronous,
    Asynchronous,
}

/// Runs a test on a new pair, or says that it is skipped.
pub fn on_a_cluster(replication: Replication, test: impl FnOnce(&Cluster)) {
    match Cluster::start(replication) {
        Some(cluster) => test(&cluster),
        None => {
            assert!(!environment::is_ci(), "nothing may be skipped here");
            eprintln!("SKIPPED: there are no programs to make a PostgreSQL server with");
        }
    }
}

impl Cluster {
    fn start(replication: Replication) -> Option<Self> {
        let programs = postgres::installed_programs()?;
        // Both at once, so that they differ.
        let free = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let ports = free.map(|listener| listener.local_addr().unwrap().port());
        let script = format!("BIN='{}'\n{SHELL}", programs.display());
        let mut process = postgres::shell(&script).spawn().ok()?;
        let cluster = Self {
            ports,
            shell: Mutex::new(Shell {
                lines: process.stdin.take()?,
                answers: BufReader::new(process.stdout.take()?),
                _process: process,
            }),
        };
        let [one, two] = ports;
        let options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c wal_retrieve_retry_interval=100ms";
        let asks = format!("\"$BIN/psql\" -h 127.0.0.1 -p {one} -U postgres -At -c");
        cluster.run(
            r#""$BIN/initdb" -D "$folder/one" -A trust -U postgres --no-sync --no-instructions"#,
        );
        cluster.run(&format!(
            r#""$BIN/pg_ctl" -D "$folder/one" -w -l "$folder/log-one" -o "-p {one} {options}" start"#
        ));
        cluster.run(&format!("{asks} 'CREATE DATABASE register'"));
        cluster.run(&format!(
            r#""$BIN/pg_basebackup" -R -c fast --no-sync -D "$folder/two" -d "host=127.0.0.1 port={one} user=postgres""#
        ));
        cluster.run(&format!(
            r#""$BIN/pg_ctl" -D "$folder/two" -w -l "$folder/log-two" -o "-p {two} {options}" start"#
        ));
        if replication == Replication::Synchronous {
            // Only now: before, the first commits would wait for a replica that was still to be made.
            cluster.run(&format!(
                r#"{asks} "ALTER SYSTEM SET synchronous_standby_names = '*'""#
            ));
            cluster.run(&format!("{asks} 'SELECT pg_reload_conf()'"));
        }
        cluster.wait_for_the_replica();
        Some(cluster)
    }

    /// A database on it, by the hosts of both.
    pub fn database(&self) -> TestDatabase {
        let [one, two] = self.ports;
        TestDatabase::elsewhere(format!(
            "postgres://postgres@127.0.0.1:{one},127.0.0.1:{two}/register?target_session_attrs=read-write&connect_timeout=2"
        ))
    }

    /// Waits until the replica has everything that the primary has.
    pub fn wait_for_the_replica(&self) {
        let [one, _] = self.ports;
        let reached = format!(
            r#"[ "$("$BIN/psql" -h 127.0.0.1 -p {one} -U postgres -At -c 'SELECT replay_lsn = pg_current_wal_lsn() FROM pg_stat_replication')" = t ]"#
        );
        wait_until("the replica has everything", || {
            self.answer(&reached) == "done"
        });
    }

    /// The primary and all its processes end at once.
    pub fn kill_the_primary(&self) {
        self.run("kill -9 $(processes_of one)");
    }

    /// The primary and all its processes are held: it takes connections, and says nothing.
    pub fn hold_the_primary(&self) {
        self.run("kill -STOP $(processes_of one)");
    }

    /// They go on.
    pub fn let_the_primary_go_on(&self) {
        self.run("kill -CONT $(processes_of one)");
    }

    /// Restarts the primary as an administrator does.
    pub fn restart_the_primary(&self) {
        self.run(r#""$BIN/pg_ctl" -D "$folder/one" -w -m fast -l "$folder/log-one" restart"#);
    }

    /// Makes the replica the primary.
    pub fn promote_the_replica(&self) {
        self.run(r#""$BIN/pg_ctl" -D "$folder/two" -w promote"#);
    }

    /// Stops the replica.
    pub fn stop_the_replica(&self) {
        self.run(r#""$BIN/pg_ctl" -D "$folder/two" -w -m fast stop"#);
    }

    /// Starts it again.
    pub fn start_the_replica(&self) {
        let script = r#""$BIN/pg_ctl" -D "$folder/two" -w -l "$folder/log-two" -o "$(sed 's/^[^ ]* "-D" "[^"]*"//' "$folder/two/postmaster.opts" | tr -d '"')" start"#;
        self.run(script);
    }

    fn run(&self, line: &str) {
        assert_eq!(self.answer(line), "done", "{line}");
    }

    fn answer(&self, line: &str) -> String {
        let mut shell = self.shell.lock().unwrap();
        writeln!(shell.lines, "{line}").unwrap();
        let mut answer = String::new();
        shell.answers.read_line(&mut answer).unwrap();
        answer.trim().to_owned()
    }
}
