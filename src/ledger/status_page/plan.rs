//! What would have to be done so that the record says what a page of the depositary's says.
//!
//! A plan is for a person: it proposes acts that the page states plainly, says of everything else why a person is needed,
//! and records nothing.

mod wording;

use chrono::NaiveDate;

use crate::documents::mtdsg::{Count, StatusPage, date_in_words};
use crate::domain::action::Act;
use crate::domain::history::History;
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Directory;
use crate::domain::status_table::{Discrepancy, Fact, PrintedLine, Remedy, Shown, compare, lines};
use crate::ledger::lookup::Lookup;

use super::rows::{Place, Rows, Unread};

/// What a page is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The history of the treaty.
    pub history: &'a History,
    /// The participants.
    pub directory: &'a Directory,
    /// How they are found.
    pub lookup: &'a Lookup,
    /// The legal date of the register's table.
    pub as_of: NaiveDate,
    /// Where the page can be found again, for the acts that are proposed: its hash.
    pub source: &'a str,
}

/// What differs, and what would have to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What differs; nothing where the record says what the page says.
    pub items: Vec<Item>,
    /// What a reader should know, although nothing follows from it for the record.
    pub remarks: Vec<String>,
    /// How many rows were compared.
    pub rows: usize,
}

/// Something that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub subject: Subject,
    /// The line of the file; none for what is not printed.
    pub line: Option<u64>,
    /// The place of the table: a [`crate::domain::status_table::Field`], `row`, `entry_into_force`, or a header.
    pub field: String,
    /// What the register has there.
    pub registered: Option<String>,
    /// What is printed there.
    pub printed: Option<String>,
    /// What would have to be done.
    pub proposed: Proposed,
}

/// What an item is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The treaty.
    Treaty,
    /// A participant, by code and English name.
    Participant(ParticipantCode, String),
    /// One whose name finds nobody.
    Unknown(String),
}

/// What would have to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposed {
    /// Record this act, after a person has looked at it.
    Record(Box<Act>),
    /// A person must find out.
    Person {
        /// Why, by a word of a closed list.
        reason: &'static str,
        /// Why, in a sentence.
        detail: String,
    },
}

impl Plan {
    /// The acts that are proposed, in the order of the plan.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.items.iter().filter_map(|item| match &item.proposed {
            Proposed::Record(act) => Some(&**act),
            Proposed::Person { .. } => None,
        })
    }
}

/// Compares a page with the record.
#[must_use]
pub fn plan(page: &StatusPage, against: Against<'_>) -> Plan {
    let rows = Rows::of(page, &against);
    let registered = lines(against.history, against.directory, against.as_of);
    let differing = compare(&registered, &rows.lines, against.as_of);
    let mut remarks = Vec::new();
    let of_treaty = entry_into_force(page, &against, &mut remarks);
    remarks.extend(counts(page, &rows));
    remarks.extend(beside(page, &rows));
    let unread = rows
        .unread
        .iter()
        .map(|unread| unreadable(unread, &against));
    let differing = differing
        .iter()
        .map(|discrepancy| item(discrepancy, place(&rows, discrepancy), &against));
    Plan {
        items: of_treaty
            .into_iter()
            .chain(unread)
            .chain(differing)
            .collect(),
        remarks,
        rows: rows.lines.len(),
    }
}

fn place<'a>(rows: &'a Rows, discrepancy: &Discrepancy) -> Option<&'a Place> {
    let index = rows
        .lines
        .iter()
        .position(|line| line.participant == discrepancy.participant)?;
    rows.places.get(index)
}

fn item(discrepancy: &Discrepancy, place: Option<&Place>, against: &Against<'_>) -> Item {
    let line = place.map(|place| place.line);
    let proposed = match &discrepancy.remedy {
        Remedy::Record { kind, on } => Proposed::Record(Box::new(Act {
            source: Some(against.source.into()),
            note: line.map(|line| {
                format!("read in the depositary's table, line {line} of the file").into()
            }),
            ..Act::new(discrepancy.participant.clone(), *kind, *on)
        })),
        Remedy::Person(reason) => {
            let (reason, detail) = wording::reason(reason);
            Proposed::Person { reason, detail }
        }
    };
    Item {
        subject: subject(&discrepancy.participant, against),
        line,
        field: discrepancy.field.as_str().to_owned(),
        registered: discrepancy.registered.map(fact),
        printed: discrepancy.printed.map(fact),
        proposed,
    }
}

fn subject(code: &ParticipantCode, against: &Against<'_>) -> Subject {
    let name = against
        .directory
        .resolve(code)
        .map_or_else(String::new, |participant| participant.name().to_owned());
    Subject::Participant(code.clone(), name)
}

fn fact(fact: Fact) -> String {
    match fact {
        Fact::Act { kind, on } => format!("{} of {on}", kind.in_words()),
        Fact::Ended { on } => format!("ended on {on}"),
        Fact::Brackets => "square brackets".to_owned(),
    }
}

fn unreadable(unread: &Unread, against: &Against<'_>) -> Item {
    let (reason, detail) = wording::unread(&unread.why);
    Item {
        subject: match &unread.participant {
            Some(code) => subject(code, against),
            None => Subject::Unknown(unread.place.name.clone()),
        },
        line: Some(unread.place.line),
        field: unread.column.clone().unwrap_or_else(|| "row".to_owned()),
        registered: None,
        printed: Some(unread.printed.clone()),
        proposed: Proposed::Person { reason, detail },
    }
}

fn entry_into_force(
    page: &StatusPage,
    against: &Against<'_>,
    remarks: &mut Vec<String>,
) -> Option<Item> {
    let stated = page.entry_into_force.as_ref()?;
    let computed = against
        .history
        .commencement(against.directory, against.as_of)
        .map(|commencement| commencement.in_force_on);
    let agrees = match (stated.on, stated.is_not_yet()) {
        (_, true) => computed.is_none_or(|on| on > against.as_of),
        (Some(on), false) => computed == Some(on),
        (None, false) => {
            remarks.push(format!(
                "what the document says of the entry into force begins with no date and was not compared: {:?}",
                stated.text.text
            ));
            true
        }
    };
    if agrees {
        return None;
    }
    Some(Item {
        subject: Subject::Treaty,
        line: None,
        field: "entry_into_force".to_owned(),
        registered: Some(computed.map_or_else(
            || "not in force".to_owned(),
            |on| format!("in force on {on}"),
        )),
        printed: Some(match stated.on.filter(|_| !stated.is_not_yet()) {
            Some(on) => format!("in force on {on}"),
            None => "not in force".to_owned(),
        }),
        proposed: Proposed::Person {
            reason: "entry_into_force_differs",
            detail: "the register computes the date and does not take one: an action is missing or wrong, or the depositary's date is to be stated by a decision".to_owned(),
        },
    })
}

/// Whether the numbers that are printed are those of the rows.
fn counts(page: &StatusPage, rows: &Rows) -> Vec<String> {
    let differing = |printed: Option<&Count>, what: &str, is: &dyn Fn(&PrintedLine) -> bool| {
        let printed = printed?;
        let counted = rows.lines.iter().filter(|line| is(line)).count();
        let agrees = printed
            .number
            .is_some_and(|number| usize::try_from(number) == Ok(counted));
        (!agrees).then(|| {
            format!(
                "the document says {:?} {what}, and {counted} of its rows that were read are",
                printed.printed.text
            )
        })
    };
    let signed = |line: &PrintedLine| line.signature != Shown::Nothing;
    let bound = |line: &PrintedLine| match &line.consent {
        Shown::Nothing => false,
        Shown::Unclear => true,
        Shown::Clear(consent) => !consent.bracketed,
    };
    let signatories = differing(page.signatories.as_ref(), "signatories", &signed);
    let parties = differing(page.parties.as_ref(), "parties", &bound);
    signatories.into_iter().chain(parties).collect()
}

/// What a page has beside its table.
fn beside(page: &StatusPage, rows: &Rows) -> Vec<String> {
    let mut remarks = Vec::new();
    let unread: Vec<&str> = page
        .end_notes
        .iter()
        .filter(|note| !rows.notes_read.contains(&note.mark))
        .map(|note| note.mark.as_str())
        .collect();
    if !unread.is_empty() {
        remarks.push(format!(
            "end notes that are prose and were not read: {}",
            unread.join(", ")
        ));
    }
    for of_one_name in page.blocks.chunk_by(|a, b| a.name == b.name) {
        if let Some(first) = of_one_name.first() {
            remarks.push(format!(
                "{}: {} paragraphs or tables were kept out; they are not compared",
                first.name,
                of_one_name.len()
            ));
        }
    }
    if let Some(on) = page.registration.as_ref().and_then(|stated| stated.on) {
        remarks.push(format!(
            "registered on {}; the register has no field for it",
            date_in_words(on)
        ));
    }
    remarks
}
