//! The public keys with which certificates are checked: the present one, and those that were used before.
//!
//! Every key's name is its thumbprint, so that a set cannot give one key the name of another.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::http::tokens::keys::thumbprint;
use crate::http::tokens::strict_json::Strict;

use super::key::CertificateKey;

/// The bytes of an Ed25519 public key.
const KEY_BYTES: usize = 32;

/// Why a text is no set of keys. Keys are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeySetError {
    /// It is not the JSON of a key set.
    #[error("expected a JWKS, {{\"keys\": [...]}}, found something else: {0}")]
    NotAKeySet(String),
    /// A key is of another kind.
    #[error(
        "key {0} of the set is not an Ed25519 public key (kty OKP, crv Ed25519, x of 32 bytes)"
    )]
    NotEd25519(usize),
    /// A key gives away its private part.
    #[error(
        "key {0} of the set contains its private part; publish only the public part, and replace the key"
    )]
    Private(usize),
    /// A key has another name than its thumbprint.
    #[error("key {0} of the set has a kid that is not its RFC 7638 thumbprint")]
    WrongName(usize),
    /// There is none.
    #[error("the set has no key")]
    Empty,
}

/// Public keys by their names; in the order in which they are published.
#[derive(Debug, Clone, Default)]
pub struct KeySet {
    by_name: BTreeMap<String, Vec<u8>>,
    order: Vec<String>,
}

impl KeySet {
    /// Reads a JWKS (RFC 7517). What is no Ed25519 key is refused and not left aside: the set is for nothing else.
    ///
    /// # Errors
    /// [`KeySetError`].
    pub fn parse(text: &str) -> Result<Self, KeySetError> {
        let Strict(whole) = serde_json::from_str(text)
            .map_err(|error| KeySetError::NotAKeySet(error.to_string()))?;
        let keys = whole.get("keys").and_then(Value::as_array);
        let keys = keys.ok_or_else(|| KeySetError::NotAKeySet("it has no keys".into()))?;
        let mut set = Self::default();
        for (key, number) in keys.iter().zip(1..) {
            let key = key.as_object().ok_or(KeySetError::NotEd25519(number))?;
            let public = public_of(key, number)?;
            set.insert(&public)
                .map_err(|()| KeySetError::NotEd25519(number))?;
        }
        if set.order.is_empty() {
            return Err(KeySetError::Empty);
        }
        Ok(set)
    }

    /// The public half of a key.
    #[must_use]
    pub fn of(key: &CertificateKey) -> Self {
        let mut set = Self::default();
        // What a pair gives as its public half is of the right length.
        let _ = set.insert(key.public());
        set
    }

    /// The keys of both; those of the first come first.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        for name in &others.order {
            if let Some(key) = others.by_name.get(name)
                && self.by_name.insert(name.clone(), key.clone()).is_none()
            {
                self.order.push(name.clone());
            }
        }
        self
    }

    /// The bytes of the key of this name.
    #[must_use]
    pub fn get(&self, kid: &str) -> Option<&[u8]> {
        self.by_name.get(kid).map(Vec::as_slice)
    }

    /// The names and public halves, in the order in which they are published.
    pub fn iter(&self) -> impl Iterator<Item = (&str, String)> {
        self.order.iter().filter_map(|name| {
            let key = self.by_name.get(name)?;
            Some((name.as_str(), URL_SAFE_NO_PAD.encode(key)))
        })
    }

    fn insert(&mut self, public: &str) -> Result<(), ()> {
        let bytes = URL_SAFE_NO_PAD.decode(public).unwrap_or_default();
        if bytes.len() != KEY_BYTES {
            return Err(());
        }
        let name = thumbprint(public);
        if let Entry::Vacant(place) = self.by_name.entry(name.clone()) {
            place.insert(bytes);
            self.order.push(name);
        }
        Ok(())
    }
}

/// The public half of a key of a set.
fn public_of(key: &Map<String, Value>, number: usize) -> Result<String, KeySetError> {
    if key.contains_key("d") || key.contains_key("k") {
        return Err(KeySetError::Private(number));
    }
    let text = |member: &str| key.get(member).and_then(Value::as_str);
    let public = match (text("kty"), text("crv"), text("x")) {
        (Some("OKP"), Some("Ed25519"), Some(public)) => public.to_owned(),
        _ => return Err(KeySetError::NotEd25519(number)),
    };
    if text("kid").is_some_and(|kid| kid != thumbprint(&public)) {
        return Err(KeySetError::WrongName(number));
    }
    Ok(public)
}
