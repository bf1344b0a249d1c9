//! The HTTP server: one application for production and tests, bound to an address, stopped gracefully.

use std::net::{SocketAddr, TcpListener};
use std::rc::Rc;
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{Server as ActixServer, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{HttpServer, web};

use socket2::{Domain, Protocol, Socket, Type};

use super::stream::{self, Crowd};
use super::{App, conventions, lag, metrics, noting, routes, stopping};

/// How a server is run.
#[derive(Debug, Clone, Copy)]
pub struct ServerSettings {
    /// How many worker threads.
    pub workers: usize,
    /// How long requests may go on after the signal to stop.
    pub shutdown: Duration,
    /// How long new connections are still let in after it.
    pub drain: Duration,
    /// The bounds of connections.
    pub connections: ConnectionLimits,
}

/// The bounds of connections.
#[derive(Debug, Clone, Copy)]
pub struct ConnectionLimits {
    /// How many one worker has at once; more wait to be accepted.
    pub per_worker: usize,
    /// How long a client may take to send the head of a request.
    pub head: Duration,
    /// How long a connection without a request is kept.
    pub idle: Duration,
    /// How long what was sent may stay without acknowledgement, or the client's window closed.
    pub unread: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            per_worker: 25_000,
            head: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            unread: Duration::from_secs(30),
        }
    }
}

/// What is logged where `RUST_LOG` does not say: the framework's start-up lines say nothing that ours do not.
pub const DEFAULT_LOG_FILTER: &str = "info,actix_server=warn";
/// Where the metrics are.
const METRICS_PATH: &str = "/metrics";
/// How many connections wait to be accepted, if the system's own bound (`net.core.somaxconn`) is not lower.
const BACKLOG: i32 = 2048;
/// How much may wait for the socket when a body without a length is asked for more. With a piece of a stream of events
/// it fits into what a connection has anyway; the head of an answer with a length is below it, and goes with its body.
const WRITE_BUFFER: usize = 2 * 1024;

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
        .app_data(Rc::new(Crowd::default()))
        .wrap(from_fn(noting::apply))
        .wrap(from_fn(conventions::apply))
        .configure(move |config| routes::configure(config, without))
}

/// Binds the address; port 0 takes any free one. Returns the address that was bound.
///
/// What is set here holds for every connection that is accepted: one whose client stops reading is dropped by the system
/// (`TCP_USER_TIMEOUT`, which counts while the window is closed too), and what was kept for it is given back.
///
/// # Errors
/// When the address cannot be bound.
pub fn bind(
    listen: SocketAddr,
    connections: ConnectionLimits,
) -> std::io::Result<(TcpListener, SocketAddr)> {
    let socket = Socket::new(
        Domain::for_address(listen),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    socket.set_reuse_address(true)?;
    socket.set_tcp_user_timeout(Some(connections.unread))?;
    socket.bind(&listen.into())?;
    socket.listen(BACKLOG)?;
    let listener = TcpListener::from(socket);
    stream::bound(&listener);
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
    let connections = settings.connections;
    let for_worker = move || {
        lag::watch();
        application(app.clone())
    };
    let server = HttpServer::new(for_worker)
        .workers(settings.workers)
        .max_connections(connections.per_worker)
        .client_request_timeout(connections.head)
        .keep_alive(connections.idle)
        .shutdown_timeout(settings.shutdown.as_secs())
        .h1_write_buffer_size(WRITE_BUFFER)
        .on_connect(stream::note)
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
        .client_request_timeout(ConnectionLimits::default().head)
        .disable_signals()
        .listen(listener)?;
    Ok(server.run())
}
