//! Key sets: what is accepted as a JWKS and what refuses it.

use serde_json::{Value, json};
use signatory::http::tokens::Verifier;
use signatory::http::tokens::keys::KeyError;

use super::forge::{AUDIENCE, EC, ED, ISSUER, RSA, b64, claims, header, key_set, now, with};

fn read(keys: &[Value]) -> Result<Verifier, KeyError> {
    Verifier::new(&key_set(keys), ISSUER.to_owned(), AUDIENCE.to_owned())
}

fn refusal(key: Value) -> KeyError {
    read(&[key]).unwrap_err()
}

#[test]
fn a_set_with_all_three_kinds_is_accepted() {
    let keys = [ED.jwk("a"), EC.jwk("b"), RSA.jwk("c")];
    let declared = [
        ("EdDSA", ED.jwk("a")),
        ("ES256", EC.jwk("b")),
        ("RS256", RSA.jwk("c")),
    ];

    assert!(read(&keys).is_ok());
    for (alg, key) in declared {
        assert!(read(&[with(key, "alg", json!(alg))]).is_ok(), "{alg}");
    }
}

#[test]
fn a_symmetric_key_refuses_the_set() {
    let secret = json!({ "kty": "oct", "kid": "s", "alg": "HS256", "k": b64(&[7; 32]) });
    let hidden = with(secret.clone(), "use", json!("enc"));

    assert!(matches!(refusal(secret), KeyError::Symmetric { number: 1 }));
    let second = read(&[ED.jwk("a"), hidden]);
    assert!(matches!(second, Err(KeyError::Symmetric { number: 2 })));
}

#[test]
fn a_private_part_refuses_the_set() {
    for member in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] {
        for key in [ED.jwk("a"), EC.jwk("b"), RSA.jwk("c")] {
            let refused = refusal(with(key, member, json!(b64(&[7; 32]))));

            assert!(
                matches!(refused, KeyError::Private { number: 1 }),
                "{member}"
            );
        }
    }
}

#[test]
fn a_key_without_kid_refuses_the_set() {
    for kid in [None, Some(json!("")), Some(json!(7)), Some(json!(null))] {
        let refused = refusal(with(ED.jwk("a"), "kid", kid));

        assert!(matches!(refused, KeyError::WithoutKid { number: 1 }));
    }
}

#[test]
fn two_keys_of_one_name_refuse_the_set() {
    let refused = read(&[ED.jwk("a"), EC.jwk("a")]);

    assert!(matches!(refused, Err(KeyError::DuplicateKid { kid }) if kid == "a"));
}

#[test]
fn an_algorithm_that_is_not_accepted_refuses_the_set() {
    for alg in [
        "HS256", "none", "RS512", "PS256", "ES384", "RSA-OAEP", "eddsa",
    ] {
        for key in [ED.jwk("a"), EC.jwk("b"), RSA.jwk("c")] {
            let refused = refusal(with(key, "alg", json!(alg)));

            assert!(
                matches!(refused, KeyError::Unsupported { number: 1 }),
                "{alg}"
            );
        }
    }
    assert!(matches!(
        refusal(with(ED.jwk("a"), "alg", json!("RS256"))),
        KeyError::Unsupported { .. }
    ));
}

#[test]
fn another_kind_of_key_refuses_the_set() {
    let others = [
        with(EC.jwk("a"), "crv", json!("P-384")),
        with(EC.jwk("a"), "crv", json!("secp256k1")),
        with(ED.jwk("a"), "crv", json!("X25519")),
        with(ED.jwk("a"), "crv", None),
        with(ED.jwk("a"), "kty", json!("AKP")),
        with(ED.jwk("a"), "kty", None),
    ];
    for key in others {
        assert!(matches!(refusal(key), KeyError::Unsupported { .. }));
    }
}

#[test]
fn a_weak_rsa_key_refuses_the_set() {
    let just_short = [&[0x7f][..], &[0xff; 255]].concat();
    for (modulus, size) in [
        (vec![0xff; 128], 1024),
        (just_short, 2047),
        (vec![0xff; 1025], 8200),
    ] {
        let refused = refusal(with(RSA.jwk("a"), "n", json!(b64(&modulus))));

        assert!(matches!(refused, KeyError::RsaSize { bits, .. } if bits == size));
    }
}

#[test]
fn a_damaged_key_refuses_the_set() {
    let padded_modulus = [&[0][..], &[0xff; 256]].concat();
    let as_x509 = [
        &b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00"[..],
        &ED.public_bytes(),
    ]
    .concat();
    let damaged = [
        with(ED.jwk("a"), "x", json!(b64(&as_x509))),
        with(RSA.jwk("a"), "n", json!(b64(&padded_modulus))),
        with(RSA.jwk("a"), "n", json!("")),
        with(RSA.jwk("a"), "e", json!("AQ")),
        with(RSA.jwk("a"), "e", json!("Ag")),
        with(RSA.jwk("a"), "e", None),
        with(ED.jwk("a"), "x", json!(b64(&[9; 31]))),
        with(ED.jwk("a"), "x", json!("not base64url!")),
        with(EC.jwk("a"), "y", json!(b64(&[9; 32]))),
        with(EC.jwk("a"), "x", json!(b64(&[9; 33]))),
        with(EC.jwk("a"), "y", json!(7)),
    ];
    for key in damaged {
        assert!(
            matches!(refusal(key.clone()), KeyError::Damaged { .. }),
            "{key}"
        );
    }
}

#[test]
fn encryption_keys_are_left_aside() {
    let encryption = with(
        with(RSA.jwk("enc"), "use", json!("enc")),
        "alg",
        json!("RSA-OAEP"),
    );
    let wrapping = with(RSA.jwk("ed"), "key_ops", json!(["wrapKey"]));
    let checking = with(RSA.jwk("rsa"), "key_ops", json!(["verify"]));

    let verifier = read(&[encryption.clone(), wrapping, checking, ED.jwk("ed")]).unwrap();

    let good = ED.token(&header(&ED, "ed"), &claims());
    assert!(verifier.verify(&good, now()).is_ok());
    let with_encryption_key = RSA.token(&header(&RSA, "enc"), &claims());
    let refused = verifier.verify(&with_encryption_key, now()).unwrap_err();
    assert_eq!(refused.code(), "token_unknown_key");
    assert!(matches!(refusal(encryption), KeyError::NoKeys));
}

#[test]
fn a_text_that_is_no_key_set_is_refused_without_repeating_it() {
    for text in [
        "",
        "{}",
        "[]",
        "null",
        "{\"keys\": \"hunter2\"}",
        "{\"keys\": [\"hunter2\"]}",
        "hunter2",
    ] {
        let refused = Verifier::new(text, ISSUER.to_owned(), AUDIENCE.to_owned()).unwrap_err();

        assert!(matches!(refused, KeyError::NotAKeySet { .. }), "{text}");
        assert!(!refused.to_string().contains("hunter2"));
    }
    assert!(matches!(read(&[]), Err(KeyError::NoKeys)));
}
