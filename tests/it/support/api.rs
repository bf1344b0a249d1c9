//! The production application with the shipped record, a standing clock, and the clients that ask it.
//!
//! Requests go through the same router and conventions as in production, without a socket. A test is an ordinary
//! function: the runtime is inside. Every answer is checked for what all answers promise before a test sees it.

mod answer;
mod client;
mod documented;

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{Service as _, ServiceResponse};
use actix_web::rt::Runtime;
use actix_web::test::{TestRequest, init_service};
use actix_web::web;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use signatory::audit::{AuditSettings, AuditTrail};
use signatory::clock::Clock;
use signatory::documents::shipped;
use signatory::http::certificates::Certificates;
use signatory::http::certificates::key::CertificateKey;
use signatory::http::certificates::key_set::KeySet;
use signatory::http::noting::Noting;
use signatory::http::origin::{Forwarding, TrustedProxies};
use signatory::http::rate_limits::RateLimitSettings;
use signatory::http::server::application;
use signatory::http::stream::StreamSettings;
use signatory::http::tokens::Verifier;
use signatory::http::tokens::keys::SigningKey;
use signatory::http::{App, Limits};
use signatory::ledger::custody::{Custody, CustodyLimits};
use signatory::ledger::files::Reading;
use signatory::ledger::{Ledger, LedgerSettings};
use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::patience::Patience;
use signatory::store::url::DatabaseUrl;
use signatory::vault::{Vault, VaultConfig};
use signatory::webhooks::dispatcher::Dispatcher;
use signatory::webhooks::sealing::SealingKey;
use signatory::webhooks::{WebhookSettings, Webhooks};
use tempfile::TempDir;

pub use answer::Answer;
pub use client::Client;

/// The moment at which every test begins: ten in the morning in New York.
pub const NOW: &str = "2026-11-21T15:00:00Z";
pub const ISSUER: &str = "https://id.example.int";
pub const AUDIENCE: &str = "https://register.example.int";
pub const BODY_BYTES: usize = 1024 * 1024;
/// How long a body may take.
pub const BODY_TIME: Duration = Duration::from_secs(30);
/// The largest document.
pub const DOCUMENT_BYTES: u64 = 10 * 1024 * 1024;
pub const MAX_AGE_SECONDS: u32 = 60;

/// How streams of events are served: few of them, and impatiently.
pub const STREAMS: StreamSettings = StreamSettings {
    at_once: 4,
    heartbeat: Duration::from_millis(50),
    patience: Duration::from_millis(50),
    stall: Duration::from_millis(500),
};

/// How many entries of the audit trail may wait.
pub const AUDIT_QUEUE: usize = 1024;
/// How many refusals without a good token are listed in a minute.
pub const REFUSALS_PER_MINUTE: u32 = 60;
/// From where test clients send their requests.
pub const PEER: &str = "192.0.2.7";

/// What the keys of webhooks are sealed with.
const SEALING_KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// How many proposals may wait for the writer.
pub const QUEUE: usize = 64;

/// The treaty of most tests.
pub const HANOI: &str = "/v1/treaties/hanoi-convention";
/// Where its actions are recorded.
pub const ACTIONS: &str = "/v1/treaties/hanoi-convention/actions";
/// The last position of the shipped record: three treaties with 73, 326 and 311 actions.
pub const SHIPPED: u64 = 713;

type Serving = Pin<Box<dyn Future<Output = ServiceResponse<BoxBody>>>>;

/// One instance of the service over a database of its own.
pub struct TestApp {
    runtime: Runtime,
    serve: Box<dyn Fn(TestRequest) -> Serving>,
    data: web::Data<App>,
    webhooks: Arc<Webhooks>,
    clock: Clock,
    key: SigningKey,
    database: DatabaseUrl,
    /// The folder of the signing key.
    keys: Rc<TempDir>,
    /// The folder of the database, if it is a file of ours.
    file: Option<Rc<TempDir>>,
}

impl TestApp {
    /// Over a SQLite file that holds the shipped record.
    pub fn new() -> Self {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        let file = folder.path().join("register.db");
        std::fs::write(&file, shipped_record()).unwrap();
        Self {
            file: Some(folder),
            ..Self::on(DatabaseUrl::Sqlite(file))
        }
    }

    /// Over another database, filled with the shipped record if it is empty.
    pub fn on(database: DatabaseUrl) -> Self {
        if let DatabaseUrl::Postgres(_) = &database {
            migrations::run(&mut Database::open(&database).unwrap()).unwrap();
        }
        let folder = Rc::new(tempfile::tempdir().unwrap());
        Self::start(database, folder, standing(NOW), None, |app| app)
    }

    /// Over a SQLite file that holds the shipped record, with limits on how often one client may ask.
    pub fn limited(settings: RateLimitSettings) -> Self {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        let file = folder.path().join("register.db");
        std::fs::write(&file, shipped_record()).unwrap();
        let database = DatabaseUrl::Sqlite(file);
        let also = |app: App| app.with_rate_limits(settings);
        Self {
            file: Some(folder.clone()),
            ..Self::start(database, folder, standing(NOW), None, also)
        }
    }

    /// Over a SQLite file that holds the shipped record, trusting other issuers than its own.
    pub fn trusting(verifier: Verifier) -> Self {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        let file = folder.path().join("register.db");
        std::fs::write(&file, shipped_record()).unwrap();
        let database = DatabaseUrl::Sqlite(file);
        Self {
            file: Some(folder.clone()),
            ..Self::start(database, folder, standing(NOW), Some(verifier), |app| app)
        }
    }

    /// Over a SQLite file with the shipped record, where two persons are required.
    pub fn of_two_persons() -> Self {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        let file = folder.path().join("register.db");
        std::fs::write(&file, shipped_record()).unwrap();
        let keys = Rc::new(tempfile::tempdir().unwrap());
        Self {
            file: Some(folder),
            ..Self::start(
                DatabaseUrl::Sqlite(file),
                keys,
                standing(NOW),
                None,
                |app| app.with_two_person_rule(true),
            )
        }
    }

    /// Over another database, filled with the shipped record, where two persons are required.
    pub fn of_two_persons_on(database: DatabaseUrl) -> Self {
        drop(Self::on(database.clone()));
        let keys = Rc::new(tempfile::tempdir().unwrap());
        let also = |app: App| app.with_two_person_rule(true);
        Self::start(database, keys, standing(NOW), None, also)
    }

    /// Another instance over the same database, with the same key and clock.
    pub fn another_instance(&self) -> Self {
        let keys = self.keys.clone();
        let two_persons = self.data.needs_two_persons();
        Self {
            file: self.file.clone(),
            ..Self::start(
                self.database.clone(),
                keys,
                self.clock.clone(),
                None,
                |app| app.with_two_person_rule(two_persons),
            )
        }
    }

    fn start(
        database: DatabaseUrl,
        keys: Rc<TempDir>,
        clock: Clock,
        verifier: Option<Verifier>,
        also: impl FnOnce(App) -> App,
    ) -> Self {
        let ledger = open(&database, clock.clone());
        ledger.seed().unwrap();
        let key = SigningKey::load_or_create(keys.path()).unwrap();
        let verifier = verifier.unwrap_or_else(|| {
            Verifier::new(&key.jwks_json(), ISSUER.into(), AUDIENCE.into()).unwrap()
        });
        let limits = Limits {
            body_bytes: BODY_BYTES,
            body_time: BODY_TIME,
            max_age_seconds: MAX_AGE_SECONDS,
            lag: None,
        };
        let ledger = Arc::new(ledger);
        let settings = WebhookSettings {
            allow_loopback: true,
            public_url: None,
        };
        let sealing = SealingKey::parse(SEALING_KEY).unwrap();
        let webhooks = Arc::new(Webhooks::new(ledger.clone(), settings, sealing));
        let settings = AuditSettings {
            database: database.clone(),
            queue: AUDIT_QUEUE,
            refusals_per_minute: REFUSALS_PER_MINUTE,
            personal_days: None,
            patience: Patience::ENDLESS,
        };
        let trail = AuditTrail::open(&settings, clock.clone()).unwrap();
        let proxies = TrustedProxies {
            hops: 1,
            said_in: Forwarding::XForwardedFor,
        };
        let noting = Noting::new(trail, proxies);
        let certificate_key = CertificateKey::load_or_create(keys.path()).unwrap();
        let certificates = Certificates::new(certificate_key, &KeySet::default());
        let custody = custody(&ledger, &keys.path().join("documents"));
        let app = App::new(ledger, verifier, limits, noting)
            .with_streams(STREAMS)
            .with_custody(Arc::new(custody))
            .with_webhooks(webhooks.clone())
            .with_certificates(Arc::new(certificates));
        let data = web::Data::new(also(app));
        let runtime = Runtime::new().unwrap();
        let service = Rc::new(runtime.block_on(init_service(application(data.clone()))));
        let serve = move |request: TestRequest| -> Serving {
            let service = service.clone();
            Box::pin(async move { service.call(request.to_request()).await.unwrap() })
        };
        Self {
            runtime,
            serve: Box::new(serve),
            data,
            webhooks,
            clock,
            key,
            database,
            keys,
            file: None,
        }
    }

    /// Everyone: no token.
    pub fn public(&self) -> Client<'_> {
        Client::anonymous(self)
    }

    /// The depositary's desk, allowed to record.
    pub fn depositary(&self) -> Client<'_> {
        Client::depositary(self, "desk")
    }

    /// Another client of the depositary, with a name of its own.
    pub fn depositary_named(&self, client_id: &str) -> Client<'_> {
        Client::depositary(self, client_id)
    }

    /// An officer of the depositary, allowed to examine and to record.
    pub fn officer(&self, name: &str) -> Client<'_> {
        Client::officer(self, name)
    }

    /// A State's ministry, with every scope there is.
    pub fn ministry(&self, code: &str) -> Client<'_> {
        Client::ministry(self, code)
    }

    /// The depositary's auditor, allowed to read the audit trail and nothing else.
    pub fn auditor(&self) -> Client<'_> {
        Client::auditor(self)
    }

    /// Someone who sends this as the Authorization header.
    pub fn with_authorization(&self, value: &str) -> Client<'_> {
        Client::with_authorization(self, value)
    }

    /// Looks for what other instances have revoked, as a running instance does every other second.
    pub fn follow_revocations(&self) {
        let ledger = self.data.ledger();
        self.runtime.block_on(ledger.follow_revocations()).unwrap();
    }

    /// Looks at what waits and at the room on disks, as a running instance does now and then.
    pub fn look_around(&self) {
        self.runtime.block_on(self.data.sampling().look(&self.data));
    }

    /// Sets the clock.
    pub fn set_clock(&self, instant: &str) {
        self.clock.set(instant.parse().unwrap());
    }

    /// The minute of the hour on the clock.
    pub fn now_minute(&self) -> u32 {
        use chrono::Timelike as _;
        self.clock.now().minute()
    }

    /// The application's shared state, to serve it on a socket.
    pub fn data(&self) -> web::Data<App> {
        self.data.clone()
    }

    /// Changes the database behind the service's back.
    pub fn meddle(&self, sql: &str) {
        use diesel::connection::SimpleConnection as _;
        match Database::open(&self.database).unwrap() {
            Database::Sqlite(mut connection) => connection.batch_execute(sql).unwrap(),
            Database::Postgres(mut connection) => connection.batch_execute(sql).unwrap(),
        }
    }

    /// Enters a treaty with its history, as an operator does.
    pub fn import(&self, document: &str, actions: &str) {
        let ledger = self.data.ledger();
        let directory = ledger.published().register.directory().clone();
        let reading = Reading::of(document, actions.as_bytes(), &directory).unwrap();
        ledger.import_blocking(reading.import).unwrap();
    }

    /// Holds the database's lock until the guard is dropped, so that the writer has to wait.
    pub fn lock_database(&self) -> Database {
        use diesel::connection::SimpleConnection as _;
        let mut database = Database::open(&self.database).unwrap();
        match &mut database {
            Database::Sqlite(connection) => connection.batch_execute("BEGIN IMMEDIATE").unwrap(),
            Database::Postgres(connection) => connection
                .batch_execute("BEGIN; UPDATE ledger_head SET position = position")
                .unwrap(),
        }
        database
    }

    /// The folder in which documents are kept.
    pub fn documents(&self) -> PathBuf {
        self.keys.path().join("documents")
    }

    /// Hands out what has happened, and sends what is due.
    pub fn dispatch(&self) {
        let dispatcher = Dispatcher::new(self.webhooks.clone()).unwrap();
        self.runtime.block_on(async {
            dispatcher.hand_out().await.unwrap();
            dispatcher.deliver_due().await.unwrap();
        });
    }

    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}

fn custody(ledger: &Ledger, folder: &Path) -> Custody {
    let vault = Vault::open(&VaultConfig::Folder(folder.to_owned())).unwrap();
    let limits = CustodyLimits {
        document_bytes: DOCUMENT_BYTES,
        uploads_at_once: 4,
        pause: Duration::from_secs(5),
        whole: Duration::from_secs(60),
    };
    Custody::new(ledger.pool().clone(), ledger.clock().clone(), vault, limits)
}

fn standing(instant: &str) -> Clock {
    Clock::standing_at(instant.parse().unwrap())
}

fn open(database: &DatabaseUrl, clock: Clock) -> Ledger {
    let settings = LedgerSettings {
        database: database.clone(),
        queue: QUEUE,
        write_wait: Duration::from_secs(60),
        poll: Duration::from_secs(3600),
        patience: Patience::ENDLESS,
    };
    let directory = Arc::new(shipped::participants().unwrap());
    Ledger::open(&settings, directory, clock).unwrap()
}

/// A database file with the shipped record, made once for the run.
fn shipped_record() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("register.db");
        seed(&file);
        std::fs::read(&file).unwrap()
    })
}

/// Closing the ledger moves everything from the write-ahead log into the file.
fn seed(file: &Path) {
    let database = DatabaseUrl::Sqlite(file.to_owned());
    open(&database, standing("2026-11-21T09:30:00Z"))
        .seed()
        .unwrap();
}

/// The body of a request to record.
pub fn act(participant: &str, kind: &str, date: &str) -> Value {
    json!({ "participant": participant, "kind": kind, "date": date })
}
