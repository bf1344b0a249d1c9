//! The personal details of an entry, which may be erased, and the commitment that stays.
//!
//! The hashed body of the entry holds a salted hash of them. While they are kept they can be proved unchanged; once they and
//! the salt are erased, the hash says nothing of whom it was.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::store::chain::Hash;

/// Before what is hashed, so that a commitment is never the hash of anything else.
const PREFIX: &[u8] = b"signatory audit person 1\0";

/// Who it was, as far as that is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The token's subject.
    pub subject: Option<String>,
    /// The client that the token was issued to.
    pub client_id: Option<String>,
    /// The token's id.
    pub jti: Option<String>,
    /// From where the request came.
    pub address: Option<String>,
    /// The query, which may name someone.
    pub query: Option<String>,
}

/// The details as they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPerson {
    /// Random bytes, without which the details cannot be guessed from the commitment.
    pub salt: Vec<u8>,
    /// The details, JSON.
    pub details: String,
    /// The subject again, for the search.
    pub subject: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredDetails {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    jti: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    query: Option<String>,
}

impl Person {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        *self == Self::default()
    }

    /// The details to store.
    #[must_use]
    pub fn encode(&self, salt: [u8; 32]) -> StoredPerson {
        let details = StoredDetails {
            subject: self.subject.clone(),
            client_id: self.client_id.clone(),
            jti: self.jti.clone(),
            address: self.address.clone(),
            query: self.query.clone(),
        };
        StoredPerson {
            salt: salt.to_vec(),
            // Strings always serialize.
            details: serde_json::to_string(&details).unwrap_or_default(),
            subject: self.subject.clone(),
        }
    }
}

impl StoredPerson {
    /// What the body of the entry holds instead of the details.
    #[must_use]
    pub fn commitment(&self) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(PREFIX);
        hasher.update(&self.salt);
        hasher.update(self.details.as_bytes());
        Hash(hasher.finalize().into())
    }

    /// Reads the details.
    ///
    /// # Errors
    /// When they are not of their form, or the subject beside them is another.
    pub fn decode(&self) -> Result<Person, String> {
        let stored: StoredDetails = serde_json::from_str(&self.details)
            .map_err(|error| format!("its personal details cannot be read: {error}"))?;
        if stored.subject != self.subject {
            return Err("the subject beside its personal details is another".into());
        }
        Ok(Person {
            subject: stored.subject,
            client_id: stored.client_id,
            jti: stored.jti,
            address: stored.address,
            query: stored.query,
        })
    }
}
