//! The bytes of documents between the document store, which waits, and a file, which does not.

use std::io::Read;

use bytes::{Buf as _, Bytes};
use futures_util::TryStreamExt as _;
use tokio::runtime::Runtime;

use crate::vault::{Address, Stream, Vault, VaultError};

/// The document store, for a caller that waits.
pub struct Documents<'a> {
    /// The store.
    pub vault: &'a Vault,
    /// Where its work is done.
    pub runtime: &'a Runtime,
}

/// A document on its way out, as a file is read.
pub struct Outgoing<'a> {
    runtime: &'a Runtime,
    pieces: Stream,
    piece: Bytes,
}

impl Documents<'_> {
    /// The bytes at an address.
    ///
    /// # Errors
    /// When they are not there, or the store refuses.
    pub fn read(&self, address: Address) -> Result<Outgoing<'_>, VaultError> {
        let pieces = self.runtime.block_on(self.vault.read(address))?;
        Ok(Outgoing {
            runtime: self.runtime,
            pieces,
            piece: Bytes::new(),
        })
    }

    /// Keeps bytes at their address, which must be this one.
    ///
    /// # Errors
    /// When they have another hash, cannot be read, or the store refuses; nothing is kept then.
    pub fn keep(&self, address: Address, bytes: &mut dyn Read) -> Result<(), VaultError> {
        self.runtime.block_on(async {
            let mut incoming = self.vault.receive(&format!("restored-{address}")).await?;
            let mut piece = vec![0; 64 * 1024];
            loop {
                let read = bytes.read(&mut piece)?;
                let Some(read) = piece.get(..read).filter(|read| !read.is_empty()) else {
                    break;
                };
                incoming.write(read).await?;
            }
            let found = incoming.address();
            if found != address {
                incoming.abandon().await;
                let expected = address;
                return Err(VaultError::Changed { expected, found });
            }
            incoming.keep().await?;
            Ok(())
        })
    }
}

impl Read for Outgoing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.piece.is_empty() {
            match self.runtime.block_on(self.pieces.try_next()) {
                Ok(Some(piece)) => self.piece = piece,
                Ok(None) => return Ok(0),
                Err(error) => return Err(std::io::Error::other(error)),
            }
        }
        let many = self.piece.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..many), self.piece.get(..many)) {
            to.copy_from_slice(from);
        }
        self.piece.advance(many);
        Ok(many)
    }
}
