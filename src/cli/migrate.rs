//! `signatory migrate`: bring the schema up to date, one instance at a time.

use clap::Args;

use crate::config::StoreArgs;
use crate::store::connection::Database;
use crate::store::migrations;

use super::{Failure, terminal};

#[derive(Debug, Args)]
pub struct Migrate {
    #[command(flatten)]
    store: StoreArgs,
}

impl Migrate {
    pub fn run(&self) -> Result<(), Failure> {
        let config = self.store.check()?;
        let mut database = Database::open(&config.database)?;
        let names = migrations::run(&mut database)?;
        if names.is_empty() {
            terminal::say("the schema is up to date")?;
        } else {
            terminal::say(&format!("ran {}", names.join(", ")))?;
        }
        Ok(())
    }
}
