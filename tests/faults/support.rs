//! What both test programs need; the other one has it.

#[path = "../it/support/database.rs"]
pub mod database;
#[path = "../it/support/domain.rs"]
pub mod domain;
#[path = "../it/support/environment.rs"]
pub mod environment;
#[path = "../it/support/ledger.rs"]
pub mod ledger;
#[path = "../it/support/postgres.rs"]
pub mod postgres;
#[path = "../it/support/process.rs"]
pub mod process;
#[path = "../it/support/waiting.rs"]
pub mod waiting;
