//! A receiver of webhooks on this machine: it answers what it is told to, and keeps what it was sent.

use std::io::{BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Request {
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Listens until the test is over.
pub struct Receiver {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    status: AtomicU16,
    location: Mutex<Option<String>>,
    answering_takes: Mutex<Duration>,
    requests: Mutex<Vec<Request>>,
    /// The ids that are being answered, and whether one ever was twice at once.
    under_way: Mutex<(Vec<String>, bool)>,
}

impl Receiver {
    /// One that takes everything.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            status: AtomicU16::new(204),
            location: Mutex::default(),
            answering_takes: Mutex::default(),
            requests: Mutex::default(),
            under_way: Mutex::default(),
        });
        let served = shared.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = served.clone();
                std::thread::spawn(move || answer(stream, &shared));
            }
        });
        Self { address, shared }
    }

    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Answers this from now on.
    pub fn answers(&self, status: u16) {
        self.shared.status.store(status, Ordering::SeqCst);
    }

    /// Answers with a redirect from now on.
    pub fn redirects_to(&self, location: &str) {
        *self.shared.location.lock().unwrap() = Some(location.to_owned());
        self.answers(307);
    }

    /// Takes its time from now on.
    pub fn takes(&self, time: Duration) {
        *self.shared.answering_takes.lock().unwrap() = time;
    }

    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().unwrap().clone()
    }

    /// The ids of the events, in the order in which they came.
    pub fn ids(&self) -> Vec<String> {
        self.requests().iter().map(|r| r.id().to_owned()).collect()
    }

    /// Forgets what came.
    pub fn clear(&self) {
        self.shared.requests.lock().unwrap().clear();
    }

    /// Whether one event ever was under way twice at once.
    pub fn met_one_twice_at_once(&self) -> bool {
        self.shared.under_way.lock().unwrap().1
    }
}

fn answer(mut stream: TcpStream, shared: &Shared) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let Some(request) = read(&mut reader) else {
        return;
    };
    let id = request.id().to_owned();
    {
        let mut under_way = shared.under_way.lock().unwrap();
        under_way.1 |= under_way.0.contains(&id);
        under_way.0.push(id.clone());
    }
    shared.requests.lock().unwrap().push(request);
    let time = *shared.answering_takes.lock().unwrap();
    std::thread::park_timeout(time);
    let location = shared.location.lock().unwrap().clone();
    let location = location.map_or(String::new(), |to| format!("location: {to}\r\n"));
    let status = shared.status.load(Ordering::SeqCst);
    shared
        .under_way
        .lock()
        .unwrap()
        .0
        .retain(|other| *other != id);
    let _ = write!(
        stream,
        "HTTP/1.1 {status} X\r\n{location}content-length: 0\r\nconnection: close\r\n\r\n"
    );
}

fn read(reader: &mut impl std::io::BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    line.starts_with("POST ").then_some(())?;
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        headers.push((name.to_lowercase(), value.to_owned()));
    }
    let mut request = Request {
        headers,
        body: String::new(),
    };
    let length: u64 = request.header("content-length").parse().ok()?;
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body).ok()?;
    request.body = String::from_utf8(body).ok()?;
    Some(request)
}
