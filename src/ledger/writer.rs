//! The one writer: it locks the head of the ledger, decides against the current history, appends and commits.
//!
//! All proposals that wait share one transaction and one fsync. A refused proposal takes no position and harms no
//! other. After the commit the new state is published, and only then is anyone answered.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::clock::Clock;
use crate::domain::action::{Act, Action, Origin};
use crate::domain::decide::decide;
use crate::domain::ids::{Position, TreatyId};
use crate::store::StoreError;
use crate::store::chain::{Broken, Hash, Head};
use crate::store::connection::Database;
use crate::store::entry::{Content, Entry};
use crate::store::ledger::{self, RequestMark, StoredEntry};
use crate::store::url::DatabaseUrl;

use super::proposal::{Entered, Import, Outcome, Proposal, RecordActs, RecordError, RequestKey};
use super::register::{Recorded, Register};

/// How many entries are read at a time when catching up.
const READ_AT_ONCE: u32 = 10_000;

/// The writer's state: its own connection, and the register as of the last commit that it knows.
pub struct Writer {
    url: DatabaseUrl,
    database: Option<Database>,
    register: Register,
    clock: Clock,
}

impl Writer {
    /// A writer that knows this register, with a connection to its database.
    #[must_use]
    pub fn new(url: DatabaseUrl, database: Database, register: Register, clock: Clock) -> Self {
        Self {
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
                log::warn!(error:% = error; "the group was not recorded, trying once more");
                self.database = None;
                self.attempt(proposals)
            }
            other => other,
        };
        match first {
            Ok(outcomes) => outcomes,
            Err(Failure::Before(error)) => {
                log::error!(error:% = error; "the group was not recorded");
                self.database = None;
                fail_all(proposals, &RecordError::NotRecorded(error.to_string()))
            }
            Err(Failure::AtCommit(error, group)) => {
                log::error!(error:% = error; "the commit failed, looking up its outcome");
                self.database = None;
                self.look_up(proposals, &error, *group)
            }
        }
    }

    fn attempt(&mut self, proposals: &[Proposal]) -> Result<Vec<Outcome>, Failure> {
        let now = self.clock.now();
        let mut register = self.register.clone();
        let database = self.connected().map_err(Failure::Before)?;
        database.begin().map_err(Failure::Before)?;
        let group = match decide_all(database, &mut register, proposals, now) {
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
        let looked = (|| {
            let database = self.connected()?;
            database.begin()?;
            let head = ledger::lock_head(database)?;
            follow_to(database, &mut register, head)?;
            database.roll_back()
        })();
        if let Err(lost) = looked {
            log::error!(error:% = lost; "the outcome of the commit could not be looked up");
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
        log::info!(recorded = recorded, head_moved = changed; "looked up the outcome of the commit");
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

/// What a group of proposals came to.
struct Group {
    stored: Vec<StoredEntry>,
    outcomes: Vec<Outcome>,
}

/// Reads every entry up to a head into a register. Returns whether there was any.
///
/// # Errors
/// When the database cannot be read, or an entry does not follow.
pub fn follow_to(
    database: &mut Database,
    register: &mut Register,
    head: Head,
) -> Result<bool, StoreError> {
    let known = register.head();
    while register.head().position < head.position {
        let entries = ledger::entries_after(database, register.head().position, READ_AT_ONCE)?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            register.follow(entry)?;
        }
    }
    let reached = register.head();
    if reached.position < head.position
        || (reached.position == head.position && reached.hash != head.hash)
    {
        return Err(StoreError::Broken(Broken {
            position: head.position,
            detail: "the head does not fit the entries".into(),
        }));
    }
    Ok(reached.position > known.position)
}

fn decide_all(
    database: &mut Database,
    register: &mut Register,
    proposals: &[Proposal],
    now: DateTime<Utc>,
) -> Result<Group, StoreError> {
    let head = ledger::lock_head(database)?;
    follow_to(database, register, head)?;
    let keys: Vec<Hash> = proposals
        .iter()
        .filter_map(request_key)
        .map(|r| r.key)
        .collect();
    let mut requests: HashMap<Hash, RequestMarkAt> = ledger::requests(database, &keys)?
        .into_iter()
        .filter_map(|entry| {
            let mark = entry.request?;
            Some((
                mark.key,
                RequestMarkAt {
                    mark,
                    first: entry.position,
                },
            ))
        })
        .collect();
    let mut group = Group {
        stored: Vec::new(),
        outcomes: Vec::with_capacity(proposals.len()),
    };
    for proposal in proposals {
        let outcome = match repeated(register, &requests, proposal) {
            Some(outcome) => outcome,
            None => {
                let mut tentative = Tentative::on(register, now);
                match tentative.enter(proposal) {
                    Ok(()) => {
                        let (entered, mut stored) = tentative.keep(register);
                        if let (Some(request), Some(first)) =
                            (request_key(proposal), stored.first_mut())
                        {
                            let mark = RequestMark {
                                key: request.key,
                                fingerprint: request.fingerprint,
                                size: u64::try_from(entered.len()).unwrap_or(u64::MAX),
                            };
                            first.request = Some(mark);
                            requests.insert(
                                request.key,
                                RequestMarkAt {
                                    mark,
                                    first: first.position,
                                },
                            );
                        }
                        group.stored.append(&mut stored);
                        Ok(Entered {
                            entries: entered,
                            repeated: false,
                        })
                    }
                    Err(TentativeError::Refused(refusal)) => Err(refusal),
                    Err(TentativeError::Broken(broken)) => return Err(broken.into()),
                }
            }
        };
        group.outcomes.push(outcome);
    }
    ledger::append(database, &group.stored)?;
    Ok(group)
}

#[derive(Clone, Copy)]
struct RequestMarkAt {
    mark: RequestMark,
    first: Position,
}

fn request_key(proposal: &Proposal) -> Option<&RequestKey> {
    match proposal {
        Proposal::Record(record) => record.request.as_ref(),
        Proposal::Import(_) => None,
    }
}

/// The first answer to a request that was carried out before.
fn repeated(
    register: &Register,
    requests: &HashMap<Hash, RequestMarkAt>,
    proposal: &Proposal,
) -> Option<Outcome> {
    let request = request_key(proposal)?;
    let before = requests.get(&request.key)?;
    if before.mark.fingerprint != request.fingerprint {
        return Some(Err(RecordError::KeyReused));
    }
    let entries = (0..before.mark.size)
        .filter_map(|offset| register.entry(Position(before.first.0.saturating_add(offset))))
        .cloned()
        .collect();
    Some(Ok(Entered {
        entries,
        repeated: true,
    }))
}

/// A copy of the register on which one proposal is tried; it is kept whole or dropped whole.
struct Tentative {
    register: Register,
    now: DateTime<Utc>,
    entered: Vec<Arc<Recorded>>,
    stored: Vec<StoredEntry>,
}

enum TentativeError {
    Refused(RecordError),
    Broken(Broken),
}

impl From<Broken> for TentativeError {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl Tentative {
    fn on(register: &Register, now: DateTime<Utc>) -> Self {
        let last = register.recorded_at(register.head().position);
        Self {
            register: register.clone(),
            // A clock that was set back must not reorder the record.
            now: last.map_or(now, |last| last.max(now)),
            entered: Vec::new(),
            stored: Vec::new(),
        }
    }

    fn keep(self, register: &mut Register) -> (Vec<Arc<Recorded>>, Vec<StoredEntry>) {
        *register = self.register;
        (self.entered, self.stored)
    }

    fn enter(&mut self, proposal: &Proposal) -> Result<(), TentativeError> {
        match proposal {
            Proposal::Record(record) => self.record(record),
            Proposal::Import(imports) => imports.iter().try_for_each(|import| self.import(import)),
        }
    }

    fn record(&mut self, record: &RecordActs) -> Result<(), TentativeError> {
        let refused = |refusal| Err(TentativeError::Refused(refusal));
        for (index, act) in record.acts.iter().enumerate() {
            let Some(treaty) = self.register.treaty(&record.treaty) else {
                return refused(RecordError::UnknownTreaty(record.treaty.clone()));
            };
            let decided = decide(
                &treaty.history,
                self.register.directory(),
                act.clone(),
                self.now,
            );
            match decided {
                Ok(act) => self.append_act(&record.treaty, act, Origin::Recorded)?,
                Err(irregularity) => {
                    return refused(RecordError::Refused {
                        index,
                        irregularity: Box::new(irregularity),
                    });
                }
            }
        }
        Ok(())
    }

    fn import(&mut self, import: &Import) -> Result<(), TentativeError> {
        let id = &import.treaty.id;
        match self.register.treaty(id) {
            Some(record) if *record.treaty != import.treaty => {
                return Err(TentativeError::Refused(RecordError::OtherDocument(
                    id.clone(),
                )));
            }
            Some(_) => {}
            None => self.append(id, Content::Treaty(Arc::new(import.treaty.clone())))?,
        }
        for act in &import.acts {
            if !self.has(id, act) {
                self.append_act(id, act.clone(), Origin::Imported)?;
            }
        }
        Ok(())
    }

    /// Whether the register has an action of this participant, kind and date.
    fn has(&self, treaty: &TreatyId, act: &Act) -> bool {
        self.register.treaty(treaty).is_some_and(|record| {
            record
                .history
                .actions_of(&act.participant)
                .iter()
                .any(|known| known.act.kind == act.kind && known.act.date == act.date)
        })
    }

    fn append_act(
        &mut self,
        treaty: &TreatyId,
        act: Act,
        origin: Origin,
    ) -> Result<(), TentativeError> {
        let position = self.register.head().position.next();
        self.append(
            treaty,
            Content::Action(Action {
                position,
                origin,
                act,
            }),
        )
    }

    fn append(&mut self, treaty: &TreatyId, content: Content) -> Result<(), TentativeError> {
        let before = self.register.head();
        let entry = Entry {
            position: before.position.next(),
            recorded_at: self.now,
            treaty: treaty.clone(),
            content,
        };
        let body = entry.encode();
        let hash = Hash::link(before.hash, &body);
        self.stored.push(StoredEntry {
            position: entry.position,
            body,
            previous_hash: before.hash,
            hash,
            request: None,
        });
        self.entered.push(self.register.append(entry, hash)?);
        Ok(())
    }
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
