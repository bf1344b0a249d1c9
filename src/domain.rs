//! What is true: treaties, participants, actions, and what follows from them.
//!
//! Everything here is a pure value or a pure function: no input or output, no clock, no framework, no
//! serialization. The current moment is always an argument. Article numbers in comments without a treaty are
//! those of the Vienna Convention on the Law of Treaties (VCLT, 1969).

pub mod action;
pub mod assessment;
pub mod calendar;
pub mod cessation;
pub mod correction;
pub mod decide;
pub mod decision;
pub mod delay;
pub mod difference;
pub mod event;
pub mod explain;
pub mod finding;
pub mod further;
pub mod history;
pub mod ids;
pub mod language;
pub mod milestones;
pub mod next_steps;
pub mod no_effect;
pub mod notification;
pub mod pace;
pub mod participant;
pub mod participation;
pub mod particulars;
pub mod person;
pub mod place;
pub mod policy;
pub mod progress;
pub mod proposed_entry;
pub mod rules;
pub mod series;
pub mod simulation;
pub mod statement;
pub mod status_table;
pub mod submission;
pub mod threshold;
pub mod treaty;
pub mod vocabulary;
