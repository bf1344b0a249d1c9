//! A folder of documents.

use chrono::TimeDelta;
use signatory::clock::Clock;
use signatory::vault::{Vault, VaultConfig, VaultError};
use tempfile::TempDir;

use super::{drain, keep, run};
use crate::support::files::{files_below, pdf};

fn vault() -> (TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(&VaultConfig::Folder(folder.path().join("documents"))).unwrap();
    (folder, vault)
}

#[test]
fn what_is_kept_comes_back_and_stands_at_its_hash() {
    let (folder, vault) = vault();
    let file = pdf(1_000_000, 0);

    run(async {
        let address = keep(&vault, "a", &file).await.unwrap();

        assert_eq!(
            drain(vault.read(address).await.unwrap()).await.unwrap(),
            file
        );
        assert_eq!(vault.addresses().await.unwrap(), [address]);
        let hex = address.to_string();
        let place = format!("documents/sha256/{}/{}", &hex[..2], &hex[2..]);
        assert_eq!(files_below(folder.path()), [folder.path().join(place)]);
    });
}

#[test]
fn the_same_bytes_are_kept_once() {
    let (folder, vault) = vault();

    run(async {
        let first = keep(&vault, "a", &pdf(1000, 0)).await.unwrap();
        let second = keep(&vault, "b", &pdf(1000, 0)).await.unwrap();

        assert_eq!(first, second);
    });
    assert_eq!(files_below(folder.path()).len(), 1);
}

#[test]
fn what_is_abandoned_leaves_nothing() {
    let (folder, vault) = vault();

    run(async {
        let mut incoming = vault.receive("a").await.unwrap();
        incoming.write(&pdf(600_000, 0)).await.unwrap();
        assert_eq!(files_below(folder.path()).len(), 1);
        incoming.abandon().await;
    });

    assert_eq!(files_below(folder.path()).len(), 0);
}

#[test]
fn what_is_dropped_in_the_middle_leaves_nothing() {
    let (folder, vault) = vault();

    // The end of the runtime waits for what was begun.
    run(async {
        let mut incoming = vault.receive("a").await.unwrap();
        incoming.write(&pdf(600_000, 0)).await.unwrap();
        drop(incoming);
        for _ in 0..1000 {
            tokio::task::yield_now().await;
        }
    });

    assert_eq!(files_below(folder.path()).len(), 0);
}

#[test]
fn changed_bytes_are_never_delivered_whole() {
    let (folder, vault) = vault();
    let file = pdf(1_000_000, 0);

    run(async {
        let address = keep(&vault, "a", &file).await.unwrap();
        let path = &files_below(folder.path())[0];
        let mut changed = file.clone();
        changed[500] ^= 1;
        std::fs::write(path, &changed).unwrap();

        let read = drain(vault.read(address).await.unwrap()).await;
        let checked = vault.check(address).await;

        assert!(matches!(read, Err(VaultError::Changed { .. })), "{read:?}");
        assert!(matches!(checked, Err(VaultError::Changed { .. })));
    });
}

#[test]
fn what_was_removed_is_missing() {
    let (_folder, vault) = vault();

    run(async {
        let address = keep(&vault, "a", &pdf(1000, 0)).await.unwrap();
        vault.remove(address).await.unwrap();
        vault.remove(address).await.unwrap();

        let missing = vault.read(address).await.err();

        assert!(matches!(missing, Some(VaultError::Missing(_))));
    });
}

#[test]
fn what_a_crash_left_half_written_is_forgotten_after_a_day() {
    let (folder, vault) = vault();
    let incoming = folder.path().join("documents/incoming");
    std::fs::create_dir_all(&incoming).unwrap();
    std::fs::write(incoming.join("0199#1"), b"%PDF-").unwrap();
    std::fs::write(incoming.join("0200"), b"%PDF-").unwrap();
    let now = Clock::system().now();

    run(async {
        assert_eq!(vault.forget_incoming(now).await.unwrap(), 0);
        let later = now + TimeDelta::hours(25);
        assert_eq!(vault.forget_incoming(later).await.unwrap(), 2);
    });

    assert_eq!(files_below(folder.path()).len(), 0);
}
