//! The service as a process of its own, as it runs in production but for the limits of one client.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use diesel::RunQueryDsl as _;
use procfs::process::Process;
use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::url::DatabaseUrl;

const DATABASE: &str = "signatory_soak";

/// The service, running.
pub struct Service {
    process: Child,
    pub address: String,
    pub token: String,
    database: String,
    server: Option<String>,
    folder: tempfile::TempDir,
    /// Kept open: a service that goes on talking to nobody stops.
    _output: BufReader<ChildStdout>,
}

impl Service {
    /// Starts it on a new SQLite file, or on a new database of a server.
    pub fn start(server: Option<String>) -> Self {
        let folder = tempfile::tempdir_in("target").expect("a folder on the disk of the build");
        let database = match &server {
            None => format!("sqlite:{}", folder.path().join("register.db").display()),
            Some(server) => {
                execute(server, &format!("DROP DATABASE IF EXISTS {DATABASE}"));
                execute(server, &format!("CREATE DATABASE {DATABASE}"));
                let mut address = url::Url::parse(server).expect("a URL");
                address.set_path(DATABASE);
                address.to_string()
            }
        };
        let url = DatabaseUrl::parse(&database).expect("a database");
        migrations::run(&mut Database::open(&url).expect("a connection")).expect("a schema");
        let command = |name: &str| command(name, &database, &folder);
        let mut process = command("serve")
            .args(["--listen", "127.0.0.1:0"])
            .env("SIGNATORY_READS_PER_MINUTE", "1000000000")
            .env("SIGNATORY_WRITES_PER_MINUTE", "1000000000")
            .env("SIGNATORY_STREAMS_PER_MINUTE", "1000000000")
            .env("SIGNATORY_LAG_MILLISECONDS", "0")
            .env("SIGNATORY_WEBHOOKS_ALLOW_LOOPBACK", "true")
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
            .args(["--scope", "register:write", "--scope", "webhooks:manage"])
            .output()
            .expect("a token");
        Self {
            process,
            address,
            token: String::from_utf8_lossy(&token.stdout).trim().to_owned(),
            database: database.clone(),
            server,
            _output: output,
            folder,
        }
    }

    /// Subscribes a receiver to everything.
    pub fn subscribe(&self, url: &str) {
        let answer = agent()
            .post(format!("http://{}/v1/webhooks", self.address))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(serde_json::json!({ "url": url }));
        answer.unwrap_or_else(|error| panic!("no subscription: {error}"));
    }

    /// The last position.
    pub fn position(&self) -> u64 {
        let answer = agent()
            .get(format!("http://{}/v1/checkpoint", self.address))
            .call();
        let mut answer = answer.unwrap_or_else(|error| panic!("no checkpoint: {error}"));
        let body = answer.body_mut().read_to_vec().expect("a whole body");
        let checkpoint: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        checkpoint["position"].as_u64().expect("a position")
    }

    /// The memory that it holds, in bytes.
    pub fn resident(&self) -> f64 {
        let status = self.looked_at().status().expect("proc(5)");
        status.vmrss.expect("a number of kB") as f64 * 1024.0
    }

    /// How many files it has open, connections included.
    pub fn open_files(&self) -> f64 {
        self.looked_at().fd_count().expect("proc(5)") as f64
    }

    fn looked_at(&self) -> Process {
        let id = i32::try_from(self.process.id()).expect("a process id");
        Process::new(id).expect("the service is alive")
    }

    /// Ends it without warning, and verifies what it recorded.
    pub fn end(mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let verified = command("ledger", &self.database, &self.folder)
            .arg("verify")
            .output()
            .expect("the record is verified");
        let text = String::from_utf8_lossy(&verified.stdout).into_owned();
        assert!(verified.status.success(), "it does not verify: {text}");
        print!("{text}");
        if let Some(server) = &self.server {
            execute(server, &format!("DROP DATABASE {DATABASE} WITH (FORCE)"));
        }
    }
}

fn command(name: &str, database: &str, folder: &tempfile::TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_signatory"));
    command
        .arg(name)
        .env("DATABASE_URL", database)
        .env("SIGNATORY_DATA_DIR", folder.path())
        .env("RUST_LOG", "error");
    command
}

fn execute(server: &str, statement: &str) {
    let url = DatabaseUrl::parse(server).expect("a database");
    let mut connection = Database::open(&url).expect("a connection");
    diesel::sql_query(statement)
        .execute(&mut connection)
        .expect("the server does it");
}

/// A client with a connection of its own.
pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(60)))
        .http_status_as_error(true)
        .build()
        .into()
}
