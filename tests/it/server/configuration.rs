//! Configuration: everything that is wrong is said at once, and nothing is made on the way.

use crate::support::database::{TestDatabase, on_postgres};
use crate::support::process::{Finished, Home, program};

#[test]
fn all_mistakes_are_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program();
    command
        .current_dir(folder.path())
        .env("DATABASE_URL", "mysql://localhost/register")
        .env("SIGNATORY_LISTEN", "localhost")
        .env("SIGNATORY_WORKERS", "0")
        .env("SIGNATORY_BODY_LIMIT_KIB", "many")
        .env("SIGNATORY_JWKS_FILE", "nowhere.json")
        .args(["serve", "--issuer", " ", "--max-age-seconds=-1"]);

    let said = Finished::of(&mut command).failed();

    for key in [
        "DATABASE_URL",
        "SIGNATORY_LISTEN",
        "SIGNATORY_WORKERS",
        "SIGNATORY_BODY_LIMIT_KIB",
        "SIGNATORY_JWKS_FILE",
        "SIGNATORY_ISSUER",
        "SIGNATORY_MAX_AGE_SECONDS",
    ] {
        assert!(said.contains(&format!("{key}: ")), "{key} in {said}");
    }
    assert!(said.starts_with("the configuration is refused: "), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_mistyped_database_never_becomes_a_file() {
    for address in [
        "postgress://postgres@127.0.0.1/register",
        "postgres:/postgres@127.0.0.1/register",
        "register.db",
        "sqlite:",
        "sqlite::memory:",
    ] {
        for command in [&["serve"][..], &["migrate"], &["ledger", "verify"]] {
            let folder = tempfile::tempdir().unwrap();
            let mut command_line = program();
            command_line
                .current_dir(folder.path())
                .env("DATABASE_URL", address)
                .args(command);

            let said = Finished::of(&mut command_line).failed();

            assert!(said.contains("DATABASE_URL: expected "), "{said}");
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        }
    }
}

#[test]
fn tls_to_postgres_is_refused_in_a_sentence_where_it_is_not_built_in() {
    if cfg!(feature = "postgres-tls") {
        return;
    }
    for command in [&["serve"][..], &["migrate"], &["ledger", "verify"]] {
        let folder = tempfile::tempdir().unwrap();
        let mut command_line = program();
        command_line
            .current_dir(folder.path())
            .env(
                "DATABASE_URL",
                "postgres://u:hidden@127.0.0.1/r?sslmode=verify-full",
            )
            .args(command);

        let said = Finished::of(&mut command_line).failed();

        assert!(said.contains("has no TLS to PostgreSQL"), "{said}");
        assert!(!said.contains("hidden"), "{said}");
    }
}

#[test]
fn postgres_is_migrated_by_its_own_command_and_served_only_then() {
    on_postgres(|database| {
        let home = Home::beside(database);

        let refused = home.run(["serve", "--listen", "127.0.0.1:0"]).failed();
        let first = home.run(["migrate"]).succeeded();
        let second = home.run(["migrate"]).succeeded();

        assert!(
            refused.contains("run `signatory migrate` first"),
            "{refused}"
        );
        assert!(first.starts_with("ran "), "{first}");
        assert_eq!(second, "the schema is up to date\n");
        assert_eq!(home.start().client().get("/ready").status, 200);
    });
}

#[test]
fn migrating_sqlite_is_no_mistake() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);

    let first = home.run(["migrate"]).succeeded();
    let second = home.run(["migrate"]).succeeded();

    assert!(first.starts_with("ran "), "{first}");
    assert_eq!(second, "the schema is up to date\n");
}
