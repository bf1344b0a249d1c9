//! The depositary's own page of a treaty's status as XML: *Multilateral Treaties Deposited with the Secretary-General*.
//!
//! Pure text in and out. What is read keeps what the page prints, footnotes beside texts and never inside them; a date's
//! letter means what the header of its own table says. What a row means for a register is not decided here.

mod columns;
mod dates;
mod encoding;
mod reading;
mod remarks;
mod text;
mod tree;
mod writing;

use chrono::NaiveDate;

use crate::domain::action::ActionKind;

pub use columns::{Column, HeaderAct, Unmapped};
pub use dates::{dates_in, long as date_in_words};
pub use reading::{LONGEST_PAGE_BYTES, PageError, read};
pub use remarks::Remark;
pub use text::Printed;
pub use writing::write;

/// The label of a treaty that is not in force.
const NOT_YET: &str = "Not yet in force";

/// A treaty's page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusPage {
    /// The heading of its chapter: `CHAPTER XVIII`.
    pub chapter: String,
    /// Its number in the chapter: `16`, `12. a`.
    pub number: String,
    /// The title.
    pub title: Printed,
    /// Where and when it was concluded, as printed.
    pub conclusion: Printed,
    /// What is printed of its entry into force.
    pub entry_into_force: Option<Stated>,
    /// What is printed of its registration.
    pub registration: Option<Stated>,
    /// How many signatories are printed.
    pub signatories: Option<Count>,
    /// How many parties are printed; absent where there is none.
    pub parties: Option<Count>,
    /// Where its text is published, one a paragraph; nothing where `-` is printed.
    pub texts: Vec<Printed>,
    /// Notes under the head of the page, one a paragraph.
    pub notes: Vec<Printed>,
    /// The tables of participants; nearly always one.
    pub tables: Vec<Table>,
    /// Declarations, objections, notifications and further tables, kept as text.
    pub blocks: Vec<Block>,
    /// The end notes to which footnotes refer.
    pub end_notes: Vec<EndNote>,
}

/// Something that is printed with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The label: `Entry into force`, `Not yet in force`.
    pub label: Printed,
    /// The text: prose that may begin with a date.
    pub text: Printed,
    /// That date.
    pub on: Option<NaiveDate>,
}

/// A number that is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// What is printed, footnotes apart.
    pub printed: Printed,
    /// The number, where nothing else is printed.
    pub number: Option<u32>,
}

/// A table of participants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The columns after that of the participants.
    pub columns: Vec<Column>,
    /// The rows, in the order of the page.
    pub rows: Vec<Row>,
}

/// A row of a table of participants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// The name, without brackets.
    pub participant: Printed,
    /// Whether the name stands in square brackets.
    pub bracketed: bool,
    /// The cells after the name; as many as columns, or the row cannot be read.
    pub cells: Vec<Cell>,
}

/// A cell under a header of acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is printed.
    Empty,
    /// A date.
    Dated(Dated),
    /// Something else.
    Other(Printed),
}

/// A date in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub on: NaiveDate,
    /// The letters after it; their case matters, and their meaning is in the header of the column.
    pub letter: Option<String>,
    /// Whether it stands in square brackets.
    pub bracketed: bool,
    /// The footnotes at it.
    pub footnotes: Vec<String>,
}

/// Something that stands beside the table, kept as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The element that holds it: `Declarations`, `Objections`.
    pub name: String,
    /// Whose it is, where that is said.
    pub participant: Option<Printed>,
    /// The paragraphs.
    pub paragraphs: Vec<Printed>,
}

/// An end note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndNote {
    /// The footnote that refers to it; empty where the note has none.
    pub mark: String,
    /// What it says.
    pub text: String,
}

impl Stated {
    /// What is printed of a treaty that is in force.
    #[must_use]
    pub fn in_force(on: NaiveDate, article: &str) -> Self {
        Self {
            label: Printed::plain("Entry into force"),
            text: Printed::plain(&format!(
                "{}, in accordance with article {article}.",
                dates::long(on)
            )),
            on: Some(on),
        }
    }

    /// What is printed of a treaty whose conditions are met and whose day has not come.
    #[must_use]
    pub fn to_come(on: NaiveDate, article: &str) -> Self {
        Self {
            label: Printed::plain(NOT_YET),
            text: Printed::plain(&format!(
                "will enter into force on {}, in accordance with article {article}.",
                dates::long(on)
            )),
            on: None,
        }
    }

    /// What is printed of a treaty whose conditions are not met, with the clause where its text is known.
    #[must_use]
    pub fn not_in_force(article: &str, clause: Option<&str>) -> Self {
        let mut text = format!("in accordance with article {article}");
        if let Some(clause) = clause {
            text = format!("{text} which reads as follows: \"{clause}\"");
        }
        Self {
            label: Printed::plain(NOT_YET),
            text: Printed::plain(&text),
            on: None,
        }
    }

    /// Whether it says that the treaty is not yet in force.
    #[must_use]
    pub fn is_not_yet(&self) -> bool {
        let label = self.label.text.to_lowercase();
        [NOT_YET, "Pas encore en vigueur", "Non encore en vigueur"]
            .iter()
            .any(|words| label.starts_with(&words.to_lowercase()))
    }
}

impl Count {
    /// A number, without footnotes; none for zero, which is not printed.
    #[must_use]
    pub fn of(number: usize) -> Option<Self> {
        let number = u32::try_from(number).ok().filter(|number| *number > 0)?;
        Some(Self {
            printed: Printed::plain(&number.to_string()),
            number: Some(number),
        })
    }
}

impl Dated {
    /// A date as it is printed for an action of this kind.
    #[must_use]
    pub fn of(kind: ActionKind, on: NaiveDate) -> Self {
        Self {
            on,
            letter: kind.letter().map(str::to_owned),
            bracketed: false,
            footnotes: Vec::new(),
        }
    }

    /// The date with its letters and brackets, without footnotes.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut text = dates::short(self.on);
        if let Some(letter) = &self.letter {
            text = format!("{text} {letter}");
        }
        if self.bracketed {
            text = format!("[{text}]");
        }
        text
    }
}

impl StatusPage {
    /// The number by which the treaty is known, as far as the page says: `XVIII-16`, `XXVII-7-a`.
    #[must_use]
    pub fn mtdsg_no(&self) -> Option<String> {
        let chapter = self.chapter.split_whitespace().last()?;
        let is_roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L');
        let chapter = Some(chapter.to_uppercase())
            .filter(|chapter| !chapter.is_empty() && chapter.chars().all(is_roman))?;
        let parts: Vec<String> = self
            .number
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty())
            .map(str::to_lowercase)
            .collect();
        let begins_with_a_number = parts
            .first()
            .is_some_and(|first| first.bytes().all(|byte| byte.is_ascii_digit()));
        begins_with_a_number.then(|| format!("{chapter}-{}", parts.join("-")))
    }

    /// The end notes to which these footnotes refer.
    pub fn notes_at<'a>(&'a self, footnotes: &'a [String]) -> impl Iterator<Item = &'a EndNote> {
        self.end_notes
            .iter()
            .filter(|note| !note.mark.is_empty() && footnotes.contains(&note.mark))
    }
}
