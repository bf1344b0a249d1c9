//! Addresses of databases, and how connections are set up.

use diesel::RunQueryDsl as _;
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Text};
use signatory::store::connection::Database;
use signatory::store::url::DatabaseUrl;

use crate::support::database::{TestDatabase, on_postgres};

#[derive(diesel::QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

#[derive(diesel::QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    value: String,
}

fn number(database: &mut Database, query: &str) -> i64 {
    let row: Number = diesel::sql_query(query).get_result(database).unwrap();
    row.value
}

fn word(database: &mut Database, query: &str) -> String {
    let row: Word = diesel::sql_query(query).get_result(database).unwrap();
    row.value
}

#[test]
fn what_sqlite_acknowledges_survives_a_power_cut() {
    let database = TestDatabase::sqlite();
    let mut database = database.open();

    let pragma = |name: &str| format!("SELECT {name} AS value FROM pragma_{name}");
    assert_eq!(word(&mut database, &pragma("journal_mode")), "wal");
    assert_eq!(number(&mut database, &pragma("synchronous")), 2);
    assert_eq!(number(&mut database, &pragma("foreign_keys")), 1);
    let timeout = "SELECT timeout AS value FROM pragma_busy_timeout";
    assert_eq!(number(&mut database, timeout), 10_000);
}

#[test]
fn a_statement_on_postgres_does_not_hang_for_ever() {
    on_postgres(|database| {
        let mut database = database.open();
        let mut setting = |name: &str| {
            word(
                &mut database,
                &format!("SELECT current_setting('{name}') AS value"),
            )
        };

        assert_eq!(setting("statement_timeout"), "30s");
        assert_eq!(setting("lock_timeout"), "10s");
        assert_eq!(setting("idle_in_transaction_session_timeout"), "1min");
        assert_eq!(setting("synchronous_commit"), "on");
    });
}

#[test]
fn the_scheme_of_an_address_chooses_and_nothing_else_is_accepted() {
    let sqlite = |path: &str| Ok(DatabaseUrl::Sqlite(path.into()));
    assert_eq!(
        DatabaseUrl::parse("sqlite:register.db"),
        sqlite("register.db")
    );
    assert_eq!(DatabaseUrl::parse("sqlite:/srv/r.db"), sqlite("/srv/r.db"));
    assert_eq!(
        DatabaseUrl::parse("sqlite:///srv/r.db"),
        sqlite("/srv/r.db")
    );
    assert_eq!(DatabaseUrl::parse("sqlite://r.db"), sqlite("r.db"));
    for accepted in [
        "postgres://u:p@h/d",
        "postgresql:///d?host=/run/postgresql",
        "postgres://a:1,b:2/d?target_session_attrs=read-write",
    ] {
        assert_eq!(
            DatabaseUrl::parse(accepted),
            Ok(DatabaseUrl::Postgres(accepted.into()))
        );
    }
    for refused in [
        "",
        " ",
        "register.db",
        "/srv/register.db",
        "file:register.db",
        "Postgres://h/d",
        "postgres:h/d",
        "postgres//h/d",
        "postgess://h/d",
        "mysql://h/d",
        "sqlite",
        "sqlite:",
        "sqlite://",
        "sqlite::memory:",
        "sqlite:r.db?mode=ro",
    ] {
        assert!(DatabaseUrl::parse(refused).is_err(), "{refused:?}");
    }
}

#[test]
fn a_password_is_never_shown() {
    for address in [
        "postgres://u:secret@h:5432/d",
        "postgres://u:sec@ret@h/d",
        "postgres://h/d?password=secret",
        "postgres://u:secret@a:1,b:2/d?sslmode=verify-full",
    ] {
        let shown = DatabaseUrl::parse(address).unwrap().to_string();

        assert!(!shown.contains("ret"), "{shown}");
        assert!(shown.starts_with("postgres://"), "{shown}");
    }
}

#[test]
fn a_server_that_cannot_be_reached_is_named_without_its_password() {
    let url = DatabaseUrl::parse("postgres://u:hidden@127.0.0.1:1/d?connect_timeout=2").unwrap();

    let refused = Database::open(&url).err().unwrap().to_string();

    assert!(
        refused.starts_with("cannot connect to postgres://127.0.0.1:1/d: "),
        "{refused}"
    );
    assert!(!refused.contains("hidden"), "{refused}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    let text = "these are notes, not a register of treaty actions\n".repeat(100);
    std::fs::write(&path, &text).unwrap();
    let url = DatabaseUrl::parse(&format!("sqlite:{}", path.display())).unwrap();

    assert!(Database::open(&url).is_err());

    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn the_folder_of_a_sqlite_file_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/register.db");
    let url = DatabaseUrl::parse(&format!("sqlite:{}", path.display())).unwrap();

    let Database::Sqlite(mut connection) = Database::open(&url).unwrap() else {
        panic!("not SQLite");
    };

    connection.batch_execute("CREATE TABLE t (a)").unwrap();
    assert!(path.is_file());
}
