//! Configuration: the only place that reads the environment.
//!
//! Every key can be given as a flag or in the environment. Values are read as text and checked together, so
//! that all mistakes are reported at once.

mod certificates;
mod documents;
mod identity;
mod load;
mod operating;
mod rate_limits;
mod streams;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

mod answering;
mod audit;
mod patience;

pub use answering::AnsweringArgs;
pub use audit::AuditArgs;
use patience::PatienceArgs;

use crate::audit::AuditSettings;
use crate::domain::ids::TreatyId;
use crate::http::Limits;
use crate::http::origin::TrustedProxies;
use crate::http::rate_limits::RateLimitSettings;
use crate::http::server::ServerSettings;
use crate::http::stream::StreamSettings;
use crate::http::tokens::KeySetTimes;
use crate::ledger::LedgerSettings;
use crate::ledger::custody::CustodyLimits;
use crate::store::url::DatabaseUrl;
use crate::vault::VaultConfig;

use documents::{UploadArgs, VaultArgs};
use load::LoadArgs;
use rate_limits::RateLimitArgs;
use streams::StreamArgs;

pub use certificates::{CertificateArgs, CertificateConfig};
pub use operating::{OperatingArgs, OperatingConfig};

use crate::webhooks::WebhookSettings;
pub use identity::{KeySetArgs, TokenArgs, TokenConfig};

/// Where the data is kept.
#[derive(Debug, Clone, Args)]
pub struct StoreArgs {
    /// The database: sqlite:PATH, or a postgres: URL with user, host and database [default: sqlite:register.db in the data folder]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
    /// The folder for the SQLite file and the service's own key
    #[arg(
        long,
        env = "SIGNATORY_DATA_DIR",
        default_value = "./data-local",
        value_name = "FOLDER"
    )]
    data_dir: String,
}

/// How the service is run.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    tokens: TokenArgs,
    #[command(flatten)]
    key_sets: KeySetArgs,
    #[command(flatten)]
    vault: VaultArgs,
    #[command(flatten)]
    uploads: UploadArgs,
    #[command(flatten)]
    patience: PatienceArgs,
    #[command(flatten)]
    audit: AuditArgs,
    #[command(flatten)]
    answering: AnsweringArgs,
    #[command(flatten)]
    certificates: CertificateArgs,
    #[command(flatten)]
    rate_limits: RateLimitArgs,
    #[command(flatten)]
    load: LoadArgs,
    #[command(flatten)]
    operating: OperatingArgs,
    /// The address to listen on; port 0 takes any free one
    #[arg(
        long,
        env = "SIGNATORY_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS:PORT"
    )]
    listen: String,
    /// Start with an empty record instead of the one that ships with the service
    #[arg(long, env = "SIGNATORY_EMPTY", value_parser = clap::builder::FalseyValueParser::new())]
    empty: bool,
    /// Require two persons: who prepares an examination cannot be the one who records
    #[arg(long, env = "SIGNATORY_TWO_PERSON_RULE", value_parser = clap::builder::FalseyValueParser::new())]
    two_person_rule: bool,
    /// Worker threads [default: one for each core]
    #[arg(long, env = "SIGNATORY_WORKERS", value_name = "NUMBER")]
    workers: Option<String>,
    /// The largest body of a request, in KiB
    #[arg(
        long,
        env = "SIGNATORY_BODY_LIMIT_KIB",
        default_value = "256",
        value_name = "KIB"
    )]
    body_limit_kib: String,
    /// How many writes may wait before others are turned away with 503
    #[arg(
        long,
        env = "SIGNATORY_WRITE_QUEUE",
        default_value = "1024",
        value_name = "NUMBER"
    )]
    write_queue: String,
    /// How long an answer is fresh in a cache, in seconds
    #[arg(
        long,
        env = "SIGNATORY_MAX_AGE_SECONDS",
        default_value = "60",
        value_name = "SECONDS"
    )]
    max_age_seconds: String,
    /// How often to look for entries of other instances, in milliseconds; PostgreSQL announces them at once
    #[arg(
        long,
        env = "SIGNATORY_POLL_MILLISECONDS",
        default_value = "2000",
        value_name = "MILLISECONDS"
    )]
    poll_milliseconds: String,
    #[command(flatten)]
    streams: StreamArgs,
    /// The address at which clients reach the service, with which links in pages, feeds and webhooks begin: a URL without query [default: the address it listens on]
    #[arg(long, env = "SIGNATORY_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// The treaty on the first page, by its id
    #[arg(
        long,
        env = "SIGNATORY_FEATURED",
        default_value = "hanoi-convention",
        value_name = "TREATY"
    )]
    featured: String,
    /// A file with the key that the secrets of webhooks are sealed with, the same for every instance [default: webhooks.key in the data folder]
    #[arg(long, env = "SIGNATORY_WEBHOOKS_KEY_FILE", value_name = "FILE")]
    webhooks_key_file: Option<String>,
    /// Allow webhooks to addresses of this machine, also without TLS: for development only
    #[arg(long, env = "SIGNATORY_WEBHOOKS_ALLOW_LOOPBACK", value_parser = clap::builder::FalseyValueParser::new())]
    webhooks_allow_loopback: bool,
    /// How long requests may go on after the signal to stop, in seconds
    #[arg(
        long,
        env = "SIGNATORY_SHUTDOWN_SECONDS",
        default_value = "30",
        value_name = "SECONDS"
    )]
    shutdown_seconds: String,
}

/// Where submissions and their documents are kept, for the commands that look after them.
#[derive(Debug, Clone, Args)]
pub struct CustodyArgs {
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    vault: VaultArgs,
    #[command(flatten)]
    uploads: UploadArgs,
}

/// The same, checked.
#[derive(Debug, Clone)]
pub struct CustodyConfig {
    /// Where the data is kept.
    pub store: StoreConfig,
    /// Where documents are kept.
    pub vault: VaultConfig,
    /// The bounds of uploads.
    pub limits: CustodyLimits,
}

/// Where the data is kept, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreConfig {
    /// The database.
    pub database: DatabaseUrl,
    /// The folder for the SQLite file and the service's own key.
    pub data_dir: PathBuf,
}

/// How the service is run, checked.
#[derive(Debug, Clone)]
pub struct ServeConfig {
    /// Where the data is kept.
    pub store: StoreConfig,
    /// Whose tokens are accepted.
    pub tokens: TokenConfig,
    /// How issuers' keys are fetched.
    pub key_sets: KeySetTimes,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Whether an empty ledger stays empty.
    pub empty: bool,
    /// Whether who prepares cannot be the one who completes.
    pub two_person_rule: bool,
    /// Where documents are kept.
    pub vault: VaultConfig,
    /// The bounds of uploads.
    pub uploads: CustodyLimits,
    /// The ledger's settings.
    pub ledger: LedgerSettings,
    /// How requests are noted.
    pub audit: AuditSettings,
    /// How long a request may wait for the database.
    pub answer_within: Duration,
    /// The proxies in front of the service.
    pub proxies: TrustedProxies,
    /// The bounds on requests.
    pub limits: Limits,
    /// How often one client may ask.
    pub rate_limits: RateLimitSettings,
    /// How webhooks are run.
    pub webhooks: WebhookSettings,
    /// The file of the key that their secrets are sealed with; none for the one in the data folder.
    pub webhooks_key_file: Option<PathBuf>,
    /// With which key certificates are signed.
    pub certificates: CertificateConfig,
    /// The treaty on the first page, where the register has it.
    pub featured: Option<TreatyId>,
    /// The settings of the streams of events.
    pub streams: StreamSettings,
    /// The server's settings.
    pub server: ServerSettings,
    /// How it is watched and ended.
    pub operating: OperatingConfig,
}

/// Everything that is wrong with a configuration.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the configuration is refused: {}", .0.join("; "))]
pub struct ConfigError(Vec<String>);

impl ConfigError {
    /// Each of them, a sentence.
    #[must_use]
    pub fn mistakes(&self) -> &[String] {
        &self.0
    }
}

/// Collects mistakes instead of stopping at the first.
#[derive(Default)]
struct Mistakes(Vec<String>);

impl Mistakes {
    fn take<T>(&mut self, key: &str, read: Result<T, String>) -> Option<T> {
        read.map_err(|detail| self.0.push(format!("{key}: {detail}")))
            .ok()
    }

    /// What was checked, unless there was any mistake.
    fn none_or<T>(self, checked: Option<T>) -> Result<T, ConfigError> {
        checked
            .filter(|_| self.0.is_empty())
            .ok_or(ConfigError(self.0))
    }

    fn number(
        &mut self,
        key: &str,
        text: &str,
        bounds: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        let number = text.parse().ok().filter(|number| bounds.contains(number));
        let expected = || {
            format!(
                "expected a whole number from {} to {}, found {text:?}",
                bounds.start(),
                bounds.end()
            )
        };
        self.take(key, number.ok_or_else(expected))
    }
}

impl StoreArgs {
    /// Checks the values.
    ///
    /// # Errors
    /// All mistakes.
    pub fn check(&self) -> Result<StoreConfig, ConfigError> {
        let mut mistakes = Mistakes::default();
        let checked = self.check_into(&mut mistakes);
        mistakes.none_or(checked)
    }

    fn check_into(&self, mistakes: &mut Mistakes) -> Option<StoreConfig> {
        let data_dir = if self.data_dir.trim().is_empty() {
            Err("is empty".to_owned())
        } else {
            Ok(PathBuf::from(&self.data_dir))
        };
        let data_dir = mistakes.take("SIGNATORY_DATA_DIR", data_dir);
        let database = match (&self.database_url, &data_dir) {
            (Some(url), _) => mistakes.take("DATABASE_URL", DatabaseUrl::parse(url)),
            (None, Some(folder)) => Some(DatabaseUrl::Sqlite(folder.join("register.db"))),
            (None, None) => None,
        };
        if let Some(url) = &database
            && url.wants_tls()
            && !cfg!(feature = "postgres-tls")
        {
            mistakes.0.push(
                "DATABASE_URL: this build has no TLS to PostgreSQL; build with --features postgres-tls".into(),
            );
        }
        Some(StoreConfig {
            database: database?,
            data_dir: data_dir?,
        })
    }
}

impl CustodyArgs {
    /// Checks the values.
    ///
    /// # Errors
    /// All mistakes.
    pub fn check(&self) -> Result<CustodyConfig, ConfigError> {
        let mut mistakes = Mistakes::default();
        let checked = self.check_into(&mut mistakes);
        mistakes.none_or(checked)
    }

    fn check_into(&self, mistakes: &mut Mistakes) -> Option<CustodyConfig> {
        let store = self.store.check_into(mistakes);
        let folder = store.as_ref().map(|store| store.data_dir.as_path());
        let vault = self.vault.check_into(folder, mistakes);
        let limits = self.uploads.check_into(mistakes);
        Some(CustodyConfig {
            store: store?,
            vault: vault?,
            limits: limits?,
        })
    }
}

impl ServeArgs {
    /// Checks the values.
    ///
    /// # Errors
    /// All mistakes at once.
    pub fn check(&self) -> Result<ServeConfig, ConfigError> {
        let mut mistakes = Mistakes::default();
        let checked = self.check_into(&mut mistakes);
        mistakes.none_or(checked)
    }

    fn check_into(&self, mistakes: &mut Mistakes) -> Option<ServeConfig> {
        let store = self.store.check_into(mistakes);
        let folder = store.as_ref().map(|store| store.data_dir.as_path());
        let vault = self.vault.check_into(folder, mistakes);
        let uploads = self.uploads.check_into(mistakes);
        let tokens = self.tokens.check_into(mistakes);
        let key_sets = self.key_sets.check_into(mistakes);
        let listen = mistakes.take("SIGNATORY_LISTEN", operating::address(&self.listen));
        let operating = self.operating.check_into(mistakes);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let workers = match &self.workers {
            None => Some(cores),
            Some(text) => mistakes
                .number("SIGNATORY_WORKERS", text, 1..=1024)
                .and_then(|n| usize::try_from(n).ok()),
        };
        let body = mistakes.number("SIGNATORY_BODY_LIMIT_KIB", &self.body_limit_kib, 1..=65_536);
        let queue = mistakes.number("SIGNATORY_WRITE_QUEUE", &self.write_queue, 1..=1_000_000);
        let max_age = mistakes.number(
            "SIGNATORY_MAX_AGE_SECONDS",
            &self.max_age_seconds,
            0..=86_400,
        );
        let poll = mistakes.number(
            "SIGNATORY_POLL_MILLISECONDS",
            &self.poll_milliseconds,
            10..=3_600_000,
        );
        let shutdown = mistakes.number(
            "SIGNATORY_SHUTDOWN_SECONDS",
            &self.shutdown_seconds,
            0..=3_600,
        );
        let streams = self.streams.check_into(mistakes);
        let database = store.as_ref().map(|store| &store.database);
        let patience = self.patience.check_into(mistakes, database);
        let audit = self.audit.check_into(mistakes, database, patience);
        let answer_within = self.answering.check_into(mistakes);
        let rate_limits = self.rate_limits.check_into(mistakes);
        let load = self.load.check_into(mistakes);
        let public_url = self.public_url.as_deref().map(base_url).transpose();
        let public_url = mistakes.take("SIGNATORY_PUBLIC_URL", public_url);
        let featured = TreatyId::parse(&self.featured).map_err(|error| error.to_string());
        let featured = mistakes.take("SIGNATORY_FEATURED", featured);
        let store = store?;
        let (audit, proxies) = audit?;
        let load = load?;
        Some(ServeConfig {
            audit,
            answer_within: answer_within?,
            proxies,
            webhooks: WebhookSettings {
                allow_loopback: self.webhooks_allow_loopback,
                public_url: public_url?,
            },
            webhooks_key_file: self.webhooks_key_file.as_ref().map(PathBuf::from),
            ledger: LedgerSettings {
                database: store.database.clone(),
                queue: usize::try_from(queue?).ok()?,
                write_wait: load.write_wait,
                poll: Duration::from_millis(u64::from(poll?)),
                patience: patience?,
            },
            store,
            vault: vault?,
            uploads: uploads?,
            tokens: tokens?,
            key_sets: key_sets?,
            listen: listen?,
            empty: self.empty,
            two_person_rule: self.two_person_rule,
            certificates: self.certificates.check(),
            featured: Some(featured?),
            limits: Limits {
                body_bytes: usize::try_from(body?).ok()?.saturating_mul(1024),
                body_time: load.body,
                max_age_seconds: max_age?,
                lag: load.lag,
            },
            rate_limits: rate_limits?,
            streams: streams?,
            server: ServerSettings {
                workers: workers?,
                shutdown: Duration::from_secs(u64::from(shutdown?)),
                connections: load.connections,
                drain: operating?.drain,
            },
            operating: operating?,
        })
    }
}

/// A URL to which paths can be added.
fn base_url(text: &str) -> Result<String, String> {
    let url = url::Url::parse(text).ok().filter(|url| {
        matches!(url.scheme(), "https" | "http")
            && url.has_host()
            && url.query().is_none()
            && url.fragment().is_none()
    });
    url.map(|url| url.as_str().trim_end_matches('/').to_owned())
        .ok_or_else(|| format!("expected a URL as https://register.example.int, found {text:?}"))
}
