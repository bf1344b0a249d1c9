//! A server in a process of its own, which says where it listens. It is killed when nobody needs it any more.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// The server; killed with this value.
pub struct Running {
    /// Its output stays open here: a server that goes on talking to nobody stops.
    pub process: Child,
    /// Host and port.
    pub address: String,
}

impl Running {
    /// Starts it, and waits until it says `listening on http://…`.
    pub fn start(command: &mut Command) -> Self {
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let output = BufReader::new(process.stdout.as_mut().expect("piped"));
        let address = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()))
            .expect("the server says where it listens");
        Self { process, address }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
