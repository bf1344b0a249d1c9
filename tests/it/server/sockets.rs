//! What arrives on the wire is not always a well-made request.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::support::database::TestDatabase;
use crate::support::process::{Home, Server};

const GET: &str = "GET /v1/checkpoint HTTP/1.1\r\nhost: localhost\r\n";

/// A service with an empty record, and what keeps it.
fn with_server(test: impl FnOnce(&Home, &Server)) {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let server = home.start();
    test(&home, &server);
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    stream
}

/// Sends bytes and reads until the service closes the connection.
fn exchange(server: &Server, bytes: &[u8]) -> String {
    let mut stream = connect(server);
    stream.write_all(bytes).unwrap();
    read_to_end(&mut stream)
}

fn read_to_end(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}"),
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn still_answers(server: &Server) {
    assert_eq!(server.client().get("/health").status, 200);
}

#[test]
fn two_requests_sent_at_once_are_answered_in_their_order() {
    with_server(|_home, server| {
        let second =
            "GET /v1/treaties/nothing HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";

        let answers = exchange(server, format!("{GET}\r\n{second}").as_bytes());

        let statuses: Vec<&str> = answers
            .match_indices("HTTP/1.1 ")
            .map(|(at, _)| answers[at..].lines().next().unwrap())
            .collect();
        assert_eq!(statuses, ["HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found"]);
    });
}

#[test]
fn head_has_the_headers_of_get_and_no_body() {
    with_server(|_home, server| {
        let ask = |method: &str| {
            let request = format!("{GET}connection: close\r\n\r\n").replacen("GET", method, 1);
            exchange(server, request.as_bytes())
        };

        let (get, head) = (ask("GET"), ask("HEAD"));

        let (get_headers, get_body) = get.split_once("\r\n\r\n").unwrap();
        let (head_headers, head_body) = head.split_once("\r\n\r\n").unwrap();
        let header = |headers: &str, name: &str| {
            let found = headers.lines().find(|line| line.starts_with(name));
            found
                .unwrap_or_else(|| panic!("no {name} in {headers}"))
                .to_owned()
        };
        assert!(head_headers.starts_with("HTTP/1.1 200 OK"));
        assert_eq!(head_body, "");
        for name in ["content-length: ", "etag: ", "content-type: "] {
            assert_eq!(header(head_headers, name), header(get_headers, name));
        }
        let length = format!("content-length: {}", get_body.len());
        assert_eq!(header(get_headers, "content-length: "), length);
    });
}

#[test]
fn what_is_no_request_is_400_and_harms_no_other() {
    with_server(|_home, server| {
        for garbage in [
            &b"nonsense\r\n\r\n"[..],
            b"GET\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
            b"GET / HTTP/1.1\r\ncontent-length: many\r\n\r\n",
            b"GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\nabc",
            b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
        ] {
            let answer = exchange(server, garbage);

            assert!(
                answer.starts_with("HTTP/1.1 400 Bad Request"),
                "{}: {answer}",
                String::from_utf8_lossy(garbage)
            );
            still_answers(server);
        }
    });
}

#[test]
fn headers_without_end_are_refused() {
    with_server(|_home, server| {
        let mut request = GET.to_owned();
        for n in 0..20_000 {
            request.push_str(&format!("x-{n}: {}\r\n", "a".repeat(40)));
        }
        let mut stream = connect(server);

        // The service need not read all of it.
        let _ = stream.write_all(request.as_bytes());
        let answer = read_to_end(&mut stream);

        // A client that goes on writing may see the connection reset before it has read the answer.
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 431 "),
            "{answer}"
        );
        still_answers(server);
    });
}

#[test]
fn headers_that_do_not_come_are_waited_for_a_while_and_not_for_ever() {
    with_server(|_home, server| {
        let mut slow = connect(server);
        slow.write_all(b"GET /health HTTP/1.1\r\nhost: loc")
            .unwrap();
        still_answers(server);

        let answer = read_to_end(&mut slow);

        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 408"),
            "{answer}"
        );
        still_answers(server);
    });
}

const LARGE: usize = 10_000_000;

fn post(token: &str, length: &str) -> String {
    format!(
        "POST /v1/treaties/small/actions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\n{length}\r\n\r\n"
    )
}

fn is_too_large(server: &Server, mut stream: TcpStream) {
    let mut answer = String::new();
    let mut buffer = [0; 4096];
    while !answer.contains("body_too_large") {
        let n = stream.read(&mut buffer).unwrap();
        assert!(n > 0, "the connection ended after: {answer}");
        answer.push_str(&String::from_utf8_lossy(&buffer[..n]));
    }
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    still_answers(server);
}

#[test]
fn a_body_that_is_too_large_is_413_whether_or_not_its_length_is_said() {
    with_server(|home, server| {
        let token = home.token();
        let piece = vec![b' '; 300 * 1024];

        let mut said = connect(server);
        let length = format!("content-length: {LARGE}");
        said.write_all(post(&token, &length).as_bytes()).unwrap();
        said.write_all(&piece).unwrap();
        is_too_large(server, said);

        let mut chunked = connect(server);
        let chunk = format!("{:x}\r\n", piece.len());
        let headers = post(&token, "transfer-encoding: chunked");
        chunked.write_all((headers + &chunk).as_bytes()).unwrap();
        chunked.write_all(&piece).unwrap();
        is_too_large(server, chunked);
    });
}

#[test]
fn a_client_that_sends_all_of_ten_megabytes_is_told_413_too() {
    with_server(|home, server| {
        let body = serde_json::json!({ "participant": "a".repeat(LARGE) });

        let answer = server
            .client()
            .post("/v1/treaties/small/actions", &home.token(), None, &body)
            .unwrap();

        assert_eq!(answer.status, 413);
        assert_eq!(answer.body["code"], "body_too_large");
        still_answers(server);
    });
}

#[test]
fn a_client_that_leaves_in_the_middle_harms_no_other() {
    with_server(|home, server| {
        let token = home.token();
        for _ in 0..20 {
            let mut stream = connect(server);
            let headers = post(&token, "content-length: 100");
            stream.write_all(headers.as_bytes()).unwrap();
            stream.write_all(b"{\"participant\":").unwrap();
        }

        still_answers(server);
    });
}
