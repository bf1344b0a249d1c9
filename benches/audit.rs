//! What the audit trail costs a write: the same recordings with it and without it, alternated.
//!
//! Both servers run in this process with two workers each, over databases of the same kind; eight clients record accessions
//! over connections of their own. Run it with `cargo bench --bench audit`, or with `-- --rounds 9 --postgres URL`.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a measurement that cannot be made ends with the reason"
)]

#[path = "support/database.rs"]
mod database;
#[path = "support/options.rs"]
mod options;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use actix_web::{HttpServer, web};
use signatory::audit::{AuditSettings, AuditTrail};
use signatory::clock::{Clock, Stopwatch};
use signatory::documents::{shipped, treaty};
use signatory::domain::participant::{Directory, ParticipantKind};
use signatory::http::noting::Noting;
use signatory::http::origin::TrustedProxies;
use signatory::http::server::application;
use signatory::http::tokens::keys::{MintRequest, SigningKey};
use signatory::http::tokens::{Scope, Verifier};
use signatory::http::{App, Limits, routes};
use signatory::ledger::proposal::Import;
use signatory::ledger::{Ledger, LedgerSettings};
use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::patience::Patience;
use signatory::store::url::DatabaseUrl;

use database::Scratch;
use options::Options;

const CLIENTS: usize = 8;
/// Recordings in one round.
const WRITES: usize = 184;
const NAME: &str = "bench";

fn main() {
    let options = Options::given();
    let rounds: usize = options.number("--rounds", 9);
    let postgres = options.text("--postgres");
    let with = Server::start(true, rounds, postgres.as_deref());
    let without = Server::start(false, rounds, postgres.as_deref());
    let mut pairs = Vec::new();
    for round in 0..=rounds {
        let pair = (with.record(round), without.record(round));
        // The first round warms up.
        if round > 0 {
            println!(
                "round {round}: {:.0} recordings/s with the trail, {:.0} without",
                pair.0, pair.1
            );
            pairs.push(pair);
        }
    }
    let median_of = |of: fn(&(f64, f64)) -> f64| median(pairs.iter().map(of).collect());
    println!(
        "recordings per second, median of {rounds}: {:.0} with, {:.0} without; ratio, median of pairs: {:.2}",
        median_of(|pair| pair.0),
        median_of(|pair| pair.1),
        median_of(|pair| pair.0 / pair.1)
    );
}

struct Server {
    address: SocketAddr,
    token: String,
    states: Vec<String>,
    _database: Scratch,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start(is_noted: bool, rounds: usize, postgres: Option<&str>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let name = format!("signatory_bench_{is_noted}_{}", std::process::id());
        let made = Scratch::make(&name, folder.path(), postgres).expect("a database");
        let database = DatabaseUrl::parse(&made.url).expect("a database");
        let mut connection = Database::open(&database).expect("a connection");
        migrations::run(&mut connection).expect("a schema");
        let directory = Arc::new(shipped::participants().expect("the participants"));
        let settings = LedgerSettings {
            database: database.clone(),
            queue: 1024,
            write_wait: Duration::from_secs(60),
            poll: Duration::from_secs(3600),
            patience: Patience::ENDLESS,
        };
        let ledger = Ledger::open(&settings, directory.clone(), Clock::system()).expect("a ledger");
        ledger
            .import_all_blocking((0..=rounds).map(import).collect())
            .expect("treaties");
        let key = SigningKey::load_or_create(folder.path()).expect("a key");
        let token = token(&key);
        let verifier =
            Verifier::new(&key.jwks_json(), NAME.into(), NAME.into()).expect("a verifier");
        let audit = AuditSettings {
            database,
            queue: 4096,
            refusals_per_minute: 60,
            personal_days: None,
            patience: Patience::ENDLESS,
        };
        let trail = AuditTrail::open(&audit, Clock::system()).expect("a trail");
        let limits = Limits {
            body_bytes: 256 * 1024,
            body_time: Duration::from_secs(30),
            max_age_seconds: 60,
            lag: None,
        };
        let noting = Noting::new(trail, TrustedProxies::default());
        let app = web::Data::new(App::new(Arc::new(ledger), verifier, limits, noting));
        Self {
            address: serve(app, is_noted),
            token,
            states: states(&directory),
            _database: made,
            _folder: folder,
        }
    }

    /// Records accessions to the treaty of a round. Returns how many a second.
    fn record(&self, round: usize) -> f64 {
        let watch = Stopwatch::start();
        std::thread::scope(|scope| {
            for client in 0..CLIENTS {
                scope.spawn(move || self.client(client, round));
            }
        });
        WRITES as f64 * 1e6 / watch.micros() as f64
    }

    fn client(&self, client: usize, round: usize) {
        let agent = ureq::Agent::new_with_defaults();
        let path = format!("http://{}/v1/treaties/bench-{round}/actions", self.address);
        for state in self.states.iter().skip(client).step_by(CLIENTS) {
            let act = serde_json::json!({
                "participant": state, "kind": "accession", "date": "2026-03-02"
            });
            let answer = agent
                .post(&path)
                .header("authorization", format!("Bearer {}", self.token))
                .send_json(act)
                .expect("a recording");
            assert_eq!(answer.status(), 201);
        }
    }
}

fn serve(app: web::Data<App>, is_noted: bool) -> SocketAddr {
    let (bound, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
            bound
                .send(listener.local_addr().expect("an address"))
                .expect("a listener");
            if is_noted {
                let server = HttpServer::new(move || application(app.clone()));
                let server = server.workers(2).listen(listener).expect("a server");
                server.run().await.expect("a server");
            } else {
                let server = HttpServer::new(move || {
                    let bare = actix_web::App::new().app_data(app.clone());
                    bare.configure(|config| routes::configure(config, &[]))
                });
                let server = server.workers(2).listen(listener).expect("a server");
                server.run().await.expect("a server");
            }
        });
    });
    address.recv().expect("an address")
}

fn import(round: usize) -> Import {
    let text = shipped::treaties()[0].document;
    let named = text.replacen("\"hanoi-convention\"", &format!("\"bench-{round}\""), 1);
    Import {
        treaty: treaty::parse(&named).expect("a treaty"),
        acts: Vec::new(),
    }
}

fn states(directory: &Directory) -> Vec<String> {
    directory
        .iter()
        .filter(|p| p.kind == ParticipantKind::State && p.dissolution.is_none())
        .map(|p| p.code.to_string())
        .take(WRITES)
        .collect()
}

fn token(key: &SigningKey) -> String {
    key.mint(&MintRequest {
        issuer: NAME,
        audience: NAME,
        subject: NAME,
        client_id: NAME,
        scopes: &[Scope::RegisterWrite].into_iter().collect(),
        participant: None,
        issued_at: Clock::system().now(),
        ttl: chrono::TimeDelta::hours(8),
    })
    .expect("a token")
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
