//! Keys at rest: what subscriptions are signed with is encrypted under a key that is not in the database.
//!
//! AES-256-GCM with a nonce of its own each time, bound to the subscription and the number of the key, so that no row
//! can be put in another's place. Several instances need the same sealing key.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::signature::{KeyFailure, SigningKeys};

/// The bytes of a sealing key.
const KEY_BYTES: usize = 32;

/// Why keys could not be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealingError {
    /// The text is no sealing key.
    #[error("expected a sealing key of {KEY_BYTES} bytes in base64, found something else")]
    NotAKey,
    /// They were sealed with another key.
    #[error(
        "the stored keys of webhooks were sealed with another key: give the service the key file that made them"
    )]
    WrongKey,
    /// The system gave no randomness.
    #[error(transparent)]
    Failure(#[from] KeyFailure),
}

/// Seals and opens.
pub struct SealingKey(LessSafeKey);

impl SealingKey {
    /// A new key as the text of its file.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn generate_text() -> Result<String, SealingError> {
        let mut bytes = [0; KEY_BYTES];
        aws_lc_rs::rand::fill(&mut bytes).map_err(|_unspecified| KeyFailure)?;
        Ok(format!("{}\n", STANDARD.encode(bytes)))
    }

    /// Reads the text of a key file.
    ///
    /// # Errors
    /// [`SealingError::NotAKey`].
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        STANDARD
            .decode(text.trim())
            .ok()
            .filter(|bytes| bytes.len() == KEY_BYTES)
            .and_then(|bytes| UnboundKey::new(&AES_256_GCM, &bytes).ok())
            .map(|key| Self(LessSafeKey::new(key)))
            .ok_or(SealingError::NotAKey)
    }

    /// Encrypts the keys of a subscription.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn seal(
        &self,
        subscription: &str,
        number: i64,
        keys: &SigningKeys,
    ) -> Result<Vec<u8>, SealingError> {
        let mut nonce = [0; NONCE_LEN];
        aws_lc_rs::rand::fill(&mut nonce).map_err(|_unspecified| KeyFailure)?;
        let mut sealed = keys.to_bytes();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                bound_to(subscription, number),
                &mut sealed,
            )
            .map_err(|_unspecified| KeyFailure)?;
        Ok([nonce.to_vec(), sealed].concat())
    }

    /// Decrypts them.
    ///
    /// # Errors
    /// [`SealingError::WrongKey`], also when they were changed or are another's.
    pub fn open(
        &self,
        subscription: &str,
        number: i64,
        sealed: &[u8],
    ) -> Result<SigningKeys, SealingError> {
        let (nonce, rest) = sealed
            .split_at_checked(NONCE_LEN)
            .ok_or(SealingError::WrongKey)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce)
            .map_err(|_unspecified| SealingError::WrongKey)?;
        let mut rest = rest.to_vec();
        let opened = self
            .0
            .open_in_place(nonce, bound_to(subscription, number), &mut rest)
            .map_err(|_unspecified| SealingError::WrongKey)?;
        SigningKeys::from_bytes(opened).ok_or(SealingError::WrongKey)
    }
}

fn bound_to(subscription: &str, number: i64) -> Aad<String> {
    Aad::from(format!("{subscription}/{number}"))
}
