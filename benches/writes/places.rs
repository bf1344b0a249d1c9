//! The databases of a run, all of one kind, and the service on one of them.

use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::url::DatabaseUrl;

use crate::database::Scratch;
use crate::installed::{Installed, PROGRAM};
use crate::running::Running;
use crate::treaties;

/// How many treaties the acts are spread over: a State has a dozen in relation to one when a run ends.
const TREATIES: usize = 48;
/// What the first start enters.
const SHIPPED: u64 = 713;

/// Three databases: the service's, the peer's, and one for raw commits.
pub struct Places {
    service: Scratch,
    pub peer: Scratch,
    pub raw: Scratch,
    folder: tempfile::TempDir,
}

impl Places {
    /// SQLite files, or databases on a server.
    pub fn prepare(server: Option<&str>) -> Self {
        let folder = tempfile::tempdir_in("target").expect("a folder on the disk of the build");
        let [service, peer, raw] = ["service", "peer", "raw"].map(|name| {
            let name = format!("signatory_writes_{name}");
            Scratch::make(&name, folder.path(), server).expect("a database")
        });
        let url = DatabaseUrl::parse(&service.url).expect("a database");
        let mut database = Database::open(&url).expect("a connection");
        migrations::run(&mut database).expect("a schema");
        for place in [&peer, &raw] {
            crate::peer::make_table(&place.url);
        }
        Self {
            service,
            peer,
            raw,
            folder,
        }
    }

    /// Starts the service as it is started in production, but for the limits of one client.
    pub fn service(&self) -> Service {
        let installed = Installed {
            program: PROGRAM.to_owned(),
            folder: self.folder.path().to_owned(),
            database: self.service.url.clone(),
        };
        let mut serve = installed.command(&["serve", "--listen", "127.0.0.1:0"]);
        serve.env("SIGNATORY_WRITES_PER_MINUTE", "1000000000");
        // The first start enters the shipped record.
        drop(Running::start(&mut serve));
        let path = |treaty: String| format!("/v1/treaties/{treaty}/actions");
        Service {
            paths: treaties::import(&installed, TREATIES)
                .into_iter()
                .map(path)
                .collect(),
            running: Running::start(&mut serve),
            token: installed.token("register:write"),
            installed,
        }
    }
}

/// The service, running.
pub struct Service {
    pub running: Running,
    pub token: String,
    /// Where acts are recorded.
    pub paths: Vec<String>,
    installed: Installed,
}

impl Service {
    /// Ends it without warning, verifies what it recorded, and says how much that was beyond what it began with.
    pub fn end(self) -> u64 {
        drop(self.running);
        let text = self.installed.said(&["ledger", "verify"]);
        let entries: Option<u64> = text.split_whitespace().find_map(|word| word.parse().ok());
        entries.expect("a number of entries")
            - SHIPPED
            - u64::try_from(self.paths.len()).expect("a number")
    }
}
