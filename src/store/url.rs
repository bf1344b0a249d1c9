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

/// What libpq is told about a peer that is gone, unless the URL says otherwise: to connect takes some seconds for each
/// host at most, and a machine that no longer answers is noticed after about a quarter of a minute.
const BOUNDS: [(&str, &str); 6] = [
    ("connect_timeout", "5"),
    ("keepalives_idle", "5"),
    ("keepalives_interval", "3"),
    ("keepalives_count", "3"),
    ("tcp_user_timeout", "15000"),
    ("fallback_application_name", "signatory"),
];

/// A PostgreSQL URL with these bounds.
#[must_use]
pub fn bounded(address: &str) -> String {
    // A password may have a question mark; what follows the last at sign of the authority may not.
    let authority_ends = address.split_once("://").map_or(0, |(scheme, rest)| {
        let end = rest.find('/').unwrap_or(rest.len());
        scheme.len() + 3 + rest.get(..end).and_then(|a| a.rfind('@')).unwrap_or(0)
    });
    let query = address
        .get(authority_ends..)
        .and_then(|rest| rest.split_once('?'))
        .map(|(_, query)| query);
    let said: Vec<&str> = query
        .into_iter()
        .flat_map(|query| query.split('&'))
        .filter_map(|pair| Some(pair.split_once('=')?.0))
        .collect();
    let missing: Vec<String> = BOUNDS
        .iter()
        .filter(|(key, _)| !said.contains(key))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let missing = missing.join("&");
    match query {
        _ if missing.is_empty() => address.to_owned(),
        None => format!("{address}?{missing}"),
        Some("") => format!("{address}{missing}"),
        Some(_) => format!("{address}&{missing}"),
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
    fn bounds_are_added_where_the_url_has_none() {
        let all = "connect_timeout=5&keepalives_idle=5&keepalives_interval=3&keepalives_count=3&tcp_user_timeout=15000&fallback_application_name=signatory";
        assert_eq!(
            bounded("postgres://me:why?@a:1,b:2/db"),
            format!("postgres://me:why?@a:1,b:2/db?{all}")
        );
        let said = bounded("postgres://u@h/db?connect_timeout=2&target_session_attrs=read-write");
        assert_eq!(said.matches("connect_timeout").count(), 1);
        assert!(said.starts_with(
            "postgres://u@h/db?connect_timeout=2&target_session_attrs=read-write&keepalives_idle=5"
        ));
        assert_eq!(bounded(&said), said);
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
