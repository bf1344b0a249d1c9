//! Good tokens and what they say; tokens whose claims are missing, wrong, too late or too early.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde_json::{Value, json};
use signatory::http::tokens::{Scope, TokenError};

use super::forge::{
    AUDIENCE, EC, ED, ISSUER, Pair, RSA, VERIFIER, claims, header, now, verify, verify_claims, with,
};

#[test]
fn a_good_token_of_each_algorithm_is_accepted() {
    let pairs: [(&Pair, &str); 3] = [(&ED, "ed"), (&EC, "ec"), (&RSA, "rsa")];
    for (pair, kid) in pairs {
        let token = pair.token(&header(pair, kid), &claims());

        let read = verify(&token).unwrap();

        assert_eq!(read.subject, "depositary", "{}", pair.alg());
        assert_eq!(read.client_id, "desk");
        assert_eq!(read.jti, "1");
        assert!(read.permits(Scope::RegisterWrite));
        assert!(!read.permits(Scope::RegisterExamine));
        assert_eq!(read.participant, None);
        assert_eq!(read.expires_at, now() + TimeDelta::seconds(600));
    }
}

#[test]
fn the_audience_may_be_one_of_several() {
    let several = json!(["https://elsewhere.example", AUDIENCE]);

    assert!(verify_claims(&with(claims(), "aud", several)).is_ok());
}

#[test]
fn unknown_scopes_are_ignored() {
    let scope = json!("openid webhooks:manage register:admin  submissions:write REGISTER:WRITE");

    let read = verify_claims(&with(claims(), "scope", scope)).unwrap();

    let expected = BTreeSet::from([Scope::SubmissionsWrite, Scope::WebhooksManage]);
    assert_eq!(read.scopes, expected);
}

#[test]
fn every_scope_is_known_by_its_name() {
    for scope in Scope::ALL {
        assert_eq!(Scope::parse(scope.as_str()), Some(scope));
    }
    assert_eq!(Scope::parse("register:read"), None);
}

#[test]
fn a_ministry_token_carries_its_participant() {
    let read = verify_claims(&with(claims(), "participant", json!("FJI"))).unwrap();

    assert_eq!(read.participant.unwrap().as_str(), "FJI");
}

#[test]
fn a_participant_that_cannot_be_read_refuses_the_token() {
    for wrong in [
        json!("fji"),
        json!(""),
        json!(null),
        json!(242),
        json!(["FJI"]),
        json!("X:a\nb"),
    ] {
        let read = verify_claims(&with(claims(), "participant", wrong));

        assert_eq!(read, Err(TokenError::Claims("participant")));
    }
}

#[test]
fn each_claim_is_required() {
    for name in [
        "iss",
        "aud",
        "exp",
        "iat",
        "jti",
        "sub",
        "client_id",
        "scope",
    ] {
        let read = verify_claims(&with(claims(), name, None));

        assert_eq!(read, Err(TokenError::Claims(name)));
    }
}

#[test]
fn a_claim_of_the_wrong_form_refuses_the_token() {
    let wrong = |name| match name {
        "exp" | "iat" | "nbf" => vec![
            json!(null),
            json!("1795262400"),
            json!(1e300),
            json!(1.5e300),
            json!(u64::MAX),
        ],
        "scope" => vec![json!(null), json!(7), json!(["register:write"])],
        _ => vec![
            json!(null),
            json!(7),
            json!(""),
            json!({}),
            json!("a\u{0}b"),
            json!("a\nb"),
        ],
    };
    for name in [
        "iss",
        "aud",
        "exp",
        "iat",
        "nbf",
        "jti",
        "sub",
        "client_id",
        "scope",
    ] {
        for value in wrong(name) {
            let read = verify_claims(&with(claims(), name, value.clone()));

            assert_eq!(read, Err(TokenError::Claims(name)), "{name} = {value}");
        }
    }
}

#[test]
fn a_repeated_claim_refuses_the_token() {
    let twice =
        claims()
            .to_string()
            .replacen('{', r#"{"participant":"FJI","participant":"PER","#, 1);

    let read = verify(&ED.token_of(&header(&ED, "ed").to_string(), &twice));

    assert_eq!(read.unwrap_err().code(), "token_malformed");
}

#[test]
fn a_token_of_another_issuer_is_refused() {
    for issuer in [
        "https://id.example.org",
        "https://id.example.int/",
        "HTTPS://ID.EXAMPLE.INT",
    ] {
        let read = verify_claims(&with(claims(), "iss", json!(issuer)));

        assert_eq!(read, Err(TokenError::Issuer), "{issuer}");
    }
    assert_eq!(
        verify_claims(&with(claims(), "iss", json!([ISSUER]))),
        Err(TokenError::Claims("iss"))
    );
}

#[test]
fn a_token_for_another_service_is_refused() {
    for audience in [
        json!("https://elsewhere.example"),
        json!([]),
        json!(["a", "b"]),
        json!("https://register.example.int/v1"),
    ] {
        let read = verify_claims(&with(claims(), "aud", audience.clone()));

        assert_eq!(read, Err(TokenError::Audience), "{audience}");
    }
}

/// The claim at so many seconds from now.
fn at(name: &str, seconds: i64) -> Value {
    with(claims(), name, json!(now().timestamp() + seconds))
}

#[test]
fn a_token_expires_with_thirty_seconds_of_leeway() {
    assert!(verify_claims(&at("exp", -29)).is_ok());
    assert_eq!(verify_claims(&at("exp", -30)), Err(TokenError::Expired));
    assert_eq!(verify_claims(&at("exp", -86_400)), Err(TokenError::Expired));
    assert_eq!(
        verify_claims(&with(claims(), "exp", json!(-1))),
        Err(TokenError::Expired)
    );
}

#[test]
fn a_token_starts_with_thirty_seconds_of_leeway() {
    for name in ["nbf", "iat"] {
        assert!(verify_claims(&at(name, 30)).is_ok(), "{name}");
        assert_eq!(
            verify_claims(&at(name, 31)),
            Err(TokenError::NotYetValid),
            "{name}"
        );
    }
}

#[test]
fn the_moment_given_decides_and_not_a_clock() {
    let token = ED.token(&header(&ED, "ed"), &claims());

    let later = VERIFIER.verify(&token, now() + TimeDelta::days(365));
    let earlier = VERIFIER.verify(&token, now() - TimeDelta::days(365));

    assert_eq!(later, Err(TokenError::Expired));
    assert_eq!(earlier, Err(TokenError::NotYetValid));
}

#[test]
fn fractions_of_a_second_are_cut_off() {
    let half_past = json!(1_795_262_400.5);

    let read = verify_claims(&with(claims(), "exp", json!(1_795_262_999.9)));

    assert_eq!(read.unwrap().expires_at.timestamp(), 1_795_262_999);
    assert!(verify_claims(&with(claims(), "iat", half_past)).is_ok());
}
