//! `signatory certificate verify`: whether a certificate is what the register signed, without network or database.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::config::{CertificateArgs, CertificateConfig, StoreArgs, StoreConfig};
use crate::http::certificates::key::{CertificateKey, KEY_FILE};
use crate::http::certificates::key_set::KeySet;
use crate::http::certificates::verification::verify;

use super::{Failure, terminal};

/// Far more than a certificate needs.
const MAX_FILE_BYTES: u64 = 4 * 1024 * 1024;

#[derive(Debug, Subcommand)]
pub enum Certificate {
    /// Check a certificate with the register's keys, without asking it
    Verify(Verify),
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The certificate: the JSON that the register answered, or the signed text alone
    file: PathBuf,
    /// The keys of the register, as it publishes them at /v1/certificates/keys [default: the keys of this machine's own register]
    #[arg(long, value_name = "FILE")]
    jwks: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    certificates: CertificateArgs,
}

impl Certificate {
    pub fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Verify(command) => command.run(),
        }
    }
}

impl Verify {
    fn run(&self) -> Result<(), Failure> {
        let keys = match &self.jwks {
            Some(file) => key_set(file)?,
            None => own_keys(&self.store.check()?, &self.certificates.check())?,
        };
        let verified =
            verify(&text(&self.file)?, &keys).map_err(|reason| format!("not valid: {reason}"))?;
        let fact = |name: &str| {
            let fact = verified.facts.get(name).and_then(|fact| fact.as_str());
            fact.unwrap_or("(not stated)").to_owned()
        };
        terminal::say("valid: signed by a key of the set, and not changed since")?;
        terminal::say(&format!("  {}", printable(&fact("summary"))))?;
        terminal::say(&format!("  as of:       {}", printable(&fact("as_of"))))?;
        terminal::say(&format!("  key:         {}", verified.kid))?;
        terminal::say(&format!("  fingerprint: {}", verified.fingerprint))?;
        terminal::say(
            "It shows what the register said, not that it is right; the depositary's own publication decides.",
        )?;
        Ok(())
    }
}

/// The keys that a register is configured to publish. None is made here: a new one would have signed nothing.
fn own_keys(store: &StoreConfig, config: &CertificateConfig) -> Result<KeySet, Failure> {
    let default = store.data_dir.join(KEY_FILE);
    let file = config.key_file.as_deref().unwrap_or(&default);
    let key = CertificateKey::load(file)?.ok_or_else(|| {
        format!(
            "there is no key {}; give the register's keys with --jwks",
            file.display()
        )
    })?;
    let own = KeySet::of(&key);
    Ok(match &config.retired_keys_file {
        Some(file) => own.and(&key_set(file)?),
        None => own,
    })
}

/// The keys in a file.
pub fn key_set(file: &Path) -> Result<KeySet, Failure> {
    KeySet::parse(&text(file)?).map_err(|error| format!("{}: {error}", file.display()).into())
}

fn text(file: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| format!("cannot read {}: {error}", file.display());
    let mut text = String::new();
    std::fs::File::open(file)
        .map_err(unreadable)?
        .take(MAX_FILE_BYTES)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    Ok(text)
}

/// A text from a file as it may stand on a terminal.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
