//! Reading on: from the head that a register knows to the head of the ledger, every entry checked on the way.
//!
//! What is much, as at the start, is read, checked and entered side by side, so that a record of a million entries is
//! there within seconds.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::domain::ids::Position;
use crate::store::StoreError;
use crate::store::chain::{Broken, Head};
use crate::store::connection::Database;
use crate::store::ledger;

use super::register::{Checked, Linked, Reader, Register};

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
            register.follow(entries)?;
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

/// One thread reads and follows the chain, one takes the entries out of their bytes, and this one enters.
fn read_side_by_side(
    database: &mut Database,
    register: &mut Register,
    head: Head,
) -> Result<(), StoreError> {
    let known = register.head();
    let reader = register.reader();
    thread::scope(|scope| {
        let (to_check, linked) = sync_channel(PARTS_WAITING);
        let (to_enter, checked) = sync_channel(PARTS_WAITING);
        scope.spawn(move || link_parts(database, known, head.position, &to_check));
        scope.spawn(move || check_parts(&reader, &linked, &to_enter));
        for part in checked {
            register.enter_all(part?)?;
        }
        Ok(())
    })
}

/// A part of the ledger, or why it could not be had.
type Part<T> = Result<T, StoreError>;

/// Reads from one head up to a position, until something does not follow or nobody takes what is read.
fn link_parts(
    database: &mut Database,
    mut head: Head,
    last: Position,
    parts: &SyncSender<Part<Linked>>,
) {
    while head.position < last {
        let before = head.position;
        let part = ledger::entries_after(database, before, READ_AT_ONCE)
            .and_then(|stored| Ok(Linked::of(&mut head, stored)?));
        let is_end = part.is_err() || head.position == before;
        if parts.send(part).is_err() || is_end {
            return;
        }
    }
}

/// Takes the entries out of what is read, until one cannot be read or nobody takes them.
fn check_parts(
    reader: &Reader,
    linked: &Receiver<Part<Linked>>,
    parts: &SyncSender<Part<Checked>>,
) {
    for part in linked {
        let checked = part.and_then(|part| Ok(reader.check(&part)?));
        let is_end = checked.is_err();
        if parts.send(checked).is_err() || is_end {
            return;
        }
    }
}
