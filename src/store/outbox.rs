//! The outbox: what happened outside the ledger and is to be told to some.
//!
//! A row is written in the transaction in which the thing happened, so nothing is told that was rolled back and nothing
//! that happened is forgotten. What is entered into the ledger needs no row: the ledger is its own outbox.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::StoreError;
use super::connection::Database;
use super::schema::outbox;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Its own id, by which a receiver knows a repetition.
    pub id: String,
    /// What happened: `submission.returned`.
    pub kind: String,
    /// The treaty, if one is concerned.
    pub treaty: Option<String>,
    /// The participant who is told beside the depositary; none when it is for the depositary alone.
    pub participant: Option<String>,
    /// The path where it can be looked at.
    pub link: String,
    /// When.
    pub occurred_at: DateTime<Utc>,
}

/// Appends one. Belongs into the transaction in which it happened.
///
/// # Errors
/// When the database refuses.
pub fn append(connection: &mut Database, happening: &Happening) -> Result<(), StoreError> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(&happening.id),
            outbox::kind.eq(&happening.kind),
            outbox::treaty.eq(&happening.treaty),
            outbox::participant.eq(&happening.participant),
            outbox::link.eq(&happening.link),
            outbox::occurred_at.eq(happening.occurred_at.naive_utc()),
        ))
        .execute(connection)?;
    Ok(())
}
