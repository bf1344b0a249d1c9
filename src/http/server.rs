//! The HTTP server: one application for production and tests, bound to an address, stopped gracefully.

use std::net::{SocketAddr, TcpListener};
use std::rc::Rc;
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{Server as ActixServer, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{HttpServer, web};

use super::stream::{self, Crowd};
use super::{App, conventions, noting, routes};

/// How a server is run.
#[derive(Debug, Clone, Copy)]
pub struct ServerSettings {
    /// How many worker threads.
    pub workers: usize,
    /// How long requests may go on after the signal to stop.
    pub shutdown: Duration,
}

/// What is logged where `RUST_LOG` does not say: the framework's start-up lines say nothing that ours do not.
pub const DEFAULT_LOG_FILTER: &str = "info,actix_server=warn";
/// How long a client may take to send its headers.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection is kept.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
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
    actix_web::App::new()
        .app_data(app)
        .app_data(Rc::new(Crowd::default()))
        .wrap(from_fn(noting::apply))
        .wrap(from_fn(conventions::apply))
        .configure(routes::configure)
}

/// Binds the address; port 0 takes any free one. Returns the address that was bound.
///
/// # Errors
/// When the address cannot be bound.
pub fn bind(listen: SocketAddr) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(listen)?;
    stream::bound(&listener);
    let bound = listener.local_addr()?;
    Ok((listener, bound))
}

/// Serves on a bound address until SIGTERM or SIGINT; requests in progress are finished, streams of events end.
///
/// # Errors
/// When the workers cannot be started.
pub fn serve(
    listener: TcpListener,
    app: web::Data<App>,
    settings: ServerSettings,
) -> std::io::Result<ActixServer> {
    end_streams_on_signal(&app);
    let server = HttpServer::new(move || application(app.clone()))
        .workers(settings.workers)
        .client_request_timeout(REQUEST_TIMEOUT)
        .keep_alive(KEEP_ALIVE)
        .shutdown_timeout(settings.shutdown.as_secs())
        .h1_write_buffer_size(WRITE_BUFFER)
        .on_connect(stream::note)
        .listen(listener)?;
    Ok(server.run())
}

/// Ends the streams of events when the process is told to stop: they are requests in progress that would never finish.
fn end_streams_on_signal(app: &web::Data<App>) {
    use actix_web::rt::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let ending = app.streams().ending();
        match signal(kind) {
            Ok(mut told) => drop(actix_web::rt::spawn(async move {
                told.recv().await;
                ending.end();
            })),
            Err(error) => log::warn!(error:% = error; "streams will hold up the stop"),
        }
    }
}
