//! Deliveries and their log, as their owner sees them.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::MANY;
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::schema::{webhook_attempt, webhook_delivery};

/// What is to be sent to a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDelivery {
    /// Its id.
    pub id: String,
    /// The subscription.
    pub subscription: String,
    /// The event, by which a receiver knows a repetition.
    pub event: String,
    /// What happened.
    pub kind: String,
    /// The bytes to send.
    pub body: String,
    /// The delivery that is repeated on its owner's demand.
    pub redelivery_of: Option<String>,
    /// When it was handed out.
    pub created_at: DateTime<Utc>,
}

/// A delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDelivery {
    /// Its place in the order.
    pub sequence: i64,
    /// What was to be sent.
    pub delivery: NewDelivery,
    /// `pending` or `delivered`.
    pub status: String,
    /// When it is tried next, if it is pending.
    pub next_attempt_at: DateTime<Utc>,
    /// When it was delivered.
    pub delivered_at: Option<DateTime<Utc>>,
}

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAttempt {
    /// Counted from 1.
    pub number: i64,
    /// When it began.
    pub at: DateTime<Utc>,
    /// How long it took.
    pub duration_milliseconds: i64,
    /// In a word.
    pub outcome: String,
    /// The status of the answer, if there was one.
    pub status: Option<i32>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = webhook_delivery)]
struct DeliveryRow {
    sequence: i64,
    id: String,
    subscription: String,
    event: String,
    kind: String,
    body: String,
    status: String,
    redelivery_of: Option<String>,
    created_at: NaiveDateTime,
    next_attempt_at: NaiveDateTime,
    delivered_at: Option<NaiveDateTime>,
}

/// Puts a delivery at the end of the queue of its subscription, due at once.
///
/// # Errors
/// When the database refuses.
pub fn queue(connection: &mut Database, delivery: &NewDelivery) -> Result<(), StoreError> {
    diesel::insert_into(webhook_delivery::table)
        .values((
            webhook_delivery::id.eq(&delivery.id),
            webhook_delivery::subscription.eq(&delivery.subscription),
            webhook_delivery::event.eq(&delivery.event),
            webhook_delivery::kind.eq(&delivery.kind),
            webhook_delivery::body.eq(&delivery.body),
            webhook_delivery::status.eq("pending"),
            webhook_delivery::redelivery_of.eq(&delivery.redelivery_of),
            webhook_delivery::tries.eq(0),
            webhook_delivery::attempts.eq(0),
            webhook_delivery::created_at.eq(delivery.created_at.naive_utc()),
            webhook_delivery::next_attempt_at.eq(delivery.created_at.naive_utc()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Deliveries of a subscription before a place in the order, the latest first.
///
/// # Errors
/// When the database refuses.
pub fn before(
    connection: &mut Database,
    subscription: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<StoredDelivery>, StoreError> {
    let rows: Vec<DeliveryRow> = webhook_delivery::table
        .filter(webhook_delivery::subscription.eq(subscription))
        .filter(webhook_delivery::sequence.lt(before))
        .order(webhook_delivery::sequence.desc())
        .limit(limit)
        .select(DeliveryRow::as_select())
        .load(connection)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// One delivery of a subscription.
///
/// # Errors
/// When the database refuses.
pub fn find(
    connection: &mut Database,
    subscription: &str,
    id: &str,
) -> Result<Option<StoredDelivery>, StoreError> {
    let row: Option<DeliveryRow> = webhook_delivery::table
        .filter(webhook_delivery::id.eq(id))
        .filter(webhook_delivery::subscription.eq(subscription))
        .order(webhook_delivery::sequence.asc())
        .limit(1)
        .select(DeliveryRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(Into::into))
}

/// The attempts at a delivery, in order.
///
/// # Errors
/// When the database refuses.
pub fn attempts(
    connection: &mut Database,
    delivery: &str,
) -> Result<Vec<StoredAttempt>, StoreError> {
    let rows: Vec<(i64, NaiveDateTime, i64, String, Option<i32>)> = webhook_attempt::table
        .filter(webhook_attempt::delivery.eq(delivery))
        .order(webhook_attempt::number.asc())
        .limit(MANY)
        .select((
            webhook_attempt::number,
            webhook_attempt::at,
            webhook_attempt::duration_milliseconds,
            webhook_attempt::outcome,
            webhook_attempt::status,
        ))
        .load(connection)?;
    let attempt = |(number, at, duration_milliseconds, outcome, status): (
        i64,
        NaiveDateTime,
        i64,
        String,
        Option<i32>,
    )| StoredAttempt {
        number,
        at: at.and_utc(),
        duration_milliseconds,
        outcome,
        status,
    };
    Ok(rows.into_iter().map(attempt).collect())
}

/// Makes everything that waits for a subscription due at once, with all its attempts to come.
///
/// # Errors
/// When the database refuses.
pub fn resume(
    connection: &mut Database,
    subscription: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(
        webhook_delivery::table
            .filter(webhook_delivery::subscription.eq(subscription))
            .filter(webhook_delivery::status.eq("pending")),
    )
    .set((
        webhook_delivery::tries.eq(0),
        webhook_delivery::next_attempt_at.eq(now.naive_utc()),
    ))
    .execute(connection)?;
    Ok(())
}

impl From<DeliveryRow> for StoredDelivery {
    fn from(row: DeliveryRow) -> Self {
        Self {
            sequence: row.sequence,
            delivery: NewDelivery {
                id: row.id,
                subscription: row.subscription,
                event: row.event,
                kind: row.kind,
                body: row.body,
                redelivery_of: row.redelivery_of,
                created_at: row.created_at.and_utc(),
            },
            status: row.status,
            next_attempt_at: row.next_attempt_at.and_utc(),
            delivered_at: row.delivered_at.map(|at| at.and_utc()),
        }
    }
}
