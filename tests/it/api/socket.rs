//! What only a connection shows: HEAD without a body, and the length that GET would have.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use signatory::http::server::{ConnectionLimits, ServerSettings, bind, serve};
use signatory::http::tokens::Scope;

use crate::support::api::{ACTIONS, HANOI, TestApp};

/// The service on a free port of this machine.
pub struct Listening {
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Listening {
    pub fn start(app: &TestApp) -> Self {
        let (listener, address) =
            bind("127.0.0.1:0".parse().unwrap(), ConnectionLimits::default()).unwrap();
        let (send, handle) = mpsc::channel();
        let data = app.data();
        let thread = std::thread::spawn(move || {
            System::new().block_on(async move {
                let settings = ServerSettings {
                    workers: 1,
                    shutdown: Duration::from_secs(1),
                    connections: ConnectionLimits::default(),
                    drain: Duration::ZERO,
                };
                let server = serve(listener, data, settings).unwrap();
                send.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        let handle = handle.recv().unwrap();
        Self {
            address,
            handle,
            thread: Some(thread),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        let patience = Some(Duration::from_secs(20));
        stream.set_read_timeout(patience).unwrap();
        stream
    }

    /// The head of the answer in lower case, and its body.
    fn ask(&self, method: &str, path: &str, more: &str) -> (String, Vec<u8>) {
        let mut stream = self.connect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: register\r\nconnection: close\r\n{more}\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        (head, bytes.split_off(end + 4))
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        self.thread.take().unwrap().join().unwrap();
    }
}

/// The headers that are the same for the same content, sorted.
fn lasting(head: &str) -> Vec<String> {
    let mut lines: Vec<String> = head
        .lines()
        .filter(|line| {
            !["server-timing", "x-request-id", "date"]
                .iter()
                .any(|name| line.starts_with(name))
        })
        .map(ToOwned::to_owned)
        .collect();
    lines.sort();
    lines
}

#[test]
fn head_has_the_headers_of_get_and_no_body() {
    let app = TestApp::new();
    let server = Listening::start(&app);

    for path in [
        "/v1/treaties",
        "/v1/treaties/none",
        "/health",
        "/openapi.json",
        &format!("{HANOI}/participants?limit=3"),
        "/v1/events?x=1",
    ] {
        for more in ["", "accept-encoding: br\r\n"] {
            let (get, get_body) = server.ask("GET", path, more);
            let (head, head_body) = server.ask("HEAD", path, more);

            assert!(
                head_body.is_empty(),
                "{path}: {}",
                String::from_utf8_lossy(&head_body)
            );
            assert_eq!(lasting(&head), lasting(&get), "{path}");
            assert!(
                get.contains(&format!("content-length: {}", get_body.len())),
                "{path}"
            );
        }
    }
}

#[test]
fn an_answer_of_304_has_no_body_and_no_length_of_one() {
    let app = TestApp::new();
    let server = Listening::start(&app);

    let (head, body) = server.ask("GET", "/v1/treaties", "if-none-match: *\r\n");

    assert!(head.starts_with("http/1.1 304"));
    assert!(body.is_empty());
    assert!(!head.contains("\ncontent-type:"), "{head}");
}

#[test]
fn what_is_not_http_gets_no_cause() {
    let app = TestApp::new();
    let server = Listening::start(&app);

    let (head, _) = server.ask("GET", "/v1/treaties", "bad header\r\n");

    assert!(head.starts_with("http/1.1 400"), "{head}");
}

#[test]
fn a_body_of_ten_megabytes_gets_its_problem() {
    let app = TestApp::new();
    let server = Listening::start(&app);
    let token = app.token("desk", &[Scope::RegisterWrite], None);
    let body = vec![b' '; 10 * 1024 * 1024];
    let mut stream = server.connect();

    let head = format!(
        "POST {ACTIONS} HTTP/1.1\r\nhost: register\r\nconnection: close\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let sent = stream.write_all(&body);
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let answer = String::from_utf8_lossy(&bytes);

    assert!(answer.starts_with("HTTP/1.1 413"), "{sent:?} {answer}");
    assert!(answer.contains("body_too_large"), "{answer}");
}
