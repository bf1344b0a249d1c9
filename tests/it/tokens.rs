//! Tokens: which pass, which do not and why, and where the service's own key is kept.
//!
//! Forged tokens are put together by hand in `forge`, so that no library stands between a test and its attack.

mod claims;
pub mod forge;
mod forgeries;
mod headers;
mod key_files;
mod key_sets;
