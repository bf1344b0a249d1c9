//! A document that is arriving: written piece by piece, hashed as it passes, and gone unless it is kept.

use bytes::{Bytes, BytesMut};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStoreExt as _, PutPayload};
use sha2::{Digest as _, Sha256, Sha512};

use super::content::Evidence;
use super::{Address, Vault, VaultError};

/// What a client said its bytes would hash to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// The SHA-256.
    pub sha256: Option<Vec<u8>>,
    /// The SHA-512.
    pub sha512: Option<Vec<u8>>,
}

/// A document that is arriving. Dropped before it is kept, it leaves nothing.
pub struct Incoming {
    vault: Vault,
    path: Path,
    state: State,
    part: BytesMut,
    sha256: Sha256,
    sha512: Sha512,
    evidence: Evidence,
}

enum State {
    /// Parts are being written.
    Arriving(Box<dyn MultipartUpload>),
    /// Whole, under its incoming path.
    Whole,
    /// Moved to its address, or aborted.
    Gone,
}

impl Incoming {
    pub(super) async fn begin(vault: Vault, path: Path) -> Result<Self, VaultError> {
        let upload = vault.store.put_multipart(&path).await?;
        Ok(Self {
            vault,
            path,
            state: State::Arriving(upload),
            part: BytesMut::new(),
            sha256: Sha256::new(),
            sha512: Sha512::new(),
            evidence: Evidence::default(),
        })
    }

    /// How many bytes have arrived.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.evidence.size_bytes()
    }

    /// Takes a piece; returns when the store has room for the next.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), VaultError> {
        self.sha256.update(piece);
        self.sha512.update(piece);
        self.evidence.add(piece);
        let mut rest = piece;
        while !rest.is_empty() {
            let room = self.vault.part_bytes.saturating_sub(self.part.len());
            let (now, later) = rest.split_at_checked(room).unwrap_or((rest, &[]));
            // Copied: a piece is a part of a larger buffer of the connection, which would be kept with it.
            self.part.extend_from_slice(now);
            rest = later;
            if self.part.len() >= self.vault.part_bytes {
                self.put_part().await?;
            }
        }
        Ok(())
    }

    /// What is known of the document, once all of it has arrived.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// The name of an algorithm whose hash is not what was expected.
    #[must_use]
    pub fn mismatch(&self, expected: &Expected) -> Option<&'static str> {
        let differs = |expected: &Option<Vec<u8>>, found: &[u8]| {
            expected.as_ref().is_some_and(|expected| expected != found)
        };
        if differs(&expected.sha256, &self.sha256.clone().finalize()) {
            Some("sha-256")
        } else if differs(&expected.sha512, &self.sha512.clone().finalize()) {
            Some("sha-512")
        } else {
            None
        }
    }

    /// Where it will be kept.
    #[must_use]
    pub fn address(&self) -> Address {
        Address::of(self.sha256.clone())
    }

    /// Writes what is left and keeps the document at its address.
    ///
    /// # Errors
    /// When the store refuses; nothing is left under `incoming/` then.
    pub async fn keep(mut self) -> Result<Address, VaultError> {
        let kept = self.try_keep().await;
        if kept.is_err() {
            self.abandon().await;
        }
        kept
    }

    async fn try_keep(&mut self) -> Result<Address, VaultError> {
        if !self.part.is_empty() {
            self.put_part().await?;
        }
        if let State::Arriving(upload) = &mut self.state {
            upload.complete().await?;
            self.state = State::Whole;
        }
        let address = self.address();
        self.vault.place(&self.path, address).await?;
        self.state = State::Gone;
        Ok(address)
    }

    /// Leaves nothing, and returns when that is so.
    pub async fn abandon(mut self) {
        let state = std::mem::replace(&mut self.state, State::Gone);
        clear(state, &self.vault, &self.path).await;
    }

    async fn put_part(&mut self) -> Result<(), VaultError> {
        let part: Bytes = self.part.split().freeze();
        if let State::Arriving(upload) = &mut self.state {
            // Waited for: that is what keeps a fast client from filling the memory.
            upload.put_part(PutPayload::from_bytes(part)).await?;
        }
        Ok(())
    }
}

async fn clear(state: State, vault: &Vault, path: &Path) {
    let cleared = match state {
        State::Arriving(mut upload) => upload.abort().await.map_err(VaultError::from),
        State::Whole => vault.delete(path).await,
        State::Gone => Ok(()),
    };
    if let Err(error) = cleared {
        log::warn!(error:% = error; "what is left of an upload could not be removed; the sweep will try again");
    }
}

/// The handler was dropped: its client has gone away.
impl Drop for Incoming {
    fn drop(&mut self) {
        let state = std::mem::replace(&mut self.state, State::Gone);
        if matches!(state, State::Gone) {
            return;
        }
        let (vault, path) = (self.vault.clone(), self.path.clone());
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { clear(state, &vault, &path).await });
        }
    }
}
