//! What several tests need.

pub mod domain;
