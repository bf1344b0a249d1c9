//! Looking after what is kept: everything that a row refers to is there and unchanged, and nothing else is.

use std::collections::BTreeMap;

use crate::store::connection::Database;
use crate::store::submission_document::{self as rows, StoredDocument};
use crate::vault::{Address, VaultError};

use super::{Custody, CustodyError};

/// How many rows are read at once.
const PAGE: i64 = 200;

/// What a sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Uploads that nobody finished.
    pub incoming: u64,
    /// Documents to which nothing referred.
    pub orphans: u64,
}

/// What a look at every document found.
#[derive(Debug, Default)]
pub struct Verified {
    /// How many documents there are.
    pub documents: u64,
    /// How many of different bytes were read.
    pub contents: u64,
    /// What is wrong, a sentence for each document.
    pub faults: Vec<String>,
}

impl Custody {
    /// Removes what was begun more than a day ago and never finished, and bytes to which no document refers.
    ///
    /// # Errors
    /// When one of the stores cannot be used; what was removed until then is removed.
    pub async fn sweep(&self) -> Result<Swept, CustodyError> {
        let mut swept = Swept {
            incoming: self.vault.forget_incoming(self.clock.now()).await?,
            orphans: 0,
        };
        for address in self.vault.addresses().await? {
            if self.remove_orphan(address).await? {
                swept.orphans += 1;
            }
        }
        Ok(swept)
    }

    async fn remove_orphan(&self, address: Address) -> Result<bool, CustodyError> {
        let lock = self.lock_for(&address.to_string());
        let work = {
            let lock = lock.clone();
            // Who holds the lock is about to refer to them, or to remove them.
            move |db: &mut Database| {
                Ok(!rows::is_referred_to(db, &lock.sha256)? && rows::take(db, &lock)?)
            }
        };
        if self.pool.transact(work).await? {
            return self.try_discard(lock).await;
        }
        Ok(false)
    }

    /// Reads every document and compares it with its hash.
    ///
    /// # Errors
    /// When one of the stores cannot be used. What is missing or changed is no error, but what was found.
    pub async fn verify(&self) -> Result<Verified, CustodyError> {
        let mut verified = Verified::default();
        let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
        let mut after = String::new();
        loop {
            let page = {
                let after = after.clone();
                let work = move |db: &mut Database| rows::some_after(db, &after, PAGE);
                self.pool.transact(work).await?
            };
            let Some(last) = page.last() else {
                verified.contents = u64::try_from(known.len()).unwrap_or(u64::MAX);
                return Ok(verified);
            };
            after.clone_from(&last.id);
            for document in page {
                verified.documents += 1;
                let fault = match known.get(&document.sha256) {
                    Some(fault) => fault.clone(),
                    None => {
                        let fault = self.fault(&document).await?;
                        known.insert(document.sha256.clone(), fault.clone());
                        fault
                    }
                };
                if let Some(fault) = fault {
                    verified.faults.push(format!(
                        "document {} of submission {}: {fault}",
                        document.id, document.submission
                    ));
                }
            }
        }
    }

    async fn fault(&self, document: &StoredDocument) -> Result<Option<String>, CustodyError> {
        let Some(address) = Address::parse(&document.sha256) else {
            return Ok(Some(format!("{:?} is no SHA-256", document.sha256)));
        };
        match self.vault.check(address).await {
            Ok(()) => Ok(None),
            Err(fault @ (VaultError::Missing(_) | VaultError::Changed { .. })) => {
                Ok(Some(fault.to_string()))
            }
            Err(error) => Err(error.into()),
        }
    }
}
