//! More that has to be computed than a worker can: what cannot be begun soon is turned away, the rest is as quick as ever.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::support::database::TestDatabase;
use crate::support::process::{Home, Server};
use crate::support::waiting::wait_until;

const PROGRESS: &str = "/v1/treaties/hanoi-convention/progress";

fn connect(server: &Server, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let patience = std::time::Duration::from_secs(60);
    stream.set_read_timeout(Some(patience)).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    stream
}

fn answer(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Questions that nobody has asked before, and that have many answers to fold.
fn cold(n: usize) -> String {
    let (year, day) = (2011 + n / 28, n % 28 + 1);
    format!("/v1/treaties/uncac/participants?as_of={year}-03-{day:02}&limit=250")
}

#[test]
fn what_cannot_be_computed_soon_is_turned_away_and_what_is_remembered_is_answered() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let server = home.start_with(&["--lag-milliseconds", "20"]);
    assert!(answer(connect(&server, PROGRESS)).starts_with("HTTP/1.1 200 "));

    let asked: Vec<(TcpStream, TcpStream)> = (0..200)
        .map(|n| (connect(&server, &cold(n)), connect(&server, PROGRESS)))
        .collect();
    let mut computed = 0;
    let mut refused = Vec::new();
    for (cold, remembered) in asked {
        let remembered = answer(remembered);
        assert!(remembered.starts_with("HTTP/1.1 200 "), "{remembered}");
        let cold = answer(cold);
        if cold.starts_with("HTTP/1.1 200 ") {
            computed += 1;
        } else {
            refused.push(cold);
        }
    }

    assert!(computed > 0);
    assert!(!refused.is_empty());
    for answer in refused {
        assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
        assert!(answer.contains("\"code\":\"busy\""), "{answer}");
        assert!(answer.contains("retry-after: 1\r\n"), "{answer}");
    }
    wait_until("it computes again", || {
        answer(connect(&server, &cold(300))).starts_with("HTTP/1.1 200 ")
    });
}
