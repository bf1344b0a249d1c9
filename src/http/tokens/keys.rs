//! The service's own signing key, for a machine that has no token issuer: it mints what `Verifier` accepts.
//!
//! One Ed25519 pair in one file, made at the first start and kept. A key that others on the machine can read is
//! refused rather than repaired: they may have read it already. Rotation is done by removing the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::{NoContext, Timestamp, Uuid};

use super::{Scope, key_file};
use crate::domain::ids::ParticipantCode;

/// The name of the key's file in its directory.
pub const SIGNING_KEY_FILE: &str = "signing-key.pem";

/// Why a key or a key set cannot be used. Keys of a set are counted from 1.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The text is not the JSON of a key set.
    #[error(
        "expected a JWKS, {{\"keys\": [...]}}, but it cannot be read from line {line}, column {column}"
    )]
    NotAKeySet {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// There is no key that signatures can be checked with.
    #[error("the key set holds no key for signatures")]
    NoKeys,
    /// A secret shared with the issuer could be used to make tokens.
    #[error("key {number} of the set is symmetric; only public keys are accepted")]
    Symmetric {
        /// Which key.
        number: usize,
    },
    /// A private key was published or configured by mistake.
    #[error(
        "key {number} of the set contains its private part; replace the key and publish only the public part"
    )]
    Private {
        /// Which key.
        number: usize,
    },
    /// Tokens could not name the key.
    #[error("key {number} of the set has no kid")]
    WithoutKid {
        /// Which key.
        number: usize,
    },
    /// Two keys answer to one name.
    #[error("two keys of the set have the kid {kid:?}")]
    DuplicateKid {
        /// The name.
        kid: String,
    },
    /// The key is of another kind than those accepted, or declares another algorithm than its own.
    #[error(
        "key {number} of the set must be for EdDSA (OKP, Ed25519), ES256 (EC, P-256) or RS256 (RSA), and its alg, if given, must say so"
    )]
    Unsupported {
        /// Which key.
        number: usize,
    },
    /// The RSA key is too small to be safe, or too large to be checked.
    #[error("key {number} of the set is an RSA key of {bits} bits; expected 2048 to 8192")]
    RsaSize {
        /// Which key.
        number: usize,
        /// Its size.
        bits: usize,
    },
    /// The numbers of the key do not make a key.
    #[error("key {number} of the set is damaged: {problem}")]
    Damaged {
        /// Which key.
        number: usize,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The key file cannot be read.
    #[error("the key {path:?} cannot be read")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The key file cannot be made.
    #[error("the key cannot be stored at {path:?}")]
    Unwritable {
        /// The file or its directory.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Others than its owner may read or change the key file.
    #[error(
        "the key {path:?} is open to others than its owner (mode {mode:04o}, expected 0600); if they may have read it, remove it and a new one is made, otherwise chmod 600 it"
    )]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// The file holds something else than a key of ours.
    #[error("{path:?} is not an Ed25519 private key (PKCS#8, PEM)")]
    NotAKey {
        /// The file.
        path: PathBuf,
    },
    /// The system gave no randomness.
    #[error("no key could be generated")]
    Generation,
    /// The token could not be signed.
    #[error("the token could not be signed")]
    Signing(#[from] jsonwebtoken::errors::Error),
    /// The token would never be valid, or its dates cannot be written.
    #[error("a token must be issued after 1970 and live for at least a second")]
    Lifetime,
}

/// The pair that the service signs its own tokens with.
#[derive(Debug)]
pub struct SigningKey {
    encoding: EncodingKey,
    public: String,
    kid: String,
}

/// What a token to be minted says.
#[derive(Debug, Clone, Copy)]
pub struct MintRequest<'a> {
    /// Who issues it.
    pub issuer: &'a str,
    /// The service it is for.
    pub audience: &'a str,
    /// Whom it speaks for.
    pub subject: &'a str,
    /// The client it is issued to.
    pub client_id: &'a str,
    /// What it permits.
    pub scopes: &'a BTreeSet<Scope>,
    /// The State or organization whose affairs alone it may touch.
    pub participant: Option<&'a ParticipantCode>,
    /// The moment from which it is valid, to the second.
    pub issued_at: DateTime<Utc>,
    /// How long it is valid, to the second.
    pub ttl: TimeDelta,
}

impl SigningKey {
    /// Loads the key from `signing-key.pem` in a directory, or makes both if there are none.
    ///
    /// Processes that start at the same moment end up with the same key.
    ///
    /// # Errors
    /// [`KeyError`] when the file is open to others than its owner, is not an Ed25519 key, or cannot be read or
    /// made.
    pub fn load_or_create(directory: &Path) -> Result<Self, KeyError> {
        let path = directory.join(SIGNING_KEY_FILE);
        if let Some(pem) = key_file::read(&path)? {
            return Self::from_pem(&pem, path);
        }
        key_file::create(directory, SIGNING_KEY_FILE, generate_pem()?.as_bytes())?;
        // What counts is what is in the file: another process may have been faster.
        match key_file::read(&path)? {
            Some(pem) => Self::from_pem(&pem, path),
            None => Err(KeyError::Unreadable {
                path,
                source: std::io::ErrorKind::NotFound.into(),
            }),
        }
    }

    /// Loads the key from its file in a directory; none where there is no such file.
    ///
    /// # Errors
    /// [`KeyError`] when the file is open to others than its owner, is not an Ed25519 key, or cannot be read.
    pub fn load(directory: &Path) -> Result<Option<Self>, KeyError> {
        let path = directory.join(SIGNING_KEY_FILE);
        let pem = key_file::read(&path)?;
        pem.map(|pem| Self::from_pem(&pem, path)).transpose()
    }

    /// The key's name in tokens and in the key set: its RFC 7638 thumbprint.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half as a key set (RFC 7517), for `Verifier::new` and for publication.
    #[must_use]
    pub fn jwks_json(&self) -> String {
        let key = json!({
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.kid, "x": self.public,
        });
        json!({ "keys": [key] }).to_string()
    }

    /// Signs an access token of the RFC 9068 profile, with an id of its own.
    ///
    /// # Errors
    /// [`KeyError::Lifetime`] when the token would never be valid; [`KeyError::Signing`] when signing fails.
    pub fn mint(&self, request: &MintRequest<'_>) -> Result<String, KeyError> {
        let issued_at = request.issued_at.timestamp();
        let expires_at = issued_at.checked_add(request.ttl.num_seconds());
        let expires_at = expires_at
            .filter(|at| *at > issued_at)
            .ok_or(KeyError::Lifetime)?;
        let scopes: Vec<&str> = request.scopes.iter().map(|scope| scope.as_str()).collect();
        let claims = MintedClaims {
            iss: request.issuer,
            aud: request.audience,
            sub: request.subject,
            client_id: request.client_id,
            jti: token_id(request.issued_at)?.to_string(),
            iat: issued_at,
            exp: expires_at,
            scope: scopes.join(" "),
            participant: request.participant.map(ParticipantCode::as_str),
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some("at+jwt".to_owned());
        header.kid = Some(self.kid.clone());
        Ok(jsonwebtoken::encode(&header, &claims, &self.encoding)?)
    }

    fn from_pem(pem: &[u8], path: PathBuf) -> Result<Self, KeyError> {
        let (encoding, pair) = ed25519_pair(pem, path)?;
        let public = URL_SAFE_NO_PAD.encode(pair.public_key());
        Ok(Self {
            encoding,
            kid: thumbprint(&public),
            public,
        })
    }
}

#[derive(Serialize)]
struct MintedClaims<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: &'a str,
    client_id: &'a str,
    jti: String,
    iat: i64,
    exp: i64,
    scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    participant: Option<&'a str>,
}

/// Reads an Ed25519 pair (PKCS#8, PEM) that was in a file.
pub(in crate::http) fn ed25519_pair(
    pem: &[u8],
    path: PathBuf,
) -> Result<(EncodingKey, Ed25519KeyPair), KeyError> {
    let Ok(encoding) = EncodingKey::from_ed_pem(pem) else {
        return Err(KeyError::NotAKey { path });
    };
    let Ok(pair) = Ed25519KeyPair::from_pkcs8(encoding.as_bytes()) else {
        return Err(KeyError::NotAKey { path });
    };
    Ok((encoding, pair))
}

/// The thumbprint of an Ed25519 public key, given as in a key set.
pub(in crate::http) fn thumbprint(public: &str) -> String {
    // RFC 7638 and RFC 8037 appendix A.3: these members, in this order, without spaces.
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public}"}}"#);
    URL_SAFE_NO_PAD.encode(Sha256::digest(members))
}

/// A new Ed25519 pair as the text of its file.
pub(in crate::http) fn generate_pem() -> Result<String, KeyError> {
    // The first version of PKCS#8 is the one that OpenSSL reads.
    let document = Ed25519KeyPair::generate().and_then(|pair| pair.to_pkcs8v1());
    let Ok(document) = document else {
        return Err(KeyError::Generation);
    };
    // 48 bytes are one line of 64 characters, the width that RFC 7468 asks for.
    let body = STANDARD.encode(document);
    Ok(format!(
        "-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"
    ))
}

/// A UUID of version 7, from the moment given and not from a clock.
fn token_id(issued_at: DateTime<Utc>) -> Result<Uuid, KeyError> {
    let Ok(seconds) = u64::try_from(issued_at.timestamp()) else {
        return Err(KeyError::Lifetime);
    };
    let nanoseconds = issued_at.timestamp_subsec_nanos();
    Ok(Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        nanoseconds,
    )))
}
