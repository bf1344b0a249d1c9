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
    /// The day on which the conditions were met.
    pub threshold_reached_on: NaiveDate,
    /// Whose deposits of that day met them, by code.
    pub threshold_reached_by: Vec<ParticipantCode>,
    /// The entry into force.
    pub entry_into_force_on: NaiveDate,
    /// Who stated it.
    pub source: String,
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

const COLUMNS: [&str; 5] = [
    "replay",
    "threshold_reached_on",
    "threshold_reached_by",
    "entry_into_force_on",
    "source",
];

/// Reads the table of official dates.
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
    let mut by = row
        .list("threshold_reached_by")
        .into_iter()
        .map(|code| ParticipantCode::parse(code).map_err(|error| error.to_string()))
        .collect::<Result<Vec<_>, _>>()?;
    by.sort();
    if by.is_empty() {
        return Err("expected at least one participant in threshold_reached_by, found none".into());
    }
    Ok(OfficialDates {
        replay: row.required("replay")?.to_owned(),
        threshold_reached_on: plain_date(row.get("threshold_reached_on"))?,
        threshold_reached_by: by,
        entry_into_force_on: plain_date(row.get("entry_into_force_on"))?,
        source: row.required("source")?.to_owned(),
    })
}
