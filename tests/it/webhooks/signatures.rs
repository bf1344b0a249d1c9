//! Standard Webhooks: known signatures, and those of deliveries checked with the keys that owners were told.

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta};
use signatory::webhooks::sealing::{SealingError, SealingKey};
use signatory::webhooks::signature::SigningKeys;
use signatory::webhooks::subscriptions::{Change, Owner};

use super::world::World;
use crate::support::database::{TestDatabase, both};
use crate::support::receiver::{Receiver, Request};

both!(
    every_delivery_carries_both_signatures,
    during_a_rotation_both_secrets_do_and_after_it_the_new_one_only,
);

/// RFC 8032, 7.1, test 1: the seed and its public key.
const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

fn known() -> SigningKeys {
    let secret: Vec<u8> = (0..32).collect();
    SigningKeys::from_bytes(&[secret, hex::decode(SEED).unwrap()].concat()).unwrap()
}

#[test]
fn keys_are_written_with_their_prefixes() {
    let keys = known();

    assert_eq!(
        keys.secret_text(),
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    );
    let public = STANDARD.encode(hex::decode(PUBLIC).unwrap());
    assert_eq!(keys.public_key_text().unwrap(), format!("whpk_{public}"));
}

/// Computed with Python's hmac and cryptography over the same bytes.
#[test]
fn known_bytes_have_known_signatures() {
    let at = DateTime::from_timestamp(1_614_265_330, 0).unwrap();

    let signed = known()
        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}")
        .unwrap();

    assert_eq!(signed, KNOWN_SIGNATURES);
}

const KNOWN_SIGNATURES: &str = "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI= v1a,fldxM4gAKugP6nnt1hdz3sgGfZ6d99nzrMFnZOELIxbzEHoVmAb2ADpkJK7zgPePmPsle0zV9jSeGlHFG2NVAw==";

#[test]
fn what_is_sealed_is_opened_for_its_own_place_only() {
    let sealing = SealingKey::parse(&SealingKey::generate_text().unwrap()).unwrap();
    let other = SealingKey::parse(&SealingKey::generate_text().unwrap()).unwrap();
    let sealed = sealing.seal("a", 1, &known()).unwrap();
    let mut changed = sealed.clone();
    changed[20] ^= 1;

    let opened = sealing.open("a", 1, &sealed).unwrap();
    assert_eq!(opened.to_bytes(), known().to_bytes());
    for refused in [
        sealing.open("b", 1, &sealed),
        sealing.open("a", 2, &sealed),
        other.open("a", 1, &sealed),
        sealing.open("a", 1, &changed),
        sealing.open("a", 1, &[]),
    ] {
        assert_eq!(refused.err(), Some(SealingError::WrongKey));
    }
    assert_ne!(sealed, sealing.seal("a", 1, &known()).unwrap());
    assert!(
        !sealed
            .windows(32)
            .any(|part| part == &known().to_bytes()[..32])
    );
}

#[test]
fn a_sealing_key_is_thirty_two_bytes_in_base64() {
    for wrong in [
        "",
        "x",
        "AAAA",
        &STANDARD.encode([0; 31]),
        &STANDARD.encode([0; 33]),
    ] {
        assert_eq!(SealingKey::parse(wrong).err(), Some(SealingError::NotAKey));
    }
}

fn content(request: &Request) -> Vec<u8> {
    let (id, timestamp) = (request.id(), request.header("webhook-timestamp"));
    format!("{id}.{timestamp}.{}", request.body).into_bytes()
}

fn signatures<'a>(request: &'a Request, version: &str) -> Vec<&'a str> {
    request
        .header("webhook-signature")
        .split(' ')
        .filter_map(|signature| signature.strip_prefix(version)?.strip_prefix(','))
        .collect()
}

fn secret_does(request: &Request, secret: &str) -> bool {
    let secret = STANDARD
        .decode(secret.strip_prefix("whsec_").unwrap())
        .unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, &secret);
    signatures(request, "v1").iter().any(|signature| {
        hmac::verify(
            &key,
            &content(request),
            &STANDARD.decode(signature).unwrap(),
        )
        .is_ok()
    })
}

fn public_key_does(request: &Request, public: &str) -> bool {
    let public = STANDARD
        .decode(public.strip_prefix("whpk_").unwrap())
        .unwrap();
    let key = UnparsedPublicKey::new(&ED25519, public);
    signatures(request, "v1a").iter().any(|signature| {
        key.verify(&content(request), &STANDARD.decode(signature).unwrap())
            .is_ok()
    })
}

fn every_delivery_carries_both_signatures(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    let (subscription, secret) = world.subscribe_to(&receiver.url());

    world.record(2);
    world.dispatch();

    for request in receiver.requests() {
        assert!(secret_does(&request, &secret));
        assert!(public_key_does(&request, &subscription.keys[0].public_key));
        let at: i64 = request.header("webhook-timestamp").parse().unwrap();
        assert_eq!(at, world.clock.now().timestamp());
    }
}

fn during_a_rotation_both_secrets_do_and_after_it_the_new_one_only(database: &TestDatabase) {
    let (world, receiver) = (World::on(database), Receiver::start());
    let (subscription, old) = world.subscribe_to(&receiver.url());
    let change = Change {
        owner: Owner::of(None),
        id: subscription.stored.id,
        version: 1,
    };
    let rotation = world.webhooks.rotate(change, TimeDelta::hours(24));
    let (rotated, new) = world.runtime.block_on(rotation).unwrap();
    assert_eq!(rotated.keys.len(), 2);

    world.record(1);
    world.dispatch();
    world.later(24 * 3600);
    world.record(1);
    world.dispatch();

    let [during, after] = &receiver.requests()[..] else {
        panic!("expected two requests");
    };
    assert!(secret_does(during, &old) && secret_does(during, &new));
    assert!(public_key_does(during, &rotated.keys[0].public_key));
    assert!(public_key_does(during, &rotated.keys[1].public_key));
    assert!(!secret_does(after, &old) && secret_does(after, &new));
    assert_eq!(world.subscription().keys.len(), 1);
}
