//! `signatory ledger`: carry the record elsewhere, and prove that it is whole.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::config::StoreArgs;
use crate::domain::ids::Position;
use crate::ledger::transfer;
use crate::store::chain::{Hash, Head};
use crate::store::connection::Database;
use crate::store::migrations;

use super::{Failure, terminal};

#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Write the whole record to a file, or to standard output
    Export(WithFile),
    /// Fill an empty record from an exported file; the checkpoint is the same afterwards
    Import(WithFile),
    /// Check every hash, position and entry
    Verify(Verify),
}

#[derive(Debug, Args)]
pub struct WithFile {
    /// The file; - for standard output or input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// A checkpoint kept from earlier, as POSITION:HASH: the record must still lead to it
    #[arg(long, value_name = "POSITION:HASH")]
    checkpoint: Option<String>,
    #[command(flatten)]
    store: StoreArgs,
}

impl Ledger {
    pub fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Export(command) => command.export(),
            Self::Import(command) => command.import(),
            Self::Verify(command) => command.run(),
        }
    }
}

impl WithFile {
    fn export(&self) -> Result<(), Failure> {
        let mut database = open_existing(&self.store)?;
        let bar = terminal::bar("exporting");
        let head = if self.is_standard() {
            transfer::export(&mut database, &mut BufWriter::new(std::io::stdout()), bar)?
        } else {
            let file = File::create_new(&self.file)
                .map_err(|error| format!("cannot create {}: {error}", self.file.display()))?;
            let mut writer = BufWriter::new(file);
            let head = transfer::export(&mut database, &mut writer, bar)?;
            writer.into_inner()?.sync_all()?;
            head
        };
        complete(&format!("exported: {}", shown(head)));
        Ok(())
    }

    fn import(&self) -> Result<(), Failure> {
        let mut database = open(&self.store)?;
        let bar = terminal::bar("importing");
        let head = if self.is_standard() {
            transfer::import(&mut database, std::io::stdin().lock(), bar)?
        } else {
            let file = File::open(&self.file)
                .map_err(|error| format!("cannot read {}: {error}", self.file.display()))?;
            transfer::import(&mut database, BufReader::new(file), bar)?
        };
        complete(&format!("imported: {}", shown(head)));
        Ok(())
    }

    fn is_standard(&self) -> bool {
        self.file.as_os_str() == "-"
    }
}

impl Verify {
    fn run(&self) -> Result<(), Failure> {
        let expected = self.checkpoint.as_deref().map(checkpoint).transpose()?;
        let mut database = open_existing(&self.store)?;
        let head = transfer::verify_to(&mut database, expected, terminal::bar("verifying"))?;
        terminal::say(&format!("the ledger is whole: {}", shown(head)))?;
        Ok(())
    }
}

/// Opens the database with its schema current: SQLite's is made so, PostgreSQL's must be.
fn open(store: &StoreArgs) -> Result<Database, Failure> {
    let config = store.check()?;
    made_current(Database::open(&config.database)?)
}

/// The same for a database that must be there already.
pub(super) fn open_existing(store: &StoreArgs) -> Result<Database, Failure> {
    let config = store.check()?;
    made_current(Database::open_existing(&config.database)?)
}

/// Brings the schema up to date where that is ours to do, and refuses where it is the operator's.
pub(super) fn made_current(mut database: Database) -> Result<Database, Failure> {
    match &mut database {
        Database::Sqlite(_) => {
            migrations::run(&mut database)?;
        }
        Database::Postgres(_) => migrations::require_none_pending(&mut database)?,
    }
    Ok(database)
}

/// Reads a checkpoint.
pub(super) fn checkpoint(text: &str) -> Result<Head, String> {
    let parsed = text.split_once(':').and_then(|(position, hash)| {
        Some(Head {
            position: Position(position.parse().ok()?),
            hash: Hash::from_hex(hash)?,
        })
    });
    parsed.ok_or_else(|| format!("expected a checkpoint as POSITION:HASH, found {text:?}"))
}

/// On standard error, because standard output may be the file.
fn complete(line: &str) {
    log::info!("{line}");
}

fn shown(head: Head) -> String {
    format!("{} entries, checkpoint {}", head.position, head.hash)
}
