//! A PostgreSQL server to test on: the one that is named, the one that is there, or one of our own.
//!
//! One of our own is made from the programs that are installed, in a temporary folder, and ends with the tests,
//! however they end. Where there is none of the three, the tests that need it say so and pass; in continuous
//! integration they fail.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
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
    /// Its standard input closes when the test process ends, and that is when the server of our own is stopped.
    _keeper: Option<Child>,
}

fn find() -> Option<Server> {
    let named = environment::postgres_url();
    if let Some(url) = named {
        Database::open(&DatabaseUrl::parse(&url).unwrap())
            .unwrap_or_else(|error| panic!("TEST_DATABASE_URL: {error}"));
        return Some(Server { url, _keeper: None });
    }
    if Database::open(&DatabaseUrl::parse(NEAREST).unwrap()).is_ok() {
        return Some(Server {
            url: NEAREST.into(),
            _keeper: None,
        });
    }
    let started = start_our_own();
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

/// Makes a cluster, starts it, says so, and stops and removes it at the end of its standard input.
const LIFE_OF_A_CLUSTER: &str = r#"
    set -e
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    "$BIN/initdb" -D "$folder/cluster" -A trust -U postgres --no-sync --no-instructions >/dev/null
    "$BIN/pg_ctl" -D "$folder/cluster" -w -l "$folder/log" \
        -o "-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start >/dev/null
    echo started
    read -r _ || true
    "$BIN/pg_ctl" -D "$folder/cluster" -m immediate stop >/dev/null
"#;

fn start_our_own() -> Option<Server> {
    let programs = installed_programs()?;
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let script = format!(
        "BIN='{}'; PORT={port}; {LIFE_OF_A_CLUSTER}",
        programs.display()
    );
    let mut keeper = shell(&script).spawn().ok()?;
    let mut line = String::new();
    BufReader::new(keeper.stdout.take()?)
        .read_line(&mut line)
        .ok()?;
    (line.trim() == "started").then(|| Server {
        url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        _keeper: Some(keeper),
    })
}

/// A shell that runs this script as a user that the server accepts, listening and answering.
pub fn shell(script: &str) -> Command {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let mut command = if is_root {
        // The server refuses to run as root.
        let mut command = Command::new("su");
        command.args(["postgres", "-s", "/bin/sh", "-c", script]);
        command
    } else {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    };
    command
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
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
