//! Key sets that are fetched: kept, refreshed, rotated, used on while the provider is down, and never asked for too often.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};
use signatory::http::tokens::issuer::{IssuerSettings, KeysFrom};
use signatory::http::tokens::{Claims, KeySetState, KeySetTimes, TokenError, Verifier};
use signatory::outbound::key_sets::address;

use super::provider::{Answer, Provider};
use super::{after, claims_of, start, token_of};
use crate::support::waiting::wait_until;
use crate::tokens::forge::{AUDIENCE, EC, ED, OTHER_ED, RSA, header, with};

const ISSUER: &str = "https://id.example.int/realms/register";

fn times() -> KeySetTimes {
    KeySetTimes {
        refresh_every: TimeDelta::seconds(600),
        keep_stale_for: TimeDelta::seconds(3600),
        fetch_at_most_every: TimeDelta::seconds(10),
        timeout: Duration::from_secs(20),
    }
}

fn trusting(provider: &Provider) -> Verifier {
    trusting_with(provider, times())
}

fn trusting_with(provider: &Provider, times: KeySetTimes) -> Verifier {
    let settings = IssuerSettings::unrestricted(
        ISSUER.into(),
        AUDIENCE.into(),
        KeysFrom::Url(provider.url()),
    );
    Verifier::of(vec![settings], times).unwrap()
}

fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(future)
}

fn admit(verifier: &Verifier, token: &str, seconds: i64) -> Result<Claims, TokenError> {
    wait_for(verifier.admit(token, after(seconds)))
}

fn refresh(verifier: &Verifier, seconds: i64) {
    wait_for(verifier.refresh_key_sets(after(seconds)));
}

fn state(verifier: &Verifier, seconds: i64) -> KeySetState {
    verifier.key_sets(after(seconds)).next().unwrap()
}

#[test]
fn tokens_of_an_rs256_and_of_an_es256_issuer_are_accepted() {
    for (pair, kid) in [(&*RSA, "rsa"), (&*EC, "ec")] {
        let provider = Provider::publishing(&[pair.jwk(kid)]);
        let verifier = trusting(&provider);

        let claims = admit(&verifier, &token_of(pair, kid, ISSUER), 0).unwrap();

        assert_eq!(claims.issuer, ISSUER);
    }
}

#[test]
fn a_key_set_is_fetched_once_and_kept() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);
    let token = token_of(&EC, "ec", ISSUER);

    for second in 0..50 {
        admit(&verifier, &token, second).unwrap();
        refresh(&verifier, second);
    }

    assert_eq!(provider.asked(), 1);
}

#[test]
fn a_key_set_is_fetched_again_when_it_is_due() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);

    refresh(&verifier, 0);
    refresh(&verifier, 599);
    assert_eq!(provider.asked(), 1);
    refresh(&verifier, 600);

    assert_eq!(provider.asked(), 2);
}

#[test]
fn the_issuers_max_age_is_respected_within_bounds() {
    for (headers, due_after) in [
        ("cache-control: max-age=120\r\n", 120),
        ("cache-control: public, Max-Age=\"300\"\r\n", 300),
        ("cache-control: max-age=1\r\n", 60),
        ("cache-control: no-store\r\n", 60),
        ("cache-control: max-age=86400\r\n", 3600),
        ("cache-control: max-age=99999999999999999\r\n", 3600),
        ("cache-control: max-age=soon\r\n", 600),
        ("cache-control: public\r\n", 600),
    ] {
        let provider = Provider::publishing(&[]);
        provider.publish_with(&[EC.jwk("ec")], headers);
        let verifier = trusting(&provider);
        refresh(&verifier, 0);

        assert_eq!(state(&verifier, due_after - 1), KeySetState::Current);
        assert_eq!(state(&verifier, due_after), KeySetState::Stale, "{headers}");
    }
}

#[test]
fn a_new_key_is_found_at_once_and_both_are_accepted() {
    let provider = Provider::publishing(&[EC.jwk("old")]);
    let verifier = trusting(&provider);
    let (old, new) = (token_of(&EC, "old", ISSUER), token_of(&ED, "new", ISSUER));
    admit(&verifier, &old, 0).unwrap();

    provider.publish(&[EC.jwk("old"), ED.jwk("new")]);

    admit(&verifier, &new, 30).unwrap();
    admit(&verifier, &old, 30).unwrap();
    assert_eq!(provider.asked(), 2);
}

#[test]
fn a_key_that_was_taken_out_is_no_longer_accepted() {
    let provider = Provider::publishing(&[EC.jwk("old"), ED.jwk("new")]);
    let verifier = trusting(&provider);
    let old = token_of(&EC, "old", ISSUER);
    admit(&verifier, &old, 0).unwrap();

    provider.publish(&[ED.jwk("new")]);
    refresh(&verifier, 600);

    assert_eq!(
        verifier.verify(&old, after(600)),
        Err(TokenError::UnknownKey)
    );
}

#[test]
fn a_hundred_unknown_keys_at_once_cause_one_fetch() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);
    refresh(&verifier, 0);
    let unknown: Vec<String> = (0..100)
        .map(|number| token_of(&ED, &format!("random-{number}"), ISSUER))
        .collect();
    let all_at = |seconds: i64| {
        let asked = unknown.iter();
        let asked = asked.map(|token| verifier.admit(token, after(seconds)));
        for verdict in wait_for(join_all(asked)) {
            assert_eq!(verdict, Err(TokenError::UnknownKey));
        }
        provider.asked()
    };

    assert_eq!(all_at(100), 2);
    assert_eq!(all_at(100), 2, "the same moment");
    assert_eq!(all_at(109), 2, "within the interval");
    assert_eq!(all_at(110), 3);
}

#[test]
fn those_who_wait_at_the_same_time_share_the_fetch_that_finds_the_key() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);
    let token = token_of(&EC, "ec", ISSUER);

    let verdicts = wait_for(join_all((0..100).map(|_| verifier.admit(&token, start()))));

    assert!(verdicts.iter().all(Result::is_ok));
    assert_eq!(provider.asked(), 1);
}

#[test]
fn tokens_with_known_keys_do_not_wait_for_a_fetch() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);
    refresh(&verifier, 0);
    provider.hold();
    let (known, unknown) = (token_of(&EC, "ec", ISSUER), token_of(&ED, "no", ISSUER));

    let verdict = wait_for(async {
        let mut waiting = pin!(verifier.admit(&unknown, after(100)));
        let mut context = Context::from_waker(Waker::noop());
        assert!(waiting.as_mut().poll(&mut context).is_pending());
        let mut known = pin!(verifier.admit(&known, after(100)));
        let known = known.as_mut().poll(&mut context);
        provider.let_go();
        (known, waiting.await)
    });

    assert!(matches!(verdict.0, Poll::Ready(Ok(_))), "{verdict:?}");
    assert_eq!(verdict.1, Err(TokenError::UnknownKey));
}

#[test]
fn a_client_that_hangs_up_does_not_end_the_fetch() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);
    provider.hold();
    let token = token_of(&EC, "ec", ISSUER);

    let verdict = wait_for(async {
        {
            let mut leaving = pin!(verifier.admit(&token, start()));
            let mut context = Context::from_waker(Waker::noop());
            assert!(leaving.as_mut().poll(&mut context).is_pending());
        }
        let staying = verifier.admit(&token, start());
        provider.let_go();
        staying.await
    });

    assert!(verdict.is_ok(), "{verdict:?}");
    assert_eq!(provider.asked(), 1);
}

#[test]
fn a_known_set_is_used_while_the_provider_is_down_and_not_for_ever() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);
    let token = token_of(&EC, "ec", ISSUER);
    refresh(&verifier, 0);
    provider.answer(Answer::Nothing);

    refresh(&verifier, 600);
    assert_eq!(state(&verifier, 600), KeySetState::Stale);
    assert!(admit(&verifier, &token, 600).is_ok());
    refresh(&verifier, 4199);
    assert!(admit(&verifier, &token, 4199).is_ok());

    assert_eq!(
        admit(&verifier, &token, 4200),
        Err(TokenError::IssuerUnavailable)
    );
    assert_eq!(state(&verifier, 4200), KeySetState::Missing);
    provider.publish(&[EC.jwk("ec")]);
    assert!(admit(&verifier, &token, 4210).is_ok());
    assert_eq!(state(&verifier, 4210), KeySetState::Current);
}

#[test]
fn a_provider_that_is_down_is_not_asked_more_often_than_the_interval_says() {
    let provider = Provider::publishing(&[]);
    provider.answer(Answer::Status("503 Service Unavailable", String::new()));
    let verifier = trusting(&provider);

    for second in 0..60 {
        refresh(&verifier, second);
    }

    assert_eq!(provider.asked(), 6);
}

#[test]
fn without_a_key_set_nobody_knows_and_with_one_the_key_is_unknown() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    provider.answer(Answer::Nothing);
    let verifier = trusting(&provider);
    let unknown = token_of(&ED, "no", ISSUER);

    assert_eq!(
        admit(&verifier, &unknown, 0),
        Err(TokenError::IssuerUnavailable)
    );
    provider.publish(&[EC.jwk("ec")]);

    assert_eq!(admit(&verifier, &unknown, 10), Err(TokenError::UnknownKey));
}

#[test]
fn what_is_no_key_set_leaves_the_old_one_in_its_place() {
    let elsewhere = Provider::publishing(&[OTHER_ED.jwk("ec")]);
    let text = |text: String| Answer::Text(text, "");
    let secret = json!({ "kty": "oct", "kid": "ec", "k": "c2VjcmV0" });
    for answer in [
        text("<html>maintenance</html>".into()),
        text(String::new()),
        text("{\"keys\": []}".into()),
        text("[]".into()),
        text(json!({ "keys": [secret] }).to_string()),
        text(json!({ "keys": [OTHER_ED.jwk("ec"), EC.jwk("ec")] }).to_string()),
        text(format!(
            "{{\"keys\": [], \"x\": \"{}\"}}",
            "x".repeat(300_000)
        )),
        Answer::Status("500 Internal Server Error", String::new()),
        Answer::Status("204 No Content", String::new()),
        Answer::Status("302 Found", format!("location: {}\r\n", elsewhere.url())),
        Answer::Status("307 Temporary Redirect", "location: /other\r\n".into()),
        Answer::Endless,
        Answer::CutOff,
        Answer::Nothing,
    ] {
        let provider = Provider::publishing(&[EC.jwk("ec")]);
        let verifier = trusting(&provider);
        refresh(&verifier, 0);
        provider.answer(answer.clone());

        refresh(&verifier, 600);

        assert_eq!(provider.asked(), 2, "{answer:?}");
        assert!(admit(&verifier, &token_of(&EC, "ec", ISSUER), 601).is_ok());
        let foreign = token_of(&OTHER_ED, "ec", ISSUER);
        assert!(verifier.verify(&foreign, after(601)).is_err());
    }
    assert_eq!(elsewhere.asked(), 0, "no redirection is followed");
}

#[test]
fn a_silent_provider_is_given_up_in_time() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    provider.answer(Answer::Silence);
    let quick = KeySetTimes {
        timeout: Duration::from_millis(100),
        ..times()
    };
    let verifier = trusting_with(&provider, quick);
    let token = token_of(&EC, "ec", ISSUER);

    assert_eq!(
        admit(&verifier, &token, 0),
        Err(TokenError::IssuerUnavailable)
    );
    assert_eq!(provider.asked(), 1);
    provider.publish(&[EC.jwk("ec")]);
    wait_until("the set is fetched", || {
        admit(&verifier, &token, 10).is_ok()
    });
}

#[test]
fn of_a_published_set_the_keys_that_cannot_be_used_are_left_aside() {
    let others: [Value; 6] = [
        json!({ "kty": "EC", "crv": "P-384", "kid": "a", "x": "AA", "y": "AA" }),
        json!({ "kty": "AKP", "alg": "ML-DSA-44", "kid": "b", "pub": "AA" }),
        with(RSA.jwk("c"), "alg", json!("PS256")),
        with(RSA.jwk("d"), "use", json!("enc")),
        with(ED.jwk("e"), "kid", None),
        with(ED.jwk("given-away"), "d", json!("c2VjcmV0")),
    ];
    let mut keys = vec![EC.jwk("ec")];
    keys.extend(others);
    let provider = Provider::publishing(&keys);
    let verifier = trusting(&provider);

    assert!(admit(&verifier, &token_of(&EC, "ec", ISSUER), 0).is_ok());
    for (pair, kid) in [(&*RSA, "c"), (&*RSA, "d"), (&*ED, "given-away")] {
        assert_eq!(
            verifier.verify(&token_of(pair, kid, ISSUER), start()),
            Err(TokenError::UnknownKey)
        );
    }
}

#[test]
fn a_token_without_kid_or_of_an_unknown_issuer_or_algorithm_causes_no_fetch() {
    let provider = Provider::publishing(&[EC.jwk("ec")]);
    let verifier = trusting(&provider);
    refresh(&verifier, 0);
    let claims = claims_of(ISSUER);

    for (token, refusal) in [
        (
            EC.token(&with(header(&EC, "ec"), "kid", None), &claims),
            TokenError::UnknownKey,
        ),
        (
            EC.token(&with(header(&EC, "no"), "alg", json!("none")), &claims),
            TokenError::Algorithm,
        ),
        (
            EC.token(&with(header(&EC, "no"), "typ", json!("JWT")), &claims),
            TokenError::Type,
        ),
        (
            token_of(&EC, "no", "https://attacker.example"),
            TokenError::Issuer,
        ),
    ] {
        assert_eq!(admit(&verifier, &token, 100), Err(refusal));
    }

    assert_eq!(provider.asked(), 1);
}

#[test]
fn key_sets_come_by_https_or_from_this_machine() {
    for good in [
        "https://id.example.int/realms/register/protocol/openid-connect/certs",
        "http://127.0.0.1:8080/certs",
        "http://localhost/certs",
        "http://[::1]:8080/certs",
    ] {
        assert!(address(good).is_ok(), "{good}");
    }
    for bad in [
        "http://id.example.int/certs",
        "http://10.0.0.1/certs",
        "http://localhost.example/certs",
        "http://169.254.169.254/latest",
        "ftp://127.0.0.1/certs",
        "file:///etc/passwd",
        "https://user:secret@id.example.int/certs",
        "https://id.example.int/certs#part",
        "id.example.int/certs",
        "",
    ] {
        assert!(address(bad).is_err(), "{bad}");
    }
}
