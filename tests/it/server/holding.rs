//! Clients that hold on to a connection: they send slowly, do not read, or do nothing; there are many of them.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use socket2::{Domain, Socket, Type};

use crate::support::database::TestDatabase;
use crate::support::process::{Home, Server};
use crate::support::waiting::wait_until;

const HEAD: &str = "GET /v1/checkpoint HTTP/1.1\r\nhost: localhost\r\n";

fn with_server(arguments: &[&str], test: impl FnOnce(&Home, &Server)) {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let server = home.start_with(&[&["--empty"], arguments].concat());
    test(&home, &server);
}

/// A connection that is asked for an answer without waiting for one.
struct Slow {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Slow {
    fn connect(server: &Server) -> Self {
        let stream = TcpStream::connect(server.address()).unwrap();
        // Also the pace at which it sends.
        let pace = Some(Duration::from_millis(20));
        stream.set_read_timeout(pace).unwrap();
        Self {
            stream,
            answer: Vec::new(),
        }
    }

    /// Whether the service has ended the connection.
    fn is_ended(&mut self) -> bool {
        let mut buffer = [0; 4096];
        match self.stream.read(&mut buffer) {
            Ok(0) => true,
            Ok(n) => {
                self.answer.extend_from_slice(&buffer[..n]);
                false
            }
            Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
        }
    }

    /// Sends the same bytes again and again until the service ends the connection.
    fn trickle(&mut self, bytes: &[u8]) -> String {
        wait_until("the slow connection is ended", || {
            let _ = self.stream.write_all(bytes);
            self.is_ended()
        });
        String::from_utf8_lossy(&self.answer).into_owned()
    }
}

fn still_answers(server: &Server) {
    assert_eq!(server.client().get("/health").status, 200);
}

/// How many files and connections the process has open.
fn open_files(server: &Server) -> usize {
    let folder = format!("/proc/{}/fd", server.process());
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_head_that_trickles_is_cut_off_and_does_not_begin_anew_with_each_byte() {
    with_server(&["--head-seconds", "1"], |_home, server| {
        let mut slow = Slow::connect(server);
        slow.stream.write_all(HEAD.as_bytes()).unwrap();

        let answer = slow.trickle(b"x: y\r\n");

        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 408"),
            "{answer}"
        );
        still_answers(server);
    });
}

#[test]
fn a_connection_that_says_nothing_is_ended() {
    with_server(&["--head-seconds", "1"], |_home, server| {
        let before = open_files(server);
        let mut silent = Slow::connect(server);

        wait_until("the silent connection is ended", || silent.is_ended());

        wait_until("it is given back", || open_files(server) <= before);
    });
}

#[test]
fn a_connection_without_another_request_is_ended() {
    with_server(&["--idle-seconds", "1"], |_home, server| {
        let mut idle = Slow::connect(server);
        idle.stream
            .write_all(format!("{HEAD}\r\n").as_bytes())
            .unwrap();

        wait_until("the idle connection is ended", || idle.is_ended());

        let answer = String::from_utf8_lossy(&idle.answer).into_owned();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    });
}

#[test]
fn a_body_that_trickles_is_408_and_its_connection_ends() {
    with_server(&["--body-seconds", "1"], |home, server| {
        let mut slow = Slow::connect(server);
        let head = format!(
            "POST /v1/treaties/small/actions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n\
             content-type: application/json\r\ncontent-length: 100000\r\n\r\n",
            home.token()
        );
        slow.stream.write_all(head.as_bytes()).unwrap();

        let answer = slow.trickle(b" ");

        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
        assert!(answer.contains("\"code\":\"body_too_slow\""), "{answer}");
        assert!(answer.contains("connection: close"), "{answer}");
        still_answers(server);
    });
}

#[test]
fn a_head_of_too_many_lines_or_bytes_is_431() {
    with_server(&[], |_home, server| {
        let many: String = (0..120).map(|n| format!("x-{n}: y\r\n")).collect();
        let long = format!("x: {}", "y".repeat(131_072));

        for lines in [many, long] {
            let mut stream = Slow::connect(server);
            let _ = stream
                .stream
                .write_all(format!("{HEAD}{lines}\r\n").as_bytes());
            wait_until("it is answered", || stream.is_ended());

            let answer = String::from_utf8_lossy(&stream.answer).into_owned();
            assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
        }
    });
}

/// A client whose window is as small as can be, and which asks for far more than it reads.
fn reader_that_never_reads(server: &Server) -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(1).unwrap();
    socket.connect(&server.address().into()).unwrap();
    let asked = "GET /v1/participants?limit=250 HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(120);
    let mut stream = TcpStream::from(socket);
    stream
        .set_write_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    stream.write_all(asked.as_bytes()).unwrap();
    stream.into()
}

#[test]
fn a_client_that_does_not_read_is_dropped_and_what_it_held_is_given_back() {
    with_server(&["--unread-seconds", "1"], |_home, server| {
        still_answers(server);
        let before = open_files(server);
        let readers: Vec<Socket> = (0..20).map(|_| reader_that_never_reads(server)).collect();
        assert!(readers.len() == 20);

        wait_until("they are dropped", || open_files(server) <= before);

        still_answers(server);
    });
}

#[test]
fn two_thousand_idle_connections_disturb_nobody() {
    with_server(&[], |_home, server| {
        let before = open_files(server);
        let idle: Vec<TcpStream> = (0..2000)
            .map(|_| TcpStream::connect(server.address()).unwrap())
            .collect();
        wait_until("they are accepted", || {
            open_files(server) >= before + idle.len()
        });

        for _ in 0..50 {
            still_answers(server);
        }

        drop(idle);
        wait_until("they are given back", || open_files(server) <= before);
    });
}

#[test]
fn connections_beyond_the_bound_wait_until_there_is_room() {
    // Two workers, so four in all.
    let bound = ["--connections-per-worker", "2", "--head-seconds", "60"];
    with_server(&bound, |_home, server| {
        let before = open_files(server);
        let held: Vec<TcpStream> = (0..4)
            .map(|_| TcpStream::connect(server.address()).unwrap())
            .collect();
        wait_until("four are accepted", || open_files(server) >= before + 4);
        let mut fifth = Slow::connect(server);
        fifth
            .stream
            .write_all(format!("{HEAD}connection: close\r\n\r\n").as_bytes())
            .unwrap();

        // Not a proof that it never would be, but those before it were answered at once.
        for _ in 0..10 {
            assert!(!fifth.is_ended());
        }
        assert!(fifth.answer.is_empty());
        drop(held);

        wait_until("the fifth is answered", || fifth.is_ended());
        assert!(fifth.answer.starts_with(b"HTTP/1.1 200 OK"));
    });
}
