//! `signatory documents`: look after the documents of submissions.

use clap::{Args, Subcommand};

use crate::clock::Clock;
use crate::config::CustodyArgs;
use crate::ledger::custody::Custody;
use crate::store::connection::Database;
use crate::store::migrations;
use crate::store::pool::Pool;
use crate::vault::Vault;

use super::{Failure, terminal};

#[derive(Debug, Subcommand)]
pub enum Documents {
    /// Read every document and compare it with its hash
    Verify(WithStores),
    /// Remove uploads that were never finished, and bytes to which no document refers
    Sweep(WithStores),
}

#[derive(Debug, Args)]
pub struct WithStores {
    #[command(flatten)]
    stores: CustodyArgs,
}

impl Documents {
    pub fn run(&self) -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        match self {
            Self::Verify(command) => runtime.block_on(verify(&command.open()?)),
            Self::Sweep(command) => runtime.block_on(sweep(&command.open()?)),
        }
    }
}

impl WithStores {
    fn open(&self) -> Result<Custody, Failure> {
        let config = self.stores.check()?;
        let mut database = Database::open_existing(&config.store.database)?;
        migrations::require_none_pending(&mut database)?;
        Ok(Custody::new(
            Pool::new(config.store.database),
            Clock::system(),
            Vault::open(&config.vault)?,
            config.limits,
        ))
    }
}

async fn verify(custody: &Custody) -> Result<(), Failure> {
    let verified = custody.verify().await?;
    if verified.faults.is_empty() {
        terminal::say(&format!(
            "the documents are whole: {} documents, {} of different bytes",
            verified.documents, verified.contents
        ))?;
        return Ok(());
    }
    Err(format!(
        "{} of {} documents are missing or changed: {}",
        verified.faults.len(),
        verified.documents,
        verified.faults.join("; ")
    )
    .into())
}

async fn sweep(custody: &Custody) -> Result<(), Failure> {
    let swept = custody.sweep().await?;
    terminal::say(&format!(
        "removed {} unfinished uploads and {} documents to which nothing referred",
        swept.incoming, swept.orphans
    ))?;
    Ok(())
}
