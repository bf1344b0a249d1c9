//! Everything that is tested from outside the modules, in one binary.
#![cfg(test)]

mod api;
mod audit;
mod backup;
mod crash;
mod decide;
mod difference;
mod documents;
mod drift;
mod failover;
mod identity;
mod instances;
mod law;
mod ledger;
mod milestones;
mod next_steps;
mod oracle;
mod pace;
mod properties;
mod replays;
mod series;
mod server;
mod simulation;
mod status_page;
mod store;
mod submission;
#[expect(dead_code, reason = "the rest is for the program that makes faults")]
mod support;
mod tokens;
mod vault;
mod webhooks;
mod wording;
