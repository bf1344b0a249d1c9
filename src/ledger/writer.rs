//! The one writer: it locks the head of the ledger, decides against the current history, appends and commits.
//!
//! All proposals that wait share one transaction and one fsync. A refused proposal takes no position and harms no
//! other. After the commit the new state is published, and only then is anyone answered.
//!
//! A writer that nobody else on the database comes between does not lock the head first: the statement that appends looks
//! whether the heads are where this writer left them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::clock::Stopwatch;
use crate::store::StoreError;
use crate::store::appending::Heads;
use crate::store::connection::Database;
use crate::store::ledger;
use crate::store::turns::Turns;

use super::catching_up::follow_to;
use super::desk::Another;
use super::group::Group;
use super::proposal::{Outcome, Proposal, RecordError};
use super::register::Register;

/// The writer's state: its own connection, and the register as of the last commit that it knows.
pub struct Writer {
    its: Another,
    turns: Turns,
    database: Option<Database>,
    register: Register,
    /// Where its last group left the heads.
    left: Option<Heads>,
    /// Whether they were where it had left them when it locked them last.
    is_alone: bool,
    /// Whether nobody waits for it any more.
    left_behind: Arc<AtomicBool>,
}

/// What became of a group that was entered without locking the heads first.
enum AtOnce {
    /// It is entered.
    Answered(Vec<Outcome>),
    /// Nothing was entered by it.
    Not,
    /// It was sent, and the connection was lost: it may be entered, or may still be.
    Unknown(StoreError, Box<Group>),
}

impl Writer {
    /// A writer that knows this register, with a connection to its database or none yet.
    #[must_use]
    pub fn new(its: Another, database: Option<Database>, register: Register) -> Self {
        Self {
            turns: Turns::at(&its.url),
            its,
            database,
            register,
            left: None,
            is_alone: true,
            left_behind: Arc::default(),
        }
    }

    /// Whether nobody waits for it any more: to be set by whoever stops waiting.
    #[must_use]
    pub fn left_behind(&self) -> Arc<AtomicBool> {
        self.left_behind.clone()
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
        let measures = self.its.measures.clone();
        let database = self.connected()?;
        let head = ledger::head(database)?;
        measures.saw_head(head.position);
        let followed = follow_to(database, &mut register, head);
        measures.followed(&followed);
        let grown = followed?;
        self.register = register;
        Ok(grown)
    }

    /// Enters a group of proposals in one transaction and answers each of them.
    ///
    /// A failure before the commit is tried once more on a new connection; a failed commit is looked up.
    pub fn enter(&mut self, proposals: &[Proposal]) -> Vec<Outcome> {
        match self.enter_at_once(proposals) {
            AtOnce::Answered(outcomes) => outcomes,
            AtOnce::Not => self.enter_locked(proposals, None),
            AtOnce::Unknown(error, group) => {
                let outcomes = self.enter_locked(proposals, Some(*group));
                // Once anything is entered the heads have moved, and the lost statement enters nothing any more.
                if outcomes.iter().any(Result::is_ok) {
                    outcomes
                } else {
                    fail_all(proposals, &RecordError::OutcomeUnknown(error.to_string()))
                }
            }
        }
    }

    /// Enters a group by one statement, if nobody else seems to write.
    fn enter_at_once(&mut self, proposals: &[Proposal]) -> AtOnce {
        let Some(heads) = self.left.filter(|_left| self.is_alone) else {
            return AtOnce::Not;
        };
        let clock = self.its.clock.clone();
        let measures = self.its.measures.clone();
        let left_behind = self.left_behind.clone();
        let mut register = self.register.clone();
        // Where there is no connection, or it is lost, the other way says so.
        let Some(database @ Database::Postgres(_)) = &mut self.database else {
            return AtOnce::Not;
        };
        let decided = Group::decided_at(heads, database, &mut register, proposals, &clock);
        let group = match decided {
            Ok(Some(group)) => group,
            Ok(None) => return AtOnce::Not,
            Err(error) => {
                log::warn!(error:% = error, request_ids = Proposal::request_ids(proposals); "the group was not decided without a lock, trying with it");
                self.database = None;
                return AtOnce::Not;
            }
        };
        if left_behind.load(Ordering::Acquire) {
            return AtOnce::Not;
        }
        let watch = Stopwatch::start();
        match group.append_if_unmoved(database) {
            Ok(true) => {
                measures.commits.observe(watch.micros());
                self.has_entered(register, &group, proposals.len());
                AtOnce::Answered(group.outcomes)
            }
            Ok(false) => AtOnce::Not,
            Err(error) => {
                log::warn!(error:% = error, request_ids = Proposal::request_ids(proposals); "the group was not recorded by one statement");
                // A connection that still answers does so after the statement has ended, and it ended with an error.
                if database.answers() {
                    return AtOnce::Not;
                }
                self.database = None;
                AtOnce::Unknown(error, Box::new(group))
            }
        }
    }

    /// After a group was committed.
    fn has_entered(&mut self, register: Register, group: &Group, proposals: usize) {
        let measures = &self.its.measures;
        let proposals = u64::try_from(proposals).unwrap_or(u64::MAX);
        measures.groups.observe(proposals);
        measures.saw_head(register.head().position);
        self.register = register;
        self.left = Some(group.left);
        group.was_committed();
    }

    /// Enters a group in a transaction that holds the locks. Of a group that was sent before, and may be entered, it is
    /// looked first whether it is.
    fn enter_locked(&mut self, proposals: &[Proposal], mut sent: Option<Group>) -> Vec<Outcome> {
        let first = match self.attempt(proposals, &mut sent) {
            Err(Failure::Before(error)) if is_transient(&error) => {
                log::warn!(error:% = error, request_ids = Proposal::request_ids(proposals); "the group was not recorded, trying once more");
                self.database = None;
                self.attempt(proposals, &mut sent)
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

    fn attempt(
        &mut self,
        proposals: &[Proposal],
        sent: &mut Option<Group>,
    ) -> Result<Vec<Outcome>, Failure> {
        let clock = self.its.clock.clone();
        let measures = self.its.measures.clone();
        let mut register = self.register.clone();
        let turns = self.turns.clone();
        let _turn = turns.take();
        let left_behind = self.left_behind.clone();
        let left = self.left;
        let database = self.connected().map_err(Failure::Before)?;
        database.begin_immediate().map_err(Failure::Before)?;
        let entered = Group::enter(database, &mut register, proposals, sent, &clock);
        measures.followed(&entered);
        let group = match entered {
            Ok(group) => group,
            Err(error) => {
                // The transaction is lost either way; the first error is the one to report.
                let _ = database.roll_back();
                return Err(Failure::Before(error));
            }
        };
        if left_behind.load(Ordering::Acquire) {
            let _ = database.roll_back();
            return Err(Failure::Before(StoreError::LeftBehind));
        }
        let was_left_so = left.is_none_or(|left| left == group.found);
        // What is only told again is committed too: with a synchronous replica that waits until the replica has it.
        if !group.tells_of_entries() {
            let _ = database.roll_back();
        } else {
            let watch = Stopwatch::start();
            let committed = database.commit();
            measures.commits.observe(watch.micros());
            if let Err(error) = committed {
                return Err(match group.stored.is_empty() {
                    true => Failure::Before(error),
                    false => Failure::AtCommit(error, Box::new(group)),
                });
            }
        }
        self.has_entered(register, &group, proposals.len());
        self.is_alone = was_left_so;
        Ok(group.outcomes)
    }

    /// After a failed commit: takes the lock again, so that the lost transaction has ended, and looks. The lock is a write,
    /// and it is committed: with a synchronous replica that succeeds only when the replica has what was found, too.
    fn look_up(
        &mut self,
        proposals: &[Proposal],
        error: &StoreError,
        group: Group,
    ) -> Vec<Outcome> {
        let known = self.register.head();
        let recorded = match self.has_recorded(&group) {
            Ok(recorded) => recorded,
            Err(lost) => {
                log::error!(error:% = lost, request_ids = Proposal::request_ids(proposals); "the outcome of the commit could not be looked up");
                self.database = None;
                return fail_all(proposals, &RecordError::OutcomeUnknown(error.to_string()));
            }
        };
        let changed = self.register.head() != known;
        log::info!(recorded = recorded, head_moved = changed, request_ids = Proposal::request_ids(proposals); "looked up the outcome of the commit");
        if recorded {
            group.was_committed();
            group.outcomes
        } else {
            fail_all(proposals, &RecordError::NotRecorded(error.to_string()))
        }
    }

    /// Takes the lock, reads on, and says whether the record has what a group enters.
    fn has_recorded(&mut self, group: &Group) -> Result<bool, StoreError> {
        self.left = None;
        let mut register = self.register.clone();
        let turns = self.turns.clone();
        let _turn = turns.take();
        let database = self.connected()?;
        database.begin()?;
        let head = ledger::lock_head(database)?;
        follow_to(database, &mut register, head)?;
        database.commit()?;
        self.register = register;
        Ok(group.is_in(&self.register))
    }

    fn connected(&mut self) -> Result<&mut Database, StoreError> {
        let database = match self.database.take() {
            Some(database) => database,
            None => {
                self.its.connections.fetch_add(1, Ordering::Relaxed);
                Database::open(&self.its.url)?
            }
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
        | StoreError::Silent(_)
        | StoreError::LeftBehind
        | StoreError::Migration(_)
        | StoreError::PendingMigrations(_)
        | StoreError::Broken(_) => false,
    }
}
