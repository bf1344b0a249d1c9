//! `signatory backup` and `signatory restore`: everything into one file, while the service runs, and back.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::backup::file_format::Manifest;
use crate::backup::restoring::{self, Target};
use crate::backup::writing::{self, Source};
use crate::clock::Clock;
use crate::config::{CustodyArgs, CustodyConfig};
use crate::documents::shipped;
use crate::store::connection::Database;
use crate::vault::Vault;

use super::{Failure, ledger, terminal};

#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; one that exists is never overwritten
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Include the documents of submissions
    #[arg(long)]
    with_documents: bool,
    /// Do not read the file again to check it
    #[arg(long)]
    unchecked: bool,
    #[command(flatten)]
    stores: CustodyArgs,
}

#[derive(Debug, Args)]
pub struct Restore {
    /// The file that `signatory backup` wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A checkpoint kept from earlier, as POSITION:HASH: the record must lead to it
    #[arg(long, value_name = "POSITION:HASH")]
    checkpoint: Option<String>,
    /// Only check the file; no database is opened
    #[arg(long)]
    check: bool,
    /// Leave the documents of submissions in the file
    #[arg(long)]
    without_documents: bool,
    #[command(flatten)]
    stores: CustodyArgs,
}

impl Backup {
    pub fn run(&self) -> Result<(), Failure> {
        let config = self.stores.check()?;
        let file = create(&self.file)?;
        let made = self.write(&config, file).and_then(|manifest| {
            if !self.unchecked {
                let again = restoring::check(open(&self.file)?)?;
                if again != manifest {
                    return Err("the file that was written is not what it should be".into());
                }
            }
            Ok(manifest)
        });
        let manifest = made.inspect_err(|_failure| {
            // Half a backup is worse than none. Whether it can be removed changes nothing of the failure.
            let _ = std::fs::remove_file(&self.file);
        })?;
        say(
            if self.unchecked {
                "written"
            } else {
                "written and checked"
            },
            &manifest,
        )
    }

    fn write(&self, config: &CustodyConfig, file: File) -> Result<Manifest, Failure> {
        let runtime = runtime()?;
        let vault = match self.with_documents {
            true => Some(Vault::open(&config.vault)?),
            false => None,
        };
        let source = vault.as_ref().map(|vault| Source {
            vault,
            runtime: &runtime,
        });
        let (manifest, file) = writing::write(
            &config.store.database,
            source.as_ref(),
            Clock::system().now(),
            BufWriter::new(file),
            terminal::bar("backing up"),
        )?;
        let file = file
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        let folder = self
            .file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(manifest)
    }
}

impl Restore {
    pub fn run(&self) -> Result<(), Failure> {
        let file = open(&self.file)?;
        if self.check {
            return say("whole", &restoring::check(file)?);
        }
        let config = self.stores.check()?;
        let checkpoint = self
            .checkpoint
            .as_deref()
            .map(ledger::checkpoint)
            .transpose()?;
        let mut database = ledger::made_current(Database::open(&config.store.database)?)?;
        let runtime = runtime()?;
        let vault = match self.without_documents {
            true => None,
            false => Some(Vault::open(&config.vault)?),
        };
        let documents = vault.as_ref().map(|vault| Source {
            vault,
            runtime: &runtime,
        });
        let manifest = restoring::restore(
            file,
            Target {
                database: &mut database,
                documents: documents.as_ref(),
                directory: std::sync::Arc::new(shipped::participants()?),
                checkpoint,
            },
        )?;
        say("restored", &manifest)
    }
}

fn say(done: &str, manifest: &Manifest) -> Result<(), Failure> {
    terminal::say(&format!("{done}:"))?;
    terminal::say(&format!("  record:      {}", manifest.ledger))?;
    terminal::say(&format!("  audit trail: {}", manifest.audit))?;
    let rows: u64 = manifest.rows.values().sum();
    terminal::say(&format!(
        "  rows:        {rows} of {} tables",
        manifest.rows.len()
    ))?;
    let documents = &manifest.documents;
    let referred = documents.referred_to;
    let removed = documents.removed_meanwhile.len();
    let said = match (documents.included, removed) {
        (true, 0) => format!("{referred}, included"),
        (true, removed) => format!(
            "{referred}, included but for {removed} that were removed while the backup was made"
        ),
        (false, _) => format!("{referred}, not included: back up the document store as well"),
    };
    terminal::say(&format!("  documents:   {said}"))?;
    Ok(())
}

fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    Ok(runtime)
}

/// For its owner alone: personal details and what is not public are in it.
fn create(path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|error| format!("cannot create {}: {error}", path.display()).into())
}

fn open(path: &Path) -> Result<BufReader<File>, Failure> {
    let file = File::open(path);
    file.map(BufReader::new)
        .map_err(|error| format!("cannot read {}: {error}", path.display()).into())
}
