//! The keys that tokens are checked with, read from a JWKS (RFC 7517).
//!
//! Every key is checked as far as it can be without a signature, so that a wrong one is found when the service
//! starts. A key's algorithm follows from its type and curve; what a token's header says can only agree with it.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use quick_cache::sync::Cache;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::store::chain::Hash;

use super::key_source::KeySet;
use super::keys::KeyError;
use super::unverified::Unverified;

/// The members that only private and symmetric keys have (RFC 7518 section 6).
const PRIVATE_MEMBERS: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// How many tokens of a key are remembered as its own.
const REMEMBERED_TOKENS: usize = 1024;

/// A public key and the one algorithm it may be used with.
#[derive(Debug)]
pub(super) struct VerifyingKey {
    pub(super) algorithm: Algorithm,
    decoding: DecodingKey,
    /// The hashes of tokens that it signed, those seen last: a client sends the same one until it expires.
    genuine: Cache<Hash, ()>,
}

impl VerifyingKey {
    fn new(algorithm: Algorithm, decoding: DecodingKey) -> Self {
        Self {
            algorithm,
            decoding,
            genuine: Cache::new(REMEMBERED_TOKENS),
        }
    }

    /// Whether the signature is its own over the message. It says nothing of what the message claims.
    pub(super) fn signed(
        &self,
        read: &Unverified<'_>,
    ) -> Result<bool, jsonwebtoken::errors::Error> {
        let token = read.hash();
        if self.genuine.get(&token).is_some() {
            return Ok(true);
        }
        let message = read.message.as_bytes();
        let genuine = crypto::verify(read.signature, message, &self.decoding, self.algorithm)?;
        if genuine {
            self.genuine.insert(token, ());
        }
        Ok(genuine)
    }
}

/// The algorithm of this name, among those accepted.
pub(super) fn parse_algorithm(name: &str) -> Option<Algorithm> {
    match name {
        "EdDSA" => Some(Algorithm::EdDSA),
        "ES256" => Some(Algorithm::ES256),
        "RS256" => Some(Algorithm::RS256),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Jwks {
    keys: Vec<Map<String, Value>>,
}

/// Reads a key set that somebody here put together: one wrong key refuses it.
pub(super) fn parse(jwks_json: &str) -> Result<KeySet, KeyError> {
    let (keys, mut left_aside) = parse_published(jwks_json)?;
    if left_aside.is_empty() {
        Ok(keys)
    } else {
        Err(left_aside.swap_remove(0))
    }
}

/// Reads a key set that an issuer publishes, with why keys were left aside. RFC 7517 section 5 has those ignored that are
/// of another kind or damaged. One that gives away its private part is left aside too: were the whole set refused, the
/// one before, with that key in it, would be used on.
pub(super) fn parse_published(jwks_json: &str) -> Result<(KeySet, Vec<KeyError>), KeyError> {
    let jwks: Jwks = serde_json::from_str(jwks_json).map_err(|error| KeyError::NotAKeySet {
        line: error.line(),
        column: error.column(),
    })?;
    let mut keys = KeySet::new();
    let mut left_aside = Vec::new();
    for (jwk, number) in jwks.keys.iter().zip(1..) {
        match read(jwk, number) {
            Ok(None) => {}
            Err(reason) => left_aside.push(reason),
            Ok(Some((kid, key))) => match keys.entry(kid) {
                Entry::Occupied(taken) => {
                    return Err(KeyError::DuplicateKid {
                        kid: taken.key().clone(),
                    });
                }
                Entry::Vacant(place) => drop(place.insert(Arc::new(key))),
            },
        }
    }
    match (keys.is_empty(), left_aside.is_empty()) {
        (false, _) => Ok((keys, left_aside)),
        (true, true) => Err(KeyError::NoKeys),
        (true, false) => Err(left_aside.swap_remove(0)),
    }
}

/// A key with its kid, or nothing where it is for another use.
fn read(
    jwk: &Map<String, Value>,
    number: usize,
) -> Result<Option<(String, VerifyingKey)>, KeyError> {
    refuse_secrets(jwk, number)?;
    if !is_for_signatures(jwk) {
        return Ok(None);
    }
    let kid = text(jwk, "kid").filter(|kid| !kid.is_empty());
    let kid = kid.ok_or(KeyError::WithoutKid { number })?;
    Ok(Some((kid.to_owned(), verifying_key(jwk, number)?)))
}

fn refuse_secrets(jwk: &Map<String, Value>, number: usize) -> Result<(), KeyError> {
    if text(jwk, "kty") == Some("oct") {
        return Err(KeyError::Symmetric { number });
    }
    if PRIVATE_MEMBERS
        .iter()
        .any(|member| jwk.contains_key(*member))
    {
        return Err(KeyError::Private { number });
    }
    Ok(())
}

/// Issuers publish their encryption keys in the same set (`"use": "enc"`); those are not ours to use or judge.
fn is_for_signatures(jwk: &Map<String, Value>) -> bool {
    let by_use = jwk.get("use").is_none_or(|usage| usage == "sig");
    let by_operations = jwk.get("key_ops").is_none_or(|operations| {
        let listed = operations.as_array();
        listed.is_some_and(|listed| listed.iter().any(|operation| operation == "verify"))
    });
    by_use && by_operations
}

fn verifying_key(jwk: &Map<String, Value>, number: usize) -> Result<VerifyingKey, KeyError> {
    let (algorithm, decoding) = match (text(jwk, "kty"), text(jwk, "crv")) {
        (Some("OKP"), Some("Ed25519")) => (Algorithm::EdDSA, ed25519(jwk, number)?),
        (Some("EC"), Some("P-256")) => (Algorithm::ES256, p256(jwk, number)?),
        (Some("RSA"), _) => (Algorithm::RS256, rsa(jwk, number)?),
        _ => return Err(KeyError::Unsupported { number }),
    };
    let declared = jwk.get("alg");
    if declared.is_some_and(|name| name.as_str().and_then(parse_algorithm) != Some(algorithm)) {
        return Err(KeyError::Unsupported { number });
    }
    Ok(VerifyingKey::new(algorithm, decoding))
}

fn ed25519(jwk: &Map<String, Value>, number: usize) -> Result<DecodingKey, KeyError> {
    let point = bytes(jwk, "x", number)?;
    // The length is checked here because a longer text would later be tried as an X.509 key.
    if point.len() != 32 {
        return Err(damaged(
            number,
            "x must be an Ed25519 public key of 32 bytes",
        ));
    }
    Ok(DecodingKey::from_ed_der(&point))
}

fn p256(jwk: &Map<String, Value>, number: usize) -> Result<DecodingKey, KeyError> {
    let (x, y) = (bytes(jwk, "x", number)?, bytes(jwk, "y", number)?);
    let point = [&[4][..], &x, &y].concat();
    let well_formed = x.len() == 32
        && y.len() == 32
        && ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &point).is_ok();
    if !well_formed {
        return Err(damaged(
            number,
            "x and y must be a point of P-256, 32 bytes each",
        ));
    }
    Ok(DecodingKey::from_ec_der(&point))
}

fn rsa(jwk: &Map<String, Value>, number: usize) -> Result<DecodingKey, KeyError> {
    let (modulus, exponent) = (bytes(jwk, "n", number)?, bytes(jwk, "e", number)?);
    let minimal = |octets: &[u8]| octets.first().is_some_and(|first| *first != 0);
    let is_odd = |octets: &[u8]| octets.last().is_some_and(|last| last % 2 == 1);
    if !minimal(&modulus) || !is_odd(&modulus) {
        return Err(damaged(
            number,
            "n must be an odd number without leading zeros",
        ));
    }
    let unused_bits = modulus
        .iter()
        .take(1)
        .map(|first| first.leading_zeros())
        .sum::<u32>();
    let bits = (modulus.len() * 8).saturating_sub(usize::try_from(unused_bits).unwrap_or(0));
    if !RSA_BITS.contains(&bits) {
        return Err(KeyError::RsaSize { number, bits });
    }
    if !minimal(&exponent) || !is_odd(&exponent) || exponent == [1] || exponent.len() > 4 {
        return Err(damaged(
            number,
            "e must be an odd number from 3 and of at most 4 bytes",
        ));
    }
    Ok(DecodingKey::from_rsa_raw_components(&modulus, &exponent))
}

fn text<'a>(jwk: &'a Map<String, Value>, member: &str) -> Option<&'a str> {
    jwk.get(member).and_then(Value::as_str)
}

fn bytes(jwk: &Map<String, Value>, member: &str, number: usize) -> Result<Vec<u8>, KeyError> {
    text(jwk, member)
        .and_then(|text| URL_SAFE_NO_PAD.decode(text).ok())
        .ok_or_else(|| damaged(number, "a number of the key is missing or not base64url"))
}

fn damaged(number: usize, problem: &'static str) -> KeyError {
    KeyError::Damaged { number, problem }
}
