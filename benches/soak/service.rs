//! The service as a process of its own, as it runs in production but for the limits of one client.

use std::time::Duration;

use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::url::DatabaseUrl;
use tempfile::TempDir;

use crate::database::Scratch;
use crate::installed::{Installed, PROGRAM};
use crate::memory;
use crate::running::Running;

/// The service, running.
pub struct Service {
    pub running: Running,
    pub token: String,
    installed: Installed,
    _database: Scratch,
    _folder: TempDir,
}

impl Service {
    /// Starts it on a new SQLite file, or on a new database of a server.
    pub fn start(server: Option<&str>) -> Self {
        let folder = tempfile::tempdir_in("target").expect("a folder on the disk of the build");
        let database = Scratch::make("signatory_soak", folder.path(), server).expect("a database");
        let url = DatabaseUrl::parse(&database.url).expect("a database");
        migrations::run(&mut Database::open(&url).expect("a connection")).expect("a schema");
        let installed = Installed {
            program: PROGRAM.to_owned(),
            folder: folder.path().to_owned(),
            database: database.url.clone(),
        };
        let mut serve = installed.command(&["serve", "--listen", "127.0.0.1:0"]);
        serve
            .env("RUST_LOG", "error")
            .env("SIGNATORY_READS_PER_MINUTE", "1000000000")
            .env("SIGNATORY_WRITES_PER_MINUTE", "1000000000")
            .env("SIGNATORY_STREAMS_PER_MINUTE", "1000000000")
            .env("SIGNATORY_LAG_MILLISECONDS", "0")
            .env("SIGNATORY_WEBHOOKS_ALLOW_LOOPBACK", "true");
        Self {
            running: Running::start(&mut serve),
            token: installed.token("register:write,webhooks:manage"),
            installed,
            _database: database,
            _folder: folder,
        }
    }

    /// Subscribes a receiver to everything.
    pub fn subscribe(&self, url: &str) {
        let answer = agent()
            .post(format!("http://{}/v1/webhooks", self.running.address))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(serde_json::json!({ "url": url }));
        answer.unwrap_or_else(|error| panic!("no subscription: {error}"));
    }

    /// The last position.
    pub fn position(&self) -> u64 {
        let answer = agent()
            .get(format!("http://{}/v1/checkpoint", self.running.address))
            .call();
        let mut answer = answer.unwrap_or_else(|error| panic!("no checkpoint: {error}"));
        let body = answer.body_mut().read_to_vec().expect("a whole body");
        let checkpoint: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        checkpoint["position"].as_u64().expect("a position")
    }

    /// The memory that it holds, in bytes.
    pub fn resident(&self) -> f64 {
        memory::resident_kib(self.running.process.id()) as f64 * 1024.0
    }

    /// How many files it has open, connections included.
    pub fn open_files(&self) -> f64 {
        let files = format!("/proc/{}/fd", self.running.process.id());
        std::fs::read_dir(files).expect("proc(5)").count() as f64
    }

    /// Ends it without warning, and verifies what it recorded.
    pub fn end(self) {
        drop(self.running);
        println!("{}", self.installed.said(&["ledger", "verify"]));
    }
}

/// A client with a connection of its own.
pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(60)))
        .http_status_as_error(true)
        .build()
        .into()
}
