//! `signatory openapi`: the contract, and the page of errors that is generated with it.

use clap::Args;

use crate::http::openapi;

use super::{Failure, terminal};

#[derive(Debug, Args)]
pub struct Openapi {
    /// Print the page of problem codes (docs/errors.md) instead
    #[arg(long)]
    errors: bool,
}

impl Openapi {
    pub fn run(&self) -> Result<(), Failure> {
        let text = if self.errors {
            openapi::errors_page()
        } else {
            openapi::contract()?
        };
        terminal::say(text.trim_end())?;
        Ok(())
    }
}
