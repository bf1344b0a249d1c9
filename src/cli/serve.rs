//! `signatory serve`: open the ledger, fill it if it is new, and answer requests.

use std::future::{Future as _, poll_fn};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use actix_web::web;

use crate::clock::Clock;
use crate::config::{ServeArgs, StoreConfig, TokenConfig};
use crate::documents::shipped;
use crate::http::App;
use crate::http::server;
use crate::http::tokens::Verifier;
use crate::http::tokens::keys::SigningKey;
use crate::ledger::Ledger;

use super::{Failure, terminal};

/// Serves until it is told to stop.
pub fn run(args: &ServeArgs) -> Result<(), Failure> {
    let config = args.check()?;
    let verifier = verifier(&config.store, &config.tokens)?;
    let directory = Arc::new(shipped::participants()?);
    let ledger = Ledger::open(&config.ledger, directory, Clock::system())?;
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
    let (listener, bound) = server::bind(config.listen)
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    let app = App::new(Arc::new(ledger), verifier, config.limits).with_streams(config.streams);
    let app = web::Data::new(app);
    terminal::say(&format!(
        "the record in {} stands at position {} with hash {}",
        config.store.database, head.position, head.hash
    ))?;
    let data = app.clone();
    actix_web::rt::System::new().block_on(async move {
        let mut server = pin!(server::serve(listener, data, config.server)?);
        // The first poll starts the workers and hears of signals; before it, the service would not stop gracefully.
        let started = poll_fn(|context| Poll::Ready(server.as_mut().poll(context))).await;
        if let Poll::Ready(ended) = started {
            return ended;
        }
        announce(bound)?;
        server.await
    })?;
    drop(app);
    log::info!("stopped");
    Ok(())
}

/// Says where the service answers.
fn announce(bound: SocketAddr) -> std::io::Result<()> {
    terminal::say(&format!("listening on http://{bound}"))?;
    terminal::say(&format!(
        "  the number:   http://{bound}/v1/treaties/hanoi-convention/progress"
    ))?;
    terminal::say(&format!("  the contract: http://{bound}/docs/"))
}

/// Checks tokens against the configured keys, or against the service's own.
fn verifier(store: &StoreConfig, tokens: &TokenConfig) -> Result<Verifier, Failure> {
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
