//! The data: the database, its schema and rights, both chains, the clock beside them, and the documents.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};

use super::Finding;
use crate::audit::transfer as trail;
use crate::config::ServeConfig;
use crate::documents::shipped;
use crate::domain::place::depositary_date;
use crate::ledger;
use crate::store::connection::Database;
use crate::store::url::DatabaseUrl;
use crate::store::{StoreError, migrations, rights};
use crate::vault::{Address, Vault, VaultConfig, VaultError};

/// How far the clock may be behind the last entry.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::seconds(5);

/// Looks at everything that is kept.
pub fn look(config: &ServeConfig, now: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let recorded_at = match reach(config) {
        Reached::Database(mut database) => stored(&mut database, &mut findings),
        Reached::Nothing(finding) => {
            findings.push(finding);
            None
        }
    };
    findings.push(clock(recorded_at, now));
    findings.push(documents(config));
    findings
}

enum Reached {
    Database(Box<Database>),
    Nothing(Finding),
}

fn reach(config: &ServeConfig) -> Reached {
    let check = "database";
    let url = &config.store.database;
    if let DatabaseUrl::Sqlite(file) = url {
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        if !file.exists() {
            return Reached::Nothing(if folder.exists() && !is_writable(folder) {
                let found = format!("{} cannot be written", folder.display());
                Finding::wrong(check, found, "give its owner the right to write")
            } else {
                let found = format!("there is no {} yet", file.display());
                Finding::warning(
                    check,
                    found,
                    "serve makes it; if there should be one, correct DATABASE_URL",
                )
            });
        }
        if !is_writable(file) || !is_writable(folder) {
            let found = format!("{} or its folder cannot be written", file.display());
            return Reached::Nothing(Finding::wrong(
                check,
                found,
                "give its owner the right to write",
            ));
        }
    }
    match Database::open_existing(url) {
        Ok(database) => Reached::Database(Box::new(database)),
        Err(error) => Reached::Nothing(Finding::wrong(
            check,
            error.to_string(),
            "start the database, or correct DATABASE_URL",
        )),
    }
}

fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

/// Looks at what is in the database. Returns when the last entry was recorded.
fn stored(database: &mut Database, findings: &mut Vec<Finding>) -> Option<DateTime<Utc>> {
    findings.push(Finding::ok("database", "it can be reached"));
    let advice = match database {
        Database::Sqlite(_) => "the next start of serve brings it up to date",
        Database::Postgres(_) => "run `signatory migrate`",
    };
    match migrations::require_newest(database) {
        Ok(()) => findings.push(Finding::ok("schema", "it is the one of this program")),
        Err(error @ StoreError::PendingMigrations(_)) => {
            let found = error.to_string();
            findings.push(match database {
                Database::Sqlite(_) => Finding::warning("schema", found, advice),
                Database::Postgres(_) => Finding::wrong("schema", found, advice),
            });
            return None;
        }
        Err(error) => {
            let found = error.to_string();
            findings.push(Finding::wrong(
                "schema",
                found,
                "use the program that made it, or a newer one",
            ));
            return None;
        }
    }
    findings.push(match rights::missing(database) {
        Ok(missing) if missing.is_empty() => Finding::ok("rights", "all that serving needs"),
        Ok(missing) => Finding::wrong(
            "rights",
            format!("missing: {}", missing.join(", ")),
            "grant them, as docs/operations.md says",
        ),
        Err(error) => Finding::wrong("rights", error.to_string(), "make the schema whole"),
    });
    let recorded_at = record(database, findings);
    findings.push(match trail::verify(database, None, |_, _| {}) {
        Ok(verified) => Finding::ok(
            "audit trail",
            format!(
                "whole, up to {}:{}",
                verified.head.position, verified.head.hash
            ),
        ),
        Err(error) => Finding::wrong("audit trail", error.to_string(), RESTORE),
    });
    recorded_at
}

const RESTORE: &str = "stop writing; compare with a backup or a kept checkpoint";

fn record(database: &mut Database, findings: &mut Vec<Finding>) -> Option<DateTime<Utc>> {
    let directory = match shipped::participants() {
        Ok(directory) => Arc::new(directory),
        Err(error) => {
            let advice = "the program is damaged: install it anew";
            findings.push(Finding::wrong("record", error.to_string(), advice));
            return None;
        }
    };
    match ledger::read(database, directory) {
        Ok(register) => {
            let head = register.head();
            let found = format!("whole, up to {}:{}", head.position, head.hash);
            findings.push(Finding::ok("record", found));
            register.recorded_at(head.position)
        }
        Err(error) => {
            findings.push(Finding::wrong("record", error.to_string(), RESTORE));
            None
        }
    }
}

fn clock(recorded_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Finding {
    let zones = chrono_tz::IANA_TZDB_VERSION;
    let found = format!(
        "{}, {} with the depositary (time zones {zones})",
        now.format("%F %T UTC"),
        depositary_date(now)
    );
    match recorded_at.filter(|last| now < *last - CLOCKS_DIFFER) {
        Some(last) => Finding::wrong(
            "clock",
            format!(
                "{found}, and the last entry is of {}",
                last.format("%F %T UTC")
            ),
            "set the clock: legal dates are decided by it",
        ),
        None => Finding::ok("clock", found),
    }
}

fn documents(config: &ServeConfig) -> Finding {
    let check = "documents";
    match &config.vault {
        VaultConfig::Folder(folder) if !folder.exists() => Finding::warning(
            check,
            format!("there is no folder {} yet", folder.display()),
            "serve makes it; if there should be one, correct SIGNATORY_DOCUMENT_STORE",
        ),
        VaultConfig::Folder(folder) if !is_writable(folder) => Finding::wrong(
            check,
            format!("{} cannot be written", folder.display()),
            "give its owner the right to write",
        ),
        VaultConfig::Folder(_) | VaultConfig::Bucket(_) => match nothing(&config.vault) {
            Ok(()) => {
                let found = format!("{} can be read", config.vault);
                Finding::ok(check, found)
            }
            Err(error) => Finding::wrong(
                check,
                error.to_string(),
                "bring the store back, or correct SIGNATORY_DOCUMENT_STORE and its keys",
            ),
        },
    }
}

/// Asks a document store for what it cannot have: a store that can be read says that it has it not.
fn nothing(config: &VaultConfig) -> Result<(), VaultError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let vault = Vault::open(config)?;
    let address = Address::of(Sha256::new_with_prefix("no document"));
    match runtime.block_on(vault.check(address)) {
        Ok(()) | Err(VaultError::Missing(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
