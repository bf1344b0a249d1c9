//! `signatory token`: a token from the service's own key.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use clap::Args;

use crate::clock::Clock;
use crate::config::{StoreArgs, TokenArgs};
use crate::documents::shipped;
use crate::http::tokens::Scope;
use crate::http::tokens::keys::{MintRequest, SigningKey};
use crate::ledger::lookup::Lookup;

use super::{Failure, terminal};

#[derive(Debug, Args)]
pub struct Token {
    /// What the token permits: register:write, register:examine, submissions:write, webhooks:manage, audit:read or tokens:revoke; repeatable
    #[arg(long, required = true, value_name = "SCOPE")]
    scope: Vec<String>,
    /// The State for which the token speaks; with it, the token is a ministry's
    #[arg(long, value_name = "PARTICIPANT")]
    participant: Option<String>,
    /// How long it is valid: a number with s, m, h or d
    #[arg(long, default_value = "8h", value_name = "TIME")]
    ttl: String,
    /// Who holds it: its subject and client
    #[arg(long, default_value = "developer", value_name = "NAME")]
    subject: String,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    tokens: TokenArgs,
}

impl Token {
    pub fn run(&self) -> Result<(), Failure> {
        let store = self.store.check()?;
        let tokens = self.tokens.check()?;
        if tokens.issuers.is_some() {
            return Err(
                "tokens are checked with the keys of the issuers in SIGNATORY_ISSUERS_FILE, so only these can make one"
                    .into(),
            );
        }
        if let Some(file) = tokens.jwks_file {
            return Err(format!(
                "tokens are checked with the keys in {}, so only their issuer can make one",
                file.display()
            )
            .into());
        }
        let scopes = self
            .scope
            .iter()
            .flat_map(|text| text.split([' ', ',']))
            .map(|text| {
                Scope::parse(text).ok_or_else(|| {
                    let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
                    format!("expected a scope of {}, found {text:?}", known.join(", "))
                })
            })
            .collect::<Result<BTreeSet<Scope>, String>>()?;
        let ttl = duration(&self.ttl).ok_or_else(|| {
            format!(
                "expected a time as 30m, 8h or 2d, up to 366d, found {:?}",
                self.ttl
            )
        })?;
        let participant = match &self.participant {
            None => None,
            Some(text) => {
                let lookup = Lookup::new(&shipped::participants()?);
                let found = lookup.find(text);
                Some(
                    found
                        .map_err(|_near| format!("no participant is called {text:?}"))?
                        .code,
                )
            }
        };
        let key = SigningKey::load_or_create(&store.data_dir)?;
        let token = key.mint(&MintRequest {
            issuer: &tokens.issuer,
            audience: &tokens.audience,
            subject: &self.subject,
            client_id: &self.subject,
            scopes: &scopes,
            participant: participant.as_ref(),
            issued_at: Clock::system().now(),
            ttl,
        })?;
        terminal::say(&token)?;
        Ok(())
    }
}

/// Reads a time as `30m`, at most 366 days.
fn duration(text: &str) -> Option<TimeDelta> {
    let unit = text.chars().last()?;
    let number: i64 = text
        .get(..text.len().checked_sub(unit.len_utf8())?)?
        .parse()
        .ok()?;
    let duration = match unit {
        's' => TimeDelta::try_seconds(number),
        'm' => TimeDelta::try_minutes(number),
        'h' => TimeDelta::try_hours(number),
        'd' => TimeDelta::try_days(number),
        _ => None,
    }?;
    (duration > TimeDelta::zero() && duration <= TimeDelta::try_days(366)?).then_some(duration)
}
