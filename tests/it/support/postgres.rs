//! A PostgreSQL server to test on: the one that is named, the one that is there, or one of our own.
//!
//! One of our own is made from the programs that are installed, in a temporary folder, and ends with the tests,
//! however they end. Where there is none of the three, the tests that need it say so and pass; in continuous
//! integration they fail.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use signatory::store::connection::Database;
use signatory::store::url::DatabaseUrl;

use super::environment;

const NEAREST: &str = "postgres://postgres@127.0.0.1:5432/postgres";

const SKIPPED: &str = "
*************************************************************************
** NO POSTGRESQL: the tests on PostgreSQL are SKIPPED.                  **
** Set TEST_DATABASE_URL, or install the server's programs.             **
*************************************************************************
";

/// The URL of the server's own database; none when there is no server.
pub fn server() -> Option<&'static str> {
    static SERVER: LazyLock<Option<Server>> = LazyLock::new(find);
    SERVER.as_ref().map(|server| server.url.as_str())
}

struct Server {
    url: String,
    _own: Option<Cluster>,
}

fn find() -> Option<Server> {
    let named = environment::postgres_url();
    if let Some(url) = named {
        Database::open(&DatabaseUrl::parse(&url).unwrap())
            .unwrap_or_else(|error| panic!("TEST_DATABASE_URL: {error}"));
        return Some(Server { url, _own: None });
    }
    if Database::open(&DatabaseUrl::parse(NEAREST).unwrap()).is_ok() {
        return Some(Server {
            url: NEAREST.into(),
            _own: None,
        });
    }
    let started = Cluster::start(&std::env::temp_dir(), "").map(|cluster| Server {
        url: cluster.url.clone(),
        _own: Some(cluster),
    });
    if started.is_none() {
        // Straight to standard error, because what a test prints is kept back when it passes.
        let _ = std::io::stderr().write_all(SKIPPED.as_bytes());
        assert!(
            !environment::is_ci(),
            "no PostgreSQL to test on, and nothing may be skipped here"
        );
    }
    started
}

/// Makes a cluster, starts it, says where it is, and stops and removes it at the end of its standard input.
const LIFE_OF_A_CLUSTER: &str = r#"
    set -e
    folder=$(mktemp -d -p "$PARENT")
    trap 'rm -rf "$folder"' EXIT
    "$BIN/initdb" -D "$folder/cluster" -A trust -U postgres --no-sync --no-instructions $INIT >/dev/null
    "$BIN/pg_ctl" -D "$folder/cluster" -w -l "$folder/log" \
        -o "-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start >/dev/null
    echo "$folder"
    read -r _ || true
    "$BIN/pg_ctl" -D "$folder/cluster" -m immediate stop >/dev/null || true
"#;

/// A server of our own, gone with this value or with the test process, whichever ends first.
pub struct Cluster {
    /// Its address, with the database `postgres`.
    pub url: String,
    /// Its folder: `cluster` is PostgreSQL's, `log` what it says.
    pub folder: PathBuf,
    /// Where its programs are.
    pub programs: PathBuf,
    keeper: Child,
}

impl Cluster {
    /// Makes one below a folder; none when the programs are not installed or fail.
    pub fn start(parent: &Path, initdb: &str) -> Option<Self> {
        let programs = installed_programs()?;
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let script = format!(
            "BIN='{}'; PARENT='{}'; INIT='{initdb}'; PORT={port}; {LIFE_OF_A_CLUSTER}",
            programs.display(),
            parent.display()
        );
        let mut keeper = as_its_user(&script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let mut line = String::new();
        BufReader::new(keeper.stdout.take()?)
            .read_line(&mut line)
            .ok()?;
        (!line.is_empty()).then(|| Self {
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
            folder: line.trim().into(),
            programs,
            keeper,
        })
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // It has nothing else to do than to stop the server.
        let _ = self.keeper.wait();
    }
}

/// A script under the user as whom the server runs, for it refuses to run as root.
pub fn as_its_user(script: &str) -> Command {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let mut command = if is_root {
        let mut command = Command::new("su");
        command.args(["postgres", "-s", "/bin/sh", "-c", script]);
        command
    } else {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    };
    command.current_dir("/");
    command
}

/// The same, listening and answering.
pub fn shell(script: &str) -> Command {
    let mut command = as_its_user(script);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

/// The folder of the newest installed server's programs.
pub fn installed_programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .filter(|folder| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop()
}
