//! What the service asks of others over the network. Nothing of the register is known here: an address, bounds, bytes.
//!
//! It never follows a redirection and never takes a proxy from the environment.

pub mod key_sets;
