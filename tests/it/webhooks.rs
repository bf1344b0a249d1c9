//! Telling others: where requests may go, how they are signed, and that everything arrives, in order.

mod delivery;
mod guard;
mod handing_out;
mod instances;
mod long_queues;
mod schedule;
mod signatures;
mod targets;
mod world;
