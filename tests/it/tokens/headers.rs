//! Attacks that a token's header mounts: another algorithm, another key, another type.
//!
//! Most are those that RFC 8725 section 2 lists.

use serde_json::json;
use signatory::http::tokens::TokenError;

use super::forge::{EC, ED, OTHER_ED, Pair, RSA, b64, claims, header, verify, verify_header, with};

#[test]
fn an_unsigned_token_is_refused() {
    for alg in ["none", "None", "NONE", "nOnE", ""] {
        let header = with(header(&ED, "ed"), "alg", json!(alg));
        let message = format!(
            "{}.{}",
            b64(header.to_string().as_bytes()),
            b64(claims().to_string().as_bytes())
        );

        assert_eq!(verify(&format!("{message}.")), Err(TokenError::Algorithm));
        assert_eq!(verify_header(&header), Err(TokenError::Algorithm));
    }
}

#[test]
fn a_token_without_algorithm_is_refused() {
    let header = with(header(&ED, "ed"), "alg", None);

    assert_eq!(verify_header(&header), Err(TokenError::Algorithm));
}

#[test]
fn a_public_key_does_not_serve_as_a_secret() {
    let pairs: [(&Pair, &str); 3] = [(&ED, "ed"), (&EC, "ec"), (&RSA, "rsa")];
    for (pair, kid) in pairs {
        let header = with(header(pair, kid), "alg", json!("HS256"));
        let message = format!(
            "{}.{}",
            b64(header.to_string().as_bytes()),
            b64(claims().to_string().as_bytes())
        );
        let secret = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, &pair.public_bytes());
        let tag = aws_lc_rs::hmac::sign(&secret, message.as_bytes());

        let read = verify(&format!("{message}.{}", b64(tag.as_ref())));

        assert_eq!(read, Err(TokenError::Algorithm), "{kid}");
    }
}

#[test]
fn the_algorithm_must_be_that_of_the_key() {
    for alg in [
        "ES256", "RS256", "PS256", "RS512", "ES384", "ES256K", "eddsa", "HS512",
    ] {
        let header = with(header(&ED, "ed"), "alg", json!(alg));

        assert_eq!(verify_header(&header), Err(TokenError::Algorithm), "{alg}");
    }
    let another_kind = ED.token(&header(&ED, "rsa"), &claims());
    assert_eq!(verify(&another_kind), Err(TokenError::Algorithm));
}

#[test]
fn an_unknown_or_missing_kid_is_refused() {
    for kid in [
        Some(json!("nobody")),
        Some(json!("ED")),
        Some(json!("")),
        Some(json!("../ed")),
        Some(json!(null)),
        None,
    ] {
        let header = with(header(&ED, "ed"), "kid", kid);

        assert_eq!(verify_header(&header), Err(TokenError::UnknownKey));
    }
}

#[test]
fn a_kid_that_is_no_text_is_refused() {
    let header = with(header(&ED, "ed"), "kid", json!(["ed"]));

    assert_eq!(
        verify_header(&header).unwrap_err().code(),
        "token_malformed"
    );
}

#[test]
fn only_access_tokens_are_accepted() {
    for typ in [
        "at+jwt",
        "AT+JWT",
        "application/at+jwt",
        "Application/AT+JWT",
    ] {
        assert!(
            verify_header(&with(header(&ED, "ed"), "typ", json!(typ))).is_ok(),
            "{typ}"
        );
    }
    for typ in [
        Some(json!("JWT")),
        Some(json!("jwt")),
        Some(json!("at+jwt ")),
        Some(json!("logout+jwt")),
        Some(json!(null)),
        None,
    ] {
        assert_eq!(
            verify_header(&with(header(&ED, "ed"), "typ", typ)),
            Err(TokenError::Type)
        );
    }
}

#[test]
fn critical_extensions_are_refused() {
    for crit in [json!(["b64"]), json!(["exp"]), json!([]), json!(null)] {
        let header = with(with(header(&ED, "ed"), "crit", crit), "b64", json!(true));

        assert_eq!(
            verify_header(&header).unwrap_err().code(),
            "token_malformed"
        );
    }
}

#[test]
fn a_key_inside_the_token_is_not_used() {
    for kid in ["ed", "mine"] {
        let embedded = with(header(&ED, kid), "jwk", OTHER_ED.jwk(kid));
        let linked = with(embedded, "jku", json!("https://attacker.example/jwks.json"));

        let read = verify(&OTHER_ED.token(&linked, &claims()));

        assert!(matches!(
            read,
            Err(TokenError::Signature | TokenError::UnknownKey)
        ));
    }
}
