//! Where the record is kept: every promise on both databases.

mod append_only;
mod chain;
mod connections;
mod entries;
mod migrations;
mod pool;
mod submissions;
