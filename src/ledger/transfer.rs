//! The ledger as a file, and the proof that it is whole: export, import, verify.
//!
//! The file is one JSON object a line: first what the file is, then each entry with its bytes as they are
//! stored, so that a copy has the same hashes. The last line names the checkpoint that a reader must arrive at.

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};

use crate::domain::ids::Position;
use crate::store::StoreError;
use crate::store::chain::{Broken, Hash, Head};
use crate::store::connection::Database;
use crate::store::entry::{Entry, Sharing};
use crate::store::ledger::{self, StoredEntry};

const FORMAT: &str = "signatory-ledger/1";
const READ_AT_ONCE: u32 = 5_000;
const WRITTEN_AT_ONCE: usize = 5_000;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderLine {
    format: String,
    entries: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryLine {
    position: u64,
    body: String,
    previous_hash: String,
    hash: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckpointLine {
    checkpoint: CheckpointShape,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckpointShape {
    position: u64,
    hash: String,
}

/// Why a ledger could not be carried over.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file could not be read or written.
    #[error("the file could not be read or written: {0}")]
    File(#[from] std::io::Error),
    /// A line is not of the format.
    #[error("line {line} of the file: {detail}")]
    Line {
        /// The line, from 1.
        line: u64,
        /// What was expected and what was found.
        detail: String,
    },
    /// The file ends before its checkpoint.
    #[error("the file ends too early: it has no checkpoint at its end")]
    EndsEarly,
    /// The target already has entries.
    #[error("the target ledger is not empty: its head is at position {0}")]
    NotEmpty(Position),
}

/// Reads the whole ledger, checks that it fits together, and returns its head. `progress` hears how many
/// entries have been checked, and of how many.
///
/// # Errors
/// The first position that does not fit, or a failure to read.
pub fn verify(database: &mut Database, progress: impl Fn(u64, u64)) -> Result<Head, StoreError> {
    verify_to(database, None, progress)
}

/// The same, and the record must lead to a checkpoint that was kept from earlier.
///
/// # Errors
/// The first position that does not fit, or a failure to read.
pub fn verify_to(
    database: &mut Database,
    expected: Option<Head>,
    progress: impl Fn(u64, u64),
) -> Result<Head, StoreError> {
    let head = ledger::head(database)?;
    if let Some(expected) = expected.filter(|expected| expected.position > head.position) {
        return Err(StoreError::from(Broken {
            position: head.position.next(),
            detail: format!(
                "the checkpoint at position {} lies beyond the record's end",
                expected.position
            ),
        }));
    }
    for_each(database, head, progress, |entry| match expected {
        Some(expected) if expected.position == entry.position && expected.hash != entry.hash => {
            Err(StoreError::from(Broken {
                position: entry.position,
                detail: format!(
                    "the checkpoint has the hash {}, and the entry {}",
                    expected.hash, entry.hash
                ),
            }))
        }
        Some(_) | None => Ok(()),
    })?;
    Ok(head)
}

/// Writes the whole ledger, checking it on the way, and returns its head.
///
/// # Errors
/// As [`verify`], or when the file cannot be written.
pub fn export(
    database: &mut Database,
    file: &mut impl Write,
    progress: impl Fn(u64, u64),
) -> Result<Head, TransferError> {
    let head = ledger::head(database)?;
    write_line(
        file,
        &HeaderLine {
            format: FORMAT.into(),
            entries: head.position.0,
        },
    )?;
    for_each(database, head, progress, |entry| {
        let line = EntryLine::of(entry).map_err(StoreError::from)?;
        Ok::<_, TransferError>(write_line(file, &line)?)
    })?;
    write_line(
        file,
        &CheckpointLine {
            checkpoint: CheckpointShape {
                position: head.position.0,
                hash: head.hash.to_string(),
            },
        },
    )?;
    file.flush()?;
    Ok(head)
}

/// Fills an empty ledger from an exported file, in one transaction, and returns its head.
///
/// # Errors
/// When the ledger is not empty, a line is not of the format, the chain does not verify, or the file does not
/// end with the checkpoint that its entries arrive at. Nothing is entered then.
pub fn import(
    database: &mut Database,
    file: impl BufRead,
    progress: impl Fn(u64, u64),
) -> Result<Head, TransferError> {
    database.begin()?;
    match import_locked(database, file, progress) {
        Ok(head) => {
            database.commit()?;
            Ok(head)
        }
        Err(error) => {
            // The first error is the one to report.
            let _ = database.roll_back();
            Err(error)
        }
    }
}

fn import_locked(
    database: &mut Database,
    file: impl BufRead,
    progress: impl Fn(u64, u64),
) -> Result<Head, TransferError> {
    let existing = ledger::lock_head(database)?;
    if existing.position != Position::ZERO {
        return Err(TransferError::NotEmpty(existing.position));
    }
    let mut lines = (1_u64..).zip(file.lines());
    let header: HeaderLine = next_line(&mut lines)?;
    if header.format != FORMAT {
        return Err(TransferError::Line {
            line: 1,
            detail: format!("expected the format {FORMAT} and found {}", header.format),
        });
    }
    let mut head = Head::default();
    let mut waiting = Vec::new();
    while head.position.0 < header.entries {
        let line: EntryLine = next_line(&mut lines)?;
        let entry = line.parse().map_err(|detail| TransferError::Line {
            line: head.position.0.saturating_add(2),
            detail,
        })?;
        head = head
            .follow(entry.position, entry.previous_hash, &entry.body, entry.hash)
            .map_err(StoreError::from)?;
        waiting.push(entry);
        if waiting.len() >= WRITTEN_AT_ONCE {
            ledger::append(database, &waiting)?;
            waiting.clear();
            progress(head.position.0, header.entries);
        }
    }
    ledger::append(database, &waiting)?;
    progress(head.position.0, header.entries);
    let last: CheckpointLine = next_line(&mut lines)?;
    if let Some((line, _)) = lines.next() {
        return Err(TransferError::Line {
            line,
            detail: "expected the end of the file after the checkpoint".into(),
        });
    }
    let fits = last.checkpoint.position == head.position.0
        && last.checkpoint.hash == head.hash.to_string();
    if !fits {
        return Err(StoreError::from(Broken {
            position: head.position,
            detail: "the checkpoint at the end of the file is another one".into(),
        })
        .into());
    }
    Ok(head)
}

/// Goes through the entries up to a head that was read before; what has been added since is left out.
fn for_each<E: From<StoreError>>(
    database: &mut Database,
    stated: Head,
    progress: impl Fn(u64, u64),
    mut each: impl FnMut(&StoredEntry) -> Result<(), E>,
) -> Result<(), E> {
    let mut head = Head::default();
    let mut sharing = Sharing::default();
    while head.position < stated.position {
        let entries = ledger::entries_after(database, head.position, READ_AT_ONCE)?;
        let wanted = |entry: &&StoredEntry| entry.position <= stated.position;
        if !entries.first().as_ref().is_some_and(wanted) {
            break;
        }
        for entry in entries.iter().take_while(wanted) {
            head = head
                .follow(entry.position, entry.previous_hash, &entry.body, entry.hash)
                .map_err(StoreError::from)?;
            Entry::of_stored(entry, &mut sharing).map_err(StoreError::from)?;
            each(entry)?;
        }
        progress(head.position.0, stated.position.0);
    }
    if head != stated {
        return Err(StoreError::from(Broken {
            position: stated.position.min(head.position.next()),
            detail: format!(
                "the head states position {} and its hash, and the entries do not lead there",
                stated.position
            ),
        })
        .into());
    }
    Ok(ledger::require_nothing_beyond(database, stated)?)
}

fn write_line(file: &mut impl Write, line: &impl Serialize) -> Result<(), std::io::Error> {
    serde_json::to_writer(&mut *file, line)?;
    file.write_all(b"\n")
}

fn next_line<T: for<'de> Deserialize<'de>>(
    lines: &mut impl Iterator<Item = (u64, std::io::Result<String>)>,
) -> Result<T, TransferError> {
    let Some((line, text)) = lines.next() else {
        return Err(TransferError::EndsEarly);
    };
    serde_json::from_str(&text?).map_err(|error| TransferError::Line {
        line,
        detail: error.to_string(),
    })
}

impl EntryLine {
    fn of(entry: &StoredEntry) -> Result<Self, Broken> {
        let body = String::from_utf8(entry.body.clone()).map_err(|_not_utf8| Broken {
            position: entry.position,
            detail: "its bytes are not UTF-8".into(),
        })?;
        Ok(Self {
            position: entry.position.0,
            body,
            previous_hash: entry.previous_hash.to_string(),
            hash: entry.hash.to_string(),
        })
    }

    fn parse(self) -> Result<StoredEntry, String> {
        let hash = |text: &str| {
            Hash::from_hex(text)
                .ok_or_else(|| "expected a hash of 64 hexadecimal digits".to_owned())
        };
        let position = Position(self.position);
        let body = self.body.into_bytes();
        let (_, request) = Entry::decode(position, &body).map_err(|broken| broken.detail)?;
        Ok(StoredEntry {
            position,
            previous_hash: hash(&self.previous_hash)?,
            hash: hash(&self.hash)?,
            body,
            request,
        })
    }
}
