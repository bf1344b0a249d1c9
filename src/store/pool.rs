//! A few connections for everything but the ledger's writer: one blocking task for each unit of work.
//!
//! Waiting for a connection is asynchronous and bounded; beyond the bound the caller is turned away. A unit of work is a
//! transaction: it is committed whole or leaves nothing. SQLite gets one connection, for it has one writer at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::StoreError;
use super::connection::Database;
use super::url::DatabaseUrl;

/// How many connections PostgreSQL gets.
const POSTGRES_CONNECTIONS: usize = 4;
/// How long a unit of work waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

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

/// A unit of work that waits, counted as long as this value lives: also when nobody waits for it any more.
struct Turn<'a>(&'a AtomicUsize);

impl<'a> Turn<'a> {
    fn begin(waiting: &'a AtomicUsize) -> Self {
        waiting.fetch_add(1, Ordering::Relaxed);
        Self(waiting)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The connections.
#[derive(Clone)]
pub struct Pool {
    url: DatabaseUrl,
    connections: usize,
    waiting: Arc<AtomicUsize>,
    permits: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Database>>>,
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
            url,
            connections,
            waiting: Arc::default(),
            permits: Arc::new(Semaphore::new(connections)),
            idle: Arc::new(Mutex::new(Vec::new())),
        }
    }

    /// How the connections are used at the moment.
    #[must_use]
    pub fn usage(&self) -> Usage {
        Usage {
            connections: self.connections,
            in_use: self
                .connections
                .saturating_sub(self.permits.available_permits()),
            waiting: self.waiting.load(Ordering::Relaxed),
        }
    }

    /// Carries out a unit of work in one transaction, which takes the write lock at once on SQLite. The transaction is
    /// rolled back when the work fails. Work that failed before its commit because of the connection is done once more
    /// on a new one, so it must not have effects elsewhere.
    ///
    /// # Errors
    /// [`PoolError::Busy`], or what the store says; after [`StoreError::Commit`] the outcome is unknown.
    pub async fn transact<T, W>(&self, work: W) -> Result<T, PoolError>
    where
        T: Send + 'static,
        W: Fn(&mut Database) -> Result<T, StoreError> + Send + 'static,
    {
        let turn = Turn::begin(&self.waiting);
        let permit = tokio::time::timeout(PATIENCE, self.permits.clone().acquire_owned())
            .await
            .ok()
            .and_then(Result::ok)
            .ok_or(PoolError::Busy)?;
        drop(turn);
        let pool = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let outcome = pool.transact_blocking(&work);
            drop(permit);
            outcome
        });
        match done.await {
            Ok(outcome) => Ok(outcome?),
            Err(panicked) => Err(StoreError::Connect {
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

/// Why a transaction was not committed.
enum Failed {
    /// Before the commit, and the connection is of no more use.
    ConnectionLost(StoreError),
    /// The work failed and was rolled back, or the commit failed.
    Otherwise(StoreError),
}
