//! A few connections for everything but the ledger's writer: one blocking task for each unit of work.
//!
//! Waiting for a connection is asynchronous and bounded; beyond the bound the caller is turned away. A unit of work is a
//! transaction: it is committed whole or leaves nothing. SQLite gets one connection, for it has one writer at a time.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::StoreError;
use super::connection::Database;
use super::patience::Patience;
use super::turns::Turns;
use super::url::DatabaseUrl;

use diesel::result::{DatabaseErrorKind, Error as QueryError};

/// How many connections PostgreSQL gets.
const POSTGRES_CONNECTIONS: usize = 4;
/// How many units of work wait for a connection at most; more are turned away at once.
const WAITING: usize = 256;
/// How long a unit of work waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a unit of work is waited for, unless that is set.
pub const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Why a unit of work was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum PoolError {
    /// Too many units of work wait.
    #[error("no connection was free in time")]
    Busy,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How the connections are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// How many there may be.
    pub connections: usize,
    /// How many units of work are carried out.
    pub in_use: usize,
    /// How many wait for a connection.
    pub waiting: usize,
}

/// The connections.
#[derive(Clone)]
pub struct Pool {
    url: DatabaseUrl,
    turns: Turns,
    patience: Patience,
    connections: usize,
    /// One for each that is carried out or waits.
    places: Arc<Semaphore>,
    /// One for each that is carried out.
    permits: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Database>>>,
    answer_within: Duration,
}

impl Pool {
    /// A pool for a database; connections are made when they are needed.
    #[must_use]
    pub fn new(url: DatabaseUrl) -> Self {
        let connections = match url {
            DatabaseUrl::Sqlite(_) => 1,
            DatabaseUrl::Postgres(_) => POSTGRES_CONNECTIONS,
        };
        Self {
            turns: Turns::at(&url),
            url,
            patience: Patience::ENDLESS,
            connections,
            places: Arc::new(Semaphore::new(connections + WAITING)),
            permits: Arc::new(Semaphore::new(connections)),
            idle: Arc::new(Mutex::new(Vec::new())),
            answer_within: ANSWER_WITHIN,
        }
    }

    /// The same, where a unit of work is left behind when the database is silent for too long.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// The same, with a bound on how long a unit of work is waited for.
    #[must_use]
    pub fn answering_within(mut self, limit: Duration) -> Self {
        self.answer_within = limit;
        self
    }

    /// How the connections are used at the moment.
    #[must_use]
    pub fn usage(&self) -> Usage {
        let in_use = self
            .connections
            .saturating_sub(self.permits.available_permits());
        Usage {
            connections: self.connections,
            in_use,
            waiting: (self.connections + WAITING)
                .saturating_sub(self.places.available_permits())
                .saturating_sub(in_use),
        }
    }

    /// Carries out a unit of work in one transaction, which takes the write lock at once on SQLite. The transaction is
    /// rolled back when the work fails. Work that failed before its commit because of the connection is done once more
    /// on a new one, so it must not have effects elsewhere.
    ///
    /// A database that does not answer keeps its connection, and the caller is told in time that the outcome is unknown.
    ///
    /// # Errors
    /// [`PoolError::Busy`], or what the store says; after [`StoreError::Commit`] and [`StoreError::Silent`] the outcome is
    /// unknown.
    pub async fn transact<T, W>(&self, work: W) -> Result<T, PoolError>
    where
        T: Send + 'static,
        W: Fn(&mut Database) -> Result<T, StoreError> + Send + 'static,
    {
        let place = self
            .places
            .clone()
            .try_acquire_owned()
            .map_err(|_full| PoolError::Busy)?;
        let permit = tokio::time::timeout(PATIENCE, self.permits.clone().acquire_owned())
            .await
            .ok()
            .and_then(Result::ok)
            .ok_or(PoolError::Busy)?;
        let pool = self.clone();
        // Goes on when the caller has gone away, so that the permit is held as long as the connection is used.
        let done = tokio::spawn(async move {
            let worker = pool.clone();
            let outcome = pool
                .patience
                .wait_without_blocking(move || worker.transact_blocking(&work))
                .await;
            if outcome.is_err() {
                // The other connections are to the same server.
                pool.lock().clear();
            }
            drop((permit, place));
            outcome?
        });
        match tokio::time::timeout(self.answer_within, done).await {
            Err(_elapsed) => Err(StoreError::Commit(no_answer()).into()),
            Ok(Ok(outcome)) => Ok(outcome?),
            Ok(Err(panicked)) => Err(StoreError::Connect {
                target: self.url.to_string(),
                cause: format!("the unit of work did not end: {panicked}"),
            }
            .into()),
        }
    }

    /// The same for a caller outside the asynchronous runtime, without waiting for a permit.
    ///
    /// # Errors
    /// What the store says.
    pub fn transact_blocking<T>(
        &self,
        work: &dyn Fn(&mut Database) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // On a line of its own: within the condition, the lock would be held while working.
        let kept = self.lock().pop();
        if let Some(kept) = kept {
            match self.attempt(kept, work) {
                Err(Failed::ConnectionLost(error)) => {
                    log::warn!(error:% = error; "a kept connection was lost, trying once more");
                }
                Err(Failed::Otherwise(error)) => return Err(error),
                Ok(done) => return Ok(done),
            }
        }
        self.attempt(Database::open(&self.url)?, work)
            .map_err(|failed| match failed {
                Failed::ConnectionLost(error) | Failed::Otherwise(error) => error,
            })
    }

    fn attempt<T>(
        &self,
        mut database: Database,
        work: &dyn Fn(&mut Database) -> Result<T, StoreError>,
    ) -> Result<T, Failed> {
        let _turn = self.turns.take();
        database.begin_immediate().map_err(Failed::ConnectionLost)?;
        match work(&mut database) {
            Ok(done) => {
                database.commit().map_err(Failed::Otherwise)?;
                self.lock().push(database);
                Ok(done)
            }
            Err(error) if database.roll_back().is_ok() => {
                self.lock().push(database);
                Err(Failed::Otherwise(error))
            }
            Err(error) => Err(Failed::ConnectionLost(error)),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Database>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn no_answer() -> QueryError {
    let said = "the database did not answer in time".to_owned();
    QueryError::DatabaseError(DatabaseErrorKind::Unknown, Box::new(said))
}

/// Why a transaction was not committed.
enum Failed {
    /// Before the commit, and the connection is of no more use.
    ConnectionLost(StoreError),
    /// The work failed and was rolled back, or the commit failed.
    Otherwise(StoreError),
}
