//! How what happened becomes entries of the trail, within a transaction of whoever notes it.

use chrono::{DateTime, Utc};

use super::StoredAudit;
use super::entry::{AuditEntry, Noted};
use super::person::{Person, StoredPerson};
use crate::store::StoreError;
use crate::store::chain::Head;
use crate::store::connection::Database;

/// Something to be noted.
#[derive(Debug, Clone)]
pub struct Draft {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub noted: Noted,
    /// Who it was.
    pub person: Person,
}

/// Appends drafts within a transaction. Returns the new head, which is locked until that ends.
///
/// # Errors
/// When the database refuses, or there are no random bytes for a salt.
pub fn append(database: &mut Database, drafts: &[Draft]) -> Result<Head, StoreError> {
    let head = super::lock_head(database)?;
    let entries = following(head, drafts)?;
    super::append(database, &entries)?;
    Ok(entries.last().map_or(head, StoredAudit::head))
}

/// The entries that drafts become behind a head.
///
/// # Errors
/// When there are no random bytes for a salt.
pub fn following(mut head: Head, drafts: &[Draft]) -> Result<Vec<StoredAudit>, StoreError> {
    let mut entries = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let person = (!draft.person.is_nobody())
            .then(|| salted(&draft.person))
            .transpose()?;
        let entry = entry(head, draft, person.as_ref());
        let linked = super::linked(head, &entry, person);
        head = linked.head();
        entries.push(linked);
    }
    Ok(entries)
}

/// The entry that follows a head.
#[must_use]
pub fn entry(head: Head, draft: &Draft, person: Option<&StoredPerson>) -> AuditEntry {
    AuditEntry {
        position: head.position.next(),
        at: draft.at,
        noted: draft.noted.clone(),
        person: person.map(StoredPerson::commitment),
    }
}

fn salted(person: &Person) -> Result<StoredPerson, StoreError> {
    let mut salt = [0; 32];
    aws_lc_rs::rand::fill(&mut salt).map_err(|error| StoreError::Connect {
        target: "the source of random bytes".into(),
        cause: error.to_string(),
    })?;
    Ok(person.encode(salt))
}
