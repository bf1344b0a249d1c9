//! The one writer: it locks the head of the ledger, decides against the current history, appends and commits.
//!
//! All proposals that wait share one transaction and one fsync. A refused proposal takes no position and harms no
//! other. After the commit the new state is published, and only then is anyone answered.

use crate::clock::Clock;
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::ledger;
use crate::store::turns::Turns;
use crate::store::url::DatabaseUrl;

use super::catching_up::follow_to;
use super::group::Group;
use super::proposal::{Outcome, Proposal, RecordError};
use super::register::Register;

/// The writer's state: its own connection, and the register as of the last commit that it knows.
pub struct Writer {
    url: DatabaseUrl,
    turns: Turns,
    database: Option<Database>,
    register: Register,
    clock: Clock,
}

impl Writer {
    /// A writer that knows this register, with a connection to its database.
    #[must_use]
    pub fn new(url: DatabaseUrl, database: Database, register: Register, clock: Clock) -> Self {
        Self {
            turns: Turns::at(&url),
            url,
            database: Some(database),
            register,
            clock,
        }
    }

    /// The register as of the last commit that the writer knows.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// Whether the last use of the database succeeded.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.database.is_some()
    }

    /// Reads what other instances have recorded. Returns whether there was anything. A failure is tried once more on
    /// a new connection, because what was announced is not announced again.
    ///
    /// # Errors
    /// When the database cannot be read, or what it holds does not follow what is known.
    pub fn catch_up(&mut self) -> Result<bool, StoreError> {
        let outcome = match self.read_on() {
            Err(error) if is_transient(&error) => {
                log::warn!(error:% = error; "the ledger was not read, trying once more");
                self.database = None;
                self.read_on()
            }
            other => other,
        };
        if outcome.is_err() {
            self.database = None;
        }
        outcome
    }

    fn read_on(&mut self) -> Result<bool, StoreError> {
        let mut register = self.register.clone();
        let database = self.connected()?;
        let head = ledger::head(database)?;
        let grown = follow_to(database, &mut register, head)?;
        self.register = register;
        Ok(grown)
    }

    /// Enters a group of proposals in one transaction and answers each of them.
    ///
    /// A failure before the commit is tried once more on a new connection; a failed commit is looked up.
    pub fn enter(&mut self, proposals: &[Proposal]) -> Vec<Outcome> {
        let first = match self.attempt(proposals) {
            Err(Failure::Before(error)) if is_transient(&error) => {
                log::warn!(error:% = error, request_ids = Proposal::request_ids(proposals); "the group was not recorded, trying once more");
                self.database = None;
                self.attempt(proposals)
            }
            other => other,
        };
        match first {
            Ok(outcomes) => outcomes,
            Err(Failure::Before(error)) => {
                log::error!(error:% = error, request_ids = Proposal::request_ids(proposals); "the group was not recorded");
                self.database = None;
                fail_all(proposals, &RecordError::NotRecorded(error.to_string()))
            }
            Err(Failure::AtCommit(error, group)) => {
                log::error!(error:% = error, request_ids = Proposal::request_ids(proposals); "the commit failed, looking up its outcome");
                self.database = None;
                self.look_up(proposals, &error, *group)
            }
        }
    }

    fn attempt(&mut self, proposals: &[Proposal]) -> Result<Vec<Outcome>, Failure> {
        let clock = self.clock.clone();
        let mut register = self.register.clone();
        let turns = self.turns.clone();
        let _turn = turns.take();
        let database = self.connected().map_err(Failure::Before)?;
        database.begin().map_err(Failure::Before)?;
        let group = match Group::enter(database, &mut register, proposals, &clock) {
            Ok(group) => group,
            Err(error) => {
                // The transaction is lost either way; the first error is the one to report.
                let _ = database.roll_back();
                return Err(Failure::Before(error));
            }
        };
        if group.stored.is_empty() {
            let _ = database.roll_back();
        } else if let Err(error) = database.commit() {
            return Err(Failure::AtCommit(error, Box::new(group)));
        }
        self.register = register;
        Ok(group.outcomes)
    }

    /// After a failed commit: takes the lock again, so that the lost transaction has ended, and looks.
    fn look_up(
        &mut self,
        proposals: &[Proposal],
        error: &StoreError,
        group: Group,
    ) -> Vec<Outcome> {
        let known = self.register.head();
        let mut register = self.register.clone();
        let turns = self.turns.clone();
        let looked = (|| {
            let _turn = turns.take();
            let database = self.connected()?;
            database.begin()?;
            let head = ledger::lock_head(database)?;
            follow_to(database, &mut register, head)?;
            database.roll_back()
        })();
        if let Err(lost) = looked {
            log::error!(error:% = lost, request_ids = Proposal::request_ids(proposals); "the outcome of the commit could not be looked up");
            self.database = None;
            return fail_all(proposals, &RecordError::OutcomeUnknown(error.to_string()));
        }
        let recorded = group.stored.last().is_some_and(|last| {
            register
                .entry(last.position)
                .is_some_and(|found| found.hash == last.hash)
        });
        let changed = register.head() != known;
        self.register = register;
        log::info!(recorded = recorded, head_moved = changed, request_ids = Proposal::request_ids(proposals); "looked up the outcome of the commit");
        if recorded {
            group.outcomes
        } else {
            fail_all(proposals, &RecordError::NotRecorded(error.to_string()))
        }
    }

    fn connected(&mut self) -> Result<&mut Database, StoreError> {
        let database = match self.database.take() {
            Some(database) => database,
            None => Database::open(&self.url)?,
        };
        Ok(self.database.insert(database))
    }
}

enum Failure {
    Before(StoreError),
    AtCommit(StoreError, Box<Group>),
}

fn fail_all(proposals: &[Proposal], error: &RecordError) -> Vec<Outcome> {
    proposals.iter().map(|_| Err(error.clone())).collect()
}

/// Whether a new connection may help: anything but a record that does not fit together.
fn is_transient(error: &StoreError) -> bool {
    match error {
        StoreError::Connect { .. } | StoreError::Query(_) => true,
        StoreError::Commit(_)
        | StoreError::Migration(_)
        | StoreError::PendingMigrations(_)
        | StoreError::Broken(_) => false,
    }
}
