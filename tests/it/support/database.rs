//! A fresh database for each test, of either kind, gone when the test is over.

use std::sync::{Condvar, Mutex};

use diesel::RunQueryDsl as _;
use diesel::connection::SimpleConnection as _;
use signatory::store::connection::Database;
use signatory::store::migrations;
use signatory::store::url::DatabaseUrl;
use tempfile::TempDir;

use super::postgres;

/// How many PostgreSQL databases may be in use at once, so that a machine with many cores does not run out of
/// connections.
const AT_ONCE: usize = 10;

/// Makes two tests of each function: `sqlite::NAME` and `postgres::NAME`.
macro_rules! both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { super::$name(&$crate::support::database::TestDatabase::sqlite()); })+
        }
        mod postgres {
            $(#[test] fn $name() { $crate::support::database::on_postgres(super::$name); })+
        }
    };
}
pub(crate) use both;

/// Runs a test on PostgreSQL, or says that it is skipped.
pub fn on_postgres(test: impl FnOnce(&TestDatabase)) {
    match TestDatabase::postgres() {
        Some(database) => test(&database),
        None => eprintln!("SKIPPED: there is no PostgreSQL to test on"),
    }
}

/// A database of one test, without a schema yet.
pub struct TestDatabase {
    /// How the service would be told of it.
    pub address: String,
    url: DatabaseUrl,
    _kept: Kept,
}

enum Kept {
    Folder { _folder: TempDir },
    Created { _created: Created },
    Elsewhere,
}

impl TestDatabase {
    /// A SQLite file that does not exist yet.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("register.db").display());
        Self::at(address, Kept::Folder { _folder: folder })
    }

    /// An empty PostgreSQL database; none when there is no server.
    pub fn postgres() -> Option<Self> {
        let server = postgres::server()?;
        let created = Created::on(server);
        let address = created.address.clone();
        Some(Self::at(address, Kept::Created { _created: created }))
    }

    /// A database that others made and will remove.
    pub fn of_others(address: String) -> Self {
        Self::at(address, Kept::Elsewhere)
    }

    fn at(address: String, kept: Kept) -> Self {
        Self {
            url: DatabaseUrl::parse(&address).unwrap(),
            address,
            _kept: kept,
        }
    }

    /// Where it is.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// A connection, whatever the schema.
    pub fn open(&self) -> Database {
        Database::open(&self.url).unwrap()
    }

    /// A connection, with the schema current.
    pub fn migrated(&self) -> Database {
        let mut database = self.open();
        migrations::run(&mut database).unwrap();
        database
    }

    /// Runs SQL of which one half is for each database.
    pub fn batch(&self, sqlite: &str, postgres: &str) -> diesel::QueryResult<()> {
        match &mut self.open() {
            Database::Sqlite(connection) => connection.batch_execute(sqlite),
            Database::Postgres(connection) => connection.batch_execute(postgres),
        }
    }

    /// Takes away what keeps a person from changing the record by hand.
    pub fn without_triggers(&self) {
        self.batch(
            "DROP TRIGGER ledger_entry_is_never_updated; DROP TRIGGER ledger_entry_is_never_deleted;
             DROP TRIGGER ledger_head_never_goes_back; DROP TRIGGER ledger_head_is_never_deleted;",
            "ALTER TABLE ledger_entry DISABLE TRIGGER USER; ALTER TABLE ledger_head DISABLE TRIGGER USER;",
        )
        .unwrap();
    }

    /// The same for the audit trail.
    pub fn without_triggers_of_the_trail(&self) {
        self.batch(
            "DROP TRIGGER audit_entry_is_never_updated; DROP TRIGGER audit_entry_is_never_deleted;
             DROP TRIGGER audit_person_is_never_updated; PRAGMA foreign_keys = OFF;
             DROP TRIGGER audit_head_never_goes_back; DROP TRIGGER audit_head_is_never_deleted;",
            "ALTER TABLE audit_entry DISABLE TRIGGER ALL; ALTER TABLE audit_person DISABLE TRIGGER ALL;
             ALTER TABLE audit_head DISABLE TRIGGER ALL;",
        )
        .unwrap();
    }
}

/// A database on the server, dropped with this value.
struct Created {
    server: &'static str,
    name: String,
    address: String,
    _place: Place,
}

impl Created {
    fn on(server: &'static str) -> Self {
        let place = Place::take();
        let name = format!("signatory_test_{}", uuid::Uuid::now_v7().simple());
        let mut address = url::Url::parse(server).unwrap();
        address.set_path(&name);
        execute(
            server,
            &format!("CREATE DATABASE {name} TEMPLATE template0"),
        );
        Self {
            server,
            name,
            address: address.to_string(),
            _place: place,
        }
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        execute(
            self.server,
            &format!("DROP DATABASE {} WITH (FORCE)", self.name),
        );
    }
}

fn execute(server: &str, statement: &str) {
    let mut database = Database::open(&DatabaseUrl::parse(server).unwrap()).unwrap();
    diesel::sql_query(statement).execute(&mut database).unwrap();
}

static PLACES: (Mutex<usize>, Condvar) = (Mutex::new(AT_ONCE), Condvar::new());

/// One of the places for a PostgreSQL database.
struct Place;

impl Place {
    fn take() -> Self {
        let free = PLACES.0.lock().unwrap();
        let mut free = PLACES.1.wait_while(free, |free| *free == 0).unwrap();
        *free -= 1;
        Self
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *PLACES.0.lock().unwrap() += 1;
        PLACES.1.notify_one();
    }
}
