//! Connections to either database, set up so that what is acknowledged is durable.

use diesel::connection::{
    AnsiTransactionManager, Connection as _, SimpleConnection as _, TransactionManager,
};
use diesel::{PgConnection, SqliteConnection};

use super::StoreError;
use super::url::{DatabaseUrl, bounded};

pub use either::Database;

mod either {
    use diesel::{PgConnection, SqliteConnection};

    /// A connection to SQLite or PostgreSQL.
    #[derive(diesel::MultiConnection)]
    pub enum Database {
        /// SQLite.
        Sqlite(SqliteConnection),
        /// PostgreSQL.
        Postgres(PgConnection),
    }
}

/// How long SQLite waits for another process's lock, in milliseconds.
const SQLITE_BUSY_TIMEOUT: &str = "PRAGMA busy_timeout = 10000;";
/// WAL with FULL: an acknowledged act survives a power cut.
const SQLITE_SET_UP: &str =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
/// A statement that hangs is an error after a while, and so is a lock that nobody gives up.
const POSTGRES_SET_UP: &str = "SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';";

impl Database {
    /// Connects to the database that the URL names; a SQLite file and its folder are made if absent.
    ///
    /// # Errors
    /// When the connection cannot be made or set up.
    pub fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        match url {
            DatabaseUrl::Sqlite(path) => Self::open_sqlite(url, path),
            DatabaseUrl::Postgres(address) => Self::open_postgres(url, address),
        }
    }

    /// Connects to a database that must be there already: a mistyped path makes no new file.
    ///
    /// # Errors
    /// When a SQLite file does not exist, or as [`Database::open`].
    pub fn open_existing(url: &DatabaseUrl) -> Result<Self, StoreError> {
        match url {
            DatabaseUrl::Sqlite(path) if !path.is_file() => Err(StoreError::Connect {
                target: url.to_string(),
                cause: "there is no such file".into(),
            }),
            DatabaseUrl::Sqlite(_) | DatabaseUrl::Postgres(_) => Self::open(url),
        }
    }

    fn open_sqlite(url: &DatabaseUrl, path: &std::path::Path) -> Result<Self, StoreError> {
        let failed = |cause: String| StoreError::Connect {
            target: url.to_string(),
            cause,
        };
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
        }
        let path = path
            .to_str()
            .ok_or_else(|| failed("the path is not UTF-8".into()))?;
        let mut connection =
            SqliteConnection::establish(path).map_err(|error| failed(error.to_string()))?;
        connection
            .batch_execute(SQLITE_BUSY_TIMEOUT)
            .and_then(|()| connection.batch_execute(SQLITE_SET_UP))
            .map_err(|error| failed(error.to_string()))?;
        Ok(Self::Sqlite(connection))
    }

    fn open_postgres(url: &DatabaseUrl, address: &str) -> Result<Self, StoreError> {
        let failed = |cause: String| StoreError::Connect {
            target: url.to_string(),
            cause,
        };
        if url.wants_tls() && !cfg!(feature = "postgres-tls") {
            return Err(failed(
                "this build has no TLS to PostgreSQL; build with --features postgres-tls".into(),
            ));
        }
        let mut connection = PgConnection::establish(&bounded(address))
            .map_err(|error| failed(error.to_string()))?;
        connection
            .batch_execute(POSTGRES_SET_UP)
            .map_err(|error| failed(error.to_string()))?;
        Ok(Self::Postgres(connection))
    }

    /// Begins a transaction. The caller's first statement must write, so that SQLite takes its write lock then.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn begin(&mut self) -> Result<(), StoreError> {
        Ok(Manager::begin_transaction(self)?)
    }

    /// Begins a transaction that may read first: SQLite takes its write lock now, under the busy timeout.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn begin_immediate(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(sqlite) => Ok(AnsiTransactionManager::begin_transaction_sql(
                sqlite,
                "BEGIN IMMEDIATE",
            )?),
            Self::Postgres(_) => self.begin(),
        }
    }

    /// Whether it still answers.
    pub fn answers(&mut self) -> bool {
        self.batch_execute("SELECT 1").is_ok()
    }

    /// Commits.
    ///
    /// # Errors
    /// [`StoreError::Commit`]: the outcome is unknown.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        Manager::commit_transaction(self).map_err(StoreError::Commit)
    }

    /// Rolls back.
    ///
    /// # Errors
    /// When the database refuses; the connection is of no more use then.
    pub fn roll_back(&mut self) -> Result<(), StoreError> {
        Ok(Manager::rollback_transaction(self)?)
    }
}

type Manager = <Database as diesel::Connection>::TransactionManager;
