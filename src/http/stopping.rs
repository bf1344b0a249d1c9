//! The end of the service, in an order that loses nothing: say so, let balancers look away, finish what was begun.
//!
//! The first signal (SIGTERM or SIGINT) begins it, a second one ends the process at once. Signals are heard on a thread
//! of their own, so that the second is heard whatever the rest is waiting for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::rt::signal::unix::{Signal, SignalKind, signal};
use actix_web::web;
use tokio::sync::watch;

use super::App;

/// The exit code after a second signal.
const CUT_OFF: i32 = 1;
/// How long connections are answered after the signal at least: an answer ends its connection then, which a request that
/// crosses the end would not survive.
const LAST_ANSWERS: Duration = Duration::from_millis(100);

/// Whether the service has been told to stop.
#[derive(Debug, Default)]
pub struct Stopping(AtomicBool);

impl App {
    /// Whether the service has been told to stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.0.load(Ordering::Relaxed)
    }

    /// From now on probes are told that the service stops, and connections end with their next answer.
    pub fn begin_stopping(&self) {
        self.stopping.0.store(true, Ordering::Relaxed);
    }
}

/// Hears of the first signal to stop; a second one ends the process.
///
/// # Errors
/// When signals cannot be heard.
pub fn hear_signals() -> std::io::Result<watch::Receiver<bool>> {
    let (tell, told) = watch::channel(false);
    let (ready, heard) = std::sync::mpsc::channel();
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            let runtime = match actix_web::rt::Runtime::new() {
                Ok(runtime) => runtime,
                Err(error) => return drop(ready.send(Err(error))),
            };
            runtime.block_on(async move {
                let mut signals = match Signals::new() {
                    Ok(signals) => signals,
                    Err(error) => return drop(ready.send(Err(error))),
                };
                let _ = ready.send(Ok(()));
                signals.next().await;
                log::info!("told to stop: finishing what was begun; a second signal ends at once");
                tell.send_replace(true);
                signals.next().await;
                log::warn!("told a second time: ending at once, requests in progress are cut off");
                std::process::exit(CUT_OFF);
            });
        })?;
    heard
        .recv()
        .map_err(|_ended| std::io::Error::other("the thread that hears signals ended"))??;
    Ok(told)
}

struct Signals([Signal; 2]);

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self([
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        ]))
    }

    async fn next(&mut self) {
        let Self([terminate, interrupt]) = self;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}

/// Stops a server once it is told to: probes first, then its listener and streams. What is in progress is finished, and
/// connections that nobody uses are closed.
pub async fn stop_when_told(
    mut told: watch::Receiver<bool>,
    app: web::Data<App>,
    server: ServerHandle,
    drain: Duration,
) {
    if told.wait_for(|told| *told).await.is_err() {
        return;
    }
    app.begin_stopping();
    // Until here new connections are let in as ever, so that a balancer that has not looked yet finds somebody, and who
    // keeps a connection alive is told in an answer to leave it.
    tokio::time::sleep(drain.max(LAST_ANSWERS)).await;
    app.streams().ending().end();
    server.stop(true).await;
}
