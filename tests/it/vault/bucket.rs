//! A bucket that speaks S3: a small server of our own, of which only the words are tried that the vault uses.

mod server;

use chrono::TimeDelta;
use signatory::clock::Clock;
use signatory::vault::{Bucket, Vault, VaultConfig, VaultError};

use super::{drain, keep, run};
use crate::support::files::pdf;
use server::Served;

fn vault(served: &Served) -> Vault {
    Vault::open(&VaultConfig::Bucket(Box::new(Bucket {
        name: "register".into(),
        prefix: "custody".into(),
        region: "eu-central-1".into(),
        endpoint: Some(served.endpoint()),
        access_key_id: "id".into(),
        secret_access_key: "secret".into(),
        session_token: None,
        allows_http: true,
    })))
    .unwrap()
}

#[test]
fn what_is_kept_comes_back_and_stands_at_its_hash() {
    let served = Served::start();
    let vault = vault(&served);
    // More than one part.
    let file = pdf(6 * 1024 * 1024, 0);

    run(async {
        let address = keep(&vault, "a", &file).await.unwrap();

        assert_eq!(
            drain(vault.read(address).await.unwrap()).await.unwrap(),
            file
        );
        assert_eq!(vault.addresses().await.unwrap(), [address]);
        let hex = address.to_string();
        let key = format!("custody/sha256/{}/{}", &hex[..2], &hex[2..]);
        assert_eq!(served.keys(), [key]);
        vault.remove(address).await.unwrap();
        let missing = vault.read(address).await.err();
        assert!(matches!(missing, Some(VaultError::Missing(_))));
    });

    assert!(served.keys().is_empty());
    assert!(served.is_signed(), "a request came without a signature");
}

#[test]
fn what_is_abandoned_leaves_no_part() {
    let served = Served::start();
    let vault = vault(&served);

    run(async {
        let mut incoming = vault.receive("a").await.unwrap();
        incoming.write(&pdf(6 * 1024 * 1024, 0)).await.unwrap();
        assert_eq!(served.unfinished(), 1);
        incoming.abandon().await;
    });

    assert_eq!((served.unfinished(), served.keys().len()), (0, 0));
}

#[test]
fn what_was_never_finished_is_forgotten_after_a_day() {
    let served = Served::start();
    let vault = vault(&served);
    served.put("custody/incoming/0199", b"%PDF-");

    run(async {
        let now = Clock::system().now();
        assert_eq!(vault.forget_incoming(now).await.unwrap(), 0);
        let later = now + TimeDelta::hours(25);
        assert_eq!(vault.forget_incoming(later).await.unwrap(), 1);
    });

    assert!(served.keys().is_empty());
}
