//! The service's own key: kept in one file, for its owner alone, and good for minting.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Barrier;

use chrono::TimeDelta;
use serde_json::Value;
use signatory::domain::ids::ParticipantCode;
use signatory::http::tokens::Scope;
use signatory::http::tokens::keys::{KeyError, MintRequest, SIGNING_KEY_FILE, SigningKey};

use super::forge::{mint_request, now, verifier_of};

fn load(directory: &Path) -> Result<SigningKey, KeyError> {
    SigningKey::load_or_create(directory)
}

#[test]
fn a_minted_token_is_accepted_and_says_what_was_asked() {
    let directory = tempfile::tempdir().unwrap();
    let key = load(directory.path()).unwrap();
    let scopes = BTreeSet::from([Scope::SubmissionsWrite, Scope::WebhooksManage]);
    let fiji = ParticipantCode::parse("FJI").unwrap();
    let request = MintRequest {
        participant: Some(&fiji),
        ..mint_request(&scopes)
    };

    let token = key.mint(&request).unwrap();

    let read = verifier_of(&key).verify(&token, now()).unwrap();
    assert_eq!(read.subject, "depositary");
    assert_eq!(read.client_id, "desk");
    assert_eq!(read.scopes, scopes);
    assert_eq!(read.participant, Some(fiji));
    assert_eq!(read.expires_at, now() + TimeDelta::minutes(10));
    assert_eq!(
        uuid::Uuid::parse_str(&read.jti).unwrap().get_version_num(),
        7
    );
}

#[test]
fn every_minted_token_has_an_id_of_its_own() {
    let directory = tempfile::tempdir().unwrap();
    let key = load(directory.path()).unwrap();
    let scopes = BTreeSet::new();

    let tokens = [0; 20].map(|_| key.mint(&mint_request(&scopes)).unwrap());

    let ids = tokens
        .iter()
        .map(|token| verifier_of(&key).verify(token, now()).unwrap().jti);
    assert_eq!(ids.collect::<BTreeSet<_>>().len(), 20);
}

#[test]
fn a_token_that_would_never_be_valid_is_not_minted() {
    let directory = tempfile::tempdir().unwrap();
    let key = load(directory.path()).unwrap();
    let scopes = BTreeSet::new();
    let request = mint_request(&scopes);

    for ttl in [
        TimeDelta::zero(),
        TimeDelta::milliseconds(999),
        TimeDelta::seconds(-5),
        TimeDelta::MIN,
    ] {
        let refused = key.mint(&MintRequest { ttl, ..request });

        assert!(matches!(refused, Err(KeyError::Lifetime)));
    }
    let before_1970 = MintRequest {
        issued_at: now() - TimeDelta::days(365 * 60),
        ..request
    };
    assert!(matches!(key.mint(&before_1970), Err(KeyError::Lifetime)));
}

#[test]
fn another_service_does_not_accept_the_token() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (ours, theirs) = (load(here.path()).unwrap(), load(there.path()).unwrap());

    let token = ours.mint(&mint_request(&BTreeSet::new())).unwrap();

    let refused = verifier_of(&theirs).verify(&token, now()).unwrap_err();
    assert_eq!(refused.code(), "token_unknown_key");
}

#[test]
fn the_key_is_kept() {
    let directory = tempfile::tempdir().unwrap();

    let first = load(directory.path()).unwrap();
    let second = load(directory.path()).unwrap();

    assert_eq!(first.kid(), second.kid());
    let names: Vec<_> = fs::read_dir(directory.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, [SIGNING_KEY_FILE], "no draft is left behind");
}

#[test]
fn starting_many_times_at_once_makes_one_key() {
    for _ in 0..20 {
        let parent = tempfile::tempdir().unwrap();
        let directory = parent.path().join("made").join("by whoever is first");
        let start = Barrier::new(8);

        let kids: BTreeSet<String> = std::thread::scope(|scope| {
            let starters: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        start.wait();
                        load(&directory).unwrap().kid().to_owned()
                    })
                })
                .collect();
            starters
                .into_iter()
                .map(|starter| starter.join().unwrap())
                .collect()
        });

        assert_eq!(kids.len(), 1);
        assert_eq!(fs::read_dir(&directory).unwrap().count(), 1);
    }
}

/// The key pair and thumbprint of RFC 8037, appendix A.
#[test]
fn the_kid_is_the_rfc_7638_thumbprint() {
    const PEM: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n\
        -----END PRIVATE KEY-----\n";
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), PEM, 0o600);

    let key = load(directory.path()).unwrap();

    assert_eq!(key.kid(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    let jwks: Value = serde_json::from_str(&key.jwks_json()).unwrap();
    assert_eq!(
        jwks["keys"][0]["x"],
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    );
    assert_eq!(jwks["keys"][0].as_object().unwrap().len(), 6);
}

#[test]
fn the_published_set_and_the_debug_text_hold_no_secret() {
    let directory = tempfile::tempdir().unwrap();
    let key = load(directory.path()).unwrap();
    let pem = fs::read_to_string(directory.path().join(SIGNING_KEY_FILE)).unwrap();
    let secret = pem.lines().nth(1).unwrap().get(22..).unwrap();

    assert_eq!(secret.len(), 42);
    assert!(!key.jwks_json().contains("\"d\""));
    assert!(!key.jwks_json().contains(secret));
    assert!(!format!("{key:?}").contains(secret));
}

#[test]
fn a_file_that_is_no_ed25519_key_is_refused_and_left_alone() {
    let p256 = aws_lc_rs::signature::EcdsaKeyPair::generate(
        &aws_lc_rs::signature::ECDSA_P256_SHA256_FIXED_SIGNING,
    )
    .unwrap();
    let p256 = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        base64::Engine::encode(
            &base64::engine::general_purpose::STANDARD,
            p256.to_pkcs8v1().unwrap()
        )
    );
    for content in [
        "",
        "garbage",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        &p256,
    ] {
        let directory = tempfile::tempdir().unwrap();
        let path = write(directory.path(), content, 0o600);

        let refused = load(directory.path()).unwrap_err();

        assert!(matches!(refused, KeyError::NotAKey { .. }), "{content}");
        assert_eq!(fs::read_to_string(path).unwrap(), content);
    }
}

#[test]
fn a_directory_that_cannot_be_made_is_reported() {
    let parent = tempfile::tempdir().unwrap();
    let in_the_way = write(parent.path(), "a file", 0o600);

    let refused = load(&in_the_way.join("keys")).unwrap_err();

    assert!(refused.to_string().contains(SIGNING_KEY_FILE), "{refused}");
}

#[cfg(unix)]
mod permissions {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode_of(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_key_and_its_directory_are_for_their_owner_alone() {
        let parent = tempfile::tempdir().unwrap();
        let directory = parent.path().join("keys");

        load(&directory).unwrap();

        assert_eq!(mode_of(&directory), 0o700);
        assert_eq!(mode_of(&directory.join(SIGNING_KEY_FILE)), 0o600);
    }

    #[test]
    fn a_key_that_others_can_touch_is_refused() {
        for mode in [0o640, 0o604, 0o644, 0o660, 0o620, 0o602, 0o666] {
            let directory = tempfile::tempdir().unwrap();
            load(directory.path()).unwrap();
            let path = directory.path().join(SIGNING_KEY_FILE);
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();

            let refused = load(directory.path()).unwrap_err().to_string();

            assert!(
                refused.contains(&format!("mode {mode:04o}, expected 0600")),
                "{refused}"
            );
            assert_eq!(mode_of(&path), mode, "it is not repaired in silence");
        }
    }

    #[test]
    fn a_key_that_is_only_readable_by_its_owner_is_accepted() {
        let directory = tempfile::tempdir().unwrap();
        let first = load(directory.path()).unwrap();
        let path = directory.path().join(SIGNING_KEY_FILE);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();

        assert_eq!(load(directory.path()).unwrap().kid(), first.kid());
    }
}

/// Writes a key file by hand; the mode counts where there are modes.
fn write(directory: &Path, content: &str, mode: u32) -> std::path::PathBuf {
    let path = directory.join(SIGNING_KEY_FILE);
    fs::write(&path, content).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    #[cfg(not(unix))]
    let _ = mode;
    path
}
