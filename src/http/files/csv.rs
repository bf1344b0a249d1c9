//! CSV as RFC 4180 has it: a header row, comma and CRLF, quotes where they are needed, UTF-8 without a byte order mark.
//!
//! A text that a spreadsheet would run as a formula is guarded by an apostrophe, as OWASP advises. The guard can be
//! taken off again without loss, and JSON by lines has every text as it is.

use crate::http::moment::Moment;
use crate::http::problem::Problem;
use crate::http::wire::Instant;

use super::{Holds, Table, unwritten};

/// What stands in front of a guarded text.
const GUARD: char = '\'';

/// The columns that say of every row for which moment it is, after those of the table.
pub const STAMP: [&str; 2] = ["record_as_of", "record_position"];

/// A table with its header row and the moment in every row.
///
/// # Errors
/// 500 if the writer fails, which does not happen in memory.
pub fn written<T>(table: &Table<T>, rows: &[T], moment: &Moment) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let names = table.columns.iter().map(|column| column.name);
    writer
        .write_record(names.chain(STAMP))
        .map_err(|error| unwritten(&error))?;
    let stamp = [moment.as_of.to_string(), moment.position.to_string()];
    for row in rows {
        let cells = table.columns.iter().map(|column| {
            let cell = (column.cell)(row).unwrap_or_default();
            match column.holds {
                Holds::Text => guarded(cell),
                _ => cell,
            }
        });
        writer
            .write_record(cells.chain(stamp.iter().cloned()))
            .map_err(|error| unwritten(&error))?;
    }
    writer.into_inner().map_err(|error| unwritten(&error))
}

/// An instant as it stands in a cell.
pub fn instant(instant: Instant) -> String {
    serde_json::to_value(instant)
        .ok()
        .and_then(|value| value.as_str().map(ToOwned::to_owned))
        .unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula. An apostrophe is put in front of one that begins as a formula does, and
/// of one that looks guarded already, so that taking off one apostrophe gives back what was written.
#[must_use]
pub fn guarded(text: String) -> String {
    if begins_as_formula(text.trim_start_matches(GUARD)) {
        format!("{GUARD}{text}")
    } else {
        text
    }
}

/// The beginnings that OWASP names under CSV injection; some programs take the full-width signs for the others.
fn begins_as_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text that was guarded.
    fn unguarded(cell: &str) -> &str {
        match cell.strip_prefix(GUARD) {
            Some(text) if begins_as_formula(text.trim_start_matches(GUARD)) => text,
            Some(_) | None => cell,
        }
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(guarded(text.to_owned()), format!("'{text}"));
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "Côte d'Ivoire",
            "'s-Gravenhage",
            "1-2",
            "a=b",
            " x",
            "中国",
        ] {
            assert_eq!(guarded(text.to_owned()), text);
        }
    }

    proptest! {
        #[test]
        fn the_guard_can_be_taken_off(text in "['=+@\\-a ]{0,6}") {
            let cell = guarded(text.clone());

            prop_assert!(!begins_as_formula(&cell));
            prop_assert_eq!(unguarded(&cell), text);
        }
    }
}
