//! Everything in one file, and back: the record, the audit trail, submissions, webhooks, and documents if wanted.
//!
//! A backup is what the database was at one moment, taken while the service writes. It is the same from either database,
//! and goes into either. What is restored is checked before it is committed, and a file is checked after it is written.

mod documents;
pub mod file_format;
mod reading;
pub mod restoring;
pub mod writing;

use crate::audit::transfer::TrailError;
use crate::store::StoreError;
use crate::store::carrying::CarryError;
use crate::store::chain::Broken;
use crate::vault::VaultError;

/// Why a backup could not be made, read or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Rows could not be carried.
    #[error(transparent)]
    Carry(#[from] CarryError),
    /// The audit trail does not fit together.
    #[error(transparent)]
    Trail(#[from] TrailError),
    /// The document store.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The file could not be read or written.
    #[error("the file could not be read or written: {0}")]
    File(#[from] std::io::Error),
    /// The file is not a backup, or not a whole one.
    #[error("the backup is refused: {0}")]
    Refused(String),
    /// The target has something already.
    #[error("the target is not empty: {0} has rows")]
    NotEmpty(&'static str),
}

impl From<Broken> for BackupError {
    fn from(broken: Broken) -> Self {
        Self::Store(broken.into())
    }
}
