//! One run of wrk on core 1, and what it says.

use std::process::Command;

use crate::server::Server;
use crate::wire::Request;

const CORE: &str = "1";
const CONNECTIONS: &str = "32";

/// What one run measured.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub per_second: f64,
    /// The server's processor time for a request.
    pub cpu_micros: f64,
    pub p99_micros: f64,
}

/// Asks for some seconds.
pub fn run(server: &Server, request: &Request, seconds: usize) -> Run {
    let before = server.cpu_micros();
    let mut command = Command::new("taskset");
    command
        .args(["-c", CORE, "wrk", "--latency", "--timeout", "30s", "-t1"])
        .args(["-c", CONNECTIONS, "-d", &format!("{seconds}s")]);
    for (name, value) in &request.fields {
        command.arg("-H").arg(format!("{name}: {value}"));
    }
    let output = command
        .arg(format!("http://{}{}", server.address(), request.path))
        .output()
        .expect("wrk runs");
    let used = server.cpu_micros() - before;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        !text.contains("Non-2xx") && !text.contains("Socket errors"),
        "a request failed:\n{text}"
    );
    let said = read(&text).unwrap_or_else(|| panic!("wrk said:\n{text}"));
    let used: f64 = used.to_string().parse().expect("a number");
    Run {
        per_second: said.per_second,
        cpu_micros: used / said.requests,
        p99_micros: said.p99_micros,
    }
}

struct Said {
    requests: f64,
    per_second: f64,
    p99_micros: f64,
}

fn read(text: &str) -> Option<Said> {
    let word_after = |line: &str, label: &str| -> Option<String> {
        let rest = line.trim().strip_prefix(label)?;
        rest.split_whitespace().next().map(ToOwned::to_owned)
    };
    let labelled = |label: &str| text.lines().find_map(|line| word_after(line, label));
    let requests = text.lines().find(|line| line.contains(" requests in "))?;
    Some(Said {
        requests: requests.split_whitespace().next()?.parse().ok()?,
        per_second: labelled("Requests/sec:")?.parse().ok()?,
        p99_micros: micros(&labelled("99%")?)?,
    })
}

/// A duration as wrk writes it: `812.00us`, `1.25ms`, `2.01s`, `1.50m`.
fn micros(text: &str) -> Option<f64> {
    let (number, factor) = if let Some(number) = text.strip_suffix("us") {
        (number, 1.0)
    } else if let Some(number) = text.strip_suffix("ms") {
        (number, 1_000.0)
    } else if let Some(number) = text.strip_suffix('s') {
        (number, 1_000_000.0)
    } else {
        (text.strip_suffix('m')?, 60_000_000.0)
    };
    Some(number.parse::<f64>().ok()? * factor)
}
