//! Reads a page: from bytes to what is printed on it.

use super::columns::Column;
use super::dates::{dated, leading};
use super::encoding::decode;
use super::tree::{Element, parse};
use super::{Block, Cell, Count, EndNote, Printed, Row, Stated, StatusPage, Table};

/// The longest page that is read; the depositary's longest have about two million bytes.
pub const LONGEST_PAGE_BYTES: usize = 32 * 1024 * 1024;

/// The most columns of a table; the depositary's have five.
const MOST_COLUMNS: usize = 16;

/// The elements beside the table that are kept as text.
const BLOCKS: [&str; 6] = [
    "SpecialTables",
    "Declarations",
    "Objections",
    "DeclarationsUnderArticle",
    "Notifications",
    "TerritorialApplications",
];

/// Why a document cannot be read as a page of the depositary's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// It is too long.
    #[error("the document is too long: at most {LONGEST_PAGE_BYTES} bytes are read")]
    TooLong,
    /// It is not in the encoding that it declares, or in one that is not read.
    #[error("the text cannot be decoded: {0}")]
    Encoding(String),
    /// There is nothing in it.
    #[error("the document is empty")]
    Empty,
    /// It is a page for a browser.
    #[error(
        "this is an HTML page and not the depositary's XML; its server answers so, with status 200, while it is under maintenance"
    )]
    Html,
    /// It is another document.
    #[error(
        "expected a document of the depositary, with the root Document and a Treaty in it; found {root:?}"
    )]
    OtherDocument {
        /// Its root.
        root: String,
    },
    /// It has a document type.
    #[error(
        "the document has a document type (DOCTYPE); the depositary's have none, and it is not read"
    )]
    DocumentType,
    /// It is no XML.
    #[error("line {line} is not well-formed XML: {detail}")]
    Syntax {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        detail: String,
    },
    /// It breaks off.
    #[error("the document breaks off at line {line}")]
    Truncated {
        /// The line, from 1.
        line: u64,
    },
    /// Its elements stand too deep.
    #[error("line {line}: elements stand more than {deepest} deep inside one another")]
    TooDeep {
        /// The line, from 1.
        line: u64,
        /// How deep they may stand.
        deepest: usize,
    },
    /// It has too many elements.
    #[error("the document has more than {most} elements")]
    TooManyElements {
        /// How many it may have.
        most: usize,
    },
    /// It has no table of participants.
    #[error("the document has no table of participants")]
    NoTable,
    /// The first column of a table is not that of the participants.
    #[error(
        "line {line}: expected a header that begins with Participant and has 2 to {MOST_COLUMNS} columns, found {header:?}"
    )]
    Header {
        /// The line, from 1.
        line: u64,
        /// What the header says.
        header: Vec<String>,
    },
}

/// Reads a page.
///
/// ```
/// use signatory::documents::mtdsg::{Cell, read};
///
/// let page = read(b"<?xml version='1.0' encoding='ISO-8859-1'?><Document><Treaty><Participants><Table><TGroup>
///     <Thead><Row><Entry>Participant</Entry><Entry>Ratification, Accession(a)</Entry></Row></Thead>
///     <Tbody><Rows><Row><Entry>C\xf4te d'Ivoire&lt;superscript&gt;7&lt;/superscript&gt;</Entry><Entry>4 Mar\t 2019 a</Entry></Row></Rows></Tbody>
///     </TGroup></Table></Participants></Treaty></Document>").unwrap();
///
/// let row = &page.tables[0].rows[0];
/// assert_eq!(row.participant.text, "Côte d'Ivoire");
/// assert_eq!(row.participant.footnotes, ["7"]);
/// assert!(matches!(&row.cells[0], Cell::Dated(date) if date.letter.as_deref() == Some("a")));
/// ```
///
/// # Errors
/// [`PageError`]: what was expected and what was found. A cell that cannot be read is no error; it is kept as printed.
pub fn read(bytes: &[u8]) -> Result<StatusPage, PageError> {
    if bytes.len() > LONGEST_PAGE_BYTES {
        return Err(PageError::TooLong);
    }
    let text = decode(bytes).map_err(PageError::Encoding)?;
    let document = parse(&text, "Document")?;
    let treaty = document
        .at(&["Treaty"])
        .ok_or_else(|| PageError::OtherDocument {
            root: document.name.clone(),
        })?;
    let empty = Element::default();
    let data = treaty.at(&["Header", "ExternalData"]).unwrap_or(&empty);
    let tables = tables(treaty)?;
    Ok(StatusPage {
        chapter: text_at(treaty, &["Header", "Chapter", "Header"]).text,
        number: text_at(data, &["Numsect"]).text,
        title: text_at(data, &["Titlesect"]),
        conclusion: text_at(data, &["Conclusion"]),
        entry_into_force: data.at(&["EIF"]).map(stated),
        registration: data.at(&["Registration"]).map(stated),
        signatories: data.at(&["Status", "Signatories"]).and_then(count),
        parties: data.at(&["Status", "Parties"]).and_then(count),
        texts: paragraphs(data, "TreatyText"),
        notes: paragraphs(data, "TreatyNote"),
        tables,
        blocks: BLOCKS
            .iter()
            .flat_map(|name| treaty.all(name))
            .flat_map(blocks)
            .collect(),
        end_notes: treaty.all("EndNotes").flat_map(end_notes).collect(),
    })
}

fn text_at(element: &Element, path: &[&str]) -> Printed {
    element.at(path).map(Printed::of).unwrap_or_default()
}

fn stated(element: &Element) -> Stated {
    let text = text_at(element, &["Labeltext"]);
    Stated {
        label: text_at(element, &["Label"]),
        on: leading(&text.text),
        text,
    }
}

fn count(element: &Element) -> Option<Count> {
    let printed = Printed::of(element);
    let is_number = printed.text.bytes().all(|byte| byte.is_ascii_digit());
    let number = printed.text.parse().ok().filter(|_| is_number);
    (!printed.is_empty()).then_some(Count { printed, number })
}

fn paragraphs(data: &Element, name: &str) -> Vec<Printed> {
    data.all(name)
        .flat_map(|element| element.all("Text"))
        .map(Printed::of)
        .filter(|text| !matches!(text.text.as_str(), "" | "-"))
        .collect()
}

fn tables(treaty: &Element) -> Result<Vec<Table>, PageError> {
    let groups: Vec<&Element> = treaty
        .all("Participants")
        .flat_map(|participants| participants.all("Table"))
        .flat_map(|table| table.all("TGroup"))
        .collect();
    if groups.is_empty() {
        return Err(PageError::NoTable);
    }
    groups.into_iter().map(table).collect()
}

fn table(group: &Element) -> Result<Table, PageError> {
    let head = group.at(&["Thead", "Row"]).ok_or(PageError::NoTable)?;
    let headers: Vec<Printed> = head.all("Entry").map(Printed::of).collect();
    let begins_with_participants = headers.first().is_some_and(Column::is_of_participants);
    if !begins_with_participants || !(2..=MOST_COLUMNS).contains(&headers.len()) {
        return Err(PageError::Header {
            line: head.line,
            header: headers.into_iter().map(|header| header.text).collect(),
        });
    }
    // Some documents have the rows directly in the body.
    let rows = group.all("Tbody").flat_map(|body| {
        let wrapped = body.all("Rows").flat_map(|rows| rows.all("Row"));
        wrapped.chain(body.all("Row"))
    });
    Ok(Table {
        columns: headers.into_iter().skip(1).map(Column::read).collect(),
        rows: rows.filter_map(row).collect(),
    })
}

/// A row; none where nothing is printed in it.
fn row(element: &Element) -> Option<Row> {
    let mut entries = element.all("Entry").map(Printed::of);
    let mut participant = entries.next()?;
    let inside = participant
        .text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .map(|text| text.trim().to_owned());
    let bracketed = inside.is_some();
    if let Some(inside) = inside {
        participant.text = inside;
    }
    let cells: Vec<Cell> = entries.map(cell).collect();
    let is_blank = participant.is_empty() && cells.iter().all(|cell| *cell == Cell::Empty);
    (!is_blank).then_some(Row {
        line: element.line,
        participant,
        bracketed,
        cells,
    })
}

fn cell(printed: Printed) -> Cell {
    if printed.is_empty() {
        return Cell::Empty;
    }
    dated(&printed).map_or(Cell::Other(printed), Cell::Dated)
}

/// One block for each declaration, or for each thing that stands in its place.
fn blocks(element: &Element) -> Vec<Block> {
    element
        .elements()
        .map(|inner| Block {
            name: element.name.clone(),
            participant: inner
                .at(&["Participant"])
                .map(Printed::of)
                .filter(|name| !name.is_empty()),
            paragraphs: texts_of(inner),
        })
        .filter(|block| !block.paragraphs.is_empty() || block.participant.is_some())
        .collect()
}

/// The texts in an element, or all that it holds where none is marked as such.
fn texts_of(element: &Element) -> Vec<Printed> {
    let texts: Vec<Printed> = element.all("Text").map(Printed::of).collect();
    let texts = if texts.is_empty() {
        vec![Printed::of(element)]
    } else {
        texts
    };
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// The notes: each begins with its number, in an element of its own or as a superscript.
fn end_notes(element: &Element) -> Vec<EndNote> {
    element
        .elements()
        .filter_map(|inner| {
            let mark = ["Mark", "Number", "Superscript"]
                .iter()
                .find_map(|name| inner.at(&[name]))
                .map(Printed::of);
            let mut printed = texts_of(inner).into_iter();
            let first = printed.next()?;
            let mark = mark
                .map(|mark| {
                    let number = mark.text.trim_matches(|c: char| !c.is_alphanumeric());
                    let raised = mark.footnotes.first().cloned();
                    raised.unwrap_or_else(|| number.to_owned())
                })
                .or_else(|| first.footnotes.first().cloned())
                .unwrap_or_default();
            let texts: Vec<String> = std::iter::once(first)
                .chain(printed)
                .map(|paragraph| paragraph.text)
                .collect();
            Some(EndNote {
                mark,
                text: texts.join(" "),
            })
        })
        .collect()
}
