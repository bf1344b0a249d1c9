//! The ledger: the record of actions in memory, and what is read from it.
//!
//! The domain says what is true of a history; the ledger keeps histories and finds things in them.

pub mod lookup;
