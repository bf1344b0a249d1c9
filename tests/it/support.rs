//! What several tests need.

pub mod acts;
pub mod api;
pub mod cluster;
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
