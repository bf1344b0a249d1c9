//! The HTTP interface, asked as its clients ask it.

mod access;
mod batch;
mod bodies;
mod caching;
mod clocks;
mod codings;
mod contract;
mod conventions;
mod day;
mod events;
mod idempotency;
mod imported;
mod invariants;
mod languages;
mod lookup;
mod media;
mod number;
mod outage;
mod overload;
mod paging;
mod parameters;
mod recording;
mod refusals;
mod routes;
mod socket;
mod table;
