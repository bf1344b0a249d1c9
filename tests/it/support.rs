//! What several tests need.

pub mod api;
pub mod domain;
