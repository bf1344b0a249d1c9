//! Standard Webhooks: every request is signed twice, with a shared secret (v1) and with a private key (v1a).
//!
//! A receiver checks the one it prefers. With the second it needs no secret at all.

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};

/// The bytes of the secret, and of the private key's seed.
pub const KEY_BYTES: usize = 32;

/// What a subscription's deliveries are signed with.
#[derive(Clone)]
pub struct SigningKeys {
    secret: [u8; KEY_BYTES],
    seed: [u8; KEY_BYTES],
}

/// Why keys could not be made or used: the system gave no randomness, or the seed is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no key could be made")]
pub struct KeyFailure;

impl SigningKeys {
    /// New ones.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn generate() -> Result<Self, KeyFailure> {
        let (mut secret, mut seed) = ([0; KEY_BYTES], [0; KEY_BYTES]);
        let filled = aws_lc_rs::rand::fill(&mut secret).and(aws_lc_rs::rand::fill(&mut seed));
        filled.map_err(|_unspecified| KeyFailure)?;
        Ok(Self { secret, seed })
    }

    /// From the secret and the seed, one after the other.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (secret, seed) = bytes.split_at_checked(KEY_BYTES)?;
        Some(Self {
            secret: secret.try_into().ok()?,
            seed: seed.try_into().ok()?,
        })
    }

    /// The secret and the seed, one after the other.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.secret, self.seed].concat()
    }

    /// The secret as its owner is told it, once.
    #[must_use]
    pub fn secret_text(&self) -> String {
        format!("whsec_{}", STANDARD.encode(self.secret))
    }

    /// The public key.
    ///
    /// # Errors
    /// When the seed is none.
    pub fn public_key_text(&self) -> Result<String, KeyFailure> {
        let pair = self.pair()?;
        Ok(format!("whpk_{}", STANDARD.encode(pair.public_key())))
    }

    /// Both signatures over an event, as they stand in the header.
    ///
    /// # Errors
    /// When the seed is none.
    pub fn sign(&self, event: &str, at: DateTime<Utc>, body: &str) -> Result<String, KeyFailure> {
        let content = format!("{event}.{}.{body}", at.timestamp());
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.secret);
        let tag = hmac::sign(&key, content.as_bytes());
        let signature = self.pair()?.sign(content.as_bytes());
        Ok(format!(
            "v1,{} v1a,{}",
            STANDARD.encode(tag),
            STANDARD.encode(signature)
        ))
    }

    fn pair(&self) -> Result<Ed25519KeyPair, KeyFailure> {
        Ed25519KeyPair::from_seed_unchecked(&self.seed).map_err(|_rejected| KeyFailure)
    }
}
