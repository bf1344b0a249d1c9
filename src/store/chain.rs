//! The hash chain: each entry's hash covers the hash before it and the stored bytes.

use sha2::{Digest as _, Sha256};

use crate::domain::ids::Position;

/// Which chain an entry belongs to.
///
/// Each has a prefix of its own, so that no entry of one passes for one of another: what
/// is hashed in the ledger begins with a hash, and none can be found that begins with the prefix of the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// The record.
    Ledger,
    /// The audit trail.
    AuditTrail,
}

impl Chain {
    fn prefix(self) -> &'static [u8] {
        match self {
            Self::Ledger => b"",
            Self::AuditTrail => b"signatory audit trail 1\0",
        }
    }
}

/// A SHA-256 hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Before the first entry.
    pub const ZERO: Self = Self([0; 32]);

    /// The hash of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 32 stored bytes.
    #[must_use]
    pub fn from_stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        Self::from_stored(&hex::decode(text).ok()?)
    }

    /// The hash of an entry of the ledger: over the previous hash and the entry's stored bytes.
    #[must_use]
    pub fn link(previous: Self, body: &[u8]) -> Self {
        Self::link_in(Chain::Ledger, previous, body)
    }

    /// The hash of an entry of a chain: over the chain's prefix, the previous hash and the entry's stored bytes.
    #[must_use]
    pub fn link_in(chain: Chain, previous: Self, body: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(chain.prefix());
        hasher.update(previous.0);
        hasher.update(body);
        Self(hasher.finalize().into())
    }
}

/// As 64 hexadecimal digits.
impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The last position of the ledger and its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// The last position.
    pub position: Position,
    /// Its hash.
    pub hash: Hash,
}

/// Where the record does not fit together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the ledger is broken at position {position}: {detail}")]
pub struct Broken {
    /// The first position that does not fit.
    pub position: Position,
    /// What was expected and what was found.
    pub detail: String,
}

impl Head {
    /// Checks that an entry of the ledger follows this head, and returns the head after it.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn follow(
        self,
        position: Position,
        previous: Hash,
        body: &[u8],
        hash: Hash,
    ) -> Result<Self, Broken> {
        let reached = Self { position, hash };
        self.lead(Chain::Ledger, reached, previous, body)
    }

    /// Checks that an entry of a chain leads from this head to another, and returns that.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn lead(
        self,
        chain: Chain,
        reached: Self,
        previous: Hash,
        body: &[u8],
    ) -> Result<Self, Broken> {
        let Self { position, hash } = reached;
        let expected = self.position.next();
        let broken = |position, detail: String| Err(Broken { position, detail });
        if position != expected {
            return broken(
                expected,
                format!("expected position {expected} and found {position}"),
            );
        }
        if previous != self.hash {
            return broken(
                position,
                "its previous hash is not the hash of the entry before it".into(),
            );
        }
        if Hash::link_in(chain, previous, body) != hash {
            return broken(position, "its hash is not the hash of its bytes".into());
        }
        Ok(reached)
    }
}
