//! The databases of a run, all of one kind, and the service on one of them.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};

use diesel::RunQueryDsl as _;
use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::url::DatabaseUrl;

/// Which database.
pub enum Kind {
    Sqlite,
    /// A server, by a URL of one of its databases.
    Postgres(String),
}

impl Kind {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// Three databases: the service's, the peer's, and one for raw commits.
pub struct Places {
    pub service: String,
    pub peer: String,
    pub raw: String,
    folder: tempfile::TempDir,
    kind: Kind,
}

const NAMES: [&str; 3] = ["service", "peer", "raw"];

impl Places {
    pub fn prepare(kind: Kind) -> Self {
        let folder = tempfile::tempdir_in("target").expect("a folder on the disk of the build");
        let [service, peer, raw] = NAMES.map(|name| match &kind {
            Kind::Sqlite => format!(
                "sqlite:{}",
                folder.path().join(format!("{name}.db")).display()
            ),
            Kind::Postgres(server) => {
                execute(server, &format!("DROP DATABASE IF EXISTS {}", named(name)));
                execute(server, &format!("CREATE DATABASE {}", named(name)));
                let mut address = url::Url::parse(server).expect("a URL");
                address.set_path(&named(name));
                address.to_string()
            }
        });
        let url = DatabaseUrl::parse(&service).expect("a database");
        let mut database = Database::open(&url).expect("a connection");
        migrations::run(&mut database).expect("a schema");
        for url in [&peer, &raw] {
            super::peer::make_table(url);
        }
        Self {
            service,
            peer,
            raw,
            folder,
            kind,
        }
    }

    /// Starts the service as it is started in production, but for the limits of one client.
    pub fn service(&self) -> Service {
        let command = |name: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_signatory"));
            command
                .args([name, "--database-url", &self.service, "--data-dir"])
                .arg(self.folder.path())
                .env("RUST_LOG", "warn");
            command
        };
        let mut process = command("serve")
            .args(["--listen", "127.0.0.1:0"])
            .env("SIGNATORY_WRITES_PER_MINUTE", "1000000000")
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
        Service {
            process,
            address,
            token: String::from_utf8_lossy(&token.stdout).trim().to_owned(),
            database: self.service.clone(),
            _output: output,
        }
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        if let Kind::Postgres(server) = &self.kind {
            for name in NAMES {
                execute(
                    server,
                    &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", named(name)),
                );
            }
        }
    }
}

/// The service, running.
pub struct Service {
    process: Child,
    pub address: String,
    pub token: String,
    database: String,
    /// Kept open: a service that goes on talking to nobody stops.
    _output: BufReader<ChildStdout>,
}

impl Service {
    /// Ends it without warning, verifies what it recorded, and says how much that was beyond what it began with.
    pub fn end(mut self) -> u64 {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let output = Command::new(env!("CARGO_BIN_EXE_signatory"))
            .args(["ledger", "verify", "--database-url", &self.database])
            .output()
            .expect("the record is verified");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "the record does not verify: {text}"
        );
        let entries: Option<u64> = text.split_whitespace().find_map(|word| word.parse().ok());
        let shipped = 713;
        entries.expect("a number of entries") - shipped
    }
}

fn named(name: &str) -> String {
    format!("signatory_writes_{name}")
}

fn execute(server: &str, statement: &str) {
    let url = DatabaseUrl::parse(server).expect("a database");
    let mut connection = Database::open(&url).expect("a connection");
    diesel::sql_query(statement)
        .execute(&mut connection)
        .expect("the server does it");
}
