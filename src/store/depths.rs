//! How much waits in the database: for operators, who look at it now and then.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::StoreError;
use super::connection::Database;
use super::schema::{outbox, webhook_delivery, webhook_subscription};

/// What waits, for all instances together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Depths {
    /// What happened outside the ledger and has not been handed out.
    pub outbox: i64,
    /// Deliveries that are not done.
    pub deliveries: i64,
    /// Since when the oldest of them waits.
    pub oldest_delivery: Option<DateTime<Utc>>,
    /// Subscriptions that are sent nothing until their owner resumes them.
    pub suspended: i64,
}

/// Reads them.
///
/// # Errors
/// When the database refuses.
pub fn read(connection: &mut Database) -> Result<Depths, StoreError> {
    let pending = webhook_delivery::table.filter(webhook_delivery::status.eq("pending"));
    let oldest = pending
        .select(diesel::dsl::min(webhook_delivery::created_at))
        .first::<Option<chrono::NaiveDateTime>>(connection)?;
    Ok(Depths {
        outbox: outbox::table
            .filter(diesel::dsl::not(outbox::handed_out))
            .count()
            .get_result(connection)?,
        deliveries: pending.count().get_result(connection)?,
        oldest_delivery: oldest.map(|at| at.and_utc()),
        suspended: webhook_subscription::table
            .filter(webhook_subscription::status.eq("exhausted"))
            .count()
            .get_result(connection)?,
    })
}
