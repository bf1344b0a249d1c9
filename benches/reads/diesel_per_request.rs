//! The same answers by queries for every request, as one would usually write such a service: actix-web, a pool of
//! connections, Diesel, serde.
//!
//! The rows are plain relational ones made from our own answers. What takes law rather than counting (dates, findings)
//! is read as stored text, which favours this side.

mod answers;
mod rows;

use std::path::Path;

use actix_web::error::ErrorInternalServerError;
use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::database::Scratch;
use crate::server::{Server, on_core};

pub use rows::Source;

/// The option with which this program is that server.
pub const OPTION: &str = "--serve-diesel";
/// Connections of the pool.
const CONNECTIONS: u32 = 8;

/// Starts it on a database that has been filled.
pub fn start(url: &str) -> Server {
    let itself = std::env::current_exe().expect("this program's path");
    Server::saying_where(on_core(itself).arg(OPTION).arg(url))
}

/// Starts it on a database of a PostgreSQL server, whose work is counted too.
pub fn start_counting_both(url: &str) -> Server {
    let mut server = start(url);
    server.count_too(backends(url));
    server
}

/// Serves from a database.
pub fn serve(url: &str) {
    match url.strip_prefix("sqlite:") {
        Some(file) => sqlite::serve(file),
        None => postgres::serve(url),
    }
}

/// Fills a SQLite file.
pub fn fill_sqlite(file: &Path, sources: &[Source]) {
    let mut connection =
        sqlite::connect(&file.display().to_string()).expect("the file can be opened");
    sqlite::fill(&mut connection, sources).expect("the rows are inserted");
}

/// Makes a database on a PostgreSQL server, and fills it.
///
/// # Errors
/// When the server cannot be reached.
pub fn filled_on(server: &str, folder: &Path, sources: &[Source]) -> Result<Scratch, String> {
    let name = format!("signatory_bench_{}", std::process::id());
    let database = Scratch::make(&name, folder, Some(server))?;
    let mut connection = postgres::connect(&database.url).map_err(|error| error.to_string())?;
    postgres::fill(&mut connection, sources).map_err(|error| error.to_string())?;
    Ok(database)
}

/// The processes of the server that work for a database. They are on this machine if they can be found here.
fn backends(url: &str) -> Vec<i32> {
    let mut connection = postgres::connect(url).expect("the server answers");
    let query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    diesel::sql_query(query)
        .load::<Backend>(&mut connection)
        .expect("its processes")
        .into_iter()
        .map(|backend| backend.pid)
        .collect()
}

#[derive(diesel::QueryableByName)]
struct Backend {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    pid: i32,
}

/// The same code for one kind of connection each, so that neither pays for the choice.
macro_rules! backend {
    ($name:ident, $connection:ty, $setup:literal) => {
        mod $name {
            use super::rows::{Count, Row, Treaty, create, schema};
            use super::*;

            pub fn connect(url: &str) -> Result<$connection, ConnectionError> {
                let mut connection = <$connection>::establish(url)?;
                connection
                    .batch_execute($setup)
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(connection)
            }

            pub fn fill(connection: &mut $connection, sources: &[Source]) -> QueryResult<()> {
                connection.batch_execute(create::SCHEMA)?;
                connection.transaction(|connection| {
                    for source in sources {
                        diesel::insert_into(schema::treaty::table)
                            .values(&source.treaty)
                            .execute(connection)?;
                        for row in &source.rows {
                            diesel::insert_into(schema::standing::table)
                                .values(row)
                                .execute(connection)?;
                        }
                    }
                    Ok(())
                })
            }

            struct Manager(String);

            impl r2d2::ManageConnection for Manager {
                type Connection = $connection;
                type Error = ConnectionError;

                fn connect(&self) -> Result<$connection, ConnectionError> {
                    connect(&self.0)
                }

                fn is_valid(&self, _: &mut $connection) -> Result<(), ConnectionError> {
                    Ok(())
                }

                fn has_broken(&self, _: &mut $connection) -> bool {
                    false
                }
            }

            type Pool = r2d2::Pool<Manager>;

            fn treaty(connection: &mut $connection, id: &str) -> QueryResult<Treaty> {
                schema::treaty::table
                    .find(id)
                    .select(Treaty::as_select())
                    .first(connection)
            }

            async fn table(
                pool: web::Data<Pool>,
                id: web::Path<String>,
            ) -> actix_web::Result<HttpResponse> {
                let body = web::block(move || {
                    let mut connection = pool.get().map_err(|error| error.to_string())?;
                    let treaty = treaty(&mut connection, &id).map_err(|error| error.to_string())?;
                    let rows = schema::standing::table
                        .filter(schema::standing::treaty.eq(id.as_str()))
                        .order(schema::standing::place)
                        .select(Row::as_select())
                        .load(&mut *connection)
                        .map_err(|error| error.to_string())?;
                    answers::table(&treaty, rows)
                })
                .await?
                .map_err(ErrorInternalServerError)?;
                Ok(HttpResponse::Ok()
                    .content_type("application/json")
                    .body(body))
            }

            async fn progress(
                pool: web::Data<Pool>,
                id: web::Path<String>,
            ) -> actix_web::Result<HttpResponse> {
                use schema::standing::dsl;
                let body = web::block(move || {
                    let mut connection = pool.get().map_err(|error| error.to_string())?;
                    let treaty = treaty(&mut connection, &id).map_err(|error| error.to_string())?;
                    let by = (
                        dsl::kind,
                        dsl::un_status,
                        dsl::regional_group,
                        dsl::status,
                        dsl::counted,
                    );
                    let counts = dsl::standing
                        .filter(dsl::treaty.eq(id.as_str()))
                        .group_by(by)
                        .select((
                            by,
                            diesel::dsl::count_star(),
                            diesel::dsl::count(dsl::signed_on),
                            diesel::dsl::count(dsl::signature_withdrawn_on),
                        ))
                        .load::<Count>(&mut *connection)
                        .map_err(|error| error.to_string())?;
                    answers::progress(&treaty, &counts)
                })
                .await?
                .map_err(ErrorInternalServerError)?;
                Ok(HttpResponse::Ok()
                    .content_type("application/json")
                    .body(body))
            }

            pub fn serve(url: &str) {
                let pool = Pool::builder()
                    .max_size(CONNECTIONS)
                    .test_on_check_out(false)
                    .build(Manager(url.to_owned()))
                    .expect("the pool connects");
                let pool = web::Data::new(pool);
                let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
                let address = listener.local_addr().expect("an address");
                println!("listening on http://{address}");
                let server = HttpServer::new(move || {
                    App::new()
                        .app_data(pool.clone())
                        .route("/v1/treaties/{treaty}/participants", web::get().to(table))
                        .route("/v1/treaties/{treaty}/progress", web::get().to(progress))
                })
                .workers(1)
                .listen(listener)
                .expect("it listens")
                .run();
                actix_web::rt::System::new()
                    .block_on(server)
                    .expect("it serves");
            }
        }
    };
}

backend!(
    sqlite,
    SqliteConnection,
    "PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;"
);
backend!(postgres, PgConnection, "SELECT 1;");
