//! An identity provider on a socket of this machine: it publishes a key set, counts who asks, and misbehaves on demand.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;

use serde_json::Value;
use url::Url;

use crate::tokens::forge::key_set;

/// What the provider answers.
#[derive(Debug, Clone)]
pub enum Answer {
    /// 200 with this text and these headers.
    Text(String, &'static str),
    /// A status and headers, without a body.
    Status(&'static str, String),
    /// A body longer than anyone should read, whose length nobody says beforehand.
    Endless,
    /// Less than was promised.
    CutOff,
    /// The connection is closed without an answer.
    Nothing,
    /// The connection stays open without an answer.
    Silence,
}

/// The provider.
pub struct Provider {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    answer: Answer,
    /// How often it was asked.
    asked: usize,
    is_held: bool,
    stopped: bool,
    /// Connections that are kept open.
    silent: Vec<TcpStream>,
}

impl Provider {
    /// One that publishes these keys.
    pub fn publishing(keys: &[Value]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                answer: Answer::Text(key_set(keys), ""),
                asked: 0,
                is_held: false,
                stopped: false,
                silent: Vec::new(),
            }),
            changed: Condvar::new(),
        });
        let thread = std::thread::spawn({
            let shared = shared.clone();
            move || {
                for stream in listener.incoming() {
                    if !shared.serve(stream.unwrap()) {
                        return;
                    }
                }
            }
        });
        Self {
            address,
            shared,
            thread: Some(thread),
        }
    }

    pub fn url(&self) -> Url {
        format!("http://{}/jwks", self.address).parse().unwrap()
    }

    /// How often it was asked.
    pub fn asked(&self) -> usize {
        self.shared.state.lock().unwrap().asked
    }

    pub fn publish(&self, keys: &[Value]) {
        self.answer(Answer::Text(key_set(keys), ""));
    }

    pub fn publish_with(&self, keys: &[Value], headers: &'static str) {
        self.answer(Answer::Text(key_set(keys), headers));
    }

    pub fn answer(&self, answer: Answer) {
        self.shared.state.lock().unwrap().answer = answer;
    }

    /// Answers nobody until it is let go.
    pub fn hold(&self) {
        self.shared.state.lock().unwrap().is_held = true;
    }

    pub fn let_go(&self) {
        self.shared.state.lock().unwrap().is_held = false;
        self.shared.changed.notify_all();
    }
}

impl Shared {
    /// Serves one connection; false once the provider has been stopped.
    fn serve(&self, mut stream: TcpStream) -> bool {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|read| read > 0) && line != "\r\n" {
            line.clear();
        }
        let mut state = self.state.lock().unwrap();
        if state.stopped {
            return false;
        }
        state.asked += 1;
        let mut state = self
            .changed
            .wait_while(state, |state| state.is_held && !state.stopped)
            .unwrap();
        // A client that does not wait for the end is one of the cases.
        let _ = match state.answer.clone() {
            Answer::Text(text, headers) => write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n{headers}\r\n{text}",
                text.len()
            ),
            Answer::Status(status, headers) => write!(
                stream,
                "HTTP/1.1 {status}\r\ncontent-length: 0\r\n{headers}\r\n"
            ),
            Answer::Endless => {
                let chunk = format!("{:x}\r\n{}\r\n", 64 * 1024, " ".repeat(64 * 1024));
                let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
                stream
                    .write_all(head.as_bytes())
                    .and_then(|()| (0..64).try_for_each(|_| stream.write_all(chunk.as_bytes())))
            }
            Answer::CutOff => write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n{{\"keys\": ["
            ),
            Answer::Nothing => Ok(()),
            Answer::Silence => {
                state.silent.push(stream);
                Ok(())
            }
        };
        !state.stopped
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.shared.state.lock().unwrap().stopped = true;
        self.shared.changed.notify_all();
        // Wakes the thread that waits for a connection.
        drop(TcpStream::connect(self.address));
        let _ = self.thread.take().unwrap().join();
    }
}
