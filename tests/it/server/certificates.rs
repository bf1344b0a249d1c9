//! The key of certificates as an operator meets it: made once, changed without losing what it signed, and never guessed.

use serde_json::{Value, json};

use crate::support::database::{TestDatabase, both};
use crate::support::process::{Home, Server};

both!(
    what_was_signed_before_the_key_was_changed_stays_good,
    a_certificate_is_verified_with_the_keys_of_this_machine_or_with_a_file,
);

const CERTIFICATE: &str = "/v1/treaties/hanoi-convention/certificate";

fn read(server: &Server, path: &str) -> Value {
    server.client().get(path).body
}

fn a_certificate_is_verified_with_the_keys_of_this_machine_or_with_a_file(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&[]);
    let certificate = read(&server, CERTIFICATE);
    let file = home.write("certificate.json", &certificate.to_string());
    let keys = home.write(
        "keys.json",
        &read(&server, "/v1/certificates/keys").to_string(),
    );
    let verify = ["certificate", "verify"].map(std::ffi::OsStr::new);
    let with = |more: &[&std::ffi::OsStr]| home.run([&verify[..], more].concat());

    let said = with(&[file.as_os_str()]).succeeded();
    assert!(said.starts_with("valid: "), "{said}");
    assert!(said.contains(certificate["certificate"]["summary"].as_str().unwrap()));
    let jwks = [file.as_os_str(), "--jwks".as_ref(), keys.as_os_str()];
    with(&jwks).succeeded();

    let mut edited = certificate.clone();
    edited["certificate"]["counted"] = json!(40);
    home.write("certificate.json", &edited.to_string());
    let said = with(&jwks).failed();
    assert!(said.contains("is not what was signed"), "{said}");
    let elsewhere = [file.as_os_str(), "--data-dir".as_ref(), "nowhere".as_ref()];
    let said = with(&elsewhere).failed();
    assert!(said.contains("there is no key"), "{said}");
    assert!(!home.file("nowhere").exists());
}

fn what_was_signed_before_the_key_was_changed_stays_good(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&[]);
    let before = read(&server, CERTIFICATE);
    let keys = read(&server, "/v1/certificates/keys");
    drop(server);

    let retired = home.write("retired.json", &keys.to_string());
    std::fs::remove_file(home.data().join("certificate-key.pem")).unwrap();
    let retired = retired.to_str().unwrap();
    let server = home.start_with(&["--certificate-retired-keys-file", retired]);

    let published = read(&server, "/v1/certificates/keys");
    let after = read(&server, CERTIFICATE);
    assert_ne!(after["kid"], before["kid"]);
    assert_eq!(published["keys"][0]["kid"], after["kid"]);
    assert_eq!(published["keys"][1]["kid"], before["kid"]);
    let keys = home.write("keys.json", &published.to_string());
    for certificate in [before, after] {
        let file = home.write("certificate.json", &certificate.to_string());
        let (file, keys) = (file.to_str().unwrap(), keys.to_str().unwrap());
        home.run(["certificate", "verify", file, "--jwks", keys])
            .succeeded();
    }
}

#[test]
fn a_key_that_is_named_and_not_there_is_not_made() {
    let database = TestDatabase::sqlite();
    let home = Home::migrated(&database);

    let said = home
        .run([
            "serve",
            "--certificate-key-file",
            "absent.pem",
            "--listen",
            "127.0.0.1:0",
        ])
        .failed();
    assert!(said.contains("SIGNATORY_CERTIFICATE_KEY_FILE"), "{said}");
    assert!(!home.file("absent.pem").exists());
    home.write(
        "keys.json",
        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}]}",
    );
    let said = home
        .run([
            "serve",
            "--certificate-retired-keys-file",
            "keys.json",
            "--listen",
            "127.0.0.1:0",
        ])
        .failed();
    assert!(said.contains("keys.json: key 1"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::sqlite();
    let home = Home::migrated(&database);
    drop(home.start_with(&[]));
    let file = home.data().join("certificate-key.pem");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();

    let said = home.run(["serve", "--listen", "127.0.0.1:0"]).failed();

    assert!(said.contains("is open to others"), "{said}");
}
