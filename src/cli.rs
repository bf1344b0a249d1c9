//! The command line: one file for each command. Every failure is one clear sentence and a non-zero exit.

mod audit;
mod backup;
mod certificate;
mod doctor;
mod documents;
mod import;
mod import_xml;
mod ledger;
mod migrate;
mod openapi;
mod replay;
mod revoke;
mod serve;
mod terminal;
mod token;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

/// What a command may fail with: anything that can be said in a sentence.
type Failure = Box<dyn std::error::Error>;

/// What `--help` says of the one key that is read elsewhere.
const LOG_HELP: &str = "What is logged is set by RUST_LOG: a level (error, warn, info, debug, trace), also by module [default: info]. \
                        Reads that succeed are logged at debug.";

/// A register of treaty actions: signatures, instruments of consent, and the day a treaty enters into force.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true, after_help = LOG_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: crate::config::ServeArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the register over HTTP; this is also what happens without a command
    #[command(after_help = LOG_HELP)]
    Serve(Box<crate::config::ServeArgs>),
    /// Bring a database's schema up to date (PostgreSQL; SQLite does it at start)
    Migrate(migrate::Migrate),
    /// Make a token from the service's own key, for a developer's machine
    Token(token::Token),
    /// Refuse a token from now on, although it has not expired
    Revoke(revoke::Revoke),
    /// Enter a treaty and its history into the record
    Import(import::Import),
    /// Compare a page of the depositary (XML) with the record, and propose what would have to be entered
    #[command(after_help = import_xml::EXIT_CODES)]
    ImportXml(import_xml::ImportXml),
    /// Compute a treaty's progress from files, without a database
    Replay(replay::Replay),
    /// Export, import or verify the ledger
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Verify or sweep the documents of submissions
    #[command(subcommand)]
    Documents(documents::Documents),
    /// Export or verify the audit trail, or erase personal details in it
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Check a certificate of status
    #[command(subcommand)]
    Certificate(certificate::Certificate),
    /// Write everything into one file, while the service runs
    Backup(backup::Backup),
    /// Fill an empty database from such a file, or check it
    Restore(backup::Restore),
    /// Look at everything that serving needs, and change nothing
    Doctor(Box<doctor::Doctor>),
    /// Print the contract (OpenAPI 3.1)
    Openapi(openapi::Openapi),
}

/// Runs the command that the arguments name. Returns the process's exit code.
#[must_use]
pub fn run() -> std::process::ExitCode {
    env_logger::Builder::from_env(
        env_logger::Env::default().default_filter_or(crate::http::server::DEFAULT_LOG_FILTER),
    )
    .format_timestamp_micros()
    .init();
    let read = Cli::command()
        .try_get_matches()
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match read {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    match dispatch(cli) {
        Ok(code) => code,
        Err(failure) => {
            terminal::complain(&terminal::with_causes(failure.as_ref()));
            std::process::ExitCode::FAILURE
        }
    }
}

/// Says in one sentence what is wrong with the arguments, or prints the help that was asked for.
fn refuse(error: &clap::Error) -> std::process::ExitCode {
    if error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let text = error.to_string();
        let sentence = text.split("Usage:").next().unwrap_or_default();
        let sentence = sentence
            .split("For more information")
            .next()
            .unwrap_or_default();
        terminal::complain(
            format!(
                "{} (see --help)",
                sentence.trim_start_matches("error: ").trim()
            )
            .as_str(),
        );
    } else {
        // Nothing can be said where the output is closed.
        let _ = error.print();
    }
    u8::try_from(error.exit_code()).map_or(std::process::ExitCode::FAILURE, Into::into)
}

fn dispatch(cli: Cli) -> Result<std::process::ExitCode, Failure> {
    match cli.command {
        None => serve::run(&cli.serve),
        Some(Command::Serve(args)) => serve::run(&args),
        Some(Command::Migrate(command)) => command.run(),
        Some(Command::Token(command)) => command.run(),
        Some(Command::Revoke(command)) => command.run(),
        Some(Command::Import(command)) => command.run(),
        // What it found is in its exit code too.
        Some(Command::ImportXml(command)) => return command.run(),
        Some(Command::Doctor(command)) => return command.run(),
        Some(Command::Replay(command)) => command.run(),
        Some(Command::Ledger(command)) => command.run(),
        Some(Command::Documents(command)) => command.run(),
        Some(Command::Audit(command)) => command.run(),
        Some(Command::Certificate(command)) => command.run(),
        Some(Command::Backup(command)) => command.run(),
        Some(Command::Restore(command)) => command.run(),
        Some(Command::Openapi(command)) => command.run(),
    }?;
    Ok(std::process::ExitCode::SUCCESS)
}
