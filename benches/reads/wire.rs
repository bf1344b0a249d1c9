//! One answer as it comes over the wire: what is compared before anything is measured, and what the peers send again.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// The path with its query.
    pub path: String,
    /// Fields beside `Host`.
    pub fields: Vec<(String, String)>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub fields: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn get(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            fields: Vec::new(),
        }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Asks once.
    pub fn ask(&self, address: &str) -> Answer {
        Answer::read(&self.raw(address).expect("the server answers"))
    }

    /// The bytes of the answer.
    pub fn raw(&self, address: &str) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        write!(stream, "GET {} HTTP/1.1\r\nhost: {address}\r\n", self.path)?;
        for (name, value) in &self.fields {
            write!(stream, "{name}: {value}\r\n")?;
        }
        stream.write_all(b"connection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    }
}

impl Answer {
    /// Takes the bytes apart.
    pub fn read(raw: &[u8]) -> Self {
        let end = raw.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer: {}", String::from_utf8_lossy(raw)));
        let head = String::from_utf8_lossy(&raw[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let fields: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let body = raw[end + 4..].to_vec();
        let chunked = fields.iter().any(|(name, _)| name == "transfer-encoding");
        Self {
            status: status
                .and_then(|text| text.parse().ok())
                .expect("a status line"),
            body: if chunked { joined(&body) } else { body },
            fields,
        }
    }

    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }

    /// What a peer has to send again: everything but what a server writes itself.
    pub fn own_fields(&self) -> impl Iterator<Item = &(String, String)> {
        const MADE_BY_THE_SERVER: [&str; 4] =
            ["content-length", "date", "connection", "transfer-encoding"];
        self.fields
            .iter()
            .filter(|(name, _)| !MADE_BY_THE_SERVER.contains(&name.as_str()))
    }

    /// The names of its fields but those that a server writes itself.
    pub fn names(&self) -> BTreeSet<&str> {
        const OF_ONE_SERVER: [&str; 2] = ["server", "accept-ranges"];
        self.own_fields()
            .map(|(name, _)| name.as_str())
            .filter(|name| !OF_ONE_SERVER.contains(name))
            .collect()
    }
}

/// Ends the measurement where two answers are not the same: status and bytes, and the names of the fields too.
#[track_caller]
pub fn same(ours: &Answer, theirs: &Answer, with_fields: bool) {
    assert_eq!(ours.status, theirs.status, "{theirs:?}");
    assert!(
        ours.body == theirs.body,
        "other bytes: {}\ninstead of {}",
        String::from_utf8_lossy(&theirs.body),
        String::from_utf8_lossy(&ours.body)
    );
    if with_fields {
        assert_eq!(ours.names(), theirs.names());
    }
}

/// The chunks of a body, joined (RFC 9112, 7.1).
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = String::from_utf8_lossy(&rest[..end]).into_owned();
        let size = usize::from_str_radix(size.trim(), 16).expect("the size of a chunk");
        if size == 0 {
            break;
        }
        body.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = &rest[end + 4 + size..];
    }
    body
}
