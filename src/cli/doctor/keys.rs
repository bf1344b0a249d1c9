//! The keys: whether they are there, are their owner's alone, and can be read. None is made here.

use std::path::Path;

use super::super::certificate::key_set;
use super::super::serve::WEBHOOKS_KEY_FILE;
use super::Finding;
use crate::config::ServeConfig;
use crate::http::certificates::key::{CertificateKey, KEY_FILE};
use crate::http::tokens::keys::{KeyError, SIGNING_KEY_FILE, SigningKey};
use crate::http::tokens::{Verifier, key_file};
use crate::store::connection::Database;
use crate::store::{migrations, webhooks};
use crate::webhooks::sealing::SealingKey;

const MADE: &str = "serve makes it at its next start; keep it with the backup then";
const REPLACE: &str =
    "see docs/operations.md, Tokens and keys; what others may have read is replaced, not hidden";

/// Looks at every key.
pub fn look(config: &ServeConfig) -> Vec<Finding> {
    let mut findings = vec![tokens(config), certificate(config)];
    if let Some(file) = &config.certificates.retired_keys_file {
        findings.push(match key_set(file) {
            Ok(keys) => {
                let found = format!("{} in {}", keys.iter().count(), file.display());
                Finding::ok("retired keys", found)
            }
            Err(error) => Finding::wrong(
                "retired keys",
                error.to_string(),
                "give a JWKS of the public keys that signed certificates before",
            ),
        });
    }
    findings.push(webhooks_key(config));
    findings
}

fn tokens(config: &ServeConfig) -> Finding {
    let check = "token keys";
    let tokens = &config.tokens;
    if let Some(issuers) = &tokens.issuers {
        let many = issuers.len();
        return match Verifier::of(issuers.clone(), config.key_sets) {
            Ok(_) => Finding::ok(
                check,
                format!("{many} issuers; keys with an address are fetched while the service runs"),
            ),
            Err(error) => Finding::wrong(check, error.to_string(), "correct the issuers' file"),
        };
    }
    if let Some(file) = &tokens.jwks_file {
        let read = std::fs::read_to_string(file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))
            .and_then(|jwks| {
                let (issuer, audience) = (tokens.issuer.clone(), tokens.audience.clone());
                Verifier::new(&jwks, issuer, audience).map_err(|error| error.to_string())
            });
        return match read {
            Ok(_) => Finding::ok(check, format!("those in {}", file.display())),
            Err(error) => Finding::wrong(check, error, "give the issuer's public keys (JWKS)"),
        };
    }
    match SigningKey::load(&config.store.data_dir) {
        Ok(Some(key)) if config.listen.ip().is_loopback() => {
            Finding::ok(check, format!("the service's own, {}", key.kid()))
        }
        Ok(Some(key)) => Finding::warning(
            check,
            format!(
                "the service's own, {}, on an address that others reach",
                key.kid()
            ),
            "whoever reads signing-key.pem can record: with an issuer, set SIGNATORY_ISSUERS_FILE or SIGNATORY_JWKS_FILE",
        ),
        Ok(None) => absent(check, &config.store.data_dir.join(SIGNING_KEY_FILE), MADE),
        Err(error) => broken(check, &error),
    }
}

fn certificate(config: &ServeConfig) -> Finding {
    let check = "certificate key";
    let configured = config.certificates.key_file.as_deref();
    let default = config.store.data_dir.join(KEY_FILE);
    let file = configured.unwrap_or(&default);
    match (CertificateKey::load(file), configured) {
        (Ok(Some(key)), _) => Finding::ok(check, key.kid()),
        (Ok(None), None) => absent(check, file, MADE),
        (Ok(None), Some(_)) => missing(check, file, "SIGNATORY_CERTIFICATE_KEY_FILE"),
        (Err(error), _) => broken(check, &error),
    }
}

fn webhooks_key(config: &ServeConfig) -> Finding {
    let check = "webhooks key";
    let configured = config.webhooks_key_file.as_deref();
    let default = config.store.data_dir.join(WEBHOOKS_KEY_FILE);
    let file = configured.unwrap_or(&default);
    let text = match (key_file::read(file), configured) {
        (Ok(Some(text)), _) => text,
        (Ok(None), None) => return absent(check, file, MADE),
        (Ok(None), Some(_)) => return missing(check, file, "SIGNATORY_WEBHOOKS_KEY_FILE"),
        (Err(error), _) => return broken(check, &error),
    };
    let key = match SealingKey::parse(&String::from_utf8_lossy(&text)) {
        Ok(key) => key,
        Err(error) => {
            return Finding::wrong(
                check,
                error.to_string(),
                "bring the file back from the backup",
            );
        }
    };
    match sealed(config) {
        Some((subscription, number, sealed)) => match key.open(&subscription, number, &sealed) {
            Ok(_) => Finding::ok(check, "it opens what is stored"),
            Err(error) => Finding::wrong(
                check,
                error.to_string(),
                "bring back the key with which the stored secrets were sealed",
            ),
        },
        None => Finding::ok(
            check,
            "it can be read; nothing is sealed with it that could be tried",
        ),
    }
}

/// Some secret that is sealed; none where there is none, or the database cannot be read, which has a check of its own.
fn sealed(config: &ServeConfig) -> Option<(String, i64, Vec<u8>)> {
    let mut database = Database::open_existing(&config.store.database).ok()?;
    migrations::require_none_pending(&mut database).ok()?;
    let (subscription, key) = webhooks::any_key(&mut database).ok()??;
    Some((subscription, key.number, key.sealed))
}

fn absent(check: &'static str, file: &Path, advice: &str) -> Finding {
    Finding::warning(check, format!("there is no {}", file.display()), advice)
}

fn missing(check: &'static str, file: &Path, key: &str) -> Finding {
    let advice = format!("bring the file back, or correct {key}");
    Finding::wrong(check, format!("there is no {}", file.display()), advice)
}

fn broken(check: &'static str, error: &KeyError) -> Finding {
    Finding::wrong(check, error.to_string(), REPLACE)
}
