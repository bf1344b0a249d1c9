//! `signatory doctor`: looks at everything that serving needs, with the settings of `serve`, and changes nothing.
//!
//! One line a check: `ok`, `warning` or `wrong`, with what to do. The exit code is 1 when something is wrong.

mod data;
mod keys;
mod surroundings;

use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use crate::clock::Clock;
use crate::config::ServeArgs;

use super::{Failure, terminal};

#[derive(Debug, Args)]
pub struct Doctor {
    /// Print a JSON array in place of lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    serve: ServeArgs,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Ok,
    Warning,
    Wrong,
}

/// What a check found.
#[derive(Debug, Clone, Serialize)]
struct Finding {
    /// The name of the check.
    check: &'static str,
    verdict: Verdict,
    /// What was found.
    found: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<String>,
}

impl Finding {
    fn ok(check: &'static str, found: impl Into<String>) -> Self {
        Self {
            check,
            verdict: Verdict::Ok,
            found: found.into(),
            advice: None,
        }
    }

    fn warning(check: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Warning,
            advice: Some(advice.into()),
            ..Self::ok(check, found)
        }
    }

    fn wrong(check: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Wrong,
            ..Self::warning(check, found, advice)
        }
    }

    fn line(&self) -> String {
        let verdict = match self.verdict {
            Verdict::Ok => "ok",
            Verdict::Warning => "warning",
            Verdict::Wrong => "wrong",
        };
        let advice = self.advice.as_ref();
        let advice = advice.map_or_else(String::new, |advice| format!(" -> {advice}"));
        format!("{verdict:<8} {:<17} {}{advice}", self.check, self.found)
    }
}

impl Doctor {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let findings = self.look();
        if self.json {
            terminal::say(&serde_json::to_string_pretty(&findings)?)?;
        } else {
            for finding in &findings {
                terminal::say(&finding.line())?;
            }
        }
        let is_wrong = |finding: &Finding| finding.verdict == Verdict::Wrong;
        Ok(if findings.iter().any(is_wrong) {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }

    fn look(&self) -> Vec<Finding> {
        let config = match self.serve.check() {
            Ok(config) => config,
            Err(error) => {
                let mistakes = error.mistakes().iter();
                let wrong = |mistake: &String| {
                    let advice = "correct it; nothing else can be looked at before";
                    Finding::wrong("configuration", mistake, advice)
                };
                return mistakes.map(wrong).collect();
            }
        };
        let mut findings = vec![Finding::ok("configuration", "every value can be read")];
        let now = Clock::system().now();
        findings.push(surroundings::public_url(&config));
        findings.extend(keys::look(&config));
        findings.extend(data::look(&config, now));
        findings.extend(surroundings::look(&config));
        findings
    }
}
