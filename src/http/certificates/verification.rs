//! Whether a certificate is what the register signed, with nothing but its keys: no network, no clock, no database.
//!
//! What is refused here is refused by any JOSE library too, but for the last step: that what can be read in the file is
//! what was signed.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::http::tokens::strict_json::Strict;

use super::key_set::KeySet;
use super::{ALGORITHM, TYPE, fingerprint};

/// Why a certificate is not to be relied on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotValid {
    /// It is neither the JSON of a certificate nor a JWS in compact form.
    #[error("expected the JSON of a certificate or its JWS in compact form, found something else")]
    NotACertificate,
    /// Its header is not that of a certificate.
    #[error(
        "the header of the signature is not that of a certificate: expected alg {ALGORITHM} and typ {TYPE}"
    )]
    Header,
    /// It names a key that is not in the set.
    #[error("it was signed with the key {0:?}, which is not in the set")]
    UnknownKey(String),
    /// The signature is not that key's over these bytes.
    #[error(
        "the signature does not fit: what was signed has been changed, or another key signed it"
    )]
    Signature,
    /// What can be read is not what was signed.
    #[error("the signature is good, but what can be read beside it, {0}, is not what was signed")]
    Edited(&'static str),
}

/// A certificate whose signature is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The key that signed it.
    pub kid: String,
    /// What was signed.
    pub facts: Value,
    /// The SHA-256 of what was signed.
    pub fingerprint: String,
}

/// Checks a certificate: the JSON that the register answered, or the compact JWS alone.
///
/// # Errors
/// [`NotValid`].
pub fn verify(text: &str, keys: &KeySet) -> Result<Verified, NotValid> {
    let text = text.trim();
    if !text.starts_with('{') {
        return verify_jws(text, keys);
    }
    let Strict(whole) = serde_json::from_str(text).map_err(|_error| NotValid::NotACertificate)?;
    let jws = whole.get("signature").and_then(Value::as_str);
    let verified = verify_jws(jws.ok_or(NotValid::NotACertificate)?, keys)?;
    if whole.get("certificate") != Some(&verified.facts) {
        return Err(NotValid::Edited("certificate"));
    }
    for (name, signed) in [
        ("kid", &verified.kid),
        ("fingerprint", &verified.fingerprint),
    ] {
        if whole.get(name).and_then(Value::as_str) != Some(signed) {
            return Err(NotValid::Edited(name));
        }
    }
    Ok(verified)
}

fn verify_jws(jws: &str, keys: &KeySet) -> Result<Verified, NotValid> {
    let mut parts = jws.split('.');
    let (Some(header), Some(payload), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(NotValid::NotACertificate);
    };
    let decoded = |part: &str| {
        URL_SAFE_NO_PAD
            .decode(part)
            .map_err(|_error| NotValid::NotACertificate)
    };
    let Strict(names) =
        serde_json::from_slice(&decoded(header)?).map_err(|_error| NotValid::NotACertificate)?;
    let name = |member: &str| names.get(member).and_then(Value::as_str);
    // What must be understood (`crit`) is not, whatever it is.
    let is_ours =
        name("alg") == Some(ALGORITHM) && name("typ") == Some(TYPE) && names.get("crit").is_none();
    let Some(kid) = name("kid").filter(|_| is_ours) else {
        return Err(NotValid::Header);
    };
    let key = keys
        .get(kid)
        .ok_or_else(|| NotValid::UnknownKey(kid.chars().take(80).collect()))?;
    let signed = format!("{header}.{payload}");
    UnparsedPublicKey::new(&ED25519, key)
        .verify(signed.as_bytes(), &decoded(signature)?)
        .map_err(|_unspecified| NotValid::Signature)?;
    let payload = decoded(payload)?;
    let Strict(facts) =
        serde_json::from_slice(&payload).map_err(|_error| NotValid::NotACertificate)?;
    Ok(Verified {
        kid: kid.to_owned(),
        facts,
        fingerprint: fingerprint(&payload),
    })
}
