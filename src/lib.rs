//! A register of treaty actions: signatures, instruments of consent, and the day a treaty enters into force.

pub mod domain;
pub mod ledger;
