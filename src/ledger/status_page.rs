//! A treaty's status as a page of the depositary's: out of the record, and back beside it.
//!
//! What is written is read as the same table. What a page cannot carry is left out: it shows the present, so of two
//! spells of participation the second, and of an instrument that was withdrawn nothing.

mod plan;
mod rows;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::documents::mtdsg::{
    Cell, Column, Count, Dated, EndNote, Printed, Remark, Row, Stated, StatusPage, Table,
    date_in_words,
};
use crate::domain::action::ActionKind;
use crate::domain::history::History;
use crate::domain::language::Language;
use crate::domain::participant::Directory;
use crate::domain::participation::End;
use crate::domain::status_table::{ConsentEntry, Line, SignatureEntry, lines};

pub use plan::{Against, Item, Plan, Proposed, Subject, plan};

/// The page of a treaty on a day.
#[must_use]
pub fn page(history: &History, directory: &Directory, as_of: NaiveDate) -> StatusPage {
    let treaty = history.treaty();
    let lines = lines(history, directory, as_of);
    let (chapter, number) = treaty
        .mtdsg_no
        .as_deref()
        .and_then(|number| number.split_once('-'))
        .unwrap_or_default();
    let signatories = lines.iter().filter(|line| line.signature.is_some());
    let bound = lines.iter().filter(|line| {
        let consent = line.consent.as_ref();
        consent.is_some_and(|consent| !consent.has_ended_by(as_of))
    });
    let signatories = Count::of(signatories.count());
    let parties = Count::of(bound.count());
    let mut notes = Notes::default();
    let table = table(history, directory, as_of, &lines, &mut notes);
    StatusPage {
        chapter: if chapter.is_empty() {
            String::new()
        } else {
            format!("CHAPTER {chapter}")
        },
        number: number.replace('-', ". "),
        title: Printed::plain(treaty.title.get(Language::En)),
        conclusion: Printed::plain(&treaty.adopted_on.map(date_in_words).unwrap_or_default()),
        entry_into_force: Some(entry_into_force(history, directory, as_of)),
        registration: None,
        signatories,
        parties,
        texts: Vec::new(),
        notes: Vec::new(),
        tables: vec![table],
        blocks: Vec::new(),
        end_notes: notes.notes,
    }
}

fn entry_into_force(history: &History, directory: &Directory, as_of: NaiveDate) -> Stated {
    let clause = &history.treaty().clauses.entry_into_force;
    match history.commencement(directory, as_of) {
        Some(commencement) if commencement.in_force_on <= as_of => {
            Stated::in_force(commencement.in_force_on, &clause.article)
        }
        Some(commencement) => Stated::to_come(commencement.in_force_on, &clause.article),
        None => Stated::not_in_force(&clause.article, clause.text.as_deref()),
    }
}

/// The end notes, numbered as they are needed.
#[derive(Default)]
struct Notes {
    notes: Vec<EndNote>,
}

impl Notes {
    fn add(&mut self, remark: Remark) -> String {
        let mark = (self.notes.len() + 1).to_string();
        self.notes.push(EndNote {
            mark: mark.clone(),
            text: remark.sentence(),
        });
        mark
    }
}

/// The columns that a table has.
struct Columns {
    signature: Vec<ActionKind>,
    consent: Vec<ActionKind>,
    provisional: bool,
}

impl Columns {
    /// The acts in the order of the treaty document, then those that only its history has.
    ///
    /// A column is there where the final clauses speak of it or the history has something for it.
    fn of(history: &History, lines: &[Line]) -> Self {
        let clauses = &history.treaty().clauses;
        // A document may name succession to signature among the acts that it admits.
        let admitted = clauses.consent_kinds();
        let kinds: Vec<ActionKind> = admitted
            .iter()
            .copied()
            .filter(|kind| kind.is_consent())
            .collect();
        let signed = |kind: ActionKind| {
            let mut signatures = lines.iter().filter_map(|line| line.signature.as_ref());
            signatures.any(|signature| signature.kind == kind)
        };
        let has_signature = clauses.signature.is_some()
            || signed(ActionKind::Signature)
            || signed(ActionKind::SuccessionToSignature);
        let mut signature = Vec::new();
        if has_signature {
            signature.push(ActionKind::Signature);
        }
        let succession = ActionKind::SuccessionToSignature;
        if signed(succession) || (has_signature && admitted.contains(&succession)) {
            signature.push(succession);
        }
        let is_definitive = clauses
            .signature
            .as_ref()
            .is_some_and(|clause| clause.definitive);
        let consented = |kind: ActionKind| {
            let mut consents = lines.iter().filter_map(|line| line.consent.as_ref());
            consents.any(|consent| consent.kind == kind)
        };
        let others = ActionKind::ALL.into_iter().filter(|kind| {
            kind.is_consent()
                && !kinds.contains(kind)
                && (consented(*kind) || (*kind == ActionKind::DefinitiveSignature && is_definitive))
        });
        Self {
            signature,
            consent: kinds.iter().copied().chain(others).collect(),
            provisional: lines.iter().any(|line| line.provisional_since.is_some()),
        }
    }

    fn headers(&self) -> Vec<Column> {
        let mut headers = Vec::new();
        if !self.signature.is_empty() {
            headers.push(Column::of(&self.signature));
        }
        if self.provisional {
            headers.push(Column::of(&[ActionKind::ProvisionalApplication]));
        }
        headers.push(Column::of(&self.consent));
        headers
    }

    fn cells(&self, line: &Line, as_of: NaiveDate) -> Vec<Cell> {
        let mut cells = Vec::new();
        if !self.signature.is_empty() {
            cells.push(line.signature.as_ref().map_or(Cell::Empty, |signature| {
                Cell::Dated(Dated::of(signature.kind, signature.on))
            }));
        }
        if self.provisional {
            cells.push(line.provisional_since.map_or(Cell::Empty, |on| {
                Cell::Dated(Dated::of(ActionKind::ProvisionalApplication, on))
            }));
        }
        cells.push(line.consent.as_ref().map_or(Cell::Empty, |consent| {
            Cell::Dated(Dated {
                bracketed: consent.has_ended_by(as_of),
                ..Dated::of(consent.kind, consent.on)
            })
        }));
        cells
    }
}

/// The table, its rows by name as in a dictionary.
fn table(
    history: &History,
    directory: &Directory,
    as_of: NaiveDate,
    lines: &[Line],
    notes: &mut Notes,
) -> Table {
    let columns = Columns::of(history, lines);
    let mut named: Vec<(String, &Line)> = lines
        .iter()
        .filter_map(|line| {
            let participant = directory.resolve(&line.participant)?;
            Some((participant.name().to_owned(), line))
        })
        .collect();
    named.sort_by_cached_key(|(name, line)| (sorted_as(name), line.participant.clone()));
    let rows = named
        .into_iter()
        .map(|(name, line)| Row {
            line: 0,
            participant: Printed {
                text: name,
                footnotes: remarks(line).map(|remark| notes.add(remark)).collect(),
            },
            bracketed: false,
            cells: columns.cells(line, as_of),
        })
        .collect();
    Table {
        columns: columns.headers(),
        rows,
    }
}

/// What the notes have to say of a participant.
fn remarks(line: &Line) -> impl Iterator<Item = Remark> {
    let of_signature = line.signature.as_ref().and_then(withdrawn);
    let of_consent = line.consent.as_ref();
    let succeeded = of_consent
        .and_then(|consent| consent.succession_on)
        .map(|on| Remark::Succeeded { on });
    of_signature
        .into_iter()
        .chain(succeeded)
        .chain(of_consent.and_then(ended))
}

fn withdrawn(signature: &SignatureEntry) -> Option<Remark> {
    let on = signature.withdrawn_on?;
    Some(Remark::SignatureWithdrawn { on })
}

fn ended(consent: &ConsentEntry) -> Option<Remark> {
    match consent.end? {
        End::Denounced {
            received_on,
            effective_on,
            ..
        } => Some(Remark::Denounced {
            received_on,
            effective_on,
        }),
        End::LeftWithParent { on } => Some(Remark::LeftWithParent { on }),
        End::CeasedWithMembers { on } => Some(Remark::CeasedWithMembers { on }),
        End::Withdrawn { .. } => None,
    }
}

/// The key by which names stand in order: without regard to case and diacritics.
fn sorted_as(name: &str) -> String {
    name.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
