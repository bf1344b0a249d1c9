//! Revoking tokens. What is revoked is held in memory, so that asking costs a read nothing.
//!
//! The instance that revokes knows at once; the others when they look next. While the database is out of reach, what was
//! known holds on.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::pool::PoolError;
use crate::store::revocations::{self, StoredRevocation};

use super::Ledger;

/// How long a revocation is kept after its token has expired: longer than clocks may differ.
const KEPT_AFTER: TimeDelta = TimeDelta::hours(1);

/// A token to be revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// Who issued the token.
    pub issuer: String,
    /// Its id.
    pub jti: String,
    /// When it expires.
    pub until: DateTime<Utc>,
    /// Why it is revoked.
    pub reason: String,
    /// Who revokes it: an issuer, and whom it says that it is.
    pub by: (String, String),
}

/// A revocation that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// The revocation: the first one, which a later one can only extend.
    pub stored: StoredRevocation,
    /// Whether the token had been revoked before.
    pub again: bool,
}

/// The tokens that are revoked.
#[derive(Debug, Clone, Default)]
pub struct RevokedTokens {
    /// How many revocations there had been.
    count: i64,
    jtis: HashMap<String, HashSet<String>>,
    /// When the first of them expires.
    first_end: Option<DateTime<Utc>>,
}

impl RevokedTokens {
    /// Reads all of them.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn read(database: &mut Database) -> Result<Self, StoreError> {
        // The count first: what is revoked in between is read now, and once more the next time.
        let count = revocations::count(database)?;
        let all = revocations::all(database)?;
        let first_end = all.iter().map(|revoked| revoked.until).min();
        let mut jtis: HashMap<String, HashSet<String>> = HashMap::new();
        for revoked in all {
            jtis.entry(revoked.issuer).or_default().insert(revoked.jti);
        }
        Ok(Self {
            count,
            jtis,
            first_end,
        })
    }

    /// Whether a token is among them.
    #[must_use]
    pub fn contains(&self, issuer: &str, jti: &str) -> bool {
        self.jtis.get(issuer).is_some_and(|jtis| jtis.contains(jti))
    }

    /// The same with one more; the count stays, so that all are read again the next time.
    fn with(&self, issuer: &str, jti: &str) -> Self {
        let mut more = self.clone();
        more.jtis
            .entry(issuer.to_owned())
            .or_default()
            .insert(jti.to_owned());
        more
    }

    fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.first_end.is_some_and(|end| end < now - KEPT_AFTER)
    }
}

/// Revokes a token in a transaction: a second time only extends the first.
///
/// # Errors
/// When the database refuses.
pub fn revoke(
    database: &mut Database,
    new: &Revocation,
    now: DateTime<Utc>,
) -> Result<Revoked, StoreError> {
    let sequence = revocations::count_one_more(database)?;
    revocations::prune(database, now - KEPT_AFTER)?;
    if let Some(mut stored) = revocations::find(database, &new.issuer, &new.jti)? {
        if stored.until < new.until {
            revocations::extend(database, &new.issuer, &new.jti, new.until)?;
            stored.until = new.until;
        }
        return Ok(Revoked {
            stored,
            again: true,
        });
    }
    let stored = StoredRevocation {
        issuer: new.issuer.clone(),
        jti: new.jti.clone(),
        until: new.until,
        reason: new.reason.clone(),
        revoked_at: now,
        by_issuer: new.by.0.clone(),
        by_subject: new.by.1.clone(),
        sequence,
    };
    revocations::add(database, &stored)?;
    Ok(Revoked {
        stored,
        again: false,
    })
}

impl Ledger {
    /// Revokes a token. This instance refuses it from now on.
    ///
    /// # Errors
    /// [`PoolError`].
    pub async fn revoke_token(&self, new: Revocation) -> Result<Revoked, PoolError> {
        let now = self.clock.now();
        let revoked = self
            .pool
            .transact(move |database| revoke(database, &new, now))
            .await?;
        self.revoked
            .rcu(|known| known.with(&revoked.stored.issuer, &revoked.stored.jti));
        Ok(revoked)
    }

    /// Up to `limit` revocations before a place in their order, the last first.
    ///
    /// # Errors
    /// [`PoolError`].
    pub async fn revocations(
        &self,
        before: i64,
        limit: u32,
    ) -> Result<Vec<StoredRevocation>, PoolError> {
        self.pool
            .transact(move |database| revocations::before(database, before, limit))
            .await
    }

    /// Whether a token is revoked, as far as this instance knows.
    #[must_use]
    pub fn is_revoked(&self, issuer: &str, jti: &str) -> bool {
        self.revoked.load().contains(issuer, jti)
    }

    /// Looks for what other instances have revoked, and removes what has expired.
    ///
    /// # Errors
    /// [`PoolError`]; what was known holds on.
    pub async fn follow_revocations(&self) -> Result<(), PoolError> {
        let known = self.revoked.load().count;
        let now = self.clock.now();
        if self.revoked.load().has_expired(now) {
            self.pool
                .transact(move |database| revocations::prune(database, now - KEPT_AFTER))
                .await?;
        } else if self.pool.transact(revocations::count).await? == known {
            return Ok(());
        }
        self.reload_revocations().await
    }

    async fn reload_revocations(&self) -> Result<(), PoolError> {
        let read = Arc::new(self.pool.transact(RevokedTokens::read).await?);
        // Of two that were read at the same time, the one that knows more stays.
        self.revoked.rcu(|known| {
            if known.count > read.count {
                known.clone()
            } else {
                read.clone()
            }
        });
        Ok(())
    }
}
