//! What would have to be done so that the record says what a page of the depositary's says.
//!
//! A plan is for a person: it proposes acts that the page states plainly, says of everything else why a person is needed,
//! and records nothing.

use chrono::NaiveDate;

use crate::documents::mtdsg::{StatusPage, Unmapped, date_in_words};
use crate::domain::action::Act;
use crate::domain::history::History;
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Directory;
use crate::domain::status_table::{Discrepancy, Fact, Reason, Remedy, compare, lines};
use crate::ledger::lookup::Lookup;

use super::rows::{Place, Rows, Unread, WhyUnread};

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
            source: Some(against.source.to_owned()),
            note: line
                .map(|line| format!("read in the depositary's table, line {line} of the file")),
            ..Act::new(discrepancy.participant.clone(), *kind, *on)
        })),
        Remedy::Person(reason) => person(reason),
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

fn person(reason: &Reason) -> Proposed {
    let (reason, detail) = match reason {
        Reason::DatesDiffer(Some(action)) => (
            "dates_differ",
            format!("both have it, with different dates: action {action} may have to be corrected, or there was another"),
        ),
        Reason::DatesDiffer(None) => (
            "dates_differ",
            "both have it, with different dates: one of them may have to be corrected".to_owned(),
        ),
        Reason::KindsDiffer(action) => (
            "kinds_differ",
            format!("both have something there, of different kinds: action {action} may have to be corrected"),
        ),
        Reason::NotPrinted(action) => (
            "not_in_document",
            match action {
                Some(action) => format!("only the register has it, by action {action}: it was withdrawn, or is newer than the document, or is wrong"),
                None => "only the register has it: it was withdrawn, or is newer than the document, or is wrong".to_owned(),
            },
        ),
        Reason::LaterThanCompared => (
            "later_than_compared",
            "it is dated after the day for which the register was asked".to_owned(),
        ),
        Reason::EndNotSaid => (
            "end_not_said",
            "it stands in brackets, denounced or withdrawn, and no note says when the notification was received".to_owned(),
        ),
        Reason::EndInProse { text, dates } => (
            "end_only_in_prose",
            format!(
                "it stands in brackets, denounced or withdrawn, and when is said in prose only, with {}: {text:?}",
                if dates.is_empty() {
                    "no date".to_owned()
                } else {
                    let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
                    format!("the dates {}", dates.join(", "))
                }
            ),
        ),
        Reason::EndedOtherwise => (
            "ended_otherwise",
            "it ended with the parent treaty or the member States, so an action in relation to another treaty or of another participant is missing".to_owned(),
        ),
        Reason::NotInBrackets => (
            "not_in_brackets",
            "the register has an end that has taken effect, and the document has no brackets".to_owned(),
        ),
        Reason::EndsDiffer => (
            "ends_differ",
            "both have an end, with different dates or causes".to_owned(),
        ),
        Reason::SignatureInBrackets => (
            "signature_in_brackets",
            "the signature stands in brackets, and no note says why in words that are read".to_owned(),
        ),
    };
    Proposed::Person { reason, detail }
}

fn unreadable(unread: &Unread, against: &Against<'_>) -> Item {
    let (reason, detail) = match &unread.why {
        WhyUnread::UnknownName(near) => (
            "unknown_name",
            if near.is_empty() {
                "no participant is called that".to_owned()
            } else {
                let near: Vec<String> = near
                    .iter()
                    .map(|near| format!("{} ({})", near.name, near.code))
                    .collect();
                format!("no participant is called that; near are {}", near.join(", "))
            },
        ),
        WhyUnread::NameRepeated => (
            "name_repeated",
            "an earlier row is this participant's already".to_owned(),
        ),
        WhyUnread::NumberOfCells { expected } => (
            "wrong_number_of_cells",
            format!("the header has {expected} columns, and the row another number"),
        ),
        WhyUnread::Unmapped(Unmapped::NotInHeader) => (
            "unmapped_code",
            "the header of the column names no act for the letters after the date, or for none".to_owned(),
        ),
        WhyUnread::Unmapped(Unmapped::Ambiguous) => (
            "unmapped_code",
            "the header of the column names several acts for the letters after the date, or for none".to_owned(),
        ),
        WhyUnread::Unmapped(Unmapped::NoAction(words)) => (
            "unmapped_code",
            format!("the header of the column says {words:?}, and that is no kind of action here"),
        ),
        WhyUnread::NoDate => (
            "unreadable_cell",
            "expected a date such as 4 Mar 2019 a".to_owned(),
        ),
        WhyUnread::ActRepeated => (
            "act_repeated",
            "another column of the row has an act of this family already".to_owned(),
        ),
    };
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
    let signatories = rows
        .lines
        .iter()
        .filter(|line| line.signature != crate::domain::status_table::Shown::Nothing)
        .count();
    let differs = |count: &crate::documents::mtdsg::Count| {
        count
            .number
            .is_none_or(|number| usize::try_from(number) != Ok(signatories))
    };
    page.signatories
        .iter()
        .filter(|count| differs(count))
        .map(|count| {
            format!(
                "the document says {:?} signatories, and {signatories} of its rows have a signature",
                count.printed.text
            )
        })
        .collect()
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
            "{} end notes are prose and were not read: {}",
            unread.len(),
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
