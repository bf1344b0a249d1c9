//! Lists as files for spreadsheets and programs: CSV (RFC 4180) and JSON by lines, whole and for one moment.
//!
//! What a table's columns are called, what they hold and what they mean is said once, in `tables`: the header row, the
//! cells and the schema of the data package are all read off it. `docs/files.md` is for those who open the files.

pub mod csv;
pub mod package;
pub mod tables;

use serde::Serialize;

use super::moment::Moment;
use super::negotiation::Media;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed};
use super::representation::Content;

/// The forms of a list, the first where a client has no preference.
pub const FORMS: [Media; 3] = [Media::Json, Media::Csv, Media::Lines];

/// A table that is a file.
#[derive(Debug)]
pub struct Table<T: 'static> {
    /// Its name, with which the name of its file begins: `participants`.
    pub name: &'static str,
    /// Its address below that of the treaty, without the ending.
    pub path: &'static str,
    /// Whether its rows depend on the language.
    pub is_localized: bool,
    /// What it is called.
    pub title: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// The column that tells one row from all others.
    pub key: &'static str,
    /// Its columns, in order. New ones come after these.
    pub columns: &'static [Column<T>],
}

/// A column of a table.
#[derive(Debug)]
pub struct Column<T: 'static> {
    /// Its name in the header row.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Holds,
    /// Whether no cell is empty.
    pub required: bool,
    /// What it means.
    pub description: &'static str,
    /// The cell of a row.
    pub cell: fn(&T) -> Option<String>,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// Whatever somebody wrote: a name, a note. Guarded against being read as a formula.
    Text,
    /// A name or code of ours.
    Word,
    /// One word of a closed list.
    OneOf(fn() -> Vec<&'static str>),
    /// A date, as `2025-10-25`.
    Date,
    /// An instant in UTC.
    Instant,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
}

/// A list as the file that the client chose, with its name and the data package that describes it.
///
/// # Errors
/// 500 if the rows cannot be written.
pub fn content<T: Serialize>(
    reading: &Reading<'_>,
    moment: &Moment,
    table: &Table<T>,
    rows: &[T],
) -> Viewed {
    let bytes = match reading.media {
        Media::Csv => csv::written(table, rows, moment)?,
        _ => lines(rows)?,
    };
    let treaty = Some(reading.path("treaty")).filter(|treaty| !treaty.is_empty());
    Ok(Content {
        bytes,
        content_type: reading.media.content_type(),
        last_modified: moment.last_modified(),
        links: treaty
            .map(|treaty| {
                let address = package::address(reading, moment, treaty);
                format!("<{address}>; rel=\"describedby\"; type=\"application/json\"")
            })
            .into_iter()
            .collect(),
        file_name: Some(file_name(reading, moment, treaty, table.name)),
        ..Content::default()
    })
}

/// The name under which a file is saved: `hanoi-convention-participants-2026-11-22.csv`; with the entry where an
/// earlier one was asked for. A treaty's id is letters, digits and hyphens.
fn file_name(reading: &Reading<'_>, moment: &Moment, treaty: Option<&str>, table: &str) -> String {
    let of = treaty.map_or_else(String::new, |treaty| format!("{treaty}-"));
    let head = reading.published.register.head().position;
    let entry = if moment.position < head {
        format!("-entry-{}", moment.position)
    } else {
        String::new()
    };
    let ending = match reading.media {
        Media::Csv => "csv",
        _ => "ndjson",
    };
    format!("{of}{table}-{}{entry}.{ending}", moment.as_of)
}

/// JSON by lines: the items of the list, each on its line.
///
/// # Errors
/// 500 if an item does not serialize, which none of ours does.
pub fn lines<T: Serialize>(rows: &[T]) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut bytes, row).map_err(|error| unwritten(&error))?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn unwritten(error: &impl std::fmt::Display) -> Problem {
    log::error!(error:% = error; "a file cannot be written");
    Problem::new(
        ProblemCode::InternalError,
        ProblemCode::InternalError.meaning(),
    )
}
