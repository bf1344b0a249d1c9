//! Stands between the service and PostgreSQL, and loses what it is told to lose.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// A proxy on a port of its own.
pub struct Proxy {
    port: u16,
    orders: Arc<Orders>,
}

use crate::support::waiting::wait_until;

/// What the client sends where the record grows.
const APPENDS: &[u8] = signatory::store::ledger::CHANNEL.as_bytes();

#[derive(Default)]
struct Orders {
    lose_a_commit: AtomicBool,
    lose_an_append: AtomicBool,
    hold_an_append: AtomicBool,
    holding: AtomicBool,
    answered: AtomicBool,
    transactions: AtomicU64,
    clients: Mutex<Vec<TcpStream>>,
    then_refuse: AtomicBool,
    lost: AtomicBool,
    refusing: AtomicBool,
}

impl Proxy {
    /// In front of the server of this address.
    pub fn to(address: &str) -> Self {
        let server = url::Url::parse(address).unwrap();
        let server = (
            server.host_str().unwrap().to_owned(),
            server.port().unwrap_or(5432),
        );
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let orders = Arc::new(Orders::default());
        std::thread::spawn({
            let orders = orders.clone();
            // Ends with the test process.
            move || {
                for client in listener.incoming().flatten() {
                    if orders.refusing.load(Ordering::SeqCst) {
                        continue;
                    }
                    let server = TcpStream::connect((server.0.as_str(), server.1)).unwrap();
                    connect(&client, &server, &orders);
                }
            }
        });
        Self { port, orders }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Lets the next commit reach the server, and cuts the connection before the server's answer comes back.
    pub fn lose_the_next_answer_to_a_commit(&self) {
        self.orders.lose_a_commit.store(true, Ordering::SeqCst);
    }

    /// Lets the next statement that appends reach the server, and cuts the connection before the server's answer comes back.
    pub fn lose_the_next_answer_to_an_append(&self) {
        self.orders.lose_an_append.store(true, Ordering::SeqCst);
    }

    /// Keeps the next statement that appends from the server until it is let go, also when the client is cut off meanwhile.
    pub fn hold_the_next_append(&self) {
        self.orders.hold_an_append.store(true, Ordering::SeqCst);
    }

    /// Whether a statement is held.
    pub fn holds_one(&self) -> bool {
        self.orders.holding.load(Ordering::SeqCst)
    }

    /// Lets it reach the server.
    pub fn let_go(&self) {
        self.orders.holding.store(false, Ordering::SeqCst);
    }

    /// Whether the server has answered what was held.
    pub fn has_answered_it(&self) -> bool {
        self.orders.answered.load(Ordering::SeqCst)
    }

    /// How many transactions the clients have begun.
    pub fn transactions(&self) -> u64 {
        self.orders.transactions.load(Ordering::SeqCst)
    }

    /// Cuts all connections; what has reached the server is carried out.
    pub fn cut(&self) {
        for client in self.orders.clients.lock().unwrap().drain(..) {
            // It may be closed already.
            let _ = client.shutdown(Shutdown::Both);
        }
    }

    /// After the answer was lost, no connection can be made.
    pub fn refuse_connections_after_that(&self) {
        self.orders.then_refuse.store(true, Ordering::SeqCst);
    }

    /// No connection can be made from now on.
    pub fn refuse_connections(&self) {
        self.orders.refusing.store(true, Ordering::SeqCst);
    }

    /// Connections can be made again.
    pub fn accept_connections(&self) {
        self.orders.refusing.store(false, Ordering::SeqCst);
    }

    /// Whether an answer was lost.
    pub fn has_lost_one(&self) -> bool {
        self.orders.lost.load(Ordering::SeqCst)
    }
}

fn connect(client: &TcpStream, server: &TcpStream, orders: &Arc<Orders>) {
    let losing = Arc::new(AtomicBool::new(false));
    let held = Arc::new(AtomicBool::new(false));
    let mut clients = orders.clients.lock().unwrap();
    clients.push(client.try_clone().unwrap());
    drop(clients);
    std::thread::spawn({
        let (client, server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
        let (orders, losing, held) = (orders.clone(), losing.clone(), held.clone());
        move || {
            pass(client, server, |bytes| {
                let has = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
                if has(b"BEGIN") {
                    orders.transactions.fetch_add(1, Ordering::SeqCst);
                }
                let is_lost = (has(b"COMMIT")
                    && orders.lose_a_commit.swap(false, Ordering::SeqCst))
                    || (has(APPENDS) && orders.lose_an_append.swap(false, Ordering::SeqCst));
                if is_lost {
                    losing.store(true, Ordering::SeqCst);
                }
                if has(APPENDS) && orders.hold_an_append.swap(false, Ordering::SeqCst) {
                    held.store(true, Ordering::SeqCst);
                    orders.holding.store(true, Ordering::SeqCst);
                    wait_until("it is let go", || !orders.holding.load(Ordering::SeqCst));
                }
                true
            });
        }
    });
    std::thread::spawn({
        let (client, server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
        let orders = orders.clone();
        move || {
            pass(server, client, |_bytes| {
                let loses = losing.load(Ordering::SeqCst);
                if loses {
                    let refusing = orders.then_refuse.swap(false, Ordering::SeqCst);
                    orders.refusing.store(refusing, Ordering::SeqCst);
                    orders.lost.store(true, Ordering::SeqCst);
                }
                if held.load(Ordering::SeqCst) {
                    orders.answered.store(true, Ordering::SeqCst);
                }
                !loses
            });
        }
    });
}

/// Passes bytes on until either side closes or one piece is to be lost.
fn pass(mut from: TcpStream, mut to: TcpStream, mut goes_on: impl FnMut(&[u8]) -> bool) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(n @ 1..) = from.read(&mut buffer) {
        if !goes_on(&buffer[..n]) || to.write_all(&buffer[..n]).is_err() {
            break;
        }
    }
    // Either may be closed already. What was passed on may still be answered.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Write);
}
