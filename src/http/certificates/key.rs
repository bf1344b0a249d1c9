//! The pair that certificates are signed with: its own, never that of tokens, in a file of its own.
//!
//! Made at the first start and kept. Whoever has it can make certificates in the name of this register, and nothing else.

use std::path::Path;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use crate::http::tokens::key_file;
use crate::http::tokens::keys::{KeyError, ed25519_pair, generate_pem, thumbprint};

use super::{ALGORITHM, TYPE};

/// The name of the key's file in the data folder.
pub const KEY_FILE: &str = "certificate-key.pem";

/// The pair that certificates are signed with.
pub struct CertificateKey {
    pair: Ed25519KeyPair,
    public: String,
    kid: String,
}

impl CertificateKey {
    /// Loads the key from its file in a folder, or makes both if there are none.
    ///
    /// # Errors
    /// [`KeyError`] when the file is open to others than its owner, is not an Ed25519 key, or cannot be read or made.
    pub fn load_or_create(folder: &Path) -> Result<Self, KeyError> {
        let pem = key_file::load_or_create(folder, KEY_FILE, generate_pem()?.as_bytes())?;
        Self::from_pem(&pem, &folder.join(KEY_FILE))
    }

    /// Loads the key from a file; none where there is no such file.
    ///
    /// # Errors
    /// [`KeyError`] when the file is open to others than its owner, is not an Ed25519 key, or cannot be read.
    pub fn load(file: &Path) -> Result<Option<Self>, KeyError> {
        let pem = key_file::read(file)?;
        pem.map(|pem| Self::from_pem(&pem, file)).transpose()
    }

    fn from_pem(pem: &[u8], file: &Path) -> Result<Self, KeyError> {
        let (_, pair) = ed25519_pair(pem, file.to_owned())?;
        let public = URL_SAFE_NO_PAD.encode(pair.public_key());
        Ok(Self {
            kid: thumbprint(&public),
            public,
            pair,
        })
    }

    /// Its name in certificates and in the key set: its RFC 7638 thumbprint.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half, as it stands in a key set.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.public
    }

    /// Signs: a JWS in compact form (RFC 7515, 7.1) over exactly these bytes. The same bytes give the same text, for
    /// Ed25519 has no randomness (RFC 8032).
    #[must_use]
    pub fn sign(&self, payload: &[u8]) -> String {
        let header = json!({ "alg": ALGORITHM, "kid": self.kid, "typ": TYPE });
        let header = URL_SAFE_NO_PAD.encode(header.to_string());
        let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(payload));
        let signature = URL_SAFE_NO_PAD.encode(self.pair.sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }
}
