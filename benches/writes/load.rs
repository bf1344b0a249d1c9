//! Clients that write as fast as they are answered: wrk with a script that lets one State after the other act, in
//! relation to one treaty after the other.

use std::process::Command;
use std::time::Duration;

use crate::states::states;

/// What one run measured.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Answers with 201.
    pub acknowledged: u64,
    pub per_second: f64,
    pub p99_micros: f64,
}

/// Writes to one server.
pub struct Load {
    url: String,
    script: tempfile::NamedTempFile,
}

impl Load {
    /// To these paths by turns.
    pub fn new(address: &str, paths: &[String], token: Option<&str>) -> Self {
        let listed = |texts: &mut dyn Iterator<Item = &str>| {
            let quoted: Vec<String> = texts.map(|text| format!("{text:?}")).collect();
            quoted.join(", ")
        };
        let states = states();
        let states = listed(&mut states.iter().map(String::as_str));
        let paths = listed(&mut paths.iter().map(String::as_str));
        let authorization = token.map_or_else(String::new, |token| {
            format!("wrk.headers[\"authorization\"] = \"Bearer {token}\"\n")
        });
        let script = format!(
            r#"{authorization}wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
local states = {{{states}}}
local paths = {{{paths}}}
local n = 0
request = function()
  n = n + 1
  local body = '{{"participant":"' .. states[n % #states + 1] .. '","kind":"communication","date":"2026-03-02",' ..
    '"statements":[{{"kind":"notification","provisions":["7"]}}]}}'
  return wrk.format(nil, paths[math.floor(n / #states) % #paths + 1], nil, body)
end
done = function(summary, latency, requests)
  io.write(string.format("P99 %d\nERRORS %d\n", latency:percentile(99), summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"#
        );
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), script).expect("the script is written");
        Self {
            url: format!("http://{address}"),
            script: file,
        }
    }

    /// So many clients, for so long.
    pub fn run(&self, clients: usize, seconds: Duration) -> Run {
        let output = Command::new("wrk")
            .args(["-t1", "--timeout", "30s", "-c", &clients.to_string()])
            .args(["-d", &format!("{}s", seconds.as_secs()), "-s"])
            .arg(self.script.path())
            .arg(&self.url)
            .output()
            .expect("wrk runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let number = |label: &str| -> f64 {
            let said = text.lines().find_map(|line| line.strip_prefix(label));
            said.and_then(|rest| rest.trim().parse().ok())
                .unwrap_or_else(|| panic!("wrk said:\n{text}"))
        };
        assert!(number("ERRORS") == 0.0, "a request failed:\n{text}");
        let requests = text.lines().find(|line| line.contains(" requests in "));
        let acknowledged = requests
            .and_then(|line| line.split_whitespace().next()?.parse().ok())
            .unwrap_or_else(|| panic!("wrk said:\n{text}"));
        Run {
            acknowledged,
            per_second: number("Requests/sec:"),
            p99_micros: number("P99"),
        }
    }
}
