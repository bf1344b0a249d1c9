//! A balancer that does what any does: one connection after the other to each, and to the next where one is refused.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// The balancer, on a port of its own.
pub struct Balancer {
    address: SocketAddr,
    behind: Arc<Mutex<Vec<SocketAddr>>>,
}

impl Balancer {
    /// In front of these.
    pub fn before(behind: impl Iterator<Item = SocketAddr>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let behind = Arc::new(Mutex::new(behind.collect::<Vec<_>>()));
        std::thread::spawn({
            let behind = behind.clone();
            // Ends with the test process.
            move || {
                for (turn, client) in listener.incoming().flatten().enumerate() {
                    let mut order = behind.lock().unwrap().clone();
                    let start = turn % order.len();
                    order.rotate_left(start);
                    if let Some(server) = order.iter().find_map(|to| TcpStream::connect(to).ok()) {
                        join(&client, &server);
                        join(&server, &client);
                    }
                }
            }
        });
        Self { address, behind }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Another instance takes the place of one.
    pub fn replace(&self, place: usize, address: SocketAddr) {
        self.behind.lock().unwrap()[place] = address;
    }
}

fn join(from: &TcpStream, to: &TcpStream) {
    let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    std::thread::spawn(move || {
        // Either side may go away at any time.
        let _ = std::io::copy(&mut from, &mut to);
        let _ = to.shutdown(std::net::Shutdown::Both);
        let _ = from.shutdown(std::net::Shutdown::Both);
    });
}
