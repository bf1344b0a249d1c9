//! The dates that the depositary or an official record stated, in a table: what a computed history is held against.
//!
//! The table is read strictly. Whether the dates are what follows from a history is not decided here.

use chrono::NaiveDate;

use super::plain_date;
use super::table::{Cells, Table};
use crate::domain::ids::ParticipantCode;

/// What was officially stated about the entry into force of a treaty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialDates {
    /// The history that it is about, by the name of its files.
    pub replay: String,
    /// What was stated.
    pub stated: Stated,
    /// Who stated it.
    pub source: String,
}

/// Whether a treaty has entered into force, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// It has.
    InForce {
        /// The day on which the conditions were met.
        threshold_reached_on: NaiveDate,
        /// Whose deposits of that day met them, by code.
        threshold_reached_by: Vec<ParticipantCode>,
        /// The entry into force.
        entry_into_force_on: NaiveDate,
    },
    /// It had not on this day.
    NotInForce {
        /// The day for which that was stated.
        as_of: NaiveDate,
    },
}

/// Why the table cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {detail}")]
pub struct OfficialDatesError {
    /// The number of the line; 1 is the header.
    pub line: u64,
    /// What was expected and what was found.
    pub detail: String,
}

const COLUMNS: [&str; 6] = [
    "replay",
    "threshold_reached_on",
    "threshold_reached_by",
    "entry_into_force_on",
    "not_in_force_as_of",
    "source",
];

/// The columns that only a treaty in force fills.
const IN_FORCE: [&str; 3] = [
    "threshold_reached_on",
    "threshold_reached_by",
    "entry_into_force_on",
];

/// Reads the table of official dates. A row with `not_in_force_as_of` has none of the three dates before it.
///
/// # Errors
/// The first thing that is missing, malformed or there twice.
pub fn read(csv: &str) -> Result<Vec<OfficialDates>, OfficialDatesError> {
    let failed = |line: u64, detail: String| OfficialDatesError { line, detail };
    let table = Table::read(csv.as_bytes()).map_err(|detail| failed(1, detail))?;
    table
        .require(&COLUMNS)
        .map_err(|detail| failed(1, detail))?;
    let mut all: Vec<OfficialDates> = Vec::new();
    for row in &table.rows {
        let dates = row
            .cells
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|cells| official(&Cells::new(&table, cells)))
            .map_err(|detail| failed(row.line, detail))?;
        if all.iter().any(|other| other.replay == dates.replay) {
            let detail = format!("expected each replay once, found {} again", dates.replay);
            return Err(failed(row.line, detail));
        }
        all.push(dates);
    }
    Ok(all)
}

fn official(row: &Cells) -> Result<OfficialDates, String> {
    Ok(OfficialDates {
        replay: row.required("replay")?.to_owned(),
        stated: match row.optional("not_in_force_as_of") {
            Some(as_of) => not_in_force(row, &as_of)?,
            None => in_force(row)?,
        },
        source: row.required("source")?.to_owned(),
    })
}

fn not_in_force(row: &Cells, as_of: &str) -> Result<Stated, String> {
    for column in IN_FORCE {
        if let Some(found) = row.optional(column) {
            return Err(format!(
                "expected no {column} of a treaty that is not in force, found {found:?}"
            ));
        }
    }
    Ok(Stated::NotInForce {
        as_of: plain_date(as_of)?,
    })
}

fn in_force(row: &Cells) -> Result<Stated, String> {
    let mut by = row
        .list("threshold_reached_by")
        .into_iter()
        .map(|code| ParticipantCode::parse(code).map_err(|error| error.to_string()))
        .collect::<Result<Vec<_>, _>>()?;
    by.sort();
    if by.is_empty() {
        return Err("expected at least one participant in threshold_reached_by, found none".into());
    }
    Ok(Stated::InForce {
        threshold_reached_on: plain_date(row.get("threshold_reached_on"))?,
        threshold_reached_by: by,
        entry_into_force_on: plain_date(row.get("entry_into_force_on"))?,
    })
}
