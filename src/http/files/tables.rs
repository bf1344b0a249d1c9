//! The tables that are files, and what each of their columns means.
//!
//! Columns are only ever added, at the end. The words of closed lists are those of `/v1/vocabulary`, taken from the
//! domain, so that a word added there is in the schema at once.

mod actions;
mod directory;
mod series;
mod status;

use crate::domain::participant::{ParticipantKind, RegionalGroup, UnStatus};

use super::{Column, Holds};

pub use actions::ACTIONS;
pub use directory::DIRECTORY;
pub use series::SERIES;
pub use status::PARTICIPANTS;

const SEPARATOR: &str = "|";

const fn column<T>(
    name: &'static str,
    holds: Holds,
    description: &'static str,
    cell: fn(&T) -> Option<String>,
) -> Column<T> {
    Column {
        name,
        holds,
        required: false,
        description,
        cell,
    }
}

const fn always<T>(
    name: &'static str,
    holds: Holds,
    description: &'static str,
    cell: fn(&T) -> Option<String>,
) -> Column<T> {
    Column {
        required: true,
        ..column(name, holds, description, cell)
    }
}

fn kinds() -> Vec<&'static str> {
    ParticipantKind::ALL.map(ParticipantKind::as_str).into()
}

fn un_statuses() -> Vec<&'static str> {
    UnStatus::ALL.map(UnStatus::as_str).into()
}

fn groups() -> Vec<&'static str> {
    RegionalGroup::ALL.map(RegionalGroup::as_str).into()
}

fn shown(value: Option<impl ToString>) -> Option<String> {
    value.map(|value| value.to_string())
}

fn word(value: &'static str) -> Option<String> {
    Some(value.to_owned())
}

fn listed(values: &[String]) -> Option<String> {
    Some(values.join(SEPARATOR)).filter(|list| !list.is_empty())
}
