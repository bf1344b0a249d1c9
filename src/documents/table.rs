//! A table of comma-separated values, as far as all our tables are alike.
//!
//! Each row keeps the number of its first line in the file, as an editor shows it. A row that is not readable
//! is kept as such, so that a reader learns of all of them at once.

/// A table with a header row.
pub(super) struct Table {
    /// The names of the columns.
    pub(super) columns: Vec<String>,
    /// The rows in the order of the file.
    pub(super) rows: Vec<TableRow>,
}

/// One row.
pub(super) struct TableRow {
    /// The number of its first line in the file; the first line is 1.
    pub(super) line: u64,
    /// One cell for each column, white space at the ends removed; or why the row is not readable.
    pub(super) cells: Result<Vec<String>, String>,
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// What is wrong with its header, or with the file as a whole.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let mut lines = Lines::default();
        let mut columns: Option<Vec<String>> = None;
        let mut rows = Vec::new();
        let mut record = csv::ByteRecord::new();
        while reader
            .read_byte_record(&mut record)
            .map_err(|error| error.to_string())?
        {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.line_of(bytes, usize::try_from(start).unwrap_or(usize::MAX));
            let cells = texts(&record);
            match &columns {
                None => columns = Some(header(cells?)?),
                Some(columns) => rows.push(TableRow {
                    line,
                    cells: cells.and_then(|cells| as_many_as(columns, cells)),
                }),
            }
        }
        let columns = columns.ok_or("expected a header row, found an empty file")?;
        Ok(Self { columns, rows })
    }

    /// Where a column stands.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// That every one of these columns is there.
    ///
    /// # Errors
    /// The names of those that are not.
    pub(super) fn require(&self, names: &[&str]) -> Result<(), String> {
        let missing: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| self.column(name).is_none())
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let mut detail = format!(
            "the header lacks {}; it has {}",
            missing.join(", "),
            self.columns.join(", ")
        );
        if self
            .columns
            .iter()
            .any(|column| column.contains([';', '\t']))
        {
            detail.push_str(" (columns are separated by commas)");
        }
        Err(detail)
    }
}

/// The cells of one row, by the names of their columns.
pub(super) struct Cells<'a> {
    table: &'a Table,
    cells: &'a [String],
}

impl<'a> Cells<'a> {
    /// These cells under the columns of this table.
    pub(super) fn new(table: &'a Table, cells: &'a [String]) -> Self {
        Self { table, cells }
    }

    /// The text of a cell; empty where there is no such column.
    pub(super) fn get(&self, column: &str) -> &str {
        self.table
            .column(column)
            .and_then(|at| self.cells.get(at))
            .map_or("", String::as_str)
    }

    /// The text of a cell, if it has one.
    pub(super) fn optional(&self, column: &str) -> Option<String> {
        Some(self.get(column))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    /// The text of a cell that must have one.
    pub(super) fn required(&self, column: &str) -> Result<&str, String> {
        Some(self.get(column))
            .filter(|text| !text.is_empty())
            .ok_or_else(|| format!("expected a {column}, found none"))
    }

    /// The items of a cell, separated by semicolons.
    pub(super) fn list(&self, column: &str) -> Vec<&str> {
        self.get(column)
            .split(';')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .collect()
    }

    /// A word of a closed list.
    pub(super) fn word<T>(
        &self,
        column: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, String> {
        let word = self.get(column);
        parse(word).ok_or_else(|| format!("expected a known {column}, found {word:?}"))
    }

    /// A text of a fixed form that may be absent.
    pub(super) fn formed(
        &self,
        column: &str,
        is: impl Fn(&str) -> bool,
    ) -> Result<Option<String>, String> {
        match self.optional(column) {
            Some(text) if !is(&text) => Err(format!("expected a valid {column}, found {text:?}")),
            other => Ok(other),
        }
    }
}

fn texts(record: &csv::ByteRecord) -> Result<Vec<String>, String> {
    record
        .iter()
        .map(|cell| match std::str::from_utf8(cell) {
            Ok(text) => Ok(text.trim().to_owned()),
            Err(error) => Err(format!("expected UTF-8 text, but {error}")),
        })
        .collect()
}

fn header(columns: Vec<String>) -> Result<Vec<String>, String> {
    let mut seen: Vec<&String> = Vec::new();
    for column in &columns {
        if seen.contains(&column) {
            return Err(format!(
                "the header has the column {column:?} more than once"
            ));
        }
        seen.push(column);
    }
    Ok(columns)
}

fn as_many_as(columns: &[String], cells: Vec<String>) -> Result<Vec<String>, String> {
    if cells.len() == columns.len() {
        Ok(cells)
    } else {
        Err(format!(
            "expected {} columns as in the header, found {}",
            columns.len(),
            cells.len()
        ))
    }
}

/// Counts lines up to ever later places. The reader's own count is one short after a carriage return.
#[derive(Default)]
struct Lines {
    offset: usize,
    ends: u64,
}

impl Lines {
    /// The line of the first thing that is written at this place or after it.
    fn line_of(&mut self, bytes: &[u8], place: usize) -> u64 {
        let blank = bytes
            .get(place..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let until = place.saturating_add(blank);
        let passed = bytes.get(self.offset..until).unwrap_or_default();
        let after = bytes.get(until);
        let ends = passed
            .iter()
            .zip(passed.iter().skip(1).map(Some).chain([after]))
            .filter(|(byte, next)| **byte == b'\n' || (**byte == b'\r' && *next != Some(&b'\n')))
            .count();
        self.ends += u64::try_from(ends).unwrap_or(0);
        self.offset = until;
        self.ends + 1
    }
}
