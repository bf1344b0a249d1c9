//! `signatory audit`: carry the audit trail elsewhere, prove that it is whole, and erase personal details.

use std::io::BufWriter;

use chrono::{DateTime, NaiveTime, Utc};
use clap::{Args, Subcommand};

use crate::audit::transfer::{self, Verified};
use crate::clock::Clock;
use crate::config::StoreArgs;
use crate::documents::plain_date;

use super::ledger::{checkpoint, open_existing};
use super::{Failure, terminal};

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Write the whole audit trail to standard output, one entry a line with its stored bytes and hashes
    Export(Export),
    /// Check every hash, position and entry, and the personal details that are kept
    Verify(Verify),
    /// Erase the personal details of entries before a date; the chain stays whole
    Erase(Erase),
}

#[derive(Debug, Args)]
pub struct Export {
    /// Leave the personal details out
    #[arg(long)]
    without_details: bool,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// A checkpoint kept from earlier, as POSITION:HASH: the trail must still lead to it
    #[arg(long, value_name = "POSITION:HASH")]
    checkpoint: Option<String>,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
pub struct Erase {
    /// Erase what happened before this date, in UTC
    #[arg(long, value_name = "DATE")]
    before: String,
    #[command(flatten)]
    store: StoreArgs,
}

impl Audit {
    pub fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Export(command) => command.run(),
            Self::Verify(command) => command.run(),
            Self::Erase(command) => command.run(),
        }
    }
}

impl Export {
    fn run(&self) -> Result<(), Failure> {
        let mut database = open_existing(&self.store)?;
        let mut output = BufWriter::new(std::io::stdout());
        let bar = terminal::bar("exporting");
        let verified = transfer::export(&mut database, &mut output, !self.without_details, bar)?;
        log::info!("exported the audit trail: {}", shown(verified));
        Ok(())
    }
}

impl Verify {
    fn run(&self) -> Result<(), Failure> {
        let expected = self.checkpoint.as_deref().map(checkpoint).transpose()?;
        let mut database = open_existing(&self.store)?;
        let bar = terminal::bar("verifying");
        let verified = transfer::verify(&mut database, expected, bar)?;
        terminal::say(&format!("the audit trail is whole: {}", shown(verified)))?;
        Ok(())
    }
}

impl Erase {
    fn run(&self) -> Result<(), Failure> {
        let before = self.instant()?;
        let now = Clock::system().now();
        if before > now {
            return Err(format!("expected a date up to today, found {}", self.before).into());
        }
        let mut database = open_existing(&self.store)?;
        let erased = transfer::erase(&mut database, before, now)?;
        terminal::say(&format!(
            "erased the personal details of {erased} entries before {}",
            self.before
        ))?;
        Ok(())
    }

    fn instant(&self) -> Result<DateTime<Utc>, String> {
        let date = plain_date(&self.before).map_err(|_not_a_date| {
            format!("expected a date as 2026-12-31, found {:?}", self.before)
        })?;
        Ok(date.and_time(NaiveTime::MIN).and_utc())
    }
}

fn shown(verified: Verified) -> String {
    let Verified { head, kept, erased } = verified;
    format!(
        "{} entries, personal details of {kept} kept and of {erased} erased, checkpoint {}",
        head.position, head.hash
    )
}
