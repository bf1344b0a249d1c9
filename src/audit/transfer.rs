//! The trail as a file, the proof that it is whole, and the erasure of personal details.
//!
//! Personal details that were erased are no break, if an entry says that they were; details that were changed are one.

use std::io::Write;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::domain::ids::Position;
use crate::store::StoreError;
use crate::store::audit::entry::{AuditEntry, Noted};
use crate::store::audit::{self as stored, Selection, StoredAudit};
use crate::store::chain::{Broken, Chain, Head};
use crate::store::connection::Database;

const FORMAT: &str = "signatory-audit/1";
const READ_AT_ONCE: u32 = 2_000;
/// The details of how many entries are erased in one transaction.
const ERASED_AT_ONCE: u32 = 20_000;
const END: Position = Position(u64::MAX);

/// Why the trail could not be read or carried elsewhere.
#[derive(Debug, thiserror::Error)]
pub enum TrailError {
    /// The trail does not fit together.
    #[error("the audit trail is broken at position {}: {}", .0.position, .0.detail)]
    Broken(Broken),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
    /// The file could not be written.
    #[error("the file could not be written: {0}")]
    File(#[from] std::io::Error),
}

impl From<Broken> for TrailError {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<StoreError> for TrailError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Broken(broken) => Self::Broken(broken),
            other => Self::Store(other),
        }
    }
}

/// A trail that is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Its head.
    pub head: Head,
    /// Of how many entries the personal details are kept.
    pub kept: u64,
    /// Of how many they were erased.
    pub erased: u64,
}

#[derive(Serialize)]
struct HeaderLine {
    format: &'static str,
    entries: u64,
}

#[derive(Serialize)]
struct EntryLine<'a> {
    position: u64,
    body: &'a str,
    previous_hash: String,
    hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<PersonLine<'a>>,
}

#[derive(Serialize)]
struct PersonLine<'a> {
    salt: String,
    details: &'a str,
}

#[derive(Serialize)]
struct CheckpointLine {
    checkpoint: CheckpointShape,
}

#[derive(Serialize)]
struct CheckpointShape {
    position: u64,
    hash: String,
}

/// Checks that the last entry is the one that the head names, and that none is beyond it.
///
/// # Errors
/// What does not fit, or when the database cannot be read.
pub fn check_end(database: &mut Database) -> Result<(), TrailError> {
    let head = stored::head(database)?;
    let before = Position(head.position.0.saturating_sub(1));
    let range = (before, head.position);
    let last = stored::select(database, &Selection::default(), range, 1)?.pop();
    let hash = last.map(|last| last.hash).unwrap_or_default();
    if hash != head.hash {
        return Err(Broken {
            position: head.position,
            detail: "it is not the entry that the head names".into(),
        }
        .into());
    }
    require_nothing_beyond(database, head)
}

/// Reads the whole trail, checks that it fits together and leads to a checkpoint that was kept from earlier, if one is
/// given. `progress` hears how many entries have been checked, and of how many.
///
/// # Errors
/// The first position that does not fit, or a failure to read.
pub fn verify(
    database: &mut Database,
    expected: Option<Head>,
    progress: impl Fn(u64, u64),
) -> Result<Verified, TrailError> {
    for_each(database, expected, progress, |_| Ok(()))
}

/// Writes the whole trail as it is stored, checking it on the way.
///
/// # Errors
/// As [`verify`], or when the file cannot be written.
pub fn export(
    database: &mut Database,
    file: &mut impl Write,
    with_details: bool,
    progress: impl Fn(u64, u64),
) -> Result<Verified, TrailError> {
    let entries = stored::head(database)?.position.0;
    let header = HeaderLine {
        format: FORMAT,
        entries,
    };
    write_line(file, &header)?;
    let verified = for_each(database, None, progress, |entry| {
        let body = std::str::from_utf8(&entry.body).map_err(|_not_utf8| Broken {
            position: entry.position,
            detail: "its bytes are not UTF-8".into(),
        })?;
        let person = entry.person.as_ref().filter(|_| with_details);
        let line = EntryLine {
            position: entry.position.0,
            body,
            previous_hash: entry.previous_hash.to_string(),
            hash: entry.hash.to_string(),
            person: person.map(|person| PersonLine {
                salt: hex::encode(&person.salt),
                details: &person.details,
            }),
        };
        Ok(write_line(file, &line)?)
    })?;
    let checkpoint = CheckpointShape {
        position: verified.head.position.0,
        hash: verified.head.hash.to_string(),
    };
    write_line(file, &CheckpointLine { checkpoint })?;
    file.flush()?;
    Ok(verified)
}

/// Erases the personal details of entries before an instant, and notes that. Returns of how many entries.
///
/// # Errors
/// When the database refuses; what was erased until then is noted.
pub fn erase(
    database: &mut Database,
    before: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut total = 0_u64;
    loop {
        database.begin()?;
        let erased = match erase_some(database, before, at) {
            Ok(0) => {
                database.roll_back()?;
                return Ok(total);
            }
            Ok(erased) => erased,
            Err(error) => {
                // The transaction is lost either way; the first error is the one to report.
                let _ = database.roll_back();
                return Err(error);
            }
        };
        database.commit()?;
        total = total.saturating_add(erased);
    }
}

fn erase_some(
    database: &mut Database,
    before: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let head = stored::lock_head(database)?;
    let details = stored::erase(database, before.timestamp_micros(), ERASED_AT_ONCE)?;
    if details > 0 {
        let entry = AuditEntry {
            position: head.position.next(),
            at,
            noted: Noted::Erased { before, details },
            person: None,
        };
        stored::append(database, &[stored::linked(head, &entry, None)])?;
    }
    Ok(details)
}

/// What is found of personal details on the way through the trail.
#[derive(Default)]
struct Details {
    kept: u64,
    erased: u64,
    /// The latest entry whose details are absent.
    latest_absent: Option<(DateTime<Utc>, Position)>,
    /// Before which instant details were erased, as entries say.
    erased_before: Option<DateTime<Utc>>,
}

impl Details {
    fn see(&mut self, entry: &AuditEntry, has_person: bool) {
        match (entry.person, has_person) {
            (Some(_), true) => self.kept += 1,
            (Some(_), false) => {
                self.erased += 1;
                self.latest_absent = self.latest_absent.max(Some((entry.at, entry.position)));
            }
            (None, _) => {}
        }
        self.see_erasure(entry);
    }

    fn see_erasure(&mut self, entry: &AuditEntry) {
        if let Noted::Erased { before, .. } = entry.noted {
            self.erased_before = self.erased_before.max(Some(before));
        }
    }

    /// Details that are absent although no entry says that they were erased.
    fn unexplained(&self) -> Option<Broken> {
        let (at, position) = self.latest_absent?;
        let is_explained = self.erased_before.is_some_and(|before| at < before);
        (!is_explained).then(|| Broken {
            position,
            detail: "its personal details are absent, and no entry says that they were erased"
                .into(),
        })
    }
}

/// Goes through the entries up to the head, and checks everything.
fn for_each(
    database: &mut Database,
    expected: Option<Head>,
    progress: impl Fn(u64, u64),
    mut each: impl FnMut(&StoredAudit) -> Result<(), TrailError>,
) -> Result<Verified, TrailError> {
    let stated = stored::head(database)?;
    let beyond = expected.filter(|expected| expected.position > stated.position);
    if let Some(expected) = beyond {
        let detail = format!(
            "the checkpoint at position {} lies beyond the trail's end",
            expected.position
        );
        let position = stated.position.next();
        return Err(Broken { position, detail }.into());
    }
    let mut head = Head::default();
    let mut details = Details::default();
    while head.position < stated.position {
        let range = (head.position, stated.position);
        let entries = stored::select(database, &Selection::default(), range, READ_AT_ONCE)?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            head = follow(head, entry, expected)?;
            details.see(&entry.entry()?, entry.person.is_some());
            each(entry)?;
        }
        progress(head.position.0, stated.position.0);
    }
    if head != stated {
        let detail = format!(
            "the head states position {} and its hash, and the entries do not lead there",
            stated.position
        );
        let position = stated.position.min(head.position.next());
        return Err(Broken { position, detail }.into());
    }
    require_nothing_beyond(database, stated)?;
    if details.unexplained().is_some() {
        // They may have been erased on the way: the entry that says so is beyond the head that was read first.
        let range = (stated.position, END);
        for entry in stored::select(database, &Selection::default(), range, READ_AT_ONCE)? {
            details.see_erasure(&entry.entry()?);
        }
    }
    match details.unexplained() {
        Some(broken) => Err(broken.into()),
        None => Ok(Verified {
            head,
            kept: details.kept,
            erased: details.erased,
        }),
    }
}

fn follow(head: Head, entry: &StoredAudit, expected: Option<Head>) -> Result<Head, Broken> {
    let reached = Head {
        position: entry.position,
        hash: entry.hash,
    };
    let reached = head.lead(Chain::AuditTrail, reached, entry.previous_hash, &entry.body)?;
    match expected {
        Some(expected) if expected.position == entry.position && expected.hash != entry.hash => {
            Err(Broken {
                position: entry.position,
                detail: format!(
                    "the checkpoint has the hash {}, and the entry {}",
                    expected.hash, entry.hash
                ),
            })
        }
        Some(_) | None => Ok(reached),
    }
}

/// Refuses entries beyond a head that was read before, unless the head has moved on with them.
fn require_nothing_beyond(database: &mut Database, head: Head) -> Result<(), TrailError> {
    let range = (head.position, END);
    let beyond = stored::select(database, &Selection::default(), range, 1)?.pop();
    let Some(beyond) = beyond else {
        return Ok(());
    };
    let stated = stored::head(database)?.position;
    if stated < beyond.position {
        let detail = format!("the head states position {stated}, and this entry is beyond it");
        let position = beyond.position;
        return Err(Broken { position, detail }.into());
    }
    Ok(())
}

fn write_line(file: &mut impl Write, line: &impl Serialize) -> Result<(), std::io::Error> {
    serde_json::to_writer(&mut *file, line)?;
    file.write_all(b"\n")
}
