//! Fills an empty database from a backup, in one transaction, and commits only what has been checked.

use std::io::Read;
use std::sync::Arc;

use serde_json::Value;

use super::BackupError;
use super::documents::Documents;
use super::file_format::Manifest;
use super::reading::{self, Sink};
use crate::audit::transfer as trail;
use crate::domain::participant::Directory;
use crate::ledger::{self, transfer};
use crate::store::carrying;
use crate::store::carrying::tables::{TABLES, Table};
use crate::store::chain::Head;
use crate::store::connection::Database;
use crate::store::migrations;
use crate::vault::Address;

pub use super::reading::check;

/// Where a backup goes, and what it must lead to.
pub struct Target<'a> {
    /// The database, with its schema current.
    pub database: &'a mut Database,
    /// The document store; without it, documents in the file are left there.
    pub documents: Option<&'a Documents<'a>>,
    /// The participants, with whom the record must make sense.
    pub directory: Arc<Directory>,
    /// A checkpoint kept from earlier.
    pub checkpoint: Option<Head>,
}

/// Restores a backup into an empty database. Documents are kept before the rows that refer to them are committed; where
/// the restoring fails, they are bytes to which nothing refers.
///
/// # Errors
/// When the target is not empty, or anything in the file is not as it should be. Nothing is entered then.
pub fn restore(file: impl Read, target: Target<'_>) -> Result<Manifest, BackupError> {
    let Target {
        database,
        documents,
        directory,
        checkpoint,
    } = target;
    migrations::require_newest(database)?;
    carrying::begin_filling(database)?;
    let restored = require_empty(database)
        .and_then(|()| fill(database, documents, file))
        .and_then(|manifest| {
            verify(database, directory, checkpoint)?;
            Ok(manifest)
        });
    match restored {
        Ok(manifest) => {
            database.commit()?;
            Ok(manifest)
        }
        Err(error) => {
            // The first error is the one to report.
            let _ = database.roll_back();
            Err(error)
        }
    }
}

fn require_empty(database: &mut Database) -> Result<(), BackupError> {
    // Takes the lock, so that nobody records meanwhile.
    crate::store::ledger::lock_head(database)?;
    for table in TABLES {
        if carrying::count(database, table)? > 0 {
            return Err(BackupError::NotEmpty(table.name));
        }
    }
    Ok(())
}

fn fill(
    database: &mut Database,
    documents: Option<&Documents<'_>>,
    file: impl Read,
) -> Result<Manifest, BackupError> {
    let mut filling = Filling {
        database,
        documents,
    };
    let manifest = reading::read(file, &mut filling)?;
    for table in TABLES {
        let last = manifest.last_given.get(table.name).copied();
        carrying::go_on_after(database, table, last.unwrap_or_default())?;
    }
    Ok(manifest)
}

/// What was entered is read back: the chains, the record as it will be served, and the personal details of the trail.
fn verify(
    database: &mut Database,
    directory: Arc<Directory>,
    checkpoint: Option<Head>,
) -> Result<(), BackupError> {
    transfer::verify_to(database, checkpoint, |_, _| {})?;
    ledger::read(database, directory)?;
    trail::verify(database, None, |_, _| {})?;
    Ok(())
}

struct Filling<'a> {
    database: &'a mut Database,
    documents: Option<&'a Documents<'a>>,
}

impl Sink for Filling<'_> {
    fn rows(&mut self, table: &'static Table, rows: &[Vec<Value>]) -> Result<(), BackupError> {
        Ok(carrying::enter(self.database, table, rows)?)
    }

    fn document(&mut self, address: Address, bytes: &mut dyn Read) -> Result<(), BackupError> {
        match self.documents {
            Some(documents) => Ok(documents.keep(address, bytes)?),
            None => Ok(()),
        }
    }
}
