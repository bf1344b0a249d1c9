//! `signatory serve`: open the ledger, fill it if it is new, and answer requests.

use std::future::{Future as _, poll_fn};
use std::net::SocketAddr;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use actix_web::web;

use crate::audit::AuditTrail;
use crate::clock::{Clock, Stopwatch};
use crate::config::{CertificateConfig, ServeArgs, ServeConfig, StoreConfig};
use crate::documents::shipped;
use crate::http::App;
use crate::http::certificates::Certificates;
use crate::http::certificates::key::CertificateKey;
use crate::http::certificates::key_set::KeySet;
use crate::http::keeping::{keep_keys, keep_revocations};
use crate::http::noting::Noting;
use crate::http::sampling::{Room, keep_sampling};
use crate::http::server;
use crate::http::tokens::keys::SigningKey;
use crate::http::tokens::{Verifier, key_file};
use crate::ledger::Ledger;
use crate::ledger::custody::Custody;
use crate::store::url::DatabaseUrl;
use crate::vault::{Vault, VaultConfig};
use crate::webhooks::Webhooks;
use crate::webhooks::dispatcher::Dispatcher;
use crate::webhooks::sealing::SealingKey;

use super::certificate::key_set;
use super::{Failure, terminal};

/// The name of the sealing key's file in the data folder.
pub(super) const WEBHOOKS_KEY_FILE: &str = "webhooks.key";

/// How long worker threads may take to let go of the application.
const LAST_HOLDERS_MICROS: u64 = 5_000_000;
/// How often it is looked whether they have.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Serves until it is told to stop.
pub fn run(args: &ServeArgs) -> Result<(), Failure> {
    let config = args.check()?;
    let verifier = verifier(&config)?;
    let certificates = certificates(&config.store, &config.certificates)?;
    let directory = Arc::new(shipped::participants()?);
    let ledger = Ledger::open(&config.ledger, directory, Clock::system())?
        .answering_within(config.answer_within);
    if !config.empty {
        let entries = ledger.seed()?;
        if entries > 0 {
            terminal::say(&format!(
                "filled the new record in {} with {entries} entries from the shipped treaties",
                config.store.database
            ))?;
        }
    }
    let head = ledger.published().register.head();
    let (listener, bound) = server::bind(config.listen, config.server.connections)
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    let metrics = match config.operating.metrics_listen {
        Some(listen) => {
            let bound = server::bind(listen, config.server.connections)
                .map_err(|error| format!("cannot listen on {listen} for metrics: {error}"))?;
            Some(bound)
        }
        None => None,
    };
    let room = room(&config);
    let custody = Arc::new(Custody::new(
        ledger.pool().clone(),
        ledger.clock().clone(),
        Vault::open(&config.vault)
            .map_err(|error| format!("cannot use {} for documents: {error}", config.vault))?,
        config.uploads,
    ));
    let trail = AuditTrail::open(&config.audit, ledger.clock().clone())?
        .answering_within(config.answer_within);
    let noting = Noting::new(trail, config.proxies);
    let ledger = Arc::new(ledger);
    let sealing = sealing_key(&config.store, config.webhooks_key_file.as_deref())?;
    let public_url = match &config.webhooks.public_url {
        Some(url) => url.clone(),
        None => local_url(bound),
    };
    let webhooks = Arc::new(Webhooks::new(ledger.clone(), config.webhooks, sealing));
    webhooks.check_sealing_key()?;
    // Without the system's certificates nothing can be sent, and everything else can be done.
    let dispatcher = Dispatcher::new(webhooks.clone())
        .inspect_err(|error| log::error!(error:% = error; "webhooks are not sent: the system's certificates cannot be loaded"))
        .ok();
    let app = App::new(ledger, verifier, config.limits, noting)
        .with_two_person_rule(config.two_person_rule)
        .with_custody(custody.clone())
        .with_streams(config.streams)
        .with_rate_limits(config.rate_limits)
        .with_webhooks(webhooks)
        .with_certificates(Arc::new(certificates))
        .at(public_url)
        .featuring(config.featured)
        .with_room(room)
        .with_metrics_apart(metrics.is_some());
    let app = web::Data::new(app);
    terminal::say(&format!(
        "the record in {} stands at position {} with hash {}",
        config.store.database, head.position, head.hash
    ))?;
    let data = app.clone();
    let poll = config.ledger.poll;
    actix_web::rt::System::new().block_on(async move {
        actix_web::rt::spawn(keep_keys(data.clone()));
        actix_web::rt::spawn(keep_revocations(data.clone(), poll));
        actix_web::rt::spawn(keep_sampling(data.clone()));
        let metrics = match metrics {
            Some((listener, bound)) => {
                let server = server::serve_metrics(listener, data.clone())?;
                let handle = server.handle();
                actix_web::rt::spawn(server);
                Some((handle, bound))
            }
            None => None,
        };
        let mut server = pin!(server::serve(listener, data, config.server)?);
        // The first poll starts the workers and hears of signals; before it, the service would not stop gracefully.
        let started = poll_fn(|context| Poll::Ready(server.as_mut().poll(context))).await;
        if let Poll::Ready(ended) = started {
            return ended;
        }
        announce(bound, metrics.as_ref().map(|(_, bound)| *bound))?;
        actix_web::rt::spawn(sweep(custody));
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let dispatching =
            dispatcher.map(|dispatcher| actix_web::rt::spawn(dispatcher.run(stopped)));
        let ended = server.await;
        stop.send_replace(true);
        if let Some(dispatching) = dispatching
            && let Err(error) = dispatching.await
        {
            log::error!(error:% = error; "the dispatcher of webhooks did not end well");
        }
        if let Some((handle, _)) = metrics {
            handle.stop(false).await;
        }
        ended
    })?;
    finish(app.into_inner());
    log::info!("stopped");
    Ok(())
}

/// Ends the writers after what waits for them. A worker thread that is about to end may still hold the application.
fn finish(app: Arc<App>) {
    let watch = Stopwatch::start();
    while Arc::strong_count(&app) > 1 && watch.micros() < LAST_HOLDERS_MICROS {
        std::thread::park_timeout(LOOK_EVERY);
    }
    drop(app);
}

/// Removes what earlier uploads left behind, beside the service.
async fn sweep(custody: Arc<Custody>) {
    match custody.sweep().await {
        Ok(swept) => log::info!(
            incoming = swept.incoming,
            orphans = swept.orphans;
            "swept the document store"
        ),
        Err(error) => log::warn!(error:% = error; "the document store could not be swept"),
    }
}

/// Says where the service answers.
fn announce(bound: SocketAddr, metrics: Option<SocketAddr>) -> std::io::Result<()> {
    terminal::say(&format!("listening on http://{bound}"))?;
    terminal::say(&format!("  the page:     http://{bound}/"))?;
    terminal::say(&format!(
        "  the number:   http://{bound}/v1/treaties/hanoi-convention/progress"
    ))?;
    terminal::say(&format!("  the contract: http://{bound}/docs/"))?;
    match metrics {
        Some(bound) => terminal::say(&format!("  the metrics:  http://{bound}/metrics")),
        None => Ok(()),
    }
}

/// Where there must be room: for the database if it is a file, for the data folder, and for documents in a folder.
pub(super) fn room(config: &ServeConfig) -> Room {
    let mut folders = vec![("data", config.store.data_dir.clone())];
    if let DatabaseUrl::Sqlite(file) = &config.store.database {
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        folders.push(("database", folder.unwrap_or(Path::new(".")).to_owned()));
    }
    if let VaultConfig::Folder(folder) = &config.vault {
        folders.push(("documents", folder.clone()));
    }
    Room {
        folders,
        least_free_bytes: config.operating.least_free_bytes,
    }
}

/// The address by which a browser on this machine reaches the service, where no other was configured.
fn local_url(bound: SocketAddr) -> String {
    if bound.ip().is_unspecified() {
        format!("http://localhost:{}", bound.port())
    } else {
        format!("http://{bound}")
    }
}

/// The key that the secrets of webhooks are sealed with: the configured file's, or the data folder's own.
fn sealing_key(store: &StoreConfig, file: Option<&Path>) -> Result<SealingKey, Failure> {
    let text = match file {
        Some(file) => key_file::read(file)?.ok_or_else(|| {
            format!(
                "there is no file {} for SIGNATORY_WEBHOOKS_KEY_FILE",
                file.display()
            )
        })?,
        None => {
            let new = SealingKey::generate_text()?;
            key_file::load_or_create(&store.data_dir, WEBHOOKS_KEY_FILE, new.as_bytes())?
        }
    };
    Ok(SealingKey::parse(&String::from_utf8_lossy(&text))?)
}

/// What certificates are signed with: the configured file's key, or the data folder's own; never that of tokens.
fn certificates(store: &StoreConfig, config: &CertificateConfig) -> Result<Certificates, Failure> {
    let key = match &config.key_file {
        Some(file) => CertificateKey::load(file)?.ok_or_else(|| {
            format!(
                "there is no file {} for SIGNATORY_CERTIFICATE_KEY_FILE",
                file.display()
            )
        })?,
        None => CertificateKey::load_or_create(&store.data_dir)?,
    };
    let retired = match &config.retired_keys_file {
        Some(file) => key_set(file)?,
        None => KeySet::default(),
    };
    Ok(Certificates::new(key, &retired))
}

/// Checks tokens against the keys of the configured issuers, or against the service's own.
fn verifier(config: &ServeConfig) -> Result<Verifier, Failure> {
    let ServeConfig { store, tokens, .. } = config;
    if let Some(issuers) = &tokens.issuers {
        return Ok(Verifier::of(issuers.clone(), config.key_sets)?);
    }
    let jwks = match &tokens.jwks_file {
        Some(file) => std::fs::read_to_string(file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?,
        None => SigningKey::load_or_create(&store.data_dir)?.jwks_json(),
    };
    Ok(Verifier::new(
        &jwks,
        tokens.issuer.clone(),
        tokens.audience.clone(),
    )?)
}
