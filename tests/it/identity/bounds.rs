//! Each issuer within its bounds: its own keys, its participants, its scopes.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use signatory::domain::ids::ParticipantCode;
use signatory::http::tokens::issuer::{Dialect, IssuerSettings, Participants};
use signatory::http::tokens::{Claims, KeySetTimes, Scope, TokenError, Verifier};

use super::{claims_of, issuer_with, start, token_of};
use crate::tokens::forge::{EC, ED, OTHER_ED, Pair, RSA, header, with};

const DEPOSITARY: &str = "https://id.example.int";
const MINISTRY: &str = "https://id.ministry.example";

/// A ministry's own issuer, which may speak for Kenya alone and grant what ministries need.
fn ministry(pair: &Pair, kid: &str) -> IssuerSettings {
    IssuerSettings {
        scopes: BTreeSet::from([Scope::SubmissionsWrite, Scope::WebhooksManage]),
        depositary: false,
        participants: Participants::Only(BTreeSet::from([ParticipantCode::parse("KEN").unwrap()])),
        ..issuer_with(pair, kid, MINISTRY)
    }
}

fn trusting(issuers: Vec<IssuerSettings>) -> Verifier {
    Verifier::of(issuers, KeySetTimes::default()).unwrap()
}

fn of_the_ministry(participant: Option<&str>, scope: &str) -> Value {
    let claims = with(claims_of(MINISTRY), "scope", json!(scope));
    with(claims, "participant", participant.map(|code| json!(code)))
}

fn verdict(claims: &Value) -> Result<Claims, TokenError> {
    let verifier = trusting(vec![
        issuer_with(&RSA, "rsa", DEPOSITARY),
        ministry(&EC, "ec"),
    ]);
    verifier.verify(&EC.token(&header(&EC, "ec"), claims), start())
}

#[test]
fn a_ministrys_issuer_speaks_for_its_own_state() {
    let claims = verdict(&of_the_ministry(
        Some("KEN"),
        "submissions:write webhooks:manage",
    ));

    let claims = claims.unwrap();
    assert_eq!(claims.issuer, MINISTRY);
    assert_eq!(claims.participant.unwrap().as_str(), "KEN");
}

#[test]
fn a_ministrys_issuer_cannot_speak_for_another_state() {
    for other in ["FJI", "VNM", "EUE", "KE", "XX:KEN"] {
        let refusal = verdict(&of_the_ministry(Some(other), "submissions:write")).unwrap_err();

        assert!(
            matches!(
                refusal,
                TokenError::Participant | TokenError::Claims("participant")
            ),
            "{other}: {refusal}"
        );
    }
}

#[test]
fn a_ministrys_issuer_cannot_speak_for_the_depositary() {
    for scope in ["submissions:write", "", "register:write"] {
        assert_eq!(
            verdict(&of_the_ministry(None, scope)),
            Err(TokenError::Participant)
        );
    }
}

#[test]
fn a_ministrys_issuer_cannot_exceed_its_scopes() {
    for beyond in [
        "register:write",
        "register:examine",
        "audit:read",
        "tokens:revoke",
    ] {
        let scope = format!("submissions:write {beyond}");

        assert_eq!(
            verdict(&of_the_ministry(Some("KEN"), &scope)),
            Err(TokenError::Scope(beyond))
        );
    }
}

#[test]
fn scopes_of_other_services_are_no_concern() {
    let claims = verdict(&of_the_ministry(
        Some("KEN"),
        "openid profile submissions:write register:delete",
    ));

    assert_eq!(
        claims.unwrap().scopes,
        BTreeSet::from([Scope::SubmissionsWrite])
    );
}

#[test]
fn a_depositarys_issuer_without_participants_speaks_for_no_state() {
    let depositary = IssuerSettings {
        participants: Participants::Only(BTreeSet::new()),
        ..issuer_with(&ED, "ed", DEPOSITARY)
    };
    let verifier = trusting(vec![depositary]);
    let claims = with(claims_of(DEPOSITARY), "participant", json!("KEN"));

    assert!(
        verifier
            .verify(&token_of(&ED, "ed", DEPOSITARY), start())
            .is_ok()
    );
    assert_eq!(
        verifier.verify(&ED.token(&header(&ED, "ed"), &claims), start()),
        Err(TokenError::Participant)
    );
}

#[test]
fn a_provider_that_ministries_share_speaks_for_all_and_not_for_the_depositary() {
    let shared = IssuerSettings {
        participants: Participants::Any,
        ..ministry(&EC, "ec")
    };
    let verifier = trusting(vec![shared]);
    let of = |participant| {
        let claims = of_the_ministry(participant, "submissions:write");
        verifier.verify(&EC.token(&header(&EC, "ec"), &claims), start())
    };

    assert!(of(Some("KEN")).is_ok());
    assert!(of(Some("VNM")).is_ok());
    assert_eq!(of(None), Err(TokenError::Participant));
}

#[test]
fn two_issuers_with_the_same_kid_do_not_mix() {
    let verifier = trusting(vec![
        issuer_with(&ED, "1", DEPOSITARY),
        issuer_with(&OTHER_ED, "1", MINISTRY),
    ]);
    let verify = |pair: &Pair, issuer| verifier.verify(&token_of(pair, "1", issuer), start());

    assert_eq!(verify(&ED, DEPOSITARY).unwrap().issuer, DEPOSITARY);
    assert_eq!(verify(&OTHER_ED, MINISTRY).unwrap().issuer, MINISTRY);
    assert_eq!(verify(&OTHER_ED, DEPOSITARY), Err(TokenError::Signature));
    assert_eq!(verify(&ED, MINISTRY), Err(TokenError::Signature));
}

#[test]
fn a_key_of_one_issuer_is_unknown_to_the_other() {
    let verifier = trusting(vec![
        issuer_with(&ED, "a", DEPOSITARY),
        issuer_with(&EC, "b", MINISTRY),
    ]);

    assert_eq!(
        verifier.verify(&token_of(&EC, "b", DEPOSITARY), start()),
        Err(TokenError::UnknownKey)
    );
}

#[test]
fn an_algorithm_of_one_issuer_is_not_taken_for_anothers() {
    let verifier = trusting(vec![
        issuer_with(&RSA, "1", DEPOSITARY),
        issuer_with(&EC, "1", MINISTRY),
    ]);
    for (pair, alg, issuer) in [
        (&*EC, "ES256", DEPOSITARY),
        (&*EC, "ES256", DEPOSITARY),
        (&*RSA, "RS256", MINISTRY),
        (&*RSA, "ES256", DEPOSITARY),
        (&*EC, "RS256", MINISTRY),
        (&*RSA, "HS256", DEPOSITARY),
        (&*RSA, "none", MINISTRY),
    ] {
        let header = with(header(pair, "1"), "alg", json!(alg));
        let token = pair.token(&header, &claims_of(issuer));

        assert_eq!(
            verifier.verify(&token, start()),
            Err(TokenError::Algorithm),
            "{alg} {issuer}"
        );
    }
    // The header agrees with the key, and another key signed.
    let confused = EC.token(&header(&RSA, "1"), &claims_of(DEPOSITARY));
    assert_eq!(
        verifier.verify(&confused, start()),
        Err(TokenError::Signature)
    );
}

#[test]
fn an_issuer_that_is_not_trusted_or_not_named_is_refused() {
    let verifier = trusting(vec![issuer_with(&ED, "ed", DEPOSITARY)]);
    for (issuer, refusal) in [
        (Some(json!("https://id.example.int/")), TokenError::Issuer),
        (Some(json!("HTTPS://ID.EXAMPLE.INT")), TokenError::Issuer),
        (Some(json!([DEPOSITARY])), TokenError::Claims("iss")),
        (Some(json!(null)), TokenError::Claims("iss")),
        (None, TokenError::Claims("iss")),
    ] {
        let claims = with(claims_of(DEPOSITARY), "iss", issuer);

        assert_eq!(
            verifier.verify(&ED.token(&header(&ED, "ed"), &claims), start()),
            Err(refusal)
        );
    }
}

#[test]
fn an_audience_may_differ_by_issuer() {
    let verifier = trusting(vec![IssuerSettings {
        audience: "urn:register".into(),
        ..issuer_with(&ED, "ed", DEPOSITARY)
    }]);
    let named = with(claims_of(DEPOSITARY), "aud", json!("urn:register"));

    assert_eq!(
        verifier.verify(&token_of(&ED, "ed", DEPOSITARY), start()),
        Err(TokenError::Audience)
    );
    assert!(
        verifier
            .verify(&ED.token(&header(&ED, "ed"), &named), start())
            .is_ok()
    );
}

fn in_dialect(dialect: Dialect) -> Verifier {
    trusting(vec![IssuerSettings {
        dialect,
        ..issuer_with(&ED, "ed", DEPOSITARY)
    }])
}

#[test]
fn another_claim_stands_for_an_absent_client_id_only_where_that_is_agreed() {
    let agreed = in_dialect(Dialect {
        client_id_claim: Some("azp".into()),
        ..Dialect::default()
    });
    let usual = in_dialect(Dialect::default());
    let token = |client_id: Option<&str>, azp: Option<Value>| {
        let claims = with(
            claims_of(DEPOSITARY),
            "client_id",
            client_id.map(|id| json!(id)),
        );
        ED.token(&header(&ED, "ed"), &with(claims, "azp", azp))
    };
    let azp_alone = token(None, Some(json!("portal")));

    assert_eq!(
        agreed.verify(&azp_alone, start()).unwrap().client_id,
        "portal"
    );
    assert_eq!(
        usual.verify(&azp_alone, start()),
        Err(TokenError::Claims("client_id"))
    );
    let both = token(Some("desk"), Some(json!("portal")));
    assert_eq!(agreed.verify(&both, start()).unwrap().client_id, "desk");
    for wrong in [Some(json!("")), Some(json!(["portal"])), None] {
        assert_eq!(
            agreed.verify(&token(None, wrong), start()),
            Err(TokenError::Claims("client_id"))
        );
    }
}

#[test]
fn the_participant_is_read_from_the_claim_that_is_agreed_and_from_no_other() {
    let verifier = in_dialect(Dialect {
        participant_claim: "state".into(),
        ..Dialect::default()
    });
    let verify = |claims: &Value| verifier.verify(&ED.token(&header(&ED, "ed"), claims), start());
    let claims = with(claims_of(DEPOSITARY), "state", json!("KEN"));

    let read = verify(&claims).unwrap();

    assert_eq!(read.participant.unwrap().as_str(), "KEN");
    for wrong in [json!(null), json!("kenya"), json!(["KEN"]), json!("")] {
        assert_eq!(
            verify(&with(claims.clone(), "state", wrong)),
            Err(TokenError::Claims("participant"))
        );
    }
}

#[test]
fn type_jwt_passes_only_where_it_is_allowed_and_never_for_an_id_token() {
    let lenient = in_dialect(Dialect {
        accepts_typ_jwt: true,
        ..Dialect::default()
    });
    let strict = in_dialect(Dialect::default());
    let token = |header_typ: Option<Value>, claim_typ: Option<Value>| {
        let header = with(header(&ED, "ed"), "typ", header_typ);
        ED.token(&header, &with(claims_of(DEPOSITARY), "typ", claim_typ))
    };
    let access = token(Some(json!("JWT")), Some(json!("Bearer")));

    assert!(lenient.verify(&access, start()).is_ok());
    assert_eq!(strict.verify(&access, start()), Err(TokenError::Type));
    let by_the_rfc = token(Some(json!("at+jwt")), None);
    assert!(lenient.verify(&by_the_rfc, start()).is_ok());
    for (header_typ, claim_typ) in [
        (Some(json!("JWT")), Some(json!("ID"))),
        (Some(json!("JWT")), Some(json!("Refresh"))),
        (Some(json!("JWT")), Some(json!("bearer"))),
        (Some(json!("JWT")), Some(json!(["Bearer"]))),
        (Some(json!("JWT")), None),
        (Some(json!("logout+jwt")), Some(json!("Bearer"))),
        (None, Some(json!("Bearer"))),
    ] {
        assert_eq!(
            lenient.verify(&token(header_typ, claim_typ), start()),
            Err(TokenError::Type)
        );
    }
}

#[test]
fn a_claim_that_occurs_twice_refuses_the_token_also_one_of_another_name() {
    let verifier = in_dialect(Dialect {
        participant_claim: "state".into(),
        ..Dialect::default()
    });
    let claims = with(claims_of(DEPOSITARY), "state", json!("KEN")).to_string();
    let twice = claims.replace("\"state\":\"KEN\"", "\"state\":\"KEN\",\"state\":\"FJI\"");
    assert_ne!(claims, twice);

    let token = ED.token_of(&header(&ED, "ed").to_string(), &twice);

    let refusal = verifier.verify(&token, start()).unwrap_err();
    assert_eq!(refusal.code(), "token_malformed");
}
