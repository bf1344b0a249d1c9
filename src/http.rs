//! The register over HTTP: who may ask, what they may ask, and how the answers are written.
//!
//! Everything that knows of requests, tokens and status codes is here; what is true about treaties is in
//! [`crate::domain`], which knows nothing of this module.

pub mod tokens;
