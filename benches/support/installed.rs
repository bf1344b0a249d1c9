//! The service as it is installed for a benchmark: a program, a folder, a database.

use std::path::PathBuf;
use std::process::Command;

/// The program of this build.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_signatory");

/// What each command of the program is told.
#[derive(Clone)]
pub struct Installed {
    pub program: String,
    /// Where it keeps its keys and files.
    pub folder: PathBuf,
    /// The URL of its database.
    pub database: String,
}

impl Installed {
    /// A command that was not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .env("DATABASE_URL", &self.database)
            .env("SIGNATORY_DATA_DIR", &self.folder)
            .env("RUST_LOG", "warn");
        command
    }

    /// Runs a command to its end. Returns what it said.
    pub fn said(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().expect("the program runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// A token for these scopes, with commas between them.
    pub fn token(&self, scopes: &str) -> String {
        self.said(&["token", "--scope", scopes])
    }
}
