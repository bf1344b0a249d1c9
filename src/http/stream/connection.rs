//! The socket under a stream: how much it may hold, and how it is cut off.

use std::any::Any;
use std::net::TcpListener;
use std::os::fd::{AsRawFd as _, RawFd};

use actix_web::HttpRequest;
use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use nix::sys::socket::{Shutdown, shutdown};
use socket2::SockRef;

/// How many bytes that were not sent yet the system keeps for one connection. Without a bound it is some megabytes for a
/// client that does not read.
const UNSENT_BYTES: u32 = 64 * 1024;

/// Its number, noted when the connection was made.
#[derive(Debug, Clone, Copy)]
struct Noted(RawFd);

/// Bounds what is kept for each connection that is accepted here.
pub fn bound(listener: &TcpListener) {
    if let Err(error) = SockRef::from(listener).set_tcp_notsent_lowat(UNSENT_BYTES) {
        log::warn!(error:% = error; "a connection holds as much as the system lets it");
    }
}

/// Notes the socket of a new connection.
pub fn note(io: &dyn Any, noted: &mut Extensions) {
    if let Some(stream) = io.downcast_ref::<TcpStream>() {
        noted.insert(Noted(stream.as_raw_fd()));
    }
}

/// The connection of a stream that is being served. It must not outlive the stream's body: the server closes the socket
/// after that, and its number is another's then.
#[derive(Debug)]
pub struct Connection(RawFd);

impl Connection {
    /// The one that a request came over; none where there is no socket.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let Noted(socket) = request.conn_data()?;
        Some(Self(*socket))
    }

    /// Shuts it down. The server learns of it as of a client that went, and drops the stream.
    pub fn cut(self) {
        if let Err(error) = shutdown(self.0, Shutdown::Both) {
            log::debug!(error:% = error; "a stream of events was gone before it was cut off");
        }
    }
}
