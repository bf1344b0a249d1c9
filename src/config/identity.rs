//! Configuration: whose tokens are accepted, and how their issuers' keys are had.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use clap::Args;

use crate::documents::shipped;
use crate::http::tokens::KeySetTimes;
use crate::http::tokens::issuer::IssuerSettings;
use crate::http::tokens::issuers_file::{self, Surroundings};

use super::{ConfigError, Mistakes};

/// Whose tokens are accepted.
#[derive(Debug, Clone, Args)]
pub struct TokenArgs {
    /// A file with the issuer's public keys (JWKS); without it the service uses its own key pair
    #[arg(long, env = "SIGNATORY_JWKS_FILE", value_name = "FILE")]
    jwks_file: Option<String>,
    /// A file with the issuers whose tokens are accepted, each with its keys and bounds (docs/identity.md)
    #[arg(long, env = "SIGNATORY_ISSUERS_FILE", value_name = "FILE")]
    issuers_file: Option<String>,
    /// The issuer that tokens must name (iss)
    #[arg(
        long,
        env = "SIGNATORY_ISSUER",
        default_value = "signatory",
        value_name = "ISSUER"
    )]
    issuer: String,
    /// The audience that tokens must name (aud)
    #[arg(
        long,
        env = "SIGNATORY_AUDIENCE",
        default_value = "signatory",
        value_name = "AUDIENCE"
    )]
    audience: String,
}

/// How issuers' keys are fetched.
#[derive(Debug, Clone, Args)]
pub struct KeySetArgs {
    /// How often an issuer's keys are fetched where it does not say how long they may be kept, in seconds
    #[arg(
        long,
        env = "SIGNATORY_KEYS_REFRESH_SECONDS",
        default_value = "600",
        value_name = "SECONDS"
    )]
    keys_refresh_seconds: String,
    /// How long keys are used after they are due while the issuer cannot be reached, in seconds
    #[arg(
        long,
        env = "SIGNATORY_KEYS_STALE_SECONDS",
        default_value = "86400",
        value_name = "SECONDS"
    )]
    keys_stale_seconds: String,
    /// The least time between two fetches of an issuer's keys, in seconds: what unknown keys can cause at most
    #[arg(
        long,
        env = "SIGNATORY_KEYS_REFETCH_SECONDS",
        default_value = "10",
        value_name = "SECONDS"
    )]
    keys_refetch_seconds: String,
}

/// Whose tokens are accepted, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenConfig {
    /// The issuer's public keys; none for the service's own key pair.
    pub jwks_file: Option<PathBuf>,
    /// The issuers of the file with issuers, in place of the one below.
    pub issuers: Option<Vec<IssuerSettings>>,
    /// The issuer.
    pub issuer: String,
    /// The audience.
    pub audience: String,
}

impl TokenArgs {
    /// Checks the values.
    ///
    /// # Errors
    /// All mistakes.
    pub fn check(&self) -> Result<TokenConfig, ConfigError> {
        let mut mistakes = Mistakes::default();
        let checked = self.check_into(&mut mistakes);
        mistakes.none_or(checked)
    }

    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<TokenConfig> {
        let filled = |text: &str| {
            if text.trim().is_empty() {
                Err("is empty".to_owned())
            } else {
                Ok(text.to_owned())
            }
        };
        let issuer = mistakes.take("SIGNATORY_ISSUER", filled(&self.issuer));
        let audience = mistakes.take("SIGNATORY_AUDIENCE", filled(&self.audience));
        let jwks_file = self.jwks_file.as_ref().map(PathBuf::from);
        if let Some(file) = &jwks_file
            && !file.is_file()
        {
            mistakes.0.push(format!(
                "SIGNATORY_JWKS_FILE: there is no file {}",
                file.display()
            ));
        }
        let issuers = match (&self.issuers_file, &audience) {
            (Some(file), Some(audience)) => read_issuers(file, audience, mistakes),
            _ => None,
        };
        if self.issuers_file.is_some() && jwks_file.is_some() {
            mistakes.0.push(
                "SIGNATORY_JWKS_FILE: is given, and so is SIGNATORY_ISSUERS_FILE; enter the issuer there, with jwks_file".into(),
            );
        }
        Some(TokenConfig {
            jwks_file,
            issuers,
            issuer: issuer?,
            audience: audience?,
        })
    }
}

/// Reads the file with issuers.
fn read_issuers(
    file: &str,
    audience: &str,
    mistakes: &mut Mistakes,
) -> Option<Vec<IssuerSettings>> {
    const KEY: &str = "SIGNATORY_ISSUERS_FILE";
    let path = PathBuf::from(file);
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()));
    let text = mistakes.take(KEY, text)?;
    let directory = shipped::participants().map_err(|error| error.to_string());
    let directory = mistakes.take(KEY, directory)?;
    let around = Surroundings {
        folder: path.parent().unwrap_or(Path::new("")),
        audience,
        directory: &directory,
    };
    issuers_file::read(&text, around)
        .map_err(|all| {
            let all = all.into_iter().map(|mistake| format!("{KEY}: {mistake}"));
            mistakes.0.extend(all);
        })
        .ok()
}

impl KeySetArgs {
    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<KeySetTimes> {
        let mut seconds = |key: &str, text: &str, bounds| {
            let seconds = mistakes.number(key, text, bounds)?;
            Some(TimeDelta::seconds(i64::from(seconds)))
        };
        let refresh = seconds(
            "SIGNATORY_KEYS_REFRESH_SECONDS",
            &self.keys_refresh_seconds,
            60..=3_600,
        );
        let stale = seconds(
            "SIGNATORY_KEYS_STALE_SECONDS",
            &self.keys_stale_seconds,
            60..=604_800,
        );
        let refetch = seconds(
            "SIGNATORY_KEYS_REFETCH_SECONDS",
            &self.keys_refetch_seconds,
            1..=3_600,
        );
        Some(KeySetTimes {
            refresh_every: refresh?,
            keep_stale_for: stale?,
            fetch_at_most_every: refetch?,
            ..KeySetTimes::default()
        })
    }
}
