//! A register of treaty actions: signatures, instruments of consent, and the day a treaty enters into force.

pub mod audit;
pub mod backup;
pub mod cli;
pub mod clock;
pub mod config;
pub mod documents;
pub mod domain;
pub mod http;
pub mod ledger;
pub mod machine;
pub mod measures;
pub mod outbound;
pub mod store;
pub mod vault;
pub mod webhooks;
