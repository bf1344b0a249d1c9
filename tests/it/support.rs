//! What several tests need.

pub mod api;
pub mod database;
pub mod domain;
pub mod environment;
pub mod files;
pub mod following;
pub mod html;
pub mod ledger;
pub mod postgres;
pub mod process;
pub mod receiver;
pub mod waiting;
