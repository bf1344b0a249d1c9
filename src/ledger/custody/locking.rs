//! The lock on an address of the document store, and what is done under it.

use std::time::Duration;

use chrono::TimeDelta;

use crate::ledger::submissions::SubmissionError;
use crate::store::connection::Database;
use crate::store::pool::PoolError;
use crate::store::submission_document::{self as rows, Lock};
use crate::vault::Address;

use super::{Custody, CustodyError, new_id};

/// How often a lock that another has is asked for, and how long to wait in between.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(100);
/// A lock this old was left by a crash: everything that is done under one is bounded to less.
const VOID_AFTER: TimeDelta = TimeDelta::minutes(10);

impl Custody {
    /// A lock on an address, as it would be taken now.
    pub(super) fn lock_for(&self, sha256: &str) -> Lock {
        let now = self.clock.now();
        Lock {
            sha256: sha256.to_owned(),
            holder: new_id(),
            taken_at: now,
            void_before: now - VOID_AFTER,
        }
    }

    /// Takes the lock on an address, once whoever has it gives it back.
    pub(super) async fn locked(&self, sha256: &str) -> Result<Lock, CustodyError> {
        for _ in 0..TRIES {
            let lock = self.lock_for(sha256);
            let work = {
                let lock = lock.clone();
                move |db: &mut Database| rows::take(db, &lock)
            };
            if self.pool.transact(work).await? {
                return Ok(lock);
            }
            tokio::time::sleep(BETWEEN).await;
        }
        Err(SubmissionError::Busy.into())
    }

    /// Removes the bytes at a locked address if nothing refers to them, and gives the lock back. What fails is logged:
    /// the bytes are an orphan then, the lock is void in a while, and the sweep does the rest. Says whether there was
    /// nothing that referred to them.
    pub(super) async fn discard(&self, lock: Lock) -> bool {
        match self.try_discard(lock).await {
            Ok(discarded) => discarded,
            Err(error) => {
                log::warn!(error:% = error; "bytes to which no document refers could not be removed; the sweep will try again");
                false
            }
        }
    }

    pub(super) async fn try_discard(&self, lock: Lock) -> Result<bool, CustodyError> {
        let now = self.clock.now();
        let is_orphan = {
            let lock = lock.clone();
            let work = move |db: &mut Database| {
                // Whether the transaction that would have given it back took effect is known only now.
                Ok(rows::renew(db, &lock, now)? && !rows::is_referred_to(db, &lock.sha256)?)
            };
            self.pool.transact(work).await?
        };
        if is_orphan && let Some(address) = Address::parse(&lock.sha256) {
            self.vault.remove(address).await?;
        }
        let work = move |db: &mut Database| rows::give_back(db, &lock);
        let _was_held: bool = self
            .pool
            .transact(work)
            .await
            .map_err(|error: PoolError| CustodyError::from(error))?;
        Ok(is_orphan)
    }
}
