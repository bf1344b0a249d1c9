//! What a write is compared with: a transaction from a pool for each request, and the raw commits of one connection.
//!
//! Both insert one row of the size of an entry, without deciding, chaining or noting anything, which favours them.

use std::process::Command;
use std::time::Duration;

use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::RunQueryDsl as _;
use diesel::connection::SimpleConnection as _;
use signatory::clock::Stopwatch;
use signatory::store::StoreError;
use signatory::store::connection::Database;
use signatory::store::url::DatabaseUrl;

use crate::running::Running;

/// The option with which this program is the server of pooled transactions.
pub const OPTION: &str = "--serve-pooled";
/// Connections of the pool.
const CONNECTIONS: u32 = 10;
/// About as much as an entry has.
const ROW: &str = "INSERT INTO written (body) VALUES ('{\"position\":714,\"recorded_at\":\"2026-11-22T08:00:51.121262Z\",\"type\":\"action\",\"treaty\":\"untoc\",\"origin\":\"recorded\",\"action\":{\"participant\":\"KEN\",\"kind\":\"communication\",\"date\":\"2026-03-02\",\"statements\":[{\"kind\":\"notification\",\"provisions\":[\"7\"]}]}}')";

/// Makes the table for it.
pub fn make_table(url: &str) {
    let mut database = open(url).expect("a connection");
    let made = match &mut database {
        Database::Sqlite(sqlite) => sqlite
            .batch_execute("CREATE TABLE written (id INTEGER PRIMARY KEY, body TEXT NOT NULL)"),
        Database::Postgres(postgres) => postgres
            .batch_execute("CREATE TABLE written (id BIGSERIAL PRIMARY KEY, body TEXT NOT NULL)"),
    };
    made.expect("a table");
}

/// How many rows one connection commits in a second, each in a transaction of its own.
pub fn raw_rate(url: &str, seconds: Duration) -> f64 {
    let mut database = open(url).expect("a connection");
    let watch = Stopwatch::start();
    let limit = u64::try_from(seconds.as_micros()).expect("some seconds");
    let mut rows = 0_u32;
    while watch.micros() < limit {
        diesel::sql_query(ROW)
            .execute(&mut database)
            .expect("a row");
        rows += 1;
    }
    f64::from(rows) / Duration::from_micros(watch.micros()).as_secs_f64()
}

/// Starts the server of pooled transactions on a database that has the table.
pub fn start(url: &str) -> Running {
    let itself = std::env::current_exe().expect("this program's path");
    Running::start(Command::new(itself).args([OPTION, url]))
}

/// Serves: for each request a connection from the pool, a transaction, a row.
pub fn serve(url: &str) {
    let pool = r2d2::Pool::builder()
        .max_size(CONNECTIONS)
        .test_on_check_out(false)
        .build(Manager(DatabaseUrl::parse(url).expect("a database")))
        .expect("the pool connects");
    let pool = web::Data::new(pool);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    println!(
        "listening on http://{}",
        listener.local_addr().expect("an address")
    );
    let server = HttpServer::new(move || {
        App::new()
            .app_data(pool.clone())
            .route("/", web::post().to(write))
    })
    .workers(2)
    .listen(listener)
    .expect("it listens")
    .run();
    actix_web::rt::System::new()
        .block_on(server)
        .expect("it serves");
}

async fn write(
    pool: web::Data<r2d2::Pool<Manager>>,
    sent: web::Json<serde_json::Value>,
) -> actix_web::Result<HttpResponse> {
    let written = web::block(move || {
        let mut database = pool.get().map_err(|error| error.to_string())?;
        transact(&mut database).map_err(|error| error.to_string())
    });
    written
        .await?
        .map_err(actix_web::error::ErrorServiceUnavailable)?;
    Ok(HttpResponse::Created().json(sent.into_inner()))
}

fn transact(database: &mut Database) -> Result<(), StoreError> {
    database.begin_immediate()?;
    let inserted = diesel::sql_query(ROW).execute(database);
    if let Err(error) = inserted {
        database.roll_back()?;
        return Err(error.into());
    }
    database.commit()
}

fn open(url: &str) -> Result<Database, StoreError> {
    Database::open(&DatabaseUrl::parse(url).expect("a database"))
}

/// Makes the pool's connections, set up as the service's are.
struct Manager(DatabaseUrl);

impl r2d2::ManageConnection for Manager {
    type Connection = Database;
    type Error = StoreError;

    fn connect(&self) -> Result<Database, StoreError> {
        Database::open(&self.0)
    }

    fn is_valid(&self, _: &mut Database) -> Result<(), StoreError> {
        Ok(())
    }

    fn has_broken(&self, _: &mut Database) -> bool {
        false
    }
}
