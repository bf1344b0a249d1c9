//! Reading on: from the head that a register knows to the head of the ledger, every entry checked on the way.
//!
//! What is much, as at the start, is read, checked and entered side by side, so that a record of a million entries is
//! there within seconds.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::store::StoreError;
use crate::store::chain::{Broken, Head};
use crate::store::connection::Database;
use crate::store::entry::Sharing;
use crate::store::ledger::{self, StoredEntry};

use super::register::{Checked, Register};

/// How many entries are read at a time.
const READ_AT_ONCE: u32 = 2_000;
/// How many such parts may wait between one who reads or checks and the next.
const PARTS_WAITING: usize = 2;

/// Reads every entry up to a head into a register. Returns whether there was any.
///
/// # Errors
/// When the database cannot be read, or an entry does not follow; the register is of no more use then.
pub fn follow_to(
    database: &mut Database,
    register: &mut Register,
    head: Head,
) -> Result<bool, StoreError> {
    let known = register.head();
    if head.position < known.position {
        // A database that was restored or failed over to a copy that lags: to write on would fork the record.
        return Err(StoreError::Broken(Broken {
            position: head.position.next(),
            detail: format!(
                "the database ends at position {}, and {} was published",
                head.position, known.position
            ),
        }));
    }
    match head.position.0.saturating_sub(known.position.0) {
        0 => {}
        missing if missing > u64::from(READ_AT_ONCE) => {
            read_side_by_side(database, register, head)?;
        }
        _ => {
            let entries = ledger::entries_after(database, known.position, READ_AT_ONCE)?;
            register.follow(&entries)?;
        }
    }
    let reached = register.head();
    if reached.position < head.position
        || (reached.position == head.position && reached.hash != head.hash)
    {
        return Err(StoreError::Broken(Broken {
            position: head.position,
            detail: "the head does not fit the entries".into(),
        }));
    }
    Ok(reached.position > known.position)
}

/// One thread reads, one checks, and this one enters.
fn read_side_by_side(
    database: &mut Database,
    register: &mut Register,
    head: Head,
) -> Result<(), StoreError> {
    let known = register.head();
    thread::scope(|scope| {
        let (to_check, read) = sync_channel(PARTS_WAITING);
        let (to_enter, checked) = sync_channel(PARTS_WAITING);
        scope.spawn(move || read_parts(database, known, head, &to_check));
        scope.spawn(move || check_parts(&read, known, &to_enter));
        for part in checked {
            register.enter_all(part?)?;
        }
        Ok(())
    })
}

/// A part of the ledger, or why it could not be had.
type Part<T> = Result<T, StoreError>;

/// Reads up to the head, until nobody takes what is read.
fn read_parts(
    database: &mut Database,
    known: Head,
    head: Head,
    parts: &SyncSender<Part<Vec<StoredEntry>>>,
) {
    let mut reached = known.position;
    while reached < head.position {
        let part = ledger::entries_after(database, reached, READ_AT_ONCE);
        let last = match &part {
            Ok(entries) => entries.last().map(|last| last.position),
            Err(_) => None,
        };
        let is_end = last.is_none();
        if parts.send(part).is_err() || is_end {
            return;
        }
        reached = last.unwrap_or(head.position);
    }
}

/// Checks what is read, until something does not fit or nobody takes it.
fn check_parts(
    read: &Receiver<Part<Vec<StoredEntry>>>,
    known: Head,
    parts: &SyncSender<Part<Checked>>,
) {
    let mut head = known;
    let mut sharing = Sharing::default();
    for part in read {
        let checked = part.and_then(|part| Ok(Checked::of(&mut head, &part, &mut sharing)?));
        let is_end = checked.is_err();
        if parts.send(checked).is_err() || is_end {
            return;
        }
    }
}
