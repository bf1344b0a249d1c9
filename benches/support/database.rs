//! A database for one run: a SQLite file in a folder, or a database that is made on a PostgreSQL server.

use std::path::Path;

use diesel::RunQueryDsl as _;
use signatory::store::connection::Database;
use signatory::store::url::DatabaseUrl;

/// The database. One on a server is dropped with this value, a file goes with its folder.
pub struct Scratch {
    /// Where it is.
    pub url: String,
    name: String,
    server: Option<String>,
}

impl Scratch {
    /// Makes it anew, whatever a run before left on the server under this name.
    ///
    /// # Errors
    /// When the server cannot be reached, or refuses.
    pub fn make(name: &str, folder: &Path, server: Option<&str>) -> Result<Self, String> {
        let url = match server {
            None => format!("sqlite:{}", folder.join(format!("{name}.db")).display()),
            Some(server) => {
                let mut url = url::Url::parse(server).map_err(|error| error.to_string())?;
                url.set_path(name);
                drop_database(server, name)?;
                execute(server, &format!("CREATE DATABASE {name}"))?;
                url.to_string()
            }
        };
        Ok(Self {
            url,
            name: name.to_owned(),
            server: server.map(ToOwned::to_owned),
        })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(server) = &self.server
            && let Err(error) = drop_database(server, &self.name)
        {
            eprintln!("the database {} stays: {error}", self.name);
        }
    }
}

fn drop_database(server: &str, name: &str) -> Result<(), String> {
    execute(
        server,
        &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
}

fn execute(server: &str, statement: &str) -> Result<(), String> {
    let url = DatabaseUrl::parse(server)?;
    let mut connection = Database::open(&url).map_err(|error| error.to_string())?;
    let done = diesel::sql_query(statement).execute(&mut connection);
    done.map(|_rows| ()).map_err(|error| error.to_string())
}
