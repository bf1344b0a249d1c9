//! A connection that is kept, over which one request follows the other.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

/// The connection of one client.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Opens it.
    pub fn to(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("the service listens");
        stream.set_nodelay(true).expect("a socket");
        Self(BufReader::new(stream))
    }

    /// The status and the body of an answer.
    pub fn ask(&mut self, request: &str) -> (u16, String) {
        let sent = self.0.get_mut().write_all(request.as_bytes());
        sent.expect("the request is sent");
        let (mut status, mut length, mut line) = (0, 0, String::new());
        loop {
            line.clear();
            self.0.read_line(&mut line).expect("an answer");
            let text = line.trim_end().to_lowercase();
            if let Some(rest) = text.strip_prefix("http/1.1 ") {
                status = rest[..3].parse().expect("a status");
            } else if let Some(rest) = text.strip_prefix("content-length: ") {
                length = rest.parse().expect("a length");
            } else if text.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("a body");
        (status, String::from_utf8_lossy(&body).into_owned())
    }
}
