//! Keys of all kinds, and tokens made of any header and any claims.
//!
//! The keys are made once for the whole run: generating RSA keys takes a while.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
    RsaKeyPair,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::{Value, json};
use signatory::http::tokens::keys::{MintRequest, SigningKey};
use signatory::http::tokens::{Claims, Scope, TokenError, Verifier};

pub const ISSUER: &str = "https://id.example.int";
pub const AUDIENCE: &str = "https://register.example.int";

pub enum Pair {
    Ed(Ed25519KeyPair),
    Ec(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

pub static ED: LazyLock<Pair> = LazyLock::new(|| Pair::Ed(Ed25519KeyPair::generate().unwrap()));
pub static OTHER_ED: LazyLock<Pair> =
    LazyLock::new(|| Pair::Ed(Ed25519KeyPair::generate().unwrap()));
pub static EC: LazyLock<Pair> =
    LazyLock::new(|| Pair::Ec(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap()));
pub static RSA: LazyLock<Pair> =
    LazyLock::new(|| Pair::Rsa(RsaKeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).unwrap()));

impl Pair {
    pub fn alg(&self) -> &'static str {
        match self {
            Self::Ed(_) => "EdDSA",
            Self::Ec(_) => "ES256",
            Self::Rsa(_) => "RS256",
        }
    }

    pub fn public_bytes(&self) -> Vec<u8> {
        match self {
            Self::Ed(pair) => pair.public_key().as_ref().to_vec(),
            Self::Ec(pair) => pair.public_key().as_ref().to_vec(),
            Self::Rsa(pair) => pair.public_key().as_ref().to_vec(),
        }
    }

    pub fn jwk(&self, kid: &str) -> Value {
        let point = self.public_bytes();
        match self {
            Self::Ed(_) => json!({ "kty": "OKP", "crv": "Ed25519", "kid": kid, "x": b64(&point) }),
            Self::Ec(_) => json!({
                "kty": "EC", "crv": "P-256", "kid": kid, "x": b64(&point[1..33]), "y": b64(&point[33..]),
            }),
            Self::Rsa(_) => {
                let key = DecodingKey::from_rsa_der(&point);
                let jwk = Jwk::from_decoding_key(&key, Some(Algorithm::RS256)).unwrap();
                let AlgorithmParameters::RSA(rsa) = jwk.algorithm else {
                    panic!("an RSA key has RSA parameters");
                };
                json!({ "kty": "RSA", "kid": kid, "n": rsa.n, "e": rsa.e })
            }
        }
    }

    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Ed(pair) => pair.sign(message).as_ref().to_vec(),
            Self::Ec(pair) => {
                let signature = pair.sign(&SystemRandom::new(), message).unwrap();
                signature.as_ref().to_vec()
            }
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(
                    &RSA_PKCS1_SHA256,
                    &SystemRandom::new(),
                    message,
                    &mut signature,
                )
                .unwrap();
                signature
            }
        }
    }

    /// A token with any header and any claims, properly signed.
    pub fn token(&self, header: &Value, claims: &Value) -> String {
        self.token_of(&header.to_string(), &claims.to_string())
    }

    pub fn token_of(&self, header: &str, claims: &str) -> String {
        let message = format!("{}.{}", b64(header.as_bytes()), b64(claims.as_bytes()));
        let signature = b64(&self.sign(message.as_bytes()));
        format!("{message}.{signature}")
    }
}

/// The id of a token.
pub fn jti_of(token: &str) -> String {
    let payload = URL_SAFE_NO_PAD
        .decode(token.split('.').nth(1).unwrap())
        .unwrap();
    let claims: Value = serde_json::from_slice(&payload).unwrap();
    claims["jti"].as_str().unwrap().to_owned()
}

pub fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn now() -> DateTime<Utc> {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

pub fn header(pair: &Pair, kid: &str) -> Value {
    json!({ "alg": pair.alg(), "typ": "at+jwt", "kid": kid })
}

pub fn claims() -> Value {
    json!({
        "iss": ISSUER, "aud": AUDIENCE, "sub": "depositary", "client_id": "desk", "jti": "1",
        "iat": now().timestamp(), "exp": now().timestamp() + 600, "scope": "register:write",
    })
}

/// The object with one member set, or removed when there is no value.
pub fn with(mut object: Value, member: &str, value: impl Into<Option<Value>>) -> Value {
    let members = object.as_object_mut().unwrap();
    match value.into() {
        Some(value) => members.insert(member.to_owned(), value),
        None => members.shift_remove(member),
    };
    object
}

pub fn key_set(keys: &[Value]) -> String {
    json!({ "keys": keys }).to_string()
}

/// A verifier of `ED` as ed, `EC` as ec and `RSA` as rsa.
pub static VERIFIER: LazyLock<Verifier> = LazyLock::new(|| {
    let keys = key_set(&[ED.jwk("ed"), EC.jwk("ec"), RSA.jwk("rsa")]);
    Verifier::new(&keys, ISSUER.to_owned(), AUDIENCE.to_owned()).unwrap()
});

pub fn verify(token: &str) -> Result<Claims, TokenError> {
    VERIFIER.verify(token, now())
}

/// What becomes of a properly signed token with these claims.
pub fn verify_claims(claims: &Value) -> Result<Claims, TokenError> {
    verify(&ED.token(&header(&ED, "ed"), claims))
}

/// What becomes of a properly signed token with this header.
pub fn verify_header(header: &Value) -> Result<Claims, TokenError> {
    verify(&ED.token(header, &claims()))
}

pub fn mint_request(scopes: &BTreeSet<Scope>) -> MintRequest<'_> {
    MintRequest {
        issuer: ISSUER,
        audience: AUDIENCE,
        subject: "depositary",
        client_id: "desk",
        scopes,
        participant: None,
        issued_at: now(),
        ttl: TimeDelta::minutes(10),
    }
}

pub fn verifier_of(key: &SigningKey) -> Verifier {
    Verifier::new(&key.jwks_json(), ISSUER.to_owned(), AUDIENCE.to_owned()).unwrap()
}
