//! The database's address. Its scheme chooses the database, strictly: a mistyped address is refused and never
//! becomes a file.

use std::fmt;
use std::path::PathBuf;

/// Which database, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, by its connection URL; several hosts are allowed.
    Postgres(String),
}

impl DatabaseUrl {
    /// Reads `sqlite:PATH` or `postgres://…` (`postgresql://…`).
    ///
    /// # Errors
    /// One sentence when it is neither.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        match text.strip_prefix("sqlite:") {
            Some(path) => {
                let path = path.strip_prefix("//").unwrap_or(path);
                if path.is_empty() || path == ":memory:" || path.contains('?') {
                    return Err("expected sqlite: and the path of a file".into());
                }
                Ok(Self::Sqlite(PathBuf::from(path)))
            }
            None => Err(
                "expected sqlite:PATH or postgres://USER@HOST/DATABASE, and found another scheme"
                    .into(),
            ),
        }
    }

    /// Whether TLS to the server is asked for.
    #[must_use]
    pub fn wants_tls(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(url) => ["require", "verify-ca", "verify-full"]
                .iter()
                .any(|mode| url.contains(&format!("sslmode={mode}"))),
        }
    }
}

/// Without user name and password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                let rest = url.split_once("://").map_or("", |(_, rest)| rest);
                let rest = rest.split(['?', '#']).next().unwrap_or_default();
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                write!(f, "postgres://{place}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_and_nothing_else_is_accepted() {
        assert_eq!(
            DatabaseUrl::parse("sqlite:data/register.db"),
            Ok(DatabaseUrl::Sqlite("data/register.db".into()))
        );
        assert!(matches!(
            DatabaseUrl::parse("postgresql://u@h/db"),
            Ok(DatabaseUrl::Postgres(_))
        ));
        for wrong in [
            "",
            "postgress://h/db",
            "postgres:/h",
            "register.db",
            "sqlite:",
            "sqlite::memory:",
            "mysql://h",
        ] {
            assert!(DatabaseUrl::parse(wrong).is_err(), "{wrong} was accepted");
        }
    }

    #[test]
    fn it_is_shown_without_credentials() {
        let url =
            DatabaseUrl::parse("postgres://me:se@cret@db1:5432,db2/register?sslmode=verify-full")
                .unwrap();

        assert_eq!(url.to_string(), "postgres://db1:5432,db2/register");
        assert!(url.wants_tls());
    }
}
