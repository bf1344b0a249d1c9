//! The table of actions: a treaty's history as comma-separated values.
//!
//! A file is read as a whole or not at all; every row that cannot be read is reported with its line. Whether an
//! act is regular, or its participant known, is not decided here.

mod particulars;
mod writing;

use chrono::NaiveDate;

use super::plain_date;
use super::table::{Cells, Table};
use crate::domain::action::{Act, ActionKind};
use crate::domain::ids::ParticipantCode;
use crate::domain::place::Place;
use particulars::particulars;

pub use writing::write;

const REQUIRED: [&str; 3] = ["participant_code", "action", "date"];
const OPTIONAL: [&str; 6] = [
    "participant_name",
    "place",
    "signatory",
    "notification",
    "source",
    "note",
];

/// The acts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionsFile {
    /// One for each row, in the order of the file.
    pub rows: Vec<Row>,
    /// What was kept out or deserves a look.
    pub warnings: Vec<Warning>,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number of its line in the file, as a person sees it: the header is line 1.
    pub row: u64,
    /// What it says was done.
    pub act: Act,
}

/// Something in a file that deserves a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The number of the line.
    pub row: u64,
    /// What kind of warning; the list is closed: `unknown_column`.
    pub code: &'static str,
    /// What was found.
    pub detail: String,
}

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableRow {
    /// The number of its line in the file.
    pub row: u64,
    /// What was expected and what was found.
    pub detail: String,
}

/// Why a file of actions cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ActionsError {
    /// The reading itself failed.
    #[error("the file cannot be read: {0}")]
    Reading(#[from] std::io::Error),
    /// The header is missing or lacks a column that is required.
    #[error("the file cannot be read as a table of actions: {0}")]
    Header(String),
    /// Some rows cannot be read, at least one.
    #[error("{}", summary(.0))]
    Rows(Vec<UnreadableRow>),
}

impl ActionsError {
    /// The rows that cannot be read, in the order of the file.
    #[must_use]
    pub fn rows(&self) -> &[UnreadableRow] {
        match self {
            Self::Rows(rows) => rows,
            Self::Reading(_) | Self::Header(_) => &[],
        }
    }
}

fn summary(rows: &[UnreadableRow]) -> String {
    let Some(first) = rows.first() else {
        return "no row can be read".into();
    };
    match rows.len() {
        1 => format!("line {} cannot be read: {}", first.row, first.detail),
        many => format!(
            "{many} rows cannot be read, the first on line {}: {}",
            first.row, first.detail
        ),
    }
}

/// Reads a table of actions.
///
/// ```
/// use signatory::documents::actions::read;
///
/// let file = read("participant_code,action,date\nVNM,signature,2025-10-25\n".as_bytes()).unwrap();
/// assert_eq!(file.rows[0].row, 2);
/// assert_eq!(file.rows[0].act.participant.as_str(), "VNM");
/// ```
///
/// # Errors
/// [`ActionsError`] when the file or its header is not readable, or any row.
pub fn read(mut reader: impl std::io::Read) -> Result<ActionsFile, ActionsError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    let table = Table::read(&bytes).map_err(ActionsError::Header)?;
    table.require(&REQUIRED).map_err(ActionsError::Header)?;
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut unreadable = Vec::new();
    for row in &table.rows {
        let act = row
            .cells
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|cells| act(&Cells::new(&table, cells)));
        match act {
            Ok(act) => rows.push(Row { row: row.line, act }),
            Err(detail) => unreadable.push(UnreadableRow {
                row: row.line,
                detail,
            }),
        }
    }
    if unreadable.is_empty() {
        Ok(ActionsFile {
            rows,
            warnings: unknown_columns(&table),
        })
    } else {
        Err(ActionsError::Rows(unreadable))
    }
}

fn unknown_columns(table: &Table) -> Vec<Warning> {
    table
        .columns
        .iter()
        .filter(|column| {
            ![&REQUIRED[..], &OPTIONAL, &particulars::COLUMNS]
                .concat()
                .contains(&column.as_str())
        })
        .map(|column| Warning {
            row: 1,
            code: "unknown_column",
            detail: format!("the column {column:?} is not known and was kept out"),
        })
        .collect()
}

fn act(cells: &Cells) -> Result<Act, String> {
    Ok(Act {
        participant: ParticipantCode::parse(cells.get("participant_code"))
            .map_err(|error| error.to_string())?,
        kind: kind(cells.get("action"))?,
        date: date(cells.get("date"))?,
        place: cells.optional("place").map(|place| Place::new(&place)),
        signatory: cells.optional("signatory").map(Into::into),
        notification: cells.optional("notification").map(Into::into),
        source: cells.optional("source").map(Into::into),
        note: cells.optional("note").map(Into::into),
        particulars: particulars(cells)?.into(),
    })
}

fn kind(name: &str) -> Result<ActionKind, String> {
    ActionKind::parse(name).ok_or_else(|| {
        let known: Vec<&str> = ActionKind::ALL
            .into_iter()
            .map(ActionKind::as_str)
            .collect();
        format!(
            "expected an action, one of {}; found {name:?}",
            known.join(", ")
        )
    })
}

fn date(text: &str) -> Result<NaiveDate, String> {
    if text.is_empty() {
        Err("expected a date such as 2025-10-25, found none".into())
    } else {
        plain_date(text)
    }
}
