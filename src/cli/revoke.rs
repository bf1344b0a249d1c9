//! `signatory revoke`: a token that is refused from now on, for when no token with `tokens:revoke` is at hand.

use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;

use crate::clock::Clock;
use crate::config::StoreArgs;
use crate::ledger::revocations::{Revocation, revoke};
use crate::store::connection::Database;
use crate::store::pool::Pool;

use super::{Failure, terminal};

#[derive(Debug, Args)]
pub struct Revoke {
    /// The token's iss
    #[arg(long, value_name = "ISSUER")]
    issuer: String,
    /// The token's jti
    #[arg(long, value_name = "ID")]
    jti: String,
    /// When the token expires, as 2026-11-21T18:00:00Z
    #[arg(long, value_name = "INSTANT")]
    until: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    store: StoreArgs,
}

impl Revoke {
    pub fn run(&self) -> Result<(), Failure> {
        let store = self.store.check()?;
        for (name, text) in [
            ("issuer", &self.issuer),
            ("jti", &self.jti),
            ("reason", &self.reason),
        ] {
            if text.trim().is_empty() || text.contains(char::is_control) {
                return Err(format!("expected a {name} that is not empty, in one line").into());
            }
        }
        let now = Clock::system().now();
        let until = DateTime::parse_from_rfc3339(&self.until)
            .map(|until| until.with_timezone(&Utc))
            .ok()
            .filter(|until| now < *until && *until - now <= TimeDelta::days(366))
            .ok_or_else(|| {
                format!(
                    "expected an instant as 2026-11-21T18:00:00Z, after now and at most 366 days from now, found {:?}",
                    self.until
                )
            })?;
        let new = Revocation {
            issuer: self.issuer.clone(),
            jti: self.jti.clone(),
            until,
            reason: self.reason.clone(),
            by: ("command line".into(), "operator".into()),
        };
        drop(Database::open_existing(&store.database)?);
        let revoked =
            Pool::new(store.database).transact_blocking(&|database| revoke(database, &new, now))?;
        terminal::say(if revoked.again {
            "the token had been revoked before"
        } else {
            "the token is revoked; running instances refuse it within seconds"
        })?;
        Ok(())
    }
}
