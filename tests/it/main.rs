//! Everything that is tested from outside the modules, in one binary.
#![cfg(test)]

mod api;
mod decide;
mod documents;
mod law;
mod properties;
mod replays;
mod support;
mod tokens;
