//! `signatory import`: enter a treaty and its history; what is there already is not entered again.

use crate::store::patience::Patience;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use crate::clock::Clock;
use crate::config::StoreArgs;
use crate::documents::shipped;
use crate::ledger::files::Reading;
use crate::ledger::{Ledger, LedgerSettings};

use super::{Failure, terminal};

#[derive(Debug, Args)]
pub struct Import {
    /// The treaty document
    #[arg(value_name = "TREATY.json")]
    treaty: PathBuf,
    /// Its actions, taken as facts; what breaks a rule is reported as a warning
    #[arg(value_name = "ACTIONS.csv")]
    actions: Option<PathBuf>,
    /// Read and check, and enter nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    store: StoreArgs,
}

impl Import {
    pub fn run(&self) -> Result<(), Failure> {
        let directory = Arc::new(shipped::participants()?);
        let reading = read(&self.treaty, self.actions.as_ref(), &directory)?;
        for warning in &reading.warnings {
            terminal::say(&format!(
                "line {}: {}: {}",
                warning.row, warning.code, warning.detail
            ))?;
        }
        let id = reading.import.treaty.id.clone();
        let acts = reading.import.acts.len();
        if self.dry_run {
            terminal::say(&format!(
                "{id}: {acts} actions and {} warnings read; nothing was entered",
                reading.warnings.len()
            ))?;
            return Ok(());
        }
        let config = self.store.check()?;
        let settings = LedgerSettings {
            database: config.database,
            queue: 1,
            write_wait: Duration::from_secs(60),
            poll: Duration::from_secs(3600),
            patience: Patience::ENDLESS,
        };
        let ledger = Ledger::open(&settings, directory, Clock::system())?;
        let kept = ledger.published();
        if let Some(record) = kept.register.treaty(&id)
            && record
                .treaty
                .differs_in_notifications_only(&reading.import.treaty)
        {
            terminal::say(&format!(
                "{id}: the record keeps its document; the notifications listed in this one are not entered"
            ))?;
        }
        let entered = ledger.import_blocking(reading.import)?;
        let entries = entered.entries.len();
        terminal::say(&format!(
            "{id}: {entries} new entries; read were the treaty and {acts} actions"
        ))?;
        Ok(())
    }
}

/// Reads a treaty document and its actions, naming the file in every complaint.
pub fn read(
    treaty: &std::path::Path,
    actions: Option<&PathBuf>,
    directory: &crate::domain::participant::Directory,
) -> Result<Reading, Failure> {
    let document = std::fs::read_to_string(treaty)
        .map_err(|error| format!("cannot read {}: {error}", treaty.display()))?;
    let reading = match actions {
        Some(path) => {
            let file = std::fs::File::open(path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            Reading::of(&document, file, directory)?
        }
        None => Reading::of(
            &document,
            "participant_code,action,date\n".as_bytes(),
            directory,
        )?,
    };
    Ok(reading)
}
