//! Handing out: what happened is matched once, under the lock of the cursor, and a delivery stored for each match.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{MANY, StoredSubscription, SubscriptionRow};
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::outbox::Happening;
use crate::store::schema::{outbox, webhook_cursor, webhook_milestone, webhook_subscription};

/// How far the ledger has been handed out, without a lock.
///
/// # Errors
/// When the database refuses.
pub fn cursor(connection: &mut Database) -> Result<i64, StoreError> {
    Ok(webhook_cursor::table
        .find(1)
        .select(webhook_cursor::position)
        .first(connection)?)
}

/// The same, locked until the transaction ends: only one hands out at a time.
///
/// # Errors
/// When the database refuses.
pub fn lock_cursor(connection: &mut Database) -> Result<i64, StoreError> {
    Ok(diesel::update(webhook_cursor::table.find(1))
        .set(webhook_cursor::position.eq(webhook_cursor::position))
        .returning(webhook_cursor::position)
        .get_result(connection)?)
}

/// Moves the cursor.
///
/// # Errors
/// When the database refuses.
pub fn advance_cursor(connection: &mut Database, position: i64) -> Result<(), StoreError> {
    diesel::update(webhook_cursor::table.find(1))
        .set(webhook_cursor::position.eq(position))
        .execute(connection)?;
    Ok(())
}

/// What stands in the outbox and has not been handed out, with its sequence, in order.
///
/// # Errors
/// When the database refuses.
pub fn waiting(connection: &mut Database, limit: i64) -> Result<Vec<(i64, Happening)>, StoreError> {
    type Row = (
        i64,
        String,
        String,
        Option<String>,
        Option<String>,
        String,
        chrono::NaiveDateTime,
    );
    let rows: Vec<Row> = outbox::table
        .filter(outbox::handed_out.eq(false))
        .order(outbox::sequence.asc())
        .limit(limit)
        .select((
            outbox::sequence,
            outbox::id,
            outbox::kind,
            outbox::treaty,
            outbox::participant,
            outbox::link,
            outbox::occurred_at,
        ))
        .load(connection)?;
    let happening = |(sequence, id, kind, treaty, participant, link, at): Row| {
        let happening = Happening {
            id,
            kind,
            treaty,
            participant,
            link,
            occurred_at: at.and_utc(),
        };
        (sequence, happening)
    };
    Ok(rows.into_iter().map(happening).collect())
}

/// Notes that something of the outbox has been handed out.
///
/// # Errors
/// When the database refuses.
pub fn mark_handed_out(connection: &mut Database, sequence: i64) -> Result<(), StoreError> {
    diesel::update(outbox::table.find(sequence))
        .set(outbox::handed_out.eq(true))
        .execute(connection)?;
    Ok(())
}

/// Notes that a milestone's day has come; false when that was noted before.
///
/// # Errors
/// When the database refuses.
pub fn mark_milestone(
    connection: &mut Database,
    treaty: &str,
    milestone: &str,
    day: NaiveDate,
) -> Result<bool, StoreError> {
    let known = webhook_milestone::table
        .find((treaty, milestone, day))
        .select(webhook_milestone::treaty)
        .first::<String>(connection)
        .optional()?;
    if known.is_some() {
        return Ok(false);
    }
    diesel::insert_into(webhook_milestone::table)
        .values((
            webhook_milestone::treaty.eq(treaty),
            webhook_milestone::milestone.eq(milestone),
            webhook_milestone::day.eq(day),
        ))
        .execute(connection)?;
    Ok(true)
}

/// The least position after which any subscription that has not ended is sent something; none when there is none.
///
/// # Errors
/// When the database refuses.
pub fn least_wanted(connection: &mut Database) -> Result<Option<i64>, StoreError> {
    Ok(webhook_subscription::table
        .filter(webhook_subscription::status.ne("gone"))
        .order(webhook_subscription::after_position.asc())
        .limit(1)
        .select(webhook_subscription::after_position)
        .first(connection)
        .optional()?)
}

/// Every subscription that has not ended.
///
/// # Errors
/// When the database refuses.
pub fn receiving(connection: &mut Database) -> Result<Vec<StoredSubscription>, StoreError> {
    let rows: Vec<SubscriptionRow> = webhook_subscription::table
        .filter(webhook_subscription::status.ne("gone"))
        .order(webhook_subscription::id.asc())
        .limit(MANY)
        .select(SubscriptionRow::as_select())
        .load(connection)?;
    Ok(rows.into_iter().map(Into::into).collect())
}
