//! From what is printed in a row to what it says: whose it is, and which acts.
//!
//! A name is looked up and never guessed; a letter means what its own column's header says. What cannot be read is
//! reported, and nothing is concluded from it.

use std::collections::BTreeSet;

use crate::documents::mtdsg::{
    Cell, Column, Dated, Remark, Row, StatusPage, Table, Unmapped, dates_in,
};
use crate::domain::action::{ActionKind, Family};
use crate::domain::ids::ParticipantCode;
use crate::domain::status_table::{
    PrintedConsent, PrintedEnd, PrintedLine, PrintedSignature, Shown,
};
use crate::ledger::lookup::Near;

use super::plan::Against;

/// The longest text that could be a code; no participant is printed by its code.
const LONGEST_CODE_CHARS: usize = 3;

/// The rows of a page that have a participant, and what could not be read.
#[derive(Default)]
pub(super) struct Rows {
    /// The lines, in the order of the page.
    pub(super) lines: Vec<PrintedLine>,
    /// The line of the file of each of them, and the name printed there.
    pub(super) places: Vec<Place>,
    /// What could not be read.
    pub(super) unread: Vec<Unread>,
    /// The marks of the end notes whose meaning is known.
    pub(super) notes_read: BTreeSet<String>,
}

/// Where a row stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) line: u64,
    pub(super) name: String,
}

/// Something that could not be read.
pub(super) struct Unread {
    pub(super) place: Place,
    pub(super) participant: Option<ParticipantCode>,
    /// The header of the column; none where it is the row as a whole.
    pub(super) column: Option<String>,
    pub(super) printed: String,
    pub(super) why: WhyUnread,
}

/// Why it could not be read.
pub(super) enum WhyUnread {
    UnknownName(Vec<Near>),
    NameRepeated,
    NumberOfCells { expected: usize },
    Unmapped(Unmapped),
    NoDate,
    ActRepeated,
}

impl Rows {
    pub(super) fn of(page: &StatusPage, against: &Against<'_>) -> Self {
        let mut rows = Self::default();
        for table in &page.tables {
            for row in &table.rows {
                rows.take(page, table, row, against);
            }
        }
        rows
    }

    fn take(&mut self, page: &StatusPage, table: &Table, row: &Row, against: &Against<'_>) {
        let place = Place {
            line: row.line,
            name: row.participant.text.clone(),
        };
        let unread = |participant: Option<&ParticipantCode>, why: WhyUnread| Unread {
            place: place.clone(),
            participant: participant.cloned(),
            column: None,
            printed: row.participant.text.clone(),
            why,
        };
        let participant = match participant(&row.participant.text, against) {
            Ok(participant) => participant,
            Err(near) => {
                return self.unread.push(unread(None, WhyUnread::UnknownName(near)));
            }
        };
        if self
            .lines
            .iter()
            .any(|line| line.participant == participant)
        {
            let why = WhyUnread::NameRepeated;
            return self.unread.push(unread(Some(&participant), why));
        }
        let mut reading = RowReading::new(participant.clone());
        if row.cells.len() == table.columns.len() {
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                if let Err(why) = reading.cell(page, row, column, cell) {
                    self.unread.push(Unread {
                        column: Some(column.header.text.clone()),
                        printed: shown(cell),
                        ..unread(Some(&participant), why)
                    });
                }
            }
        } else {
            let expected = table.columns.len() + 1;
            let why = WhyUnread::NumberOfCells { expected };
            self.unread.push(unread(Some(&participant), why));
            reading.nothing_is_clear();
        }
        self.notes_read.append(&mut reading.notes_read);
        self.lines.push(reading.line);
        self.places.push(place);
    }
}

/// Finds the one who is printed by this name.
fn participant(name: &str, against: &Against<'_>) -> Result<ParticipantCode, Vec<Near>> {
    if name.chars().nth(LONGEST_CODE_CHARS).is_none() {
        return Err(Vec::new());
    }
    let near = match against.lookup.find(name) {
        Ok(found) => return Ok(found.code),
        Err(near) => near,
    };
    // Organizations in no list of ours are known by the record alone.
    let unlisted = against.history.participants().find(|code| {
        code.unlisted_organization()
            .is_some_and(|other| other.trim() == name)
    });
    unlisted.cloned().ok_or(near)
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Dated(dated) => dated.shown(),
        Cell::Other(printed) => printed.text.clone(),
    }
}

/// A row while it is being read.
struct RowReading {
    line: PrintedLine,
    notes_read: BTreeSet<String>,
}

impl RowReading {
    fn new(participant: ParticipantCode) -> Self {
        Self {
            line: PrintedLine {
                participant,
                signature: Shown::Nothing,
                consent: Shown::Nothing,
                provisional: Shown::Nothing,
            },
            notes_read: BTreeSet::new(),
        }
    }

    fn nothing_is_clear(&mut self) {
        self.line.signature = Shown::Unclear;
        self.line.consent = Shown::Unclear;
        self.line.provisional = Shown::Unclear;
    }

    fn cell(
        &mut self,
        page: &StatusPage,
        row: &Row,
        column: &Column,
        cell: &Cell,
    ) -> Result<(), WhyUnread> {
        let dated = match cell {
            Cell::Empty => return Ok(()),
            Cell::Dated(dated) => dated,
            Cell::Other(_) => {
                self.nothing_is_clear_in(column);
                return Err(WhyUnread::NoDate);
            }
        };
        let kind = column.kind(dated.letter.as_deref()).map_err(|unmapped| {
            self.nothing_is_clear_in(column);
            WhyUnread::Unmapped(unmapped)
        })?;
        let notes = NotesRead::of(page, row, dated);
        let is_free = match kind.family() {
            Family::Signature => {
                let is_free = self.line.signature == Shown::Nothing;
                self.line.signature = Shown::Clear(PrintedSignature {
                    kind,
                    on: dated.on,
                    bracketed: dated.bracketed,
                    withdrawn_on: notes.signature_withdrawn_on,
                });
                is_free
            }
            Family::Consent => {
                let is_free = self.line.consent == Shown::Nothing;
                self.line.consent = Shown::Clear(PrintedConsent {
                    kind,
                    on: dated.on,
                    bracketed: row.bracketed || dated.bracketed,
                    end: notes.end,
                    succession_on: notes.succession_on,
                });
                is_free
            }
            Family::ProvisionalApplication => {
                let is_free = self.line.provisional == Shown::Nothing;
                self.line.provisional = Shown::Clear(dated.on);
                is_free
            }
            // No header names one of these.
            Family::Withdrawal | Family::Communication => false,
        };
        self.notes_read.extend(notes.read);
        if is_free {
            return Ok(());
        }
        self.unclear(kind);
        Err(WhyUnread::ActRepeated)
    }

    fn nothing_is_clear_in(&mut self, column: &Column) {
        let kinds: Vec<ActionKind> = column.acts.iter().filter_map(|act| act.kind).collect();
        if kinds.is_empty() {
            // The column could be about anything.
            self.nothing_is_clear();
        }
        for kind in kinds {
            self.unclear(kind);
        }
    }

    fn unclear(&mut self, kind: ActionKind) {
        match kind.family() {
            Family::Signature => self.line.signature = Shown::Unclear,
            Family::Consent => self.line.consent = Shown::Unclear,
            Family::ProvisionalApplication => self.line.provisional = Shown::Unclear,
            Family::Withdrawal | Family::Communication => {}
        }
    }
}

/// What the notes at a name and at a date say.
#[derive(Default)]
struct NotesRead {
    end: Option<PrintedEnd>,
    signature_withdrawn_on: Option<chrono::NaiveDate>,
    succession_on: Option<chrono::NaiveDate>,
    read: BTreeSet<String>,
}

impl NotesRead {
    fn of(page: &StatusPage, row: &Row, dated: &Dated) -> Self {
        let mut read = Self::default();
        let mut prose: Vec<&str> = Vec::new();
        let footnotes = [row.participant.footnotes.as_slice(), &dated.footnotes].concat();
        for note in page.notes_at(&footnotes) {
            let Some(remark) = Remark::parse(&note.text) else {
                prose.push(&note.text);
                continue;
            };
            read.read.insert(note.mark.clone());
            match remark {
                Remark::Denounced {
                    received_on,
                    effective_on,
                } => {
                    read.end = Some(PrintedEnd::Denounced {
                        received_on,
                        effective_on,
                    });
                }
                Remark::LeftWithParent { on } | Remark::CeasedWithMembers { on } => {
                    read.end = Some(PrintedEnd::Otherwise { on });
                }
                Remark::SignatureWithdrawn { on } => read.signature_withdrawn_on = Some(on),
                Remark::Succeeded { on } => read.succession_on = Some(on),
            }
        }
        if read.end.is_none() && !prose.is_empty() {
            let text = prose.join(" ");
            let dates = dates_in(&text);
            read.end = Some(PrintedEnd::Prose { text, dates });
        }
        read
    }
}
