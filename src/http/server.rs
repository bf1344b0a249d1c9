//! The HTTP server: one application for production and tests, bound to an address, stopped gracefully.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{Server as ActixServer, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{HttpServer, web};

use super::{App, conventions, metrics, noting, routes, stopping};

/// How a server is run.
#[derive(Debug, Clone, Copy)]
pub struct ServerSettings {
    /// How many worker threads.
    pub workers: usize,
    /// How long requests may go on after the signal to stop.
    pub shutdown: Duration,
    /// How long new connections are still let in after it.
    pub drain: Duration,
}

/// What is logged where `RUST_LOG` does not say: the framework's start-up lines say nothing that ours do not.
pub const DEFAULT_LOG_FILTER: &str = "info,actix_server=warn";
/// Where the metrics are.
const METRICS_PATH: &str = "/metrics";
/// How long a client may take to send its headers.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection is kept.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// The application: routes, conventions and what handlers share.
pub fn application(
    app: web::Data<App>,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let without: &[&str] = if app.has_metrics_apart() {
        &[METRICS_PATH]
    } else {
        &[]
    };
    actix_web::App::new()
        .app_data(app)
        .wrap(from_fn(noting::apply))
        .wrap(from_fn(conventions::apply))
        .configure(move |config| routes::configure(config, without))
}

/// Binds the address; port 0 takes any free one. Returns the address that was bound.
///
/// # Errors
/// When the address cannot be bound.
pub fn bind(listen: SocketAddr) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(listen)?;
    let bound = listener.local_addr()?;
    Ok((listener, bound))
}

/// Serves on a bound address until SIGTERM or SIGINT; requests in progress are finished, streams of events end.
///
/// # Errors
/// When signals cannot be heard or the workers cannot be started.
pub fn serve(
    listener: TcpListener,
    app: web::Data<App>,
    settings: ServerSettings,
) -> std::io::Result<ActixServer> {
    let told = stopping::hear_signals()?;
    let shared = app.clone();
    let server = HttpServer::new(move || application(app.clone()))
        .workers(settings.workers)
        .client_request_timeout(REQUEST_TIMEOUT)
        .keep_alive(KEEP_ALIVE)
        .shutdown_timeout(settings.shutdown.as_secs())
        .disable_signals()
        .listen(listener)?
        .run();
    let handle = server.handle();
    actix_web::rt::spawn(stopping::stop_when_told(
        told,
        shared,
        handle,
        settings.drain,
    ));
    Ok(server)
}

/// Serves the metrics alone on another address, until the returned server is dropped or stopped.
///
/// # Errors
/// When the worker cannot be started.
pub fn serve_metrics(listener: TcpListener, app: web::Data<App>) -> std::io::Result<ActixServer> {
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .route(METRICS_PATH, web::get().to(metrics::get_metrics))
    });
    let server = server
        .workers(1)
        .client_request_timeout(REQUEST_TIMEOUT)
        .disable_signals()
        .listen(listener)?;
    Ok(server.run())
}
