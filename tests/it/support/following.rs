//! Following a stream of server-sent events, block by block.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::Value;

use super::waiting::wait_until;

/// One who follows.
pub struct Following {
    lines: BufReader<ureq::BodyReader<'static>>,
    /// The headers of the answer.
    pub headers: ureq::http::HeaderMap,
}

/// The lines up to an empty one.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Block {
    pub id: Option<u64>,
    pub event: String,
    pub data: Value,
    pub retry: Option<u64>,
    pub is_comment: bool,
}

impl Following {
    /// Follows a target of the service at this address, from where this header says.
    pub fn of(address: SocketAddr, target: &str, last_event_id: Option<u64>) -> Self {
        Self::try_of(address, target, last_event_id).unwrap()
    }

    /// The same for one who comes back: while the service has not seen that the last stream was left, there may be no
    /// room (503), and a client tries again.
    pub fn again(address: SocketAddr, target: &str, last_event_id: u64) -> Self {
        let mut followed = None;
        wait_until("there was room for a stream", || {
            match Self::try_of(address, target, Some(last_event_id)) {
                Ok(following) => followed = Some(following),
                Err(ureq::Error::StatusCode(503)) => {}
                Err(error) => panic!("{error}"),
            }
            followed.is_some()
        });
        followed.unwrap()
    }

    fn try_of(
        address: SocketAddr,
        target: &str,
        last_event_id: Option<u64>,
    ) -> Result<Self, ureq::Error> {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        let mut request = ureq::Agent::from(config)
            .get(format!("http://{address}{target}"))
            .header("accept", "text/event-stream");
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id.to_string());
        }
        let response = request.call()?;
        let headers = response.headers().clone();
        Ok(Self {
            lines: BufReader::new(response.into_body().into_reader()),
            headers,
        })
    }

    /// The next block, comments included; none at the end of the stream.
    pub fn block(&mut self) -> Option<Block> {
        let mut block = Block::default();
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            let line = line.strip_suffix('\n').unwrap();
            let value = |name: &str| line.strip_prefix(name);
            if line.is_empty() {
                return Some(block);
            } else if line.starts_with(':') {
                block.is_comment = true;
            } else if let Some(id) = value("id: ") {
                block.id = Some(id.parse().unwrap());
            } else if let Some(event) = value("event: ") {
                block.event = event.to_owned();
            } else if let Some(data) = value("data: ") {
                assert_eq!(block.data, Value::Null, "data in several lines");
                block.data = serde_json::from_str(data).unwrap();
            } else {
                block.retry = Some(value("retry: ").unwrap().parse().unwrap());
            }
        }
    }

    /// The next event: a block with data.
    pub fn event(&mut self) -> Block {
        loop {
            let block = self.block().expect("the stream ended");
            if !block.data.is_null() {
                return block;
            }
        }
    }

    /// The ids of the next events.
    pub fn ids(&mut self, count: usize) -> Vec<u64> {
        (0..count).map(|_| self.event().id.unwrap()).collect()
    }
}
