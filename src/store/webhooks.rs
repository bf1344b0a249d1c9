//! Webhooks as they are stored: subscriptions with their keys, and in the modules below what is handed out, sent and
//! answered.
//!
//! Every function belongs into a transaction of the pool. Whether a caller may see a subscription is asked by its
//! owner in the query itself, so that another's is not found.

pub mod deliveries;
pub mod dispatch;
pub mod handing_out;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::StoreError;
use super::connection::Database;
use super::schema::{ledger_head, outbox, webhook_key, webhook_subscription};

/// The most subscriptions that are read at once; far more than owners may have.
const MANY: i64 = 100_000;

/// A subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSubscription {
    /// Its id.
    pub id: String,
    /// A participant's code, or `depositary`.
    pub owner: String,
    /// Where to send.
    pub url: String,
    /// What its owner calls it.
    pub description: Option<String>,
    /// What is asked for, JSON.
    pub filter: String,
    /// `active`, `exhausted` or `gone`.
    pub status: String,
    /// Counts the changes.
    pub version: i64,
    /// The last position of the ledger that is not sent.
    pub after_position: i64,
    /// The last sequence of the outbox that is not sent.
    pub after_sequence: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// What deliveries are signed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredKey {
    /// Counts the keys of the subscription.
    pub number: i64,
    /// The secret and the private key, encrypted.
    pub sealed: Vec<u8>,
    /// The public key.
    pub public_key: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Until when it signs; none for the current one.
    pub ends_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = webhook_subscription)]
struct SubscriptionRow {
    id: String,
    owner: String,
    url: String,
    description: Option<String>,
    filter: String,
    status: String,
    version: i64,
    after_position: i64,
    after_sequence: i64,
    created_at: NaiveDateTime,
    changed_at: NaiveDateTime,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = webhook_key)]
struct KeyRow {
    subscription: String,
    number: i64,
    sealed: Vec<u8>,
    public_key: String,
    made_at: NaiveDateTime,
    ends_at: Option<NaiveDateTime>,
}

/// Adds a subscription with its first key, from now on: the positions in what is given are replaced by where ledger
/// and outbox stand.
///
/// # Errors
/// When the database refuses.
pub fn add(
    connection: &mut Database,
    subscription: &StoredSubscription,
    key: &StoredKey,
) -> Result<StoredSubscription, StoreError> {
    let after_position = ledger_head::table
        .find(1)
        .select(ledger_head::position)
        .first::<i64>(connection)?;
    let after_sequence = outbox::table
        .select(outbox::sequence)
        .order(outbox::sequence.desc())
        .limit(1)
        .first::<i64>(connection)
        .optional()?;
    let added = StoredSubscription {
        after_position,
        after_sequence: after_sequence.unwrap_or_default(),
        ..subscription.clone()
    };
    diesel::insert_into(webhook_subscription::table)
        .values(SubscriptionRow::from(&added))
        .execute(connection)?;
    add_key(connection, &added.id, key)?;
    Ok(added)
}

/// Adds a key to a subscription.
///
/// # Errors
/// When the database refuses.
pub fn add_key(
    connection: &mut Database,
    subscription: &str,
    key: &StoredKey,
) -> Result<(), StoreError> {
    diesel::insert_into(webhook_key::table)
        .values(KeyRow {
            subscription: subscription.to_owned(),
            number: key.number,
            sealed: key.sealed.clone(),
            public_key: key.public_key.clone(),
            made_at: key.made_at.naive_utc(),
            ends_at: key.ends_at.map(|at| at.naive_utc()),
        })
        .execute(connection)?;
    Ok(())
}

/// Lets no key sign longer than until an instant, and removes those whose end has come.
///
/// # Errors
/// When the database refuses.
pub fn end_keys(
    connection: &mut Database,
    subscription: &str,
    ends_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(
        webhook_key::table
            .filter(webhook_key::subscription.eq(subscription))
            .filter(
                webhook_key::ends_at
                    .is_null()
                    .or(webhook_key::ends_at.gt(ends_at.naive_utc())),
            ),
    )
    .set(webhook_key::ends_at.eq(ends_at.naive_utc()))
    .execute(connection)?;
    diesel::delete(
        webhook_key::table
            .filter(webhook_key::subscription.eq(subscription))
            .filter(webhook_key::ends_at.le(now.naive_utc())),
    )
    .execute(connection)?;
    Ok(())
}

/// The subscriptions of an owner, the oldest first.
///
/// # Errors
/// When the database refuses.
pub fn of_owner(
    connection: &mut Database,
    owner: &str,
) -> Result<Vec<StoredSubscription>, StoreError> {
    let rows: Vec<SubscriptionRow> = webhook_subscription::table
        .filter(webhook_subscription::owner.eq(owner))
        .order((
            webhook_subscription::created_at.asc(),
            webhook_subscription::id.asc(),
        ))
        .limit(MANY)
        .select(SubscriptionRow::as_select())
        .load(connection)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// One subscription of an owner.
///
/// # Errors
/// When the database refuses.
pub fn find(
    connection: &mut Database,
    owner: &str,
    id: &str,
) -> Result<Option<StoredSubscription>, StoreError> {
    let row: Option<SubscriptionRow> = webhook_subscription::table
        .find(id)
        .filter(webhook_subscription::owner.eq(owner))
        .select(SubscriptionRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(Into::into))
}

/// The same, locked until the transaction ends, by writing to it.
///
/// # Errors
/// When the database refuses.
pub fn lock(
    connection: &mut Database,
    owner: &str,
    id: &str,
) -> Result<Option<StoredSubscription>, StoreError> {
    diesel::update(
        webhook_subscription::table
            .filter(webhook_subscription::id.eq(id))
            .filter(webhook_subscription::owner.eq(owner)),
    )
    .set(webhook_subscription::version.eq(webhook_subscription::version))
    .execute(connection)?;
    find(connection, owner, id)
}

/// Locks all subscriptions of an owner to whom one is to be added, and counts them.
///
/// # Errors
/// When the database refuses.
pub fn lock_and_count(connection: &mut Database, owner: &str) -> Result<usize, StoreError> {
    Ok(
        diesel::update(webhook_subscription::table.filter(webhook_subscription::owner.eq(owner)))
            .set(webhook_subscription::version.eq(webhook_subscription::version))
            .execute(connection)?,
    )
}

/// Stores what was changed: address, description, filter, status, version.
///
/// # Errors
/// When the database refuses.
pub fn change(
    connection: &mut Database,
    subscription: &StoredSubscription,
) -> Result<(), StoreError> {
    diesel::update(webhook_subscription::table.find(&subscription.id))
        .set((
            webhook_subscription::url.eq(&subscription.url),
            webhook_subscription::description.eq(&subscription.description),
            webhook_subscription::filter.eq(&subscription.filter),
            webhook_subscription::status.eq(&subscription.status),
            webhook_subscription::version.eq(subscription.version),
            webhook_subscription::changed_at.eq(subscription.changed_at.naive_utc()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Removes a subscription with its keys, its deliveries and their log.
///
/// # Errors
/// When the database refuses.
pub fn remove(connection: &mut Database, id: &str) -> Result<(), StoreError> {
    diesel::delete(webhook_subscription::table.find(id)).execute(connection)?;
    Ok(())
}

/// The keys of a subscription that sign at an instant, the oldest first.
///
/// # Errors
/// When the database refuses.
pub fn keys(
    connection: &mut Database,
    subscription: &str,
    now: DateTime<Utc>,
) -> Result<Vec<StoredKey>, StoreError> {
    let rows: Vec<KeyRow> = webhook_key::table
        .filter(webhook_key::subscription.eq(subscription))
        .filter(
            webhook_key::ends_at
                .is_null()
                .or(webhook_key::ends_at.gt(now.naive_utc())),
        )
        .order(webhook_key::number.asc())
        .limit(MANY)
        .select(KeyRow::as_select())
        .load(connection)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Any one key, with its subscription: to see whether it can be opened.
///
/// # Errors
/// When the database refuses.
pub fn any_key(connection: &mut Database) -> Result<Option<(String, StoredKey)>, StoreError> {
    let row: Option<KeyRow> = webhook_key::table
        .order((webhook_key::made_at.desc(), webhook_key::subscription.asc()))
        .limit(1)
        .select(KeyRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(|row| (row.subscription.clone(), row.into())))
}

impl From<&StoredSubscription> for SubscriptionRow {
    fn from(of: &StoredSubscription) -> Self {
        Self {
            id: of.id.clone(),
            owner: of.owner.clone(),
            url: of.url.clone(),
            description: of.description.clone(),
            filter: of.filter.clone(),
            status: of.status.clone(),
            version: of.version,
            after_position: of.after_position,
            after_sequence: of.after_sequence,
            created_at: of.created_at.naive_utc(),
            changed_at: of.changed_at.naive_utc(),
        }
    }
}

impl From<SubscriptionRow> for StoredSubscription {
    fn from(row: SubscriptionRow) -> Self {
        Self {
            id: row.id,
            owner: row.owner,
            url: row.url,
            description: row.description,
            filter: row.filter,
            status: row.status,
            version: row.version,
            after_position: row.after_position,
            after_sequence: row.after_sequence,
            created_at: row.created_at.and_utc(),
            changed_at: row.changed_at.and_utc(),
        }
    }
}

impl From<KeyRow> for StoredKey {
    fn from(row: KeyRow) -> Self {
        Self {
            number: row.number,
            sealed: row.sealed,
            public_key: row.public_key,
            made_at: row.made_at.and_utc(),
            ends_at: row.ends_at.map(|at| at.and_utc()),
        }
    }
}
