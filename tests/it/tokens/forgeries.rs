//! Attacks on the form, the content and the signature of a token.
//!
//! What a header alone can do is in `headers`.

use proptest::prelude::*;
use serde_json::{Value, json};
use signatory::http::tokens::{MAX_TOKEN_BYTES, TokenError};

use super::forge::{EC, ED, OTHER_ED, Pair, RSA, b64, claims, header, verify, verify_claims, with};

fn good() -> String {
    ED.token(&header(&ED, "ed"), &claims())
}

/// The good token with one of its three parts replaced.
fn with_part(part: usize, text: &str) -> String {
    let good = good();
    let mut parts: Vec<&str> = good.split('.').collect();
    parts[part] = text;
    parts.join(".")
}

#[test]
fn a_missing_signature_is_refused() {
    assert_eq!(verify(&with_part(2, "")), Err(TokenError::Signature));
}

#[test]
fn a_token_of_another_key_is_refused() {
    let token = OTHER_ED.token(&header(&ED, "ed"), &claims());

    assert_eq!(verify(&token), Err(TokenError::Signature));
}

#[test]
fn a_changed_payload_is_refused() {
    let more = with(claims(), "scope", json!("register:write register:examine"));

    let read = verify(&with_part(1, &b64(more.to_string().as_bytes())));

    assert_eq!(read, Err(TokenError::Signature));
}

#[test]
fn a_changed_signature_is_refused() {
    let pairs: [(&Pair, &str); 3] = [(&ED, "ed"), (&EC, "ec"), (&RSA, "rsa")];
    for (pair, kid) in pairs {
        let token = pair.token(&header(pair, kid), &claims());
        let (message, _) = token.rsplit_once('.').unwrap();
        let signature = pair.sign(message.as_bytes());
        let longer = [&signature[..], &[0]].concat();
        let zeros = vec![0; signature.len()];
        for forged in [
            &longer[..],
            &zeros,
            &signature[1..],
            &signature[..signature.len() - 1],
        ] {
            let read = verify(&format!("{message}.{}", b64(forged)));

            assert_eq!(read, Err(TokenError::Signature), "{kid}");
        }
    }
}

#[test]
fn an_oversized_token_is_refused_before_it_is_read() {
    let fits = with(claims(), "note", json!("a".repeat(4_000)));
    let oversized = with(claims(), "note", json!("a".repeat(MAX_TOKEN_BYTES)));

    assert!(verify_claims(&fits).is_ok());
    let refused = verify_claims(&oversized).unwrap_err();
    assert_eq!(refused, TokenError::Malformed("it is larger than 8 KiB"));
}

#[test]
fn garbage_is_refused() {
    let good = good();
    let nested = b64("[".repeat(3_000).as_bytes());
    let array = b64(br#"["EdDSA","at+jwt","ed"]"#);
    let twice = b64(br#"{"alg":"EdDSA","alg":"none","typ":"at+jwt","kid":"ed"}"#);
    let texts = [
        String::new(),
        ".".into(),
        "..".into(),
        "...".into(),
        "a.b".into(),
        "a.b.c".into(),
        "\u{1F4DC}.\u{1F4DC}.x".into(),
        format!(" {good}"),
        format!("{good}\n"),
        format!("{good}="),
        format!("{good}.{good}"),
        format!("Bearer {good}"),
        good.replace('.', " "),
        with_part(0, &nested),
        with_part(0, &array),
        with_part(0, &twice),
        with_part(0, &b64(b"{\xff}")),
    ];
    for text in texts {
        assert_eq!(
            verify(&text).unwrap_err().code(),
            "token_malformed",
            "{text}"
        );
    }
}

#[test]
fn a_signed_payload_that_is_no_object_is_refused() {
    let header = header(&ED, "ed").to_string();
    for payload in [
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{}{}",
        r#"["a","b","c","d","e","f","g","h","i","j"]"#,
    ] {
        let read = verify(&ED.token_of(&header, payload));

        assert_eq!(read.unwrap_err().code(), "token_malformed", "{payload}");
    }
}

#[test]
fn a_refusal_does_not_repeat_the_token() {
    let secret = "c2VjcmV0";
    let tokens = [
        secret.to_owned(),
        format!("{secret}.{secret}.{secret}"),
        with_part(2, secret),
    ];
    for token in tokens {
        let refusal = verify(&token).unwrap_err();

        assert!(!refusal.to_string().contains(secret));
    }
    let issuer: Value = with(claims(), "iss", json!(secret));
    assert!(
        !verify_claims(&issuer)
            .unwrap_err()
            .to_string()
            .contains(secret)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_single_character_changed_is_refused(kind in 0usize..3, place: prop::sample::Index, to in prop::char::range('\0', '\u{7f}')) {
        let (pair, kid): (&Pair, &str) = [(&*ED, "ed"), (&*EC, "ec"), (&*RSA, "rsa")][kind];
        let token = pair.token(&header(pair, kid), &claims());
        let at = place.index(token.len());
        prop_assume!(!token[at..].starts_with(to));

        let changed = format!("{}{to}{}", &token[..at], &token[at + 1..]);

        prop_assert!(verify(&changed).is_err());
    }

    #[test]
    fn no_text_makes_the_verifier_panic(text in "\\PC{0,200}", part in 0usize..3) {
        prop_assert!(verify(&text).is_err());
        prop_assert!(verify(&with_part(part, &text)).is_err());
        prop_assert!(verify(&with_part(part, &b64(text.as_bytes()))).is_err());
    }
}

/// The last character carries bits that mean nothing: a lenient decoder takes several for the same signature.
#[test]
fn every_other_last_character_is_refused() {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (pair, kid) in [(&*ED, "ed"), (&*EC, "ec"), (&*RSA, "rsa")] {
        let token = pair.token(&header(pair, kid), &claims());
        let (start, last) = token.split_at(token.len() - 1);
        for other in ALPHABET.chars().filter(|other| !last.starts_with(*other)) {
            assert!(verify(&format!("{start}{other}")).is_err(), "{kid}");
        }
    }
}
