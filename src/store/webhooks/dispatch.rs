//! Sending: which instance sends what, and what came of it.
//!
//! Of each subscription only the oldest delivery that is not done can be claimed, so its order is kept. A claim is a
//! lease: that of a process that died runs out, and another takes over.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp};

use super::deliveries::StoredAttempt;
use super::{MANY, StoredKey, keys};
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::schema::{webhook_attempt, webhook_delivery, webhook_subscription};

/// A delivery that this instance may send now.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The delivery.
    pub id: String,
    /// The subscription.
    pub subscription: String,
    /// The event.
    pub event: String,
    /// The bytes to send.
    pub body: String,
    /// Where to.
    pub url: String,
    /// The attempts since the last resumption.
    pub tries: i64,
    /// All attempts so far.
    pub attempts: i64,
    /// What to sign with.
    pub keys: Vec<StoredKey>,
}

/// Who claims, and until when.
#[derive(Debug, Clone)]
pub struct Lease {
    /// The instance.
    pub by: String,
    /// Now.
    pub now: DateTime<Utc>,
    /// When the claim runs out.
    pub until: DateTime<Utc>,
}

/// What is to become of a delivery after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// It is done.
    Delivered,
    /// It is tried again.
    Again(DateTime<Utc>),
    /// It was the last attempt: the subscription is suspended.
    Exhausted,
    /// The receiver wants no more: the subscription ends.
    Gone,
}

#[derive(QueryableByName)]
struct ClaimedRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    subscription: String,
    #[diesel(sql_type = Text)]
    event: String,
    #[diesel(sql_type = Text)]
    body: String,
    #[diesel(sql_type = BigInt)]
    tries: i64,
    #[diesel(sql_type = BigInt)]
    attempts: i64,
}

/// Whose deliveries are claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Of any subscriptions, those first that have been due the longest.
    Anyones,
    /// Of this subscription.
    Of(&'a str),
}

/// The statement with its parameters in the order lease's end, claimant, now, limit, and the subscription where `{whose}`
/// names it. `{skip}` is for PostgreSQL, where rows that another instance is claiming are passed over and a row that it
/// has claimed meanwhile is looked at again. However long a queue is, only its oldest is looked up.
const CLAIM: &str =
    "UPDATE webhook_delivery SET claimed_until = {1}, claimed_by = {2} WHERE sequence IN (
    SELECT d.sequence FROM webhook_subscription s
    JOIN webhook_delivery d ON d.sequence = (
      SELECT min(oldest.sequence) FROM webhook_delivery oldest
      WHERE oldest.subscription = s.id AND oldest.status = 'pending')
    WHERE s.status = 'active' {whose}
      AND d.status = 'pending' AND d.next_attempt_at <= {3}
      AND (d.claimed_until IS NULL OR d.claimed_until <= {3})
    ORDER BY d.next_attempt_at, d.sequence LIMIT {4} {skip})
  RETURNING id, subscription, event, body, tries, attempts";

/// Claims up to `limit` deliveries that are due, of as many subscriptions.
///
/// # Errors
/// When the database refuses.
pub fn claim(
    connection: &mut Database,
    lease: &Lease,
    whose: Whose<'_>,
    limit: i64,
) -> Result<Vec<Claimed>, StoreError> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let statement = match connection {
        Database::Sqlite(_) => claim_for("?", "", whose),
        Database::Postgres(_) => claim_for("$", "FOR UPDATE OF d SKIP LOCKED", whose),
    };
    let bound = diesel::sql_query(statement)
        .into_boxed()
        .bind::<Timestamp, _>(lease.until.naive_utc())
        .bind::<Text, _>(&lease.by)
        .bind::<Timestamp, _>(lease.now.naive_utc())
        .bind::<BigInt, _>(limit);
    let bound = match whose {
        Whose::Anyones => bound,
        Whose::Of(subscription) => bound.bind::<Text, _>(subscription),
    };
    let rows: Vec<ClaimedRow> = bound.load(connection)?;
    rows.into_iter()
        .map(|row| {
            let url = webhook_subscription::table
                .find(&row.subscription)
                .select(webhook_subscription::url)
                .first::<String>(connection)?;
            Ok(Claimed {
                keys: keys(connection, &row.subscription, lease.now)?,
                id: row.id,
                subscription: row.subscription,
                event: row.event,
                body: row.body,
                url,
                tries: row.tries,
                attempts: row.attempts,
            })
        })
        .collect()
}

fn claim_for(sign: &str, skip: &str, whose: Whose<'_>) -> String {
    let whose = match whose {
        Whose::Anyones => "",
        Whose::Of(_) => "AND s.id = {5}",
    };
    let mut statement = CLAIM.replace("{skip}", skip).replace("{whose}", whose);
    for number in 1..=5 {
        statement = statement.replace(&format!("{{{number}}}"), &format!("{sign}{number}"));
    }
    statement
}

/// Stores what came of an attempt; false when the claim had run out and another has it, or the subscription is no more.
///
/// # Errors
/// When the database refuses.
pub fn settle(
    connection: &mut Database,
    claimed: &Claimed,
    by: &str,
    attempt: &StoredAttempt,
    settlement: Settlement,
) -> Result<bool, StoreError> {
    let now: NaiveDateTime = attempt.at.naive_utc();
    let mine = || {
        webhook_delivery::table
            .filter(webhook_delivery::id.eq(&claimed.id))
            .filter(webhook_delivery::claimed_by.eq(by))
            .filter(webhook_delivery::status.eq("pending"))
    };
    let freed = diesel::update(mine())
        .set((
            webhook_delivery::tries.eq(webhook_delivery::tries + 1),
            webhook_delivery::attempts.eq(attempt.number),
            webhook_delivery::claimed_until.eq(None::<NaiveDateTime>),
        ))
        .execute(connection)?;
    if freed == 0 {
        return Ok(false);
    }
    diesel::insert_into(webhook_attempt::table)
        .values((
            webhook_attempt::delivery.eq(&claimed.id),
            webhook_attempt::number.eq(attempt.number),
            webhook_attempt::at.eq(now),
            webhook_attempt::duration_milliseconds.eq(attempt.duration_milliseconds),
            webhook_attempt::outcome.eq(&attempt.outcome),
            webhook_attempt::status.eq(attempt.status),
        ))
        .execute(connection)?;
    match settlement {
        Settlement::Delivered => {
            diesel::update(mine())
                .set((
                    webhook_delivery::status.eq("delivered"),
                    webhook_delivery::delivered_at.eq(now),
                    webhook_delivery::claimed_by.eq(None::<String>),
                ))
                .execute(connection)?;
        }
        Settlement::Again(at) => {
            diesel::update(mine())
                .set((
                    webhook_delivery::next_attempt_at.eq(at.naive_utc()),
                    webhook_delivery::claimed_by.eq(None::<String>),
                ))
                .execute(connection)?;
        }
        Settlement::Exhausted => suspend(connection, &claimed.subscription, "exhausted", now)?,
        Settlement::Gone => suspend(connection, &claimed.subscription, "gone", now)?,
    }
    Ok(true)
}

fn suspend(
    connection: &mut Database,
    subscription: &str,
    status: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::update(
        webhook_subscription::table
            .filter(webhook_subscription::id.eq(subscription))
            .filter(webhook_subscription::status.eq("active")),
    )
    .set((
        webhook_subscription::status.eq(status),
        webhook_subscription::version.eq(webhook_subscription::version + 1),
        webhook_subscription::changed_at.eq(now),
    ))
    .execute(connection)?;
    Ok(())
}

/// Gives a claim back without an attempt.
///
/// # Errors
/// When the database refuses.
pub fn release(
    connection: &mut Database,
    delivery: &str,
    by: &str,
    next_attempt_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(
        webhook_delivery::table
            .filter(webhook_delivery::id.eq(delivery))
            .filter(webhook_delivery::claimed_by.eq(by)),
    )
    .set((
        webhook_delivery::claimed_by.eq(None::<String>),
        webhook_delivery::claimed_until.eq(None::<NaiveDateTime>),
        webhook_delivery::next_attempt_at.eq(next_attempt_at.naive_utc()),
    ))
    .execute(connection)?;
    Ok(())
}

/// Removes what was delivered before an instant, and what waits since then for a subscription that has ended.
///
/// # Errors
/// When the database refuses.
pub fn prune(connection: &mut Database, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let before = before.naive_utc();
    let delivered = diesel::delete(
        webhook_delivery::table
            .filter(webhook_delivery::status.eq("delivered"))
            .filter(webhook_delivery::delivered_at.lt(before)),
    )
    .execute(connection)?;
    let ended: Vec<String> = webhook_subscription::table
        .filter(webhook_subscription::status.eq("gone"))
        .order(webhook_subscription::id.asc())
        .limit(MANY)
        .select(webhook_subscription::id)
        .load(connection)?;
    let mut waiting = 0;
    for subscription in ended {
        waiting += diesel::delete(
            webhook_delivery::table
                .filter(webhook_delivery::subscription.eq(subscription))
                .filter(webhook_delivery::created_at.lt(before)),
        )
        .execute(connection)?;
    }
    Ok(delivered + waiting)
}
